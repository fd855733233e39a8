package outbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"giaoban/store"
)

// attempt is one call of a platform for a job: a message, or one part of a long one.
type attempt struct {
	job store.Job
	out Outgoing
	// message is what an edit changes; empty sends.
	message string
	// index is which of all the steps of the job this is. Of these, content counts those that show something; the rest
	// empty what a card needed when it was longer.
	index, all, content int
	hash                string
	// claimed is the commit that claimed the job.
	claimed  uint64
	commands []Command
	fetch    store.FetchArg
}

var (
	errLost = errors.New("job is not in the file")
	errSoon = errors.New("job has been put off")
)

// hopeless is why a job can never be attempted.
type hopeless struct{ trouble, detail string }

func (h hopeless) Error() string { return h.trouble + ": " + h.detail }

// claim marks a job as flying and makes what is to be sent of it, in one commit. It gives nil for a job that is done
// without sending anything: too old, overtaken, with nothing to say, or impossible.
func (o *Outbox) claim(l *line, it *item, now time.Time) (*attempt, error) {
	var a *attempt
	var found store.JobHead
	err := o.write(func(b *book) error {
		a = nil
		j, err := b.Job(it.head.ID)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return errLost
		case err != nil:
			return err
		}
		if found = j.Head(); found.NotBefore.After(now) {
			return errSoon
		}
		if overdue(j, now) {
			return b.expire(j)
		}
		if old, err := b.Superseded(j); err != nil || old {
			return errors.Join(err, b.DropJob(j))
		}
		if at := o.decent(b, j, now); at.After(now) {
			j.NotBefore, j.Flying = at, false
			return b.PutJob(&j)
		}
		if j.Flying && j.Attempts >= strikes {
			return b.distrust(j, now)
		}
		var no hopeless
		switch a, err = o.prepare(b, l, &j); {
		case errors.As(err, &no):
			return b.giveUp(j, troubleOf(no.trouble, j, no.detail))
		case err != nil:
			return err
		case a == nil:
			return b.DropJob(j)
		}
		j.Flying = true
		j.Attempts++
		a.job, a.claimed = j, b.Seq()
		return b.PutJob(&j)
	})
	if err == nil {
		return a, nil
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case errors.Is(err, errLost):
		l.queue.forget(it.head.ID, now)
		return nil, nil
	case errors.Is(err, errSoon):
		found.Seq = it.head.Seq
		l.queue.apply(found, now)
		return nil, nil
	case !errors.Is(err, store.ErrFault):
		l.queue.hold(it, now.Add(longestDelay))
	}
	return nil, err
}

// decent is when a job may arrive. Answers come at once, an edit wakes nobody, and what has begun is not left half said.
func (o *Outbox) decent(b *book, j store.Job, now time.Time) (at time.Time) {
	if o.opt.Decent == nil || j.Lane == store.Answers || j.Parts > 0 || (j.Kind != store.Send && j.Kind != store.Show) {
		return now
	}
	if err := guard(func() error { at = o.opt.Decent(&b.ReadTx, j, now); return nil }); err != nil {
		o.logPanic(j, err)
		return now
	}
	return at
}

func overdue(j store.Job, now time.Time) bool {
	return !j.Deadline.IsZero() && !now.Before(j.Deadline)
}

// distrust puts a job off that was in flight at crash after crash: it may be what kills us, and the others come first.
func (b *book) distrust(j store.Job, now time.Time) error {
	j.RetryAt = now.Add(delay(j.Attempts))
	return b.later(j, "was in flight at several crashes", "")
}

func (b *book) expire(j store.Job) error {
	return b.giveUp(j, troubleOf(store.TroubleExpired, j, ""))
}

// prepare makes what a job is about; nil when there is nothing to do.
func (o *Outbox) prepare(b *book, l *line, j *store.Job) (*attempt, error) {
	switch j.Kind {
	case store.Menu:
		var arg struct {
			Commands []Command `json:"commands"`
		}
		if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
			return nil, hopeless{store.TroubleRender, "menu cannot be read"}
		}
		return &attempt{commands: arg.Commands}, nil
	case store.Fetch:
		a := &attempt{}
		if err := json.Unmarshal(j.Recipe.Arg, &a.fetch); err != nil || a.fetch.File == "" {
			return nil, hopeless{store.TroubleRender, "file to fetch cannot be read"}
		}
		if o.opt.Keep == nil {
			return nil, hopeless{store.TroubleRefused, "files are not kept here"}
		}
		return a, nil
	case store.Send, store.Edit, store.Show:
		if nothing, err := o.pin(b, j); err != nil || nothing {
			return nil, err
		}
		return b.step(l.platform, *j)
	}
	return nil, hopeless{store.TroubleRender, fmt.Sprintf("kind %.20q is unknown", string(j.Kind))}
}

// pin words a recipe at its first attempt and keeps the words. Later attempts say the same, unless nothing has been sent
// yet and there is nothing to say any more.
func (o *Outbox) pin(b *book, j *store.Job) (nothing bool, err error) {
	pinned := j.Content != nil
	if j.Recipe.Kind != "" && (!pinned || j.Parts == 0) {
		c, err := o.word(&b.ReadTx, *j)
		switch {
		case o.opt.Nothing != nil && errors.Is(err, o.opt.Nothing):
			return true, nil
		case pinned: // what is said stays as it is
		case err != nil:
			o.logPanic(*j, err)
			return false, hopeless{store.TroubleRender, j.Recipe.Kind + ": " + describe(err)}
		default:
			j.Content = &c
		}
	}
	if j.Content == nil || j.Content.Empty() {
		return false, hopeless{store.TroubleRender, j.Recipe.Kind + ": nothing in it"}
	}
	return false, nil
}

func (o *Outbox) word(tx *store.ReadTx, j store.Job) (c store.Content, err error) {
	if o.opt.Word == nil {
		return c, errors.New("nobody words recipes")
	}
	err = guard(func() (err error) {
		c, err = o.opt.Word(tx, j)
		return err
	})
	return c, err
}
