package view_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// weekend is a ward whose members answer for one khu phố each (those after the tenth for the same ones again), and its
// clean-ups: work at 07:00, figures asked from 09:00 to 17:00.
type weekend struct {
	*ward
	plan store.Plan
	last store.RoundID
}

func newWeekend(t *testing.T, members int) *weekend {
	w := &weekend{ward: newWard(t, members)}
	w.neighbourhoods(min(members, 10), 0)
	w.plan = store.Plan{Committee: w.c.ID, Name: "Tổng vệ sinh", Kind: store.CleanUp, Criterion: 3, RollCall: "18:00", After: 2 * time.Hour, Window: 8 * time.Hour}
	w.update(func(tx *store.Tx) error { return tx.PutPlan(&w.plan) })
	return w
}

// saturday is the clean-up of a day with its roll call, both open; the clock stands at the opening.
func (w *weekend) saturday(day string) store.Round {
	w.now = at(day+" 06:00").AddDate(0, 0, -1)
	starts := at(day + " 07:00")
	r := store.Round{Committee: w.c.ID, Plan: w.plan.ID, Kind: store.CleanUp, Nominal: starts, Starts: starts, Opens: starts.Add(w.plan.After),
		Closes: starts.Add(w.plan.After + w.plan.Window), FirstDay: day, LastDay: day, Phase: store.Opened, Previous: w.last}
	w.update(func(tx *store.Tx) error {
		if err := tx.PutRound(&r); err != nil {
			return err
		}
		if err := tx.CallRoll(w.plan, &r); err != nil {
			return err
		}
		for _, id := range []store.RoundID{r.ID, r.RollCall} {
			x, err := tx.Round(w.c.ID, id)
			if err != nil {
				return err
			}
			roll := store.Roll{Committee: w.c.ID, Round: id}
			if roll.Expected, err = tx.WhoAnswers(w.plan, store.Round{}); err != nil {
				return err
			}
			x.Phase, x.People = store.Opened, len(roll.Expected)
			if err := firstError(tx.PutRoll(&roll), tx.PutRound(&x)); err != nil {
				return err
			}
		}
		return nil
	})
	w.last, w.now = r.ID, r.Opens
	return r
}

func (w *weekend) tell(r store.Round, member, kp int, q store.Quantities, change ...func(*store.Reply)) store.Reply {
	return w.say(&r, member, 0, store.Doing, append([]func(*store.Reply){place(kp, q)}, change...)...)
}

func (w *weekend) comes(r store.Round, member, choice int, people *float64, words string) {
	w.say(&store.Round{Committee: w.c.ID, ID: r.RollCall}, member, 0, "", func(x *store.Reply) {
		x.Subject, x.Text, x.Answer = store.SubjectOf("kp", member), words, &store.Answer{Choice: choice, Number: people}
	})
}

func (w *weekend) photo(r store.Round, member, kp int, n int) {
	w.update(func(tx *store.Tx) error {
		for range n {
			e := store.Evidence{Committee: w.c.ID, Member: store.MemberID(member), Round: r.ID, Subject: store.SubjectOf("kp", kp), At: w.now, MIME: "image/jpeg"}
			if err := tx.PutEvidence(&e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *weekend) view(r store.Round) (u view.CleanUp) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		if r, err = tx.Round(w.c.ID, r.ID); err != nil {
			return err
		}
		u, err = view.CleanUpOf(tx, w.c, r)
		return err
	}))
	return u
}

// told writes a clean-up as "kp1 25 người 1.5 tấn, 2 ảnh".
func told(u view.CleanUp) (all []string) {
	num := func(f *float64) string {
		if f == nil {
			return "-"
		}
		return fmt.Sprint(*f)
	}
	for _, p := range u.Places {
		all = append(all, fmt.Sprintf("kp%d %s %s %s %s, %d ảnh, %s", p.Number, num(p.Sums.People), num(p.Sums.Points), num(p.Sums.Tonnes), num(p.Sums.M),
			p.Photos, p.Who.Name))
	}
	return all
}

func numbers[T any](list []T, number func(T) int) (all []int) {
	for _, x := range list {
		all = append(all, number(x))
	}
	return all
}

func TestACleanUp(t *testing.T) {
	w := newWeekend(t, 12) // members 11 and 12 answer for khu phố 1 and 2 too, and do not lead
	r := w.saturday("2026-11-28")
	w.tell(r, 2, 2, store.Quantities{People: f(20), Tonnes: f(1), Kg: f(200)})
	w.tell(r, 1, 1, store.Quantities{People: f(25), Points: f(3), Tonnes: f(1.5)})
	w.tell(r, 11, 1, store.Quantities{People: f(40), M: f(300)}, text("cả hẻm 45"))
	w.tell(r, 4, 4, store.Quantities{}, func(x *store.Reply) { x.Status, x.Text = store.Blocked, "mưa to, thiếu xe gom" })
	w.photo(r, 1, 1, 4)
	w.photo(r, 5, 5, 2)
	u := w.view(r)
	assert.Equal(t, []string{
		"kp1 25 3 1.5 300, 4 ảnh, Người 0", // the lead's 25, not 40 nor 65; what only the other named counts too
		"kp2 20 - 1.2 -, 0 ảnh, Người 1",
		"kp4 - - - -, 0 ảnh, Người 3",
		"kp5 - - - -, 2 ảnh, ",
	}, told(u))
	assert.Equal(t, view.Sums{People: f(45), Points: f(3), Tonnes: f(2.7), M: f(300)}, u.Sums)
	assert.Equal(t, []int{3, 6}, []int{u.Worked, u.Photos}, "who tells of rain has not worked")
	assert.Equal(t, []int{3, 6, 7, 8, 9, 10}, numbers(u.Silent, func(x view.Unheard) int { return x.Number }))
	assert.Equal(t, "Người 2", u.Silent[0].Members[0].Name)
	require.Len(t, u.Places[2].Stuck(), 1)
	assert.Equal(t, "mưa to, thiếu xe gom", u.Places[2].Stuck()[0].Text)
	assert.Nil(t, u.Before)
	assert.Zero(t, u.Updated)
	w.photo(r, 4, 4, 1)
	assert.Equal(t, 3, w.view(r).Worked, "a photo of what could not be done is no work")
	w.tell(r, 4, 4, store.Quantities{People: f(5)})
	u = w.view(r)
	assert.Equal(t, 4, u.Worked)
	assert.Empty(t, u.Places[2].Stuck(), "overcome")
}

// TestFiguresToldBitByBit: each figure is the newest that was named; a weight is one figure in whatever unit.
func TestFiguresToldBitByBit(t *testing.T) {
	w := newWeekend(t, 1)
	r := w.saturday("2026-11-28")
	w.tell(r, 1, 1, store.Quantities{People: f(25)})
	gone := w.tell(r, 1, 1, store.Quantities{Points: f(9)})
	w.tell(r, 1, 1, store.Quantities{Tonnes: f(1.5)})
	w.tell(r, 1, 1, store.Quantities{People: f(30), Kg: f(800)})
	w.tell(r, 1, 1, store.Quantities{}, func(x *store.Reply) { x.Withdraws = gone.ID })
	assert.Equal(t, []string{"kp1 30 - 0.8 -, 0 ảnh, Người 0"}, told(w.view(r)))
}

func TestTheCleanUpBefore(t *testing.T) {
	w := newWeekend(t, 3)
	first := w.saturday("2026-11-14")
	w.tell(first, 1, 1, store.Quantities{People: f(180)})
	w.close(&first)
	rain := w.saturday("2026-11-21")
	w.tell(rain, 1, 1, store.Quantities{}, func(x *store.Reply) { x.Status, x.Text = store.Blocked, "mưa" })
	w.close(&rain)
	now := w.saturday("2026-11-28")
	before := w.view(now).Before
	require.NotNil(t, before, "a day of rain is nothing to compare with")
	assert.Equal(t, []any{first.ID, 1, 180.0}, []any{before.Round.ID, before.Worked, *before.Sums.People})
}

func TestWhatComesAfterTheClosingIsTold(t *testing.T) {
	w := newWeekend(t, 3)
	r := w.saturday("2026-11-28")
	w.tell(r, 1, 1, store.Quantities{People: f(10)})
	w.close(&r)
	assert.Zero(t, w.view(r).Updated)
	w.now = at("2026-11-29 18:20")
	late := w.tell(r, 2, 2, store.Quantities{People: f(5)})
	u := w.view(r)
	assert.True(t, at("2026-11-29 18:20").Before(u.Updated))
	w.now = at("2026-11-29 19:00")
	w.tell(r, 2, 2, store.Quantities{}, func(x *store.Reply) { x.Withdraws = late.ID })
	u = w.view(r)
	assert.Equal(t, 10.0, *u.Sums.People)
	assert.True(t, u.Updated.After(at("2026-11-29 19:00")), "taken back is news too")
}

func TestARollCall(t *testing.T) {
	w := newWeekend(t, 12)
	r := w.saturday("2026-11-28")
	w.comes(r, 2, store.SendsOther, nil, "")
	w.comes(r, 1, store.Going, f(25), "")
	w.comes(r, 3, store.Going, f(10), "")
	w.comes(r, 3, store.NotGoing, nil, "trùng họp chi bộ")
	call := w.view(r).Roll
	require.NotNil(t, call)
	number := func(c view.Coming) int { return c.Number }
	assert.Equal(t, [][]int{{1, 2}, {3}}, [][]int{numbers(call.Going, number), numbers(call.Staying, number)})
	assert.Equal(t, []any{25.0, 1, true}, []any{call.People, call.Uncounted, call.Going[1].Other()})
	assert.Equal(t, "trùng họp chi bộ", call.Staying[0].Word.Text)
	silent := numbers(call.Silent, func(x view.Unheard) int { return x.Number })
	assert.Equal(t, []int{4, 5, 6, 7, 8, 9, 10}, silent)
	assert.False(t, slices.Contains(silent, 1), "answered by the one head, not to be asked of the other")
}

func TestNobodyIsAccusedWhenWeWereAway(t *testing.T) {
	w := newWeekend(t, 3)
	r := w.saturday("2026-11-28")
	w.tell(r, 1, 1, store.Quantities{People: f(10)})
	r.Unknown = true
	w.close(&r)
	for _, s := range w.view(r).Silent {
		assert.True(t, s.Unknown, "%d", s.Number)
	}
}

// TestAReportTellsOfCleanUps: under their criterion; what Friday repeats of Saturday is not counted twice.
func TestAReportTellsOfCleanUps(t *testing.T) {
	w := newWeekend(t, 3)
	r := w.saturday("2026-11-28")
	w.comes(r, 1, store.Going, f(99), "")
	w.tell(r, 1, 1, store.Quantities{People: f(25)})
	w.tell(r, 1, 1, store.Quantities{Kg: f(800)})
	w.tell(r, 2, 2, store.Quantities{People: f(10)})
	w.photo(r, 1, 1, 4)
	w.close(&r)
	friday := w.open(at("2026-12-04 14:00"))
	w.say(friday, 1, 0, store.Done, place(1, store.Quantities{People: f(25), Tonnes: f(0.8), M: f(100)}))
	w.say(friday, 3, 0, store.Done, place(3, store.Quantities{People: f(7)}))
	w.close(friday)
	got := w.report("2026-11-28", "2026-12-04")
	assert.Equal(t, []view.ReportCleanUp{{Round: r.ID, Plan: "Tổng vệ sinh", Day: "2026-11-28", Worked: 2, Sums: view.Sums{People: f(35), Tonnes: f(0.8)}, Photos: 4}},
		got.Criteria[2].CleanUps)
	assert.Empty(t, got.Criteria[3].CleanUps)
	assert.Equal(t, view.Sums{People: f(42), M: f(100), Kg: f(800)}, got.Sums)
	assert.Len(t, got.Rounds, 2, "the roll call is no report")
	assert.Equal(t, []any{store.CleanUp, &view.ReportTurnout{Worked: 2, Asked: 3}}, []any{got.Rounds[0].Kind, got.Rounds[0].Turnout})
	assert.Nil(t, got.Rounds[1].Turnout)
	assert.Equal(t, 3, got.Participation.Expected, "the clean-up is counted by itself")
	clean := got.OtherPlans()
	require.Len(t, clean, 1)
	assert.Equal(t, []any{"Tổng vệ sinh", 1, 3}, []any{clean[0].Plan, clean[0].Rounds, clean[0].Answered.Expected})
	full, all := clean[0].Full()
	assert.Equal(t, []int{2, 3}, []int{full, all})
	checkReport(t, got)
	december := w.report("2026-12-01", "2026-12-31")
	assert.Equal(t, view.Sums{People: f(7), M: f(100)}, december.Sums, "Saturday's work belongs to November, whoever repeats it")
	assert.Equal(t, view.Sums{People: f(35), Kg: f(800)}, w.report("2026-11-01", "2026-11-30").Sums)
}

// TestPhotosOfACleanUpLieUnderItsCriterion, those of the same neighbourhood in another round under none.
func TestPhotosOfACleanUpLieUnderItsCriterion(t *testing.T) {
	w := newWeekend(t, 3)
	r := w.saturday("2026-11-28")
	w.photo(r, 1, 1, 2)
	w.photo(store.Round{}, 1, 1, 1)
	var under []int
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		all, err := view.Exhibits(tx, w.c)
		for _, x := range all {
			under = append(under, x.Criterion)
		}
		return err
	}))
	assert.Equal(t, []int{3, 3, 0}, under)
}
