package when

// bareTrapped looks at phrases without an operator, which are deadlines only where nothing else is likelier.
func (s *scanner) bareTrapped(p phrase) bool {
	d := *p.day
	if d.form == calendarForm && d.score && s.figure(p.from) == 24 {
		return true // "24/7" is round the clock
	}
	if s.alone(p) {
		return d.implied
	}
	switch d.form {
	case calendarForm:
		return s.dateTrapped(p, d)
	case spanForm:
		idle := s.idle(p.to)
		_, over := narrates.at(s, p.to)
		return d.implied || idle || over > p.to || s.spanTrapped(p, d)
	case countForm:
		if p.lead.after && d.unit >= daysUnit && deliveries.before(s, p.from) < p.from { // "em nộp sau 3 ngày"
			return false
		}
		return d.implied || late.before(s, p.from) < p.from
	case feastForm:
		return d.implied || s.idle(p.to) || s.bygone(p.from) && !s.overTet(p) || s.calledAfter(p.from) || s.title(p.from) && (s.tokens[p.from].capital || p.to == p.from+1)
	case weekdayForm, nearForm:
		_, over := narrates.at(s, p.to)
		idle := s.idle(p.to)
		return over > p.to || idle || s.already(p.to) || s.is(p.from-1, "trực", "nghỉ", "nói", "kể") && !s.duty(p.from) || s.narrated(p)
	case partForm:
		_, over := narrates.at(s, p.to)
		return over > p.to || s.ownedBy(p) || s.is(p.from-1, "dịp")
	}
	return false
}

// dateTrapped judges a date that stands there without "trước", "hạn" or the like.
func (s *scanner) dateTrapped(p phrase, d atom) bool {
	_, over := narrates.at(s, p.to)
	head := p.from
	if s.sign(head-1, ":|") { // "Ngày ban hành: 06/07/2026"
		head--
	}
	switch {
	case s.bygone(head) && !s.convened(p, head), !d.named && places.before(s, p.from) < p.from,
		!s.is(p.from, "ngày") && !d.formal && streets.before(s, p.from) < p.from:
		return true
	case !d.named && !d.several && p.lead.op == "" && p.clock == nil && p.session == "" && s.calledAfter(p.from) && !s.toDo(p.to):
		return true
	case d.score && (s.measured(p.to) || !s.delivered(p) && !s.is(p.to, "phải", "nộp", "gửi", "em")):
		return true
	case !d.named && (s.measured(p.to) || s.address(p)):
		return true
	case s.is(p.to, "của") && !s.is(p.to+1, "tháng"), over > p.to:
		return true
	case s.sign(p.from-1, ":") && s.is(p.from-2, "ngày"): // "ĐẾN Ngày: 27/6/2024"
		return true
	case s.dateline(p), s.narrated(p), s.celebrated(p), s.enacted(p):
		return true
	case d.named && d.several && s.is(p.from-1, "nghỉ", "trực"):
		return true
	}
	idle := s.idle(p.to)
	return idle
}

// meetings with an hour are still to come: "Hội nghị bắt đầu lúc 7 giờ 30 ngày 2/12".
var meetings = list("hội diễn", "văn nghệ", "liên hoan", "hội chợ", "triển lãm", "khai mạc", "bế mạc", "hội thi", "hội thao", "giải", "hội nghị", "cuộc họp", "phiên họp", "kỳ họp", "đại hội", "lễ", "họp")

// compounds are words whose second half alone would speak of what has happened: "thường trực", "thư ký".
var compounds = list("thường trực", "nhiệm vụ", "phục vụ", "dịch vụ", "chức vụ", "định kỳ", "đăng ký", "thư ký", "công nhận", "xác nhận",
	"ghi nhận", "tiếp nhận", "chứng nhận", "mặt trận", "cung cấp", "nâng cấp", "trợ cấp", "khẩn cấp", "công nhân", "cá nhân", "bệnh nhân", "làm lễ")

// bygone reports a word of what has happened or is celebrated just before i.
func (s *scanner) bygone(i int) bool {
	return bygone.before(s, i) < i && compounds.before(s, i) == i
}

// duty reports that somebody is to be on duty on the day at i: "cử người trực sáng thứ 7".
func (s *scanner) duty(i int) bool {
	if !s.is(i-1, "trực") {
		return false
	}
	for k := i - 2; k >= 0 && k > i-6 && s.tokens[k].Word(); k-- {
		if key := s.key(k); key == "cu" || key == "bo" && s.key(k+1) == "tri" || key == "cong" && s.key(k-1) == "phan" || key == "xep" && s.key(k-1) == "sap" {
			return true
		}
	}
	return false
}

// overTet reports a day of Tết on which there is duty: "trực Tết mùng 3 Tết".
func (s *scanner) overTet(p phrase) bool {
	i := p.from
	if s.is(i-1, "tết") {
		i--
	}
	return !p.day.implied && s.is(i-1, "trực") && s.key(i-2) != "thuong" && !s.is(i-2, "nghỉ", "đã", "được")
}

// toDo reports a verb of delivery at i.
func (s *scanner) toDo(i int) bool {
	_, k := deliveries.at(s, i)
	return k > i
}

// convened reports a meeting that is still to come: it has an hour, or somebody is to hold it.
func (s *scanner) convened(p phrase, head int) bool {
	from := meetings.before(s, head)
	if from == head {
		return false
	}
	for k := from - 1; k >= 0 && k > from-5 && !s.sign(k, ".,;:"); k-- {
		if s.is(k, "tổ") && s.is(k+1, "chức") {
			return true
		}
	}
	return p.clock != nil
}

// already reports a clause that goes on with "… rồi": "sáng nay họp rồi".
func (s *scanner) already(i int) bool {
	for k := i; k < i+4 && k < len(s.tokens) && s.tokens[k].Word(); k++ {
		if s.is(k, "rồi") && s.ends(k+1) {
			return true
		}
	}
	return false
}

// idle reports words at i that tell how a day is and not what is to be done on it, of whomever: "em đi vắng".
func (s *scanner) idle(i int) bool {
	if s.is(i, "em", "anh", "chị", "tôi", "mình", "cháu", "con") {
		i++
	}
	_, k := states.at(s, i)
	return k > i
}

// calledAfter reports a place whose name ends with the day at i: "trường mầm non Mùng 8/3".
func (s *scanner) calledAfter(i int) bool {
	for k := i; k > i-4 && k > 0 && s.tokens[k-1].Word(); k-- {
		if deliveries.before(s, k) < k || s.is(k-1, "vào", "ngày", "hôm") {
			return false
		}
		if streets.before(s, k) < k {
			return true
		}
	}
	return false
}

// address reports a number before a proper name, "12/5 Lê Lợi", with nothing to be done: "30/11 Hùng nộp hồ sơ".
func (s *scanner) address(p phrase) bool {
	next := p.to
	if s.sign(next, "-–") { // "3/2 - Lê Lợi", a crossing
		next++
	}
	if next >= len(s.tokens) || !s.tokens[next].capital {
		return false
	}
	for i := next; i < len(s.tokens) && i < p.to+7; i++ {
		if _, k := deliveries.at(s, i); k > i {
			return false
		}
	}
	return true
}

// celebrated reports a day that a clause is about: "chào mừng Ngày Văn hóa Việt Nam 24/11".
func (s *scanner) celebrated(p phrase) bool {
	for i := p.from - 1; i >= 0 && i > p.from-10 && !s.sign(i, ".,;:"); i-- {
		if s.is(i, "số") && s.is(i+1, "liệu") || s.is(i, "mừng", "niệm", "dịp", "ứng") && s.is(i-1, "chào", "kỷ", "kỉ", "nhân", "hưởng") || s.is(i, "dịp") {
			return true
		}
	}
	return !p.day.named && (s.is(p.from-3, "trường", "đường", "phố", "viên") || p.lead.op == "" && s.feastName(p.from))
}

// feastName reports a day with a name before its date: "Ngày Nhà giáo Việt Nam 20/11".
func (s *scanner) feastName(i int) bool {
	for k := i - 2; k >= 0 && k > i-9 && !s.sign(k, ".,;:("); k-- {
		if _, verb := deliveries.at(s, k); verb > k || s.is(k, "vào", "từ", "đến", "trước") {
			return false
		}
		if s.is(k, "ngày") && s.tokens[k+1].Word() && !s.is(k+1, "thứ", "chủ", "cuối", "đầu", "làm", "mùng", "rằm", "này") {
			_, near := nearDays.at(s, k)
			return near == k && s.figure(k+1) < 0
		}
	}
	return false
}

// enacted reports a law or decision with its title before its date: "Luật Thủ đô ngày 28/6/2024".
func (s *scanner) enacted(p phrase) bool {
	for i := p.from - 1; i >= 0 && i > p.from-10 && !s.sign(i, ".;:"); i-- {
		if _, k := laws.at(s, i); k > i {
			return true
		}
	}
	return false
}

// delivered reports whether a verb of delivery stands close before the phrase.
func (s *scanner) delivered(p phrase) bool {
	for i := p.from - 1; i >= 0 && i >= p.from-4 && !s.sign(i, ".,;:("); i-- {
		if s.is(i, "nộp", "gửi", "trình", "hẹn") || s.is(i, "họp") && i == p.from-1 {
			return true
		}
	}
	return false
}

// meeting reports whether something is to be done at a bare time of day: "17h nộp nhé", "họp 14h".
func (s *scanner) meeting(p phrase) bool {
	return s.is(p.to, "nộp", "gửi", "báo", "họp", "xong", "tập", "trình", "ra") || s.is(p.from-1, "nộp", "gửi", "họp", "hẹn", "trung")
}

// dateline reports the head of a document: "Sao Vàng, ngày 31 tháng 7 năm 2023" on a line of its own.
func (s *scanner) dateline(p phrase) bool {
	if s.sign(p.from-1, ",") && p.from > 1 && s.tokens[p.from-2].capital && p.day.formal && (s.ends(p.to) || s.sign(p.to, "-–")) {
		return true
	}
	if !s.sign(p.from-1, ",") || !p.day.formal || p.to < len(s.tokens) && !s.tokens[p.to].line && !s.ends(p.to) && !s.sign(p.to, "-–") {
		return false
	}
	for i := p.from - 2; i >= 0 && i > p.from-9; i-- {
		if _, k := deliveries.at(s, i); k > i {
			return false
		}
		if _, k := orders.at(s, i); k > i {
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
		if _, k := tells.at(s, i); k > i {
			return true
		}
	}
	return false
}

// spanTrapped judges "tháng 12", "tuần sau" without an operator: a plan or a report may be named after it.
func (s *scanner) spanTrapped(p phrase, d atom) bool {
	if n := p.from - 1; d.relativeSpan && (s.figure(n) >= 0 || s.digit(n, false) > 0) && !s.labelled(n) && !s.is(n, "tư") {
		return true // "2 tuần nay"
	}
	if from := subjects.before(s, p.from); from < p.from && p.lead.op != On { // "tổng kết vào tháng 12"
		return !(s.is(p.from-1, "cáo", "việc", "kết") && d.relativeSpan && s.delivered(p))
	}
	if deliveries.before(s, p.from) < p.from || (s.starts(p.from) || s.sign(p.from-1, ",")) && s.is(p.to, "nộp", "gửi", "trình", "xong", "phải", "hoàn") {
		return false
	}
	return !d.relativeSpan || s.ownedBy(p)
}

// ownedBy reports whether a topic word stands just before the phrase.
func (s *scanner) ownedBy(p phrase) bool { return subjects.before(s, p.from) < p.from }
