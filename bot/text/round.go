package text

import (
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

type (
	// Bundle is all that is asked of a person on a day. Repeat names only what is open.
	Bundle struct {
		Call   string
		Repeat bool
		// Planned is when it should have come, zero when it is on time; Again is set after an outage of more than a day.
		Planned time.Time
		Again   bool
		// Parts are what rounds ask, Tasks the tasks that are asked about; both by committee. More of his tasks are not shown.
		Parts []BundlePart
		Tasks []BundlePart
		More  int
		// Typed is the first number without buttons, 0 when all have theirs.
		Typed int
		Same  string
		Why   string
		// Undo takes back what was just pressed.
		Undo string
	}
	// BundlePart is what one committee asks. First, Last and Closes are those of its round, zero for tasks.
	BundlePart struct {
		Committee   string
		First, Last time.Time
		Closes      time.Time
		Items       []BundleItem
		Said        []SaidLine
	}
	// BundleItem is one numbered line with its buttons.
	BundleItem struct {
		Number               int
		Subject              Subject
		Before               *State
		Now                  *State
		Done, Doing, Blocked string
		// Task is set for a task.
		Task *TaskAsk
	}
	// TaskAsk is why a task is asked about now. Late is by how many days it is past its deadline, negative for days left;
	// Over tells that it is late, Explained why, where that is known already. Accept, Extend and Explain are buttons, empty where they make no sense.
	TaskAsk struct {
		Over                    bool
		Late                    int
		Rhythm, Explained       string
		Accept, Extend, Explain string
	}
	// SaidLine is something that was answered already.
	SaidLine struct {
		Number  int
		Subject Subject
		State   State
		Note    WordNote
	}
	// WordNote is how a task stands after a word on it, or what stands in place of words; zero for what is no task.
	WordNote struct {
		// Stands is the task's standing once it is reported, done or dropped, Days by how many days it was late.
		Stands view.Standing
		Days   int
		// Taken: "đã nhận". Explained: it is said why it is late. Wanted: until when more time is asked for.
		Taken, Explained bool
		Wanted           Due
		// Period: the work has no end, it is done for this time.
		Period bool
		// Lead is who leads it, where the word is of somebody who only helps: it decides nothing.
		Lead string
		// Again is when it was done, where the word opens it again.
		Again time.Time
		// Help are those who are told that help is needed, HelpAt when, zero for at once.
		Help   []store.Role
		HelpAt time.Time
	}
	// Recorded says back what was understood.
	Recorded struct {
		Lines []SaidLine
		// First and Last bound the week it counts for, which is said unless it is the open round's: Over for one that is
		// closed (Late when it was said after the closing), Early for the coming one. Other is the week it could be moved to.
		First, Last           time.Time
		Late, Early, Over     bool
		OtherFirst, OtherLast time.Time
		Left                  []BundleItem
		Undo, Fix             string
		Switch                string
		Problems              []string
		Photos                int
		Documents             bool
		// Stands are words said later that still count; Apply counts these instead.
		Stands []SaidLine
		Apply  string
		// Help and Extend are offered to whoever is stuck with a task.
		Help, Extend string
	}
	// RecordedToast is the flash at a pressed button.
	RecordedToast struct{ Line SaidLine }
	// Undone says what was taken back.
	Undone struct {
		Lines []SaidLine
		// Now is what counts instead, Example how to say it anew.
		Now     []SaidLine
		Example string
		Left    []BundleItem
	}
	// TooLate is for a change to a week that is settled.
	TooLate struct{ First, Last time.Time }
	// BehalfUndone tells a member that a note made for him has been taken back.
	BehalfUndone struct{ Lines []SaidLine }
	// HowToFix tells how to correct an answer.
	HowToFix struct{ Example string }
	// WhatBlocks asks for the obstacle after the button "Vướng".
	WhatBlocks struct {
		Subject Subject
		Undo    string
	}
	// TaskStuck asks what blocks a task, with reasons to choose.
	TaskStuck struct {
		Subject Subject
		Reasons []TaskReason
		Help    string
		Undo    string
	}
	// TaskReason is one of them with its button.
	TaskReason struct{ Label, Code string }
	// TaskTaken says back that "đã nhận" was noted.
	TaskTaken struct {
		Tasks []Subject
		Left  []BundleItem
	}
	// TaskTakenToast is the same as a flash.
	TaskTakenToast struct{ Tasks []Subject }
	// AlreadyOver is for a word on a task that is over. Stands is reported, done or dropped; At since when.
	AlreadyOver struct {
		Subject Subject
		Stands  view.Standing
		At      time.Time
	}
	// HelpWanted tells chair and secretary that somebody needs help with a task.
	HelpWanted struct {
		Name, Post, Phone string
		Subject           Subject
		State             State
	}
	// Why tells why somebody is asked.
	Why struct{ Parts []WhyPart }
	// WhyPart is why one committee asks.
	WhyPart struct {
		Committee string
		Subjects  []Subject
		Decision  string
		Tasks     []WhyTask
	}
	// WhyTask is who gave a task, when and in what words. For is whose place he takes while that one is on leave.
	WhyTask struct {
		Subject Subject
		By      string
		At      time.Time
		Said    string
		For     string
	}
	// NothingSaidBefore: "như tuần trước" without a week before.
	NothingSaidBefore struct{ Example string }
	// WhichItem asks which item a status was for.
	WhichItem struct {
		State State
		Items []BundleItem
	}
	// NotClear asks somebody who has something open what he meant.
	NotClear struct {
		Said  string
		Items []BundleItem
	}
	// Perhaps answers a sentence that nothing took but that sounds like a command, with its button.
	Perhaps struct{ Said, Command, Do string }
	// UnknownItem is for a number that is not on the list or a criterion that does not exist.
	UnknownItem struct {
		Said     string
		Criteria int
		// Task: it reads like a task's code, and the committee has no such task.
		Task bool
		Mine []Subject
	}
	// NotYours is for a subject that somebody else answers for.
	NotYours struct {
		Subject Subject
		Mine    []Subject
	}
	// NothingToRetract is for somebody who takes back a word that he has not said.
	NothingToRetract struct{ Subject Subject }
	// NothingToReport is for somebody who answers for nothing.
	NothingToReport struct{}
	// OlderEdit tells that an edited message is older than what counts, with one tap to apply it.
	OlderEdit struct {
		Edited, Counts SaidLine
		At             time.Time
		Apply          string
	}
	// EditedAway is for an edit that leaves nothing of an answer.
	EditedAway struct {
		Said  string
		Lines []SaidLine
		Undo  string
	}
	// AllAnswered is for somebody whose items are all answered.
	AllAnswered struct {
		Lines       []SaidLine
		First, Last time.Time
		Undo        string
	}
	// PhotoFor asks what a photo without a caption shows.
	PhotoFor struct {
		Photos int
		Items  []BundleItem
	}
)

type (
	// Card is the group's live count of a round.
	Card struct {
		First, Last time.Time
		Closes      time.Time
		Answered, N int
		Phase       store.Phase
	}
	// Totals is said to the group at closing. It names nobody.
	Totals struct {
		First, Last    time.Time
		Met, Total     int
		Answered, N    int
		Unknown, Leave int
		Green, Yellow  int
		Red, White     int
		NeedsADecision int
		Tally          view.Tally
	}
	// Calls lists, for the secretary, whom to phone because he has no account.
	Calls struct {
		First, Last time.Time
		Closes      time.Time
		People      []CallLine
		Example     string
	}
	// CallLine is somebody to phone.
	CallLine struct {
		Name, Post, Phone string
		Subjects          []Subject
	}
	// MissingList is who has not answered, for the secretary.
	MissingList struct {
		First, Last     time.Time
		Closed          bool
		Closes          time.Time
		Answered, N     int
		Leave           int
		Silent          []CallLine
		Partial         []CallLine
		Unknown         []CallLine
		Phone           []CallLine
		Away            bool
		Brief, OpenLate string
		// LateUntil is until when late words count, zero when that is over.
		LateUntil time.Time
		// Report has the codes of the written report, which is ready when the round has closed.
		Report SignOffer
	}
	// SkippedRound tells the secretary that the window passed while we were away.
	SkippedRound struct {
		First, Last, Planned time.Time
		OpenLate             string
	}
	// OutageTold tells the secretary about an outage of more than a day.
	OutageTold struct {
		From, To time.Time
		Closes   time.Time
		Asked    bool
	}
	// LateOpened says that a round was opened late by hand.
	LateOpened struct{ Closes time.Time }
	// CannotOpen is for a round that is open, or too old.
	CannotOpen struct{}
	// Corrected tells the secretary that a member's own word beats what was recorded for him.
	Corrected struct {
		Name      string
		Own, Note SaidLine
	}
)

type (
	// Summary is the state of a week in one screen.
	Summary struct {
		Committee             string
		Met, Total, MetBefore int
		AsOf                  time.Time
		First, Last           time.Time
		Phase                 store.Phase
		Rows                  []SummaryRow
		Answered, N           int
		Partial, Leave        int
		Unknown, Missing      int
		Names                 []string
		Tally                 view.Tally
		Matters               []SummaryMatter
		// More is how many matters are left out; Tasks: there are tasks among them.
		More       int
		Tasks      bool
		Directives SummaryDirectives
		// Files are the codes of the period's files, for officers.
		Files SignFiles
	}
	// SummaryDirectives is how far the ý kiến chỉ đạo have come; Lines are the tasks that carry them out, More how many are
	// left out.
	SummaryDirectives struct {
		Done, Doing int
		Lines       []Task
		More        int
	}
	// SummaryRow is a criterion.
	SummaryRow struct {
		Number int
		Name   string
		Square string
		Trend  int
		Met    bool
	}
	// SummaryMatter is what is stuck or needs a decision.
	SummaryMatter struct {
		Kind    view.MatterKind
		Subject Subject
		// Weeks is for how many weeks it has been stuck, Late by how many days a task is overdue, Wanted the day asked for.
		Weeks, Late int
		Wanted      Due
		Help        bool
		Text, Who   string
		// Yes and No decide at once, Direct asks for an ý kiến chỉ đạo; empty for who may not.
		Yes, No, Direct string
	}
	// InPrivate says in the group that the rest was sent in private.
	InPrivate struct{}
	// NoRound is for a committee, or a past week, without a round.
	NoRound struct{ Said string }
	// NotYet is for an "as of" that lies in the future.
	NotYet struct{ At, Now time.Time }
	// YoureWelcome answers thanks and the like, and says what is still open.
	YoureWelcome struct {
		Left   []BundleItem
		Closes time.Time
	}
	// SummaryUsage tells what /tonghop understands.
	SummaryUsage struct{ Said string }
	// Criteria lists what is met.
	Criteria struct {
		Source     string
		Met, Total int
		Rows       []CriterionRow
		MaySet     bool
	}
	// CriterionRow is one criterion with its attainment.
	CriterionRow struct {
		Number     int
		Name       string
		Attainment store.Attainment
		Owners     []string
	}
	// AttainmentSet says back what was set.
	AttainmentSet struct {
		Number             int
		Name               string
		Attainment, Before store.Attainment
		Met, Total         int
		Undo               string
	}
	// CriteriaUsage tells how to set one.
	CriteriaUsage struct{ Total int }
	// BehalfUsage tells how to record a phone call.
	BehalfUsage struct{ Example string }
	// BehalfWho asks which of several members is meant.
	BehalfWho struct{ Names []string }
	// BehalfNobody is for a name that is on no list.
	BehalfNobody struct{ Said string }
	// BehalfTime is for a request for more time among what was said by phone. Example is what /giahan takes, Ask its button, ""
	// where that would be too long.
	BehalfTime struct{ Name, Example, Ask string }
	// BehalfUnclear asks what the member said.
	BehalfUnclear struct {
		Name, Said string
		Subjects   []Subject
	}
	// BehalfRecorded says back what was noted for somebody, and what counts when his own newer word stands.
	BehalfRecorded struct {
		Name   string
		Lines  []SaidLine
		At     time.Time
		Stands []SaidLine
		Undo   string
		// First and Last bound the week it counts for, zero for the open round's; Early for the coming one.
		First, Last time.Time
		Early       bool
	}
	// BehalfWhen asks when it was said: the time is not understood, or has not come yet.
	BehalfWhen struct {
		Said string
		Now  time.Time
	}
	// BehalfTold tells a member what was noted for him.
	BehalfTold struct {
		By    string
		Lines []SaidLine
		At    time.Time
	}
)

// workShown is how much of a task's words an acknowledgement repeats.
const workShown = 48

// Work is what a task is about, briefly; "" for what is no task.
func (l SaidLine) Work() string {
	if !l.Subject.Code.Is(store.KindTask) {
		return ""
	}
	return quote(l.Subject.Name, workShown)
}

// Count is how many items wait for an answer.
func (b Bundle) Count() int {
	n := 0
	for _, p := range append(b.Parts[:len(b.Parts):len(b.Parts)], b.Tasks...) {
		n += len(p.Items)
	}
	return n
}

// Eldest is the item whose number the examples use.
func (b Bundle) Eldest() *BundleItem {
	for _, p := range append(b.Parts[:len(b.Parts):len(b.Parts)], b.Tasks...) {
		for _, i := range p.Items {
			return &i
		}
	}
	return nil
}

// Tone is how urgent tasks alone are: "over" all late, "today" all due today, "soon" all due later, "work" all without an
// end, "" mixed.
func (b Bundle) Tone() string {
	tone := "-"
	for _, p := range b.Tasks {
		for _, i := range p.Items {
			now := "soon"
			switch {
			case i.Task.Over:
				now = "over"
			case i.Subject.Due.IsZero():
				now = "work"
			case i.Task.Late == 0:
				now = "today"
			}
			if tone != "-" && tone != now {
				return ""
			}
			tone = now
		}
	}
	return tone
}

// reasons are what most often blocks a task, as one says it.
var reasons = map[store.Lang][]string{
	store.Vietnamese: {"thiếu kinh phí", "thiếu người, phương tiện", "chờ đơn vị khác", "thời tiết", "dân chưa đồng thuận"},
	store.English:    {"no money", "no people or vehicles", "waiting for another office", "the weather", "residents do not agree yet"},
}

// Reasons are what a person can choose from when a task is stuck; what he chooses is kept in these words.
func Reasons(lang store.Lang) []string { return reasons[lang] }
