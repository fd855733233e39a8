package sign

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/text"
	"giaoban/store"
)

// Drawn is what a copy may look like around its sections without having been edited there.
type Drawn struct {
	docs    []report.Document
	letters []store.Letter
	// sure: the copy says itself what it was drawn from.
	sure bool
}

// DrawnFor gathers it for the copy with this name that a job brings: nothing when the copy is of no report of who sent it, which
// Take tells him. Its facts are read in the transaction; nothing is drawn in it.
func DrawnFor(tx *store.ReadTx, j store.Job, name string) (Drawn, error) {
	var arg EditedArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return Drawn{}, fmt.Errorf("compare edited report: %w", err)
	}
	from, named := originOf(name)
	p, known, err := from.foundBy(tx, j.About.Person)
	if !named && err == nil {
		p, known, err = reportOf(tx, j.About.Person, arg)
	}
	if err != nil || !known {
		return Drawn{}, err
	}
	now, _, err := p.document(tx)
	if err != nil {
		return Drawn{}, err
	}
	d := Drawn{docs: []report.Document{now}, letters: []store.Letter{p.c.Letter}, sure: named}
	if !named || from.at.After(tx.Now()) {
		return d, nil
	}
	then, err := from.drafts(tx, p.c)
	if err != nil {
		return Drawn{}, err
	}
	d.docs = append(then, now)
	switch c, err := tx.AsOf(from.at).Committee(p.c.ID); {
	case err == nil:
		d.letters = append(d.letters, c.Letter)
	case !errors.Is(err, store.ErrNotFound):
		return Drawn{}, err
	}
	return d, nil
}

// computed are the places that may have changed here since a copy was drawn.
var computed = []docx.Place{docx.Figures, docx.Appendix, docx.LostTable, docx.Title}

// Compare finds what was edited around the sections: what the copy differs in from that which it is most like. Of a copy that
// does not say what it was drawn from, what is computed is not compared.
func (c *Copy) Compare(d Drawn) error {
	c.Beside = nil
	best := -1
	for _, doc := range d.docs {
		for _, l := range d.letters {
			changes, err := c.Around.Changes(doc, l)
			if err != nil {
				return fmt.Errorf("compare edited report: %w", err)
			}
			n := len(changes)
			for _, x := range changes {
				n += x.More
			}
			if best < 0 || n < best {
				best, c.Beside = n, changes
			}
		}
	}
	if !d.sure {
		c.Beside = slices.DeleteFunc(c.Beside, func(x docx.Change) bool { return slices.Contains(computed, x.Place) })
	}
	return nil
}

// mostBeside is how many places around the sections are named in an answer.
const mostBeside = 5

// ranks are the places in the order in which they matter: what somebody wrote himself before what the program would draw again.
var ranks = []docx.Place{docx.NewTable, docx.Picture, docx.Figures, docx.Appendix, docx.LostTable, docx.Letterhead, docx.Foot, docx.Heading, docx.Title, docx.Closing, docx.Number}

// beside words what was edited around the sections and is not taken; more are those that are not named.
func beside(changes []docx.Change) (all []text.SignBeside, more int) {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b docx.Change) int { return slices.Index(ranks, a.Place) - slices.Index(ranks, b.Place) })
	for i, c := range changes {
		if i >= mostBeside {
			more += 1 + c.More
			continue
		}
		old, now := firstChange(c.Old, c.New)
		all = append(all, text.SignBeside{Place: string(c.Place), Key: c.Key, Old: old, New: now, More: c.More})
	}
	return all, more
}
