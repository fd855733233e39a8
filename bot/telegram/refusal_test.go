package telegram

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/telegram/telegramtest"
)

// saying makes a Platform to which Telegram always says the same.
func saying(t *testing.T, answer string) *Platform {
	t.Helper()
	p, err := New(Options{Token: telegramtest.DefaultToken, Client: stub(func(string) string { return answer })})
	require.NoError(t, err)
	return p
}

func no(code int, description string) string {
	return fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q}`, code, description)
}

func TestRefusals(t *testing.T) {
	retry := errors.New("may be tried again")
	for _, tt := range []struct {
		answer string
		want   error
	}{
		{no(403, "Forbidden: bot was blocked by the user"), outbox.ErrUnreachable},
		{no(403, "Forbidden: user is deactivated"), outbox.ErrUnreachable},
		{no(403, "Forbidden: bot was kicked from the supergroup chat"), outbox.ErrUnreachable},
		{no(403, "Forbidden: bot can't initiate conversation with a user"), outbox.ErrUnreachable},
		{no(403, "Forbidden: the group chat was deleted"), outbox.ErrUnreachable},
		{no(400, "Bad Request: chat not found"), outbox.ErrUnreachable},
		{no(400, "Bad Request: PEER_ID_INVALID"), outbox.ErrUnreachable},
		{no(400, "Bad Request: not enough rights to send text messages to the chat"), outbox.ErrUnreachable},
		{no(400, "Bad Request: have no rights to send a message"), outbox.ErrUnreachable},
		{no(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), outbox.ErrUnreachable},
		{no(400, "Bad Request: need administrator rights in the channel chat"), outbox.ErrUnreachable},
		{no(400, "Bad Request: message to edit not found"), outbox.ErrGone},
		{no(400, "Bad Request: message can't be edited"), outbox.ErrGone},
		{no(400, "Bad Request: MESSAGE_ID_INVALID"), outbox.ErrGone},
		{no(400, "Bad Request: message to be replied not found"), outbox.ErrGone},
		{no(400, "Bad Request: message thread not found"), outbox.ErrNoTopic},
		{no(400, "Bad Request: TOPIC_CLOSED"), outbox.ErrNoTopic},
		{no(400, "Bad Request: TOPIC_DELETED"), outbox.ErrNoTopic},
		{no(400, "Bad Request: message is too long"), outbox.ErrRefused},
		{no(400, "Bad Request: can't parse entities: unclosed"), outbox.ErrRefused},
		{no(400, "Bad Request: BUTTON_DATA_INVALID"), outbox.ErrRefused},
		{no(413, "Request Entity Too Large"), outbox.ErrRefused},
		{no(401, "Unauthorized"), outbox.ErrToken},
		{no(404, "Not Found"), outbox.ErrToken},
		{`{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}`, outbox.SlowDown{For: 35 * time.Second}},
		{no(429, "Too Many Requests"), outbox.SlowDown{For: time.Second}},
		{`{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890123}}`,
			outbox.MovedError{To: "tg/-1001234567890123"}},
		{no(500, "Internal Server Error"), retry},
		{no(502, "Bad Gateway"), retry},
		{no(409, "Conflict"), retry},
		{`<html>502</html>`, retry},
		{`{"ok":true,"result":{"message_id":7`, retry},
		{`{"ok":false}`, retry},
		{`null`, retry},
		{``, retry},
	} {
		t.Run(tt.answer, func(t *testing.T) {
			p := saying(t, tt.answer)
			m := outbox.Outgoing{Chat: "tg/5", Content: content("x")}
			id, err := p.Send(context.Background(), m)
			assert.Empty(t, id)
			edited := p.Edit(context.Background(), "tg/5/7", m)
			for _, err := range []error{err, edited, p.Menu(context.Background(), "tg/5", nil)} {
				require.Error(t, err)
				assert.NotContains(t, err.Error(), telegramtest.DefaultToken)
				if tt.want == retry {
					for _, final := range []error{outbox.ErrUnreachable, outbox.ErrGone, outbox.ErrRefused, outbox.ErrNoTopic, outbox.ErrToken} {
						assert.NotErrorIs(t, err, final)
					}
					assert.False(t, errors.As(err, new(outbox.SlowDown)) || errors.As(err, new(outbox.MovedError)))
					continue
				}
				require.ErrorIs(t, fmt.Errorf("wrapped: %w", err), tt.want)
			}
		})
	}
}

// A message that was delivered counts as delivered, whatever comes back with it: taking it for a failure would send it
// again and again.
func TestDeliveredWhateverComesBack(t *testing.T) {
	p := saying(t, `{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":5,"type":"private"},"reply_to_message":{"message_id":6,"date":1,"chat":{"id":5,"type":"private"},"forward_origin":{"type":"hologram"}}}}`)
	id, err := p.Send(context.Background(), outbox.Outgoing{Chat: "tg/5", Content: content("x")})
	require.NoError(t, err)
	assert.Equal(t, "tg/5/7", id)
	require.NoError(t, p.Edit(context.Background(), id, outbox.Outgoing{Chat: "tg/5", Content: content("x")}))
}

func TestSendNowhere(t *testing.T) {
	p := saying(t, no(500, "must not be asked"))
	for _, chat := range []string{"", "tg/", "tg/x", "tg/0", "zalo/5", "tg/5/7"} {
		_, err := p.Send(context.Background(), outbox.Outgoing{Chat: chat, Content: content("x")})
		require.ErrorIs(t, err, outbox.ErrRefused, chat)
		require.ErrorIs(t, p.Edit(context.Background(), "tg/5/7", outbox.Outgoing{Chat: chat, Content: content("x")}), outbox.ErrRefused, chat)
	}
	_, err := p.Send(context.Background(), outbox.Outgoing{Chat: "tg/-5", Topic: "chung", Content: content("x")})
	require.ErrorIs(t, err, outbox.ErrNoTopic)
}

func TestUnquoted(t *testing.T) {
	for in, want := range map[string]string{
		``:                        ``,
		`plain`:                   `plain`,
		`parsing "nghỉ tay": bad`: `parsing "…": bad`,
		"tag `x` and \"y\"":       "tag `…` and \"…\"",
		`open "quote`:             `open "…`,
	} {
		assert.Equal(t, want, unquoted(in))
	}
	assert.Len(t, []rune(unquoted(string(make([]byte, 500)))), 201)
}
