package store

import (
	"slices"
	"time"
)

// TaskRules are how a committee follows its tasks. A zero field stands for the default; TaskRules() fills it in.
type TaskRules struct {
	// At is the hour of reminders, 15:04 in the committee's zone.
	At string `json:"at,omitempty"`
	// Before are the days before a deadline on which the lead is reminded, After those after it; from the last of After on,
	// every seventh day.
	Before []int `json:"before,omitempty"`
	After  []int `json:"after,omitempty"`
	// Confirm: what a lead calls done waits for a yes of secretary, deputy or chair.
	Confirm bool `json:"confirm,omitempty"`
	// Strict: "trước D" is late on D.
	Strict bool `json:"strict,omitempty"`
	// Deputy, Calls and Chair are after how many days past the deadline a task that nobody has explained comes before the
	// deputy, onto the secretary's call list, into the chair's brief.
	Deputy int `json:"deputy,omitempty"`
	Calls  int `json:"calls,omitempty"`
	Chair  int `json:"chair,omitempty"`
}

// The defaults.
const (
	RemindAt    = "07:30"
	DeputyAfter = 3
	CallsAfter  = 5
	ChairAfter  = 7
)

var (
	remindBefore = []int{30, 14, 7, 3, 1, 0}
	remindAfter  = []int{1, 3}
)

// TaskRules are the committee's, the defaults filled in.
func (c Committee) TaskRules() TaskRules {
	r := c.Rules
	if r.At == "" {
		r.At = RemindAt
	}
	if r.Before == nil {
		r.Before = slices.Clone(remindBefore)
	}
	if r.After == nil {
		r.After = slices.Clone(remindAfter)
	}
	for _, f := range []struct {
		field *int
		value int
	}{{&r.Deputy, DeputyAfter}, {&r.Calls, CallsAfter}, {&r.Chair, ChairAfter}} {
		if *f.field == 0 {
			*f.field = f.value
		}
	}
	return r
}

// Clock is At as hour and minute.
func (r TaskRules) Clock() (hour, minute int) {
	t, err := time.Parse("15:04", r.At)
	if err != nil {
		t, _ = time.Parse("15:04", RemindAt)
	}
	return t.Hour(), t.Minute()
}
