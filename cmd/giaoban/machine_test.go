package main

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/join"
	"giaoban/bot/telegram"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// stage is a machine on a clock turned by hand, the strict server in process, and Lan the secretary.
type stage struct {
	*testing.T
	now     time.Time
	path    string
	srv     *telegramtest.Server
	db      *store.DB
	machine *machine
	probe   func(store.Point)
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{T: t, now: time.Date(2026, 11, 26, 1, 0, 0, 0, time.UTC), path: filepath.Join(t.TempDir(), "giaoban.db")}
	s.srv = telegramtest.New(telegramtest.Options{Now: func() time.Time { return s.now }})
	s.open()
	t.Cleanup(func() {
		s.srv.Close()
		require.NoError(t, s.db.Close())
		requireSoundFile(t, s.path)
	})
	return s
}

func (s *stage) open() {
	db, err := store.Open(s.path, store.Options{Now: func() time.Time { return s.now }, Unsafe: true, Probe: func(p store.Point) {
		if s.probe != nil {
			s.probe(p)
		}
	}})
	require.NoError(s, err)
	s.db = db
	s.machine, err = build(parts{DB: db, Evidence: filepath.Join(s.TempDir(), "evidence"), Token: s.srv.Token(), Client: s.srv,
		Now: func() time.Time { return s.now }, Unpaced: true, Log: zerolog.Nop()})
	require.NoError(s, err)
}

// restart throws the machine's memory away.
func (s *stage) restart() {
	require.NoError(s, s.db.Close())
	s.open()
}

func (s *stage) settle() {
	s.Helper()
	require.NoError(s, s.machine.Settle(s.Context()))
}

func (s *stage) turn(d time.Duration) {
	s.Helper()
	s.now = s.now.Add(d)
	s.settle()
}

func (s *stage) says(u *telegramtest.User, words string) string {
	s.Helper()
	_, err := u.Say(words)
	require.NoError(s, err)
	s.settle()
	return last(u)
}

func last(u *telegramtest.User) string {
	said := ""
	for _, m := range u.Chat().Messages() {
		if m.FromBot {
			said = m.Text
		}
	}
	return said
}

func (s *stage) found() *telegramtest.User {
	s.Helper()
	var code string
	require.NoError(s, s.db.Update(func(tx *store.Tx) (err error) { code, _, err = join.Claim(tx); return err }))
	lan := s.srv.NewUser(telegramtest.Profile{FirstName: "Lan"})
	_, err := lan.Start(code)
	require.NoError(s, err)
	s.settle()
	for _, words := range []string{"dong y", "Ban Chỉ đạo phường Mẫu", "1", "1", "Trần Thị Lan", "bo qua"} {
		s.says(lan, words)
	}
	require.Contains(s, s.says(lan, "0901234567"), "Đã lập Ban Chỉ đạo phường Mẫu")
	return lan
}

func (s *stage) outages() (n int) {
	require.NoError(s, s.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Outages(s.now.Add(-1000*time.Hour), s.now)
		n = len(all)
		return err
	}))
	return n
}

func TestSettleDoesAllAndThenNothing(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	before := s.srv.SentCount()
	s.settle()
	s.settle()
	assert.Equal(t, before, s.srv.SentCount())
	at, ok := s.machine.Next()
	require.True(t, ok, "the Friday round is planned")
	assert.True(t, at.After(s.now))
	assert.False(t, at.After(time.Date(2026, 11, 27, 14, 0, 0, 0, store.HoChiMinh)))
	for i := range 150 { // more than one poll brings
		_, err := lan.Say("xin chào " + strings.Repeat("a", i%7))
		require.NoError(t, err)
	}
	s.settle()
	assert.GreaterOrEqual(t, s.srv.SentCount(), before+150, "each is answered within one Settle")
}

func TestTurningTheClockIsNoOutage(t *testing.T) {
	s := newStage(t)
	s.found()
	for range 5 {
		s.turn(7 * time.Hour)
	}
	assert.Zero(t, s.outages(), "we were there all the time")
	s.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultDown, For: 3 * time.Hour})
	s.turn(time.Hour)
	s.turn(3 * time.Hour)
	assert.Equal(t, 1, s.outages(), "the platform was not")
	s.now = s.now.Add(3 * 24 * time.Hour)
	s.restart()
	s.settle()
	assert.Equal(t, 2, s.outages(), "and this time we were off")
}

func TestAPlatformThatFailsIsNoErrorOfSettle(t *testing.T) {
	for _, words := range []string{"502", "429", "down", "401", "truncate"} {
		s := newStage(t)
		lan := s.found()
		f, err := telegramtest.ParseFault(words + " 10m")
		require.NoError(t, err)
		s.srv.Inject(f)
		s.says(lan, "/trangthai")
		s.srv.ClearFaults()
		s.turn(11 * time.Minute)
		for range 20 {
			at, ok := s.machine.Next()
			if !ok || at.After(s.now.Add(time.Hour)) {
				break
			}
			s.turn(max(time.Second, at.Sub(s.now)))
		}
		assert.Contains(t, last(lan), "Bot", "answered once it was back: %s", words)
	}
}

// TestKilledInsideSettle: a goroutine that ends at any commit leaves the file free and the work for the next machine.
func TestKilledInsideSettle(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	for kill := 1; kill < 12; kill++ {
		_, err := lan.Say("/trangthai")
		require.NoError(t, err)
		commits := 0
		s.probe = func(store.Point) {
			if commits++; commits == kill {
				runtime.Goexit()
			}
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			_ = s.machine.Settle(context.Background())
		}()
		<-done
		s.probe = nil
		s.restart()
		s.turn(time.Minute)
		assert.Contains(t, last(lan), "Bot chạy", "killed at %d", kill)
	}
}

func TestDiskFaultIsAnErrorOfSettle(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	require.NoError(t, s.db.Close())
	full := true
	db, err := store.Open(s.path, store.Options{Now: func() time.Time { return s.now }, Unsafe: true, Fault: func() error {
		if full {
			return store.ErrFault
		}
		return nil
	}})
	require.NoError(t, err)
	s.db = db
	s.machine, err = build(parts{DB: db, Token: s.srv.Token(), Client: s.srv, Now: func() time.Time { return s.now }, Unpaced: true, Log: zerolog.Nop()})
	require.NoError(t, err)
	_, err = lan.Say("/trangthai")
	require.NoError(t, err)
	require.ErrorIs(t, s.machine.Settle(t.Context()), store.ErrFault)
	full = false
	s.turn(2 * time.Minute)
	assert.Contains(t, last(lan), "Bot chạy", "nothing was confirmed that was not kept")
}

// TestRun drives the loops through a day in a bubble of fake time: the person is answered, the nightly work runs once,
// and the end leaves no goroutine behind.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		srv := telegramtest.New(telegramtest.Options{})
		defer srv.Close()
		db, err := store.Open(filepath.Join(dir, "giaoban.db"), store.Options{Unsafe: true})
		require.NoError(t, err)
		defer db.Close()
		var nights atomic.Int32
		m, err := build(parts{DB: db, Token: srv.Token(), Client: srv, Log: zerolog.Nop(), Cron: "0 2 * * *", Zone: store.HoChiMinh,
			Nightly: func(context.Context) { nights.Add(1) }})
		require.NoError(t, err)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- m.Run(ctx) }()
		tu := srv.NewUser(telegramtest.Profile{FirstName: "Tư"})
		_, err = tu.Say("xin chào")
		require.NoError(t, err)
		time.Sleep(2 * time.Second)
		assert.Contains(t, last(tu), "mã mời")
		time.Sleep(24 * time.Hour)
		assert.EqualValues(t, 1, nights.Load())
		require.NoError(t, db.View(func(tx *store.ReadTx) error {
			assert.Less(t, time.Since(tx.Alive(telegram.Name)), 2*time.Minute)
			return nil
		}))
		stop()
		require.NoError(t, <-ended)
		synctest.Wait()
	})
}

func TestBuildRefusesABadToken(t *testing.T) {
	s := newStage(t)
	_, err := build(parts{DB: s.db, Token: "không phải mã", Log: zerolog.Nop()})
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "không phải mã")
}
