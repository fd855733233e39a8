package telegram

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// met makes a world with a person who has spoken to the bot.
func met(t *testing.T, w *world, name string) *telegramtest.User {
	t.Helper()
	u := w.user(name)
	_, err := u.Start("")
	require.NoError(t, err)
	w.drain()
	return u
}

func TestSendMessage(t *testing.T) {
	for name, w := range map[string]*world{"seam": newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1}), "tcp": overTCP(t)} {
		t.Run(name, func(t *testing.T) {
			hung := met(t, w, "Hùng")
			asked, err := hung.Say("gì đó?")
			require.NoError(t, err)
			m := outgoing(hung, store.Content{
				Runs: []store.Run{{Text: "Báo cáo tuần 47", Style: store.Bold}, {Text: " – xem https://example.org & <b>gõ</b> "}, {Text: "1 xong", Style: store.Code}, {}},
				Actions: [][]store.Action{
					{button("1", "a"), button("2", "b"), button("3", "c"), button("4", "d"), button("5", "e")},
					{},
					{button("không có gì", ""), button("", "x"), button(strings.Repeat("đ", 90), "f")},
					{{Label: "Hướng dẫn", URL: "https://example.org/huong-dan"}},
				}})
			m.ReplyTo = messageID(hung.ID, asked.ID)
			id, err := w.p.Send(t.Context(), m)
			require.NoError(t, err)
			_, number, ok := readMessage(id)
			require.True(t, ok)
			got, ok := hung.Chat().Message(number)
			require.True(t, ok)
			assert.Equal(t, "Báo cáo tuần 47 – xem https://example.org & <b>gõ</b> 1 xong", got.Text)
			assert.Equal(t, `<b>Báo cáo tuần 47</b> – xem https://example.org &amp; &lt;b&gt;gõ&lt;/b&gt; <code>1 xong</code>`, got.HTML)
			assert.Equal(t, asked.ID, got.ReplyTo)
			assert.Equal(t, [][]telegramtest.Button{
				{{Text: "1", Data: "a"}, {Text: "2", Data: "b"}, {Text: "3", Data: "c"}}, {{Text: "4", Data: "d"}, {Text: "5", Data: "e"}},
				{{Text: strings.Repeat("đ", 59) + "…", Data: "f"}},
				{{Text: "Hướng dẫn", URL: "https://example.org/huong-dan"}},
			}, got.Buttons)

			// The answered message is gone: the answer is sent all the same.
			require.NoError(t, hung.Delete(asked.ID))
			_, err = w.p.Send(t.Context(), m)
			require.NoError(t, err)
			// The longest that Limit allows, of emoji.
			_, err = w.p.Send(t.Context(), outgoing(hung, content(strings.Repeat("🟩", w.p.Limit()))))
			require.NoError(t, err)
		})
	}
}

func TestEditMessage(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	hung := met(t, w, "Hùng")
	id, err := w.p.Send(t.Context(), outgoing(hung, content("7/12", button("Chi tiết", "t:47"))))
	require.NoError(t, err)
	_, number, _ := readMessage(id)
	edit := func(c store.Content) error { return w.p.Edit(t.Context(), id, outgoing(hung, c)) }
	require.NoError(t, edit(content("8/12", button("Chi tiết", "t:47"))))
	require.NoError(t, edit(content("8/12", button("Chi tiết", "t:47"))), "it reads so already")
	require.NoError(t, edit(content("9/12")))
	got, _ := hung.Chat().Message(number)
	assert.Equal(t, "9/12", got.Text)
	assert.Empty(t, got.Buttons, "an edit without buttons takes them away")
	assert.Equal(t, 2, got.Edits)

	require.ErrorIs(t, w.p.Edit(t.Context(), messageID(hung.ID, 999), outgoing(hung, content("x"))), outbox.ErrGone)
	said, err := hung.Say("của tôi")
	require.NoError(t, err)
	require.ErrorIs(t, w.p.Edit(t.Context(), messageID(hung.ID, said.ID), outgoing(hung, content("x"))), outbox.ErrGone, "not ours to edit")
	for _, bad := range []string{"", "tg/", "zalo/5/7", "tg/x/7", "tg/5/x", id + "/", "tg/5/-1"} {
		require.ErrorIs(t, w.p.Edit(t.Context(), bad, outgoing(hung, content("x"))), outbox.ErrGone, bad)
	}
	hung.Block()
	require.NoError(t, edit(content("10/12")), "who has blocked us can still be shown the newest")
}

func TestSendFiles(t *testing.T) {
	w := overTCP(t)
	hung := met(t, w, "Hùng")
	picture := store.Content{Runs: []store.Run{{Text: "Mã <mời> của "}, {Text: "Hùng", Style: store.Bold}}, File: &store.File{Kind: store.Picture, Name: "ma moi.jpg", Recipe: "qr"},
		Actions: [][]store.Action{{button("Xong", "x")}}}
	m := outgoing(hung, picture)
	m.File = telegramtest.SmallJPEG(1)
	id, err := w.p.Send(t.Context(), m)
	require.NoError(t, err)
	_, number, _ := readMessage(id)
	got, _ := hung.Chat().Message(number)
	require.NotNil(t, got.File)
	assert.Equal(t, "photo", got.File.Kind)
	assert.Equal(t, "Mã <mời> của Hùng", got.Text)
	assert.Len(t, got.Buttons, 1)

	// Edited: another picture; then words alone, which become the caption.
	m.File = telegramtest.SmallJPEG(2)
	require.NoError(t, w.p.Edit(t.Context(), id, m))
	require.NoError(t, w.p.Edit(t.Context(), id, m), "the same again")
	require.NoError(t, w.p.Edit(t.Context(), id, outgoing(hung, content("đã dùng"))))
	got, _ = hung.Chat().Message(number)
	assert.Equal(t, "đã dùng", got.Text)
	assert.NotNil(t, got.File)
	m.File = nil
	require.NoError(t, w.p.Edit(t.Context(), id, m), "a file that is not drawn again stays")

	document := store.Content{Runs: []store.Run{{Text: "Báo cáo"}}, File: &store.File{Kind: store.Document, Name: "Báo cáo tuần 47.docx", Recipe: "report"}}
	d := outgoing(hung, document)
	d.File = []byte(strings.Repeat("PK", 1<<20)) // more than is kept in memory
	id, err = w.p.Send(t.Context(), d)
	require.NoError(t, err)
	_, number, _ = readMessage(id)
	got, _ = hung.Chat().Message(number)
	assert.Equal(t, "Báo cáo tuần 47.docx", got.File.Name)
	assert.Equal(t, d.File, got.File.Bytes)
	d.File = []byte("PK khác")
	require.NoError(t, w.p.Edit(t.Context(), id, d))
	got, _ = hung.Chat().Message(number)
	assert.Equal(t, "PK khác", string(got.File.Bytes))

	// A caption that is too long follows as a message, with the buttons.
	long := m
	long.File = telegramtest.SmallJPEG(3)
	long.Content.Runs = []store.Run{{Text: strings.Repeat("ệ", maxCaption+1)}}
	id, err = w.p.Send(t.Context(), long)
	require.NoError(t, err)
	_, number, _ = readMessage(id)
	got, _ = hung.Chat().Message(number)
	assert.Len(t, []rune(got.Text), maxCaption+1)
	assert.Len(t, got.Buttons, 1)
	before, _ := hung.Chat().Message(number - 1)
	assert.NotNil(t, before.File)

	d.File = nil
	_, err = w.p.Send(t.Context(), d)
	require.ErrorIs(t, err, outbox.ErrRefused, "a file that was not drawn")
	text, err := w.p.Send(t.Context(), outgoing(hung, content("chữ")))
	require.NoError(t, err)
	require.ErrorIs(t, w.p.Edit(t.Context(), text, m), outbox.ErrGone, "a message without a file has no caption")
}

func TestMenu(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	hung := met(t, w, "Hùng")
	chat := chatID(hung.ID)
	require.NoError(t, w.p.Menu(t.Context(), chat, []outbox.Command{{Name: "baocao", About: "Báo cáo tuần"}, {Name: "toi", About: strings.Repeat("đ", 300)}}))
	require.NoError(t, w.p.Menu(t.Context(), chat, nil))
	require.ErrorIs(t, w.p.Menu(t.Context(), chat, []outbox.Command{{Name: "báo cáo", About: "x"}}), outbox.ErrRefused)
	require.ErrorIs(t, w.p.Menu(t.Context(), "tg/12345", []outbox.Command{{Name: "x", About: "x"}}), outbox.ErrUnreachable)
	require.ErrorIs(t, w.p.Menu(t.Context(), "zalo/1", nil), outbox.ErrRefused)
	var asked []string
	for _, c := range w.srv.Calls() {
		if strings.Contains(c.Method, "MyCommands") && c.Code == http.StatusOK {
			asked = append(asked, c.Method)
		}
	}
	assert.Equal(t, []string{"setMyCommands", "deleteMyCommands"}, asked)
}

func TestFetch(t *testing.T) {
	w := overTCP(t)
	hung := met(t, w, "Hùng")
	sent, err := hung.Document("a.txt", []byte("nội dung"), "")
	require.NoError(t, err)
	fetch := func(id string) (string, error) {
		r, err := w.p.Fetch(t.Context(), id)
		if err != nil {
			return "", err
		}
		defer r.Close()
		b, err := io.ReadAll(r)
		return string(b), err
	}
	got, err := fetch(fileID(sent.File.ID))
	require.NoError(t, err)
	assert.Equal(t, "nội dung", got)
	for _, bad := range []string{"", "tg/", "zalo/x", "tg/nichts"} {
		_, err = fetch(bad)
		require.ErrorIs(t, err, outbox.ErrRefused, bad)
	}
	big, err := hung.Document("to.bin", make([]byte, maxFile+1), "")
	require.NoError(t, err)
	_, err = fetch(fileID(big.File.ID))
	require.ErrorIs(t, err, outbox.ErrRefused)

	// A server that says less than it gives.
	w.p.api.next = stub(func(method string) string {
		if method == "getFile" {
			return `{"ok":true,"result":{"file_id":"x","file_path":"documents/x"}}`
		}
		return strings.Repeat("x", maxFile+1)
	})
	_, err = fetch("tg/x")
	require.ErrorIs(t, err, outbox.ErrRefused)
}

func TestGroupIsToldByItsID(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	assert.True(t, w.p.Group("tg/-1001234567890"))
	assert.False(t, w.p.Group("tg/5512"))
	assert.False(t, w.p.Group("zalo/-5"))
	assert.Less(t, w.p.Limit(), 4096)
}

func TestStartLink(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	assert.Empty(t, w.p.Start("abc"), "Telegram has not told us our name")
	w.drain()
	assert.Equal(t, "https://t.me/giaoban_test_bot?start=Ab_c-9", w.p.Start("Ab_c-9"))
	assert.Equal(t, "https://t.me/giaoban_test_bot?start=a%26b", w.p.Start("a&b"))
	calls := 0
	for _, c := range w.srv.Calls() {
		if c.Method == "getMe" {
			calls++
		}
	}
	w.drain()
	assert.Equal(t, 1, calls, "asked once")
}
