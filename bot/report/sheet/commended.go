package sheet

import (
	"encoding/json"
	"fmt"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// Commended is one of those who were commended in public: what the group has read, and nothing else. Who was proposed and
// not agreed to, and how anybody stood, is in no workbook but that of Merit.
type Commended struct {
	First, Last string
	Whom        store.Commended
	Name, Note  string
	At          time.Time
	// Instead is when the list was published that this one has taken the place of.
	Instead time.Time
}

// commendedOf gathers those of the lists that hold at the transaction's instant, of periods that have a day from first to
// last: of one that was corrected, whom the correction names.
func commendedOf(tx *store.ReadTx, c store.CommitteeID, first, last string) (all []Commended, err error) {
	lists, err := tx.Commendations(c)
	if err != nil {
		return nil, err
	}
	published := map[store.CommendationID]time.Time{}
	for _, x := range lists {
		published[x.ID] = x.Published.At
	}
	for _, x := range store.CommendationsInForce(lists) {
		if x.First > last || x.Last < first {
			continue
		}
		var r view.Ranking
		if err := json.Unmarshal(x.Model, &r); err != nil {
			return nil, fmt.Errorf("read commendation %d: %w", x.ID, err)
		}
		for _, p := range x.Proposals {
			if p.Approved.At.IsZero() {
				continue
			}
			l, ok := r.Find(p.Whom)
			if !ok && p.Whom.Member != 0 { // he was not there in the period
				m, err := tx.Member(c, p.Whom.Member)
				if err != nil {
					return nil, err
				}
				l.Name = m.Name
			}
			all = append(all, Commended{First: x.First, Last: x.Last, Whom: p.Whom, Name: l.Name, Note: p.Made.Word, At: x.Published.At, Instead: published[x.Supersedes]})
		}
	}
	return all, nil
}

func (k *clerk) commended(g *grid) error {
	for _, x := range k.book.Commended {
		kind, unit := k.who(x.Whom, x.Name)
		g.add(map[string]any{"first": day(x.First), "last": day(x.Last), "kind": g.words[kind], "code": unit.Code, "who": text.UnitName(k.lang, unit), "note": x.Note,
			"at": k.at(x.At), "instead": k.at(x.Instead)})
	}
	return nil
}

// who names a member, a khu phố or a unit that was called so.
func (k *clerk) who(w store.Commended, name string) (kind string, u text.ScoredUnit) {
	switch {
	case w.Member != 0:
		return "member", text.ScoredUnit{Code: code(w.Member), Name: name}
	case w.Unit != 0:
		return "unit", text.ScoredUnit{Code: fmt.Sprint("dv", w.Unit), Name: name}
	}
	s := store.SubjectOf(store.KindNeighbourhood, w.Place)
	return "place", text.ScoredUnit{Code: string(s), Place: text.Subject{Code: s, Name: name, Word: k.book.Report.Committee.Word}}
}
