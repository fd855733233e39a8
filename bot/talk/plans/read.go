package plans

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
)

// words are what a sentence, or a line on a card, says of a plan. What it does not name stays as it is.
type words struct {
	name   string
	rhythm rhythm
	clock  string
	window window
	whom   *whom
	// ask are questions: in the place of those there are, or besides them where more is set. edits change single ones.
	ask     []store.Question
	more    bool
	edits   []edit
	holiday *store.HolidayRule
	result  *[]store.Reader
	// nudges: nil says nothing, else what the plan has, nil for the usual ones.
	nudges *[]int
	// Of a clean-up.
	rollCall  *string
	after     time.Duration
	afterAt   string
	place     *string
	criterion *int
	// rest is what was not understood.
	rest []string
}

// none tells whether nothing was understood.
func (w words) none() bool {
	return w.name == "" && !w.rhythm.found() && !w.rhythm.some && !w.rhythm.moon && w.clock == "" && !w.window.found() && w.whom == nil &&
		w.ask == nil && w.edits == nil && w.holiday == nil && w.result == nil && w.nudges == nil && w.rollCall == nil && w.after == 0 &&
		w.afterAt == "" && w.place == nil && w.criterion == nil
}

// reader reads words; neighbourhood is the committee's word, work is set for a clean-up.
type reader struct {
	now           time.Time
	cal           *calendar.Calendar
	neighbourhood string
	work          bool
}

var (
	reColonHour = regexp.MustCompile(`\b(\d{1,2}):(\d{2})\b`)
	reAsks      = regexp.MustCompile(`(?i)(?:^|[\s,;.])(?:(?:hỏi|hoi|ask)(\s+(?:thêm|them|nữa|nua|also))?|câu hỏi|cau hoi)(?:\s+([^:;\n]*?))?\s*:\s*`)
	reEditLine  = regexp.MustCompile(`(?i)^(?:(bỏ|bo|xóa|xoá|xoa|thôi|thoi|drop)\s+)?(?:câu|cau|question)(?:\s+(?:hỏi|hoi))?\s+(\d{1,2})\b[\s:,–-]*(.*)$`)
	reName      = regexp.MustCompile(`(?i)^(?:(?:đặt|dat|đổi|doi)\s+)?(?:tên|ten|gọi|goi|name)(?:\s+(?:là|la|thành|thanh))?\s*:?\s+(.+)$`)
	reAskWhom   = regexp.MustCompile(`(?i)^(?:(?:hỏi|hoi|ask)(\s+(?:thêm|them|cả|ca|nữa|nua|also))?|(thêm|them|add)(?:\s+(?:hỏi|hoi))?)\s+(.+)$`)
	reLeadIn    = regexp.MustCompile(`(?i)^(?:(?:vào|vao|lúc|luc|mở|mo|và|va|thì|thi|tổ chức|to chuc|(?:đổi|doi)(?:\s+(?:sang|thành|thanh))?|sửa|sua|lịch|lich|rhythm|when)\s+)+`)
)

// read reads a text: clauses between commas, semicolons and line ends, and questions behind "hỏi …:".
func (r reader) read(said string) words {
	said = reColonHour.ReplaceAllString(fold.NFC(said), "${1}h$2")
	var w words
	if m := reEditLine.FindStringSubmatch(strings.TrimSpace(said)); m != nil { // it may have commas of its own
		var after string
		if m[3], after = r.tail(m[3]); w.edit(m) {
			said = after
		}
	}
	if m := reAsks.FindStringSubmatchIndex(said); m != nil {
		tail := said[m[1]:]
		w.more = m[2] >= 0
		if m[4] >= 0 {
			if to, _ := readWhom(said[m[4]:m[5]], r.neighbourhood); len(to.names) > 0 || to.kind != store.Listed {
				w.whom = &to
			}
		}
		said = said[:m[0]]
		said += r.questions(&w, tail)
	}
	w.rhythm, said = readRhythm(said, r.now, r.cal)
	var last string
	for clause := range strings.FieldsFuncSeq(said, func(c rune) bool { return strings.ContainsRune(",;\n", c) }) {
		if clause = strings.Trim(clause, " .–-:"); clause != "" {
			last = r.clause(&w, clause, last)
		}
	}
	return w
}

// questions reads what stands behind "hỏi …:" and gives back, as clauses, what is no question.
func (r reader) questions(w *words, tail string) (clauses string) {
	sep := ";\n"
	if !strings.ContainsAny(tail, sep) {
		return r.listed(w, tail)
	}
	for part := range strings.FieldsFuncSeq(tail, func(c rune) bool { return strings.ContainsRune(sep, c) }) {
		head, after := r.tail(part)
		clauses += after
		w.question(head)
	}
	return clauses
}

// question takes one more question; words that only agree, stop or set something are none.
func (w *words) question(said string) {
	if key := strings.Trim(fold.Key(said), " .;"); setsOnly(key) {
		w.rest = append(w.rest, strings.TrimSpace(said))
	} else if q, ok := readQuestion(said); ok {
		w.ask = append(w.ask, q)
	}
}

// listed is questions where only commas stand between them: of "khó khăn, gửi trưởng ban, nhóm" the last two set one thing.
func (r reader) listed(w *words, tail string) (clauses string) {
	pieces, run := strings.Split(tail, ","), -1
	for i, p := range pieces {
		switch {
		case run >= 0 && r.knows(pieces[run:i+1]):
		case r.knows(pieces[i : i+1]):
			run = i
		default:
			run = -1
			w.question(p)
			continue
		}
		clauses += ", " + p
	}
	return clauses
}

// tail takes from the end of a text the clauses that set something, as many as there are.
func (r reader) tail(said string) (head, clauses string) {
	pieces := strings.FieldsFunc(said, func(c rune) bool { return strings.ContainsRune(",;\n", c) })
	for i := range pieces {
		if !r.knows(pieces[i:]) {
			continue
		}
		head = said
		for _, p := range slices.Backward(pieces[i:]) {
			head = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(head, " ,;\n"), strings.TrimRight(p, " ")), " ,;\n")
			clauses = ", " + p + clauses
		}
		return head, clauses
	}
	return said, ""
}

// knows tells whether clauses set something: then they are no part of a question.
func (r reader) knows(clauses []string) bool {
	var w words
	var last string
	for _, c := range clauses {
		c = strings.Trim(c, " .")
		if c == "" {
			return false
		}
		last = r.clause(&w, c, last)
	}
	return len(w.rest) == 0 && w.name == "" && w.whom == nil && w.place == nil
}

// clause reads one clause; last is the kind of the one before it, of which it may be the rest ("gửi trưởng ban, nhóm").
func (r reader) clause(w *words, said, last string) (kind string) {
	key := fold.Key(said)
	switch {
	case last == "result" && w.readers(key), last == "nudges" && w.nudge("nhac "+key):
		return last
	case last == "names" && w.joins(said):
		return last
	}
	if m := reEditLine.FindStringSubmatch(said); m != nil && w.edit(m) {
		return "edit"
	}
	if m := reName.FindStringSubmatch(said); m != nil {
		w.name = strings.TrimSpace(m[1])
		return "name"
	}
	switch {
	case r.work && w.ofWork(said, key):
		return "work"
	case w.readHoliday(key):
		return "holiday"
	case strings.HasPrefix(key, "gui ") || strings.HasPrefix(key, "ket qua gui ") || strings.HasPrefix(key, "send "):
		if w.readers(key) {
			return "result"
		}
	case w.nudge(key):
		return "nudges"
	}
	if win, ok := readWindow(key); ok {
		w.window = win
		return "window"
	}
	if clock, ok := readHour(key); ok {
		w.clock = clock
		return "hour"
	}
	if m := reAskWhom.FindStringSubmatch(said); m != nil {
		to, surely := readWhom(m[3], r.neighbourhood)
		to.more = m[1]+m[2] != "" && !surely
		w.whom = &to
		if !surely {
			return "names"
		}
		return "whom"
	}
	if to, surely := readWhom(said, r.neighbourhood); surely {
		w.whom = &to
		return "whom"
	}
	if stripped := strings.TrimSpace(reLeadIn.ReplaceAllString(said+" ", "")); stripped != "" {
		w.rest = append(w.rest, stripped)
	}
	return ""
}

// joins takes a clause for one more name of the list before it.
func (w *words) joins(said string) bool {
	if w.whom == nil || len(strings.Fields(said)) > 5 {
		return false
	}
	if reArea.MatchString(fold.Key(said)) && (reArea.FindStringSubmatch(fold.Key(said))[1] != "" || w.whom.areas()) {
		w.whom.names = append(w.whom.names, people(said)...)
		return true
	}
	if strings.ContainsAny(said, "0123456789%:") || noName(fold.Key(said)) {
		return false
	}
	for _, lead := range []string{"han ", "trong ", "den ", "gui ", "gap ", "nhac", "khong ", "ten ", "cau "} {
		if strings.HasPrefix(fold.Key(said)+" ", lead) {
			return false
		}
	}
	w.whom.names = append(w.whom.names, people(said)...)
	return true
}

var (
	reHolidayWord = regexp.MustCompile(`\b(?:le|nghi le|ngay le|holidays?|ngay nghi)\b`)
	reBefore      = regexp.MustCompile(`\b(?:lam truoc|truoc(?: do| mot ngay| 1 ngay)?|som(?: hon| mot ngay)?|len truoc|day before|ngay lam viec truoc)\b`)
	reSkip        = regexp.MustCompile(`\b(?:bo|nghi luon|thoi|khong (?:hop|to chuc|lam|hoi|mo)|nghi het|skip)\b`)
	reKeep        = regexp.MustCompile(`\b(?:giu(?: nguyen)?|van|cu|khong doi|keep)\b`)
)

func (w *words) readHoliday(key string) bool {
	rule := store.DayBefore
	switch {
	case !reHolidayWord.MatchString(key):
		return false
	case reSkip.MatchString(key):
		rule = store.SkipIt
	case reKeep.MatchString(key):
		rule = store.KeepIt
	case !reBefore.MatchString(key):
		return false
	}
	w.holiday = &rule
	return true
}

var (
	reReaders = regexp.MustCompile(`^(?:ket qua )?(?:gui|send)?(?: (?:ket qua|tong hop|bao cao))?(?: (?:cho|den|ve|toi|vao|len|to))?(?: ca)? ?(.+)$`)
	reOnly    = regexp.MustCompile(`^(?:chi |moi |only )?(?:minh |rieng )?(?:thu ky|secretary)$`)
)

// readers reads who sees the result; the secretary always does.
func (w *words) readers(key string) bool {
	m := reReaders.FindStringSubmatch(key)
	if m == nil {
		return false
	}
	list := []store.Reader{}
	if w.result != nil {
		list = *w.result
	}
	for _, part := range strings.FieldsFunc(strings.NewReplacer(" va ", ",", " and ", ",", " + ", ",").Replace(m[1]), func(r rune) bool { return r == ',' }) {
		part = strings.TrimPrefix(strings.TrimSpace(part), "ca ")
		switch {
		case slices.Contains([]string{"truong ban", "chu tich", "dong chi truong ban", "chair", "lanh dao"}, part):
			list = append(list, store.ToChair)
		case slices.Contains([]string{"nhom", "nhom chung", "nhom chat", "group", "vao nhom"}, part):
			list = append(list, store.ToGroup)
		case reOnly.MatchString(part):
		default:
			return false
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	w.result = &list
	return true
}

var (
	reNoNudge = regexp.MustCompile(`^(?:khong|khoi|dung|no) (?:can )?(?:nhac(?: lai)?|reminders?)$`)
	reNudge   = regexp.MustCompile(`^nhac(?: lai)?(?: o| luc| khi)?((?: ?\d{1,2} ?%?(?: va)?)+)$`)
	reNumber  = regexp.MustCompile(`\d+`)
)

// nudge reads at which parts of the window people are reminded.
func (w *words) nudge(key string) bool {
	var list []int
	switch {
	case reNoNudge.MatchString(key):
		list = []int{}
	case slices.Contains([]string{"nhac mot lan", "nhac 1 lan", "remind once"}, key):
		list = []int{80}
	case slices.Contains([]string{"nhac hai lan", "nhac 2 lan", "remind twice"}, key):
		list = []int{50, 80}
	case slices.Contains([]string{"nhac nhu thuong", "nhac binh thuong", "nhac mac dinh"}, key):
	case reNudge.MatchString(key):
		if w.nudges != nil {
			list = *w.nudges
		}
		for _, s := range reNumber.FindAllString(key, -1) {
			n, _ := strconv.Atoi(s)
			if n < 1 || n > 99 {
				return false
			}
			list = append(list, n)
		}
		slices.Sort(list)
		if list = slices.Compact(list); len(list) > 2 {
			return false // at most two repeats a day are in the budget of design 5
		}
	default:
		return false
	}
	w.nudges = &list
	return true
}
