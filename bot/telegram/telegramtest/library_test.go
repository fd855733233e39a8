package telegramtest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
)

// overEach runs a scenario with go-telegram/bot over TCP and through the seam
// inside a synctest bubble.
func overEach(t *testing.T, scenario func(t *testing.T, srv *telegramtest.Server, b *bot.Bot)) {
	t.Run("tcp", func(t *testing.T) {
		srv := telegramtest.New(telegramtest.Options{Seed: 1})
		defer srv.Close()
		web := httptest.NewServer(srv)
		defer web.Close()
		client := web.Client()
		scenario(t, srv, library(t, client, bot.WithServerURL(web.URL)))
	})
	t.Run("seam", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			srv := telegramtest.New(telegramtest.Options{Seed: 1})
			defer srv.Close()
			scenario(t, srv, library(t, srv))
		})
	})
}

func library(t *testing.T, client bot.HttpClient, more ...bot.Option) *bot.Bot {
	t.Helper()
	b, err := bot.New(telegramtest.DefaultToken, append(more, bot.WithHTTPClient(30*time.Second, client),
		bot.WithErrorsHandler(func(error) {}))...)
	require.NoError(t, err)
	return b
}

func TestLibraryTalks(t *testing.T) {
	overEach(t, func(t *testing.T, srv *telegramtest.Server, b *bot.Bot) {
		ctx := context.Background()
		me, err := b.GetMe(ctx)
		require.NoError(t, err)
		assert.Equal(t, srv.Bot().Username, me.Username)
		assert.False(t, me.CanReadAllGroupMessages, "privacy mode is on by default")

		lan := srv.NewUser(telegramtest.Profile{FirstName: "Lan", ID: 6_111_222_333})
		_, err = lan.Start("thu-moi")
		require.NoError(t, err)
		msg, err := b.SendMessage(ctx, &bot.SendMessageParams{
			ChatID: lan.ID, Text: "Chào <b>đồng chí</b> &amp; bạn", ParseMode: models.ParseModeHTML,
			ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{
				{Text: "✅ Xong", CallbackData: "r:1:xong"}, {Text: "Còn lại", URL: "https://vi.wikipedia.org/"},
			}}},
		})
		require.NoError(t, err)
		assert.Equal(t, "Chào đồng chí & bạn", msg.Text)
		require.Len(t, msg.Entities, 1)
		assert.Equal(t, models.MessageEntity{Type: models.MessageEntityTypeBold, Offset: 5, Length: 8}, msg.Entities[0])
		assert.Equal(t, "r:1:xong", msg.ReplyMarkup.InlineKeyboard[0][0].CallbackData)

		seen, ok := lan.Chat().Message(msg.ID)
		require.True(t, ok)
		assert.Equal(t, "Chào <b>đồng chí</b> &amp; bạn", seen.HTML)
		assert.Equal(t, []telegramtest.Button{{Text: "✅ Xong", Data: "r:1:xong"}, {Text: "Còn lại", URL: "https://vi.wikipedia.org/"}}, seen.Buttons[0])

		edited, err := b.EditMessageText(ctx, &bot.EditMessageTextParams{ChatID: lan.ID, MessageID: msg.ID, Text: "Đã ghi."})
		require.NoError(t, err)
		assert.NotZero(t, edited.EditDate)
		assert.Empty(t, edited.ReplyMarkup, "an edit without markup takes the keyboard away")
	})
}

// TestLibraryPolls lets the library's own loop fetch what people do.
func TestLibraryPolls(t *testing.T) {
	overEach(t, func(t *testing.T, srv *telegramtest.Server, b *bot.Bot) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		got := make(chan *models.Update, 20)
		b.RegisterHandlerMatchFunc(func(*models.Update) bool { return true }, func(_ context.Context, _ *bot.Bot, u *models.Update) { got <- u })
		stopped := make(chan struct{})
		go func() { defer close(stopped); b.Start(ctx) }()
		next := func() *models.Update {
			t.Helper()
			select {
			case u := <-got:
				return u
			case <-time.After(10 * time.Second):
				require.Fail(t, "no update")
				return nil
			}
		}

		hung := srv.NewUser(telegramtest.Profile{FirstName: "Hùng"})
		_, err := hung.Start("")
		require.NoError(t, err)
		u := next()
		require.NotNil(t, u.Message)
		assert.Equal(t, "/start", u.Message.Text)
		assert.Equal(t, models.MessageEntityTypeBotCommand, u.Message.Entities[0].Type)

		sent, err := b.SendMessage(ctx, &bot.SendMessageParams{ChatID: hung.ID, Text: "Xong chưa?", ReplyMarkup: &models.InlineKeyboardMarkup{
			InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "Xong", CallbackData: "x"}}}}})
		require.NoError(t, err)
		_, err = hung.PressLabel("xong")
		require.NoError(t, err)
		u = next()
		require.NotNil(t, u.CallbackQuery)
		assert.Equal(t, "x", u.CallbackQuery.Data)
		assert.Equal(t, sent.ID, u.CallbackQuery.Message.Message.ID)
		_, err = b.AnswerCallbackQuery(ctx, &bot.AnswerCallbackQueryParams{CallbackQueryID: u.CallbackQuery.ID, Text: "Đã ghi"})
		require.NoError(t, err)
		require.Len(t, srv.Toasts(), 1)
		assert.Equal(t, hung.ID, srv.Toasts()[0].UserID)

		photo, err := hung.Photo("tc3 80%")
		require.NoError(t, err)
		u = next()
		require.Len(t, u.Message.Photo, 1)
		assert.Equal(t, "tc3 80%", u.Message.Caption)
		assert.Equal(t, photo.File.ID, u.Message.Photo[0].FileID)

		hung.Block()
		u = next()
		require.NotNil(t, u.MyChatMember)
		assert.Equal(t, models.ChatMemberTypeBanned, u.MyChatMember.NewChatMember.Type)

		cancel()
		<-stopped
	})
}

func TestLibrarySeesRefusals(t *testing.T) {
	overEach(t, func(t *testing.T, srv *telegramtest.Server, b *bot.Bot) {
		ctx := context.Background()
		say := func(chat int64) error {
			_, err := b.SendMessage(ctx, &bot.SendMessageParams{ChatID: chat, Text: "nhắc"})
			return err
		}
		lan := srv.NewUser(telegramtest.Profile{FirstName: "Lan"})
		require.ErrorIs(t, say(lan.ID), bot.ErrorBadRequest, "never seen")
		require.ErrorContains(t, say(lan.ID), "chat not found")
		_, err := lan.Start("")
		require.NoError(t, err)
		require.NoError(t, say(lan.ID))
		lan.Block()
		require.ErrorIs(t, say(lan.ID), bot.ErrorForbidden)
		require.ErrorContains(t, say(lan.ID), "bot was blocked by the user")
		lan.Unblock()
		require.NoError(t, say(lan.ID))

		srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultTooMany, Count: 1, RetryAfter: 35})
		var many *bot.TooManyRequestsError
		require.ErrorAs(t, say(lan.ID), &many)
		assert.Equal(t, 35, many.RetryAfter)

		group := srv.NewGroup("Ban Chỉ đạo", lan)
		group.AddBot(lan)
		require.NoError(t, say(group.ID))
		super, err := group.Migrate(lan)
		require.NoError(t, err)
		var moved *bot.MigrateError
		require.ErrorAs(t, say(group.ID), &moved)
		assert.Equal(t, super.ID, int64(moved.MigrateToChatID))
		require.NoError(t, say(super.ID))
		super.RemoveBot(lan)
		require.ErrorIs(t, say(super.ID), bot.ErrorForbidden)
		require.ErrorContains(t, say(super.ID), "bot was kicked from the supergroup chat")

		lan.Deactivate()
		require.ErrorContains(t, say(lan.ID), "user is deactivated")
	})
}

// TestLibraryConflict runs two of the library's loops on one token.
func TestLibraryConflict(t *testing.T) {
	overEach(t, func(t *testing.T, srv *telegramtest.Server, b *bot.Bot) {
		ctx, cancel := context.WithCancel(context.Background())
		var stopped []chan struct{}
		conflicts := make(chan error, 10)
		for range 2 {
			opts := []bot.Option{bot.WithErrorsHandler(func(err error) {
				if errors.Is(err, bot.ErrorConflict) {
					select {
					case conflicts <- err:
					default:
					}
				}
			})}
			other := clone(t, srv, b, opts...)
			done := make(chan struct{})
			stopped = append(stopped, done)
			go func() { defer close(done); other.Start(ctx) }()
		}
		select {
		case err := <-conflicts:
			assert.ErrorContains(t, err, "terminated by other getUpdates request; make sure that only one bot instance is running")
		case <-time.After(20 * time.Second):
			assert.Fail(t, "no conflict")
		}
		cancel()
		for _, done := range stopped {
			<-done
		}
	})
}

// clone makes another client for the same server; it needs no TCP.
func clone(t *testing.T, srv *telegramtest.Server, _ *bot.Bot, opts ...bot.Option) *bot.Bot {
	t.Helper()
	other, err := bot.New(telegramtest.DefaultToken, append(opts, bot.WithHTTPClient(30*time.Second, srv))...)
	require.NoError(t, err)
	return other
}

func TestLibraryUploads(t *testing.T) {
	overEach(t, func(t *testing.T, srv *telegramtest.Server, b *bot.Bot) {
		ctx := context.Background()
		lan := srv.NewUser(telegramtest.Profile{FirstName: "Lan"})
		_, err := lan.Start("")
		require.NoError(t, err)
		picture := telegramtest.SmallJPEG(7)
		msg, err := b.SendPhoto(ctx, &bot.SendPhotoParams{ChatID: lan.ID, Caption: "Tuần 47",
			Photo: &models.InputFileUpload{Filename: "tuan47.jpg", Data: bytes.NewReader(picture)}})
		require.NoError(t, err)
		data, ok := srv.FileBytes(msg.Photo[len(msg.Photo)-1].FileID)
		require.True(t, ok)
		assert.Equal(t, picture, data)

		again, err := b.SendPhoto(ctx, &bot.SendPhotoParams{ChatID: lan.ID, Photo: &models.InputFileString{Data: msg.Photo[0].FileID}})
		require.NoError(t, err)
		assert.Equal(t, msg.Photo[0].FileUniqueID, again.Photo[0].FileUniqueID)

		_, err = b.SendDocument(ctx, &bot.SendDocumentParams{ChatID: lan.ID,
			Document: &models.InputFileUpload{Filename: "báo cáo.docx", Data: bytes.NewReader([]byte("PK\x03\x04docx"))}})
		require.NoError(t, err)
		sent := srv.Sent()
		last := sent[len(sent)-1]
		require.NotNil(t, last.File)
		assert.Equal(t, "báo cáo.docx", last.File.Name)

		album, err := b.SendMediaGroup(ctx, &bot.SendMediaGroupParams{ChatID: lan.ID, Media: []models.InputMedia{
			&models.InputMediaPhoto{Media: "attach://truoc.jpg", MediaAttachment: bytes.NewReader(picture), Caption: "trước"},
			&models.InputMediaPhoto{Media: "attach://sau.jpg", MediaAttachment: bytes.NewReader(telegramtest.SmallJPEG(8))},
		}})
		require.NoError(t, err)
		require.Len(t, album, 2)
		assert.Equal(t, album[0].MediaGroupID, album[1].MediaGroupID)

		taken, err := lan.Photo("hẻm 45")
		require.NoError(t, err)
		f, err := b.GetFile(ctx, &bot.GetFileParams{FileID: taken.File.ID})
		require.NoError(t, err)
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://local/file/bot%s/%s", srv.Token(), f.FilePath), nil)
		require.NoError(t, err)
		resp, err := srv.Do(req)
		require.NoError(t, err)
		defer resp.Body.Close()
		var down bytes.Buffer
		_, err = down.ReadFrom(resp.Body)
		require.NoError(t, err)
		assert.Equal(t, taken.File.Bytes, down.Bytes())
	})
}
