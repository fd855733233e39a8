package view

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"giaoban/store"
)

// Week is a round's state as of an instant: what the chair sees.
type Week struct {
	Committee store.Committee
	Round     store.Round
	AsOf      time.Time
	// Met of Total criteria are met, as secretary or chair have set it; MetBefore is the same at the closing of the round
	// before, -1 where there was none.
	Met, Total, MetBefore int
	Rows                  []Row
	// Seats are the expected members; Expected counts them without those on leave.
	Seats    []Seat
	Expected int
	// Troubles are the subjects that are stuck or need a decision, the longest stuck first.
	Troubles []Trouble
}

// Row is one criterion of the week.
type Row struct {
	Criterion store.Criterion
	Light     Light
	Before    Light
	// Words are all in force, Deciding the one that gives the light (zero when White).
	Words    []store.Reply
	Deciding store.Reply
}

// Trend is 1 for better than the week before, -1 for worse, 0 for the same or when one of the two is unknown.
func (r Row) Trend() int {
	if r.Light == White || r.Before == White {
		return 0
	}
	return cmp.Compare(r.Light, r.Before)
}

// Trouble is a subject with an obstacle, or one for which help or a decision is asked.
type Trouble struct {
	Subject store.Subject
	Word    store.Reply
	// Weeks is for how many rounds in a row, this one included, it has been red; 0 when it only asks.
	Weeks int
}

// longest is how many rounds back a stuck subject is followed.
const longest = 52

// WeekOf computes the state of a round.
func WeekOf(tx *store.ReadTx, c store.Committee, r store.Round) (Week, error) {
	w := Week{Committee: c, Round: r, AsOf: tx.Now(), MetBefore: -1}
	criteria, err := tx.Criteria(c.ID)
	if err != nil {
		return w, err
	}
	members, err := tx.Members(c.ID)
	if err != nil {
		return w, err
	}
	all, err := tx.Replies(c.ID, r.ID)
	if err != nil {
		return w, err
	}
	inForce := store.InForce(all)
	before, hasBefore, err := previous(tx, r)
	if err != nil {
		return w, err
	}
	bySubject := map[store.Subject][]store.Reply{}
	for _, word := range inForce {
		bySubject[word.Subject] = append(bySubject[word.Subject], word)
	}
	for _, k := range criteria {
		row := Row{Criterion: k, Words: bySubject[k.Subject()]}
		if d, ok := Deciding(row.Words, LeadOf(members, k.Subject(), r)); ok {
			row.Deciding, row.Light = d, LightOf(d)
		}
		if hasBefore {
			if row.Before, err = lightIn(tx, members, before, k.Subject()); err != nil {
				return w, err
			}
		}
		if k.Attainment == store.Met {
			w.Met++
		}
		w.Rows = append(w.Rows, row)
	}
	w.Total = len(criteria)
	if past, err := overtaken(tx, r); err != nil {
		return w, err
	} else if past {
		// The figure of a week is that of its closing; only the newest one is live.
		if w.Met, err = metAt(tx, c.ID, r.ClosedAt); err != nil {
			return w, err
		}
	}
	if hasBefore && !before.ClosedAt.IsZero() {
		if w.MetBefore, err = metAt(tx, c.ID, before.ClosedAt); err != nil {
			return w, err
		}
	}
	if w.Seats, err = seats(tx, r, members, inForce); err != nil {
		return w, err
	}
	w.Expected = len(w.Seats) - Count(w.Seats, OnLeave)
	w.Troubles, err = troubles(tx, members, r, bySubject)
	return w, err
}

// overtaken tells whether another round of the committee has opened since this one closed.
func overtaken(tx *store.ReadTx, r store.Round) (bool, error) {
	if r.Phase != store.Closed || r.ClosedAt.IsZero() {
		return false, nil
	}
	recent, err := tx.RecentRounds(r.Committee, 16)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(recent, func(x store.Round) bool { return x.Phase != store.Upcoming })
	return i < 0 || recent[i].ID != r.ID, nil
}

func previous(tx *store.ReadTx, r store.Round) (store.Round, bool, error) {
	if r.Previous == 0 {
		return store.Round{}, false, nil
	}
	before, err := tx.Round(r.Committee, r.Previous)
	if errors.Is(err, store.ErrNotFound) {
		return before, false, nil
	}
	return before, err == nil, err
}

func lightIn(tx *store.ReadTx, members []store.Member, r store.Round, s store.Subject) (Light, error) {
	words, err := wordsOn(tx, r, s)
	if err != nil {
		return White, err
	}
	d, ok := Deciding(words, LeadOf(members, s, r))
	if !ok {
		return White, nil
	}
	return LightOf(d), nil
}

func metAt(tx *store.ReadTx, c store.CommitteeID, t time.Time) (int, error) {
	list, err := tx.AsOf(t).Criteria(c)
	n := 0
	for _, k := range list {
		if k.Attainment == store.Met {
			n++
		}
	}
	return n, err
}

func troubles(tx *store.ReadTx, members []store.Member, r store.Round, bySubject map[store.Subject][]store.Reply) ([]Trouble, error) {
	var list []Trouble
	for s, words := range bySubject {
		d, ok := Deciding(words, LeadOf(members, s, r))
		if !ok || (LightOf(d) != Red && !d.NeedsHelp) {
			continue
		}
		t := Trouble{Subject: s, Word: d}
		if LightOf(d) == Red {
			weeks, err := redWeeks(tx, members, r, s)
			if err != nil {
				return nil, err
			}
			t.Weeks = weeks
		}
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b Trouble) int {
		return cmp.Or(cmp.Compare(b.Weeks, a.Weeks), store.CompareSubjects(a.Subject, b.Subject))
	})
	return list, nil
}

func redWeeks(tx *store.ReadTx, members []store.Member, r store.Round, s store.Subject) (int, error) {
	n := 1
	for ; n < longest; n++ {
		before, ok, err := previous(tx, r)
		if err != nil || !ok {
			return n, err
		}
		light, err := lightIn(tx, members, before, s)
		if err != nil || light != Red {
			return n, err
		}
		r = before
	}
	return n, nil
}

// Current is the round that "now" means for a committee: the open one, else the one closed last, else the upcoming one.
func Current(tx *store.ReadTx, c store.CommitteeID) (store.Round, error) {
	recent, err := tx.RecentRounds(c, 16)
	if err != nil {
		return store.Round{}, err
	}
	for _, phases := range [][]store.Phase{{store.Opened}, {store.Closed, store.Skipped}, {store.Upcoming}} {
		for _, r := range recent {
			if slices.Contains(phases, r.Phase) {
				return r, nil
			}
		}
	}
	return store.Round{}, store.ErrNotFound
}
