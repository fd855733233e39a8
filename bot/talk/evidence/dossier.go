package evidence

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// DossierArg is the argument of RecipeDossier: what the dossier holds, as of which instant, so that a second drawing gives
// the same bytes. Criterion is 0 for all; First and Last bound the days, empty for no bound.
type DossierArg struct {
	Committee store.CommitteeID `json:"committee"`
	Criterion int               `json:"criterion,omitempty"`
	First     string            `json:"first,omitempty"`
	Last      string            `json:"last,omitempty"`
	AsOf      time.Time         `json:"as_of"`
	Lang      store.Lang        `json:"lang"`
}

// MostBytes is what a file may weigh that is sent in chat: no platform that we know takes more from a bot.
const MostBytes = 50 << 20

// papers is left for what is in a dossier besides the files.
const papers = 1 << 20

// dossier sends an officer the ZIP for recognition.
func dossier(t *talk.Turn, c store.Committee, m store.Member, a asked) error {
	if !talk.May(m.Role, talk.SeeNames) {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
	}
	if a.subject != "" && !a.subject.Is(store.KindCriterion) {
		return talk.Refuse(text.EvidenceUsage{Said: string(a.subject), Sees: true})
	}
	named := text.Subject{}
	if a.subject != "" {
		var err error
		if named, _, err = there(t, c, a); err != nil {
			return err
		}
	}
	now := t.Tx.Now().In(c.Location())
	arg := DossierArg{Committee: c.ID, Criterion: a.subject.Number(), AsOf: t.Tx.Now().UTC(), Lang: t.Lang}
	say := text.DossierComing{Subject: named}
	if a.first != "" {
		first, ok1 := readDay(a.first, now)
		last, ok2 := readDay(a.last, now)
		if !ok1 || !ok2 || last.Before(first) {
			return talk.Refuse(text.EvidenceUsage{Said: a.first + " – " + a.last, Sees: true})
		}
		arg.First, arg.Last = first.String(), last.String()
		say.First, say.Last = day(arg.First, c), day(arg.Last, c)
	}
	all, err := view.Exhibits(&t.Tx.ReadTx, c)
	if err != nil {
		return err
	}
	all = within(all, c, arg)
	say.Photos, say.Files, say.Lost = count(all)
	if len(all) == 0 {
		return talk.Refuse(text.DossierEmpty{Subject: named, First: say.First, Last: say.Last})
	}
	bytes := weight(all)
	say.MB = float64(bytes/100_000) / 10
	if bytes+papers > MostBytes {
		return talk.Refuse(text.DossierTooLarge{Subject: named, MB: int(bytes >> 20), Most: MostBytes >> 20})
	}
	if t.Private() {
		err = t.Answer(say)
	} else {
		err = t.Privately(say, store.About{Committee: c.ID, Flow: FlowName})
	}
	if err != nil {
		return err
	}
	raw, err := json.Marshal(arg)
	if err != nil {
		return fmt.Errorf("ask for dossier: %w", err)
	}
	name := "ho-so-minh-chung.zip"
	if arg.Criterion != 0 {
		name = fmt.Sprintf("ho-so-minh-chung-tc%d.zip", arg.Criterion)
	}
	return send(t, text.DossierFile{Subject: named, At: now}, store.File{Kind: store.Document, Name: name, Recipe: RecipeDossier, Arg: string(raw)},
		store.About{Committee: c.ID, Flow: FlowName})
}

// within picks what belongs into a dossier.
func within(all []view.Exhibit, c store.Committee, a DossierArg) (found []view.Exhibit) {
	for _, x := range all {
		if x.Within(c, a.Criterion, a.First, a.Last) {
			found = append(found, x)
		}
	}
	return found
}

// weight is what the kept files weigh, each once.
func weight(all []view.Exhibit) (bytes int64) {
	seen := map[string]bool{"": true}
	for _, x := range all {
		if !seen[x.Evidence.Hash] {
			seen[x.Evidence.Hash] = true
			bytes += x.Evidence.Size
		}
	}
	return bytes
}

// readDay reads 20/11, 20/11/2026 or 2026-11-20; without a year it is the last such day.
func readDay(s string, now time.Time) (calendar.Date, bool) {
	if strings.Count(s, "/") != 1 {
		d, err := calendar.ParseDate(s)
		return d, err == nil
	}
	for year := now.Year(); year > now.Year()-5; year-- {
		d, err := calendar.ParseDate(s + "/" + strconv.Itoa(year))
		if err == nil && !d.After(calendar.DateOf(now)) {
			return d, true
		}
	}
	return calendar.Date{}, false
}
