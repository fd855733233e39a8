package when

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/store/fold"
)

// requireSound checks what holds of every answer to every text.
func requireSound(t require.TestingT, text string, now time.Time) {
	clean := fold.NFC(text)
	for _, d := range append(All(text, now, office), Understand(text, now, office)) {
		require.Equal(t, clean[d.Start:d.End], d.Phrase)
		switch d.Kind {
		case Date:
			require.True(t, d.Due.Day.Valid())
			require.NotEmpty(t, d.Op)
			require.Empty(t, d.RRule)
		case Recur:
			require.True(t, d.Due.IsZero())
			require.NotEmpty(t, d.Op)
			require.True(t, d.RRule == "" && d.Guessed || strings.HasPrefix(d.RRule, "FREQ="))
		case Vague:
			require.True(t, d.Due.IsZero() || d.Guessed, "a proposal is a guess")
		case Period, None:
			require.True(t, d.Due.IsZero())
			require.Empty(t, d.Op)
		default:
			require.Fail(t, "kind", d.Kind)
		}
		if !d.Due.IsZero() && !namesYear(clean) {
			require.False(t, d.Due.Day.Before(calendar.DateOf(now)), "%q is past at %s: %s", text, now, d.Due)
			if d.Due.Timed {
				require.False(t, d.Due.Day.At(d.Due.Hour, d.Due.Minute, ict).Before(now.Truncate(time.Minute)), "%q: %s at %s", text, d.Due, now)
			}
		}
	}
}

// namesYear reports whether a text has a number that may be a year, which alone leads into the past.
func namesYear(text string) bool {
	figures := 0
	for i, r := range text + " " {
		if unicode.IsDigit(r) {
			figures++
			continue
		}
		if figures == 4 || figures == 2 && i >= 3 && strings.ContainsAny(text[i-3:i-2], "/-.") {
			return true
		}
		figures = 0
	}
	return false
}

// Any heap of the words that the grammar knows, with numbers and signs, gives a sound answer.
func TestHeapsOfWords(t *testing.T) {
	var words []string
	for _, key := range slices.Sorted(maps.Keys(vocabulary)) {
		for _, w := range vocabulary[key] {
			words = append(words, w.text, key)
		}
	}
	signs := []string{",", "/", "-", "–", ".", "(", ")", ":", "*", "\n", "\n\n", "+", ";"}
	numbers := []string{"1", "2", "5", "6", "7", "8", "9", "10", "12", "15", "24", "25", "29", "30", "31", "32", "0", "00", "52", "2026", "2027",
		"30/8", "5/12", "16h", "8h30", "t6", "cn", "t12", "q3", "24h", "14:30", "30/8/2023"}
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(words), rapid.SampledFrom(numbers), rapid.SampledFrom(signs))
		text := strings.Join(rapid.SliceOfN(piece, 1, 14).Draw(t, "words"), rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, "between"))
		requireSound(t, text, moments().Draw(t, "now"))
	})
}

// Phrases that are right one by one stay sound when they run into each other.
func TestHeapsOfPhrases(t *testing.T) {
	var phrases []string
	for _, l := range readLabelled(t, "labelled") {
		phrases = append(phrases, l.text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(phrases), 1, 4).Draw(t, "phrases"),
			rapid.SampledFrom([]string{" ", ", ", ". ", "\n", " và ", " - "}).Draw(t, "between"))
		requireSound(t, text, moments().Draw(t, "now"))
	})
}

func FuzzUnderstand(f *testing.F) {
	for _, l := range readLabelled(f, "labelled") {
		f.Add(l.text, l.now.Unix())
	}
	f.Add("trước \xff30/8 ngày \u0301 tháng", int64(0))
	f.Fuzz(func(t *testing.T, text string, unix int64) {
		now := time.Unix(unix%8e9, 0).In(ict) // within four digits of the year
		if y := now.Year(); y < 1901 || y > 2190 {
			return
		}
		requireSound(t, text, now)
	})
}

// BenchmarkLongTexts reads texts of which no reader must take quadratic time: sixteen times as long may cost sixteen times as much.
func BenchmarkLongTexts(b *testing.B) {
	now := time.Date(2026, time.November, 23, 9, 15, 0, 0, ict)
	for _, unit := range []string{
		"thứ 2, ", "2, ", "1/", "1/1, ", "trước ", "từ 1/1 đến ", "trong (", "ạ thứ 6 ", "số 1/2-A/", "ngày 1, ", "hàng tuần, ", "và ",
		"tháng 1, 2, ", "Nghị quyết số ", "giao Hùng nộp hồ sơ trước 30/8. ", "mai ", "cuối ", "sớm ",
	} {
		for _, times := range []int{30, 480} {
			text := strings.Repeat(unit, times)
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(unit), times), func(b *testing.B) {
				for b.Loop() {
					Understand(text, now, office)
				}
			})
		}
	}
}

func BenchmarkUnderstandSentence(b *testing.B) {
	now := time.Date(2026, time.November, 23, 9, 15, 0, 0, ict)
	for b.Loop() {
		Understand("giao Hùng hoàn thiện hồ sơ tiêu chí 4 trước 30/11, phối hợp Công an phường", now, office)
	}
}
