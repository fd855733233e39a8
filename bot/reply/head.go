package reply

// Codes of heads that name no single item.
const (
	allItems   = "*" // tất cả
	otherItems = "+" // còn lại
)

// header finds what each part of the sentence is about: it turns codes and numbers of the list into heads, and the
// number behind a head that can only be a percentage ("1 80 còn rác") into one.
type header struct {
	ws    []word
	ms    []mark
	out   []mark
	size  int          // of the list; 0 unknown
	bare  bool         // a number of the list has already been used as a head
	codes bool         // a code has
	used  map[int]bool // numbers used as heads
}

func heads(ws []word, ms []mark, size int) []mark {
	h := header{ws: ws, ms: ms, size: size, used: map[int]bool{}}
	for i := 0; i < len(ms); {
		if m, next, ok := h.group(i); ok {
			h.out = append(h.out, m)
			h.bare, h.codes = h.bare || m.bare, h.codes || !m.bare
			for _, c := range m.codes {
				h.used[c.n] = h.used[c.n] || m.bare
			}
			i = h.percentAfter(h.skipSigns(next))
			continue
		}
		if ms[i].sense == remainder {
			ms[i].sense = left
		}
		h.out = append(h.out, ms[i])
		i++
	}
	return h.out
}

// group reads one head at i with everything joined to it: "tc3, tc7", "1 và 3", "1-3".
func (h *header) group(i int) (mark, int, bool) {
	m := h.ms[i]
	switch m.sense {
	case code_:
		if m.codes[0].prefix == "kp" && !h.placeIsItem(i) {
			return mark{}, 0, false
		}
		if m.bare && (h.codes && !h.bare && h.headInClause() || h.size == 0 && h.at(i-1) == none) {
			return mark{}, 0, false // "tc3 xong nội dung 2"
		}
	case number:
		if !h.opens(i) {
			return mark{}, 0, false
		}
		m.codes, m.bare = []code{{n: m.n}}, true
	case all, rest, remainder, inert:
		if m.sense == inert && !h.everything(i) || !h.names(i) {
			return mark{}, 0, false
		}
		prefix := allItems
		if m.sense == rest || m.sense == remainder {
			prefix = otherItems
		}
		m.codes, m.bare = []code{{prefix: prefix}}, false
		m.sense = head
		return m, i + 1, true
	default:
		return mark{}, 0, false
	}
	m.except = h.at(i-1) == except
	m.sense = head
	next, sure := i+1, i+1
	codes := m.codes
	for len(codes) < 50 {
		j, span := h.joint(next)
		if j >= len(h.ms) {
			break
		}
		n := h.ms[j]
		var c code
		switch {
		case j > next && h.toldBefore() && h.states(j+1) && !h.and(next):
			j = len(h.ms) // "đang làm tc3, tc7 xong"
		case n.sense == code_ && (n.codes[0].prefix != "kp" || m.codes[0].prefix == "kp"):
			c = n.codes[0]
			if n.bare {
				c.prefix = m.codes[0].prefix
			}
		case n.sense == number && n.n > 0 && n.n < 100 && h.joins(j, next, n.n):
			c = code{prefix: codes[0].prefix, n: n.n}
		default:
			j = len(h.ms)
		}
		if j == len(h.ms) {
			break
		}
		from := codes[len(codes)-1]
		if span && c.prefix == from.prefix && c.n > from.n && c.n-from.n <= 30 {
			for k := from.n + 1; k < c.n; k++ {
				codes = append(codes, code{c.prefix, k})
			}
		}
		codes = append(codes, c)
		next = j + 1
		sure = next
		m.codes = codes
	}
	m.to = h.ms[sure-1].to
	return m, sure, true
}

// toldBefore tells whether the head being read follows what is said of it.
func (h *header) toldBefore() bool {
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-reach; k-- {
		switch s := h.out[k].sense; {
		case s == head || s == breakWeak || s == breakStrong:
			return false
		case stating(s):
			return true
		}
	}
	return false
}

// and tells whether "và" stands in the joint at i.
func (h *header) and(i int) bool { return h.at(i) == and || h.at(i+1) == and }

// at is the sense of mark i; breakStrong beyond both ends.
func (h *header) at(i int) sense {
	if i < 0 || i >= len(h.ms) {
		return breakStrong
	}
	return h.ms[i].sense
}

// text is the folded first word of mark i.
func (h *header) key(i int) string {
	if i < 0 || i >= len(h.ms) {
		return ""
	}
	return h.ws[h.ms[i].from].key
}

// joint skips what joins two numbers of one head; span tells that it means all between them.
func (h *header) joint(i int) (next int, span bool) {
	switch {
	case h.at(i) == breakWeak && i < len(h.ms):
		switch h.key(i) {
		case ",", "+":
			if h.at(i+1) == and {
				return i + 2, false
			}
			return i + 1, false
		case "-", "–", "→", "~":
			if h.key(i+1) == ">" {
				return i + 2, true
			}
			return i + 1, true
		}
		return len(h.ms), false
	case h.at(i) == and:
		return i + 1, false
	case h.at(i) == about && (h.key(i) == "den" || h.key(i) == "toi"):
		return i + 1, true
	}
	return i, false
}

// joins tells whether the number at j, after a joint that began at from, continues a head.
func (h *header) joins(j, from, n int) bool {
	if j == from && n >= 10 { // "tc3 80": a percentage
		return false
	}
	k, _ := h.joint(j + 1)
	return h.states(j+1) || k > j+1 && h.at(k) == number || k == j+1 && h.at(k) == number && h.ms[k].n < 10 || h.at(j+1) == and || h.ends(j+1)
}

// ends tells whether nothing more is said at i.
func (h *header) ends(i int) bool {
	for h.at(i) == polite || h.at(i) == title || h.at(i) == call || h.at(i) == already {
		i++
	}
	s := h.at(i)
	return s == breakStrong || s == breakWeak
}

// states tells whether a statement of progress begins at i, as it does behind a head.
func (h *header) states(i int) bool {
	for n := 0; n < 8; n++ {
		switch h.at(i) {
		case also, past, then, now, today, about, manage, polite, title, self, call, future, soon, unsure, before, hear, ack, whole, report:
			i++
			continue
		case finish, near, nearly, going, ongoing, idle, stop, stuck, lack, wait, need, ask, no, notYet, notThat, percent, same, fine, cross, cleared,
			left, work, act, deed, already, quantity, ratio, aside, cond, weather:
			return true
		case number:
			return h.ms[i].n >= 10 && h.ms[i].n <= 100
		case all:
			i++
			continue
		}
		return false
	}
	return false
}

// opens tells whether the bare number at i is a number of the list.
func (h *header) opens(i int) bool {
	n := h.ms[i].n
	if n < 1 || n > 200 {
		return false
	}
	prev := h.at(i - 1)
	if h.bullet(i) && (h.size == 0 || n <= h.size || h.states(i+2)) {
		return true
	}
	says := h.states(i + 1)
	if k, _ := h.joint(i + 1); !says && k > i+1 && h.at(k) == number && h.joins(k, i+1, h.ms[k].n) {
		says = true
	}
	if k := i + 1; !says && h.at(k) == number && h.ms[k].n < 10 && h.states(k+1) {
		says = true // "1 2 xong"
	}
	if !says && h.at(i+1) == breakWeak && h.states(i+2) {
		says = true
	}
	switch prev {
	case except:
		return says || h.ends(i+1)
	case breakStrong, breakWeak, and, but, polite, call, self, ack, report, remainder, title:
		return says
	case left:
		return says && h.at(i-2) != number && h.at(i-2) != code_
	case finish, already:
		if !h.countedTasks() && h.size > 0 && n <= h.size && !h.headInClause() && (h.ends(i+1) || h.at(i+1) == and || h.at(i+1) == left || h.at(i+1) == number) {
			return true
		}
	case part, at, about, nearly, near, no, manage, past, need, code_, because, lack, work:
		return false
	}
	if !h.bare || h.used[n] {
		return false
	}
	if h.size > 0 && n > h.size {
		return h.at(i+1) == finish || h.at(i+1) == notYet
	}
	k := i + 1
	if s := h.key(k); s == "." || s == ":" || s == ")" || s == "-" {
		k++
	}
	for h.at(k) == also || h.at(k) == then || h.at(k) == past || h.at(k) == now || h.at(k) == self || h.at(k) == polite {
		k++
	}
	switch h.at(k) {
	case finish, notYet, no, percent, stuck, lack, going, ongoing, same, near, nearly, idle, stop, past, cross, wait, deed, act:
		return true
	case number:
		return h.ms[k].n >= 10
	}
	return false
}

// countedTasks: in "3 việc xong 2" the second number counts too.
func (h *header) countedTasks() bool {
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-reach; k-- {
		switch h.out[k].sense {
		case inert:
			if h.out[k].unit == unitArea {
				return true
			}
		case breakWeak, breakStrong:
			return false
		}
	}
	return false
}

// headInClause tells whether the clause has a head already.
func (h *header) headInClause() bool {
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-4*reach; k-- {
		switch h.out[k].sense {
		case head:
			return true
		case breakWeak, breakStrong:
			return false
		}
	}
	return false
}

// bullet: "1." or "2)" at the beginning of a line.
func (h *header) bullet(i int) bool {
	for k := i - 1; k >= 0 && h.key(k) != "\n"; k-- {
		switch h.at(k) {
		case polite, ack, title, call, report, breakWeak:
			if k > i-reach {
				continue
			}
		}
		return false
	}
	if i+1 >= len(h.ms) {
		return false
	}
	switch h.key(i + 1) {
	case ".", ")", ":", "/":
		return true
	}
	return false
}

// placeIsItem tells a khu phố that reports from one where something lies.
func (h *header) placeIsItem(i int) bool {
	switch h.at(i - 1) {
	case at, part, about, none, inert, no, need, residents, quantity:
		return false
	case finish, already:
		return !h.headInClause() && (h.ends(i+1) || h.at(i+1) == and || h.at(i+1) == code_) || h.headInClause() && h.states(i+1)
	case stuck, lack, wait, left, act, work, deed, because:
		return false
	}
	if h.headInClause() {
		return h.out[len(h.out)-1].sense == and && h.states(i+1)
	}
	return true
}

// everything tells whether the count at i is that of the whole list: "3 việc đều xong".
func (h *header) everything(i int) bool {
	m := h.ms[i]
	if m.unit != unitArea || m.n != h.size || h.size < 2 {
		return false
	}
	switch h.ws[m.to-1].key {
	case "viec", "muc", "vu", "chi":
		return true
	}
	return false
}

// names tells whether all/rest at i stands for items: "tất cả xong", "xong tất cả", not "tất cả các điểm".
func (h *header) names(i int) bool {
	if h.headInClause() {
		return false
	}
	switch h.ms[i].sense {
	case remainder:
		return h.states(i+1) && h.at(i+1) != quantity && h.at(i+1) != act && h.at(i+1) != notYet || h.at(i+1) == notYet && (h.at(i+2) == finish || h.ends(i+2) || h.at(i+2) == work)
	}
	if h.states(i + 1) {
		return true
	}
	switch h.at(i - 1) {
	case finish, already, same:
		return h.ends(i + 1)
	}
	return false
}

// skipSigns skips what parts a head from what is said of it: "1. xong", "tc3: xong", "tc3\nxong".
func (h *header) skipSigns(i int) int {
	for i < len(h.ms) && (h.ms[i].sense == breakWeak || h.ms[i].sense == breakStrong && !h.ms[i].asks && h.key(i) != "\n") {
		i++
	}
	if i < len(h.ms) && h.key(i) == "\n" {
		if s := h.at(i + 1); s != number && s != code_ {
			i++
		}
	}
	return i
}

// percentAfter turns the number behind a head into the percentage it must be.
func (h *header) percentAfter(i int) int {
	k := i
	for h.at(k) == also || h.at(k) == finish || h.at(k) == past || h.at(k) == about || h.at(k) == manage || h.at(k) == now || h.at(k) == today {
		k++
	}
	if h.at(k) != number {
		return i
	}
	m := h.ms[k]
	if m.n < 10 || m.n > 100 || h.at(k+1) == none || h.at(k+1) == inert {
		return i
	}
	h.out = append(h.out, h.ms[i:k]...)
	m.sense = percent
	h.out = append(h.out, m)
	return k + 1
}
