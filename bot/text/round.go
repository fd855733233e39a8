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
		// From is the officer who reminds, with his role; empty for a message of our own.
		From     string
		FromRole store.Role
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
	// BundlePart is what one round asks, or the tasks of one committee. First, Last and Closes are those of the round, zero for
	// tasks. Later: it closes on another day than today. LateUntil is until when late words count, zero while it is not over.
	BundlePart struct {
		Committee   string
		First, Last time.Time
		Closes      time.Time
		LateUntil   time.Time
		Later       bool
		// Kind, RollCall and Plan tell which round it is. Starts is when the work of a clean-up begins, Day how many days from
		// today, and Place where.
		Kind     store.PlanKind
		RollCall bool
		Plan     string
		Starts   time.Time
		Day      int
		Place    string
		Items    []BundleItem
		Said     []SaidLine
	}
	// BundleItem is one numbered line with its buttons.
	BundleItem struct {
		Number  int
		Subject Subject
		// For is who is on leave, where the person answers in his place.
		For                  string
		Before               *State
		Now                  *State
		Done, Doing, Blocked string
		// Work: a clean-up asks what came of it.
		Work bool
		// Task is set for a task, Ask for what is answered in another way than by how the work goes.
		Task *TaskAsk
		Ask  *Ask
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
		// Answer is set for what is no state of the work.
		Answer *Answered
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
		// closed (Late by how much it was said after the closing), Early for the coming one. Other is the week it could be moved to.
		First, Last           time.Time
		Late                  time.Duration
		Early, Over           bool
		OtherFirst, OtherLast time.Time
		Left                  []BundleItem
		Undo, Fix             string
		Switch                string
		Problems              []string
		Photos                int
		Documents             bool
		// Round is the one it counts for, where that is no weekly report. Dawn is when those who come are told of it again. Photos
		// and figures of a clean-up that would be welcome are WantPhotos and WantFigures.
		Round                   RoundName
		Dawn                    Dawn
		WantPhotos, WantFigures bool
		// Asks is what is still welcome of a roll call: AskPeople how many come, AskInstead who comes in his place.
		Asks string
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
		// Now is what counts instead, Example how to say it anew; Photo: under a photo.
		Now     []SaidLine
		Example string
		Photo   bool
		Left    []BundleItem
	}
	// TooLate is for a change to a week that is settled.
	TooLate struct{ First, Last time.Time }
	// HowToFix tells how to correct an answer; Photo: Example is written under a photo.
	HowToFix struct {
		Example string
		Photo   bool
	}
	// WorkFigures asks what came of a clean-up that was only called done.
	WorkFigures struct{ Subject Subject }
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
		Rounds    []WhyRound
	}
	// WhyRound is whom a plan asks: store.WhomKind, with the unit's name. For is whose place he takes while those are on leave.
	WhyRound struct {
		Plan, Word string
		Kind       store.PlanKind
		Whom       store.WhomKind
		Unit       string
		For        string
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
		Lights         Lights
		NeedsADecision int
		Tally          view.Tally
		Updated        Updated
	}
	// Calls lists, for the secretary, whom to phone because he has no account. Examples are lines that note what the first of
	// them says.
	Calls struct {
		RoundName
		Closes   time.Time
		People   []CallLine
		Examples []string
	}
	// CallLine is somebody to phone. Questions are the words of what is asked of him besides.
	CallLine struct {
		Name, Post, Phone string
		Subjects          []Subject
		Questions         []string
	}
	// SkippedRound tells the secretary that the window passed while we were away.
	SkippedRound struct {
		RoundName
		Planned  time.Time
		OpenLate string
	}
	// SkippedRounds tells of all that were skipped at once.
	SkippedRounds struct{ Rounds []SkippedRound }
	// OutageTold tells the secretary about an outage of more than a day.
	OutageTold struct {
		From, To time.Time
		// Rounds are those in which everybody is asked once more.
		Rounds []OutageRound
	}
	// OutageRound is one of them, until when it takes answers now.
	OutageRound struct {
		RoundName
		Closes time.Time
	}
	// LateOpened says that a round was opened late by hand. Opens is when people are asked, zero for at once.
	LateOpened struct{ Opens, Closes time.Time }
	// CannotOpen is for a round that is open, or too old.
	CannotOpen struct{}
	// Corrected tells the secretary that a member's own word beats what was recorded for him.
	Corrected struct {
		Name      string
		Own, Note SaidLine
	}
)
