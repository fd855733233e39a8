package reply

import (
	"slices"
	"sort"
	"strings"
)

// remark is what the claims say beyond the status, as typed: clauses that are only a status or politeness fall away at
// both ends, and so does the status that opens the first of the rest.
func remark(text string, ws []word, ms []mark, cs []claim) string {
	var parts []string
	from, to := -1, -1
	flush := func() {
		if from >= 0 {
			if s := trim(text, ws, ms, from, to); s != "" && !slices.Contains(parts, s) {
				parts = append(parts, s)
			}
		}
	}
	for _, c := range cs {
		if c.to <= c.from {
			continue
		}
		if from < 0 || c.from-to > 2 || c.from < to {
			flush()
			from = c.from
		}
		to = c.to
	}
	flush()
	return strings.Join(parts, "; ")
}

// trim returns what the words from..to say beyond a status.
func trim(text string, ws []word, ms []mark, from, to int) string {
	first := sort.Search(len(ms), func(i int) bool { return ms[i].from >= from })
	in := ms[first:]
	in = in[:sort.Search(len(in), func(i int) bool { return in[i].to > to })]
	in = trimEnd(ws, trimStart(ws, in))
	if len(in) == 0 {
		return ""
	}
	return text[ws[in[0].from].start:ws[in[len(in)-1].to-1].end]
}

func parting(s sense) bool {
	return s == breakWeak || s == breakStrong || s == but || s == correct || s == and
}

// trimStart drops clauses that say nothing more, then the status before a remark: "80% còn rác", "xong, còn rác".
func trimStart(ws []word, ms []mark) []mark {
	for {
		end := 0
		for end < len(ms) && !parting(ms[end].sense) {
			end++
		}
		if !statusOnly(ms[:end]) {
			break
		}
		if end == len(ms) && nearlyOnly(ms) {
			return ms
		}
		if end == len(ms) {
			return nil
		}
		ms = ms[end+1:]
	}
	run, mild := 0, true
	for run < len(ms) && (plain(ms, run) || ms[run].sense == near || ms[run].sense == work || ms[run].sense == ongoing) {
		if ms[run].sense == title && run+1 < len(ms) && ms[run+1].sense != none && !plain(ms, run+1) {
			break // "chi 5 triệu" looks like "chị"
		}
		switch ms[run].sense {
		case finish, near, work, ongoing, no, notYet, notThat, nearly, deed, act:
			mild = false
		}
		run++
	}
	if run == len(ms) {
		return ms
	}
	switch ms[run].sense {
	case left, stuck, lack, wait, need, ask, because, weather, cleared, stop, quantity:
		return ms[joined(ws, ms, run):]
	}
	if mild {
		return ms[joined(ws, ms, run):]
	}
	return ms
}

// joined is where what mark i begins really begins: the words before it that say of it whether, when or how much stay with
// it. Without "đã" what is done reads as a plan ("đã lắp 2/5 camera"), without "mới" or "hơn" a little as much.
func joined(ws []word, ms []mark, i int) int {
	for i > 0 {
		switch ms[i-1].sense {
		case past, also, about, near, ongoing:
		case manage, then:
			if key := ws[ms[i-1].from].key; key == "thi" || key == "la" || i > 1 && ms[i-2].sense == finish {
				return i // "thì kẹt tiền", "xong được"
			}
		case work:
			if ms[i].sense != manage {
				return i
			}
		default:
			return i
		}
		i--
	}
	return i
}

// trimEnd drops clauses that say nothing more and whatever is only polite.
func trimEnd(ws []word, ms []mark) []mark {
	for len(ms) > 0 {
		begin := len(ms)
		for begin > 0 && !parting(ms[begin-1].sense) {
			begin--
		}
		if begin == 0 || !statusOnly(ms[begin:]) || ms[begin-1].sense == but && takesBack(ms[begin:]) {
			break
		}
		ms = ms[:begin-1]
	}
	for len(ms) > 0 && farewell(ms, len(ms)-1) && !photograph(ws, ms, len(ms)-1) {
		ms = ms[:len(ms)-1]
	}
	return ms
}

// takesBack tells whether a clause behind "nhưng" says no to the one before it: "lắp rồi nhưng chưa được". Without it that one
// would say the opposite.
func takesBack(ms []mark) bool {
	return slices.ContainsFunc(ms, func(m mark) bool {
		switch m.sense {
		case no, notYet, notThat, hardly, idle, stop, stuck, near, nearly:
			return true
		}
		return false
	})
}

// farewell tells whether mark i, the last, only takes leave: "… ạ", "… nhé anh Hùng". A name behind a plain sentence may
// belong to it ("need a truck", "báo lại cho thư ký giúp") and stays.
func farewell(ms []mark, i int) bool {
	switch ms[i].sense {
	case none, call:
		return i > 1 && ms[i-1].sense == title && ms[i-2].sense == polite
	}
	return trailing(ms, i)
}

// photograph tells whether "anh" at mark i is "ảnh": "chua chup anh".
func photograph(ws []word, ms []mark, i int) bool {
	return i > 0 && ws[ms[i].from].text == "anh" && ws[ms[i-1].to-1].key == "chup"
}

// statusOnly tells whether a clause says no more than fields of their own keep.
func statusOnly(ms []mark) bool {
	for i, m := range ms {
		switch m.sense {
		case near, nearly, ongoing, no, notYet, notThat, hardly, work, act, deed, idle, stop, head, today, now, before, whole, cross:
			continue
		case stuck:
			if m.to-m.from > 1 && len(ms) == 1 {
				return false // "xe hỏng", "mất điện": what it is stuck with
			}
			continue
		}
		if !plain(ms, i) {
			return false
		}
	}
	return true
}

// nearlyOnly tells whether "gần xong" or "mới được một nửa" is all that a clause says: no field keeps that, unless a percentage
// stands beside it.
func nearlyOnly(ms []mark) bool {
	return slices.ContainsFunc(ms, func(m mark) bool { return m.sense == near || m.sense == nearly }) &&
		!slices.ContainsFunc(ms, func(m mark) bool { return m.sense == percent })
}

// plain tells whether mark i of ms is a status, a small word or politeness.
func plain(ms []mark, i int) bool {
	switch ms[i].sense {
	case finish, percent, polite, same, already, past, going, fine, also, then, manage, about, title, call, self, report, ack, ownPart, and:
		return true
	case none:
		return i > 0 && ms[i-1].sense == title
	}
	return false
}
