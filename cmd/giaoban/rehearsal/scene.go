package rehearsal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"giaoban/bot/telegram/telegramtest"
)

// Scene is a stage at one instant, from which any number of stages can go on, each its own way.
type Scene struct {
	opts   Options
	at     time.Time
	server *telegramtest.Server
	group  int64
	names  map[int64]string
	file   []byte
	kept   string // the evidence folder
}

const (
	dbName       = "giaoban.db"
	evidenceName = "evidence"
)

// Freeze takes the stage down to a Scene. The stage is closed; its folder stays while the scene is used.
func (s *Stage) Freeze() (*Scene, error) {
	if err := s.crash(); err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(filepath.Join(s.opts.Dir, dbName))
	if err != nil {
		return nil, fmt.Errorf("freeze stage: %w", err)
	}
	return &Scene{opts: s.opts, at: s.Clock.Now(), server: s.Server, group: s.group.ID, names: s.names,
		file: raw, kept: filepath.Join(s.opts.Dir, evidenceName)}, nil
}

// Open lets a stage go on from the scene, in an empty folder of its own. The transcript is empty; codes and ids are drawn
// anew, the same in every stage opened from it. set, when not nil, may change how the stage is set up.
func (sc *Scene) Open(dir string, set func(*Options)) (*Stage, error) {
	o := sc.opts
	o.Dir = dir
	if set != nil {
		set(&o)
	}
	if err := os.WriteFile(filepath.Join(dir, dbName), sc.file, 0o600); err != nil {
		return nil, fmt.Errorf("open scene: %w", err)
	}
	if err := os.CopyFS(filepath.Join(dir, evidenceName), os.DirFS(sc.kept)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("open scene: %w", err)
	}
	s := &Stage{opts: o, Clock: NewClock(sc.at), chance: chance(o.Seed + 1), people: map[string]*telegramtest.User{},
		names: map[int64]string{}, first: map[place]Entry{}, fileNames: map[string]int{}}
	s.Server = sc.server.Clone(s.Clock.platform, o.Seed+1)
	s.Server.SetLimits(o.Limits)
	s.group = s.Server.Chat(sc.group)
	for id, name := range sc.names {
		s.names[id] = name
		if u := s.Server.User(id); u != nil {
			s.people[name] = u
		}
	}
	s.recall()
	return s, s.start()
}

// recall notes when the messages of the past were sent, for those that are edited now.
func (s *Stage) recall() {
	for id := range s.names {
		for _, m := range s.Server.Chat(id).Messages() {
			if m.FromBot {
				s.first[place{id, m.ID}] = Entry{At: m.At}
			}
		}
	}
}
