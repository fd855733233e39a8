package telegramtest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRateLimits(t *testing.T) {
	c := newClock()
	opt := c.options()
	opt.Limits = true
	srv := serve(t, opt)
	lan := person(t, srv, "Lan")
	say := func(id int64) answer { return ask(t, srv, "sendMessage", fields{"chat_id": id, "text": "x"}) }

	for range 3 {
		require.True(t, say(lan.ID).OK, "a short burst")
	}
	a := say(lan.ID)
	assert.Equal(t, 429, a.Code)
	assert.Equal(t, 1, a.Parameters.RetryAfter)
	c.pass(time.Second)
	assert.True(t, say(lan.ID).OK, "what was told is enough")
	assert.False(t, say(lan.ID).OK)
	assert.Equal(t, 2, srv.Throttled())

	c.pass(time.Minute)
	var people []*User
	for range 31 {
		people = append(people, person(t, srv, "x"))
	}
	for _, u := range people[:30] {
		require.True(t, say(u.ID).OK)
	}
	assert.Equal(t, 1, say(people[30].ID).Parameters.RetryAfter, "30 a second over all")
	c.pass(34 * time.Millisecond)
	assert.True(t, say(people[30].ID).OK)

	c.pass(time.Minute)
	group := srv.NewSupergroup("Ban", lan)
	group.AddBot(lan)
	for range 20 {
		require.True(t, say(group.ID).OK)
		c.pass(time.Second)
	}
	a = say(group.ID)
	assert.Equal(t, 429, a.Code, "20 a minute in a group")
	c.pass(time.Duration(a.Parameters.RetryAfter) * time.Second)
	assert.True(t, say(group.ID).OK)
	c.pass(10 * time.Second)
	var media []any
	photo, err := lan.Photo("")
	require.NoError(t, err)
	for range 3 {
		media = append(media, fields{"type": "photo", "media": photo.File.ID})
	}
	assert.True(t, ask(t, srv, "sendMediaGroup", fields{"chat_id": group.ID, "media": media}).OK)
	assert.Equal(t, 429, say(group.ID).Code, "an album counts as many")

	srv.SetLimits(false)
	assert.True(t, say(group.ID).OK)
}

// TestLimitsAdmitASteadyPace: 30 a second to different people never meet 429.
func TestLimitsAdmitASteadyPace(t *testing.T) {
	c := newClock()
	opt := c.options()
	opt.Limits = true
	srv := serve(t, opt)
	var people []*User
	for range 300 {
		people = append(people, person(t, srv, "x"))
	}
	for _, u := range people {
		require.True(t, ask(t, srv, "sendMessage", fields{"chat_id": u.ID, "text": "x"}).OK)
		c.pass(time.Second / 30)
	}
	assert.Zero(t, srv.Throttled())
}
