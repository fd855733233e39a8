package calendar

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestHolidays(t *testing.T) {
	c := Default()
	for s, want := range map[string]Day{
		"23/11/2026": {},
		"24/11/2026": {Kind: Holiday, Key: "culture"},
		"24/11/2025": {}, // not yet a holiday
		"22/11/2026": {Kind: Rest},
		// Tết 2026 as announced: Saturday 14/2 to Sunday 22/2, and nothing given back beyond it.
		"13/02/2026": {},
		"14/02/2026": {Kind: Holiday, Key: "tet"},
		"22/02/2026": {Kind: Holiday, Key: "tet"},
		"23/02/2026": {},
		"26/4/2026":  {Kind: Holiday, Key: "hung_kings"},
		"27/4/2026":  {Kind: Holiday, Key: "hung_kings"},
		"28/4/2026":  {},
		"30/4/2026":  {Kind: Holiday, Key: "liberation"},
		"01/5/2026":  {Kind: Holiday, Key: "labour"},
		// 2 September 2026 is a Wednesday: both sides are alike, the day before is assumed.
		"01/9/2026": {Kind: Holiday, Key: "national", Computed: true},
		"02/9/2026": {Kind: Holiday, Key: "national"},
		"03/9/2026": {},
		// Tết 2027 is a Saturday: 5–9 February, and Saturday and Sunday come back on Wednesday and Thursday.
		"04/02/2027": {},
		"05/02/2027": {Kind: Holiday, Key: "tet", Computed: true},
		"07/02/2027": {Kind: Holiday, Key: "tet", Computed: true},
		"09/02/2027": {Kind: Holiday, Key: "tet", Computed: true},
		"10/02/2027": {Kind: Compensation, Key: "tet", Computed: true},
		"11/02/2027": {Kind: Compensation, Key: "tet", Computed: true},
		"12/02/2027": {},
		"16/4/2027":  {Kind: Holiday, Key: "hung_kings"},
		// 1 May 2027 is a Saturday, 2 September a Thursday.
		"01/5/2027":  {Kind: Holiday, Key: "labour"},
		"03/5/2027":  {Kind: Compensation, Key: "labour", Computed: true},
		"01/9/2027":  {},
		"03/9/2027":  {Kind: Holiday, Key: "national", Computed: true},
		"01/01/2027": {Kind: Holiday, Key: "new_year"},
		// New Year 2028 is a Saturday.
		"03/01/2028": {Kind: Compensation, Key: "new_year", Computed: true},
	} {
		assert.Equal(t, want, c.Day(day(t, s)), s)
	}
	key, ok := c.Holiday(day(t, "10/02/2027"))
	assert.True(t, ok)
	assert.Equal(t, "tet", key)
	_, ok = c.Holiday(day(t, "22/11/2026"))
	assert.False(t, ok, "an ordinary Sunday is no holiday")
}

func TestWorkingDays(t *testing.T) {
	c := Default()
	assert.Equal(t, day(t, "25/11/2026"), c.NextWorkingDay(day(t, "23/11/2026")), "24/11 is skipped")
	assert.Equal(t, day(t, "20/11/2026"), c.PreviousWorkingDay(day(t, "23/11/2026")))
	assert.Equal(t, day(t, "23/02/2026"), c.NextWorkingDay(day(t, "13/02/2026")))
	assert.Equal(t, day(t, "30/11/2026"), c.AddWorkingDays(day(t, "20/11/2026"), 5))
	assert.Equal(t, day(t, "20/11/2026"), c.AddWorkingDays(day(t, "30/11/2026"), -5))
	assert.Equal(t, day(t, "22/11/2026"), c.AddWorkingDays(day(t, "22/11/2026"), 0))
}

func TestOwnFileOverlays(t *testing.T) {
	c, err := Load(strings.NewReader(`
rest: [sun]
holidays:
  - {key: culture, off: true}
  - {key: ward_day, solar: 12-15, from: 2026}
announced:
  - {key: national, year: 2026, off: [2026-08-29, 2026-09-02], work: [2026-08-23]}
`))
	require.NoError(t, err)
	for s, want := range map[string]Day{
		"28/11/2026": {}, // Saturdays are worked
		"24/11/2026": {},
		"15/12/2026": {Kind: Holiday, Key: "ward_day"},
		"15/12/2025": {},
		"31/8/2026":  {Kind: Holiday, Key: "national"},
		"23/8/2026":  {Kind: Exchanged, Key: "national"},
		"03/9/2026":  {},
		"30/4/2026":  {Kind: Holiday, Key: "liberation"},
	} {
		assert.Equal(t, want, c.Day(day(t, s)), s)
	}
	assert.True(t, c.IsWorkingDay(day(t, "23/8/2026")), "an exchanged rest day is worked")
}

// Every complaint names the line, for it is read by the person who edits the file.
func TestBadFilesAreRefused(t *testing.T) {
	for file, says := range map[string]string{
		"holiday: []":                "line 1: field holiday not found",
		"rest: [mon,\n saturn]":      `line 2: rest day "saturn": want mon, tue`,
		"holidays: [{solar: 04-30}]": "holidays, entry 1: key is missing",
		"holidays:\n- {key: a, solar: 04-30, lunar: 03-10}":                                                    "line 2: a: needs exactly one of solar and lunar",
		"holidays: [{key: a}]":                                                                                 "line 1: a: needs exactly one",
		"holidays: [{key: a,\n solar: 02-31}]":                                                                 `line 2: "02-31" is no month-day`,
		"holidays: [{key: a, solar: 04-30, days: 400}]":                                                        "line 1: a: days and lead",
		"holidays: [{key: a, solar: 04-30, day: 4}]":                                                           "line 1: field day not found",
		"holidays: [{key: [a], solar: 04-30}]":                                                                 "line 1: a key is one word",
		"announced:\n- {key: tet, year: 2027, off: [2027-02-09, 2027-02-05]}":                                  "line 2: tet: off must run forwards",
		"announced: [{key: tet, year: 2027, off: [2025-02-05]}]":                                               "line 1: tet: 2025-02-05 does not belong to 2027",
		"announced: [{key: tet, year: 2027, off: [2027-02-30]}]":                                               `line 1: "2027-02-30" is no day`,
		"announced: [{key: tet, off: [2027-02-05]}]":                                                           "line 1: tet: key and year",
		"announced: [{key: tet, year: 2027}]":                                                                  "line 1: tet: off or work is needed",
		"announced: [{key: tet, year: x}]":                                                                     "line 1: cannot unmarshal",
		"announced:\n- {key: tet, year: 2027, off: [2027-02-05]}\n- {key: tet, year: 2027, off: [2027-02-06]}": "line 3: tet: tet 2027 is announced twice",
		"rest: [sun]\n---\nrest: [sat]":                                                                        "second document",
		"\t{":                                                                                                  "cannot start any token",
	} {
		_, err := Load(strings.NewReader(file))
		assert.ErrorIs(t, err, ErrDays, file)
		assert.ErrorContains(t, err, says, file)
		assert.NotContains(t, err.Error(), "calendar.", file)
	}
	_, err := Load(strings.NewReader(""))
	assert.NoError(t, err, "an empty file changes nothing")
}

// A working Saturday alone takes nothing off Tết, and wins over a computed day off.
func TestAnExchangeAloneKeepsTheComputedDays(t *testing.T) {
	c, err := Load(strings.NewReader("announced:\n- {key: tet, year: 2027, work: [2027-01-30, 2027-02-11]}"))
	require.NoError(t, err)
	assert.Equal(t, Day{Kind: Exchanged, Key: "tet"}, c.Day(day(t, "30/01/2027")))
	assert.Equal(t, Day{Kind: Exchanged, Key: "tet"}, c.Day(day(t, "11/02/2027")))
	for _, off := range []string{"05/02/2027", "06/02/2027", "09/02/2027", "10/02/2027"} {
		assert.Equal(t, "tet", c.Day(day(t, off)).Key, off)
		assert.False(t, c.IsWorkingDay(day(t, off)), off)
	}
}

func TestNoWorkingDaysLeft(t *testing.T) {
	c, err := Load(strings.NewReader("rest: [mon, tue, wed, thu, fri, sat, sun]"))
	require.NoError(t, err)
	d := day(t, "23/11/2026")
	assert.True(t, c.NextWorkingDay(d).After(d), "the search ends")
	assert.True(t, c.AddWorkingDays(d, 1<<40).After(d))
}

func TestWorkingDayProperties(t *testing.T) {
	c := Default()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		next := c.NextWorkingDay(d)
		require.True(t, c.IsWorkingDay(next))
		require.True(t, next.After(d))
		require.LessOrEqual(t, next.Sub(d), 12, "no break is longer")
		if c.IsWorkingDay(d) {
			require.Equal(t, d, c.PreviousWorkingDay(next))
		}
	})
}

// Each holiday that falls on a weekly rest day is given back: no year has fewer than twelve free days from 2026 on.
func TestTwelvePaidDays(t *testing.T) {
	c := Default()
	for year := 2027; year <= 2060; year++ {
		paid := 0
		for d := (Date{year, time.January, 1}); d.Year == year; d = d.AddDays(1) {
			if c.Day(d).Kind == Compensation || c.Day(d).Kind == Holiday && !c.resting(d) {
				paid++
			}
		}
		assert.Equal(t, 12, paid, year)
	}
}

// Any file gives a calendar that answers, or an error that says so.
func FuzzLoad(f *testing.F) {
	f.Add(string(builtIn))
	f.Add("rest: [mon, tue, wed, thu, fri, sat, sun]\nannounced: [{key: x, year: 2027, work: [2027-01-01]}]")
	f.Add("holidays: [{key: x, lunar: 12-30, days: 31, from: 2026}]")
	f.Fuzz(func(t *testing.T, file string) {
		c, err := Load(strings.NewReader(file))
		if err != nil {
			require.ErrorIs(t, err, ErrDays)
			return
		}
		c.AddWorkingDays(Date{2027, time.January, 20}, 15)
	})
}
