package award

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// What was published is put right by another list that takes its place. It begins as a copy of the first, is decided like any
// list, and only the chair publishes it. The group is then told once, and reads the whole list that holds: nobody who was
// taken off is named, no reason is given, and the committee takes the blame. The chair sees beforehand who is gone, to tell
// them himself: that is no news to hear from a machine.

// correct takes "đính chính: chấm nhầm khu phố 5" of chair or secretary.
func correct(t *talk.Turn, d desk, why string) error {
	if d.list.Supersedes != 0 && d.published().IsZero() {
		return showProposals(t, d, "") // it is under way
	}
	if d.published().IsZero() {
		return talk.Refuse(text.AwardNotPublished{Period: d.name()})
	}
	at := d.published().In(d.c.Location())
	if why = strings.TrimSpace(why); why == "" {
		return talk.Refuse(text.AwardCorrectWhy{Period: d.name(), At: at})
	}
	d.list = store.Commendation{Committee: d.c.ID, First: d.list.First, Last: d.list.Last, Supersedes: d.list.ID,
		Begun: store.Verdict{By: t.Person.ID, At: t.Tx.Now(), Word: why}, Proposals: slices.Clone(d.list.Proposals)}
	if err := t.Tx.PutCommendation(&d.list); err != nil {
		return err
	}
	m := text.AwardCorrecting{Period: d.name(), At: at, Why: why, Chair: d.chair}
	for _, p := range d.list.Proposals {
		if state(p) != text.AwardAgreed {
			continue
		}
		name, err := d.label(t, p.Whom)
		if err != nil {
			return err
		}
		m.Names = append(m.Names, name)
	}
	if !d.chair {
		var err error
		if m.Told, err = d.tell(t, store.Chair); err != nil {
			return err
		}
	}
	return t.Ask(FlowName, stepShown, d.hold(t, 1), m)
}

// leaveCorrection takes "bỏ đính chính": what was published holds on.
func leaveCorrection(t *talk.Turn, d desk, _ string) error {
	if d.list.Supersedes == 0 || !d.published().IsZero() {
		return talk.Refuse(text.AwardNoCorrection{Period: d.name()})
	}
	old, err := d.corrected(t)
	if err != nil {
		return err
	}
	d.list.Left = store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
	if err := t.Tx.PutCommendation(&d.list); err != nil {
		return err
	}
	if err := d.of(t, d.list.First, d.list.Last); err != nil {
		return err
	}
	return t.Ask(FlowName, stepShown, d.hold(t, 1), text.AwardCorrectionLeft{Period: d.name(), At: old.Published.At.In(d.c.Location())})
}

// corrected is the list that this one takes the place of, zero where it is a first one.
func (d desk) corrected(t *talk.Turn) (store.Commendation, error) {
	if d.list.Supersedes == 0 {
		return store.Commendation{}, nil
	}
	return t.Tx.Commendation(d.c.ID, d.list.Supersedes)
}

// corrects is when that one was published, by the committee's clock.
func (d desk) corrects(t *talk.Turn) (time.Time, error) {
	old, err := d.corrected(t)
	if err != nil || old.ID == 0 {
		return time.Time{}, err
	}
	return old.Published.At.In(d.c.Location()), nil
}

// heard is the list that the group has read last of those that end with x, zero for none; waiting is the message with x
// where it has not gone out yet: published at night, read by nobody.
func (d desk) heard(t *talk.Turn, x store.Commendation) (read store.Commendation, waiting *store.Job, err error) {
	if !x.Untold && d.c.Group.Chat != "" {
		all, err := t.Tx.JobsOf(d.c.Group.Chat)
		if err != nil {
			return read, nil, err
		}
		for _, j := range all {
			if j.Key == d.groupKey() && !j.Flying && j.Attempts == 0 {
				waiting = &j
			}
		}
	}
	if !x.Untold && waiting == nil {
		return x, nil, nil
	}
	if x.Heard == 0 {
		return read, waiting, nil
	}
	read, err = t.Tx.Commendation(d.c.ID, x.Heard)
	return read, waiting, err
}

// names are who was agreed to, with the words beside them: what the group reads.
func names(x store.Commendation) map[store.Commended]string {
	is := map[store.Commended]string{}
	for _, p := range x.Proposals {
		if state(p) == text.AwardAgreed {
			is[p.Whom] = p.Made.Word
		}
	}
	return is
}

// outcome is what publishing the list would do.
type outcome struct {
	group text.AwardGroup
	n     int
	// post: the group is told. same: it has read these names before.
	post, same bool
	heard      store.Commendation
	waiting    *store.Job
	// gone and added are against the list that is corrected.
	gone, added []string
}

// mark tells one outcome from another, as the chair sees it.
func (o outcome) mark() (string, error) {
	raw, err := json.Marshal([]any{o.group, o.post, o.same, o.gone, o.added})
	if err != nil {
		return "", fmt.Errorf("mark outcome: %w", err)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8]), nil
}

// outcome finds it. Errors: a Refusal where nothing differs from what was published.
func (d desk) outcome(t *talk.Turn, r view.Ranking) (o outcome, err error) {
	if o.group, o.n, err = d.commended(t, r); err != nil {
		return o, err
	}
	if d.list.Supersedes == 0 {
		o.post = d.hasGroup()
		return o, nil
	}
	old, err := d.corrected(t)
	if err != nil {
		return o, err
	}
	was, is := names(old), names(d.list)
	if maps.Equal(was, is) {
		changed, err := others(old, r)
		if err != nil {
			return o, err
		}
		if !changed {
			return o, talk.Refuse(text.AwardSame{Period: d.name()})
		}
	}
	for _, side := range []struct {
		of, without map[store.Commended]string
		all         []store.Proposal
		to          *[]string
	}{{was, is, old.Proposals, &o.gone}, {is, was, d.list.Proposals, &o.added}} {
		for _, p := range side.all {
			_, here := side.of[p.Whom]
			if _, there := side.without[p.Whom]; !here || there {
				continue
			}
			name, err := d.label(t, p.Whom)
			if err != nil {
				return o, err
			}
			*side.to = append(*side.to, name)
		}
	}
	if o.heard, o.waiting, err = d.heard(t, old); err != nil {
		return o, err
	}
	if o.heard.ID != 0 {
		o.group.Corrects = o.heard.Published.At.In(d.c.Location())
	}
	o.same = maps.Equal(names(o.heard), is)
	o.post = d.hasGroup() && !o.same
	return o, nil
}

// others tells whether the figures of now are others than those that were published.
func others(old store.Commendation, r view.Ranking) (bool, error) {
	var was view.Ranking
	if err := json.Unmarshal(old.Model, &was); err != nil {
		return false, fmt.Errorf("read published model: %w", err)
	}
	was.AsOf, was.Until, r.AsOf, r.Until = time.Time{}, time.Time{}, time.Time{}, time.Time{}
	a, err := json.Marshal(was)
	if err != nil {
		return false, fmt.Errorf("compare rankings: %w", err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		return false, fmt.Errorf("compare rankings: %w", err)
	}
	return string(a) != string(b), nil
}

// history takes "bản cũ": all that was published of the period, the newest first.
func history(t *talk.Turn, d desk, _ string) error {
	all, err := t.Tx.Commendations(d.c.ID)
	if err != nil {
		return err
	}
	m := text.AwardHistory{Period: d.name()}
	for _, x := range slices.Backward(all) {
		if x.First != d.list.First || x.Last != d.list.Last || x.Published.At.IsZero() {
			continue
		}
		v := text.AwardVersion{At: x.Published.At.In(d.c.Location()), Why: x.Begun.Word, Holds: len(m.Versions) == 0}
		if v.By, err = d.call(t, x.Published.By); err != nil {
			return err
		}
		for _, p := range x.Proposals {
			if state(p) != text.AwardAgreed {
				continue
			}
			name, err := d.label(t, p.Whom)
			if err != nil {
				return err
			}
			v.Names = append(v.Names, name)
		}
		m.Versions = append(m.Versions, v)
	}
	if len(m.Versions) == 0 {
		return talk.Refuse(text.AwardNotPublished{Period: d.name()})
	}
	return t.Ask(FlowName, stepShown, d.hold(t, 1), m)
}
