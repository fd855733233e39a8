package schedule

import (
	"encoding/json"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// prune takes back the messages of past days that never got away, removes old working records in small commits, and
// comes back the next night.
func (s *Sweeper) prune(desk *desk, d store.Due) error {
	tx := desk.tx
	more, err := desk.leftOver()
	if err != nil {
		return err
	}
	if !more {
		if more, err = tx.Prune(); err != nil {
			return err
		}
	}
	next := tx.Now()
	if !more {
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
	type left struct {
		job    store.Job
		bundle store.Bundle
	}
	var old []left
	for j, err := range d.tx.Jobs() {
		if err != nil {
			return false, err
		}
		b, past, err := d.past(j)
		if err != nil {
			return false, err
		}
		if past {
			old = append(old, left{j, b})
		}
		if len(old) == people {
			more = true
			break
		}
	}
	for _, l := range old {
		for _, i := range l.bundle.Items {
			if i.Round == 0 {
				l.bundle.Ride(i)
			}
		}
		if err := d.tx.PutBundle(&l.bundle); err != nil {
			return false, err
		}
		if err := rideBy(d.tx, l.bundle, d.tx.Now()); err != nil {
			return false, err
		}
		if err := d.tx.DropJob(l.job); err != nil {
			return false, err
		}
	}
	return more, nil
}

// past tells whether a job is the message of a past day, in which no round asks any more, and gives its bundle.
func (d *desk) past(j store.Job) (b store.Bundle, past bool, err error) {
	if j.Recipe.Kind != store.RecipeBundle || j.Flying || j.Parts > 0 {
		return b, false, nil
	}
	var arg store.BundleArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return b, false, err
	}
	h, err := d.house(j.About.Committee)
	if err != nil || arg.Day >= h.day(d.tx.Now()) {
		return b, false, ignoreMissing(err)
	}
	if b, err = d.tx.Bundle(arg.Person, arg.Day); err != nil {
		return b, false, ignoreMissing(err)
	}
	for _, i := range b.Items {
		if i.Round == 0 {
			continue
		}
		if r, err := d.tx.Round(i.Committee, i.Round); err != nil || r.Phase == store.Opened {
			return b, false, ignoreMissing(err)
		}
	}
	return b, true, nil
}
