// Package sign is the written report on its way from secretary to chair, and the letterhead that stands around it.
//
// It promises that the figures of a report are those of one instant, which is said; that of two who edit it the second is
// told what the first did before anything is overwritten; that the chair reads on one screen what he signs, and his yes
// or no counts for the version he saw; that an approved report is never changed, whatever is answered later, and its hash
// is that of what was approved; that the text arrives even when a file cannot be drawn; and that nothing is made up: what
// nobody has said is marked in the document.
package sign

import (
	"errors"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "sign"

// What the codes of this flow's buttons begin with.
const (
	prefix       = "bk" // verb:committee:report, then what the verb needs; the report is "r" and a round's number, or "d" and two days, where there may be none yet
	prefixLetter = "vb" // field:committee, then an answer at hand
)

// Flow makes the flow. It is to see a sentence before the flow that takes reports: "mục II: …" is none.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: "duyet", Aliases: []string{"approve", "sign"}, Bare: []string{"ky duyet", "trinh ky", "xem bao cao", "xem lai bao cao", "xem ca ban", "show the report"}, Right: talk.SeeNames, Menu: true,
				Takes: TakesPeriod, Do: command},
			{Name: "vanban", Aliases: []string{"document", "letterhead"}, Bare: []string{"van ban"}, Right: talk.ManageMembers, Menu: true,
				Takes: takesField, Do: letterCommand},
		},
		Press:    map[string]func(*talk.Turn, string) error{prefix: press, prefixLetter: letterPressed},
		Step:     step,
		Leave:    leave,
		Sentence: sentence,
		Word: map[string]func(*store.ReadTx, store.Job) (store.Content, error){
			recipeCard: wordCard, recipeFile: wordFile,
		},
	}
}

// verb is what a button does, and who may.
type verb struct {
	right talk.Right
	do    func(t *talk.Turn, p paper, rest string) error
	// figures: it needs no report, only the figures of a period.
	figures bool
}

// The verbs of the codes.
const (
	doSee     = "see"   // the whole text
	doDoc     = "doc"   // the files
	doSheet   = "xls"   //
	doPicture = "png"   //
	doEdit    = "edit"  // which section?
	doSection = "sec"   // this one; the key follows
	doUndo    = "old"   // takes an edit back; the key follows
	doOver    = "mine"  // of two editors the second one's words stand
	doKeep    = "keep"  // the first one's
	doFresh   = "fresh" // takes the news in
	doSend    = "send"  // to who signs; when it was seen follows
	doBack    = "back"  // takes it back from there
	doNew     = "new"   // a report in place of an approved one
	doDrop    = "drop"  // throws a draft away; the version that was seen follows
	doAgain   = "again" // brings it back
	doTables  = "csv"   // the tables, one file each
	doOK      = "ok"    // approves; the version follows
	doNo      = "no"    // returns; the version follows
)

func verbs() map[string]verb {
	return map[string]verb{
		doSee:     {right: talk.SeeNames, do: func(t *talk.Turn, p paper, _ string) error { return p.open(t) }},
		doDoc:     {right: talk.SeeNames, do: func(t *talk.Turn, p paper, _ string) error { return p.sendFile(t, RecipeDoc) }},
		doSheet:   {right: talk.SeeNames, do: func(t *talk.Turn, p paper, _ string) error { return p.sendFile(t, RecipeSheet) }, figures: true},
		doPicture: {right: talk.SeeNames, do: func(t *talk.Turn, p paper, _ string) error { return p.sendFile(t, RecipePicture) }, figures: true},
		doEdit:    {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return p.askWhich(t, "", "") }},
		doSection: {right: talk.DraftReports, do: sectionPressed},
		doUndo:    {right: talk.DraftReports, do: func(t *talk.Turn, p paper, key string) error { return p.takeBack(t, key) }},
		doOver:    {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return clashPressed(t, p, true) }},
		doKeep:    {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return clashPressed(t, p, false) }},
		doFresh:   {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return p.refreshed(t) }},
		doSend:    {right: talk.DraftReports, do: sendPressed},
		doBack:    {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return p.withdraw(t) }},
		doNew:     {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return p.anew(t) }},
		doDrop:    {right: talk.DraftReports, do: func(t *talk.Turn, p paper, rest string) error { return p.drop(t, seenIn(rest)) }},
		doAgain:   {right: talk.DraftReports, do: func(t *talk.Turn, p paper, _ string) error { return p.again(t) }},
		doTables:  {right: talk.SeeNames, do: func(t *talk.Turn, p paper, _ string) error { return p.sendFile(t, RecipeTables) }, figures: true},
		doOK:      {right: talk.SignReports, do: okPressed},
		doNo:      {right: talk.SignReports, do: func(t *talk.Turn, p paper, v string) error { return p.askWhy(t, number(v)) }},
	}
}

// number reads a number of a code; what is none is 0, which no record has.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// press takes a button. The code comes from a client: committee, right, report and state are checked.
func press(t *talk.Turn, arg string) error {
	parts := strings.SplitN(arg, ":", 4)
	for len(parts) < 4 {
		parts = append(parts, "")
	}
	v, ok := verbs()[parts[0]]
	if !ok {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := strconv.ParseUint(parts[1], 10, 63)
	if err != nil {
		return talk.Refuse(text.StaleButton{})
	}
	p, err := place(t, store.CommitteeID(c), v.right)
	if err != nil {
		return err
	}
	if err := p.find(t, parts[2], v.figures || !talk.May(p.me.Role, talk.DraftReports) && parts[0] == doDoc); err != nil {
		return err
	}
	return v.do(t, p, parts[3])
}

// place is the person's place in a committee, with a right there; in private only, for a report names offices and their
// troubles before anybody has signed it.
func place(t *talk.Turn, c store.CommitteeID, r talk.Right) (paper, error) {
	me, ok := t.In(c)
	switch {
	case !ok:
		return paper{}, talk.Refuse(text.StaleButton{})
	case !talk.May(me.Role, r):
		return paper{}, talk.Refuse(text.NotAllowed{Roles: talk.Holders(r)})
	case !t.Private():
		return paper{}, talk.Refuse(text.PrivatePlease{What: "/duyet"})
	}
	committee, err := t.Tx.Committee(c)
	return paper{c: committee, me: me, reckoned: &reckoning{}}, err
}

// find reads the report that a button names. A round's, or that of two days, is made when it is first looked at, for who may
// draft. figures: where there is none, the figures of now will do.
func (p *paper) find(t *talk.Turn, name string, figures bool) error {
	if round, ok := strings.CutPrefix(name, "r"); ok {
		r, err := t.Tx.Round(p.c.ID, store.RoundID(number(round)))
		if errors.Is(err, store.ErrNotFound) {
			return talk.Refuse(text.StaleButton{})
		}
		if err != nil {
			return err
		}
		if figures {
			return p.figuresOf(t, r.FirstDay, r.LastDay)
		}
		return p.of(t, r.FirstDay, r.LastDay)
	}
	if first, last, ok := DaysNamed(name); ok {
		if figures {
			return p.figuresOf(t, first, last)
		}
		return p.of(t, first, last)
	}
	var err error
	p.r, err = t.Tx.Report(p.c.ID, store.ReportID(number(name)))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	return err
}
