package sheet

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// canon brings a cell into the one form of its column; wrong says why it cannot be. An empty cell is "".
type canon func(c cell, r *reading) (is string, wrong Trouble)

// plainCell is a cell of a grid as if it had been read.
func plainCell(v any) cell {
	switch v := v.(type) {
	case string:
		return cell{text: v}
	case int:
		return cell{text: strconv.Itoa(v), number: true}
	case day:
		return cell{text: string(v)}
	}
	return cell{}
}

func words(c cell, _ *reading) (string, Trouble) {
	return strings.TrimSpace(fold.NFC(strings.ReplaceAll(c.text, "\r\n", "\n"))), ""
}

var dayForms = []string{"2006-01-02", "2/1/2006", "2-1-2006", "2.1.2006", "2/1/06"}

// dayOf takes a number for a day as spreadsheets count them, and what was typed for the day before the month.
func dayOf(c cell, r *reading) (string, Trouble) {
	s := strings.TrimSpace(c.text)
	if s == "" {
		return "", ""
	}
	if c.number {
		n, err := strconv.ParseFloat(s, 64)
		if r.from1904 {
			n += 1462
		}
		if err != nil || !(n >= 36526 && n < 73051) { // 2000 to 2099
			return "", BadDay
		}
		// Day 60 of spreadsheets never was; all that are taken come after it.
		return time.Date(1899, 12, 30+int(math.Floor(n)), 0, 0, 0, 0, time.UTC).Format("2006-01-02"), ""
	}
	for _, form := range dayForms {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 2000 && t.Year() < 2100 {
			return t.Format("2006-01-02"), ""
		}
	}
	return "", BadDay
}

// clock takes 16:00, 16h, 16 giờ 30 and the fraction of a day that a spreadsheet makes of an hour.
func clock(c cell, _ *reading) (string, Trouble) {
	s := strings.TrimSpace(c.text)
	if s == "" {
		return "", ""
	}
	if c.number {
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || !(n >= 0 && n < 1) {
			return "", BadClock
		}
		return time.Time{}.Add(time.Duration(math.Round(n*24*60)) * time.Minute).Format("15:04"), ""
	}
	m := clockForm.FindStringSubmatch(fold.Key(s))
	if m == nil {
		return "", BadClock
	}
	t, err := time.Parse("15:4", m[1]+":"+nonEmptyOr(m[2], "0"))
	if err != nil {
		return "", BadClock
	}
	return t.Format("15:04"), ""
}

var clockForm = regexp.MustCompile(`^(\d{1,2}) ?(?::|h|g|gio) ?(\d{1,2})?(?::\d\d)?$`)

// criterion takes 3 and tc3 for a criterion of the committee.
func criterion(c cell, r *reading) (string, Trouble) {
	s := strings.TrimPrefix(strings.ReplaceAll(fold.Key(c.text), " ", ""), store.KindCriterion)
	if s == "" {
		return "", ""
	}
	n, err := strconv.ParseFloat(s, 64) // LibreOffice may write 3 as 3.0
	if err != nil || n != math.Trunc(n) || n < 1 || n > 1000 {
		return "", BadNumber
	}
	for _, known := range r.book.Report.Criteria {
		if known.Number == int(n) {
			return strconv.Itoa(int(n)), ""
		}
	}
	return "", BadNumber
}

// codesOf takes a list of criteria or neighbourhoods of the committee: "tc3, kp5", in whatever order.
func codesOf(kinds ...string) canon {
	return func(c cell, r *reading) (string, Trouble) {
		var list []store.Subject
		for _, word := range strings.FieldsFunc(fold.Key(c.text), func(r rune) bool { return strings.ContainsRune(",; \n", r) }) {
			s := store.Subject(word)
			if _, known := r.names[s]; !known || !slices.ContainsFunc(kinds, s.Is) {
				return "", BadCodes
			}
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
		slices.SortFunc(list, store.CompareSubjects)
		var all []string
		for _, s := range list {
			all = append(all, string(s))
		}
		return strings.Join(all, ", "), ""
	}
}

// phone takes a number however it is grouped. A spreadsheet that took it for a number has lost its first 0.
func phone(c cell, _ *reading) (string, Trouble) {
	s := strings.TrimSpace(c.text)
	if s == "" {
		return "", ""
	}
	if n, err := strconv.ParseFloat(s, 64); c.number && err == nil {
		s = "0" + strconv.FormatFloat(n, 'f', -1, 64)
	}
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-–()", r) {
			return -1
		}
		return r
	}, s)
	if rest, ok := strings.CutPrefix(strings.TrimLeft(digits, "+0"), "84"); ok && len(rest) >= 9 {
		digits = "0" + strings.TrimPrefix(rest, "0")
	}
	if !phoneForm.MatchString(digits) {
		return "", BadPhone
	}
	return digits, ""
}

var phoneForm = regexp.MustCompile(`^0\d{9,10}$`)

// role takes the name of a role in either language, with the committee's word for its neighbourhoods.
func role(c cell, r *reading) (string, Trouble) {
	s := fold.Key(c.text)
	if s == "" {
		return "", ""
	}
	for _, known := range store.Roles {
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			if s == fold.Key(text.Role(lang, known)) || s == fold.Key(text.Officer(lang, known, r.book.Report.Committee.Word)) {
				return string(known), ""
			}
		}
	}
	return "", BadRole
}
