package reply

import "strings"

// elsewhere turns what stands where a neighbourhood would be named into its code: to the head of khu phố 5, "tổ 6 10
// người" is no more his than "kp6 10 người". Wards have one kind of neighbourhood and call it tổ, khối, khóm, ấp or khu.
//
// It does so only where the list is of neighbourhoods alone and does not have that number, and the sentence names none of
// the list: "kp5: tổ 6 10 người" tells of a part of kp5, "ở tổ 6" of a place.
func elsewhere(ws []word, ms []mark, list []string) []mark {
	if !neighbourhoods(list) {
		return ms
	}
	named := map[int]code{} // by mark
	another := false
	for i, m := range ms {
		if m.sense == code_ && listed(list, m.codes[0]) {
			return ms
		}
		if c, ok := neighbourhood(ws, m); ok && opensName(ws, ms, i) && toldAfter(ms, i) {
			named[i], another = c, another || !listed(list, c)
		}
	}
	if !another {
		return ms
	}
	var out []mark
	for i, m := range ms {
		if c, ok := named[i]; ok {
			if last := len(out) - 1; last >= 0 && belongs(ws, out[last]) {
				out = out[:last] // "bà con tổ 6", "bên tổ 6"
			}
			m.sense, m.codes = code_, []code{c}
		}
		out = append(out, m)
	}
	return out
}

// neighbourhoods tells whether the list is of neighbourhoods and of nothing else.
func neighbourhoods(list []string) bool {
	for _, l := range list {
		if c, ok := parseCode(strings.ToLower(l)); !ok || c.prefix != "kp" {
			return false
		}
	}
	return len(list) > 0
}

// neighbourhood reads "tổ 6", "khối số 6" and "to6".
func neighbourhood(ws []word, m mark) (code, bool) {
	first, last := ws[m.from].key, ws[m.to-1].key
	if m.to == m.from+1 && m.sense == none {
		at := strings.IndexAny(first, "0123456789")
		if at < 0 {
			return code{}, false
		}
		first, last = first[:at], first[at:]
	} else if m.sense != place || m.to-m.from > 3 || ws[m.to-1].kind != digits || m.to-m.from == 3 && ws[m.from+1].key != "so" {
		return code{}, false
	}
	switch first {
	case "to", "ap", "khoi", "khu":
		return parseCode("kp" + last)
	}
	return code{}, false
}

// opensName tells whether mark i stands where a sentence says of whom it is.
func opensName(ws []word, ms []mark, i int) bool {
	for i--; i >= 0; i-- {
		switch ms[i].sense {
		case breakStrong, breakWeak, and, but:
			return true
		case ack, polite, title, call, self, report, also, now, today, past, daytime:
		default:
			if !belongs(ws, ms[i]) {
				return false
			}
		}
	}
	return true
}

// belongs tells whether m says only that something is of what is named next.
func belongs(ws []word, m mark) bool {
	switch ws[m.from].key {
	case "ben", "phia":
		return m.sense == part
	case "ba", "dan", "nhan":
		return m.sense == inert || m.sense == none || m.sense == house // bà con
	}
	return false
}

// toldAfter tells whether anything is said behind mark i in its sentence.
func toldAfter(ms []mark, i int) bool {
	for _, m := range ms[i+1:] {
		switch {
		case m.sense == breakStrong:
			return false
		case stating(m.sense), m.sense == no:
			return true
		}
	}
	return false
}
