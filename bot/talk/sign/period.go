package sign

import (
	"cmp"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// span is a period as it was asked for: two days, or a round's by how many before the current one.
type span struct {
	first, last calendar.Date
	// round: the days are those of a round, that of day when set, else back rounds before the one of today.
	round bool
	day   calendar.Date
	back  int
}

// longest is how many years one report may cover.
const longest = 2

// How many days after its end a period is still what its bare name means: on 3/12 "tháng" is November.
var settling = map[view.PeriodKind]int{view.Monthly: 7, view.Quarterly: 10, view.HalfYear: 15, view.Yearly: 20}

var months = map[view.PeriodKind]int{view.Monthly: 1, view.Quarterly: 3, view.HalfYear: 6, view.Yearly: 12}

var (
	reKind = regexp.MustCompile(`^(thang|month|quy|quarter|q|6 thang|sau thang|nua nam|half year|half a year|half|nam|year)(?: (nay|truoc|vua roi|vua qua|ngoai))?$` +
		`|^(this|last) (month|quarter|half year|half|year)$`)
	reMonth   = regexp.MustCompile(`^(?:thang|month|thg|t) ?(\d{1,2})(?: ?[/.-] ?(\d{4})| (?:nam )?(\d{4}))?$|^(\d{1,2}) ?[/.-] ?(\d{4})$`)
	reQuarter = regexp.MustCompile(`^(?:quy|quarter|q) ?(iv|iii|ii|i|[1-4])(?: ?[/.-] ?(\d{4})| (?:nam )?(\d{4}))?$`)
	reHalf    = regexp.MustCompile(`^(?:6 thang|sau thang|nua) (dau|cuoi)(?: nam)?(?: (nay|ngoai|truoc|\d{4}))?$|^(first|second) half(?: of)?(?: year)?(?: (\d{4}))?$`)
	reYear    = regexp.MustCompile(`^(?:ca |nam |year )?(?:nam )?(\d{4})$`)
	reWeek    = regexp.MustCompile(`^(?:tuan|week)(?: (nay|truoc|vua roi|vua qua))?$|^(this|last) week$|^(\d{1,2}) (?:tuan truoc|weeks ago)$`)
	reDay     = regexp.MustCompile(`^(?:tuan|week)(?: (?:ngay|cua ngay|co ngay|of))? (\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)$`)
	reSince   = regexp.MustCompile(`^(?:ky |bao cao )*(?:tu ngay|tu|from|since) (\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{4}-\d{2}-\d{2})(?: (?:den|toi) (?:nay|bay gio|hom nay)| (?:to|until) (?:now|today))?$`)
	reDays    = regexp.MustCompile(`^(?:ky |tuan |from |tu |tu ngay )*(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{4}-\d{2}-\d{2}) ?(?:-|–|—|den|toi|den ngay|den het ngay|den het|toi ngay|until|to) ?` +
		`(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{4}-\d{2}-\d{2})$`)
)

// readSpan understands which period is meant: "tháng 11", "quý 4", "6 tháng đầu năm", "năm", "tuần trước", "từ 1/11 đến 20/11".
// Without a year it is the newest that has begun. It is pure; now is in the committee's zone.
func readSpan(args string, now time.Time) (span, bool) {
	s := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(fold.Key(args), "bao cao "), "report "))
	s = strings.TrimRight(s, " .!")
	today := calendar.DateOf(now)
	if m := reWeek.FindStringSubmatch(s); m != nil {
		w := span{round: true, day: today}
		switch {
		case m[3] != "":
			w.back, _ = strconv.Atoi(m[3])
		case m[1] != "" && m[1] != "nay", m[2] == "last":
			w.back = 1
		case s == "tuan" || s == "week":
			w.day = calendar.Date{}
		}
		return w, true
	}
	if m := reDay.FindStringSubmatch(s); m != nil {
		d, ok := dayBefore(m[1], today)
		return span{round: true, day: d}, ok
	}
	if m := reKind.FindStringSubmatch(s); m != nil {
		return kindSpan(cmp.Or(m[1], m[4]), cmp.Or(m[2], m[3]), today), true
	}
	if m := reMonth.FindStringSubmatch(s); m != nil {
		return fixed(cmp.Or(m[1], m[4]), cmp.Or(m[2], m[3], m[5]), 1, today)
	}
	if m := reQuarter.FindStringSubmatch(s); m != nil {
		n := map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[m[1]]
		return fixed(cmp.Or(n, m[1]), cmp.Or(m[2], m[3]), 3, today)
	}
	if m := reHalf.FindStringSubmatch(s); m != nil {
		n, year := "1", cmp.Or(m[2], m[4])
		if m[1] == "cuoi" || m[3] == "second" {
			n = "2"
		}
		switch year {
		case "nay":
			year = strconv.Itoa(today.Year)
		case "ngoai", "truoc":
			year = strconv.Itoa(today.Year - 1)
		}
		return fixed(n, year, 6, today)
	}
	if m := reYear.FindStringSubmatch(s); m != nil {
		return fixed("1", m[1], 12, today)
	}
	if m := reDays.FindStringSubmatch(s); m != nil {
		return between(m[1], m[2], today)
	}
	if m := reSince.FindStringSubmatch(s); m != nil {
		first, ok := dayBefore(m[1], today)
		return span{first: first, last: today}, ok && !today.Before(first)
	}
	return span{}, false
}

// kindSpan is a period by its length alone: "tháng", "quý này", "năm ngoái".
func kindSpan(word, which string, today calendar.Date) span {
	kind := view.HalfYear
	switch word {
	case "thang", "month":
		kind = view.Monthly
	case "quy", "quarter", "q":
		kind = view.Quarterly
	case "nam", "year":
		kind = view.Yearly
	}
	n := months[kind]
	begins := monthOf(today.Year, (int(today.Month)-1)/n*n+1)
	switch which {
	case "nay", "this":
	case "":
		if today.Day <= settling[kind] && today.Month == begins.Month {
			begins = monthOf(begins.Year, int(begins.Month)-n)
		}
	default:
		begins = monthOf(begins.Year, int(begins.Month)-n)
	}
	return whole(begins, n)
}

// fixed is the nth period of so many months in a year; without a year the newest that has begun.
func fixed(nth, year string, n int, today calendar.Date) (span, bool) {
	k, err := strconv.Atoi(nth)
	if err != nil || k < 1 || k > 12/n {
		return span{}, false
	}
	y, err := strconv.Atoi(year)
	if year == "" {
		y, err = today.Year, nil
		if begins := monthOf(y, (k-1)*n+1); begins.After(today) {
			y--
		}
	}
	if err != nil || y < 2000 || y > 2200 {
		return span{}, false
	}
	return whole(monthOf(y, (k-1)*n+1), n), true
}

// monthOf is the first day of a month; 0 is the December before.
func monthOf(year, month int) calendar.Date {
	return calendar.DateOf(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC))
}

func whole(begins calendar.Date, n int) span {
	return span{first: begins, last: calendar.DateOf(time.Date(begins.Year, begins.Month+time.Month(n), 0, 0, 0, 0, 0, time.UTC))}
}

// lookahead is how far in the future the last day of a period without a year may lie: one that is a year off was meant to come
// before the first.
const lookahead = 92

// between is the period of two days. A first day without a year is the newest that has come, a last one the next after it.
func between(a, b string, today calendar.Date) (span, bool) {
	if yearOf(a) == "" && yearOf(b) != "" {
		last, err := calendar.ParseDate(slashed(b))
		if err != nil {
			return span{}, false
		}
		first, ok := dayBefore(a, last)
		return span{first: first, last: last}, ok
	}
	first, ok := dayBefore(a, today)
	if !ok {
		return span{}, false
	}
	if yearOf(b) != "" {
		last, err := calendar.ParseDate(slashed(b))
		return span{first: first, last: last}, err == nil && !last.Before(first)
	}
	for y := first.Year; y <= first.Year+1; y++ {
		last, err := calendar.ParseDate(slashed(b) + "/" + strconv.Itoa(y))
		if err == nil && !last.Before(first) {
			return span{first: first, last: last}, y == first.Year || last.Sub(today) <= lookahead
		}
	}
	return span{}, false
}

// dayBefore reads a day; without a year it is the newest that is not after limit. One that never was is none.
func dayBefore(s string, limit calendar.Date) (calendar.Date, bool) {
	if yearOf(s) != "" {
		d, err := calendar.ParseDate(slashed(s))
		return d, err == nil
	}
	for y := limit.Year; y > limit.Year-5; y-- {
		d, err := calendar.ParseDate(slashed(s) + "/" + strconv.Itoa(y))
		if err == nil && !d.After(limit) {
			return d, true
		}
	}
	return calendar.Date{}, false
}

var reYearAt = regexp.MustCompile(`^\d{4}-|\d{4}$`)

func yearOf(s string) string { return reYearAt.FindString(s) }

// slashed writes 1.11 and 1-11 as 1/11; 2026-11-01 stays.
func slashed(s string) string {
	if strings.Count(s, "-") == 2 && len(s) == len(time.DateOnly) && s[4] == '-' {
		return s
	}
	return strings.NewReplacer(".", "/", "-", "/").Replace(s)
}

// TakesPeriod tells whether words name a period: those after a bare "duyệt" are its own then ("duyệt tháng 11"). A task's code is another's.
func TakesPeriod(args string) bool {
	_, ok := readSpan(args, time.Unix(0, 0).UTC().AddDate(100, 0, 0))
	return ok
}

// daysOf are the two days that are meant. Errors: refusals that say why not.
func (s span) daysOf(t *talk.Turn, c store.Committee) (first, last string, err error) {
	if s.round {
		r, err := s.roundOf(&t.Tx.ReadTx, c.ID)
		if errors.Is(err, store.ErrNotFound) {
			return "", "", talk.Refuse(text.NoRound{})
		}
		return r.FirstDay, r.LastDay, err
	}
	first, last = s.first.String(), s.last.String()
	switch today := calendar.DateOf(t.Tx.Now().In(c.Location())); {
	case s.first.After(today):
		return "", "", talk.Refuse(text.SignNotYet{Period: Period(c, first, last)})
	case s.last.Sub(s.first) > longest*366:
		return "", "", talk.Refuse(text.SignTooWide{Years: longest})
	}
	return first, last, nil
}

// roundOf finds the round that is meant: without a day the newest that has closed, else the current one. "Tuần trước" is the
// one before that of today.
func (s span) roundOf(tx *store.ReadTx, c store.CommitteeID) (store.Round, error) {
	all, err := tx.Rounds(c)
	if err != nil {
		return store.Round{}, err
	}
	var found store.Round
	for _, r := range all {
		switch {
		case r.Kind != store.Weekly:
		case s.day.IsZero() && r.Phase == store.Closed && r.Closes.After(found.Closes):
			found = r
		case !s.day.IsZero() && r.Phase != store.Skipped && r.FirstDay <= s.day.String() && s.day.String() <= r.LastDay:
			found = r
		}
	}
	if found.ID == 0 && s.day.IsZero() {
		return view.Current(tx, c)
	}
	if found.ID == 0 {
		return found, store.ErrNotFound
	}
	for range s.back {
		if found, err = tx.Round(c, found.Previous); err != nil {
			return found, err
		}
	}
	return found, nil
}
