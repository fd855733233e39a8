package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/rs/zerolog"

	"giaoban/bot/talk/join"
	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

// demoCmd plays a fictional committee against the strict server: on a web page, from a script, or not at all.
type demoCmd struct {
	Addr string `name:"addr" default:"127.0.0.1:8099" placeholder:"${ph_addr}" help:"${demo_addr}"`
	Open bool   `name:"open" default:"true" negatable:"" help:"${demo_open}"`
	Seed int64  `name:"seed" default:"1" placeholder:"${ph_number}" help:"${demo_seed}"`

	Play           string `name:"play" placeholder:"${ph_file}" help:"${demo_play}"`
	JSON           bool   `name:"json" help:"${demo_json}"`
	Out            string `name:"out" placeholder:"${ph_dir}" help:"${demo_out}"`
	Limits         bool   `name:"limits" help:"${demo_limits}"`
	KillEverywhere bool   `name:"kill-everywhere" help:"${demo_kill}"`

	API string `name:"api" placeholder:"${ph_addr}" help:"${demo_api}"`

	lang store.Lang
}

// Run does what the flags ask for. People's phones speak --lang; the terminal's own language changes no transcript.
func (c demoCmd) Run(ctx context.Context, w world, root *cli) error {
	c.lang = store.Vietnamese
	if root.Lang == string(store.English) {
		c.lang = store.English
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch {
	case c.API != "":
		return c.serveAPI(ctx, w)
	case c.Play == "" && (c.KillEverywhere || c.JSON || c.Out != "" || c.Limits):
		return wrong("--json, --out, --limits và --kill-everywhere cần một kịch bản: --play TỆP",
			"--json, --out, --limits and --kill-everywhere need a script: --play FILE")
	case c.KillEverywhere:
		return c.killEverywhere(w)
	case c.Play != "":
		return c.play(w)
	}
	return c.servePage(ctx, w)
}

// stageMachine builds the real program for the stage. As at a first start, a file without a committee gets a claim code.
func stageMachine(p rehearsal.Parts) (rehearsal.Machine, error) {
	if err := firstClaim(p.DB); err != nil {
		return rehearsal.Machine{}, err
	}
	m, err := build(parts{
		DB: p.DB, Evidence: p.Evidence, Token: p.Token, URL: p.URL, Client: p.Client, Now: p.Now,
		Unpaced: p.Unpaced, Log: zerolog.Nop(),
	})
	if err != nil {
		return rehearsal.Machine{}, err
	}
	return rehearsal.Machine{Settle: m.Settle, Next: m.Next}, nil
}

func firstClaim(db *store.DB) error {
	found := false
	err := db.View(func(tx *store.ReadTx) error {
		all, err := tx.Committees()
		found = len(all) > 0
		return err
	})
	if err != nil || found {
		return err
	}
	return db.Update(func(tx *store.Tx) error {
		_, _, err := join.Claim(tx)
		return err
	})
}

// opening plays the three weeks before the curtain rises, in a folder of its own, and freezes them.
func (c demoCmd) opening(dir string) (*rehearsal.Scene, error) {
	own, err := os.MkdirTemp(dir, "history")
	if err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	return rehearsal.Raise(rehearsal.Options{Build: stageMachine, Dir: own, Seed: c.Seed, Lang: c.lang})
}

// rehearse reads the script and sets the stage for it, in a folder that clean removes.
func (c demoCmd) rehearse() (lines []rehearsal.Line, scene *rehearsal.Scene, dir string, clean func(), err error) {
	if lines, err = readScript(c.Play); err != nil {
		return
	}
	if dir, clean, err = temporary(); err != nil {
		return
	}
	if scene, err = c.opening(dir); err != nil {
		clean()
	}
	return
}

// play plays a script and prints what came of it. Lines that could not be played are told at the end.
func (c demoCmd) play(w world) error {
	lines, scene, dir, clean, err := c.rehearse()
	if err != nil {
		return err
	}
	defer clean()
	own, err := os.MkdirTemp(dir, "play")
	if err != nil {
		return fmt.Errorf("play %s: %w", c.Play, err)
	}
	stage, err := scene.Open(own, func(o *rehearsal.Options) { o.Limits = c.Limits })
	if err != nil {
		return err
	}
	played := stage.PlayAll(lines)
	if err := c.print(w.stdout, stage.Entries()); err != nil {
		return errors.Join(err, stage.Close())
	}
	if err := stage.Close(); err != nil {
		return err
	}
	if c.Out != "" {
		if err := stage.Export(c.Out); err != nil {
			return err
		}
	}
	if played != nil {
		return trouble(exitFault, played, "Có dòng không diễn được", "Some lines could not be played")
	}
	return nil
}

func (c demoCmd) print(out io.Writer, entries []rehearsal.Entry) error {
	if c.JSON {
		return rehearsal.WriteJSON(out, entries)
	}
	return rehearsal.WriteText(out, entries, c.lang)
}

// killEverywhere plays a script to death.
func (c demoCmd) killEverywhere(w world) error {
	lines, scene, dir, clean, err := c.rehearse()
	if err != nil {
		return err
	}
	defer clean()
	start := time.Now()
	survey, err := scene.Everywhere(lines, dir, runtime.NumCPU())
	if err != nil {
		return err
	}
	fmt.Fprint(w.stdout, survey)
	fmt.Fprintf(w.stdout, "%d plays in %s\n", survey.Kills, time.Since(start).Round(time.Millisecond))
	if len(survey.Offenders) > 0 {
		return fmt.Errorf("%d of %d kills did harm", len(survey.Offenders), survey.Kills)
	}
	return nil
}

func readScript(path string) ([]rehearsal.Line, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, trouble(exitUsage, err, "Không mở được kịch bản", "The script cannot be opened")
	}
	defer f.Close()
	lines, err := rehearsal.Parse(path, f)
	if err != nil {
		return nil, trouble(exitUsage, err, "Kịch bản có dòng không đọc được", "The script has lines that cannot be read")
	}
	return lines, nil
}

// temporary makes a folder that clean removes with all that is in it.
func temporary() (dir string, clean func(), err error) {
	dir, err = os.MkdirTemp("", "giaoban-demo")
	if err != nil {
		return "", nil, fmt.Errorf("make temporary folder: %w", err)
	}
	return dir, func() { os.RemoveAll(dir) }, nil
}
