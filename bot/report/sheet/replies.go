package sheet

import (
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// replies lists every word of the period, the ones that a later word took the place of too: those that count say so.
func (k *clerk) replies(g *grid) error {
	rounds := map[store.RoundID]view.ReportRound{}
	for _, r := range k.book.Report.Rounds {
		rounds[r.ID] = r
	}
	for _, w := range k.book.Answers {
		q := w.Quantities
		g.add(map[string]any{
			"number": int(w.Reply), "first": day(rounds[w.Round].First), "last": day(rounds[w.Round].Last), "code": string(w.Subject), "about": k.names[w.Subject],
			"who": w.Who.Name, "post": w.Who.Post, "unit": w.Who.Unit, "said": k.at(w.Said), "means": k.values[string(w.Means)],
			"late": k.yes(w.Late), "counts": k.yes(k.book.Counts[w.Reply]), "status": text.StatusName(k.lang, w.Status), "percent": number(w.Percent),
			"obstacle": k.yes(w.Light() == view.Red), "needs": k.yes(w.NeedsHelp), "people": number(q.People), "points": number(q.Points),
			"tonnes": number(q.Tonnes), "kg": number(q.Kg), "m": number(q.M), "photos": count(w.Photos), "text": w.Text,
		})
	}
	return nil
}
