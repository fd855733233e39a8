package award

import (
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// propose takes "đề xuất kp5, Hùng: nhà văn hóa mới". What the chair proposes is agreed. Of who is on the list already the
// reason is noted; what the chair has agreed to with another reason only he words anew.
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
		l, err := d.facts(&t.Tx.ReadTx, r, w)
		if err != nil {
			return err
		}
		if i := d.find(w); i >= 0 {
			if p := &d.list.Proposals[i]; m.Note != "" && m.Note != p.Made.Word && (p.Made.Word == "" || p.Open() || d.chair) {
				p.Made.Word = m.Note
				m.Noted = append(m.Noted, d.line(l))
				continue
			}
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
	if len(m.Lines)+len(m.Noted) > 0 {
		if err := t.Tx.PutCommendation(&d.list); err != nil {
			return err
		}
		if !d.chair {
			if m.Told, err = d.tell(t, store.Chair); err != nil {
				return err
			}
		}
	}
	a := d.hold(t, 1)
	a.List = true
	return t.Ask(FlowName, stepShown, a, m)
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
	return d.named(&t.Tx.ReadTx, t.Lang, whom)
}

// named is label in another's language.
func (d desk) named(tx *store.ReadTx, lang store.Lang, whom store.Commended) (string, error) {
	l, err := d.facts(tx, view.Ranking{}, whom)
	if err != nil {
		return "", err
	}
	return text.UnitName(lang, d.who(l)), nil
}
