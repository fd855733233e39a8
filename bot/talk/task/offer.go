package task

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// offer proposes a rhythm for work that has no end and was given none ("thường xuyên"), so that somebody asks about it: the
// day on which the committee is asked anyway.
func (f flow) offer(t *talk.Turn, c store.Committee, d *draft, w when.Deadline) error {
	endless := []string{"thuong xuyen", "lien tuc", "dinh ky"}
	if w.Kind != when.Vague || !slices.Contains(endless, fold.Key(w.Phrase)) || d.Rhythm != (store.Rhythm{}) {
		return nil
	}
	day, err := weekly(t, c)
	if err != nil {
		return err
	}
	d.Deadline, d.Offered = store.Deadline{}, true
	d.Rhythm = store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=" + strings.ToUpper(day.String()[:2]), Phrase: text.Weekly(t.Person.Lang, day)}
	return nil
}

// weekly is the day of the week on which the committee's next weekly report opens, Friday where it has none.
func weekly(t *talk.Turn, c store.Committee) (time.Weekday, error) {
	all, err := t.Tx.Plans(c.ID)
	if err != nil {
		return 0, err
	}
	first := time.Time{}
	for _, p := range all {
		if at, err := plan.Next(p, c.Location(), t.Tx.Now()); err == nil && p.Kind == store.Weekly && !p.Paused && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	if first.IsZero() {
		return time.Friday, nil
	}
	return first.Weekday(), nil
}

// noLeapDay is the 29 February that somebody meant where the next one is years away: "29/2/2027".
func noLeapDay(w when.Deadline, k assignment.Known) (day string, none bool) {
	today := calendar.DateOf(k.Now)
	if due := w.Due.Day; !w.Guessed || due.Month != time.February || due.Day != 29 || due.Sub(today) < 366 {
		return "", false
	}
	year := today.Year
	if today.Month > time.February {
		year++
	}
	return fmt.Sprintf("29/2/%d", year), true
}

// night is when those who get the task hear of it, if that is so late that the due day has come by then; else zero.
func night(t *talk.Turn, c store.Committee, d draft) time.Time {
	from := plan.Decent(t.Tx.Now().Add(settleIn), c.Location()).In(c.Location())
	today := t.Tx.Now().In(c.Location()).Format(time.DateOnly)
	if day := from.Format(time.DateOnly); d.Number != 0 || d.Deadline.IsZero() || day == today || cmp.Compare(day, d.Deadline.Day) < 0 {
		return time.Time{}
	}
	return from
}
