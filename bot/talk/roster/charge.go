package roster

import (
	"slices"
	"time"

	"giaoban/store"
)

// duties are who answers for what in a committee now. Each subject that somebody answers for has one lead: the first who
// was given it, until another is chosen. Past charges are never changed, so that old weeks keep their old owners.
type duties struct {
	now   time.Time
	all   []store.Member
	dirty map[store.MemberID]bool
}

func readDuties(tx *store.Tx, c store.CommitteeID) (*duties, error) {
	all, err := tx.MembersIn(c)
	return &duties{now: tx.Now(), all: all, dirty: map[store.MemberID]bool{}}, err
}

// member finds one of the committee; nil when he is not in it (any more).
func (d *duties) member(id store.MemberID) *store.Member {
	for i := range d.all {
		if d.all[i].ID == id {
			return &d.all[i]
		}
	}
	return nil
}

// set makes a member answer for exactly these subjects, in this order for those that are new.
func (d *duties) set(m *store.Member, subjects []store.Subject) {
	for _, c := range m.AnswersFor(d.now) {
		if !slices.Contains(subjects, c.Subject) {
			d.take(m, c.Subject)
		}
	}
	for _, s := range subjects {
		d.give(m, s)
	}
}

// give makes a member answer for a subject; he leads where nobody else does.
func (d *duties) give(m *store.Member, s store.Subject) {
	if m.Owns(s, d.now) {
		return
	}
	m.Charges = append(m.Charges, store.Charge{Subject: s, Lead: d.lead(s) == nil, From: d.now})
	d.dirty[m.ID] = true
}

// take ends a charge; where it was the lead's, the next owner leads.
func (d *duties) take(m *store.Member, s store.Subject) {
	led := false
	m.Charges = slices.DeleteFunc(m.Charges, func(c store.Charge) bool {
		open := c.Subject == s && c.To.IsZero()
		led = led || (open && c.Lead)
		return open && c.From.Equal(d.now) // given and taken in one breath
	})
	for i := range m.Charges {
		if c := &m.Charges[i]; c.Subject == s && c.To.IsZero() {
			c.To = d.now
		}
	}
	d.dirty[m.ID] = true
	if owners := d.owners(s); led && len(owners) > 0 {
		d.mark(owners[0], s, true)
	}
}

// makeLead makes one owner of a subject its lead.
func (d *duties) makeLead(m *store.Member, s store.Subject) {
	if !m.Owns(s, d.now) {
		return
	}
	for _, o := range d.owners(s) {
		d.mark(o, s, o.ID == m.ID)
	}
}

// mark sets whether an owner leads, by a new charge: until now the old one holds.
func (d *duties) mark(m *store.Member, s store.Subject, lead bool) {
	for i := range m.Charges {
		c := &m.Charges[i]
		if c.Subject != s || !c.To.IsZero() || c.Lead == lead {
			continue
		}
		d.dirty[m.ID] = true
		if c.From.Equal(d.now) {
			c.Lead = lead
			return
		}
		c.To = d.now
		m.Charges = append(m.Charges, store.Charge{Subject: s, Lead: lead, From: d.now})
		return
	}
}

// owners are those who answer for a subject, oldest charge first.
func (d *duties) owners(s store.Subject) []*store.Member {
	var found []*store.Member
	for i := range d.all {
		if d.all[i].Owns(s, d.now) {
			found = append(found, &d.all[i])
		}
	}
	slices.SortStableFunc(found, func(a, b *store.Member) int { return since(a, s).Compare(since(b, s)) })
	return found
}

// since is when a member was first given a subject that he still has; a change of lead does not count.
func since(m *store.Member, s store.Subject) time.Time {
	var at time.Time
	for _, c := range slices.Backward(m.Charges) {
		if c.Subject == s && (at.IsZero() || c.To.Equal(at)) {
			at = c.From
		}
	}
	return at
}

// lead is who leads a subject; nil when nobody does.
func (d *duties) lead(s store.Subject) *store.Member {
	for _, m := range d.owners(s) {
		for _, c := range m.AnswersFor(d.now) {
			if c.Subject == s && c.Lead {
				return m
			}
		}
	}
	return nil
}

// end ends a member's place: what he led goes to the next.
func (d *duties) end(m *store.Member) {
	d.set(m, nil)
	m.To = d.now
	d.dirty[m.ID] = true
}

// save writes those who changed.
func (d *duties) save(tx *store.Tx) error {
	for i := range d.all {
		if d.dirty[d.all[i].ID] {
			if err := tx.PutMember(&d.all[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
