package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"giaoban/bot/telegram"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Parts are what the stage gives the program.
type Parts struct {
	DB         *store.DB
	Evidence   string
	Token, URL string
	Client     telegramtest.Doer
	Now        func() time.Time
	// Unpaced turns the outbox's rate limits off.
	Unpaced bool
}

// Machine is the program, driven by hand. Settle does, in the calling goroutine, all that can be done at this instant;
// Next is the next instant at which it would have something to do by itself.
type Machine struct {
	Settle func(context.Context) error
	Next   func() (at time.Time, ok bool)
}

const (
	// restless is how often a machine may find, after Settle, that it still has something to do at this instant: then
	// something in it fails for ever.
	restless = 100
	// retry is how long a machine waits that could not do what it wanted. Where the platform fails, it is how often the
	// poller asks again.
	retry = 2 * time.Minute
)

// start opens the file and builds the program on it. A kill that strikes meanwhile is another start.
func (s *Stage) start() error {
	for range restless {
		db, err := store.Open(filepath.Join(s.opts.Dir, dbName), store.Options{
			Now: s.Clock.Now, Rand: s.chance, Unsafe: true, Probe: s.killer.probe, Fault: s.fault,
		})
		if err != nil {
			return fmt.Errorf("start machine: %w", err)
		}
		var m Machine
		killed, err := mortal(func() (err error) {
			m, err = s.opts.Build(Parts{
				DB: db, Evidence: filepath.Join(s.opts.Dir, evidenceName), Token: s.Server.Token(), URL: s.opts.URL,
				Client: &door{to: s.client(), killer: &s.killer}, Now: s.Clock.Now, Unpaced: !s.opts.Limits,
			})
			return err
		})
		if !killed && err == nil {
			s.db, s.machine = db, m
			return nil
		}
		if err = errors.Join(err, db.Close()); err != nil {
			return fmt.Errorf("build machine: %w", err)
		}
		s.restarts++
	}
	return fmt.Errorf("start machine: killed %d times in a row", restless)
}

// revive starts the machine again after it was killed while it settled. The clock may have jumped right before: nobody polled
// in that time because nobody needed to, and that must not look like an outage.
func (s *Stage) revive() error {
	if err := s.restart(); err != nil {
		return err
	}
	if !s.well {
		return nil
	}
	return s.db.Update(func(tx *store.Tx) error { return tx.StayAlive(telegram.Name) })
}

// mortal runs f in a goroutine of its own, because a kill ends the goroutine that it strikes.
func mortal(f func() error) (killed bool, err error) {
	killed = true
	done := make(chan struct{})
	go func() {
		defer close(done)
		err = f()
		killed = false
	}()
	<-done
	return killed, err
}

// client reaches the platform: in process, unless the stage was given a way of its own.
func (s *Stage) client() telegramtest.Doer {
	if s.opts.Client != nil {
		return s.opts.Client
	}
	return s.Server
}

// crash throws the machine's memory away. The file's lock must go, as it does when a process dies; closing commits nothing.
func (s *Stage) crash() error {
	if s.db == nil {
		return nil
	}
	err := s.db.Close()
	s.db, s.machine = nil, Machine{}
	if err != nil {
		return fmt.Errorf("crash: %w", err)
	}
	return nil
}

// restart is a crash and a new start on the same file.
func (s *Stage) restart() error {
	if err := s.crash(); err != nil {
		return err
	}
	s.restarts++
	return s.start()
}

// Settle lets the machine do all it can do at this instant. If it is killed meanwhile it starts again on the same file
// and goes on. A full disk is no error of the rehearsal.
func (s *Stage) Settle() error {
	for range restless {
		killed, err := mortal(func() error { return s.machine.Settle(context.Background()) })
		s.listen()
		if !killed {
			s.well = len(s.Server.Faults()) == 0
			if errors.Is(err, store.ErrFault) && s.diskFull.Load() {
				return nil
			}
			return err
		}
		s.note(noteKilled, "")
		if err := s.revive(); err != nil {
			return err
		}
	}
	return fmt.Errorf("settle: killed %d times in a row", restless)
}

// Advance turns the clock to t, stopping wherever the machine has something to do by itself.
func (s *Stage) Advance(t time.Time) error {
	now := s.Clock.Now()
	if t.Before(now) {
		return fmt.Errorf("the clock stands at %s and does not run backwards to %s", stamp(now), stamp(t))
	}
	if err := s.Settle(); err != nil {
		return err
	}
	for stuck := 0; ; {
		now = s.Clock.Now()
		next, ok := s.Next()
		if again := now.Add(retry); s.troubled() && (!ok || again.Before(next)) {
			next, ok = again, true
		}
		if ok && !next.After(now) {
			if stuck++; stuck > restless {
				return fmt.Errorf("the machine does not come to rest at %s", stamp(now))
			}
			next = now.Add(retry)
		} else {
			stuck = 0
		}
		if !ok || next.After(t) {
			break
		}
		s.Clock.Set(next)
		if err := s.Settle(); err != nil {
			return err
		}
	}
	if !s.Clock.Now().Before(t) {
		return nil
	}
	s.Clock.Set(t)
	return s.Settle()
}

// troubled tells whether the platform fails, or holds messages that the machine has not taken: its poller would ask again.
func (s *Stage) troubled() bool {
	return len(s.Server.Faults()) > 0 || s.Server.Pending() > 0 || s.diskFull.Load()
}

// NextEvent turns the clock to the next instant at which the machine does something by itself; false when there is none.
func (s *Stage) NextEvent() (bool, error) {
	if err := s.Settle(); err != nil {
		return false, err
	}
	next, ok := s.machine.Next()
	if !ok {
		return false, nil
	}
	if now := s.Clock.Now(); next.Before(now) {
		next = now
	}
	return true, s.Advance(next)
}

// Off switches the machine off without warning and on again after d.
func (s *Stage) Off(d time.Duration) error {
	if err := s.crash(); err != nil {
		return err
	}
	s.Clock.Set(s.Clock.Now().Add(d))
	s.restarts++
	if err := s.start(); err != nil {
		return err
	}
	return s.Settle()
}

func stamp(t time.Time) string { return t.In(store.HoChiMinh).Format("2006-01-02 15:04:05") }

// Next is when the machine has something to do by itself again; ok is false while it is off or has nothing.
func (s *Stage) Next() (at time.Time, ok bool) {
	if s.machine.Next == nil {
		return time.Time{}, false
	}
	return s.machine.Next()
}
