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
	list  []string
	size  int          // of the list; 0 unknown
	bare  bool         // a number of the list has already been used as a head
	codes bool         // a code has
	used  map[int]bool // numbers used as heads
}

func heads(ws []word, ms []mark, list []string) []mark {
	h := header{ws: ws, ms: ms, list: list, size: len(list), used: map[int]bool{}}
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
		if m.bare && h.size > 0 && m.codes[0].n > h.size && h.headInClause() {
			return mark{}, 0, false // "mức 70" looks like "mục 70"
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
	next := i + 1
	for len(m.codes) < maxJoined {
		more, after := h.joined(m.codes, next)
		if len(more) == 0 {
			break
		}
		m.codes, next = append(m.codes, more...), after
	}
	m.to = h.ms[next-1].to
	return m, next, true
}

// maxJoined bounds the codes of one head, maxSpan the numbers of one "1-3".
const maxJoined, maxSpan = 50, 30

// joined reads what continues a head at i: a code or number behind a joint, or all numbers up to it.
func (h *header) joined(codes []code, i int) (more []code, next int) {
	j, span := h.joint(i)
	if j >= len(h.ms) || j > i && h.toldBefore() && h.states(j+1) && !h.and(i) { // "đang làm tc3, tc7 xong"
		return nil, i
	}
	var c code
	switch n := h.ms[j]; {
	case n.sense == code_ && (n.codes[0].prefix != "kp" || codes[0].prefix == "kp" || j > i && listed(h.list, n.codes[0])):
		c = n.codes[0]
	case n.sense == number && n.n > 0 && n.n < 100 && h.joins(j, i, n.n):
		c = code{prefix: codes[0].prefix, n: n.n}
	default:
		return nil, i
	}
	if from := codes[len(codes)-1]; span && c.prefix == from.prefix && c.no+from.no == "" && c.n-from.n <= maxSpan {
		for k := from.n + 1; k < c.n; k++ {
			more = append(more, code{prefix: c.prefix, n: k})
		}
	}
	return append(more, c), j + 1
}

// toldBefore tells whether the head being read follows what is said of it.
func (h *header) toldBefore() bool {
	told := false
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-reach; k-- {
		switch s := h.out[k].sense; {
		case s == head:
			return false // it is said of that one: "1,2 chưa 3,4 rồi"
		case s == breakWeak || s == breakStrong:
			return told
		}
		told = told || stating(h.out[k].sense)
	}
	return told
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
	case h.at(i) == and, h.at(i) == whole && h.at(i+1) == code_: // "cả tc3 cả tc7"
		return i + 1, false
	case h.at(i) == about && (h.key(i) == "den" || h.key(i) == "toi"):
		return i + 1, true
	}
	return i, false
}

// joins tells whether the number at j, after a joint that began at from, continues a head.
func (h *header) joins(j, from, n int) bool {
	if j == from && (n >= 10 || h.key(j+1) == "." && j+2 < len(h.ms)) { // "tc3 80": a percentage; "kp5 1. Số người"
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
	for h.at(k) == also || h.at(k) == finish || h.at(k) == past || h.at(k) == about || h.at(k) == manage || h.at(k) == now || h.at(k) == today || h.at(k) == then || h.at(k) == nominal && h.key(k) == "tien" {
		k++
	}
	if h.at(k) != number {
		return i
	}
	m := h.ms[k]
	if !likePercent(m.n) {
		return i
	}
	switch h.at(k + 1) {
	case title:
		if s := h.at(k + 2); s != call && s != polite && s != breakStrong && s != breakWeak {
			return i // "20 bạn trẻ"
		}
	case breakStrong, breakWeak, left, remainder, stuck, lack, need, ask, wait, already, polite, code_, number, because, but, correct, call, ack, no, notYet, finish:
	default:
		return i
	}
	h.out = append(h.out, h.ms[i:k]...)
	m.sense = percent
	h.out = append(h.out, m)
	return k + 1
}
