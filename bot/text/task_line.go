package text

import (
	"fmt"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// Due is a deadline ready to be said: At is its day at midnight in the committee's zone, or, when Timed, its minute.
type Due struct {
	At    time.Time
	Timed bool
}

// IsZero tells whether there is none.
func (d Due) IsZero() bool { return d.At.IsZero() }

// Task is a task as a list or a card shows it.
type Task struct {
	Code store.Subject
	Work string
	// Lead is the party that leads, as named; Holder the member who holds it where that is another name; StandIn who is in
	// his place while he is on leave.
	Lead, Holder, StandIn string
	Supports              []string
	Criterion             int
	// Due is the deadline in force, First the original one, Phrase the words it was given in.
	Due, First Due
	Phrase     string
	Rhythm     string
	Stands     view.Standing
	// Late is by how many days it is past its deadline, negative for days left.
	Late     int
	Accepted bool
	// Said is the newest word, nil for none; Wanted the day asked for while an extension waits, Reason why.
	Said   *State
	Wanted Due
	Reason string
}

// due says a deadline with its weekday: "thứ Hai 30/11", "16:00 thứ Hai 30/11"; the year only when it is not that of now.
func due(lang store.Lang, d Due) string {
	if d.IsZero() {
		return map[store.Lang]string{store.Vietnamese: "chưa có hạn", store.English: "no deadline"}[lang]
	}
	s := weekdays[lang][d.At.Weekday()] + " " + d.At.Format("2/1/2006")
	if d.Timed {
		return d.At.Format("15:04") + " " + s
	}
	return s
}

// shortDue is due without the year, for lines in which a date near to now stands: "thứ Hai 30/11".
func shortDue(lang store.Lang, d Due) string {
	if d.IsZero() {
		return due(lang, d)
	}
	s := weekdays[lang][d.At.Weekday()] + " " + d.At.Format("2/1")
	if d.Timed {
		return d.At.Format("15:04") + " " + s
	}
	return s
}

// late says how far a deadline is: "còn 3 ngày", "hôm nay", "quá 2 ngày".
func late(lang store.Lang, days int) string {
	words := map[store.Lang][5]string{
		store.Vietnamese: {"còn %d ngày", "ngày mai", "hôm nay", "quá hạn từ hôm qua", "quá hạn %d ngày"},
		store.English:    {"%d days left", "tomorrow", "today", "due yesterday", "%d days overdue"},
	}[lang]
	switch {
	case days < -1:
		return fmt.Sprintf(words[0], -days)
	case days == -1:
		return words[1]
	case days == 0:
		return words[2]
	case days == 1:
		return words[3]
	}
	return fmt.Sprintf(words[4], days)
}

var standings = map[store.Lang]map[view.Standing]string{
	store.Vietnamese: {view.NotBegun: "chưa làm", view.InTime: "đang làm, trong hạn", view.Overdue: "quá hạn", view.NoDeadline: "đang làm, chưa có hạn",
		view.Reported: "đã báo xong, chờ xác nhận", view.DoneInTime: "xong đúng hạn", view.DoneLate: "xong, quá hạn", view.DoneUndated: "xong",
		view.GivenUp: "đã bỏ"},
	store.English: {view.NotBegun: "not begun", view.InTime: "in progress, in time", view.Overdue: "overdue", view.NoDeadline: "in progress, no deadline",
		view.Reported: "reported done, waiting for a yes", view.DoneInTime: "done in time", view.DoneLate: "done late", view.DoneUndated: "done",
		view.GivenUp: "dropped"},
}
