package text

import (
	"time"

	"giaoban/store"
)

// DateFlaw says why a day cannot be the new deadline as it was written.
type DateFlaw string

// The flaws.
const (
	DatePast       DateFlaw = "past"       // it has gone by
	DateEarlier    DateFlaw = "earlier"    // not later than the deadline in force
	DateImpossible DateFlaw = "impossible" // 31/2
	DateUnclear    DateFlaw = "unclear"    // no day could be read
	DateGuessed    DateFlaw = "guessed"    // a day was read that has to be confirmed: it is the first choice
)

// NoTime says why a task can have no more time, or no explanation.
type NoTime string

// The reasons.
const (
	TaskUnknown  NoTime = "unknown"  // the committee has no such number
	TaskUndated  NoTime = "undated"  // it has no deadline
	TaskIsDone   NoTime = "done"     // it is done
	TaskReported NoTime = "reported" // it is reported done and waits for a yes
	TaskDropped  NoTime = "dropped"  // it was given up
	NumberNoTask NoTime = "number"   // the number of the day is no task
	LeadExplains NoTime = "lead"     // only who leads can say why it is late
	OwnRequest   NoTime = "own"      // a deputy does not decide on his own work
	TwoTasks     NoTime = "two"      // several codes in one sentence
)

type (
	// DateChoice is a day on a button.
	DateChoice struct {
		Due  Due
		Code string
	}
	// NewDate asks until when more time is wanted. Explained: Reason was just taken down as the explanation; InTime: an
	// explanation was given that nobody needs yet.
	NewDate struct {
		Task              Subject
		Due               Due
		Late              int
		Reason            string
		Explained, InTime bool
		Choices           []DateChoice
		Help, Skip        string
	}
	// BadDate says what is wrong with a day, and asks again.
	BadDate struct {
		Task    Subject
		Said    string
		Why     DateFlaw
		Day     Due
		Due     Due
		Choices []DateChoice
	}
	// NewDateReason asks why more time is wanted.
	NewDateReason struct {
		Task    Subject
		Wanted  Due
		Reasons []TaskReason
		Skip    string
	}
	// ExtensionSent says back what was asked for, and whom. To is "" when nobody of chair and deputies can be told; then the
	// secretary was. At is when the message goes out, zero for now. For is whose request an officer took down.
	ExtensionSent struct {
		Task             Subject
		From, Wanted     Due
		Reason           string
		To               store.Role
		At               time.Time
		Replaces         Due
		For              string
		Explained, Files bool
		Withdraw         string
	}
	// ExtensionFor tells the lead what an officer asked for on his behalf.
	ExtensionFor struct {
		Task         Subject
		From, Wanted Due
		Reason       string
		By           string
		Withdraw     string
	}
	// ExtensionOrphan tells the secretary of a request that nobody of chair and deputies can be told.
	ExtensionOrphan struct {
		Task         Subject
		From, Wanted Due
		Reason, Lead string
	}
	// ExtensionWithdrawn says that a request is taken back.
	ExtensionWithdrawn struct {
		Task        Subject
		Wanted, Due Due
	}
	// Settled is what became of a request: who decided, when, what. Newer is the day of the request that took its place.
	Settled struct {
		Task          Subject
		State         store.ExtensionState
		By            string
		Role          store.Role
		At            time.Time
		Wanted, Given Due
		Newer         Due
		Word          string
	}
	// ExtensionSettled answers a button, or words, that came too late.
	ExtensionSettled struct{ Settled Settled }
)

type (
	// Decide is all that waits for a decision in a committee; Reported are the codes of tasks that wait for a yes. Just is what was decided this moment, Was what had been
	// decided before the button was pressed; Which asks which line was meant.
	Decide struct {
		Call      string
		Committee string
		Asked     []DecideLine
		Reported  []string
		More      int
		Example   Due // a day that could be typed
		Just      *JustDecided
		Was       *Settled
		Which     bool
	}
	// DecideLine is one request for more time. Letter is what it is typed by all day, "" where only its code names it. Late is by how many days the task is overdue, Before how often it was extended.
	DecideLine struct {
		Letter        string
		Task          Subject
		Lead          string
		From, Wanted  Due
		Reason        string
		Late, Before  int
		Gone          bool // the day asked for is past
		Yes, No, Else string
	}
	// JustDecided says back a decision. Told is who hears of it, and at At if not now; Phone: he
	// has to be phoned. Word is the code that ends the
	// wait for a word with a refusal.
	JustDecided struct {
		Task    Subject
		State   store.ExtensionState
		Given   Due
		Told    string
		Phone   bool
		At      time.Time
		Said    string
		AddWord string
	}
	// DecideToast flashes at the button.
	DecideToast struct {
		Task  Subject
		State store.ExtensionState
	}
	// DecideOther asks which other day.
	DecideOther struct {
		Task    Subject
		Lead    string
		Wanted  Due
		Due     Due
		Why     DateFlaw
		Said    string
		Day     Due
		Choices []DateChoice
		Back    string
	}
	// ExtensionAnswer tells who asked what was decided. Due is the deadline in force now, Over: it is past already.
	ExtensionAnswer struct {
		Task        Subject
		State       store.ExtensionState
		Wanted, Due Due
		Role        store.Role
		Word        string
		Over        bool
		Help, Again string
	}
	// ExtensionTold tells the secretary; Phone: the lead has no account.
	ExtensionTold struct {
		Task        Subject
		State       store.ExtensionState
		Lead        string
		Wanted, Due Due
		Role        store.Role
		By          string
		Word        string
		Phone       bool
	}
)

type (
	// WhyLate asks for an explanation.
	WhyLate struct {
		Task    Subject
		Due     Due
		Late    int
		Reasons []TaskReason
		Help    string
	}
	// LateExplained says that an explanation is taken down. Wanted is the day of a request that waits.
	LateExplained struct {
		Task   Subject
		Reason string
		Wanted Due
	}
	// CannotExtend says why not.
	CannotExtend struct {
		Task   Subject
		Why    NoTime
		Number int
	}
	// NothingAsked is for a yes or no to a task for which nothing waits. Roles decide when something does.
	NothingAsked struct {
		Task  Subject
		Roles []store.Role
	}
	// NotYourTask is for somebody else's task.
	NotYourTask struct {
		Task Subject
		Lead string
	}
	// LeadIsOther is for an officer who named the wrong person.
	LeadIsOther struct {
		Task Subject
		Said string
		Lead string
	}
	// ExtendWhich lists what a person could ask more time for.
	ExtendWhich struct{ Tasks []ExtendLine }
	// ExtendLine is one of these.
	ExtendLine struct {
		Task   Subject
		Due    Due
		Late   int
		Wanted Due
		Code   string
	}
	// NothingToExtend is for who leads no dated task.
	NothingToExtend struct{}
	// ExtendLeft is for a question that was left. Half: a request was half done. Officer: it was for another day; Word: for a
	// word with a refusal, which stands. Explained: the explanation is kept.
	ExtendLeft struct {
		Task      Subject
		Half      bool
		Officer   bool
		Word      bool
		Explained bool
	}
	// HelpAsk asks what help is needed.
	HelpAsk struct{ Task Subject }
)

// HalfDone tells whether something was given that is not sent.
func (l ExtendLeft) HalfDone() bool { return l.Half }
