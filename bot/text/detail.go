package text

import (
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

type (
	// Detail is what one line of the summary rests on, for who may see names.
	Detail struct {
		Committee string
		Subject   Subject
		Square    string
		Trend     int
		// Late is how many of its tasks are overdue, which alone makes it red.
		Late  int
		First time.Time
		Last  time.Time
		AsOf  time.Time
		Phase store.Phase
		// Criterion: it is one, with its Attainment; Met of Indicators nội dung are met, 0 where none were entered.
		Criterion       bool
		Attainment      store.Attainment
		Met, Indicators int
		Owners          []string
		Words           []DetailWord
		// MoreWords is how many are left out.
		MoreWords int
		Earlier   []DetailWord
		Tasks     []Task
		MoreTasks int
		CleanUps  []SummaryCleanUp
		// Photos and Files are those of the week, AllPhotos and AllFiles all.
		Photos, Files, AllPhotos, AllFiles int
		// Direct, Evidence, Before, Next and All are codes of buttons, "" for none.
		Direct, Evidence, All string
		Before, Next          DetailPlace
	}
	// DetailWord is what somebody said.
	DetailWord struct {
		Who         string
		Said        time.Time
		First, Last time.Time
		State       State
		Means       store.Means
		Late        bool
	}
	// DetailPlace is a line of the summary to look at.
	DetailPlace struct {
		Subject store.Subject
		Square  string
		Code    string
	}
	// DetailList offers the lines of the summary.
	DetailList struct {
		Committee        string
		First, Last      time.Time
		Criteria, Places []DetailPlace
	}
	// DetailNowhere is for a code that the committee does not have.
	DetailNowhere struct {
		Code     store.Subject
		Criteria int
		Word     string
	}
)

// Square is the coloured square of a light.
func Square(l view.Light) string {
	return map[view.Light]string{view.White: "⬜", view.Red: "🟥", view.Yellow: "🟨", view.Green: "🟩"}[l]
}
