package rehearsal

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Lines that happen to the machine, the platform or the clock.

const longest = 5 * 366 * 24 * time.Hour

// parseAt reads "2026-11-27 14:00", "2026-11-27T14:00:00+07:00" and "14:00", the next time that the clock shows it.
// Dates are those of Viet Nam.
func parseAt(s string) (Line, error) {
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, s, store.HoChiMinh); err == nil {
			return Line{Verb: At, When: t}, nil
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return Line{Verb: At, When: t.In(store.HoChiMinh)}, nil
	}
	if d, ok := parseClock(s); ok {
		return Line{Verb: At, Clock: d}, nil
	}
	return Line{}, fmt.Errorf("at %q: no date and time such as 2026-11-27 14:00, nor a time of day such as 14:00", cut(s, 40))
}

func parseClock(s string) (time.Duration, bool) {
	for _, layout := range []string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Sub(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)), true
		}
	}
	return 0, false
}

// parseKill reads "commit N" and "send N", with "before" or "after". A commit dies before it is durable, a sending after
// the server has accepted it, unless said otherwise.
func parseKill(s string) (Line, error) {
	f := strings.Fields(s)
	if len(f) < 2 || len(f) > 3 {
		return Line{}, fmt.Errorf("kill %q: it is kill commit N [before|after] or kill send N [before|after]", cut(s, 40))
	}
	l := Line{}
	switch f[0] {
	case "commit":
		l.Verb = KillCommit
	case "send":
		l.Verb, l.After = KillSend, true
	default:
		return l, fmt.Errorf("kill %q: only a commit or a send can be killed", cut(f[0], 40))
	}
	n, err := strconv.Atoi(f[1])
	if err != nil || n < 1 {
		return l, fmt.Errorf("%s %q: the count starts at 1", l.Verb, cut(f[1], 40))
	}
	l.Count = n
	if len(f) == 3 {
		if err := oneOf(f[2], "before", "after"); err != nil {
			return l, err
		}
		l.After = f[2] == "after"
	}
	return l, nil
}

// parseDuration reads Go's durations and days: "3d", "1d12h", "90m".
func parseDuration(s string) (time.Duration, error) {
	days := 0
	rest := s
	if before, after, ok := strings.Cut(s, "d"); ok {
		n, err := strconv.Atoi(before)
		if err != nil || n < 0 || n > 2000 {
			return 0, fmt.Errorf("%q is no length of time such as 3d, 20h or 90m", cut(s, 40))
		}
		days, rest = n, after
	}
	var d time.Duration
	if rest != "" || s == "" {
		var err error
		if d, err = time.ParseDuration(rest); err != nil {
			return 0, fmt.Errorf("%q is no length of time such as 3d, 20h or 90m", cut(s, 40))
		}
	}
	if d += time.Duration(days) * 24 * time.Hour; d <= 0 || d > longest {
		return 0, fmt.Errorf("%q: the clock runs forward, by five years at most", cut(s, 40))
	}
	return d, nil
}

// allClear is the fault that ends all others.
const allClear = "ok"

func checkFault(s string) error {
	if s == allClear {
		return nil
	}
	if _, err := telegramtest.ParseFault(s); err != nil {
		return fmt.Errorf("api: %w; it is 429 30s, 502 5m, down 2h, reset-after-accept, slow 2s, truncate, 401 1m or ok", err)
	}
	return nil
}

func checkRaw(s string) error {
	if !json.Valid([]byte(s)) || !strings.HasPrefix(s, "{") {
		return fmt.Errorf("raw: %q is no JSON object", cut(s, 60))
	}
	return nil
}

func oneOf(s string, words ...string) error {
	if slices.Contains(words, s) {
		return nil
	}
	return fmt.Errorf("%q is none of %s", cut(s, 40), strings.Join(words, ", "))
}

func none(rest string) error {
	if rest != "" {
		return fmt.Errorf("%q is too much: the line is one word", cut(rest, 40))
	}
	return nil
}
