package telegramtest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEveryMethodAnswers plays every method to a success; ask holds each answer
// against the description of the API.
func TestEveryMethodAnswers(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	lan := person(t, srv, "Lan")
	group := srv.NewForum("Ban Chỉ đạo", lan)
	group.AddBot(lan)
	group.PromoteBot(lan)
	photo, err := lan.Photo("ảnh")
	require.NoError(t, err)
	doc, err := lan.Document("a.txt", []byte("x"), "")
	require.NoError(t, err)
	query, err := lan.Forge(1, "x")
	require.NoError(t, err)

	id := 0 // of the message that is edited, pinned, deleted
	chat := func(more fields) fields {
		p := fields{"chat_id": group.ID}
		for k, v := range more {
			p[k] = v
		}
		return p
	}
	topic := func() fields { return chat(fields{"message_thread_id": id}) }
	keyboard := fields{"inline_keyboard": []any{[]any{fields{"text": "x", "copy_text": fields{"text": "V12"}}}}}
	for _, step := range []struct {
		method string
		params func() fields
	}{
		{"getMe", nil}, {"close", nil}, {"getUpdates", nil}, {"getWebhookInfo", nil},
		{"setWebhook", func() fields { return fields{"url": "http://127.0.0.1:1/", "max_connections": 1} }},
		{"deleteWebhook", func() fields { return fields{"drop_pending_updates": true} }},
		{"answerCallbackQuery", func() fields { return fields{"callback_query_id": query, "text": "rõ", "show_alert": true} }},
		{"getFile", func() fields { return fields{"file_id": photo.File.ID} }},
		{"sendChatAction", func() fields { return chat(fields{"action": "typing"}) }},
		{"sendPhoto", func() fields {
			return chat(fields{"photo": photo.File.ID, "caption": "<i>x</i>", "parse_mode": "HTML"})
		}},
		{"editMessageMedia", func() fields {
			return chat(fields{"message_id": id, "media": fields{"type": "document", "media": doc.File.ID}})
		}},
		{"editMessageCaption", func() fields { return chat(fields{"message_id": id, "caption": "y"}) }},
		{"sendDocument", func() fields { return chat(fields{"document": doc.File.ID}) }},
		{"sendMediaGroup", func() fields {
			part := fields{"type": "document", "media": doc.File.ID}
			return chat(fields{"media": []any{part, part}})
		}},
		{"forwardMessage", func() fields { return chat(fields{"from_chat_id": lan.ID, "message_id": photo.ID}) }},
		{"copyMessage", func() fields {
			return chat(fields{"from_chat_id": lan.ID, "message_id": photo.ID, "caption": "khác"})
		}},
		{"sendMessage", func() fields { return chat(fields{"text": "*x*", "parse_mode": "MarkdownV2"}) }},
		{"editMessageText", func() fields {
			return chat(fields{"message_id": id, "text": "đậm", "entities": []any{fields{"type": "bold", "offset": 0, "length": 3}}})
		}},
		{"editMessageReplyMarkup", func() fields { return chat(fields{"message_id": id, "reply_markup": keyboard}) }},
		{"setMessageReaction", func() fields { return chat(fields{"message_id": id, "reaction": []any{}}) }},
		{"pinChatMessage", func() fields { return chat(fields{"message_id": id}) }},
		{"getChat", func() fields { return chat(nil) }},
		{"unpinChatMessage", func() fields { return chat(fields{"message_id": id}) }},
		{"deleteMessage", func() fields { return chat(fields{"message_id": id}) }},
		{"deleteMessages", func() fields { return chat(fields{"message_ids": []int{id, 1}}) }},
		{"getChatMember", func() fields { return chat(fields{"user_id": lan.ID}) }},
		{"getChatAdministrators", func() fields { return chat(fields{"return_bots": true}) }},
		{"getChatMemberCount", func() fields { return chat(nil) }},
		{"setMyCommands", func() fields {
			return fields{"commands": []any{fields{"command": "huy", "description": "Huỷ"}}}
		}},
		{"getMyCommands", nil}, {"deleteMyCommands", nil},
		{"setMyName", func() fields { return fields{"name": "Giao ban"} }}, {"getMyName", nil},
		{"setMyDescription", func() fields { return fields{"description": "x"} }}, {"getMyDescription", nil},
		{"setMyShortDescription", func() fields { return fields{"short_description": "x"} }}, {"getMyShortDescription", nil},
		{"setChatMenuButton", func() fields { return fields{"chat_id": lan.ID, "menu_button": fields{"type": "default"}} }},
		{"getChatMenuButton", func() fields { return fields{"chat_id": lan.ID} }},
		{"createForumTopic", func() fields { return chat(fields{"name": "Tổng dọn"}) }},
		{"closeForumTopic", topic}, {"reopenForumTopic", topic}, {"deleteForumTopic", topic},
		{"leaveChat", func() fields { return chat(nil) }},
		{"logOut", nil},
	} {
		var params fields
		if step.params != nil {
			params = step.params()
		}
		a := ask(t, srv, step.method, params)
		require.True(t, a.OK, "%s: %s", step.method, a.Description)
		var made struct {
			ID     int `json:"message_id"`
			Thread int `json:"message_thread_id"`
		}
		if v, err := decodeJSON(a.Result); err == nil {
			if w, ok := v.(fields); ok {
				made.ID, made.Thread = int(args(w).integer("message_id")), int(args(w).integer("message_thread_id"))
			}
		}
		switch {
		case made.ID != 0:
			id = made.ID
		case strings.HasPrefix(step.method, "createForum"):
			id = made.Thread
		}
	}
	played := map[string]bool{"getUpdates": true}
	for _, call := range srv.Calls() {
		played[call.Method] = true
	}
	for _, m := range srv.spec.methods {
		assert.True(t, played[m.name], m.name)
	}
}

func TestReplyKeyboards(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	send := func(markup fields) answer {
		return ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x", "reply_markup": markup})
	}
	require.True(t, send(fields{"keyboard": []any{[]any{fields{"text": "1 xong"}, fields{"text": "Gửi vị trí", "request_location": true}}}, "resize_keyboard": true}).OK)
	assert.Equal(t, [][]string{{"1 xong", "Gửi vị trí"}}, srv.Sent()[0].Keyboard)
	assert.True(t, send(fields{"remove_keyboard": true}).OK)
	assert.True(t, send(fields{"force_reply": true, "input_field_placeholder": "80%"}).OK)
	assert.False(t, send(fields{"remove_keyboard": false}).OK, "only true makes sense")
	assert.False(t, send(fields{"keyboard": []any{[]any{"1 xong"}}}).OK, "a label alone is of old")
}

// TestChanged wakes whoever watches at everything that happens.
func TestChanged(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	group := srv.NewSupergroup("Ban", lan)
	group.AddBot(lan)
	happens := func(what string, do func()) {
		t.Helper()
		changed := srv.Changed()
		do()
		select {
		case <-changed:
		default:
			assert.Fail(t, "nobody was woken", what)
		}
	}
	happens("said", func() { _, _ = lan.Say("x") })
	happens("edited", func() { _, _ = lan.EditLast("y") })
	happens("sent", func() { ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x"}) })
	happens("confirmed", func() { updates(t, srv, -1) })
	happens("menu", func() { ask(t, srv, "deleteMyCommands", nil) })
	happens("renamed", func() { group.Rename(lan, "Ban Chỉ đạo") })
	assert.Equal(t, "Ban Chỉ đạo", group.Title())
	happens("blocked", lan.Block)
	happens("fault", func() { srv.Inject(Fault{Kind: FaultDown}) })
	happens("clear", srv.ClearFaults)
}
