package main

import (
	"slices"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/bot/text"
	"giaoban/store"
)

// TestNoTwoFlowsAnswerToOneName: commands, their aliases and the first part of buttons' codes belong to one flow each,
// every command in a menu is described in both languages, and the platform takes its name.
func TestNoTwoFlowsAnswerToOneName(t *testing.T) {
	s := newStage(t)
	names, bare, prefixes := map[string]string{}, map[string]string{}, map[string]string{}
	claim := func(all map[string]string, name, flow string) {
		assert.Empty(t, all[name], "%q of %s", name, flow)
		all[name] = flow
	}
	for _, f := range s.machine.flows() {
		for _, c := range f.Commands {
			for _, name := range append([]string{c.Name}, c.Aliases...) {
				claim(names, name, f.Name)
				assert.Regexp(t, `^[a-z0-9_]{1,32}$`, name)
			}
			for _, phrase := range c.Bare {
				claim(bare, phrase, f.Name)
			}
			if c.Menu || c.Group {
				assert.NotEmpty(t, text.Command(store.Vietnamese, c.Name), c.Name)
				assert.NotEmpty(t, text.Command(store.English, c.Name), c.Name)
			}
		}
		for prefix := range f.Press {
			claim(prefixes, prefix, f.Name)
		}
	}
	assert.Contains(t, names, "trangthai")
}

// TestEveryCommandTheSecretaryIsOfferedAnswers: nothing in the menu leads to silence or to "I have no such command".
func TestEveryCommandTheSecretaryIsOfferedAnswers(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	var menu []string
	require.NoError(t, s.db.View(func(tx *store.ReadTx) error {
		all, err := tx.MembersIn(1)
		require.NoError(t, err)
		menu = s.machine.bot.Menu(all)
		return nil
	}))
	require.Greater(t, len(menu), 8)
	for _, name := range menu {
		before := answers(lan)
		said := s.says(lan, "/"+name)
		assert.Greater(t, answers(lan), before, name)
		assert.NotContains(t, said, "Tôi không có lệnh", name)
		s.says(lan, "/huy")
	}
	assert.True(t, slices.IsSorted([]int{slices.Index(menu, "baocao"), slices.Index(menu, "thanhvien"), slices.Index(menu, "huy")}))
}

func answers(u *telegramtest.User) (n int) {
	for _, m := range u.Chat().Messages() {
		if m.FromBot {
			n++
		}
	}
	return n
}

// TestConfiguredZoneAndLanguage: what stands in the configuration holds for a new committee and for a stranger.
func TestConfiguredZoneAndLanguage(t *testing.T) {
	s := newStage(t)
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	require.NoError(t, err)
	s.machine, err = build(parts{DB: s.db, Token: s.srv.Token(), Client: s.srv, Now: func() time.Time { return s.now }, Unpaced: true,
		Log: zerolog.Nop(), Zone: tokyo, Lang: store.English})
	require.NoError(t, err)
	lan := s.found()
	assert.Contains(t, last(lan), "27/11, 14:00 – 16:00")
	at, ok := s.machine.Next()
	require.True(t, ok)
	assert.False(t, at.After(time.Date(2026, 11, 27, 14, 0, 0, 0, tokyo)))
	ny := s.srv.NewUser(telegramtest.Profile{FirstName: "Ny", Language: "fr"})
	assert.Contains(t, s.says(ny, "bonjour"), "invite code")
	tam := s.srv.NewUser(telegramtest.Profile{FirstName: "Tâm"})
	assert.Contains(t, s.says(tam, "chào"), "mã mời")
}

// TestInviteCarriesAPicture: the QR is drawn, and it leads where the link in the words leads.
func TestInviteCarriesAPicture(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	s.says(lan, "/thanhvien Hùng, tiêu chí 3")
	for range 4 { // whatever is asked back on the way
		for _, m := range slices.Backward(lan.Chat().Messages()) {
			if m.File != nil {
				assert.Equal(t, "photo", m.File.Kind)
				assert.Regexp(t, `https://t\.me/giaoban_test_bot\?start=[A-Z0-9]{8}`, m.Text)
				return
			}
		}
		if _, err := lan.PressLabel("Lưu"); err != nil {
			_, err = lan.PressLabel("mời")
			require.NoError(t, err, last(lan))
		}
		s.settle()
	}
	require.Fail(t, "no picture came", last(lan))
}
