package view_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func (w *ward) ranking(first, last string, asOf ...time.Time) (r view.Ranking) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		if len(asOf) > 0 {
			tx = tx.AsOf(asOf[0])
		}
		r, err = view.RankingOf(tx, w.c, first, last)
		return err
	}))
	return r
}

func (w *ward) weigh(x store.Weights) {
	w.update(func(tx *store.Tx) error { return tx.PutMerit(&store.Merit{Committee: w.c.ID, Weights: x}) })
}

// form sets criteria of 10, 10 and 5 points.
func (w *ward) form() (f store.ScoreForm) {
	f = store.ScoreForm{Committee: w.c.ID}
	f.SetItems([]store.ScoreItem{{Name: "Vệ sinh", Max: 1000}, {Name: "Trật tự", Max: 1000}, {Name: "Nhà văn hóa", Max: 500}}, w.now)
	f.SetUnits([]string{"Trạm Y tế"}, w.now)
	w.update(func(tx *store.Tx) error { return tx.PutScoreForm(&f) })
	return f
}

// score notes points in whole points, -1 for a criterion that is left out; item counts from 1.
func (w *ward) score(inspector int, of store.Inspected, first, last string, got ...int) store.Score {
	s := store.Score{Committee: w.c.ID, Member: store.MemberID(inspector), Of: of, First: first, Last: last, Said: w.now}
	for i, n := range got {
		s.Points = append(s.Points, store.ScorePoint{Item: i + 1, Got: max(n, 0) * 100, Skip: n < 0})
	}
	w.now = w.now.Add(time.Second)
	w.update(func(tx *store.Tx) error { return tx.AddScore(&s) })
	return s
}

func kp(n int) store.Inspected { return store.Inspected{Place: n} }

// november is a ward of six members, one khu phố each, over four Fridays and two Saturdays of November 2026:
//
//	member 1  answers four Fridays, the last one late; both clean-ups with 20 and 30 people; three tasks in time
//	member 2  answers two Fridays; rain on the first Saturday, 10 people on the second; one task late, one overdue
//	member 3  has no account
//	member 4  is silent throughout, but on leave for the first three Fridays
//	member 5  answers all; his khu phố is scored; an undated task done, an open one
//	member 6  silent throughout
func november(t *testing.T) *weekend {
	w := newWeekend(t, 6)
	w.update(func(tx *store.Tx) error {
		m, err := tx.Member(w.c.ID, 3)
		if err != nil {
			return err
		}
		m.Person = 0
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		return tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 4, First: "2026-11-01", Last: "2026-11-21"})
	})
	w.now = at("2026-11-02 08:00")
	done := func(member int, due, on string) {
		task := w.give(member, due)
		w.now = at(on + " 10:00")
		w.edit(task.Number, func(x *store.Task) { x.State, x.DoneAt = store.TaskDone, w.now })
	}
	done(1, "2026-11-05", "2026-11-03")
	done(1, "2026-11-05", "2026-11-04")
	done(1, "2026-11-05", "2026-11-05")
	done(2, "2026-11-05", "2026-11-06")
	w.give(2, "2026-11-10")
	w.give(3, "2026-11-10")
	w.give(4, "2026-11-10")
	w.give(5, "2026-12-10")
	done(5, "", "2026-11-06")
	for i, day := range []string{"2026-11-06", "2026-11-13", "2026-11-20", "2026-11-27"} {
		r := w.open(at(day + " 14:00"))
		says := func(member int, change ...func(*store.Reply)) {
			w.say(r, member, 0, store.Doing, append(change, place(member, store.Quantities{}))...)
		}
		if i < 3 {
			says(1)
		}
		if i < 2 {
			says(2)
		}
		says(5)
		w.close(r)
		if i == 3 {
			says(1, late)
		}
		if i > 1 {
			continue
		}
		s := w.saturday(w.now.AddDate(0, 0, 1).Format("2006-01-02"))
		w.tell(s, 1, 1, store.Quantities{People: f(20 + 10*float64(i)), Tonnes: f(0.5)})
		if i == 0 {
			w.tell(s, 2, 2, store.Quantities{}, func(x *store.Reply) { x.Status, x.Text = store.Blocked, "mưa" })
		} else {
			w.tell(s, 2, 2, store.Quantities{People: f(10)})
		}
		w.tell(s, 5, 5, store.Quantities{People: f(5)})
		w.photo(s, 5, 5, 3)
		w.close(&s)
	}
	w.now = at("2026-11-30 08:00")
	w.form()
	w.score(1, kp(5), "2026-11-01", "2026-11-30", 9, 8, 5)
	w.score(2, kp(5), "2026-11-01", "2026-11-30", 8, 8, -1)
	w.score(1, store.Inspected{Unit: 1}, "2026-11-01", "2026-11-30", 10, 10, 5)
	w.now = at("2026-12-01 08:00")
	return w
}

// brief writes a line of a Ranking in one row.
func brief(l view.MeritLine) string {
	s := fmt.Sprintf("%s: kỳ %d+%d+%d+%d (%d %d %d)", l.Name, l.Turns.OnTime, l.Turns.Late, l.Turns.Partial, l.Turns.Silent,
		l.Turns.Unreached, l.Turns.Unknown, l.Turns.Leave)
	if t := l.Tasks; t.Any() {
		s += fmt.Sprintf("; việc %d+%d+%d, quá %d, mở %d+%d, miễn %d", t.InTime, t.Late, t.Undated, t.Overdue, t.Open, t.NotBegun, t.Excused)
	}
	if c := l.Clean; c.Held > 0 {
		s += fmt.Sprintf("; buổi %d/%d, %v người, %d ảnh", c.Worked, c.Held, value(c.Sums.People), c.Photos)
	}
	if p := l.Points; p.Terms > 0 {
		s += fmt.Sprintf("; điểm %d/%d", p.Got, p.Max)
	}
	if l.Lack != "" {
		s += "; " + string(l.Lack)
	}
	if l.Sum != nil {
		s += fmt.Sprintf("; %d hạng %d", l.Sum.Total, l.Rank)
	}
	return s
}

func briefs(lines []view.MeritLine) (all []string) {
	for _, l := range lines {
		all = append(all, brief(l))
	}
	return all
}

func TestRankingWithoutWeightsIsColumns(t *testing.T) {
	w := november(t)
	r := w.ranking("2026-11-01", "2026-11-30")
	assert.Equal(t, []int{6, 2}, []int{r.Rounds, r.CleanUps})
	assert.Equal(t, []string{
		"Người 0: kỳ 5+1+0+0 (0 0 0); việc 3+0+0, quá 0, mở 0+0, miễn 0",
		"Người 1: kỳ 4+0+0+2 (0 0 0); việc 0+1+0, quá 1, mở 0+0, miễn 0",
		"Người 2: kỳ 0+0+0+0 (6 0 0); việc 0+0+0, quá 0, mở 0+0, miễn 1; unreached",
		"Người 3: kỳ 0+0+0+1 (0 0 5); việc 0+0+0, quá 0, mở 0+0, miễn 1; leave",
		"Người 4: kỳ 6+0+0+0 (0 0 0); việc 0+0+1, quá 0, mở 0+1, miễn 0",
		"Người 5: kỳ 0+0+0+6 (0 0 0)",
	}, briefs(r.Members))
	assert.Equal(t, []string{
		"1: kỳ 5+1+0+0 (0 0 0); buổi 2/2, 50 người, 0 ảnh",
		"2: kỳ 4+0+0+2 (0 0 0); buổi 1/2, 10 người, 0 ảnh",
		"3: kỳ 0+0+0+0 (6 0 0); unreached",
		"4: kỳ 0+0+0+1 (0 0 5); leave",
		"5: kỳ 6+0+0+0 (0 0 0); buổi 2/2, 10 người, 6 ảnh; điểm 2150/2500", // 8.5 + 8 + 5
		"6: kỳ 0+0+0+6 (0 0 0); buổi 0/2, 0 người, 0 ảnh",
	}, briefs(r.Places))
	assert.Equal(t, []string{"Trạm Y tế: kỳ 0+0+0+0 (0 0 0); điểm 2500/2500"}, briefs(r.Units))

	raw, err := json.Marshal(r)
	require.NoError(t, err)
	var back view.Ranking
	require.NoError(t, json.Unmarshal(raw, &back))
	assert.Equal(t, r, back, "it survives being frozen")
}

// TestWeightsAreShown: 40 for answers, 30 for what was in time, 10 for clean-ups, 20 for points. Of members only the first
// two can be asked.
func TestWeightsAreShown(t *testing.T) {
	w := november(t)
	w.weigh(store.Weights{Part: 40, Time: 30, Clean: 10, Points: 20})
	r := w.ranking("2026-11-01", "2026-11-30")
	assert.Equal(t, []string{
		"Người 0: kỳ 5+1+0+0 (0 0 0); việc 3+0+0, quá 0, mở 0+0, miễn 0; 9524 hạng 2", // (40·6/6 + 30·8/9) / 70
		"Người 1: kỳ 4+0+0+2 (0 0 0); việc 0+1+0, quá 1, mở 0+0, miễn 0; 6667 hạng 3", // (40·4/6 + 30·4/6) / 70
		"Người 2: kỳ 0+0+0+0 (6 0 0); việc 0+0+0, quá 0, mở 0+0, miễn 1; unreached",
		"Người 3: kỳ 0+0+0+1 (0 0 5); việc 0+0+0, quá 0, mở 0+0, miễn 1; leave",
		"Người 4: kỳ 6+0+0+0 (0 0 0); việc 0+0+1, quá 0, mở 0+1, miễn 0; 10000 hạng 1",
		"Người 5: kỳ 0+0+0+6 (0 0 0); 0 hạng 4", // nothing was in time of nothing: 40·0/6 alone
	}, briefs(r.Members))
	assert.Equal(t, []string{
		"1: kỳ 5+1+0+0 (0 0 0); buổi 2/2, 50 người, 0 ảnh; points", // not scored while another is: neither above nor below it
		"2: kỳ 4+0+0+2 (0 0 0); buổi 1/2, 10 người, 0 ảnh; points",
		"3: kỳ 0+0+0+0 (6 0 0); unreached",
		"4: kỳ 0+0+0+1 (0 0 5); leave",
		"5: kỳ 6+0+0+0 (0 0 0); buổi 2/2, 10 người, 6 ảnh; điểm 2150/2500; 9720 hạng 1", // 40 + 30 + 10 + 20·0.86
		"6: kỳ 0+0+0+6 (0 0 0); buổi 0/2, 0 người, 0 ảnh; points",
	}, briefs(r.Places))
	assert.Equal(t, []view.MeritPart{{Kind: view.PartTurns, Weight: 40, Got: 6, Of: 6, Worth: 4000}, {Kind: view.PartTime, Weight: 30, Got: 6, Of: 6, Worth: 3000},
		{Kind: view.PartClean, Weight: 10, Got: 2, Of: 2, Worth: 1000}, {Kind: view.PartPoints, Weight: 20, Got: 2150, Of: 2500, Worth: 1720}}, r.Places[4].Sum.Parts)

	w.weigh(store.Weights{Part: 50, Time: 30, Clean: 20})
	assert.Equal(t, []string{
		"1: kỳ 5+1+0+0 (0 0 0); buổi 2/2, 50 người, 0 ảnh; 9500 hạng 2", // 50·6/6 + 30·5/6 + 20·2/2
		"2: kỳ 4+0+0+2 (0 0 0); buổi 1/2, 10 người, 0 ảnh; 7333 hạng 3", // 50·4/6 + 30·4/4 + 20·1/2
		"3: kỳ 0+0+0+0 (6 0 0); unreached",
		"4: kỳ 0+0+0+1 (0 0 5); leave",
		"5: kỳ 6+0+0+0 (0 0 0); buổi 2/2, 10 người, 6 ảnh; điểm 2150/2500; 10000 hạng 1",
		"6: kỳ 0+0+0+6 (0 0 0); buổi 0/2, 0 người, 0 ảnh; 0 hạng 4",
	}, briefs(w.ranking("2026-11-01", "2026-11-30").Places))

	w.weigh(store.Weights{Clean: 70, Part: 30})
	r = w.ranking("2026-11-01", "2026-11-30")
	assert.Equal(t, view.LackFew, r.Units[0].Lack, "nothing that is weighed can be asked of it")
	assert.Equal(t, 10000, r.Members[0].Sum.Total, "what cannot be asked of a member does not count against him")
}

func TestRankingAsOf(t *testing.T) {
	w := november(t)
	then := w.ranking("2026-11-01", "2026-11-30", at("2026-11-21 12:00"))
	assert.Equal(t, 5, then.Rounds)
	assert.Equal(t, "1: kỳ 3+0+0+0 (0 0 0); buổi 1/1, 20 người, 0 ảnh", brief(w.ranking("2026-11-01", "2026-11-13", at("2026-11-13 23:00")).Places[0]))
	assert.Empty(t, then.Units, "nothing had been scored")
	w.score(1, kp(1), "2026-11-01", "2026-11-30", 1, 1, 1)
	again := w.ranking("2026-11-01", "2026-11-30", at("2026-11-21 12:00"))
	assert.Equal(t, then, again)
	_, err := view.RankingOf(nil, w.c, "2026-11-30", "2026-11-01")
	assert.ErrorIs(t, err, view.ErrPeriod)
	_, ok := again.Find(store.Commended{Member: 99})
	assert.False(t, ok)
	l, ok := again.Find(store.Commended{Inspected: kp(5)})
	assert.True(t, ok)
	assert.Equal(t, "5", l.Name)
}

// TestWhoWasOutOfReachThen is not blamed for it, and whoever was reached then is not excused because he is out of reach today.
func TestWhoWasOutOfReachThen(t *testing.T) {
	w := newWard(t, 2)
	w.neighbourhoods(2, 0)
	reach := func(member store.MemberID, since time.Time) {
		w.update(func(tx *store.Tx) error {
			p, err := tx.Person(store.PersonID(member))
			p.Unreachable = since
			return firstError(err, tx.PutPerson(&p))
		})
	}
	w.now = at("2026-11-19 08:00")
	reach(1, w.now)
	r := w.open(at("2026-11-20 14:00"))
	w.close(r)
	w.now = at("2026-11-21 08:00")
	reach(1, time.Time{})
	reach(2, w.now)
	got := w.ranking("2026-11-01", "2026-11-30")
	assert.Equal(t, view.Turns{Unknown: 1}, got.Members[0].Turns)
	assert.Equal(t, view.Turns{Silent: 1}, got.Members[1].Turns)
	assert.Equal(t, view.LackUnknown, got.Places[0].Lack)
}
