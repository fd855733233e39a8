package award

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// publish shows the chair what the group will read and asks for his yes.
func publish(t *talk.Turn, d desk, _ string) error { return d.preview(t, false) }

// ready refuses a list with proposals that wait, or without any that was agreed to; of a correction nobody need remain.
func (d desk) ready(t *talk.Turn) error {
	if err := d.mayDecide(); err != nil {
		return err
	}
	m := text.AwardNotReady{Period: d.name()}
	agreed := 0
	for _, p := range d.list.Proposals {
		name, err := d.label(t, p.Whom)
		if err != nil {
			return err
		}
		switch state(p) {
		case text.AwardOpen:
			m.Open = append(m.Open, name)
		case text.AwardAgreed:
			agreed++
		}
	}
	if len(m.Open) > 0 || agreed == 0 && d.list.Supersedes == 0 {
		return talk.Refuse(m)
	}
	return nil
}

// unready says why not, and goes on listening: what it tells to type is understood without a slash.
func (d desk) unready(t *talk.Turn, err error) error {
	var no talk.Refusal
	if !errors.As(err, &no) {
		return err
	}
	if m, ok := no.Say.(text.AwardNotReady); ok {
		return t.Ask(FlowName, stepShown, d.hold(t, 1), m)
	}
	return err
}

func (d desk) preview(t *talk.Turn, changed bool) error {
	if err := d.ready(t); err != nil {
		return d.unready(t, err)
	}
	r, err := d.ranking(t)
	if err != nil {
		return err
	}
	o, err := d.outcome(t, r)
	if err != nil {
		return err
	}
	m := text.AwardPreview{AwardGroup: o.group, Over: d.over(t.Tx.Now()), Changed: changed, Yes: d.code("k", d.list.ID, d.list.Version), No: d.code("x"),
		Correction: d.list.Supersedes != 0, Same: o.same, Gone: o.gone, Added: o.added}
	for _, n := range slices.Concat(o.group.Places, o.group.Members) {
		if n.Note == "" && !o.same {
			m.Bare = append(m.Bare, text.UnitName(t.Lang, n.Who))
		}
	}
	if o.post {
		m.Group = d.c.Group.Title
		if m.Group == "" {
			m.Group = d.c.Name
		}
	}
	a := d.hold(t, 1)
	if a.Shown, err = o.mark(); err != nil {
		return err
	}
	if err := t.Hold(FlowName, stepPublish, a); err != nil {
		return err
	}
	return t.Rewrite(m, d.about())
}

func (d desk) hasGroup() bool { return d.c.Group.Chat != "" && !d.c.Group.Mute }

// commended is what the group reads: who was agreed to, khu phố and units by number, members in protocol order. Nothing
// tells how good anybody is, and the others are not there at all.
func (d desk) commended(t *talk.Turn, r view.Ranking) (g text.AwardGroup, n int, err error) {
	g = text.AwardGroup{Committee: d.c.Name, Period: d.name()}
	members, err := t.Tx.Members(d.c.ID)
	if err != nil {
		return g, n, err
	}
	take := func(l view.MeritLine, to *[]text.AwardNamed) {
		i := d.find(l.Whom)
		if i >= 0 && state(d.list.Proposals[i]) == text.AwardAgreed {
			named := text.AwardNamed{Who: d.who(l), Note: d.list.Proposals[i].Made.Word}
			if l.Whom.Member != 0 {
				d.introduce(members, l.Whom.Member, &named)
			}
			*to = append(*to, named)
			n++
		}
	}
	for _, l := range r.Places {
		take(l, &g.Places)
	}
	for _, l := range r.Units {
		take(l, &g.Places)
	}
	for _, l := range r.Members {
		take(l, &g.Members)
	}
	for _, p := range d.list.Proposals { // those who were not there in the period
		if _, ok := r.Find(p.Whom); ok {
			continue
		}
		l, err := d.facts(&t.Tx.ReadTx, r, p.Whom)
		if err != nil {
			return g, n, err
		}
		if p.Whom.Member != 0 {
			take(l, &g.Members)
		} else {
			take(l, &g.Places)
		}
	}
	return g, n, nil
}

// introduce adds what tells a member from others of his name: his post or unit, else the khu phố that he heads.
func (d desk) introduce(members []store.Member, id store.MemberID, n *text.AwardNamed) {
	i := slices.IndexFunc(members, func(m store.Member) bool { return m.ID == id })
	if i < 0 {
		return
	}
	n.Post = cmp.Or(members[i].Post, members[i].Unit)
	for _, c := range members[i].Charges {
		if members[i].Role == store.Head && c.To.IsZero() && c.Subject.Is(store.KindNeighbourhood) && n.Head.Code == "" {
			n.Head = d.atlas.Name(store.Inspected{Place: c.Subject.Number()}).Place
		}
	}
}

// publish freezes the list and tells the group, if that does what the chair was shown.
func (d desk) publish(t *talk.Turn, id store.CommendationID, version int) error {
	if err := d.ready(t); err != nil {
		return d.unready(t, err)
	}
	r, err := d.ranking(t)
	if err != nil {
		return err
	}
	o, err := d.outcome(t, r)
	if err != nil {
		return err
	}
	if id != d.list.ID || version != d.list.Version {
		// The secretary may have taken off a name that was struck anyway: what he saw is what would happen.
		var a asked
		step, err := t.Asked(FlowName, &a)
		if err != nil {
			return err
		}
		shown, err := o.mark()
		if err != nil {
			return err
		}
		if step != stepPublish || a.ID != id || id != d.list.ID || a.Version != version || a.Shown != shown {
			return d.preview(t, true)
		}
	}
	d.list.Untold, d.list.Heard = !o.post, o.heard.ID
	if err := d.freeze(t, r); err != nil {
		return err
	}
	m := text.AwardPublished{Period: d.name(), Count: o.n, Group: o.post, Correction: d.list.Supersedes != 0, Same: o.same}
	switch {
	case o.post:
		if err := d.post(t, o.group); err != nil {
			return err
		}
	case o.waiting != nil: // it says what does not hold any more, and nobody has read it
		if err := t.Tx.DropJob(*o.waiting); err != nil {
			return err
		}
	}
	told := m
	told.By = d.me.Call
	_, err = d.send(t, store.Secretary, t.Tx.Now(), func(lang store.Lang) (store.Job, error) {
		c, err := text.Say(lang, told)
		return store.Job{Content: &c}, err
	})
	if err != nil {
		return err
	}
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(m, d.about()))
}

// freeze keeps the figures as they are now, with the hash of them and of the proposals.
func (d *desk) freeze(t *talk.Turn, r view.Ranking) error {
	model, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("freeze ranking: %w", err)
	}
	proposals, err := json.Marshal(d.list.Proposals)
	if err != nil {
		return fmt.Errorf("freeze proposals: %w", err)
	}
	sum := sha256.Sum256(append(append([]byte{}, model...), proposals...))
	d.list.Model, d.list.Hash = model, hex.EncodeToString(sum[:])
	d.list.Published = store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
	return t.Tx.PutCommendation(&d.list)
}

// post tells the group, not at night.
func (d desk) post(t *talk.Turn, g text.AwardGroup) error {
	c, err := text.Say(d.c.Lang, g)
	if err != nil {
		return err
	}
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: d.c.Group.Chat, Topic: d.c.Group.Topic, Lane: store.Rest, Content: &c, About: d.about(),
		Key: d.groupKey(), NotBefore: plan.Decent(t.Tx.Now(), d.c.Location())})
	return err
}

// later puts publishing off.
func (d desk) later(t *talk.Turn) error {
	if err := t.Hold(FlowName, stepShown, d.hold(t, 1)); err != nil {
		return err
	}
	return t.Rewrite(text.AwardLeft{}, d.about())
}
