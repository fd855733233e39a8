package outbox

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func show(chat, text string) store.Job {
	return store.Job{Kind: store.Show, Chat: chat, Lane: store.Rest, Card: "week", Content: words(text)}
}

func (b *bench) card(chat string) (c store.Card) {
	b.t.Helper()
	b.view(func(tx *store.ReadTx) (err error) {
		c, _, err = tx.Card(chat, "week")
		return err
	})
	return c
}

func TestACardIsSentOnceAndThenEdited(t *testing.T) {
	b := newBench(t)
	b.put(show("tg/-1", "0/12"))
	b.drain()
	b.put(show("tg/-1", "1/12"))
	b.drain()
	b.put(show("tg/-1", "1/12"))
	b.drain()
	assert.Equal(t, []string{"send tg/-1 0/12", "edit tg/-1 1/12"}, b.world.said(), "the same is not sent again")
	assert.Equal(t, "m1", b.card("tg/-1").Message)
	b.crash()
	b.put(show("tg/-1", "2/12"))
	b.drain()
	assert.Equal(t, "m1", b.world.all()[2].message)
}

func TestOfAWaitingCardOnlyTheNewestIsShown(t *testing.T) {
	b := newBench(t)
	for i := range 12 {
		b.put(show("tg/-1", fmt.Sprintf("%d/12", i)))
	}
	b.drain()
	assert.Equal(t, []string{"send tg/-1 11/12"}, b.world.said())
}

// Scene 7: card 6/12 is in flight when 7/12 comes.
func TestAnEditWaitsForItsOwnSend(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.text() == "6/12" {
			b.put(show("tg/-1", "7/12"))
			b.put(show("tg/-1", "8/12"))
		}
		return nil
	}
	b.put(show("tg/-1", "6/12"))
	b.drain()
	assert.Equal(t, []string{"send tg/-1 6/12", "edit tg/-1 8/12"}, b.world.said())
	assert.Equal(t, "m1", b.world.all()[1].message)
}

func TestACardThatFailedInFlightGivesWayToTheNewer(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.text() == "6/12" {
			b.put(show("tg/-1", "7/12"))
			return fmt.Errorf("502")
		}
		return nil
	}
	b.put(show("tg/-1", "6/12"))
	b.finish(5)
	assert.Equal(t, []string{"send tg/-1 7/12"}, b.world.said())
}

func TestAfterACrashInFlightTheCardIsSentAnew(t *testing.T) {
	b := newBench(t)
	b.put(show("tg/-1", "6/12"))
	b.dieIn(func() { b.drain() }, func(delivery) bool { return true })
	b.crash()
	b.drain()
	b.put(show("tg/-1", "7/12"))
	b.drain()
	assert.Equal(t, []string{"send tg/-1 6/12", "send tg/-1 6/12", "edit tg/-1 7/12"}, b.world.said())
	assert.Equal(t, "m2", b.world.all()[2].message, "the id of the first is unknown for good")
}

func TestACardThatIsGoneIsSentAnew(t *testing.T) {
	b := newBench(t)
	b.put(show("tg/-1", "0/12"))
	b.drain()
	b.world.refuse(ErrGone)
	b.put(show("tg/-1", "1/12"))
	b.finish(5)
	assert.Equal(t, []string{"send tg/-1 0/12", "send tg/-1 1/12"}, b.world.said())
	assert.Equal(t, "m2", b.card("tg/-1").Message)
	assert.Empty(t, b.troubles())
}

func TestALongCardGrowsAndShrinks(t *testing.T) {
	b := newBench(t, func(b *bench) { b.world.limit = 10 })
	lines := func(n int) string { return strings.TrimSpace(strings.Repeat("dòng dài\n", n)) }
	withButton := func(n int) store.Job {
		j := show("tg/1", lines(n))
		j.Content.Actions = [][]store.Action{{{Label: "Xong", Code: "r:1"}}}
		return j
	}
	b.put(withButton(1))
	b.drain()
	b.put(withButton(3))
	b.drain()
	require.Len(t, b.card("tg/1").Parts, 3)
	assert.Equal(t, "m3", b.card("tg/1").Message)
	b.put(withButton(2))
	b.drain()
	calls := b.world.all()
	var got []string
	for _, c := range calls {
		buttons := ""
		if len(c.content.Actions) > 0 {
			buttons = " +"
		}
		got = append(got, c.what+" "+c.message+" "+strings.TrimSpace(c.text())+buttons)
	}
	assert.Equal(t, []string{
		"send m1 dòng dài +",
		"edit m1 dòng dài", "send m2 dòng dài", "send m3 dòng dài +",
		"edit m2 dòng dài +", "edit m3 …", // m1 says what it said
	}, got)
	assert.Equal(t, "m2", b.card("tg/1").Message)
	assert.Empty(t, b.jobs())
}

func TestAnEditWhoseMessageIsGoneIsSentAnew(t *testing.T) {
	b := newBench(t)
	b.world.refuse(ErrGone)
	j := send("tg/1", "đã ghi")
	j.Kind, j.Target = store.Edit, "m77"
	b.put(j)
	b.finish(3)
	calls := b.world.all()
	require.Len(t, calls, 2)
	assert.Equal(t, "m77", calls[0].message)
	assert.Equal(t, []string{"send tg/1 đã ghi"}, b.world.said())
	assert.Empty(t, b.troubles())
}

func TestAnAnswerToAMessageThatIsGoneIsSentWithoutIt(t *testing.T) {
	b := newBench(t)
	b.world.refuse(ErrGone)
	j := send("tg/-1", "đã ghi")
	j.ReplyTo = "m5"
	b.put(j)
	b.drain()
	calls := b.world.all()
	require.Len(t, calls, 2)
	assert.Equal(t, []string{"m5", ""}, []string{calls[0].replyTo, calls[1].replyTo})
	assert.NoError(t, calls[1].err)
}

func TestWhatAMessageWasAboutAndOfferedIsRemembered(t *testing.T) {
	b := newBench(t)
	buttons := [][]store.Action{{{Label: "1 Xong", Code: "r:1"}, {Label: "Trang", URL: "https://example.org"}}}
	offered := func(chat string) (o store.Offer) {
		b.view(func(tx *store.ReadTx) (err error) { o, err = tx.Offer(chat); return err })
		o.Seq = 0 // the commit, which the store adds
		return o
	}
	ask := send("tg/1", "hỏi")
	ask.Content.Actions, ask.About = buttons, store.About{Round: 3}
	group := ask
	group.Chat = "tg/-1"
	b.put(ask, group, send("tg/1", "không nút"))
	b.drain()
	assert.Equal(t, store.Offer{Chat: "tg/1", Actions: []store.Action{{Label: "1 Xong", Code: "r:1"}}, At: b.clock, Message: "m1"}, offered("tg/1"))
	assert.Empty(t, offered("tg/-1").Actions, "in a group nobody types another's buttons")
	b.view(func(tx *store.ReadTx) error {
		for _, chat := range []string{"tg/1", "tg/-1"} {
			s, ok, err := tx.Sent(chat, map[string]string{"tg/1": "m1", "tg/-1": "m2"}[chat])
			require.NoError(t, err)
			require.True(t, ok)
			assert.Equal(t, store.RoundID(3), s.About.Round)
		}
		_, ok, err := tx.Sent("tg/1", "m3")
		assert.False(t, ok, "about nothing, nothing to remember")
		return err
	})

	other := send("tg/1", "sửa tin khác")
	other.Kind, other.Target = store.Edit, "m3"
	b.put(other)
	b.drain()
	assert.NotEmpty(t, offered("tg/1").Actions, "another message lost no buttons")
	done := send("tg/1", "đã ghi")
	done.Kind, done.Target = store.Edit, "m1"
	b.put(done)
	b.drain()
	assert.Empty(t, offered("tg/1").Actions, "a message without buttons offers none")
}

func TestACardBroughtUpToDateKeepsTheNewerOffer(t *testing.T) {
	b := newBench(t)
	card := show("tg/1", "còn 2")
	card.Content.Actions = [][]store.Action{{{Label: "1 Xong", Code: "r:1"}}}
	b.put(card)
	b.drain()
	question := ack("tg/1", "đã ghi")
	question.Content.Actions = [][]store.Action{{{Label: "Sửa", Code: "u:1"}}}
	b.put(question)
	b.clock = b.clock.Add(time.Minute)
	b.drain()
	card = show("tg/1", "còn 1")
	card.Content.Actions = [][]store.Action{{{Label: "2 Xong", Code: "r:2"}}}
	b.put(card)
	b.drain()
	b.view(func(tx *store.ReadTx) error {
		o, err := tx.Offer("tg/1")
		assert.Equal(t, "m2", o.Message, "“Sửa” can still be typed")
		return err
	})
}
