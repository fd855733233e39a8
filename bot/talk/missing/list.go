package missing

import (
	"cmp"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

const (
	// linesShown is how many people one message lists; shortShown how many of each round where there are several.
	linesShown, shortShown = 20, 4
	// nudgeButtons and inviteButtons are how many a message has; the rest is typed.
	nudgeButtons, inviteButtons = 8, 3
	// weeksShown is what the button for attendance looks back.
	weeksShown = 8
)

// listOf lists, for a reader, who has something open in rounds: one whole, by the page, or several in short.
func listOf(tx *store.ReadTx, reader store.PersonID, c store.Committee, rounds []store.Round, page int) (text.MissingList, error) {
	list := text.MissingList{Attend: talk.Code(pressAttend, c.ID, weeksShown, 1)}
	for _, r := range rounds {
		d := desk{tx: tx, c: c, r: r}
		part, people, err := d.part()
		if err != nil {
			return list, err
		}
		shown := people
		if len(rounds) > 1 {
			shown = people[:min(len(people), shortShown)]
			part.More = len(people) - len(shown)
		} else if len(people) > linesShown {
			list.Pages = (len(people) + linesShown - 1) / linesShown
			list.Page = min(max(1, page), list.Pages)
			shown = people[(list.Page-1)*linesShown : min(len(people), list.Page*linesShown)]
			if list.Page < list.Pages {
				list.Next = talk.Code(pressShow, c.ID, r.ID, list.Page+1)
			}
		}
		if len(rounds) == 1 {
			if err := d.judge(people, reader); err != nil {
				return list, err
			}
			if slices.ContainsFunc(people, func(p person) bool { return p.may == nudgeNow }) {
				list.All = talk.Code(pressNudge, c.ID, r.ID, 0)
			}
		}
		if err := d.fill(&part, shown, len(rounds) == 1); err != nil {
			return list, err
		}
		if list.All == "" {
			part.Rested = d.rested(people)
		}
		list.Parts = append(list.Parts, part)
	}
	if len(rounds) > 1 {
		list.Parts = numbered(list.Parts, rounds)
	}
	return list, nil
}

// numbered gives several parts their numbers, and the buttons that show one.
func numbered(parts []text.MissingPart, rounds []store.Round) []text.MissingPart {
	for i := range parts {
		parts[i].Number, parts[i].Show = i+1, talk.Code(pressShow, rounds[i].Committee, rounds[i].ID, 1)
		parts[i].Brief, parts[i].OpenLate = "", ""
	}
	return parts
}

// desk is one round as an officer looks at it.
type desk struct {
	tx *store.ReadTx
	c  store.Committee
	r  store.Round
	p  store.Plan
}

// person is one who has something open. number is his place in the roll: it stays his for the whole round.
type person struct {
	view.Seat
	number int
	// kind is under which heading he stands.
	kind heading
	// may is nudgeNow for who may be reminded now, else why he is not, with the instant that belongs to it; "" where nobody
	// is reminded.
	may   text.NudgeWhy
	since time.Time
}

// nudgeNow stands for no reason against a reminder.
const nudgeNow text.NudgeWhy = "now"

type heading int

const (
	silent heading = iota
	partial
	phone
	lost
	unknown
)

// part gathers what is said of the round, and who has something open in it, in the order of the headings.
func (d *desk) part() (text.MissingPart, []person, error) {
	part := text.MissingPart{Closed: d.r.Over(), Closes: d.r.Closes.In(d.c.Location()), Away: d.r.Unknown}
	var err error
	if d.p, err = d.tx.Plan(d.r.Committee, d.r.Plan); err != nil {
		return part, nil, err
	}
	part.RoundName = d.name()
	seats, err := view.Seats(d.tx, d.r)
	if err != nil {
		return part, nil, err
	}
	part.Answered, part.Leave = view.Count(seats, view.Complete), view.Count(seats, view.OnLeave)
	part.N = len(seats) - part.Leave
	if d.r.Kind == store.Weekly {
		part.Brief = talk.Code(pressBrief, d.r.Committee, d.r.ID)
	}
	until := d.r.Closes.Add(store.LateGrace)
	if part.Closed && !d.tx.Now().After(until) {
		part.LateUntil = until.In(d.c.Location())
		if part.Answered < part.N && !d.r.IsRollCall() {
			part.OpenLate = talk.Code(pressLate, d.r.Committee, d.r.ID)
		}
	}
	var people []person
	for i, s := range seats {
		p := person{Seat: s, number: i + 1}
		open, err := d.place(&p)
		if err != nil {
			return part, nil, err
		}
		if open {
			people = append(people, p)
		}
	}
	slices.SortStableFunc(people, func(a, b person) int { return int(a.kind - b.kind) })
	return part, people, nil
}

// name is what the round is called.
func (d *desk) name() text.RoundName {
	n := text.RoundName{Plan: d.p.Name, Kind: d.r.Kind, RollCall: d.r.IsRollCall()}
	n.First, n.Last = label.Days(d.r, d.c.Location())
	return n
}

// place finds the heading under which somebody stands; false for who has nothing open or is on leave.
func (d *desk) place(p *person) (bool, error) {
	reached := true
	if p.Member.Person != 0 && (p.State == view.Waiting || p.State == view.Partial || p.State == view.Unknown) {
		var err error
		if reached, err = d.tx.Reached(p.Member); err != nil {
			return false, err
		}
	}
	switch p.State {
	case view.Waiting, view.Missing:
		p.kind = silent
	case view.Partial:
		p.kind = partial
	case view.Unknown:
		p.kind = silent // asked again, and still to answer
		if d.r.Over() {
			p.kind = unknown
		}
	case view.ByPhone:
		p.kind = phone
	default:
		return false, nil
	}
	if !reached {
		p.kind = lost
	}
	if p.Member.Person == 0 {
		p.kind = phone // also who has been noted in part
	}
	return true, nil
}

// judge finds who of those who have something open may be reminded now by a reader of the list.
func (d *desk) judge(people []person, reader store.PersonID) error {
	if d.r.Phase != store.Opened {
		return nil
	}
	for i := range people {
		p := &people[i]
		if p.kind > partial {
			continue
		}
		var err error
		if p.may, p.since, err = d.verdict(p.Seat, reader); err != nil {
			return err
		}
		p.may = cmp.Or(p.may, nudgeNow)
	}
	return nil
}

// rested is the first instant at which one of those may be reminded who have just been asked; zero for none.
func (d *desk) rested(people []person) (first time.Time) {
	for _, p := range people {
		if p.may == text.NudgeAsked && (first.IsZero() || p.since.Before(first)) {
			first = p.since
		}
	}
	if first.IsZero() || !first.Before(d.r.Closes) {
		return time.Time{}
	}
	return first.In(d.c.Location())
}

// fill puts people under their headings. Alone in its message the part has buttons.
func (d *desk) fill(part *text.MissingPart, people []person, alone bool) error {
	nudges, invites := 0, 0
	for _, p := range people {
		l, err := d.line(p)
		if err != nil {
			return err
		}
		l.NoPhone = l.Phone == "" && (p.kind >= phone || d.r.Over())
		if alone && d.r.Phase == store.Opened && p.kind <= partial {
			l.Number = p.number
			switch {
			case p.may == text.NudgeToday:
				l.Nudged, l.Waits = p.since.In(d.c.Location()), p.since.After(d.tx.Now())
			case p.may != nudgeNow:
			case nudges < nudgeButtons:
				nudges++
				l.Nudge = talk.Code(pressNudge, d.r.Committee, d.r.ID, p.number)
			case part.ByHand == 0:
				part.ByHand = p.number
			}
		}
		if alone && p.kind == phone && invites < inviteButtons {
			invites++
			l.Invite = join.CardCode(p.Member)
		}
		heads := []*[]text.MissingLine{&part.Silent, &part.Partial, &part.Phone, &part.Lost, &part.Unknown}
		*heads[p.kind] = append(*heads[p.kind], l)
	}
	return nil
}

// line names somebody and what is open of his.
func (d *desk) line(p person) (text.MissingLine, error) {
	l := text.MissingLine{CallLine: text.CallLine{Name: p.Member.Name, Post: p.Member.Post, Phone: p.Member.Phone}, Call: p.Member.Call}
	for _, s := range p.Open {
		if q, ok := d.p.Question(d.r, s); ok && s.Question() > 0 {
			if !slices.Contains(l.Questions, q.Text) {
				l.Questions = append(l.Questions, q.Text)
			}
			if s = s.About(); s.Is(store.KindQuestion) {
				continue
			}
		}
		if slices.ContainsFunc(l.Subjects, func(x text.Subject) bool { return x.Code == s }) {
			continue
		}
		named, err := label.Subject(d.tx, d.r.Committee, s)
		if err != nil {
			return l, err
		}
		l.Subjects = append(l.Subjects, named)
	}
	return l, nil
}

// lastNudge is when the newest nudge of the round went to a member, or will go; zero when there is none.
func (d *desk) lastNudge(m store.MemberID) (time.Time, error) {
	all, err := d.tx.NudgesOf(d.r.Committee, d.r.ID, m)
	if err != nil || len(all) == 0 {
		return time.Time{}, err
	}
	return all[len(all)-1].Due, nil
}

func (d *desk) sameDay(a, b time.Time) bool {
	const day = "2006-01-02"
	return a.In(d.c.Location()).Format(day) == b.In(d.c.Location()).Format(day)
}
