package assignment

import (
	"strings"

	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
)

// work makes the work of what is left, reads the deadline in it and sees what is missing.
func (r *reader) work() {
	r.about()
	r.tidy()
	rest, origin := r.rest()
	d := when.Understand(rest, r.k.Now, r.k.Calendar)
	cut := d
	if d.Kind == when.Period || d.Kind == when.Vague && d.Due.IsZero() && d.Flaw == "" || d.Kind == when.None && d.Flaw == when.NoAnchor {
		cut = when.Deadline{}
	}
	if cut.End > cut.Start {
		cut.Start = closedAt(rest, cut.Start)
		rest = cut.Cut(rest)
	}
	r.out.Work = polish(rest)
	if r.out.Work == "" {
		r.problem(NoWork, "")
	}
	switch {
	case d.Flaw == when.Impossible:
		r.problem(ImpossibleDeadline, d.Phrase)
	case d.Flaw == when.NoAnchor:
		r.problem(UnanchoredDeadline, d.Phrase)
	case d.Flaw == when.Past, d.Kind == when.Date && r.over(d.Due):
		r.problem(PastDeadline, d.Phrase)
	}
	if d.End > d.Start {
		d.Start, d.End = origin(d.Start), origin(d.End-1)+1
	}
	r.out.Deadline = d
}

// over tells whether a due time has passed.
func (r *reader) over(d when.Due) bool {
	today := calendar.DateOf(r.k.Now)
	if d.Day != today || !d.Timed {
		return d.Day.Before(today)
	}
	h, m, _ := r.k.Now.Clock()
	return d.Hour*60+d.Minute < h*60+m
}

// tidy takes out the signs that parted what is gone from what stays.
func (r *reader) tidy() {
	for range maxPasses {
		prev := -1
		for i := range r.tok {
			if r.tok[i].gone {
				continue
			}
			next := i + 1
			if !r.tok[i].Word() {
				for next < len(r.tok) && r.tok[next].gone {
					next++
				}
				if r.idleSign(prev, i, next) {
					r.tok[i].gone = true
					if r.sign(i, "(") {
						r.tok[next].gone = true
					}
					continue
				}
			}
			prev = i
		}
	}
}

// maxPasses is how many signs in a row may fall one after the other.
const maxPasses = 4

// idleSign tells whether a sign that touches what is gone parts nothing any more.
func (r *reader) idleSign(prev, i, next int) bool {
	if r.tok[i].Word() || prev == i-1 && next == i+1 {
		return false
	}
	switch {
	case r.sign(i, "("):
		return r.sign(next, ")")
	case r.sign(i, ",;:-–&+→\n"):
		return prev < 0 || next >= len(r.tok) || r.sign(next, ",;.:)") || r.sign(prev, "(,;:\n-–")
	}
	return r.sign(i, ".@/•*") && prev < 0
}

// rest returns what is left and where each of its bytes comes from.
func (r *reader) rest() (rest string, origin func(int) int) {
	var b strings.Builder
	var starts, from []int
	for i := 0; i < len(r.tok); {
		if r.tok[i].gone {
			i++
			continue
		}
		j := i
		for j < len(r.tok) && !r.tok[j].gone {
			j++
		}
		if b.Len() > 0 && !r.sign(i, ",;.:)!?") {
			b.WriteByte(' ')
		}
		starts, from = append(starts, b.Len()), append(from, r.tok[i].Start)
		b.WriteString(r.said(i, j))
		i = j
	}
	return b.String(), func(at int) int {
		n := len(starts) - 1
		for n > 0 && starts[n] > at {
			n--
		}
		if n < 0 {
			return at
		}
		return from[n] + at - starts[n]
	}
}

// closedAt moves the beginning of a deadline's phrase back over "xong", "hoàn thành" before it, if something stays.
func closedAt(text string, start int) int {
	s := newSentence(text)
	for i := range s.tok {
		if s.tok[i].Start == start {
			if from := closing.before(&s, i); from > 0 {
				return s.tok[from].Start
			}
		}
	}
	return start
}

// polish gives the work single spaces and takes signs and manners of speech off its ends.
func polish(text string) string {
	const signs = " ,;:.-–—•*/→+&\n"
	for {
		text = strings.Trim(strings.Join(strings.Fields(text), " "), signs)
		s := newSentence(text)
		n := len(s.tok)
		if n == 0 {
			return ""
		}
		from, to := opening.at(&s, 0), manners.before(&s, n)
		if from == 0 && to == n {
			if strings.HasSuffix(text, ")") && !strings.Contains(text, "(") {
				text = strings.TrimSuffix(text, ")")
				continue
			}
			return text
		}
		if from >= to {
			return ""
		}
		text = s.said(from, to)
	}
}
