package reply

// nobody tells whether the denial at mark i is of all who could have come: "không có ai đi cả". What it denies of anyone
// else ("không có ai phản đối", "không ai đi trễ") says nothing of the work.
func (r *reader) nobody(i int) bool {
	if r.at(i+1) != asking || r.key(i+1) != "ai" || !r.assertable() || r.future {
		return false
	}
	for k := i + 2; k < len(r.ms); k++ {
		switch r.ms[k].sense {
		case polite, title, call, self, already, whole, today, now, also, report, work, act:
		case about, none:
			if key := r.key(k); key != "den" && key != "toi" && key != "ra" && r.at(k-1) != title {
				return false
			}
		case because, weather:
			return true
		default:
			return false
		}
	}
	return true
}

// laterToday tells whether what the clause puts off is put off to an hour of the same day, for no reason that would be an
// obstacle: "hoãn sang chiều", "dời qua 15h".
func (r *reader) laterToday() bool {
	from, to := r.ms[0].from, r.ms[len(r.ms)-1].to
	hour := false
	for k := from; k < to; k++ {
		w, next := r.ws[k], ""
		if k+1 < to {
			next = r.ws[k+1].key
		}
		switch w.key {
		case "chieu", "trua", "h", "gio":
			hour = true
		case "toi":
			hour = hour || w.spelling == spell("tối") || next == "nay"
		case "hom", "bua":
			if next != "nay" {
				return false
			}
		case "mai", "mot", "kia", "tuan", "thang", "ngay", "thu", "chu", "cn", "mua", "bao":
			return false
		}
	}
	for _, m := range r.ms {
		switch m.sense {
		case date, because, weather:
			return false
		case soon:
			if r.ws[m.to-1].key != "nay" {
				return false
			}
		case daytime:
			hour = hour || r.ws[m.from].kind == digits
		}
	}
	return hour
}

// ofCleanUp is the claim where the work is a morning's: whoever puts it off for hours, or to whom nobody came, has not
// begun.
func (c claim) ofCleanUp() claim {
	if c.nobody {
		c.idle, c.weakly = true, false
	}
	if c.hours {
		c.idle, c.stopped = true, false
	}
	return c
}
