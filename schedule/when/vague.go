package when

import "strings"

// vagueWords speak of time without naming a day.
var vagueWords = list("sớm", "sớm nhất", "càng sớm càng tốt", "càng nhanh càng tốt", "lát nữa", "chút nữa", "tí nữa", "hè năm nay", "hè này", "đầu xuân", "sang năm mới", "qua năm mới", "đầu năm mới", "đầu hè", "cuối hè", "trong hè", "dịp hè", "hè tới", "trong thời gian sớm nhất", "thời gian sớm nhất",
	"thời gian gần nhất", "trong thời gian gần nhất", "sớm nhất có thể", "nhanh nhất", "nhanh nhất có thể", "asap",
	"khẩn trương", "kịp thời", "ngay", "ngay lập tức", "lập tức", "tức thì", "gấp", "khẩn", "hỏa tốc", "nhanh chóng",
	"thời gian tới", "trong thời gian tới", "thời gian sắp tới", "trong thời gian sắp tới", "sắp tới", "những ngày tới",
	"trong những ngày tới", "vài ngày tới", "trong vài ngày tới", "mấy ngày tới", "mấy ngày nữa", "vài ngày nữa",
	"vài hôm nữa", "mấy hôm nữa", "ít hôm nữa", "ít bữa nữa", "vài bữa nữa", "mấy bữa nữa", "dăm bữa nữa", "vài tuần nữa",
	"mấy tuần nữa", "vài tháng nữa", "một thời gian nữa", "ít ngày nữa", "trong vài ngày", "trong vài hôm", "vài hôm",
	"trong ít ngày", "dăm ba ngày nữa", "dăm ngày nữa", "trong mấy ngày tới", "trong vài tuần", "trong vài tuần tới",
	"thường xuyên", "liên tục", "định kỳ", "định kì", "mai mốt", "nay mai", "một ngày gần đây", "hôm nào", "bữa nào",
	"ra giêng", "ra tết", "qua tết", "sau rằm", "qua rằm", "ăn tết xong", "giáp tết", "cận tết", "sau tết", "trước mùa mưa", "trước mùa mưa bão", "trong dịp cuối năm",
	"sau tết nguyên đán", "sau dịp tết", "trước mùa khô", "đầu năm học", "cuối năm học", "từ từ", "dần dần", "tranh thủ",
	"lúc nào rảnh", "khi nào rảnh", "lúc nào tiện", "khi nào tiện", "khi thuận tiện", "lúc thuận tiện", "lúc rảnh", "khi rảnh", "đầu năm học mới", "trước thềm năm học mới", "thời gian ngắn nhất",
	"trong thời gian ngắn nhất", "trước mùa lũ", "trong mùa khô", "trong mùa mưa", "trước mùa nắng", "sau này", "lâu dài", "không để chậm trễ",
	"không chậm trễ", "làm liền", "gửi liền", "nộp liền", "báo liền", "xong liền", "liền tay", "làm gấp", "gửi gấp", "nộp gấp", "xử lý gấp", "báo gấp", "liền đi", "làm luôn đi", "bất cứ lúc nào", "thời điểm thích hợp", "thời gian thích hợp", "vào thời điểm thích hợp")

// vague reads words of haste and habit. Those that deny it ("chưa kịp thời") or mean something else ("chi thường
// xuyên", "ngay tại") are none.
func (s *scanner) vague(i int) int {
	_, j := vagueWords.at(s, i)
	if k := s.few(i); k > j {
		return k
	}
	if j == i || s.is(i-1, "chưa", "không", "chẳng", "quá", "hơn", "chi") {
		return i
	}
	switch {
	case s.is(i, "đầu") && s.is(i-1, "bắt"):
		return i
	case j > i+1:
		return j
	case s.is(i, "ngay") && s.is(i, "ngày") && (s.figure(i-1) >= 0 || s.is(i-1, "có")): // "3 ngay", "chua co ngay"
		return i
	case s.is(i, "ngay") && s.is(i, "ngày") && !s.ends(j) && (!s.urged(i) || s.figure(j) >= 0): // without accents
		return i
	case s.is(i, "ngay") && (s.is(j, "tại", "từ", "khi", "sau", "trong", "cả", "thẳng", "trước", "đầu", "ngắn", "hàng") || s.figure(j) >= 0):
		return i
	case s.is(i, "gấp") && (s.is(j, "đôi", "ba", "hai", "mấy", "nhiều", "rưỡi") || s.figure(j) >= 0):
		return i
	case s.is(i, "khẩn") && s.is(j, "cấp", "trương"), s.is(i, "sớm") && s.is(j, "hơn", "mai", "muộn"):
		return i
	case s.is(i, "gấp", "khẩn") && s.key(i) == strings.ToLower(s.tokens[i].Text) && !(s.ends(j) && !s.is(i-1, "khó")) && !s.is(i-1, "cần"):
		return i // without accents gặp, khăn
	case s.is(i, "sớm") && s.is(i-1, "sáng", "buổi"), s.is(i, "gấp", "khẩn") && s.tokens[i].capital && !s.starts(i):
		return i
	}
	return j
}

// few reads "vài ba hôm nữa", "độ vài ngày": a number that nobody gives.
func (s *scanner) few(i int) int {
	if !s.is(i, "vài", "mấy", "ít", "dăm") {
		return i
	}
	j := i + 1
	if s.is(j, "ba", "bảy") {
		j++
	}
	_, k := s.calendarUnit(j)
	switch {
	case k == j:
		return i
	case s.is(k, "nữa", "tới"):
		return k + 1
	case s.ends(k) && s.is(i-1, "trong", "độ", "khoảng", "chừng", "tầm"):
		return k
	}
	return i
}

// urged reports whether what stands before i is done at once: "báo ngay", "xử lý ngay".
func (s *scanner) urged(i int) bool {
	return s.is(i-1, "làm", "lý", "báo", "gửi", "nộp", "dọn", "tra", "phục", "khai", "cần", "gấp", "gọi", "trả", "xong")
}

// period reads a term of office or the years of a plan: "nhiệm kỳ 2020 – 2025", "giai đoạn 2022-2025", "2026-2030",
// "tầm nhìn đến năm 2045".
func (s *scanner) period(i int) int {
	j, term := i, false
	switch {
	case s.is(i, "nhiệm") && s.is(i+1, "kỳ", "kì"):
		j, term = i+2, true
	case s.is(i, "giai") && s.is(i+1, "đoạn"), s.is(i, "thời") && s.is(i+1, "kỳ", "kì"), s.is(i, "tầm") && s.is(i+1, "nhìn"),
		s.is(i, "định") && s.is(i+1, "hướng"), s.is(i, "năm") && s.is(i+1, "học"), s.is(i, "niên") && s.is(i+1, "độ"):
		j = i + 2
	case s.is(i, "khóa", "khoá"):
		j = i + 1
	}
	if n, k := s.amount(i); k > i && n >= 2 && s.is(k, "năm") && s.figure(k+1) < 0 && subjects.before(s, i) < i {
		return k + 1 // "kế hoạch 5 năm"
	} else if end := s.yearRange(k + 1); k > i && s.is(k, "năm") && end > k+1 {
		return end // "kế hoạch 5 năm 2026 - 2030"
	}
	if s.is(i, "từ") {
		k := i + 1
		if s.is(k, "năm") {
			k++
		}
		if end := s.yearRange(k); end > k {
			return end
		}
	}
	for k := j; k < len(s.tokens) && k < j+5; k++ {
		if end := s.yearRange(k); end > k {
			return end
		}
		if y := s.figure(k); y >= 1900 && j > i {
			if s.is(k+1, "và") && s.is(k+2, "những") {
				return k + 1
			}
			return k + 1
		}
		if j == i || !s.is(k, "từ", "đến", "tới", "năm", "kỳ", "ngân", "sách", "và") && !s.sign(k, ",(:") {
			break
		}
	}
	if term {
		return j
	}
	return i
}

// yearRange reads "2020 – 2025", "2021 đến 2025", "2021 đến năm 2025".
func (s *scanner) yearRange(i int) int {
	y := s.figure(i)
	if y < 1900 || y > 2199 || len(s.key(i)) != 4 {
		return i
	}
	k, isRange := s.joiner(i + 1)
	if !isRange {
		return i
	}
	if s.is(k, "năm") {
		k++
	}
	if z := s.figure(k); z > y && z <= 2199 && !s.sign(k+1, "-/") {
		return k + 1
	}
	return i
}
