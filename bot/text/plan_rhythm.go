package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/store"
)

// rhythm says a rule in words: "thứ Sáu hằng tuần, 14:00".
func rhythm(lang store.Lang, w PlanWhen) string {
	if w.RRule == "" {
		return "cron " + w.Cron
	}
	parts := map[string]string{}
	for p := range strings.SplitSeq(w.RRule, ";") {
		name, value, _ := strings.Cut(p, "=")
		parts[name] = value
	}
	every, _ := strconv.Atoi(parts["INTERVAL"])
	r := spoken{lang: lang, every: max(1, every), days: strings.Split(parts["BYMONTHDAY"], ","), months: strings.Split(parts["BYMONTH"], ",")}
	said := r.of(parts["FREQ"], parts["BYDAY"])
	if until, err := time.Parse("20060102", parts["UNTIL"]); err == nil {
		said += map[store.Lang]string{store.Vietnamese: ", đến hết ", store.English: ", until "}[lang] + until.Format("2/1/2006")
	}
	return said + ", " + w.Clock
}

type spoken struct {
	lang         store.Lang
	every        int
	days, months []string
}

func (r spoken) of(freq, weekdays string) string {
	vi := r.lang != store.English
	switch {
	case freq == "DAILY":
		return r.units("ngày", "day")
	case freq == "WEEKLY" && weekdays != "":
		names := r.weekdays(weekdays)
		if r.every == 1 && !vi {
			return "every " + names
		}
		if r.every == 1 {
			return names + " hằng tuần"
		}
		return names + ", " + r.units("tuần", "week")
	case freq == "WEEKLY":
		return r.units("tuần", "week")
	case weekdays != "" && vi:
		return r.nth(weekdays) + r.after("tháng")
	case weekdays != "":
		return "the " + r.nth(weekdays) + " of " + r.units("", "month")
	case freq == "MONTHLY" && vi:
		return r.monthDays() + r.after("tháng")
	case freq == "MONTHLY":
		return "the " + r.monthDays() + " of " + r.units("", "month")
	}
	return r.yearly(vi)
}

// after is "hằng tháng" behind a day, or how many months lie between.
func (r spoken) after(unit string) string {
	if r.every == 1 {
		return " hằng " + unit
	}
	return ", " + r.units(unit, "")
}

func (r spoken) units(vi, en string) string {
	switch {
	case r.lang == store.English && r.every == 1:
		return "every " + en
	case r.lang == store.English:
		return fmt.Sprintf("every %d %ss", r.every, en)
	case r.every == 1:
		return "hằng " + vi
	}
	return fmt.Sprintf("%d %s một lần", r.every, vi)
}

var ruleDays = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

func (r spoken) weekdays(list string) string {
	if list == "MO,TU,WE,TH,FR" {
		return map[store.Lang]string{store.English: "Monday to Friday"}[r.lang] + map[store.Lang]string{store.Vietnamese: "thứ Hai đến thứ Sáu"}[r.lang]
	}
	var names []string
	for d := range strings.SplitSeq(list, ",") {
		names = append(names, weekdays[r.lang][max(0, slices.Index(ruleDays, d))])
	}
	return r.and(names)
}

func (r spoken) and(names []string) string {
	and := map[store.Lang]string{store.Vietnamese: " và ", store.English: " and "}[r.lang]
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + and + names[len(names)-1]
}

// nth is a weekday with its place in the month.
func (r spoken) nth(day string) string {
	name := r.weekdays(day[max(0, len(day)-2):])
	n, _ := strconv.Atoi(day[:max(0, len(day)-2)])
	if r.lang == store.English {
		return map[int]string{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}[n] + " " + name
	}
	switch n {
	case 1:
		return name + " đầu tiên"
	case -1:
		return name + " cuối cùng"
	}
	return fmt.Sprintf("%s tuần thứ %d", name, n)
}

func (r spoken) monthDays() string {
	var names []string
	for _, d := range r.days {
		if d == "-1" {
			d = map[store.Lang]string{store.Vietnamese: "cuối cùng", store.English: "last day"}[r.lang]
		}
		names = append(names, d)
	}
	if r.lang == store.English {
		return r.and(names)
	}
	return "ngày " + r.and(names)
}

func (r spoken) yearly(vi bool) string {
	quarters := len(r.months) == 4
	switch {
	case quarters && vi:
		return r.monthDays() + " các tháng " + strings.Join(r.months, ", ") + " (hằng quý)"
	case quarters:
		return "the " + r.monthDays() + " of months " + strings.Join(r.months, ", ") + " (every quarter)"
	case len(r.months) == 1 && len(r.days) == 1 && r.days[0] != "-1" && vi:
		return "ngày " + r.days[0] + "/" + r.months[0] + r.after("năm")
	case vi:
		return r.monthDays() + " tháng " + r.and(r.months) + r.after("năm")
	}
	return "the " + r.monthDays() + " of month " + r.and(r.months) + ", " + r.units("", "year")
}

// length says how long a window is, to the minute.
func length(lang store.Lang, d time.Duration) string {
	units := map[store.Lang][3]string{store.Vietnamese: {"ngày", "giờ", "phút"}, store.English: {"days", "hours", "minutes"}}[lang]
	one := map[store.Lang][3]string{store.Vietnamese: units, store.English: {"day", "hour", "minute"}}[lang]
	var parts []string
	for i, u := range []time.Duration{24 * time.Hour, time.Hour, time.Minute} {
		n := int(d / u)
		d -= time.Duration(n) * u
		switch {
		case n == 1:
			parts = append(parts, "1 "+one[i])
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, units[i]))
		}
	}
	return strings.Join(parts, " ")
}
