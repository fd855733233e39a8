package plans

import (
	"fmt"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/fold"
)

// The Friday report as a new committee gets it: Fridays 14:00 to 16:00 in its zone.
const (
	fridayCron   = "0 14 * * 5"
	fridayWindow = 2 * time.Hour
)

// Default gives a new committee its Friday report, the first one upcoming, and the weekend clean-up, paused: it asks nobody
// until an officer turns it on.
func Default(tx *store.Tx, c store.Committee, cal *calendar.Calendar) error {
	p := store.Plan{Committee: c.ID, Name: "Báo cáo tuần", Cron: fridayCron, Window: fridayWindow}
	if err := tx.PutPlan(&p); err != nil {
		return err
	}
	r, err := plan.Upcoming(p, nil, c.Location(), cal, tx.Now())
	if err != nil {
		return fmt.Errorf("plan first round: %w", err)
	}
	if err := tx.AddUpcoming(&p, &r); err != nil {
		return err
	}
	w, err := work(&tx.ReadTx, c)
	if err != nil {
		return err
	}
	return tx.PutPlan(&w)
}

// work is the weekend clean-up as a committee gets it: Saturdays at seven, who comes is asked the evening before, figures two
// hours after it begins.
func work(tx *store.ReadTx, c store.Committee) (store.Plan, error) {
	p := store.Plan{Committee: c.ID, Name: "Tổng vệ sinh", Kind: store.CleanUp, Rhythm: store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=SA"}, Clock: "07:00",
		Began: calendar.DateOf(tx.Now().In(c.Location())).String(), Window: 8 * time.Hour, Holiday: store.SkipIt, RollCall: "18:00", After: 2 * time.Hour, Paused: true}
	all, err := tx.Criteria(c.ID)
	for _, k := range all {
		if p.Criterion == 0 && strings.Contains(fold.Key(k.Name), "moi truong") {
			p.Criterion = k.Number
		}
	}
	return p, err
}

// turnOn gives a committee that has no clean-up one that runs.
func turnOn(t *talk.Turn, d desk) error {
	for _, p := range d.plans {
		if p.Kind == store.CleanUp && !p.Ended {
			return resume(t, d, p)
		}
	}
	p, err := work(&t.Tx.ReadTx, d.c)
	if err != nil {
		return err
	}
	if err := t.Tx.PutPlan(&p); err != nil {
		return err
	}
	if d, err = newDesk(&t.Tx.ReadTx, d.c, d.cal); err != nil {
		return err
	}
	return resume(t, d, p)
}
