package score

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// The steps of the open question: the points of a unit, and what may follow once they are noted (a correction, a photo, the
// next unit).
const (
	stepPoints = "points"
	stepAfter  = "after"
)

// How long each waits.
const (
	patience = 4 * time.Hour
	after    = time.Hour
)

// asked is what the open question remembers. Draft are points that were said before all of them were, Steps that the
// criteria are asked one by one.
type asked struct {
	Committee store.CommitteeID  `json:"committee"`
	Member    store.MemberID     `json:"member"`
	Of        store.Inspected    `json:"of"`
	First     string             `json:"first"`
	Last      string             `json:"last"`
	Items     []int              `json:"items"`
	Draft     []store.ScorePoint `json:"draft,omitempty"`
	Note      string             `json:"note,omitempty"`
	Steps     bool               `json:"steps,omitempty"`
	Evidence  []store.EvidenceID `json:"evidence,omitempty"`
}

// points writes hundredths as a person types them.
func points(hundredths int) string {
	return strings.Replace(strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64), ".", ",", 1)
}

// score takes a unit, perhaps with its points, from an inspector or on his behalf.
func (d desk) score(t *talk.Turn, inspector store.Member, args string, toks []fold.Token) error {
	of, next, ok := d.atlas.At(toks, 0)
	if !ok && len(toks) == 1 {
		of, next, ok = d.atlas.At(fold.Tokens("kp"+toks[0].Key), 0) // "/chamdiem 5"
		next = min(next, 1)
	}
	if !ok {
		return talk.Refuse(text.ScoreNoUnit{Said: first(args, toks), Units: d.names()})
	}
	if !slices.Contains(d.team, inspector.ID) {
		if inspector.ID == d.me.ID && d.officer {
			if looksLike(undivided(args, toks, next)) {
				return d.outside(t, of)
			}
			return d.result(t, of) // a secretary who does not inspect wants to see
		}
		return talk.Refuse(text.ScoreNotYours{})
	}
	if len(d.items) == 0 {
		return talk.Refuse(text.ScoreNoForm{Officer: d.officer})
	}
	a := asked{Committee: d.c.ID, Member: inspector.ID, Of: of, First: d.first, Last: d.last, Items: itemIDs(d.items)}
	if rest := undivided(args, toks, next); rest != "" {
		return d.take(t, a, rest, stepAfter)
	}
	return d.ask(t, a)
}

// outside refuses the points of an officer who is not in the team, and says how to get into it.
func (d desk) outside(t *talk.Turn, of store.Inspected) error {
	m := text.ScoreOutside{Me: d.me.Name, Unit: d.atlas.Name(of), Example: d.example()}
	if talk.May(d.me.Role, talk.RecordOnBehalf) && len(d.team) > 0 {
		x, err := t.Tx.Member(d.c.ID, d.team[0])
		if err != nil {
			return err
		}
		m.Inspector = x.Call
	}
	return talk.Refuse(m)
}

func first(args string, toks []fold.Token) string {
	for _, t := range toks[1:] {
		if _, ok := digits(t.Key); ok {
			return strings.TrimSpace(args[:t.Start])
		}
	}
	return args
}

func itemIDs(items []store.ScoreItem) (ids []int) {
	for _, i := range items {
		ids = append(ids, i.ID)
	}
	return ids
}

func (d desk) names() (all []text.ScoredUnit) {
	for _, of := range d.atlas.All() {
		all = append(all, d.atlas.Name(of))
	}
	return all
}

// own are the points of one inspector that count, by criterion.
func (d desk) own(t *talk.Turn, a asked) (map[int]store.ScorePoint, error) {
	all, err := t.Tx.Scores(d.c.ID)
	if err != nil {
		return nil, err
	}
	said := map[int]store.ScorePoint{}
	for _, s := range store.ScoresInForce(all) {
		if s.Member != a.Member || s.Of != a.Of || s.First != a.First || s.Last != a.Last {
			continue
		}
		for _, p := range s.Points {
			said[p.Item] = p
		}
	}
	return said, nil
}

// shown are the criteria with what was said of each.
func (d desk) shown(said map[int]store.ScorePoint) []text.ScoredItem {
	all := formItems(d.items)
	for i, x := range d.items {
		if p, ok := said[x.ID]; ok {
			all[i].Said, all[i].Skip, all[i].Got = true, p.Skip, p.Got
		}
	}
	return all
}

// missing are the places of the criteria that a draft has no points for.
func (d desk) missing(draft []store.ScorePoint) (open []int) {
	for i, x := range d.items {
		if !slices.ContainsFunc(draft, func(p store.ScorePoint) bool { return p.Item == x.ID }) {
			open = append(open, i)
		}
	}
	return open
}

// ask asks for the points of a unit: all at once, or, in steps, for the next criterion.
func (d desk) ask(t *talk.Turn, a asked) error {
	m := text.ScoreAsk{Unit: d.atlas.Name(a.Of), Period: sign.Period(d.c, a.First, a.Last), Example: d.example(), Photos: len(a.Evidence)}
	said := map[int]store.ScorePoint{}
	var err error
	if m.For, err = d.behalf(t, a); err != nil {
		return err
	}
	if open := d.missing(a.Draft); a.Steps && len(open) > 0 {
		m.Next = open[0] + 1
		for _, p := range a.Draft {
			said[p.Item] = p
		}
	} else if said, err = d.own(t, a); err != nil {
		return err
	}
	m.Items = d.shown(said)
	if m.Next == 0 && len(d.items) > 1 {
		m.Steps = talk.Code(prefix, "s", d.c.ID, a.Of.Place, a.Of.Unit, a.Member)
	}
	return t.Ask(FlowName, stepPoints, a, m)
}

// behalf is the name of the inspector whose paper form is noted, empty for one's own points.
func (d desk) behalf(t *talk.Turn, a asked) (string, error) {
	if a.Member == d.me.ID {
		return "", nil
	}
	m, err := t.Tx.Member(d.c.ID, a.Member)
	return m.Name, err
}

// take reads points. All of them, or those of named criteria: noted at once. The first of them: the next is asked for, and
// nothing is noted before the last.
func (d desk) take(t *talk.Turn, a asked, said, step string) error {
	open := d.missing(a.Draft)
	r := read(said, d.items, open)
	if f := r.fault; f.Why != faultNone {
		return talk.Refuse(d.fault(a, f))
	}
	lone := !r.named && step == stepAfter && len(r.points) < len(d.items) && len(d.items) > 1
	own, err := d.own(t, a)
	if err != nil {
		return err
	}
	if lone && len(own) > 0 {
		return talk.Refuse(d.fault(a, fault{Why: faultFew})) // "9" below points that are noted: of which criterion?
	}
	a.Draft, a.Note = append(a.Draft, r.points...), strings.TrimSpace(a.Note+" "+r.note)
	if len(d.missing(a.Draft)) > 0 && !(r.named && (len(own) > 0 || step == stepAfter)) {
		a.Steps = true
		return d.ask(t, a)
	}
	return d.save(t, a)
}

func (d desk) fault(a asked, f fault) text.ScoreFault {
	m := text.ScoreFault{Why: f.Why, Said: f.Said, Have: f.Have, Want: f.Want, Unit: d.atlas.Name(a.Of), Example: d.example()}
	m.Item.Number = f.Item
	if f.Item > 0 && f.Item <= len(d.items) {
		m.Item = formItems(d.items)[f.Item-1]
	}
	if f.Why == faultItem {
		m.Want = len(d.items)
	}
	m.Said = strings.Replace(m.Said, ".", ",", 1)
	return m
}

// save notes the points and says them back.
func (d desk) save(t *talk.Turn, a asked) error {
	before, err := d.own(t, a)
	if err != nil {
		return err
	}
	s := store.Score{Committee: d.c.ID, First: a.First, Last: a.Last, Of: a.Of, Member: a.Member, By: t.Person.ID, Said: t.At, Points: a.Draft,
		Text: a.Note, Source: t.Message.Message, Evidence: a.Evidence}
	if err := t.Tx.AddScore(&s); err != nil {
		return err
	}
	m, err := d.saved(t, a)
	if err != nil {
		return err
	}
	for i, x := range d.items {
		if old, ok := before[x.ID]; ok && !old.Skip && m.Items[i].Said && (old.Got != m.Items[i].Got || m.Items[i].Skip) {
			got := old.Got
			m.Items[i].Before = &got
		}
	}
	m.Note, m.Photos, m.Anew = a.Note, len(a.Evidence), d.anew
	m.Undo, m.Fix = talk.Code(prefix, "x", d.c.ID, s.ID), talk.Code(prefix, "f", d.c.ID, s.ID)
	if m.For != "" {
		if err := d.tellNoted(t, a.Member, m); err != nil {
			return err
		}
	}
	a.Draft, a.Note, a.Steps, a.Evidence = nil, "", false, nil
	return t.Ask(FlowName, stepAfter, a, m)
}

// saved is what counts of an inspector's points for a unit, and which units he has not scored.
func (d desk) saved(t *talk.Turn, a asked) (m text.ScoreSaved, err error) {
	own, err := d.own(t, a)
	if err != nil {
		return m, err
	}
	m = text.ScoreSaved{Unit: d.atlas.Name(a.Of), Period: sign.Period(d.c, a.First, a.Last), Items: d.shown(own)}
	for _, i := range m.Items {
		switch {
		case !i.Said:
			m.Open++
		case !i.Skip:
			m.Total, m.Max = m.Total+i.Got, m.Max+i.Max
		}
	}
	all, err := view.PointsOf(&t.Tx.ReadTx, d.c, a.First, a.Last)
	if err != nil {
		return m, err
	}
	if m.Own, err = d.alone(t, a, all); err != nil {
		return m, err
	}
	if m.For, err = d.behalf(t, a); err != nil || m.For != "" {
		return m, err // which units are left is the inspector's to know
	}
	for _, of := range d.atlas.All() {
		mine := slices.ContainsFunc(all, func(u view.UnitPoints) bool {
			return u.Of == of && slices.ContainsFunc(u.Said, func(s store.Score) bool { return s.Member == a.Member && len(s.Points) > 0 })
		})
		if !mine && of != a.Of {
			m.Left = append(m.Left, d.atlas.Name(of))
		}
	}
	return m, nil
}

// alone tells whether an inspector answers for the place himself and nobody else of the team has scored it.
func (d desk) alone(t *talk.Turn, a asked, all []view.UnitPoints) (bool, error) {
	m, err := t.Tx.Member(d.c.ID, a.Member)
	if err != nil || !d.charged(t, m, a.Of) {
		return false, err
	}
	return !slices.ContainsFunc(all, func(u view.UnitPoints) bool {
		return u.Of == a.Of && slices.ContainsFunc(u.Said, func(s store.Score) bool { return s.Member != a.Member && len(s.Points) > 0 })
	}), nil
}
