package agenda

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

const (
	// ahead is how many days are looked into.
	ahead = 14
	// linesShown is how many messages are listed, tasksShown how many tasks of each are named.
	linesShown = 10
	tasksShown = 6
)

// upcoming answers /lich: what the person will be sent in the next days, or, for officers, what somebody else will be.
func (f flow) upcoming(t *talk.Turn, args string) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	said := strings.Join(key(args), " ")
	if said == "" || slices.Contains(mine, said) {
		return f.showUpcoming(t, m, c, m.ID)
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	found := who.Find(said, members)
	sees := talk.May(m.Role, talk.SeeNames)
	switch {
	case slices.ContainsFunc(found, func(x store.Member) bool { return x.ID == m.ID }) && (len(found) == 1 || !sees):
		return f.showUpcoming(t, m, c, m.ID)
	case len(found) == 0:
		return talk.Refuse(text.UpcomingUsage{Said: args})
	case !sees:
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
	case len(found) == 1:
		return f.showUpcoming(t, m, c, found[0].ID)
	}
	who.Sort(found)
	ask := text.WhoseTasks{Said: args}
	for _, x := range found {
		ask.People = append(ask.People, text.WhoseChoice{Label: who.Label(x, members), Code: code(c.ID, listUpcoming, 1, filter{member: x.ID})})
	}
	return privately(t, c, ask)
}

// privately shows a list in the person's own chat, and says so in a group.
func privately(t *talk.Turn, c store.Committee, m text.Message) error {
	about := store.About{Committee: c.ID, Flow: FlowName}
	if t.Private() {
		return t.Rewrite(m, about)
	}
	if err := t.Answer(text.InPrivate{}); err != nil {
		return err
	}
	return t.Privately(m, about)
}

func (f flow) showUpcoming(t *talk.Turn, m store.Member, c store.Committee, whose store.MemberID) error {
	if whose != m.ID && !talk.May(m.Role, talk.SeeNames) {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
	}
	h, err := f.horizon(&t.Tx.ReadTx, c, whose)
	if err != nil {
		return err
	}
	x, ok := h.member(whose)
	if !ok {
		return talk.Refuse(text.StaleButton{})
	}
	lines, err := h.lines()
	if err != nil {
		return err
	}
	said := text.Upcoming{Committee: several(t, c), Until: h.until.At(0, 0, h.loc), MoreDays: max(0, len(lines)-linesShown), Leaves: h.leaves(),
		Lines: lines[:min(len(lines), linesShown)]}
	if whose == m.ID {
		said.Call = x.Call
	} else {
		said.Name = x.Name
		reached, err := t.Tx.Reached(x)
		if err != nil {
			return err
		}
		said.Phone = !reached
	}
	return privately(t, c, said)
}

// horizon is what the days to come follow from, for one member.
type horizon struct {
	tx       *store.ReadTx
	cal      *calendar.Calendar
	c        store.Committee
	loc      *time.Location
	m        store.MemberID
	members  []store.Member
	absences []store.Absence
	until    calendar.Date
	// bundle is what he was asked today, zero for nothing.
	bundle store.Bundle
}

func (f flow) horizon(tx *store.ReadTx, c store.Committee, m store.MemberID) (*horizon, error) {
	h := &horizon{tx: tx, cal: f.cal, c: c, loc: c.Location(), m: m}
	h.until = calendar.DateOf(tx.Now().In(h.loc)).AddDays(ahead)
	var err error
	if h.members, err = tx.MembersIn(c.ID); err != nil {
		return nil, err
	}
	if h.absences, err = tx.Absences(c.ID); err != nil {
		return nil, err
	}
	return h, h.readBundle()
}

func (h *horizon) member(id store.MemberID) (store.Member, bool) {
	i := slices.IndexFunc(h.members, func(m store.Member) bool { return m.ID == id })
	if i < 0 {
		return store.Member{}, false
	}
	return h.members[i], true
}

// asked tells whether a question for somebody comes to the member on a day: his own while he is there, and those of whom
// he stands in for.
func (h *horizon) asked(whom store.MemberID, day string) bool {
	away := map[store.MemberID]store.Absence{}
	for _, a := range h.absences {
		if a.On(day) {
			away[a.Member] = a
		}
	}
	return whom != 0 && store.StandIn(whom, away) == h.m
}

// lines are the messages to come, in order: each round that asks him, with the reminders that ride in it, the reminders
// of each other day together, and what he is told of rounds as an officer.
func (h *horizon) lines() ([]text.UpcomingLine, error) {
	lines, err := h.rounds()
	if err != nil {
		return nil, err
	}
	reminders, err := h.reminders()
	if err != nil {
		return nil, err
	}
	for _, r := range reminders {
		i := slices.IndexFunc(lines, func(l text.UpcomingLine) bool { return r.joins(l, h.loc) })
		if i < 0 {
			i = len(lines)
			lines = append(lines, text.UpcomingLine{At: r.slot.At.In(h.loc)})
		}
		if l := &lines[i]; len(l.Tasks) < tasksShown {
			l.Tasks = append(l.Tasks, r.say())
		} else {
			l.More++
		}
	}
	lists, err := h.lists()
	if err != nil {
		return nil, err
	}
	lines = append(lines, lists...)
	slices.SortStableFunc(lines, func(a, b text.UpcomingLine) int { return a.At.Compare(b.At) })
	return lines, nil
}

// leaves are the member's, and those of whom he stands in for.
func (h *horizon) leaves() []text.UpcomingLeave {
	var all []text.UpcomingLeave
	today := calendar.DateOf(h.tx.Now().In(h.loc)).String()
	for _, a := range h.absences {
		if !a.Cancelled.IsZero() || a.Last < today || a.First > h.until.String() || a.Member != h.m && a.Substitute != h.m {
			continue
		}
		l := text.UpcomingLeave{First: h.day(a.First), Last: h.day(a.Last)}
		if x, ok := h.member(a.Substitute); ok && a.Member == h.m {
			l.Substitute = x.Call
		}
		if x, ok := h.member(a.Member); ok && a.Member != h.m {
			l.For = x.Call
		}
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b text.UpcomingLeave) int { return cmp.Or(a.First.Compare(b.First), cmp.Compare(a.For, b.For)) })
	return all
}

func (h *horizon) day(s string) time.Time {
	d, err := calendar.ParseDate(s)
	if err != nil {
		return h.tx.Now().In(h.loc)
	}
	return d.At(0, 0, h.loc)
}

// reminder is one slot of one task.
type reminder struct {
	task store.Task
	slot plan.Slot
	ends time.Time
	late int
}

// reminders are the slots of the tasks about which the member is asked, by day and number.
func (h *horizon) reminders() ([]reminder, error) {
	open, err := h.tx.OpenTasks(h.c.ID)
	if err != nil {
		return nil, err
	}
	var all []reminder
	for _, task := range open {
		lead, ok := task.Lead(h.tx.Now())
		if !ok {
			continue
		}
		holder := lead.Holder(h.members, h.tx.Now())
		made, err := h.tx.Ladder(h.c.ID, task.Number)
		if err != nil {
			return nil, err
		}
		for _, s := range plan.Slots(h.c, task, holder, h.absences, h.cal, h.tx.Now(), h.until) {
			if day := s.Day.String(); h.asked(holder, day) && day > made.Through {
				all = append(all, reminder{task: task, slot: s, ends: task.Deadline.Ends(h.loc, h.c.Rules.Strict), late: task.Deadline.DaysLate(s.At, h.loc)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b reminder) int {
		return cmp.Or(a.slot.At.Compare(b.slot.At), cmp.Compare(b.late, a.late), cmp.Compare(a.task.Number, b.task.Number))
	})
	return all, nil
}

// joins tells whether the reminder comes with a message: one that goes out at its hour, or a round that opens later that
// day and before the task is due.
func (r reminder) joins(l text.UpcomingLine, loc *time.Location) bool {
	if calendar.DateOf(l.At) != calendar.DateOf(r.slot.At.In(loc)) || l.Again {
		return false
	}
	if l.Asks == nil {
		return l.At.Equal(r.slot.At)
	}
	due := r.ends.After(r.slot.At) && !r.ends.After(l.At)
	return l.At.After(r.slot.At) && !due
}

func (r reminder) say() text.UpcomingTask {
	return text.UpcomingTask{Code: r.task.Subject(), Dated: !r.task.Deadline.IsZero(), Late: r.late, CheckIn: r.slot.CheckIn}
}
