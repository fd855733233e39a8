package schedule

import (
	"encoding/json"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// prune removes old working records in small commits, and comes back the next night. The messages of past days that
// never got away are looked at first.
func (s *Sweeper) prune(desk *desk, d store.Due) error {
	tx := desk.tx
	left, err := desk.leftOver()
	if err != nil {
		return err
	}
	more, err := tx.Prune()
	if err != nil {
		return err
	}
	next := tx.Now()
	if !more && !left {
		next = nextNight(next)
	}
	return tx.SetDue(d.Kind, d.Key, next)
}

// nextNight is 03:00 in Viet Nam, when nobody waits for anything.
func nextNight(now time.Time) time.Time {
	return calendar.DateOf(now.In(store.HoChiMinh)).AddDays(1).At(3, 0, store.HoChiMinh)
}

// leftOver takes back the messages of past days that the platform would not take: what they ask about tasks rides on into
// the message of the next working day, so that nobody gets yesterday's at dawn and today's after it. A message in which
// an open round asks goes its own way. more is set when some are left for another commit.
func (d *desk) leftOver() (more bool, err error) {
	var old []store.Job
	for j, err := range d.tx.Jobs() {
		if err != nil {
			return false, err
		}
		if j.Recipe.Kind == store.RecipeBundle && !j.Flying && j.Parts == 0 {
			old = append(old, j)
		}
	}
	done := 0
	for _, j := range old {
		var arg store.BundleArg
		if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
			return false, err
		}
		h, err := d.house(j.About.Committee)
		if err != nil {
			return false, err
		}
		if arg.Day >= h.day(d.tx.Now()) {
			continue
		}
		if done == people {
			return true, nil
		}
		taken, err := d.takeBack(arg)
		if err != nil {
			return false, err
		}
		if taken {
			done++
			if err := d.tx.DropJob(j); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// takeBack lets the tasks of a bundle ride again; taken is false for one in which an open round asks.
func (d *desk) takeBack(arg store.BundleArg) (taken bool, err error) {
	b, err := d.tx.Bundle(arg.Person, arg.Day)
	if err != nil {
		return false, ignoreMissing(err)
	}
	for _, i := range b.Items {
		if i.Round == 0 {
			continue
		}
		if r, err := d.tx.Round(i.Committee, i.Round); err != nil || r.Phase == store.Opened {
			return false, ignoreMissing(err)
		}
	}
	for _, i := range b.Items {
		if i.Round == 0 {
			b.Ride(i)
		}
	}
	if err := d.tx.PutBundle(&b); err != nil {
		return false, err
	}
	return true, rideBy(d.tx, b, d.tx.Now())
}
