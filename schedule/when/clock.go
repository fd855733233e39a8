package when

import "strings"

// clockToken reports whether the token at i is a time by itself: 16h, 8h30, 8g.
func (s *scanner) clockToken(i int) bool {
	_, _, ok := clockOf(s.key(i))
	return ok
}

// clockOf reads the one-token forms 16h, 8h30, 8g30, 14h30p.
func clockOf(key string) (hour, minute int, ok bool) {
	at := strings.IndexAny(key, "hg")
	if at < 1 || at > 2 || len(key) > at+4 {
		return 0, 0, false
	}
	hour = figures(key[:at])
	rest := strings.TrimSuffix(strings.TrimSuffix(key[at+1:], "p"), "ph")
	if rest != "" {
		if minute = figures(rest); minute < 0 || len(rest) > 2 {
			return 0, 0, false
		}
	}
	return hour, minute, hour >= 0 && hour <= 24 && minute <= 59
}

// clocks reads a time of day, or a range of them, with the session that belongs to it: "16h30", "8 giờ rưỡi sáng",
// "từ 8h đến 11h".
func (s *scanner) clocks(i int) (a atom, next int) {
	if n := s.figure(i); n >= 0 && n < 24 && s.sign(i+1, "-–") && s.clockToken(i+2) { // "7-9h"
		a, j := s.clock(i + 2)
		if j == i+2 || a.hour <= n {
			return atom{}, i
		}
		a.from, a.ranged = i, true
		return a, j
	}
	a, j := s.clock(i)
	if j == i {
		return atom{}, i
	}
	if k, isRange := s.joiner(j); isRange {
		if end, m := s.clock(k); m > k {
			end.from, end.ranged = i, true
			a, j = end, m
		}
	}
	a.to = j
	return a, j
}

func (s *scanner) clock(i int) (a atom, next int) {
	a = atom{kind: clockAtom, from: i}
	hour, minute, ok := clockOf(s.key(i))
	j := i + 1
	switch n, k := s.amount(i); {
	case ok && s.sign(j, "/"): // "24h/24"
		return atom{}, i
	case ok && !strings.ContainsAny(s.key(i)[len(s.key(i))-1:], "hg"):
	case ok:
		minute, j = s.minutesAfter(j)
	case k > i && n <= 24 && s.is(k, "giờ") || k > i && n <= 24 && s.figure(i) >= 0 && s.key(k) == "h":
		if s.is(k, "giờ") && s.is(k+1, "đồng") {
			return atom{}, i
		}
		hour = n
		minute, j = s.minutesAfter(k + 1)
	case s.figure(i) >= 0 && s.figure(i) <= 24 && s.sign(i+1, ":") && len(s.key(i+2)) == 2 && s.figure(i+2) >= 0 &&
		s.figure(i+2) <= 59 && (!s.tokens[i+1].Spaced && !s.tokens[i+2].Spaced || s.dayNear(i+3)):
		hour, minute, j = s.figure(i), s.figure(i+2), i+3
	case k > i && n >= 1 && n <= 12 && s.is(k, "rưỡi"): // "9 rưỡi sáng mai"
		if _, end := s.session(k + 1); end == k+1 {
			return atom{}, i
		}
		hour, minute, j = n, 30, k+1
	default:
		return atom{}, i
	}
	if s.sign(j, "'’′") {
		j++
	}
	if minute < 0 { // "9 giờ kém 15"
		hour, minute = hour-1, 60+minute
	}
	if hour < 0 || hour == 24 && minute > 0 {
		return atom{}, i
	}
	a.hour, a.minute, a.midnight, a.exact, a.to = hour, minute, hour == 24, s.key(i)[0] == '0', j
	return a, j
}

// minutesAfter reads "30 phút", "30", "rưỡi", "kém 15" behind the hour. "kém" makes them negative.
func (s *scanner) minutesAfter(i int) (minute, next int) {
	switch {
	case s.is(i, "rưỡi"):
		return 30, i + 1
	case s.is(i, "kém"):
		if n, k := s.amount(i + 1); k > i+1 && n > 0 && n < 60 {
			if s.is(k, "phút") {
				k++
			}
			return -n, k
		}
	}
	if n := s.figure(i); n >= 0 && n <= 59 {
		if s.is(i+1, "phút") {
			return n, i + 2
		}
		if len(s.key(i)) == 2 && !s.sign(i+1, "/-.–") && !s.is(i+1, "tháng", "người", "khu") {
			return n, i + 1
		}
	}
	return 0, i
}

// The sessions of a day.
const (
	morning   = "sáng"
	noon      = "trưa"
	afternoon = "chiều"
	evening   = "tối"
)

var sessions = newLexicon(map[string]string{
	"sáng": morning, "buổi sáng": morning, "sáng sớm": morning, "đầu giờ sáng": morning,
	"cuối giờ sáng": morning, "cuối buổi sáng": morning, "đầu buổi sáng": morning, "rạng sáng": morning,
	"trưa": noon, "buổi trưa": noon, "giữa trưa": noon,
	"chiều": afternoon, "buổi chiều": afternoon, "đầu giờ chiều": afternoon, "cuối giờ chiều": afternoon,
	"cuối buổi chiều": afternoon, "đầu buổi chiều": afternoon, "đầu chiều": afternoon, "cuối chiều": afternoon,
	"chiều tối": afternoon,
	"tối":       evening, "buổi tối": evening, "đêm": evening, "khuya": evening, "nửa đêm": evening,
	"đầu giờ": "", "cuối giờ": "", "cuối ngày": "", "đầu ngày": "", "cuối giờ làm việc": "", "giờ hành chính": "",
	"cuối giờ hành chính": "", "hết giờ hành chính": "", "hết giờ làm việc": "", "cả ngày": "", "cuối buổi": "",
	"hết giờ": "", "giờ làm việc": "", "trong giờ hành chính": "", "cuối ngày làm việc": "",
})

func (s *scanner) session(i int) (a atom, next int) {
	name, j := sessions.at(s, i)
	if j == i || s.is(j, "thiểu", "đa", "ưu", "tạo", "kiến", "dài", "cao", "rộng", "suốt") {
		return atom{}, i // tối thiểu, sáng kiến, chiều dài
	}
	return atom{kind: sessionAtom, from: i, to: j, session: name}, j
}

// afterSession reports whether the token before i is a session of the day: "chiều | mai".
func (s *scanner) afterSession(i int) bool {
	return s.is(i-1, morning, noon, afternoon, evening, "đêm", "khuya")
}

// inSession moves an hour into its session: 3h chiều is 15:00. Without one, the small hours are taken for the
// afternoon, which is a guess.
func inSession(hour int, session string) (h int, guessed bool) {
	switch {
	case hour >= 12, session == morning:
		return hour, false
	case session == afternoon, session == noon && hour < 5, session == evening && hour > 4:
		return hour + 12, false
	case session == "" && hour >= 1 && hour <= 5:
		return hour + 12, true
	}
	return hour, false
}
