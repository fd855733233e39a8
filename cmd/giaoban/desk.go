package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"giaoban/bot/talk/join"
	"giaoban/store"
)

// desk is what the subcommands ask of the file: of the one they opened themselves (house), or of the process that holds
// it (remote).
type desk interface {
	Status(context.Context, nothing) (Status, error)
	Check(context.Context, nothing) (store.Findings, error)
	Backup(context.Context, backupAsk) (backupDone, error)
	Report(context.Context, reportAsk) (reportDone, error)
	Dossier(context.Context, dossierAsk) (dossierDone, error)
	Import(context.Context, importAsk) (importDone, error)
	Invite(context.Context, nothing) (inviteDone, error)
}

type (
	nothing   struct{}
	backupAsk struct {
		// Out is an absolute path; empty for the backup folder.
		Out string `json:"out,omitempty"`
	}
	backupDone struct {
		Path    string        `json:"path"`
		Archive store.Archive `json:"archive"`
	}
	inviteDone struct {
		Code    string    `json:"code"`
		Link    string    `json:"link,omitempty"`
		Expires time.Time `json:"expires"`
	}
)

// house is the file in our own hands. machine is nil unless it runs here.
type house struct {
	db      *store.DB
	conf    config
	now     func() time.Time
	since   time.Time
	machine *machine
}

// Check looks at a copy of the file.
func (h *house) Check(context.Context, nothing) (store.Findings, error) {
	found, err := h.db.Check()
	if err != nil {
		return found, diskProblem(err, h.db.Path())
	}
	return found, nil
}

// Backup makes one now.
func (h *house) Backup(_ context.Context, ask backupAsk) (backupDone, error) {
	path, kept := ask.Out, ask.Out == ""
	if kept {
		path = filepath.Join(h.conf.backups(), store.BackupName(h.now().In(h.conf.location())))
		if err := os.MkdirAll(h.conf.backups(), 0o700); err != nil {
			return backupDone{}, diskProblem(err, h.conf.backups())
		}
	}
	about, err := h.db.Backup(path, h.conf.evidence())
	if err != nil {
		return backupDone{}, backupProblem(err, path)
	}
	if err := h.db.Update(func(tx *store.Tx) error { return tx.BackedUp(about) }); err != nil {
		return backupDone{}, fmt.Errorf("remember backup: %w", err)
	}
	if kept {
		if _, err := store.RotateBackups(h.conf.backups(), int(h.conf.Backup.Keep)); err != nil {
			return backupDone{}, err
		}
	}
	return backupDone{Path: path, Archive: about}, nil
}

func whichCommittee(tx *store.ReadTx, id uint64) (store.Committee, error) {
	all, err := tx.Committees()
	if err != nil {
		return store.Committee{}, err
	}
	list := ""
	for _, c := range all {
		if uint64(c.ID) == id || id == 0 && len(all) == 1 {
			return c, nil
		}
		list += fmt.Sprintf("\n  %d  %s", c.ID, c.Name)
	}
	if len(all) == 0 {
		return store.Committee{}, wrong("Chưa có Ban Chỉ đạo nào.", "There is no committee yet.")
	}
	return store.Committee{}, wrongly("Chọn một Ban Chỉ đạo bằng --committee SỐ:%s", "Choose a committee with --committee NUMBER:%s", list)
}

// Invite gives a code that founds a further committee.
func (h *house) Invite(context.Context, nothing) (done inviteDone, err error) {
	err = h.db.Update(func(tx *store.Tx) error {
		tx.By(0, "invite")
		code, _, err := join.NewClaim(tx)
		if err != nil {
			return err
		}
		i, err := tx.Invite(code)
		done = inviteDone{Code: code, Expires: i.Expires}
		return err
	})
	if h.machine != nil {
		done.Link = h.machine.platform.Start(done.Code)
	}
	return done, err
}

// reach finds who can answer: the process that runs, else the file itself. done lets go.
func reach(ctx context.Context, conf config, now func() time.Time) (d desk, done func() error, err error) {
	if r, ok := dialRemote(ctx, conf.socket()); ok {
		return r, r.close, nil
	}
	if _, err := os.Stat(conf.database()); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, noDatabase(conf.database())
	}
	db, err := store.Open(conf.database(), store.Options{Now: now})
	if err != nil {
		return nil, nil, storeProblem(ctx, err, conf)
	}
	// We hold the file, so nobody answers there any more.
	_ = os.Remove(conf.socket())
	return &house{db: db, conf: conf, now: now}, db.Close, nil
}

// readInstant understands an instant as people write it, by the clock of a zone where none is given.
func readInstant(s string, loc *time.Location) (time.Time, error) {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at, nil
	}
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2/1/2006 15:04", "15:04 2/1/2006"} {
		if at, err := time.ParseInLocation(form, s, loc); err == nil {
			return at, nil
		}
	}
	for _, form := range []string{"2006-01-02", "2/1/2006"} {
		if at, err := time.ParseInLocation(form, s, loc); err == nil {
			return at.AddDate(0, 0, 1).Add(-time.Second), nil // the end of that day
		}
	}
	return time.Time{}, wrongly("“%s” không phải thời điểm; viết như \"2026-11-27 16:00\".", "“%s” is no instant; write it like \"2026-11-27 16:00\".", s)
}
