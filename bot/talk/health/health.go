// Package health tells the officers of a committee how the bot itself is: /trangthai on demand, and by itself when
// something went wrong that a person should know of.
//
// It promises that no failure ends where nobody can see it, that a storm of them is one message, and that what it says
// can be acted upon by somebody who has never seen a log.
package health

import (
	"slices"
	"strconv"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// Health knows how the program is. The zero value knows only what is in the file.
type Health struct {
	// Contested tells whether another program takes our messages away.
	Contested func() bool
	// Held is until when nothing is sent and why (outbox.Stats), zero when all is sent.
	Held func() (time.Time, string)
	// NoBackups is set where nobody takes any, as in a rehearsal: none is missed.
	NoBackups bool
	// Operator is the chat that hears of trouble which belongs to nobody, in Lang and Zone; "" for none.
	Operator string
	Lang     store.Lang
	Zone     *time.Location
}

const (
	flow = "health"
	// press is the button that looks again.
	press = "hl"
	// back is how far /trangthai looks back.
	back = 7 * 24 * time.Hour
)

// Flow is /trangthai.
func (h Health) Flow() talk.Flow {
	return talk.Flow{
		Name: flow,
		Commands: []talk.Command{{Name: "trangthai", Aliases: []string{"status", "health"}, Bare: []string{"trang thai"},
			Right: talk.SeeHealth, Menu: true, Do: h.show}},
		Press: map[string]func(*talk.Turn, string) error{press: h.again},
		Word:  map[string]func(*store.ReadTx, store.Job) (store.Content, error){recipe: h.word},
	}
}

// show answers /trangthai. In a group the answer goes to the asker alone: it names people.
func (h Health) show(t *talk.Turn, _ string) error {
	place, err := t.Place(talk.SeeHealth)
	if err != nil {
		return err
	}
	said, err := h.of(&t.Tx.ReadTx, place.Committee)
	if err != nil {
		return err
	}
	if !t.Private() {
		return t.Privately(said, store.About{Committee: place.Committee, Flow: flow})
	}
	return t.AnswerAbout(said, store.About{Committee: place.Committee, Flow: flow})
}

// again brings the message up to date in its place.
func (h Health) again(t *talk.Turn, arg string) error {
	id, err := strconv.ParseUint(arg, 10, 64)
	if err != nil || !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	t.Committee = store.CommitteeID(id)
	place, err := t.Place(talk.SeeHealth)
	if err != nil {
		return err
	}
	said, err := h.of(&t.Tx.ReadTx, place.Committee)
	if err != nil {
		return err
	}
	return t.Rewrite(said, store.About{Committee: place.Committee, Flow: flow})
}

func (h Health) of(tx *store.ReadTx, id store.CommitteeID) (text.Health, error) {
	c, err := tx.Committee(id)
	if err != nil {
		return text.Health{}, err
	}
	loc, now := c.Location(), tx.Now()
	from := now.Add(-back)
	said := text.Health{Now: now.In(loc), From: from.In(loc), Refresh: press + ":" + number(id)}
	if h.Contested != nil {
		said.Contested = h.Contested()
	}
	said.Morning = plan.Decent(now, loc)
	q, err := queue(tx, id, func(j store.Job) {
		if said.Morning.After(now) && j.NotBefore.Equal(said.Morning) && !j.RetryAt.After(said.Morning) {
			said.Night++
		}
	})
	if err != nil {
		return said, err
	}
	said.Morning = said.Morning.In(loc)
	said.Waiting, said.Later = q.Waiting, q.Later-said.Night
	// Answers are on their way all the time: a queue is news when it does not move.
	if !q.Oldest.IsZero() && now.Sub(q.Oldest) >= time.Minute {
		said.Oldest = q.Oldest.In(loc)
	}
	if h.Held != nil {
		if until, why := h.Held(); until.After(now) {
			said.Held, said.Why = until.In(loc), why
		}
	}
	if last := tx.LastBackup(); !last.IsZero() {
		said.Backup = last.In(loc)
	}
	if said.Stale, err = BackupMissed(tx); err != nil {
		return said, err
	}
	said.NoBackups, said.Stale = h.NoBackups, said.Stale && !h.NoBackups
	all, err := concerning(tx, id, from)
	if err != nil {
		return said, err
	}
	if all, err = lostNow(tx, id, all); err != nil {
		return said, err
	}
	if said.Wrong, err = lines(tx, id, without(all, store.TroubleOutage)); err != nil {
		return said, err
	}
	outages, err := tx.Outages(from, now)
	for _, o := range outages {
		said.Outages = append(said.Outages, text.Gap{From: o.From.In(loc), To: o.To.In(loc)})
	}
	// The last few say enough.
	said.Outages = said.Outages[max(0, len(said.Outages)-5):]
	return said, err
}

// without leaves kinds of trouble out.
func without(all []store.Trouble, kinds ...string) []store.Trouble {
	return slices.DeleteFunc(slices.Clone(all), func(t store.Trouble) bool { return slices.Contains(kinds, t.Kind) })
}

// queue counts what waits for a committee: its own messages and those to its members. each sees every one.
func queue(tx *store.ReadTx, c store.CommitteeID, each func(store.Job)) (store.Queue, error) {
	members, err := tx.MembersIn(c)
	if err != nil {
		return store.Queue{}, err
	}
	ours := map[store.PersonID]bool{}
	for _, m := range members {
		ours[m.Person] = m.Person != 0
	}
	return tx.Queue(func(j store.Job) bool {
		ok := j.About.Committee == c || j.About.Committee == 0 && ours[j.About.Person]
		if ok {
			each(j)
		}
		return ok
	})
}

func number(c store.CommitteeID) string { return strconv.FormatUint(uint64(c), 10) }
