package text

import (
	"strings"
	"time"

	"giaoban/store"
	"giaoban/store/fold"
)

// Giving a task. Fields named for a verb are button codes.
type (
	// TaskDraft says back a task before it is given or changed. Code is empty for a new one.
	TaskDraft struct {
		Code store.Subject
		Work string
		// Length is how long the work is where it is shown shortened, 0 otherwise.
		Length int
		// Leads are more than one where each gets a task of his own.
		Leads, Supports []TaskParty
		Criterion       Subject
		Due             TaskDue
		Rhythm          string
		// Offered: the rhythm is our proposal. Night is when it is told, where the due day has come by then.
		Offered bool
		Night   time.Time
		// Notes are what was not understood and is left out.
		Notes []TaskNote
		// Meanwhile is what By changed while this draft was open.
		Meanwhile []TaskChange
		By        string
		// Same: nothing differs from what is saved.
		Same bool
		// Directive are the words of the ý kiến chỉ đạo that it comes from, About what that is about. Owner is for what the
		// lead answers, where nobody was named and he is proposed for that.
		Directive        string
		About, Owner     Subject
		Save, Fix, Leave string
		Holders          []TaskChoice
	}
	// TaskParty is somebody with a part in a task. Holder is who holds a post or a place, where that is another name.
	TaskParty struct {
		Name, Holder, Post string
		// Nobody: on the list nobody holds it. Phone and Lost: he cannot be written to.
		Nobody, Lost bool
		Phone        string
		// Away is the last day of his leave.
		Away time.Time
		// From is when his part begins, where that is later.
		From time.Time
	}
	// TaskDue is a deadline on a card.
	TaskDue struct {
		Due    Due
		Phrase string
		// Before: "trước D". Guessed: it is what we made of the words.
		Before, Guessed bool
		// Late is by how many days it is past, negative for days left. Free names the holiday it falls on, or "rest".
		Late int
		Free string
	}
	// TaskNote is something in a sentence that was left out. Why is "criterion", "criteria" (several), "place", "part".
	TaskNote struct {
		Why, Said string
		Criteria  int
		Word      string
	}
	// TaskChoice is a button with a name.
	TaskChoice struct{ Label, Code string }

	// TaskHow tells how a draft is corrected.
	TaskHow struct{ Code store.Subject }
	// TaskLeft says that nothing was saved.
	TaskLeft struct {
		Work string
		Code store.Subject
		// Changed: something of a task that is there was to be another.
		Changed bool
	}
	// AskTaskLead asks who; Said is a name that is on no list, Work what is known already.
	AskTaskLead struct {
		Said, Work, Word string
		Due              TaskDue
	}
	// AskTaskStranger asks about a name that is on no list, when the Others are known.
	AskTaskStranger struct {
		Said          string
		Others        int
		Support       bool
		Without, Keep string
	}
	// AskTaskWhich asks which of several is meant.
	AskTaskWhich struct {
		Said   string
		People []TaskChoice
	}
	// AskTaskOne asks which of several leads. All: they were not named one by one.
	AskTaskOne struct {
		People []TaskChoice
		All    string
		Each   string
		Count  int
	}
	// AskTaskWork asks what is to be done.
	AskTaskWork struct{ Leads []string }
	// TaskTooLong says that the work is longer than can be kept.
	TaskTooLong struct {
		Length, Max int
		Cut         string
	}
	// AskTaskDue asks until when Leads have to do Work. Why is empty, or what is wrong with Said: "past", "impossible",
	// "anchor", "unclear".
	AskTaskDue struct {
		Why, Said string
		Work      string
		Leads     []string
		Skip      string
	}
	// AskTaskHolder asks who on the list holds a post or an organisation.
	AskTaskHolder struct{ Name string }

	// TaskSaved says that tasks were given, and who must be phoned.
	TaskSaved struct {
		Codes    []store.Subject
		Leads    []string
		Calls    []TaskParty
		Nobody   []string
		Away     []TaskParty
		Fix, End string
		// Told: the secretary is told of it too.
		Told bool
	}
	// TaskChanged says what was changed.
	TaskChanged struct {
		Code  store.Subject
		Lines []TaskChange
		Calls []TaskParty
		Fix   string
	}
	// TaskChange is one part of a task that is another now. What is "work", "lead", "support", "criterion", "due", "rhythm".
	TaskChange struct {
		What           string
		Was, Now       string
		WasDue, NowDue Due
		From           time.Time
	}
)

// What the people of a task are told.
type (
	// TasksGiven tells a member what was given to him.
	TasksGiven struct {
		Call, Committee string
		Leads, Supports []TaskGiven
		// AcceptAll takes note of all at once, where several are not taken note of.
		AcceptAll string
	}
	// TaskGiven is one of them; Accept is empty once he has taken note of it. Order are the words of a directive, and Role
	// what its giver is.
	TaskGiven struct {
		Task   Task
		Before bool
		By     string
		Order  string
		Role   store.Role
		From   time.Time
		Accept string
	}
	// TasksTold tells a member what has changed in his tasks.
	TasksTold struct {
		Call, Committee string
		Tasks           []TaskTold
	}
	// TaskTold is one of them. End: "" while he has a part in it, "dropped" with a Word, "moved" to the lead named in Now.
	TaskTold struct {
		Task  Task
		Lines []TaskChange
		End   string
		Word  string
		By    string
	}
)

// A task shown, dropped, confirmed.
type (
	// TaskView shows a task. Full: to its people and to officers; others see no names.
	TaskView struct {
		Task      Task
		Criterion Subject
		Full      bool
		By        string
		Given     time.Time
		Before    bool
		// Verdict is who confirmed, sent back or dropped it, where somebody did: Decided is "confirmed", "back", "dropped".
		Decided   string
		DecidedBy string
		DecidedAt time.Time
		Word      string
		History   []TaskPast
		// Change: he may change it. Accept, Yes, No, Fix, End: what he may press.
		Change                    bool
		Accept, Yes, No, Fix, End string
	}
	// TaskPast is one line of what happened to a task. What is a TaskChange's, or "accepted", "reported", "done", "open",
	// "confirmed", "back", "dropped", "asked", "granted", "refused".
	TaskPast struct {
		At     time.Time
		By     string
		What   string
		Change TaskChange
		Word   string
	}
	// NoSuchTask is for a code that the committee does not have.
	NoSuchTask struct{ Code store.Subject }
	// TaskOver is for a change of a task that is done or dropped.
	TaskOver struct {
		Code    store.Subject
		Dropped bool
		By      string
		At      time.Time
	}
	// AskTaskEnd asks once before a task is dropped.
	AskTaskEnd struct {
		Task    Task
		Word    string
		Yes, No string
	}
	// TaskStopped says that it is dropped.
	TaskStopped struct {
		Code store.Subject
		Word string
	}
	// TasksReported lists to an officer what waits for a yes, and what was decided today.
	TasksReported struct {
		Committee string
		Waiting   []WaitingTask
		// More is how many wait beyond those listed.
		More    int
		Decided []TaskVerdict
	}
	// WaitingTask is one that waits. By is who called it done.
	WaitingTask struct {
		Task    Task
		By      string
		At      time.Time
		Yes, No string
	}
	// TaskVerdict is what was decided.
	TaskVerdict struct {
		Code store.Subject
		Work string
		Back bool
		By   string
		At   time.Time
		Word string
	}
	// TaskConfirmed says that a task is done for good.
	TaskConfirmed struct{ Task Task }
	// AskTaskBack asks with which word it is sent back.
	AskTaskBack struct{ Task Task }
	// TaskSentBack tells the officer, TaskBackTold the lead.
	TaskSentBack struct {
		Task Task
		Word string
		// Calls is who must be phoned, empty when the lead was told.
		Calls []TaskParty
	}
	TaskBackTold struct {
		Task Task
		By   string
		Word string
	}
	// TaskDecided is for a decision on what was decided already; NotReported when nobody has called it done.
	TaskDecided struct {
		Verdict     TaskVerdict
		NotReported bool
	}
)

// HalfDone tells whether something was typed that is not saved.
func (l TaskLeft) HalfDone() bool { return l.Work != "" || l.Changed }

// freeDays names the days on which offices are closed, by the calendar's keys; "rest" is the weekly rest.
var freeDays = map[store.Lang]map[string]string{
	store.Vietnamese: {"rest": "ngày nghỉ cuối tuần", "new_year": "Tết Dương lịch", "tet": "nghỉ Tết Nguyên đán", "hung_kings": "Giỗ Tổ Hùng Vương",
		"liberation": "lễ 30/4", "labour": "lễ 1/5", "national": "lễ Quốc khánh", "culture": "nghỉ lễ 24/11", "": "ngày nghỉ"},
	store.English: {"rest": "a weekend", "new_year": "New Year's Day", "tet": "the Tết holidays", "hung_kings": "Hùng Kings' Day",
		"liberation": "the 30 April holiday", "labour": "the 1 May holiday", "national": "the National Day holiday", "culture": "the 24 November holiday",
		"": "a day off"},
}

// Weekly names a rhythm of one day a week.
func Weekly(lang store.Lang, day time.Weekday) string {
	if lang == store.English {
		return "every " + weekdays[lang][day]
	}
	return weekdays[store.Vietnamese][day] + " hằng tuần"
}

// Range is how a time with a beginning was said: "từ 1/12 đến 5/12". It is empty for a day alone.
func (t Task) Range() string {
	if key := fold.Key(t.Phrase); strings.HasPrefix(key, "tu ") || strings.HasPrefix(key, "from ") {
		return t.Phrase
	}
	return ""
}

// FreeDay names a day on which offices are closed.
func (d TaskDue) FreeDay(lang store.Lang) string {
	if name, ok := freeDays[lang][d.Free]; ok {
		return name
	}
	return freeDays[lang][""]
}
