package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"giaoban/bot/outbox"
)

// What Telegram says, in parts of its words (Bot API server and TDLib; upper-case ones come from the core unchanged).
var (
	saysUnmodified  = []string{"message is not modified"}
	saysNoText      = []string{"there is no text in the message to edit"}
	saysNoCaption   = []string{"there is no caption in the message to edit"}
	saysUnreachable = []string{"chat not found", "user not found", "user is deactivated", "bot was blocked", "bot was kicked",
		"bot is not a member", "group chat was deactivated", "group is deactivated", "chat is deactivated",
		"not enough rights to send", "have no rights to send", "need administrator rights in the channel",
		"PEER_ID_INVALID", "CHAT_WRITE_FORBIDDEN", "CHAT_RESTRICTED", "CHAT_SEND_", "USER_IS_BLOCKED", "INPUT_USER_DEACTIVATED",
		"USER_IS_BOT", "can't initiate conversation"}
	saysGone = []string{"message to edit not found", "message can't be edited", "message to be replied not found",
		"message to reply not found", "MESSAGE_ID_INVALID", "message identifier is not specified", "MESSAGE_AUTHOR_REQUIRED"}
	saysNoTopic = []string{"message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED", "TOPIC_ID_INVALID"}
)

func says(err error, words []string) bool {
	var no *apiError
	if !errors.As(err, &no) {
		return false
	}
	for _, w := range words {
		if strings.Contains(no.Description, w) {
			return true
		}
	}
	return false
}

// refusal turns what a sending method met into the outbox's terms. What is none of them may be tried again: a network
// that broke, a proxy's page, Telegram's own 5xx.
func refusal(err error) error {
	if err == nil {
		return nil
	}
	err = plain(err)
	var no *apiError
	if !errors.As(err, &no) {
		return err
	}
	switch {
	case no.RetryAfter > 0 || no.Code == http.StatusTooManyRequests:
		return outbox.SlowDown{For: retryAfter(no)}
	case no.MovedTo != 0:
		return outbox.MovedError{To: chatID(no.MovedTo)}
	}
	kind := error(nil)
	switch {
	case tokenRefused(no):
		kind = outbox.ErrToken
	case no.Code == http.StatusForbidden || says(no, saysUnreachable):
		kind = outbox.ErrUnreachable
	case says(no, saysGone):
		kind = outbox.ErrGone
	case says(no, saysNoTopic):
		kind = outbox.ErrNoTopic
	case no.Code >= 400 && no.Code < 500 && no.Code != http.StatusRequestTimeout && no.Code != http.StatusConflict:
		kind = outbox.ErrRefused
	default:
		return no
	}
	return fmt.Errorf("%w: %w", kind, no)
}

// tokenRefused: 401 is a revoked token, 404 one that Telegram cannot even read.
func tokenRefused(no *apiError) bool {
	return no.Code == http.StatusUnauthorized || no.Code == http.StatusNotFound
}

// retryAfter is how long a 429 tells us to wait; never nothing.
func retryAfter(no *apiError) time.Duration {
	return max(time.Second, time.Duration(no.RetryAfter)*time.Second)
}
