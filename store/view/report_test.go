package view_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func (w *ward) report(first, last string, asOf ...time.Time) view.Report {
	w.t.Helper()
	var r view.Report
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		if len(asOf) > 0 {
			tx = tx.AsOf(asOf[0])
		}
		c, err := tx.Committee(w.c.ID)
		if errors.Is(err, store.ErrNotFound) {
			c = w.c // not founded yet
		} else if err != nil {
			return err
		}
		r, err = view.ReportOf(tx, c, first, last)
		return err
	}))
	return r
}

func (w *ward) attain(number int, a store.Attainment, indicators ...store.Indicator) {
	w.update(func(tx *store.Tx) error {
		c, err := tx.Criterion(w.c.ID, number)
		if err != nil {
			return err
		}
		c.Attainment, c.Indicators = a, indicators
		return tx.PutCriterion(&c)
	})
}

func text(s string) func(*store.Reply) { return func(r *store.Reply) { r.Text = s } }
func help(r *store.Reply)              { r.NeedsHelp = true }
func late(r *store.Reply)              { r.Late = true }

func TestReportOfNothing(t *testing.T) {
	w := newWard(t, 2)
	w.now = at("2026-11-21 09:00")
	r := w.report("2026-11-14", "2026-11-20")
	assert.Equal(t, []int{0, 0, 9}, []int{r.Met, r.MetBefore, r.Total})
	assert.Equal(t, []string{"2026-11-21", "2026-11-27"}, []string{r.NextFirst, r.NextLast})
	assert.Empty(t, r.Rounds)
	assert.Empty(t, r.Tasks)
	assert.Equal(t, view.ReportTally{}, r.Tally)
	assert.Len(t, r.Members, 2)
	raw, err := json.Marshal(r)
	require.NoError(t, err)
	assert.NotContains(t, string(raw), "null", "what there is nothing of is an empty list")

	before := w.report("2021-12-01", "2021-12-30", at("2021-12-30 10:00"))
	assert.Equal(t, []int{0, -1, 0}, []int{before.Met, before.MetBefore, before.Total}, "nothing was there yet")
}

func TestReportRefusesDaysThatBoundNoPeriod(t *testing.T) {
	w := newWard(t, 1)
	for _, p := range [][2]string{{"", ""}, {"2026-11-31", "2026-12-01"}, {"2026-11-21", "2026-11-20"}, {"x", "2026-11-20"}} {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			_, err := view.ReportOf(tx, w.c, p[0], p[1])
			assert.ErrorIs(t, err, view.ErrPeriod, "%v", p)
			return nil
		}))
	}
}

func TestReportOfAWeek(t *testing.T) {
	w := newWard(t, 9)
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 3, 3, store.Blocked, text("thiếu xe gom"))
	w.close(first)
	w.now = at("2026-11-24 09:00")
	w.attain(1, store.Met, store.Indicator{Number: 1, Name: "Quy hoạch chung", Attainment: store.Met}, store.Indicator{Number: 2, Name: "Quy chế"})
	panels := w.give(4, "2026-11-26", criterion(4))
	w.give(5, "2026-12-01", criterion(5), func(t *store.Task) { t.Directive = store.Verdict{By: 1, At: w.now, Word: "làm ngay"} })
	w.give(6, "")
	second := w.open(at("2026-11-27 14:00"))
	w.say(second, 1, 1, store.Done)
	w.say(second, 3, 3, store.Blocked, text("vẫn thiếu xe gom"), help)
	w.say(second, 2, 2, store.Doing, text("đang vá đường"))
	w.tell(second, 4, panels, store.Blocked, text("pa nô về chậm"))
	w.close(second)
	w.now = at("2026-11-28 08:00")
	w.say(second, 5, 5, store.Doing, late)

	r := w.report("2026-11-21", "2026-11-27")
	assert.Equal(t, []int{1, 0, 9}, []int{r.Met, r.MetBefore, r.Total})
	assert.Equal(t, []int{2, 1, -1}, []int{r.Indicators, r.IndicatorsMet, r.IndicatorsBefore})
	assert.Equal(t, at("2026-11-27 23:59").Add(time.Minute-1), r.Until.In(store.HoChiMinh), "the tasks of the last day's end")
	assert.Equal(t, view.Participation{Expected: 9, Complete: 4, Silent: 5, Late: 1}, r.Participation, "the late answer counts for its week")
	light := ""
	for _, c := range r.Criteria {
		light += string("wryg"[c.Light]) + string("wryg"[c.LightBefore]) + " "
	}
	assert.Equal(t, "gw yw rr rw yw ww ww ww ww ", light, "criterion 4 has an overdue task")
	assert.Equal(t, "vẫn thiếu xe gom", r.Criteria[2].Newest().Text)
	assert.Equal(t, "Người 2", r.Criteria[2].Newest().Who.Name)
	assert.Equal(t, view.ReportTally{All: 3, Overdue: 1, NotBegun: 1, Undated: 1, Given: 3}, r.Tally)
	assert.Equal(t, [][]int{{2}, {1}, {2}}, [][]int{r.Focus, r.Carried, r.Directives})
	assert.Equal(t, "Người 0", r.Tasks[1].Directive.Who.Name, "who gave the directive is on the list")
	require.Len(t, r.Difficulties, 2)
	assert.Equal(t, []any{store.Subject("tc3"), 2}, []any{r.Difficulties[0].Word.Subject, r.Difficulties[0].Weeks})
	assert.Equal(t, "pa nô về chậm", r.Difficulties[1].Word.Text)
	require.Len(t, r.Needs, 1)
	assert.False(t, r.Needs[0].Over)
}

func TestWhatGoesWellAgainIsOver(t *testing.T) {
	w := newWard(t, 9)
	for i, status := range []store.Status{store.Blocked, store.Doing} {
		r := w.open(at("2026-11-06 14:00").AddDate(0, 0, 7*i))
		w.say(r, 3, 3, status, text("xe gom"))
		w.say(r, 4, 4, store.Blocked, text("chờ kinh phí"))
		w.close(r)
	}
	r := w.report("2026-11-01", "2026-11-30")
	require.Len(t, r.Difficulties, 2)
	assert.True(t, r.Difficulties[0].Over)
	assert.Equal(t, []any{false, 2}, []any{r.Difficulties[1].Over, r.Difficulties[1].Weeks})
	assert.Len(t, r.Criteria[2].Words, 2)
	assert.Equal(t, []string{"2026-12-01", "2026-12-31"}, []string{r.NextFirst, r.NextLast}, "a month is followed by a month")
}

// TestReportAsOf: what was reported at an instant is reported again as of that instant, and a past period keeps the state
// it ended in.
func TestReportAsOf(t *testing.T) {
	w := newWard(t, 9)
	r := w.open(at("2026-11-20 14:00"))
	task := w.give(4, "2026-11-30", criterion(4))
	w.say(r, 2, 2, store.Doing)
	then := w.now
	taken := w.report("2026-11-14", "2026-11-20")
	w.close(r)
	w.now = at("2026-11-25 09:00")
	w.attain(2, store.Met)
	w.edit(task.Number, func(t *store.Task) { t.State, t.DoneAt = store.TaskDone, w.now })
	now := w.report("2026-11-14", "2026-11-20")
	assert.Equal(t, []any{0, 0, 1}, []any{now.Met, now.Tally.Done(), now.Tally.NotBegun}, "done after the period")
	assert.Equal(t, 1, w.report("2026-11-21", "2026-11-27").Tally.Finished)
	assert.Equal(t, taken, w.report("2026-11-14", "2026-11-20", then))
	assert.Equal(t, then.UTC(), taken.Until)
}

func TestExtensionsOfThePeriod(t *testing.T) {
	w := newWard(t, 9)
	w.now = at("2026-11-10 09:00")
	task := w.give(2, "2026-11-30")
	ask := func(day string) store.Extension {
		e := store.Extension{Committee: w.c.ID, Task: task.Number, Member: 2, Wanted: store.Deadline{Phrase: "đến " + day, Day: day}, Reason: "chờ xi măng"}
		w.update(func(tx *store.Tx) error { return tx.AskExtension(&e) })
		return e
	}
	e := ask("2026-12-10")
	w.now = at("2026-11-16 09:00")
	w.update(func(tx *store.Tx) error { return tx.Decide(&e, store.Granted, e.Wanted, store.Verdict{By: 1}) })
	w.now = at("2026-11-20 09:00")
	ask("2026-12-20")
	r := w.report("2026-11-14", "2026-11-20")
	assert.Equal(t, 1, r.Tally.Extended)
	got := r.Tasks[0]
	assert.Equal(t, []string{"trước 2026-11-30", "đến 2026-12-10"}, []string{got.First.Phrase, got.Due.Phrase})
	assert.Len(t, got.Extensions, 2)
	require.Len(t, r.Pending, 1)
	assert.Equal(t, []string{"2026-12-20", "chờ xi măng", "Người 1"}, []string{r.Pending[0].Wanted.Day, r.Pending[0].Reason, r.Pending[0].Who.Name})
	assert.Equal(t, 0, w.report("2026-11-07", "2026-11-13").Tally.Extended)
}

func TestPeriods(t *testing.T) {
	w := newWard(t, 1)
	w.now = at("2026-11-21 09:00")
	for kind, want := range map[view.PeriodKind][2]string{
		view.Monthly: {"2026-11-01", "2026-11-30"}, view.Quarterly: {"2026-10-01", "2026-12-31"},
		view.HalfYear: {"2026-07-01", "2026-12-31"}, view.Yearly: {"2026-01-01", "2026-12-31"},
	} {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			first, last, err := view.PeriodOf(tx, w.c, kind)
			assert.Equal(t, want, [2]string{first, last}, kind)
			assert.Equal(t, kind, view.KindOf(first, last))
			return err
		}))
	}
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		_, _, err := view.PeriodOf(tx, w.c, view.Weekly)
		assert.ErrorIs(t, err, store.ErrNotFound)
		_, _, err = view.PeriodOf(tx, w.c, "decade")
		assert.ErrorIs(t, err, view.ErrPeriod)
		return nil
	}))
	w.open(at("2026-11-27 14:00"))
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		first, last, err := view.PeriodOf(tx, w.c, view.Weekly)
		assert.Equal(t, "2026-11-21 2026-11-27", first+" "+last)
		return err
	}))
	for _, odd := range [][2]string{{"2026-11-02", "2026-11-30"}, {"2026-02-01", "2026-04-30"}, {"2026-11-15", "2026-11-30"}, {"", ""}} {
		assert.Equal(t, view.PeriodKind(""), view.KindOf(odd[0], odd[1]), "%v", odd)
	}
	assert.Equal(t, view.Weekly, view.KindOf("2026-11-21", "2026-11-27"))
}

// BenchmarkReport is the report of a year: 300 members, 52 weekly rounds, everybody answering, 200 tasks, 20 neighbourhoods.
func BenchmarkReport(b *testing.B) {
	w := newWard(b, 300)
	w.neighbourhoods(20, 200)
	var given []store.Task
	day := at("2026-01-02 14:00")
	for week := range 52 {
		r := w.open(day)
		for range 4 {
			if n := len(given); n < 200 {
				given = append(given, w.give(1+n, day.AddDate(0, 1, 0).Format("2006-01-02"), criterion(1+n%9)))
			}
		}
		w.speakOfTasks(r, given)
		w.update(func(tx *store.Tx) error {
			for i := range 300 {
				s, q := store.SubjectOf("tc", 1+i%9), store.Quantities{}
				if i >= 200 {
					people := float64(20 + i%30)
					s, q.People = store.SubjectOf("kp", 1+i%20), &people
				}
				if err := tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: s, Member: store.MemberID(i + 1), Quantities: q,
					Status: []store.Status{store.Done, store.Doing, store.Blocked}[(i+week)%3], Said: w.now, Means: store.ByText, Text: "còn rác hẻm 45, cần xe gom"}); err != nil {
					return err
				}
			}
			return nil
		})
		w.close(r)
		day = day.AddDate(0, 0, 7)
	}
	w.now = at("2027-01-04 08:00")
	for _, p := range [][2]string{{"2026-12-19", "2026-12-25"}, {"2026-12-01", "2026-12-31"}, {"2026-01-01", "2026-12-31"}} {
		b.Run(fmt.Sprintf("%s_%s", p[0], p[1]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w.report(p[0], p[1])
			}
		})
	}
}
