package award

import (
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
)

// longest is how many years one period may have.
const longest = 2

// readPeriod reads a period in the words that /duyet takes; a week is too short to commend for.
func readPeriod(said string, now time.Time) (first, last calendar.Date, ok bool) {
	return sign.Days(strings.TrimSpace(said), now)
}

// period reads the two days that are meant. Errors: refusals that say why not.
func (d desk) period(t *talk.Turn, said string) (first, last string, err error) {
	now := t.Tx.Now().In(d.c.Location())
	a, b, ok := readPeriod(said, now)
	switch {
	case !ok:
		return "", "", talk.Refuse(text.AwardUsage{Said: said})
	case a.After(calendar.DateOf(now)):
		return "", "", talk.Refuse(text.AwardNotYet{Period: sign.Period(d.c, a.String(), b.String())})
	case b.Sub(a) > longest*366:
		return "", "", talk.Refuse(text.AwardTooWide{Years: longest})
	}
	return a.String(), b.String(), nil
}

// name says which period the list is of.
func (d desk) name() text.SignPeriod { return sign.Period(d.c, d.list.First, d.list.Last) }

// over tells whether the period has ended.
func (d desk) over(now time.Time) bool {
	return d.list.Last < now.In(d.c.Location()).Format(time.DateOnly)
}
