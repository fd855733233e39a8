package task

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// next asks what is still to be asked about a draft, or says it all back.
func (f flow) next(t *talk.Turn, c store.Committee, d draft) error {
	step, at := d.open()
	d.Serial = t.Tx.Seq()
	code := func(verb string) string { return fmt.Sprintf("%s:%d:%s", prefixDraft, d.Serial, verb) }
	k, err := f.known(t, c)
	if err != nil {
		return err
	}
	var say text.Message
	switch step {
	case stepStranger:
		p := d.at(at)
		if len(d.Leads) == 1 && at == 0 {
			say = text.AskTaskStranger{Said: p.Name, Keep: code("keep"), Without: code("without")}
			break
		}
		say = text.AskTaskStranger{Said: p.Name, Others: len(d.Leads) + len(d.Supports) - 1, Support: at >= len(d.Leads),
			Without: code("without"), Keep: code("keep")}
	case stepWhich:
		ask := text.AskTaskWhich{Said: d.at(at).Name}
		for i, m := range candidates(d.at(at).Maybe, k.Members) {
			ask.People = append(ask.People, text.TaskChoice{Label: fmt.Sprintf("%d %s", i+1, apart(m, k.Members)), Code: code(fmt.Sprintf("pick:%d", m.ID))})
		}
		say = ask
	case stepWho:
		say = text.AskTaskLead{Work: d.Work, Word: c.Neighbourhood, Due: f.due(t, c, d.fields)}
	case stepOne:
		say = f.askOne(d, k.Members, code)
	case stepWork:
		say = text.AskTaskWork{Leads: names(d.Leads)}
	case stepLong:
		say = text.TaskTooLong{Length: utf8.RuneCountInString(d.Work), Max: maxWork, Cut: code("cut")}
	case stepDue:
		say = text.AskTaskDue{Why: d.Wrong.Why, Said: d.Wrong.Said, Work: d.Work, Leads: names(d.Leads), Skip: code("skip")}
	default:
		if say, err = f.card(t, c, d); err != nil {
			return err
		}
	}
	return f.put(t, step, d, say)
}

// put asks: below a pressed button by changing its message, else with a new one.
func (f flow) put(t *talk.Turn, step string, d draft, say text.Message) error {
	if err := t.Hold(FlowName, step, d); err != nil {
		return err
	}
	return t.Rewrite(say, store.About{Committee: d.Committee, Flow: FlowName})
}

// askOne asks which of several leads.
func (f flow) askOne(d draft, members []store.Member, code func(string) string) text.Message {
	var ask text.AskTaskOne
	if d.Number == 0 {
		ask.Each = code("each")
	}
	if len(d.Leads) == 1 {
		ask.All, ask.Count = d.Leads[0].Name, len(everybody(members))
		return ask
	}
	for i, p := range d.Leads {
		ask.People = append(ask.People, text.TaskChoice{Label: fmt.Sprintf("%d %s", i+1, p.Name), Code: code(fmt.Sprintf("one:%d", i))})
	}
	return ask
}

// everybody are the members to whom work is given when all are named: not those who only watch.
func everybody(members []store.Member) []store.Member {
	return slices.DeleteFunc(slices.Clone(members), func(m store.Member) bool { return m.Role == store.Observer })
}

func candidates(ids []store.MemberID, members []store.Member) []store.Member {
	all := slices.DeleteFunc(slices.Clone(members), func(m store.Member) bool { return !slices.Contains(ids, m.ID) })
	who.Sort(all)
	return all
}

// apart names a member with his post, so that people of like names are told apart at a glance.
func apart(m store.Member, all []store.Member) string {
	name := who.Label(m, all)
	if name == m.Name && m.Post != "" {
		name += ", " + m.Post
	}
	return name
}

func names(all []party) (said []string) {
	for _, p := range all {
		said = append(said, p.Name)
	}
	return said
}

// card says a draft back.
func (f flow) card(t *talk.Turn, c store.Committee, d draft) (text.TaskDraft, error) {
	code := func(verb string) string { return fmt.Sprintf("%s:%d:%s", prefixDraft, d.Serial, verb) }
	said := text.TaskDraft{Work: shown(d.Work), Save: code("save"), Fix: code("fix"), Leave: code("drop")}
	if said.Work != d.Work {
		said.Length = utf8.RuneCountInString(d.Work)
	}
	if d.Number != 0 {
		said.Code = store.SubjectOf(store.KindTask, d.Number)
		if said.Same = len(changes(t, c, *d.Base, d.fields)) == 0; said.Same {
			said.Save = ""
		}
	}
	k, err := f.known(t, c)
	if err != nil {
		return said, err
	}
	r := reacher{t: t, c: c, members: k.Members}
	for i, p := range d.Leads {
		line, err := r.line(p)
		if err != nil {
			return said, err
		}
		line.From = dayIn(d.LeadFrom, c)
		said.Leads = append(said.Leads, line)
		if line.Nobody && p.Neighbourhood == 0 {
			said.Holders = append(said.Holders, text.TaskChoice{Label: p.Name, Code: code(fmt.Sprintf("holder:%d", i+1))})
		}
	}
	for _, p := range d.Supports {
		line, err := r.line(p)
		if err != nil {
			return said, err
		}
		line.Nobody, line.Post = false, ""
		said.Supports = append(said.Supports, line)
	}
	said.Directive = d.Directive.Word
	if d.About != "" {
		if said.About, err = label.Subject(&t.Tx.ReadTx, c.ID, d.About); err != nil {
			return said, err
		}
	}
	if said.Owner, err = f.proposed(t, c, d); err != nil {
		return said, err
	}
	if d.Criterion != 0 {
		if said.Criterion, err = label.Subject(&t.Tx.ReadTx, c.ID, store.SubjectOf(store.KindCriterion, d.Criterion)); err != nil {
			return said, err
		}
	}
	said.Due = f.due(t, c, d.fields)
	said.Rhythm, said.Offered, said.Night = d.Rhythm.Phrase, d.Offered, night(t, c, d)
	for _, n := range d.Notes {
		said.Notes = append(said.Notes, text.TaskNote{Why: n.Why, Said: n.Said, Criteria: len(k.Criteria), Word: c.Neighbourhood})
	}
	return said, nil
}

// maxShown is how much of the work a card shows: a card is one message.
const maxShown = 1000

func shown(work string) string {
	if r := []rune(work); len(r) > maxShown {
		return string(r[:maxShown-1]) + "…"
	}
	return work
}

// due is a deadline on a card.
func (f flow) due(t *talk.Turn, c store.Committee, d fields) text.TaskDue {
	said := text.TaskDue{Due: label.Due(d.Deadline, c.Location()), Phrase: d.Deadline.Phrase, Guessed: d.Guessed, Before: d.Deadline.Op == store.OpBefore}
	if !d.Deadline.IsZero() {
		said.Late = d.Deadline.DaysLate(t.Tx.Now(), c.Location())
		said.Free = free(f.cal, d.Deadline.Day)
	}
	return said
}

// dayIn is the beginning of a day in the committee's zone; zero for none.
func dayIn(day string, c store.Committee) time.Time {
	d, err := calendar.ParseDate(day)
	if err != nil {
		return time.Time{}
	}
	return d.At(0, 0, c.Location())
}

// reacher finds who stands for a party and whether he can be told.
type reacher struct {
	t       *talk.Turn
	c       store.Committee
	members []store.Member
	away    map[store.MemberID]store.Absence
	// calls are those who must be phoned, nobody the parties that nobody holds, gone those who are told after their leave.
	calls  []text.TaskParty
	nobody []string
	gone   []text.TaskParty
}

// holder is the member who stands for a party now.
func (r *reacher) holder(p party) (store.Member, bool) {
	id := store.Party{Member: p.Member, Neighbourhood: p.Neighbourhood}.Holder(r.members, r.t.Tx.Now())
	i := slices.IndexFunc(r.members, func(m store.Member) bool { return m.ID == id })
	if i < 0 || id == 0 {
		return store.Member{}, false
	}
	return r.members[i], true
}

// line is a party on a card.
func (r *reacher) line(p party) (text.TaskParty, error) {
	line := text.TaskParty{Name: p.Name}
	m, ok := r.holder(p)
	if !ok {
		line.Nobody = !p.All
		return line, nil
	}
	if !who.Same(m.Call, p.Name) && !who.Same(m.Name, p.Name) {
		line.Holder = m.Call
	} else {
		line.Post = m.Post
	}
	reached, err := r.t.Tx.Reached(m)
	if err != nil {
		return line, err
	}
	if !reached && m.Person != r.t.Person.ID {
		line.Lost, line.Phone = true, m.Phone
	}
	if r.away == nil {
		if r.away, err = r.t.Tx.AbsentNow(r.c.ID); err != nil {
			return line, err
		}
	}
	if a, gone := r.away[m.ID]; gone && store.StandIn(m.ID, r.away) == 0 {
		line.Away = dayIn(a.Last, r.c)
	}
	return line, nil
}
