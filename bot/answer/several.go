package answer

import "slices"

// inOrder takes a message that names nothing and answers several questions: each by the unit or the choice in it, or in the
// order of the open questions of one round, of which there must be as many and each must fit. False where that is not so.
func (r *reader) inOrder() bool {
	if slices.ContainsFunc(r.parts, func(p part) bool { return p.named }) {
		return false
	}
	rounds := r.asked()
	if len(rounds) == 0 {
		return false
	}
	var first []part
	for _, cuts := range [][]string{{";"}, {";", ","}, {";", ",", "va"}} {
		segments := r.segments(cuts)
		if len(segments) < 2 {
			continue
		}
		if first == nil {
			first = segments
		}
		if r.takeOrdered(segments, rounds) || r.takeFitting(segments) {
			return true
		}
	}
	if first == nil {
		return false
	}
	// A number alone before other things answers one of the questions, and which nobody can tell.
	if from, to := r.trim(first[0].from, first[0].to); from+1 == to && r.words[from].number && r.numbered(int(r.words[from].value)) < 0 {
		for _, round := range rounds {
			if slices.ContainsFunc(round, func(i int) bool { return r.items[i].Ask == Number }) {
				r.ask(Which, r.said(part{from: 0, to: len(r.words)}), round...)
				return true
			}
		}
	}
	return false
}

// asked are the open questions that words can answer, by round, of the rounds that ask several.
func (r *reader) asked() (rounds [][]int) {
	var names []string
	by := map[string][]int{}
	for i, x := range r.items {
		if !x.Open || x.Number == 0 || x.Ask != Number && x.Ask != Choice && x.Ask != Text {
			continue
		}
		if by[x.Round] == nil {
			names = append(names, x.Round)
		}
		by[x.Round] = append(by[x.Round], i)
	}
	for _, n := range names {
		if len(by[n]) > 1 {
			rounds = append(rounds, by[n])
		}
	}
	return rounds
}

// segments cuts the message at marks, without what is courtesy.
func (r *reader) segments(marks []string) (parts []part) {
	begin := 0
	for i := 0; i <= len(r.words); i++ {
		if i < len(r.words) && !slices.Contains(marks, r.words[i].key) {
			continue
		}
		p := part{of: -1, head: begin, from: begin, to: i}
		begin = i + 1
		if from, to := r.trim(p.from, p.to); from < to && !courtesy(r.keys(from, to)) {
			parts = append(parts, p)
		}
	}
	return parts
}

// takeOrdered gives the segments to the questions of the only round that has as many, in order.
func (r *reader) takeOrdered(segments []part, rounds [][]int) bool {
	var fits [][]int
	for _, all := range rounds {
		needed := slices.DeleteFunc(slices.Clone(all), func(i int) bool { return r.items[i].Optional })
		for _, items := range [][]int{all, needed} {
			if len(items) == len(segments) && len(items) > 1 && r.allFit(segments, items) {
				fits = append(fits, items)
				break
			}
		}
	}
	switch len(fits) {
	case 0:
		return false
	case 1:
		for k, i := range fits[0] {
			r.of(segments[k], r.items[i], i, true)
		}
	default:
		r.ask(Which, r.said(part{from: 0, to: len(r.words)}), fits[0][0], fits[1][0])
	}
	return true
}

func (r *reader) allFit(segments []part, items []int) bool {
	for k, i := range items {
		if !r.suits(segments[k], r.items[i]) {
			return false
		}
	}
	return true
}

// suits tells whether a segment is an answer to an item and nothing besides.
func (r *reader) suits(p part, x Item) bool {
	switch x.Ask {
	case Number:
		_, remark, ok := r.number(p, x.Unit)
		return ok && !remark
	case Choice:
		_, remark, ok := r.choice(p, x.Choices)
		return ok && !remark
	case Text:
		return !r.noSentence(p) && r.more(p.from, p.to) && !reAsks.MatchString(pad(r.keys(p.from, p.to)))
	}
	return false
}

// clear tells whether a segment answers an item, whatever else it says.
func (r *reader) clear(p part, x Item) bool {
	if x.Ask == Choice {
		return r.suits(p, x)
	}
	_, _, ok := r.number(p, x.Unit)
	return ok
}

// takeFitting gives every segment to the only open question that its unit or its words are of.
func (r *reader) takeFitting(segments []part) bool {
	var to []int
	for _, p := range segments {
		fits := r.fitting(p)
		if len(fits) != 1 || slices.Contains(to, fits[0]) || !r.clear(p, r.items[fits[0]]) {
			return false
		}
		to = append(to, fits[0])
	}
	for k, i := range to {
		r.of(segments[k], r.items[i], i, true)
	}
	return true
}

// stateWords are how work goes, and no sentence about anything else.
var stateWords = map[string]bool{"xong": true, "xong roi": true, "da xong": true, "hoan thanh": true, "da hoan thanh": true, "dang lam": true, "vuong": true, "tat ca xong": true, "xong het": true, "xong het roi": true,
	"xong tat ca": true, "chua xong": true, "da xong het": true, "done": true, "all done": true}

// noSentence tells whether a part says how the work goes, or a number, where a sentence is asked for. A long number, such as of
// a telephone, is left.
func (r *reader) noSentence(p part) bool {
	from, to := r.trim(p.from, p.to)
	if stateWords[r.keys(p.from, p.to)] || stateWords[r.keys(from, to)] {
		return true
	}
	for i := from; i < to; i++ {
		if w := r.words[i]; !w.mark() && (!w.number || len(w.key) > 5) {
			return false
		}
	}
	return from < to
}
