package store

import "time"

// Deadline is until when a task is to be done. The zero Deadline is none: undated tasks are normal.
type Deadline struct {
	// Phrase is the words as they were given, kept verbatim; Op how they bind: "before", "by", "within", "on" or "at".
	Phrase string `json:"phrase,omitempty"`
	Op     string `json:"op,omitempty"`
	// Day is 2006-01-02 in the committee's zone, Clock 15:04 where an hour was named.
	Day   string `json:"day,omitempty"`
	Clock string `json:"clock,omitempty"`
	// Version counts the deadlines that a task has had, from 1.
	Version int `json:"version,omitempty"`
}

// OpBefore is the Op of "trước D", which may be read strictly (TaskRules.Strict).
const OpBefore = "before"

// IsZero tells whether there is none.
func (d Deadline) IsZero() bool { return d.Day == "" }

// Ends is the first instant at which the work is late: the named minute, else the end of the day; for a strict "trước D"
// its beginning (design 6). Zero for no deadline.
func (d Deadline) Ends(loc *time.Location, strict bool) time.Time {
	day, err := time.ParseInLocation("2006-01-02", d.Day, loc)
	if err != nil {
		return time.Time{}
	}
	if at, err := time.ParseInLocation("2006-01-02 15:04", d.Day+" "+d.Clock, loc); err == nil {
		return at.Add(time.Minute) // "trước 16:00" said at 16:00 is in time
	}
	if strict && d.Op == OpBefore {
		return day
	}
	return day.AddDate(0, 0, 1)
}

// DaysLate is by how many calendar days of loc an instant lies after the deadline's day: 0 on it, negative before it.
func (d Deadline) DaysLate(at time.Time, loc *time.Location) int {
	day, err := time.ParseInLocation("2006-01-02", d.Day, time.UTC)
	if err != nil {
		return 0
	}
	here := at.In(loc)
	today := time.Date(here.Year(), here.Month(), here.Day(), 0, 0, 0, 0, time.UTC)
	return int(today.Sub(day).Hours() / 24)
}
