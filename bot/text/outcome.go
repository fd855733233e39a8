package text

import (
	"time"

	"giaoban/store"
)

type (
	// Outcome is what a round of a plan's own questions was answered with: with names for officers, for the group in totals.
	Outcome struct {
		RoundName
		Committee            string
		Answered, Partial, N int
		Leave                int
		Questions            []OutcomeQuestion
		// Silent are those who have not answered, Unclear those of whom silence says nothing, because we were away or they were
		// not asked in time. Lost cannot be reached, Phone have no account: neither is counted as silent. All for officers.
		Silent, Unclear []string
		Lost, Phone     []NudgeName
		Updated         Updated
	}
	// Updated is when a message was brought up to date after the closing, zero where it was not. Late: with answers that came
	// late.
	Updated struct {
		At   time.Time
		Late bool
	}
	// OutcomeQuestion is one question. Rows are for officers only, More of them are not shown.
	OutcomeQuestion struct {
		Number          int
		Kind            store.QuestionKind
		Text, Unit      string
		Answered, Asked int
		Sum             float64
		Choices         []OutcomeChoice
		Photos          int
		Done, Doing     int
		Stuck           int
		Rows            []OutcomeRow
		More            int
	}
	// OutcomeChoice is how often a choice was taken, and by whom.
	OutcomeChoice struct {
		Label string
		N     int
		Who   []string
	}
	// OutcomeRow is one answer: of a place, or of a person.
	OutcomeRow struct {
		Subject Subject
		Who     string
		Line    SaidLine
	}
)

// About is what the row is of, as it is named beside its question.
func (r OutcomeRow) About() Subject {
	s := r.Subject
	s.Question, s.Code = "", s.Code.About()
	return s
}
