package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

var days = calendar.Default()

func date(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// ladder is that of a task with the default rules.
func ladder(given, due string) Ladder {
	return Ladder{Given: at(given), Deadline: store.Deadline{Day: due}, Rules: store.Committee{}.TaskRules(), Loc: store.HoChiMinh, Cal: days}
}

// told writes the slots up to a day: "-1 2027-04-29".
func told(l Ladder, until string) string {
	var all []string
	for s, ok := l.Next(date("2020-01-01")); ok && !s.Day.After(date(until)); s, ok = l.Next(s.Day) {
		name := fmt.Sprintf("%+d", s.Offset)
		if s.CheckIn {
			name = "check-in"
		}
		all = append(all, name+" "+s.Day.String())
	}
	return strings.Join(all, ", ")
}

func TestRungsByTheTasksLength(t *testing.T) {
	for _, c := range []struct{ name, given, due, want string }{
		{"one day", "2026-12-07 09:00", "2026-12-08", "+0 2026-12-08"},
		{"two days", "2026-12-07 09:00", "2026-12-09", "-1 2026-12-08, +0 2026-12-09"},
		{"a week", "2026-12-09 09:00", "2026-12-16", "-3 2026-12-11, -1 2026-12-15, +0 2026-12-16"},
		{"fourteen days", "2026-12-02 09:00", "2026-12-16", "-7 2026-12-09, -3 2026-12-11, -1 2026-12-15, +0 2026-12-16"},
		{"thirty days", "2026-11-16 09:00", "2026-12-16", "-14 2026-12-02, -7 2026-12-09, -3 2026-12-11, -1 2026-12-15, +0 2026-12-16"},
		{"ninety days", "2026-09-17 09:00", "2026-12-16", "-30 2026-11-16, -14 2026-12-02, -7 2026-12-09, -3 2026-12-11, -1 2026-12-15, +0 2026-12-16"},
		{"given on its own day", "2026-12-08 06:00", "2026-12-08", ""},
		{"given on Friday for Monday", "2026-12-04 09:00", "2026-12-07", "+0 2026-12-07"},
	} {
		assert.Equal(t, c.want, told(ladder(c.given, c.due), c.due), c.name)
	}
}

func TestAfterTheDeadlineForEver(t *testing.T) {
	l := ladder("2026-12-01 09:00", "2026-12-09")
	assert.Equal(t, "-3 2026-12-04, -1 2026-12-08, +0 2026-12-09, +1 2026-12-10, +3 2026-12-14, +10 2026-12-21, +17 2026-12-28, +24 2027-01-04",
		told(l, "2027-01-08"), "+3 falls on a Saturday, +10 and the rest on one too")
	s, ok := l.Next(date("2028-12-09"))
	require.True(t, ok)
	assert.Equal(t, Slot{Offset: 731, Day: date("2028-12-11"), At: at("2028-12-11 07:30")}, s, "two years later still every seventh day")
}

func TestHolidaysMoveRungs(t *testing.T) {
	for _, c := range []struct{ name, due, until, want string }{
		{"due on a holiday: the working day before, T-1 and the day are one; +1 after it, never before", "2027-04-30", "2027-05-10",
			"-14 2027-04-15, -7 2027-04-23, -3 2027-04-27, +0 2027-04-29, +1 2027-05-04, +10 2027-05-10"},
		{"due on a Sunday", "2026-12-13", "2026-12-20", "-14 2026-11-27, -7 2026-12-04, -3 2026-12-10, +0 2026-12-11, +1 2026-12-14, +3 2026-12-16"},
	} {
		given := map[string]string{"2027-04-30": "2027-04-01 09:00", "2026-12-13": "2026-11-13 09:00"}[c.due]
		assert.Equal(t, c.want, told(ladder(given, c.due), c.until), c.name)
	}
}

func TestALongBreakFoldsTheWeeksAfter(t *testing.T) {
	l := ladder("2026-02-02 09:00", "2026-02-03") // Tết 2026: 14 to 22 February
	assert.Equal(t, "+0 2026-02-03, +1 2026-02-04, +3 2026-02-06, +10 2026-02-13, +17 2026-02-23, +24 2026-02-27", told(l, "2026-03-01"))
	l.Leave = func(d calendar.Date) bool { return !d.Before(date("2026-02-05")) && d.Before(date("2026-03-05")) }
	assert.Equal(t, "+0 2026-02-03, +1 2026-02-04, +3 2026-03-05, +31 2026-03-06", told(l, "2026-03-06"), "nobody is asked on leave")
}

func TestStrictAndEarlyDeadlinesAreRemindedInTime(t *testing.T) {
	l := ladder("2026-12-01 09:00", "2026-12-09")
	l.Deadline.Op = store.OpBefore
	l.Rules.Strict = true
	assert.Equal(t, "-3 2026-12-04, -1 2026-12-07, +0 2026-12-08, +1 2026-12-09", told(l, "2026-12-09"), "trước 9/12 is late on the 9th")

	l = ladder("2026-12-01 09:00", "2026-12-09")
	l.Deadline.Clock = "16:00"
	assert.Equal(t, "-3 2026-12-04, -1 2026-12-08, +0 2026-12-09", told(l, "2026-12-09"))
	s, _ := l.Next(date("2026-12-08"))
	assert.True(t, at("2026-12-09 07:30").Equal(s.At), "the day's hour stays")
	l.Deadline.Clock = "07:00"
	s, _ = l.Next(date("2026-12-07"))
	assert.Equal(t, "+0 2026-12-08", told(l, "2026-12-08")[len("-3 2026-12-04, -1 2026-12-07, "):], "nobody is told of 07:00 at 07:30: %v", s)
}

func TestOwnRules(t *testing.T) {
	l := ladder("2026-12-01 09:00", "2026-12-23")
	l.Rules.Before, l.Rules.After, l.Rules.At = []int{0, 5}, []int{2}, "22:15"
	assert.Equal(t, "-5 2026-12-18, +0 2026-12-23, +2 2026-12-25, +9 2027-01-04", told(l, "2027-01-05"))
	s, _ := l.Next(date("2026-12-18"))
	assert.True(t, at("2026-12-23 06:30").Equal(s.At), "an hour at night is its end: %v", s.At)
	l.Deadline = store.Deadline{}
	assert.Empty(t, told(l, "2030-01-01"), "undated tasks are not reminded")
}

func TestWhatWasMissed(t *testing.T) {
	l := ladder("2026-12-01 09:00", "2026-12-16")
	s := Slot{Day: date("2026-12-11"), At: at("2026-12-11 07:30")}
	for now, want := range map[string]string{
		"2026-12-11 06:00": "2026-12-11 07:30",
		"2026-12-11 10:00": "2026-12-11 10:00",
		"2026-12-11 20:59": "2026-12-11 20:59",
		"2026-12-11 21:00": "2026-12-14 07:30", // Friday evening: Monday
		"2026-12-13 10:00": "2026-12-14 07:30",
		"2026-12-15 03:00": "2026-12-15 07:30",
	} {
		assert.True(t, at(want).Equal(l.When(s, at(now))), "%s: %s", now, l.When(s, at(now)))
	}
	l.Deadline.Day = "2026-12-13" // a Sunday
	assert.True(t, at("2026-12-12 10:00").Equal(l.When(s, at("2026-12-12 10:00"))), "due before Monday: it does not wait")
	assert.True(t, at("2026-12-13 07:30").Equal(l.When(s, at("2026-12-13 02:00"))))
	assert.True(t, at("2026-12-12 07:30").Equal(l.When(s, at("2026-12-11 23:00"))))
	assert.True(t, at("2026-12-14 07:30").Equal(l.When(s, at("2026-12-14 01:00"))), "late already: it can wait")
}

func TestLateAndMorning(t *testing.T) {
	l := ladder("2026-12-01 09:00", "2026-12-09")
	assert.True(t, at("2026-12-14 07:30").Equal(l.Late(3)), "three days late is a Saturday")
	assert.True(t, at("2026-12-14 07:30").Equal(l.Late(5)))
	assert.True(t, at("2026-12-14 07:30").Equal(l.Morning(at("2026-12-11 07:31"))))
	assert.True(t, at("2026-12-11 07:30").Equal(l.Morning(at("2026-12-11 07:30"))))
	l.Deadline = store.Deadline{}
	assert.True(t, l.Late(3).IsZero())
}

func TestLeaveOfASubstitute(t *testing.T) {
	away := []store.Absence{
		{ID: 1, Member: 5, First: "2026-12-01", Last: "2026-12-10", Substitute: 6},
		{ID: 2, Member: 6, First: "2026-12-08", Last: "2026-12-09"},
		{ID: 3, Member: 7, First: "2026-12-01", Last: "2026-12-31", Cancelled: at("2026-12-01 08:00")},
	}
	leave := LeaveOf(5, away)
	assert.False(t, leave(date("2026-12-07")), "the substitute is there")
	assert.True(t, leave(date("2026-12-08")))
	assert.False(t, leave(date("2026-12-11")))
	assert.Nil(t, LeaveOf(7, away))
	assert.Nil(t, LeaveOf(0, away))
}

func TestSlotsOfATask(t *testing.T) {
	c := store.Committee{Zone: "Asia/Ho_Chi_Minh"}
	task := store.Task{Given: at("2026-12-01 09:00"), Deadline: store.Deadline{Day: "2026-12-16"}, State: store.TaskOpen}
	slots := func(now string) int { return len(Slots(c, task, 0, nil, days, at(now), date("2026-12-21"))) }
	assert.Equal(t, 5, slots("2026-12-11 07:29"))
	assert.Equal(t, 4, slots("2026-12-11 07:30"))
	task.Pending = 3
	assert.Zero(t, slots("2026-12-11 07:29"), "nobody is asked while more time is asked for")
	task.Pending, task.State = 0, store.TaskReported
	assert.Zero(t, slots("2026-12-11 07:29"))
}

// drawLadder makes any ladder; leave is short enough to end.
func drawLadder(rt *rapid.T) Ladder {
	start := date("2026-01-01").AddDays(rapid.IntRange(0, 900).Draw(rt, "given"))
	l := Ladder{Given: start.At(rapid.IntRange(0, 23).Draw(rt, "hour"), 0, store.HoChiMinh), Rules: store.Committee{}.TaskRules(), Loc: store.HoChiMinh, Cal: days}
	if rapid.Bool().Draw(rt, "dated") {
		l.Deadline.Day = start.AddDays(rapid.IntRange(-5, 120).Draw(rt, "length")).String()
		l.Deadline.Clock = rapid.SampledFrom([]string{"", "", "16:00", "06:00"}).Draw(rt, "clock")
		l.Deadline.Op = rapid.SampledFrom([]string{"before", "by"}).Draw(rt, "op")
	} else {
		l.Rhythm.RRule = rapid.SampledFrom(rhythms).Draw(rt, "rrule")
	}
	l.Rules.Strict = rapid.Bool().Draw(rt, "strict")
	l.Rules.At = rapid.SampledFrom([]string{"07:30", "06:30", "20:59", "05:00", "22:00", "nonsense"}).Draw(rt, "at")
	if rapid.Bool().Draw(rt, "rules") {
		l.Rules.Before = rapid.SliceOfN(rapid.IntRange(-2, 40), 0, 6).Draw(rt, "before")
		l.Rules.After = rapid.SliceOfN(rapid.IntRange(-2, 40), 0, 4).Draw(rt, "after")
	}
	if n := rapid.IntRange(0, 40).Draw(rt, "leave"); n > 0 {
		first := start.AddDays(rapid.IntRange(-20, 130).Draw(rt, "from"))
		l.Leave = func(d calendar.Date) bool { return !d.Before(first) && d.Before(first.AddDays(n)) }
	}
	return l
}

func TestSlotsAreDecent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := drawLadder(rt)
		given := calendar.DateOf(l.Given)
		var before calendar.Date
		all := map[calendar.Date]bool{}
		s, ok := l.Next(given.AddDays(-rapid.IntRange(0, 30).Draw(rt, "after")))
		for i := 0; i < 60 && ok; i++ {
			require.True(rt, s.Day.After(given), "not before the morrow of the assignment")
			require.True(rt, s.Day.After(before) || before.IsZero(), "sorted, one a day")
			weekend := s.CheckIn && l.Cal.Day(s.Day).Kind == calendar.Rest
			require.True(rt, weekend || l.Cal.IsWorkingDay(s.Day), "%v is no working day", s.Day)
			require.False(rt, l.Leave != nil && l.Leave(s.Day), "nobody is there on %v", s.Day)
			require.True(rt, Decent(s.At, l.Loc).Equal(s.At), "%v is at night", s.At)
			require.Equal(rt, s.Day, calendar.DateOf(s.At.In(l.Loc)))
			last, dated := l.last()
			if dated {
				require.Equal(rt, s.Offset > 0, s.Day.After(last), "%+v", s)
			}
			all[s.Day], before = true, s.Day
			s, ok = l.Next(s.Day)
		}
		if l.Rhythm.RRule == "" && !l.Deadline.IsZero() {
			require.True(rt, ok, "an overdue task is never forgotten")
		}
		if len(all) > 0 && l.Rhythm.RRule == "" { // asked from any day, the answer is a slot of the same list
			from := given.AddDays(rapid.IntRange(0, before.Sub(given)-1).Draw(rt, "from any day"))
			s, _ := l.Next(from)
			require.True(rt, all[s.Day], "%v from %v", s.Day, from)
		}
	})
}

func TestWhenIsDecent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := drawLadder(rt)
		s, ok := l.Next(calendar.DateOf(l.Given))
		if !ok {
			return
		}
		now := s.At.Add(time.Duration(rapid.IntRange(-600, 14*24*60).Draw(rt, "minutes")) * time.Minute)
		when := l.When(s, now)
		require.False(rt, when.Before(now) || when.Before(s.At))
		require.True(rt, Decent(when, l.Loc).Equal(when))
		day := calendar.DateOf(when.In(l.Loc))
		require.False(rt, l.Leave != nil && l.Leave(day))
		if !l.Cal.IsWorkingDay(day) && day != s.Day {
			next, urgent := l.Tomorrow(when)
			require.True(rt, urgent, "only what is due before %v comes on a day off", next)
		}
	})
}
