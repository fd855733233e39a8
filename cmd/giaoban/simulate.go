package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/rs/zerolog"

	"giaoban/bot/telegram"
	"giaoban/store"
)

// simulateCmd shows what would be sent in the coming days if nobody answered. It works on a copy: nothing is sent, and
// nothing changes in the file.
type simulateCmd struct {
	DB        string `name:"db" placeholder:"${ph_file}" type:"path" help:"${simulate_db}"`
	Days      int    `name:"days" default:"60" placeholder:"${ph_number}" help:"${simulate_days}"`
	Committee uint64 `name:"committee" placeholder:"${ph_number}" help:"${simulate_which}"`
	JSON      bool   `name:"json" help:"${json}"`
}

// longestSimulation is how many days may be asked for: two years of a ward take a minute or so.
const longestSimulation = 730

func (c *simulateCmd) Run(ctx context.Context, w world, root *cli) error {
	if c.Days < 1 || c.Days > longestSimulation {
		return wrongly("--days cần một số từ 1 đến %d, không phải %d.", "--days takes a number from 1 to %d, not %d.", longestSimulation, c.Days).with(exitUsage)
	}
	conf, err := root.settings()
	if err != nil {
		return err
	}
	if c.DB != "" {
		conf.Data, conf.file = filepath.Dir(c.DB), c.DB
	}
	dir, clean, err := temporary()
	if err != nil {
		return err
	}
	defer clean()
	path := filepath.Join(dir, "copy.db")
	if err := copyFile(ctx, conf, path); err != nil {
		return err
	}
	told, err := simulate(ctx, path, simulation{Start: w.now(), Days: c.Days, Committee: c.Committee, Lang: w.lang, Conf: conf})
	if err != nil {
		return err
	}
	if c.JSON {
		return w.json(told)
	}
	told.print(w)
	return nil
}

// copyFile copies the database, through the process that holds it where there is one.
func copyFile(ctx context.Context, conf config, to string) error {
	if r, ok := dialRemote(ctx, conf.socket()); ok {
		_, err := r.Copy(ctx, copyAsk{Out: to})
		return errors.Join(err, r.close())
	}
	from := conf.database()
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		return noDatabase(from)
	}
	db, err := store.Open(from, store.Options{})
	if err != nil {
		return storeProblem(ctx, err, conf)
	}
	if err := db.CopyTo(to); err != nil {
		return errors.Join(diskProblem(err, to), db.Close())
	}
	return db.Close()
}

// simulation is what is simulated: so many days from an instant, of one committee.
type simulation struct {
	Start     time.Time
	Days      int
	Committee uint64
	Lang      store.Lang
	Conf      config
}

// simulate runs the real program on a copy with a clock turned from one due thing to the next. Nobody answers, and what
// is sent is written down.
func simulate(ctx context.Context, path string, s simulation) (foretold, error) {
	now := s.Start
	db, err := store.Open(path, store.Options{Now: func() time.Time { return now }, Unsafe: true})
	if err != nil {
		return foretold{}, storeProblem(ctx, err, s.Conf)
	}
	defer db.Close()
	var c store.Committee
	if err := db.View(func(tx *store.ReadTx) (err error) {
		now = tx.Now() // never before the file's last commit
		s.Start = now
		c, err = whichCommittee(tx, s.Committee)
		return err
	}); err != nil {
		return foretold{}, err
	}
	cal, err := s.Conf.calendar()
	if err != nil {
		return foretold{}, err
	}
	book := &notebook{now: func() time.Time { return now }, zone: c.Location()}
	m, err := build(parts{DB: db, Token: "0:simulated", Deliver: book, Unpaced: true, Now: func() time.Time { return now },
		Lang: s.Lang, Zone: s.Conf.location(), Calendar: cal, Log: zerolog.Nop()})
	if err != nil {
		return foretold{}, err
	}
	end := now.AddDate(0, 0, s.Days)
	for !now.After(end) {
		// The platform is heard all the time: silence is the people's.
		if err := db.Update(func(tx *store.Tx) error { return tx.StayAlive(telegram.Name) }); err != nil {
			return foretold{}, err
		}
		for again := true; again; {
			n, err := m.sweeper.Sweep(ctx)
			if err != nil {
				return foretold{}, err
			}
			if err := m.outbox.Drain(ctx); err != nil {
				return foretold{}, err
			}
			again = n > 0
		}
		next, ok := m.Next()
		if !ok {
			break
		}
		if !next.After(now) {
			next = now.Add(time.Minute) // what failed is tried again
		}
		now = next
	}
	return book.foretell(db, c, s)
}

type copyAsk struct {
	// Out is an absolute path where nothing is yet.
	Out string `json:"out"`
}

// Copy writes the file as it is now.
func (h *house) Copy(_ context.Context, ask copyAsk) (nothing, error) {
	if !filepath.IsAbs(ask.Out) {
		return nothing{}, fmt.Errorf("copy to %q: not an absolute path", ask.Out)
	}
	if err := h.db.CopyTo(ask.Out); err != nil {
		return nothing{}, diskProblem(err, ask.Out)
	}
	return nothing{}, nil
}

func (r *remote) Copy(ctx context.Context, in copyAsk) (nothing, error) {
	return ask[copyAsk, nothing](ctx, r, "copy", in)
}
