package task

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// maxWork is how long the words of a task may be, in code points.
const maxWork = 2000

// draft is a task before anybody has said that it is right. It is what the open question remembers.
type draft struct {
	Committee store.CommitteeID `json:"committee"`
	// Number and Version are the task that is being changed, 0 for a new one; Base is how it was when the draft began.
	Number  int     `json:"number,omitempty"`
	Version int     `json:"version,omitempty"`
	Base    *fields `json:"base,omitempty"`
	// Serial is the commit that asked the open question: a button of an older one means something else.
	Serial uint64 `json:"serial,omitempty"`
	Said   string `json:"said,omitempty"`
	fields
	// Each: everybody named leads a task of his own.
	Each bool `json:"each,omitempty"`
	// Wrong is what cannot be a deadline and why.
	Wrong wrong `json:"wrong,omitzero"`
	// Asking: it is put together step by step, so that the deadline is asked for too. Dated: it was.
	Asking bool `json:"asking,omitempty"`
	Dated  bool `json:"dated,omitempty"`
	// Holder is the lead whose holder is being asked for, from 1; Word is why a task is dropped.
	// Many are several tasks that are changed, or dropped, with one yes.
	Many     []changing `json:"many,omitempty"`
	Dropping bool       `json:"dropping,omitempty"`

	Holder int        `json:"holder,omitempty"`
	Word   string     `json:"word,omitempty"`
	Notes  []unplaced `json:"notes,omitempty"`
	// Directive is the ý kiến chỉ đạo that it comes from, About what that is about. Proposed is for what the lead answers,
	// where nobody was named and he was chosen for that.
	Directive store.Verdict `json:"directive,omitzero"`
	About     store.Subject `json:"about,omitempty"`
	Proposed  store.Subject `json:"proposed,omitempty"`
}

// fields are the parts of a task that people give and change.
type fields struct {
	Work      string         `json:"work,omitempty"`
	Criterion int            `json:"criterion,omitempty"`
	Places    []int          `json:"places,omitempty"`
	Leads     []party        `json:"leads,omitempty"`
	Supports  []party        `json:"supports,omitempty"`
	Deadline  store.Deadline `json:"deadline,omitzero"`
	// Guessed: the deadline is what we made of vague words.
	Guessed bool         `json:"guessed,omitempty"`
	Rhythm  store.Rhythm `json:"rhythm,omitzero"`
	// Offered: the rhythm is our proposal, for work without an end that was given without one.
	Offered bool `json:"offered,omitempty"`
	// LeadFrom is the day (2006-01-02) from which the lead leads, empty for now.
	LeadFrom string `json:"lead_from,omitempty"`
}

// party is somebody named, as far as it is known who that is.
type party struct {
	Name          string         `json:"name"`
	Member        store.MemberID `json:"member,omitempty"`
	Neighbourhood int            `json:"neighbourhood,omitempty"`
	// Maybe are those who may be meant. Strange: nobody on the list has the name. All: everybody.
	Maybe   []store.MemberID `json:"maybe,omitempty"`
	Strange bool             `json:"strange,omitempty"`
	All     bool             `json:"all,omitempty"`
}

// unplaced is something in a sentence that could not be used.
type unplaced struct {
	Why  string `json:"why"`
	Said string `json:"said,omitempty"`
}

// wrong is why words are no deadline: "past", "impossible", "anchor", "unclear".
type wrong struct {
	Why  string `json:"why,omitempty"`
	Said string `json:"said,omitempty"`
}

// same tells whether two parties are one.
func (p party) same(o party) bool {
	if p.Member != 0 || o.Member != 0 {
		return p.Member == o.Member
	}
	if p.Neighbourhood != 0 || o.Neighbourhood != 0 {
		return p.Neighbourhood == o.Neighbourhood
	}
	return who.Same(p.Name, o.Name)
}

// clear tells whether it is known who is meant, be it somebody whom nobody on the list stands for.
func (p party) clear() bool { return !p.Strange && len(p.Maybe) == 0 }

// draftOf reads a sentence that gives a task. before is what it was said behind: behind "giao " somebody's name is
// expected, so that "minh" is Minh.
func (f flow) draftOf(t *talk.Turn, c store.Committee, said, before string) (draft, error) {
	k, err := f.known(t, c)
	if err != nil {
		return draft{}, err
	}
	a := assignment.Read(before+said, k)
	d := draft{Committee: c.ID, Said: said, fields: fields{Work: a.Work, Criterion: a.Criterion, Places: a.Places}}
	d.Leads, d.Supports = f.parties(c, a, k)
	for _, p := range a.Problems {
		switch p.Kind {
		case assignment.UnknownCriterion:
			d.Notes = append(d.Notes, unplaced{"criterion", p.Said})
		case assignment.SeveralCriteria:
			d.Notes = append(d.Notes, unplaced{"criteria", p.Said})
		case assignment.UnknownNeighbourhood:
			d.Notes = append(d.Notes, unplaced{"place", p.Said})
		case assignment.PastDeadline:
			d.Wrong = wrong{"past", p.Said}
		case assignment.ImpossibleDeadline:
			d.Wrong = wrong{"impossible", p.Said}
		case assignment.UnanchoredDeadline:
			d.Wrong = wrong{"anchor", p.Said}
		}
	}
	if d.Wrong.Why == "" {
		d.take(a.Deadline)
	}
	if day, none := noLeapDay(a.Deadline, k); none {
		d.Wrong, d.Deadline, d.Guessed = wrong{"impossible", day}, store.Deadline{}, false
	}
	if len(a.Leads) == 0 && before != "" {
		d.Work = strings.TrimSpace(strings.TrimPrefix(d.Work+" ", before)) // "giao" is ours where nobody is named
	}
	return d, f.offer(t, c, &d, a.Deadline)
}

// parties are those whom an assignment names, the unknown ones too.
func (f flow) parties(c store.Committee, a assignment.Assignment, k assignment.Known) (leads, supports []party) {
	for _, p := range a.Leads {
		leads = add(leads, partyOf(c, p, k))
	}
	for _, p := range a.Supports {
		supports = add(supports, partyOf(c, p, k))
	}
	for _, p := range a.Problems {
		outside := slices.ContainsFunc(a.Leads, func(o assignment.Party) bool { return o.Kind == assignment.Outsider && o.Said == p.Said })
		switch {
		case p.Kind == assignment.UnknownLead && !outside:
			leads = add(leads, party{Name: p.Said, Strange: true})
		case p.Kind == assignment.UnknownSupport:
			supports = add(supports, party{Name: p.Said, Strange: true})
		}
	}
	supports = slices.DeleteFunc(supports, func(p party) bool { return slices.ContainsFunc(leads, p.same) })
	return leads, supports
}

// add puts a party in unless it is there.
func add(all []party, p party) []party {
	if slices.ContainsFunc(all, func(o party) bool { return p.clear() && o.clear() && p.same(o) }) {
		return all
	}
	return append(all, p)
}

// partyOf names a party: a person as he is called, everybody else as they were named.
func partyOf(c store.Committee, p assignment.Party, k assignment.Known) party {
	out := party{Name: p.Said, Member: p.Member, Neighbourhood: p.Neighbourhood, Maybe: p.Candidates, All: p.Kind == assignment.Everyone}
	if p.Kind == assignment.Outsider && !strings.Contains(p.Said, " ") && p.Said == fold.Key(p.Said) {
		out.Strange = true // "khoi" may be Khôi as well as a khối
	}
	if p.Neighbourhood != 0 {
		out.Name = placeName(c, k.Neighbourhoods, p.Neighbourhood)
	}
	if i := slices.IndexFunc(k.Members, func(m store.Member) bool { return m.ID == p.Member }); i >= 0 && p.Kind == assignment.Person {
		out.Name = callOf(k.Members[i], k.Members)
	}
	return out
}

// callOf is what a member is called where that is his alone, else his name.
func callOf(m store.Member, all []store.Member) string {
	for _, o := range all {
		if o.ID != m.ID && who.Same(o.Call, m.Call) {
			return m.Name
		}
	}
	return m.Call
}

// take puts in the deadline, or the rhythm, that words were understood to mean.
func (d *fields) take(w when.Deadline) {
	switch {
	case w.Kind == when.Recur:
		d.Offered = false
		d.Rhythm = store.Rhythm{RRule: w.RRule, Phrase: w.Phrase}
	case (w.Kind == when.Date || w.Kind == when.Vague) && !w.Due.IsZero():
		d.Deadline = store.Deadline{Phrase: w.Phrase, Op: string(w.Op), Day: w.Due.Day.String()}
		if w.Due.Timed {
			d.Deadline.Clock = fmt.Sprintf("%02d:%02d", w.Due.Hour, w.Due.Minute)
		}
		d.Guessed = w.Guessed
	case w.Kind == when.Vague:
		d.Deadline, d.Guessed = store.Deadline{Phrase: w.Phrase}, false
	}
}

// The steps of the flow's questions.
const (
	stepStranger = "stranger"
	stepWhich    = "which"
	stepWho      = "who"
	stepOne      = "one"
	stepWork     = "work"
	stepLong     = "long"
	stepDue      = "due"
	stepCard     = "card"
	stepHolder   = "holder"
	stepEnd      = "end"
	stepBack     = "back"
	stepMany     = "many"
)

// open is what must be asked before the draft can be saved, and about whom: the party's place among the leads and then
// the supports.
func (d *draft) open() (step string, at int) {
	all := slices.Concat(d.Leads, d.Supports)
	if at := slices.IndexFunc(all, func(p party) bool { return p.Strange }); at >= 0 {
		return stepStranger, at
	}
	if at := slices.IndexFunc(all, func(p party) bool { return len(p.Maybe) > 0 }); at >= 0 {
		return stepWhich, at
	}
	switch {
	case len(d.Leads) == 0:
		return stepWho, 0
	case d.several():
		return stepOne, 0
	case d.Work == "":
		return stepWork, 0
	case utf8.RuneCountInString(d.Work) > maxWork:
		return stepLong, 0
	case d.Wrong.Why != "", d.Asking && !d.Dated && d.Deadline == store.Deadline{} && d.Rhythm == store.Rhythm{}:
		return stepDue, 0
	}
	return stepCard, 0
}

// cut keeps as much of the work as a task may hold.
func (d *fields) cut() { d.Work = strings.TrimSpace(string([]rune(d.Work)[:maxWork])) }

// several tells whether more than one was given the work without a word on who leads. Neighbourhoods each have their own.
func (d *draft) several() bool {
	if d.Each {
		return false
	}
	if len(d.Leads) == 1 {
		return d.Leads[0].All
	}
	return d.Number != 0 || slices.ContainsFunc(d.Leads, func(p party) bool { return p.Neighbourhood == 0 })
}

// at gives the party at a place among leads and then supports, remove takes it out.
func (d *draft) at(i int) *party {
	if i < len(d.Leads) {
		return &d.Leads[i]
	}
	return &d.Supports[i-len(d.Leads)]
}

func (d *draft) remove(i int) {
	if i < len(d.Leads) {
		d.Leads = slices.Delete(slices.Clone(d.Leads), i, i+1)
		return
	}
	i -= len(d.Leads)
	d.Supports = slices.Delete(slices.Clone(d.Supports), i, i+1)
}

// replace puts others in the place of a party.
func (d *draft) replace(i int, by []party) {
	lead := i < len(d.Leads)
	d.remove(i)
	for _, p := range by {
		if lead {
			d.Leads = add(d.Leads, p)
		} else {
			d.Supports = add(d.Supports, p)
		}
	}
	d.tidy()
}

// tidy takes those who lead out of those who support.
func (d *fields) tidy() {
	d.Supports = slices.DeleteFunc(slices.Clone(d.Supports), func(p party) bool {
		return slices.ContainsFunc(d.Leads, func(l party) bool { return p.clear() && l.clear() && p.same(l) })
	})
}

// free names what makes a day one on which offices are closed: a holiday's key, "rest", or "" for a working day.
func free(cal *calendar.Calendar, day string) string {
	d, err := calendar.ParseDate(day)
	if err != nil || cal.IsWorkingDay(d) {
		return ""
	}
	if key, ok := cal.Holiday(d); ok {
		return key
	}
	return "rest"
}

// placeName is a neighbourhood as one says it: "khu phố 5", "khu phố Xuân Hợp".
func placeName(c store.Committee, all []store.Neighbourhood, number int) string {
	i := slices.IndexFunc(all, func(n store.Neighbourhood) bool { return n.Number == number })
	if i < 0 {
		return fmt.Sprintf("%s %d", c.Neighbourhood, number)
	}
	name, word := all[i].Name, c.Neighbourhood
	if rest, ok := strings.CutPrefix(strings.ToLower(name), strings.ToLower(word)); ok && len(rest) < len(name) {
		return word + name[len(name)-len(rest):]
	}
	return word + " " + name
}
