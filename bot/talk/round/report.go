package round

import (
	"slices"
	"time"

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
	// Without an open round the newest one is shown: what was reported in it, or ahead for it.
	var newest store.BundleItem
	opened := false
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return err
	}
	asked := map[int]bool{}
	for _, s := range list {
		if s.task != nil {
			continue
		}
		if asked[s.number], err = s.asks(&t.Tx.ReadTx, b.Day); err != nil {
			return err
		}
		if asked[s.number] || !opened {
			newest, opened = s.item, opened || asked[s.number]
		}
	}
	m, err := bundleText(&t.Tx.ReadTx, b, func(s state) bool {
		return s.task != nil || asked[s.number] || !opened && s.round.ID == newest.Round
	})
	if err != nil {
		return err
	}
	stillCounts(&m, t.Tx.Now())
	if m.More, err = moreTasks(t, b); err != nil {
		return err
	}
	about := store.About{Committee: b.Items[0].Committee, Round: newest.Round, Flow: flow}
	if m.Count() > 0 {
		return t.Privately(fewButtons(m), about)
	}
	return t.Privately(allAnswered(m), about)
}

// stillCounts tells of a round that is over until when late words count, in place of an hour that has passed.
func stillCounts(m *text.Bundle, now time.Time) {
	for i := range m.Parts {
		p := &m.Parts[i]
		if until := p.Closes.Add(store.LateGrace); !p.Closes.After(now) && !until.Before(now) {
			if p.Kind == store.Weekly {
				p.LateUntil = until
			} else {
				p.Closes, p.Later = until, true
			}
		}
	}
}

// moreTasks is how many of a person's open tasks have no number.
func moreTasks(t *talk.Turn, b store.Bundle) (int, error) {
	n := 0
	for _, m := range t.Places {
		open, err := openTasks(&t.Tx.ReadTx, m)
		if err != nil {
			return 0, err
		}
		for _, task := range open {
			if !slices.ContainsFunc(b.Items, func(i store.BundleItem) bool { return i.Committee == m.Committee && i.Subject == task.Subject() }) {
				n++
			}
		}
	}
	return n, nil
}

// allAnswered is what remains of a bundle in which nothing is open.
func allAnswered(m text.Bundle) text.AllAnswered {
	var done text.AllAnswered
	for _, p := range m.Parts {
		done.Lines = append(done.Lines, p.Said...)
		if p.Kind == store.Weekly {
			done.First, done.Last = p.First, p.Last
		}
	}
	for _, p := range m.Tasks {
		done.Lines = append(done.Lines, p.Said...)
	}
	return done
}
