package award

import (
	"cmp"
	"encoding/json"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/talk/score"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// How many lines one page has; those with a sum are longer.
const (
	pageLines  = 10
	pageWeighs = 7
)

// show shows a page of what the facts say of a period.
func (d desk) show(t *talk.Turn, page int) error {
	r, err := d.ranking(t)
	if err != nil {
		return err
	}
	places, members, few := d.sorted(r)
	all := slices.Concat(places, members, few)
	if len(all) == 0 {
		if err := t.Hold(FlowName, stepShown, d.hold(t, 1)); err != nil {
			return err
		}
		m := text.AwardNothing{Period: d.name(), Chair: d.chair}
		if m.Elsewhere, err = d.elsewhere(t); err != nil {
			return err
		}
		return t.Answer(m)
	}
	size := pageLines
	if r.Weights.Sum() > 0 {
		size = pageWeighs
	}
	m := text.AwardList{Period: d.name(), AsOf: r.AsOf.In(d.c.Location()), Over: d.over(t.Tx.Now()), Weights: r.Weights,
		Undecided: d.merit.Set.At.IsZero(), Chair: d.chair, Pages: (len(all) + size - 1) / size, Proposed: len(d.list.Proposals)}
	if at := d.published(); !at.IsZero() {
		m.Frozen = at.In(d.c.Location())
	}
	if m.Corrects, err = d.corrects(t); err != nil {
		return err
	}
	if m.Elsewhere, err = d.elsewhere(t); err != nil {
		return err
	}
	m.Page = min(max(page, 1), m.Pages)
	from, to := (m.Page-1)*size, min(m.Page*size, len(all))
	part := func(lines []text.AwardLine, before int) []text.AwardLine {
		a, b := min(max(from-before, 0), len(lines)), min(max(to-before, 0), len(lines))
		return lines[a:b]
	}
	m.Places, m.Members, m.Few = part(places, 0), part(members, len(places)), part(few, len(places)+len(members))
	if m.Page < m.Pages {
		m.Next = d.code("p", m.Page+1)
	}
	m.Proposals, m.File = d.code("l"), d.code("f")
	return t.Ask(FlowName, stepShown, d.hold(t, m.Page), m)
}

// elsewhere are the other periods of which proposals wait for the chair, the newest list first.
func (d desk) elsewhere(t *talk.Turn) (list []text.AwardWaiting, err error) {
	all, err := t.Tx.Commendations(d.c.ID)
	if err != nil {
		return nil, err
	}
	for _, x := range slices.Backward(all) {
		if !x.Published.At.IsZero() || !x.Left.At.IsZero() || x.First == d.list.First && x.Last == d.list.Last {
			continue
		}
		w := text.AwardWaiting{Period: sign.Period(d.c, x.First, x.Last)}
		for _, p := range x.Proposals {
			if p.Open() {
				w.Open++
			}
		}
		if w.Open > 0 {
			list = append(list, w)
		}
	}
	return list, nil
}

// sorted are the lines with anything in them: by sum where there is one, else as they come; those of whom too little is known
// apart.
func (d desk) sorted(r view.Ranking) (places, members, few []text.AwardLine) {
	for _, group := range []struct {
		lines []view.MeritLine
		to    *[]text.AwardLine
	}{{r.Places, &places}, {r.Units, &places}, {r.Members, &members}} {
		lines := slices.Clone(group.lines)
		slices.SortStableFunc(lines, func(a, b view.MeritLine) int { return cmp.Compare(a.Rank, b.Rank) })
		for _, l := range lines {
			switch {
			case l.Blank():
			case l.Lack != "":
				few = append(few, d.line(l))
			default:
				*group.to = append(*group.to, d.line(l))
			}
		}
	}
	return places, members, few
}

func (d desk) line(l view.MeritLine) text.AwardLine {
	line := text.AwardLine{Who: d.who(l), Facts: l}
	if i := d.find(l.Whom); i >= 0 {
		line.State = state(d.list.Proposals[i])
	}
	return line
}

// who names somebody.
func (d desk) who(l view.MeritLine) text.ScoredUnit {
	if l.Whom.Member != 0 {
		return text.ScoredUnit{Name: l.Name}
	}
	u := d.atlas.Name(l.Whom.Inspected)
	if u.Place.Code != "" && u.Place.Name == "" || u.Place.Code == "" && u.Name == "" {
		u.Place.Name, u.Name = l.Name, l.Name // it is no more, or is called otherwise now
	}
	return u
}

// find is the place of a proposal, -1 for none.
func (d desk) find(whom store.Commended) int {
	return slices.IndexFunc(d.list.Proposals, func(p store.Proposal) bool { return p.Whom == whom })
}

func state(p store.Proposal) text.AwardState {
	switch {
	case !p.Approved.At.IsZero():
		return text.AwardAgreed
	case !p.Struck.At.IsZero():
		return text.AwardStruck
	}
	return text.AwardOpen
}

// file takes "tệp": all of it as a workbook of its own, see sheet.Merit.
func file(t *talk.Turn, d desk, _ string) error {
	return score.SendFile(t, score.FileArg{Committee: d.c.ID, First: d.list.First, Last: d.list.Last, Ranking: true},
		text.AwardFile{Period: d.name(), Published: !d.published().IsZero()})
}

// more shows the next page.
func more(t *talk.Turn, d desk, _ string) error {
	var a asked
	page := 1
	if t.Open.Flow == FlowName && json.Unmarshal(t.Open.Data, &a) == nil {
		page = a.Page + 1
	}
	return d.show(t, page)
}

// showProposals shows the list of proposals, of another period where one is named.
func showProposals(t *talk.Turn, d desk, said string) error {
	if _, _, ok := readPeriod(said, t.Tx.Now().In(d.c.Location())); ok {
		first, last, err := d.period(t, said)
		if err != nil {
			return err
		}
		if err := d.of(t, first, last); err != nil {
			return err
		}
	}
	if len(d.list.Proposals) == 0 {
		return talk.Refuse(text.AwardNobody{Period: d.name()})
	}
	m, err := d.proposals(t)
	if err != nil {
		return err
	}
	a := d.hold(t, 1)
	a.List = true
	if err := t.Hold(FlowName, stepShown, a); err != nil {
		return err
	}
	return t.Rewrite(m, d.about())
}

// proposals is the list with its reasons; the chair's has buttons for what is not decided.
func (d desk) proposals(t *talk.Turn) (m text.AwardProposals, err error) {
	r, err := d.ranking(t)
	if err != nil {
		return m, err
	}
	m = text.AwardProposals{Period: d.name(), AsOf: r.AsOf.In(d.c.Location()), Chair: d.chair, Published: !d.published().IsZero()}
	if m.Corrects, err = d.corrects(t); err != nil {
		return m, err
	}
	for i, p := range d.list.Proposals {
		l, err := d.facts(&t.Tx.ReadTx, r, p.Whom)
		if err != nil {
			return m, err
		}
		line := text.AwardProposal{AwardLine: text.AwardLine{Who: d.who(l), Facts: l, State: state(p)}, Number: i + 1, Note: p.Made.Word,
			Word: p.Approved.Word + p.Struck.Word}
		if line.By, err = d.call(t, p.Made.By); err != nil {
			return m, err
		}
		switch {
		case line.State == text.AwardAgreed:
			m.Yes++
		case line.State == text.AwardOpen:
			m.Open++
			if d.chair && d.published().IsZero() && m.Open <= mostButtons {
				line.Yes, line.No = d.code("y", mark(p.Whom), d.list.ID), d.code("n", mark(p.Whom), d.list.ID)
			}
		}
		m.Lines = append(m.Lines, line)
	}
	if d.chair && m.Open == 0 && (m.Yes > 0 || d.list.Supersedes != 0) && d.published().IsZero() {
		m.Publish = d.code("g")
	}
	return m, nil
}

// mostButtons is how many proposals get buttons at once; the others are typed, or get theirs when these are decided.
const mostButtons = 8

// facts are what a Ranking says of somebody; one who is not in it has his name at least.
func (d desk) facts(tx *store.ReadTx, r view.Ranking, whom store.Commended) (view.MeritLine, error) {
	l, ok := r.Find(whom)
	if ok || whom.Member == 0 {
		return l, nil
	}
	m, err := tx.Member(d.c.ID, whom.Member)
	l.Name, l.Call, l.Role = m.Name, m.Call, m.Role
	return l, err
}

// call is what an officer is called, empty for who is on no list.
func (d desk) call(t *talk.Turn, by store.PersonID) (string, error) {
	all, err := t.Tx.Members(d.c.ID)
	if i := slices.IndexFunc(all, func(m store.Member) bool { return by != 0 && m.Person == by }); i >= 0 {
		return all[i].Call, err
	}
	return "", err
}
