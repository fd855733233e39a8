package answer

import (
	"regexp"
	"strings"
)

// read takes what answers a typed item out of a part and gives back what is left of it, as typed.
func (r *reader) read(p *part) (rest string) {
	if p.named && p.of >= 0 && r.items[p.of].Ask != Status {
		if r.items[p.of].Ask == Coming && reNoted.MatchString(r.keys(p.from, p.to)+" ") {
			return r.whole(*p)
		}
		r.answered(*p)
		return ""
	}
	if !p.named {
		return r.nameless(*p)
	}
	if p.of < 0 {
		return r.whole(*p)
	}
	return r.beside(*p, r.items[p.of].Code)
}

// answered reads a part whose item was named.
func (r *reader) answered(p part) {
	x := r.items[p.of]
	if !r.more(p.from, p.to) && p.choice == 0 && strings.Trim(r.keys(p.from, p.to), " .,;:-…") == "" {
		r.ask(Empty, r.whole(p), p.of)
		return
	}
	r.of(p, x, p.of, true)
}

// of reads a part as the answer to an item; plainly tells that it can mean nothing else. False where it is none; what is wrong
// with it is asked about when it was named.
func (r *reader) of(p part, x Item, place int, plainly bool) bool {
	g := Got{Item: place}
	said := r.said(p)
	if (x.Ask == Number || x.Ask == Choice || x.Ask == Text) && likeLast(r.keys(p.from, p.to)) {
		g.Same = true
		r.take(g)
		return true
	}
	why := Unclear
	switch x.Ask {
	case Number:
		v, remark, ok := r.number(p, x.Unit)
		if g.Number = &v; ok {
			g.Text = kept(remark, said)
			r.take(g)
			return true
		}
		why = NoNumber
	case Choice:
		n, remark, ok := r.choice(p, x.Choices)
		if ok {
			g.Choice, g.Text = n, kept(remark, said)
			r.take(g)
			return true
		}
		why = NoChoice
	case Text, Photo:
		if x.Ask == Text && r.noSentence(p) {
			break
		}
		if g.Text = said; said != "" || x.Ask == Photo {
			r.take(g)
			return true
		}
		why = Empty
	case Coming:
		c := r.coming(p)
		if c.choice != 0 && (plainly || !c.weak) {
			g.Choice, g.Number, g.Text = c.choice, c.people, kept(c.remark, said)
			r.take(g)
			return true
		}
		if why = c.why; why == "" {
			why = Unclear
		}
	}
	if plainly {
		if hasAny(r.keys(p.from, p.to), undecided) {
			why = Undecided
		}
		r.ask(why, said, place)
	}
	return false
}

func kept(remark bool, said string) string {
	if remark {
		return said
	}
	return ""
}

// nameless reads a part in which nothing was named.
func (r *reader) nameless(p part) (rest string) {
	if !r.more(p.from, p.to) && !r.bare(p) {
		if len(r.parts) > 1 {
			return ""
		}
		return r.said(p)
	}
	all, _, only := r.open()
	if only >= 0 && all == 1 && len(r.parts) == 1 {
		return r.toTheOnly(p, only)
	}
	if r.onlyNames(p) {
		from, _ := r.trim(p.from, p.to)
		if place := r.numbered(int(r.words[from].value)); r.items[place].Ask != Status {
			r.ask(Empty, r.said(p), place)
			return ""
		}
	}
	switch place, several := r.nothingSaid(p); {
	case place >= 0 && r.of(p, r.items[place], place, true):
		return ""
	case several != nil:
		r.ask(Which, r.said(p), several...)
		return ""
	}
	if pair := r.pair(p); pair != nil {
		r.ask(Which, r.said(p), pair...)
		return ""
	}
	if left, done := r.clauses(p, ""); done {
		return left
	}
	switch place, several := r.byWords(p); {
	case place >= 0 && r.of(p, r.items[place], place, true):
		return ""
	case several != nil:
		r.ask(Which, r.said(p), several...)
		return ""
	}
	return r.said(p)
}

// onlyNames tells whether a part is no more than the number of an item: it may be an answer too.
func (r *reader) onlyNames(p part) bool {
	from, to := r.trim(p.from, p.to)
	return from+1 == to && r.words[from].number && r.words[from].whole && r.numbered(int(r.words[from].value)) >= 0
}

// pair are the typed items that a part names together: "1 và 2 đi".
func (r *reader) pair(p part) []int {
	if p.to-p.from < 4 || !r.both(p.from) {
		return nil
	}
	a, b := r.numbered(int(r.words[p.from].value)), r.numbered(int(r.words[p.from+2].value))
	if r.items[a].Ask == Status || r.items[b].Ask == Status {
		return nil
	}
	return []int{a, b}
}

// bare tells whether a part has no more than a word of courtesy, such as "ok", or a number.
func (r *reader) bare(p part) bool {
	for i := p.from; i < p.to; i++ {
		if r.words[i].number {
			return true
		}
		switch r.words[i].key {
		case "co", "ok", "duoc", "dong":
			return true
		}
	}
	return false
}

// toTheOnly reads a message that names nothing while one typed item is all that is open.
func (r *reader) toTheOnly(p part, only int) (rest string) {
	x := r.items[only]
	switch {
	case x.Ask == Photo:
		return r.said(p) // words are no photo
	case x.Ask == Text:
		if r.onlyNames(p) {
			r.ask(Empty, r.said(p), only)
			return ""
		}
		if reAsks.MatchString(pad(r.keys(p.from, p.to))) || courtesy(r.keys(p.from, p.to)) {
			return r.said(p)
		}
		r.of(p, x, only, true)
		return ""
	case x.Ask == Coming:
		c := r.coming(p)
		if c.choice == 0 && c.why == "" {
			return r.said(p)
		}
		r.of(p, x, only, true)
		return ""
	}
	if x.Ask == Number && r.onlyNames(p) {
		r.ask(NoNumber, r.said(p), only)
		return ""
	}
	if r.of(p, x, only, false) {
		return ""
	}
	s := r.keys(p.from, p.to)
	switch {
	case x.Ask == Number && hasAny(s, undecided):
		r.ask(Undecided, r.said(p), only)
		return ""
	case x.Ask == Number && len(r.figures(p.from, p.to, func(int) bool { return false })) > 0 && !reAsks.MatchString(pad(s)):
		r.ask(NoNumber, r.said(p), only)
		return ""
	}
	return r.said(p)
}

// byWords finds the open item that a nameless part can only be for: a number with the unit of one, the words of a choice of
// one. several are those it may be for.
func (r *reader) byWords(p part) (place int, several []int) {
	from, to := r.trim(p.from, p.to)
	bareNumber := from+1 == to && r.words[from].number && r.words[from].whole
	status := false
	var fits []int
	for i, x := range r.items {
		status = status || x.Open && x.Ask == Status
		if bareNumber && x.Open && x.Ask == Number {
			fits = append(fits, i)
		}
	}
	if !bareNumber {
		fits = r.fitting(p)
	}
	switch {
	case len(fits) == 0:
		return -1, nil
	case bareNumber && r.numbered(int(r.words[from].value)) >= 0:
		return -1, nil // it names an item, and says nothing of it
	case len(fits) == 1 && !(bareNumber && status) && !(status && persons(plain(r.items[fits[0]].Unit))):
		return fits[0], nil
	case status && !bareNumber:
		return -1, nil
	}
	return -1, fits
}

// fitting are the open items that a part answers by the unit of its number, or by the words of a choice. A question in
// the very unit comes before one in another of the kind.
func (r *reader) fitting(p part) (fits []int) {
	from, to := r.trim(p.from, p.to)
	var kin []int
	for i, x := range r.items {
		switch {
		case !x.Open:
		case x.Ask == Number && x.Unit != "":
			family, _ := familyOf(x.Unit)
			if r.withUnit(from, to, strings.Fields(plain(x.Unit)), -1) {
				fits = append(fits, i)
			} else if family != money && r.withUnit(from, to, nil, family) {
				kin = append(kin, i)
			}
		case x.Ask == Choice:
			if n, _, ok := r.choice(p, x.Choices); ok && n > 0 && match(strings.Trim(r.keys(from, to), " ."), x.Choices)+match(strings.Trim(r.keys(p.from, p.to), " ."), x.Choices) > 0 {
				fits = append(fits, i)
			}
		}
	}
	if len(fits) == 0 {
		return kin
	}
	return fits
}

// withUnit tells whether a number with a unit, or with one of a family, stands in words[from:to].
func (r *reader) withUnit(from, to int, unit []string, family int) bool {
	for i := from; i < to; i++ {
		if !r.words[i].number && !r.numeral(i) && r.words[i].key != "nua" {
			continue
		}
		if _, n := r.unitAt(i+1, to, family); n > 0 || r.follows(i+1, to, unit) {
			return true
		}
	}
	return false
}

// clauses takes who comes out of a part that says other things too: "tc3 80%, mai đi 20 người". code is what the part is
// about, "" for nothing. done is false where it holds nothing of the kind.
func (r *reader) clauses(p part, code string) (rest string, done bool) {
	fits := r.roll(code)
	if len(fits) == 0 {
		return "", false
	}
	c := r.coming(p)
	if c.explicit && !r.hasStatus(p) {
		r.place(p, fits)
		return "", true
	}
	// The clause that says who comes, and those after it until another thing is said.
	var left []string
	begin := p.from
	for i := p.from; i <= p.to; i++ {
		if i < p.to && r.words[i].key != "," && r.words[i].key != ";" && r.words[i].key != "." {
			continue
		}
		sub := part{of: -1, head: begin, from: begin, to: i}
		begin = i + 1
		if sub.from >= sub.to {
			continue
		}
		if c := r.coming(sub); c.explicit && !r.hasStatus(sub) && !done {
			done = true
			r.place(sub, fits)
			continue
		}
		left = append(left, r.said(sub))
	}
	return strings.Join(left, ", "), done
}

// place gives a roll call answer to the item it is for, or asks which.
func (r *reader) place(p part, fits []int) {
	if len(fits) > 1 {
		r.ask(Which, r.said(p), fits...)
		return
	}
	r.of(p, r.items[fits[0]], fits[0], true)
}

// roll are the places of the roll calls that words without a name may answer: those open, else those answered.
func (r *reader) roll(code string) []int {
	var open, answered []int
	for i, x := range r.items {
		if x.Ask != Coming || code != "" && strings.HasPrefix(strings.ToLower(code), "kp") && !strings.EqualFold(x.Code, code) {
			continue
		}
		if x.Open {
			open = append(open, i)
		} else {
			answered = append(answered, i)
		}
	}
	if len(open) > 0 {
		return open
	}
	return answered
}

// beside reads a part about the state of the work for who comes, which may stand beside it.
func (r *reader) beside(p part, code string) (rest string) {
	left, done := r.clauses(p, code)
	if !done {
		return r.whole(p)
	}
	if strings.TrimSpace(left) == "" {
		return ""
	}
	name := strings.TrimSpace(r.text[r.words[p.head].start:r.words[p.from-1].end])
	if p.head == p.from {
		name = code
	}
	return name + " " + left
}

// hasStatus tells whether words say how the work goes, so that they are not about who comes.
func (r *reader) hasStatus(p part) bool {
	return reStatus.MatchString(pad(r.keys(p.from, p.to)))
}

var (
	reStatus = regexp.MustCompile(` (xong|hoan thanh|dang lam|vuong|\d+ ?%|tan|diem|kg|rac|bao|don sach|da don|don duoc|thu gom|da di|di xong|di roi|dang di|di van dong|di kiem tra|di phat|di tuyen truyen) `)
	reAsks   = regexp.MustCompile(`\?|` + ` (may gio|luc nao|khi nao|bao gio|o dau|cho nao|di dau|the nao|ra sao|nhu the nao|bao nhieu|may nguoi|co phai|dung khong|duoc khong|a khong|chua (a |nhi )|nhi|gi vay|la gi|lam gi|hay khong|hay sao) | (co|di) ([a-z]+ ){0,3}(khong|chua) $| phai khong $`)
	reLike   = regexp.MustCompile(`^(van |cung |y |giong )*(nhu|giong|y|bang|theo)( nhu| het)? (tuan|ky|lan|thang|hom|dot|quy) (truoc|roi|vua roi)( a| nhe)?$|^(same as|like) last (week|month|time)$`)
	reNoted  = regexp.MustCompile(`^(da |vang |ok |a |em |toi |roi )*(nhan|biet|hieu|ro|nam|cam on)( duoc| ro| roi| thong bao| tin| lich| a| nhe| chi| anh| em| dong chi)* $`)
	rePolite = regexp.MustCompile(`^(da |vang |ok |a |cam on |nhan |duoc |da nhan |roi |em |anh |chi |biet |hieu |nhe |dong chi |ban |thanks? |thank you |toi |minh |bot |nhieu |u |rat )+$`)
)

// likeLast tells whether an answer is that of last time.
func likeLast(s string) bool { return reLike.MatchString(strings.Trim(s, " .,!")) }

// courtesy tells whether words only say that the message was read.
func courtesy(s string) bool { return rePolite.MatchString(strings.Trim(s, " .,!") + " ") }
