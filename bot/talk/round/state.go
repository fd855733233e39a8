package round

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// state is an item of a bundle with what is known of it now.
type state struct {
	number int
	item   store.BundleItem
	// round is what asks, of its plan; zero for a task. question is the plan's own, or the roll call's.
	round    store.Round
	plan     store.Plan
	question store.Question
	said     *store.Reply
	// task is set for a task, before is then what was said of it before it was asked about, answered whether it still
	// waits for him. gone: it is not his any more.
	task           *view.TaskLine
	earlier        *store.Reply
	answered, gone bool
	committee      store.Committee
}

// states looks up every item of a bundle.
func states(tx *store.ReadTx, b store.Bundle) ([]state, error) {
	var list []state
	for i, item := range b.Items {
		s := state{number: i + 1, item: item}
		var err error
		if item.Subject.Is(store.KindTask) {
			err = s.readTask(tx, b.Day)
		} else {
			err = s.readRound(tx)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (s *state) readRound(tx *store.ReadTx) error {
	// Of several rounds that ask the same, the first in which the answer is missing is shown.
	for i, id := range append([]store.RoundID{s.item.Round}, s.item.Also...) {
		r, err := tx.Round(s.item.Committee, id)
		if err != nil {
			return err
		}
		said, err := tx.WordOf(s.item.Committee, id, s.item.Subject, s.item.Member)
		if err != nil {
			return err
		}
		if i == 0 || said == nil && !r.Over() {
			s.round, s.said = r, said
		}
		if said == nil && !r.Over() {
			break
		}
	}
	var err error
	if s.plan, err = tx.Plan(s.item.Committee, s.round.Plan); err != nil {
		return err
	}
	s.question, _ = s.plan.Question(s.round, s.item.Subject)
	return nil
}

// typed tells whether the item is answered in another way than by how the work goes.
func (s state) typed() bool { return isTyped(s.item.Ask) }

func isTyped(k store.QuestionKind) bool { return k != "" && k != store.AskStatus && k != store.AskWork }

// asks tells whether the round asks on a day: it is open, or opens later that day and was asked along with another.
func (s state) asks(tx *store.ReadTx, day string) (bool, error) {
	if s.round.Phase == store.Opened {
		return true, nil
	}
	if s.round.Phase != store.Upcoming || !slices.Contains(s.item.Ahead, s.round.ID) {
		return false, nil
	}
	c, err := tx.Committee(s.item.Committee)
	return s.round.Opens.In(c.Location()).Format("2006-01-02") == day, err
}

func (s *state) readTask(tx *store.ReadTx, day string) error {
	c, err := tx.Committee(s.item.Committee)
	if err != nil {
		return err
	}
	s.committee = c
	l, err := view.TaskOf(tx, c, s.item.Subject.Number())
	if errors.Is(err, store.ErrNotFound) {
		s.task, s.answered, s.gone = &view.TaskLine{}, true, true
		return nil
	}
	if err != nil {
		return err
	}
	s.task = &l
	since := s.item.Since
	if s.reminded() {
		if s.answered, err = tx.TaskAnswered(l.Task, since); err != nil {
			return err
		}
	} else {
		// What he looked up himself is answered by what he says that day.
		if since, err = time.ParseInLocation("2006-01-02", day, c.Location()); err != nil {
			return fmt.Errorf("read day of bundle: %w", err)
		}
		s.answered = l.Task.State != store.TaskOpen || l.Task.Pending != 0
	}
	s.gone = s.item.Member != l.Holder.ID && s.item.Member != l.StandIn.ID
	words, err := tx.TaskWords(s.item.Committee, s.item.Subject.Number())
	if err != nil {
		return err
	}
	for _, w := range words {
		switch {
		case w.Status == "" || w.Member != l.Holder.ID && w.Member != l.StandIn.ID && w.Member != s.item.Member:
			// who only helps does not speak for it
		case w.Said.Before(since):
			s.earlier = &w
		default:
			s.said = &w
		}
	}
	s.answered = s.answered || s.gone || !s.reminded() && s.said != nil
	return nil
}

// reminded tells whether we asked about a task; he may have looked it up himself.
func (s state) reminded() bool { return !s.item.Since.IsZero() }

// open tells whether an item still waits for an answer.
func (s state) open() bool {
	if s.task != nil {
		return !s.answered
	}
	return s.said == nil && !s.round.Over()
}

// before is what counted for the item the last time, nil when nothing did.
func (s state) before(tx *store.ReadTx) (*store.Reply, error) {
	if s.task != nil {
		return s.earlier, nil
	}
	if s.round.Previous == 0 {
		return nil, nil
	}
	return tx.WordOf(s.item.Committee, s.round.Previous, s.item.Subject, s.item.Member)
}

// withButtons is how many items of a message have buttons; of more the rest is typed.
const withButtons = 4

// views puts into words those of a person's items that are wanted.
func views(tx *store.ReadTx, list []state, want func(state) bool) ([]text.BundleItem, error) {
	var items []text.BundleItem
	shown := 0
	for _, s := range list {
		if !want(s) {
			continue
		}
		v, err := s.view(tx)
		if err != nil {
			return nil, err
		}
		if v.Buttons() {
			if shown++; shown > withButtons {
				bare(&v)
			}
		}
		items = append(items, v)
	}
	return items, nil
}

// bare takes an item's buttons away.
func bare(v *text.BundleItem) {
	v.Done, v.Doing, v.Blocked = "", "", ""
	if v.Ask != nil {
		for i := range v.Ask.Choices {
			v.Ask.Choices[i].Code = ""
		}
	}
	if v.Task != nil {
		v.Task.Accept, v.Task.Extend, v.Task.Explain = "", "", ""
	}
}

func every(state) bool { return true }

// view puts an item into words.
func (s state) view(tx *store.ReadTx) (text.BundleItem, error) {
	named, err := label.Asked(tx, s.plan, s.round, s.item.Committee, s.item.Subject)
	if err != nil {
		return text.BundleItem{}, err
	}
	instead, err := s.insteadOf(tx)
	if err != nil {
		return text.BundleItem{}, err
	}
	if s.typed() {
		return text.BundleItem{Number: s.number, Subject: named, For: instead, Ask: s.asked()}, nil
	}
	button := func(state string) string {
		return talk.Code(pressState, s.item.Committee, s.round.ID, s.item.Subject, state)
	}
	v := text.BundleItem{Number: s.number, Subject: named, For: instead, Done: button("d"), Doing: button("g"), Blocked: button("b")}
	if s.said != nil {
		now := text.StateOf(*s.said)
		v.Now = &now
	}
	if s.item.Ask == store.AskWork {
		v.Work, v.Doing = true, ""
		return v, nil // last week's figures are no answer
	}
	before, err := s.before(tx)
	if err != nil {
		return v, err
	}
	if before != nil {
		last := text.StateOf(*before)
		v.Before = &last
	}
	if s.task != nil {
		v.Task = s.ask()
	}
	return v, nil
}

// ask is why a task is asked about, and what can be done about it besides saying how it goes.
func (s state) ask() *text.TaskAsk {
	task := s.task.Task
	a := &text.TaskAsk{Over: s.task.Stands == view.Overdue, Late: s.task.Late, Rhythm: task.Rhythm.Phrase}
	stuck := s.task.Word != nil && (s.task.Word.Status == store.Blocked || s.task.Word.Blocker)
	if (a.Over || stuck) && !task.Deadline.IsZero() {
		a.Extend = talk.Code(pressExtend, task.Committee, task.Number)
	}
	if a.Over && task.ExplainedNow() {
		a.Explained = task.Explained.Reason
	} else if a.Over {
		a.Explain = talk.Code(pressExplain, task.Committee, task.Number)
	} else if task.Accepted.IsZero() {
		a.Accept = talk.Code(pressState, task.Committee, 0, task.Subject(), "a")
	}
	return a
}

// line is an item that needs no answer any more, as one line.
func (s state) line(tx *store.ReadTx) (text.SaidLine, error) {
	if s.task == nil {
		return line(tx, *s.said, s.number)
	}
	named, err := label.Subject(tx, s.item.Committee, s.item.Subject)
	l := text.SaidLine{Number: s.number, Subject: named}
	task := s.task.Task
	switch {
	case s.said != nil:
		l.State = text.StateOf(*s.said)
		if s.said.Status == store.Done {
			l.Note = ending(s.committee, *s.task)
		}
	case task.State != store.TaskOpen:
		l.State.Status, l.Note = store.Done, ending(s.committee, *s.task)
	case s.task.Asked != nil:
		l.Note.Wanted = label.Due(s.task.Asked.Wanted, s.committee.Location())
	case !task.Explained.At.Before(s.item.Since):
		l.Note.Explained = true
	default:
		l.Note.Taken = true
	}
	return l, err
}

// ending is how a task that is called done ended: in time, late, waiting for a yes, dropped; of endless work only this time.
func ending(c store.Committee, l view.TaskLine) text.WordNote {
	if l.Task.State == store.TaskOpen && l.Task.Endless() {
		return text.WordNote{Period: true}
	}
	switch l.Stands {
	case view.Reported, view.DoneInTime, view.DoneLate, view.DoneUndated, view.GivenUp:
		return text.WordNote{Stands: l.Stands, Days: max(0, l.Task.Deadline.DaysLate(l.Task.DoneAt, c.Location()))}
	}
	return text.WordNote{}
}
