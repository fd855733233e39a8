package outbox

import (
	"errors"
	"time"

	"giaoban/store"
)

// book is one commit of the outbox's, and what is to be logged and counted once it is durable.
type book struct {
	*store.Tx
	o     *Outbox
	notes []note
}

// note is one line of the log: what became of a job.
type note struct {
	job    store.Job
	what   string
	detail string
	gaveUp bool
}

// write commits what f writes. A store that cannot be written makes everything wait a little, longer each time.
func (o *Outbox) write(f func(*book) error) error {
	var b book
	err := o.db.Update(func(tx *store.Tx) error {
		tx.By(0, "outbox")
		b = book{Tx: tx, o: o}
		return f(&b)
	})
	switch {
	case errors.Is(err, store.ErrFault):
		o.fault(err)
		return err
	case err != nil:
		return err
	}
	o.mu.Lock()
	o.faults = 0
	for _, n := range b.notes {
		if n.gaveUp {
			o.counts.dropped++
		}
	}
	o.mu.Unlock()
	for _, n := range b.notes {
		o.log(n)
	}
	return nil
}

// faultWait is the longest that a store which cannot be written is left alone.
const faultWait = time.Minute

func (o *Outbox) fault(err error) {
	o.mu.Lock()
	o.faults++
	if until := o.now().Add(min(delay(o.faults), faultWait)); until.After(o.paused) {
		o.paused, o.why = until, WhyStore
	}
	o.mu.Unlock()
	o.opt.Log.Error().Str("error", describe(err)).Msg("outbox: the store cannot be written")
}

func (o *Outbox) log(n note) {
	l := o.opt.Log.Warn().Uint64("job", uint64(n.job.ID)).Str("kind", string(n.job.Kind)).Str("chat", n.job.Chat).
		Int("attempt", n.job.Attempts).Str("detail", n.detail)
	if n.job.Recipe.Kind != "" {
		l = l.Str("recipe", n.job.Recipe.Kind)
	}
	l.Msg("outbox: " + n.what)
}

func (b *book) note(j store.Job, what, detail string) {
	b.notes = append(b.notes, note{job: j, what: what, detail: detail})
}

// giveUp drops a job that can never be done and sees to it that a person learns of it.
func (b *book) giveUp(j store.Job, t store.Trouble) error {
	if err := b.drop(j, t); err != nil {
		return err
	}
	b.tell(t, j)
	return nil
}

// drop is giveUp without telling anybody; it can be seen all the same.
func (b *book) drop(j store.Job, t store.Trouble) error {
	if err := b.DropJob(j); err != nil {
		return err
	}
	b.notes = append(b.notes, note{job: j, what: "gave up: " + t.Kind, detail: t.Detail, gaveUp: true})
	return b.AddTrouble(t)
}

// tell hands a failure to those who word it. Their own failure must not keep ours from being written down.
func (b *book) tell(t store.Trouble, j store.Job) {
	if b.o.opt.Told == nil || j.About.Flow == TroubleFlow {
		return
	}
	t.At = b.Now()
	if err := guard(func() error { return b.o.opt.Told(b.Tx, t, j) }); err != nil {
		b.note(j, "nobody could be told", describe(err))
	}
}

// troubleOf is trouble with a job.
func troubleOf(kind string, j store.Job, detail string) store.Trouble {
	return store.Trouble{Kind: kind, Committee: j.About.Committee, Person: j.About.Person, Job: j.ID, Detail: detail}
}
