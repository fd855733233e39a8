package reply

import (
	"slices"
	"strings"
)

// finished reads a word for "finished" at i. Done it is only if nothing before or behind it says otherwise.
func (r *reader) finished(i int) {
	that := r.that
	denied := r.denials > 0 != r.that
	isNear := r.near || r.nearlyAt >= max(0, i-3) || r.ongoing
	before, after := r.beforeFinish(i), r.afterFinish(i)
	r.denials, r.that, r.near, r.nearlyAt, r.ongoing = 0, false, false, far, false
	dealt := r.dealt
	r.dealt = false
	switch {
	case r.others, dealt:
	case r.doubt && !denied && !r.future && !r.soon:
	case denied || before.denied || after.denied && !that:
		r.c.notDone = true
	case isNear || before.near || after.near:
		r.c.nearDone = true
	case before.unsaid || after.unsaid:
	case r.planned() || before.planned || after.planned:
		r.c.planned = true
	case r.c.left && !r.past && !after.closed:
		r.c.notDone = true
	default:
		r.c.done = true
		if r.asksLate { // "nhờ anh em hỗ trợ nên đã xong"
			r.c.ask, r.c.need = false, false
		}
	}
}

// reach is how many marks away a word still colours another.
const reach = 12

// colour is what stands beside a word for "finished".
type colour struct {
	near    bool // it is finished in part
	denied  bool
	planned bool
	unsaid  bool // nothing is stated: "xong tôi báo", "tiến độ hoàn thành"
	closed  bool // "rồi" closes it
}

// beforeFinish looks at what leads to the finish at i.
func (r *reader) beforeFinish(i int) colour {
	var c colour
	firm := r.past || r.closes(i)
	if r.seen(i, how) || r.seen(i, office) && !r.cond {
		c.unsaid = true // "làm sao biết đã xong", "phường ký xong"
	}
	if !r.named && (r.foreign(i) || r.seen(i, code_)) {
		c.unsaid = true // "tôi khám bệnh xong", "mấy ông bên kp4 xong"
	}
	switch r.backOver(i, past, manage) {
	case asking, how:
		c.denied = true // "làm sao xong được"
	case tell:
		c.unsaid = true // "nhà thầu nói đã xong"
	}
	switch r.backOver(i, also) {
	case nominal:
		c.unsaid = !firm
	case already:
		c.planned = !r.closes(i) && r.key(i-1) != "already" // "từ từ rồi cũng xong"
	case number, ratio:
		c.near = r.named && !r.place
	case then:
		thisNoon := r.at(i-2) == past && r.ws[r.ms[i-2].to-1].key == "nay" // "trưa nay là xong"
		c.planned = (!firm || thisNoon && !r.closes(i)) && r.given(i)
	}
	c.near = c.near || !r.place && r.partBefore(i)
	return c
}

// seen tells whether a sense stands before mark i.
func (r *reader) seen(i int, s sense) bool {
	for k := max(0, i-reach); k < i; k++ {
		if r.ms[k].sense == s {
			return true
		}
	}
	return false
}

// foreign tells whether what is finished is something we do not know, and no item was named: "tôi khám bệnh xong".
func (r *reader) foreign(i int) bool {
	for i--; i >= 0; i-- {
		switch r.ms[i].sense {
		case past, already, also, then, manage, whole, soon, today, now:
			continue
		case weather, busy:
			return true
		case none:
			return !strings.Contains(ourThings, " "+r.key(i)+" ") && r.at(i-1) != title
		}
		return false
	}
	return false
}

// ourThings are what the work is about, by the last word of their names: "hồ sơ", "pa nô".
const ourThings = " so no pano loa rac cong bien bang sach ron tong camera he rao cay den roi ban hoach viec ho anh duong "

// given tells whether something had to be given before "thì xong", "là xong", "mới xong": words that are no mere
// "tc3 thì xong".
func (r *reader) given(i int) bool {
	for k := i - 1; k >= 0 && k >= i-reach; k-- {
		switch r.ms[k].sense {
		case then, self, title, call, polite, ack, already, also, whole, going, finish:
			continue
		case none:
			if k > 0 && r.ms[k-1].sense == title || r.key(k) == "ra" {
				continue // "ngoài tc7 ra thì xong"
			}
		}
		return true
	}
	return false
}

// partBefore tells whether only a place or a part of the work is what is finished: "hẻm 45 xong", "bước 1 đã xong".
func (r *reader) partBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-reach; k-- {
		switch m := r.ms[k]; m.sense {
		case place:
			return true
		case code_:
			return r.named // "tc3 ở kp4 xong"
		case house, residents, none:
			if r.named && (m.sense != none || k == i-1 && strings.Contains(means, " "+r.key(k)+" ")) && m.n >= 0 && !r.verbBefore(k) {
				return true // "nhà bà Năm xong rồi", "vật tư xong rồi"
			}
		case part:
			switch r.key(k) {
			case "may", "vai", "ben", "phia", "cho", "nhom", "moi":
				continue
			}
			return true
		case inert:
			if m.unit != none && k == i-1 {
				return true
			}
		case finish, but:
			return false
		}
	}
	return false
}

// means are what work needs before it begins, by the last word of their names: "vật tư", "kinh phí", "giấy tờ".
const means = " tu phi to dong "

// verbBefore tells whether a verb of work stands before mark i.
func (r *reader) verbBefore(i int) bool {
	for k := max(0, i-reach); k < i; k++ {
		switch r.ms[k].sense {
		case work, act, deed:
			return true
		}
	}
	return false
}

// afterFinish looks at what follows the finish at i.
func (r *reader) afterFinish(i int) colour {
	var c colour
	if r.onlyThen(i) {
		c.planned = true
		return c
	}
	c.closed = r.ws[r.ms[i].to-1].key == "roi" // "xong lâu rồi"
	for k := i + 1; k < len(r.ms) && k <= i+reach; k++ {
		switch m := r.ms[k]; m.sense {
		case already:
			c.closed, r.past = true, true
		case whole:
			r.c.whole = true
			if r.at(k+1) == finish || r.at(k+1) == left {
				return c
			}
		case then:
			if r.key(k) == "thi" && r.key(k+1) == "phai" && r.next(k+1) == breakStrong || r.key(k) == "la" && !c.closed && r.at(k+1) == none {
				c.unsaid = true // "xong rồi thì phải", "xong là mừng"
				return c
			}
			if r.key(k) == "thi" && !c.closed {
				c.unsaid, r.cond = true, true // "xong thì báo": if, not that
				return c
			}
		case polite, manage, about, call, title, also, finish:
		case manner:
			if r.at(k+1) == self {
				continue // "xong việc em báo"
			}
			c.closed = c.closed || r.closes(k)
			c.near = !c.closed && !r.past && (r.at(k+1) == none || r.at(k+1) == house)
			return c
		case busy:
			c.unsaid = !c.closed
			return c
		case work, act, deed:
			if r.place && r.next(k) == breakStrong {
				return c // "kp5 hoàn thành tổng vệ sinh"
			}
			c.near, c.unsaid = !c.closed && !r.past && r.named, !c.closed && !r.past && !r.named
			return c
		case question:
			c.denied = r.at(k+1) == hardly // "xong hồi nào đâu"
			return c
		case none, inert, nominal:
			if r.at(k-1) == whole && m.unit != none {
				return c // "xong cả 12 cái"
			}
			if r.key(k) == "mot" {
				c.near = true // "xong một mớ"
				return c
			}
			if r.place && r.key(k) == "luc" {
				continue // "xong lúc 10 giờ"
			}
			if r.key(k) == "tu" && (r.since(k) || r.closes(k)) {
				return c // "xong từ ngày 15"
			}
			c.near = m.unit != none || !c.closed && !r.objectOfVerb(i) && !(r.closes(k) && !r.onlyObject(i, k)) && !r.name(k)
			return c
		case no:
			last := r.ws[m.to-1].key
			c.denied = last == "duoc" || last == "noi" || last == "kip" || r.at(k+1) == manage || r.key(k+1) == "noi"
			return c
		case asking, how, hardly:
			c.denied = m.sense != hardly || r.key(k) != "la"
			return c
		case house:
			c.near = r.key(k) == "ho"
			return c
		case near, nearly, part, place, at, code_:
			c.near = m.sense != part || r.at(k-1) != whole // "xong hết mấy việc"
			return c
		case ratio:
			c.near = m.n == 0
			return c
		case percent:
			c.near = m.n < 100
			return c
		case number:
			c.near = m.n < 100 && k == i+1
			return c
		case quantity, residents:
			c.near = !r.isPlaceReport() || m.unit == unitPoints && m.f == 1 && r.next(k) == breakStrong // "xong 1 điểm rồi"
			return c
		case self, future, unsure:
			if r.key(k) == "luc" && (r.past || r.closes(k)) {
				return c // "vừa xong lúc sáng"
			}
			c.unsaid = r.goesOnToSay(k, c.closed)
			c.planned = m.sense != self && !c.closed || r.at(k+1) == future
			return c
		case soon, date, daytime:
			c.planned = !r.past && !r.closes(k)
			return c
		case cond:
			c.planned = true
			return c
		default:
			return c
		}
	}
	return c
}

// since tells whether a time follows "từ" at k.
func (r *reader) since(k int) bool {
	for n := k + 1; n <= k+3; n++ {
		switch r.at(n) {
		case date, soon, daytime, past, before:
			return true
		}
	}
	return false
}

// goesOnToSay tells whether mark k, behind "xong", begins what the speaker will do then: "xong tôi báo", "xong em đi".
func (r *reader) goesOnToSay(k int, closed bool) bool {
	switch next := r.at(k + 1); next {
	case tell:
		return !closed || r.key(k+1) != "gui" // "xong rồi em gửi ảnh"
	case report:
		return !closed
	case future:
		return r.at(k+2) == tell || r.at(k+2) == report || r.at(k+2) == sample || r.at(k+2) == none && r.at(k+3) == sample
	case work, act, deed, none:
		return r.ms[k].sense == self && !closed
	}
	return r.ms[k].sense == self && !closed && r.key(k+1) == "di"
}

// onlyThen: "ký xong mới làm", "xong đường rồi mới tới cống": what is finished is the condition of something else.
func (r *reader) onlyThen(i int) bool {
	for k := i + 1; k < len(r.ms)-1 && k <= i+reach; k++ {
		switch r.ms[k].sense {
		case finish, notYet, no:
			return false
		case then:
			if r.key(k) != "moi" {
				continue
			}
			switch r.at(k + 1) {
			case work, act, deed, tell, going, about, report, at, self:
				return true
			}
		}
	}
	return false
}

// objectOfVerb: in "đã dán xong thông báo", "đã xong việc" what follows belongs to the verb or is past anyway.
func (r *reader) objectOfVerb(i int) bool {
	before := r.backOver(i, manage)
	return r.past || before == work || before == act || before == deed
}

// onlyObject: in "tc3 xong hợp đồng rồi" no verb tells what was done, so what follows at k is all that is finished.
func (r *reader) onlyObject(i, k int) bool {
	return r.key(i) == "xong" && r.backOver(i, self, title, polite) == breakStrong && r.ms[k].sense == none && r.at(k-1) != whole && r.key(k) != "cach"
}

// name tells whether mark k is the name behind a title.
func (r *reader) name(k int) bool { return r.at(k-1) == title }

// backOver is the sense before mark i, leaving out some.
func (r *reader) backOver(i int, skip ...sense) sense {
	for i--; i >= 0 && slices.Contains(skip, r.ms[i].sense); i-- {
	}
	return r.at(i)
}
