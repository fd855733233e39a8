// Package sheet writes what a committee's period amounts to as a workbook for Excel, as CSV and as JSON, and reads the
// workbook back after the secretary has worked in it.
//
// The writers are pure: the same Book and language give the same bytes. Days, instants and numbers are typed, what people
// wrote stays text whatever it begins with, so that nothing in it is ever computed. All words come from bot/text. A Book has
// phone numbers and names: it is for the secretary and the chair, never for the group.
package sheet

import (
	"slices"

	"giaoban/store"
	"giaoban/store/view"
)

// Book is all that the workbook shows.
type Book struct {
	Report view.Report
	// Members are those of the report, in its order, with what only their officers may know: the phone.
	Members []store.Member
	// Places are the neighbourhoods, by number, so that what was said of them can be named.
	Places []store.Neighbourhood
	// Answers are all words of the period that were neither withdrawn nor replaced; Counts has those that count: for each
	// round, subject and member one.
	Answers []view.Word
	Counts  map[store.ReplyID]bool
	// Commended are those who were commended in public; Points what inspections gave, nil for readers who may not see it.
	Commended []Commended
	Points    *Points
	// Erased: somebody goes by another name in it, see Veil.
	Erased bool
}

// BookOf gathers the book of a report as of the report's own instant: of one that was frozen long ago too.
func BookOf(tx *store.ReadTx, c store.Committee, r view.Report) (Book, error) {
	b := Book{Report: r, Counts: map[store.ReplyID]bool{}}
	if r.AsOf.Before(tx.Now()) {
		tx = tx.AsOf(r.AsOf)
	}
	then := tx
	if r.Until.Before(tx.Now()) {
		then = tx.AsOf(r.Until)
	}
	var err error
	if b.Members, err = membersOf(tx, then, r); err != nil {
		return Book{}, err
	}
	if b.Places, err = then.Neighbourhoods(c.ID); err != nil {
		return Book{}, err
	}
	if b.Answers, err = view.Answers(tx, c, r.First, r.Last); err != nil {
		return Book{}, err
	}
	if b.Commended, err = commendedOf(tx, c.ID, r.First, r.Last); err != nil {
		return Book{}, err
	}
	for _, round := range r.Rounds {
		words, err := tx.Replies(c.ID, round.ID)
		if err != nil {
			return Book{}, err
		}
		for _, w := range store.InForce(words) {
			b.Counts[w.ID] = true
		}
	}
	return b, nil
}

// sheets are those of its workbook.
func (b Book) sheets() []string {
	list := slices.Clone(Sheets)
	if b.Points != nil && len(b.Points.Units) > 0 {
		list = append(list, Scores)
	}
	if len(b.Commended) > 0 {
		list = append(list, CommendedSheet)
	}
	return list
}

// membersOf are the members of a report as they were at its Until; one who came later, as he is now.
func membersOf(tx, then *store.ReadTx, r view.Report) ([]store.Member, error) {
	byID := map[store.MemberID]store.Member{}
	for _, at := range []*store.ReadTx{tx, then} {
		all, err := at.Members(r.Committee.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range all {
			byID[m.ID] = m
		}
	}
	var list []store.Member
	for _, m := range r.Members {
		if found, ok := byID[m.Member]; ok {
			list = append(list, found)
		}
	}
	return list, nil
}

// names are what the subjects of the book are called.
func (b Book) names() map[store.Subject]string {
	names := map[store.Subject]string{}
	for _, c := range b.Report.Criteria {
		names[store.SubjectOf(store.KindCriterion, c.Number)] = c.Name
	}
	for _, p := range b.Places {
		names[p.Subject()] = p.Name
	}
	for _, t := range b.Report.Tasks {
		names[store.SubjectOf(store.KindTask, t.Number)] = t.Work
	}
	return names
}
