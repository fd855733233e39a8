package sign

import (
	"time"

	"giaoban/schedule/calendar"
)

// Days reads the two days of a period in the words that /duyet takes: "tháng 11", "quý 4", "6 tháng đầu năm", "năm 2026",
// "từ 1/11 đến 20/11". Without a year it is the newest that has begun. A week is that of a round, which has no days of its
// own: ok is false for it, as for words that name no period. It is pure; now is in the committee's zone.
func Days(said string, now time.Time) (first, last calendar.Date, ok bool) {
	s, ok := readSpan(said, now)
	return s.first, s.last, ok && !s.round
}
