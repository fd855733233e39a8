package when

// bareTrapped looks at phrases without an operator, which are deadlines only where nothing else is likelier.
func (s *scanner) bareTrapped(p phrase) bool {
	d := *p.day
	if s.alone(p) {
		return d.implied
	}
	if s.title(p.from) && d.form != calendarForm && !s.is(p.from-1, "cho", "và", "với") {
		return true
	}
	switch d.form {
	case calendarForm:
		return s.dateTrapped(p, d)
	case spanForm:
		return d.implied || s.spanTrapped(p, d)
	case countForm:
		return d.implied || late.before(s, p.from) < p.from
	case feastForm:
		return d.implied || bygone.before(s, p.from) < p.from
	case weekdayForm, nearForm:
		_, over := narrates.at(s, p.to)
		return over > p.to || s.is(p.from-1, "trực", "nghỉ") || s.narrated(p)
	case partForm:
		return s.ownedBy(p)
	}
	return false
}

// dateTrapped judges a date that stands there without "trước", "hạn" or the like.
func (s *scanner) dateTrapped(p phrase, d atom) bool {
	_, over := narrates.at(s, p.to)
	switch {
	case bygone.before(s, p.from) < p.from, !d.named && places.before(s, p.from) < p.from:
		return true
	case d.score && (s.measured(p.to) || !s.delivered(p)):
		return true
	case !d.named && s.measured(p.to):
		return true
	case s.is(p.to, "của") && !s.is(p.to+1, "tháng"), over > p.to:
		return true
	case s.sign(p.from-1, ":") && s.is(p.from-2, "ngày"): // "ĐẾN Ngày: 27/6/2024"
		return true
	case s.dateline(p), s.narrated(p), s.celebrated(p):
		return true
	case d.named && d.several && s.is(p.from-1, "nghỉ", "trực"):
		return true
	}
	return false
}

// celebrated reports a day that a clause is about: "chào mừng Ngày Văn hóa Việt Nam 24/11".
func (s *scanner) celebrated(p phrase) bool {
	for i := p.from - 1; i >= 0 && i > p.from-10 && !s.sign(i, ".,;:"); i-- {
		if s.is(i, "mừng", "niệm", "dịp", "ứng") && s.is(i-1, "chào", "kỷ", "kỉ", "nhân", "hưởng") || s.is(i, "dịp") {
			return true
		}
	}
	return !p.day.named && s.is(p.from-3, "trường", "đường", "phố", "viên")
}

// delivered reports whether a verb of delivery stands close before the phrase.
func (s *scanner) delivered(p phrase) bool {
	for i := p.from - 1; i >= 0 && i >= p.from-4 && !s.sign(i, ".,;:("); i-- {
		if s.is(i, "nộp", "gửi", "trình", "họp", "hẹn") {
			return true
		}
	}
	return false
}

// dateline reports the head of a document: "Sao Vàng, ngày 31 tháng 7 năm 2023" on a line of its own.
func (s *scanner) dateline(p phrase) bool {
	if !s.sign(p.from-1, ",") || p.to < len(s.tokens) && !s.tokens[p.to].line && !s.ends(p.to) {
		return false
	}
	for i := p.from - 2; i >= 0 && i > p.from-9; i-- {
		if s.tokens[i].Word() && !s.tokens[i].capital && s.figure(i) < 0 {
			return false
		}
		if s.tokens[i].line {
			return true
		}
	}
	return p.from < 9
}

// narrated reports a sentence that begins with its day and tells what happened: "Ngày 31/7, Ban Chỉ đạo đã …".
func (s *scanner) narrated(p phrase) bool {
	if !s.starts(p.from) || p.from > 0 && s.sign(p.from-1, "(") {
		return false
	}
	for i := p.to; i < len(s.tokens) && i < p.to+16 && !s.sign(i, ".;"); i++ {
		if _, k := narrates.at(s, i); k > i {
			return true
		}
	}
	return false
}

// spanTrapped judges "tháng 12", "tuần sau" without an operator: a plan or a report may be named after it.
func (s *scanner) spanTrapped(p phrase, d atom) bool {
	if from := subjects.before(s, p.from); from < p.from {
		return !(s.is(p.from-1, "cáo", "việc", "kết") && d.relativeSpan && s.delivered(p))
	}
	if deliveries.before(s, p.from) < p.from {
		return false
	}
	return !d.relativeSpan || s.ownedBy(p)
}

// ownedBy reports whether a topic word stands just before the phrase.
func (s *scanner) ownedBy(p phrase) bool { return subjects.before(s, p.from) < p.from }
