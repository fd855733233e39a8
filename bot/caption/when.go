package caption

// sides finds "trước" and "sau" and tells those of the work from those of place and time.
func (r *reader) sides() {
	for i := 0; i < len(r.ws); i++ {
		side := When("")
		if n := idioms.at(r.ws, i); n > 0 {
			for k := i; k < i+n; k++ {
				r.role[k] = clock
			}
		}
		switch {
		case r.role[i] != free:
		case befores.at(r.ws, i) > 0:
			side = Before
		case afters.at(r.ws, i) > 0:
			side = After
		}
		if side != "" {
			r.side(i, side)
		}
	}
	for i := range r.ws { // "trước … bây giờ"
		if n := current.at(r.ws, i); n > 0 && len(r.said) > 0 && r.said[0].when == Before && r.said[0].at < i {
			r.say(i, n, After, false)
			return
		}
	}
}

// side reads one of them, at word i.
func (r *reader) side(i int, side When) {
	ws := r.ws
	tied := i > 0 && ws[i].sep == ""
	next := i + 1
	if next < len(ws) && ws[next].sep != "" {
		next = len(ws) // a sign parts them
	}
	switch {
	case tied && timeBefore.at(ws, i-1) > 0, tied && i > 1 && timeBefore.at(ws, i-2) == 2:
		r.role[i] = clock
	case tied && r.role[i-1] == free && work.at(ws, i-1) > 0 && buildings.at(ws, next) == 0 && work.at(ws, next) == 0 && whens.at(ws, next) == 0:
		r.role[i] = clock // "dọn trước" is what is done first
	case whens.at(ws, next) > 0, r.lasts(next):
		n, ok := r.workWithin(next+1, 5)
		switch {
		case ok:
			r.say(i, n-i, side, false)
		case next == len(ws)-1 && whens.at(ws, next) > 0:
			r.say(i, 2, side, false)
		default: // "sau khi họp"
			r.role[i], r.role[next] = clock, clock
		}
	case work.at(ws, next) > 0:
		r.say(i, 1+work.at(ws, next), side, false)
	case !r.coupled(i) && (r.building(next) || behind.at(ws, next) > 0 && r.building(next+1)):
		r.role[i] = location
	case next < len(ws) && ws[next].digits() && r.clockAt(next), timeAfter.at(ws, next) > 0:
		r.role[i] = clock
	case r.coupled(i):
		r.say(i, 1, side, false)
	case tied && sides.at(ws, i-1) > 0 && r.role[i-1] == free && !r.named(i-1):
		r.role[i] = location
	default:
		r.say(i, 1, side, false)
	}
}

// coupled tells whether word i is the second of "trước/sau", "trước và sau".
func (r *reader) coupled(i int) bool {
	k := i - 1
	if k > 0 && r.ws[i].sep == "" && joins.at(r.ws, k) > 0 {
		k--
	}
	return k >= 0 && r.role[k] == moment && r.ws[i].sep != "," && len(r.said) > 0 && r.said[len(r.said)-1].at == k
}

// lasts tells whether word i begins a length of time: "một buổi", "2 tiếng".
func (r *reader) lasts(i int) bool {
	return i < len(r.ws) && (several.at(r.ws, i) > 0 || r.ws[i].digits()) && i+1 < len(r.ws) && r.ws[i+1].sep == "" && durations.at(r.ws, i+1) > 0
}

// workWithin finds the work within n words from i on; the end is behind it.
func (r *reader) workWithin(i, n int) (end int, ok bool) {
	for k := i; k < len(r.ws) && k < i+n && r.ws[k].sep == ""; k++ {
		if m := work.at(r.ws, k); m > 0 {
			return k + m, true
		}
	}
	return 0, false
}

// clockAt tells whether the number at word i is an hour or a day: "9h", "30/8".
func (r *reader) clockAt(i int) bool {
	if i+1 >= len(r.ws) {
		return false
	}
	w := r.ws[i+1]
	return clockUnits.at(r.ws, i+1) > 0 && w.sep == "" || w.digits() && w.glued && (w.sep == "/" || w.sep == ":" || w.sep == "-" || w.sep == ".")
}

// named tells whether the thing of word i is part of a longer name: the "cổng" of "chợ cổng".
func (r *reader) named(i int) bool {
	return i > 0 && r.ws[i].sep == "" && (buildings.at(r.ws, i-1) > 0 || areas.at(r.ws, i-1) > 0)
}
