package rehearsal

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Options say how a rehearsal is set up.
type Options struct {
	// Build makes the program, at each start.
	Build func(Parts) (Machine, error)
	// Dir is an empty folder for the file and what is kept beside it.
	Dir string
	// Seed decides every code, and every id of the platform.
	Seed int64
	// Limits turns on the platform's rate limits, and the outbox's pacing on the stage's clock.
	Limits bool
	// Lang is what people's phones speak.
	Lang store.Lang
	// URL and Client are how the machine reaches the platform; in process when Client is nil.
	URL    string
	Client telegramtest.Doer
}

// Opening is the instant at which the stage of every demo stands: a Thursday morning, the day before the report.
var Opening = time.Date(2026, 11, 26, 8, 0, 0, 0, store.HoChiMinh)

// Ward is the fictional ward of the stage.
const Ward = "phường Hoa Mai"

// Stage is a committee of people with phones, the platform, the clock, and the machine on its file. Its methods, and
// those of Server, are called by one goroutine at a time.
type Stage struct {
	Clock  *Clock
	Server *telegramtest.Server

	opts     Options
	people   map[string]*telegramtest.User
	group    *telegramtest.Chat
	names    map[int64]string // of chats, as transcripts call them
	chance   io.Reader
	killer   killer
	diskFull atomic.Bool
	db       *store.DB
	machine  Machine
	restarts int
	// well: when the machine last settled, nothing kept it from the platform.
	well bool

	entries []Entry
	heard   int // of the server's journal
	first   map[place]Entry
	// fileNames counts the files by the name they came with.
	fileNames map[string]int
}

// place is a message.
type place struct {
	chat int64
	id   int
}

// New sets the stage at an instant: everybody has a phone, nobody has met the bot, the machine has not started.
func New(o Options, at time.Time) *Stage {
	s := &Stage{opts: o, Clock: NewClock(at), chance: chance(o.Seed), people: map[string]*telegramtest.User{},
		names: map[int64]string{}, first: map[place]Entry{}, fileNames: map[string]int{}}
	s.Server = telegramtest.New(telegramtest.Options{Now: s.Clock.platform, Seed: o.Seed, Limits: o.Limits})
	for _, name := range append(Names(), Stranger) {
		p := telegramtest.Profile{FirstName: name, Language: string(o.Lang)}
		if name == Stranger {
			p.FirstName = "Người lạ"
		}
		u := s.Server.NewUser(p)
		s.people[name], s.names[u.ID] = u, name
	}
	members := []*telegramtest.User{s.people["Lan"]}
	for _, name := range Names() {
		if name != "Lan" {
			members = append(members, s.people[name])
		}
	}
	s.group = s.Server.NewGroup("BCĐ "+Ward, members...)
	s.names[s.group.ID] = Group
	return s
}

// chance is a stream of bytes that the seed decides.
func chance(seed int64) io.Reader {
	var key [32]byte
	binary.BigEndian.PutUint64(key[:], uint64(seed))
	return rand.NewChaCha8(key)
}

// Start starts the machine.
func (s *Stage) Start() error { return s.start() }

// Close ends the rehearsal. The file stays.
func (s *Stage) Close() error {
	s.Server.Close()
	return s.crash()
}

// DB is the file as the machine has it open; nil while the machine is off.
func (s *Stage) DB() *store.DB { return s.db }

// User is somebody of the cast, or the stranger.
func (s *Stage) User(name string) *telegramtest.User { return s.people[name] }

// GroupChat is the committee's group, the newest after a migration.
func (s *Stage) GroupChat() *telegramtest.Chat { return s.group }

// Restarts is how often the machine was started again.
func (s *Stage) Restarts() int { return s.restarts }

// fault is the store's view of a disk that a script filled.
func (s *Stage) fault() error {
	if s.diskFull.Load() {
		return fmt.Errorf("no space left on device (played)")
	}
	return nil
}
