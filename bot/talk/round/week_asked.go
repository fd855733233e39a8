package round

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/detail"
	"giaoban/bot/talk/sign"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// wanted is what was asked for: a week, one line of it, what in it waits for a word, or a longer period.
type wanted struct {
	// subject is the line to look at, "" for all of them; period a period that is no week, as it was typed.
	subject store.Subject
	period  string
	matters bool          // all that waits for a word
	back    int           // how many rounds before the current one
	day     calendar.Date // a day of the week, when given
	// today is the day of the question, or of its "as of".
	today calendar.Date
	asOf  time.Time
}

var (
	reAsOf = regexp.MustCompile(`(?:^| )(?:luc|nhu luc|as of|at) (?:(\d{1,2})[:hg](\d{2})? ?)?(?:ngay )?(\S+)?$`)
	reBack = regexp.MustCompile(`^(\d{1,2}) (?:tuan truoc|weeks ago)$`)
)

// readWanted understands what follows /tonghop. word is what the committee calls its neighbourhoods.
func readWanted(args, word string, now time.Time) (w wanted, ok bool) {
	s := fold.Key(args)
	w.today = calendar.DateOf(now)
	if s, ok = w.cutAsOf(s, now); !ok {
		return w, false
	}
	if subject, rest, ok := detail.Read(s, word); ok {
		w.subject, s = subject, rest
	}
	if w.readWeek(s, now) {
		return w, true
	}
	w.period = s
	return w, w.subject == "" && sign.TakesPeriod(s)
}

// cutAsOf takes "lúc 15:00 27/11" off the end; ok is false where it says no instant.
func (w *wanted) cutAsOf(s string, now time.Time) (rest string, ok bool) {
	m := reAsOf.FindStringSubmatchIndex(s)
	if m == nil {
		return s, true
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	day := calendar.DateOf(now)
	if d := group(3); d != "" {
		if day, ok = talk.ReadDay(d, now); !ok {
			return s, false
		}
	}
	hour, minute := 23, 59
	if h := group(1); h != "" {
		hour, _ = strconv.Atoi(h)
		minute, _ = strconv.Atoi("0" + group(2))
	} else if group(3) == "" {
		return s, false
	}
	if hour > 23 || minute > 59 {
		return s, false
	}
	w.asOf, w.today = day.At(hour, minute, now.Location()), day
	return strings.TrimSpace(s[:m[0]]), true
}

// readWeek reads which week is meant: none said is this one.
func (w *wanted) readWeek(s string, now time.Time) (ok bool) {
	switch s {
	case "can y kien", "vuong", "matters", "decisions":
		w.matters = true
		return w.subject == ""
	case "", "tuan", "week":
		return true
	case "tuan nay", "this week":
		w.day = w.today
		return true
	case "tuan truoc", "tuan vua roi", "last week":
		w.back = 1
		return true
	}
	if m := reBack.FindStringSubmatch(s); m != nil {
		w.back, _ = strconv.Atoi(m[1])
		return true
	}
	// A day of the week that has begun may lie ahead.
	w.day, ok = talk.ReadDay(strings.TrimPrefix(strings.TrimPrefix(s, "tuan "), "ngay "), now.AddDate(0, 0, 6))
	return ok
}

// takesWanted tells whether words after a bare "tổng hợp" are its own.
func takesWanted(args string) bool {
	_, ok := readWanted(args, "", time.Unix(0, 0).UTC().AddDate(100, 0, 0))
	return ok
}

// round finds the round that was asked for.
func (w wanted) round(tx *store.ReadTx, c store.CommitteeID) (store.Round, error) {
	if w.day.IsZero() && w.back == 0 {
		return view.Current(tx, c)
	}
	all, err := tx.Rounds(c)
	if err != nil {
		return store.Round{}, err
	}
	// "Last week" is the week before the one that today belongs to, whether that has been asked about yet or not.
	day := w.day
	if day.IsZero() {
		day = w.today
	}
	for i := len(all) - 1; i >= 0; i-- {
		if r := all[i]; r.Kind == store.Weekly && r.Phase != store.Skipped && r.FirstDay <= day.String() && day.String() <= r.LastDay {
			for range w.back {
				if r, err = tx.Round(c, r.Previous); err != nil {
					return r, err
				}
			}
			return r, nil
		}
	}
	if day == w.today && w.back == 0 {
		return view.Current(tx, c) // before the first round
	}
	return store.Round{}, store.ErrNotFound
}
