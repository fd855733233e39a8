package plans

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// sunday is 22/11/2026, nine in the morning.
var sunday = time.Date(2026, 11, 22, 9, 0, 0, 0, store.HoChiMinh)

// described is what was understood, in one line.
func described(w words) string {
	var s []string
	add := func(format string, a ...any) { s = append(s, fmt.Sprintf(format, a...)) }
	if w.name != "" {
		add("name=%s", w.name)
	}
	switch {
	case w.rhythm.moon:
		add("moon")
	case w.rhythm.some:
		add("no day")
	case w.rhythm.cron != "":
		add("cron=%s", w.rhythm.cron)
	case w.rhythm.rrule != "":
		add("%s", strings.TrimPrefix(w.rhythm.rrule, "FREQ="))
	}
	if clock := w.clock + w.rhythm.clock; clock != "" {
		add("at %s", clock)
	}
	switch {
	case w.window.span > 0:
		add("for %s", short(w.window.span))
	case w.window.next:
		add("until next %s", w.window.until)
	case w.window.until != "":
		add("until %s", w.window.until)
	}
	if w.whom != nil {
		add("whom=%s%s%s", w.whom.kind, w.whom.unit, strings.Join(w.whom.names, "+"))
	}
	if w.more {
		add("more")
	}
	for _, q := range w.ask {
		add("?%s", asked(q))
	}
	for _, e := range w.edits {
		switch {
		case e.drop:
			add("#%d drop", e.number)
		case e.required != nil:
			add("#%d required=%v", e.number, *e.required)
		case e.as != nil:
			add("#%d as %s", e.number, asked(*e.as))
		default:
			add("#%d says %s", e.number, e.text)
		}
	}
	if w.holiday != nil {
		add("holiday=%s", map[store.HolidayRule]string{store.DayBefore: "before", store.SkipIt: "skip", store.KeepIt: "keep"}[*w.holiday])
	}
	if w.result != nil {
		add("result=%v", *w.result)
	}
	if w.nudges != nil {
		add("nudges=%v", *w.nudges)
	}
	if w.rollCall != nil {
		add("roll=%s", *w.rollCall)
	}
	if w.after != 0 || w.afterAt != "" {
		add("after %s%s", short(w.after), w.afterAt)
	}
	if w.place != nil {
		add("place=%s", *w.place)
	}
	if w.criterion != nil {
		add("tc%d", *w.criterion)
	}
	for _, r := range w.rest {
		add("rest=%s", r)
	}
	return strings.Join(s, " | ")
}

func short(d time.Duration) string {
	return strings.TrimSuffix(strings.Replace(d.String(), "h0m0s", "h", 1), "0s")
}

func asked(q store.Question) string {
	s := strings.TrimSpace(string(q.Kind) + " " + q.Text)
	if q.Unit != "" {
		s += " (" + q.Unit + ")"
	}
	if q.Choices != nil {
		s += " [" + strings.Join(q.Choices, "/") + "]"
	}
	if q.Optional {
		s += " opt"
	}
	return strings.TrimSpace(s)
}

// TestReading compares what is understood with testdata/<lot>.txt: "words => what they say"; a line of a clean-up begins
// with "*". The lot blind was written before it was first run; its first run is told in the file.
func TestReading(t *testing.T) {
	for _, lot := range []string{"labelled", "blind"} {
		f, err := os.Open("testdata/" + lot + ".txt")
		require.NoError(t, err)
		defer f.Close()
		right, all := 0, 0
		for lines := bufio.NewScanner(f); lines.Scan(); {
			said, want, ok := strings.Cut(lines.Text(), " => ")
			if !ok || strings.HasPrefix(said, "//") {
				continue
			}
			rest, work := strings.CutPrefix(said, "* ")
			r := reader{now: sunday, cal: calendar.Default(), neighbourhood: "khu phố", work: work}
			got := described(r.read(strings.ReplaceAll(rest, "\\n", "\n")))
			all++
			if assert.Equal(t, want, got, "%s: %s", lot, said) {
				right++
			}
		}
		t.Logf("%s: %d of %d", lot, right, all)
	}
}

// TestAnythingCanBeTyped: nothing ends the program, and what is not understood is said to be.
func TestAnythingCanBeTyped(t *testing.T) {
	parts := []string{"hỏi", "thêm", ":", ";", ",", "câu 2", "chọn", "a/b", "(hộ)", "thứ", "7", "hàng tháng", "ngày 25", "cron", "0 14 * * 5", "đến", "16h", "hạn", "gửi", "nhóm", "gặp lễ", "bỏ", "\n", "%", "9", "/", "🙂", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 14), func(p []string) string { return strings.Join(p, " ") })).Draw(t, "said")
		r := reader{now: sunday, cal: calendar.Default(), neighbourhood: "khu phố", work: rapid.Bool().Draw(t, "work")}
		w := r.read(said)
		d := draft{Plan: store.Plan{Kind: store.Asking, Questions: []store.Question{{Kind: store.AskText, Text: "Gì"}}}}
		d.apply(w, nil, nil, sunday)
		require.LessOrEqual(t, len(d.Plan.Questions), store.MaxQuestions)
		d.check(store.HoChiMinh, calendar.Default(), sunday)
		for _, q := range w.ask {
			require.NotEmpty(t, q.Text)
			require.True(t, q.Choices == nil || len(q.Choices) >= 2 && len(q.Choices) <= store.MaxChoices)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"giao ban tháng, ngày 25 hàng tháng 8h, hỏi mọi người: a; b", "câu 2 chọn: a/b", "cron 0 14 * * 5", "hỏi thêm: số hộ (hộ), giờ 9h"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, said string) { reader{now: sunday, cal: calendar.Default()}.read(said) })
}

func TestWordsWithoutASlash(t *testing.T) {
	for said, want := range map[string]bool{"2": true, "2 tạm dừng": true, "1 giờ 9h": true, "mới": true, "mới giao ban": true, "2 dời sang Chủ nhật": true,
		"2 biên bản rồi": false, "cam kết": false, "3 văn bản": false, "": false} {
		assert.Equal(t, want, takes(said), said)
	}
}
