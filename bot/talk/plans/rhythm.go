package plans

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// rhythm is when a plan comes, as words say it.
type rhythm struct {
	rrule, phrase, cron string
	// clock is the hour where the words name one, session the part of the day where they name only that.
	clock string
	// some: the words name a rhythm, but not its day ("hàng tháng"); moon: it goes by the moon.
	some, moon bool
}

func (r rhythm) found() bool { return r.rrule != "" || r.cron != "" }

var (
	reCron     = regexp.MustCompile(`(?i)\bcron:?((?:\s+[^\s,;]+(?:,[^\s,;]+)*){1,7})`)
	reMoon     = regexp.MustCompile(`\b(?:am lich|ram|mung 1|mong 1)\b`)
	weekdayOne = `(?:(?:thứ|thu)\s+(?:hai|bảy|bay|ba|tư|tu|năm|nam|sáu|sau|[2-7])|t[2-7]|(?:chủ|chu)\s+(?:nhật|nhat)|cn)`
	reWeekdays = regexp.MustCompile(`(?i)(?:^|[\s,(])` + weekdayOne + `(?:(?:\s*,\s*|\s+và\s+|\s+va\s+|\s+)` + weekdayOne + `)*`)
	reMonthDay = regexp.MustCompile(`(?i)^(?:vào |vao )?(?:ngày|ngay|mùng|mung)\s+\d{1,2}(?:(?:\s*,\s*|\s+và\s+|\s+va\s+)\d{1,2})*`)
	reQuarter  = regexp.MustCompile(`(?i)((?:ngày|ngay)\s+\d{1,2})\s+(?:của |cua )?(?:tháng|thang)\s+(đầu|dau|giữa|giua|cuối|cuoi)\s+(?:(?:của|cua|mỗi|moi|hàng|hang|hằng)\s+)*(?:quý|quy)`)
)

// asRhythm are phrases that name a day of this month where only a deadline is read; in a plan they come again.
var asRhythm = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`(?i)((?:\d+|hai|ba|bốn|bon) (?:tuần|tuan) (?:một|mot|1) (?:lần|lan)),?\s+(` + weekdayOne + `)`), "$1 vào $2"},
	// What ends in a part of the day is a name, as in "họp trưa, thứ Hai 9h".
	{regexp.MustCompile(`(?i)((?:^|[\s,])(?:sáng|sang|trưa|trua|chiều|chieu|tối|toi))\s*,`), "$1;"},
	{regexp.MustCompile(`(?i)(?:hàng|hang|hằng|mỗi|moi)\s+(?:tháng|thang),?\s+(?:vào |vao )?(?:ngày|ngay)\s+(?:cuối|cuoi)(?:\s+cùng|\s+cung)?`), "ngày cuối cùng hàng tháng"},
	{regexp.MustCompile(`(?i)(?:ngày|ngay)\s+(?:cuối|cuoi)(?:\s+(?:cùng|cung|của|cua|trong|mỗi|moi|hàng|hang|hằng))*\s+(?:tháng|thang)`), "ngày cuối cùng hàng tháng"},
	{regexp.MustCompile(`(?i)(đầu tiên|dau tien|cuối cùng|cuoi cung)\s+(?:của |cua |trong )?(?:mỗi |moi )?(?:tháng|thang)`), "$1 hàng tháng"},
	{regexp.MustCompile(`(?i)(` + weekdayOne + `)\s+(?:đầu|dau)\s+(?:tháng|thang)`), "$1 đầu tiên hàng tháng"},
	{regexp.MustCompile(`(?i)(` + weekdayOne + `)\s+(?:cuối|cuoi)\s+(?:tháng|thang)`), "$1 cuối cùng hàng tháng"},
	{regexp.MustCompile(`(?i)(?:(?:hàng|hang|hằng|mỗi|moi|các|cac)\s+)?(?:ngày|ngay)\s+(?:làm việc|lam viec)(?:\s+(?:hàng|hang|hằng)\s+(?:tuần|tuan))?`), "các ngày làm việc"},
	{regexp.MustCompile(`(?i)(?:từ |tu )?(?:thứ|thu)\s+(?:hai|2)\s*(?:đến|den|-|–)\s*(?:thứ |thu )?(?:sáu|sau|6)(?:\s+(?:hàng|hang|hằng)\s+(?:tuần|tuan))?`), "các ngày làm việc"},
	{regexp.MustCompile(`(?i)\b(?:weekdays|every working day|every workday)\b`), "các ngày làm việc"},
	{regexp.MustCompile(`(?i)\b(?:every day|daily)\b`), "hàng ngày"},
	{regexp.MustCompile(`(?i)\b(?:every|each) (\d+) (?:weeks) on `), "$1 tuần một lần vào "},
	{regexp.MustCompile(`(?i)\bthe last day of (?:the|every|each) month\b`), "ngày cuối cùng hàng tháng"},
	{regexp.MustCompile(`(?i)\b(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:of )?(?:the|every|each) month\b`), "ngày $1 hàng tháng"},
	{regexp.MustCompile(`(?i)\b(?:every|each) month on (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b`), "ngày $1 hàng tháng"},
	{regexp.MustCompile(`(?i)\b(?:every |each )?mondays?\b`), "thứ Hai"}, {regexp.MustCompile(`(?i)\b(?:every |each )?tuesdays?\b`), "thứ Ba"},
	{regexp.MustCompile(`(?i)\b(?:every |each )?wednesdays?\b`), "thứ Tư"}, {regexp.MustCompile(`(?i)\b(?:every |each )?thursdays?\b`), "thứ Năm"},
	{regexp.MustCompile(`(?i)\b(?:every |each )?fridays?\b`), "thứ Sáu"}, {regexp.MustCompile(`(?i)\b(?:every |each )?saturdays?\b`), "thứ Bảy"},
	{regexp.MustCompile(`(?i)\b(?:every |each )?sundays?\b`), "Chủ nhật"},
}

// readRhythm finds the rhythm in a text and gives the text without it. Only the rhythm that is there is read; what is
// assumed, as that "thứ Năm" comes every week, is said back by who asks.
func readRhythm(said string, now time.Time, cal *calendar.Calendar) (r rhythm, rest string) {
	if m := reCron.FindStringSubmatchIndex(said); m != nil {
		r.cron = strings.Join(strings.Fields(said[m[2]:m[3]]), " ")
		return r, said[:m[0]] + ", " + said[m[1]:]
	}
	month := 0
	if m := reQuarter.FindStringSubmatch(said); m != nil {
		month = map[string]int{"dau": 1, "giua": 2, "cuoi": 3}[fold.Key(m[2])]
		said = reQuarter.ReplaceAllString(said, "$1 hằng quý")
	}
	for _, a := range asRhythm {
		said = a.from.ReplaceAllString(said, a.to)
	}
	d, ok := recurring(said, now, cal)
	if !ok {
		again := comesAgain(said)
		if again == said {
			return r, said
		}
		if d, ok = recurring(again, now, cal); !ok {
			return r, said
		}
		said = again
	}
	r.phrase, r.rrule = d.Phrase, d.RRule
	r.clock = hourOf(d)
	r.moon = d.RRule == "" || reMoon.MatchString(fold.Key(said)) && !strings.Contains(d.RRule, "BYMONTHDAY=")
	r.some = !r.moon && !strings.Contains(d.RRule, "BY") && d.RRule != "FREQ=DAILY" && !strings.HasPrefix(d.RRule, "FREQ=DAILY")
	if r.moon || r.some {
		r.rrule = ""
	}
	r.rrule = quarterly(r.rrule, fold.Key(d.Phrase), month)
	return r, said[:d.Start] + ", " + said[d.End:]
}

// recurring is the rhythm in a text, the one with most said about it.
func recurring(said string, now time.Time, cal *calendar.Calendar) (best when.Deadline, ok bool) {
	for _, d := range when.All(said, now, cal) {
		if d.Kind == when.Recur && (!ok || !strings.Contains(best.RRule, "BY") && strings.Contains(d.RRule, "BY")) {
			best, ok = d, true
		}
	}
	return best, ok
}

// comesAgain makes a bare weekday one of every week, and a bare day one of every month. Where no accents are typed it adds none:
// the words beside them are then read as such.
func comesAgain(said string) string {
	week, month := " hàng tuần", " hàng tháng"
	if plain := fold.NFC(said); !strings.ContainsFunc(plain, func(r rune) bool { return r > unicode.MaxASCII }) {
		week, month = fold.Key(week), fold.Key(month)
	}
	week, month = " "+strings.TrimSpace(week), " "+strings.TrimSpace(month)
	if at := reWeekdays.FindStringIndex(said); at != nil {
		return said[:at[1]] + week + said[at[1]:]
	}
	var parts []string
	for _, p := range strings.SplitAfter(said, ",") {
		trimmed := strings.TrimLeft(p, " ")
		if at := reMonthDay.FindStringIndex(trimmed); at != nil && !strings.HasPrefix(strings.TrimLeft(trimmed[at[1]:], " "), "/") {
			return strings.Join(parts, "") + p[:len(p)-len(trimmed)] + trimmed[:at[1]] + month + trimmed[at[1]:] + said[len(strings.Join(parts, ""))+len(p):]
		}
		parts = append(parts, p)
	}
	return said
}

// hourOf is the hour that a rhythm names, or that of the part of the day that it names.
func hourOf(d when.Deadline) string {
	if d.Timed {
		return fmt.Sprintf("%02d:%02d", d.Hour, d.Minute)
	}
	return map[string]string{"sáng": "08:00", "trưa": "11:00", "chiều": "14:00", "tối": "19:00"}[d.Session]
}

// quarterly makes the rule of a quarter one of its months, the last where none is named: a quarter is looked back on.
func quarterly(rrule, key string, month int) string {
	if !strings.Contains(key, "quy") || !strings.Contains(rrule, "INTERVAL=3") || !strings.Contains(rrule, "BYMONTHDAY") {
		return rrule
	}
	if month == 0 {
		month = 3
	}
	_, day, _ := strings.Cut(rrule, "BYMONTHDAY=")
	months := make([]string, 4)
	for i := range months {
		months[i] = strconv.Itoa(month + 3*i)
	}
	return "FREQ=YEARLY;BYMONTH=" + strings.Join(months, ",") + ";BYMONTHDAY=" + day
}

// began is the day from which a rule counts its weeks and months: the first on which it falls.
func began(rrule string, today calendar.Date) (calendar.Date, error) {
	parts := slices.DeleteFunc(strings.Split(rrule, ";"), func(p string) bool { return strings.HasPrefix(p, "INTERVAL=") })
	r, err := plan.ParseRule(strings.Join(parts, ";"))
	if err != nil {
		return today, err
	}
	for day := today; day.Sub(today) < 5*366; day = day.AddDays(1) {
		if r.On(day, today) {
			return day, nil
		}
	}
	return today, plan.ErrNever
}

// badField is the place of the first field of a cron line that cannot be read, 0 where their number is wrong.
func badField(spec string) int {
	fields := strings.Fields(spec)
	if len(fields) != 5 {
		return 0
	}
	for i := range fields {
		alone := []string{"*", "*", "*", "*", "*"}
		alone[i] = fields[i]
		if _, err := plan.Parse(strings.Join(alone, " ")); err != nil {
			return i + 1
		}
	}
	return 0
}

// set puts the rhythm into a plan. Errors: plan.ErrNever, or a rule that cannot be read.
func (r rhythm) set(p *store.Plan, now time.Time) error {
	if r.cron != "" {
		if _, err := plan.Parse(r.cron); err != nil {
			return errCron
		}
		p.Cron, p.Rhythm, p.Clock, p.Began = r.cron, store.Rhythm{}, "", ""
		return nil
	}
	day, err := began(r.rrule, calendar.DateOf(now))
	if err != nil {
		return err
	}
	p.Cron, p.Rhythm, p.Began = "", store.Rhythm{RRule: r.rrule, Phrase: r.phrase}, day.String()
	return nil
}

var errCron = errors.New("cron cannot be read")
