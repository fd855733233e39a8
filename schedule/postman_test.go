package schedule

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/schedule/plan"
	"giaoban/store"
)

// letter is what reached somebody, as the outbox would have worded it at that instant.
type letter struct {
	at   time.Time
	chat string
	kind string
	// tasks and subjects are what is open in a bundle, or what an officer's list names.
	tasks    []string
	subjects []store.Subject
	level    int
	repeat   bool
}

func (l letter) String() string {
	s := fmt.Sprintf("%s %s %s", l.at.In(store.HoChiMinh).Format("2/1 15:04"), l.chat[len("tg/"):], l.kind)
	if l.level > 0 {
		s += fmt.Sprint(l.level)
	}
	for _, t := range l.tasks {
		s += " " + t
	}
	for _, t := range l.subjects {
		s += " " + string(t)
	}
	return s
}

// post delivers what is ready, at a decent hour, and gives what people read. A bundle in which nothing is open is not sent.
func (w *ward) post() []letter {
	w.t.Helper()
	night := plan.Decent(w.now, store.HoChiMinh).After(w.now)
	var ready []store.Job
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			require.NoError(w.t, err)
			if !j.NotBefore.After(tx.Now()) && (!night || j.Recipe.Kind == store.RecipeDawn) {
				ready = append(ready, j)
			}
		}
		return nil
	}))
	if len(ready) == 0 {
		return nil
	}
	var out []letter
	w.update(func(tx *store.Tx) {
		for _, j := range ready {
			require.NoError(w.t, tx.DropJob(j))
			if !j.Deadline.IsZero() && !j.Deadline.After(tx.Now()) {
				continue
			}
			l := letter{at: tx.Now(), chat: j.Chat, kind: j.Recipe.Kind}
			switch j.Recipe.Kind {
			case store.RecipeBundle:
				w.read(tx, j, &l)
				if len(l.tasks)+len(l.subjects) == 0 {
					continue
				}
			case store.RecipeTaskCalls, store.RecipeOverdue, store.RecipeDecide:
				var arg store.DayArg
				require.NoError(w.t, json.Unmarshal(j.Recipe.Arg, &arg))
				l.level = arg.Level
				for _, n := range arg.Tasks {
					l.tasks = append(l.tasks, fmt.Sprintf("V%d", n))
				}
			}
			out = append(out, l)
		}
	})
	w.letters = append(w.letters, out...)
	return out
}

// read fills in what a bundle still asks.
func (w *ward) read(tx *store.Tx, j store.Job, l *letter) {
	var arg store.BundleArg
	require.NoError(w.t, json.Unmarshal(j.Recipe.Arg, &arg))
	l.repeat = arg.Repeat
	b, err := tx.Bundle(arg.Person, arg.Day)
	require.NoError(w.t, err)
	for _, i := range b.Items {
		if i.Round != 0 {
			r, err := tx.Round(i.Committee, i.Round)
			require.NoError(w.t, err)
			said, err := tx.WordOf(i.Committee, i.Round, i.Subject, i.Member)
			require.NoError(w.t, err)
			if (r.Phase == store.Opened || slices.Contains(i.Ahead, r.ID) && r.Phase == store.Upcoming) && said == nil {
				s := i.Subject
				if i.Ask != "" {
					s += store.Subject(":" + i.Ask)
				}
				l.subjects = append(l.subjects, s)
			}
			continue
		}
		task, err := tx.Task(i.Committee, i.Subject.Number())
		require.NoError(w.t, err)
		answered, err := tx.TaskAnswered(task, i.Since)
		require.NoError(w.t, err)
		if !answered {
			name := string(i.Subject)
			if i.Committee != w.c.ID {
				name = fmt.Sprintf("%d:%s", i.Committee, name)
			}
			l.tasks = append(l.tasks, name)
		}
	}
}

// run turns the clock on from one due thing to the next, with the machine up and everything delivered on the way, and
// gives what people read.
func (w *ward) run(until string) []string {
	w.t.Helper()
	var read []string
	w.alive()
	for {
		w.sweep()
		for _, l := range w.post() {
			read = append(read, l.String())
		}
		next, end := w.nextStop(), at(until)
		if !next.Before(end) {
			if w.now.Equal(end) {
				return read
			}
			next = end
		}
		w.now = next
		w.stayAlive()
	}
}

// nextStop is when something is due or may be delivered, or the hour at which people may be written to again.
func (w *ward) nextStop() time.Time {
	next := w.now.Add(24 * time.Hour)
	if morning := plan.Decent(w.now, store.HoChiMinh); morning.After(w.now) {
		next = morning
	}
	if due, ok := w.s.Next(); ok && due.After(w.now) && due.Before(next) {
		next = due
	}
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			require.NoError(w.t, err)
			if j.NotBefore.After(w.now) && j.NotBefore.Before(next) {
				next = j.NotBefore
			}
		}
		return nil
	}))
	return next
}

// give gives a member a task.
func (w *ward) give(lead store.MemberID, due string, change ...func(*store.Task)) int {
	w.t.Helper()
	return w.giveIn(w.c.ID, lead, due, change...)
}

func (w *ward) giveIn(c store.CommitteeID, lead store.MemberID, due string, change ...func(*store.Task)) (number int) {
	w.t.Helper()
	w.update(func(tx *store.Tx) {
		t := store.Task{Committee: c, Work: "việc", Parties: []store.Party{{Name: "ai", Member: lead, Lead: true, From: tx.Now()}}}
		t.SetDeadline(store.Deadline{Day: due, Op: "by"})
		for _, f := range change {
			f(&t)
		}
		require.NoError(w.t, tx.PutTask(&t))
		number = t.Number
	})
	return number
}

// say notes a word of a member on a task.
func (w *ward) say(member store.MemberID, number int, status store.Status) {
	w.t.Helper()
	w.update(func(tx *store.Tx) {
		require.NoError(w.t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: w.round(0).ID, Subject: store.SubjectOf(store.KindTask, number),
			Member: member, Status: status, Said: tx.Now(), Means: store.ByText}))
	})
}

func (w *ward) task(number int) (t store.Task) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) { t, err = tx.Task(w.c.ID, number); return err }))
	return t
}

func (w *ward) putTask(t store.Task) {
	w.t.Helper()
	w.update(func(tx *store.Tx) { require.NoError(w.t, tx.PutTask(&t)) })
}

// askTime asks for more time; decide answers.
func (w *ward) askTime(number int, until string) (e store.Extension) {
	w.t.Helper()
	w.update(func(tx *store.Tx) {
		e = store.Extension{Committee: w.c.ID, Task: number, Wanted: store.Deadline{Day: until, Op: "by"}}
		require.NoError(w.t, tx.AskExtension(&e))
	})
	return e
}

func (w *ward) decide(e store.Extension, s store.ExtensionState) {
	w.t.Helper()
	w.update(func(tx *store.Tx) { require.NoError(w.t, tx.Decide(&e, s, e.Wanted, store.Verdict{})) })
}

// of are the letters of one kind.
func of(letters []string, kind string) []string {
	return slices.DeleteFunc(slices.Clone(letters), func(s string) bool { return !strings.Contains(s, " "+kind) })
}

// sorted puts what came at one instant into an order that does not depend on who was first.
func sorted(letters []string) []string {
	slices.SortStableFunc(letters, func(a, b string) int {
		x, y := strings.Fields(a), strings.Fields(b)
		if x[0] != y[0] || x[1] != y[1] {
			return 0
		}
		return strings.Compare(a, b)
	})
	return letters
}
