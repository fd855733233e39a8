package caption

// states finds what the work has come to: "chưa dọn", "đang quét", "xong rồi".
func (r *reader) states() {
	for i := 0; i < len(r.ws); i++ {
		if r.role[i] != free {
			continue
		}
		when, n := r.state(i)
		if n == 0 {
			continue
		}
		if when == After && notYet.at(r.ws, i+n) > 0 && r.ws[i+n].sep == "" && work.at(r.ws, i+n+1) == 0 {
			i += n // "dọn xong chưa" asks
			continue
		}
		r.say(i, n, when, false)
		i += n - 1
	}
	for i := range r.ws {
		if n := situation.at(r.ws, i); n > 0 && r.role[i] == free {
			r.say(i, n, Before, true)
		}
	}
}

// state reads the one that begins at word i, and how many words it has; 0 for none.
func (r *reader) state(i int) (When, int) {
	ws := r.ws
	if n := notYet.at(ws, i); n > 0 {
		return r.unfinished(i, n)
	}
	if n := coming.at(ws, i); n > 0 {
		return r.unfinished(i, n)
	}
	if n := ongoing.at(ws, i); n > 0 {
		if end, ok := r.worked(i + n); ok {
			return During, end - i
		}
		return "", 0
	}
	if n := already.at(ws, i); n > 0 {
		k := r.pass(i + n)
		switch {
		case r.free(k) && clean.at(ws, k) > 0:
			return After, r.finish(k+1) - i
		case r.free(k) && work.at(ws, k) > 0:
			return After, r.finish(k+work.at(ws, k)) - i
		}
		return "", 0
	}
	if n := ongoingAt.at(ws, i); n > 0 {
		if m := work.at(ws, i+n); m > 0 && ws[i+n].sep == "" {
			return During, n + m
		}
		return "", 0
	}
	if i > 0 && ws[i].sep == "" && refusals.at(ws, i-1) > 0 {
		return "", 0
	}
	if i > 0 && ws[i].sep == "" && r.role[i-1] == clock && work.at(ws, i) > 0 {
		return "", 0 // "tuần trước dọn rồi"
	}
	if n := finished.at(ws, i); n > 0 {
		return After, r.finish(i+n) - i
	}
	if n := work.at(ws, i); n > 0 {
		if n > 1 && clean.at(ws, i+n-1) > 0 && work.at(ws, i) > 0 && ws[i].key == "don" { // "dọn sạch"
			return After, r.finish(i+n) - i
		}
		if end := r.finish(i + n); end > i+n {
			return After, end - i
		}
		return "", 0
	}
	if clean.at(ws, i) > 0 && !(i > 0 && notClean.at(ws, i-1) > 0) &&
		(i+1 == len(ws) || ws[i+1].sep != "" || cleanHow.at(ws, i+1) > 0 || r.role[i+1] != free) {
		return After, r.finish(i+1) - i
	}
	return "", 0
}

// unfinished reads on behind a "chưa" or "sắp" of n words: before the work, or in it.
func (r *reader) unfinished(i, n int) (When, int) {
	if finished.at(r.ws, i+n-1) > 0 { // "gần xong"
		return During, n
	}
	k := r.pass(i + n)
	if !r.free(k) || r.ws[k].sep != "" {
		return "", 0
	}
	if m := finished.at(r.ws, k); m > 0 {
		return During, k + m - i
	}
	m := work.at(r.ws, k)
	if m == 0 {
		return "", 0
	}
	if end := r.finish(k + m); end > k+m {
		return During, end - i
	}
	return Before, k + m - i
}

// worked finds the work behind word i, past those who do it.
func (r *reader) worked(i int) (end int, ok bool) {
	k := r.pass(i)
	if m := work.at(r.ws, k); m > 0 && r.ws[k].sep == "" {
		return k + m, true
	}
	return 0, false
}

// pass goes on past what may stand between "đã" and the work, some words only.
func (r *reader) pass(i int) int {
	for range 4 {
		n := auxiliary.at(r.ws, i)
		if n == 0 || r.ws[i].sep != "" {
			return i
		}
		i += n
	}
	return i
}

// finish goes on past what says that it is finished.
func (r *reader) finish(i int) int {
	for r.free(i) && r.ws[i].sep == "" {
		n := max(finished.at(r.ws, i), clean.at(r.ws, i), cleanHow.at(r.ws, i))
		if n == 0 && r.ws[i].key == "het" {
			n = 1
		}
		if n == 0 {
			break
		}
		i += n
	}
	return min(i, len(r.ws))
}

func (r *reader) free(i int) bool { return i < len(r.ws) && r.role[i] == free }
