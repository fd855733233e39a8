package reply

// clause is what stands between two breaks, with what the sentence around it does to it.
type clause struct {
	marks      []mark
	but        bool // begins with "nhưng"
	correcting bool // begins with "à nhầm"
	asks       bool // ends with a question mark
	asked      bool // stands in a question: states nothing
	last       bool // of its sentence
	others     bool // an earlier clause said that this is hearsay
	planned    bool // an earlier clause of the sentence said when, or if
	inside     bool // stands in brackets behind something
}

// clauses splits marks where statements part.
func clauses(ws []word, ms []mark) []clause {
	var out []clause
	cur := clause{}
	first := 0 // clause of the sentence
	told, inside := false, false
	end := func() {
		correcting := cur.correcting && len(cur.marks) == 0 // "nhầm, 80%"
		if len(cur.marks) > 0 {
			out = append(out, cur)
		}
		cur, told = clause{correcting: correcting, inside: inside}, false
	}
	for i, m := range ms {
		if m.sense == but && (rhetorical(cur.marks, ms[i+1:]) || ws[m.from].key == "ma" && unlikely(ms[i+1:])) {
			m.sense = no
		}
		if m.sense == correct && ws[m.from].key == "sua" && i > 0 && (ms[i-1].sense == future || ms[i-1].sense == need) {
			m.sense = act // "phải sửa lại vài chỗ"
		}
		if corrects(ws, ms, i) {
			m.sense = correct
		}
		if m.sense == but && scolds(cur.marks, ms[i+1:]) {
			cur.marks[len(cur.marks)-1].sense = hardly
		}
		switch m.sense {
		case breakWeak:
			switch ws[m.from].key {
			case "(", "[":
				inside = true
			case ")", "]":
				inside = false
			}
			end()
		case breakStrong:
			end()
			if len(out) > first {
				sentence(out[first:], m.asks)
			}
			first = len(out)
		case but:
			end()
			cur.but = true
		case correct:
			end()
			cur.correcting = true
		case now, today:
			if told {
				end()
			}
			cur.marks = append(cur.marks, m)
		default:
			told = told || stating(m.sense)
			cur.marks = append(cur.marks, m)
		}
	}
	end()
	if len(out) > first {
		sentence(out[first:], false)
	}
	return out
}

// corrects tells whether "à" or "quên" between two figures takes back the first: "30 người, à 33 người".
func corrects(ws []word, ms []mark, i int) bool {
	if ms[i].sense != call && ms[i].sense != polite || i+1 >= len(ms) || i == 0 {
		return false
	}
	next := ms[i+1]
	if next.sense == breakWeak && i+2 < len(ms) {
		next = ms[i+2]
	}
	if s := next.sense; s != quantity && s != percent && (s != number || next.n < 10) {
		return false
	}
	switch last := ws[ms[i].to-1]; {
	case last.key == "quen":
		return true
	case ms[i].sense == polite || last.key != "a":
		return false
	}
	s := ms[i-1].sense
	return s == breakWeak || s == breakStrong || s == quantity || s == percent
}

// rhetorical tells whether "mà" between before and after denies what follows: "đâu ra mà xong", "làm gì có người mà làm".
func rhetorical(before, after []mark) bool {
	if len(after) == 0 || after[0].sense != finish && after[0].sense != work && after[0].sense != act && after[0].sense != deed {
		return false
	}
	for k := len(before) - 1; k >= 0 && k >= len(before)-reach; k-- {
		switch before[k].sense {
		case asking, question, hardly, how:
			return true
		case finish, head:
			return false
		}
	}
	return false
}

// unlikely tells whether a finish without "rồi" follows "mà": "có mà xong", "dễ chi mà xong".
func unlikely(after []mark) bool {
	if len(after) == 0 || after[0].sense != finish {
		return false
	}
	for _, m := range after[:min(len(after), reach)] {
		switch m.sense {
		case already, past, then:
			return false // "mà xong thì báo"
		case breakWeak, breakStrong, but, head:
			return true
		}
	}
	return true
}

// scolds tells whether "xong chưa" before "mà nói xong" is no question but a denial.
func scolds(before, after []mark) bool {
	n := len(before)
	return n > 1 && before[n-1].sense == notYet && before[n-2].sense == finish && len(after) > 0 && (after[0].sense == hear || after[0].sense == tell)
}

// sentence works out what the clauses of one sentence do to each other.
func sentence(cs []clause, asks bool) {
	cs[len(cs)-1].last = true
	planned, others := false, false
	for i := range cs {
		c := &cs[i]
		c.others = others && !c.has(head) && !(c.but && c.has(finish)) // "nói xong mà xem lại chưa xong"
		others = c.others || c.has(hear) && c.has(finish)
		if planned && !c.has(head) && !c.but {
			c.planned = true
		}
		planned = c.planned || !c.states() && (c.has(future) || c.has(cond)) || c.has(cond)
		if c.questions() && !c.mocks() {
			c.asked = true
		}
		if c.has(tag) && i > 0 && !c.states() {
			cs[i-1].asked = true
		}
	}
	if asks {
		last := &cs[len(cs)-1]
		last.asks = true
		if !last.asked && !last.has(asking) && !last.has(how) {
			for i := range cs {
				cs[i].asked = true
			}
		}
		last.asked = true
	}
}

func (c *clause) has(s sense) bool {
	for _, m := range c.marks {
		if m.sense == s {
			return true
		}
	}
	return false
}

// mocks tells whether the clause is a denial that only looks like a question: "giờ này mà xong gì".
func (c *clause) mocks() bool {
	n := len(c.marks)
	for n > 0 && trailing(c.marks, n-1) {
		n--
	}
	return c.but && n > 1 && c.marks[n-1].sense == asking && c.marks[n-2].sense == finish
}

// states tells whether the clause says anything about the work.
func (c *clause) states() bool {
	for _, m := range c.marks {
		if stating(m.sense) {
			return true
		}
	}
	return false
}

// stating senses make a statement about an item.
func stating(s sense) bool {
	switch s {
	case finish, near, going, ongoing, idle, stop, stuck, lack, wait, need, ask, notYet, percent, same, fine, cross, cleared, left, work, act, deed,
		quantity, ratio, aside, weather, hardly:
		return true
	}
	return false
}

// questions tells whether the clause asks although no question mark was typed.
func (c *clause) questions() bool {
	return questions(c.marks)
}

func questions(ms []mark) bool {
	denied, done, names := false, false, 0
	end := len(ms)
	for end > 0 && trailing(ms, end-1) {
		end--
	}
	first := 0
	for first < end && (ms[first].sense == ack || ms[first].sense == polite || ms[first].sense == title || ms[first].sense == call) {
		first++
	}
	for i, m := range ms {
		if i == first && end-i > 1 && m.sense == asking {
			return true // "sao chưa xong", "ai làm"
		}
		switch m.sense {
		case question, tag:
			if !denied && (i+1 >= len(ms) || ms[i+1].sense != hardly) && (i+2 >= end || ms[i+1].sense != no || ms[i+2].sense != finish) { // not "xong hồi nào mà xong"
				return true
			}
		case asking:
			if !denied && (i == end-1 || asksOfWork(ms[i+1:])) {
				return true // "ai làm vậy anh"
			}
		case no, notYet:
			if m.sense == no && m.to-m.from > 1 && i > 0 && (ms[i-1].sense == finish || ms[i-1].sense == work || ms[i-1].sense == act || ms[i-1].sense == deed) {
				break // "xong không được"
			}
			if i == end-1 && i > 0 && ms[i-1].sense != then && (done || m.sense == no && ms[i-1].sense != head) {
				return true // "xong chưa", "xong không anh"
			}
			if i > 0 && i+1 < end && m.sense == notYet && m.to-m.from == 1 && (ms[i-1].sense == finish || ms[i-1].sense == aside || ms[i-1].sense == whole && i > 1 && ms[i-2].sense == finish) && asksOn(ms[i+1].sense) {
				return true // "xong chưa thì tôi không rõ", "xong chưa mọi người"
			}
			denied = true
		case unsure, notThat, idle, same:
			denied = true
		case past:
			done = done || i+1 < end && ms[i+1].sense == none // "anh đã gửi tc5 chưa"
		case ack:
			done = done || m.to-m.from > 1 // "anh đã xem tc5 chưa"
		case left:
			done = false // "hồ sơ xong, còn thực tế chưa"
		case finish, act, deed, work, going, ongoing, percent, aside, manage, stuck, fine, cleared:
			done = true
		case head:
			if names++; names > 1 || !lastHead(ms[i+1:]) {
				done = false // not "xong tc3 chưa"
			}
			denied = false
		case call:
			if i == end-1 && i > 0 && (ms[i-1].sense == already || ms[i-1].sense == finish || ms[i-1].sense == manner) {
				return true // "xong rồi à"
			}
		}
	}
	return false
}

// asksOfWork tells whether what follows "ai" makes it ask for who works: "ai làm vậy", not "ai làm đâu".
func asksOfWork(ms []mark) bool {
	if ms[0].sense != work && ms[0].sense != act && ms[0].sense != deed {
		return false
	}
	for _, m := range ms[:min(len(ms), reach)] {
		if m.sense == hardly || m.sense == no || m.sense == notYet {
			return false
		}
	}
	return true
}

// asksOn tells whether what follows "xong chưa" makes it a question.
func asksOn(s sense) bool {
	switch s {
	case sample, report, tell, act, deed, work, manage, finish, no, notYet, head, near, part, place:
		return false
	}
	return true
}

func lastHead(ms []mark) bool {
	for _, m := range ms {
		if m.sense == head {
			return false
		}
	}
	return true
}

// trailing tells whether mark i may stand behind the end of a question: "xong chưa anh Hùng ơi".
func trailing(ms []mark, i int) bool {
	switch ms[i].sense {
	case polite, title, self, report:
		return true
	case call:
		return i > 0 && (ms[i-1].sense == title || ms[i-1].sense == none || ms[i-1].sense == self)
	case none:
		return i > 0 && ms[i-1].sense == title
	}
	return false
}
