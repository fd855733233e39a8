package text

import (
	"fmt"
	"strconv"
	"strings"
	"text/template"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// functions are what templates may call. Each is pure.
func functions(lang store.Lang) template.FuncMap {
	return template.FuncMap{
		"b":      func(v any) string { return string(markBold) + fmt.Sprint(v) + string(markBoldEnd) },
		"code":   func(v any) string { return string(markMono) + fmt.Sprint(v) + string(markMonoEnd) },
		"button": func(label any, code string) string { return mark(label, markCode, code) },
		"link":   func(label any, url string) string { return mark(label, markURL, url) },
		"clock":  func(t time.Time) string { return t.Format("15:04") },
		"dm":     func(t time.Time) string { return t.Format("2/1") },
		"date":   func(t time.Time) string { return t.Format("2/1/2006") },
		"weekday": func(t time.Time) string {
			return weekdays[lang][t.Weekday()]
		},
		"num":     func(f float64) string { return number(lang, f) },
		"pts":     func(hundredths int) string { return number(lang, float64(hundredths)/100) },
		"unit":    func(u ScoredUnit) string { return u.named(lang) },
		"post":    func(n AwardNamed) string { return post(lang, n) },
		"merits":  func(l view.MeritLine) string { return merits(lang, l) },
		"lacking": func(l view.Lack) string { return lacking(lang, l) },
		"weighed": func(s *view.MeritSum) string { return weighed(lang, s) },
		"weights": func(w store.Weights) string { return weights(lang, w) },
		"join":    func(sep string, s []string) string { return strings.Join(s, sep) },
		"add":     func(a, b int) int { return a + b },
		"mod":     func(a, b int) int { return a % b },
		"phone":   Phone,
		"field":   func(name string) string { return fieldNames[lang][name] },
		// officer is a role in the committee's own word for its neighbourhoods: "trưởng thôn".
		"officer": func(r store.Role, word string) string { return Officer(lang, r, word) },
		"quote":   func(s string) string { return quote(s, 300) },
		"brief":   func(n int, s string) string { return quote(s, n) },
		"letter": func(i int) string {
			return string(rune('a' + i%26))
		},
		"roles":    func(rs []store.Role) string { return roles(lang, rs) },
		"role":     func(r store.Role) string { return Role(lang, r) },
		"command":  func(name string) string { return Command(lang, name) },
		"subject":  func(s Subject) string { return s.short(lang) },
		"long":     func(s Subject) string { return s.long(lang) },
		"state":    func(s State) string { return state(lang, s) },
		"square":   square,
		"answered": func(a Answered) string { return answered(lang, a) },
		// answeredmore tells whether words came with an answer that says something by itself.
		"answeredmore": func(l SaidLine) bool { return l.Answer == nil || answered(lang, *l.Answer) != "" },
		"comings":      func(i int) string { return comings(lang, i) },
		"asked":        func(s Subject, n int) string { return s.asked(lang, n) },
		"morning":      func(t time.Time, day int) string { return morning(lang, t, day) },
		"due":          func(d Due) string { return due(lang, d) },
		"shortdue":     func(d Due) string { return shortDue(lang, d) },
		"late":         func(days int) string { return late(lang, days) },
		"behind":       func(d time.Duration) string { return behind(lang, d) },
		"means":        func(m store.Means) string { return means(lang, m) },
		"standing":     func(s view.Standing) string { return standings[lang][s] },
		"period":       func(first, last time.Time) string { return first.Format("2/1") + " – " + last.Format("2/1") },
		"exportkind":   func(kind string) string { return exportKinds[lang][kind] },
		"reported":     func(p SignPeriod) string { return reported(lang, p) },
		"signer":       func(w SignWho) string { return signer(lang, w) },
		"column":       func(key string) string { return importColumn(lang, key) },
		"cell":         func(key, s string) string { return importValue(lang, key, s) },
		"what":         func(l ImportLine) string { return importWhat(lang, l) },
		"zero":         func(t time.Time) bool { return t.IsZero() },
		"attained":     func(a store.Attainment) string { return attainments[lang][a] },
		"span":         func(d time.Duration) string { return span(lang, d) },
		"length":       func(d time.Duration) string { return length(lang, d) },
		"rhythm":       func(w PlanWhen) string { return rhythm(lang, w) },
		"lower": func(s string) string {
			r := []rune(s)
			if len(r) == 0 {
				return s
			}
			return strings.ToLower(string(r[0])) + string(r[1:])
		},
		"upper": func(s string) string {
			r := []rune(s)
			if len(r) == 0 {
				return s
			}
			return strings.ToUpper(string(r[0])) + string(r[1:])
		},
	}
}

func mark(label any, between rune, code string) string {
	return string(markButton) + fmt.Sprint(label) + string(between) + code + string(markEnd)
}

var weekdays = map[store.Lang][7]string{
	store.Vietnamese: {"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"},
	store.English:    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
}

// number writes 1.5 as "1,5" in Vietnamese, without trailing zeros.
func number(lang store.Lang, f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if lang == store.English {
		return s
	}
	return strings.Replace(s, ".", ",", 1)
}

// quote shortens what somebody wrote so that a message stays one screen; the whole is kept in the store.
func quote(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// span says how long something took, roughly, as one says it aloud.
func span(lang store.Lang, d time.Duration) string {
	units := map[store.Lang][3]string{store.Vietnamese: {"phút", "giờ", "ngày"}, store.English: {"min", "h", "days"}}[lang]
	switch {
	case d < time.Hour:
		return fmt.Sprintf("%d %s", int(d.Minutes()), units[0])
	case d < 48*time.Hour:
		return fmt.Sprintf("%d %s", int(d.Hours()), units[1])
	}
	return fmt.Sprintf("%d %s", int(d.Hours()/24), units[2])
}
