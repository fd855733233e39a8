package sign

import (
	"encoding/json"
	"slices"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// How a draft is handed in that there is news for.
const (
	withNews = "new" // with the figures of now
	asItIs   = "old" // with those it has
	thisOne  = "one" // it was chosen of several; the rest is open
)

// news tells whether the figures of now are others than those of the report.
func (p paper) news(tx *store.ReadTx) (bool, error) {
	if p.r.Commit == 0 && !p.r.AsOf.Before(tx.Now()) {
		return false, nil
	}
	had, err := p.model(tx)
	if err != nil {
		return false, err
	}
	now, err := modelAt(tx, p.c, p.r, tx.Now())
	if err != nil {
		return false, err
	}
	if now, err = veiled(tx, p.r, had, now); err != nil {
		return false, err
	}
	a, err := figures(had)
	if err != nil {
		return false, err
	}
	b, err := figures(now)
	return a != b, err
}

// figures is a model without its instant and its letterhead, so that two can be compared.
func figures(m view.Report) (string, error) {
	m.AsOf, m.Until, m.Committee = time.Time{}, time.Time{}, view.ReportCommittee{}
	raw, err := json.Marshal(m)
	return string(raw), err
}

// take gives the report the figures of this instant. The edits stay.
func (p *paper) take(t *talk.Turn) error {
	p.r.Earlier = append(p.r.Earlier, p.r.AsOf)
	if n := len(p.r.Earlier); n > mostEarlier {
		p.r.Earlier = slices.Clone(p.r.Earlier[n-mostEarlier:])
	}
	p.r.AsOf, p.r.Commit = t.Tx.Now(), t.Tx.Seq()
	return t.Tx.PutReport(&p.r)
}

// mostEarlier is how many earlier instants a report remembers.
const mostEarlier = 8

// askNews says which sections have other figures now, and which of them keep edited words, and asks what is to be sent.
func (p paper) askNews(t *talk.Turn) error {
	q := text.SignNews{Period: p.period(), AsOf: p.r.AsOf.In(p.c.Location()), See: p.code(doSee),
		New: p.code(doSend, p.version(), withNews), Old: p.code(doSend, p.version(), asItIs)}
	tx := &t.Tx.ReadTx
	had, err := p.model(tx)
	if err != nil {
		return err
	}
	now, err := modelAt(tx, p.c, p.r, tx.Now())
	if err != nil {
		return err
	}
	before, err := report.Compose(p.c.Lang, had, nil)
	if err != nil {
		return err
	}
	after, err := report.Compose(p.c.Lang, now, nil)
	if err != nil {
		return err
	}
	for _, s := range after.Sections {
		if old, ok := before.Section(s.Key); ok && old.Text() == s.Text() {
			continue
		}
		q.Keys = append(q.Keys, s.Key)
		if _, ok := p.r.Edits[s.Key]; ok {
			q.Mine = append(q.Mine, s.Key)
		}
	}
	return t.AnswerAbout(q, p.about())
}
