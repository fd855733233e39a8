package round

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// disputeFor is how long a note can be disputed without saying which is meant; by its button or a reply it can be longer.
const disputeFor = 48 * time.Hour

func disputeOf(r store.Reply) string {
	return talk.Code(pressDispute, r.Committee, r.Round, r.Subject, r.ID)
}

// pressedDispute takes the button by which a member says that what was noted for him is not so. The code comes from a
// client: the note must be one made for him by somebody else.
func pressedDispute(t *talk.Turn, arg string) error {
	items, err := undone(t, "="+arg)
	if err != nil {
		return err
	}
	r, err := noteFor(t, items[0])
	if err != nil {
		return err
	}
	if r == nil || !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	note, err := wholeNote(t, *r)
	if err != nil {
		return err
	}
	words := ""
	if t.Kind != talk.Press {
		words = t.Text // the label, typed
	}
	return dispute(t, note, words)
}

// disputes takes a sentence by which a member says that what was noted for him is not so. What he adds is taken for his own
// word where it is understood: that counts instead of the note.
func disputes(t *talk.Turn) (bool, error) {
	said, r, err := disputed(t)
	if err != nil || r == nil {
		return false, err
	}
	if !t.Private() {
		return true, t.Answer(text.PleaseInPrivate{})
	}
	note, err := wholeNote(t, *r)
	if err != nil {
		return false, err
	}
	note = slices.DeleteFunc(note, func(x store.Reply) bool { return said.subject != "" && x.Subject != said.subject })
	if said.rest != "" {
		if done, err := ownWord(t, note, said.rest); done || err != nil {
			return done, err
		}
	}
	return true, dispute(t, note, t.Text)
}

// disputed reads a dispute and finds the note it means, nil where it is none.
func disputed(t *talk.Turn) (denial, *store.Reply, error) {
	said, ok := readDenial(t.Text)
	if !ok || t.Kind != talk.Text || len(t.Files) > 0 {
		return said, nil, nil
	}
	if t.Private() && t.ReplyTo != "" && t.ReplyToOurs {
		s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
		if err != nil || !ok || s.About.Reply == 0 || said.subject != "" && said.subject != s.About.Subject {
			return said, nil, err
		}
		r, err := noteFor(t, store.HeardItem{Committee: s.About.Committee, Round: s.About.Round, Subject: s.About.Subject, Reply: s.About.Reply})
		return said, r, err
	}
	r, err := newestNote(t, said.subject)
	if err != nil || r == nil || said.subject == "" {
		return said, r, err
	}
	if now, err := counting(&t.Tx.ReadTx, *r); err != nil || now != nil && now.ID != r.ID {
		return said, nil, err // "tc3 sai" is then about his own word
	}
	return said, r, nil
}

// noteFor finds a note that somebody else made for the person; nil when there is no such note.
func noteFor(t *talk.Turn, i store.HeardItem) (*store.Reply, error) {
	m, ok := t.In(i.Committee)
	r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
	if errors.Is(err, store.ErrNotFound) || err == nil && (!ok || !notedFor(r, m)) {
		return nil, nil
	}
	return &r, err
}

func notedFor(r store.Reply, m store.Member) bool {
	return r.Member == m.ID && r.OnBehalf() && r.Withdraws == 0 && r.By != m.Person
}

// newestNote is the last note made for the person, of the subject if one is named; nil when there is none of late. Where it
// is out already and an older one counts again, that one is meant.
func newestNote(t *talk.Turn, s store.Subject) (*store.Reply, error) {
	var newest *store.Reply
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		recent, err := t.Tx.RecentRounds(m.Committee, 64)
		if err != nil {
			return nil, err
		}
		for _, r := range recent {
			all, err := t.Tx.Replies(m.Committee, r.ID)
			if err != nil {
				return nil, err
			}
			for _, x := range all {
				fits := notedFor(x, m) && (s == "" || s == x.Subject) && t.Tx.Now().Sub(x.Received) < disputeFor
				if fits && (newest == nil || x.ID > newest.ID) {
					newest = &x
				}
			}
		}
	}
	if newest == nil {
		return nil, nil
	}
	gone, err := withdrawn(t, *newest)
	if err != nil || !gone {
		return newest, err
	}
	now, err := counting(&t.Tx.ReadTx, *newest)
	if m, ok := t.In(newest.Committee); ok && now != nil && notedFor(*now, m) {
		newest = now
	}
	return newest, err
}

// wholeNote is all that was noted for a member with one message.
func wholeNote(t *talk.Turn, r store.Reply) ([]store.Reply, error) {
	by, err := t.Tx.Person(r.By)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	h, _, err := t.Tx.Heard(by.Chat, r.Source)
	if err != nil {
		return nil, err
	}
	var note []store.Reply
	whole := false
	for _, i := range h.Replies {
		x, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if err == nil && x.Committee == r.Committee && x.Member == r.Member && x.OnBehalf() {
			note, whole = append(note, x), whole || x.ID == r.ID
		}
	}
	if !whole {
		return []store.Reply{r}, nil // what the message became has been forgotten, or is something else by now
	}
	return note, nil
}

// dispute takes a note out that the member says is not so, tells who made it, and asks for his own word. A week that is
// settled stays as it is; who made the note is told all the same.
func dispute(t *talk.Turn, note []store.Reply, words string) error {
	c, err := t.Tx.Committee(note[0].Committee)
	if err != nil {
		return err
	}
	d := objection{say: text.BehalfWithdrawn{Again: true, Own: true}, tell: text.BehalfDisputed{Said: words}}
	if d.tell.Note, err = noted(&t.Tx.ReadTx, c, note); err != nil {
		return err
	}
	for _, r := range note {
		if err := d.against(t, c, r); err != nil {
			return err
		}
	}
	d.tell.Now = d.say.Now
	if len(d.out) == 0 {
		d.tell.Kept, d.tell.Lines = true, d.say.Kept
	}
	if len(d.tell.Lines) > 0 {
		if d.say.By, err = tellNoter(t, note[0], &d.tell); err != nil {
			return err
		}
	}
	return disputeDone(t, d.say, note[0], d.out)
}

// objection is what a dispute comes to: what the member is answered, what the maker of the note is told, what was taken out.
type objection struct {
	say  text.BehalfWithdrawn
	tell text.BehalfDisputed
	out  []store.Reply
}

// against takes one answer of a note out. The maker is told of it where it did count.
func (d *objection) against(t *talk.Turn, c store.Committee, r store.Reply) error {
	round, err := t.Tx.Round(r.Committee, r.Round)
	if err != nil {
		return err
	}
	l, err := line(&t.Tx.ReadTx, r, 0)
	if err != nil {
		return err
	}
	gone, err := withdrawn(t, r)
	if err != nil {
		return err
	}
	// What two rounds ask was noted in both, and is said once.
	again := slices.ContainsFunc(d.out, func(x store.Reply) bool { return x.Subject == r.Subject })
	if !gone && round.Settled(t.Tx.Now()) && !r.Subject.Is(store.KindTask) {
		if !again {
			d.say.First, d.say.Last = days(round, c.Location())
			d.say.Kept = append(d.say.Kept, l)
		}
		return nil
	}
	before, err := counting(&t.Tx.ReadTx, r)
	if err != nil {
		return err
	}
	if err := withdraw(t, r); err != nil {
		return err
	}
	now, err := counting(&t.Tx.ReadTx, r)
	if err != nil {
		return err
	}
	d.out, d.say.Again = append(d.out, r), d.say.Again && gone
	if again {
		return nil
	}
	d.say.Lines = append(d.say.Lines, l)
	if now != nil {
		counts, err := line(&t.Tx.ReadTx, *now, 0)
		if err != nil {
			return err
		}
		d.say.Now, d.say.Own = append(d.say.Now, counts), d.say.Own && !now.OnBehalf()
	}
	if before != nil && before.ID == r.ID {
		d.tell.Lines, d.say.Own = append(d.tell.Lines, l), false
	}
	return nil
}

// disputeDone answers the member; what he says next is taken for his own word on what was taken out.
func disputeDone(t *talk.Turn, w text.BehalfWithdrawn, first store.Reply, out []store.Reply) error {
	round, err := t.Tx.Round(first.Committee, first.Round)
	if err != nil {
		return err
	}
	if w.Example, err = howToSay(&t.Tx.ReadTx, round, first.Subject); err != nil {
		return err
	}
	if len(out) > 0 {
		if err := expectOwnWord(t, out); err != nil {
			return err
		}
		if t.Toast, err = text.Line(t.Lang, text.BehalfWithdrawnToast{Line: w.Lines[0]}); err != nil {
			return err
		}
		if w.Left, err = left(t); err != nil {
			return err
		}
	}
	return t.Rewrite(w, store.About{Committee: first.Committee, Round: first.Round, Flow: flow, Subject: first.Subject, Reply: first.ID})
}

// tellNoter tells who made a note about it and gives what he is called; the other officers where he notes nothing any more or
// cannot be reached.
func tellNoter(t *talk.Turn, r store.Reply, m text.Message) (string, error) {
	about := store.About{Committee: r.Committee, Round: r.Round, Flow: flow}
	member, err := t.Tx.Member(r.Committee, r.Member)
	if err != nil {
		return "", err
	}
	if d, ok := m.(*text.BehalfDisputed); ok {
		d.Name = member.Name
	}
	p, err := t.Tx.Person(r.By)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	if err == nil && p.Chat != "" && p.Unreachable.IsZero() {
		places, err := t.Tx.Memberships(p.ID)
		if err != nil {
			return "", err
		}
		for _, x := range places {
			if x.Committee == r.Committee && talk.May(x.Role, talk.RecordOnBehalf) {
				return x.Call, talk.Tell(t.Tx, p, store.Rest, m, about)
			}
		}
	}
	_, err = talk.TellOfficers(t.Tx, r.Committee, m, about, store.Secretary, store.Deputy, store.Chair)
	return "", err
}
