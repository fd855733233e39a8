package text

import (
	"time"

	"giaoban/store"
)

// ConsentVersion names the wording of Consent and is kept with each yes. Whoever changes what Consent says changes it too
// (a golden file sees to that): the yes of before was said to other words.
const ConsentVersion = "2026-11-21.2"

type (
	// Consent asks, before anything about a person is kept, whether it may be. Committee and Name are empty for somebody who
	// sets up a new committee.
	// Asked: he answers for something, so he will be asked every week.
	Consent struct {
		Code, Committee, Name, Post string
		Asked                       bool
	}
	// ConsentAgain asks for a plain yes or no.
	ConsentAgain struct{ Code string }
	// JoinAs asks somebody who has agreed before whether he is the one whom a code names.
	JoinAs struct{ Code, Committee, Name, Post string }
	// Welcome is for a member who has just joined: what he answers for, when he is asked, how he answers.
	Welcome struct {
		Call, Committee, Word string
		Role                  store.Role
		Subjects              []Subject
		Next                  Window
		Others                int
	}
	// Hello greets somebody who is in already.
	Hello struct {
		Call       string
		Committees []string
	}
	// Replaced tells an account that another one holds its place now.
	Replaced struct{ Committee string }
	// Declined is for somebody who said no to Consent.
	Declined struct {
		Code      string
		Committee string
	}
	// NotMe is for somebody who got another one's code.
	NotMe struct{ Name string }
	// AlreadyIn is for a member who sends a code of a committee that he is in.
	AlreadyIn struct {
		Committee, Name string
		Other           string
	}
	// CodeWrong is for a code that does not exist; Left is how many more may be tried.
	CodeWrong struct{ Left int }
	// CodesShut is for an account that has tried too many.
	CodesShut struct{ Until time.Time }
	// CodeUsed, CodeExpired and CodeRevoked are for codes that were good once. Claim: it was that of a new committee.
	CodeUsed    struct{ Claim bool }
	CodeExpired struct {
		Claim bool
		At    time.Time
	}
	CodeRevoked struct{}
	// PrivatePlease is for what must not be said in a group.
	PrivatePlease struct{ What string }
	// BadText tells what is wrong with something typed: Field names what was asked for, Why is one of the kinds of who.Bad.
	BadText struct {
		Field, Why string
		Max        int
	}
	// Window is when a round asks, in the committee's zone; Opens is zero while nothing is planned.
	Window struct{ Opens, Closes time.Time }
)

// What is told to the secretary about people and codes.
type (
	// Arrived tells who has joined and who is still waited for.
	Arrived struct {
		Name          string
		Joined, Total int
		Waiting       []string
	}
	// SaidNo tells that a member declined.
	SaidNo struct{ Name, Phone string }
	// SaidNotMe tells that somebody else got a member's code.
	SaidNotMe struct{ Name, Card string }
	// CodeTried tells that a code was tried in vain; Why is "used", "expired", "revoked", "other" or "shut".
	CodeTried struct{ Name, Why, Card string }
	// Guessing tells that an account keeps trying codes.
	Guessing struct{}
	// Lost lists whom messages do not reach any more.
	Lost struct{ People []LostLine }
	// LostLine is one of them.
	LostLine struct{ Name, Phone string }
)

// The questions that set up a new committee.
type (
	AskCommitteeName struct{}
	AskWord          struct{ Words []string }
	AskTemplate      struct {
		Word      string
		Templates []TemplateLine
	}
	// TemplateLine is a set of criteria on offer.
	TemplateLine struct {
		Name, Title, Source, Note string
	}
	AskOwnList struct{}
	// OwnList shows the list as it was read.
	OwnList struct{ Names []string }
	// BadList tells what is wrong with a line of the list; Why is one of template's kinds.
	BadList struct {
		Line, Max int
		Why       string
	}
	// AskOwnName says the chosen set back: its Title, or for an Own one how many criteria.
	AskOwnName struct {
		Title string
		Own   bool
	}
	AskOwnPost  struct{ Call string }
	AskOwnPhone struct{}
	// Founded says what was set up and what to do next.
	Founded struct {
		Committee, Word, Criteria, Note string
		Total                           int
		Verify                          bool
		Name, Post, Phone               string
		Next                            Window
		Rename                          string
	}
	// FoundingLeft and JoiningLeft say what leaving means: nothing was kept, the code is still good or, meanwhile, Gone.
	// Claim tells that it founds a committee.
	FoundingLeft struct {
		Code string
		Gone bool
	}
	JoiningLeft struct {
		Code        string
		Gone, Claim bool
	}
	// AskRename asks for a committee's name, Renamed says it back.
	AskRename struct{ Old string }
	Renamed   struct{ Name string }
	// Unchanged says that nothing was.
	Unchanged struct{}
)

// HalfDone tells that something is lost that somebody typed.
func (FoundingLeft) HalfDone() bool { return true }
