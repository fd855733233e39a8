// Package score takes the points that inspection teams give units (chấm điểm): /chamdiem.
//
// It promises that the criteria and their points are the committee's own words and figures, none of ours; that points are
// said back, can be corrected and taken back, and that of one inspector, unit, period and criterion the newest counts, while
// every figure that was ever given stays on record; and that an inspector sees his own points only.
package score

import (
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "score"

// prefix begins the codes of this flow's buttons.
const prefix = "cs"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			// Inspectors are told by name how to score; in the menu it stands for those who set it up.
			{Name: "chamdiem", Aliases: []string{"score", "scores"}, Bare: []string{"cham diem"}, Right: talk.Belong, Menu: true, Shown: talk.SetScoring,
				Takes: takes, Do: command},
		},
		Press:    map[string]func(*talk.Turn, string) error{prefix: press},
		Step:     step,
		Sentence: sentence,
		Unclear:  unclear,
		Leave:    leave,
	}
}

// takes tells whether words behind a bare "chấm điểm" are its own: a unit's code.
func takes(args string) bool {
	toks := fold.Tokens(args)
	return len(toks) > 0 && (strings.HasPrefix(toks[0].Key, "kp") || strings.HasPrefix(toks[0].Key, "dv"))
}

// desk is what the flow knows of the committee and of who speaks.
type desk struct {
	c       store.Committee
	me      store.Member
	form    store.ScoreForm
	items   []store.ScoreItem
	team    []store.MemberID
	atlas   Atlas
	first   string
	last    string
	officer bool
	inspect bool
	// anew: the form is another than the one by which he was asked, and he goes on by the new one.
	anew bool
}

// sit finds the committee in which the person scores or sets up scoring, and what there is. In private only: who got what
// is nobody else's business.
func sit(t *talk.Turn) (d desk, err error) {
	if !t.Private() {
		return d, talk.Refuse(text.PrivatePlease{What: "/chamdiem"})
	}
	if t.Committee == 0 {
		if err := settle(t); err != nil {
			return d, err
		}
	}
	if d.me, d.c, err = t.Office(talk.Belong); err != nil {
		return d, err
	}
	if d.form, err = t.Tx.ScoreForm(d.c.ID); err != nil {
		return d, err
	}
	d.items, d.team = d.form.ItemsAt(t.Tx.Now()), d.form.Team(t.Tx.Now())
	d.officer, d.inspect = talk.May(d.me.Role, talk.SetScoring), slices.Contains(d.team, d.me.ID)
	if !d.officer && !d.inspect && !talk.May(d.me.Role, talk.RecordOnBehalf) {
		return d, talk.Refuse(text.ScoreNotYours{})
	}
	if d.atlas, err = AtlasOf(&t.Tx.ReadTx, d.c, d.form); err != nil {
		return d, err
	}
	d.first, d.last, err = term(&t.Tx.ReadTx, d.c, d.form)
	return d, err
}

// settle chooses the only committee of several in which the person has anything to do with scoring.
func settle(t *talk.Turn) error {
	var mine []store.CommitteeID
	for _, p := range t.Places {
		form, err := t.Tx.ScoreForm(p.Committee)
		if err != nil {
			return err
		}
		if talk.May(p.Role, talk.SetScoring) || slices.Contains(form.Team(t.Tx.Now()), p.ID) {
			mine = append(mine, p.Committee)
		}
	}
	if len(mine) == 1 {
		t.Committee = mine[0]
	}
	return nil
}

// heads are the words by which /chamdiem does something else than score, the longer first.
var heads = []struct {
	words string
	do    func(*talk.Turn, desk, string) error
}{
	{"don vi", setUnits}, {"units", setUnits}, {"ket qua", results}, {"results", results}, {"kq", results}, {"mau", setForm}, {"form", setForm},
	{"phieu", setForm}, {"doan", setTeam}, {"team", setTeam}, {"dot", setTerm}, {"ky", setTerm}, {"period", setTerm}, {"ho", behalf}, {"ghi ho", behalf},
	{"for", behalf}, {"tep", file}, {"file", file}, {"xlsx", file},
}

// command is /chamdiem.
func command(t *talk.Turn, args string) error {
	d, err := sit(t)
	if err != nil {
		return err
	}
	toks := fold.Tokens(args)
	if len(toks) == 0 {
		return d.show(t)
	}
	for _, h := range heads {
		if n := len(strings.Fields(h.words)); n <= len(toks) && keys(toks[:n]) == h.words {
			return h.do(t, d, behind(args, toks, n))
		}
	}
	return d.score(t, d.me, args, toks)
}

func keys(toks []fold.Token) string {
	var words []string
	for _, t := range toks {
		words = append(words, t.Key)
	}
	return strings.Join(words, " ")
}

// behind is what of a text follows its first n tokens, without a sign that divides them.
func behind(s string, toks []fold.Token, n int) string {
	if n >= len(toks) {
		return ""
	}
	return strings.TrimSpace(strings.TrimLeft(s[toks[n].Start:], ":=–—-., "))
}

// period names the period that scores go to.
func (d desk) period() text.SignPeriod { return sign.Period(d.c, d.first, d.last) }

// formItems are the criteria as the form has them.
func formItems(items []store.ScoreItem) (all []text.ScoredItem) {
	for i, x := range items {
		all = append(all, text.ScoredItem{Number: i + 1, Name: x.Name, Max: x.Max})
	}
	return all
}

// example is a line that answers the form: four fifths of each maximum, in whole points.
func (d desk) example() string {
	var all []string
	for _, i := range d.items {
		all = append(all, points(max(100, i.Max*4/5/100*100)))
	}
	return strings.Join(all, " ")
}

// about remembers nothing but the flow.
func (d desk) about() store.About { return store.About{Committee: d.c.ID, Flow: FlowName} }
