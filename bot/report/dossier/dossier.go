// Package dossier makes the dossier (hồ sơ minh chứng) that a committee hands in for recognition: a ZIP with a numbered list
// of the evidence, the photos and documents in folders by criterion and indicator, and for each criterion the draft of its
// result report.
//
// Its promises: the same facts as of the same instant give the same bytes; names in the ZIP are plain ASCII; each piece has
// one number, in the list and in its file's name; what is not kept any more is listed as missing and not passed over;
// nothing is made up, what nobody has said is marked “[cần bổ sung]”.
package dossier

import (
	"errors"
	"fmt"
	"strings"

	"giaoban/store"
	"giaoban/store/view"
)

// ErrEmpty: there is no evidence to put into a dossier.
var ErrEmpty = errors.New("no evidence")

// Ask is what a dossier is to hold: one criterion, or 0 for all that there is; the days from First to Last (2006-01-02 in
// the committee's zone, both included), empty for the first piece of evidence and for today.
type Ask struct {
	Criterion   int
	First, Last string
	Lang        store.Lang
}

// Dossier is what the ZIP is made of. It was gathered in one transaction and is written outside of any.
type Dossier struct {
	Committee store.Committee
	Lang      store.Lang
	Criterion int
	First     string
	Last      string
	// Report is the read model of the period; Pieces are the evidence in the order of the list.
	Report view.Report
	Pieces []Piece
}

// Piece is one piece of evidence with its number, from 1, and the path of its file in the ZIP. Path is empty where no file
// is kept. Two pieces in one folder that are the same file have one path.
type Piece struct {
	Number int
	Path   string
	view.Exhibit
}

// Gather reads what a dossier holds. Errors: ErrEmpty, view.ErrPeriod; store.ErrNotFound for a criterion that is not there.
func Gather(tx *store.ReadTx, c store.Committee, a Ask) (Dossier, error) {
	d := Dossier{Committee: c, Lang: a.Lang, Criterion: a.Criterion, First: a.First, Last: a.Last}
	if a.Criterion != 0 {
		if _, err := tx.Criterion(c.ID, a.Criterion); err != nil {
			return d, fmt.Errorf("gather dossier: %w", err)
		}
	}
	all, err := view.Exhibits(tx, c)
	if err != nil {
		return d, err
	}
	for _, x := range all {
		if x.Within(c, a.Criterion, a.First, a.Last) {
			d.Pieces = append(d.Pieces, Piece{Number: len(d.Pieces) + 1, Exhibit: x})
		}
	}
	if len(d.Pieces) == 0 {
		return d, ErrEmpty
	}
	today := tx.Now().In(c.Location()).Format("2006-01-02")
	if d.Last == "" {
		d.Last = today
	}
	if d.First == "" {
		d.First = d.Last
		for _, p := range d.Pieces {
			d.First = min(d.First, p.Evidence.At.In(c.Location()).Format("2006-01-02"))
		}
	}
	d.name()
	d.Report, err = view.ReportOf(tx, c, d.First, d.Last)
	return d, err
}

// Criteria are the numbers of the criteria that the dossier speaks of, in order.
func (d Dossier) Criteria() []int {
	var all []int
	for _, k := range d.Report.Criteria {
		if k.Number == d.Criterion || d.Criterion == 0 && len(d.of(k.Number)) > 0 {
			all = append(all, k.Number)
		}
	}
	return all
}

// of are the pieces that lie under a criterion, 0 for those under none.
func (d Dossier) of(criterion int) (all []Piece) {
	for _, p := range d.Pieces {
		if p.Criterion == criterion {
			all = append(all, p)
		}
	}
	return all
}

// Lost counts the pieces whose file is not kept.
func (d Dossier) Lost() (n int) {
	for _, p := range d.Pieces {
		if p.Path == "" {
			n++
		}
	}
	return n
}

// office names somebody as offices do: by his unit, else his post; by his name where he has neither.
func office(unit, post, name string) string {
	for _, s := range []string{unit, post, name} {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}
