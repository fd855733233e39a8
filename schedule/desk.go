package schedule

import (
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// gather is how long before its hour a reminder is made: all that a person is to be asked at that hour comes into one
// message, also when it takes many commits, and the message still goes out on the minute.
const gather = time.Minute

// stale is when a reminder that could not be delivered is given up and told to the secretary.
const stale = 48 * time.Hour

// desk is one commit's worth of tasks being looked at, with what is read once for all of them.
type desk struct {
	tx     *store.Tx
	cal    *calendar.Calendar
	houses map[store.CommitteeID]*house
	// lostUntil is when the newest outage of more than a day ended, nil until asked for.
	lostUntil *time.Time
}

// house is a committee as a desk knows it.
type house struct {
	c        store.Committee
	loc      *time.Location
	rules    store.TaskRules
	members  []store.Member
	absences []store.Absence
	// ahead are the rounds that open later today, nil until asked for.
	ahead []ahead
	// officers are those found reachable, by the first role that was looked for.
	officers map[store.Role][]store.Person
}

func (s *Sweeper) desk(tx *store.Tx) *desk {
	return &desk{tx: tx, cal: s.cal, houses: map[store.CommitteeID]*house{}}
}

func (d *desk) house(id store.CommitteeID) (*house, error) {
	if h := d.houses[id]; h != nil {
		return h, nil
	}
	c, err := d.tx.Committee(id)
	if err != nil {
		return nil, err
	}
	h := &house{c: c, loc: c.Location(), rules: c.TaskRules()}
	if h.members, err = d.tx.Members(id); err != nil {
		return nil, err
	}
	if h.absences, err = d.tx.Absences(id); err != nil {
		return nil, err
	}
	d.houses[id] = h
	return h, nil
}

// reachable is tx.Reachable, asked once.
func (d *desk) reachable(h *house, roles ...store.Role) ([]store.Person, error) {
	if found, ok := h.officers[roles[0]]; ok {
		return found, nil
	}
	found, err := d.tx.Reachable(h.c.ID, roles...)
	if h.officers == nil {
		h.officers = map[store.Role][]store.Person{}
	}
	h.officers[roles[0]] = found
	return found, err
}

// member finds one who belongs to the committee now.
func (h *house) member(id store.MemberID, now time.Time) (store.Member, bool) {
	for _, m := range h.members {
		if m.ID == id {
			return m, m.In(now)
		}
	}
	return store.Member{}, false
}

// away are the absences that hold on a day.
func (h *house) away(day string) map[store.MemberID]store.Absence {
	var away map[store.MemberID]store.Absence
	for _, a := range h.absences {
		if a.On(day) {
			if away == nil {
				away = map[store.MemberID]store.Absence{}
			}
			away[a.Member] = a
		}
	}
	return away
}

// lost is when the newest outage ended that was long enough to lose what people wrote, if that was in the last days.
func (d *desk) lost() (time.Time, error) {
	if d.lostUntil != nil {
		return *d.lostUntil, nil
	}
	d.lostUntil = new(time.Time)
	now := d.tx.Now()
	recent, err := d.tx.Outages(now.AddDate(0, 0, -2), now)
	for _, o := range recent {
		if o.To.Sub(o.From) >= store.Lost {
			*d.lostUntil = laterOf(*d.lostUntil, o.To)
		}
	}
	return *d.lostUntil, err
}

// moment is when a thing whose hour has come is to be said: at the hour; where it was missed, as soon as is decent, after
// a minute in which the rest that was missed joins it. Zero for never.
func (d *desk) moment(l plan.Ladder, s plan.Slot) time.Time {
	now := d.tx.Now()
	if now.Sub(s.At) >= punctual {
		now = now.Add(gather)
	}
	return l.When(s, now)
}

// soon tells whether what is to be said at an instant is to be made now.
func (d *desk) soon(at time.Time) bool { return !at.Add(-gather).After(d.tx.Now()) }

// day is the date that clocks of the committee show, as the store writes it.
func (h *house) day(t time.Time) string { return t.In(h.loc).Format("2006-01-02") }
