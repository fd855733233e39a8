package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTet(t *testing.T) {
	for year, want := range map[int]string{
		1968: "29/01/1968", // Viet Nam's first Tết at UTC+7; China's was on the 30th
		1985: "21/01/1985", // China: 20 February
		2007: "17/02/2007", // China: 18 February
		2024: "10/02/2024", 2025: "29/01/2025", 2026: "17/02/2026", 2027: "06/02/2027", 2028: "26/01/2028",
		2029: "13/02/2029",
		2030: "02/02/2030", // China: 3 February
		2031: "23/01/2031",
	} {
		got, err := Tet(year)
		require.NoError(t, err)
		assert.Equal(t, want, got.Slashed(), year)
	}
}

func TestHungKings(t *testing.T) {
	for year, want := range map[int]string{
		2026: "26/4/2026", 2027: "16/4/2027", 2028: "04/4/2028", 2029: "23/4/2029", 2030: "12/4/2030",
	} {
		got, err := LunarDate{Year: year, Month: 3, Day: 10}.Solar()
		require.NoError(t, err)
		assert.Equal(t, want, got.Slashed(), year)
	}
}

func TestLeapMonths(t *testing.T) {
	for year, want := range map[int]int{
		1984: 0, // China doubled the tenth month
		1985: 2, // and nothing in 1985
		2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6,
		2024: 0, 2026: 0, 2027: 0,
		2028: 5, 2031: 3, 2033: 11,
	} {
		assert.Equal(t, want, LeapMonth(year), year)
	}
}

// New moons that fall within two minutes of midnight in Viet Nam: a coarser series or another zone moves them.
func TestNewMoonsNearMidnight(t *testing.T) {
	for s, want := range map[string]LunarDate{
		"7/5/2054": {2054, 4, 1, false}, "9/12/2072": {2072, 11, 1, false},
		"15/11/2077": {2077, 10, 1, false}, "22/01/2175": {2175, 1, 1, false},
	} {
		got, ok := day(t, s).Lunar()
		require.True(t, ok)
		assert.Equal(t, want, got, s)
	}
}

func TestLunarRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		l, ok := d.Lunar()
		require.True(t, ok)
		back, err := l.Solar()
		require.NoError(t, err)
		require.Equal(t, d, back, l)
	})
}

// The months of the 300 years follow each other: each has 29 or 30 days, and the day after its last is the first of the
// next, of the leap month with the same number, or of the new year.
func TestLunarMonthsFollowEachOther(t *testing.T) {
	d, err := Tet(FirstLunarYear)
	require.NoError(t, err)
	before, ok := d.Lunar()
	require.True(t, ok)
	for d.Year < LastLunarYear {
		days := LunarMonthDays(before.Year, before.Month, before.Leap)
		require.Contains(t, []int{29, 30}, days, before)
		last, ok := d.AddDays(days - 1).Lunar()
		require.True(t, ok)
		require.Equal(t, LunarDate{before.Year, before.Month, days, before.Leap}, last)
		d = d.AddDays(days)
		l, ok := d.Lunar()
		require.True(t, ok)
		switch {
		case l.Leap:
			require.Equal(t, LunarDate{before.Year, before.Month, 1, true}, l)
		case before.Month == 12:
			require.Equal(t, LunarDate{before.Year + 1, 1, 1, false}, l)
		default:
			require.Equal(t, LunarDate{before.Year, before.Month + 1, 1, false}, l)
		}
		before = l
	}
}

func TestLunarRefusals(t *testing.T) {
	for _, l := range []LunarDate{
		{2026, 13, 1, false}, {2026, 0, 1, false}, {2026, 1, 31, false}, {2026, 1, 0, false}, {2026, 6, 1, true},
		{1800, 1, 1, false}, {2200, 1, 1, false}, {2026, 12, LunarMonthDays(2026, 12, false) + 1, false},
	} {
		_, err := l.Solar()
		require.ErrorIs(t, err, ErrDate, l)
	}
	for _, d := range []Date{{}, {1899, time.December, 31}, {2200, time.January, 1}, {2026, time.February, 30}} {
		_, ok := d.Lunar()
		require.False(t, ok, d)
	}
	assert.Equal(t, "15/6n/2025", LunarDate{2025, 6, 15, true}.String())
	assert.Zero(t, LunarMonthDays(2026, 6, true))
}
