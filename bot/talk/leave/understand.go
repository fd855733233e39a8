package leave

import (
	"regexp"
	"strings"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store/fold"
)

// words are what a sentence says of a leave.
type words struct {
	first, last calendar.Date
	// backwards: the last day lies before the first.
	backwards bool
	// who is away, when it is not who writes; substitute answers in his place, nobody says that nobody does.
	who, substitute string
	nobody          bool
}

func (w words) days() bool { return !w.first.IsZero() }

var (
	reNobody = regexp.MustCompile(`(?i)\b(?:khong ai thay|khong co ai thay|khong can (?:ai )?thay|khong thay|no substitute|nobody)\b`)
	// The substitute stands before "thay" or after "nhờ", "giao cho", "thay bằng", "người thay".
	reAfter  = regexp.MustCompile(`(?:nguoi thay(?: la)?|thay bang|nho|giao cho|giao|uy quyen cho|substitute)[: ]+(.+?)(?: (?:thay|lam thay|tra loi thay|lam|giup).*)?$`)
	reBefore = regexp.MustCompile(`^(?:co |da co |dong chi )?(.+?) (?:se )?(?:thay|lam thay|tra loi thay)(?: .*)?$`)
	reFrom   = regexp.MustCompile(`\b(?:tu|from)(?: ngay)? (.+?) (?:den|toi|den het|toi het|to|until)(?: ngay)? (.+)$`)
	reLead   = regexp.MustCompile(`^(?:(?:xin|cho|toi|em|minh|chung toi|dong chi) )*(?:phep )?(?:duoc )?(?:nghi(?: phep)?(?: om)?|vang|leave)?\b`)
)

// understand reads "từ 25/11 đến 28/11, Lan thay" or "Hùng nghỉ thứ Sáu, không ai thay".
func understand(said string, now time.Time, cal *calendar.Calendar) words {
	var w words
	said = fold.NFC(said)
	rest := said
	d := when.Understand(said, now, cal)
	first, last, cut, ends := fromTo(said, now, cal)
	switch {
	case ends && (d.Kind != when.Date || d.From.IsZero()):
		w.first, w.last, rest = first, last, cut
	case d.Kind == when.Date && !d.Due.IsZero():
		w.first, w.last = d.From, d.Due.Day
		if w.first.IsZero() {
			w.first = w.last
			if d.Op == when.By || d.Op == when.Before {
				w.first = calendar.DateOf(now) // "nghỉ đến hết 30/11"
			}
		}
		rest = d.Cut(said)
	}
	if w.days() && w.last.Before(w.first) {
		w.backwards = true
	}
	for part := range strings.FieldsFuncSeq(rest, func(r rune) bool { return strings.ContainsRune(",;.\n–", r) }) {
		w.part(strings.TrimSpace(part))
	}
	return w
}

// fromTo reads the two ends one by one, where they make no range together.
func fromTo(said string, now time.Time, cal *calendar.Calendar) (first, last calendar.Date, rest string, ok bool) {
	head, tail, _ := strings.Cut(said, ",")
	m := reFrom.FindStringSubmatch(fold.Key(head))
	if m == nil {
		return first, last, said, false
	}
	a, b := when.Understand(m[1], now, cal), when.Understand(m[2], now, cal)
	if a.Kind != when.Date || b.Kind != when.Date {
		return first, last, said, false
	}
	before, _, _ := strings.Cut(fold.Key(head), m[0])
	return a.Due.Day, b.Due.Day, strings.TrimSpace(before) + ", " + tail, true
}

// part reads what is left of the sentence, between its commas: who is away, and who is in his place.
func (w *words) part(said string) {
	key := fold.Key(said)
	switch {
	case key == "":
		return
	case reNobody.MatchString(key):
		w.nobody = true
		return
	}
	if m := reAfter.FindStringSubmatch(key); m != nil {
		w.substitute = strings.TrimSpace(m[1])
		before := strings.TrimSpace(strings.TrimSuffix(key, m[0]))
		if before != "" && before != key {
			w.absent(before)
		}
		return
	}
	if m := reBefore.FindStringSubmatch(key); m != nil {
		w.substitute = strings.TrimSpace(reLead.ReplaceAllString(m[1], ""))
		return
	}
	w.absent(key)
}

// absent is the name before "nghỉ"; what is left of "tôi xin nghỉ" is nobody else's.
func (w *words) absent(key string) {
	name, _, _ := strings.Cut(key+" ", " nghi ")
	if name = strings.TrimSpace(reLead.ReplaceAllString(strings.TrimSpace(name), "")); name != "" {
		w.who = name
	}
}

// takes tells whether words after a bare "nghỉ" make it a leave: it must name days. "nghỉ tay đã" does not.
func takes(args string) bool {
	at := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	return understand(args, at, calendar.Default()).days()
}
