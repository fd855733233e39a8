package plan

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// rhythms are the kinds of rule that schedule/when writes.
var rhythms = []string{"FREQ=DAILY", "FREQ=DAILY;INTERVAL=15", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
	"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=15,31",
	"FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=2SA", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=6", "FREQ=YEARLY;BYDAY=1MO",
	"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261231"}

func TestCheckIns(t *testing.T) {
	for _, c := range []struct{ name, rrule, given, until, want string }{
		{"the weekend itself", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-12-02 09:00", "2026-12-13",
			"check-in 2026-12-05, check-in 2026-12-06, check-in 2026-12-12, check-in 2026-12-13"},
		{"a weekend of Tết is asked about before it, once", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-02-09 09:00", "2026-02-28", "check-in 2026-02-13, check-in 2026-02-28"},
		{"each working day", "FREQ=DAILY", "2026-12-02 09:00", "2026-12-08", "check-in 2026-12-03, check-in 2026-12-04, check-in 2026-12-07, check-in 2026-12-08"},
		{"the 25th", "FREQ=MONTHLY;BYMONTHDAY=25", "2026-09-02 09:00", "2026-12-31", "check-in 2026-09-25, check-in 2026-10-23, check-in 2026-11-25, check-in 2026-12-25"},
		{"the last day", "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-02 09:00", "2027-03-31", "check-in 2027-01-29, check-in 2027-02-26, check-in 2027-03-31"},
		{"a day that a month has not, another in the days of Tết", "FREQ=MONTHLY;BYMONTHDAY=30", "2028-01-02 09:00", "2028-02-29", "check-in 2028-01-24, check-in 2028-02-29"},
		{"quarterly from the day it was given", "FREQ=MONTHLY;INTERVAL=3", "2026-06-10 09:00", "2027-03-31", "check-in 2026-09-10, check-in 2026-12-10, check-in 2027-03-10"},
		{"every other Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2026-12-01 09:00", "2026-12-31", "check-in 2026-12-03, check-in 2026-12-17, check-in 2026-12-31"},
		{"the last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "2026-09-01 09:00", "2026-10-31", "check-in 2026-09-25, check-in 2026-10-30"},
		{"the second Saturday", "FREQ=MONTHLY;BYDAY=2SA", "2026-09-01 09:00", "2026-10-31", "check-in 2026-09-12, check-in 2026-10-10"},
		{"a Friday that is a holiday", "FREQ=WEEKLY;BYDAY=FR", "2027-04-19 09:00", "2027-05-07", "check-in 2027-04-23, check-in 2027-04-29, check-in 2027-05-07"},
		{"yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "2026-12-15 09:00", "2028-12-31", "check-in 2027-12-15, check-in 2028-12-15"},
		{"yearly from a 29 February", "FREQ=YEARLY", "2028-02-29 09:00", "2030-12-31", "check-in 2029-02-28, check-in 2030-02-28"},
		{"until", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261212", "2026-12-02 09:00", "2027-12-31", "check-in 2026-12-05, check-in 2026-12-12"},
		{"the moon has no rule", "", "2026-12-02 09:00", "2027-12-31", ""},
		{"a rule that nobody can read", "FREQ=HOURLY", "2026-12-02 09:00", "2027-12-31", ""},
	} {
		l := ladder(c.given, "")
		l.Rhythm.RRule = c.rrule
		assert.Equal(t, c.want, told(l, c.until), c.name)
	}
}

func TestARhythmPausesInALeave(t *testing.T) {
	l := ladder("2026-12-01 09:00", "")
	l.Rhythm.RRule = "FREQ=WEEKLY;BYDAY=FR"
	l.Leave = func(d calendar.Date) bool { return !d.Before(date("2026-12-10")) && d.Before(date("2026-12-20")) }
	assert.Equal(t, "check-in 2026-12-04, check-in 2026-12-25", told(l, "2026-12-30"))
}

func TestARhythmWithAnEndIsRemindedOfBoth(t *testing.T) {
	l := ladder("2026-12-01 09:00", "2026-12-11")
	l.Rhythm.RRule = "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261211"
	assert.Equal(t, "check-in 2026-12-04, -3 2026-12-08, -1 2026-12-10, +0 2026-12-11", told(l, "2026-12-11"), "one a day")
}

func TestUnreadableRulesAreRefused(t *testing.T) {
	for _, s := range []string{"", "FREQ=", "FREQ=HOURLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY;BYDAY=X", "FREQ=WEEKLY;BYDAY=0FR",
		"FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTH=13", "FREQ=WEEKLY;UNTIL=x", "FREQ=WEEKLY;COUNT=3", "x"} {
		_, err := ParseRule(s)
		assert.Error(t, err, s)
	}
}

func TestEveryRhythmComesAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := ladder("2026-12-02 09:00", "")
		l.Given = l.Given.AddDate(0, 0, rapid.IntRange(0, 800).Draw(rt, "given"))
		l.Rhythm.RRule = rapid.SampledFrom(rhythms[:len(rhythms)-1]).Draw(rt, "rrule")
		s, ok := l.Next(calendar.DateOf(l.Given.In(store.HoChiMinh)))
		require.True(rt, ok)
		require.LessOrEqual(rt, s.Day.Sub(calendar.DateOf(l.Given.In(store.HoChiMinh))), 366+5)
	})
}

func FuzzParseRule(f *testing.F) {
	for _, s := range rhythms {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := ParseRule(s); err == nil {
			r.On(date("2026-12-05"), date("2026-12-01"))
		}
	})
}
