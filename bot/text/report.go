package text

import (
	"fmt"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// The written report. A message of a section is a text of several lines: a paragraph each, bullets with "- " before them.
// All strings in these structs are one line each.

// ReportDay is a day as offices write it: 05/9/2026, 21/11/2026, 05/01/2026 (NĐ 30/2020, Phụ lục I: days below ten and the
// first two months take a zero).
type ReportDay time.Time

// String is the day with its year.
func (d ReportDay) String() string { return fmt.Sprintf("%s/%d", d.Short(), time.Time(d).Year()) }

// Short is the day without its year.
func (d ReportDay) Short() string {
	t := time.Time(d)
	if t.Month() < 3 {
		return t.Format("02/01")
	}
	return t.Format("02/1")
}

// IsZero tells whether there is none.
func (d ReportDay) IsZero() bool { return time.Time(d).IsZero() }

// Month, Quarter, Half and Year place the day in the calendar.
func (d ReportDay) Month() int { return int(time.Time(d).Month()) }

// Quarter is written in Roman digits.
func (d ReportDay) Quarter() string { return [...]string{"I", "II", "III", "IV"}[(d.Month()-1)/3] }

// Half is 1 or 2.
func (d ReportDay) Half() int { return (d.Month()-1)/6 + 1 }

// Year is the year.
func (d ReportDay) Year() int { return time.Time(d).Year() }

type (
	// ReportTitle is what the report is about (trích yếu), ReportPeriod its two dates.
	ReportTitle struct {
		Kind        view.PeriodKind
		First, Last ReportDay
	}
	ReportPeriod struct{ First, Last ReportDay }
	// ReportAsOf says of when the figures are: the end of Day, or Clock on it.
	ReportAsOf struct {
		Day   ReportDay
		Clock string
	}
	// ReportLabel is a heading, or a label in a table, by its key. Word is what neighbourhoods are called; Kind the period's.
	ReportLabel struct {
		Key, Word string
		Kind      view.PeriodKind
	}
	// ReportColumns are the headings of a table by its key, with "|" between them.
	ReportColumns struct{ Table string }
	// ReportClosing is the last line, without its full stop. Appendix tells that there is one: a document has to name what is
	// attached to it (NĐ 30/2020, Phụ lục I, mục III).
	ReportClosing struct {
		Committee   string
		First, Last ReportDay
		Appendix    bool
	}
)

type (
	// ReportOverall sums up the criteria and who answered. MetBefore is -1 when there was no criterion yet,
	// IndicatorsMetBefore when no indicator was.
	ReportOverall struct {
		Day                                            ReportDay
		Met, MetBefore, Total                          int
		Indicators, IndicatorsMet, IndicatorsMetBefore int
		NearlyMet, NotMet, NotAssessed                 int
		// Gained and Lost are the criteria that became met in the period, or are so no more.
		Gained, Lost []Subject
		// Rounds is how many of the weekly report have asked, Answers who answered in them; Plans are the other plans.
		Rounds  int
		Answers view.Participation
		Plans   []ReportPlan
	}
	// ReportPlan is a plan that asked N times: Full of All answered in full; of a CleanUp they are neighbourhoods with results.
	ReportPlan struct {
		Plan         string
		CleanUp      bool
		N, Full, All int
		Word         string
	}
	// ReportTasks counts the tasks; NoDeadline are all open ones without a deadline. Ended are those that were done in the
	// period, More of them are not named.
	ReportTasks struct {
		view.ReportTally
		NoDeadline int
		Ended      []ReportWork
		More       int
	}
	// ReportCriteria says how each criterion goes.
	ReportCriteria struct{ Lines []ReportCriterionLine }
	// ReportCriterionLine is one. Said is nil when nobody said anything.
	ReportCriterionLine struct {
		Subject                Subject
		Attainment             store.Attainment
		Before                 store.Attainment
		Changed                bool
		Said                   *ReportSaid
		Indicators, Met, Tasks int
		Overdue                int
		// CleanUps are those that belong to it; of many, Many adds them up.
		CleanUps []ReportCleanUp
		Many     *ReportCleanUp
		Word     string
	}
	// ReportCleanUp is a clean-up in total, or N of them.
	ReportCleanUp struct {
		N       int
		Plan    string
		Day     ReportDay
		Worked  int
		Figures CleanUpFigures
	}
	// ReportPlaces says how each neighbourhood with news goes; All is how many there are.
	ReportPlaces struct {
		Word  string
		All   int
		Sums  view.Sums
		Lines []ReportPlaceLine
	}
	// ReportPlaceLine is one.
	ReportPlaceLine struct {
		Subject Subject
		Sums    view.Sums
		Said    *ReportSaid
	}
	// ReportDirectives says what became of the chair's ý kiến chỉ đạo.
	ReportDirectives struct{ Lines []ReportWork }
	// ReportLimits says what has not been done: the overdue tasks (the most overdue where there are many, and More stand in
	// the appendix), the criteria of which nobody said anything. Asked tells that a round of the period has asked.
	ReportLimits struct {
		Day     ReportDay
		Tasks   int
		Overdue []ReportWork
		More    int
		Silent  []Subject
		Asked   bool
	}
	// ReportDifficulties are obstacles in the members' own words; Over are those no longer in the way.
	ReportDifficulties struct {
		Lines []ReportSaid
		Over  []ReportSaid
	}
	// ReportFocus is what falls due until Last; Carried is how many overdue tasks are carried on.
	ReportFocus struct {
		Last    ReportDay
		Lines   []ReportWork
		Carried int
	}
	// ReportNeeds is what is asked for: help, and more time.
	ReportNeeds struct {
		Lines   []ReportSaid
		Pending []ReportMoreTime
	}
	// ReportMoreTime is a request for more time.
	ReportMoreTime struct {
		Work, Who, Reason string
		From, Wanted      ReportDay
	}
)

type (
	// ReportSaid is a member's word. Work is set for a task, else Subject is what it is about. Who is a unit or a post, empty
	// when neither is known; Weeks for how many rounds in a row an obstacle has stood. Asks: the text itself asks for help.
	ReportSaid struct {
		Subject Subject
		Work    string
		Who     string
		Status  store.Status
		Blocker bool
		Percent *int
		Figures view.Sums
		Text    string
		Asks    bool
		Weeks   int
	}
	// ReportWork is a task in a line. Phrase is its deadline as it was given, Day what that means, zero when the phrase
	// says it.
	ReportWork struct {
		Work, Lead, Phrase string
		Day                ReportDay
		Stands             view.Standing
		Late               int
		Done               ReportDay
		Percent            *int
		Explained          string
		// Extended is how often more time was granted.
		Extended int
		// Ordered is what the chair or a deputy said, By which of them, empty where he is none any more, On when.
		Ordered string
		By      store.Role
		On      ReportDay
	}
	// ReportProgress, ReportStatus, ReportDeadline and ReportNote are cells of the table of tasks.
	ReportProgress struct{ Said ReportSaid }
	ReportStatus   struct {
		Heap   view.Heap
		Stands view.Standing
		Late   int
		Done   ReportDay
	}
	// ReportDeadline is the phrase as it was given, and the day it was read as, zero when the phrase says it. Rhythm is that of work without an end.
	ReportDeadline struct {
		Phrase, Rhythm string
		Day            ReportDay
	}
	// ReportNote is what else is to be known of a task. First is its first deadline, empty when that is still in force.
	ReportNote struct {
		Code         store.Subject
		First        string
		Extended     int
		Asked        ReportDay
		Directive    bool
		Explained    string
		Ended        string
		New, Dropped bool
	}
)
