package evidence

import (
	"fmt"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

const (
	// quiet is after how many days without evidence an indicator is on the radar, where nobody says otherwise.
	quiet = 30
	// radarSize is how many lines of the radar fit a screen.
	radarSize = 12
)

// radar shows officers what has had no new evidence for a while.
func radar(t *talk.Turn, c store.Committee, a asked) error {
	if a.days == 0 {
		a.days = quiet
	}
	gaps, all, loose, err := view.Gaps(&t.Tx.ReadTx, c, a.days)
	if err != nil {
		return err
	}
	pages := max(1, (len(gaps)+radarSize-1)/radarSize)
	a.page = max(1, min(a.page, pages))
	say := text.EvidenceRadar{Days: a.days, Quiet: len(gaps), All: all, Loose: loose, Page: a.page, Pages: pages}
	if len(t.Places) > 1 {
		say.Committee = c.Name
	}
	turn := func(page int) string { return fmt.Sprintf("%s:radar:%d:%d:%d", prefix, c.ID, a.days, page) }
	if a.page > 1 {
		say.Back = turn(a.page - 1)
	}
	if a.page < pages {
		say.Next = turn(a.page + 1)
	}
	from := (a.page - 1) * radarSize
	for _, g := range gaps[from:min(len(gaps), from+radarSize)] {
		line := text.EvidenceGap{Criterion: g.Criterion.Number, Name: g.Criterion.Label(), Indicator: g.Indicator.Number, Days: g.Days}
		if g.Indicator.Number != 0 {
			say.Indicators, line.Name = true, g.Indicator.Name
		}
		if !g.Newest.IsZero() {
			line.Newest = g.Newest.In(c.Location())
		}
		say.Gaps = append(say.Gaps, line)
	}
	return answer(t, c, say)
}

// mine shows a member how much lies under what he answers for.
func mine(t *talk.Turn, c store.Committee, m store.Member) error {
	charges, err := t.Tx.AnswersNow(m)
	if err != nil {
		return err
	}
	all, err := view.Exhibits(&t.Tx.ReadTx, c)
	if err != nil {
		return err
	}
	say := text.EvidenceMine{}
	for _, s := range charges {
		named, err := label.Subject(&t.Tx.ReadTx, c.ID, s)
		if err != nil {
			return err
		}
		line := text.EvidenceHeap{Subject: named}
		lies := under(all, asked{subject: s})
		line.Photos, line.Files, _ = count(lies)
		for _, x := range lies {
			if at := x.Evidence.At.In(c.Location()); at.After(line.Newest) {
				line.Newest = at
			}
		}
		say.Heaps = append(say.Heaps, line)
	}
	return answer(t, c, say)
}

// answer shows a list in the person's own chat, in place where a button was pressed.
func answer(t *talk.Turn, c store.Committee, m text.Message) error {
	about := store.About{Committee: c.ID, Flow: FlowName}
	if !t.Private() {
		return t.Privately(m, about)
	}
	return t.Rewrite(m, about)
}
