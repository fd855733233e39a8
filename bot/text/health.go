package text

import "time"

type (
	// Health says whether the bot runs well. Whoever reads it has just reached us, so the platform is there and the disk
	// can be written.
	Health struct {
		Now time.Time
		// Contested is set while another program takes our messages away.
		Contested bool
		// Waiting are the messages whose turn has come, the oldest since Oldest; Night those held until Morning, the end of
		// the quiet hours; Later those held for another hour or the next attempt.
		Waiting, Night, Later int
		Oldest, Morning       time.Time
		// Held is until when nothing is sent, and why ("told", "token", "store", "clock").
		Held time.Time
		Why  string
		// Backup is when the last one was taken, zero for never; Stale tells that it should have been since.
		// NoBackups is set where none are taken.
		Backup    time.Time
		Stale     bool
		NoBackups bool
		// Wrong is what went wrong since From, Outages when we or the platform were away.
		From    time.Time
		Wrong   []WrongLine
		Outages []Gap
		Refresh string
	}
	// Gap is a stretch of time.
	Gap struct{ From, To time.Time }
	// WentWrong tells an officer of trouble, merged.
	WentWrong struct {
		// Committee is set where the reader serves several.
		Committee string
		From      time.Time
		Lines     []WrongLine
	}
	// WrongLine is one kind of trouble: a store.Trouble's, or "group" and "topic" for a group that cannot be written to.
	WrongLine struct {
		Kind   string
		Count  int
		People []WrongPerson
		// More is how many people are not named.
		More int
	}
	// WrongPerson is somebody whom it concerns.
	WrongPerson struct{ Name, Phone string }
)
