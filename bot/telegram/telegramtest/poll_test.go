package telegramtest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUpdatesAreConfirmedByOffset(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	for _, text := range []string{"một", "hai", "ba"} {
		_, err := lan.Say(text)
		require.NoError(t, err)
	}
	got := updates(t, srv, 0)
	require.Len(t, got, 4)
	for i := range got[1:] {
		assert.Equal(t, updateID(got[i])+1, updateID(got[i+1]), "ids follow each other")
	}
	assert.Len(t, updates(t, srv, 0), 4, "nothing is confirmed without an offset")
	assert.Len(t, updates(t, srv, updateID(got[2])), 2, "an offset confirms what lies below")
	assert.Len(t, updates(t, srv, updateID(got[0])), 2, "what is confirmed does not come back")
	require.Len(t, updates(t, srv, -1), 1, "a negative offset keeps that many")
	assert.Equal(t, 1, srv.Pending(), "and forgets the rest")
	assert.Empty(t, updates(t, srv, updateID(got[3])+1))
	assert.Zero(t, srv.Pending())
}

func TestUpdatesComeInBatches(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	for range 149 {
		_, err := lan.Say("x")
		require.NoError(t, err)
	}
	assert.Len(t, updates(t, srv, 0), 100)
	var two []fields
	require.NoError(t, json.Unmarshal(ask(t, srv, "getUpdates", fields{"limit": 2}).Result, &two))
	assert.Len(t, two, 2)
}

func TestUpdatesExpire(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	lan := person(t, srv, "Lan")
	sent := ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "?", "reply_markup": `{"inline_keyboard":[[{"text":"Xong","callback_data":"x"}]]}`}).message(t)
	query, err := lan.Press(sent.ID, "x")
	require.NoError(t, err)
	c.pass(149 * time.Second)
	assert.Len(t, updates(t, srv, 0), 2)
	c.pass(time.Second)
	assert.Len(t, updates(t, srv, 0), 1, "the press of a button waits 150 seconds only")
	c.pass(12 * time.Minute)
	assert.True(t, ask(t, srv, "answerCallbackQuery", fields{"callback_query_id": query}).OK)
	assert.True(t, ask(t, srv, "answerCallbackQuery", fields{"callback_query_id": query}).OK, "twice is no error")
	c.pass(15 * time.Minute)
	assert.Contains(t, ask(t, srv, "answerCallbackQuery", fields{"callback_query_id": query}).Description, "query is too old")
	c.pass(24 * time.Hour)
	assert.Empty(t, updates(t, srv, 0), "everything else a day")
}

func TestIdsRestartAfterAnIdleWeek(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	lan := person(t, srv, "Lan")
	last := updateID(updates(t, srv, 0)[0])
	assert.Empty(t, updates(t, srv, last+1))
	c.pass(8 * 24 * time.Hour)
	_, err := lan.Say("lâu rồi")
	require.NoError(t, err)
	got := updates(t, srv, 0)
	require.Len(t, got, 1)
	assert.NotEqual(t, last+1, updateID(got[0]))

	// The old offset: too far in the future is not believed, else it confirms.
	srv.queue.next, srv.queue.items[0].id = last-1000, last-1001
	srv.queue.items[0].body = []byte(strings.Replace(string(srv.queue.items[0].body), jsonText(updateID(got[0])), jsonText(last-1001), 1))
	assert.Len(t, updates(t, srv, last+1), 1, "an offset far in the future confirms nothing")
	assert.Equal(t, 1, srv.Pending())
}

func TestAllowedUpdatesAreRemembered(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), srv.NewUser(Profile{FirstName: "Hùng"})
	group := srv.NewSupergroup("Ban Chỉ đạo", lan)
	group.AddBot(lan)
	group.PromoteBot(lan)
	start := updates(t, srv, 0)
	last := updateID(start[len(start)-1])
	group.Join(hung)
	got := updates(t, srv, last+1)
	require.Len(t, got, 1, "chat_member is not among the default")
	require.Contains(t, got[0], "message")

	require.True(t, ask(t, srv, "getUpdates", fields{"offset": updateID(got[0]) + 1, "allowed_updates": []string{"chat_member"}}).OK)
	require.NoError(t, group.Promote(lan, hung))
	_, err := lan.Say("không ai nghe")
	require.NoError(t, err)
	got = updates(t, srv, 0)
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "chat_member")
	require.True(t, ask(t, srv, "getUpdates", fields{"offset": updateID(got[0]) + 1, "allowed_updates": []string{}}).OK)
	_, err = lan.Say("nghe lại")
	require.NoError(t, err)
	assert.NotEmpty(t, updates(t, srv, 0))
}

// poll asks for updates on a goroutine and hands over how it ended.
func poll(t *testing.T, ctx context.Context, srv *Server, seconds int) <-chan pollEnd {
	end := make(chan pollEnd, 1)
	req := request(t, "getUpdates", "application/json", `{"timeout":`+jsonText(seconds)+`}`).WithContext(ctx)
	began := time.Now()
	go func() {
		var e pollEnd
		var resp *http.Response
		resp, e.err = srv.Do(req)
		if e.err == nil {
			e.err = json.NewDecoder(resp.Body).Decode(&e.answer)
			_ = resp.Body.Close()
		}
		e.took = time.Since(began)
		end <- e
	}()
	return end
}

type pollEnd struct {
	answer answer
	err    error
	took   time.Duration
}

func TestLongPolls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := New(Options{Seed: 1})
		defer srv.Close()
		lan := srv.NewUser(Profile{FirstName: "Lan"})
		ctx := context.Background()

		e := <-poll(t, ctx, srv, 25)
		assert.Equal(t, 25*time.Second, e.took, "an empty poll lasts its time")
		assert.JSONEq(t, "[]", string(e.answer.Result))

		waiting := poll(t, ctx, srv, 25)
		time.Sleep(7 * time.Second)
		_, err := lan.Start("")
		require.NoError(t, err)
		e = <-waiting
		assert.Equal(t, 7*time.Second, e.took, "an update ends it")
		assert.Contains(t, string(e.answer.Result), "/start")
		_, err = srv.Do(request(t, "getUpdates", "application/json", `{"offset":-1}`))
		require.NoError(t, err)
		_, err = srv.Do(request(t, "getUpdates", "application/json", `{"offset":`+jsonText(srv.queue.next)+`}`))
		require.NoError(t, err)

		older := poll(t, ctx, srv, 25)
		synctest.Wait()
		newer := poll(t, ctx, srv, 25)
		e = <-older
		assert.Equal(t, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", e.answer.Description)
		assert.Equal(t, 409, e.answer.Code)
		e = <-newer
		assert.True(t, e.answer.OK, "the newer one goes on")

		leaving, cancel := context.WithCancel(ctx)
		waiting = poll(t, leaving, srv, 25)
		synctest.Wait()
		cancel()
		e = <-waiting
		assert.True(t, errors.Is(e.err, context.Canceled), e.err)

		waiting = poll(t, ctx, srv, 25)
		synctest.Wait()
		srv.Inject(Fault{Kind: FaultDown, For: time.Minute})
		e = <-waiting
		assert.ErrorContains(t, e.err, "connection reset")
		assert.Zero(t, e.took, "a waiting poll breaks when the platform goes down")
	})
}
