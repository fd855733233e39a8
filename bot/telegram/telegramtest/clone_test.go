package telegramtest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCloneGoesItsOwnWayFromTheSameState(t *testing.T) {
	at := time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC)
	now := func() time.Time { return at }
	s := New(Options{Now: now})
	defer s.Close()
	lan := s.NewUser(Profile{FirstName: "Lan"})
	group := s.NewGroup("Ban", lan)
	group.AddBot(lan)
	first, err := lan.Say("một")
	require.NoError(t, err)
	_, err = lan.Photo("hai")
	require.NoError(t, err)
	s.Inject(Fault{Kind: FaultDown, Count: 2})

	n := s.Clone(now, 7)
	defer n.Close()
	again := n.User(lan.ID)
	require.NotNil(t, again)
	assert.NotSame(t, lan, again)
	assert.Equal(t, s.Chat(lan.ID).Messages(), again.Chat().Messages())
	assert.Equal(t, s.Pending(), n.Pending())
	assert.Equal(t, s.Faults(), n.Faults())

	_, err = again.Edit(first.ID, "khác")
	require.NoError(t, err)
	_, err = again.In(n.Chat(group.ID)).Say("/tonghop@giaoban_test_bot")
	require.NoError(t, err)
	kept, _ := s.Chat(lan.ID).Message(first.ID)
	assert.Equal(t, "một", kept.Text)
	assert.Len(t, n.Chat(group.ID).Messages(), len(s.Chat(group.ID).Messages())+1)
	assert.Equal(t, s.Pending()+2, n.Pending())

	more, err := lan.Say("ba")
	require.NoError(t, err)
	less, err := again.Say("ba")
	require.NoError(t, err)
	assert.Equal(t, more.ID, less.ID-1, "the clone has counted its own message in the group")
}
