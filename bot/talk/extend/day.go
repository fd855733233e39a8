package extend

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// asking is what a day is read against. now is in the committee's zone; old is the deadline in force.
type asking struct {
	now time.Time
	cal *calendar.Calendar
	old store.Deadline
}

// wish is what was understood of a new day and its reason.
type wish struct {
	due    store.Deadline // zero where no day was named
	reason string
	// flaw says what is wrong with the day; typed is the words it was read from, day what they seemed to mean.
	flaw  text.DateFlaw
	typed string
	day   store.Deadline
}

// far is how many days ahead a day without a year cannot lie: "20/11" said on 26/11 means six days ago.
const far = 270

// read takes a day and a reason out of the words after "gia hạn". A day that is no extension comes back with its flaw.
func (a asking) read(words string) wish {
	head, reason := splitReason(words)
	d, left := a.day(head)
	if d.Kind == when.None && d.Flaw == "" && reason != "" {
		// "vì pa nô về chậm, xin đến 4/12"
		if late := when.Understand(vietnamese(reason), a.now, a.cal); late.Kind == when.Date && late.Op != when.On && vietnamese(reason) == reason {
			d, reason = late, trimmed(late.Cut(reason))
			reason = trimmed(trimSuffixes(reason, "xin", "xin gia hạn", "xin lùi", "lùi", "gia hạn"))
		}
	}
	w := wish{reason: reason, typed: d.Phrase}
	if w.reason == "" && !fillersOnly(left) {
		w.reason = trimmed(left)
	}
	switch {
	case d.Flaw == when.Impossible:
		w.flaw = text.DateImpossible
	case d.Flaw == when.Past:
		w.flaw = text.DatePast
	case d.Due.IsZero() || d.Kind == when.Recur:
		if d.Kind != when.None {
			w.flaw = text.DateUnclear
		}
	default:
		w.due = deadline(d)
		a.check(&w, d)
	}
	if w.flaw != "" {
		w.day, w.due = w.due, store.Deadline{}
	}
	return w
}

func deadline(d when.Deadline) store.Deadline {
	due := store.Deadline{Phrase: d.Phrase, Op: string(d.Op), Day: d.Due.Day.String()}
	if due.Op == "" {
		due.Op = string(when.By)
	}
	if d.Due.Timed {
		due.Clock = time.Date(0, 1, 1, d.Due.Hour, d.Due.Minute, 0, 0, time.UTC).Format("15:04")
	}
	return due
}

// check finds what is wrong with a day that was read.
func (a asking) check(w *wish, d when.Deadline) {
	if d.Guessed && d.Due.Day.Sub(calendar.DateOf(a.now)) > far {
		year := d.Due.Day
		year.Year--
		if year.Valid() {
			w.due.Day = year.String()
		}
		w.flaw = text.DatePast
		return
	}
	if w.flaw = a.flaw(w.due); w.flaw == "" && (d.Guessed || d.Kind == when.Vague) {
		w.flaw = text.DateGuessed
	}
}

// flaw tells why a deadline is no extension, "" when it is one.
func (a asking) flaw(due store.Deadline) text.DateFlaw {
	ends := due.Ends(a.now.Location(), false)
	switch {
	case ends.IsZero():
		return text.DateUnclear
	case !a.now.Before(ends):
		return text.DatePast
	case !later(due, a.old):
		return text.DateEarlier
	}
	return ""
}

// later tells whether a deadline gives more time than another.
func later(due, old store.Deadline) bool {
	if due.Day != old.Day {
		return due.Day > old.Day
	}
	return old.Clock != "" && (due.Clock == "" || due.Clock > old.Clock)
}

var (
	dotted = regexp.MustCompile(`(^|\s)(\d{1,2})[.-](\d{1,2})([.-](\d{4}))?(\s|$)`)
	spans  = regexp.MustCompile(`(?i)^(?:xin )?(?:them|lui|hoan|doi|khat|gia han)? ?(?:khoang )?(\d{1,3}|nua|mot|hai|ba|bon|nam|bay|muoi) (ngay lam viec|ngay|hom|tuan|thang|working days?|days?|weeks?|months?)( nua)?$`)
	counts = map[string]int{"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "bay": 7, "muoi": 10}
)

// day finds a day in words, and what is left of them without it.
func (a asking) day(words string) (found when.Deadline, left string) {
	if d, ok := a.span(words); ok {
		return d, ""
	}
	plain := dotted.ReplaceAllStringFunc(words, func(m string) string { return strings.NewReplacer(".", "/", "-", "/").Replace(m) })
	plain = vietnamese(plain)
	d := when.Understand(plain, a.now, a.cal)
	if begins := fold.Tokens(plain); d.Kind == when.None && len(begins) > 0 && begins[0].Text[0] >= '0' && begins[0].Text[0] <= '9' {
		// Alone "31/2" or "4/12, chờ" may be anything; after "until when?" it is a day.
		plain = "đến " + plain
		d = when.Understand(plain, a.now, a.cal)
		defer func() { found.Phrase = strings.TrimPrefix(found.Phrase, "đến ") }()
	}
	if d.Kind == when.None && d.Flaw == "" {
		return d, words
	}
	if d.Phrase != "" {
		left = d.Cut(plain)
	}
	return d, left
}

// span reads "thêm 3 ngày", "1 tuần": counted from the deadline, or from today where that gives a day that is over.
// "3 ngày nữa" without "thêm" is counted from today, which is schedule/when's.
func (a asking) span(words string) (when.Deadline, bool) {
	clause, _, _ := strings.Cut(words, ",")
	key := strings.TrimRight(fold.Key(clause), " .!")
	for _, tail := range []string{" nhe", " a", " nha", " duoc khong", " voi"} {
		key = strings.TrimSuffix(key, tail)
	}
	m := spans.FindStringSubmatch(key)
	more := strings.HasPrefix(key, "them") || strings.HasPrefix(key, "lui") || strings.HasPrefix(key, "xin them")
	if m == nil || m[3] != "" && !more {
		return when.Deadline{}, false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		n = counts[m[1]]
	}
	if n == 0 && m[1] != "nua" {
		return when.Deadline{}, false
	}
	today := calendar.DateOf(a.now)
	from, err := calendar.ParseDate(a.old.Day)
	if err != nil {
		from = today
	}
	due := a.count(from, n, m[2])
	if due.Before(today) {
		due = a.count(today, n, m[2])
	}
	return when.Deadline{Kind: when.Date, Op: when.By, Due: when.Due{Day: due}, Phrase: trimmed(clause)}, true
}

func (a asking) count(from calendar.Date, n int, unit string) calendar.Date {
	switch {
	case strings.HasPrefix(unit, "ngay lam") || strings.HasPrefix(unit, "working"):
		return a.cal.AddWorkingDays(from, n)
	case n == 0 && (unit == "thang" || strings.HasPrefix(unit, "month")):
		return from.AddDays(15) // nửa tháng
	case strings.HasPrefix(unit, "tuan") || strings.HasPrefix(unit, "week"):
		return from.AddDays(7 * max(n, 1))
	case unit == "thang" || strings.HasPrefix(unit, "month"):
		return from.AddMonths(n)
	}
	return from.AddDays(n)
}

// base is the day that a new deadline has to be later than: the old one, or today once that is over.
func (a asking) base() calendar.Date {
	today := calendar.DateOf(a.now)
	if old, err := calendar.ParseDate(a.old.Day); err == nil && old.After(today) {
		return old
	}
	return today
}

// proposals are days to choose from: three working days more, the Friday of next week (a later one where that is none),
// the end of the month. They lie on working days.
func (a asking) proposals() []calendar.Date {
	today := calendar.DateOf(a.now)
	base := a.base()
	friday := today.AddDays(int(time.Friday-today.Weekday()+7)%7 + 7)
	if today.Weekday() == time.Saturday || today.Weekday() == time.Sunday {
		friday = friday.AddDays(-7) // weeks begin on Monday: the next one begins now
	}
	for !a.working(friday).After(base) {
		friday = friday.AddDays(7)
	}
	month := a.lastWorkingDay(base)
	days := []calendar.Date{a.cal.AddWorkingDays(base, 3), a.working(friday), month}
	if !month.After(days[0]) {
		days[2] = a.lastWorkingDay(calendar.Date{Year: base.Year, Month: base.Month, Day: 1}.AddMonths(1))
	}
	slices.SortFunc(days, calendar.Date.Compare)
	days = slices.Compact(days)
	return slices.DeleteFunc(days, func(d calendar.Date) bool { return !d.After(base) })
}

func (a asking) working(d calendar.Date) calendar.Date {
	if a.cal.IsWorkingDay(d) {
		return d
	}
	return a.cal.PreviousWorkingDay(d)
}

func (a asking) lastWorkingDay(d calendar.Date) calendar.Date {
	d.Day = calendar.DaysIn(d.Year, d.Month)
	return a.working(d)
}

// splitReason cuts words at "vì", "do", "lý do:".
func splitReason(s string) (head, reason string) {
	toks := fold.Tokens(s)
	for i := range toks {
		n := reasonWord(toks, i)
		if n == 0 {
			continue
		}
		if strings.EqualFold(toks[i].Text, "tại") && i+1 < len(toks) && toks[i+1].Key == "vi" {
			n = 2
		}
		if i+n >= len(toks) {
			return trimmed(s[:toks[i].Start]), ""
		}
		return trimmed(s[:toks[i].Start]), trimmed(s[toks[i+n].Start:])
	}
	return trimmed(s), ""
}

// english are the words by which people say days in English, as schedule/when knows them.
var english = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`(?i)\bnext (mon|tues|wednes|thurs|fri|satur|sun)day\b`), "$1 tuần sau"},
	{regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day next week\b`), "$1 tuần sau"},
	{regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b`), "$1"},
	{regexp.MustCompile(`(?i)\bmon\b`), "thứ 2"}, {regexp.MustCompile(`(?i)\btues\b`), "thứ 3"}, {regexp.MustCompile(`(?i)\bwednes\b`), "thứ 4"},
	{regexp.MustCompile(`(?i)\bthurs\b`), "thứ 5"}, {regexp.MustCompile(`(?i)\bfri\b`), "thứ 6"}, {regexp.MustCompile(`(?i)\bsatur\b`), "thứ 7"},
	{regexp.MustCompile(`(?i)\bsun\b`), "chủ nhật"},
	{regexp.MustCompile(`(?i)\bend of (the )?month\b`), "cuối tháng"}, {regexp.MustCompile(`(?i)\bnext week\b`), "tuần sau"},
	{regexp.MustCompile(`(?i)\bthis week\b`), "tuần này"}, {regexp.MustCompile(`(?i)\btomorrow\b`), "ngày mai"}, {regexp.MustCompile(`(?i)\btoday\b`), "hôm nay"},
	{regexp.MustCompile(`(?i)\b(until|till|by|to)\b`), "đến"},
}

// vietnamese puts English days into words that schedule/when reads; anything else stays as it is.
func vietnamese(s string) string {
	for _, e := range english {
		s = e.from.ReplaceAllString(s, e.to)
	}
	return s
}

// fillers are words that are no reason.
var fillers = []string{"nhe", "nha", "a", "voi", "giup", "anh", "chi", "em", "toi", "minh", "bac", "dong", "dc", "xin", "cho", "duoc", "khong", "lui", "gia",
	"han", "them", "de", "cam", "on", "please", "thanks", "for", "me", "on", "xong", "se", "moi", "den", "toi", "cua", "nua"}

func fillersOnly(s string) bool {
	for _, t := range fold.Tokens(s) {
		if t.Word() && !slices.Contains(fillers, t.Key) {
			return false
		}
	}
	return true
}

func trimSuffixes(s string, all ...string) string {
	for _, suffix := range all {
		if rest, ok := strings.CutSuffix(s, suffix); ok && (rest == "" || strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, ",")) {
			s = trimmed(rest)
		}
	}
	return s
}

func sortDates(days []calendar.Date) { slices.SortFunc(days, calendar.Date.Compare) }
