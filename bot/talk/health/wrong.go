package health

import (
	"slices"
	"time"

	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
)

// gravity orders the lines of a message; what is not named here comes last.
var gravity = []string{store.TroubleConflict, kindGroup, store.TroubleUnreachable, store.TroubleRefused, store.TroubleExpired,
	store.TroubleRender, store.TroubleFile, store.TroublePoison, store.TroubleBackup, store.TroubleClock}

const (
	// kindGroup is TroubleUnreachable of a group.
	kindGroup = "group"
	// detailGroup is how the outbox marks it.
	detailGroup = "group"
	// named is how many people one line names.
	named = 8
)

// elsewhere are told of by others, with more to say.
var elsewhere = []string{store.TroubleOutage, store.TroubleGuessing}

// lines puts troubles into lines, one a kind. c is whose people are named; 0 names nobody.
func lines(tx *store.ReadTx, c store.CommitteeID, all []store.Trouble) ([]text.WrongLine, error) {
	var members []store.Member
	if c != 0 {
		var err error
		if members, err = tx.MembersIn(c); err != nil {
			return nil, err
		}
	}
	var out []text.WrongLine
	people := map[string][]store.PersonID{}
	for _, t := range all {
		kind := t.Kind
		if kind == store.TroubleUnreachable && t.Detail == detailGroup {
			kind = kindGroup
		}
		i := slices.IndexFunc(out, func(l text.WrongLine) bool { return l.Kind == kind })
		if i < 0 {
			i = len(out)
			out = append(out, text.WrongLine{Kind: kind})
		}
		l := &out[i]
		l.Count++
		m := slices.IndexFunc(members, func(m store.Member) bool { return t.Person != 0 && m.Person == t.Person })
		if m < 0 || slices.Contains(people[kind], t.Person) {
			continue
		}
		people[kind] = append(people[kind], t.Person)
		if len(l.People) == named {
			l.More++
			continue
		}
		p := text.WrongPerson{Name: who.Label(members[m], members)}
		if kind == store.TroubleUnreachable {
			p.Phone = members[m].Phone
		}
		l.People = append(l.People, p)
	}
	// A person whom we cannot reach is news only with his name.
	out = slices.DeleteFunc(out, func(l text.WrongLine) bool {
		return l.Kind == store.TroubleUnreachable && len(l.People) == 0 && c != 0
	})
	slices.SortStableFunc(out, func(a, b text.WrongLine) int { return weight(a.Kind) - weight(b.Kind) })
	return out, nil
}

// lostNow puts the members who cannot be reached now in the place of the messages that did not reach them: whoever has
// blocked the bot is one of them before anything was sent to him, and whoever is back is none.
func lostNow(tx *store.ReadTx, c store.CommitteeID, all []store.Trouble) ([]store.Trouble, error) {
	all = slices.DeleteFunc(all, func(t store.Trouble) bool {
		return t.Kind == store.TroubleUnreachable && t.Detail != detailGroup
	})
	members, err := tx.MembersIn(c)
	if err != nil {
		return nil, err
	}
	who.Sort(members)
	for _, m := range members {
		if m.Person == 0 {
			continue
		}
		p, err := tx.Person(m.Person)
		if err != nil {
			return nil, err
		}
		if !p.Unreachable.IsZero() {
			all = append(all, store.Trouble{Kind: store.TroubleUnreachable, Committee: c, Person: p.ID, At: p.Unreachable})
		}
	}
	return all, nil
}

func weight(kind string) int {
	if i := slices.Index(gravity, kind); i >= 0 {
		return i
	}
	return len(gravity)
}

// concerning leaves the troubles since an instant that a committee's officers should know of: theirs, their members',
// and those that are nobody's.
func concerning(tx *store.ReadTx, c store.CommitteeID, since time.Time) ([]store.Trouble, error) {
	all, err := tx.Troubles(since)
	if err != nil {
		return nil, err
	}
	ours := map[store.PersonID]bool{}
	if c != 0 {
		members, err := tx.MembersIn(c)
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			ours[m.Person] = m.Person != 0
		}
	}
	return slices.DeleteFunc(all, func(t store.Trouble) bool {
		switch {
		case t.Committee != 0:
			return t.Committee != c && c != 0
		case t.Person != 0:
			return !ours[t.Person] && c != 0
		}
		return false
	}), nil
}
