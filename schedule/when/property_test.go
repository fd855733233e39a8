package when

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/store/fold"
)

var office = calendar.Default()

// moments draws the now of a reading: any minute of thirty years.
func moments() *rapid.Generator[time.Time] {
	return rapid.Map(rapid.IntRange(0, 30*365*24*60), func(n int) time.Time {
		return time.Date(2020, time.January, 1, 0, n, 0, 0, ict)
	})
}

func TestDecomposedTextReadsTheSame(t *testing.T) {
	for _, l := range readLabelled(t, "labelled") {
		want := Understand(l.text, l.now, office)
		assert.Equal(t, want, Understand(norm.NFD.String(l.text), l.now, office), l.text)
	}
}

// accentsDecide lists labelled phrases that say something else without their accents.
var accentsDecide = map[string]bool{
	"mốt nộp": true, // "một nộp"
}

func TestUnaccentedTextReadsTheSame(t *testing.T) {
	same := 0
	for _, l := range readLabelled(t, "labelled") {
		switch l.class {
		case "date", "range", "span", "weekday", "near", "clock", "duration", "lunar", "recur", "period", "trap_impossible":
		default:
			continue
		}
		want, got := Understand(l.text, l.now, office), Understand(strip(l.text), l.now, office)
		if accentsDecide[l.text] {
			continue
		}
		same++
		assert.Equal(t, want.Kind, got.Kind, l.text)
		assert.Equal(t, want.Due, got.Due, l.text)
		assert.Equal(t, want.RRule, got.RRule, l.text)
	}
	assert.Greater(t, same, 400)
}

// strip takes the accents off, as phones do; case and signs stay.
func strip(s string) string {
	var b strings.Builder
	for _, r := range s {
		if k := fold.Key(string(r)); k != "" {
			b.WriteString(k)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Every way in which an office writes a date reads back as that date, behind every operator.
func TestWrittenDatesReadBack(t *testing.T) {
	forms := []string{
		"%[1]d/%[2]d/%[3]d", "%02[1]d/%02[2]d/%[3]d", "ngày %[1]d/%[2]d/%[3]d", "ngày %02[1]d tháng %02[2]d năm %[3]d",
		"ngày %[1]d tháng %[2]d năm %[3]d", "%[1]d-%[2]d-%[3]d", "%[1]d.%[2]d.%[3]d", "%[3]d-%02[2]d-%02[1]d",
		"%[1]d tháng %[2]d năm %[3]d", "ngay %[1]d thang %[2]d nam %[3]d", "%[1]d / %[2]d / %[3]d",
		"ngày %[1]d/%[2]d năm %[3]d",
	}
	ops := map[string]Op{
		"trước %s": Before, "hoàn thành trước %s.": Before, "chậm nhất %s": By, "chậm nhất là %s": By, "hạn %s": By,
		"đến hết %s": By, "đến %s": By, "(*Thời gian hoàn thành trước %s*).": Before, "không quá %s": By,
		"giao Hùng làm hồ sơ tiêu chí 4, hạn nộp: %s": By,
	}
	rapid.Check(t, func(t *rapid.T) {
		now := moments().Draw(t, "now")
		d := calendar.DateOf(now).AddDays(rapid.IntRange(0, 2000).Draw(t, "ahead"))
		form := rapid.SampledFrom(forms).Draw(t, "form")
		for shell, op := range ops {
			text := fmt.Sprintf(shell, fmt.Sprintf(form, d.Day, int(d.Month), d.Year))
			got := Understand(text, now, office)
			require.Equal(t, Date, got.Kind, text)
			require.Equal(t, op, got.Op, text)
			require.Equal(t, Due{Day: d}, got.Due, text)
			require.False(t, got.Guessed, text)
		}
	})
}

// A date without a year is the next one, and a guess exactly when it is more than nine months away.
func TestYearlessDatesAreTheNext(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := moments().Draw(t, "now")
		today := calendar.DateOf(now)
		d := today.AddDays(rapid.IntRange(0, 364).Draw(t, "ahead"))
		got := Understand(fmt.Sprintf("trước %d/%d", d.Day, int(d.Month)), now, office)
		require.Equal(t, Due{Day: d}, got.Due)
		require.Equal(t, d.After(today.AddMonths(9)), got.Guessed)
	})
}

func TestLunarDatesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := moments().Draw(t, "now")
		d := calendar.DateOf(now).AddDays(rapid.IntRange(0, 320).Draw(t, "ahead"))
		l, ok := d.Lunar()
		require.True(t, ok)
		if l.Leap {
			return
		}
		got := Understand(fmt.Sprintf("trước ngày %d/%d âm lịch", l.Day, l.Month), now, office)
		require.Equal(t, Due{Day: d}, got.Due, l)
	})
}

func TestClockTimesReadBack(t *testing.T) {
	forms := []string{"%dh%02d", "%dg%02d", "%d:%02d", "%d giờ %02d", "%d giờ %d phút"}
	rapid.Check(t, func(t *rapid.T) {
		hour, minute := rapid.IntRange(6, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")
		text := "trước " + fmt.Sprintf(rapid.SampledFrom(forms).Draw(t, "form"), hour, minute) + " ngày 27/11/2026"
		got := Understand(text, time.Date(2026, time.November, 23, 9, 15, 0, 0, ict), office)
		require.Equal(t, "2026-11-27"+fmt.Sprintf("T%02d:%02d", hour, minute), got.Due.String(), text)
	})
}
