package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Whatever stands between two messages, both arrive, and what nobody can handle is kept for a person to look at.
func TestPoisonNeverStopsTheRest(t *testing.T) {
	huge := func(n int) string {
		return `{"message":{"message_id":1,"date":1795000000,"chat":{"id":5,"type":"private"},"text":"` + strings.Repeat("x", n) + `"}}`
	}
	tests := map[string]struct {
		raw    string
		before func(talk.Message) error
		reason string
		bound  int // of a batch, when it is not the usual one
	}{
		"unknown forward origin": {raw: `{"message":{"message_id":1,"date":1795000000,"chat":{"id":5,"type":"private"},"text":"x","forward_origin":{"type":"hologram"}}}`, reason: "not readable"},
		"unknown member status":  {raw: `{"my_chat_member":{"chat":{"id":5,"type":"private"},"from":{"id":5},"date":1,"old_chat_member":{"status":"ghost"},"new_chat_member":{"status":"member"}}}`, reason: "not readable"},
		"text is a number":       {raw: `{"message":{"message_id":1,"date":1795000000,"chat":{"id":5,"type":"private"},"text":7}}`, reason: "not readable"},
		"id beyond 64 bits":      {raw: `{"message":{"message_id":1,"date":1795000000,"chat":{"id":99999999999999999999,"type":"private"},"text":"x"}}`, reason: "not readable"},
		"larger than a MiB":      {raw: huge(maxUpdate), reason: "too large"},
		"larger than a batch":    {raw: huge(200 << 10), bound: 100 << 10, reason: "too large"},
		"handler fails":          {before: func(talk.Message) error { return errBug }, reason: "failed 3 times"},
		"handler panics":         {before: func(talk.Message) error { panic("tc3 vướng kinh phí") }, reason: "failed 3 times"},
		"handler indexes nil":    {before: func(m talk.Message) error { _ = m.Files[len(m.Text)]; return nil }, reason: "failed 3 times"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
			if tt.bound > 0 {
				w.p.api.batch = tt.bound
			}
			hung := w.user("Hùng")
			_, err := hung.Say("trước")
			require.NoError(t, err)
			if tt.raw != "" {
				_, err = w.srv.InjectUpdate([]byte(tt.raw))
			} else {
				_, err = hung.Say("độc")
			}
			require.NoError(t, err)
			attempts := 0
			w.before = func(m talk.Message) error {
				if m.Text == "độc" {
					attempts++
					return tt.before(m)
				}
				return nil
			}
			_, err = hung.Say("sau")
			require.NoError(t, err)
			w.drain()
			assert.Equal(t, []string{"trước", "sau"}, w.handled())
			assert.Zero(t, w.srv.Pending())
			require.Len(t, w.asides(), 1)
			a := w.asides()[0]
			assert.Contains(t, a.Reason, tt.reason)
			assert.NotEmpty(t, string(a.Raw)+string(a.Broken), "it is kept as it came")
			assert.Equal(t, 1, w.troubles(store.TroublePoison))
			assert.EqualValues(t, 1, w.in.Counts().Aside)
			if tt.raw == "" {
				assert.Equal(t, 3, attempts)
			}
			assert.NotContains(t, w.log.String()+a.Reason, "vướng", "nobody's words in a log")
		})
	}
}

func TestUpdatesThatAreNotForUsAreConfirmed(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	for _, raw := range []string{
		`{}`,
		`{"poll":{"id":"1","question":"?","options":[],"total_voter_count":0,"is_closed":true,"is_anonymous":true,"type":"regular","allows_multiple_answers":false}}`,
		`{"message_reaction":{"chat":{"id":5,"type":"private"},"message_id":1,"date":1,"old_reaction":[],"new_reaction":[]}}`,
		`{"channel_post":{"message_id":1,"date":1,"chat":{"id":-100500,"type":"channel","title":"x"},"text":"x"}}`,
		`{"something_new":{"a":[1,2,3]}}`,
		`{"message":null}`,
		`{"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"x"}}`,
	} {
		_, err := w.srv.InjectUpdate([]byte(raw))
		require.NoError(t, err)
	}
	w.drain()
	assert.Zero(t, w.srv.Pending())
	assert.Empty(t, w.handled())
	assert.Empty(t, w.asides())
	assert.EqualValues(t, 7, w.in.Counts().Ignored)
}

// Several batches that are too large one after the other, and updates that fit in between.
func TestHugeBatchesArriveInPieces(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	w.p.api.batch = 100 << 10
	hung := w.user("Hùng")
	var all []string
	for i := range 300 {
		text := fmt.Sprintf("%d %s", i, strings.Repeat("y", i%3*2000))
		_, err := hung.Say(text)
		require.NoError(t, err)
		all = append(all, text)
	}
	w.drain()
	assert.Equal(t, all, w.handled())
	assert.Empty(t, w.asides())
	polls, _ := w.srv.Polls()
	assert.Less(t, polls, 100, "it does not stay with one at a time")
	assert.Equal(t, batchSize, w.in.limit, "and comes back to whole batches")
}

// What kills the whole process is struck before the attempt, and put aside when it has done so three times; what stood
// before and behind it is handled, and so is everything when the process died of something else.
func TestMessageThatKillsTheProcess(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	hung := w.user("Hùng")
	for _, text := range []string{"một", "hai", "chết", "ba"} {
		_, err := w.srv.InjectUpdate([]byte(`{"something_new":{}}`)) // leaves no trace of having been seen
		require.NoError(t, err)
		_, err = hung.Say(text)
		require.NoError(t, err)
	}
	w.before = func(m talk.Message) error {
		if m.Text == "chết" {
			die()
		}
		return nil
	}
	deaths := 0
	for killed(w.drain) {
		deaths++
		require.Less(t, deaths, 10)
		w.restart()
	}
	assert.Equal(t, 3, deaths)
	assert.Equal(t, []string{"một", "hai", "ba"}, w.handled())
	require.Len(t, w.asides(), 1)
	assert.Contains(t, string(w.asides()[0].Raw), "chết")
	assert.Equal(t, 1, w.troubles(store.TroublePoison))
}

// After a stop in good order nothing is struck beforehand.
func TestCleanStop(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	w.drain()
	require.NoError(t, w.in.Stop())
	w.restart()
	w.drain()
	assert.False(t, w.in.suspect)
	w.restart()
	w.drain()
	assert.True(t, w.in.suspect, "until something has been survived")
	said(t, w.user("Hùng").Seat, 1)
	w.drain()
	assert.False(t, w.in.suspect)
}

// A redelivered poison is not reported twice.
func TestPoisonRedelivered(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	_, err := w.srv.InjectUpdate([]byte(`{"message":7}`))
	require.NoError(t, err)
	_, err = w.in.Once(context.Background(), 0)
	require.NoError(t, err)
	w.restart()
	w.drain()
	assert.Equal(t, 1, w.troubles(store.TroublePoison))
}

// A disk that is full is nobody's fault: nothing is struck, the offset stays, and all is taken when there is room again.
func TestFullDisk(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	full := false
	w.opts.Fault = func() error {
		if full {
			return errBug
		}
		return nil
	}
	w.restart()
	w.drain()
	all := said(t, w.user("Hùng").Seat, 3)
	full = true
	for range 5 {
		n, err := w.in.Once(context.Background(), 0)
		require.ErrorIs(t, err, store.ErrFault)
		assert.Zero(t, n)
		require.ErrorIs(t, w.in.Healthy(), store.ErrFault)
	}
	assert.Equal(t, 3, w.srv.Pending())
	full = false
	w.drain()
	assert.Equal(t, all, w.handled())
	assert.NoError(t, w.in.Healthy())
	assert.Zero(t, w.in.Counts().Strikes)
	assert.Equal(t, 1, w.log.count("the store cannot be written"), "once")
	assert.Equal(t, 1, w.log.count("intake goes on"))
}

// An answer whose updates have no id cannot be confirmed; it is kept once and slows the loop down.
func TestUpdateWithoutID(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	w.drain()
	w.p.api.next = stub(func(string) string { return `{"ok":true,"result":[{"message":{}}, 7, "x"]}` })
	for range 3 {
		n, err := w.in.Once(context.Background(), 0)
		assert.Equal(t, 3, n)
		require.ErrorIs(t, err, errNoID)
	}
	assert.Len(t, w.asides(), 2, "the object says nothing, the others say what they are")
}

func TestFirstID(t *testing.T) {
	for head, want := range map[string]int64{
		`{"ok":true,"result":[{"update_id":123,"message":{"te`:                      123,
		`{"ok":true,"result":[{"message":{"update_id":9},"update_id": 124 ,"x":[[[`: 124,
		`{"ok":true,"result":[{"message":{"text":"update_id"`:                       0,
		`{"ok":true,"result":[{"update_id":"12"`:                                    0,
		`{"ok":true,"result":[]}`:                                                   0,
		`{"update_id":5}`:                                                           0,
		``:                                                                          0,
		`<html>`:                                                                    0,
	} {
		got, ok := firstID([]byte(head))
		assert.Equal(t, want != 0, ok, head)
		assert.Equal(t, want, got, head)
	}
	_, ok := updateID(json.RawMessage(`{"update_id":-1}`))
	assert.False(t, ok)
}
