package round

import (
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/store"
)

// told is a word whose round is looked for.
type told struct {
	member  store.Member
	subject store.Subject
	said    time.Time
	// answered, when not 0, is the round of the message that was answered, or of the answer that is being corrected: it
	// settles the matter where that round asks about the subject.
	answered store.RoundID
	// noted: somebody else notes it for the member. figures: results of a clean-up were named.
	noted, figures bool
}

// home finds the rounds that a word on a subject belongs to (design 6, "which week"): those that are open and ask it; else
// the one closed last, when it was said before the closing, or up to 48 hours after it while the item is unanswered or when
// it corrects what was said; else the upcoming one. Several rounds that ask the same all take it, also one that opens later
// the same day, for it is asked in the same message; the first of them leads. Nothing here finds roll calls: those are answered, not reported to.
func home(tx *store.ReadTx, w told) ([]store.Round, error) {
	if w.subject.Is(store.KindTask) {
		r, err := homeOfTask(tx, w.member.Committee, w.said)
		return []store.Round{r}, err
	}
	asking, err := asking(tx, w.member.Committee, w.subject)
	if err != nil {
		return nil, err
	}
	c, err := tx.Committee(w.member.Committee)
	if err != nil {
		return nil, err
	}
	live := askedToday(tx, c)
	if w.answered != 0 {
		if i := slices.IndexFunc(asking, func(r store.Round) bool { return r.ID == w.answered }); i >= 0 {
			return withSame(asking, asking[i], live), nil
		}
		if r, err := tx.Round(w.member.Committee, w.answered); err == nil && r.Kind != store.CleanUp && !r.IsRollCall() && takes(tx, r, w.subject) || err != nil && !errors.Is(err, store.ErrNotFound) {
			return []store.Round{r}, err
		}
	}
	if open := pickOpen(asking, w, live); len(open) > 0 {
		return open, nil
	}
	return lateOrUpcoming(tx, asking, w, c.Location())
}

// homeOne is the first of the rounds that home finds.
func homeOne(tx *store.ReadTx, w told) (store.Round, error) {
	rounds, err := home(tx, w)
	if err != nil {
		return store.Round{}, err
	}
	return rounds[0], nil
}

// asking are the newest rounds of a committee that take words on a subject, the newest first.
func asking(tx *store.ReadTx, c store.CommitteeID, s store.Subject) ([]store.Round, error) {
	recent, err := tx.RecentRounds(c, 64)
	if err != nil {
		return nil, err
	}
	plans, err := tx.Plans(c)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(recent, func(r store.Round) bool {
		i := slices.IndexFunc(plans, func(p store.Plan) bool { return p.ID == r.Plan })
		return r.IsRollCall() || i < 0 || !plans[i].Takes(s)
	}), nil
}

// askedToday tells of a committee's rounds whether people are asked for them today: they are open, or open later.
func askedToday(tx *store.ReadTx, c store.Committee) func(store.Round) bool {
	return func(r store.Round) bool { return r.Phase == store.Opened || r.OpensToday(tx.Now(), c.Location()) }
}

// pickOpen are the rounds that a word belongs to while one of them is open: those that ask the same thing. What came of a
// clean-up belongs to the clean-up, and how the work on a neighbourhood goes to the report while both are open.
func pickOpen(asking []store.Round, w told, live func(store.Round) bool) []store.Round {
	var work, reports []store.Round
	opened := false
	for _, r := range asking {
		switch {
		case r.Kind == store.CleanUp && r.Phase == store.Opened:
			work = append(work, r)
		case r.Kind != store.CleanUp && live(r):
			reports, opened = append(reports, r), opened || r.Phase == store.Opened
		}
	}
	if len(work) > 0 && (w.figures || !opened) {
		return work[:1]
	}
	if !opened {
		return nil
	}
	weeklyFirst(reports)
	return reports
}

// weeklyFirst lets the weekly report lead: its item is the one that people know.
func weeklyFirst(rounds []store.Round) {
	slices.SortStableFunc(rounds, func(a, b store.Round) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
}

// withSame is a round, and, while it is asked, the others that ask the same.
func withSame(asking []store.Round, r store.Round, live func(store.Round) bool) []store.Round {
	same := []store.Round{r}
	for _, o := range asking {
		if o.ID != r.ID && live(o) && live(r) && o.Kind != store.CleanUp && r.Kind != store.CleanUp {
			same = append(same, o)
		}
	}
	return same
}

// lateOrUpcoming finds the rounds of a word that no open round asks for: all that still take it late, else those of the next
// day on which one opens.
func lateOrUpcoming(tx *store.ReadTx, asking []store.Round, w told, loc *time.Location) ([]store.Round, error) {
	seen := map[store.PlanID]bool{}
	var upcoming, late []store.Round
	for _, r := range asking {
		switch {
		case r.Phase == store.Upcoming && r.Kind == store.CleanUp:
			// Under way it takes the figures; a clean-up of another day is no place for what is told today.
			if w.figures && !w.said.Before(r.Starts.Add(-store.DawnBefore)) {
				return []store.Round{r}, nil
			}
		case r.Phase == store.Upcoming:
			upcoming = append(upcoming, r)
		case r.Over() && !seen[r.Plan] && !(r.Kind == store.CleanUp && !w.figures):
			seen[r.Plan] = true
			takes, err := takesLate(tx, r, w)
			if err != nil {
				return nil, err
			}
			if takes && r.Kind == store.CleanUp {
				return []store.Round{r}, nil
			}
			if takes {
				late = append(late, r)
			}
		}
	}
	if len(late) > 0 {
		weeklyFirst(late)
		return late, nil
	}
	if len(upcoming) > 0 {
		next := slices.MinFunc(upcoming, func(a, b store.Round) int { return a.Opens.Compare(b.Opens) })
		day := func(r store.Round) string { return r.Opens.In(loc).Format(time.DateOnly) }
		same := slices.DeleteFunc(upcoming, func(r store.Round) bool { return day(r) != day(next) })
		weeklyFirst(same)
		return same, nil
	}
	for _, r := range asking {
		if r.Over() {
			return []store.Round{r}, nil
		}
	}
	return nil, store.ErrNotFound
}

// takesLate tells whether a closed round still takes a word.
func takesLate(tx *store.ReadTx, r store.Round, w told) (bool, error) {
	m, s, said := w.member, w.subject, w.said
	if r.People > 0 {
		roll, err := tx.Roll(r.Committee, r.ID)
		if err != nil {
			return false, err
		}
		if e, ok := roll.Of(m.ID); !ok || !slices.Contains(e.Subjects, s) && !slices.Contains(e.Optional, s) {
			return false, nil
		}
	}
	if r.Phase == store.Closed && !said.After(r.Closes) {
		return true, nil
	}
	if said.After(r.Closes.Add(store.LateGrace)) {
		return false, nil
	}
	before, err := tx.WordOf(r.Committee, r.ID, s, m.ID)
	if err != nil || before == nil || w.noted || before.OnBehalf() {
		return err == nil, err
	}
	// News of the same day corrects what was said; news of another day is news of the coming week.
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return false, err
	}
	day := func(t time.Time) string { return t.In(c.Location()).Format("2006-01-02") }
	return day(before.Said) == day(said), nil
}

// takes tells whether a round takes words on a subject.
func takes(tx *store.ReadTx, r store.Round, s store.Subject) bool {
	p, err := tx.Plan(r.Committee, r.Plan)
	return err == nil && p.Takes(s)
}
