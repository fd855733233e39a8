package text

import (
	"time"

	"giaoban/store"
)

// An ý kiến chỉ đạo becomes a task; what is said of the task itself is in task.go.
type (
	// AskDirective asks what is ordered about a subject, zero for none in particular. Owner is who gets it when nobody is
	// named, Before what earlier orders on it are not done yet.
	AskDirective struct {
		Subject Subject
		Owner   string
		Before  []Task
	}
	// DirectiveTold tells the secretary what was ordered, and who must be phoned.
	DirectiveTold struct {
		Role   store.Role
		By     string
		Word   string
		Tasks  []Task
		Calls  []TaskParty
		Nobody []string
	}
	// DirectiveNoLine is for a letter that no line of a summary has; DirectiveNothing for a code that the committee does
	// not have; DirectiveOver for a task that is over since At.
	DirectiveNoLine  struct{ Letter string }
	DirectiveNothing struct{ Code store.Subject }
	DirectiveOver    struct {
		Task Task
		At   time.Time
	}
	// DirectiveLeft says that nothing was ordered.
	DirectiveLeft struct{}
)
