package roster

import (
	"fmt"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// pageSize is how many members one message holds.
const pageSize = 25

// page is one page of the roster, in protocol order.
func (f flow) page(t *talk.Turn, c store.Committee, page int) (text.Roster, error) {
	all, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return text.Roster{}, err
	}
	who.Sort(all)
	pages := max(1, (len(all)+pageSize-1)/pageSize)
	page = max(1, min(page, pages))
	list := text.Roster{Committee: c.Name, Word: c.Neighbourhood, Total: len(all), Page: page, Pages: pages,
		Add: fmt.Sprintf("%s:add:%d:0", prefix, c.ID)}
	if page < pages {
		list.Next = fmt.Sprintf("%s:page:%d:%d", prefix, c.ID, page+1)
	}
	for i, m := range all {
		state, err := stateOf(t.Tx, m)
		if err != nil {
			return list, err
		}
		if m.Person != 0 {
			list.Joined++
		}
		if i/pageSize+1 != page {
			continue
		}
		if n := len(list.Groups); n == 0 || list.Groups[n-1].Role != m.Role {
			list.Groups = append(list.Groups, text.RosterGroup{Role: m.Role})
		}
		line := text.RosterLine{Name: m.Name, Post: m.Post, State: state}
		if line.Post == "" {
			line.Post = m.Unit
		}
		for _, charge := range m.AnswersFor(t.Tx.Now()) {
			line.Codes = append(line.Codes, string(charge.Subject))
		}
		g := &list.Groups[len(list.Groups)-1]
		g.People = append(g.People, line)
	}
	if page == pages {
		list.Unowned, err = unowned(t, c, all)
	}
	return list, err
}

// unowned lists the criteria and the neighbourhoods that nobody answers for.
func unowned(t *talk.Turn, c store.Committee, members []store.Member) ([]text.Subject, error) {
	owned := map[store.Subject]bool{}
	for _, m := range members {
		for _, charge := range m.AnswersFor(t.Tx.Now()) {
			owned[charge.Subject] = true
		}
	}
	var free []store.Subject
	criteria, err := t.Tx.Criteria(c.ID)
	if err != nil {
		return nil, err
	}
	for _, cr := range criteria {
		if !owned[cr.Subject()] {
			free = append(free, cr.Subject())
		}
	}
	places, err := placesNow(t.Tx, c.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range places {
		if !owned[p.Subject()] {
			free = append(free, p.Subject())
		}
	}
	named, err := brief(t, c, free)
	for i, s := range named {
		// "kp5 Khu phố 5" would say it twice.
		if fold.Key(s.Name) == fold.Key(fmt.Sprintf("%s %d", c.Neighbourhood, s.Code.Number())) {
			named[i].Name = ""
		}
	}
	return named, err
}

// stateOf tells how a member can be reached.
func stateOf(tx *store.Tx, m store.Member) (string, error) {
	if m.Person != 0 {
		p, err := tx.Person(m.Person)
		if err != nil {
			return "", err
		}
		if !p.Unreachable.IsZero() {
			return text.StateLost, nil
		}
		return text.StateJoined, nil
	}
	if m.Invite != "" {
		i, err := tx.Invite(m.Invite)
		if err != nil {
			return "", err
		}
		if !i.Revoked && i.UsedAt.IsZero() && tx.Now().Before(i.Expires) {
			return text.StateInvited, nil
		}
	}
	return text.StatePhone, nil
}

// card shows a member with what can be done about him.
func (f flow) card(t *talk.Turn, c store.Committee, id store.MemberID) error {
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return err
	}
	m := d.member(id)
	if m == nil {
		return talk.Refuse(text.MemberGone{})
	}
	card := text.MemberCard{Word: c.Neighbourhood, Name: who.Label(*m, d.all), Post: m.Post, Unit: m.Unit, Phone: m.Phone, Role: m.Role,
		Invite: join.CardCode(*m), Edit: code("edit", *m), End: code("end", *m)}
	if card.State, err = stateOf(t.Tx, *m); err != nil {
		return err
	}
	if card.State == text.StateInvited {
		i, err := t.Tx.Invite(m.Invite)
		if err != nil {
			return err
		}
		card.Until = i.Expires.In(c.Location())
	}
	for _, charge := range m.AnswersFor(t.Tx.Now()) {
		s, err := join.SubjectOf(&t.Tx.ReadTx, c, charge.Subject)
		if err != nil {
			return err
		}
		line := text.ChargeLine{Subject: s}
		for _, o := range d.owners(charge.Subject) {
			if o.ID != m.ID {
				line.Others = append(line.Others, who.Label(*o, d.all))
			}
		}
		if lead := d.lead(charge.Subject); !charge.Lead && lead != nil {
			line.Leader = who.Label(*lead, d.all)
			line.MakeLead = fmt.Sprintf("%s:lead:%s:%d:%d", prefix, charge.Subject, m.Committee, m.ID)
		}
		card.Charges = append(card.Charges, line)
	}
	return t.Rewrite(card, store.About{Committee: c.ID, Flow: FlowName})
}
