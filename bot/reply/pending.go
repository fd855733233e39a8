package reply

// pending settles a "chưa" or "không" that denied nothing we know.
func (r *reader) pending() {
	if r.denials == 0 || r.others {
		return
	}
	at := max(r.notYetAt, r.noAt)
	r.c.nobody = r.c.nobody || r.nobody(at)
	switch next := r.next(at); {
	case next == breakStrong && r.notYetAt >= r.noAt:
		r.c.weakly, r.c.notDone = true, r.c.notDone || r.c.but // "2 chưa": as weak as can be, not finished
		if r.at(r.notYetAt-1) == then && r.c.percent != nil && *r.c.percent == 100 {
			r.c.percent = nil // "100% thì chưa"
		}
	case r.key(r.noAt) == "khong" && r.notYetAt < 0 && r.ws[r.ms[r.noAt].to-1].key == "kip":
		r.c.notDone = true
	case next == breakStrong:
		r.c.weakly = r.named
	case next == sample || next == report || next == tell || next == ack || next == same:
	case r.office:
	case r.noAt > r.notYetAt && next == asking && (r.c.reason || r.at(r.noAt+3) == because):
		r.c.idle = r.named // "không ai đi vì mưa"
	case r.noAt > r.notYetAt && (r.at(r.noAt+2) == manage || next == none && r.at(r.noAt+2) == none && r.at(r.noAt+3) == manage) && r.named:
		r.c.stopped = true // "không treo được", "không liên lạc được chủ đất"
	case r.notYetAt >= r.noAt && r.ws[r.ms[r.notYetAt].to-1].key == "co" && (next == none || next == asking && r.key(r.notYetAt+1) == "ai") && r.named && !(r.place && r.c.nobody):
		r.c.blocked = true // "chưa có giấy phép"
	case r.notYetAt >= r.noAt && r.named && !r.counted && !r.c.left && r.verbAfter(r.notYetAt):
		r.c.idle = true // "chưa in"
	case r.notYetAt >= r.noAt && r.at(r.notYetAt+2) == manage && r.named:
		r.c.idle = true // "chưa họp được"
	case r.notYetAt >= r.noAt:
		r.c.weakly = true
	}
}

// verbAfter tells whether the one or two unknown words behind mark i, and nothing else, are a verb as far as one can
// know: no quality ("chưa sạch").
func (r *reader) verbAfter(i int) bool {
	if r.at(i-1) == none {
		return false // "vật tư chưa về"
	}
	k := i + 1
	for ; r.at(k) == none; k++ {
		switch r.key(k) {
		case "sach", "dep", "nhieu", "cao", "du", "kha", "thay", "biet", "ro", "thuc", "that", "dong", "deu", "ki", "ky", "dut":
			return false
		}
	}
	if k == i+1 || k > i+3 {
		return false
	}
	next := r.next(k - 1)
	return next == breakStrong || next == because
}

// next is the sense behind mark i that is no mere politeness.
func (r *reader) next(i int) sense {
	for i++; i < len(r.ms); i++ {
		switch r.ms[i].sense {
		case polite, title, call, self, already, report, also:
			if r.ms[i].sense == report {
				return report
			}
		case none:
			if i > 0 && r.ms[i-1].sense == title {
				continue
			}
			return none
		default:
			return r.ms[i].sense
		}
	}
	return breakStrong
}
