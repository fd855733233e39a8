package round_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/bot"
	"giaoban/bot/talk"
	"giaoban/bot/talk/missing"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/round"
	"giaoban/schedule"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// desk is a committee at its phones: a real file, the real bot and sweeper, a clock turned by hand. What would leave through
// the outbox is worded and read off at once.
type desk struct {
	t      *testing.T
	db     *store.DB
	bot    *bot.Bot
	sweep  *schedule.Sweeper
	now    time.Time
	update int
	next   int
	c      store.Committee
	// last is the newest message of a chat with its buttons, cards what is edited in place.
	last map[string]shown
}

type shown struct {
	id      string
	content store.Content
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// newDesk seats a chair Bảo, a secretary Lan, and owners: "Hùng tc3 tc7".
func newDesk(t *testing.T, start string, owners ...string) *desk {
	t.Helper()
	d := &desk{t: t, now: at(start), last: map[string]shown{}}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return d.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	d.db, d.bot, d.sweep = db, bot.New(db, nil, missing.Flow(), round.Flow()), schedule.New(db, schedule.Options{Log: zerolog.Nop()})
	d.tx(func(tx *store.Tx) error {
		d.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese,
			Group: store.Group{Chat: "tg/group"}}
		if err := tx.PutCommittee(&d.c); err != nil {
			return err
		}
		for n := range 9 {
			if err := tx.PutCriterion(&store.Criterion{Committee: d.c.ID, Number: n + 1, Name: fmt.Sprintf("Tên %d", n+1)}); err != nil {
				return err
			}
		}
		d.join(tx, d.c.ID, "Bảo", store.Chair)
		d.join(tx, d.c.ID, "Lan", store.Secretary)
		for _, o := range owners {
			f := strings.Fields(o)
			d.join(tx, d.c.ID, f[0], store.Plain, f[1:]...)
		}
		return plans.Default(tx, d.c, calendar.Default())
	})
	d.alive()
	return d
}

func (d *desk) join(tx *store.Tx, c store.CommitteeID, name string, role store.Role, subjects ...string) {
	p, err := tx.PersonOf("tg/" + name)
	if errors.Is(err, store.ErrNotFound) {
		p = store.Person{Account: "tg/" + name, Chat: "tg/" + name, Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
		require.NoError(d.t, tx.PutPerson(&p))
	}
	m := store.Member{Committee: c, Person: p.ID, Name: name, Call: name, Role: role}
	for _, s := range subjects {
		m.Charges = append(m.Charges, store.Charge{Subject: store.Subject(s), Lead: true, From: tx.Now()})
	}
	require.NoError(d.t, tx.PutMember(&m))
}

func (d *desk) tx(f func(*store.Tx) error) {
	d.t.Helper()
	require.NoError(d.t, d.db.Update(f))
}

func (d *desk) alive() { d.tx(func(tx *store.Tx) error { return tx.SignOfLife("tg") }) }

// goTo turns the clock from one thing that is due to the next, with everything up, and gives what was said meanwhile:
// "chat: text" by chat.
func (d *desk) goTo(s string) map[string][]string {
	d.t.Helper()
	said := map[string][]string{}
	for end := at(s); d.now.Before(end); {
		d.now = d.nextStop(end)
		d.tx(func(tx *store.Tx) error { return tx.StayAlive("tg") })
		_, err := d.sweep.Sweep(context.Background())
		require.NoError(d.t, err)
		d.read(said)
	}
	return said
}

// nextStop is when something is due or may be sent, and no later than end.
func (d *desk) nextStop(end time.Time) time.Time {
	d.t.Helper()
	next := end
	if due, ok := d.sweep.Next(); ok && due.Before(next) {
		next = due
	}
	require.NoError(d.t, d.db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			require.NoError(d.t, err)
			if j.NotBefore.After(d.now) && j.NotBefore.Before(next) {
				next = j.NotBefore
			}
		}
		return nil
	}))
	if soon := d.now.Add(time.Minute); next.Before(soon) {
		next = soon // what is overdue, or has only just come up
	}
	if next.After(end) {
		return end
	}
	return next
}

// says has somebody write to the bot in private and gives what it answers there.
func (d *desk) says(who, words string) string {
	d.t.Helper()
	return d.hears(talk.Message{Kind: talk.Text, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Text: words})[who]
}

// hears handles one message and gives the newest answer of each chat.
func (d *desk) hears(m talk.Message) map[string]string {
	d.t.Helper()
	d.update++
	m.Platform, m.Update = "tg", fmt.Sprint(d.update)
	if m.At.IsZero() {
		m.At = d.now
	}
	if m.Message == "" {
		d.next++
		m.Message = fmt.Sprintf("m%d", d.next)
	}
	_, err := d.bot.Handle(m)
	require.NoError(d.t, err)
	said := map[string][]string{}
	d.read(said)
	newest := map[string]string{}
	for chat, all := range said {
		newest[chat] = strings.Join(all, "\n---\n")
	}
	return newest
}

// presses has somebody press a button of the newest message that has it.
func (d *desk) presses(who, label string) string {
	d.t.Helper()
	m := d.last["tg/"+who]
	for _, row := range m.content.Actions {
		for _, a := range row {
			if strings.Contains(a.Label, label) {
				return d.hears(talk.Message{Kind: talk.Press, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Code: a.Code,
					Message: m.id, Callback: "1"})[who]
			}
		}
	}
	require.Fail(d.t, "no such button", "%s: %s in %v", who, label, m.content)
	return ""
}

// read words and takes out all that waits and may go now.
func (d *desk) read(said map[string][]string) {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error {
		var all []store.Job
		for j, err := range tx.Jobs() {
			require.NoError(d.t, err)
			all = append(all, j)
		}
		for _, j := range all {
			if j.NotBefore.After(d.now) {
				continue
			}
			if err := tx.DropJob(j); err != nil {
				return err
			}
			if j.Kind == store.Fetch || j.Kind == store.Menu {
				continue
			}
			if j.Content == nil {
				c, err := d.bot.Word(&tx.ReadTx, j)
				if errors.Is(err, talk.ErrNothing) {
					continue
				}
				require.NoError(d.t, err)
				j.Content = &c
			}
			d.next++
			s := shown{id: fmt.Sprintf("b%d", d.next), content: *j.Content}
			if j.Kind == store.Edit {
				s.id = j.Target
			}
			d.last[j.Chat] = s
			require.NoError(d.t, tx.PutSent(&store.Sent{Chat: j.Chat, Message: s.id, About: j.About}))
			chat := strings.TrimPrefix(j.Chat, "tg/")
			said[chat] = append(said[chat], j.Content.Plain())
		}
		return nil
	})
}
