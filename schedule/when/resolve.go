package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// resolve turns a phrase into a deadline. What the words do not allow becomes None or, where they name a time that
// cannot be used, Vague, with the flaw.
func (s *scanner) resolve(p phrase, sc scene) Deadline {
	d := Deadline{Start: s.tokens[p.from].Start, End: s.tokens[p.to-1].End}
	d.Phrase = s.text[d.Start:d.End]
	if p.session != wholeDay {
		d.Session = p.session
	}
	if p.rhythm != nil {
		return resolveRhythm(d, p, sc)
	}
	if p.empty() {
		d.Kind, d.Op, d.Due, d.Guessed = Vague, p.op(), Due{Day: sc.today}, true
		return d
	}
	if p.day == nil {
		return resolveClock(d, p, sc)
	}
	r := p.day.resolve(sc)
	due := r.resolveDue(p)
	if r.flaw == "" && !r.asked && due.before(sc.now) && r.later != nil {
		r = r.later(sc)
		due = r.resolveDue(p)
	}
	if r.flaw == "" && !r.asked && due.before(sc.now) {
		r.flaw = Past
	}
	if r.flaw != "" {
		d.Kind, d.Flaw = None, r.flaw
		if r.flaw == Past && p.lead.explicit() || r.vague {
			d.Kind = Vague
		}
		return d
	}
	d.Kind, d.Op, d.Due = Date, p.op(), due.Due
	d.Guessed = r.guessed || p.day.unsure || p.lead.guessed || due.guessed || p.disagrees(sc, r)
	if r.first != r.last {
		d.From = r.first
	}
	if d.Op == Before && p.day.several && p.day.form != partForm {
		first := p.beginning(r, sc)
		d.Due.Day, d.From, d.Guessed = first.first, calendar.Date{}, d.Guessed || first.guessed
	}
	if p.early != nil {
		d.Due.Day = before(p.early, sc, d.Due.Day)
		d.Guessed = true
		if d.Due.Day.Before(sc.today) {
			return Deadline{Kind: Vague, Phrase: d.Phrase, Start: d.Start, End: d.End, Flaw: Past}
		}
	}
	switch {
	case r.vague:
		d.Kind, d.Guessed = Vague, true
	case r.period || p.plans(r, sc):
		return Deadline{Kind: Period, Phrase: d.Phrase, Start: d.Start, End: d.End}
	}
	return d
}

// beginning is the first day of the span that "trước tháng 12" means. Of a span that runs already ("trước tuần này")
// only the end can be meant, which is a guess.
func (p phrase) beginning(r reading, sc scene) reading {
	if !r.first.After(sc.today) && !r.last.Before(sc.today) {
		r.first, r.guessed = r.last, true
	}
	return r
}

// moment is a due day while it is being worked out.
type moment struct {
	Due
	guessed bool
}

// resolveDue puts the time of day of the phrase to the last day of the reading.
func (r reading) resolveDue(p phrase) moment {
	m := moment{Due: Due{Day: r.last}}
	if !r.due.IsZero() {
		m.Due = r.due
		return m
	}
	if p.clock != nil {
		m.setClock(p)
	}
	return m
}

func (m *moment) setClock(p phrase) {
	hour, guessed := inSession(p.clock.hour, p.session)
	if p.clock.exact && p.session == "" {
		hour, guessed = p.clock.hour, false
	}
	if p.clock.midnight || p.session == evening && p.clock.hour == 12 {
		return // 24h: the day itself
	}
	m.Timed, m.Hour, m.Minute, m.guessed = true, hour, p.clock.minute, guessed
}

// before reports whether the moment is over; a day without a time lasts to its end.
func (m moment) before(now time.Time) bool {
	today := calendar.DateOf(now)
	if m.Day != today || !m.Timed {
		return m.Day.Before(today)
	}
	return m.Hour*60+m.Minute < now.Hour()*60+now.Minute()
}

// op decides the operator: the words before the day, or else the sort of day.
func (p phrase) op() Op {
	l := p.lead
	several := p.day != nil && p.day.several
	switch {
	case p.day != nil && p.day.ahead && (l.op == "" || l.op == On || l.op == Within):
		return Before
	case l.op == By && p.day != nil && p.day.form == countForm && !l.strong:
		return Within
	case l.op != "" && l.op != On:
		return l.op
	case l.closing && several:
		return Within
	case l.closing || l.label && l.op == "":
		if several && !l.strong && !l.closing {
			return Within
		}
		return By
	case l.after && p.day.unit >= daysUnit:
		return On
	case p.day != nil && p.day.form == countForm && p.day.unit < daysUnit && !several:
		return At
	case several:
		return Within
	case p.clock != nil && p.clock.ranged:
		return Within
	case p.clock != nil && !p.clock.midnight:
		return At
	}
	return On
}

// disagrees reports whether the weekday beside a date is not that date's.
func (p phrase) disagrees(sc scene, r reading) bool {
	return p.weekday != nil && !p.day.several && p.weekday.weekdays[0] != r.last.Weekday()
}

// plans reports a horizon rather than a deadline: "đến năm 2030".
func (p phrase) plans(r reading, sc scene) bool {
	return p.day.form == spanForm && p.lead.op == By && !p.lead.untilEnd && !p.lead.label &&
		r.last.Sub(r.first) > 360 && r.last.Year >= sc.today.Year+2
}

// before moves a day forward by the length of an atom: "trước Tết 10 ngày".
func before(early *atom, sc scene, d calendar.Date) calendar.Date {
	length := early.resolve(sc)
	if length.flaw != "" || !length.due.IsZero() {
		return d
	}
	return d.AddDays(-length.last.Sub(sc.today))
}

// resolveClock is a time of day without a day: today's, or tomorrow's if that is over. Always a guess.
func resolveClock(d Deadline, p phrase, sc scene) Deadline {
	m := moment{Due: Due{Day: sc.today}}
	m.setClock(p)
	if m.before(sc.now) {
		m.Day = m.Day.AddDays(1)
	}
	d.Kind, d.Op, d.Due, d.Guessed = Date, p.op(), m.Due, true
	return d
}

// resolveRhythm is a recurrence.
func resolveRhythm(d Deadline, p phrase, sc scene) Deadline {
	day := atom{}
	if p.day != nil {
		day = *p.day
	}
	rrule, ok := rule(*p.rhythm, day)
	d.Kind, d.RRule, d.Op, d.Guessed = Recur, rrule, On, !ok || p.lead.guessed || p.rhythm.unsure || day.unsure || day.form == partForm ||
		len(day.weekdays) > 0 && day.nth == 0 && p.rhythm.unit >= months
	if p.clock != nil && !p.clock.midnight {
		m := moment{}
		m.setClock(p)
		d.Timed, d.Hour, d.Minute = m.Timed, m.Hour, m.Minute
		d.Op = At
	}
	if p.lead.op != "" && p.lead.op != On && !day.ranged {
		d.Op = p.lead.op
	}
	if p.until != nil {
		if r := p.until.resolve(sc); r.flaw == "" && ok {
			d.RRule += ";UNTIL=" + r.last.At(0, 0, time.UTC).Format("20060102")
		}
	}
	return d
}
