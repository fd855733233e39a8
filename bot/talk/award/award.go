// Package award is who is proposed for commendation (thi đua, khen thưởng): /thidua.
//
// It promises that the reasons are facts, and that a sum is made only by the weights that the chair has set; that only chair
// and secretary see any of it, until the chair publishes; that the group then reads who is commended, no order of merit and
// nothing of the others; and that what was published is never changed: a mistake is put right by another list that names it.
package award

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/score"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "award"

// prefix begins the codes of this flow's buttons.
const prefix = "kt"

// The steps of the open question: a period that was shown, and the chair's yes to what the group will read.
const (
	stepShown   = "shown"
	stepPublish = "publish"
)

// patience is how long each waits for words without a slash.
const patience = 2 * time.Hour

// Flow makes the flow. It is to see a sentence before the flow that takes reports: "đề xuất kp5" is none.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "thidua", Aliases: []string{"award", "awards", "commend"}, Bare: []string{"thi dua"}, Right: talk.Commend,
			Menu: true, Takes: takes, Do: command}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
		Step:  step,
		Word:  map[string]func(*store.ReadTx, store.Job) (store.Content, error){recipeTold: wordTold},
		Leave: func(*talk.Turn, store.Dialog) (text.Message, error) { return text.AwardLeft{}, nil },
	}
}

// asked is what the open question remembers. List tells that the proposals were spoken of, so that a bare number is one of
// them. Version is that of the list whose preview was shown, Shown what that would do: see outcome.mark.
type asked struct {
	Committee store.CommitteeID    `json:"committee"`
	First     string               `json:"first"`
	Last      string               `json:"last"`
	Page      int                  `json:"page,omitempty"`
	ID        store.CommendationID `json:"id,omitempty"`
	Version   int                  `json:"version,omitempty"`
	List      bool                 `json:"list,omitempty"`
	Shown     string               `json:"shown,omitempty"`
}

// desk is the committee, who speaks, and the list of proposals of a period; its ID is 0 while there is none.
type desk struct {
	c     store.Committee
	me    store.Member
	chair bool
	list  store.Commendation
	merit store.Merit
	atlas score.Atlas
}

// sit finds the committee. In private only: nobody else is to read any of it.
func sit(t *talk.Turn) (d desk, err error) {
	if !t.Private() {
		return d, talk.Refuse(text.PrivatePlease{What: "/thidua"})
	}
	if d.me, d.c, err = t.Office(talk.Commend); err != nil {
		return d, err
	}
	me := d.me
	d, err = deskOf(&t.Tx.ReadTx, d.c.ID)
	d.me, d.chair = me, talk.May(me.Role, talk.Publish)
	return d, err
}

// deskOf is that of a committee, of nobody who speaks.
func deskOf(tx *store.ReadTx, c store.CommitteeID) (d desk, err error) {
	if d.c, err = tx.Committee(c); err != nil {
		return d, err
	}
	form, err := tx.ScoreForm(c)
	if err != nil {
		return d, err
	}
	if d.atlas, err = score.AtlasOf(tx, d.c, form); err != nil {
		return d, err
	}
	d.merit, err = tx.Merit(c)
	return d, err
}

// of chooses the list of a period.
func (d *desk) of(t *talk.Turn, first, last string) error {
	list, ok, err := t.Tx.CommendationOf(d.c.ID, first, last)
	if !ok {
		list = store.Commendation{Committee: d.c.ID, First: first, Last: last}
	}
	d.list = list
	return err
}

// verbs are what /thidua does beside showing a period, the longer words first; words stand without a slash while a period is
// shown.
var verbs = []struct {
	words string
	do    func(*talk.Turn, desk, string) error
	// alone: without arguments it is no word of ours unless it stands behind the command.
	alone bool
}{
	{"bo dinh chinh", leaveCorrection, true}, {"huy dinh chinh", leaveCorrection, true}, {"thoi dinh chinh", leaveCorrection, true}, {"leave correction", leaveCorrection, true},
	{"dinh chinh", correct, true}, {"correction", correct, true}, {"correct", correct, true},
	{"ban cu", history, true}, {"ban truoc", history, true}, {"cac ban", history, true}, {"lich su", history, true}, {"history", history, true}, {"versions", history, true},
	{"khong duyet", strike, false}, {"khong dong y", strike, false}, {"rut de xuat", drop, false}, {"bo de xuat", drop, false},
	{"de xuat", propose, false}, {"propose", propose, false}, {"dx", propose, false},
	{"trong so", weigh, true}, {"weights", weigh, true}, {"weight", weigh, true},
	{"cong bo", publish, true}, {"publish", publish, true},
	{"danh sach", showProposals, true}, {"list", showProposals, true}, {"proposals", showProposals, true},
	{"dong y", agree, false}, {"duyet", agree, false}, {"approve", agree, false}, {"agree", agree, false},
	{"gach", strike, false}, {"strike", strike, false}, {"reject", strike, false},
	{"rut", drop, false}, {"withdraw", drop, false},
	{"tep", file, true}, {"xlsx", file, true}, {"file", file, true},
	{"xem tiep", more, true}, {"tiep", more, true}, {"more", more, true},
}

// verb finds the verb that words begin with, and what follows it.
func verb(said string) (do func(*talk.Turn, desk, string) error, rest string, alone, ok bool) {
	toks := fold.Tokens(said)
	for _, v := range verbs {
		n := len(strings.Fields(v.words))
		if n > len(toks) {
			continue
		}
		var words []string
		for _, t := range toks[:n] {
			words = append(words, t.Key)
		}
		if strings.Join(words, " ") != v.words {
			continue
		}
		if n < len(toks) {
			rest = strings.TrimSpace(strings.TrimLeft(said[toks[n].Start:], ":=–—-., "))
		}
		return v.do, rest, v.alone, true
	}
	return nil, "", false, false
}

// takes tells whether words behind a bare "thi đua" are its own.
func takes(args string) bool {
	_, _, _, ok := verb(args)
	_, _, period := readPeriod(args, time.Unix(0, 0).UTC().AddDate(100, 0, 0))
	return ok || period
}

// command is /thidua: a period, or a verb on the period that was shown last.
func command(t *talk.Turn, args string) error {
	d, err := sit(t)
	if err != nil {
		return err
	}
	do, rest, _, is := verb(args)
	if !is && strings.TrimSpace(args) != "" {
		first, last, err := d.period(t, args)
		if err != nil {
			return err
		}
		if err := d.of(t, first, last); err != nil {
			return err
		}
		return d.show(t, 1)
	}
	if err := d.current(t); err != nil {
		return err
	}
	if is {
		return do(t, d, rest)
	}
	return d.show(t, 1)
}

// current chooses the period that was shown in this chat, else that of the newest list that is not published, else the month.
func (d *desk) current(t *talk.Turn) error {
	var a asked
	if t.Open.Flow == FlowName && json.Unmarshal(t.Open.Data, &a) == nil && a.Committee == d.c.ID && a.First != "" {
		return d.of(t, a.First, a.Last)
	}
	all, err := t.Tx.Commendations(d.c.ID)
	if err != nil {
		return err
	}
	for _, x := range slices.Backward(all) {
		if x.Published.At.IsZero() && x.Left.At.IsZero() && (len(x.Proposals) > 0 || x.Supersedes != 0) {
			d.list = x
			return nil
		}
	}
	first, last, err := d.period(t, "tháng")
	if err != nil {
		return err
	}
	return d.of(t, first, last)
}

// step takes words without a slash below a period that was shown, and the chair's yes.
func step(t *talk.Turn, dialog store.Dialog) (bool, error) {
	if stale, err := t.Stale(dialog, patience); stale || err != nil {
		return false, err
	}
	var a asked
	if err := json.Unmarshal(dialog.Data, &a); err != nil {
		return false, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	if len(t.Files) > 0 || t.Key == "" {
		return false, nil
	}
	yes, plain := talk.Plainly(t.Key, "cong bo", "publish")
	do, rest, alone, is := verb(t.Text)
	confirm := dialog.Step == stepPublish && plain
	number, err := strconv.Atoi(t.Key)
	numbered := err == nil && dialog.Step == stepShown && a.List
	if !confirm && !numbered && (!is || rest == "" && !alone) {
		return false, nil
	}
	t.Committee = a.Committee
	d, err := sit(t)
	var no talk.Refusal
	if errors.As(err, &no) {
		return false, t.Tx.EndDialog(t.Chat)
	}
	if err != nil {
		return true, err
	}
	if err := d.of(t, a.First, a.Last); err != nil {
		return true, err
	}
	switch {
	case confirm && yes:
		return true, d.publish(t, a.ID, a.Version)
	case confirm:
		return true, d.later(t)
	case numbered:
		return true, d.which(t, number)
	}
	return true, do(t, d, rest)
}

// hold keeps the period for what comes next.
func (d desk) hold(t *talk.Turn, page int) asked {
	return asked{Committee: d.c.ID, First: d.list.First, Last: d.list.Last, Page: page, ID: d.list.ID, Version: d.list.Version}
}

func (d desk) about() store.About { return store.About{Committee: d.c.ID, Flow: FlowName} }

// published is when the list was made known, zero for not yet.
func (d desk) published() time.Time { return d.list.Published.At }

// open refuses a change to what is published.
func (d desk) open() error {
	if d.published().IsZero() {
		return nil
	}
	return talk.Refuse(text.AwardIsPublished{Period: d.name(), At: d.published().In(d.c.Location())})
}

// ranking is what the facts say of the period: now, or as it was when the list was published.
func (d desk) ranking(t *talk.Turn) (r view.Ranking, err error) {
	if len(d.list.Model) > 0 {
		if err := json.Unmarshal(d.list.Model, &r); err != nil {
			return r, fmt.Errorf("read published model: %w", err)
		}
		return r, nil
	}
	return view.RankingOf(&t.Tx.ReadTx, d.c, d.list.First, d.list.Last)
}
