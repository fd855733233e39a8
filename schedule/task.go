package schedule

import (
	"fmt"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// chase is one open task being looked at: who is asked about it, and when it must be looked at next.
type chase struct {
	*desk
	h *house
	t store.Task
	// made is how far its reminders have come, ladder where they fall.
	made   store.Ladder
	ladder plan.Ladder
	// holder has the lead now; 0 when nobody on the list does.
	holder store.MemberID
	next   time.Time
}

// task looks at one due task: the slots that have passed since it was last looked at fold into the newest, its lateness
// is carried to the officers, and it is due again at the next of these.
func (d *desk) task(due store.Due) error {
	var c store.CommitteeID
	var number int
	if _, err := fmt.Sscanf(due.Key, "%d/%d", &c, &number); err != nil {
		return fmt.Errorf("due task %q: %w", due.Key, err)
	}
	k, err := d.chase(c, number)
	if err != nil {
		return err
	}
	if k == nil {
		return d.tx.SetDue(due.Kind, due.Key, time.Time{})
	}
	before := k.made
	k.begin(due)
	for _, step := range []func() error{k.remind, k.carry, k.press} {
		if err := step(); err != nil {
			return err
		}
	}
	if k.made != before {
		if err := d.tx.PutLadder(&k.made); err != nil {
			return err
		}
	}
	return d.tx.SetDue(due.Kind, due.Key, k.next)
}

// chase reads what a task's reminders follow from; nil for one whose lead has nothing more to say.
func (d *desk) chase(c store.CommitteeID, number int) (*chase, error) {
	t, err := d.tx.Task(c, number)
	if err != nil || t.State != store.TaskOpen {
		return nil, ignoreMissing(err)
	}
	h, err := d.house(c)
	if err != nil {
		return nil, err
	}
	k := &chase{desk: d, h: h, t: t}
	if k.made, err = d.tx.Ladder(c, number); err != nil {
		return nil, err
	}
	if lead, ok := t.Lead(d.tx.Now()); ok {
		k.holder = lead.Holder(h.members, d.tx.Now())
	}
	k.ladder = plan.Ladder{Given: t.Given, Deadline: t.Deadline, Rhythm: t.Rhythm, Rules: h.rules, Loc: h.loc, Cal: d.cal,
		Leave: plan.LeaveOf(k.holder, h.absences)}
	return k, nil
}

// begin starts the ladder of a new deadline. Whoever set it has told the lead that day: the due entry of a task that has
// been changed bears the instant of the change.
func (k *chase) begin(due store.Due) {
	if k.made.Version == k.t.Deadline.Version {
		return
	}
	k.made.Version, k.made.Level, k.made.Late = k.t.Deadline.Version, 0, time.Time{}
	k.made.Through = max(k.made.Through, k.h.day(due.At))
}

// remind makes the newest slot that has come, and is due again for the next.
func (k *chase) remind() error {
	slot, ok := k.ladder.Next(k.through())
	if !ok {
		return nil
	}
	if !k.soon(slot.At) {
		k.again(slot.At)
		return nil
	}
	for s, more := k.ladder.Next(slot.Day); more && k.soon(s.At); s, more = k.ladder.Next(slot.Day) {
		slot = s
	}
	at := k.moment(k.ladder, slot)
	if at.IsZero() {
		return nil // away for good: the next leave or hand-over looks again
	}
	if !k.soon(at) {
		k.again(at)
		return nil
	}
	later, err := k.ask(at, slot.Day.At(0, 0, k.h.loc), k.tx.Now())
	if err != nil {
		return err
	}
	if !later.IsZero() {
		k.again(later)
		return nil
	}
	k.made.Through = k.h.day(at)
	if s, ok := k.ladder.Next(k.through()); ok {
		k.again(s.At)
	}
	return nil
}

// asked notes that the question is on its way, and when it was first one about lateness.
func (k *chase) asked() {
	k.made.At = k.tx.Now()
	if k.made.Late.IsZero() && k.t.Late(k.h.c, k.made.At) {
		k.made.Late = k.made.At
	}
}

// through is the last day that is made or given up.
func (k *chase) through() calendar.Date {
	d, err := calendar.ParseDate(k.made.Through)
	if err != nil {
		return calendar.Date{Year: 1, Month: time.January, Day: 1}
	}
	return d
}

// again makes the task due in time for what is to be said at an instant, unless it is due before.
func (k *chase) again(at time.Time) {
	if at = at.Add(-gather); k.next.IsZero() || at.Before(k.next) {
		k.next = at
	}
}

// ask asks the lead, or who stands in for him, about the task at an instant, unless he has said how it goes since another;
// since is when he was first to be asked. Who is on leave with nobody in his place is not asked; whom no message reaches
// is phoned. later is set when his message of the day is out and the question can wait until then.
func (k *chase) ask(at, unsaid, since time.Time) (later time.Time, err error) {
	if answered, err := k.tx.TaskAnswered(k.t, unsaid); answered || err != nil {
		return later, err
	}
	asked := store.StandIn(k.holder, k.h.away(k.h.day(at)))
	if k.holder != 0 && asked == 0 {
		return later, nil
	}
	m, here := k.h.member(asked, k.tx.Now())
	reached, err := k.tx.Reached(m)
	if err != nil {
		return later, err
	}
	if !here || !reached {
		k.asked()
		return later, k.tell(store.RecipeTaskCalls, 0, at, store.Secretary, store.Deputy, store.Chair)
	}
	p, err := k.tx.Person(m.Person)
	if err != nil {
		return later, err
	}
	item := store.BundleItem{Committee: k.t.Committee, Member: m.ID, Subject: k.t.Subject(), Since: since}
	if later, err = k.hand(p, item, at); err == nil && later.IsZero() {
		k.asked()
	}
	return later, err
}
