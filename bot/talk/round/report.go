package round

import (
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// report shows a member what is his to report now, with buttons, or what he has reported. With words behind it, it is the
// answer itself: "/baocao tc3 80%".
func report(t *talk.Turn, args string) error {
	if args != "" {
		t.Text, t.Key = args, fold.Key(args)
		if done, err := sentence(t); done || err != nil {
			return err
		}
	}
	if !t.Private() {
		if err := t.Answer(text.InPrivate{}); err != nil {
			return err
		}
	}
	b, err := today(t)
	if err != nil {
		return err
	}
	if len(b.Items) == 0 {
		return talk.Refuse(text.NothingToReport{})
	}
	m, err := bundleText(&t.Tx.ReadTx, b, func(r store.Round) bool { return r.Phase == store.Opened })
	if err != nil {
		return err
	}
	if len(m.Parts) == 0 {
		latest := b.Items[len(b.Items)-1].Round
		if m, err = bundleText(&t.Tx.ReadTx, b, func(r store.Round) bool { return r.ID == latest }); err != nil {
			return err
		}
	}
	about := store.About{Committee: b.Items[0].Committee, Round: b.Items[len(b.Items)-1].Round, Flow: flow}
	if openItems(m) > 0 {
		return t.Privately(m, about)
	}
	return t.Privately(allAnswered(m), about)
}

// allAnswered is what remains of a bundle in which nothing is open.
func allAnswered(m text.Bundle) text.AllAnswered {
	var done text.AllAnswered
	for _, p := range m.Parts {
		done.Lines, done.First, done.Last = append(done.Lines, p.Said...), p.First, p.Last
	}
	return done
}
