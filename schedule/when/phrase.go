package when

// phrase is the words of one deadline, put together from neighbouring atoms.
type phrase struct {
	from, to int // tokens
	lead     lead
	day      *atom
	weekday  *atom // beside a date: "thứ Sáu, 27/11"; the date counts
	clock    *atom
	session  string
	rhythm   *atom
	until    *atom // the end of a rhythm
	early    *atom // "trước Tết 10 ngày": the 10 days
	toNow    bool  // "từ đầu năm đến nay": looks back
}

// empty reports whether the phrase has nothing but a session at most.
func (p phrase) empty() bool { return p.day == nil && p.clock == nil && p.rhythm == nil }

// phrase reads the longest phrase at i. An empty one with next > i says that the words there introduce no day.
func (s *scanner) phrase(i int) (p phrase, next int) {
	l, j := s.leads(i)
	if l.blocked {
		return phrase{}, j
	}
	if l.op == "" && !l.label && !l.from && !l.after && s.announced(i) {
		l.op, l.label, l.strong, l.counts = By, true, true, true
	}
	if l.op == "" && !l.label && !l.from && !l.after && s.sign(i-1, ":") && s.is(i-2, "thành") && s.is(i-3, "hoàn") {
		l.label = true // "Hoàn thành: 15/12/2026"
	}
	p = phrase{from: i, lead: l}
	for {
		k, sep := s.glue(j, p)
		a, end := s.atom(k, p)
		if sep == "," && p.day != nil && p.day.form == calendarForm && a.form == weekdayForm && p.rhythm == nil && !s.ends(end) {
			break // "nghỉ 24/11, thứ 4 nộp": only what is closed off names the day of the date
		}
		if end > k && p.take(a, sep) {
			p.to, j = end, end
			if sep == "(" && s.sign(j, ")") {
				j++
				p.to = j
			}
			if k := s.alternative(&p, j); k > j {
				j = k
			}
			if p.lead.from && a.ranged {
				p.lead.from = false
				p.lead.op = s.rangeOp(a)
			} else if p.lead.from && p.day != nil && p.rhythm == nil {
				j = s.rangeEnd(&p, j)
			}
			continue
		}
		if end = s.innerLead(&p, k, sep); end == k {
			break
		}
		p.to, j = end, end
	}
	if p.empty() && p.session == "" {
		return phrase{}, i
	}
	s.closingLead(&p)
	return p, max(p.to, i+1)
}

// closingLead reads an operator behind its day: "30/12 là hạn cuối".
func (s *scanner) closingLead(p *phrase) {
	if p.day == nil || p.lead.op != "" || p.lead.label || !s.is(p.to, "là") {
		return
	}
	if w, k := opWords.at(s, p.to+1); k > p.to+1 && w.strong && s.ends(k) {
		p.lead.op, p.lead.strong, p.lead.label, p.to = By, true, true, k
	}
}

// announced reports whether "hạn", "thời hạn" or the like stands a few words before i: "hạn nộp danh sách: 28/11".
func (s *scanner) announced(i int) bool {
	found := false
	for k := max(0, i-8); k < i; {
		w, end := opWords.at(s, k)
		if s.sign(k, ".,;()") || s.tokens[k].line {
			found = false
		}
		switch {
		case w.role == blocks:
			found = false
		case w.strong && end > k && end >= i-6:
			found = true
		}
		k = max(end, k+1)
	}
	return found
}

// glue skips what may stand between two atoms of a phrase and tells which sign was among it.
func (s *scanner) glue(i int, p phrase) (next int, sep string) {
	if p.empty() && p.session == "" {
		return i, ""
	}
	switch {
	case s.sign(i, ",("):
		sep = s.key(i)
		i++
	case s.sign(i, "-–") && s.tokens[i].Spaced:
		sep = "-"
		i++
	}
	switch {
	case p.rhythm != nil && s.is(i, "vào") && s.is(i+1, "dịp"),
		p.lead.op == Before && p.day != nil && sep == "" && s.is(i, "ít", "tối") && s.is(i+1, "nhất", "thiểu"):
		return i + 2, sep
	case s.is(i, "tức") && s.is(i+1, "là", "ngày"):
		return i + 2, sep
	case s.is(i, "vào", "lúc", "tức", "nhằm", "của", "và"):
		if s.is(i, "vào") && s.is(i+1, "lúc") {
			return i + 2, sep
		}
		if s.is(i, "và") && sep == "" {
			return i, sep
		}
		return i + 1, sep
	}
	return i, sep
}

// atom reads one atom at i, whatever it is. Pieces that are times only behind an operator need the phrase to have one.
func (s *scanner) atom(i int, p phrase) (a atom, next int) {
	if i >= len(s.tokens) || s.tokens[i].gap && i > p.from {
		return atom{}, i
	}
	if a, j := s.rhythm(i); j > i {
		return a, j
	}
	if p.lead.from && p.day == nil {
		if a, j := s.fromNow(i); j > i {
			return a, j
		}
	}
	if a, j := s.durations(i); j > i && (!a.implied || p.counts(a)) {
		return a, j
	}
	for _, read := range []func(int) (atom, int){s.parts, s.weekdays, s.near, s.feast} {
		if a, j := read(i); j > i {
			return a, j
		}
	}
	if a, j := s.dayOfSession(i); j > i {
		return a, j
	}
	h := noHint
	if p.lead.explicit() {
		h = opHint
	}
	if p.lead.op == Before || p.lead.strong || p.lead.label {
		h = dueHint
	}
	if a, j := s.dates(i, h); j > i {
		return a, j
	}
	if n := s.figure(i); n >= 10 && n <= 31 && (p.lead.strong && s.ends(i+1) && !s.sign(i+1, ":") || p.lead.op == By && s.is(i+1, "là") && s.is(i+2, "hết", "hạn")) { // "hạn 20"
		a, j := s.dates(i, dayHint)
		a.unsure = true
		return a, j
	}
	if s.is(i, "sang", "qua") {
		if a, j := s.spans(i); j > i {
			return a, j
		}
	}
	for _, read := range []func(int) (atom, int){s.clocks, s.session} {
		if a, j := read(i); j > i {
			return a, j
		}
	}
	if a, j := s.spans(i); j > i && (!a.implied || p.lead.op == Within || p.lead.closing || p.lead.untilEnd) && !(a.implied && s.measured(j) && !s.is(j, "em")) {
		return a, j
	}
	if p.lead.op == Within || p.lead.closing {
		return s.restOfDay(i)
	}
	return atom{}, i
}

// counts reports whether a length of time without "nữa" can be a deadline behind the operators of the phrase, or says
// by how much another is moved forward.
func (p phrase) counts(a atom) bool {
	switch {
	case a.unit < daysUnit: // "trước 3 giờ" is a time of day
		return p.day == nil && (p.lead.op == Within || p.lead.after || p.lead.strong && a.every > 24)
	case p.lead.op == Before:
		return p.day != nil && p.early == nil
	}
	if p.day != nil {
		return false
	}
	return p.lead.counts || p.lead.after || p.lead.label && p.lead.op == ""
}

// take puts an atom into the phrase, or refuses it where the two do not belong together.
func (p *phrase) take(a atom, sep string) bool {
	switch a.kind {
	case clockAtom:
		if p.clock != nil {
			return false
		}
		p.clock = &a
	case sessionAtom:
		if p.session != "" || sep != "" && p.clock == nil && p.rhythm == nil {
			return false
		}
		if a.session != "" {
			p.session = a.session
		} else if p.empty() {
			p.session = wholeDay
		}
	case rhythmAtom:
		if p.rhythm != nil { // "định kỳ vào chủ nhật | hàng tuần"
			return p.day != nil && a.unit == p.rhythm.unit && a.every == p.rhythm.every
		}
		if p.day != nil && !p.day.recurs(a) {
			return false
		}
		p.rhythm = &a
	case dayAtom:
		return p.takeDay(a, sep)
	}
	return true
}

// wholeDay stands for sessions such as "cuối giờ" that name no part of the day.
const wholeDay = "-"

// recurs reports whether a day can come again in the rhythm.
func (a atom) recurs(rhythm atom) bool {
	switch a.form {
	case weekdayForm:
		return !a.fixed
	case calendarForm, partForm:
		return true
	case feastForm:
		return len(a.monthDays) > 0
	case spanForm:
		return rhythm.unit == years && len(a.months) > 0
	}
	return false
}

func (p *phrase) takeDay(a atom, sep string) bool {
	switch {
	case p.rhythm != nil && p.day == nil:
		if !a.recurs(*p.rhythm) || sep == "(" && a.form != weekdayForm {
			return false
		}
		p.day = &a
	case p.day == nil:
		p.day = &a
	case p.lead.op == Before && a.form == countForm && p.early == nil && sep == "":
		p.early = &a
	case p.rhythm != nil:
		return false
	case p.day.form == weekdayForm && (a.form == calendarForm || a.form == nearForm) && p.weekday == nil:
		p.weekday, p.day = p.day, &a
	case (p.day.form == calendarForm || p.day.form == nearForm) && a.form == weekdayForm && p.weekday == nil && !p.day.several:
		p.weekday = &a
	case p.day.form == spanForm && a.form == weekdayForm && !a.fixed && p.day.weekOffset != nil:
		a.inWeek(*p.day.weekOffset)
		p.day = &a
	case a.form == calendarForm && (p.day.form == nearForm || sep == "(" && p.day.form != calendarForm):
		p.day = &a
	default:
		return false
	}
	return true
}
