package cleanup

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/answer"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// wordDawn tells somebody who comes that the work begins soon. Who has said meanwhile that he does not come sleeps on.
func wordDawn(tx *store.ReadTx, j store.Job) (store.Content, error) {
	m, err := read(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	places, err := tx.Memberships(m.reader)
	if err != nil {
		return store.Content{}, err
	}
	at := slices.IndexFunc(places, func(x store.Member) bool { return x.Committee == m.c.ID })
	if at < 0 || m.round.Over() || tx.Now().After(m.round.Starts) {
		return store.Content{}, talk.ErrNothing
	}
	me := places[at]
	roll, err := view.RollCallOf(tx, m.c, m.round)
	if err != nil {
		return store.Content{}, err
	}
	say := text.CleanUpDawn{CleanUpHead: m.head(), Call: call(me)}
	if len(places) > 1 {
		say.Committee = m.c.Name
	}
	for _, c := range roll.Going {
		if c.Word.Member != me.ID {
			continue
		}
		line, err := m.comes(c)
		if err != nil {
			return store.Content{}, err
		}
		if say.Example == "" {
			say.Example = example(m.lang, c.Subject())
		}
		say.Places = append(say.Places, line)
	}
	if len(say.Places) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return text.Say(m.lang, say)
}

func (m matter) comes(c view.Coming) (text.CleanUpComes, error) {
	s, err := m.subject(c.Subject())
	said := why(c.Word.Text)
	if instead, _ := answer.Instead(said); c.Other() && !instead.Named && !answer.Names(said) {
		said = "" // that somebody else comes is said already
	}
	return text.CleanUpComes{Subject: s, People: c.People(), Other: c.Other(), Who: call(c.Who), Text: said}, err
}

// notComing is how an answer begins that says why nobody comes.
var notComing = regexp.MustCompile(`(?i)^\s*(?:không|khong|ko|k|hông)\s*(?:đi|di|tham gia|có mặt|co mat)(?:\s*được|\s*duoc)?[\s,.;:–-]*(?:vì|vi|do)?\s+`)

// why is the reason in an answer that says that nobody comes.
func why(words string) string {
	if rest := notComing.ReplaceAllString(words+" ", ""); strings.TrimSpace(rest) != "" {
		return strings.TrimSpace(rest)
	}
	return ""
}

// wordComing tells the officers who comes. Once the work has begun there is nothing to plan with it any more.
func wordComing(tx *store.ReadTx, j store.Job) (store.Content, error) {
	m, err := read(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	if m.round.Over() || tx.Now().After(m.round.Starts) {
		return store.Content{}, talk.ErrNothing
	}
	roll, err := view.RollCallOf(tx, m.c, m.round)
	if err != nil {
		return store.Content{}, err
	}
	say := text.CleanUpComing{CleanUpHead: m.head(), People: roll.People, Uncounted: roll.Uncounted, Dawn: m.local(m.round.Starts.Add(-store.DawnBefore))}
	asked, err := tx.Round(m.c.ID, m.round.RollCall)
	if err != nil {
		return store.Content{}, err
	}
	say.Unasked = asked.Phase == store.Skipped
	for _, list := range []struct {
		of []view.Coming
		to *[]text.CleanUpComes
	}{{roll.Going, &say.Going}, {roll.Staying, &say.Staying}} {
		for _, c := range list.of {
			line, err := m.comes(c)
			if err != nil {
				return store.Content{}, err
			}
			*list.to = append(*list.to, line)
		}
	}
	for _, u := range roll.Silent {
		line := text.CleanUpCall{}
		if line.Subject, err = m.subject(u.Subject()); err != nil {
			return store.Content{}, err
		}
		for _, who := range u.Members {
			line.People = append(line.People, text.CleanUpPhone{Name: who.Name, Phone: who.Phone})
		}
		if say.Example == "" && len(u.Members) > 0 {
			say.Example = noted(m.lang, u.Members[0], u.Subject())
		}
		say.Silent = append(say.Silent, line)
	}
	if len(say.Going)+len(say.Staying)+len(say.Silent) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return text.Say(m.lang, say)
}

// noted is how the secretary notes what somebody answered by phone.
func noted(lang store.Lang, m store.Member, s store.Subject) string {
	if lang == store.English {
		return fmt.Sprintf("/behalf %s %s coming, 20 people", call(m), s)
	}
	return fmt.Sprintf("/ghiho %s %s đi 20 người", call(m), s)
}
