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
	// Met of Total criteria are met, as secretary or chair have set it; MetBefore is the same at the end of the week before, -1
	// where there was none.
	Met, Total, MetBefore int
	// IndicatorsMet of Indicators nội dung are met; 0 where none have been entered.
	IndicatorsMet, Indicators int
	Rows                      []Row
	// Seats are the expected members; Expected counts them without those on leave.
	Seats    []Seat
	Expected int
	// Tasks are the committee's, the dropped ones too; for a week that another has followed, as they stood at the end of its
	// last day, like all that is said of them here. Tally counts them.
	Tasks []TaskLine
	Tally Tally
	// Matters are what waits for a word of the chair, the most pressing first.
	Matters []Matter
	// Past is set for a week that another has followed: nothing in it can be decided any more.
	Past bool
}

// Over tells whether the last day of a week that is live still is over: its criteria and tasks are those of now, its written
// report's those of that day.
func (w Week) Over() bool { return !w.Past && w.AsOf.After(lastOf(w.Committee, w.Round)) }

// lastOf is the last instant of a round's last day.
func lastOf(c store.Committee, r store.Round) time.Time {
	day, err := time.ParseInLocation(dayForm, r.LastDay, c.Location())
	if err != nil {
		return r.Closes
	}
	return day.AddDate(0, 0, 1).Add(-1)
}

// Row is one criterion of the week.
type Row struct {
	Criterion store.Criterion
	Light     Light
	Before    Light
	// Overdue is how many open tasks of the criterion are past their deadline. One is enough for red.
	Overdue int
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
	if w.Past, err = overtaken(tx, r); err != nil {
		return w, err
	}
	// The figures of a week are those of the end of its last day, as in its written report; only the newest one is live.
	then := tx
	if w.Past {
		then = back(tx, lastOf(c, r))
	}
	team, err := staffFrom(then, c, members)
	if err != nil {
		return w, err
	}
	if w.Tasks, err = team.tasksOf(); err != nil {
		return w, err
	}
	w.Tally = TallyOf(w.Tasks)
	overdue := overdueBy(w.Tasks)
	bySubject := map[store.Subject][]store.Reply{}
	for _, word := range inForce {
		bySubject[word.Subject] = append(bySubject[word.Subject], word)
	}
	for _, k := range criteria {
		row := Row{Criterion: k, Words: bySubject[k.Subject()]}
		if d, ok := Deciding(row.Words, LeadOf(members, k.Subject(), r)); ok {
			row.Deciding, row.Light = d, LightOf(d)
		}
		if row.Overdue = overdue[k.Number]; row.Overdue > 0 {
			row.Light = Red
		}
		if hasBefore {
			if row.Before, err = lightBefore(tx, c, members, before, k, w.Tasks); err != nil {
				return w, err
			}
		}
		if k.Attainment == store.Met {
			w.Met++
		}
		w.Rows = append(w.Rows, row)
	}
	w.Total = len(criteria)
	if w.Past {
		if criteria, err = then.Criteria(c.ID); err != nil {
			return w, err
		}
		w.Met = metOf(criteria)
	}
	w.Indicators, w.IndicatorsMet = indicators(criteria)
	if hasBefore && !before.ClosedAt.IsZero() {
		if w.MetBefore, err = met(back(tx, lastOf(c, before)), c.ID); err != nil {
			return w, err
		}
	}
	if w.Seats, err = seats(tx, r, members, inForce); err != nil {
		return w, err
	}
	w.Expected = len(w.Seats) - Count(w.Seats, OnLeave)
	if w.Matters, err = stuck(tx, members, r, bySubject); err != nil {
		return w, err
	}
	w.Matters = append(w.Matters, tasksForChair(c, w.Tasks)...)
	sortMatters(w.Matters)
	return w, team.lookClosely(w.Matters)
}

// overtaken tells whether another weekly report of the committee has opened since this one closed.
func overtaken(tx *store.ReadTx, r store.Round) (bool, error) {
	if r.Phase != store.Closed || r.ClosedAt.IsZero() {
		return false, nil
	}
	recent, err := tx.RecentWeeks(r.Committee, 16)
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

// lightBefore is a criterion's light in the round before: as of its closing what its tasks are concerned.
func lightBefore(tx *store.ReadTx, c store.Committee, members []store.Member, r store.Round, k store.Criterion, lines []TaskLine) (Light, error) {
	if !r.ClosedAt.IsZero() && len(lines) > 0 {
		late, err := wasOverdue(back(tx, lastOf(c, r)), c, k.Number, lines)
		if err != nil {
			return White, err
		}
		if late {
			return Red, nil
		}
	}
	return lightIn(tx, members, r, k.Subject())
}

func lightIn(tx *store.ReadTx, members []store.Member, r store.Round, s store.Subject) (Light, error) {
	d, ok, err := decided(tx, r, s, LeadOf(members, s, r))
	if err != nil || !ok {
		return White, err
	}
	return LightOf(d), nil
}

func met(tx *store.ReadTx, c store.CommitteeID) (int, error) {
	list, err := tx.Criteria(c)
	return metOf(list), err
}

// Current is the weekly report that "now" means for a committee: the open one, else the one closed last, else the upcoming one.
func Current(tx *store.ReadTx, c store.CommitteeID) (store.Round, error) {
	recent, err := tx.RecentWeeks(c, 16)
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
