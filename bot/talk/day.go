package talk

import (
	"strconv"
	"strings"
	"time"

	"giaoban/schedule/calendar"
)

// ReadDay reads 20/11, 20/11/2026 or 2026-11-20; without a year it is the last such day, not after now.
func ReadDay(s string, now time.Time) (calendar.Date, bool) {
	if strings.Count(s, "/") == 1 {
		for year := now.Year(); year > now.Year()-5; year-- {
			d, err := calendar.ParseDate(s + "/" + strconv.Itoa(year))
			if err == nil && !d.After(calendar.DateOf(now)) {
				return d, true
			}
		}
		return calendar.Date{}, false
	}
	d, err := calendar.ParseDate(s)
	return d, err == nil
}
