package answer

import "strings"

// persons tells whether a word counts people.
func persons(key string) bool {
	switch key {
	case "nguoi", "ng", "dong", "d", "anh", "chi", "em", "doan", "hoi", "thanh", "phu", "can", "dan", "moi nguoi", "ba", "lao", "nhan", "hoc", "cong", "chien", "mang", "people":
		return true
	}
	return false
}

// whom are the words behind a number that counts people, by their beginning.
var whom = []string{"nguoi", "ng", "dong chi", "d / c", "d/c", "anh em", "doan vien", "hoi vien", "thanh nien", "phu nu", "can bo", "dan", "ba con", "nhan dan", "chien si", "em", "anh", "chi em", "thanh vien", "mang", "people",
	"nhan khau", "hoc sinh", "cong nhan", "bac", "co bac", "lao dong", "nhan luc"}

// people reads how many come. some tells that a number was said; people is nil where it is not clear which, and unsure then.
func (r *reader) people(from, to int) (people *float64, some, unsure bool) {
	counted := func(i int) bool { return r.whom(i, to) != "" }
	all := keep(r.figures(from, to, counted), func(f figure) bool { return !f.percent })
	if len(all) == 0 {
		return nil, false, false
	}
	named := keep(all, func(f figure) bool { return r.whom(f.to, to) != "" })
	bare := keep(all, func(f figure) bool { return r.ends(f.to, to) })
	if r.hasRange(from, to) || r.vague(from, to) {
		return nil, true, true
	}
	var f figure
	switch {
	case len(named) == 1 && len(bare) == 0:
		f = named[0]
	case len(named) > 1 && r.brokenDown(named):
		f = named[0]
	case len(named) > 1:
		return nil, true, true
	case len(bare) == 1:
		f = bare[0]
	case len(bare) == 0 && len(all) == 1:
		return nil, false, true // it counts something else
	default:
		return nil, len(bare) > 0, true
	}
	if f.bad || f.value != float64(int(f.value)) || f.value > 10000 {
		return nil, true, true
	}
	return &f.value, true, false
}

// today is people, without what is said of another day.
func (r *reader) today(from, to int) (people *float64, some, unsure bool) {
	if !reOtherDay.MatchString(r.attending(from, to)) {
		return r.people(from, to)
	}
	begin := from
	for i := from; i <= to; i++ {
		if i < to && r.words[i].key != "," && r.words[i].key != ";" && r.words[i].key != "." {
			continue
		}
		if begin < i && !reOtherDay.MatchString(r.attending(begin, i)) {
			if people, some, unsure = r.people(begin, i); some {
				return people, some, unsure
			}
		}
		begin = i + 1
	}
	return nil, false, false
}

// ends tells whether nothing is counted by a number that ends at i.
func (r *reader) ends(i, to int) bool {
	if i >= to || r.words[i].mark() {
		return true
	}
	return polite[r.words[i].key] || strings.Contains(" di thoi nhe nha a tham co mat den mai sang nhung ma va thay roi toi ok khong chu do day cung ", " "+r.words[i].key+" ")
}

// whom is what a number before i counts, "" where that is no people.
func (r *reader) whom(i, to int) string {
	if i >= to {
		return ""
	}
	s := r.keys(i, min(to, i+3)) + " "
	for _, w := range whom {
		if strings.HasPrefix(s, w+" ") {
			return w
		}
	}
	return ""
}

// brokenDown tells whether the numbers behind the first are parts of it: "20 người, trong đó 5 nữ".
func (r *reader) brokenDown(all []figure) bool {
	s := r.keys(all[0].to, all[1].from)
	return strings.Contains(s, "trong do") || strings.Contains(s, "gom") || strings.Contains(s, "(")
}

// vague tells whether a number is only a few: "vài chục".
func (r *reader) vague(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.words[i].key {
		case "vai", "dam", "may":
			return true
		}
	}
	return false
}
