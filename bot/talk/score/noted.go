package score

import (
	"fmt"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// tellNoted tells an inspector what somebody else has noted as his points, and what they take the place of: he says so if it is
// not right. Not at night, and once for several notes of one unit. Whoever cannot be reached reads it in the results.
func (d desk) tellNoted(t *talk.Turn, who store.MemberID, saved text.ScoreSaved) error {
	x, err := t.Tx.Member(d.c.ID, who)
	if err != nil {
		return err
	}
	reached, err := t.Tx.Reached(x)
	if err != nil || !reached {
		return err
	}
	p, err := t.Tx.Person(x.Person)
	if err != nil {
		return err
	}
	c, err := text.Say(p.Lang, text.ScoreNoted{By: d.me.Call, Unit: saved.Unit, Period: saved.Period, Items: saved.Items, Total: saved.Total, Max: saved.Max,
		Note: saved.Note, Example: d.example()})
	if err != nil {
		return err
	}
	about := d.about()
	about.Person = p.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: fmt.Sprintf("score-noted/%d/%s", d.c.ID, saved.Unit.Code), Content: &c, About: about,
		NotBefore: plan.Decent(t.Tx.Now(), d.c.Location())})
	return err
}
