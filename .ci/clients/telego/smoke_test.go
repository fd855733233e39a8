// Package telego holds the strict Bot API server of bot/telegram/telegramtest
// against a client that its authors did not have in mind: github.com/mymmrac/telego,
// which speaks JSON over fasthttp where go-telegram/bot streams multipart over
// net/http. What both of them accept and refuse alike is likely what the real
// server does.
//
//	cd .ci/clients/telego && go test ./...
package telego

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/mymmrac/telego"
	ta "github.com/mymmrac/telego/telegoapi"
	tu "github.com/mymmrac/telego/telegoutil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
)

// start runs the server on loopback and a client against it.
func start(t *testing.T) (*telegramtest.Server, *telego.Bot) {
	t.Helper()
	srv := telegramtest.New(telegramtest.Options{Seed: 1})
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	web := &http.Server{Handler: srv, ReadHeaderTimeout: time.Minute}
	go func() { _ = web.Serve(listener) }()
	t.Cleanup(func() {
		_ = web.Close()
		srv.Close()
	})
	return srv, client(t, "http://"+listener.Addr().String())
}

func client(t *testing.T, address string) *telego.Bot {
	t.Helper()
	b, err := telego.NewBot(telegramtest.DefaultToken, telego.WithAPIServer(address), telego.WithDiscardLogger())
	require.NoError(t, err)
	return b
}

func person(t *testing.T, srv *telegramtest.Server, name string) *telegramtest.User {
	t.Helper()
	u := srv.NewUser(telegramtest.Profile{FirstName: name})
	_, err := u.Start("")
	require.NoError(t, err)
	return u
}

func refusal(t *testing.T, err error) *ta.Error {
	t.Helper()
	var refused *ta.Error
	require.ErrorAs(t, err, &refused)
	return refused
}

func TestTalk(t *testing.T) {
	srv, b := start(t)
	ctx := t.Context()
	me, err := b.GetMe(ctx)
	require.NoError(t, err)
	assert.Equal(t, srv.Bot().Username, me.Username)
	require.NoError(t, b.SetMyCommands(ctx, &telego.SetMyCommandsParams{
		Commands: []telego.BotCommand{{Command: "baocao", Description: "Báo cáo"}}, Scope: tu.ScopeAllPrivateChats(), LanguageCode: "vi",
	}))
	assert.Len(t, srv.Menus(), 1)

	lan := person(t, srv, "Lan")
	sent, err := b.SendMessage(ctx, tu.Message(tu.ID(lan.ID), "Tiêu chí 3: <b>80%</b>").WithParseMode(telego.ModeHTML).
		WithReplyMarkup(tu.InlineKeyboard(tu.InlineKeyboardRow(tu.InlineKeyboardButton("Xong").WithCallbackData("r:3")))))
	require.NoError(t, err)
	assert.Equal(t, "Tiêu chí 3: 80%", sent.Text)
	assert.Equal(t, []telego.MessageEntity{{Type: "bold", Offset: 12, Length: 3}}, sent.Entities)
	edited, err := b.EditMessageText(ctx, &telego.EditMessageTextParams{ChatID: tu.ID(lan.ID), MessageID: sent.MessageID, Text: "Tiêu chí 3: 90%"})
	require.NoError(t, err)
	assert.Nil(t, edited.ReplyMarkup)
	_, err = b.EditMessageText(ctx, &telego.EditMessageTextParams{ChatID: tu.ID(lan.ID), MessageID: sent.MessageID, Text: "Tiêu chí 3: 90%"})
	assert.Contains(t, refusal(t, err).Description, "message is not modified")
	require.NoError(t, b.DeleteMessage(ctx, &telego.DeleteMessageParams{ChatID: tu.ID(lan.ID), MessageID: sent.MessageID}))
}

func TestPolling(t *testing.T) {
	srv, b := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got, err := b.UpdatesViaLongPolling(ctx, &telego.GetUpdatesParams{Timeout: 2})
	require.NoError(t, err)
	next := func() telego.Update {
		t.Helper()
		select {
		case u := <-got:
			return u
		case <-time.After(20 * time.Second):
			require.FailNow(t, "no update")
			return telego.Update{}
		}
	}
	lan := person(t, srv, "Lan")
	assert.Equal(t, "/start", next().Message.Text)
	sent, err := b.SendMessage(ctx, tu.Message(tu.ID(lan.ID), "Xong chưa?").
		WithReplyMarkup(tu.InlineKeyboard(tu.InlineKeyboardRow(tu.InlineKeyboardButton("Xong").WithCallbackData("r:3")))))
	require.NoError(t, err)
	_, err = lan.PressLabel("Xong")
	require.NoError(t, err)
	query := next().CallbackQuery
	require.NotNil(t, query)
	assert.Equal(t, "r:3", query.Data)
	assert.Equal(t, sent.MessageID, query.Message.GetMessageID())
	require.NoError(t, b.AnswerCallbackQuery(ctx, tu.CallbackQuery(query.ID).WithText("Đã ghi")))
	assert.Equal(t, "Đã ghi", srv.Toasts()[0].Text)

	said, err := lan.Say("tc3 80%")
	require.NoError(t, err)
	assert.Equal(t, "tc3 80%", next().Message.Text)
	_, err = lan.Edit(said.ID, "tc3 90%")
	require.NoError(t, err)
	assert.Equal(t, "tc3 90%", next().EditedMessage.Text)
	_, err = lan.Album(2, "trước, sau")
	require.NoError(t, err)
	first, second := next().Message, next().Message
	assert.Equal(t, first.MediaGroupID, second.MediaGroupID)
	assert.Equal(t, "trước, sau", first.Caption)
	lan.Block()
	assert.Equal(t, telego.MemberStatusBanned, next().MyChatMember.NewChatMember.MemberStatus())
	cancel()
	for range got { // the loop closes it when it has ended
	}
}

func TestFiles(t *testing.T) {
	srv, b := start(t)
	ctx := t.Context()
	lan := person(t, srv, "Lan")
	picture := telegramtest.SmallJPEG(5)
	sent, err := b.SendPhoto(ctx, tu.Photo(tu.ID(lan.ID), tu.FileFromBytes(picture, "tuan47.jpg")).WithCaption("Tuần 47"))
	require.NoError(t, err)
	require.NotEmpty(t, sent.Photo)
	doc, err := b.SendDocument(ctx, tu.Document(tu.ID(lan.ID), tu.FileFromBytes([]byte("PK\x03\x04"), "báo cáo.docx")))
	require.NoError(t, err)
	assert.Equal(t, "báo cáo.docx", doc.Document.FileName)
	again, err := b.SendPhoto(ctx, tu.Photo(tu.ID(lan.ID), tu.FileFromID(sent.Photo[0].FileID)))
	require.NoError(t, err)
	assert.Equal(t, sent.Photo[0].FileUniqueID, again.Photo[0].FileUniqueID)
	album, err := b.SendMediaGroup(ctx, tu.MediaGroup(tu.ID(lan.ID),
		tu.MediaPhoto(tu.FileFromBytes(picture, "a.jpg")), tu.MediaPhoto(tu.FileFromBytes(telegramtest.SmallJPEG(6), "b.jpg"))))
	require.NoError(t, err)
	assert.Len(t, album, 2)

	f, err := b.GetFile(ctx, &telego.GetFileParams{FileID: sent.Photo[0].FileID})
	require.NoError(t, err)
	data, err := tu.DownloadFile(b.FileDownloadURL(f.FilePath))
	require.NoError(t, err)
	assert.True(t, bytes.Equal(picture, data))
}

func TestRefusals(t *testing.T) {
	srv, b := start(t)
	ctx := t.Context()
	lan := person(t, srv, "Lan")
	say := func(chat int64) *ta.Error {
		t.Helper()
		_, err := b.SendMessage(ctx, tu.Message(tu.ID(chat), "nhắc"))
		if err == nil {
			return nil
		}
		return refusal(t, err)
	}
	srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultTooMany, Count: 1, RetryAfter: 35})
	refused := say(lan.ID)
	require.NotNil(t, refused)
	assert.Equal(t, 429, refused.ErrorCode)
	assert.Equal(t, 35, refused.Parameters.RetryAfter)

	group := srv.NewGroup("Ban Chỉ đạo", lan)
	group.AddBot(lan)
	require.Nil(t, say(group.ID))
	super, err := group.Migrate(lan)
	require.NoError(t, err)
	refused = say(group.ID)
	require.NotNil(t, refused)
	assert.Equal(t, super.ID, refused.Parameters.MigrateToChatID)
	require.Nil(t, say(super.ID))

	lan.Block()
	refused = say(lan.ID)
	require.NotNil(t, refused)
	assert.Equal(t, `403 "Forbidden: bot was blocked by the user"`, refused.Error())
	assert.Equal(t, "Bad Request: chat not found", say(12345).Description)
}

// TestConflict: of two polls on one token the older one ends with 409.
func TestConflict(t *testing.T) {
	srv, b := start(t)
	older := make(chan error, 1)
	go func() {
		_, err := b.GetUpdates(t.Context(), &telego.GetUpdatesParams{Timeout: 20})
		older <- err
	}()
	require.Eventually(t, func() bool { n, _ := srv.Polls(); return n == 1 }, 10*time.Second, time.Millisecond)
	_, err := b.GetUpdates(t.Context(), &telego.GetUpdatesParams{Timeout: 1})
	require.NoError(t, err)
	refused := refusal(t, <-older)
	assert.Equal(t, 409, refused.ErrorCode)
	assert.Equal(t, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", refused.Description)
}

// TestReset: the answer is lost, the message is not.
func TestReset(t *testing.T) {
	srv, b := start(t)
	lan := person(t, srv, "Lan")
	srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultResetAfterAccept})
	_, err := b.SendMessage(t.Context(), tu.Message(tu.ID(lan.ID), "nhắc"))
	require.Error(t, err)
	var refused *ta.Error
	assert.False(t, errors.As(err, &refused), "nobody refused anything: %v", err)
	sent := srv.Sent()
	require.NotEmpty(t, sent)
	assert.True(t, sent[0].Broken)
}
