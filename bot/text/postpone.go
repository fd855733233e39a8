package text

import (
	"time"

	"giaoban/store"
)

type (
	// PostponeLine is one thing that moves: a round (Open: its closing moves; Joined: it becomes the plan's next one) or a Task.
	PostponeLine struct {
		Round        string
		Open, Joined bool
		Task         Subject
		From, To     Due
		// Roll is when a clean-up asks anew who comes, zero when it does not.
		Roll time.Time
		// Holiday: the new day is a day off.
		Holiday bool
		// Kept have reported of the day of From already; that stays.
		Kept []Subject
	}
	// PostponeList shows what falls into the next two weeks.
	PostponeList struct{ Moves []PostponeLine }
	// PostponeCard says back what would move, and how many people would be told. Again: something has changed since.
	PostponeCard struct {
		Reason string
		Again  bool
		Moves  []PostponeLine
		People int
		// Later are rounds that can be moved only once the one before them (To: its closing) is over.
		Later   []PostponeLine
		Yes, No string
	}
	// PostponeDone says that it is done; Phone are those whom no message reaches.
	PostponeDone struct {
		Reason string
		Moves  []PostponeLine
		People int
		Phone  []string
	}
	// Postponed tells one person what of his moves.
	Postponed struct {
		Reason string
		Moves  []PostponeLine
	}
	// PostponedInGroup tells the group that rounds move, and how many tasks do.
	PostponedInGroup struct {
		Reason string
		Moves  []PostponeLine
		Tasks  int
	}
	// PostponeHow tells how to postpone; NoDay: the new day is missing or unclear; Past: it is over.
	PostponeHow struct {
		Said        string
		NoDay, Past bool
	}
	// PostponeNothing: nothing falls into that time that could be moved now; Later as in PostponeCard.
	PostponeNothing struct{ Later []PostponeLine }
	// PostponeNoTask: there is no such task, it is done (Closed), or has no deadline.
	PostponeNoTask struct {
		Code   store.Subject
		Closed bool
	}
	// PostponeEarlier: the new day is not later than the old one. Code is empty for a round.
	PostponeEarlier struct {
		Code store.Subject
		Day  time.Time
	}
	// PostponeDropped: nothing moved.
	PostponeDropped struct{}
)

// Roll is when the first of the clean-ups among the moves asks anew who comes, zero where none does.
func (p Postponed) Roll() time.Time {
	for _, m := range p.Moves {
		if !m.Roll.IsZero() {
			return m.Roll
		}
	}
	return time.Time{}
}
