package reply

// states tells whether a statement of progress begins at i, as it does behind a head.
func (h *header) states(i int) bool {
	for n := 0; n < 8; n++ {
		switch h.at(i) {
		case also, past, then, now, today, about, manage, polite, title, self, call, future, soon, unsure, before, hear, ack, whole, report:
			i++
			continue
		case finish, near, nearly, going, ongoing, idle, stop, stuck, lack, wait, need, ask, no, notYet, notThat, percent, same, fine, cross, cleared,
			left, work, act, deed, already, quantity, ratio, aside, cond, weather:
			return true
		case number:
			return likePercent(h.ms[i].n)
		case all:
			i++
			continue
		}
		return false
	}
	return false
}

// opens tells whether the bare number at i is a number of the list.
func (h *header) opens(i int) bool {
	n := h.ms[i].n
	if n < 1 || n > 200 {
		return false
	}
	prev := h.at(i - 1)
	if h.bullet(i) && (h.size == 0 || n <= h.size || h.states(i+2)) {
		return true
	}
	says := h.states(i + 1)
	if k, _ := h.joint(i + 1); !says && k > i+1 && h.at(k) == number && h.joins(k, i+1, h.ms[k].n) {
		says = true
	}
	k := i + 1
	for k < i+10 && h.at(k) == number && h.ms[k].n < 10 {
		k++
	}
	says = says || k > i+1 && h.states(k) // "1 2 3 xong"
	if !says && h.at(i+1) == breakWeak && h.states(i+2) {
		says = true
	}
	switch prev {
	case except:
		return says || h.ends(i+1)
	case breakStrong, breakWeak, and, but, polite, call, self, ack, report, remainder, title:
		return says
	case left:
		return says && (h.at(i-2) != number && h.at(i-2) != code_ || h.at(i-3) == finish)
	case finish, already:
		if !h.countedTasks() && h.size > 0 && n <= h.size && !h.headInClause() && (h.ends(i+1) || h.at(i+1) == and || h.at(i+1) == left || h.at(i+1) == number) {
			return true
		}
		if prev == finish && h.codes && h.at(i+1) == finish && n <= h.size && !h.used[n] && !h.countedTasks() {
			return true // "V1 xong 2 xong"
		}
	case work:
		if s := h.at(i - 2); s != notYet && s != no { // "2 chưa làm 3 xong"
			return false
		}
	case part, at, about, nearly, near, no, manage, past, need, code_, because, lack:
		return false
	}
	if !h.bare || h.used[n] {
		return false
	}
	if k, _ := h.joint(i + 1); says && k > i+1 && n <= h.size {
		return true // "1,2 chưa 3,4 rồi"
	}
	if h.size > 0 && n > h.size {
		next := h.at(i + 1)
		return next == finish || next == notYet || (prev == finish || prev == percent) && (next == stuck || next == percent)
	}
	k = i + 1
	if s := h.key(k); s == "." || s == ":" || s == ")" || s == "-" {
		k++
	}
	for h.at(k) == also || h.at(k) == then || h.at(k) == past || h.at(k) == now || h.at(k) == self || h.at(k) == polite {
		k++
	}
	switch h.at(k) {
	case finish, notYet, no, percent, quantity, stuck, lack, going, ongoing, same, near, nearly, idle, stop, past, cross, wait, deed, act:
		return true
	case number:
		return likePercent(h.ms[k].n)
	}
	return false
}

// likePercent tells whether a number behind another may be a percentage although it has no sign: "1 80", "2 0".
func likePercent(n int) bool { return n == 0 || n >= 10 && n <= 100 }

// countedTasks: in "3 việc xong 2" the second number counts too.
func (h *header) countedTasks() bool {
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-reach; k-- {
		switch h.out[k].sense {
		case inert:
			if h.out[k].unit == unitArea {
				return true
			}
		case breakWeak, breakStrong:
			return false
		}
	}
	return false
}

// headInClause tells whether the clause has a head already.
func (h *header) headInClause() bool {
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-4*reach; k-- {
		switch h.out[k].sense {
		case head:
			return true
		case breakWeak, breakStrong:
			return false
		}
	}
	return false
}

// bullet: "1." or "2)" at the beginning of a line.
func (h *header) bullet(i int) bool {
	for k := i - 1; k >= 0 && h.key(k) != "\n"; k-- {
		switch h.at(k) {
		case polite, ack, title, call, report, breakWeak:
			if k > i-reach {
				continue
			}
		}
		return false
	}
	if i+1 >= len(h.ms) {
		return false
	}
	switch h.key(i + 1) {
	case ".", ")", ":", "/":
		return true
	}
	return false
}

// placeIsItem tells a khu phố that reports from one where something lies.
func (h *header) placeIsItem(i int) bool {
	if h.key(i+1) == ":" && listed(h.list, h.ms[i].codes[0]) {
		return true // "tổng vệ sinh kp5: …"
	}
	if h.at(i-1) == none && (h.at(i+1) == quantity || h.at(i+2) == quantity) && listed(h.list, h.ms[i].codes[0]) && !h.headInClause() {
		return true // "bổ sung kp5 thêm 5 người"
	}
	switch h.at(i - 1) {
	case at, part, about, none, inert, no, need, residents, quantity:
		return false
	case finish, already:
		return !h.headInClause() && (h.ends(i+1) || h.at(i+1) == and || h.at(i+1) == code_) || h.headInClause() && h.states(i+1)
	case stuck, lack, wait, left, act, work, deed, because:
		return false
	case except:
		return true
	}
	if h.headInClause() {
		return h.out[len(h.out)-1].sense == and && h.states(i+1)
	}
	return true
}

// everything tells whether the count at i is that of the whole list: "3 việc đều xong".
func (h *header) everything(i int) bool {
	m := h.ms[i]
	if m.unit != unitArea || m.n != h.size || h.size < 2 {
		return false
	}
	switch h.ws[m.to-1].key {
	case "viec", "muc", "vu", "chi":
		return true
	}
	return false
}

// names tells whether all/rest at i stands for items: "tất cả xong", "xong tất cả", not "tất cả các điểm".
func (h *header) names(i int) bool {
	if h.headInClause() && h.ms[i].sense != rest {
		return h.leadsOver(i) && h.states(i+1)
	}
	if h.key(i+1) == ":" && h.states(i+2) {
		return true // "còn lại: đang làm"
	}
	switch h.ms[i].sense {
	case remainder:
		switch h.at(i - 1) {
		case none, residents, quantity, house, inert, place, part, number, sample:
			return false // "3 hộ còn lại xin thêm thời gian"
		}
		return h.states(i+1) && h.at(i+1) != quantity && h.at(i+1) != act && h.at(i+1) != notYet || h.at(i+1) == notYet && (h.at(i+2) == finish || h.ends(i+2) || h.at(i+2) == work)
	}
	if h.states(i + 1) {
		return true
	}
	switch h.at(i - 1) {
	case finish, already, same:
		return h.ends(i + 1)
	}
	return false
}

// leadsOver tells whether all/remainder at i begins something new although an item was named before: "trừ V12 ra còn lại
// xong hết".
func (h *header) leadsOver(i int) bool {
	if prev := h.at(i - 1); h.ms[i].sense == remainder && (prev == finish || prev == already) {
		switch h.at(i + 1) {
		case notYet, finish, ongoing, going:
			return true // "tc1 xong còn lại chưa"
		}
	}
	for k := len(h.out) - 1; k >= 0 && k >= len(h.out)-reach; k-- {
		switch h.out[k].sense {
		case head:
			return h.out[k].except
		case none, then:
			continue
		}
		return false
	}
	return false
}
