package text

import "giaoban/store"

// Several tasks at once. Fields named for a verb are button codes.
type (
	// TasksDraft says back a change of several tasks. Over are those that are done, dropped or not there, Same those that are
	// so already.
	TasksDraft struct {
		Drop        bool
		Word        string
		Tasks       []TasksLine
		Over, Same  []store.Subject
		Save, Leave string
	}
	// TasksLine is one of them.
	TasksLine struct {
		Code       store.Subject
		Work, Lead string
		Lines      []TaskChange
	}
	// TasksChanged says what was changed; Left are those that somebody changed meanwhile.
	TasksChanged struct {
		Drop        bool
		Word        string
		Codes, Left []store.Subject
		Calls       []TaskParty
	}
	// TasksUnclear says that a change does not fit for a task.
	TasksUnclear struct {
		Said string
		Code store.Subject
	}
	// TooManyTasks says how many can be changed at once.
	TooManyTasks struct{ Max int }
)

// tasksShown is how many tasks of many are shown in full: a card is one message.
const tasksShown = 15

// Shown are the tasks that are shown in full, Rest the others.
func (d TasksDraft) Shown() []TasksLine { return d.Tasks[:min(len(d.Tasks), tasksShown)] }

// Rest are the tasks that are named by their codes alone.
func (d TasksDraft) Rest() []TasksLine { return d.Tasks[min(len(d.Tasks), tasksShown):] }
