package sign

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/store"
)

// Copy is what came back in a .docx: the words of its sections by their keys, the keys of those it has no more, and the name
// that it was drawn with, empty where the program that saved it has dropped that. Around is what stands around the sections, Beside
// what Compare finds was edited there.
type Copy struct {
	Name   string
	Words  map[string]string
	Lost   []string
	Around docx.Around
	Beside []docx.Change
}

// origin is what a copy was drawn from: which report of which period, with the figures and the edits of an instant. Report is 0
// for the bare figures.
type origin struct {
	committee   store.CommitteeID
	report      store.ReportID
	first, last string
	at          time.Time
}

const nameHead = "giaoban"

// nameOf names the origin of a copy of a report as it stands: it is in the file, and not seen in the text.
func nameOf(r store.Report) string {
	at := r.AsOf
	for _, v := range append(verdicts(r.Edited), r.Made) {
		if v.At.After(at) {
			at = v.At
		}
	}
	return fmt.Sprintf("%s:%d:%d:%s:%s:%d", nameHead, r.Committee, r.ID, r.First, r.Last, at.UnixNano())
}

func verdicts(edited map[string]store.Verdict) (all []store.Verdict) {
	for _, v := range edited {
		all = append(all, v)
	}
	return all
}

// originOf reads a name. It comes from a file that anybody may have changed: nothing in it is believed before it is looked up.
func originOf(name string) (o origin, ok bool) {
	f := strings.Split(name, ":")
	if len(f) != 6 || f[0] != nameHead {
		return o, false
	}
	c, errC := strconv.ParseUint(f[1], 10, 63)
	r, errR := strconv.ParseUint(f[2], 10, 63)
	at, errAt := strconv.ParseInt(f[5], 10, 64)
	_, errA := time.Parse(time.DateOnly, f[3])
	_, errB := time.Parse(time.DateOnly, f[4])
	if errors.Join(errC, errR, errAt, errA, errB) != nil {
		return o, false
	}
	return origin{store.CommitteeID(c), store.ReportID(r), f[3], f[4], time.Unix(0, at).UTC()}, true
}

// foundBy is the report that a copy's words belong to, in the hands of a person who may draft there: the one it was drawn from,
// else the one that is drafted now of the same period. known is false where there is none such, or it is not his.
func (o origin) foundBy(tx *store.ReadTx, by store.PersonID) (p paper, known bool, err error) {
	places, err := tx.Memberships(by)
	if err != nil {
		return p, false, err
	}
	i := slices.IndexFunc(places, func(m store.Member) bool { return m.Committee == o.committee && talk.May(m.Role, talk.DraftReports) })
	if i < 0 {
		return p, false, nil
	}
	p = paper{me: places[i], reckoned: &reckoning{}}
	if p.c, err = tx.Committee(o.committee); err != nil {
		return p, false, err
	}
	all, err := tx.Reports(o.committee)
	if err != nil {
		return p, false, err
	}
	if i := slices.IndexFunc(all, func(r store.Report) bool { return r.ID == o.report }); i >= 0 {
		p.r, known = all[i], all[i].First == o.first && all[i].Last == o.last
		if editable(p.r) || !known {
			return p, known, nil
		}
	}
	if r, ok := newest(all, o.first, o.last); ok {
		p.r, known = r, true
	}
	return p, known, nil
}

// drafts are what a copy may say without having been edited: what the report it was drawn from said at that instant, and what
// was drafted then.
func (o origin) drafts(tx *store.ReadTx, c store.Committee) ([]report.Document, error) {
	if o.at.After(tx.Now()) {
		return nil, nil
	}
	then := tx.AsOf(o.at)
	r := store.Report{Committee: c.ID, First: o.first, Last: o.last, AsOf: o.at}
	if o.report != 0 {
		old, err := then.Report(c.ID, o.report)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		r = old
	}
	m, err := ModelOf(then, c, r)
	if err != nil {
		return nil, err
	}
	said, err := report.Compose(c.Lang, m, r.Edits)
	if err != nil {
		return nil, err
	}
	drafted, err := report.Compose(c.Lang, m, nil)
	return []report.Document{said, drafted}, err
}
