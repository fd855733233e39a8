package label

import (
	"giaoban/bot/text"
	"giaoban/store"
)

// Asked names what a round of a plan asks under a subject: a criterion, a neighbourhood or a task by itself, a plan's own
// question in its words.
func Asked(tx *store.ReadTx, p store.Plan, r store.Round, c store.CommitteeID, s store.Subject) (text.Subject, error) {
	named, err := Subject(tx, c, s.About())
	named.Code = s
	if p.Kind != store.Asking || s.Is(store.KindTask) {
		return named, err
	}
	if q, ok := p.Question(r, s); ok {
		named.Question = q.Text
	}
	return named, err
}

// Round names a round of a plan.
func Round(c store.Committee, p store.Plan, r store.Round) text.RoundName {
	n := text.RoundName{Plan: p.Name, Kind: p.Kind, RollCall: r.IsRollCall()}
	n.First, n.Last = Days(r, c.Location())
	return n
}
