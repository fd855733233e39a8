package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"giaoban/store"
)

// askDesk puts one question to the process that holds the file, or, where none does, to the file itself.
func askDesk[Q, A any](ctx context.Context, w world, root *cli, question func(desk, context.Context, Q) (A, error), q Q) (answer A, conf config, err error) {
	if conf, err = root.settings(); err != nil {
		return answer, conf, err
	}
	d, done, err := reach(ctx, conf, w.now)
	if err != nil {
		return answer, conf, err
	}
	answer, err = question(d, ctx, q)
	return answer, conf, errors.Join(err, done())
}

type statusCmd struct {
	JSON bool `name:"json" help:"${json}"`
}

func (c *statusCmd) Run(ctx context.Context, w world, root *cli) error {
	s, conf, err := askDesk(ctx, w, root, desk.Status, nothing{})
	if err != nil {
		return err
	}
	if c.JSON {
		err = w.json(s)
	} else {
		s.print(w.stdout, w.lang, conf.location())
	}
	if err == nil && !s.Healthy {
		var ails []string
		for _, a := range s.Ails {
			ails = append(ails, a.in(w.lang))
		}
		return wrongly("Chạy không tốt: %s.", "It does not run well: %s.", strings.Join(ails, "; ")).with(exitUnwell)
	}
	return err
}

type checkCmd struct {
	JSON bool `name:"json" help:"${json}"`
}

func (c *checkCmd) Run(ctx context.Context, w world, root *cli) error {
	conf, err := root.settings()
	if err != nil {
		return err
	}
	found, err := checkFile(ctx, conf)
	if err != nil {
		return err
	}
	if c.JSON {
		if err := w.json(found); err != nil {
			return err
		}
	} else {
		w.say("%s: bản cấu trúc %d, %d byte", "%s: schema %d, %d bytes", conf.database(), found.Version, found.Size)
		for _, t := range slices.Sorted(maps.Keys(found.Counts)) {
			fmt.Fprintf(w.stdout, "  %-14s %d\n", t, found.Counts[t])
		}
		for _, a := range found.Asides {
			w.say("  để riêng %s/%s lúc %s: %s", "  put aside %s/%s at %s: %s", a.Platform, a.Update, a.At.In(conf.location()).Format("15:04 02/01/2006"), a.Reason)
		}
		for _, f := range found.Faults {
			fmt.Fprintf(w.stdout, "! %s %s %s %s\n", f.Kind, f.Bucket, f.Key, f.Detail)
		}
	}
	if !found.Sound() {
		return storeProblem(ctx, fmt.Errorf("%w: %d", store.ErrDamaged, len(found.Faults)), conf)
	}
	if !c.JSON {
		w.say("Lành lặn.", "Sound.")
	}
	return nil
}

// checkFile asks the process that holds the file, else looks itself, without changing anything.
func checkFile(ctx context.Context, conf config) (store.Findings, error) {
	if r, ok := dialRemote(ctx, conf.socket()); ok {
		defer r.close()
		return r.Check(ctx, nothing{})
	}
	found, err := store.Check(conf.database())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found, noDatabase(conf.database())
	case err != nil:
		return found, storeProblem(ctx, err, conf)
	}
	return found, nil
}

type backupCmd struct {
	Out string `name:"out" short:"o" placeholder:"${ph_file}" type:"path" help:"${backup_out}"`
}

func (c *backupCmd) Run(ctx context.Context, w world, root *cli) error {
	made, _, err := askDesk(ctx, w, root, desk.Backup, backupAsk{Out: c.Out})
	if err != nil {
		return err
	}
	w.say("Đã sao lưu: %s (cơ sở dữ liệu %d byte, %d tệp kèm; đã soát lại).", "Backed up: %s (database %d bytes, %d files with it; checked).",
		made.Path, made.Archive.Size, made.Archive.Files)
	return nil
}

type restoreCmd struct {
	File string `arg:"" name:"file" placeholder:"${ph_file}" type:"path" help:"${restore_file}"`
	DB   string `name:"db" placeholder:"${ph_file}" type:"path" help:"${restore_db}"`
}

func (c *restoreCmd) Run(ctx context.Context, w world, root *cli) error {
	conf, err := root.settings()
	if err != nil {
		return err
	}
	path := c.DB
	if path == "" {
		path = conf.database()
	}
	home := filepath.Dir(path)
	socket := filepath.Join(home, "giaoban.sock")
	did, err := store.Restore(c.File, path, filepath.Join(home, "evidence"), w.now())
	if err != nil {
		return restoreProblem(err, c.File, path, holder(ctx, socket, path))
	}
	if !did.Archive.Taken.IsZero() {
		w.say("Đã lấy lại %s như lúc %s.", "%s is back as it was at %s.", path, did.Archive.Taken.In(conf.location()).Format("15:04 02/01/2006"))
	} else {
		w.say("Đã lấy lại %s.", "%s is back.", path)
	}
	w.say("Bản sao đã được soát: %d Ban Chỉ đạo, %d thành viên; %d tệp kèm đã trả về chỗ.", "The copy was checked: %d committees, %d members; %d files put back.",
		did.Found.Counts["committee"], did.Found.Counts["member"], did.Files)
	if did.Aside != "" {
		w.say("Tệp cũ được giữ ở %s.", "The old file is kept at %s.", did.Aside)
	}
	w.say("Tin còn chờ gửi lúc sao lưu sẽ được gửi khi bot chạy lại, trừ tin đã quá hạn.",
		"Messages that waited when the backup was taken go out when the bot runs again, unless they are too old.")
	return nil
}

type inviteCmd struct{}

func (*inviteCmd) Run(ctx context.Context, w world, root *cli) error {
	i, conf, err := askDesk(ctx, w, root, desk.Invite, nothing{})
	if err != nil {
		return err
	}
	w.claim(i, conf.location())
	return nil
}

type versionCmd struct{}

func (*versionCmd) Run(w world) error {
	fmt.Fprintf(w.stdout, "giaoban %s %s/%s %s, %s %d\n", version(), runtime.GOOS, runtime.GOARCH, runtime.Version(),
		words{"bản cấu trúc tệp", "file schema"}.in(w.lang), store.Version())
	return nil
}

// released is set by the linker: -ldflags "-X main.released=v1.2.3".
var released string

// version is the release, else the commit it was built from.
func version() string {
	if released != "" {
		return released
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "?"
	}
	v := "dev"
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			v += "-" + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			v += "+"
		}
	}
	return v
}

// json prints for machines.
func (w world) json(v any) error {
	e := json.NewEncoder(w.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
