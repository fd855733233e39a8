package plans

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// anHour is an hour as people type it, with the part of the day; six groups. It is matched on a folded key.
const anHour = `(\d{1,2})(?:(?: ?gio| ?[hg:])(?: ?(\d{2}))?(?: ?phut)?( ruoi)?)(?: (sang|trua|chieu|toi))?`

var reHour = regexp.MustCompile(`^(?:vao |doi |sang |mo |bat dau |gio |luc |vao luc |time |at |: ?)*` + anHour + `$`)

// readHour reads "9h", "lúc 8 giờ 30", "2 giờ chiều" from a key that is nothing else. An hour of the small hours without a
// word for the part of the day is one of the afternoon.
func readHour(key string) (clock string, ok bool) {
	m := reHour.FindStringSubmatch(key)
	if m == nil {
		return "", false
	}
	return hourFrom(m[1:])
}

func hourFrom(m []string) (clock string, ok bool) {
	hour, _ := strconv.Atoi(m[0])
	minute, _ := strconv.Atoi("0" + m[1])
	if m[2] != "" {
		minute = 30
	}
	switch {
	case m[3] == "" && hour >= 1 && hour <= 4, (m[3] == "chieu" || m[3] == "toi" || m[3] == "trua" && hour < 5) && hour < 12:
		hour += 12
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), hour < 24 && minute < 60
}

// clockOf is how far into a day an hour (15:04) lies.
func clockOf(clock string) time.Duration {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return 0
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

// aSpan is a length of time; three groups.
const aSpan = `(\d{1,3}|mot|hai|ba|bon|nam|nua)(?:[.,](5))? ?(phut|tieng|gio|h|ngay|tuan|minutes?|min|hours?|days?|weeks?)( ruoi)?`

var numbers = map[string]int{"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5}

// spanFrom is the length that aSpan's groups say.
func spanFrom(m []string) (d time.Duration, ok bool) {
	unit := map[string]time.Duration{"p": time.Minute, "m": time.Minute, "t": time.Hour, "g": time.Hour, "h": time.Hour, "n": 24 * time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour}[m[2][:1]]
	if strings.HasPrefix(m[2], "tu") {
		unit = 7 * 24 * time.Hour
	}
	if m[0] == "nua" {
		return unit / 2, true
	}
	n, known := numbers[m[0]]
	if !known {
		n, _ = strconv.Atoi(m[0])
	}
	d = time.Duration(n) * unit
	if m[1] != "" || m[3] != "" {
		d += unit / 2
	}
	return d, d > 0
}
