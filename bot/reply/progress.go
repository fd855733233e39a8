package reply

// planned tells whether what is said now is still to come. A date counts unless a past word stands beside it.
func (r *reader) planned() bool {
	return r.cond || r.future || (r.soon || r.daytime) && !r.past || r.wanted && !r.past
}

// closes tells whether "rồi" follows mark i: "xong ngày 20/11 rồi".
func (r *reader) closes(i int) bool {
	for _, m := range r.ms[i+1 : min(len(r.ms), i+1+reach)] {
		switch m.sense {
		case already:
			return true
		case finish, notYet, no:
			return false
		}
	}
	return false
}

// isPlaceReport: people or weights are counted in a clean-up that is over, not in a part of one.
func (r *reader) isPlaceReport() bool {
	if r.place {
		return true
	}
	for _, m := range r.ms[:min(len(r.ms), 4*reach)] {
		if m.sense == quantity && (m.unit == unitPeople || m.unit == unitTonne || m.unit == unitKg) {
			return true
		}
	}
	return false
}

// takeBack reads "là nhầm" behind what it denies.
func (r *reader) takeBack(i int) {
	if r.key(i) != "la" {
		return
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if r.ms[k].sense != finish {
			continue
		}
		switch {
		case r.c.done:
			r.c.done, r.c.notDone = false, true
		case r.c.notDone: // "chưa xong là sai"
			r.c.notDone = false
		default:
			r.c.notDone = true
		}
	}
}

func (r *reader) percent(i int) {
	m := r.ms[i]
	n := m.n
	prev := r.ms[:i]
	fall := i > 0 && (r.key(i-1) == "giam" || r.key(i-1) == "tang" || r.key(i-1) == "them")
	isNear := len(prev) > 0 && (r.at(i-1) == near || r.at(i-1) == nearly)
	r.near = false
	switch {
	case r.others:
	case r.compares:
		r.compares = false
	case i > 0 && (r.key(i-1) == "hay" || r.key(i-1) == "hoac"): // "80% hay 85%"
	case r.denials > 0:
		r.c.notDone, r.denials = true, 0
	case r.that:
		r.that = false
	case i > 0 && r.at(i-1) == left || fall || i > 1 && r.at(i-2) == left && r.at(i-1) == about:
		r.c.left = true
	case r.cond || r.future || r.doubt && i > 0 && r.key(i-1) == "len" || r.soon && !r.past && !r.c.now && r.key(i-1) != "duoc":
		r.c.planned = true
	case isNear && n == 100:
		r.c.nearDone = true
	case r.c.before && r.c.percent == nil:
		r.c.percent, r.c.doing = &n, true
	default:
		r.c.percent = &n
		r.c.before = false
	}
}

func (r *reader) goes(int) {
	switch {
	case !r.assertable():
	case r.that:
		r.that = false // "không phải đang làm, xong rồi"
	case r.denials > 0:
		r.c.notDone, r.denials = true, 0
	default:
		r.c.doing = true
	}
}

// goesOn reads "đang": progress, unless an obstacle or something that is no work follows.
func (r *reader) goesOn(i int) {
	if r.that {
		r.that, r.ongoing = false, false
		return
	}
	switch next := r.at(i + 1); next {
	case work, act, deed, near, nearly, percent, quantity, part, aside, soon:
		r.c.doing = r.assertable()
	case none, inert, ratio:
		r.c.doing = r.named && r.assertable()
	case finish, ask:
		r.c.doing = r.assertable()
	case at:
		r.c.doing = r.assertable() && r.at(i+2) == part // "đang ở khâu cuối"
	}
}

// works reads a verb of work; what it says depends on the small words around it.
func (r *reader) works(i int) {
	kind := r.ms[i].sense
	if r.ahead(i, finish) {
		return
	}
	if next := r.at(i + 1); next == report || next == sample {
		r.denials = 0
		return // "chiều nộp báo cáo"
	}
	if r.denials > 0 {
		r.notWorked(i)
		return
	}
	if !r.assertable() || r.doubt {
		return
	}
	r.past = r.past || kind == deed && r.key(i-1) == "moi" && !r.planned() && !r.c.says() // "mới nộp hôm qua"
	managed := r.at(i+1) == manage || r.at(i+1) == none && r.at(i+2) == manage
	r.past = r.past || managed && r.c.now && !r.future && !r.cond // "hôm nay làm được một đoạn"
	already := r.alreadyAfter(i) && !r.reaches(i)
	switch {
	case r.planned():
		r.c.later, r.c.todo = !r.past && r.backOver(i, polite, also) == then, !r.past && !r.wanted
	case r.ongoing:
		r.c.doing = true
	case r.c.done && !r.ongoing: // "đã hoàn thành việc dọn vệ sinh"
	case r.key(i) == "dat" && r.past && !r.countAfter(i):
		r.c.done = true
	case already && kind != work, already && r.key(i) == "lam":
		r.c.done = true
	case r.past && kind == act && r.at(i+1) == whole && r.next(i+1) == breakStrong:
		r.c.done = true // "đã dọn sạch"
	case r.past && kind == deed && r.place && r.counted: // "sáng nay 20 bà con ra quân"
	case r.past && kind == deed && !r.countAfter(i):
		r.c.deed = true
	case r.past && r.allAfter(i):
	case r.past && (kind != act || r.named || !r.countAfter(i)):
		r.c.doing = r.c.doing || !r.countAfter(i) && !(r.place && r.counted) || !r.isPlaceReport()
	case r.named && managed:
		r.c.doing = !r.c.says() && !r.resultAfter(i) && !(r.place && r.countAfter(i))
	case r.named && r.reaches(i):
		r.c.doing = true
	case r.named && !r.c.says() && !r.countAfter(i):
		r.c.hint = kind != deed
	}
	r.skipQ = r.skipQ && !r.past
}

// notWorked reads a denied verb: not begun, unless it is what others have not done.
func (r *reader) notWorked(i int) {
	kind := r.ms[i].sense
	isThat := r.that
	r.that = false
	r.denials = 0
	switch {
	case !r.assertable():
	case isThat:
		r.c.doing = true
	case kind != work && r.noAt > r.notYetAt && (r.at(r.noAt+2) == manage || r.at(r.noAt+3) == manage):
		r.c.stopped = true // "không in được"
	case r.office, r.c.blocked: // it is the obstacle that was not dealt with
	case r.counted && r.noAt > r.notYetAt:
		r.c.blocked = true // "3 hộ không ký"
	case r.counted || r.c.left:
		r.c.weakly = r.named
	case r.countsNext(i):
		r.c.left, r.skipQ = r.named, true // "chưa làm 1 điểm"
	case kind == work && r.ongoing:
		r.c.notDone = true
	case r.key(i) == "hoan" || kind == deed && r.key(i) == "dat":
		r.c.notDone = true // "chưa hoàn thiện", "không đạt"
	default:
		r.c.idle = true
	}
}

// countsNext tells whether a quantity that exists stands right behind the verb at i: not "chưa lắp 1 cái nào".
func (r *reader) countsNext(i int) bool {
	return r.at(i+1) == quantity && r.at(i+2) != asking && r.at(i+2) != whole
}

// alreadyAfter tells whether "rồi" closes the verb at i and nothing is counted between.
func (r *reader) alreadyAfter(i int) bool {
	for k := i + 1; k < len(r.ms) && k <= i+6; k++ {
		switch r.ms[k].sense {
		case already:
			return true
		case manage:
			if r.at(k+1) == none {
				return false // "làm được kha khá rồi"
			}
			continue
		case none, inert, whole, sample, report, work, act, deed, residents, title:
			if k := r.key(k); k == "diem" || k == "hem" {
				return false // "dọn sạch điểm rác chợ rồi"
			}
			continue
		}
		return false
	}
	return false
}

// reaches tells whether the work at i has come so far: "thi công tới hẻm 12 rồi".
func (r *reader) reaches(i int) bool {
	next := i + 1
	if r.at(next) == about {
		next++
	}
	if r.at(next) != place && r.at(next) != part {
		return false
	}
	k := r.ws[r.ms[next-1].to-1].key
	return k == "toi" || k == "den"
}

// resultAfter tells whether a result is counted behind the verb at i.
func (r *reader) resultAfter(i int) bool {
	for k := i + 1; k < len(r.ms) && k <= i+4; k++ {
		if r.ms[k].sense == quantity {
			return true
		}
	}
	return false
}

// allAfter tells whether all of something was counted behind the verb at i: "ký 32/32 hộ".
func (r *reader) allAfter(i int) bool {
	for k := i + 1; k < len(r.ms) && k <= i+4; k++ {
		if s := r.ms[k].sense; (s == residents || s == quantity) && r.ms[k].n < 0 || s == ratio && r.ms[k].n > 0 {
			return true
		}
	}
	return false
}

// countAfter tells whether something is counted or only a place named behind the verb at i.
func (r *reader) countAfter(i int) bool {
	for k := i + 1; k < len(r.ms) && k <= i+6; k++ {
		switch r.ms[k].sense {
		case quantity, ratio, number, place, percent, part, residents, near:
			return true
		case inert:
			if r.ms[k].unit != none {
				return true
			}
		}
	}
	return false
}

func (r *reader) idles(i int) {
	switch {
	case !r.assertable():
	case r.that || r.denials > 0:
		r.c.doing, r.that, r.denials = true, false, 0
	case r.ahead(i, finish):
		r.c.notDone = true // "chưa có gì gọi là xong"
	default:
		r.c.idle = true
	}
}
