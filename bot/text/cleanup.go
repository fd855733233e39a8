package text

import (
	"time"

	"giaoban/store"
)

// Messages of a clean-up (tổng vệ sinh) of the neighbourhoods. What the group reads names nobody.
type (
	// CleanUpHead is what every message on a clean-up begins with: what it is called, when it begins, where people meet.
	CleanUpHead struct {
		Name   string
		Starts time.Time
		Place  string
		// Word is what the committee calls its neighbourhoods.
		Word string
	}
	// CleanUpFigures are results, each nil where nobody named it. Less than a tonne is told in kilograms.
	CleanUpFigures struct {
		People, Points, Tonnes, Kg, M *float64
		Photos                        int
	}
	// CleanUpDawn is told to who comes, shortly before the work begins.
	CleanUpDawn struct {
		CleanUpHead
		Call string
		// Committee is named to who is in several.
		Committee string
		Places    []CleanUpComes
		// Example is how the results are told.
		Example string
	}
	// CleanUpComes is what a neighbourhood answered to the roll call: how many people, or why nobody comes. Other: somebody
	// else than its head. Who is for officers.
	CleanUpComes struct {
		Subject Subject
		People  *float64
		Other   bool
		Who     string
		Text    string
	}
	// CleanUpCall is a neighbourhood of which nothing has been heard, and whom to ask.
	CleanUpCall struct {
		Subject Subject
		People  []CleanUpPhone
	}
	// CleanUpPhone is one of them.
	CleanUpPhone struct{ Name, Phone string }
	// CleanUpComing tells the officers who comes. People is how many in all, Uncounted of the neighbourhoods gave no number.
	CleanUpComing struct {
		CleanUpHead
		Going, Staying []CleanUpComes
		Silent         []CleanUpCall
		People         float64
		Uncounted      int
		// Dawn is when those who come are told of it; Example is how the secretary notes an answer by phone.
		Dawn    time.Time
		Example string
		// Unasked: we were away all evening, and nobody was asked.
		Unasked bool
	}
	// CleanUpRecap tells what was done. Officers are told too who reported, who has not, and what stood in the way.
	CleanUpRecap struct {
		CleanUpHead
		// Worked of All neighbourhoods have results.
		Worked, All int
		Sums        CleanUpFigures
		// Before is the one before, nil for none.
		Before *CleanUpBefore
		Lines  []CleanUpLine
		// Stuck, Staying, Silent and Unknown are for officers; Criterion is the one that all this belongs to.
		Officer bool
		Stuck   []CleanUpStuck
		Staying []CleanUpComes
		Silent  []Subject
		Unknown []Subject
		// Criterion is zero where it belongs to none.
		Criterion Subject
		// Updated is when something came in after the closing, zero for never.
		Updated time.Time
	}
	// CleanUpBefore is the clean-up before in total; Week: it was a week ago.
	CleanUpBefore struct {
		At     time.Time
		Week   bool
		Worked int
		Sums   CleanUpFigures
	}
	// CleanUpLine is what a neighbourhood did. Who said it and when is for officers; Day: on another day than that of the
	// work; Behalf: somebody else noted it for him.
	CleanUpLine struct {
		Subject Subject
		Figures CleanUpFigures
		Who     string
		At      time.Time
		Day     bool
		Behalf  bool
	}
	// CleanUpStuck is what stood in the way, in somebody's own words.
	CleanUpStuck struct {
		Subject Subject
		Who     string
		Text    string
		Behalf  bool
	}
	// CleanUpLabel names a neighbourhood in the picture of before and after.
	CleanUpLabel struct{ Subject Subject }
	// CleanUpPicture is the line under that picture. It tells no figures: those of the recap go on changing.
	CleanUpPicture struct{ CleanUpHead }
	// CleanUpGrid has the words in the picture; More is how many photos it does not show.
	CleanUpGrid struct {
		CleanUpHead
		More int
	}
)

// CleanUpFiguresOf are figures as they are told: nothing is not told.
func CleanUpFiguresOf(q store.Quantities, photos int) CleanUpFigures {
	some := func(v *float64) *float64 {
		if v == nil || *v <= 0 {
			return nil
		}
		return v
	}
	f := CleanUpFigures{People: some(q.People), Points: some(q.Points), M: some(q.M), Photos: photos}
	if t := some(q.Tonnes); t != nil && *t < 1 {
		kg := *t * 1000
		f.Kg = &kg
	} else {
		f.Tonnes = t
	}
	return f
}

// IsZero tells whether there is nothing to tell.
func (f CleanUpFigures) IsZero() bool { return f == CleanUpFigures{} }
