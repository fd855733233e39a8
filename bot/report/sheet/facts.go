package sheet

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"giaoban/store"
)

// FactsFormat names the form of Facts. Fields may be added under the same name; one that changes its meaning changes it.
const FactsFormat = "giaoban/facts/1"

// Facts are everything that a committee has told us, for whoever wants to go on with it elsewhere: its nouns as the store
// keeps them, each list in the store's order (by number, else oldest first). Instants are UTC, days 2006-01-02 in the
// committee's zone. Names, phone numbers and words are in it, for they are the committee's own; invite codes, chats and
// accounts are not. FACTS.md tells the fields.
type Facts struct {
	Format string    `json:"format"`
	AsOf   time.Time `json:"as_of"`

	Committee      store.Committee       `json:"committee"`
	Criteria       []store.Criterion     `json:"criteria"`
	Neighbourhoods []store.Neighbourhood `json:"neighbourhoods"`
	Members        []store.Member        `json:"members"`
	Plans          []store.Plan          `json:"plans"`
	Rounds         []store.Round         `json:"rounds"`
	Rolls          []store.Roll          `json:"rolls"`
	// Replies has what was withdrawn or replaced too: the withdrawing reply names it.
	Replies    []store.Reply     `json:"replies"`
	Tasks      []store.Task      `json:"tasks"`
	Extensions []store.Extension `json:"extensions"`
	Absences   []store.Absence   `json:"absences"`
	Reports    []store.Report    `json:"reports"`
	// ScoreForm is what inspection teams score by, Scores every point that was given, those withdrawn too. Both are left out
	// unless WithPoints put them in: in chat a deputy may ask for facts, who may not see all points.
	ScoreForm *store.ScoreForm `json:"score_form,omitempty"`
	Scores    []store.Score    `json:"scores,omitempty"`
	// Commendations are those that were published, those too that another one has taken the place of, with those who were
	// commended. Proposals, and how anybody stood, are nobody's to carry away.
	Commendations []FactsPraise `json:"commendations"`
	// Evidence says what there is; the files lie in the evidence folder under their hash.
	Evidence []store.Evidence `json:"evidence"`
}

// FactsPraise is a published commendation.
type FactsPraise struct {
	ID         store.CommendationID `json:"id"`
	First      string               `json:"first"`
	Last       string               `json:"last"`
	Published  store.Verdict        `json:"published"`
	Supersedes store.CommendationID `json:"supersedes,omitempty"`
	Commended  []FactsCommended     `json:"commended"`
	Hash       string               `json:"hash"`
}

// FactsCommended is one of those whom it names, with the words that the group has read beside it.
type FactsCommended struct {
	Whom store.Commended `json:"whom"`
	Note string          `json:"note,omitempty"`
}

// FactsOf gathers the facts of a committee as of the transaction's instant.
func FactsOf(tx *store.ReadTx, c store.CommitteeID) (Facts, error) {
	f := Facts{Format: FactsFormat, AsOf: tx.Now()}
	var err error
	if f.Committee, err = tx.Committee(c); err != nil {
		return Facts{}, err
	}
	f.Committee.Group = store.Group{Title: f.Committee.Group.Title}
	for _, read := range []func() error{
		func() (err error) { f.Criteria, err = listed(tx.Criteria(c)); return },
		func() (err error) { f.Neighbourhoods, err = listed(tx.Neighbourhoods(c)); return },
		func() (err error) { f.Members, err = listed(tx.Members(c)); return },
		func() (err error) { f.Plans, err = listed(tx.Plans(c)); return },
		func() (err error) { f.Rounds, err = listed(tx.Rounds(c)); return },
		func() (err error) { f.Tasks, err = listed(tx.Tasks(c)); return },
		func() (err error) { f.Absences, err = listed(tx.Absences(c)); return },
		func() (err error) { f.Reports, err = listed(tx.Reports(c)); return },
		func() (err error) { f.Commendations, err = praised(tx, c); return },
		func() (err error) { f.Evidence, err = listed(tx.EvidenceOf(c)); return },
	} {
		if err := read(); err != nil {
			return Facts{}, err
		}
	}
	return f, f.rest(tx, c)
}

// WithPoints adds the points of inspections, for the command line: whoever runs that holds the whole file.
func (f *Facts) WithPoints(tx *store.ReadTx) error {
	form, err := tx.ScoreForm(f.Committee.ID)
	if err != nil {
		return err
	}
	if f.Scores, err = tx.Scores(f.Committee.ID); err != nil {
		return err
	}
	for i := range f.Scores {
		f.Scores[i].Source = ""
	}
	if len(form.Items) > 0 {
		f.ScoreForm = &form
	}
	return nil
}

// rest reads what hangs on rounds and tasks, and takes out what is nobody's to carry away.
func (f *Facts) rest(tx *store.ReadTx, c store.CommitteeID) error {
	f.Rolls, f.Replies, f.Extensions = []store.Roll{}, []store.Reply{}, []store.Extension{}
	for _, r := range f.Rounds {
		roll, err := tx.Roll(c, r.ID)
		if err != nil {
			return err
		}
		if len(roll.Expected) > 0 {
			f.Rolls = append(f.Rolls, roll)
		}
		words, err := tx.Replies(c, r.ID)
		if err != nil {
			return err
		}
		for i := range words {
			words[i].Source = ""
		}
		f.Replies = append(f.Replies, words...)
	}
	for _, t := range f.Tasks {
		all, err := tx.Extensions(c, t.Number)
		if err != nil {
			return err
		}
		f.Extensions = append(f.Extensions, all...)
	}
	for i := range f.Members {
		f.Members[i].Invite = ""
	}
	for i := range f.Evidence {
		f.Evidence[i].Remote = ""
	}
	return nil
}

// praised are the published commendations.
func praised(tx *store.ReadTx, c store.CommitteeID) ([]FactsPraise, error) {
	all, err := tx.Commendations(c)
	list := []FactsPraise{}
	for _, x := range all {
		if x.Published.At.IsZero() {
			continue
		}
		p := FactsPraise{ID: x.ID, First: x.First, Last: x.Last, Published: x.Published, Supersedes: x.Supersedes, Commended: []FactsCommended{}, Hash: x.Hash}
		for _, who := range x.Proposals {
			if !who.Approved.At.IsZero() {
				p.Commended = append(p.Commended, FactsCommended{Whom: who.Whom, Note: who.Made.Word})
			}
		}
		list = append(list, p)
	}
	return list, err
}

// listed makes an empty list of none, so that readers find [] and not null.
func listed[T any](list []T, err error) ([]T, error) {
	if list == nil {
		list = []T{}
	}
	return list, err
}

// WriteJSON writes the facts as JSON, indented, always in the same order.
func WriteJSON(w io.Writer, f Facts) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(f); err != nil {
		return fmt.Errorf("write facts: %w", err)
	}
	return nil
}
