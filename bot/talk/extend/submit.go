package extend

import (
	"fmt"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// submit writes a request and tells who may decide it. What was pressed twice is one request.
func submit(t *talk.Turn, m matter, due store.Deadline, reason string, explained bool) error {
	task := m.task()
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	old := m.line.Asked
	if old != nil && same(old.Wanted, due) && old.Reason == reason {
		return m.sent(t, *old, nil, explained)
	}
	e := store.Extension{Committee: m.c.ID, Task: task.Number, Member: m.asker(), By: t.Person.ID, Wanted: due, Reason: reason}
	if err := t.Tx.AskExtension(&e); err != nil {
		return err
	}
	m.line.Task.Pending, m.line.Asked = e.ID, &e
	if m.me.Role == store.Chair && !m.behalf {
		// Nobody is above the chair: his word is the decision, and the record shows it.
		return decide(t, m, e, ruling{state: store.Granted, given: e.Wanted})
	}
	if m.behalf && talk.May(m.me.Role, talk.DecideTime) {
		was, err := m.lastDecided(&t.Tx.ReadTx)
		if err != nil {
			return err
		}
		return showDecide(t, m.me, m.c, text.Decide{Was: was})
	}
	if err := m.tellLead(t, e); err != nil {
		return err
	}
	return m.sent(t, e, old, explained)
}

func same(a, b store.Deadline) bool { return a.Day == b.Day && a.Clock == b.Clock }

// sent tells the officers, and says back what was sent.
func (m matter) sent(t *talk.Turn, e store.Extension, replaced *store.Extension, explained bool) error {
	told, err := m.tellDeciders(t, e)
	if err != nil {
		return err
	}
	back := text.ExtensionSent{Task: subject(m.task()), From: m.dueOf(e.From), Wanted: m.dueOf(e.Wanted), Reason: e.Reason, To: told,
		Explained: explained, Files: len(t.Files) > 0, Withdraw: talk.Code(pressBack, m.c.ID, e.Task, e.ID)}
	if replaced != nil {
		back.Replaces = m.dueOf(replaced.Wanted)
	}
	if m.behalf {
		back.For = leadName(m.line)
	}
	back.At = m.night(t.Tx.Now())
	return show(t, back, m.about())
}

// night is when a message that is written now goes out, by the committee's clock; zero when it goes at once.
func (m matter) night(now time.Time) time.Time {
	at := plan.Decent(now, m.c.Location())
	if at.Equal(now) {
		return time.Time{}
	}
	return at.In(m.c.Location())
}

// deciders are those whom a request can be put before: the chair, else the deputies; never the one whose request it is.
func deciders(tx *store.ReadTx, c store.CommitteeID, own store.PersonID) ([]store.Person, store.Role, error) {
	for _, role := range []store.Role{store.Chair, store.Deputy} {
		all, err := tx.Reachable(c, role)
		if err != nil {
			return nil, "", err
		}
		var others []store.Person
		for _, p := range all {
			if p.ID != own {
				others = append(others, p)
			}
		}
		if len(others) > 0 {
			return others, role, nil
		}
	}
	return nil, "", nil
}

// tellDeciders puts all that waits before those who decide; where there is none to tell the secretary is asked to.
func (m matter) tellDeciders(t *talk.Turn, e store.Extension) (store.Role, error) {
	own, err := personOf(t.Tx, m.c.ID, e.Member)
	if err != nil {
		return "", err
	}
	officers, role, err := deciders(&t.Tx.ReadTx, m.c.ID, own)
	if err != nil {
		return "", err
	}
	if len(officers) == 0 {
		orphan := text.ExtensionOrphan{Task: subject(m.task()), From: m.dueOf(e.From), Wanted: m.dueOf(e.Wanted), Reason: e.Reason, Lead: leadName(m.line)}
		return "", talk.TellMerged(t.Tx, m.c.ID, fmt.Sprintf("extension/%d", e.Task), orphan)
	}
	return role, AskDecisions(t.Tx, m.c, officers)
}

// AskDecisions tells officers, not at night, of all that waits for a decision in a committee. The words are made when the
// turn comes, from the facts of then; what comes meanwhile is told in the same message.
func AskDecisions(tx *store.Tx, c store.Committee, officers []store.Person) error {
	at := plan.Decent(tx.Now(), c.Location())
	day := at.In(c.Location()).Format("2006-01-02")
	for _, p := range officers {
		_, err := tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: fmt.Sprintf("decide/%d/%s", c.ID, day), NotBefore: at,
			Recipe: store.RecipeOf(store.RecipeDecide, store.DayArg{Committee: c.ID, Day: day}),
			About:  store.About{Committee: c.ID, Person: p.ID, Flow: FlowName}})
		if err != nil {
			return fmt.Errorf("ask for decisions: %w", err)
		}
	}
	return nil
}

func personOf(tx *store.Tx, c store.CommitteeID, id store.MemberID) (store.PersonID, error) {
	if id == 0 {
		return 0, nil
	}
	m, err := tx.Member(c, id)
	if _, err = found(err); err != nil {
		return 0, err
	}
	return m.Person, nil
}

// tellLead tells the lead what an officer asked for on his behalf.
func (m matter) tellLead(t *talk.Turn, e store.Extension) error {
	if !m.behalf {
		return nil
	}
	to := m.line.StandIn
	if to.ID == 0 {
		to = m.line.Holder
	}
	return tellMember(t.Tx, m.c, to, m.about(), fmt.Sprintf("asked/%d/%d", m.c.ID, e.Task), t.Tx.Now(),
		text.ExtensionFor{Task: subject(m.task()), From: m.dueOf(e.From), Wanted: m.dueOf(e.Wanted), Reason: e.Reason, By: m.me.Call,
			Withdraw: talk.Code(pressBack, m.c.ID, e.Task, e.ID)})
}

// tellMember puts a message to a member into the outbox, not at night. One who is not reached is passed over.
func tellMember(tx *store.Tx, c store.Committee, to store.Member, about store.About, key string, at time.Time, m text.Message) error {
	ok, err := tx.Reached(to)
	if err != nil || !ok {
		return err
	}
	p, err := tx.Person(to.Person)
	if err != nil {
		return err
	}
	return tellPerson(tx, c, p, about, key, at, m)
}

func tellPerson(tx *store.Tx, c store.Committee, p store.Person, about store.About, key string, at time.Time, m text.Message) error {
	said, err := text.Say(p.Lang, m)
	if err != nil {
		return err
	}
	about.Person = p.ID
	_, err = tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: key, NotBefore: plan.Decent(at, c.Location()), Content: &said, About: about})
	return err
}

// backPressed takes [Rút lại].
func backPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, true)
	m, err := find(t, c.committee, c.task)
	if err != nil {
		return err
	}
	e, err := t.Tx.Extension(m.c.ID, c.task, c.extension)
	if ok, err := found(err); !ok {
		return orStale(err)
	}
	return takeBack(t, m, e)
}

// takeBack withdraws a request, unless something has become of it: then it says what.
func takeBack(t *talk.Turn, m matter, e store.Extension) error {
	if m.behalf && !talk.May(m.me.Role, talk.RecordOnBehalf) && e.By != t.Person.ID {
		return talk.Refuse(text.NotYourTask{Task: subject(m.task()), Lead: leadName(m.line)})
	}
	if e.State != store.Asked {
		s, err := settled(&t.Tx.ReadTx, m, e)
		if err != nil {
			return err
		}
		return show(t, text.ExtensionSettled{Settled: s}, m.about())
	}
	if err := t.Tx.Decide(&e, store.Withdrawn, store.Deadline{}, store.Verdict{By: t.Person.ID}); err != nil {
		return err
	}
	return show(t, text.ExtensionWithdrawn{Task: subject(m.task()), Wanted: m.dueOf(e.Wanted), Due: m.due()}, m.about())
}

func orStale(err error) error {
	if err != nil {
		return err
	}
	return talk.Refuse(text.StaleButton{})
}
