package text

import (
	"slices"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// Lists of tasks. Fields named Next and Back are button codes, More is the command that can be typed instead.
type (
	// TaskList is a page of tasks: a member's own, or those that a filter finds.
	TaskList struct {
		// Call greets the member whose own list it is; empty for any other.
		Call      string
		Committee string
		Of        TaskFilter
		// Total is how many tasks the list has over all pages, Left how many come after this one.
		Total, Left int
		Page, Pages int
		Tally       *view.Tally
		Parts       []TaskPart
		// Hidden: names, words and lateness of others are not shown to who reads.
		Hidden     bool
		More       string
		Next, Back string
		// Example is one of his tasks, to show how to answer; Batch stands for several that can be shown one by one.
		Example, Batch store.Subject
	}
	// TaskFilter is what a list is of, to be said back.
	TaskFilter struct {
		Places, Criteria []Subject
		// Who is a person, a post or an organisation.
		Who string
		// Task is the first of a batch.
		Task store.Subject
		// Heap is the part of them that is wanted, "" for all that is open, HeapAll for everything.
		Heap view.Heap
	}
	// TaskPart is what stands under one heading.
	TaskPart struct {
		Heap    view.Heap
		Entries []TaskEntry
	}
	// TaskEntry is a task, or several given in one sentence.
	TaskEntry struct {
		Task Task
		// Lead: who leads is named. Hidden: only work and deadline are shown.
		Lead, Hidden bool
		// Far: the deadline is said with its year.
		Far bool
		// Phone and Lost are for a lead whom no message reaches; Nobody: no one on the list holds it.
		Phone        string
		Lost, Nobody bool
		// Explained is why it is late; Why: whether it was explained is said.
		Explained string
		Why       bool
		Batch     TaskBatch
	}
	// TaskBatch folds the tasks of one sentence into one line; Count is 0 for a task alone.
	TaskBatch struct {
		Last              store.Subject
		Row               bool // the codes follow each other
		Count, Done, Late int
		Word              string // the committee's word for its neighbourhoods when all of them lead
	}
	// NoTasks says that there is nothing to list.
	NoTasks struct {
		Call      string
		Committee string
		Of        TaskFilter
		// Others: the reader has none of his own, and there are others that he may see.
		Others bool
	}
	// TaskListUsage tells what /viec understands, and what was not.
	TaskListUsage struct{ Said string }
	// WhoseTasks asks which of several people is meant.
	WhoseTasks struct {
		Said   string
		People []WhoseChoice
	}
	// WhoseChoice is one of them with the code of his button.
	WhoseChoice struct{ Label, Code string }
	// GroupTasks is what a group reads: figures, nobody named.
	GroupTasks struct{ Tally view.Tally }
)

// HeapAll, HeapDated and HeapSupport are headings that are no heap: everything; what has a deadline, late or not; what
// somebody only helps with.
const (
	HeapAll     view.Heap = "all"
	HeapDated   view.Heap = "dated"
	HeapSupport view.Heap = "support"
)

// What is late.
type (
	// OverdueList is what is late in a committee, for officers, or of one member.
	OverdueList struct {
		// Call is set for a member's own.
		Call        string
		Committee   string
		Total, Left int
		Page, Pages int
		Entries     []TaskEntry
		// Waiting are the open tasks of others that wait for a word: more time, or help.
		Waiting    []TaskEntry
		MoreWait   int
		More       string
		Next, Back string
		// Example is how to answer, or to note a phone call.
		Example string
		Task    store.Subject
	}
	// NothingOverdue says so; Waiting as in OverdueList.
	NothingOverdue struct {
		Call      string
		Committee string
	}
	// TaskCalls tells the secretary whom to phone about tasks whose lead no message reaches. Late: because they are long
	// overdue and nobody has said why.
	TaskCalls struct {
		Committee string
		Late      bool
		People    []TaskCall
		More      int
		Example   string
	}
	// TaskCall is somebody to phone about tasks. Nobody: the name is a post or an organisation that no one on the list holds.
	TaskCall struct {
		Name, Post, Phone string
		Nobody, Away      bool
		Tasks             []TaskEntry
	}
	// OverdueTold tells the deputy what is late without an explanation.
	OverdueTold struct {
		Committee   string
		Days, Total int
		Entries     []TaskEntry
		More        int
	}
)

// What will be sent.
type (
	// Upcoming is what a member will be sent in the next days, if he says nothing.
	Upcoming struct {
		// Call greets the member himself; Name is set when an officer asks about him.
		Call, Name string
		Committee  string
		Until      time.Time
		Lines      []UpcomingLine
		// MoreDays is how many days with reminders are not shown.
		MoreDays int
		Leaves   []UpcomingLeave
		// Phone: he has no account, the secretary is told in his place.
		Phone bool
	}
	// UpcomingLine is one message: what rounds ask in it, the tasks that it reminds of, or both.
	UpcomingLine struct {
		At   time.Time
		Asks []UpcomingAsk
		// Again: it is the reminder of a round that is open.
		Again bool
		Tasks []UpcomingTask
		More  int
		// Lists are what an officer is told of rounds; then there is nothing else in the message.
		Lists []UpcomingList
	}
	// UpcomingList is what officers are told of a round.
	UpcomingList struct {
		Plan string
		Kind store.PlanKind
		Roll bool
		What ListKind
	}
	// UpcomingAsk is what one round asks: who comes to a clean-up (Roll), about Subjects, and Questions of its own.
	UpcomingAsk struct {
		Plan      string
		Kind      store.PlanKind
		Roll      bool
		Subjects  []Subject
		Questions int
	}
	// UpcomingTask is a task that is asked about. Late as in Task; CheckIn: it has no end.
	UpcomingTask struct {
		Code    store.Subject
		Dated   bool
		Late    int
		CheckIn bool
	}
	// UpcomingLeave is a leave, and who answers meanwhile.
	UpcomingLeave struct {
		First, Last time.Time
		Substitute  string
		// For is whom he stands in for.
		For string
	}
	// UpcomingUsage tells what /lich understands.
	UpcomingUsage struct{ Said string }
)

// ListKind is what officers are told of a round.
type ListKind string

// The lists: whom to phone, who is silent, who comes to a clean-up, and what came out.
const (
	ListCalls   ListKind = "calls"
	ListSilent  ListKind = "silent"
	ListComing  ListKind = "coming"
	ListOutcome ListKind = "outcome"
)

// Asked tells whether any of the messages asks something.
func (u Upcoming) Asked() bool {
	return slices.ContainsFunc(u.Lines, func(l UpcomingLine) bool { return len(l.Lists) == 0 })
}

// Finished tells whether the task is done.
func (e TaskEntry) Finished() bool { return e.Task.Stands.Done() }

// heapCommands are the words that name a part of a list in a command.
var heapCommands = map[store.Lang]map[view.Heap]string{
	store.Vietnamese: {HeapAll: "tất cả", view.HeapOverdue: "quá hạn", view.HeapUndated: "chưa có hạn", view.HeapDone: "xong", view.HeapRoutine: "thường xuyên",
		view.HeapReported: "chờ xác nhận", view.HeapDoing: "đang làm", view.HeapNotBegun: "chưa làm", HeapSupport: "phối hợp"},
	store.English: {HeapAll: "all", view.HeapOverdue: "overdue", view.HeapUndated: "undated", view.HeapDone: "done", view.HeapRoutine: "routine",
		view.HeapReported: "reported", view.HeapDoing: "doing", view.HeapNotBegun: "not begun", HeapSupport: "support"},
}

// HeapCommand is how a part of a list is named in a command.
func HeapCommand(lang store.Lang, h view.Heap) string { return heapCommands[lang][h] }

// PageWord announces a page in a command.
func PageWord(lang store.Lang) string {
	return map[store.Lang]string{store.Vietnamese: "trang", store.English: "page"}[lang]
}

// MineWord asks for one's own in a command.
func MineWord(lang store.Lang) string {
	return map[store.Lang]string{store.Vietnamese: "của tôi", store.English: "mine"}[lang]
}

// Left is how many days a task has until its deadline, 0 on it and after it.
func (t UpcomingTask) Left() int { return max(0, -t.Late) }
