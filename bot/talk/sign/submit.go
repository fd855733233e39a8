package sign

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// The recipes by which a submitted report reaches who signs: the card first, which always arrives, and then the file.
const (
	recipeCard = "report-card"
	recipeFile = "report-file"
)

// cardArg is their argument. Version is that of the submission: what was taken back meanwhile is not sent.
type cardArg struct {
	Committee store.CommitteeID `json:"committee"`
	Report    store.ReportID    `json:"report"`
	Version   int               `json:"version"`
}

// Offer are the buttons that go with the closing of a round: its written report is ready. The report is made when one of them
// is pressed, with the figures of that moment.
func Offer(tx *store.ReadTx, c store.Committee, r store.Round) (text.SignOffer, error) {
	to, err := signer(tx, c)
	m := text.SignOffer{See: ofRound(doSee, c.ID, r), File: ofRound(doDoc, c.ID, r), To: to}
	if to != "" {
		m.Send = ofRound(doSend, c.ID, r)
	}
	return m, err
}

// Files are the buttons that draw the files of a round's period: of its written report where there is one, else of the
// figures of that moment. They are for who may see names.
func Files(c store.CommitteeID, r store.Round) text.SignFiles {
	return text.SignFiles{Doc: ofRound(doDoc, c, r), Sheet: ofRound(doSheet, c, r), Picture: ofRound(doPicture, c, r)}
}

func ofRound(verb string, c store.CommitteeID, r store.Round) string {
	return talk.Code(prefix, verb, c, fmt.Sprintf("r%d", r.ID))
}

// sendPressed takes the button that hands a report in; it says which version was seen, none for the closing's button. What is
// typed with nothing lying open may mean another draft.
func sendPressed(t *talk.Turn, p paper, rest string) error {
	seen, how, _ := strings.Cut(rest, ":")
	if how == thisOne {
		return p.submit(t, seenIn(seen), "")
	}
	if t.Kind == talk.Text && how == "" && !p.lies(t) {
		drafts, _, err := sendable(t)
		if err != nil {
			return err
		}
		if len(drafts) > 1 && editable(p.r) {
			return which(t, doSend, drafts)
		}
	}
	return p.submit(t, seenIn(seen), how)
}

// submit hands the report to who signs. What somebody else has changed since it was seen is said first. News is taken in where
// nobody has put his hand to it, else it is asked about: old figures never go without a word.
func (p paper) submit(t *talk.Turn, seen int, how string) error {
	if !editable(p.r) {
		return p.settled(t, false)
	}
	if reading, err := p.reading(t); err != nil || reading {
		return errors.Join(err, t.AnswerAbout(text.SignReading{Period: p.period()}, p.about()))
	}
	changed, err := p.changed(t, seen)
	if err != nil {
		return err
	}
	to, err := signer(&t.Tx.ReadTx, p.c)
	switch {
	case err != nil:
		return err
	case to == "":
		return t.AnswerAbout(text.SignNobody{Period: p.period(), File: p.code(doDoc)}, p.about())
	case changed != nil:
		changed.To = to
		return t.AnswerAbout(*changed, p.about())
	}
	news, err := p.news(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	fresh := time.Time{}
	switch {
	case news && how == "" && len(p.r.Edits) > 0:
		return p.askNews(t)
	case news && how != asItIs:
		if err := p.take(t); err != nil {
			return err
		}
		fresh = p.r.AsOf.In(p.c.Location())
	}
	p.r.State, p.r.Submitted = store.Submitted, store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	if err := p.tellSigners(t); err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	d, _, err := p.document(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	p.toast(t, store.Submitted)
	sent := text.SignSent{Period: p.period(), To: to, At: p.night(t.Tx.Now()), Fresh: fresh, Until: p.unfinished(), Blank: blank(p.c.Lang, d), Around: around(p.c.Letter), Back: p.code(doBack)}
	if to == store.Chair {
		if sent.Away, sent.For, err = p.chairAway(&t.Tx.ReadTx); err != nil {
			return err
		}
	}
	return t.AnswerAbout(sent, p.about())
}

// changed is what somebody else has done to the report since it was seen; nil for nothing. A report that was made by the very
// button has been seen by nobody and needs no second look.
func (p paper) changed(t *talk.Turn, seen int) (*text.SignChanged, error) {
	m := text.SignChanged{Period: p.period(), See: p.code(doSee), Send: p.sendCode()}
	var newest store.Verdict
	for key, v := range p.r.Edited {
		if !p.touched(t, key, seen) {
			continue
		}
		m.Keys = append(m.Keys, key)
		if v.At.After(newest.At) {
			newest = v
		}
	}
	slices.Sort(m.Keys)
	if len(m.Keys) == 0 {
		return nil, nil
	}
	var err error
	m.Who, err = p.who(&t.Tx.ReadTx, newest)
	return &m, err
}

// tellSigners sends the card and the file, not at night, to those who sign.
func (p paper) tellSigners(t *talk.Turn) error {
	arg := cardArg{Committee: p.c.ID, Report: p.r.ID, Version: p.r.Version}
	at := t.Tx.Now()
	if night := p.night(at); !night.IsZero() {
		at = night
	}
	for _, kind := range []string{recipeCard, recipeFile} {
		j := store.Job{Kind: store.Send, Lane: store.Rest, Recipe: store.RecipeOf(kind, arg), About: p.shown(), Key: talk.Code(kind, p.r.ID)}
		if err := t.Tx.EnqueueTo(j, at, signers(p.c)...); err != nil {
			return err
		}
	}
	return nil
}

// waiting is what a recipe speaks of, with the member who reads it; talk.ErrNothing when it waits no more.
func waiting(tx *store.ReadTx, j store.Job) (paper, store.Person, error) {
	var arg cardArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return paper{}, store.Person{}, err
	}
	var p paper
	var err error
	if p.c, err = tx.Committee(arg.Committee); err != nil {
		return p, store.Person{}, err
	}
	if p.r, err = tx.Report(arg.Committee, arg.Report); err != nil {
		return p, store.Person{}, err
	}
	who, err := tx.Person(j.About.Person)
	if err != nil {
		return p, who, err
	}
	places, err := tx.Memberships(who.ID)
	if err != nil {
		return p, who, err
	}
	i := slices.IndexFunc(places, func(m store.Member) bool { return m.Committee == arg.Committee })
	if i < 0 || p.r.State != store.Submitted || p.r.Version != arg.Version {
		return p, who, talk.ErrNothing
	}
	p.me = places[i]
	may, err := signs(tx, p.c, p.me)
	if err == nil && !may {
		err = talk.ErrNothing
	}
	return p, who, err
}

func wordCard(tx *store.ReadTx, j store.Job) (store.Content, error) {
	p, who, err := waiting(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	m, err := p.card(tx)
	if err != nil {
		return store.Content{}, err
	}
	places, err := tx.Memberships(who.ID)
	if err != nil {
		return store.Content{}, err
	}
	if len(places) > 1 {
		m.Committee = p.c.Name
	}
	return text.Say(who.Lang, m)
}

func wordFile(tx *store.ReadTx, j store.Job) (store.Content, error) {
	p, who, err := waiting(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	return p.fileContent(who.Lang, RecipeDoc)
}

// troublesShown is how many difficulties stand on the card.
const troublesShown = 3

// card is what the signer reads: one screen.
func (p paper) card(tx *store.ReadTx) (text.SignCard, error) {
	d, m, err := p.document(tx)
	if err != nil {
		return text.SignCard{}, err
	}
	card := text.SignCard{Call: p.me.Call, Period: p.period(), AsOf: p.r.AsOf.In(p.c.Location()), Met: m.Met, MetBefore: m.MetBefore, Total: m.Total,
		Tasks: m.Tally, Answered: m.Participation, Pending: len(m.Pending), Blank: blank(p.c.Lang, d), Around: around(p.c.Letter), Until: p.unfinished(), Supersedes: p.r.Supersedes != 0,
		OK: p.code(doOK, p.r.Version), No: p.code(doNo, p.r.Version), See: p.code(doSee), Doc: p.code(doDoc)}
	by, err := p.who(tx, p.r.Submitted)
	if err != nil {
		return card, err
	}
	card.By, card.Own = by.Name, p.me.Person != 0 && p.me.Person == p.r.Submitted.By
	if !p.r.Decided.At.IsZero() {
		card.Returned = p.r.Decided.Word
	}
	for _, s := range d.Sections {
		if s.Edited {
			card.Edited = append(card.Edited, section(s, 0))
		}
	}
	for _, v := range m.Needs {
		if !v.Over {
			card.Needs++
		}
	}
	for _, v := range m.Difficulties {
		switch {
		case v.Over:
		case len(card.Troubles) == troublesShown:
			card.More++
		default:
			line, err := p.trouble(tx, v)
			if err != nil {
				return card, err
			}
			card.Troubles = append(card.Troubles, line)
		}
	}
	return card, nil
}

func (p paper) trouble(tx *store.ReadTx, v view.ReportVoice) (text.SignTrouble, error) {
	named, err := label.Subject(tx, p.c.ID, v.Word.Subject)
	return text.SignTrouble{Subject: named, Text: v.Word.Text, Weeks: v.Weeks}, err
}

// withdraw takes a submitted report back to go on editing it.
func (p paper) withdraw(t *talk.Turn) error {
	if p.r.State != store.Submitted {
		return p.settled(t, false)
	}
	p.r.State = store.Drafted
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	m := text.SignWithdrawn{Period: p.period(), Edit: p.code(doEdit), Send: p.sendCode()}
	var err error
	if m.To, err = signer(&t.Tx.ReadTx, p.c); err != nil {
		return err
	}
	if err := p.hold(t, asked{}, stepDraft); err != nil {
		return err
	}
	p.toast(t, store.Drafted)
	return t.AnswerAbout(m, p.about())
}

// anew begins a report in the place of an approved one: with the figures of now, and with what had been edited in it.
func (p paper) anew(t *talk.Turn) error {
	all, err := t.Tx.Reports(p.c.ID)
	if err != nil {
		return err
	}
	current, ok := newest(all, p.r.First, p.r.Last)
	if !ok || p.r.State == store.Drafted {
		return talk.Refuse(text.StaleButton{})
	}
	if current.State != store.Approved { // one is under way already
		p.r = current
		return p.open(t)
	}
	p.r = store.Report{Committee: p.c.ID, First: current.First, Last: current.Last, State: store.Drafted, AsOf: t.Tx.Now(), Commit: t.Tx.Seq(), Edits: current.Edits,
		Edited: current.Edited, Made: store.Verdict{By: t.Person.ID, At: t.Tx.Now()}, Supersedes: current.ID}
	return errors.Join(t.Tx.PutReport(&p.r), p.show(t, false))
}

// toast flashes what became of the report; it is best effort.
func (p paper) toast(t *talk.Turn, s store.ReportState) {
	if line, err := text.Line(t.Lang, text.SignToast{State: s}); err == nil {
		t.Toast = line
	}
}
