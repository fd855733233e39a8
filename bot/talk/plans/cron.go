package plans

import (
	"fmt"
	"strconv"
	"strings"
)

// cronClock is the one hour of the day that a cron line names; ok is false where it names several.
func cronClock(spec string) (hour, minute int, ok bool) {
	f := strings.Fields(spec)
	if len(f) != 5 {
		return 0, 0, false
	}
	minute, wrongMinute := strconv.Atoi(f[0])
	hour, wrongHour := strconv.Atoi(f[1])
	return hour, minute, wrongMinute == nil && wrongHour == nil
}

// cronRule is a cron line as a rule, where it says no more than a rule can: for saying it in words.
func cronRule(spec string) (rrule, clock string, ok bool) {
	hour, minute, ok := cronClock(spec)
	if !ok {
		return "", "", false
	}
	clock = fmt.Sprintf("%02d:%02d", hour, minute)
	f := strings.Fields(spec)
	days, months, weekdays := cronList(f[2], 28), cronList(f[3], 12), cronList(f[4], 7)
	switch {
	case f[2] == "*" && f[3] == "*" && f[4] == "*":
		return "FREQ=DAILY", clock, true
	case f[2] == "*" && f[3] == "*" && weekdays != nil:
		names := make([]string, len(weekdays))
		for i, d := range weekdays {
			names[i] = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[d%7]
		}
		return "FREQ=WEEKLY;BYDAY=" + strings.Join(names, ","), clock, true
	case f[4] == "*" && f[3] == "*" && days != nil:
		return "FREQ=MONTHLY;BYMONTHDAY=" + join(days), clock, true
	case f[4] == "*" && days != nil && months != nil:
		return "FREQ=YEARLY;BYMONTH=" + join(months) + ";BYMONTHDAY=" + join(days), clock, true
	}
	return "", "", false
}

// cronList reads "5", "1,3" and "1-5" of a cron line; nil for anything else, and for numbers above most.
func cronList(field string, most int) (list []int) {
	for part := range strings.SplitSeq(field, ",") {
		first, last, ranged := strings.Cut(part, "-")
		a, err := strconv.Atoi(first)
		if err != nil || a < 0 || a > most {
			return nil
		}
		b := a
		if ranged {
			if b, err = strconv.Atoi(last); err != nil || b < a || b > most {
				return nil
			}
		}
		for ; a <= b; a++ {
			list = append(list, a)
		}
	}
	return list
}

func join(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}
