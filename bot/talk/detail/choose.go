package detail

import (
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// placesShown is how many neighbourhoods are offered by buttons: more fill the screen, and each can be typed.
const placesShown = 40

func code(w view.Week, what store.Subject) string {
	return talk.Code(prefix, w.Committee.ID, w.Round.ID, what)
}

// choose offers the lines of a round's summary.
func choose(t *talk.Turn, c store.Committee, r store.Round, anew bool) error {
	w, err := view.WeekOf(&t.Tx.ReadTx, c, r)
	if err != nil {
		return err
	}
	m := text.DetailList{}
	m.First, m.Last = label.Days(r, c.Location())
	if len(t.Places) > 1 {
		m.Committee = c.Name
	}
	m.Criteria = criteria(w)
	if m.Places, err = places(&t.Tx.ReadTx, w); err != nil {
		return err
	}
	m.Places = m.Places[:min(placesShown, len(m.Places))]
	about := store.About{Committee: c.ID, Round: r.ID, Flow: FlowName}
	if anew {
		return t.AnswerAbout(m, about)
	}
	return t.Rewrite(m, about)
}

// criteria are those of the week with their light, places the neighbourhoods.
func criteria(w view.Week) (all []text.DetailPlace) {
	for _, r := range w.Rows {
		all = append(all, lineOf(w, r.Criterion.Subject(), r.Light))
	}
	return all
}

func places(tx *store.ReadTx, w view.Week) (all []text.DetailPlace, err error) {
	lights, err := view.PlaceLights(tx, w)
	for _, l := range lights {
		all = append(all, lineOf(w, l.Neighbourhood.Subject(), l.Light))
	}
	return all, err
}

func lineOf(w view.Week, s store.Subject, l view.Light) text.DetailPlace {
	return text.DetailPlace{Subject: s, Square: text.Square(l), Code: code(w, s)}
}
