package extend

import (
	"errors"
	"fmt"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// tellOutcome tells, not before at and not at night, whoever asked and the secretary what was decided. While the message
// waits a second one, with a word, takes its place. told is who asked, phone that he must be phoned.
func (m matter) tellOutcome(t *talk.Turn, e store.Extension, at time.Time) (told string, phone bool, err error) {
	task, key := m.task(), fmt.Sprintf("decided/%d/%d/%d", m.c.ID, e.Task, e.ID)
	answer := text.ExtensionAnswer{Task: subject(task), State: e.State, Wanted: m.dueOf(e.Wanted), Due: m.due(), Role: m.me.Role, Word: e.Decided.Word,
		Over: task.Late(m.c, t.Tx.Now())}
	if e.State == store.Refused {
		answer.Help, answer.Again = talk.Code(pressHelp, m.c.ID, e.Task), talk.Code(pressAsk, m.c.ID, e.Task)
	}
	heard := map[store.PersonID]bool{t.Person.ID: true}
	asker, err := t.Tx.Member(m.c.ID, e.Member)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", false, err
	}
	told = asker.Call
	if told == "" {
		told = leadName(m.line)
	}
	reached := false
	for _, to := range []store.Member{asker, m.line.StandIn} {
		ok, err := t.Tx.Reached(to)
		if err != nil {
			return "", false, err
		}
		reached = reached || ok
		if !ok || heard[to.Person] {
			continue
		}
		heard[to.Person] = true
		if err := tellMember(t.Tx, m.c, to, m.about(), key, at, answer); err != nil {
			return "", false, err
		}
	}
	if m.me.Person == asker.Person && asker.Person != 0 {
		told = "" // the chair's own
	}
	note := text.ExtensionTold{Task: answer.Task, State: e.State, Lead: told, Wanted: answer.Wanted, Due: answer.Due, Role: m.me.Role, By: m.me.Call,
		Word: e.Decided.Word, Phone: !reached}
	if note.Lead == "" {
		note.Lead = leadName(m.line)
	}
	return told, !reached, m.tellSecretaries(t, e, note, heard, key, at)
}

// tellSecretaries tells them, and the officer who took the request down; each once.
func (m matter) tellSecretaries(t *talk.Turn, e store.Extension, note text.ExtensionTold, heard map[store.PersonID]bool, key string, at time.Time) error {
	people, err := t.Tx.Reachable(m.c.ID, store.Secretary)
	if err != nil {
		return err
	}
	if by, err := t.Tx.Person(e.By); err == nil && by.Chat != "" && by.Unreachable.IsZero() {
		people = append(people, by)
	} else if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	for _, p := range people {
		if heard[p.ID] {
			continue
		}
		heard[p.ID] = true
		if err := tellPerson(t.Tx, m.c, p, m.about(), key, at, note); err != nil {
			return err
		}
	}
	return nil
}

// noWordPressed sends a refusal at once, without a word.
func noWordPressed(t *talk.Turn, arg string) error {
	m, e, err := request(t, readCode(arg, true))
	if err != nil {
		return err
	}
	return m.withWord(t, e, "")
}

// withWord ends the wait for a word with a refusal: it goes out now. A word that comes when it has gone out follows it.
func (m matter) withWord(t *talk.Turn, e store.Extension, word string) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if e.State != store.Refused || e.Decided.By != t.Person.ID || e.Decided.Word != "" {
		s, err := settled(&t.Tx.ReadTx, m, e)
		if err != nil {
			return err
		}
		return showDecide(t, m.me, m.c, text.Decide{Was: &s})
	}
	sent := t.Tx.Now().Sub(e.Decided.At) >= forAWord
	if word != "" {
		if err := t.Tx.AddWord(&e, word); err != nil {
			return err
		}
	}
	just := text.JustDecided{Task: subject(m.task()), State: e.State, Said: word, At: m.night(t.Tx.Now())}
	var err error
	if word != "" || !sent {
		if just.Told, just.Phone, err = m.tellOutcome(t, e, t.Tx.Now()); err != nil {
			return err
		}
	}
	return showDecide(t, m.me, m.c, text.Decide{Just: &just})
}
