package reply

import "giaoban/store/fold"

// Understand tells what text says about the items of ctx. A status without a number belongs to the only item that is
// open, or to the only one there is.
func Understand(text string, ctx Context) Understanding {
	text = fold.NFC(text)
	v := mother()
	ws := v.split(text)
	if len(ws) == 0 {
		return Understanding{Problems: []Problem{{Kind: Nothing}}}
	}
	ms := people(ws, byName(ws, v.scan(ws, ctx.List), ctx.Names), ctx.List)
	ms = heads(ws, elsewhere(ws, ms, ctx.List), ctx.List)
	cs := clauses(ws, ms)
	r := resolver{ctx: ctx, text: text, ws: ws, ms: ms}
	for _, t := range topics(ws, cs) {
		r.topic(t)
	}
	return r.understanding(cs)
}
