package text

import (
	"time"

	"giaoban/store"
)

type (
	// MissingList is who has not answered, for secretary, deputy and chair. With one part it is whole, with several each is
	// shown in short.
	MissingList struct {
		// Result says what a press on this list has just done, nil for nothing.
		Result *Nudged
		Parts  []MissingPart
		// Lines, of the only part, are those of page Page of Pages; Next is the button for the next one.
		Page, Pages int
		Next        string
		// All reminds everybody in the only part, empty where nobody can be reminded; Attend shows who took part over time.
		All, Attend string
		// Report has the codes of the written report, which is ready when the round has closed.
		Report SignOffer
	}
	// MissingPart is one round.
	MissingPart struct {
		RoundName
		// Number is the part's place among several, 0 for the only one; Show its button.
		Number          int
		Show            string
		Closed          bool
		Closes          time.Time
		Answered, N     int
		Leave           int
		Away            bool
		Silent, Partial []MissingLine
		// Phone have no account, Lost have closed their chat to us; Unknown are those of whom silence says nothing.
		Phone, Lost, Unknown []MissingLine
		// ByHand is the number of somebody who may be reminded and has no button, 0 for none. Rested is when somebody may be
		// reminded again where all have just been asked, zero where that is not why.
		ByHand int
		Rested time.Time
		// More are not shown here.
		More            int
		Brief, OpenLate string
		// LateUntil is until when late words count, zero when that is over.
		LateUntil time.Time
	}
	// RoundName tells one round from others.
	RoundName struct {
		Plan        string
		Kind        store.PlanKind
		RollCall    bool
		First, Last time.Time
	}
	// MissingLine is one who has something open. Number stays his for the whole round, 0 where he cannot be reminded. Nudged is
	// when an officer's reminder went to him today, or will go (Waits).
	MissingLine struct {
		CallLine
		Number int
		// NoPhone: he must be phoned, and there is no number.
		NoPhone bool
		Nudged  time.Time
		Waits   bool
		// Call is what he is called; Nudge and Invite are buttons, empty where they make no sense.
		Call, Nudge, Invite string
	}
	// Nudged tells an officer whom his reminder goes to, and whom it does not, and why.
	Nudged struct {
		RoundName
		Now   []string
		Later []string
		More  int       // of Now or Later, not named
		At    time.Time // when Later get it
		Not   []NudgeNot
		// Show is the button for the list, empty where it stands below.
		Show string
	}
	// NudgeNot are people who are not reminded for one reason, with the instant that belongs to it. More are not named.
	NudgeNot struct {
		Why    NudgeWhy
		People []NudgeName
		More   int
		At     time.Time
	}
	// NudgeName is one of them. Phone is said where he must be phoned.
	NudgeName struct{ Name, Phone string }
	// NudgeSpared tells an officer in the morning that what waited over night was not sent.
	NudgeSpared struct {
		RoundName
		Names []string
		// Over: the round had closed by then.
		Over bool
	}
	// NudgeWhich asks which of several rounds is meant.
	NudgeWhich struct{ Parts []MissingPart }
	// NudgeClosed is for a reminder of a round that takes no answers in the ordinary way any more.
	NudgeClosed struct {
		RoundName
		OpenLate string
	}
	// NudgeNobody is for a number or a name that is not on the list.
	NudgeNobody struct{ Said string }
	// NoSuchRound is for a number or a name of a round that is not running.
	NoSuchRound struct {
		Said  string
		Parts []MissingPart
	}
)

// NudgeWhy is why somebody is not reminded.
type NudgeWhy string

// The reasons.
const (
	NudgeAnswered NudgeWhy = "answered" // nothing is open
	NudgeToday    NudgeWhy = "today"    // was reminded that day, at At
	NudgeAsked    NudgeWhy = "asked"    // was asked less than an hour ago; At is when he may be reminded
	NudgeComing   NudgeWhy = "coming"   // a message that asks him goes out at At
	NudgeLeave    NudgeWhy = "leave"
	NudgeLost     NudgeWhy = "lost"  // has closed his chat to us
	NudgePhone    NudgeWhy = "phone" // has no account
	NudgeLate     NudgeWhy = "late"  // the round closes before the night is over
	NudgeSelf     NudgeWhy = "self"  // it is whoever reminds
)

type (
	// AttendanceList is who took part in a stretch of time, one line a member, in protocol order.
	AttendanceList struct {
		// Weeks is how many were asked for, 0 where a first day was given. First and Last are the days reported on.
		Weeks       int
		First, Last time.Time
		// Reports and CleanUps are how many rounds were held.
		Reports, CleanUps int
		Groups            []AttendanceGroup
		Word              string
		Page, Pages       int
		Next              string
		// Missing is the button back to who is missing now.
		Missing string
	}
	// AttendanceGroup are the members of one role.
	AttendanceGroup struct {
		Role  store.Role
		Lines []AttendanceLine
	}
	// AttendanceLine is one member.
	AttendanceLine struct {
		Name              string
		Reports, CleanUps AttendanceCount
		// Never: he has no account and nothing was noted for him. Lost: he could not be reached all that time.
		Never, Lost bool
	}
	// AttendanceCount is how often somebody answered of the times that he was expected and reached.
	AttendanceCount struct{ Expected, Answered, Partial, Late, Phoned, Leave int }
	// AttendanceNone is for a stretch of time without a closed round.
	AttendanceNone struct{ From time.Time }
	// MissingUsage is for words after /chuabaocao that say nothing.
	MissingUsage struct{ Said string }
)
