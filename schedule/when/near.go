package when

// nearDays are the days counted from today. Those before it are no deadlines, but must be known to be thrown away.
var nearDays = newLexicon(map[string]int{
	"hôm nay": 0, "bữa nay": 0, "hôm ni": 0, "ngày hôm nay": 0, "hnay": 0,
	"ngày mai": 1, "hôm mai": 1, "bữa mai": 1, "sớm mai": 1, "ngày mơi": 1,
	"ngày kia": 2, "ngày mốt": 2, "bữa mốt": 2, "hôm mốt": 2, "mốt": 2,
	"ngày kìa": 3,
	"hôm qua":  -1, "ngày hôm qua": -1, "bữa qua": -1, "hôm kia": -2, "hôm trước": -1, "bữa trước": -1, "hôm rồi": -1,
	"hôm nọ": -1, "hôm vừa rồi": -1, "hqua": -1,
})

// near reads hôm nay, mai, ngày kia, mốt. "mai" and "nay" alone are tomorrow and today only where they cannot be
// somebody's name or "now".
func (s *scanner) near(i int) (a atom, next int) {
	days, j := nearDays.at(s, i)
	afterSession := s.afterSession(i)
	switch {
	case s.key(i) == "mot" && s.is(i, "một"): // without accents mốt and một look alike
		if !afterSession && !s.is(i-1, "hay", "hoặc") {
			return atom{}, i
		}
	case j > i:
	case afterSession && s.is(i, "nay"):
		days, j = 0, i+1
	case afterSession && s.is(i, "kia"):
		days, j = 2, i+1
	case afterSession && s.is(i, "qua"):
		days, j = -1, i+1
	case s.is(i, "mai") && !s.is(i+1, "mốt") && s.key(i-1) != "nay" && (afterSession || s.is(i-1, "ngày") || s.tomorrow(i) || s.fromTomorrow(i)):
		days, j = 1, i+1
	}
	if j == i {
		return atom{}, i
	}
	a = atom{kind: dayAtom, form: nearForm, from: i, to: j, past: days < 0, named: true}
	a.resolve = func(sc scene) reading {
		if days < 0 {
			return reading{flaw: Past}
		}
		return oneDay(sc.today.AddDays(days))
	}
	return a, j
}

var (
	beforeTomorrow = list("trước", "hạn", "hạn chót", "đến", "tới", "hết", "trong", "chậm nhất", "muộn nhất", "vào",
		"từ nay đến", "là", "để", "xong", "nộp", "gửi", "kịp", "hẹn", "sang", "qua")
	afterTomorrow = list("em", "anh", "chị", "tôi", "mình", "cháu", "con", "chúng", "bọn", "tụi", "là", "phải", "nhé",
		"nha", "nhá", "nghe", "rồi", "xong", "cần", "sẽ", "mới", "thì", "nộp", "báo", "gửi", "họp", "làm", "trình",
		"hoàn", "có", "bổ", "tổng", "ra", "đi", "dọn", "xin")
	titles = list("anh", "chị", "cô", "chú", "bác", "ông", "bà", "đồng chí", "đ c", "dc", "bạn", "thầy", "cháu", "em",
		"giao", "cho", "nhờ", "với", "và", "của", "mời", "phân công", "do", "bởi")
	persons = list("anh", "chị", "cô", "chú", "bác", "ông", "bà", "đồng chí", "đ c", "dc", "thầy", "dì")
	// givenNames are what often stands before Mai.
	givenNames = list("thị", "văn", "ngọc", "hoàng", "thanh", "phương", "quỳnh", "tuyết", "xuân", "hồng", "bạch")
)

// title reports whether the words before i announce a name: "đồng chí Mai", "giao Quý", "đ/c Tư".
func (s *scanner) title(i int) bool {
	if titles.before(s, i) < i {
		return true
	}
	// "đ/c Mai", "Đ.c Mai"
	return s.key(i-1) == "c" && s.sign(i-2, "/.") && s.key(i-3) == "d"
}

// tomorrow reports whether a lone "mai" is tomorrow. Capital Mai inside a sentence is a name; at its beginning it is
// one unless the next word could not follow a name.
func (s *scanner) tomorrow(i int) bool {
	if s.title(i) || s.is(i+1, "thị") || givenNames.before(s, i) < i {
		return false
	}
	if s.tokens[i].capital {
		return s.starts(i) && i+1 < len(s.tokens) && !s.tokens[i+1].capital && s.is(i+1, "em", "anh", "chị", "tôi", "mình", "cháu", "con", "chúng", "là", "nhé", "nha")
	}
	if _, k := s.clock(i + 1); k > i+1 {
		return true // "mai 3h chiều"
	}
	if s.is(i+1, "hay", "hoặc") && s.is(i+2, "mốt", "kia", "ngày", "thứ") {
		return true
	}
	if _, k := s.session(i + 1); k > i+1 || beforeTomorrow.before(s, i) < i {
		return true
	}
	if _, k := afterTomorrow.at(s, i+1); k > i+1 {
		return true
	}
	return s.ends(i+1) && i > 0 || len(s.tokens) == 1
}

// fromTomorrow reports "mai" where a range begins with it: "từ mai đến thứ 6".
func (s *scanner) fromTomorrow(i int) bool {
	_, isRange := s.joiner(i + 1)
	return isRange && s.is(i-1, "từ") && !s.tokens[i].capital
}

// today is the atom of "nay", "giờ" and "bây giờ" where a range begins: "từ nay đến 30/11".
func (s *scanner) fromNow(i int) (a atom, next int) {
	switch {
	case s.is(i, "bây") && s.is(i+1, "giờ"):
		next = i + 2
	case s.is(i, "nay", "giờ"):
		next = i + 1
	default:
		return atom{}, i
	}
	return atom{
		kind: dayAtom, form: nearForm, from: i, to: next, named: true,
		resolve: func(sc scene) reading { return oneDay(sc.today) },
	}, next
}

// restOfDay reads a bare "ngày" behind an operator: "trong ngày".
func (s *scanner) restOfDay(i int) (a atom, next int) {
	if !s.is(i, "ngày") || !s.ends(i+1) && !s.is(i+1, "phải", "nhé", "nha", "nộp", "gửi", "báo", "để", "vì", "do") {
		return atom{}, i
	}
	return atom{
		kind: dayAtom, form: nearForm, from: i, to: i + 1, implied: true, named: true,
		resolve: func(sc scene) reading { return oneDay(sc.today) },
	}, i + 1
}
