package award

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// propose takes "đề xuất kp5, Hùng: nhà văn hóa mới". What the chair proposes is agreed.
func propose(t *talk.Turn, d desk, said string) error {
	if err := d.open(); err != nil {
		return err
	}
	names, note, _ := strings.Cut(said, ":")
	if strings.TrimSpace(names) == "" {
		return talk.Refuse(text.AwardNobody{Period: d.name()})
	}
	whom, err := d.read(t, names)
	if err != nil {
		return err
	}
	r, err := d.ranking(t)
	if err != nil {
		return err
	}
	m := text.AwardProposed{Period: d.name(), Note: strings.TrimSpace(note), Chair: d.chair}
	for _, w := range whom {
		l, err := d.facts(t, r, w)
		if err != nil {
			return err
		}
		if d.find(w) >= 0 {
			m.Already = append(m.Already, d.line(l))
			continue
		}
		p := store.Proposal{Whom: w, Made: store.Verdict{By: t.Person.ID, At: t.Tx.Now(), Word: m.Note}}
		if d.chair {
			p.Approved = store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
		}
		d.list.Proposals = append(d.list.Proposals, p)
		m.Lines = append(m.Lines, d.line(l))
	}
	if len(m.Lines) > 0 {
		if err := t.Tx.PutCommendation(&d.list); err != nil {
			return err
		}
		if !d.chair {
			if m.Told, err = d.tell(t, store.Chair); err != nil {
				return err
			}
		}
	}
	return t.Ask(FlowName, stepShown, d.hold(t, 1), m)
}

// read finds who is meant by names between commas: khu phố, units, members. Several of a name, or nobody: a Refusal.
func (d desk) read(t *talk.Turn, names string) (whom []store.Commended, err error) {
	all, err := t.Tx.MembersIn(d.c.ID)
	if err != nil {
		return nil, err
	}
	names = strings.NewReplacer(" và ", ",", " va ", ",", " and ", ",", ";", ",", "\n", ",").Replace(names)
	for name := range strings.SplitSeq(names, ",") {
		if name = strings.Trim(name, " ."); name == "" {
			continue
		}
		w := store.Commended{}
		if of, ok := d.atlas.Find(name); ok {
			w.Inspected = of
		} else {
			m, err := talk.One(name, all)
			if err != nil {
				return nil, err
			}
			w.Member = m.ID
		}
		if !slices.Contains(whom, w) {
			whom = append(whom, w)
		}
	}
	return whom, nil
}

// drop takes proposals back: "rút 2", "rút kp5". What the chair has agreed to only he takes back.
func drop(t *talk.Turn, d desk, said string) error {
	if err := d.open(); err != nil {
		return err
	}
	chosen, err := d.choose(t, said)
	if err != nil {
		return err
	}
	m := text.AwardDropped{}
	var gone []store.Commended
	for _, i := range chosen {
		p := d.list.Proposals[i]
		name, err := d.label(t, p.Whom)
		if err != nil {
			return err
		}
		if !p.Open() && !d.chair {
			if state(p) == text.AwardAgreed {
				m.Kept = append(m.Kept, name)
				continue
			}
		}
		m.Names, gone = append(m.Names, name), append(gone, p.Whom)
	}
	if len(gone) > 0 {
		d.list.Proposals = slices.DeleteFunc(d.list.Proposals, func(p store.Proposal) bool { return slices.Contains(gone, p.Whom) })
		if err := t.Tx.PutCommendation(&d.list); err != nil {
			return err
		}
	}
	return t.Ask(FlowName, stepShown, d.hold(t, 1), m)
}

// label names somebody in a list of names.
func (d desk) label(t *talk.Turn, whom store.Commended) (string, error) {
	r := view.Ranking{}
	l, err := d.facts(t, r, whom)
	if err != nil {
		return "", err
	}
	return text.UnitName(t.Lang, d.who(l)), nil
}

// tell tells chair or secretaries what has come of the proposals, ten minutes after the newest change and not at night. It
// reports whether anybody could be told.
func (d desk) tell(t *talk.Turn, role store.Role) (told bool, err error) {
	m := text.AwardTold{Period: d.name(), Chair: role == store.Chair}
	if d.list.Supersedes != 0 {
		m.Why = d.list.Begun.Word
	}
	for _, p := range d.list.Proposals {
		name, err := d.label(t, p.Whom)
		if err != nil {
			return false, err
		}
		switch state(p) {
		case text.AwardOpen:
			m.Open++
		case text.AwardAgreed:
			m.Agreed = append(m.Agreed, name)
		default:
			m.Struck = append(m.Struck, name)
		}
	}
	return d.send(t, role, m, t.Tx.Now().Add(10*time.Minute))
}

// key is that of what is told of the period, also where one list corrects another; groupKey that of what the group is told.
func (d desk) key() string      { return fmt.Sprintf("award/%d/%s/%s", d.c.ID, d.list.First, d.list.Last) }
func (d desk) groupKey() string { return d.key() + "/group" }

// send tells those who hold a role and are reached. A newer word about the list takes the place of one that waits.
func (d desk) send(t *talk.Turn, role store.Role, m text.Message, at time.Time) (told bool, err error) {
	officers, err := t.Tx.Officers(d.c.ID, role)
	if err != nil {
		return false, err
	}
	for _, o := range officers {
		p, err := t.Tx.Person(o.Person)
		if errors.Is(err, store.ErrNotFound) || err == nil && (p.Chat == "" || !p.Unreachable.IsZero() || p.ID == t.Person.ID) {
			continue
		}
		if err != nil {
			return told, err
		}
		c, err := text.Say(p.Lang, m)
		if err != nil {
			return told, err
		}
		about := d.about()
		about.Person = p.ID
		_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: d.key(), Content: &c,
			About: about, NotBefore: plan.Decent(at, d.c.Location())})
		if err != nil {
			return told, err
		}
		told = true
	}
	return told, nil
}
