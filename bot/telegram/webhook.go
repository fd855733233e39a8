package telegram

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"time"

	tgbot "github.com/go-telegram/bot"

	"giaoban/store"
)

const secretHeader = "X-Telegram-Bot-Api-Secret-Token"

// secretForm is Telegram's own rule.
var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

// SetWebhook asks Telegram to deliver to an https address from now on, and to prove with the secret that it is the one
// who does. Deliveries come one at a time: two messages of one person must not overtake each other.
func (p *Platform) SetWebhook(ctx context.Context, address, secret string) error {
	if !secretForm.MatchString(secret) {
		return errors.New("set webhook: the secret must be 1 to 256 of A–Z, a–z, 0–9, _ and -")
	}
	if err := p.learn(ctx); err != nil {
		return err
	}
	_, err := p.lib.SetWebhook(ctx, &tgbot.SetWebhookParams{URL: address, SecretToken: secret, MaxConnections: 1, AllowedUpdates: wanted})
	return plain(err)
}

// KeepWebhook sets the webhook and sees, once a minute until ctx ends, that Telegram still delivers to it. A quiet night
// brings no deliveries, so the sign of life is that nothing waits to be delivered.
func (in *Intake) KeepWebhook(ctx context.Context, address, secret string) error {
	set := false
	for ctx.Err() == nil {
		err := in.checkWebhook(ctx, &set, address, secret)
		if ctx.Err() != nil {
			break
		}
		wait, _ := in.report(err, time.Now())
		sleep(ctx, max(wait, signEvery))
	}
	in.answers.sent.Wait()
	return in.end()
}

func (in *Intake) checkWebhook(ctx context.Context, set *bool, address, secret string) error {
	if !*set {
		if err := in.p.SetWebhook(ctx, address, secret); err != nil {
			return err
		}
		*set = true
	}
	info, err := in.p.lib.GetWebhookInfo(ctx)
	switch {
	case err != nil:
		return plain(err)
	case info.URL != address: // somebody polls, or has set another
		*set = false
		return &apiError{Method: "getWebhookInfo", Code: http.StatusConflict, Description: "the webhook is not ours any more"}
	case info.PendingUpdateCount > 0 && time.Since(instant(info.LastErrorDate)) < 2*signEvery:
		if ours := in.Healthy(); errors.Is(ours, store.ErrFault) {
			return ours
		}
		return fmt.Errorf("getWebhookInfo: Telegram cannot deliver: %s", unquoted(info.LastErrorMessage))
	case info.PendingUpdateCount > 0:
		return nil // a delivery on its way brings its own sign of life
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if err := in.begin(); err != nil {
		return err
	}
	return in.sign()
}

// Webhook takes Telegram's deliveries. It answers 200 when the update is durable, not for us or put aside, and 5xx while
// it is not, so that Telegram delivers it again; 401 without the secret. An empty secret lets nobody in.
func (in *Intake) Webhook(secret string) http.Handler {
	want := sha256.Sum256([]byte(secret))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "POST only", http.StatusMethodNotAllowed)
			return
		}
		got := sha256.Sum256([]byte(r.Header.Get(secretHeader))) // of one length, so that time tells nothing
		if secret == "" || subtle.ConstantTimeCompare(want[:], got[:]) != 1 {
			http.Error(w, "wrong secret", http.StatusUnauthorized)
			return
		}
		body, err := io.ReadAll(io.LimitReader(r.Body, maxUpdate+1))
		if err != nil {
			http.Error(w, "body cut short", http.StatusBadRequest)
			return
		}
		a, err := in.delivered(r.Context(), body)
		switch {
		case errors.Is(err, errNoID):
			http.Error(w, "body too large", http.StatusRequestEntityTooLarge)
		case errors.Is(err, store.ErrFault):
			in.report(err, time.Now())
			http.Error(w, "cannot be stored now", http.StatusServiceUnavailable)
		case err != nil:
			http.Error(w, "not handled yet", http.StatusInternalServerError)
		default:
			w.WriteHeader(http.StatusOK)
			if a.callback != "" {
				in.answerLater(r.Context(), a)
			}
		}
	})
}

// delivered takes one update that came by webhook.
func (in *Intake) delivered(ctx context.Context, body []byte) (answer, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if err := in.begin(); err != nil {
		return answer{}, err
	}
	if err := in.p.learn(ctx); err != nil {
		return answer{}, err
	}
	if err := in.sign(); err != nil {
		return answer{}, err
	}
	if len(body) > maxUpdate {
		// The rest was not read; what is there names the update, so that Telegram need not bring it for ever.
		id, ok := firstID(append([]byte(`{"result":[`), body...))
		if !ok {
			return answer{}, errNoID
		}
		return answer{}, in.setAside(fmt.Sprint(id), body[:headOfHuge], "too large: more than 1 MiB")
	}
	return in.take(body)
}
