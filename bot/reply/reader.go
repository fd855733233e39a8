package reply

// reader reads the claim of one clause or part of one.
type reader struct {
	ws       []word
	ms       []mark
	place    bool // the item is a khu phố: a clean-up
	named    bool // an item was named before: a word that says little may be taken for it
	c        claim
	denials  int
	that     bool // "không phải" stands before the denials
	notYetAt int
	noAt     int
	counted  bool // something was counted before: the denial may be of that
	future   bool
	soon     bool
	daytime  bool
	past     bool
	cond     bool
	doubt    bool
	others   bool
	hearsay  bool // somebody told it; others: it is said of somebody else
	wanted   bool // cần, phải, đề nghị
	asksLate bool // the request may be thanks
	ongoing  bool
	near     bool
	compares bool // "so với tuần trước": the next percentage is not of today
	dealt    bool // the next "xong" is said of the obstacle
	office   bool // an authority is the subject
	nearlyAt int
	skipQ    bool // what is counted now is no result
}

// far is a position out of everyone's reach.
const far = -99

// read reads marks, which must not hold heads. What stands in frame, before the head, only colours them.
func read(ws []word, frame, ms []mark, cl clause, named, place, noResults bool) claim {
	r := reader{place: place, ws: ws, ms: ms, named: named, notYetAt: far, noAt: far, nearlyAt: far}
	r.others, r.hearsay = cl.others, cl.others
	r.c.but, r.c.correcting, r.c.inside, r.c.from, r.c.to = cl.but, cl.correcting, cl.inside, ms[0].from, ms[len(ms)-1].to
	r.future, r.skipQ = cl.planned, noResults
	if cl.asked || questions(ms) && !cl.mocks() {
		r.c.asked = true
		r.question()
		return r.c
	}
	r.ms = frame
	for i := range frame {
		r.step(i)
	}
	r.ms, r.denials = ms, 0
	r.that = len(frame) > 0 && frame[len(frame)-1].sense == notThat // "ai nói tc3 xong"
	r.notYetAt, r.noAt, r.nearlyAt = far, far, far
	for i := range ms {
		r.step(i)
	}
	r.pending()
	r.c.noResults, r.c.listed = r.skipQ || r.future, opensWithCount(ms)
	switch r.key(0) {
	case "trong", "gom", "bao", "tinh", "ke":
		r.c.share = true
	case "co":
		r.c.share, r.c.instead = !cl.but, cl.but
	case "moi", "duoc":
		r.c.instead = cl.but
	case "chi":
		r.c.instead = r.ws[ms[0].from].spelling == spell("chỉ") || r.key(1) == "co"
	case "thuc":
		r.c.instead = true // "huy động 50 người, thực tế 38 người"
	}
	return r.c
}

// opensWithCount tells whether marks begin with a quantity, or with what it counts: "đoàn viên 12".
func opensWithCount(ms []mark) bool {
	for _, m := range ms[:min(len(ms), reach)] {
		if m.sense != none && (m.sense != inert || m.unit != none) {
			return m.sense == quantity
		}
	}
	return false
}

// question keeps of a question only that a decision is wanted.
func (r *reader) question() {
	for i, m := range r.ms {
		switch m.sense {
		case how:
			k := r.key(i)
			r.c.how, r.c.ask = true, r.c.ask || k == "xu" || k == "giai"
		case stuck, lack, stop:
			if r.has(how) && (i == 0 || r.ms[i-1].sense != no) {
				r.c.blocked = true
			}
		case ask:
			r.c.ask = r.c.ask || !r.has(finish)
		}
	}
}

func (r *reader) has(s sense) bool {
	for _, m := range r.ms[:min(len(r.ms), 4*reach)] {
		if m.sense == s {
			return true
		}
	}
	return false
}

func (r *reader) at(i int) sense {
	if i < 0 || i >= len(r.ms) {
		return breakStrong
	}
	return r.ms[i].sense
}

func (r *reader) key(i int) string {
	if i < 0 || i >= len(r.ms) {
		return ""
	}
	return r.ws[r.ms[i].from].key
}

// step takes the next mark.
func (r *reader) step(i int) {
	m := r.ms[i]
	switch m.sense {
	case no:
		if k := r.ws[m.to-1].key; r.named && (k == "duoc" || k == "noi" || r.at(i+1) == manage) && r.at(i+1) != none && r.workedBefore(i) {
			r.c.stopped = r.assertable() // "mưa quá dọn không được"
			return
		}
		r.denials, r.noAt = r.denials+1, i
	case notYet:
		if (r.at(i+1) == manage || r.ws[m.to-1].key == "duoc") && r.workedBefore(i) {
			r.c.idle = r.assertable() // "làm chưa được"
			return
		}
		r.denials, r.notYetAt = r.denials+1, i
	case notThat:
		r.that = true
	case hardly:
		if next := r.at(i + 1); r.key(i) == "dau" && (next == finish || next == work || next == act || next == deed) {
			r.denials, r.noAt = r.denials+1, i // "đâu xong nhanh vậy"
			return
		}
		if r.key(i) == "dau" && r.workedBefore(i) && (r.c.doing || r.c.hint) && r.next(i) == breakStrong {
			r.c.doing, r.c.hint, r.c.idle = false, false, r.assertable() // "đã đi dọn đâu"
		}
		r.takeBack(i)
	case finish, aside:
		if m.sense == aside && !r.named {
			return
		}
		done := r.c.done
		r.finished(i)
		if m.sense == aside && r.c.done && !done { // a meeting may be the task, but is only a step of a criterion
			r.c.done, r.c.deed = false, true
		}
	case percent:
		r.percent(i)
	case number:
		if prev := r.at(i - 1); (i == 0 && r.c.correcting || prev == then || prev == manage || prev == about) && m.n >= 10 && m.n <= 100 && r.named && !r.place && !r.counted && r.next(i) == breakStrong {
			r.percent(i) // "chưa xong, mới 40"
		}
	case near:
		if next := r.at(i + 1); next == idle || next == notYet {
			return // "gần như chưa làm gì"
		}
		r.near = true
		if !r.ahead(i, finish) && r.assertable() {
			r.c.nearDone = true
		}
	case nearly:
		r.nearlyAt = i
		if next := r.at(i + 1); (next == manage && r.next(i+1) == breakStrong || r.key(i) == "sap" && r.next(i) == breakStrong) && r.named && r.assertable() {
			r.c.nearDone = true // "tạm được", "gần được rồi", "cũng sắp"
		} else if (next == act || next == deed) && !r.ahead(i, finish) && r.assertable() {
			r.c.nearDone = true
		}
	case going:
		r.goes(i)
	case manner:
		if k := r.key(i); (k == "dung" || k == "theo") && !r.has(finish) && r.at(i+1) != quantity {
			r.goes(i)
		}
		r.skipQ = r.skipQ || r.ws[m.to-1].key == "tieu" && r.at(i+1) == quantity // "chỉ tiêu 5 điểm"
	case ongoing:
		r.ongoing = true
		r.goesOn(i)
	case work, act, deed:
		r.works(i)
	case idle:
		r.idles(i)
	case stop, stuck, lack, wait:
		r.obstacle(i)
	case weather:
		if r.denials > 0 && r.nobody(max(r.notYetAt, r.noAt)) {
			r.c.nobody, r.denials = true, 0 // it denies who came and not the rain
		}
		r.c.reason = r.c.reason || r.denials == 0 && r.assertable()
		r.c.weather = r.c.reason && !r.past
		r.denials = 0
	case because:
		r.c.reason = r.c.reason || r.assertable() && !r.busySelf()
		if r.key(i) == "nen" { // what stands before it is the reason: "pa nô chưa về nên chưa lắp"
			r.denials, r.office = 0, false
		} else if r.key(i) == "vi" || r.key(i) == "do" {
			r.pending() // "không treo được vì vướng dây"
			r.denials = 0
		}
	case cleared:
		if r.denials > 0 {
			r.c.blocked, r.denials = true, 0
		} else if r.assertable() {
			r.c.cleared = true
		}
	case need, ask:
		r.wants(i)
	case left:
		r.remains(i)
	case same:
		r.c.same = r.assertable() && r.denials == 0
	case cross:
		r.c.notDone = true
	case fine:
		r.c.fine = r.denials == 0 && r.assertable() && r.at(i+1) == already && r.named
		if r.denials > 0 {
			r.c.weakly, r.denials = true, 0
		} else if r.nearlyAt == i-1 || r.near {
			r.c.nearDone = true
		}
	case quantity:
		r.count(i)
	case house, place:
		r.counted = true
	case residents:
		r.counted = true
		if (m.n > 0 || r.key(i-1) == "duoc" && r.denials == 0 && !r.place && !r.planned()) && r.named && r.assertable() {
			r.c.doing = true // "5/10 hộ đã ký", "được 12 hộ"
		}
	case inert:
		if r.key(i) == "dang" { // đăng ký
			r.skipQ = true
		}
		if m.unit == unitArea && r.ws[m.to-1].key == "phan" && r.named && r.denials == 0 && r.assertable() && !r.planned() {
			r.c.doing = true // "khoảng 8 phần"
		}
		if m.unit != none && r.at(i-1) == manage && r.named && !r.place && r.assertable() && !r.planned() {
			r.c.doing = true // "được 5 biển rồi"
		}
	case ratio:
		r.counted = true
		switch {
		case !r.assertable():
		case m.n == 0:
			r.c.doing = r.c.doing || r.named || r.c.says()
		case r.named && r.denials == 0 && !r.planned():
			r.c.done = true // 52/52
		}
	case future:
		if r.key(i) == "de" && r.denials > 0 && r.at(i-1) == none {
			r.c.blocked, r.denials = r.named && r.assertable(), 0 // "không có thang để treo"
		}
		r.future = r.future || m.to-m.from != 2 || r.ws[m.from].key != r.ws[m.to-1].key || !r.ahead(i, percent) // "từ từ, được 30%"
	case soon, date:
		r.soon = true
	case daytime:
		r.daytime = true
	case then:
		if r.key(i) == "moi" && (r.counted || r.at(i+1) == percent) && !r.cond {
			r.future, r.skipQ = false, false // "dự kiến 5 điểm mới xong 2 điểm"
		}
	case today:
		r.soon, r.c.now = true, true
	case now:
		r.c.now = true
	case except:
		r.c.left = r.c.left || r.assertable() && r.c.done // "xong trừ 2 hộ"
	case asking:
		if k := r.key(i - 1); r.key(i) == "nao" && (r.denials > 0 || r.c.notDone) && (k == "viec" || k == "cai" || k == "muc" || k == "chi") {
			r.c.none = true
		}
	case before:
		r.c.before, r.compares = !r.c.states(), r.c.states()
		r.past = true
	case past, already:
		r.past = true
		if r.key(i) == "da" && r.at(i+1) == none && r.denials == 0 && r.named && !r.place && r.assertable() && !r.has(finish) {
			r.c.hint = true // "đã đặt hàng": something has begun
		}
		if m.sense == already && i == 0 && r.named && r.next(0) == breakStrong && r.assertable() {
			r.c.yes = true
		}
		if m.sense == past {
			r.skipQ, r.c.now = false, r.c.now || r.ws[m.to-1].key == "nay" // "sáng nay"
		}
	case cond:
		if r.at(i+1) != quantity || r.has(then) || r.has(finish) { // not "có thêm 6 đoàn viên"
			r.cond, r.future = true, true
		}
	case unsure:
		r.doubt = true
	case hear, other:
		r.others, r.hearsay = true, r.hearsay || m.sense == hear && !r.folk(i)
	case nominal:
		r.skipQ = r.skipQ || r.key(i) == "ke" // "kế hoạch 30 người"
	case self:
		// "…, tôi thì chưa"; "bên công an chúng tôi"; not "chị Hai nói với em là xong"
		r.others = r.others && (r.at(i+1) != then || r.key(i+1) == "la") && (i == 0 || r.at(i-1) != other)
	case office:
		r.office = true
	case busy:
		r.c.reason = r.c.reason && !r.busySelf()
	case whole:
		r.c.whole = true
		if r.at(i+1) == already && !r.has(finish) && r.at(i-1) != act && r.at(i-1) != deed && (r.named || !r.opens(i)) { // "hết rồi đó" alone is none
			r.c.cleared = true // "trước vướng giờ hết rồi"
		}
	}
}

// opens tells whether nothing but courtesy stands before mark i.
func (r *reader) opens(i int) bool {
	for ; i > 0; i-- {
		switch r.at(i - 1) {
		case ack, polite, title, call, self, report, already:
		default:
			return false
		}
	}
	return true
}

// assertable tells whether what is said now is the speaker's own word about what is.
func (r *reader) assertable() bool { return !r.others && !r.cond }

// busySelf tells whether the speaker has no time. That of the residents is an obstacle.
func (r *reader) busySelf() bool {
	for i, m := range r.ms[:min(len(r.ms), 4*reach)] {
		if m.sense == busy && !r.folk(i) {
			return true
		}
	}
	return false
}

// workedBefore tells whether a verb of work stands right before mark i.
func (r *reader) workedBefore(i int) bool {
	prev := r.at(i - 1)
	return prev == work || prev == act || prev == deed
}

// ahead tells whether a mark of that sense follows before anything else is stated.
func (r *reader) ahead(i int, want sense) bool {
	for k := i + 1; k < len(r.ms) && k <= i+8; k++ {
		s := r.ms[k].sense
		if s == want {
			return true
		}
		if s == stuck || s == lack || s == percent || s == left || s == because || s == notYet || s == no {
			return false
		}
	}
	return false
}
