package telegramtest

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMessageIDs(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), person(t, srv, "Hùng")
	a := ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "một"}).message(t)
	b := ask(t, srv, "sendMessage", fields{"chat_id": hung.ID, "text": "hai"}).message(t)
	assert.Equal(t, a.ID+1, b.ID, "private chats share one counter")
	group := srv.NewSupergroup("Ban", lan)
	group.AddBot(lan)
	assert.Equal(t, 2, ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "ba"}).message(t).ID, "a supergroup has its own; 1 is the bot's coming")
}

func TestLengthsCountCharacters(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	emoji := strings.Repeat("😀", 4096)
	a := ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": emoji})
	assert.True(t, a.OK, "4,096 code points, though 8,192 UTF-16 units: %s", a.Description)
	a = ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "<b>" + strings.Repeat("đ", 4096) + "</b>", "parse_mode": "HTML"})
	assert.True(t, a.OK, "counted after parsing: %s", a.Description)
	photo, err := lan.Photo("")
	require.NoError(t, err)
	assert.True(t, ask(t, srv, "sendPhoto", fields{"chat_id": lan.ID, "photo": photo.File.ID, "caption": strings.Repeat("đ", 1024)}).OK)
	assert.Equal(t, "Bad Request: message caption is too long", ask(t, srv, "sendPhoto", fields{"chat_id": lan.ID, "photo": photo.File.ID, "caption": strings.Repeat("đ", 1025)}).Description)
}

func TestKeyboardsLoseWhatIsTooMuch(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	row := func(n int) []any {
		var out []any
		for range n {
			out = append(out, fields{"text": "x", "callback_data": "x"})
		}
		return out
	}
	ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x", "reply_markup": fields{"inline_keyboard": []any{row(13), row(8)}}}).message(t)
	var rows []any
	for range 40 {
		rows = append(rows, row(8))
	}
	ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x", "reply_markup": fields{"inline_keyboard": rows}}).message(t)
	sent := srv.Sent()
	assert.Len(t, sent[0].Buttons[0], 12)
	assert.Len(t, sent[0].Buttons[1], 8)
	total := 0
	for _, r := range sent[1].Buttons {
		total += len(r)
	}
	assert.Equal(t, 300, total)
}

func TestEdits(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	lan := person(t, srv, "Lan")
	markup := fields{"inline_keyboard": []any{[]any{fields{"text": "Xong", "callback_data": "x"}}}}
	sent := ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "6/12", "reply_markup": markup}).message(t)
	edit := func(method string, more fields) answer {
		p := fields{"chat_id": lan.ID, "message_id": sent.ID}
		for k, v := range more {
			p[k] = v
		}
		return ask(t, srv, method, p)
	}
	same := "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
	assert.Equal(t, same, edit("editMessageText", fields{"text": "6/12", "reply_markup": markup}).Description)
	c.pass(time.Minute)
	m := edit("editMessageText", fields{"text": "<b>6/12</b>", "parse_mode": "HTML", "reply_markup": markup}).message(t)
	assert.Equal(t, c.Now().Unix(), m.EditDate)
	assert.Equal(t, c.Now().Add(-time.Minute).Unix(), m.Date)
	assert.True(t, edit("editMessageText", fields{"text": "6/12"}).OK, "the keyboard goes: a change")
	assert.Equal(t, same, edit("editMessageReplyMarkup", nil).Description)
	assert.True(t, edit("editMessageReplyMarkup", fields{"reply_markup": markup}).OK)
	assert.Equal(t, "Bad Request: there is no caption in the message to edit", edit("editMessageCaption", fields{"caption": "x"}).Description)
	assert.Equal(t, `Bad Request: strict: reply_markup.inline_keyboard is required (Array of Array of InlineKeyboardButton) in editMessageText`,
		edit("editMessageText", fields{"text": "y", "reply_markup": fields{"remove_keyboard": true}}).Description)

	seen, _ := lan.Chat().Message(sent.ID)
	assert.Equal(t, 3, seen.Edits)
	log := srv.Sent()
	assert.Equal(t, []int{0, 1, 2, 3}, []int{log[0].Edits, log[1].Edits, log[2].Edits, log[3].Edits})
	assert.Equal(t, "<b>6/12</b>", log[1].HTML)

	require.NoError(t, lan.Delete(sent.ID))
	assert.Equal(t, "Bad Request: message to edit not found", edit("editMessageText", fields{"text": "z"}).Description)
}

func TestEditsOfPictures(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	photo, err := lan.Photo("")
	require.NoError(t, err)
	other, err := lan.Photo("")
	require.NoError(t, err)
	sent := ask(t, srv, "sendPhoto", fields{"chat_id": lan.ID, "photo": photo.File.ID, "caption": "tuần 47"}).message(t)
	at := fields{"chat_id": lan.ID, "message_id": sent.ID}
	with := func(more fields) fields {
		p := fields{}
		for _, m := range []fields{at, more} {
			for k, v := range m {
				p[k] = v
			}
		}
		return p
	}
	assert.Equal(t, "Bad Request: there is no text in the message to edit", ask(t, srv, "editMessageText", with(fields{"text": "x"})).Description)
	assert.True(t, ask(t, srv, "editMessageCaption", with(fields{"caption": "tuần 48"})).OK)
	assert.True(t, ask(t, srv, "editMessageMedia", with(fields{"media": fields{"type": "photo", "media": other.File.ID, "caption": "tuần 48"}})).OK)
	assert.Contains(t, ask(t, srv, "editMessageMedia", with(fields{"media": fields{"type": "photo", "media": other.File.ID, "caption": "tuần 48"}})).Description, "not modified")
}

func TestDeletions(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	lan := person(t, srv, "Lan")
	group := srv.NewSupergroup("Ban", lan)
	group.AddBot(lan)
	theirs, err := lan.In(group).Say("x")
	require.NoError(t, err)
	mine := ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "y"}).message(t)
	old := ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "z"}).message(t)
	del := func(id int) answer {
		return ask(t, srv, "deleteMessage", fields{"chat_id": group.ID, "message_id": id})
	}
	assert.Equal(t, "Bad Request: message can't be deleted for everyone", del(theirs.ID).Description)
	assert.True(t, del(mine.ID).OK)
	assert.Equal(t, "Bad Request: message to delete not found", del(mine.ID).Description)
	c.pass(48 * time.Hour)
	assert.Equal(t, "Bad Request: message can't be deleted for everyone", del(old.ID).Description)
	group.PromoteBot(lan)
	assert.True(t, del(theirs.ID).OK, "an administrator may")
	assert.True(t, ask(t, srv, "deleteMessages", fields{"chat_id": group.ID, "message_ids": []int{old.ID, 999}}).OK)
}

func TestRepliesForwardsCopies(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), person(t, srv, "Hùng")
	said, err := hung.Say("tc3 vướng <hẻm 45>")
	require.NoError(t, err)
	reply := ask(t, srv, "sendMessage", fields{"chat_id": hung.ID, "text": "rõ", "reply_parameters": fields{"message_id": said.ID}}).message(t)
	require.NotNil(t, reply.Reply)
	assert.Equal(t, said.ID, reply.Reply.ID)
	gone := ask(t, srv, "sendMessage", fields{"chat_id": hung.ID, "text": "rõ", "reply_parameters": fields{"message_id": 999, "allow_sending_without_reply": true}}).message(t)
	assert.Nil(t, gone.Reply)

	a := ask(t, srv, "forwardMessage", fields{"chat_id": lan.ID, "from_chat_id": hung.ID, "message_id": said.ID})
	require.True(t, a.OK, a.Description)
	assert.Contains(t, string(a.Result), `"forward_origin":{"date":`)
	assert.Contains(t, string(a.Result), `Hùng`)
	assert.True(t, ask(t, srv, "copyMessage", fields{"chat_id": lan.ID, "from_chat_id": hung.ID, "message_id": said.ID}).OK)
	assert.Equal(t, "Bad Request: message to forward not found", ask(t, srv, "forwardMessage", fields{"chat_id": lan.ID, "from_chat_id": hung.ID, "message_id": 999}).Description)
	messages := lan.Chat().Messages()
	assert.Equal(t, said.Text, messages[len(messages)-1].Text)
}

func TestPinsAndReactions(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	group := srv.NewSupergroup("Ban", lan)
	group.AddBot(lan)
	card := ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "7/12"}).message(t)
	pin := fields{"chat_id": group.ID, "message_id": card.ID}
	assert.Equal(t, "Bad Request: not enough rights to manage pinned messages in the chat", ask(t, srv, "pinChatMessage", pin).Description)
	group.PromoteBot(lan, RightPin)
	require.True(t, ask(t, srv, "pinChatMessage", pin).OK)
	seen, _ := group.Message(card.ID)
	assert.True(t, seen.Pinned)
	assert.True(t, ask(t, srv, "getChat", fields{"chat_id": group.ID}).OK)
	require.True(t, ask(t, srv, "unpinChatMessage", fields{"chat_id": group.ID}).OK)

	said, err := lan.Say("tc3 xong")
	require.NoError(t, err)
	assert.True(t, ask(t, srv, "setMessageReaction", fields{"chat_id": lan.ID, "message_id": said.ID, "reaction": []any{fields{"type": "emoji", "emoji": "👍"}}}).OK)
	got, _ := lan.Chat().Message(said.ID)
	assert.Equal(t, "👍", got.Reaction)
	assert.Contains(t, ask(t, srv, "setMessageReaction", fields{"chat_id": lan.ID, "message_id": said.ID, "reaction": []any{fields{"type": "emoji", "emoji": "🟩"}}}).Description, "strict: reaction[0].emoji")
}

func TestForgedAndStaleButtons(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), person(t, srv, "Hùng")
	sent := ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "?", "reply_markup": `{"inline_keyboard":[[{"text":"✅ Xong tc3","callback_data":"r:3"},{"text":"Web","url":"https://t.me/x"}]]}`}).message(t)
	texts(t, srv)
	_, err := lan.Press(sent.ID, "r:4")
	require.ErrorIs(t, err, ErrNoButton)
	_, err = hung.PressLabel("xong")
	require.ErrorIs(t, err, ErrNoButton, "not in his chat")
	_, err = lan.PressLabel("web")
	require.ErrorIs(t, err, ErrNoButton, "a link tells the bot nothing")
	_, err = lan.PressLabel("XONG TC3")
	require.NoError(t, err)
	_, err = hung.Forge(sent.ID, "r:3")
	require.NoError(t, err)
	got := updates(t, srv, 0)
	require.Len(t, got, 2)
	forged := got[1]["callback_query"].(fields)
	assert.EqualValues(t, hung.ID, forged["from"].(fields)["id"])
	assert.Equal(t, fields{"chat": forged["message"].(fields)["chat"], "message_id": float64(sent.ID), "date": 0.0}, forged["message"],
		"a message that is not there is inaccessible")
}

func TestInjectedUpdates(t *testing.T) {
	srv := newClock().server(t)
	id, err := srv.InjectUpdate([]byte(`{"message":{"message_id":"not a number"}}`))
	require.NoError(t, err)
	other, err := srv.InjectUpdate([]byte(` { } `))
	require.NoError(t, err)
	third, err := srv.InjectUpdate([]byte(`{"update_id":7,"hologram":{}}`))
	require.NoError(t, err)
	assert.EqualValues(t, 7, third)
	// Not through ask: what was injected is not what the API describes.
	resp, err := srv.Do(request(t, "getUpdates", "application/json", "{}"))
	require.NoError(t, err)
	defer resp.Body.Close()
	var got struct{ Result []fields }
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&got))
	raw := got.Result
	require.Len(t, raw, 3)
	assert.Equal(t, []int64{id, other, 7}, []int64{updateID(raw[0]), updateID(raw[1]), updateID(raw[2])})
	for _, broken := range []string{``, `{"a":`, `[1]`, `"x"`} {
		_, err := srv.InjectUpdate([]byte(broken))
		assert.Error(t, err, broken)
	}
}
