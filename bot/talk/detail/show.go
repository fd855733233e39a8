package detail

import (
	"errors"

	"giaoban/bot/talk"
	"giaoban/bot/talk/directive"
	"giaoban/bot/talk/evidence"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// How much fits one screen.
const (
	wordsShown = 6
	tasksShown = 5
)

// Show tells what is known of a line in a round, as of the instant of tx, to somebody who may see names; in private, wherever
// it was asked.
func Show(t *talk.Turn, tx *store.ReadTx, c store.Committee, r store.Round, s store.Subject) error {
	w, err := view.WeekOf(tx, c, r)
	if err != nil {
		return err
	}
	d, err := view.DetailOf(tx, w, s)
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.DetailNowhere{Code: s, Criteria: w.Total, Word: c.Neighbourhood})
	}
	if err != nil {
		return err
	}
	m, err := words(tx, w, d)
	if err != nil {
		return err
	}
	if len(t.Places) > 1 {
		m.Committee = c.Name
	}
	if tx == &t.Tx.ReadTx { // of what was asked for as of an instant the buttons would show what is now
		if err := buttons(t, w, d, &m); err != nil {
			return err
		}
	}
	about := store.About{Committee: c.ID, Round: r.ID, Flow: FlowName}
	if !t.Private() {
		if err := t.Answer(text.InPrivate{}); err != nil {
			return err
		}
		return t.Privately(m, about)
	}
	return t.Rewrite(m, about)
}

// words puts a detail into words.
func words(tx *store.ReadTx, w view.Week, d view.Detail) (text.Detail, error) {
	loc := w.Committee.Location()
	m := text.Detail{Square: text.Square(d.Light), Trend: view.Row{Light: d.Light, Before: d.Before}.Trend(), Late: d.Overdue, AsOf: w.AsOf.In(loc), Phase: w.Round.Phase,
		Criterion: d.Subject.Is(store.KindCriterion), Attainment: d.Criterion.Attainment, Indicators: len(d.Criterion.Indicators),
		Photos: d.Photos, Files: d.Files, AllPhotos: d.AllPhotos, AllFiles: d.AllFiles}
	m.First, m.Last = label.Days(w.Round, loc)
	var err error
	if m.Subject, err = label.Subject(tx, w.Committee.ID, d.Subject); err != nil {
		return m, err
	}
	for _, i := range d.Criterion.Indicators {
		if i.Attainment == store.Met {
			m.Met++
		}
	}
	for _, o := range d.Owners {
		m.Owners = append(m.Owners, o.Call)
	}
	m.MoreWords = max(0, len(d.Words)-wordsShown)
	for _, r := range d.Words[:len(d.Words)-m.MoreWords] {
		word, err := said(tx, w, r)
		if err != nil {
			return m, err
		}
		m.Words = append(m.Words, word)
	}
	for _, e := range d.Earlier {
		word, err := said(tx, w, e.Word)
		if err != nil {
			return m, err
		}
		word.First, word.Last = label.Days(e.Round, loc)
		m.Earlier = append(m.Earlier, word)
	}
	m.MoreTasks = max(0, len(d.Tasks)-tasksShown)
	for _, l := range d.Tasks[:len(d.Tasks)-m.MoreTasks] {
		m.Tasks = append(m.Tasks, label.Task(w.Committee, l, w.AsOf))
	}
	for _, u := range d.CleanUps {
		m.CleanUps = append(m.CleanUps, text.SummaryCleanUp{Name: u.Plan.Name, At: u.Round.Starts.In(loc), Word: w.Committee.Neighbourhood,
			Worked: u.Worked, Sums: text.CleanUpFiguresOf(store.Quantities(u.Sums), u.Photos)})
	}
	return m, nil
}

// said is somebody's word. Who is no longer on any list said it all the same.
func said(tx *store.ReadTx, w view.Week, r store.Reply) (text.DetailWord, error) {
	word := text.DetailWord{Said: r.Said.In(w.Committee.Location()), State: text.StateOf(r), Means: r.Means, Late: r.Late}
	m, err := tx.Member(w.Committee.ID, r.Member)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	word.Who = m.Call
	return word, err
}

// buttons puts in what leads on from here.
func buttons(t *talk.Turn, w view.Week, d view.Detail, m *text.Detail) error {
	me, _ := t.In(w.Committee.ID)
	if !w.Past && talk.May(me.Role, talk.Direct) {
		m.Direct = directive.Code(w.Committee.ID, d.Subject)
	}
	if d.AllPhotos+d.AllFiles > 0 {
		m.Evidence = evidence.Code(w.Committee.ID, d.Subject)
	}
	m.All = code(w, here)
	all := criteria(w)
	if !d.Subject.Is(store.KindCriterion) {
		var err error
		if all, err = places(&t.Tx.ReadTx, w); err != nil {
			return err
		}
	}
	for i, l := range all {
		if l.Subject != d.Subject {
			continue
		}
		if i > 0 {
			m.Before = all[i-1]
		}
		if i+1 < len(all) {
			m.Next = all[i+1]
		}
	}
	return nil
}
