package view

import (
	"cmp"
	"slices"
	"time"

	"giaoban/store"
)

// clerk gathers what a report is made of.
type clerk struct {
	// tx is the instant the report is made at, then that of Until, before the last one before the period.
	tx, then, before *store.ReadTx
	c                store.Committee
	loc              *time.Location
	begins, until    time.Time
	// members are those of tx; team are the members and tasks of then.
	members []store.Member
	team    *staff
	lines   []TaskLine
	who     map[store.MemberID]Speaker
	persons map[store.PersonID]store.MemberID
	// periods are the rounds of the period, earlier the last one before it of each plan. Roll calls are none: they ask for no
	// work. cleanUps are those of the days on which any round of the period reports.
	periods  []spoken
	earlier  []store.Round
	cleanUps []spoken
}

// spoken is a round with what was said in it.
type spoken struct {
	store.Round
	inForce   []store.Reply
	bySubject map[store.Subject][]store.Reply
	// behind is what was heard only after the closing.
	behind map[told]bool
	// standing are, of a clean-up, all words that were not taken back: its figures are told bit by bit.
	standing []store.Reply
}

// ReportOf computes the report of the days from first to last (2006-01-02 in the committee's zone, both included) as of the
// transaction's instant. A period of which nothing is known has an empty report. Errors: ErrPeriod.
func ReportOf(tx *store.ReadTx, c store.Committee, first, last string) (Report, error) {
	a, b, err := days(first, last)
	if err != nil {
		return Report{}, err
	}
	k, err := newClerk(tx, c, a, b)
	if err != nil {
		return Report{}, err
	}
	next, nextLast := following(a, b)
	r := Report{
		Committee: ReportCommittee{ID: c.ID, Name: c.Name, Zone: c.Zone, Word: c.Neighbourhood, Template: c.Template,
			Strict: c.Rules.Strict, Letter: c.Letter},
		First: first, Last: last, NextFirst: next.Format(dayForm), NextLast: nextLast.Format(dayForm),
		AsOf: tx.Now(), Until: k.until,
	}
	for _, part := range []func(*Report) error{k.tasks, k.criteria, k.places, k.participation, k.voices} {
		if err := part(&r); err != nil {
			return Report{}, err
		}
	}
	k.ahead(&r)
	return r, nil
}

func newClerk(tx *store.ReadTx, c store.Committee, a, b time.Time) (*clerk, error) {
	loc := c.Location()
	begins := time.Date(a.Year(), a.Month(), a.Day(), 0, 0, 0, 0, loc)
	ends := time.Date(b.Year(), b.Month(), b.Day()+1, 0, 0, 0, 0, loc)
	k := &clerk{tx: tx, then: back(tx, ends.Add(-1)), before: back(tx, begins.Add(-1)), c: c, loc: loc, begins: begins}
	k.until = k.then.Now()
	var err error
	if k.members, err = tx.Members(c.ID); err != nil {
		return nil, err
	}
	if k.team, err = staffOf(k.then, c); err != nil {
		return nil, err
	}
	k.who, k.persons = map[store.MemberID]Speaker{}, map[store.PersonID]store.MemberID{}
	for _, list := range [][]store.Member{k.members, k.team.members} { // as he was at Until, if he was there
		for _, m := range list {
			k.who[m.ID] = Speaker{Member: m.ID, Name: m.Name, Role: m.Role, Post: m.Post, Unit: m.Unit}
			if m.Person != 0 {
				k.persons[m.Person] = m.ID
			}
		}
	}
	return k, k.readRounds(a.Format(dayForm), b.Format(dayForm))
}

// readRounds finds the rounds of the period by their last day, and reads them.
func (k *clerk) readRounds(first, last string) error {
	all, err := k.tx.Rounds(k.c.ID)
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b store.Round) int { return cmp.Or(a.Closes.Compare(b.Closes), cmp.Compare(a.ID, b.ID)) })
	all = slices.DeleteFunc(all, store.Round.IsRollCall)
	earlier := map[store.PlanID]store.Round{}
	begins := first
	for _, r := range all {
		if r.LastDay >= first && r.LastDay <= last && r.FirstDay < begins {
			begins = r.FirstDay
		}
	}
	for _, r := range all {
		switch {
		case r.Kind == store.CleanUp && r.LastDay >= begins && r.LastDay <= last:
			s, err := k.read(r)
			if err != nil {
				return err
			}
			if k.cleanUps = append(k.cleanUps, s); r.LastDay >= first {
				k.periods = append(k.periods, s)
			} else if r.Phase != store.Upcoming {
				earlier[r.Plan] = r
			}
			continue
		case r.LastDay > last:
			continue
		case r.LastDay < first:
			if r.Phase != store.Upcoming {
				earlier[r.Plan] = r
			}
			continue
		}
		s, err := k.read(r)
		if err != nil {
			return err
		}
		k.periods = append(k.periods, s)
	}
	for _, r := range earlier {
		k.earlier = append(k.earlier, r)
	}
	slices.SortFunc(k.earlier, func(a, b store.Round) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

// read reads what was said in a round.
func (k *clerk) read(r store.Round) (spoken, error) {
	words, err := k.tx.Replies(k.c.ID, r.ID)
	s := spoken{Round: r, inForce: store.InForce(words), behind: behind(words), bySubject: map[store.Subject][]store.Reply{}}
	for _, w := range s.inForce {
		s.bySubject[w.Subject] = append(s.bySubject[w.Subject], w)
	}
	if r.Kind == store.CleanUp {
		s.standing = bySaid(store.Standing(words))
	}
	return s, err
}

func (k *clerk) word(r store.Reply) Word {
	return Word{Reply: r.ID, Round: r.Round, Subject: r.Subject, Who: k.speaker(r.Member), Said: r.Said.UTC(), Means: r.Means, Late: r.Late,
		Status: r.Status, Percent: r.Percent, Blocker: r.Blocker, NeedsHelp: r.NeedsHelp, Quantities: r.Quantities, Text: r.Text,
		Photos: len(r.Photos)}
}

// speaker is who a member was; one who is on no list is his number alone.
func (k *clerk) speaker(m store.MemberID) Speaker {
	if s, ok := k.who[m]; ok {
		return s
	}
	return Speaker{Member: m}
}

// deciding are the words that decided on a subject, one for each round in which anybody spoke. A round in which nobody
// said how it goes has the newest word of any kind, if figures alone are wanted too.
func (k *clerk) deciding(s store.Subject, figures bool) []Word {
	var words []Word
	for _, r := range k.periods {
		all := r.bySubject[s]
		d, ok := Deciding(all, LeadOf(k.members, s, r.Round))
		if !ok && figures && len(all) > 0 {
			d, ok = all[len(all)-1], true
		}
		if ok {
			words = append(words, k.word(d))
		}
	}
	return words
}

// within tells whether an instant lies in the period, up to Until.
func (k *clerk) within(at time.Time) bool { return !at.Before(k.begins) && !at.After(k.until) }
