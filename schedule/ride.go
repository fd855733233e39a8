package schedule

import (
	"fmt"
	"slices"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// ride looks at what still rides in a bundle after the round has opened that was to take it along, but had nothing to
// ask: it is asked now, like any reminder whose hour has come. What must wait rides on.
func (d *desk) ride(due store.Due) error {
	var person store.PersonID
	var day string
	if _, err := fmt.Sscanf(due.Key, "%d/%s", &person, &day); err != nil {
		return fmt.Errorf("due bundle %q: %w", due.Key, err)
	}
	if err := d.tx.SetDue(due.Kind, due.Key, time.Time{}); err != nil {
		return err
	}
	b, err := d.tx.Bundle(person, day)
	if err != nil {
		return ignoreMissing(err)
	}
	for _, item := range slices.Clone(b.Riding) {
		if err := d.alight(person, day, item); err != nil {
			return err
		}
	}
	return nil
}

// alight asks about one riding item, or lets it ride until it can be asked about.
func (d *desk) alight(person store.PersonID, day string, item store.BundleItem) error {
	k, err := d.chase(item.Committee, item.Subject.Number())
	if err != nil {
		return err
	}
	b, err := d.tx.Bundle(person, day)
	if err != nil {
		return err
	}
	b.Alight(item)
	if err := d.tx.PutBundle(&b); err != nil || k == nil {
		return err
	}
	on, err := calendar.ParseDate(day)
	if err != nil {
		return err
	}
	at := k.ladder.When(plan.Slot{Day: on}, d.tx.Now())
	if at.IsZero() {
		return nil // away for good
	}
	if k.soon(at) {
		if at, err = k.ask(at, item.Since, item.Since); err != nil || at.IsZero() {
			return err
		}
	}
	if b, err = d.tx.Bundle(person, day); err != nil {
		return err
	}
	b.Ride(item)
	if err := d.tx.PutBundle(&b); err != nil {
		return err
	}
	return rideBy(d.tx, b, at.Add(-gather))
}
