package when

// monthSpec is the month of a date as the words give it; the zero value is none.
type monthSpec struct {
	number   int  // 1–12
	lunar    bool // giêng, chạp, or âm lịch behind
	relative bool // tháng này, tháng sau: offset counts from the running month
	offset   int
	// ofQuarter is 1 for tháng đầu quý, 2 for tháng giữa quý, 3 for tháng cuối quý.
	ofQuarter int
}

func (m monthSpec) none() bool { return m.number == 0 && !m.relative && m.ofQuarter == 0 }

// yearSpec is the year of a date as the words give it.
type yearSpec struct {
	said     bool
	absolute int // 2026, or 0
	offset   int // năm nay 0, năm sau 1
}

func inYear(y int) yearSpec { return yearSpec{said: true, absolute: y} }

// exact reports whether the year stands there in figures, which alone may lead into the past.
func (y yearSpec) exact() bool { return y.absolute > 0 }

// next is the year after the one said.
func (y yearSpec) next() yearSpec {
	if y.absolute > 0 {
		y.absolute++
	}
	return y
}

func (y yearSpec) of(sc scene) int {
	if y.absolute > 0 {
		return y.absolute
	}
	return sc.today.Year + y.offset
}

// month reads what follows the word tháng: a number in figures or words, giêng, chạp, này, sau.
func (s *scanner) month(i int) (m monthSpec, next int) {
	if offset, k := s.which(i); k > i {
		return monthSpec{relative: true, offset: offset}, k
	}
	if n, k := s.monthOfQuarter(i); n > 0 {
		return monthSpec{ofQuarter: n}, k
	}
	switch {
	case s.is(i, "giêng"):
		return monthSpec{number: 1, lunar: true}, i + 1
	case s.is(i, "chạp"):
		return monthSpec{number: 12, lunar: true}, i + 1
	}
	n, k := s.amount(i)
	if k == i || n < 1 || n > 12 || len(s.key(i)) > 2 && s.figure(i) >= 0 {
		return monthSpec{}, i
	}
	return monthSpec{number: n}, k
}

// monthOfQuarter reads what follows tháng in "tháng cuối quý", "tháng đầu tiên của mỗi quý", "tháng đầu quý sau".
func (s *scanner) monthOfQuarter(i int) (n, next int) {
	p, j := s.partWord(i)
	if p == 0 || s.is(i, "nửa") {
		return 0, i
	}
	if s.is(j, "tiên", "cùng") {
		j++
	}
	if s.is(j, "của") {
		j++
	}
	switch {
	case s.is(j, "mỗi", "hàng", "hằng") && s.is(j+1, "quý"):
		return int(p), j // the rhythm is read next
	case s.is(j, "quý"):
		if q, _ := s.quarterNumber(j + 1); q > 0 {
			return 0, i
		}
		if _, k := s.which(j + 1); k > j+1 {
			return int(p), k
		}
		return int(p), j + 1
	}
	return 0, i
}

// year reads "năm 2026", "năm nay", "năm sau", or "/2026" and ".2026" are the business of dates.
func (s *scanner) year(i int) (y yearSpec, next int) {
	if s.is(i, "của") {
		if y, next = s.year(i + 1); next > i+1 {
			return y, next
		}
		return yearSpec{}, i
	}
	if s.is(i, "sang") && s.is(i+1, "năm") && s.figure(i+2) < 0 { // "tháng 1 sang năm"
		return yearSpec{said: true, offset: 1}, i + 2
	}
	if !s.is(i, "năm") {
		return yearSpec{}, i
	}
	if n := s.figure(i + 1); n >= 1000 {
		return inYear(n), i + 2
	}
	if offset, k := s.which(i + 1); k > i+1 {
		return yearSpec{said: true, offset: offset}, k
	}
	return yearSpec{}, i
}

// which reads the word that picks a unit: này 0, sau or tới 1, sau nữa 2, trước or qua -1.
func (s *scanner) which(i int) (offset, next int) {
	switch {
	case s.is(i, "này", "nay"):
		return 0, i + 1
	case s.is(i, "hiện") && s.is(i+1, "tại"):
		return 0, i + 2
	case s.is(i, "vừa") && s.is(i+1, "rồi", "qua"):
		return -1, i + 2
	case s.is(i, "sắp") && s.is(i+1, "tới"), s.is(i, "kế", "tiếp") && s.is(i+1, "tiếp", "theo"):
		return 1, i + 2
	case s.is(i, "sau", "tới") && s.is(i+1, "nữa"):
		return 2, i + 2
	case s.is(i, "tới") && s.is(i+1, "nay"): // "từ đầu năm tới nay"
		return 0, i
	case s.is(i, "sau") && s.is(i+1, "khi", "đó", "năm", "quý") && s.figure(i+2) < 0:
		return 0, i
	case s.is(i, "kế") && (s.key(i+1) == "toan" || s.key(i+1) == "hoach"): // "hằng tháng | kế toán"
		return 0, i
	case s.is(i, "sau", "tới", "kế", "tiếp"):
		if s.figure(i+1) >= 0 && s.sign(i+2, "/") { // "tới 30/11" is an operator
			return 0, i
		}
		return 1, i + 1
	case s.is(i, "qua", "rồi", "ngoái"):
		return -1, i + 1
	case s.is(i, "trước") && !s.counts(i+1):
		return -1, i + 1
	}
	return 0, i
}

// counts reports whether a time stands at i, so that the "trước" before it is an operator and not "tuần trước".
func (s *scanner) counts(i int) bool {
	if _, weekday := shortWeekdays[s.key(i)]; weekday {
		return true
	}
	return s.figure(i) >= 0 || s.is(i, "ngày", "thứ", "tết", "rằm", "mùng", "mồng", "khi", "giờ", "hết", "cuối") ||
		s.clockToken(i)
}
