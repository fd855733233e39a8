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
	if m.Criteria, m.Places, err = lines(&t.Tx.ReadTx, w); err != nil {
		return err
	}
	m.Places = m.Places[:min(placesShown, len(m.Places))]
	about := store.About{Committee: c.ID, Round: r.ID, Flow: FlowName}
	if anew {
		return t.AnswerAbout(m, about)
	}
	return t.Rewrite(m, about)
}

// lines are what there is to look at: the criteria, and the neighbourhoods with their light.
func lines(tx *store.ReadTx, w view.Week) (criteria, places []text.DetailPlace, err error) {
	for _, r := range w.Rows {
		s := r.Criterion.Subject()
		criteria = append(criteria, text.DetailPlace{Subject: s, Square: text.Square(r.Light), Code: code(w, s)})
	}
	lights, err := view.PlaceLights(tx, w)
	for _, l := range lights {
		s := l.Neighbourhood.Subject()
		places = append(places, text.DetailPlace{Subject: s, Square: text.Square(l.Light), Code: code(w, s)})
	}
	return criteria, places, err
}
