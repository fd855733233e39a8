package score

import (
	"strconv"
	"time"

	"giaoban/bot/talk/sign"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// settling is how long after the end of a chosen period scores still go to it.
const settling = 10

// term is the period that scores go to now: the chosen one until a few days after its end, then the one of the same length
// that today lies in; a month where none was chosen.
func term(tx *store.ReadTx, c store.Committee, form store.ScoreForm) (first, last string, err error) {
	today := calendar.DateOf(tx.Now().In(c.Location()))
	if end, err := calendar.ParseDate(form.Last); err == nil && form.First != "" && !today.After(end.AddDays(settling)) {
		return form.First, form.Last, nil
	}
	kind := view.KindOf(form.First, form.Last)
	if kind == "" || kind == view.Weekly {
		kind = view.Monthly
	}
	return view.PeriodOf(tx, c, kind)
}

// readTerm reads a period that is to be scored. Without a year it is the nearest: in November "tháng 12" is the next one.
func readTerm(said string, now time.Time) (first, last calendar.Date, ok bool) {
	today := calendar.DateOf(now)
	first, last, ok = sign.Days(said, now)
	if !ok {
		return first, last, false
	}
	next, nextLast, again := sign.Days(said+" "+strconv.Itoa(first.Year+1), now)
	if again && nextLast.Sub(next) == last.Sub(first) && next.Month == first.Month && apart(next, nextLast, today) < apart(first, last, today) {
		return next, nextLast, true
	}
	return first, last, true
}

// apart is how many days lie between a day and a period, 0 within it.
func apart(first, last, day calendar.Date) int {
	switch {
	case day.Before(first):
		return first.Sub(day)
	case day.After(last):
		return day.Sub(last)
	}
	return 0
}
