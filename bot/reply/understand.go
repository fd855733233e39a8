package reply

import (
	"strings"

	"giaoban/store/fold"
)

// Understand tells what text says about the items of ctx. It never panics.
//
// A status without a number belongs to the only item that is open. "Chưa" alone is the weaker "not finished" (doing),
// not "not begun"; "mai xong" is doing; an obstacle alone is blocked, an obstacle beside progress doing.
func Understand(text string, ctx Context) Understanding {
	text = fold.NFC(text)
	v := mother()
	ws := v.split(text)
	if len(ws) == 0 {
		return Understanding{Problems: []Problem{{Kind: Nothing}}}
	}
	ms := people(ws, v.scan(ws))
	ms = heads(ws, ms, len(ctx.List))
	cs := clauses(ms)
	r := resolver{ctx: ctx, text: text, ws: ws, ms: ms}
	for _, t := range topics(ws, cs) {
		r.topic(t)
	}
	return r.understanding(cs)
}

// people marks what is said of somebody else's work: "anh Sơn xong rồi". A name after a greeting, or called, is only
// the person spoken to.
func people(ws []word, ms []mark) []mark {
	for i := range ms {
		if ms[i].sense == hear && ws[ms[i].to-1].key == "bao" && addressed(ms, i) {
			ms[i].sense = title // Bảo is a name too
		}
		if ms[i].sense != title || strings.HasSuffix(ws[ms[i].to-1].key, " em") || together(ws, ms[i]) {
			continue
		}
		if i > 0 {
			switch prev := ms[i-1]; prev.sense {
			case report, tell, ask, need, call, title, house, residents:
				continue
			case polite:
				if k := ws[prev.to-1].key; k == "thua" || k == "gui" || k == "kinh" || k == "chao" || k == "on" {
					continue
				}
			}
		}
		k := i + 1
		for k < len(ms) && k <= i+3 && ms[k].sense == none {
			k++
		}
		if k < len(ms) && ms[k].sense == tell && saysSo(ws[ms[k].from]) {
			ms[i].sense = hear
			continue
		}
		if k == i+1 || k >= len(ms) {
			continue
		}
		switch ms[k].sense {
		case past, also, then, ongoing, going, notYet, finish, work, act, deed, hear, near, nearly, tell, no:
			ms[i].sense = other
		}
	}
	return ms
}

// saysSo: "nói", "bảo"; but not "báo", which one is also asked to do.
func saysSo(w word) bool {
	return w.key == "noi" || w.key == "bao" && (w.spelling.plain() || w.spelling == spell("bảo"))
}

// addressed tells whether mark i is called or greeted.
func addressed(ms []mark, i int) bool {
	if i > 0 && (ms[i-1].sense == report || ms[i-1].sense == polite) {
		return true
	}
	if i+1 == len(ms) {
		return true
	}
	s := ms[i+1].sense
	return s == call || s == polite || s == breakWeak || s == breakStrong
}

// together: "anh em", "chị em" are the speaker's own people.
func together(ws []word, m mark) bool {
	last := ws[m.to-1].key
	return m.to-m.from == 2 && (last == "em" || ws[m.from].key == "cac")
}
