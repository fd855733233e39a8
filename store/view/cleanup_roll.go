package view

import (
	"cmp"
	"slices"

	"giaoban/store"
)

// RollCall is what the neighbourhoods answered when they were asked who comes to a clean-up.
type RollCall struct {
	// Round is the one that asked.
	Round store.Round
	// Going and Staying are those who answered, Silent those who have not, all by number.
	Going, Staying []Coming
	Silent         []Unheard
	// People is how many those who go have promised in all; Uncounted of them gave no number.
	People    float64
	Uncounted int
}

// Coming is the answer of a neighbourhood: the newest of its heads.
type Coming struct {
	store.Neighbourhood
	Word store.Reply
	Who  store.Member
}

// Other tells whether somebody else comes in his place.
func (c Coming) Other() bool { return c.Word.Answer.Choice == store.SendsOther }

// People is how many he promised, nil where he gave no number.
func (c Coming) People() *float64 { return c.Word.Answer.Number }

// RollCallOf computes what was answered to the roll call of a clean-up. Errors: store.ErrNotFound where none was called.
func RollCallOf(tx *store.ReadTx, c store.Committee, r store.Round) (RollCall, error) {
	w, err := newWorks(tx, c)
	if err != nil {
		return RollCall{}, err
	}
	return w.roll(r)
}

func (w *works) roll(r store.Round) (RollCall, error) {
	var call RollCall
	var err error
	if call.Round, err = w.tx.Round(w.c.ID, r.RollCall); err != nil {
		return call, err
	}
	said, err := w.tx.Coming(r)
	if err != nil {
		return call, err
	}
	for s, word := range said {
		c := Coming{Neighbourhood: w.place(s), Word: word, Who: w.member(word.Member)}
		if !word.Answer.Comes() {
			call.Staying = append(call.Staying, c)
			continue
		}
		call.Going = append(call.Going, c)
		if n := c.People(); n == nil {
			call.Uncounted++
		} else {
			call.People = exact(call.People + *n)
		}
	}
	byNumber := func(a, b Coming) int { return cmp.Compare(a.Number, b.Number) }
	slices.SortFunc(call.Going, byNumber)
	slices.SortFunc(call.Staying, byNumber)
	seats, err := Seats(w.tx, call.Round)
	if err != nil {
		return call, err
	}
	call.Silent = w.silent(seats, func(s store.Subject) bool { _, ok := said[s]; return ok })
	return call, nil
}
