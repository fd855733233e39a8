package outbox

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"giaoban/store"
)

// Options are what the outside gives an Outbox.
type Options struct {
	// Platforms are keyed by the part of an id before "/": "tg". Jobs of others wait until their deadline.
	Platforms map[string]Platform
	// Word makes the words of a recipe from the facts of the moment. An error that is Nothing drops the job without a
	// report; any other, or a panic, drops it with one.
	Word    func(*store.ReadTx, store.Job) (store.Content, error)
	Nothing error
	// Decent is the earliest instant, at or after now, at which a message that answers nobody may arrive: not in quiet
	// hours. It is asked when the message's turn comes, so one held up until the night waits for the morning. Nil: any time.
	Decent func(tx *store.ReadTx, j store.Job, now time.Time) time.Time
	// Render draws a file, outside any transaction: QR codes, pictures, reports. One that wraps ErrRefused or ErrTooLarge is not
	// tried again.
	Render func(context.Context, store.File) ([]byte, error)
	// Fileless words a message anew whose file could not be drawn or was not taken; its words alone are sent where it is nil.
	// tooLarge: the file is there and is too large to be sent.
	Fileless func(tx *store.ReadTx, j store.Job, tooLarge bool) (store.Content, error)
	// Keep copies the file of a Fetch job (store.FetchArg) to where evidence lies, outside any transaction, and gives what
	// is to be written about it in the commit that ends the job; nil is nothing. It may be called again for the same file.
	// r ends with ErrTooLarge after MaxFile bytes; an error is worth a retry unless it wraps ErrTooLarge or ErrRefused.
	Keep func(ctx context.Context, j store.Job, r io.Reader) (record func(*store.Tx) error, err error)
	// Told is called in the commit that gives a job up, so that a person is told of it: of the first job that finds
	// somebody unreachable, of every other. Its own jobs have About.Flow TroubleFlow; of those nothing is told.
	Told   func(tx *store.Tx, t store.Trouble, j store.Job) error
	Limits Limits
	// Now is the wall clock; time.Now when nil.
	Now func() time.Time
	Log zerolog.Logger
}

// TroubleFlow marks the jobs that tell of trouble. Trouble with them is noted but not told: it would never end.
const TroubleFlow = "trouble"

// Outbox does jobs. Drive it with Run, or with Drain and Next, not with both.
type Outbox struct {
	db    *store.DB
	opt   Options
	lines []*line // by name; the one of platforms that are not there is named ""

	driving sync.Mutex // held by Run or Drain

	// mu guards all below and everything in lines. It is never held while the store or a platform is used.
	mu sync.Mutex
	// paused is before when nothing at all is done: the store cannot be written, or the clock has jumped.
	paused time.Time
	why    string
	faults int
	clock  clock
	counts counts
}

// counts are totals since the start.
type counts struct{ sent, retried, dropped uint64 }

// line is what goes to one platform.
type line struct {
	name     string
	platform Platform // nil: it is not there
	limits   Limits
	queue    queue
	pace     pace
	// flying counts the calls whose outcome is not written down.
	flying int
	// claimed are the attempts that wait for their turn, by lane: a line that runs claims up to ahead of them before it
	// comes, so that a slow disk costs no turns. answering is set while an answer is being claimed.
	claimed   [2][]claimed
	ahead     int
	answering bool
	// shut is before when nothing is sent, and why.
	shut time.Time
	why  string
	// unknown is set while the platform does not know our token: then one job at a time finds out whether it does again.
	unknown bool
	scolded []scolding
	// unsaved are the outcomes of attempts that the store could not take yet.
	unsaved []landing
	// wake and turns wake the loops of a line: that which claims, and that which sends.
	wake, turns chan struct{}
}

// New makes an Outbox of what waits in the file. It sends nothing.
func New(db *store.DB, o Options) (*Outbox, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	o.Limits = o.Limits.filled()
	ob := &Outbox{db: db, opt: o}
	for name, p := range o.Platforms {
		if name == "" || p == nil {
			return nil, fmt.Errorf("make outbox: platform %q is nothing", name)
		}
		ob.lines = append(ob.lines, newLine(name, p, o.Limits))
	}
	ob.lines = append(ob.lines, newLine("", nil, o.Limits))
	slices.SortFunc(ob.lines, func(a, b *line) int { return strings.Compare(a.name, b.name) })
	// Listen first, then read: a job that is heard of twice is one job.
	db.OnCommit(ob.heard)
	var heads []store.JobHead
	err := db.View(func(tx *store.ReadTx) (err error) {
		heads, err = tx.JobHeads()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("make outbox: read jobs: %w", err)
	}
	ob.mu.Lock()
	defer ob.mu.Unlock()
	now := ob.now()
	for _, h := range heads {
		ob.line(h.Chat).queue.apply(h, now)
	}
	return ob, nil
}

func newLine(name string, p Platform, l Limits) *line {
	return &line{name: name, platform: p, limits: l, queue: newQueue(), pace: newPace(l),
		wake: make(chan struct{}, 1), turns: make(chan struct{}, 1)}
}

func (o *Outbox) now() time.Time { return o.opt.Now() }

// line is where the jobs of a chat wait.
func (o *Outbox) line(chat string) *line {
	name, _, _ := strings.Cut(chat, "/")
	var none *line
	for _, l := range o.lines {
		if l.name == name && l.platform != nil {
			return l
		}
		if l.platform == nil {
			none = l
		}
	}
	return none
}

// heard takes in what a commit did to jobs, in the goroutine that committed.
func (o *Outbox) heard(c store.Changes) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	for _, h := range c.Jobs {
		l := o.line(h.Chat)
		l.queue.apply(h, now)
		l.poke()
	}
}

// poke makes the line's loops look again.
func (l *line) poke() {
	poke(l.wake)
	poke(l.turns)
}

func poke(loop chan<- struct{}) {
	select {
	case loop <- struct{}{}:
	default:
	}
}

// Next is when there will be something to do, now at the earliest; ok is false when nothing waits.
func (o *Outbox) Next() (at time.Time, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	for _, l := range o.lines {
		if t, any := o.next(l, now); any && (!ok || t.Before(at)) {
			at, ok = t, true
		}
	}
	return at, ok
}

// next is Next of one line.
func (o *Outbox) next(l *line, now time.Time) (at time.Time, ok bool) {
	earliest := func(t time.Time) {
		if t = later(later(t, o.paused), now); !ok || t.Before(at) {
			at, ok = t, true
		}
	}
	if len(l.unsaved) > 0 {
		earliest(now)
	}
	if !l.queue.deadlines.empty() {
		earliest(l.queue.deadlines.first().head.Deadline)
	}
	if l.platform == nil || l.probing() {
		return at, ok
	}
	if lane, ready := l.queue.next(); ready {
		switch {
		case len(l.claimed[lane]) < l.ahead:
			earliest(l.shut)
		case l.ahead == 0:
			earliest(later(l.pace.when(lane, now), l.shut))
		}
	}
	if t, waits := l.queue.soonest(); waits {
		earliest(later(t, l.shut))
	}
	return at, ok
}

// probing tells whether one job is out to learn whether our token is known again.
func (l *line) probing() bool { return l.unknown && l.flying > 0 }

// open tells whether messages may go at all.
func (o *Outbox) open(l *line, now time.Time) bool {
	return l.platform != nil && !l.probing() && !now.Before(l.shut) && !now.Before(o.paused)
}

// pick takes the job that is claimed next, nil when none may be.
func (o *Outbox) pick(l *line, now time.Time) *item {
	o.mu.Lock()
	defer o.mu.Unlock()
	l.queue.advance(now)
	if !o.open(l, now) {
		return nil
	}
	lane, ok := l.queue.next()
	switch {
	case !ok:
		l.pace.rested = l.pace.rested || len(l.claimed[store.Answers])+len(l.claimed[store.Rest]) == 0
		return nil
	case l.ahead == 0 && l.pace.when(lane, now).After(now), l.ahead > 0 && len(l.claimed[lane]) >= l.ahead:
		return nil
	}
	l.answering = l.ahead > 0 && lane == store.Answers
	return l.queue.take(lane)
}

// done puts a job back that was picked; what the file has let go is gone by now.
func (o *Outbox) done(l *line, c *chat) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l.queue.done(c, o.now())
	l.poke()
}
