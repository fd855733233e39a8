package telegramtest

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMenus(t *testing.T) {
	srv := newClock().server(t)
	lan, eve := person(t, srv, "Lan"), srv.NewUser(Profile{FirstName: "Eve", Language: "en-GB"})
	group := srv.NewSupergroup("Ban", lan, eve)
	group.AddBot(lan)
	set := func(name, language string, scope fields) {
		t.Helper()
		p := fields{"commands": []any{fields{"command": name, "description": "x"}}}
		if language != "" {
			p["language_code"] = language
		}
		if scope != nil {
			p["scope"] = scope
		}
		a := ask(t, srv, "setMyCommands", p)
		require.True(t, a.OK, a.Description)
	}
	menu := func(u *User, c *Chat) string {
		var names []string
		for _, command := range srv.MenuFor(u, c) {
			names = append(names, command.Name)
		}
		return strings.Join(names, ",")
	}
	set("trogiup", "", nil)
	set("help", "en", nil)
	assert.Equal(t, "trogiup", menu(lan, lan.Chat()))
	assert.Equal(t, "help", menu(eve, eve.Chat()), "the language before none")
	set("toi", "", fields{"type": "all_private_chats"})
	assert.Equal(t, "toi", menu(eve, eve.Chat()), "the narrower scope before the language")
	set("ky", "", fields{"type": "chat", "chat_id": lan.ID})
	assert.Equal(t, "ky", menu(lan, lan.Chat()))
	set("tonghop", "", fields{"type": "all_group_chats"})
	assert.Equal(t, "tonghop", menu(eve, group))
	set("duyet", "", fields{"type": "chat_administrators", "chat_id": group.ID})
	assert.Equal(t, "duyet", menu(lan, group), "its creator is an administrator")
	set("rieng", "", fields{"type": "chat_member", "chat_id": group.ID, "user_id": eve.ID})
	assert.Equal(t, "rieng", menu(eve, group))
	assert.Len(t, srv.Menus(), 7)

	assert.JSONEq(t, `[{"command":"help","description":"x"}]`, string(ask(t, srv, "getMyCommands", fields{"language_code": "en"}).Result))
	require.True(t, ask(t, srv, "deleteMyCommands", fields{"language_code": "en"}).OK)
	assert.JSONEq(t, `[]`, string(ask(t, srv, "getMyCommands", fields{"language_code": "en"}).Result))
	assert.Equal(t, "Bad Request: chat not found", ask(t, srv, "setMyCommands", fields{"commands": []any{}, "scope": fields{"type": "chat", "chat_id": 1}}).Description)
}

func TestAboutTheBot(t *testing.T) {
	srv := newClock().server(t)
	require.True(t, ask(t, srv, "setMyDescription", fields{"description": "Giao ban", "language_code": "vi"}).OK)
	assert.Equal(t, "Giao ban", srv.AboutBot("description", "vi"))
	assert.JSONEq(t, `{"description":"Giao ban"}`, string(ask(t, srv, "getMyDescription", fields{"language_code": "vi"}).Result))
	assert.Equal(t, "Bad Request: BOT_SHORT_DESCRIPTION_TOO_LONG", ask(t, srv, "setMyShortDescription", fields{"short_description": strings.Repeat("đ", 121)}).Description)
	assert.True(t, ask(t, srv, "setMyName", fields{"name": "Giao ban"}).OK)
	assert.JSONEq(t, `{"name":"Giao ban"}`, string(ask(t, srv, "getMyName", nil).Result))
	assert.True(t, ask(t, srv, "setChatMenuButton", fields{"menu_button": fields{"type": "commands"}}).OK)
	assert.JSONEq(t, `{"type":"commands"}`, string(ask(t, srv, "getChatMenuButton", nil).Result))
}

func TestLogOut(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	assert.True(t, ask(t, srv, "close", nil).OK)
	assert.True(t, ask(t, srv, "logOut", nil).OK)
	assert.Equal(t, "Logged out", ask(t, srv, "getUpdates", nil).Description)
	c.pass(10 * time.Minute)
	assert.True(t, ask(t, srv, "getMe", nil).OK)
}
