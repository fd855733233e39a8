package sheet

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// Merit is the workbook of those who decide on commendation: what inspections gave and, for whoever may see it, how everybody
// stands. It is a file of its own, so that nothing of it is ever in one that others get:
//
//   - The workbook of a report goes to chair, deputy and secretary, and from them wherever the report goes. It has no field
//     for a Ranking, so that none can get into it; of commendations it has what the group has read (Commended).
//   - /xuat and the command line write that workbook too, its sheets as CSV, and facts as JSON: none has a ranking, nor what
//     has not been published.
//   - A Merit is drawn for one person who asked for it in private, and only if he holds the right at the moment at which it
//     is drawn (score.MayRead): chair and secretary. After the publication as before: the group reads who is commended, how
//     the others stand is never made known. Its tab says that it is not to be handed on.
type Merit struct {
	Committee   store.Committee
	First, Last string
	// AsOf is the instant whose figures these are.
	AsOf   time.Time
	Points *Points
	// Ranking is nil for whoever asked for points only.
	Ranking *Ranking
}

// Ranking is how everybody stands, and what is proposed. Of a list that was published it has the figures of that instant.
type Ranking struct {
	view.Ranking
	List store.Commendation
	// By are the officers, by whom they are.
	By map[store.PersonID]string
}

// MeritOf gathers it as of the transaction's instant, which is that of the list too: before a correction was published, or
// begun, the list before it is the one that counts.
func MeritOf(tx *store.ReadTx, c store.Committee, first, last string, ranked bool) (Merit, error) {
	m := Merit{Committee: c, First: first, Last: last, AsOf: tx.Now()}
	var err error
	if m.Points, err = PointsOf(tx, c, first, last); err != nil || !ranked {
		return m, err
	}
	r := &Ranking{By: map[store.PersonID]string{}}
	if r.List, _, err = tx.CommendationOf(c.ID, first, last); err != nil {
		return m, err
	}
	if len(r.List.Model) > 0 {
		if err := json.Unmarshal(r.List.Model, &r.Ranking); err != nil {
			return m, fmt.Errorf("read commendation %d: %w", r.List.ID, err)
		}
	} else if r.Ranking, err = view.RankingOf(tx, c, first, last); err != nil {
		return m, err
	}
	members, err := tx.Members(c.ID)
	if err != nil {
		return m, err
	}
	for _, x := range members {
		if x.Person != 0 {
			r.By[x.Person] = x.Name
		}
	}
	m.Ranking = r
	return m, nil
}

// Write writes it as .xlsx.
func (m Merit) Write(w io.Writer, lang store.Lang) error {
	b := Book{Points: m.Points, Report: view.Report{First: m.First, Last: m.Last, AsOf: m.AsOf, Until: m.AsOf,
		Committee: view.ReportCommittee{ID: m.Committee.ID, Name: m.Committee.Name, Zone: m.Committee.Zone, Word: m.Committee.Neighbourhood}}}
	sheets := []string{Scores}
	if m.Ranking != nil {
		sheets = []string{ranked, Scores}
	}
	k, err := newClerk(lang, b)
	if err != nil {
		return err
	}
	k.ranking = m.Ranking
	return k.write(w, sheets)
}
