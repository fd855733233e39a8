package reply

import "strings"

// people marks what is said of somebody else's work: "anh Sơn xong rồi". A name after a greeting, or called, is only
// the person spoken to.
func people(ws []word, ms []mark, list []string) []mark {
	for i := range ms {
		switch {
		case ms[i].sense == tell && saysSo(ws[ms[i].from]) && !bySelf(ms, i), ms[i].sense == tell && (byThing(ms, i) || byPlace(ms, i)):
			ms[i].sense = hear
		case ms[i].sense == polite && ws[ms[i].from].key == "nghe" && opens(ms, i) && i+1 < len(ms) && ms[i+1].sense == none:
			ms[i].sense = hear // "nghe loáng thoáng"
		}
		if ms[i].sense == hear && ws[ms[i].to-1].key == "bao" {
			switch {
			case addressed(ms, i):
				ms[i].sense = title // Bảo is a name too
			case i+1 < len(ms) && ms[i+1].sense == quantity && ws[ms[i].to-1].spelling != spell("bảo"):
				ms[i].sense = self // "bác báo 22 người"
			}
		}
		if ms[i].sense != title || ourOwn(ws, ms[i]) || i > 0 && greets(ws, ms[i-1]) {
			continue
		}
		k := i + 1
		if k < len(ms) && capital(ws, ms[k]) {
			ms[k].sense = none // "ong Lam" does not work
		}
		for k < len(ms) && k <= i+3 && isName(ws, ms[k]) && !(k > i+1 && ms[k].sense == tell) {
			k++
		}
		if k == len(ms) {
			continue
		}
		if ms[k].sense == tell && saysSo(ws[ms[k].from]) {
			ms[i].sense = hear
			continue
		}
		if k == i+1 {
			continue
		}
		switch ms[k].sense {
		case code_:
			if c := ms[k].codes[0]; len(list) > 0 && c.prefix != "" && !listed(list, c) {
				ms[i].sense = other // "anh Quang kp7 xong rồi"
			}
		case past, also, then, ongoing, going, notYet, finish, work, act, deed, hear, near, nearly, tell, no:
			ms[i].sense = other
			for n := i + 1; n < k; n++ {
				ms[n].sense = none
			}
		}
	}
	return ms
}

// greets tells whether m leads to the person spoken to, or to a household.
func greets(ws []word, m mark) bool {
	switch m.sense {
	case report, tell, ask, need, call, title, house, residents:
		return true
	case polite:
		switch ws[m.to-1].key {
		case "thua", "gui", "kinh", "chao", "on":
			return true
		}
	}
	return false
}

// isName tells whether m may be a name: a word we do not know, or one that is also a common given name.
func isName(ws []word, m mark) bool {
	if m.sense == none {
		return ws[m.from].kind == letters
	}
	return m.to-m.from == 1 && strings.Contains(givenNames, " "+ws[m.from].key+" ")
}

// capital tells whether m is one word without marks that begins with a capital, and only begins with one.
func capital(ws []word, m mark) bool {
	w := ws[m.from]
	if m.to-m.from > 1 || w.kind != letters || !w.spelling.plain() || len(w.text) < 2 {
		return false
	}
	return strings.ToUpper(w.text[:1]) == w.text[:1] && strings.ToLower(w.text[1:]) == w.text[1:]
}

// givenNames are common given names that are also words of ours, without their marks.
const givenNames = " minh dung bao tam thanh binh tu thu son hoa lan mai cuong phat hoan dat ky ngan hanh an duy "

// saysSo: "nói", "bảo"; but not "báo", which one is also asked to do.
func saysSo(w word) bool {
	return w.key == "noi" || w.key == "keu" || w.key == "ke" || w.key == "khoe" || w.key == "bao" && (w.spelling.plain() || strings.ToLower(w.text) == "bảo")
}

// bySelf tells whether it is the speaker who says it, or nobody is named.
func bySelf(ms []mark, i int) bool {
	for i--; i >= 0; i-- {
		switch ms[i].sense {
		case past, also, already, then, polite:
			continue
		case self, report, breakWeak, breakStrong, code_:
			return true
		}
		return false
	}
	return true
}

// byThing tells whether somebody unknown says it: "trưởng ban báo".
func byThing(ms []mark, i int) bool {
	return i > 0 && (ms[i-1].sense == none || ms[i-1].sense == inert || ms[i-1].sense == office || ms[i-1].sense == house || ms[i-1].sense == place)
}

// byPlace tells whether another neighbourhood says it: "bên kp3 nói".
func byPlace(ms []mark, i int) bool {
	return i > 1 && ms[i-1].sense == code_ && ms[i-1].codes[0].prefix == "kp" && (ms[i-2].sense == part || ms[i-2].sense == title || ms[i-2].sense == other)
}

// opens tells whether mark i begins a clause.
func opens(ms []mark, i int) bool {
	return i == 0 || ms[i-1].sense == breakWeak || ms[i-1].sense == breakStrong || ms[i-1].sense == ack
}

// addressed tells whether mark i is called or greeted.
func addressed(ms []mark, i int) bool {
	if i > 0 && (ms[i-1].sense == report || ms[i-1].sense == polite) || i+1 == len(ms) {
		return true
	}
	s := ms[i+1].sense
	return s == call || s == polite || s == breakWeak || s == breakStrong
}

// ourOwn: "anh em", "chị em", "các bác" are the speaker's own people.
func ourOwn(ws []word, m mark) bool {
	return m.to-m.from == 2 && (ws[m.to-1].key == "em" || ws[m.from].key == "cac" || ws[m.from].key == "may")
}
