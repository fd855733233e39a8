package reply

// obstacle reads what stands in the way, unless it is denied: "không vướng gì".
func (r *reader) obstacle(i int) {
	kind := r.ms[i].sense
	denied := r.denials > 0 != r.that
	r.denials, r.that, r.ongoing = 0, false, false
	r.skipQ, r.c.lacks = true, r.c.lacks || kind == lack
	switch {
	case r.cond || r.hearsay || r.others && !r.named || r.doubt:
	case r.future && kind != wait:
	case denied && kind == stuck:
		r.c.cleared = true
	case denied:
	case r.ahead(i, cleared):
	case r.solved(i):
		r.c.cleared, r.c.todo = true, false
		r.dealt = true
	case kind == stop:
		r.c.stopped, r.c.hours = true, r.laterToday()
	default:
		r.c.blocked = true
	}
}

// folk tells whether it is the residents who say what mark i begins: what they lack or refuse is an obstacle.
func (r *reader) folk(i int) bool {
	for k := r.ms[max(0, i-1)].from; k < r.ms[i].to; k++ {
		switch r.ws[k].key {
		case "dan", "ho", "con":
			return r.named
		}
	}
	return false
}

// solved tells whether the obstacle at i has been dealt with: "vướng 2 hộ đã giải quyết xong".
func (r *reader) solved(i int) bool {
	for k := i + 1; k < len(r.ms) && k <= i+reach; k++ {
		switch r.ms[k].sense {
		case act, work:
			switch r.key(k) {
			case "giai", "xu", "khac", "thao", "sua":
				return r.ahead(k, finish) || r.alreadyAfter(k)
			}
		case notYet, no, but, because:
			return false
		}
	}
	return false
}

// wants reads a need or a request. A need to do more work is no cry for help.
func (r *reader) wants(i int) {
	kind := r.ms[i].sense
	if r.denials > 0 {
		r.denials = 0
		return
	}
	if !r.assertable() || r.key(i) == "xin" && r.ms[i].to-r.ms[i].from == 1 && !r.countAfter(i) && !r.supportAfter(i) {
		return
	}
	if r.key(i) == "xin" && kind == ask && r.key(i-1) == "dan" {
		return // "dân xin lùi"
	}
	if r.key(i) == "xin" && (r.backOver(i, left, remainder, none) == residents || r.backOver(i, left, none) == house) {
		return // "3 hộ xin thêm thời gian"
	}
	if kind == ask && r.clerical(i) {
		return
	}
	if kind == ask && i > 0 && (r.at(i-1) == past || r.at(i-1) == wait) {
		return // asked before
	}
	if kind == ask && (r.at(i-1) == tell || r.at(i-2) == tell) {
		return // "nhắn lại giúp em"
	}
	r.skipQ = true
	r.wanted = true
	switch next := r.at(i + 1); {
	case kind == need && (next == ask || next == going):
		r.c.left = true
	case r.key(i) != "xin" && kind == need && (next == work || next == act || next == finish || next == deed || next == future):
		r.c.left = true
	case kind == need && next == inert && isTime(r.ws[r.ms[i+1].to-1].key):
		r.c.ask = true // "xin thêm 2 ngày"
	case kind == need:
		r.c.need = true
	default:
		r.c.ask = true
		r.asksLate = true
	}
}

// supportAfter tells whether it is support that "xin" at i asks for: "xin phường ra quân hỗ trợ".
func (r *reader) supportAfter(i int) bool {
	for k := i + 1; k < len(r.ms) && k <= i+6; k++ {
		if r.key(k) == "ho" && r.key(k+1) == "tro" {
			return true
		}
	}
	return false
}

// clerical tells whether what is asked for is only to write it down: "nhờ chị ghi giúp".
func (r *reader) clerical(i int) bool {
	for k := max(0, i-2); k < len(r.ms) && k <= i+3; k++ {
		switch r.key(k) {
		case "ghi", "nhac", "kiem", "danh":
			return true
		}
	}
	return false
}

// remains reads "còn": something is left, if nothing stronger follows.
func (r *reader) remains(i int) {
	if r.denials > 0 {
		r.denials = 0
		return
	}
	r.skipQ = true
	if r.next(i) == breakStrong && !r.opens(i) && r.key(i) != "not" { // "mai treo nốt" comes last
		return
	}
	switch next := r.at(i + 1); next {
	case self, title, head, stuck, lack, wait, need, notYet, ongoing, going, past, then:
		return
	case quantity:
		if r.ms[i+1].unit == unitPeople {
			return // "còn 5 người bận"
		}
	}
	if r.assertable() {
		r.c.left = true
	}
}

// count takes a quantity as a result unless it is needed, left, planned, denied or part of an obstacle.
func (r *reader) count(i int) {
	m := r.ms[i]
	r.counted = true
	if r.skipQ || r.others || r.cond || r.future || r.denials > 0 || r.doubt && r.backOver(i, about) != unsure {
		return
	}
	if r.that {
		r.that = false // "3 điểm chứ không phải 2 điểm"
		return
	}
	if r.at(i-1) == inert && r.ms[i-1].unit != none && m.unit == unitPeople && m.f == 1 {
		return // "50k một người"
	}
	switch r.key(i - 1) {
	case "rong", "cao", "sau", "cach", "dat", "cham", "day", "tu", "giao", "sinh", "vai", "may", "vang":
		if i > 0 {
			return
		}
	case "cho":
		if m.unit == unitPeople {
			return // "bánh mì cho 40 người"
		}
	case "moi":
		if r.ws[r.ms[i-1].from].spelling == spell("mời") {
			return
		}
	}
	for k := max(0, i-3); k < i; k++ {
		if r.ms[k].sense == part && r.key(k) == "moi" {
			return // "mỗi điểm 5 người"
		}
	}
	if r.key(i-1) == "xe" && m.unit == unitTonne {
		return // what the truck can carry
	}
	if of := r.key(i - 1); (of == "tren" || of == "trong") && r.at(i-2) == number {
		m.f = float64(r.ms[i-2].n) // "2 trên 3 điểm"
	}
	for k := i + 1; k < len(r.ms) && k <= i+3; k++ {
		switch r.key(k) {
		case "vang", "nghi", "benh", "om":
			return // "10 người vắng"
		}
		if r.ms[k].sense == future || r.ms[k].sense == inert && r.key(k) == "dang" {
			return // "30 người sẽ ra quân", "30 người đăng ký"
		}
		if (r.ms[k].sense == notYet || r.ms[k].sense == no) && !r.resultVerb(i) {
			return
		}
		if s := r.ms[k].sense; m.unit != unitPeople && s == stuck || m.unit == unitPoints && s == left && r.at(k+1) != quantity && r.at(k+1) != number {
			return // "3 điểm còn rác"
		}
	}
	if m.n > 0 && m.unit == unitPoints {
		r.c.doing = true
	}
	if m.unit == unitPoints && r.at(i-1) == also && r.key(i-1) == "co" && !r.verbBefore(i) {
		r.c.standing = m.f // "có 5 điểm"
	}
	q := &r.c.quantities
	f := m.f
	field := map[sense]**float64{unitPeople: &q.People, unitPoints: &q.Points, unitTonne: &q.Tonnes, unitKg: &q.Kg, unitM: &q.M}[m.unit]
	if m.unit == unitPeople {
		r.c.people = append(r.c.people, f)
	}
	switch {
	case *field == nil:
		*field = &f
	case r.key(i-1) == "tong" || r.key(i-1) == "cong":
		*field = &f
	case r.partOf(i):
		r.c.broken = true
	default:
		sum := round(**field + f)
		*field = &sum
	}
}

// resultVerb tells whether a verb of work stands right before the quantity at i.
func (r *reader) resultVerb(i int) bool {
	return r.at(i-1) == act || r.at(i-1) == deed || r.at(i-1) == manage
}

// partOf: "25 người, trong đó 10 đoàn viên" are 25.
func (r *reader) partOf(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch r.key(k) {
		case "trong", "gom", "co":
			return true
		}
	}
	return false
}
