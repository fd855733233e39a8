package view

import (
	"math"
	"slices"

	"giaoban/store"
)

// places fills in the neighbourhoods of which something was said, and their figures.
func (k *clerk) places(r *Report) error {
	all, err := k.then.Neighbourhoods(k.c.ID)
	if err != nil {
		return err
	}
	r.Places = []ReportPlace{}
	for _, n := range all {
		if !n.From.After(k.until) && (n.To.IsZero() || n.To.After(k.begins)) {
			r.Neighbourhoods++
		}
		words := k.deciding(n.Subject(), true)
		if len(words) == 0 {
			continue
		}
		p := ReportPlace{Number: n.Number, Name: n.Name, Words: words}
		for _, round := range k.periods {
			p.Sums.add(k.told(round, n.Subject()))
		}
		r.Places = append(r.Places, p)
		r.Sums.add(p.Sums)
	}
	if r.Sums.Tonnes == nil && (r.Sums.Kg == nil || *r.Sums.Kg < 1000) {
		return nil
	}
	r.Sums.weigh()
	for i := range r.Places {
		r.Places[i].Sums.weigh()
	}
	return nil
}

// told are the figures of a subject in a round that no clean-up of the same days has told: who has told of Saturday's work
// on Saturday and tells of it on Friday again has not done it twice.
func (k *clerk) told(r spoken, s store.Subject) Sums {
	f := k.figures(r, s)
	if r.Kind == store.CleanUp || f.IsZero() {
		return f
	}
	for _, c := range k.cleanUps {
		if c.LastDay >= r.FirstDay && c.LastDay <= r.LastDay {
			f.leaveOut(k.figures(c, s))
		}
	}
	return f
}

// leaveOut takes out the kinds of figures that others name; a weight is one kind, in whatever unit.
func (s *Sums) leaveOut(x Sums) {
	for i, v := range x.all() {
		if *v != nil {
			*s.all()[i] = nil
		}
	}
	if x.Tonnes != nil || x.Kg != nil {
		s.Tonnes, s.Kg = nil, nil
	}
}

// figures are what a subject came to in a round.
func (k *clerk) figures(r spoken, s store.Subject) Sums {
	words := r.bySubject[s]
	if r.Kind == store.CleanUp {
		words = slices.DeleteFunc(slices.Clone(r.standing), func(w store.Reply) bool { return w.Subject != s })
	}
	return figuresOf(words, LeadOf(k.members, s, r.Round))
}

// figuresOf are what words on one piece of work, by when they were said, come to: of each kind the newest figure of the
// lead, else the newest. Several people may tell of one and the same work, so theirs are never added up.
func figuresOf(words []store.Reply, lead store.MemberID) Sums {
	var f Sums
	for _, leads := range []bool{false, true} {
		for _, w := range words { // the newest is written last
			if leads != (w.Member == lead) {
				continue
			}
			q := Sums(w.Quantities)
			if q.Tonnes != nil || q.Kg != nil { // one weight, told in either unit or in both: "2 tấn 3 tạ"
				f.Tonnes, f.Kg = nil, nil
			}
			for i, v := range q.all() {
				if *v != nil {
					*f.all()[i] = *v
				}
			}
		}
	}
	return f
}

// all are the figures by kind.
func (s *Sums) all() [5]**float64 {
	return [...]**float64{&s.People, &s.Points, &s.Tonnes, &s.Kg, &s.M}
}

func (s *Sums) add(x Sums) {
	for i, v := range x.all() {
		if *v == nil {
			continue
		}
		sum, own := **v, s.all()[i]
		if *own != nil {
			sum += **own
		}
		sum = exact(sum)
		*own = &sum
	}
}

// Plus adds figures up, kind by kind.
func (s Sums) Plus(x Sums) Sums {
	s.add(x)
	return s
}

// weigh puts kilograms into tonnes.
func (s *Sums) weigh() {
	if s.Kg == nil {
		return
	}
	t := *s.Kg / 1000
	if s.Tonnes != nil {
		t += *s.Tonnes
	}
	t = exact(t)
	s.Kg, s.Tonnes = nil, &t
}

// any tells whether any figure is more than nothing.
func (s Sums) any() bool {
	for _, v := range s.all() {
		if *v != nil && **v > 0 {
			return true
		}
	}
	return false
}

// exact takes away what binary fractions add to decimal ones: 0.1 + 0.2 is 0.3 on paper.
func exact(f float64) float64 { return math.Round(f*1e6) / 1e6 }

// IsZero tells whether no figure was named.
func (s Sums) IsZero() bool { return s == Sums{} }
