// Package telegramtest is a strict Telegram Bot API server in one process, with
// people to play against the bot.
//
// The promise: a bot that works here works there. Every request is validated
// against the machine-readable description of Bot API 10.3 (spec.json, made by
// .ci/spec), refusals carry the words of the official server, and updates are
// kept, confirmed, expired and fought over as the real queue does it. What the
// real server would silently forgive (an unknown parameter, a null, an entity
// out of range) is refused here with a description that begins with "strict:".
//
// A test or the demo owns both ends: Server answers the bot (ServeHTTP over
// TCP, or Do inside a testing/synctest bubble, where sockets cannot be), and
// User and Chat are the people:
//
//	srv := telegramtest.New(telegramtest.Options{Now: clock.Now})
//	defer srv.Close()
//	lan := srv.NewUser(telegramtest.Profile{FirstName: "Lan"})
//	lan.Start("")
//	lan.Say("tc3 80%")
//	lan.PressLabel("Xong")
//	for _, m := range lan.Chat().Messages() { ... }
//
// Everything is deterministic for a given seed and order of calls.
package telegramtest

import (
	"math/rand"
	"net/http"
	"sync"
	"time"
)

// DefaultToken is the bot's token unless Options say otherwise.
const DefaultToken = "7100000001:AAtelegramtest-strict-server-token0"

// Doer sends one HTTP request; *http.Client and *Server are Doers.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

// Options describe the server and its one bot. The zero value is a strict
// server with rate limits off and privacy mode on, on the machine's clock.
type Options struct {
	// Token of the bot, "<id>:<secret>"; DefaultToken if empty.
	Token string
	// BotName and BotUsername; "Giao ban" and "giaoban_test_bot" if empty.
	BotName, BotUsername string
	// Now is the server's clock: dates of messages, expiry of updates, faults
	// and rate limits. time.Now if nil. Long polls and slow answers wait in
	// real time (a synctest bubble's, inside one).
	Now func() time.Time
	// Seed decides update ids, query ids and file ids.
	Seed int64
	// Limits turns on 30 messages a second overall, 1 a second per chat with
	// bursts of 3, 20 a minute per group; beyond that 429 with retry_after.
	Limits bool
	// Lax ignores unknown parameters, as the real server does.
	Lax bool
	// PrivacyOff lets the bot see everything said in its groups.
	PrivacyOff bool
	// CallbackTTL is how long the press of a button waits to be fetched. The
	// official server keeps it 150 seconds (and any other update 24 hours);
	// zero means that.
	CallbackTTL time.Duration
	// WebhookClient delivers to the webhook; a plain HTTP client if nil. Inside
	// a synctest bubble it must be given.
	WebhookClient Doer
	// WebhookRetry is the first pause after a failed delivery, doubled up to
	// 64 times; one second if zero.
	WebhookRetry time.Duration
}

// Server is the Bot API of one bot and everything it could talk to. Safe for
// concurrent use. It must be created inside the synctest bubble that uses it.
type Server struct {
	opt  Options
	spec *spec

	mu      sync.Mutex
	rng     *rand.Rand
	photos  *rand.Rand // what people's photos show: apart from the ids, so that one message more changes none of them
	bot     *User
	users   map[int64]*User
	chats   map[int64]*Chat
	nextUID int64 // how many users and chats were made, for their ids
	lastMsg int   // message ids of private chats and basic groups share one counter
	files   fileStore
	queue   queue
	hook    webhook
	queries map[string]*query
	profile botProfile
	faults  []*Fault
	limits  limits
	log     journal
	changed chan struct{}
	closed  chan struct{}
	group   sync.WaitGroup
}

// New starts a server. It has no goroutine of its own until a webhook is set.
func New(opt Options) *Server {
	if opt.Token == "" {
		opt.Token = DefaultToken
	}
	if opt.BotName == "" {
		opt.BotName = "Giao ban"
	}
	if opt.BotUsername == "" {
		opt.BotUsername = "giaoban_test_bot"
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.CallbackTTL == 0 {
		opt.CallbackTTL = 150 * time.Second
	}
	if opt.WebhookRetry == 0 {
		opt.WebhookRetry = time.Second
	}
	s := &Server{
		opt:     opt,
		spec:    loadSpec(),
		rng:     rand.New(rand.NewSource(opt.Seed)),
		photos:  rand.New(rand.NewSource(opt.Seed)),
		users:   map[int64]*User{},
		chats:   map[int64]*Chat{},
		queries: map[string]*query{},
		changed: make(chan struct{}),
		closed:  make(chan struct{}),
	}
	s.queue.init(s.rng)
	s.files.init()
	s.profile.init()
	s.limits.init()
	s.bot = s.newBot()
	return s
}

// Close ends every waiting request and the webhook's delivery, and returns
// when they are gone. Requests after Close see a broken connection.
func (s *Server) Close() {
	s.mu.Lock()
	if !s.isClosed() {
		close(s.closed)
	}
	s.hook.stop()
	s.mu.Unlock()
	s.group.Wait()
}

// isClosed tells whether Close has begun. With the lock held it stays true or
// false until the lock is given back.
func (s *Server) isClosed() bool {
	select {
	case <-s.closed:
		return true
	default:
		return false
	}
}

// Token returns the bot's token.
func (s *Server) Token() string { return s.opt.Token }

// Bot returns the bot's own account; it does not speak by itself.
func (s *Server) Bot() Profile { return s.bot.Profile }

// Now returns the server's time.
func (s *Server) Now() time.Time { return s.opt.Now() }

// Changed returns a channel that is closed at the next thing that happens: a
// message, an edit, an answer to a button, an update confirmed. Take it, look,
// then wait on it.
func (s *Server) Changed() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

// touch tells whoever waits on Changed. The lock is held.
func (s *Server) touch() {
	close(s.changed)
	s.changed = make(chan struct{})
}
