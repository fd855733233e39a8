package when

// digits lists the words for one to nine; those in last stand only behind mười and mươi, where năm would be a year.
var digits = [10]struct{ first, last []string }{
	1: {[]string{"một"}, []string{"một", "mốt"}},
	2: {[]string{"hai"}, []string{"hai"}},
	3: {[]string{"ba"}, []string{"ba"}},
	4: {[]string{"bốn", "tư"}, []string{"bốn", "tư"}},
	5: {[]string{"năm"}, []string{"lăm", "nhăm"}},
	6: {[]string{"sáu"}, []string{"sáu"}},
	7: {[]string{"bảy", "bẩy"}, []string{"bảy", "bẩy"}},
	8: {[]string{"tám"}, []string{"tám"}},
	9: {[]string{"chín"}, []string{"chín"}},
}

func (s *scanner) digit(i int, last bool) int {
	for n := 1; n < len(digits); n++ {
		words := digits[n].first
		if last {
			words = digits[n].last
		}
		if s.is(i, words...) {
			return n
		}
	}
	return 0
}

// amount reads a number below a hundred in figures or words: 15, mười lăm, hai mươi mốt, hăm ba.
func (s *scanner) amount(i int) (n, next int) {
	if n = s.figure(i); n >= 0 {
		return n, i + 1
	}
	tens := 0
	switch d := s.digit(i, false); {
	case s.is(i, "mười"):
		tens, next = 10, i+1
	case s.is(i, "hăm"):
		tens, next = 20, i+1
	case d > 1 && s.is(i+1, "mươi"):
		tens, next = 10*d, i+2
	case d > 0:
		return d, i + 1
	default:
		return 0, i
	}
	if d := s.digit(next, true); d > 0 {
		return tens + d, next + 1
	}
	return tens, next
}
