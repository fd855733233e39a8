package outbox

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// withCommittee puts a committee with a group, and a person, into the file.
func withCommittee(b *bench) (c store.Committee, p store.Person) {
	c = store.Committee{Name: "Ban Chỉ đạo", Group: store.Group{Chat: "tg/-1"}}
	p = store.Person{Account: "tg/5", Chat: "tg/5"}
	b.update(func(tx *store.Tx) error {
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		return tx.PutPerson(&p)
	})
	return c, p
}

func (b *bench) committee(id store.CommitteeID) (c store.Committee) {
	b.t.Helper()
	b.view(func(tx *store.ReadTx) (err error) { c, err = tx.Committee(id); return err })
	return c
}

func (b *bench) person(id store.PersonID) (p store.Person) {
	b.t.Helper()
	b.view(func(tx *store.ReadTx) (err error) { p, err = tx.Person(id); return err })
	return p
}

func TestAPersonWhoBlockedUsIsUnreachableUntilAMessageArrives(t *testing.T) {
	b := newBench(t)
	_, p := withCommittee(b)
	b.world.answer = func(context.Context, delivery) error { return ErrUnreachable }
	about := send("tg/5", "a")
	about.About = store.About{Person: p.ID, Committee: 1}
	b.put(about, send("tg/5", "b"))
	b.drain()
	assert.Equal(t, b.clock, b.person(p.ID).Unreachable)
	assert.Empty(t, b.jobs())
	assert.Len(t, b.troubles(), 2)
	require.Len(t, b.told, 1, "the secretary hears of it once")
	assert.Equal(t, p.ID, b.told[0].Person)
	assert.Equal(t, store.TroubleUnreachable, b.told[0].Kind)

	since := b.clock
	b.clock = b.clock.Add(time.Hour)
	b.put(send("tg/5", "c"))
	b.drain()
	assert.Equal(t, since, b.person(p.ID).Unreachable, "since when, not when last")
	b.world.answer = nil
	b.put(send("tg/5", "d"))
	b.drain()
	assert.Zero(t, b.person(p.ID).Unreachable)
}

func TestThePersonAJobSpeaksOfIsNotTheOneItGoesTo(t *testing.T) {
	b := newBench(t)
	_, p := withCommittee(b)
	other := store.Person{Account: "tg/6", Chat: "tg/6"}
	b.update(func(tx *store.Tx) error { return tx.PutPerson(&other) })
	b.world.refuse(ErrUnreachable)
	j := send("tg/6", "về đồng chí kia")
	j.About.Person = p.ID
	b.put(j)
	b.drain()
	assert.Zero(t, b.person(p.ID).Unreachable)
	assert.NotZero(t, b.person(other.ID).Unreachable)
}

func TestAStrangerWhoBlockedUsIsNoted(t *testing.T) {
	b := newBench(t)
	b.world.refuse(ErrUnreachable)
	b.put(ack("tg/404", "x"))
	b.drain()
	assert.Equal(t, []string{store.TroubleUnreachable}, b.troubles())
	assert.Empty(t, b.jobs())
}

func TestAGroupThatThrewUsOutIsMute(t *testing.T) {
	b := newBench(t)
	c, _ := withCommittee(b)
	b.world.refuse(ErrUnreachable)
	b.put(show("tg/-1", "0/12"))
	b.drain()
	assert.True(t, b.committee(c.ID).Group.Mute)
	require.Len(t, b.told, 1)
	assert.Equal(t, c.ID, b.told[0].Committee)
	b.put(send("tg/-1", "x"))
	b.drain()
	assert.False(t, b.committee(c.ID).Group.Mute, "a message has arrived: we may write again")
}

func TestAGroupThatBecameASupergroupTakesAllAlong(t *testing.T) {
	b := newBench(t)
	c, _ := withCommittee(b)
	b.put(show("tg/-1", "0/12"))
	b.drain()
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.chat == "tg/-1" {
			return MovedError{To: "tg/-100"}
		}
		return nil
	}
	edit := send("tg/-1", "sửa")
	edit.Kind, edit.Target = store.Edit, "m1"
	b.put(show("tg/-1", "1/12"), send("tg/-1", "x"), edit, ack("tg/1", "elsewhere"))
	commits := 0
	b.box.db.OnCommit(func(store.Changes) { commits++ })
	b.drain()
	assert.Equal(t, []string{"send tg/-1 0/12", "send tg/1 elsewhere", "send tg/-100 1/12", "send tg/-100 x", "send tg/-100 sửa"},
		b.world.said())
	assert.Equal(t, "tg/-100", b.committee(c.ID).Group.Chat)
	assert.Empty(t, b.card("tg/-1").Message)
	assert.NotEmpty(t, b.card("tg/-100").Message)
	assert.Empty(t, b.jobs())
	assert.Empty(t, b.troubles())
	assert.Equal(t, 2*5, commits, "one before and one after each of five calls")
}

func TestAGroupMovedByItsEventWhileAMessageFlies(t *testing.T) {
	b := newBench(t)
	withCommittee(b)
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.chat != "tg/-1" {
			return nil
		}
		b.update(func(tx *store.Tx) error {
			_, _, err := tx.MoveChat("tg/-1", "tg/-100")
			return err
		})
		return MovedError{To: "tg/-100"}
	}
	b.put(send("tg/-1", "x"))
	b.drain()
	assert.Equal(t, []string{"send tg/-100 x"}, b.world.said())
}

func TestAGroupThatMovedNowhereIsRefused(t *testing.T) {
	for _, to := range []string{"", "tg/-1"} {
		b := newBench(t)
		b.world.answer = func(context.Context, delivery) error { return MovedError{To: to} }
		b.put(send("tg/-1", "x"))
		b.drain()
		assert.Equal(t, []string{store.TroubleRefused}, b.troubles())
	}
}

func TestMenusAreSet(t *testing.T) {
	b := newBench(t)
	b.put(store.Job{Kind: store.Menu, Chat: "tg/5", Lane: store.Rest,
		Recipe: store.RecipeOf("menu", map[string]any{"commands": []map[string]string{{"name": "viec", "about": "việc của tôi"}}})})
	b.drain()
	require.Len(t, b.world.all(), 1)
	assert.Equal(t, []Command{{Name: "viec", About: "việc của tôi"}}, b.world.all()[0].menu)
	assert.Empty(t, b.jobs())
}
