package roster

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// Wish is what a list that was sent in makes of one member; nil for what it says nothing of. A Member of 0 is somebody new.
type Wish struct {
	Member                        store.MemberID
	Name, Call, Post, Unit, Phone *string
	Role                          *store.Role
	Leads, Helps, Charges         *[]store.Subject
	// End ends his place, Back takes him in again.
	End, Back bool
}

// Grant does what the wishes say, all of it or nothing, and tells those who are to know: a new role, new charges, an end.
// Neighbourhoods that are named and not there are made. by is who wishes, 0 for the operator. It gives the new members.
func Grant(tx *store.Tx, menus talk.Menus, c store.Committee, by store.PersonID, wishes []Wish) (added []store.MemberID, err error) {
	f := flow{menus: menus}
	var roles, ended []store.MemberID
	for i := range wishes {
		w := &wishes[i]
		m := store.Member{Committee: c.ID, Role: store.Plain}
		if w.Member != 0 {
			if m, err = tx.Member(c.ID, w.Member); err != nil {
				return nil, err
			}
		}
		if w.Role != nil && *w.Role != m.Role {
			roles = append(roles, m.ID)
		}
		w.put(&m)
		if err := tx.PutMember(&m); err != nil {
			return nil, err
		}
		if w.Member == 0 {
			added, w.Member = append(added, m.ID), m.ID
		}
	}
	d, err := readDuties(tx, c.ID)
	if err != nil {
		return nil, err
	}
	for _, w := range wishes {
		m := d.member(w.Member)
		if m == nil {
			continue
		}
		if err := w.charge(tx, c, d, m); err != nil {
			return nil, err
		}
		if w.End {
			d.end(m)
			if err := join.Revoke(tx, m); err != nil {
				return nil, err
			}
			ended = append(ended, m.ID)
		}
	}
	if err := errors.Join(d.save(tx), f.tellDuties(tx, c, d)); err != nil {
		return nil, fmt.Errorf("change members: %w", err)
	}
	for _, id := range roles {
		if m := d.member(id); m != nil {
			if err := f.told(tx, c, by, *m, text.RoleTold{Committee: c.Name, Word: c.Neighbourhood, Role: m.Role}, fmt.Sprintf("role/%d", id)); err != nil {
				return nil, err
			}
		}
	}
	for _, id := range ended {
		if err := f.told(tx, c, by, *d.member(id), text.EndedTold{Committee: c.Name}, ""); err != nil {
			return nil, err
		}
	}
	return added, nil
}

// put writes what is wished into the record, but for the charges.
func (w Wish) put(m *store.Member) {
	if w.Name != nil {
		if w.Call == nil && (m.Call == "" || m.Call == who.Call(m.Name)) {
			m.Call = who.Call(*w.Name)
		}
		m.Name = *w.Name
	}
	for _, f := range []struct {
		to *string
		is *string
	}{{&m.Call, w.Call}, {&m.Post, w.Post}, {&m.Unit, w.Unit}, {&m.Phone, w.Phone}} {
		if f.is != nil {
			*f.to = *f.is
		}
	}
	if m.Call == "" {
		m.Call = who.Call(m.Name)
	}
	switch {
	case w.Role != nil:
		m.Role = *w.Role
	case w.Member == 0:
		m.Role = draft{Charges: w.all()}.role()
	}
	if w.Back {
		m.To = time.Time{}
	}
}

// all is what he is to answer for.
func (w Wish) all() (all []store.Subject) {
	for _, list := range []*[]store.Subject{w.Leads, w.Helps, w.Charges} {
		if list != nil {
			all = append(all, *list...)
		}
	}
	return all
}

// charge gives and takes charges: Leads and Helps each what they name, Charges all.
func (w Wish) charge(tx *store.Tx, c store.Committee, d *duties, m *store.Member) error {
	if w.Leads == nil && w.Helps == nil && w.Charges == nil {
		return nil
	}
	all := w.all()
	if w.Charges == nil { // of what only one of the two speaks, the other stays
		for _, charge := range m.AnswersFor(d.now) {
			if charge.Lead && w.Leads == nil || !charge.Lead && w.Helps == nil {
				all = append(all, charge.Subject)
			}
		}
	}
	known, _, places, err := sift(tx, c, all)
	if err != nil {
		return err
	}
	if err := makePlaces(tx, c, places); err != nil {
		return err
	}
	d.set(m, append(known, places...))
	if w.Leads != nil {
		for _, s := range *w.Leads {
			d.makeLead(m, s)
		}
	}
	if w.Helps != nil {
		for _, s := range *w.Helps {
			if w.Leads == nil || !slices.Contains(*w.Leads, s) {
				d.mark(m, s, false)
			}
		}
	}
	return nil
}

// told brings a member's menu up to date and tells him, unless he wished it himself.
func (f flow) told(tx *store.Tx, c store.Committee, by store.PersonID, m store.Member, said text.Message, key string) error {
	if m.Person == 0 {
		return nil
	}
	if err := f.refresh(tx, m.Person); err != nil || m.Person == by {
		return err
	}
	return tell(tx, c, m, said, store.Job{Key: key, NotBefore: plan.Decent(tx.Now(), c.Location())})
}

// Invited makes the invites of members who were added together, and gives the code of the button that hands out their letters.
func Invited(tx *store.Tx, c store.CommitteeID, ids []store.MemberID) (code string, err error) {
	if len(ids) == 0 {
		return "", nil
	}
	for _, id := range ids {
		m, err := tx.Member(c, id)
		if err != nil {
			return "", err
		}
		if _, err := join.Invite(tx, &m); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%s:letters:%d:%d:%d", prefix, slices.Min(ids), c, slices.Max(ids)), nil
}
