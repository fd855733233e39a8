package text

import "time"

// Picture are the words on the picture of a period, a message of lines "key: word" (see Words). Days are at midnight in the
// committee's zone.
type Picture struct {
	First, Last, AsOf time.Time
	// Met of Total criteria, Before at the beginning of the period, -1 where that is not known. More are not shown.
	Met, Before, Total, More int
	// Tasks is how many there are, Overdue how many of them are late; Answered of Expected have answered the weekly report in
	// full, over so many Rounds.
	Tasks, Overdue, Answered, Expected, Rounds int
	// Plans are the other plans, each by itself, Others how many more of them are not shown.
	Plans  []PicturePlan
	Others int
}

// PicturePlan is one plan beside the weekly report: Full of All, neighbourhoods with results of a CleanUp (Word is what they
// are called), else members, over so many Rounds.
type PicturePlan struct {
	Plan              string
	CleanUp           bool
	Word              string
	Full, All, Rounds int
}
