package text

import (
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

type (
	// Summary is the state of a week in one screen.
	Summary struct {
		Committee             string
		Met, Total, MetBefore int
		// IndicatorsMet of Indicators nội dung are met, 0 where none were entered.
		IndicatorsMet, Indicators int
		AsOf                      time.Time
		First, Last               time.Time
		Phase                     store.Phase
		Rows                      []SummaryRow
		Answered, N               int
		Partial, Leave            int
		Unknown, Missing          int
		// Phone are the silent without an account, who must be phoned; Phones their names.
		Phone         int
		Names, Phones []string
		Tally         view.Tally
		Matters       []SummaryMatter
		// Plain: what is past, or as of an instant, has no letters: a letter means a line of the present.
		Plain bool
		// More is how many matters are left out, Rest the code of the button that shows them.
		More       int
		Rest       string
		Directives SummaryDirectives
		CleanUps   []SummaryCleanUp
		// Over: the week's days are over, and criteria and tasks are shown as they stand now: the files have those of its last day.
		Over bool
		// Files are the codes of the period's files, Closer that of the choice of a line to look at, for officers.
		Files  SignFiles
		Closer string
	}
	// PeriodSummary is a period that is no week in one screen.
	PeriodSummary struct {
		Committee string
		Period    SignPeriod
		AsOf      time.Time
		// Overall is what the written report says first.
		Overall string
		Rows    []SummaryRow
		Lights  Lights
		Tally   view.Tally
		// Places of AllPlaces neighbourhoods had news; Sums are their figures.
		Places, AllPlaces int
		Word              string
		Sums              CleanUpFigures
		Directives        SummaryDirectives
		// Stuck are the obstacles that still stand, More how many are left out.
		Stuck []SummaryMatter
		More  int
		// Files and See, of the written report, are codes of buttons, for officers.
		Files SignFiles
		See   string
	}
	// PeriodTotals is what the group may read of it.
	PeriodTotals struct {
		Period  SignPeriod
		Overall string
		Lights  Lights
		Tally   view.Tally
	}
	// Lights counts criteria by how they go.
	Lights struct{ Green, Yellow, Red, White int }
	// MattersList is all that waits for a word; More is how many have no letter left.
	MattersList struct {
		Committee   string
		First, Last time.Time
		AsOf        time.Time
		Matters     []SummaryMatter
		Plain       bool
		More        int
	}
	// SummaryDirectives is how far the ý kiến chỉ đạo have come, counted as all tasks are; Lines are the tasks that carry them
	// out, More how many are left out.
	SummaryDirectives struct {
		Tally view.Tally
		Lines []Task
		More  int
	}
	// SummaryCleanUp is what came of a clean-up of the week: how many neighbourhoods worked, and their figures.
	SummaryCleanUp struct {
		Name   string
		At     time.Time
		Word   string
		Worked int
		Sums   CleanUpFigures
	}
	// SummaryRow is a criterion.
	SummaryRow struct {
		Number int
		Name   string
		Square string
		Trend  int
		Met    bool
		// Late is how many of its tasks are overdue: one makes it red.
		Late int
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
	// CriterionView shows a criterion with its nội dung.
	CriterionView struct {
		Number     int
		Name       string
		Attainment store.Attainment
		Indicators []store.Indicator
		MaySet     bool
	}
	// IndicatorAttained says back what was set for a nội dung; Met of All of the criterion are met. CriterionMet: the criterion
	// has been set as met already.
	IndicatorAttained struct {
		Criterion, Indicator int
		Name                 string
		Attainment, Before   store.Attainment
		Met, All             int
		CriterionMet         bool
		Undo                 string
	}
	// IndicatorNamed says back how a nội dung is called, Before what it was called.
	IndicatorNamed struct {
		Criterion, Indicator, All int
		Name, Before              string
	}
	// IndicatorUnknown is for one that the criterion does not have; it has Has.
	IndicatorUnknown struct{ Criterion, Indicator, Has int }
	// IndicatorTooLong is for a name that is too long.
	IndicatorTooLong struct{ Max int }
	// CriteriaUsage tells how to set one.
	CriteriaUsage struct{ Total int }
)

// MetIndicators is how many nội dung are met.
func (v CriterionView) MetIndicators() (n int) {
	for _, i := range v.Indicators {
		if i.Attainment == store.Met {
			n++
		}
	}
	return n
}

// Next is the number of the nội dung that would be added.
func (v CriterionView) Next() int {
	if n := len(v.Indicators); n > 0 {
		return v.Indicators[n-1].Number + 1
	}
	return 1
}

// Count counts one.
func (l *Lights) Count(x view.Light) {
	switch x {
	case view.Green:
		l.Green++
	case view.Yellow:
		l.Yellow++
	case view.Red:
		l.Red++
	default:
		l.White++
	}
}

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
