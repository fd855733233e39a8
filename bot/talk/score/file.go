package score

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// RecipeFile is the recipe of the workbook with points and, from /thidua, with the ranking. It is drawn outside any
// transaction, for one reader.
const RecipeFile = "merit-xlsx"

// FileArg is its argument, as JSON.
type FileArg struct {
	Committee store.CommitteeID `json:"committee"`
	First     string            `json:"first"`
	Last      string            `json:"last"`
	AsOf      time.Time         `json:"as_of"`
	// Ranking tells whether it has the ranking too.
	Ranking bool           `json:"ranking,omitempty"`
	Reader  store.PersonID `json:"reader"`
	Lang    store.Lang     `json:"lang"`
}

// MayRead tells whether its reader may see it at the transaction's instant. It is asked again when the file is drawn: who
// has handed over meanwhile gets none.
func (a FileArg) MayRead(tx *store.ReadTx) (bool, error) {
	right := talk.SetScoring
	if a.Ranking {
		right = talk.Commend
	}
	places, err := tx.PlacesOf(a.Reader)
	return slices.ContainsFunc(places, func(m store.Member) bool {
		return m.Committee == a.Committee && m.In(tx.Now()) && talk.May(m.Role, right)
	}), err
}

// SendFile answers with it. The caller has seen to the right, and that this is a private chat.
func SendFile(t *talk.Turn, a FileArg, m text.Message) error {
	a.Reader, a.AsOf, a.Lang = t.Person.ID, t.Tx.Now(), t.Lang
	arg, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("name workbook of points: %w", err)
	}
	stem := "cham-diem"
	if a.Ranking {
		stem = "thi-dua-noi-bo"
	}
	return t.AnswerWith(m, store.File{Kind: store.Document, Name: fmt.Sprintf("%s-%s-%s.xlsx", stem, a.First, a.Last), Recipe: RecipeFile, Arg: string(arg)})
}

// file takes "tệp": the points of the period as a workbook.
func file(t *talk.Turn, d desk, _ string) error {
	if err := d.officers(); err != nil {
		return err
	}
	return SendFile(t, FileArg{Committee: d.c.ID, First: d.first, Last: d.last}, text.ScoreFile{Period: d.period()})
}
