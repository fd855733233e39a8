package view

import (
	"cmp"
	"math/big"

	"giaoban/store"
)

// MeritSum is what the chair's weights make of a line, out of 100, in hundredths. A part of which nothing is known of
// anybody is left out for all; whoever has no figures in a part that others have gets no sum, so that nobody is above or
// below another by what was not asked of one of them.
type MeritSum struct {
	Total int `json:"total"`
	// Raw is what the parts are worth together, of Whole, before that is scaled to 100. Total and Raw are rounded, half up,
	// once each; so is what each part is worth, so that the parts need not add up to Raw.
	Raw   int         `json:"raw,omitempty"`
	Whole int         `json:"whole,omitempty"`
	Parts []MeritPart `json:"parts"`
}

// MeritPart is one part of a sum: Got of Of, which is worth Worth (in hundredths) of its Weight. Of is 0 where there are no
// figures. Of points Got is rounded, what it is worth is not made of that.
type MeritPart struct {
	Kind   PartKind `json:"kind"`
	Weight int      `json:"weight"`
	Got    int      `json:"got"`
	Of     int      `json:"of"`
	Worth  int      `json:"worth"`
	// exact is Got not rounded, while the sum is made.
	exact *big.Rat
}

// PartKind is what may be weighed.
type PartKind string

// The parts. Participation is answered of asked rounds; timeliness what was in time of what was answered or fell due, rounds
// and tasks; clean-ups worked in of those held; points of those that could be got.
const (
	PartTurns  PartKind = "part"
	PartTime   PartKind = "time"
	PartClean  PartKind = "clean"
	PartPoints PartKind = "points"
)

// settle finds whether there is enough to judge by and, with weights, the sum. known are the parts that anybody of its like
// has figures in.
func (l *MeritLine) settle(w store.Weights, known map[PartKind]bool) {
	l.Lack = l.lack()
	if w.Sum() == 0 || l.Whom.Member != 0 && l.Lack != "" {
		return
	}
	parts := []MeritPart{}
	whole := 0
	total := new(big.Rat)
	for _, p := range l.parts(w) {
		switch {
		case !known[p.Kind]:
			continue
		case p.Of == 0 && p.Kind == PartTurns && l.Lack == "":
			l.Lack = l.Turns.lack()
		case p.Of == 0 && p.Kind == PartClean:
			l.Lack = cmp.Or(l.Lack, LackClean)
		case p.Of == 0 && p.Kind == PartPoints:
			l.Lack = cmp.Or(l.Lack, LackPoints)
		case p.Of > 0: // who has answered nothing was not in time with anything either: that part is in the first one
			worth := new(big.Rat).Mul(p.exact, big.NewRat(int64(p.Weight), int64(p.Of)))
			p.Worth = hundredths(worth)
			total.Add(total, worth)
			whole += p.Weight
		}
		p.exact = nil
		parts = append(parts, p)
	}
	if whole == 0 {
		l.Lack = cmp.Or(l.Lack, LackFew)
	}
	if l.Lack != "" {
		return
	}
	scaled := new(big.Rat).Mul(total, big.NewRat(100, int64(whole)))
	l.Sum = &MeritSum{Total: hundredths(scaled), Raw: hundredths(total), Whole: whole, Parts: parts}
}

// settleAll settles lines of one kind.
func settleAll(lines []MeritLine, w store.Weights) {
	known := map[PartKind]bool{}
	for _, l := range lines {
		for _, p := range l.parts(w) {
			known[p.Kind] = known[p.Kind] || p.Of > 0
		}
	}
	for i := range lines {
		lines[i].settle(w, known)
	}
	rankAmong(lines)
}

// lack is why there is too little to judge by before anything is weighed. Where no round asked, what else there is will do.
func (l *MeritLine) lack() Lack {
	other := l.Tasks.Due() + l.Tasks.Undated + l.Clean.Held + l.Points.Max
	if l.Whom.Unit != 0 || l.Turns.all() == 0 && other > 0 {
		return ""
	}
	return l.Turns.lack()
}

// parts are those that can be asked of a line of its kind and that have a weight.
func (l *MeritLine) parts(w store.Weights) (parts []MeritPart) {
	add := func(kind PartKind, weight, got, of int) {
		if weight > 0 {
			parts = append(parts, MeritPart{Kind: kind, Weight: weight, Got: got, Of: of, exact: big.NewRat(int64(got), 1)})
		}
	}
	if l.Whom.Unit == 0 {
		asked := l.Turns.Asked()
		if l.Turns.lack() != "" {
			asked = 0
		}
		add(PartTurns, w.Part, l.Turns.Answered(), asked)
		add(PartTime, w.Time, l.Turns.OnTime+l.Tasks.InTime, l.Turns.Answered()+l.Tasks.Due())
	}
	if l.Whom.Place != 0 {
		add(PartClean, w.Clean, l.Clean.Worked, l.Clean.Held)
	}
	if l.Whom.Member == 0 {
		most := l.Points.Max
		if l.Points.Open > 0 {
			most = 0 // half a form is no result
		}
		add(PartPoints, w.Points, l.Points.Got, most)
		if w.Points > 0 {
			parts[len(parts)-1].exact = l.Points.exact()
		}
	}
	return parts
}

// hundredths are those of a figure that is not negative, rounded half up.
func hundredths(r *big.Rat) int { return rounded(new(big.Rat).Mul(r, big.NewRat(100, 1))) }

// rounded is a figure that is not negative, rounded half up to a whole number.
func rounded(r *big.Rat) int {
	x := new(big.Rat).Mul(r, big.NewRat(2, 1))
	n := new(big.Int).Quo(x.Num(), x.Denom())
	return int(n.Add(n, big.NewInt(1)).Int64() / 2)
}

// rankAmong ranks the lines that have a sum.
func rankAmong(lines []MeritLine) {
	for i := range lines {
		if lines[i].Sum == nil {
			continue
		}
		lines[i].Rank = 1
		for _, o := range lines {
			if o.Sum != nil && o.Sum.Total > lines[i].Sum.Total {
				lines[i].Rank++
			}
		}
	}
}
