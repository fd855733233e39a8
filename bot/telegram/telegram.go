// Package telegram speaks Telegram's Bot API for the bot, and is the only package that knows it.
//
// It promises: an update is confirmed to Telegram only after what it caused is durable, in the order in which updates
// came; one update that cannot be read, or that makes the bot fail, is put aside on its third strike and never stops the
// rest; an id that leaves the package ("tg/5512") is read by nobody else; the token appears in no error and no log.
//
// Platform sends, edits and fetches (outbox.Platform) and makes links (talk.Links). Intake takes in what people do, by
// polling or by webhook. go-telegram/bot gives the types and the methods; its own loops are not used: they confirm
// updates before they are handled, and stop for ever at one that they cannot decode.
package telegram

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	tgbot "github.com/go-telegram/bot"
	"github.com/rs/zerolog"
)

// Name is the platform's name in messages, ids and the store.
const Name = "tg"

// DefaultURL is Telegram's own Bot API server.
const DefaultURL = "https://api.telegram.org"

// Doer sends one HTTP request. *http.Client is one; tests and the demo have the server in the same process.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

// Options are what a Platform needs.
type Options struct {
	// Token is the bot's, "<id>:<secret>".
	Token string
	// URL is the Bot API server, DefaultURL when empty.
	URL string
	// Client reaches it; a client of our own when nil. Time limits per method hold for either.
	Client Doer
	// Now is the wall clock, which dates the press of a button (Telegram does not); time.Now when nil.
	Now func() time.Time
	Log zerolog.Logger
}

// Platform is one Telegram bot. Its methods may be used from many goroutines.
type Platform struct {
	lib *tgbot.Bot
	api *api
	now func() time.Time
	log zerolog.Logger

	mu   sync.RWMutex
	self self
}

// self is who we are on Telegram.
type self struct {
	ID       int64
	Username string
}

// tokenForm is checked here because a token with a stray line end would otherwise show up in a URL error.
var tokenForm = regexp.MustCompile(`^[0-9]{1,20}:[A-Za-z0-9_-]{1,200}$`)

// New makes a Platform. It does not touch the network.
func New(o Options) (*Platform, error) {
	if !tokenForm.MatchString(o.Token) {
		return nil, errors.New("read Telegram token: want <digits>:<letters, digits, _ or ->, as BotFather gives it")
	}
	if o.URL == "" {
		o.URL = DefaultURL
	}
	o.URL = strings.TrimRight(o.URL, "/")
	if u, err := url.Parse(o.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" {
		return nil, errors.New("read Telegram API URL: want http(s)://host[:port]")
	}
	if o.Client == nil {
		o.Client = newClient()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	a := &api{next: o.Client, base: o.URL, token: o.Token, batch: maxBatch}
	lib, err := tgbot.New(o.Token, tgbot.WithSkipGetMe(), tgbot.WithServerURL(o.URL), tgbot.WithHTTPClient(limitPoll, a),
		tgbot.WithErrorsHandler(func(error) {})) // it reports only bodies that could not be closed
	if err != nil {
		return nil, fmt.Errorf("make Telegram client: %w", a.masked("", err))
	}
	p := &Platform{lib: lib, api: a, now: o.Now, log: o.Log.With().Str("platform", Name).Logger()}
	p.self.ID = lib.ID()
	return p, nil
}

// learn asks Telegram for our username, once: commands in groups name it, and links are made of it.
func (p *Platform) learn(ctx context.Context) error {
	if p.me().Username != "" {
		return nil
	}
	me, err := p.lib.GetMe(ctx)
	if err != nil {
		return plain(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.self = self{ID: me.ID, Username: me.Username}
	return nil
}

func (p *Platform) me() self {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.self
}

// Start is a link that opens our private chat and hands us the code; "" until Telegram has told us our name. The code
// is one of Telegram's: up to 64 of A–Z, a–z, 0–9, _ and -.
func (p *Platform) Start(code string) string {
	me := p.me()
	if me.Username == "" {
		return ""
	}
	return "https://t.me/" + me.Username + "?start=" + url.QueryEscape(code)
}
