package schedule

import (
	"encoding/json"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// hand puts a question about the task into a person's message of the day (design 5: one a day, over all his committees).
// If a round will ask him later today the question rides in its message, unless the task is due before it opens. If the
// day's message is out already, later is the next day on which he can be asked; only what is due before then makes
// another message.
func (k *chase) hand(p store.Person, item store.BundleItem, at time.Time) (later time.Time, err error) {
	b, err := k.tx.Bundle(p.ID, k.h.day(at))
	if ignoreMissing(err) != nil {
		return later, err
	}
	b.Person, b.Day = p.ID, k.h.day(at)
	places, err := k.tx.Memberships(p.ID)
	if err != nil {
		return later, err
	}
	opens, err := k.roundAhead(places)
	if err != nil {
		return later, err
	}
	if !opens.IsZero() && !k.dueBy(at, opens) {
		b.Ride(item)
		if err := k.tx.PutBundle(&b); err != nil {
			return later, err
		}
		return later, rideBy(k.tx, b, opens.Add(gather))
	}
	_, waits, err := k.tx.Waiting(p.Chat, bundleKey(b.Day))
	if err != nil {
		return later, err
	}
	if !b.Asked.IsZero() && !waits {
		if next, urgent := k.ladder.Tomorrow(at); !urgent && !next.IsZero() {
			return next, nil
		}
	}
	joined, err := k.together(places, at)
	if err != nil {
		return later, err
	}
	if !k.dueBy(at, joined) {
		at = joined
	}
	b.Add(item)
	return later, sendBundle(k.tx, p, b, store.About{Committee: k.t.Committee, Person: p.ID, Flow: "round"}, store.BundleArg{}, at, at.Add(stale))
}

// dueBy tells whether the deadline lies after from and not after to.
func (k *chase) dueBy(from, to time.Time) bool {
	ends := k.t.Deadline.Ends(k.h.loc, k.h.rules.Strict)
	return ends.After(from) && !ends.After(to)
}

// together is the latest instant today at which the person is asked about a task of another of his committees, whose
// hour may be another; at when there is none.
func (k *chase) together(places []store.Member, at time.Time) (time.Time, error) {
	now := k.tx.Now()
	day := calendar.DateOf(at.In(k.h.loc))
	for _, m := range places {
		if m.Committee == k.t.Committee {
			continue
		}
		tasks, err := k.tx.TasksOf(m)
		if err != nil {
			return at, err
		}
		for _, t := range tasks {
			due := k.tx.DueAt(store.DueTask, t.DueKey()).Add(gather)
			if due.After(now) && due.After(at) && calendar.DateOf(due.In(k.h.loc)) == day {
				at = due
			}
		}
	}
	return at, nil
}

// rideBy makes a bundle due at an instant, should nobody have taken along what rides in it by then.
func rideBy(tx *store.Tx, b store.Bundle, at time.Time) error {
	if old := tx.DueAt(store.DueRide, b.DueKey()); !old.IsZero() && old.Before(at) {
		return nil
	}
	return tx.SetDue(store.DueRide, b.DueKey(), at)
}

func bundleKey(day string) string { return "bundle/" + day }

// sendBundle writes a person's bundle and enqueues its message. All that is asked of him on a day shares one job while it
// waits, whoever asks: it is no repeat unless all are, it goes out at the earliest of their times and is given up at the
// latest.
func sendBundle(tx *store.Tx, p store.Person, b store.Bundle, about store.About, arg store.BundleArg, notBefore, deadline time.Time) error {
	old, waits, err := tx.Waiting(p.Chat, bundleKey(b.Day))
	if err != nil {
		return err
	}
	if waits {
		var waiting store.BundleArg
		if err := json.Unmarshal(old.Recipe.Arg, &waiting); err != nil {
			return err
		}
		arg.Repeat = arg.Repeat && waiting.Repeat
		if arg.Fresh != nil && waiting.Fresh != nil {
			waiting.Fresh.Rounds = append(waiting.Fresh.Rounds, arg.Fresh.Rounds...)
			arg.Fresh = waiting.Fresh
		} else {
			arg.Fresh = nil
		}
		if old.NotBefore.Before(notBefore) {
			notBefore = old.NotBefore
		}
		if old.Deadline.After(deadline) {
			deadline = old.Deadline
		}
		if about.Round == 0 {
			about = old.About
		}
	}
	if b.Asked.IsZero() {
		b.Asked = tx.Now()
	}
	if b.Told = tx.Now(); notBefore.After(b.Told) {
		b.Told = notBefore
	}
	if err := tx.PutBundle(&b); err != nil {
		return err
	}
	arg.Person, arg.Day = p.ID, b.Day
	_, err = tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: bundleKey(b.Day),
		Recipe: store.RecipeOf(store.RecipeBundle, arg),
		About:  about, NotBefore: notBefore, Deadline: deadline})
	return err
}
