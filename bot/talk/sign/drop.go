package sign

import (
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// drop puts a draft away that nobody wants: it stays in the file, and can be had back. What waits for a signature is taken back
// first, and what is approved stays for good. What somebody else has put into it since it was seen is said first.
func (p paper) drop(t *talk.Turn, seen int) error {
	if !editable(p.r) {
		m, err := p.lockedText(&t.Tx.ReadTx)
		if err != nil {
			return err
		}
		m.Drop = true
		return t.AnswerAbout(m, p.about())
	}
	changed, err := p.changed(t, seen)
	if err != nil {
		return err
	}
	if changed != nil {
		changed.Send, changed.Drop = "", p.code(doDrop, p.version())
		return t.AnswerAbout(*changed, p.about())
	}
	p.r.State, p.r.Left = store.Dropped, store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	m := text.SignDropped{Period: p.period(), Again: p.code(doAgain)}
	if m.Stands, err = p.stands(&t.Tx.ReadTx); err != nil {
		return err
	}
	p.toast(t, store.Dropped)
	return t.AnswerAbout(m, p.about())
}

// again brings a draft back that was dropped, unless another of the same period is under way.
func (p paper) again(t *talk.Turn) error {
	if p.r.State != store.Dropped {
		return p.settled(t, false)
	}
	all, err := t.Tx.Reports(p.c.ID)
	if err != nil {
		return err
	}
	if other, ok := newest(all, p.r.First, p.r.Last); ok {
		if underWay(other) {
			p.r = other
			return p.open(t)
		}
		p.r.Supersedes = other.ID
	}
	p.r.State = store.Drafted
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	return p.open(t)
}
