package reply

import (
	"slices"

	"giaoban/store/fold"
)

// maxName bounds the words of a name that are looked for.
const maxName = 20

// byName turns what items are called into their numbers where something is stated of them: "môi trường xong rồi",
// "bên giao thông còn 2 tuyến". Two words of a name are enough if no other item has them.
func byName(ws []word, ms []mark, names []string) []mark {
	titles := make([][]word, len(names))
	for i, name := range names {
		titles[i] = mother().split(fold.NFC(name))
		titles[i] = titles[i][:min(len(titles[i]), maxName)]
	}
	var out []mark
	for i := 0; i < len(ms); i++ {
		n, end := 0, i
		if i == 0 || leadsToName(ws, ms[i-1]) {
			n, end = calledBy(ws, ms, i, titles)
		}
		if n == 0 || !(&header{ws: ws, ms: ms}).states(end) {
			out = append(out, ms[i])
			continue
		}
		if last := len(out) - 1; last >= 0 && (out[last].sense == part || out[last].sense == none) {
			out = out[:last] // "bên môi trường", "vụ môi trường"
		}
		out = append(out, mark{sense: code_, from: ms[i].from, to: ms[end-1].to, codes: []code{{n: n}}, bare: true})
		i = end - 1
	}
	return out
}

// leadsToName tells whether an item may be named behind m.
func leadsToName(ws []word, m mark) bool {
	switch m.sense {
	case breakStrong, breakWeak, but, and, ack, polite, title, call, self, report, part, left, already:
		return true
	case none:
		switch ws[m.to-1].key {
		case "vu", "mang", "khoan", "viec", "chi", "muc", "cai":
			return true
		}
	}
	return false
}

// calledBy finds the number of the only item whose name has the words that begin at mark i, and the mark behind them.
func calledBy(ws []word, ms []mark, i int, titles [][]word) (n, end int) {
	longest, several := 1, false
	for item, title := range titles {
		for from := range title {
			run := 0
			for from+run < len(title) && ms[i].from+run < len(ws) && typedFor(ws[ms[i].from+run], title[from+run]) {
				run++
			}
			switch {
			case run > longest:
				n, longest, several = item+1, run, false
			case run == longest && run > 1 && n != item+1:
				several = true
			}
		}
	}
	to := ms[i].from + longest
	end = i + slices.IndexFunc(ms[i:min(len(ms), i+longest)], func(m mark) bool { return m.to == to }) + 1
	if n == 0 || several || end == i || ms[i].sense == code_ {
		return 0, i
	}
	return n, end
}

// typedFor tells whether a was typed for b.
func typedFor(a, b word) bool {
	return a.kind == letters && a.key == b.key && a.spelling.fits(b.spelling)
}
