package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"giaoban/bot"
	"giaoban/bot/outbox"
	"giaoban/bot/talk"
	"giaoban/bot/talk/health"
	"giaoban/bot/telegram"
	"giaoban/schedule"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// parts are what the outside gives a machine. `run` gives the real ones, the demo its own: then nothing in the machine
// asks the host's clock, chance or network. Clock and chance of the store (Options.Now, Rand, Probe) go into DB.
type parts struct {
	// DB is opened, and closed, by the caller. A machine that is thrown away leaves nothing locked in it.
	DB *store.DB
	// Evidence is the folder that photos and documents are kept in.
	Evidence string
	// Token and URL are the Telegram bot's; URL is empty for the public server. Client reaches it, nil for one of our own.
	Token  string
	URL    string
	Client interface {
		Do(*http.Request) (*http.Response, error)
	}
	// Webhook and Secret, when set, are where Telegram delivers to instead of being asked.
	Webhook, Secret string
	// Now is the wall clock of pacing and back-off.
	Now func() time.Time
	Log zerolog.Logger
	// Unpaced turns the outbox's rate limits off.
	Unpaced bool
	// Operator is the chat that hears of trouble which belongs to nobody; "" for none.
	Operator string
	// Lang is what the operator is spoken to in, and a stranger whose app says no language of ours.
	Lang store.Lang
	// Zone is that of new committees; nil for Viet Nam's.
	Zone *time.Location
	// Calendar has the holidays; nil for the country's own.
	Calendar *calendar.Calendar
	// Deliver, when set, is handed what is sent in place of Telegram.
	Deliver outbox.Platform
	// Nightly is run once a day at Cron in Zone, by Run only.
	Nightly func(context.Context)
	Cron    string
}

// machine is the whole bot, wired: intake, flows, sweeper, outbox. Drive it with Run (the loops) or with Settle and Next
// (a clock turned by hand), not with both.
type machine struct {
	parts
	bot      *bot.Bot
	health   health.Health
	platform *telegram.Platform
	intake   *telegram.Intake
	sweeper  *schedule.Sweeper
	outbox   *outbox.Outbox

	settling sync.Mutex
	answered bool // the last poll of Settle was
}

// build wires a machine. It reaches for no network.
func build(p parts) (*machine, error) {
	if p.Now == nil {
		p.Now = time.Now
	}
	m := &machine{parts: p}
	var err error
	if m.platform, err = telegram.New(telegram.Options{Token: p.Token, URL: p.URL, Client: p.Client, Now: p.Now, Log: p.Log}); err != nil {
		return nil, fmt.Errorf("build machine: %w", err)
	}
	m.health = m.ownHealth()
	if p.Calendar == nil {
		m.Calendar = calendar.Default()
	}
	var deliver outbox.Platform = m.platform
	if p.Deliver != nil {
		deliver = p.Deliver
	}
	m.bot = bot.New(p.DB, map[string]talk.Links{telegram.Name: m.platform}, m.flows()...)
	m.bot.Calendar = m.Calendar
	m.intake = telegram.NewIntake(m.platform, p.DB, m.handle)
	m.sweeper = schedule.New(p.DB, schedule.Options{Calendar: m.Calendar, Nightly: p.Nightly, Cron: p.Cron, Zone: p.Zone, Log: p.Log})
	m.outbox, err = outbox.New(p.DB, outbox.Options{
		Platforms: map[string]outbox.Platform{telegram.Name: deliver},
		Word:      m.bot.Word, Nothing: talk.ErrNothing,
		Render: m.draw, Fileless: m.fileless, Keep: m.keep, Told: m.told,
		Limits: outbox.Limits{Unlimited: p.Unpaced}, Now: p.Now, Log: p.Log,
	})
	if err != nil {
		return nil, fmt.Errorf("build machine: %w", err)
	}
	return m, nil
}

// Settle does everything that can be done at this instant, in this goroutine: takes in what people wrote, sweeps what
// is due, sends what may be sent, again and again until nothing moves. It starts no goroutine that outlives it, and a
// runtime.Goexit inside it (a demo's crash) leaves nothing locked. What a platform refuses for now stays queued and is
// no error; store.ErrFault is one.
func (m *machine) Settle(ctx context.Context) error {
	m.settling.Lock()
	defer m.settling.Unlock()
	if err := m.stayAlive(); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	for {
		heard, err := m.poll(ctx)
		if err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if err := m.health.Rest(m.DB); err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		swept, err := m.sweeper.Sweep(ctx)
		if err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if err := m.outbox.Drain(ctx); err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if !heard && swept == 0 {
			return nil
		}
	}
}

// poll takes in what waits; heard tells whether to look again. A platform that does not answer is no error.
func (m *machine) poll(ctx context.Context) (heard bool, err error) {
	n, err := m.intake.Once(ctx, 0)
	m.answered = m.intake.Healthy() == nil
	switch {
	case err == nil:
		return n > 0, nil
	case errors.Is(err, store.ErrFault), ctx.Err() != nil:
		return false, err
	}
	// Telegram answered, so it is one message that failed: it comes again until it is put aside.
	return m.answered, nil
}

// stayAlive gives the sign of life of the time that somebody has just turned the clock over. Run polls all that time; by
// hand nobody did, and the gap would be taken for an outage. After a poll that was not answered it is one.
func (m *machine) stayAlive() error {
	if !m.answered {
		return nil
	}
	var gap time.Duration
	err := m.DB.View(func(tx *store.ReadTx) error {
		gap = tx.Now().Sub(tx.Alive(telegram.Name))
		return nil
	})
	if err != nil || gap < store.Away {
		return err
	}
	return m.DB.Update(func(tx *store.Tx) error { return tx.StayAlive(telegram.Name) })
}

// Next is the next instant at which Settle would have something to do by itself: something falls due, or a queued
// message may be sent or tried again; ok is false when there is none.
func (m *machine) Next() (at time.Time, ok bool) {
	at, ok = m.sweeper.Next()
	if sends, waits := m.outbox.Next(); waits && (!ok || sends.Before(at)) {
		at, ok = sends, true
	}
	return at, ok
}

// Run runs the loops until ctx ends or one of them gives up for good, and returns when all have stopped.
func (m *machine) Run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		if m.Webhook != "" {
			return m.intake.KeepWebhook(ctx, m.Webhook, m.Secret)
		}
		return m.intake.Run(ctx)
	})
	group.Go(func() error { return m.sweeper.Run(ctx) })
	group.Go(func() error { return m.tellRest(ctx) })
	group.Go(func() error { return m.outbox.Run(ctx) })
	return group.Wait()
}

// restEvery is how long trouble that intake notes may wait until somebody is told of it.
const restEvery = 10 * time.Second

func (m *machine) tellRest(ctx context.Context) error {
	t := time.NewTicker(restEvery)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-t.C:
		}
		if err := m.health.Rest(m.DB); err != nil {
			m.Log.Error().Err(err).Msg("trouble could not be told")
		}
	}
}
