package main

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/health"
	"giaoban/bot/talk/plans"
	"giaoban/bot/web"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// ownHouse is a file with one committee, on a clock that stands on a Friday at 14:30.
func ownHouse(t *testing.T) (*house, *time.Time) {
	t.Helper()
	now := time.Date(2026, 11, 27, 7, 30, 0, 0, time.UTC)
	conf := defaults()
	conf.Data = home(t)
	db, err := store.Open(conf.database(), store.Options{Now: func() time.Time { return now }})
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, db.Close())
		requireSoundFile(t, conf.database())
	})
	return &house{db: db, conf: conf, now: func() time.Time { return now }, since: now}, &now
}

func addCommittee(t *testing.T, db *store.DB, name string) store.CommitteeID {
	t.Helper()
	c := store.Committee{Name: name, Zone: "Asia/Ho_Chi_Minh", Lang: store.Vietnamese}
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		if err := tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 1, Name: "Quy hoạch"}); err != nil {
			return err
		}
		return plans.Default(tx, c, calendar.Default())
	}))
	return c.ID
}

// overSocket serves a house on its socket and gives the way through it.
func overSocket(t *testing.T, h *house) *remote {
	t.Helper()
	l, err := listenSocket(h.conf.socket())
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, l, socketHandler(h)) }()
	r, ok := dialRemote(t.Context(), h.conf.socket())
	require.True(t, ok)
	t.Cleanup(func() {
		r.close()
		stop()
		require.NoError(t, <-ended)
		assert.NoFileExists(t, h.conf.socket())
	})
	return r
}

// TestTheSocketAnswersAsTheFile: each question has the same answer, whoever is asked.
func TestTheSocketAnswersAsTheFile(t *testing.T) {
	h, _ := ownHouse(t)
	r := overSocket(t, h)
	assert.Equal(t, os.Getpid(), r.hello.PID)
	both := func(ask func(d desk) (any, error)) {
		t.Helper()
		a, errA := ask(h)
		b, errB := ask(r)
		assert.Equal(t, a, b)
		if errA == nil {
			require.NoError(t, errB)
			return
		}
		pa, pb := asProblem(errA), asProblem(errB)
		assert.Equal(t, []any{pa.Code, pa.Say, pa.Cause}, []any{pb.Code, pb.Say, pb.Cause})
	}
	ctx := t.Context()
	status := func(d desk) (any, error) { return d.Status(ctx, nothing{}) }
	report := func(d desk) (any, error) { return d.Report(ctx, reportAsk{Format: "text", Lang: store.Vietnamese}) }
	both(status)
	both(report)
	addCommittee(t, h.db, "Một")
	both(report)
	both(func(d desk) (any, error) { return d.Check(ctx, nothing{}) })
	both(func(d desk) (any, error) { return d.Invite(ctx, nothing{}) })
	both(func(d desk) (any, error) {
		done, err := d.Backup(ctx, backupAsk{Out: filepath.Join(h.conf.Data, "x.tar.gz")})
		done.Archive.SHA256 = "" // the second knows of the first
		return done, err
	})
	both(func(d desk) (any, error) { return d.Backup(ctx, backupAsk{Out: "/none/x.tar.gz"}) })
	addCommittee(t, h.db, "Hai")
	both(report)
	both(status)
}

func TestStatusTellsWhatAils(t *testing.T) {
	h, now := ownHouse(t)
	ails := func() string {
		s, err := h.Status(t.Context(), nothing{})
		require.NoError(t, err)
		var all []string
		for _, a := range s.Ails {
			all = append(all, a.VI)
		}
		assert.Equal(t, len(all) == 0, s.Healthy)
		return strings.Join(all, "; ")
	}
	assert.Equal(t, "bot đang không chạy", ails())
	id := addCommittee(t, h.db, "Một")
	assert.Equal(t, "bot đang không chạy", ails(), "the first backup is not due yet")
	founded := *now
	*now = founded.Add(health.BackupDue + time.Minute)
	assert.Contains(t, ails(), "chưa sao lưu")
	*now = founded
	_, err := h.Backup(t.Context(), backupAsk{})
	require.NoError(t, err)
	assert.NotContains(t, ails(), "chưa sao lưu")
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		_, err := tx.Enqueue(store.Job{Kind: store.Send, Chat: "tg/1", About: store.About{Committee: id}})
		return errors.Join(err, tx.AddTrouble(store.Trouble{Kind: store.TroublePoison}))
	}))
	assert.Contains(t, ails(), "1 × poison")
	assert.NotContains(t, ails(), "có tin chờ gửi")
	*now = now.Add(16 * time.Minute)
	assert.Contains(t, ails(), "có tin chờ gửi từ 14:30 27/11")
	*now = now.Add(25 * time.Hour)
	assert.NotContains(t, ails(), "poison", "of yesterday")
	*now = now.Add(time.Hour)
	assert.Contains(t, ails(), "chưa sao lưu")
}

func TestBackupsAreRotated(t *testing.T) {
	h, now := ownHouse(t)
	h.conf.Backup.Keep = 3
	for range 6 {
		_, err := h.Backup(t.Context(), backupAsk{})
		require.NoError(t, err)
		*now = now.Add(24 * time.Hour)
	}
	all, err := store.Backups(h.conf.backups())
	require.NoError(t, err)
	require.Len(t, all, 3)
	assert.Equal(t, "giaoban-20261202-143000.tar.gz", filepath.Base(all[2]), "named by the zone's clock")
	_, err = h.Backup(t.Context(), backupAsk{Out: filepath.Join(h.conf.Data, "apart.tar.gz")})
	require.NoError(t, err)
	assert.FileExists(t, filepath.Join(h.conf.Data, "apart.tar.gz"))
}

func TestReachClearsASocketThatWasLeftBehind(t *testing.T) {
	conf := defaults()
	conf.Data = home(t)
	db, err := store.Open(conf.database(), store.Options{})
	require.NoError(t, err)
	require.NoError(t, db.Close())
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: conf.socket(), Net: "unix"})
	require.NoError(t, err)
	l.SetUnlinkOnClose(false)
	require.NoError(t, l.Close())
	require.FileExists(t, conf.socket())
	d, done, err := reach(t.Context(), conf, time.Now)
	require.NoError(t, err)
	assert.IsType(t, &house{}, d)
	require.NoError(t, done())
	assert.NoFileExists(t, conf.socket())
}

func TestAMuteSocketIsNotWaitedFor(t *testing.T) {
	conf := defaults()
	conf.Data = home(t)
	l, err := net.Listen("unix", conf.socket()) // something listens and never answers
	require.NoError(t, err)
	defer l.Close()
	begun := time.Now()
	_, ok := dialRemote(t.Context(), conf.socket())
	assert.False(t, ok)
	assert.Less(t, time.Since(begun), 3*dialTime)
}

func TestTroubleHasWords(t *testing.T) {
	conf := defaults()
	for _, err := range []error{store.ErrLocked, store.ErrNewer, store.ErrDamaged, os.ErrPermission, os.ErrNotExist, errors.New("x")} {
		p := storeProblem(t.Context(), err, conf)
		assert.NotEmpty(t, p.Say.VI)
		assert.NotEmpty(t, p.Say.EN)
		assert.NotZero(t, p.Code)
		assert.ErrorIs(t, p, err)
	}
}
