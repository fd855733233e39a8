package answer

import (
	"strings"

	"giaoban/store/fold"
)

// number reads what answers a number question. ok is false where no number is said, or not which of several.
func (r *reader) number(p part, unit string) (v float64, remark, ok bool) {
	from, to := r.trim(p.from, p.to)
	s := r.keys(from, to)
	if none(s) || none(strings.TrimSuffix(s, " "+fold.Key(unit))) {
		return 0, false, true
	}
	if hasAny(s, undecided) || hasAny(s, planned) || reAsks.MatchString(pad(s)) {
		return 0, false, false
	}
	wanted := strings.Fields(plain(unit))
	family, scale := familyOf(unit)
	r.unit, r.money = wanted, family == money
	defer func() { r.unit, r.money = nil, false }()
	isUnit := func(i int) bool { return r.follows(i, to, wanted) }
	all := r.figures(from, to, func(i int) bool {
		_, n := r.unitAt(i, to, family)
		return n > 0 || isUnit(i)
	})
	if unit != "%" {
		for _, f := range all {
			if f.percent && len(all) == 1 {
				return 0, false, false
			}
		}
		all = keep(all, func(f figure) bool { return !f.percent })
	}
	if r.hasRange(from, to) {
		return 0, false, false
	}
	if family >= 0 {
		amounts, bad := r.measures(from, to, family, all)
		if bad || len(amounts) > 1 {
			return 0, false, false
		}
		if len(amounts) == 1 {
			m := amounts[0]
			f := figure{from: m.from, to: m.to}
			rest := keep(all, func(o figure) bool { return o.from >= m.to })
			if r.denied(f, from, to, 0) || r.joined(f, rest) {
				return 0, false, false
			}
			return m.value / scale, r.more(from, m.from) || r.more(m.to, to), true
		}
	}
	f, found := pick(all, from, func(f figure) bool { return len(wanted) > 0 && isUnit(f.to) })
	if !found || f.bad || r.denied(f, from, to, len(wanted)) || r.joined(f, all) || r.foreign(f.to, to, unit) {
		return 0, false, false
	}
	if scaled := r.scaled(f); scaled && family == money {
		f.value /= scale
	} else if family >= 0 && (scaled || tens[r.words[f.to-1].key] >= 1e6) {
		return 0, false, false // "2 triệu" of tonnes is money
	}
	end := f.to
	if f.percent {
		end++
	}
	if isUnit(end) {
		end += len(wanted)
	}
	return f.value, r.more(from, f.from) || r.more(end, to), true
}

// scaled tells whether letters that multiply are part of a number: "25k", "2tr".
func (r *reader) scaled(f figure) bool {
	w := r.words[f.from]
	return w.number && w.end-w.start > len(w.key)
}

// pick chooses the number that answers: the one with its unit, the only one, the one that the answer begins with.
func pick(all []figure, from int, unit func(figure) bool) (figure, bool) {
	with := keep(all, unit)
	switch {
	case len(with) == 1:
		return with[0], true
	case len(all) == 1:
		return all[0], true
	case len(all) > 1 && all[0].from == from && len(with) == 0:
		return all[0], true
	}
	return figure{}, false
}

func keep(all []figure, want func(figure) bool) []figure {
	var some []figure
	for _, f := range all {
		if want(f) {
			some = append(some, f)
		}
	}
	return some
}

// hasRange tells whether two numbers stand for one that lies between, or of which one counts: "15-20", "15 đến 20", "20 hay 25".
func (r *reader) hasRange(from, to int) bool {
	for i := from + 1; i+1 < to; i++ {
		k := r.words[i].key
		if r.count(i-1) && r.count(i+1) && (k == "-" || k == "–" || k == "den" || k == "toi" || k == "hoac" || k == "hay" || k == "~") {
			return true
		}
	}
	return false
}

func (r *reader) count(i int) bool { return r.words[i].number || r.numeral(i) }

// denied tells whether a number is said not to be one: "chưa được 25 hộ", "25 hộ chưa ký", "thiếu 3", "trên 30 hộ" is not.
func (r *reader) denied(f figure, from, to, unit int) bool {
	for i := max(from, f.from-3); i < f.from; i++ {
		switch r.words[i].key {
		case "chua", "khong", "thieu", "con", "can", "chang", "gan":
			if r.words[i].key != "con" && r.words[i].key != "can" && r.words[i].key != "gan" || i == f.from-1 {
				return true
			}
		}
	}
	for i := f.to; i < min(to, f.to+unit+2); i++ {
		switch r.words[i].key {
		case "chua", "khong", "nua":
			return true
		case ",", ".", ";":
			return false
		}
	}
	return false
}

// joined tells whether another number belongs to a number: "15 hộ cũ và 10 hộ mới".
func (r *reader) joined(f figure, all []figure) bool {
	for _, o := range all {
		if o.from <= f.from {
			continue
		}
		switch r.words[o.from-1].key {
		case "va", "cong", "voi", "+", "them":
			return true
		}
	}
	return false
}

// follows tells whether the words of a unit stand at i.
func (r *reader) follows(i, to int, unit []string) bool {
	if len(unit) == 0 || i+len(unit) > to {
		return false
	}
	for k, u := range unit {
		if r.words[i+k].key != u {
			return false
		}
	}
	return true
}

// none tells whether nothing is there: "không có", "chưa có hộ nào".
func none(s string) bool {
	switch strings.Trim(s, " .,!") {
	case "khong", "khong co", "khong co ai", "khong ai", "khong co gi", "khong co truong hop nao", "khong co ho nao", "khong co nguoi nao", "khong ho nao", "khong nguoi nao", "khong phat sinh",
		"khong co phat sinh", "chua co ho nao", "chua co ai", "chua co truong hop nao", "chua co nguoi nao", "chua co vu nao", "khong co vu nao", "khong vu nao", "khong truong hop nao", "none",
		"khong co nao", "chua phat sinh", "chua co phat sinh":
		return true
	}
	return false
}

// undecided is said by who does not know yet, planned of what has not come about. Both with a space around each word.
var (
	undecided = []string{"chua biet", "chua ro", "chua chac", "chua chot", "chua quyet", "chua dem", "chua co so", "chua thong ke", "chua tong hop", "chua nam", "khong biet", "khong ro", "khong nho", "khong chac",
		"khong dam", "bao sau", "tra loi sau", "bao lai sau", "mai bao", "mai tra loi", "dang dem", "dang thong ke", "dang tong hop", "dang ra soat", "de xem", "de coi", "de em xem", "de em hoi", "de toi xem", "de toi hoi",
		"hoi lai", "tinh sau", "phan van", "can nhac", "suy nghi", "chua tinh", "chua hoi", "chua the", "chua sap xep", "chua dam", "chua thong nhat", "chua co cau tra loi"}
	planned = []string{"ke hoach", "chi tieu", "du kien", "muc tieu", "phan dau", "se ky", "se dat", "se co", "hy vong", "hi vong", "neu", "co le", "hinh nhu", "co the"}
)

func hasAny(s string, phrases []string) bool {
	s = pad(s)
	for _, p := range phrases {
		if strings.Contains(s, " "+p+" ") {
			return true
		}
	}
	return false
}

func pad(s string) string { return " " + s + " " }

// keys are words as they are matched, with a space between.
func (r *reader) keys(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(r.words[i].key)
	}
	return b.String()
}

// trim leaves out marks and courtesy around what is said.
func (r *reader) trim(from, to int) (int, int) {
	for from < to && (r.words[from].mark() && r.words[from].key != "%" || polite[r.words[from].key] && to-from > 1) {
		from++
	}
	for to > from && (r.words[to-1].mark() && r.words[to-1].key != "%" && r.words[to-1].key != "?" || polite[r.words[to-1].key] && to-from > 1) {
		to--
	}
	return from, to
}

// polite are words that say nothing where they begin or end an answer.
var polite = map[string]bool{"da": true, "a": true, "nhe": true, "nha": true, "nhi": false, "em": true, "anh": true, "chi": true, "bao": true, "cao": true, "thua": true, "xin": true, "la": true, "duoc": true,
	"tong": true, "cong": true, "khoang": true, "tam": true, "chung": true, "toi": true, "minh": true, "thoi": true, "roi": true, "ok": true, "e": true, "bot": true, "oi": true, "gui": true}

// more tells whether something worth keeping stands in words[from:to].
func (r *reader) more(from, to int) bool {
	for i := from; i < to; i++ {
		if w := r.words[i]; !w.mark() && !polite[w.key] && w.key != "co" && w.key != "tat" && w.key != "ca" {
			return true
		}
	}
	return false
}
