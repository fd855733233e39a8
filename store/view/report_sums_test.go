package view_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
	"giaoban/store/storetest"
	"giaoban/store/view"
)

// neighbourhoods makes n of them; the members after the first ones answer for them in turn, the first of each leads.
func (w *ward) neighbourhoods(n, after int) {
	w.update(func(tx *store.Tx) error {
		for i := range n {
			if err := tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: i + 1, Name: fmt.Sprint(i + 1), From: tx.Now()}); err != nil {
				return err
			}
		}
		all, err := tx.Members(w.c.ID)
		if err != nil {
			return err
		}
		for i, m := range all[after:] {
			m.Charges = []store.Charge{{Subject: store.SubjectOf("kp", 1+i%n), Lead: i < n, From: tx.Now()}}
			if err := tx.PutMember(&m); err != nil {
				return err
			}
		}
		return nil
	})
}

func place(n int, q store.Quantities) func(*store.Reply) {
	return func(r *store.Reply) { r.Subject, r.Quantities = store.SubjectOf("kp", n), q }
}

func f(v float64) *float64 { return &v }

func TestFiguresOfNeighbourhoods(t *testing.T) {
	w := newWard(t, 4)
	w.neighbourhoods(2, 0) // members 1 and 3 of khu phố 1, 2 and 4 of khu phố 2
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 1, 0, store.Done, place(1, store.Quantities{People: f(40), Tonnes: f(0.1)}))
	w.say(first, 3, 0, store.Done, place(1, store.Quantities{People: f(60), Points: f(3)}))
	w.say(first, 2, 0, store.Done, place(2, store.Quantities{Kg: f(300)}))
	w.close(first)
	second := w.open(at("2026-11-27 14:00"))
	w.say(second, 1, 0, "", place(1, store.Quantities{Tonnes: f(0.2)}), text("thêm hai xe"))
	w.close(second)
	r := w.report("2026-11-14", "2026-11-27")
	require.Len(t, r.Places, 2)
	assert.Equal(t, view.Sums{People: f(40), Points: f(3), Tonnes: f(0.3)}, r.Places[0].Sums, "the lead's 40, not 100; 0.1 + 0.2 is 0.3")
	assert.Equal(t, view.Sums{People: f(40), Points: f(3), Tonnes: f(0.6)}, r.Sums, "said in two units, told in one")
	assert.Equal(t, view.Sums{Tonnes: f(0.3)}, r.Places[1].Sums, "the parts are in the unit of the sum")
	assert.Equal(t, "thêm hai xe", r.Places[0].Newest().Text, "figures alone are news too")
}

func TestKilogramsBecomeTonnesOnlyTogether(t *testing.T) {
	w := newWard(t, 2)
	w.neighbourhoods(2, 0)
	r := w.open(at("2026-11-20 14:00"))
	w.say(r, 1, 0, store.Done, place(1, store.Quantities{Kg: f(800)}))
	assert.Equal(t, view.Sums{Kg: f(800)}, w.report("2026-11-14", "2026-11-20").Sums)
	w.say(r, 2, 0, store.Done, place(2, store.Quantities{Kg: f(450)}))
	got := w.report("2026-11-14", "2026-11-20")
	assert.Equal(t, view.Sums{Tonnes: f(1.25)}, got.Sums)
	assert.Equal(t, view.Sums{Tonnes: f(0.8)}, got.Places[0].Sums, "the parts are in the unit of the sum")
}

// TestSumsEqualTheirParts, whatever is said, undone, given, done or extended; and a report survives being frozen.
func TestSumsEqualTheirParts(t *testing.T) {
	storetest.Draws(t, 10)
	rapid.Check(t, func(rt *rapid.T) {
		w := newWard(t, 12)
		w.neighbourhoods(3, 6)
		var given []store.Task
		statuses := []store.Status{"", store.Done, store.Doing, store.NotStarted, store.Blocked}
		figure := rapid.Map(rapid.IntRange(0, 30000), func(n int) *float64 {
			if n%3 == 0 {
				return nil
			}
			return f(float64(n) / 10)
		})
		for i := range 3 {
			r := w.open(at("2026-11-06 14:00").AddDate(0, 0, 7*i))
			for range rapid.IntRange(0, 12).Draw(rt, "words") {
				member, status := rapid.IntRange(1, 12).Draw(rt, "member"), rapid.SampledFrom(statuses).Draw(rt, "status")
				q := store.Quantities{People: figure.Draw(rt, "people"), Kg: figure.Draw(rt, "kg")}
				if rapid.Bool().Draw(rt, "in tonnes") {
					q.Kg, q.Tonnes = nil, q.Kg
				}
				switch rapid.IntRange(0, 3).Draw(rt, "act") {
				case 0:
					w.say(r, member, 1+(member-1)%9, status, help)
				case 1:
					w.say(r, member, 0, status, place(1+member%3, q))
				case 2:
					given = append(given, w.give(member, rapid.SampledFrom([]string{"", "2026-11-12", "2026-11-19", "2026-12-24"}).Draw(rt, "due"), criterion(member%10)))
				case 3:
					if n := len(given); n > 0 {
						w.tell(r, member, given[rapid.IntRange(0, n-1).Draw(rt, "task")], status)
					}
				}
			}
			w.close(r)
		}
		first := rapid.SampledFrom([]string{"2026-10-31", "2026-11-01", "2026-11-14"}).Draw(rt, "first")
		last := rapid.SampledFrom([]string{"2026-11-20", "2026-11-30"}).Draw(rt, "last")
		checkReport(rt, w.report(first, last))
	})
}

func checkReport(t require.TestingT, r view.Report) {
	n := r.Tally
	assert.Equal(t, n.All, n.Done()+n.Doing()+n.NotBegun+n.Reported, "tally")
	heaps := map[view.Heap]int{}
	for _, line := range r.Tasks {
		heaps[line.Heap]++
	}
	assert.Equal(t, map[view.Heap]int{view.HeapDone: n.Done(), view.HeapOverdue: n.Overdue, view.HeapDoing: n.InTime, view.HeapUndated: n.Undated,
		view.HeapRoutine: n.Routine, view.HeapNotBegun: n.NotBegun, view.HeapReported: n.Reported, view.HeapDropped: n.Dropped}, filled(heaps))
	assert.Len(t, r.Carried, n.Overdue)
	overdue, met := 0, 0
	for _, c := range r.Criteria {
		overdue += c.Overdue
		if c.Attainment == store.Met {
			met++
		}
	}
	assert.LessOrEqual(t, overdue, n.Overdue)
	assert.Equal(t, []int{met, len(r.Criteria)}, []int{r.Met, r.Total})

	var rounds, members view.Participation
	plans, others := map[string]view.Participation{}, map[string]view.Participation{}
	for _, x := range r.Rounds {
		switch {
		case x.IsReport():
			rounds = plus(rounds, x.Answered)
		case x.Phase == store.Opened || x.Phase == store.Closed:
			plans[x.Plan] = plus(plans[x.Plan], x.Answered)
		}
	}
	for _, m := range r.Members {
		members = plus(members, m.Answered)
		for _, o := range m.Others {
			others[o.Plan] = plus(others[o.Plan], o.Answered)
		}
	}
	p := r.Participation
	weekly, _ := r.Weekly()
	assert.Equal(t, []view.Participation{p, p, p}, []view.Participation{weekly, rounds, members}, "the weekly report's participation")
	assert.False(t, r.Mixed())
	assert.Equal(t, plans, others, "each other plan's")
	told := map[string]view.Participation{}
	for _, x := range r.OtherPlans() {
		told[x.Plan] = x.Answered
	}
	assert.Equal(t, plans, told)
	assert.Equal(t, p.Expected, p.Complete+p.Partial+p.Silent+p.Unknown+p.Phone)

	var people, weight float64
	for _, x := range r.Places {
		people += value(x.Sums.People)
		weight += value(x.Sums.Kg) + 1000*value(x.Sums.Tonnes)
	}
	assert.InDelta(t, value(r.Sums.People), people, 1e-6)
	assert.InDelta(t, value(r.Sums.Kg)+1000*value(r.Sums.Tonnes), weight, 1e-6)

	raw, err := json.Marshal(r)
	require.NoError(t, err)
	var frozen view.Report
	require.NoError(t, json.Unmarshal(raw, &frozen))
	assert.Equal(t, r, frozen)
	again, err := json.Marshal(frozen)
	require.NoError(t, err)
	assert.Equal(t, string(raw), string(again))
}

func filled(heaps map[view.Heap]int) map[view.Heap]int {
	for _, h := range []view.Heap{view.HeapDone, view.HeapOverdue, view.HeapDoing, view.HeapUndated, view.HeapRoutine, view.HeapNotBegun, view.HeapReported, view.HeapDropped} {
		heaps[h] += 0
	}
	return heaps
}

func plus(a, b view.Participation) view.Participation {
	return view.Participation{Expected: a.Expected + b.Expected, Complete: a.Complete + b.Complete, Partial: a.Partial + b.Partial, Silent: a.Silent + b.Silent,
		Unknown: a.Unknown + b.Unknown, Phone: a.Phone + b.Phone, Leave: a.Leave + b.Leave, Late: a.Late + b.Late}
}

func value(f *float64) float64 {
	if f == nil {
		return 0
	}
	return *f
}
