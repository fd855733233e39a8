package caption

import "strings"

// remainder is the place of a caption that names one without calling it anything: "Lê Lợi - trước". It must be what is
// left beside "trước" or "sau", in one piece, and look like a name.
func (r *reader) remainder() string {
	if len(r.said) == 0 || !r.sided() {
		return ""
	}
	from, to := -1, -1
	for i := 0; i < len(r.ws); i++ {
		if r.role[i] != free {
			continue
		}
		if r.ws[i].digits() && photoNouns.at(r.ws, i+1) > 0 {
			continue // "5 ảnh"
		}
		if n := noise.at(r.ws, i); n > 0 {
			return ""
		}
		if n := fillers.at(r.ws, i); n > 0 && (from < 0 || to < i || !r.ws[i].capital()) {
			i += n - 1
			continue
		}
		if from >= 0 && (i != to || r.ws[i].sep != "" && !r.ws[i].glued) {
			return ""
		}
		if from < 0 {
			from = i
		}
		to = i + 1
	}
	if from < 0 || to-from > 5 || !r.looksNamed(from, to) {
		return ""
	}
	return r.cut(from, to)
}

// sided tells whether "trước" or "sau" was said.
func (r *reader) sided() bool {
	for i := range r.ws {
		if r.role[i] == moment && (befores.at(r.ws, i) > 0 || afters.at(r.ws, i) > 0) {
			return true
		}
	}
	return false
}

func (r *reader) looksNamed(from, to int) bool {
	if to-from == 1 && r.ws[from].digits() {
		return len(r.ws[from].text) <= 4
	}
	sign := r.ws[from].sep
	if to < len(r.ws) {
		sign += r.ws[to].sep
	}
	if strings.ContainsAny(sign, "-–:(") || to < len(r.ws) && r.role[to] == moment && to-from <= 3 {
		return true
	}
	for i := from; i < to; i++ {
		if !r.ws[i].capital() {
			return false
		}
	}
	return true
}
