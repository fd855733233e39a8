package missing

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// namesSaid is how many names one line of an answer has.
const namesSaid = 12

// everyone stands for a number in the roll when all who are silent are reminded.
const everyone = 0

// mayGo is when a reminder made now goes out: at once, or when the quiet hours end.
func (d *desk) mayGo() time.Time { return plan.Decent(d.tx.Now(), d.c.Location()) }

// verdict is why a seat's member is not reminded now, with the instant that belongs to it; "" when he is.
func (d *desk) verdict(s view.Seat, by store.PersonID) (why text.NudgeWhy, at time.Time, err error) {
	due := d.mayGo()
	switch {
	case s.State == view.OnLeave:
		return text.NudgeLeave, at, nil
	case s.State == view.Complete:
		return text.NudgeAnswered, at, nil
	case s.Member.Person == 0:
		return text.NudgePhone, at, nil
	case s.Member.Person == by:
		return text.NudgeSelf, at, nil
	}
	if reached, err := d.tx.Reached(s.Member); err != nil || !reached {
		return text.NudgeLost, at, err
	}
	last, err := d.lastNudge(s.Member.ID)
	if err != nil {
		return "", at, err
	}
	if !last.IsZero() && d.sameDay(last, due) {
		return text.NudgeToday, last, nil
	}
	if why, at, err = d.asked(s, due); why != "" || err != nil {
		return why, at, err
	}
	if !due.Before(d.r.Closes) {
		return text.NudgeLate, due, nil
	}
	return "", at, nil
}

// asked tells whether a message that asks him is on its way, or came less than an hour before a reminder would.
func (d *desk) asked(s view.Seat, due time.Time) (why text.NudgeWhy, at time.Time, err error) {
	b, err := d.tx.LastBundle(s.Member.Person)
	if errors.Is(err, store.ErrNotFound) || b.Told.IsZero() {
		return "", at, nil
	}
	if err != nil {
		return "", at, err
	}
	switch free := b.Told.Add(store.NudgeRest); {
	case b.Told.After(d.tx.Now()) && d.holds(b, s):
		return text.NudgeComing, b.Told, nil
	case due.Before(free) && !b.Told.After(due):
		return text.NudgeAsked, free, nil
	}
	return "", at, nil
}

// holds tells whether a person's numbers of a day have all that is open in a seat.
func (d *desk) holds(b store.Bundle, s view.Seat) bool {
	arg := store.NudgeArg{Committee: d.r.Committee, Round: d.r.ID}
	return !slices.ContainsFunc(s.Open, func(subject store.Subject) bool {
		return !slices.ContainsFunc(b.Items, func(i store.BundleItem) bool {
			return arg.Asks(i) && i.Member == s.Member.ID && i.Subject == subject
		})
	})
}

// nudge reminds one of the roll, or everybody who is silent, and tells what came of it.
func nudge(t *talk.Turn, by store.Member, c store.Committee, r store.Round, number int) (text.Nudged, error) {
	d := desk{tx: &t.Tx.ReadTx, c: c, r: r}
	var said text.Nudged
	var err error
	if d.p, err = t.Tx.Plan(c.ID, r.Plan); err != nil {
		return said, err
	}
	said.RoundName = d.name()
	if r.Over() {
		no := text.NudgeClosed{RoundName: said.RoundName}
		if !r.Settled(t.Tx.Now()) && !r.IsRollCall() {
			no.OpenLate = talk.Code(pressLate, r.Committee, r.ID)
		}
		return said, talk.Refuse(no)
	}
	if r.Phase != store.Opened {
		return said, talk.Refuse(text.NoRound{})
	}
	seats, err := view.Seats(d.tx, r)
	if err != nil {
		return said, err
	}
	due := d.mayGo()
	said.At = due.In(c.Location())
	waits := due.After(t.Tx.Now())
	for i, s := range seats {
		if number != everyone && number != i+1 || number == everyone && s.State == view.Complete {
			continue
		}
		why, at, err := d.verdict(s, t.Person.ID)
		if err != nil {
			return said, err
		}
		if why != "" {
			said.Not = except(said.Not, why, at.In(c.Location()), s.Member)
			continue
		}
		if err := d.send(t.Tx, by, s, due); err != nil {
			return said, err
		}
		names := &said.Now
		if waits {
			names = &said.Later
		}
		if len(*names) == namesSaid {
			said.More++
		} else {
			*names = append(*names, s.Member.Name)
		}
	}
	if len(said.Later) == 0 {
		return said, nil
	}
	return said, later(t, r, due)
}

// except notes that somebody is not reminded; people with the same reason share a line.
func except(not []text.NudgeNot, why text.NudgeWhy, at time.Time, m store.Member) []text.NudgeNot {
	i := slices.IndexFunc(not, func(n text.NudgeNot) bool { return n.Why == why && n.At.Equal(at) })
	if i < 0 {
		i, not = len(not), append(not, text.NudgeNot{Why: why, At: at})
	}
	if len(not[i].People) == namesSaid {
		not[i].More++
	} else {
		not[i].People = append(not[i].People, text.NudgeName{Name: m.Name, Phone: m.Phone})
	}
	return not
}

// send keeps the reminder and enqueues the member's message: what is open in the round, under the numbers that he knows.
func (d *desk) send(tx *store.Tx, by store.Member, s view.Seat, due time.Time) error {
	p, err := tx.Person(s.Member.Person)
	if err != nil {
		return err
	}
	b, err := d.numbers(p.ID, s)
	if err != nil {
		return err
	}
	for _, subject := range s.Open {
		b.Add(d.p.Item(d.r, s.Member.ID, subject))
	}
	if b.Asked.IsZero() {
		b.Asked = tx.Now()
	}
	b.Told = due
	if err := tx.PutBundle(&b); err != nil {
		return err
	}
	if err := tx.AddNudge(&store.Nudge{Committee: d.r.Committee, Round: d.r.ID, Member: s.Member.ID, By: by.Person, Due: due}); err != nil {
		return err
	}
	arg := store.BundleArg{Person: p.ID, Day: b.Day, Repeat: true,
		Nudge: &store.NudgeArg{Committee: d.r.Committee, Round: d.r.ID, By: by.ID}}
	_, err = tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: talk.Code("nudge", d.r.Committee, d.r.ID),
		Recipe: store.RecipeOf(store.RecipeBundle, arg), About: store.About{Committee: d.r.Committee, Person: p.ID, Round: d.r.ID, Flow: about},
		NotBefore: due, Deadline: d.r.Closes})
	return err
}

// numbers is the bundle whose numbers the reminder uses: the newest one where it has them all, else that of today.
func (d *desk) numbers(p store.PersonID, s view.Seat) (store.Bundle, error) {
	last, err := d.tx.LastBundle(p)
	if err == nil && d.holds(last, s) {
		return last, nil
	}
	day := d.tx.Now().In(d.c.Location()).Format("2006-01-02")
	if errors.Is(err, store.ErrNotFound) || err == nil && last.Day != day {
		return store.Bundle{Person: p, Day: day}, nil
	}
	return last, err
}

// pressedNudge reminds by a button, and changes the list whose button it was.
func pressedNudge(t *talk.Turn, arg string) error {
	n, _ := talk.IDs(arg, 3)
	c, r, err := officer(t, store.CommitteeID(n[0]), store.RoundID(n[1]))
	if err != nil {
		return err
	}
	by, ok := t.In(c.ID)
	if !ok || !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	if t.Kind != talk.Press { // its label was typed
		return answer(t, by, c, r, int(n[2]), t.Text)
	}
	said, err := nudge(t, by, c, r, int(n[2]))
	if err != nil {
		return err
	}
	page, err := pageOf(&t.Tx.ReadTx, c, r, int(n[2]))
	if err != nil {
		return err
	}
	list, err := listOf(&t.Tx.ReadTx, t.Person.ID, c, []store.Round{r}, page)
	if err != nil {
		return err
	}
	list.Result = &said
	return t.Rewrite(list, store.About{Committee: c.ID, Round: r.ID, Flow: about})
}

// pageOf is the page of the list on which a number stands.
func pageOf(tx *store.ReadTx, c store.Committee, r store.Round, number int) (int, error) {
	d := desk{tx: tx, c: c, r: r}
	_, people, err := d.part()
	return max(0, slices.IndexFunc(people, func(p person) bool { return p.number == number }))/linesShown + 1, err
}

// answer reminds by a sentence, and says what came of it.
func answer(t *talk.Turn, by store.Member, c store.Committee, r store.Round, number int, typed string) error {
	said, err := nudge(t, by, c, r, number)
	if err != nil {
		return err
	}
	if number != everyone && len(said.Now)+len(said.Later)+len(said.Not) == 0 {
		return talk.Refuse(text.NudgeNobody{Said: typed})
	}
	said.Show = talk.Code(pressShow, c.ID, r.ID, 1)
	return t.AnswerAbout(said, store.About{Committee: c.ID, Round: r.ID, Flow: about})
}
