package sign

import (
	"giaoban/bot/talk"
	"giaoban/store"
)

// places are the committees in which the person has a right, each with its reports in the order in which they were made; do
// gets a paper without a report. Where a committee is meant already it is that one alone.
func places(t *talk.Turn, r talk.Right, do func(p paper, all []store.Report) error) error {
	for _, m := range t.Places {
		if !talk.May(m.Role, r) || t.Committee != 0 && t.Committee != m.Committee {
			continue
		}
		c, err := t.Tx.Committee(m.Committee)
		if err != nil {
			return err
		}
		all, err := t.Tx.Reports(c.ID)
		if err != nil {
			return err
		}
		if err := do(paper{c: c, me: m, reckoned: &reckoning{}}, all); err != nil {
			return err
		}
	}
	return nil
}

// hands are the reports in these states that a person with a right has in hand, in all his committees; may: he has it in one.
func hands(t *talk.Turn, r talk.Right, states ...store.ReportState) (found []paper, may bool, err error) {
	err = places(t, r, func(p paper, all []store.Report) error {
		may, found = true, append(found, p.each(withState(all, states...))...)
		return nil
	})
	return found, may, err
}

// each are these reports of one committee, in the same hands.
func (p paper) each(all []store.Report) (found []paper) {
	for _, r := range all {
		p.r, p.reckoned = r, &reckoning{}
		found = append(found, p)
	}
	return found
}
