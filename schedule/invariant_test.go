package schedule

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/storetest"
)

// world is two committees that share two persons, watched over some weeks of giving, answering and outages.
type world struct {
	*ward
	rt *rapid.T
	// held are the places of members 3 and 4 in the other committee.
	other store.Committee
	held  []store.MemberID
	// given are all tasks, said when somebody spoke of one.
	given []store.Task
	said  map[string][]time.Time
	// off are the stretches in which the machine or the platform was away.
	off    [][2]time.Time
	leaves []store.Absence
}

func (w *world) name(t store.Task) string {
	if t.Committee == w.c.ID {
		return string(t.Subject())
	}
	return fmt.Sprintf("%d:%s", t.Committee, t.Subject())
}

// live lets time pass with machine and platform up.
func (w *world) live(d time.Duration) {
	for end := w.now.Add(d); ; {
		w.stayAlive()
		w.sweep()
		w.post()
		next := w.nextStop()
		if next.After(end) {
			next = end
		}
		if !next.After(w.now) {
			w.everyTaskIsDue()
			return
		}
		w.now = next
	}
}

// everyTaskIsDue: an open task with a deadline always has something ahead of it.
func (w *world) everyTaskIsDue() {
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		for _, g := range w.given {
			t, err := tx.Task(g.Committee, g.Number)
			require.NoError(w.t, err)
			due := tx.DueAt(store.DueTask, t.DueKey())
			require.Equal(w.rt, t.State == store.TaskOpen, due.After(w.now), "%s is due at %v", w.name(t), due)
		}
		return nil
	}))
}

func (w *world) give() {
	c, lead := w.c.ID, store.MemberID(rapid.IntRange(3, 5).Draw(w.rt, "lead"))
	if i := rapid.IntRange(0, 3).Draw(w.rt, "in the other"); i < 2 {
		c, lead = w.other.ID, w.held[i]
	}
	days := rapid.IntRange(0, 40).Draw(w.rt, "days")
	if days > 20 {
		days -= 20 // most are short
	}
	n := w.giveIn(c, lead, calendar.DateOf(w.now.In(store.HoChiMinh)).AddDays(days).String(), func(t *store.Task) {
		t.Deadline.Clock = rapid.SampledFrom([]string{"", "", "", "08:00", "16:00"}).Draw(w.rt, "clock")
		if rapid.IntRange(0, 5).Draw(w.rt, "rhythm") == 0 {
			t.Rhythm.RRule = rapid.SampledFrom([]string{"FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR"}).Draw(w.rt, "rrule")
		}
	})
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		t, err := tx.Task(c, n)
		w.given = append(w.given, t)
		return err
	}))
}

func (w *world) answerOne() {
	if len(w.given) == 0 {
		return
	}
	t := rapid.SampledFrom(w.given).Draw(w.rt, "answered")
	w.said[w.name(t)] = append(w.said[w.name(t)], w.now)
	w.update(func(tx *store.Tx) {
		lead, _ := t.Lead(w.now)
		require.NoError(w.t, tx.AddReply(&store.Reply{Committee: t.Committee, Round: 1, Subject: t.Subject(), Member: lead.Member,
			Status: rapid.SampledFrom([]store.Status{store.Doing, store.Done, store.Blocked}).Draw(w.rt, "status"), Said: tx.Now(), Means: store.ByText}))
	})
}

// early answers the coming round of the first committee, so that it has nothing to ask.
func (w *world) early() {
	w.update(func(tx *store.Tx) {
		p, err := tx.Plan(w.c.ID, w.p.ID)
		require.NoError(w.t, err)
		for i := 1; i <= 3; i++ {
			require.NoError(w.t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: p.Upcoming, Subject: store.SubjectOf(store.KindCriterion, i),
				Member: store.MemberID(2 + i), Status: store.Done, Said: tx.Now(), Means: store.ByText}))
		}
	})
}

// leave sends member 5 away for some days, with nobody in his place.
func (w *world) leave() {
	first := calendar.DateOf(w.now.In(store.HoChiMinh)).AddDays(rapid.IntRange(0, 5).Draw(w.rt, "from"))
	a := store.Absence{Committee: w.c.ID, Member: 5, First: first.String(), Last: first.AddDays(rapid.IntRange(0, 9).Draw(w.rt, "days of leave")).String()}
	w.update(func(tx *store.Tx) { require.NoError(w.t, tx.PutAbsence(&a)) })
	w.leaves = append(w.leaves, a)
}

func (w *world) outage() {
	from := w.now
	w.now = w.now.Add(time.Duration(rapid.SampledFrom([]int{1, 4, 11, 26, 72}).Draw(w.rt, "hours off")) * time.Hour)
	w.off = append(w.off, [2]time.Time{from, w.now})
	if rapid.Bool().Draw(w.rt, "sweep before the platform is heard") {
		w.sweep()
		w.now = w.now.Add(time.Minute)
	}
	w.alive()
}

func TestTheBudgetHoldsAndNothingIsLost(t *testing.T) {
	storetest.Draws(t, 10)
	rapid.Check(t, func(rt *rapid.T) {
		w := &world{ward: newWard(t, "2026-11-30 09:00", 3), rt: rt, said: map[string][]time.Time{}}
		w.other, w.held = w.second(store.TaskRules{At: rapid.SampledFrom([]string{"", "09:00", "13:59"}).Draw(rt, "hour")}, 3, 4)
		if rapid.Bool().Draw(rt, "rounds") {
			w.addPlan(rapid.SampledFrom([]string{"30 7 * * 1", "0 14 * * 5", "0 10 * * 3"}).Draw(rt, "cron"))
		}
		if rapid.Bool().Draw(rt, "weekends") {
			w.addWeekend()
		}
		for range rapid.IntRange(3, 16).Draw(rt, "doings") {
			rapid.SampledFrom([]func(){w.give, w.give, w.give, w.answerOne, w.outage, w.early, w.leave}).Draw(rt, "doing")()
			w.live(time.Duration(rapid.IntRange(0, 30).Draw(rt, "hours")) * time.Hour)
		}
		w.live(10 * 24 * time.Hour)
		w.decentHours()
		w.oneMessageADay()
		w.oneAskADay()
		w.eachAccusationOnce()
		w.noSlotLost()
		w.answersAreHeard()
		w.leaveIsLeave()
		require.NoError(t, w.db.Close())
		found, err := store.Check(w.db.Path())
		require.NoError(t, err)
		require.Empty(t, found.Faults)
	})
}

// addPlan gives the other committee rounds, in which member 3's person answers for a criterion.
func (w *world) addPlan(cron string) {
	w.update(func(tx *store.Tx) {
		m, err := tx.Member(w.other.ID, w.held[0])
		require.NoError(w.t, err)
		m.Charges = []store.Charge{{Subject: "tc1", Lead: true, From: tx.Now()}}
		require.NoError(w.t, tx.PutMember(&m))
		p := store.Plan{Committee: w.other.ID, Cron: cron, Window: 2 * time.Hour}
		require.NoError(w.t, tx.PutPlan(&p))
		r, err := plan.Upcoming(p, nil, w.other.Location(), calendar.Default(), tx.Now())
		require.NoError(w.t, err)
		require.NoError(w.t, tx.AddUpcoming(&p, &r))
	})
}

// addWeekend gives the first committee a clean-up, whose roll call falls on the evening of the weekly report, and a question to
// everybody on the same day: the persons of members 3 and 4 answer for neighbourhoods too.
func (w *world) addWeekend() {
	w.update(func(tx *store.Tx) {
		for i := range store.MemberID(2) {
			m, err := tx.Member(w.c.ID, 3+i)
			require.NoError(w.t, err)
			m.Charges = append(m.Charges, store.Charge{Subject: store.SubjectOf(store.KindNeighbourhood, int(i)+1), Lead: true, From: tx.Now()})
			require.NoError(w.t, tx.PutMember(&m))
		}
		for _, p := range []store.Plan{
			{Kind: store.CleanUp, Cron: "0 7 * * 6", RollCall: "18:00", After: 2 * time.Hour, Window: 8 * time.Hour},
			{Kind: store.Asking, Cron: "0 16 * * 5", Window: 4 * time.Hour, Whom: store.Whom{Kind: store.All}, Questions: []store.Question{{Kind: store.AskText}}},
		} {
			p.Committee = w.c.ID
			require.NoError(w.t, tx.PutPlan(&p))
			r, err := plan.Upcoming(p, nil, w.c.Location(), calendar.Default(), tx.Now())
			require.NoError(w.t, err)
			require.NoError(w.t, tx.AddUpcoming(&p, &r))
		}
	})
}

// oneAskADay: over all rounds of all committees a person is asked once a day, and reminded at most once more, or twice where
// a window of six hours or more is open. After an outage rounds come as they can.
func (w *world) oneAskADay() {
	asked, reminded := map[string]letter{}, map[string]int{}
	for _, l := range w.letters {
		if l.kind != store.RecipeBundle || len(l.subjects) == 0 || w.offAround(l.at) {
			continue
		}
		day := l.chat + l.at.In(store.HoChiMinh).Format("2006-01-02")
		if l.repeat {
			reminded[day]++
			require.LessOrEqual(w.rt, reminded[day], 2, "%v is one too many; the day's were %v", l, w.dayOf(l))
			continue
		}
		before, twice := asked[day]
		require.False(w.rt, twice && !w.presses(l), "%v and %v should be one", before, l)
		asked[day] = l
	}
}

// offAround tells whether we were away within a day of an instant.
func (w *world) offAround(at time.Time) bool {
	return slices.ContainsFunc(w.off, func(o [2]time.Time) bool { return o[0].Before(at) && o[1].After(at.AddDate(0, 0, -1)) })
}

func (w *world) decentHours() {
	for _, l := range w.letters {
		if l.kind == store.RecipeDawn {
			continue
		}
		require.True(w.rt, plan.Decent(l.at, store.HoChiMinh).Equal(l.at), "%v at night", l)
	}
}

// oneMessageADay: a second message of a day asks for a round, or has something in it that is due before the next chance.
func (w *world) oneMessageADay() {
	seen := map[string]bool{}
	for _, l := range w.letters {
		if l.kind != store.RecipeBundle {
			continue
		}
		day := l.chat + l.at.In(store.HoChiMinh).Format("2006-01-02")
		if seen[day] && len(l.subjects) == 0 {
			require.True(w.rt, w.presses(l), "%v is one too many; the day's were %v", l, w.dayOf(l))
		}
		seen[day] = true
		w.nothingBefore(l)
	}
}

// presses tells whether something in a message is due before the next chance to ask.
func (w *world) presses(l letter) bool {
	return slices.ContainsFunc(w.given, func(t store.Task) bool { return slices.Contains(l.tasks, w.name(t)) && w.urgent(t, l.at) })
}

// nothingBefore: before the message of a round, that day's only earlier one is about something due before it. After an
// outage rounds come as they can.
func (w *world) nothingBefore(l letter) {
	if len(l.subjects) == 0 || w.offAround(l.at) {
		return
	}
	for _, o := range w.dayOf(l) {
		if o.kind != store.RecipeBundle || !o.at.Before(l.at) || len(o.subjects) > 0 {
			continue
		}
		require.True(w.rt, slices.ContainsFunc(w.given, func(t store.Task) bool {
			ends := t.Deadline.Ends(store.HoChiMinh, false)
			return slices.Contains(o.tasks, w.name(t)) && ends.After(o.at) && !ends.After(l.at)
		}), "%v should have come with %v", o, l)
	}
}

func (w *world) dayOf(l letter) (all []letter) {
	for _, o := range w.letters {
		if o.chat == l.chat && o.at.In(store.HoChiMinh).YearDay() == l.at.In(store.HoChiMinh).YearDay() {
			all = append(all, o)
		}
	}
	return all
}

func (w *world) ladder(t store.Task) plan.Ladder {
	c := w.c
	if t.Committee == w.other.ID {
		c = w.other
	}
	return plan.LadderOf(c, t, 0, nil, calendar.Default())
}

func (w *world) urgent(t store.Task, at time.Time) bool {
	l := w.ladder(t)
	if lead, _ := t.Lead(at); lead.Member == 5 {
		l.Leave = plan.LeaveOf(5, slices.DeleteFunc(slices.Clone(w.leaves), func(a store.Absence) bool { return a.At.After(at) }))
	}
	_, urgent := l.Tomorrow(at.Add(-gather))
	return urgent
}

func (w *world) eachAccusationOnce() {
	seen := map[string]bool{}
	for _, l := range w.letters {
		for _, t := range l.tasks {
			if l.kind == store.RecipeOverdue {
				id := fmt.Sprint(l.level, l.chat, t)
				require.False(w.rt, seen[id], "%v again", l)
				seen[id] = true
			}
		}
	}
}

// noSlotLost: what was never answered is in a letter soon after each of its slots, unless we were away.
func (w *world) noSlotLost() {
	for _, t := range w.given {
		if lead, _ := t.Lead(w.now); len(w.said[w.name(t)]) > 0 || lead.Member == 5 && len(w.leaves) > 0 {
			continue
		}
		l := w.ladder(t)
		for s, ok := l.Next(calendar.DateOf(t.Given)); ok && s.At.Before(w.now.AddDate(0, 0, -6)); s, ok = l.Next(s.Day) {
			next, _ := l.Tomorrow(s.At)
			next, _ = l.Tomorrow(next)
			if slices.ContainsFunc(w.off, func(o [2]time.Time) bool { return o[0].Before(next) && o[1].After(s.At.Add(-time.Hour)) }) {
				next = w.now
			}
			require.True(w.rt, slices.ContainsFunc(w.letters, func(x letter) bool {
				return x.kind == store.RecipeBundle && slices.Contains(x.tasks, w.name(t)) && !x.at.Before(s.At) && !x.at.After(next)
			}), "%s: nothing came of %v", w.name(t), s)
		}
	}
}

// leaveIsLeave: a leave that was known that morning is not disturbed by a task.
func (w *world) leaveIsLeave() {
	for _, l := range w.letters {
		day := l.at.In(store.HoChiMinh)
		require.False(w.rt, l.kind == store.RecipeBundle && l.chat == "tg/Chủ 3" && len(l.subjects) == 0 && slices.ContainsFunc(w.leaves, func(a store.Absence) bool {
			return a.On(day.Format("2006-01-02")) && a.At.Before(calendar.DateOf(day).At(0, 0, store.HoChiMinh))
		}), "%v in his leave", l)
	}
}

// answersAreHeard: nobody is asked about what he has spoken of that day.
func (w *world) answersAreHeard() {
	for _, l := range w.letters {
		for name, at := range w.said {
			require.False(w.rt, l.kind == store.RecipeBundle && slices.Contains(l.tasks, name) && slices.ContainsFunc(at, func(a time.Time) bool {
				return a.Before(l.at) && a.In(store.HoChiMinh).Format("2006-01-02") == l.at.In(store.HoChiMinh).Format("2006-01-02")
			}), "%v asks what was said already", l)
		}
	}
}
