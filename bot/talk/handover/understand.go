package handover

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// words are what a sentence says of a handover.
type words struct {
	from, to string
	subjects []store.Subject
	day      calendar.Date
	// past is set for a day that is none, or over.
	past bool
}

var (
	reCode = regexp.MustCompile(`\b(?:(?:tieu chi|tc) ?(\d{1,3})|(?:khu pho|to dan pho|thon|ap|kp) ?(\d{1,3})|(?:viec |nhiem vu )?v ?(\d{1,6}))\b`)
	reFill = regexp.MustCompile(`\b(?:tat ca|toan bo|moi|het|viec|cac|nhung|cong viec|phan|phan viec|nhiem vu|cua|dang lam|dong chi|d/c|va|ban giao|chuyen|all|of|work)\b|[,;.]`)
	reFrom = regexp.MustCompile(`^(?:(.*)[ ,]+)(?:ke tu|bat dau tu|bat dau|tu|from)(?: ngay)? (.+?)( cho .*)?$`)
)

// understand reads "Hùng cho Lan từ 1/12", "tc4, V12 cho Lan", "việc của Hùng cho Lan". ok is false without a receiver, or
// without anything that is passed on.
func understand(said string, now time.Time, cal *calendar.Calendar) (w words, ok bool) {
	key := " " + fold.Key(said)
	key = w.cutDay(key, now, cal)
	before, after, found := strings.Cut(key, " cho ")
	if !found {
		before, after, found = strings.Cut(key, " to ")
	}
	if !found {
		return w, false
	}
	w.to = strings.Trim(after, " ,.")
	for _, m := range reCode.FindAllStringSubmatch(before, -1) {
		for i, kind := range []string{store.KindCriterion, store.KindNeighbourhood, store.KindTask} {
			n, err := strconv.Atoi(m[i+1])
			if s := store.SubjectOf(kind, n); err == nil && n > 0 && !slices.Contains(w.subjects, s) {
				w.subjects = append(w.subjects, s)
			}
		}
	}
	w.from = strings.Join(strings.Fields(reFill.ReplaceAllString(reCode.ReplaceAllString(before, " "), " ")), " ")
	return w, w.to != "" && (w.from != "" || len(w.subjects) > 0)
}

// cutDay takes the day out of a folded sentence: what stands after the last "từ". "Tư" is a name as well: without a day
// behind it nothing is taken.
func (w *words) cutDay(key string, now time.Time, cal *calendar.Calendar) string {
	m := reFrom.FindStringSubmatch(key)
	if m == nil {
		return key
	}
	d := when.Understand(m[2], now, cal)
	if d.Kind != when.Date && !strings.ContainsAny(m[2], "0123456789") {
		return key
	}
	w.day, w.past = d.Due.Day, d.Kind != when.Date
	return m[1] + m[3]
}
