// Package schedule decides when giaoban speaks. Sweep asks the store what is due by now and turns it into facts and
// recipes, one commit at a time; it words nothing and sends nothing. What was due while we were away is found by the
// same question: there is no list of timers to lose.
package schedule

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/robfig/cron/v3"
	"github.com/rs/zerolog"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Options are what a Sweeper is given.
type Options struct {
	// Calendar has the holidays; calendar.Default() when nil.
	Calendar *calendar.Calendar
	// Nightly is run once a day at Cron (five fields, in Zone), outside any transaction: the backup.
	Nightly func(context.Context)
	Cron    string
	Zone    *time.Location
	Log     zerolog.Logger
}

// Sweeper finds what is due. Sweep may be called from one goroutine at a time; Run calls it.
type Sweeper struct {
	db   *store.DB
	cal  *calendar.Calendar
	opts Options
	wake chan struct{}
	// planned is set once this process has seen that what recurs by itself is due.
	planned bool
}

// New makes a Sweeper that wakes when a commit changes what is due.
func New(db *store.DB, o Options) *Sweeper {
	s := &Sweeper{db: db, cal: o.Calendar, opts: o, wake: make(chan struct{}, 1)}
	if s.cal == nil {
		s.cal = calendar.Default()
	}
	db.OnCommit(func(c store.Changes) {
		if c.Due {
			s.poke()
		}
	})
	return s
}

func (s *Sweeper) poke() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// batch is how many due things are looked up at once.
const batch = 100

// Sweep does what is due at this instant, each thing in its own commit and tasks by the hundred, and gives way to other
// writers between them.
// It reports how many things it did. A thing that fails is logged and left due; the others go on.
func (s *Sweeper) Sweep(ctx context.Context) (int, error) {
	done := 0
	tried := map[store.Due]bool{}
	if !s.planned {
		if err := s.plan(); err != nil {
			return 0, fmt.Errorf("sweep: %w", err)
		}
		s.planned = true
	}
	for {
		var list []store.Due
		err := s.db.View(func(tx *store.ReadTx) error {
			list = tx.DueBy(tx.Now(), batch+len(tried))
			return nil
		})
		if err != nil {
			return done, fmt.Errorf("sweep: %w", err)
		}
		list = slices.DeleteFunc(list, func(d store.Due) bool { return tried[d] })
		progress, alone := false, 0
		for len(list) > 0 {
			if ctx.Err() != nil {
				return done, ctx.Err()
			}
			n := together(list)
			if alone > 0 {
				n, alone = 1, alone-1
			}
			err := s.handle(list[:n])
			switch {
			case errors.Is(err, store.ErrFault):
				return done, fmt.Errorf("sweep: %w", err)
			case err != nil && n > 1:
				alone = n // one of them is bad: it must not hold up the others
				continue
			case err != nil:
				tried[list[0]] = true
				s.opts.Log.Error().Err(err).Str("kind", list[0].Kind).Str("key", list[0].Key).Msg("due thing failed")
			default:
				done, progress = done+n, true
			}
			list = list[n:]
		}
		if !progress {
			return done, nil
		}
	}
}

// together is how many of the first due things share a commit: tasks and what rides do, because there are many and each
// is little.
func together(list []store.Due) int {
	n := 0
	for n < min(len(list), people) && (list[n].Kind == store.DueTask || list[n].Kind == store.DueRide) {
		n++
	}
	return max(1, n)
}

// handle does due things in one commit.
func (s *Sweeper) handle(list []store.Due) error {
	return s.db.Update(func(tx *store.Tx) error {
		tx.By(0, "sweep")
		desk := s.desk(tx)
		for _, d := range list {
			// The entry may have been moved since it was listed: then there is nothing to do.
			if !tx.DueAt(d.Kind, d.Key).Equal(d.At) {
				continue
			}
			if err := s.do(desk, d); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Sweeper) do(desk *desk, d store.Due) error {
	switch d.Kind {
	case store.DueTask:
		return desk.task(d)
	case store.DueRide:
		return desk.ride(d)
	case store.DueRound:
		return s.round(desk, d)
	case store.DueOutage:
		return s.outage(desk, d)
	case store.DuePrune:
		return s.prune(desk, d)
	}
	return fmt.Errorf("due thing of an unknown kind %q", d.Kind)
}

// plan makes sure that what recurs by itself is due; a file keeps it from then on.
func (s *Sweeper) plan() error {
	var planned bool
	err := s.db.View(func(tx *store.ReadTx) error {
		planned = !tx.DueAt(store.DuePrune, "").IsZero()
		return nil
	})
	if err != nil || planned {
		return err
	}
	return s.db.Update(func(tx *store.Tx) error { return tx.SetDue(store.DuePrune, "", nextNight(tx.Now())) })
}

// Next is when the next thing is due that people may notice; ok is false when nothing is. The nightly pruning is none:
// it is done on the way.
func (s *Sweeper) Next() (at time.Time, ok bool) {
	err := s.db.View(func(tx *store.ReadTx) error {
		for _, d := range tx.DueBy(tx.Now().AddDate(100, 0, 0), 2) {
			if d.Kind != store.DuePrune {
				at, ok = d.At, true
				break
			}
		}
		return nil
	})
	return at, ok && err == nil
}

// tick bounds how late a due thing can be found should a wake-up be missed, and how soon a failed one is tried again.
const tick = 30 * time.Second

// Run sweeps when something is due, when a commit changed what is due, and every half minute, until ctx ends. The
// nightly work runs beside it.
func (s *Sweeper) Run(ctx context.Context) error {
	var ticks []cron.Option
	if s.opts.Zone != nil {
		ticks = append(ticks, cron.WithLocation(s.opts.Zone))
	}
	// SkipIfStillRunning stands before Recover: in v3.0.1 the other order stops a job for ever after one panic.
	ticks = append(ticks, cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger), cron.Recover(cron.DiscardLogger)))
	c := cron.New(ticks...)
	c.Schedule(cron.Every(tick), cron.FuncJob(s.poke))
	if s.opts.Nightly != nil {
		if _, err := c.AddFunc(s.opts.Cron, func() { s.opts.Nightly(ctx) }); err != nil {
			return fmt.Errorf("plan nightly work %q: %w", s.opts.Cron, err)
		}
	}
	c.Start()
	defer func() { <-c.Stop().Done() }()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
		case <-timer.C:
		}
		if _, err := s.Sweep(ctx); err != nil && ctx.Err() == nil {
			s.opts.Log.Error().Err(err).Msg("sweep failed; the next tick tries again")
		}
		timer.Reset(s.pause())
	}
}

// pause is how long until the next thing is due. What failed is still due: it waits for the tick.
func (s *Sweeper) pause() time.Duration {
	at, ok := s.Next()
	if !ok {
		return tick
	}
	var now time.Time
	if err := s.db.View(func(tx *store.ReadTx) error { now = tx.Now(); return nil }); err != nil {
		return tick
	}
	wait := at.Sub(now)
	if wait <= 0 || wait > tick {
		return tick
	}
	return wait
}
