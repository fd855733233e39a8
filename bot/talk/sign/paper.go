package sign

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// paper is a report in the hands of one member.
type paper struct {
	c  store.Committee
	me store.Member
	r  store.Report
	// reckoned are the figures that were computed in this turn: those of a year take a while, and are needed more than once.
	reckoned *reckoning
}

// reckoning is a model, and of which report and instant it is.
type reckoning struct {
	report store.ReportID
	at     time.Time
	model  view.Report
}

// model is ModelOf, computed once.
func (p paper) model(tx *store.ReadTx) (view.Report, error) {
	if k := p.reckoned; k != nil && k.report == p.r.ID && k.at.Equal(p.r.AsOf) && !k.at.IsZero() {
		return k.model, nil
	}
	m, err := ModelOf(tx, p.c, p.r)
	if p.reckoned != nil && err == nil {
		*p.reckoned = reckoning{p.r.ID, p.r.AsOf, m}
	}
	return m, err
}

// of finds the report of a period: the one that is under way, else the approved one that holds, else, for who may draft, a
// new one with the figures of this instant.
func (p *paper) of(t *talk.Turn, first, last string) error {
	all, err := t.Tx.Reports(p.c.ID)
	if err != nil {
		return err
	}
	if r, ok := newest(all, first, last); ok {
		p.r = r
		return nil
	}
	if !talk.May(p.me.Role, talk.DraftReports) {
		alone, err := p.alone(&t.Tx.ReadTx)
		if err != nil {
			return err
		}
		return talk.Refuse(text.SignNone{Period: Period(p.c, first, last), Alone: alone})
	}
	p.r = store.Report{Committee: p.c.ID, First: first, Last: last, State: store.Drafted, AsOf: t.Tx.Now(), Commit: t.Tx.Seq(),
		Made: store.Verdict{By: t.Person.ID, At: t.Tx.Now()}}
	return t.Tx.PutReport(&p.r)
}

// figuresOf is of, without making anything: where there is no report it has the figures of now and no number.
func (p *paper) figuresOf(t *talk.Turn, first, last string) error {
	all, err := t.Tx.Reports(p.c.ID)
	if err != nil {
		return err
	}
	r, ok := newest(all, first, last)
	if !ok {
		r = store.Report{Committee: p.c.ID, First: first, Last: last, State: store.Drafted, AsOf: t.Tx.Now()}
	}
	p.r = r
	return nil
}

// newest is what counts of a period among all reports, which are in the order in which they were made.
func newest(all []store.Report, first, last string) (store.Report, bool) {
	for _, wanted := range []func(store.Report) bool{underWay, func(r store.Report) bool { return r.State == store.Approved }} {
		for _, r := range slices.Backward(all) {
			if r.First == first && r.Last == last && wanted(r) {
				return r, true
			}
		}
	}
	return store.Report{}, false
}

// editable tells whether the secretary may still change a report, underWay whether it is not decided for good.
func editable(r store.Report) bool { return r.State == store.Drafted || r.State == store.SentBack }
func underWay(r store.Report) bool { return editable(r) || r.State == store.Submitted }

// ModelOf is what a report's figures are: those that were approved, else those of its instant, with the letterhead of now.
func ModelOf(tx *store.ReadTx, c store.Committee, r store.Report) (view.Report, error) {
	if len(r.Model) == 0 {
		if r.Commit != 0 {
			return view.ReportOf(tx.AsOfCommit(r.Commit, r.AsOf), c, r.First, r.Last)
		}
		return modelAt(tx, c, r, r.AsOf)
	}
	var m view.Report
	if err := json.Unmarshal(r.Model, &m); err != nil {
		return m, fmt.Errorf("read approved report %d: %w", r.ID, err)
	}
	if r.Altered() {
		return m, fmt.Errorf("read approved report %d: %w", r.ID, ErrAltered)
	}
	return m, nil
}

func modelAt(tx *store.ReadTx, c store.Committee, r store.Report, at time.Time) (view.Report, error) {
	if at.Before(tx.Now()) {
		tx = tx.AsOf(at)
	}
	return view.ReportOf(tx, c, r.First, r.Last)
}

// document words the report.
func (p paper) document(tx *store.ReadTx) (report.Document, view.Report, error) {
	m, err := p.model(tx)
	if err != nil {
		return report.Document{}, m, err
	}
	d, err := report.Compose(p.c.Lang, m, p.r.Edits)
	return d, m, err
}

// code is a button about the report.
func (p paper) code(verb string, rest ...any) string {
	var name any = p.r.ID
	if p.r.ID == 0 { // it is made when it is looked at
		name = NameDays(p.r.First, p.r.Last)
	}
	return talk.Code(append([]any{prefix, verb, p.c.ID, name}, rest...)...)
}

// sendCode hands the report in as it is seen now.
func (p paper) sendCode() string { return p.code(doSend, p.version()) }

// version names the report as it stands in a button, seenIn reads it; 0 for none.
func (p paper) version() string { return fmt.Sprintf("v%d", p.r.Version) }

func seenIn(rest string) int {
	s, ok := strings.CutPrefix(rest, "v")
	if !ok {
		return 0
	}
	return number(s)
}

// stands is when the report of this period was approved that holds as long as this one is not; zero for none.
func (p paper) stands(tx *store.ReadTx) (time.Time, error) {
	all, err := tx.Reports(p.c.ID)
	for _, r := range withState(all, store.Approved) {
		if r.First == p.r.First && r.Last == p.r.Last && r.ID != p.r.ID {
			return r.Decided.At.In(p.c.Location()), err
		}
	}
	return time.Time{}, err
}

// unfinished is the last day of a period that was not over at the instant of the figures; zero when it was.
func (p paper) unfinished() time.Time {
	if p.r.AsOf.In(p.c.Location()).Format(time.DateOnly) < p.r.Last {
		return p.period().Last
	}
	return time.Time{}
}

func (p paper) about() store.About { return store.About{Committee: p.c.ID, Flow: FlowName} }

func (p paper) period() text.SignPeriod { return Period(p.c, p.r.First, p.r.Last) }

// Period names the days of a report. A length that is no usual one is named by its two days, but for a round's.
func Period(c store.Committee, first, last string) text.SignPeriod {
	a, errA := time.ParseInLocation(time.DateOnly, first, c.Location())
	b, errB := time.ParseInLocation(time.DateOnly, last, c.Location())
	if errA != nil || errB != nil {
		return text.SignPeriod{}
	}
	return text.SignPeriod{Kind: view.KindOf(first, last), First: a, Last: b}
}

// who names whoever gave a verdict, by his place in the committee now or then.
func (p paper) who(tx *store.ReadTx, v store.Verdict) (text.SignWho, error) {
	w := text.SignWho{At: v.At.In(p.c.Location()), Word: v.Word}
	all, err := tx.Members(p.c.ID)
	if err != nil {
		return w, err
	}
	for _, m := range all {
		if m.Person == v.By && v.By != 0 {
			w.Name, w.Role = m.Call, m.Role
		}
	}
	return w, nil
}

// night is when a message that is written now goes out, by the committee's clock; zero when it goes at once.
func (p paper) night(now time.Time) time.Time {
	if at := plan.Decent(now, p.c.Location()); at.After(now) {
		return at.In(p.c.Location())
	}
	return time.Time{}
}

// signers are the roles that sign, the first to be asked first: the chair, unless the letterhead says that a deputy signs
// for him.
func signers(c store.Committee) []store.Role {
	if signsFor(c.Letter.Authority) {
		return []store.Role{store.Deputy, store.Chair}
	}
	return []store.Role{store.Chair, store.Deputy}
}

// signsFor tells whether an authority is that of a deputy who signs for the chair: KT., or K/T in the Party's form.
func signsFor(authority string) bool {
	s := strings.ToUpper(strings.TrimSpace(authority))
	return strings.HasPrefix(s, "KT.") || strings.HasPrefix(s, "KT ") || strings.HasPrefix(s, "K/T")
}

// signer is the role that a report goes to: the first of those who sign that anybody reachable holds; empty for none.
func signer(tx *store.ReadTx, c store.Committee) (store.Role, error) {
	for _, role := range signers(c) {
		reached, err := tx.Reachable(c.ID, role)
		if err != nil || len(reached) > 0 {
			return role, err
		}
	}
	return "", nil
}

// signs tells whether a member may sign: the chair always, a deputy where the chair cannot be reached or the letterhead
// says so.
func signs(tx *store.ReadTx, c store.Committee, m store.Member) (bool, error) {
	if m.Role == store.Chair {
		return true, nil
	}
	if m.Role != store.Deputy {
		return false, nil
	}
	chairs, err := tx.Reachable(c.ID, store.Chair)
	return len(chairs) == 0 || signsFor(c.Letter.Authority), err
}
