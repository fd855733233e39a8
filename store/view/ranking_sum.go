package view

import (
	"math/big"

	"giaoban/store"
)

// MeritSum is what the chair's weights make of a line, out of 100, in hundredths. Where a part has no figures the others
// stand for it, if they carry at least half of the weight: nobody loses by what was not asked of him.
type MeritSum struct {
	Total int         `json:"total"`
	Parts []MeritPart `json:"parts"`
}

// MeritPart is one part of a sum: Got of Of, which is worth Worth (in hundredths) of its Weight. Of is 0 where there are no
// figures.
type MeritPart struct {
	Kind   PartKind `json:"kind"`
	Weight int      `json:"weight"`
	Got    int      `json:"got"`
	Of     int      `json:"of"`
	Worth  int      `json:"worth"`
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

// settle finds whether there is enough to judge by and, with weights, the sum.
func (l *MeritLine) settle(w store.Weights) {
	l.Lack = l.lack()
	if w.Sum() == 0 || l.Whom.Member != 0 && l.Lack != "" {
		return
	}
	parts := l.parts(w)
	whole, known := 0, 0
	total := new(big.Rat)
	for i, p := range parts {
		whole += p.Weight
		if p.Of == 0 {
			continue
		}
		known += p.Weight
		worth := big.NewRat(int64(p.Weight)*int64(p.Got), int64(p.Of))
		parts[i].Worth = hundredths(worth)
		total.Add(total, worth)
	}
	if known == 0 || 2*known < whole {
		if l.Lack == "" {
			l.Lack = LackFew
		}
		return
	}
	total.Mul(total, big.NewRat(100, int64(known)))
	l.Sum, l.Lack = &MeritSum{Total: hundredths(total), Parts: parts}, ""
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
			parts = append(parts, MeritPart{Kind: kind, Weight: weight, Got: got, Of: of})
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
	}
	return parts
}

// hundredths rounds half up.
func hundredths(r *big.Rat) int {
	x := new(big.Rat).Mul(r, big.NewRat(200, 1))
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
