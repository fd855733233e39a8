package when

import (
	"giaoban/store/fold"
)

// glued lists words that phones join to the number beside them: "thu6", "ngay30", "trước30/11", "16giờ30".
var glued = keys("thứ", "ngày", "tháng", "quý", "năm", "mùng", "mồng", "trước", "hết", "đến", "tới", "hạn", "từ", "giờ", "phút", "lúc", "tuần",
	"nhất", "sáng", "chiều", "vào", "nộp", "trong")

// glueFirst and glueLast are words that hasty fingers write as one: "ngaymai", "tuầnsau", "thứsáu".
var (
	glueFirst = keys("ngày", "hôm", "tuần", "tháng", "thứ", "sáng", "trưa", "chiều", "tối", "cuối", "đầu", "giữa", "hàng", "hằng", "chủ",
		"mỗi", "trước", "trong", "năm")
	glueLast = keys("mai", "nay", "sau", "này", "tới", "hai", "ba", "tư", "năm", "sáu", "bảy", "nhật", "tuần", "tháng", "quý", "ngày", "kia",
		"mốt", "thứ", "tết")
)

func keys(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[fold.Key(w)] = true
	}
	return m
}

// splitGlued cuts such words apart, unless the figures are VNI keys of one of our words ("ngay2 30/8").
func splitGlued(in []fold.Token) []fold.Token {
	out := make([]fold.Token, 0, len(in))
	for i, t := range in {
		if _, vni := residue.Decode(t.Text); vni && (i+1 == len(in) || in[i+1].Key != "/") {
			out = append(out, t)
			continue
		}
		out = append(out, cutGlued(t)...)
	}
	return out
}

// cutGlued cuts one token where a glued word touches figures, or between two words of time.
func cutGlued(t fold.Token) (out []fold.Token) {
	from := 0
	cut := func(to int) {
		if to > from {
			out = append(out, piece(t, from, to))
			from = to
		}
	}
	for i, end := 0, 0; i < len(t.Text); i = end {
		digits := isFigure(t.Text[i])
		for end = i; end < len(t.Text) && isFigure(t.Text[end]) == digits; end++ {
		}
		run := t.Text[i:end]
		at := seam(run)
		if digits || at == 0 && (run == t.Text || !glued[fold.Key(run)]) {
			continue
		}
		cut(i)
		if at > 0 {
			cut(i + at)
		}
		cut(end)
	}
	cut(len(t.Text))
	return out
}

func isFigure(c byte) bool { return c >= '0' && c <= '9' }

// seam returns where two words of time were written as one, or 0.
func seam(run string) int {
	if len(run) < 5 || len(run) > 24 || len(vocabulary[fold.Key(run)]) > 0 {
		return 0
	}
	for at := range run {
		if at > 0 && fold.Key(run[:at]) == "quy" && romans[fold.Key(run[at:])] > 0 { // "quýIV"
			return at
		}
		if at > 0 && glueFirst[fold.Key(run[:at])] && glueLast[fold.Key(run[at:])] {
			return at
		}
	}
	return 0
}

func piece(t fold.Token, from, to int) fold.Token {
	return fold.Token{
		Text: t.Text[from:to], Key: fold.Key(t.Text[from:to]), Start: t.Start + from, End: t.Start + to, Spaced: t.Spaced && from == 0,
	}
}
