package when

var (
	// documents always carry their own date: "Nghị quyết ngày 28/12/2021".
	documents = list("nghị quyết", "quyết định", "chỉ thị", "công văn", "thông báo", "nghị định", "thông tư", "luật",
		"bộ luật", "kết luận", "thông báo kết luận", "giấy mời", "văn bản", "biên bản", "công điện", "quy định", "quy chế",
		"pháp lệnh", "hiến pháp", "hợp đồng", "giấy phép", "giấy chứng nhận", "đơn", "đơn thư", "phiếu", "phiếu chuyển",
		"qđ", "nq", "cv", "tb", "nđ", "tt", "ct", "kl", "quyết định số", "lệnh", "điều lệ")
	// laws bear their date behind a title, however long.
	laws = list("nghị quyết", "quyết định", "chỉ thị", "nghị định", "thông tư", "luật", "bộ luật", "pháp lệnh", "kết luận")
	// papers may be what is to be delivered on the day, unless a number or a "theo" says that they exist.
	papers = list("kế hoạch", "báo cáo", "tờ trình", "hướng dẫn", "chương trình", "đề án", "phương án", "danh sách", "kh",
		"bc", "ttr", "hd", "đề cương", "lịch", "dự thảo", "bản tin", "tờ khai", "hồ sơ")
	citing = list("theo", "căn cứ", "thực hiện", "tại", "trên cơ sở", "triển khai", "thi hành", "tiếp thu", "thay thế", "quán triệt",
		"bổ sung", "sửa đổi", "kèm theo", "về việc thực hiện", "tiếp theo")
)

// citation reads a document with the number and the day it bears: "Nghị quyết số 01-NQ/ĐU, ngày 28/12/2021",
// "QĐ 04/2022/QĐ-TTg". It returns i where there is none, else the position behind the date.
func (s *scanner) citation(i int) int {
	_, j := documents.at(s, i)
	sure := j > i
	if !sure {
		_, j = papers.at(s, i)
	}
	named := j > i
	if k := s.qualified(j); sure && k > j { // "Công văn hỏa tốc số 15/UBND-VP"
		j = k
	}
	if s.is(j, "số") && (named || s.figure(j+1) >= 0 || s.sign(j+1, ":.")) {
		j++
		named = true
	} else if !named {
		return s.loneCode(i)
	}
	for s.sign(j, ":.") {
		j++
	}
	end := s.code(j)
	numbered := end > j
	if !s.lettered(j, end) && !s.is(j-1, "số") && !s.is(end, "ngày", "ký", "ban") && !s.sign(end, ",(") {
		return i // "kế hoạch 5 năm", and without accents "thu 6"
	}
	k := end
	for range 3 {
		switch {
		case s.sign(k, ",("), s.is(k, "ký", "ban"):
			k++
		case s.is(k, "hành") && s.is(k-1, "ban"):
			k++
		}
	}
	if day := s.bornOn(k); day > k && (numbered || s.is(k, "ngày")) {
		cited := citing.before(s, i) < i || s.is(i-1, "số") || s.is(day, "của") || s.is(k-1, "ký", "hành")
		if numbered || sure && k == end || cited {
			return day
		}
	}
	if numbered && (s.lettered(j, end) || s.is(j-1, "số")) {
		return end
	}
	return i
}

// qualified skips the words between a sort of document and its number, and returns the place of the word số.
func (s *scanner) qualified(i int) int {
	for k := i; k < i+5 && k < len(s.tokens) && s.tokens[k].Word() && s.figure(k) < 0; k++ {
		if end := s.code(k + 1); s.is(k, "số") && s.lettered(k+1, end) {
			return k
		}
	}
	return i
}

// bornOn reads the one day that a document bears: "ngày 5/11/2026". What follows it ("… đến ngày 30/11") is not its own.
func (s *scanner) bornOn(i int) (next int) {
	j := i
	if s.is(j, "ngày") {
		j++
	}
	w, k := s.written(j, dayHint)
	if w.day == 0 || w.month.none() && j == i {
		return i
	}
	k, _ = s.yearAfter(k, w)
	return k
}

// longestCode bounds the tokens of a document's number.
const longestCode = 12

// code reads the number of a document: 106/TB-UBND, 01 -NQ/ĐU, 04/2022/QĐ-TTg, 45. It returns i where there is none.
func (s *scanner) code(i int) int {
	j := i
	if s.figure(j) < 0 {
		return i
	}
	j++
	for j+1 < len(s.tokens) && j < i+longestCode && s.sign(j, "/-–") {
		k := j + 1
		if s.figure(k) < 0 && !s.codeLetters(k) && !(s.office(k) && !s.tokens[k].Spaced) {
			break
		}
		j = k + 1
	}
	for j < len(s.tokens) && j < i+longestCode && s.codeLetters(j) { // "13 NQ/ĐU"
		j++
		for j < i+longestCode && s.sign(j, "/-–") && (s.codeLetters(j+1) || s.figure(j+1) >= 0) {
			j += 2
		}
	}
	return j
}

// lettered reports whether a code has more than figures: 45/KH-UBND, but not the years 2026 – 2030.
func (s *scanner) lettered(i, end int) bool {
	for ; i < end; i++ {
		if s.codeLetters(i) || s.office(i) {
			return true
		}
	}
	return false
}

// office reports whether the token at i abbreviates a sort of document or an office, in small letters too.
func (s *scanner) office(i int) bool { return offices[s.key(i)] }

var offices = map[string]bool{
	"qd": true, "nq": true, "tb": true, "kh": true, "cv": true, "bc": true, "ttr": true, "hd": true, "ct": true, "ctr": true,
	"nd": true, "tt": true, "kl": true, "gm": true, "bb": true, "ubnd": true, "hdnd": true, "bcd": true, "du": true, "tu": true,
	"tw": true, "ttg": true, "cp": true, "qh": true, "qh15": true, "qh16": true, "vp": true, "mttq": true, "dv": true, "hu": true,
	"qu": true, "bca": true, "vptw": true,
}

// codeLetters reports whether the token at i is the abbreviation of an office: capitals, as in TTg or UBND.
func (s *scanner) codeLetters(i int) bool {
	if i >= len(s.tokens) || !s.tokens[i].capital || s.figure(i) >= 0 || s.is(i, "trước", "đến", "hạn", "trong", "ngày") {
		return false // "HẺM 45 TRƯỚC 30/11"
	}
	upper := 0
	for _, r := range s.tokens[i].Text {
		if r >= 'A' && r <= 'Z' || r == 'Đ' {
			upper++
		}
	}
	return upper >= 2
}

// loneCode reads a document's number that no word announces, "04/2022/QĐ-TTg" or "106/TB-UBND ngày 09/4/2023", so that
// nothing in it is taken for a date.
func (s *scanner) loneCode(i int) int {
	j := s.code(i)
	if j <= i+1 || !s.lettered(i, j) || !s.tokens[i].Spaced && i > 0 && s.sign(i-1, "/") {
		return i
	}
	if s.sign(j, ",") {
		j++
	}
	if k := s.bornOn(j); s.is(j, "ngày") && k > j {
		return k
	}
	return j
}
