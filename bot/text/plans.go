package text

import (
	"strings"
	"time"

	"giaoban/store"
)

type (
	// PlanWhen is the rhythm of a plan: a rule as schedule/when writes it, else a cron line that no rule can say.
	PlanWhen struct {
		RRule, Cron, Clock string
	}
	// PlanDay is one day on which a plan would come: held At, or Left out. Nominal is its own day, where it is held on another.
	PlanDay struct {
		At, Nominal time.Time
		Left        bool
		// Moved: it is held on another day than Nominal, because of a Holiday or a weekend.
		Moved, Holiday bool
		// Far days are in another year than today.
		Far bool
	}
	// PlanWhom is whom a plan asks, People how many that are today.
	PlanWhom struct {
		Kind   store.WhomKind
		Unit   string
		Names  []string
		Word   string
		People int
	}
	// PlanFacts are the settings of a plan. Asks is the hour at which it asks and Closes the hour until which, where it has one,
	// Later by how many days.
	PlanFacts struct {
		Name         string
		Kind         store.PlanKind
		When         PlanWhen
		Window       time.Duration
		Asks, Closes string
		Later        int
		Holiday      store.HolidayRule
		Whom         PlanWhom
		Questions    []store.Question
		// Usual: reminders are the usual ones, else they stand at Nudges.
		Usual  bool
		Nudges []int
		Chair  bool
		Group  bool
		// Of a clean-up.
		RollCall  string
		Place     string
		Criterion Subject
	}
	// PlanLine is a plan in a list. Open is when the round that is open closes, Next when the next one is.
	PlanLine struct {
		Number int
		PlanFacts
		Open   time.Time
		Next   PlanDay
		Paused bool
		Show   string
	}
	// PlanList is what /ky shows. On turns the clean-up on.
	PlanList struct {
		Committee string
		Lines     []PlanLine
		Ended     []string
		Officer   bool
		NoWork    bool
		On, New   string
	}
	// PlanView is one plan with all its settings, and the buttons that fit its state.
	PlanView struct {
		PlanLine
		Days                                           []PlanDay
		Officer, Ended                                 bool
		Pause, Resume, Skip, Start, Close, Reopen, End string
		Back                                           string
	}
	// PlanCard says a plan back before it is saved.
	PlanCard struct {
		New    bool
		Number int
		PlanFacts
		Days []PlanDay
		// Hour: nobody named one, so it is a usual one. Again: somebody else has changed the plan meanwhile.
		Hour, Again bool
		// Unclear is what of the words was not understood, Wrong why it cannot be saved as it is (see PlanNo).
		Unclear []string
		Wrong   string
		// Problems are the parts that could not be taken; the rest holds. Cut: the window ends where the quiet hours begin.
		Problems []PlanNo
		Cut      bool
		// Early answers stand in the round to come; Lost: they stay on record, and are asked for again.
		Early int
		Lost  bool
		// Open is when the round that is open, and stays as it is, closes.
		Open    time.Time
		Paused  bool
		Yes, No string
	}
	// PlanAsk asks for one thing that a new plan still needs. Problems are the parts of the answer that could not be taken, Have
	// the people who are asked already.
	PlanAsk struct {
		Step     string
		Name     string
		Said     string
		Problems []PlanNo
		Have     []string
		Word     string
		Choices  []PlanChoice
	}
	// PlanChoice is a button that answers.
	PlanChoice struct{ Label, Code string }
	// PlanSaved says that a plan is there, or changed.
	PlanSaved struct {
		New, Paused bool
		Number      int
		Name        string
		Kind        store.PlanKind
		Next        PlanDay
		RollCall    time.Time
		Show        string
	}
	// PlanDone says what was done with a plan: pause, resume, skip, start, close, reopen, end. Before: it was so already.
	PlanDone struct {
		What   string
		Before bool
		Number int
		Name   string
		Kind   store.PlanKind
		// Day is the round it was done to, Next the one to come; Closes when the round that opens or is open closes.
		Day, Next PlanDay
		Opens     time.Time
		Closes    time.Time
		RollCall  time.Time
		Told      int
		Undo      string
		Back      string
	}
	// PlanSure asks whether it is to be done.
	PlanSure struct {
		What    string
		Number  int
		Name    string
		Day     PlanDay
		Opens   time.Time
		Closes  time.Time
		People  int
		Early   int
		Yes, No string
	}
	// PlanNo says why something cannot be done. Said are the words it is about, Names what could be said in their place, Field
	// the number that was named.
	PlanNo struct {
		Why    string
		Field  int
		Said   string
		Names  []string
		Name   string
		Number int
		Word   string
		Closes time.Time
	}
	// PlanNews tells the secretaries what another officer has done with a plan: what PlanDone says, or "new" or "change".
	PlanNews struct {
		What   string
		By     string
		Role   store.Role
		Number int
		Name   string
		// Day is the round it was done to, Next the one to come.
		Day, Next PlanDay
		Closes    time.Time
		Show      string
	}
	// PlanNone: there is no such plan.
	PlanNone struct {
		Said  string
		Plans []string
	}
	// PlanUnclear tells how to say what one wants of a plan.
	PlanUnclear struct {
		Said   string
		Number int
		Kind   store.PlanKind
		// Open: a plan is being made or changed.
		Open bool
	}
	// PlanMove hands the moving of a round to /hoan.
	PlanMove struct{ Command, Do string }
	// PlanTold tells somebody who was asked, or has answered early, that a round is not held, or is held at another time.
	PlanTold struct {
		Name string
		Kind store.PlanKind
		Day  PlanDay
		// Group: it is told to the group.
		Group bool
	}
	// PlanDropped: nothing was saved.
	PlanDropped struct{ New bool }
)

// HalfDone tells that something was being made.
func (PlanDropped) HalfDone() bool { return true }

// Problem is what is wrong with the card.
func (c PlanCard) Problem() PlanNo {
	return PlanNo{Why: c.Wrong, Name: c.Name, Number: c.Number}
}

// planChoices are the labels of a step's buttons.
var planChoices = map[store.Lang]map[string]string{
	store.Vietnamese: {"owners": "Người phụ trách tiêu chí", "heads": "", "all": "Mọi người", "charged": "Như báo cáo tuần", "today": "Đến 17:00 cùng ngày",
		"two": "Trong 2 giờ", "days": "Trong 2 ngày", "before": "Làm trước", "skip": "Bỏ lần ấy", "keep": "Giữ nguyên", "secretary": "Chỉ thư ký", "chair": "Trưởng ban",
		"group": "Nhóm", "both": "Trưởng ban và nhóm"},
	store.English: {"owners": "Owners of criteria", "heads": "Neighbourhood heads", "all": "Everybody", "charged": "As in the weekly report", "today": "Until 17:00 that day",
		"two": "Within 2 hours", "days": "Within 2 days", "before": "The working day before", "skip": "Leave it out", "keep": "Hold it all the same", "secretary": "Secretary only",
		"chair": "Chair", "group": "Group", "both": "Chair and group"},
}

// PlanChoiceName is the label of a button that answers a PlanAsk; word is the committee's own for its neighbourhoods.
func PlanChoiceName(lang store.Lang, key, word string) string {
	if key == "heads" && lang != store.English {
		r := []rune(Officer(lang, store.Head, word))
		return strings.ToUpper(string(r[0])) + string(r[1:])
	}
	return planChoices[lang][key]
}
