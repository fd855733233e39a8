package importer

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// canon brings a cell into the one form of its column; wrong says why it cannot be. An empty cell is "".
type canon func(c cell, from1904 bool) (is string, wrong Trouble)

// canons are those of the columns that are read, by kind of row and key. All other columns of the program's own workbook are
// of its own making: what is written there is not looked at.
var canons = map[string]map[string]canon{
	Member: {"code": codeOf, "name": personName, "call": words(80), "role": role, "post": words(120), "unit": words(120), "phone": phone,
		"leads": codes, "helps": codes, "charges": codes, "to": dayOf},
	Criterion: {"number": number, "part": number, "name": words(300), "short": words(80), "attainment": attainment},
	Task: {"code": codeOf, "work": words(1000), "lead": words(200), "supports": words(500), "criterion": criterion, "places": places, "phrase": phrase,
		"due": dayOf, "clock": clock, "ended": words(300)},
}

// line is a text as people read it: composed, on one line, without spaces around it.
func line(s string) string { return strings.Join(strings.Fields(text.Clean(fold.NFC(s))), " ") }

func words(most int) canon {
	return func(c cell, _ bool) (string, Trouble) {
		s := line(c.text)
		if utf8.RuneCountInString(s) > most {
			return "", TooLong
		}
		return s, ""
	}
}

// personName leaves out the "đ/c" that lists put before names.
func personName(c cell, from1904 bool) (string, Trouble) {
	is, wrong := words(80)(c, from1904)
	if head, rest, ok := strings.Cut(is, " "); ok && slices.Contains([]string{"đ/c", "đc", "đ/c.", "đ/c:", "d/c"}, strings.ToLower(head)) {
		is = rest
	}
	return is, wrong
}

func codeOf(c cell, _ bool) (string, Trouble) {
	return strings.ToUpper(strings.ReplaceAll(fold.Key(c.text), " ", "")), ""
}

var dayForms = []string{"2006-01-02", "2/1/2006", "2-1-2006", "2.1.2006", "2/1/06", "2006-01-02T15:04:05", "2006-01-02T15:04:05.999", "2006-01-02 15:04:05", "2/1/2006 15:04"}

// dayOf takes a number for a day as spreadsheets count them, and what was typed for the day before the month.
func dayOf(c cell, from1904 bool) (string, Trouble) {
	s := strings.TrimPrefix(line(c.text), "ngày ")
	if s == "" {
		return "", ""
	}
	if c.number {
		n, err := strconv.ParseFloat(s, 64)
		if from1904 {
			n += 1462
		}
		if err != nil || !(n >= 36526 && n < 73051) { // 2000 to 2099
			return "", BadDay
		}
		// Day 60 of spreadsheets never was; all that are taken come after it.
		return time.Date(1899, 12, 30+int(math.Floor(n)), 0, 0, 0, 0, time.UTC).Format(time.DateOnly), ""
	}
	for _, form := range dayForms {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 2000 && t.Year() < 2100 {
			return t.Format(time.DateOnly), ""
		}
	}
	return "", BadDay
}

// phrase takes what was typed as it stands. A spreadsheet makes a number of "4/12": that is a day again.
func phrase(c cell, from1904 bool) (string, Trouble) {
	if c.number {
		if is, wrong := dayOf(c, from1904); wrong == "" {
			return onPaper(is), ""
		}
	}
	return words(200)(c, from1904)
}

// onPaper writes a day as people do: 4/12/2026.
func onPaper(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2/1/2006")
}

var clockForm = regexp.MustCompile(`^(\d{1,2}) ?(?::|h|g|gio) ?(\d{1,2})?(?::\d\d)?$`)

// clock takes 16:00, 16h, 16 giờ 30 and the fraction of a day that a spreadsheet makes of an hour.
func clock(c cell, _ bool) (string, Trouble) {
	s := line(c.text)
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
	if m[2] == "" {
		m[2] = "0"
	}
	t, err := time.Parse("15:4", m[1]+":"+m[2])
	if err != nil {
		return "", BadClock
	}
	return t.Format("15:04"), ""
}

// number takes 3 and 3.0.
func number(c cell, _ bool) (string, Trouble) {
	s := strings.TrimSuffix(line(c.text), ".")
	if s == "" {
		return "", ""
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n != math.Trunc(n) || n < 1 || n > 999 {
		return "", BadNumber
	}
	return strconv.Itoa(int(n)), ""
}

// criterion takes 3, tc3 and "tiêu chí 3".
func criterion(c cell, _ bool) (string, Trouble) {
	s := strings.ReplaceAll(fold.Key(c.text), " ", "")
	for _, head := range []string{"tieuchi", "criterion", store.KindCriterion} {
		s = strings.TrimPrefix(s, head)
	}
	return number(cell{text: s}, false)
}

// A list of criteria and neighbourhoods: "tc3, kp5", "Tiêu chí 3 và 4; khu phố 5, 6".
var (
	codeForm       = regexp.MustCompile(`(tieu chi|criterion|criteria|tc|khu pho|to dan pho|thon|khom|ap|kp|tdp)s? ?(?:so )?(\d{1,3})|(\d{1,3})`)
	criterionWords = []string{"tieu chi", "criterion", "criteria", "tc"}
	idle           = regexp.MustCompile(`^[ ,;+&.\-–/]*(?:va|and|cac|den|to)?[ ,;+&.\-–/]*$`)
	through        = regexp.MustCompile(`^ ?(?:[\-–]|den|to) ?$`)
)

func codes(c cell, _ bool) (string, Trouble) { return codesAs("", c) }

// places takes bare numbers for neighbourhoods.
func places(c cell, _ bool) (string, Trouble) {
	s, wrong := codesAs(store.KindNeighbourhood, c)
	if strings.Contains(s, store.KindCriterion) {
		return "", BadCodes
	}
	return s, wrong
}

func codesAs(kind string, c cell) (string, Trouble) {
	s := fold.Key(c.text)
	var list []store.Subject
	from := 0
	for _, m := range codeForm.FindAllStringSubmatchIndex(s, -1) {
		if !idle.MatchString(s[from:m[0]]) {
			return "", BadCodes
		}
		between := s[from:m[0]]
		from = m[1]
		n := 0
		if m[2] >= 0 {
			if kind = store.KindNeighbourhood; slices.Contains(criterionWords, s[m[2]:m[3]]) {
				kind = store.KindCriterion
			}
			n, _ = strconv.Atoi(s[m[4]:m[5]])
		} else {
			n, _ = strconv.Atoi(s[m[6]:m[7]])
		}
		if kind == "" || n == 0 || n > 200 {
			return "", BadCodes
		}
		if last := len(list) - 1; last >= 0 && through.MatchString(between) && list[last].Is(kind) { // "kp 1-5"
			for between := list[last].Number() + 1; between < n; between++ {
				list = append(list, store.SubjectOf(kind, between))
			}
		}
		if code := store.SubjectOf(kind, n); !slices.Contains(list, code) {
			list = append(list, code)
		}
	}
	if !idle.MatchString(s[from:]) {
		return "", BadCodes
	}
	return join(list), ""
}

// join writes codes in order.
func join(list []store.Subject) string {
	slices.SortFunc(list, store.CompareSubjects)
	var all []string
	for _, s := range list {
		all = append(all, string(s))
	}
	return strings.Join(all, ", ")
}

// Codes reads a list of codes that is in one form.
func Codes(s string) (list []store.Subject) {
	for code := range strings.SplitSeq(s, ", ") {
		if code != "" {
			list = append(list, store.Subject(code))
		}
	}
	return list
}

var phoneForm = regexp.MustCompile(`^0\d{9,10}$`)

// phone takes a number however it is grouped. A spreadsheet that took it for a number has lost its first 0.
func phone(c cell, _ bool) (string, Trouble) {
	s := line(c.text)
	if s == "" {
		return "", ""
	}
	if n, err := strconv.ParseFloat(s, 64); c.number && err == nil {
		if s = strconv.FormatFloat(n, 'f', -1, 64); !strings.HasPrefix(s, "84") || len(s) < 11 {
			s = "0" + s
		}
	}
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-–()", r) {
			return -1
		}
		return r
	}, s)
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(digits, "+"), "84"); ok && len(rest) >= 9 {
		digits = "0" + strings.TrimPrefix(rest, "0")
	}
	if len(digits) == 9 && digits[0] != '0' { // the 0 was lost before it became text
		digits = "0" + digits
	}
	if !phoneForm.MatchString(digits) {
		return "", BadPhone
	}
	return digits, ""
}

// rolesSaid are what people write besides the names of the roles.
var rolesSaid = map[string]store.Role{"truong ban chi dao": store.Chair, "truong bcd": store.Chair, "pho ban": store.Deputy, "pho truong ban chi dao": store.Deputy,
	"pho truong ban thuong truc": store.Deputy, "pho truong ban": store.Deputy, "thu ki": store.Secretary, "thu ky ban chi dao": store.Secretary, "to thu ky": store.Secretary, "uy vien": store.Plain,
	"uy vien ban chi dao": store.Plain, "thanh vien ban chi dao": store.Plain, "to truong": store.Head, "quan sat vien": store.Observer}

// headForm is a head of a neighbourhood, whatever the committee calls it.
var headForm = regexp.MustCompile(`^(to truong |truong |head of )(kp|khu pho|to dan pho|tdp|thon|ap|khom|to nhan dan|buon|neighbourhood)( \d+)?$`)

// role takes the name of a role in either language.
func role(c cell, _ bool) (string, Trouble) {
	s := fold.Key(c.text)
	if s == "" {
		return "", ""
	}
	if w := strings.ToLower(line(c.text)); w == "trưởng bản" || w == "trưởng làng" { // without marks the first is the chair
		return string(store.Head), ""
	}
	for _, known := range store.Roles {
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			if s == fold.Key(text.Role(lang, known)) {
				return string(known), ""
			}
		}
	}
	if known, ok := rolesSaid[s]; ok {
		return string(known), ""
	}
	if headForm.MatchString(s) {
		return string(store.Head), ""
	}
	return "", BadRole
}

func attainment(c cell, _ bool) (string, Trouble) {
	s := fold.Key(c.text)
	if s == "" {
		return "", ""
	}
	for _, a := range []store.Attainment{"", store.Met, store.NearlyMet, store.NotMet} {
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			if s == fold.Key(text.AttainmentName(lang, a)) {
				return string(a), ""
			}
		}
	}
	return "", BadMark
}
