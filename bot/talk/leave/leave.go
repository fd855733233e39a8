// Package leave is a member's leave (nghỉ): from when to when, and who answers in his place.
//
// It promises that nobody is asked while he is away, that a substitute is told what becomes his for these days, that a
// leave is said back before it holds and can be taken back with one tap, and that nobody is put on leave by guessing a name.
package leave

import (
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// FlowName is the flow's name.
const FlowName = "leave"

// prefix begins the codes of this flow's buttons.
const prefix = "ng"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "nghi", Aliases: []string{"leave", "nghiphep"}, Bare: []string{"xin nghi", "nghi", "toi nghi", "em nghi"},
			Right: talk.Belong, Menu: true, Takes: takes, Do: ask}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
		Step:  step,
		Leave: func(*talk.Turn, store.Dialog) (text.Message, error) { return text.LeaveDropped{}, nil },
	}
}

// The steps of the open question.
const (
	stepDays    = "days"    // from when to when?
	stepConfirm = "confirm" // is this right?
)

// asked is what the open question remembers.
type asked struct {
	Committee  store.CommitteeID `json:"committee"`
	Member     store.MemberID    `json:"member"`
	First      string            `json:"first,omitempty"`
	Last       string            `json:"last,omitempty"`
	Substitute store.MemberID    `json:"substitute,omitempty"`
}

// longest is how many days one leave may have; more is a slip of the pen.
const longest = 366

// ask takes /nghi: shows what leave there is, or reads a new one.
func ask(t *talk.Turn, args string) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	if !t.Private() {
		return t.Answer(text.PleaseInPrivate{})
	}
	if strings.TrimSpace(args) == "" {
		return show(t, c, m)
	}
	return read(t, c, m, asked{Committee: c.ID, Member: m.ID}, args)
}

// show lists the leave that holds or is to come: his own, and for who manages members everybody's.
func show(t *talk.Turn, c store.Committee, m store.Member) error {
	all, err := t.Tx.Absences(c.ID)
	if err != nil {
		return err
	}
	today := t.Tx.Now().In(c.Location()).Format(time.DateOnly)
	said := text.LeaveList{Officer: talk.May(m.Role, talk.ManageMembers)}
	for _, a := range all {
		if !a.Cancelled.IsZero() || a.Last < today || (a.Member != m.ID && !said.Officer) {
			continue
		}
		l, err := line(t, c, a)
		if err != nil {
			return err
		}
		l.Cancel = cancelCode(a)
		said.Lines = append(said.Lines, l)
	}
	return t.Ask(FlowName, stepDays, asked{Committee: c.ID, Member: m.ID}, said)
}

// line gathers what is said of a leave.
func line(t *talk.Turn, c store.Committee, a store.Absence) (text.LeaveLine, error) {
	m, err := t.Tx.Member(c.ID, a.Member)
	if err != nil {
		return text.LeaveLine{}, err
	}
	l := text.LeaveLine{Name: m.Name, First: day(a.First, c), Last: day(a.Last, c)}
	l.Days = int(l.Last.Sub(l.First).Hours()/24) + 1
	if a.Substitute != 0 {
		s, err := t.Tx.Member(c.ID, a.Substitute)
		if err != nil {
			return l, err
		}
		l.Substitute = s.Name
	}
	return l, nil
}

func day(s string, c store.Committee) time.Time {
	d, err := calendar.ParseDate(s)
	if err != nil {
		return time.Time{}
	}
	return d.At(0, 0, c.Location())
}

// read takes the words of a leave, asks for what is missing and says it back.
func read(t *talk.Turn, c store.Committee, me store.Member, a asked, said string) error {
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	w := understand(said, t.Tx.Now().In(c.Location()), t.Calendar)
	if w.who != "" && w.days() {
		m, err := talk.One(w.who, members)
		if err != nil {
			return err
		}
		if m.ID != me.ID && !talk.May(me.Role, talk.ManageMembers) {
			return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.ManageMembers)})
		}
		a.Member = m.ID
	}
	if w.nobody {
		a.Substitute = 0
	} else if w.substitute != "" {
		s, err := talk.One(w.substitute, slices.DeleteFunc(slices.Clone(members), func(m store.Member) bool { return m.ID == a.Member }))
		if err != nil {
			return err
		}
		a.Substitute = s.ID
	}
	if w.days() {
		a.First, a.Last = w.first.String(), w.last.String()
	}
	today := calendar.DateOf(t.Tx.Now().In(c.Location()))
	switch {
	case a.First == "":
		return t.Ask(FlowName, stepDays, a, text.LeaveHow{Said: said})
	case w.backwards:
		return t.Ask(FlowName, stepDays, a, text.LeaveHow{Said: said, Backwards: true})
	case a.Last < today.String():
		return t.Ask(FlowName, stepDays, a, text.LeaveHow{Said: said, Past: true})
	case w.days() && w.last.Sub(w.first) >= longest:
		return t.Ask(FlowName, stepDays, a, text.LeaveHow{Said: said, Long: true})
	}
	return confirm(t, c, a)
}

// confirm says a leave back.
func confirm(t *talk.Turn, c store.Committee, a asked) error {
	l, err := line(t, c, store.Absence{Member: a.Member, First: a.First, Last: a.Last, Substitute: a.Substitute})
	if err != nil {
		return err
	}
	m, err := t.Tx.Member(c.ID, a.Member)
	if err != nil {
		return err
	}
	card := text.LeaveCard{LeaveLine: l, Yes: prefix + ":ok", No: prefix + ":no"}
	if card.Subjects, err = subjects(t, c, m); err != nil {
		return err
	}
	if a.Substitute != 0 {
		clash, err := overlaps(t, c, a)
		if err != nil {
			return err
		}
		card.SubstituteAway = clash
		s, err := t.Tx.Member(c.ID, a.Substitute)
		if err != nil {
			return err
		}
		reached, err := t.Tx.Reached(s)
		if err != nil {
			return err
		}
		card.SubstituteByPhone = !reached
	}
	return t.Ask(FlowName, stepConfirm, a, card)
}

// overlaps tells whether the substitute is away himself on one of the days.
func overlaps(t *talk.Turn, c store.Committee, a asked) (bool, error) {
	all, err := t.Tx.Absences(c.ID)
	return slices.ContainsFunc(all, func(x store.Absence) bool {
		return x.Member == a.Substitute && x.Cancelled.IsZero() && x.First <= a.Last && a.First <= x.Last
	}), err
}

// subjects names what a member answers for: criteria, khu phố, open tasks.
func subjects(t *talk.Turn, c store.Committee, m store.Member) ([]text.Subject, error) {
	all, err := t.Tx.AnswersNow(m)
	if err != nil {
		return nil, err
	}
	var named []text.Subject
	for _, s := range all {
		n, err := label.Subject(&t.Tx.ReadTx, c.ID, s)
		if err != nil {
			return nil, err
		}
		named = append(named, n)
	}
	return named, nil
}

// step takes the days, the substitute, or the yes.
func step(t *talk.Turn, d store.Dialog) (bool, error) {
	var a asked
	where, err := t.Asked(FlowName, &a)
	if err != nil || where == "" {
		return false, err
	}
	if where == stepConfirm {
		if yes, ok := talk.Plainly(t.Key); yes {
			return true, save(t, a)
		} else if ok {
			return true, drop(t)
		}
	}
	c, err := t.Tx.Committee(a.Committee)
	if err != nil {
		return false, err
	}
	me, ok := t.In(a.Committee)
	if !ok {
		return false, nil
	}
	w := understand(t.Text, t.Tx.Now().In(c.Location()), t.Calendar)
	if !w.days() && w.substitute == "" && !w.nobody {
		return false, nil // an answer about work, perhaps; the question stays
	}
	return true, read(t, c, me, a, t.Text)
}

func press(t *talk.Turn, arg string) error {
	what, rest, _ := strings.Cut(arg, ":")
	if what == "x" {
		return cancel(t, rest)
	}
	var a asked
	where, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	switch {
	case where != stepConfirm:
		return talk.Refuse(text.StaleButton{})
	case what == "ok":
		return save(t, a)
	}
	return drop(t)
}

func drop(t *talk.Turn) error {
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(text.LeaveDropped{}, store.About{Flow: FlowName}))
}
