package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/schedule/calendar"
)

// Rule is the part of RFC 5545 in which schedule/when writes rhythms: DAILY, WEEKLY, MONTHLY and YEARLY with INTERVAL,
// BYDAY, BYMONTH, BYMONTHDAY and UNTIL. What a rule leaves open is that of the day it begins on. It differs from the RFC
// in one point: where a month is too short for a day, its last day stands for it, so that no check-in is lost.
type Rule struct {
	freq      string
	every     int
	weekdays  []weekday
	months    []int
	monthDays []int
	until     calendar.Date
}

// weekday is FR, or with nth the first, second, … or for a negative one the last of its month.
type weekday struct {
	nth int
	day time.Weekday
}

// ParseRule reads a rule. Anything else that RFC 5545 knows is refused.
func ParseRule(s string) (Rule, error) {
	r := Rule{every: 1}
	for part := range strings.SplitSeq(s, ";") {
		name, value, _ := strings.Cut(part, "=")
		if err := r.read(name, value); err != nil {
			return Rule{}, fmt.Errorf("read rule: %w", err)
		}
	}
	if r.freq == "" {
		return Rule{}, fmt.Errorf("read rule: it has no FREQ")
	}
	return r, nil
}

func (r *Rule) read(name, value string) (err error) {
	switch name {
	case "FREQ":
		if !slices.Contains([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}, value) {
			return fmt.Errorf("FREQ %.20q is unknown", value)
		}
		r.freq = value
	case "INTERVAL":
		if r.every, err = strconv.Atoi(value); err != nil || r.every < 1 {
			return fmt.Errorf("INTERVAL %.20q is no number from 1", value)
		}
	case "BYDAY":
		for v := range strings.SplitSeq(value, ",") {
			w, err := readWeekday(v)
			if err != nil {
				return err
			}
			r.weekdays = append(r.weekdays, w)
		}
	case "BYMONTH":
		r.months, err = readNumbers(value, 1, 12)
	case "BYMONTHDAY":
		r.monthDays, err = readNumbers(value, -31, 31)
	case "UNTIL":
		day, _, _ := strings.Cut(value, "T")
		t, err := time.Parse("20060102", day)
		if err != nil {
			return fmt.Errorf("UNTIL %.20q is no day", value)
		}
		r.until = calendar.DateOf(t)
	default:
		return fmt.Errorf("part %.20q is unknown", name)
	}
	return err
}

func readWeekday(v string) (weekday, error) {
	names := []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}
	name := v[max(0, len(v)-2):]
	i := slices.Index(names, name)
	if i < 0 {
		return weekday{}, fmt.Errorf("BYDAY %.20q is unknown", v)
	}
	w := weekday{day: time.Weekday(i)}
	if count := v[:len(v)-2]; count != "" {
		n, err := strconv.Atoi(count)
		if err != nil || n == 0 || n < -53 || n > 53 {
			return weekday{}, fmt.Errorf("BYDAY %.20q is unknown", v)
		}
		w.nth = n
	}
	return w, nil
}

func readNumbers(value string, low, high int) ([]int, error) {
	var all []int
	for v := range strings.SplitSeq(value, ",") {
		n, err := strconv.Atoi(v)
		if err != nil || n == 0 || n < low || n > high {
			return nil, fmt.Errorf("%.20q is no number between %d and %d", v, low, high)
		}
		all = append(all, n)
	}
	return all, nil
}

// On tells whether a rule that began on a day falls on d.
func (r Rule) On(d, began calendar.Date) bool {
	if d.Before(began) || !r.until.IsZero() && d.After(r.until) {
		return false
	}
	return r.turn(d, began)%r.every == 0 && r.fits(d, began)
}

// turn counts the days, weeks (from Monday), months or years from the one in which the rule began.
func (r Rule) turn(d, began calendar.Date) int {
	switch r.freq {
	case "DAILY":
		return d.Sub(began)
	case "WEEKLY":
		return monday(d).Sub(monday(began)) / 7
	case "MONTHLY":
		return 12*(d.Year-began.Year) + int(d.Month-began.Month)
	}
	return d.Year - began.Year
}

func monday(d calendar.Date) calendar.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

func (r Rule) fits(d, began calendar.Date) bool {
	if len(r.months) > 0 && !slices.Contains(r.months, int(d.Month)) {
		return false
	}
	if len(r.weekdays) > 0 && !slices.ContainsFunc(r.weekdays, func(w weekday) bool { return r.is(w, d) }) {
		return false
	}
	if len(r.monthDays) > 0 {
		return slices.ContainsFunc(r.monthDays, func(n int) bool { return dayOf(n, d) == d.Day })
	}
	if len(r.weekdays) > 0 || r.freq == "DAILY" {
		return true
	}
	if r.freq == "WEEKLY" {
		return d.Weekday() == began.Weekday()
	}
	return dayOf(began.Day, d) == d.Day && (r.freq == "MONTHLY" || len(r.months) > 0 || d.Month == began.Month)
}

// is tells whether d is such a weekday: of its month, or, for a yearly rule that names no month, of its year.
func (r Rule) is(w weekday, d calendar.Date) bool {
	if w.day != d.Weekday() {
		return false
	}
	first, last := calendar.Date{Year: d.Year, Month: d.Month, Day: 1}, calendar.Date{Year: d.Year, Month: d.Month, Day: calendar.DaysIn(d.Year, d.Month)}
	if r.freq == "YEARLY" && len(r.months) == 0 {
		first, last = calendar.Date{Year: d.Year, Month: time.January, Day: 1}, calendar.Date{Year: d.Year, Month: time.December, Day: 31}
	}
	if w.nth > 0 {
		return d.Sub(first)/7+1 == w.nth
	}
	return w.nth == 0 || last.Sub(d)/7+1 == -w.nth
}

// dayOf is the day of d's month that a number stands for; negative ones count from the end.
func dayOf(n int, d calendar.Date) int {
	days := calendar.DaysIn(d.Year, d.Month)
	if n < 0 {
		return max(1, days+1+n)
	}
	return min(n, days)
}

// names tells whether the rule calls a weekday by its name.
func (r Rule) names(day time.Weekday) bool {
	return slices.ContainsFunc(r.weekdays, func(w weekday) bool { return w.day == day })
}
