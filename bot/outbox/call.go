package outbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"giaoban/store"
)

// How long a platform may take for one call; a drawing takes as long as a file at most.
const (
	callLimit = 30 * time.Second
	fileLimit = 120 * time.Second
)

// MaxFile is the largest file that is fetched.
const MaxFile = 20 << 20

// ErrTooLarge ends the reading of a file that has more than MaxFile bytes, and the drawing of one that has more than MaxUpload.
var ErrTooLarge = errors.New("file is too large")

// landing is what became of an attempt.
type landing struct {
	item    *item
	attempt *attempt
	// message is the id of what was sent, record what a kept file has to write.
	message string
	record  func(*store.Tx) error
	err     error
	at      time.Time
	// jitter lengthens the wait for the next attempt by up to a part of it, 0 in a rehearsal.
	jitter float64
}

// drawError is a file that could not be drawn; nothing has been sent then.
type drawError struct{ error }

func (e drawError) Unwrap() error { return e.error }

// call does what an attempt is about. turn, when set, waits for the turn of a message whose drawing took time.
func (o *Outbox) call(ctx context.Context, l *line, a *attempt, turn func(context.Context) error) (r landing) {
	defer func() { r.attempt, r.at = a, o.now() }()
	limit := callLimit
	if a.job.Kind == store.Fetch {
		limit = fileLimit
	}
	if f := a.out.Content.File; f != nil {
		limit = fileLimit
		raw, err := o.render(ctx, *f)
		if err != nil {
			o.logPanic(a.job, err)
			r.err = drawError{err}
			return r
		}
		if len(raw) > MaxUpload {
			r.err = drawError{ErrTooLarge}
			return r
		}
		a.out.File = raw
		if turn != nil {
			if r.err = turn(ctx); r.err != nil {
				return r
			}
		}
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	r.err = guard(func() (err error) {
		switch {
		case a.job.Kind == store.Menu:
			return l.platform.Menu(ctx, a.job.Chat, a.commands)
		case a.job.Kind == store.Fetch:
			r.record, err = o.keep(ctx, l.platform, a)
			return err
		case a.message != "":
			r.message = a.message
			return l.platform.Edit(ctx, a.message, a.out)
		}
		r.message, err = l.platform.Send(ctx, a.out)
		return err
	})
	a.out.File = nil // an outcome may have to wait for a disk that is full
	o.logPanic(a.job, r.err)
	return r
}

func (o *Outbox) render(ctx context.Context, f store.File) (raw []byte, err error) {
	if o.opt.Render == nil {
		return nil, errors.New("nobody draws files")
	}
	ctx, cancel := context.WithTimeout(ctx, fileLimit)
	defer cancel()
	err = guard(func() (err error) {
		raw, err = o.opt.Render(ctx, f)
		return err
	})
	if err == nil && len(raw) == 0 {
		err = errors.New("drawing is empty")
	}
	return raw, err
}

func (o *Outbox) keep(ctx context.Context, p Platform, a *attempt) (record func(*store.Tx) error, err error) {
	r, err := p.Fetch(ctx, a.fetch.File)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	record, err = o.opt.Keep(ctx, a.job, &bounded{r: r, left: MaxFile})
	if err != nil {
		return nil, fmt.Errorf("keep file: %w", err)
	}
	return record, nil
}

// bounded reads at most left bytes and then says that there were more, so that half a photo is not taken for a whole.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, ErrTooLarge
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n - 1, ErrTooLarge
	}
	return n, err
}

// logPanic logs where we panicked, if we did, and not with what: that may be anybody's words.
func (o *Outbox) logPanic(j store.Job, err error) {
	var p *panicError
	if errors.As(err, &p) {
		o.opt.Log.Error().Uint64("job", uint64(j.ID)).Str("recipe", j.Recipe.Kind).Bytes("stack", p.stack).Msg("outbox: " + p.Error())
	}
}

// guard keeps a defect that strikes one job from stopping the others. runtime.Goexit passes: it is no panic.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{with: p, stack: debug.Stack()}
		}
	}()
	return f()
}
