package text

import "time"

// Picture are the words on the picture of a period, a message of lines "key: word" (see Words). Days are at midnight in the
// committee's zone.
type Picture struct {
	First, Last, AsOf time.Time
	// Met of Total criteria, Before at the beginning of the period, -1 where that is not known. More are not shown.
	Met, Before, Total, More int
	// Tasks is how many there are, Overdue how many of them are late; Answered of Expected have reported.
	Tasks, Overdue, Answered, Expected int
}
