package telegram

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
)

// hears makes a world on a clock that is turned by hand and gives what its bot was handed by the last drain.
func hears(t *testing.T) (w *world, c *clock, heard func() []talk.Message) {
	t.Helper()
	c = newClock()
	w = newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1, Now: c.Now})
	var all []talk.Message
	w.before = func(m talk.Message) error {
		all = append(all, m)
		return nil
	}
	return w, c, func() []talk.Message {
		t.Helper()
		all = nil
		w.drain()
		require.Empty(t, w.asides(), "everything could be read")
		return all
	}
}

// only is the one message heard, without the update's key, which the server chose.
func only(t *testing.T, heard []talk.Message) talk.Message {
	t.Helper()
	require.Len(t, heard, 1)
	assert.Equal(t, "tg", heard[0].Platform)
	assert.Regexp(t, `^[0-9]+$`, heard[0].Update)
	m := heard[0]
	m.Platform, m.Update = "", ""
	return m
}

func TestPrivateText(t *testing.T) {
	w, c, heard := hears(t)
	lan := w.srv.NewUser(telegramtest.Profile{ID: 7_000_005_512, FirstName: "Lan", Language: "en"})
	first, err := lan.Start("thu-moi")
	require.NoError(t, err)
	assert.Equal(t, talk.Message{Kind: talk.Text, At: c.Now(), Account: "tg/7000005512", Chat: "tg/7000005512", ChatKind: talk.Private,
		Language: "en", Message: messageID(lan.ID, first.ID), Text: "/start thu-moi"}, only(t, heard()))

	at := c.Now()
	c.add(hour)
	_, err = lan.Edit(first.ID, "tc3 80%")
	require.NoError(t, err)
	assert.Equal(t, talk.Message{Kind: talk.Edited, At: at, EditedAt: c.Now(), Account: "tg/7000005512", Chat: "tg/7000005512",
		ChatKind: talk.Private, Language: "en", Message: messageID(lan.ID, first.ID), Text: "tc3 80%"}, only(t, heard()))

	ours, err := w.p.Send(t.Context(), outgoing(lan, content("tc3?")))
	require.NoError(t, err)
	_, number, ok := readMessage(ours)
	require.True(t, ok)
	_, err = lan.Reply(number, "xong")
	require.NoError(t, err)
	m := only(t, heard())
	assert.Equal(t, ours, m.ReplyTo, "the id is the one that Send gave")
	assert.True(t, m.ReplyToOurs)
	_, err = lan.Reply(first.ID, "vướng")
	require.NoError(t, err)
	m = only(t, heard())
	assert.Equal(t, messageID(lan.ID, first.ID), m.ReplyTo)
	assert.False(t, m.ReplyToOurs, "her own")
}

func TestPresses(t *testing.T) {
	w, c, heard := hears(t)
	lan := w.user("Lan")
	said(t, lan.Seat, 1)
	heard()
	card, err := w.p.Send(t.Context(), outgoing(lan, content("tc3?", button("Xong", "r:1:tc3:done"))))
	require.NoError(t, err)
	_, number, _ := readMessage(card)
	c.add(90*second + 600*time.Millisecond)
	query, err := lan.PressLabel("xong")
	require.NoError(t, err)
	want := talk.Message{Kind: talk.Press, At: c.Now().Truncate(second), Account: chatID(lan.ID), Language: "vi", Chat: chatID(lan.ID),
		ChatKind: talk.Private, Message: card, Code: "r:1:tc3:done", Callback: query}
	assert.Equal(t, want, only(t, heard()))

	// What a client forges comes through as data; who he is, he cannot forge.
	forged := "r:999:tc3:'; DROP TABLE – \u202e\x00"
	_, err = lan.Forge(number, forged)
	require.NoError(t, err)
	m := only(t, heard())
	assert.Equal(t, forged, m.Code)
	assert.Equal(t, chatID(lan.ID), m.Account)

	// A message that Telegram does not show any more.
	_, err = lan.Forge(4711, "r:1")
	require.NoError(t, err)
	m = only(t, heard())
	assert.Equal(t, messageID(lan.ID, 4711), m.Message)
	assert.Equal(t, talk.Private, m.ChatKind)

	// Our clock is behind Telegram's: the press cannot be older than what was pressed.
	now := c.Now()
	w.p.now = func() time.Time { return now.Add(-hour) }
	_, err = w.p.Send(t.Context(), outgoing(lan, content("tc4?", button("Vướng", "r:1:tc4:blocked"))))
	require.NoError(t, err)
	_, err = lan.PressLabel("vướng")
	require.NoError(t, err)
	assert.Equal(t, now.Truncate(second), only(t, heard()).At)
}

func TestFilesAndAlbums(t *testing.T) {
	w, _, heard := hears(t)
	lan := w.user("Lan")
	_, err := lan.Photo("tc3 trước")
	require.NoError(t, err)
	m := only(t, heard())
	assert.Equal(t, "tc3 trước", m.Text)
	require.Len(t, m.Files, 1)
	assert.Equal(t, "photo", m.Files[0].Kind)
	assert.Positive(t, m.Files[0].Size)

	_, err = lan.Album(4, "tc3 sau")
	require.NoError(t, err)
	album := heard()
	require.Len(t, album, 4)
	for i, m := range album {
		assert.NotEmpty(t, m.Album)
		assert.Equal(t, album[0].Album, m.Album)
		assert.Len(t, m.Files, 1)
		assert.Equal(t, i == 0, m.Text == "tc3 sau", "one caption")
		if i > 0 {
			_, before, _ := readMessage(album[i-1].Message)
			_, now, _ := readMessage(m.Message)
			assert.Greater(t, now, before, "in order")
		}
	}

	_, err = lan.Document("Danh sách.xlsx", []byte("PK"), "")
	require.NoError(t, err)
	m = only(t, heard())
	assert.Equal(t, "Danh sách.xlsx", m.Files[0].Name)
	assert.Equal(t, "document", m.Files[0].Kind)
	assert.EqualValues(t, 2, m.Files[0].Size)
	_, err = lan.Voice(3)
	require.NoError(t, err)
	assert.Equal(t, "voice", only(t, heard()).Files[0].Kind)
	_, err = lan.Sticker("👍")
	require.NoError(t, err)
	assert.Equal(t, "sticker", only(t, heard()).Files[0].Kind)
	_, err = lan.Location(10.776889, 106.700806)
	require.NoError(t, err)
	m = only(t, heard())
	assert.Equal(t, talk.File{Kind: "location", Name: "10.776889,106.700806"}, m.Files[0])
}

func TestBlockedAndReturned(t *testing.T) {
	w, c, heard := hears(t)
	lan := w.user("Lan")
	said(t, lan.Seat, 1)
	heard()
	lan.Block()
	assert.Equal(t, talk.Message{Kind: talk.Blocked, At: c.Now(), Account: chatID(lan.ID), Chat: chatID(lan.ID), ChatKind: talk.Private,
		Language: "vi"}, only(t, heard()))
	lan.Unblock()
	assert.Equal(t, talk.Returned, only(t, heard()).Kind)
}

// What Telegram knows and the strict server does not play.
func TestOddMessages(t *testing.T) {
	me := self{ID: 71, Username: "giaoban_bot"}
	const head = `"message_id":9,"date":1795000000,"from":{"id":5,"first_name":"Lan"},"chat":{"id":5,"type":"private"}`
	const group = `"message_id":9,"date":1795000000,"from":{"id":5,"first_name":"Lan"},"chat":{"id":-100,"type":"supergroup","title":"Ban"}`
	for name, tt := range map[string]struct {
		raw  string
		file string // the kind of file, or
		not  bool   // nothing
	}{
		"contact":           {`{"message":{` + head + `,"contact":{"phone_number":"1","first_name":"x"}}}`, "other", false},
		"dice":              {`{"message":{` + head + `,"dice":{"emoji":"🎲","value":3}}}`, "other", false},
		"something new":     {`{"message":{` + head + `,"hologram":{}}}`, "other", false},
		"new, in a group":   {`{"message":{` + group + `,"hologram":{}}}`, "", true},
		"contact, in group": {`{"message":{` + group + `,"contact":{"phone_number":"1","first_name":"x"}}}`, "other", false},
		"pinned":            {`{"message":{` + head + `,"pinned_message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"}}}}`, "", true},
		"pinned, too old":   {`{"message":{` + head + `,"pinned_message":{"message_id":1,"date":0,"chat":{"id":5,"type":"private"}}}}`, "", true},
		"timer":             {`{"message":{` + head + `,"message_auto_delete_timer_changed":{"message_auto_delete_time":60}}}`, "", true},
		"joined, in group":  {`{"message":{` + group + `,"new_chat_members":[{"id":6,"first_name":"x"}]}}`, "", true},
		"animation":         {`{"message":{` + head + `,"animation":{"file_id":"a"},"document":{"file_id":"a"}}}`, "video", false},
		"video note":        {`{"message":{` + head + `,"video_note":{"file_id":"a"}}}`, "video", false},
		"audio":             {`{"message":{` + head + `,"audio":{"file_id":"a"}}}`, "other", false},
		"venue":             {`{"message":{` + head + `,"venue":{"location":{"latitude":1,"longitude":2},"title":"x","address":"y"},"location":{"latitude":1,"longitude":2}}}`, "location", false},
		"live location":     {`{"edited_message":{` + head + `,"location":{"latitude":1,"longitude":2,"live_period":60}}}`, "", true},
		"channel post":      {`{"message":{"message_id":9,"date":1,"chat":{"id":-100,"type":"channel","title":"x"},"text":"x"}}`, "", true},
		"no chat":           {`{"message":{"message_id":9,"date":1,"text":"x"}}`, "", true},
		"edited to nothing": {`{"edited_message":{` + group + `}}`, "", true},
		"press without message": {`{"callback_query":{"id":"1","from":{"id":5,"first_name":"x"},"message":null,"chat_instance":"1","data":"x"}}`,
			"", true},
		"press of a game": {`{"callback_query":{"id":"1","from":{"id":5,"first_name":"x"},"message":{` + head + `},"chat_instance":"1","game_short_name":"x"}}`,
			"", true},
		"press in a channel": {`{"callback_query":{"id":"1","from":{"id":5,"first_name":"x"},"message":{"message_id":9,"date":1,"chat":{"id":-100,"type":"channel"}},"chat_instance":"1","data":"x"}}`,
			"", true},
		"bot in a channel": {`{"my_chat_member":{"chat":{"id":-100,"type":"channel"},"from":{"id":5},"date":1,"old_chat_member":{"status":"left"},"new_chat_member":{"status":"administrator"}}}`,
			"", true},
	} {
		t.Run(name, func(t *testing.T) {
			var u models.Update
			require.NoError(t, json.Unmarshal([]byte(tt.raw), &u))
			m, ok := convert(&u, me, time.Unix(1795000000, 0))
			require.Equal(t, !tt.not, ok)
			if ok {
				require.Len(t, m.Files, 1)
				assert.Equal(t, tt.file, m.Files[0].Kind)
			}
		})
	}
}

// Nobody: who speaks for a chat, and bots.
func TestNobody(t *testing.T) {
	for name, who := range map[string]string{
		"linked channel":  `"from":{"id":777000,"is_bot":false,"first_name":"Telegram"},"sender_chat":{"id":-100500,"type":"channel"},"is_automatic_forward":true`,
		"anonymous admin": `"from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-100,"type":"supergroup"}`,
		"another bot":     `"from":{"id":99,"is_bot":true,"first_name":"x"}`,
		"no sender":       `"author_signature":"x"`,
	} {
		var u models.Update
		require.NoError(t, json.Unmarshal([]byte(`{"message":{"message_id":9,"date":1,"chat":{"id":-100,"type":"supergroup"},"text":"tc3 xong",`+who+`}}`), &u))
		m, ok := convert(&u, self{}, time.Time{})
		require.True(t, ok)
		assert.Empty(t, m.Account, name)
	}
}

func TestLargestPhoto(t *testing.T) {
	for _, sizes := range []string{
		`[{"file_id":"s","width":90,"height":60},{"file_id":"l","width":1280,"height":853},{"file_id":"m","width":320,"height":213}]`,
		`[{"file_id":"l","width":0,"height":0,"file_size":9},{"file_id":"s","width":0,"height":0,"file_size":3}]`,
	} {
		var m models.Message
		require.NoError(t, json.Unmarshal([]byte(`{"photo":`+sizes+`}`), &m))
		assert.Equal(t, "tg/l", files(&m)[0].ID)
	}
}

// Whatever Telegram, or whoever plays Telegram, delivers: no panic, and what comes through is whole.
func FuzzConvert(f *testing.F) {
	for _, raw := range []string{
		`{"update_id":1,"message":{"message_id":9,"date":1795000000,"from":{"id":5},"chat":{"id":5,"type":"private"},"text":"@giaoban_bot x","entities":[{"type":"mention","offset":0,"length":12}]}}`,
		`{"message":{"message_id":9,"date":-1,"from":{"id":5},"chat":{"id":-5,"type":"group"},"text":"😀/x@giaoban_bot","entities":[{"type":"text_mention","offset":1,"length":9223372036854775807,"user":{"id":71}}]}}`,
		`{"message":{"chat":{"id":5,"type":"private"},"photo":[{"width":9223372036854775807,"height":2}],"caption":"x","caption_entities":[{"type":"mention","offset":-1,"length":3}]}}`,
		`{"callback_query":{"message":{"chat":{"id":1,"type":"private"}},"data":"x","from":{"id":1}}}`,
		`{"my_chat_member":{"chat":{"id":1,"type":"group"},"old_chat_member":{"status":"restricted"},"new_chat_member":{"status":"member"}}}`,
		`{"edited_message":{"chat":{"id":1,"type":"private"},"reply_to_message":{"pinned_message":{"date":0}}}}`,
		`[]`, `null`, `7`, `{"message":[]}`,
	} {
		f.Add([]byte(raw))
	}
	me := self{ID: 71, Username: "giaoban_bot"}
	now := time.Unix(1795000000, 0)
	f.Fuzz(func(t *testing.T, raw []byte) {
		var u models.Update
		if json.Unmarshal(raw, &u) != nil {
			return
		}
		m, ok := convert(&u, me, now)
		if !ok {
			return
		}
		require.NotEmpty(t, m.Kind)
		_, isChat := readChat(m.Chat)
		require.True(t, isChat, m.Chat)
		require.Contains(t, []talk.ChatKind{talk.Private, talk.Grouped}, m.ChatKind)
		if m.Account != "" {
			_, isChat = readChat(m.Account)
			require.True(t, isChat || m.Account == "tg/0", m.Account)
		}
		require.Equal(t, m.Kind == talk.Moved, m.MovedTo != "")
		require.Equal(t, m.Kind == talk.Press, m.Code != "")
	})
}
