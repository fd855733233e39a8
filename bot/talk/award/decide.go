package award

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// agree and strike take the chair's "duyệt 1, 2", "gạch kp5: để kỳ sau".
func agree(t *talk.Turn, d desk, said string) error  { return d.decide(t, said, true) }
func strike(t *talk.Turn, d desk, said string) error { return d.decide(t, said, false) }

// mayDecide refuses everybody but the chair.
func (d desk) mayDecide() error {
	if !d.chair {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.Publish)})
	}
	return d.open()
}

func (d desk) decide(t *talk.Turn, said string, yes bool) error {
	if err := d.mayDecide(); err != nil {
		return err
	}
	which, word, _ := strings.Cut(said, ":")
	if strings.TrimSpace(which) == "" {
		return showProposals(t, d, "")
	}
	chosen, err := d.choose(t, which)
	if err != nil {
		return err
	}
	return d.rule(t, chosen, yes, strings.TrimSpace(word))
}

// rule notes the chair's decision on proposals.
func (d desk) rule(t *talk.Turn, chosen []int, yes bool, word string) error {
	m, err := d.ruled(t, chosen, yes, word)
	if err != nil {
		return err
	}
	a := d.hold(t, 1)
	a.List = true
	return t.Ask(FlowName, stepShown, a, m)
}

// which asks what is to be done with the proposal of a bare number.
func (d desk) which(t *talk.Turn, number int) error {
	if err := d.open(); err != nil {
		return err
	}
	if number < 1 || number > len(d.list.Proposals) {
		return talk.Refuse(text.AwardNoSuch{Said: strconv.Itoa(number)})
	}
	p := d.list.Proposals[number-1]
	name, err := d.label(t, p.Whom)
	if err != nil {
		return err
	}
	m := text.AwardWhich{Number: number, Name: name, State: state(p), Chair: d.chair}
	if d.chair {
		m.Yes, m.No = d.code("y", mark(p.Whom), d.list.ID), d.code("n", mark(p.Whom), d.list.ID)
	}
	a := d.hold(t, 1)
	a.List = true
	return t.Ask(FlowName, stepShown, a, m)
}

// ruled notes the decision and says what came of it. What was decided so before stays as it was.
func (d *desk) ruled(t *talk.Turn, chosen []int, yes bool, word string) (m text.AwardDecided, err error) {
	m.Agreed, m.Already = yes, true
	want := text.AwardStruck
	if yes {
		want = text.AwardAgreed
	}
	for _, i := range chosen {
		p := &d.list.Proposals[i]
		name, err := d.label(t, p.Whom)
		if err != nil {
			return m, err
		}
		m.Names = append(m.Names, name)
		if state(*p) == want {
			continue
		}
		m.Already = false
		v := store.Verdict{By: t.Person.ID, At: t.Tx.Now(), Word: word}
		p.Approved, p.Struck = store.Verdict{}, v
		if yes {
			p.Approved, p.Struck = v, store.Verdict{}
		}
	}
	for _, p := range d.list.Proposals {
		switch state(p) {
		case text.AwardOpen:
			m.Open++
		case text.AwardAgreed:
			m.Agreeing++
		}
	}
	if m.Already {
		return m, nil
	}
	if err := t.Tx.PutCommendation(&d.list); err != nil {
		return m, err
	}
	_, err = d.tell(t, store.Secretary)
	return m, err
}

// everybody are the words for all that is not decided.
var everybody = []string{"het", "tat ca", "tat", "all", "het tat ca"}

// choose finds proposals by their numbers in the list or by names; "hết" is all that wait.
func (d desk) choose(t *talk.Turn, said string) (chosen []int, err error) {
	if len(d.list.Proposals) == 0 {
		return nil, talk.Refuse(text.AwardNobody{Period: d.name()})
	}
	if slices.Contains(everybody, fold.Key(said)) {
		for i, p := range d.list.Proposals {
			if p.Open() {
				chosen = append(chosen, i)
			}
		}
		if len(chosen) == 0 {
			for i := range d.list.Proposals {
				chosen = append(chosen, i)
			}
		}
		return chosen, nil
	}
	said = strings.NewReplacer(" và ", ",", " va ", ",", " and ", ",", ";", ",", "\n", ",").Replace(strings.TrimSpace(said))
	if reNumbers.MatchString(said) {
		said = strings.Join(strings.Fields(strings.ReplaceAll(said, ",", " ")), ",") // "duyệt 1 2"
	}
	for part := range strings.SplitSeq(said, ",") {
		if part = strings.Trim(part, " ."); part == "" {
			continue
		}
		at := -1
		if n, err := strconv.Atoi(part); err == nil {
			at = n - 1
		} else {
			whom, err := d.read(t, part)
			var no talk.Refusal
			if err != nil && !errors.As(err, &no) {
				return nil, err
			}
			if err == nil && len(whom) == 1 {
				at = d.find(whom[0])
			}
		}
		if at < 0 || at >= len(d.list.Proposals) {
			return nil, talk.Refuse(text.AwardNoSuch{Said: part})
		}
		if !slices.Contains(chosen, at) {
			chosen = append(chosen, at)
		}
	}
	return chosen, nil
}

var reNumbers = regexp.MustCompile(`^[\d ,]+$`)
