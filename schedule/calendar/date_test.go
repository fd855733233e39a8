package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func day(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	require.NoError(t, err)
	return d
}

// anyDate draws a day of the years for which lunar dates are promised.
func anyDate() *rapid.Generator[Date] {
	first := Date{FirstLunarYear, time.January, 1}
	last := Date{LastLunarYear, time.December, 31}
	return rapid.Map(rapid.IntRange(0, last.Sub(first)), first.AddDays)
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2026-09-05", "2026-9-5", "05/09/2026", "5/9/2026", "05/9/2026"} {
		assert.Equal(t, Date{2026, time.September, 5}, day(t, s), s)
	}
	for _, s := range []string{"", "31/2/2026", "2026-02-30", "29/2/2027", "5/9", "5-9-2026", "0000-01-01", "12/31/2026", "5/9/2026 "} {
		_, err := ParseDate(s)
		assert.ErrorIs(t, err, ErrDate, s)
	}
}

func TestNewDateRefusesWhatIsNoDay(t *testing.T) {
	_, err := NewDate(2026, time.February, 29)
	require.ErrorIs(t, err, ErrDate)
	_, err = NewDate(10000, time.January, 1)
	require.ErrorIs(t, err, ErrDate)
	d, err := NewDate(2028, time.February, 29)
	require.NoError(t, err)
	assert.Equal(t, "2028-02-29", d.String())
}

func TestSlashed(t *testing.T) {
	assert.Equal(t, "05/01/2026", day(t, "2026-01-05").Slashed())
	assert.Equal(t, "05/9/2026", day(t, "2026-09-05").Slashed())
	assert.Equal(t, "24/11/2026", day(t, "2026-11-24").Slashed())
}

func TestWeekdaysOfTheNotice(t *testing.T) {
	for s, want := range map[string]time.Weekday{
		"31/7/2023": time.Monday, "4/8/2023": time.Friday, "30/8/2023": time.Wednesday,
		"15/4/2022": time.Friday, "24/6/2024": time.Monday, "27/6/2024": time.Thursday, "24/11/2026": time.Tuesday,
	} {
		assert.Equal(t, want, day(t, s).Weekday(), s)
	}
}

func TestAddMonthsStaysInTheMonth(t *testing.T) {
	assert.Equal(t, day(t, "28/2/2027"), day(t, "31/01/2027").AddMonths(1))
	assert.Equal(t, day(t, "30/11/2026"), day(t, "31/12/2026").AddMonths(-1))
	assert.Equal(t, day(t, "31/12/2027"), day(t, "31/12/2026").AddMonths(12))
}

func TestDateTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		for _, s := range []string{d.String(), d.Slashed()} {
			back, err := ParseDate(s)
			require.NoError(t, err)
			require.Equal(t, d, back)
		}
		var back struct{ Due, None Date }
		text, err := json.Marshal(struct{ Due, None Date }{Due: d})
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, d, back.Due)
		require.True(t, back.None.IsZero())
	})
}

func TestDateArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		n := rapid.IntRange(-40_000, 40_000).Draw(t, "days")
		e := d.AddDays(n)
		require.Equal(t, n, e.Sub(d))
		require.Equal(t, n > 0, e.After(d))
		require.Equal(t, n < 0, e.Before(d))
		require.Equal(t, d, DateOf(d.At(23, 59, time.FixedZone("", 7*3600))))
	})
}
