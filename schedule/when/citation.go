package when

var (
	// documents always carry their own date: "Nghị quyết ngày 28/12/2021".
	documents = list("nghị quyết", "quyết định", "chỉ thị", "công văn", "thông báo", "nghị định", "thông tư", "luật",
		"bộ luật", "kết luận", "thông báo kết luận", "giấy mời", "văn bản", "biên bản", "công điện", "quy định", "quy chế",
		"pháp lệnh", "hiến pháp", "hợp đồng", "giấy phép", "giấy chứng nhận", "đơn", "đơn thư", "phiếu", "phiếu chuyển",
		"qđ", "nq", "cv", "tb", "nđ", "tt", "ct", "kl", "quyết định số", "lệnh", "điều lệ")
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
	if end == j+1 && !s.is(j-1, "số") && !s.is(end, "ngày", "ký", "ban") && !s.sign(end, ",(") {
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
	if s.is(k, "ngày") || numbered && s.figure(k) > 0 {
		if _, day := s.dates(k, noHint); day > k {
			cited := citing.before(s, i) < i || s.is(i-1, "số") || s.is(day, "của") || s.is(k-1, "ký", "hành")
			if numbered || sure || cited {
				return day
			}
		}
	}
	if numbered {
		return end
	}
	return i
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
		if s.figure(k) < 0 && !s.codeLetters(k) {
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

// codeLetters reports whether the token at i is the abbreviation of an office: capitals, as in TTg or UBND.
func (s *scanner) codeLetters(i int) bool {
	if i >= len(s.tokens) || !s.tokens[i].capital || s.figure(i) >= 0 {
		return false
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
	if j <= i+1 || !s.codeLetters(j-1) || s.tokens[i].Spaced == false && i > 0 && s.sign(i-1, "/") {
		return i
	}
	if s.sign(j, ",") {
		j++
	}
	if s.is(j, "ngày") {
		if _, k := s.dates(j, noHint); k > j {
			return k
		}
	}
	return j
}
