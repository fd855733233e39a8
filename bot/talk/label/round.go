package label

import (
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Days are the first and last day that a round reports on, as instants in the committee's zone.
func Days(r store.Round, loc *time.Location) (first, last time.Time) {
	day := func(s string) time.Time {
		d, err := calendar.ParseDate(s)
		if err != nil {
			return r.Closes.In(loc)
		}
		return d.At(0, 0, loc)
	}
	return day(r.FirstDay), day(r.LastDay)
}
