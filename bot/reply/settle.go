package reply

import "strings"

// settle weighs all claims about one item, in the order in which they were made. Where they pull both ways the weaker
// one counts; contradicts tells that one was plainly against the other. ok is false if nothing was said.
func settle(claims []claim, s Said) (out Said, contradicts, ok bool) {
	var t claim
	task, place := s.Task != "" || s.Code == "", strings.HasPrefix(s.Code, "kp")
	last, counted := -1, false // counted: of this week
	for i, c := range claims {
		counted = counted || !c.before && !c.quantities.Empty()
		if c.states() && !c.asked {
			last = i
		}
	}
	for i, c := range claims {
		if c.asked && !c.ask && !c.blocked && !c.how {
			continue
		}
		if c.before && (i < last || counted && !c.quantities.Empty()) {
			continue
		}
		if c.correcting && (c.states() || c.weakly) {
			t.forget()
			t.percent, t.blocked, t.left, t.stopped = nil, false, false, false
		}
		if (c.correcting || c.instead) && !c.quantities.Empty() {
			t.quantities = replace(t.quantities, c.quantities)
			t.people = append(t.people[:0:0], c.people...)
			c.quantities, c.people = Quantities{}, nil
		}
		isDone := c.done || c.deed && task || c.percent != nil && *c.percent == 100
		if (c.now || c.but) && isDone || c.cleared && c.done {
			t.forget()
			t.blocked, t.left, t.stopped, t.percent = false, false, false, nil
		}
		if c.cleared {
			t.blocked, t.stopped = false, false
		}
		if place {
			c = c.ofCleanUp()
		}
		t.add(c, task)
	}
	contradicts = t.done && t.notDone
	if total, ok := broken(t.people); ok && t.quantities.People != nil && *t.quantities.People == 2*total {
		t.quantities.People = &total
	}
	s.Percent, s.Quantities = t.percent, t.quantities
	s.Status = t.status()
	s.Blocker = t.blocked || t.stopped || t.reason && (t.notDone || t.idle || t.weakly) || t.weather && s.Status == Doing
	t.ask = t.ask || t.how && s.Blocker
	if t.need && s.Status != Done {
		s.Blocker = true
	}
	s.NeedsHelp = t.need || t.ask
	ok = s.Status != "" || s.NeedsHelp || !s.Quantities.Empty()
	return s, contradicts, ok
}

// forget drops what was said of the state.
func (t *claim) forget() {
	t.done, t.nearDone, t.planned, t.notDone, t.weakly, t.doing, t.idle, t.later, t.todo, t.reason, t.deed = false, false, false, false, false, false, false, false, false, false, false
}

func (t *claim) add(c claim, task bool) {
	t.done = t.done || c.done || c.deed && task || c.fine
	t.doing = t.doing || c.doing
	t.deed = t.deed || c.deed && !task
	t.nearDone = t.nearDone || c.nearDone
	t.planned = t.planned || c.planned
	t.notDone = t.notDone || c.notDone
	t.weakly = t.weakly || c.weakly
	t.idle = t.idle || c.idle
	t.later = t.later || c.later
	t.todo = t.todo || c.todo
	t.stopped = t.stopped || c.stopped
	t.blocked = t.blocked || c.blocked
	t.reason = t.reason || c.reason
	t.weather = t.weather || c.weather
	t.cleared = t.cleared || c.cleared
	t.need = t.need || c.need
	t.hint = t.hint || c.hint
	t.how = t.how || c.how
	t.ask = t.ask || c.ask
	t.left = t.left || c.left
	if c.percent != nil {
		t.percent = c.percent
	}
	if t.standing > 0 && c.quantities.Points != nil { // "có 5 điểm, dọn xong 3 điểm"
		t.nearDone = t.nearDone || *c.quantities.Points < t.standing
		t.quantities.Points, t.standing = nil, 0
	}
	t.standing = max(t.standing, c.standing)
	if c.inside && (t.quantities.Tonnes != nil || t.quantities.Kg != nil) {
		c.quantities.Tonnes, c.quantities.Kg = nil, nil // "1,5 tấn (1.500 kg)"
	}
	c.share = c.share || c.inside || t.broken && c.listed
	t.broken = (c.share || c.broken) && (t.quantities.People != nil || c.broken)
	if c.share {
		c.quantities = each(c.quantities, t.quantities, func(_, y float64) float64 { return y })
		t.quantities = c.quantities
		return
	}
	t.people = append(t.people, c.people...)
	t.quantities = sum(t.quantities, c.quantities)
}

// broken tells whether the first or the last of the counts is the sum of all others: a total that was broken down.
func broken(counts []float64) (total float64, ok bool) {
	if len(counts) < 3 {
		return 0, false
	}
	all := 0.0
	for _, f := range counts {
		all += f
	}
	for _, f := range []float64{counts[0], counts[len(counts)-1]} {
		if 2*f == all {
			return f, true
		}
	}
	return 0, false
}

// status is the weakest state that all of t allows.
func (t *claim) status() Status {
	percent := -1
	if t.percent != nil {
		percent = *t.percent
	}
	trouble := t.blocked || t.stopped
	begun := t.doing || t.deed || t.nearDone || t.notDone || percent > 0 || t.done
	switch {
	case (t.done || percent == 100) && !t.nearDone && !t.notDone && !t.weakly && !t.planned && !t.idle && !t.todo && !t.left && !trouble && !t.doing &&
		(percent < 0 || percent == 100):
		return Done
	case t.stopped:
		return Blocked
	case percent == 0 && !begun:
		if trouble {
			return Blocked
		}
		return NotStarted
	case begun:
		return Doing
	case t.idle && (trouble || t.reason):
		return Blocked
	case t.idle:
		return NotStarted
	case trouble:
		return Blocked
	case t.left || t.cleared || t.planned || t.weakly || t.need:
		return Doing
	case t.hint && t.quantities.Empty() && !t.todo:
		return Doing
	case t.later:
		return NotStarted
	}
	return ""
}

// sum adds what two claims counted.
func sum(a, b Quantities) Quantities {
	return each(a, b, func(x, y float64) float64 { return round(x + y) })
}

// replace keeps of a what b does not count anew.
func replace(a, b Quantities) Quantities {
	return each(a, b, func(_, y float64) float64 { return y })
}

func each(a, b Quantities, both func(x, y float64) float64) Quantities {
	join := func(x, y *float64) *float64 {
		switch {
		case x == nil:
			return y
		case y == nil:
			return x
		}
		f := both(*x, *y)
		return &f
	}
	return Quantities{
		People: join(a.People, b.People), Points: join(a.Points, b.Points),
		Tonnes: join(a.Tonnes, b.Tonnes), Kg: join(a.Kg, b.Kg), M: join(a.M, b.M),
	}
}
