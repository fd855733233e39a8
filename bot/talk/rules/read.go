package rules

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// What is wrong with words that set a rule; the texts are keys of bot/text.
var (
	errUnclear = errors.New("unclear")
	errNight   = errors.New("night") // the hour lies in the quiet hours
	errDays    = errors.New("days")  // a number of days that cannot be meant
)

// mostDays bounds a rule: nobody is reminded a year ahead.
const mostDays = 180

// The earliest and the latest hour of a reminder, in minutes: the quiet hours are 21:00 to 06:30 (design 5).
const (
	earliest = 6*60 + 30
	latest   = 20 * 60
)

var (
	reAt     = regexp.MustCompile(`^(?:luc |gio |at )?(\d{1,2})(?:[:hg ](\d{2})|h|g| gio)?(?: sang| chieu)?$`)
	reBefore = regexp.MustCompile(`^(?:truoc|before)(?: han)?((?:[ ,]+\d{1,3})+)(?: ngay| days)?$`)
	reAfter  = regexp.MustCompile(`^(?:sau|tre|after)(?: han)?((?:[ ,]+\d{1,3})+)(?: ngay| days)?$`)
	reRise   = regexp.MustCompile(`^(?:bao )?(pho(?: truong)?(?: ban)?|deputy|thu ky|secretary|truong ban|chair)(?: sau)? (\d{1,3})(?: ngay| days)?$`)
	reNumber = regexp.MustCompile(`\d+`)
)

// read applies the words after /nhac, several parts with ";" between them, to a committee's rules.
func read(args string, c store.Committee) (store.TaskRules, error) {
	r := c.Rules
	for part := range strings.SplitSeq(strings.ReplaceAll(args, "\n", ";"), ";") {
		part = strings.Trim(fold.Key(part), " .")
		if part == "" {
			continue
		}
		if err := one(part, &r); err != nil {
			return c.Rules, err
		}
	}
	return r, nil
}

func one(part string, r *store.TaskRules) error {
	switch part {
	case "mac dinh", "default":
		*r = store.TaskRules{}
		return nil
	case "xac nhan", "xac nhan co", "can xac nhan", "confirm", "confirm yes":
		r.Confirm = true
		return nil
	case "xac nhan khong", "khong xac nhan", "khong can xac nhan", "confirm no", "no confirm":
		r.Confirm = false
		return nil
	case "chat", "strict":
		r.Strict = true
		return nil
	case "thoang", "lenient":
		r.Strict = false
		return nil
	}
	if m := reAt.FindStringSubmatch(part); m != nil {
		h, _ := strconv.Atoi(m[1])
		min, _ := strconv.Atoi("0" + m[2])
		if strings.HasSuffix(part, " chieu") && h < 12 {
			h += 12
		}
		if at := h*60 + min; h > 23 || min > 59 || at < earliest || at > latest {
			return errNight
		}
		r.At = fmt.Sprintf("%02d:%02d", h, min)
		return nil
	}
	if m := reBefore.FindStringSubmatch(part); m != nil {
		return days(m[1], 0, &r.Before)
	}
	if m := reAfter.FindStringSubmatch(part); m != nil {
		return days(m[1], 1, &r.After)
	}
	if m := reRise.FindStringSubmatch(part); m != nil {
		n, _ := strconv.Atoi(m[2])
		if n < 1 || n > mostDays {
			return errDays
		}
		switch {
		case strings.HasPrefix(m[1], "pho"), m[1] == "deputy":
			r.Deputy = n
		case m[1] == "thu ky", m[1] == "secretary":
			r.Calls = n
		default:
			r.Chair = n
		}
		return nil
	}
	return errUnclear
}

// days reads a list of days, each from least to mostDays, once.
func days(list string, least int, into *[]int) error {
	var all []int
	for _, s := range reNumber.FindAllString(list, -1) {
		n, err := strconv.Atoi(s)
		if err != nil || n < least || n > mostDays {
			return errDays
		}
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	*into = all
	return nil
}
