package outbox

import (
	"errors"
	"time"

	"giaoban/store"
)

// settle writes down what became of an attempt. What the store cannot take is kept in memory until it can.
func (o *Outbox) settle(l *line, r landing) {
	err := o.write(func(b *book) error { return b.settle(l, r) })
	if errors.Is(err, store.ErrFault) {
		o.mu.Lock()
		l.unsaved = append(l.unsaved, r)
		o.mu.Unlock()
		return
	}
	if err != nil {
		// The job stays flying in the file, as after a crash: better sent twice than lost.
		o.opt.Log.Error().Uint64("job", uint64(r.attempt.job.ID)).Str("error", describe(err)).Msg("outbox: outcome could not be written")
	}
	o.mu.Lock()
	l.flying--
	o.landed(l, r)
	if err != nil {
		l.queue.hold(r.item, r.at.Add(longestDelay))
	}
	o.mu.Unlock()
	o.done(l, r.item.chat)
}

// save tries again to write down what the store could not take; false when it still cannot.
func (o *Outbox) save(l *line) bool {
	o.mu.Lock()
	waiting := l.unsaved
	l.unsaved = nil
	o.mu.Unlock()
	for i, r := range waiting {
		o.settle(l, r)
		o.mu.Lock()
		full := len(l.unsaved) > 0
		if full {
			l.unsaved = append(l.unsaved, waiting[i+1:]...)
		}
		o.mu.Unlock()
		if full {
			return false
		}
	}
	return true
}

// settle is one commit: either the job is over, with all that follows from it, or it waits again.
func (b *book) settle(l *line, r landing) error {
	j, err := b.Job(r.attempt.job.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil // somebody dropped it meanwhile: an erasure, a group that moved
	}
	if err != nil {
		return err
	}
	if r.err != nil {
		return b.failed(l, r, j)
	}
	if r.record != nil {
		if err := guard(func() error { return r.record(b.Tx) }); err != nil {
			return err
		}
	}
	if j.Kind == store.Menu || j.Kind == store.Fetch {
		return b.DropJob(j)
	}
	if r.attempt.message == "" {
		if err := b.reachable(l, j); err != nil {
			return err
		}
	}
	if err := b.remember(l, r, j); err != nil {
		return err
	}
	if r.attempt.index+1 >= r.attempt.all {
		return b.DropJob(j)
	}
	j.Parts = r.attempt.index + 1
	return b.again(j)
}

// again lets a job go on as if it had never failed.
func (b *book) again(j store.Job) error {
	j.Flying, j.Attempts, j.RetryAt = false, 0, time.Time{}
	return b.PutJob(&j)
}

// remember keeps what later turns need to know of a message: what it was about, which buttons it offers, which card it is.
func (b *book) remember(l *line, r landing, j store.Job) error {
	a := r.attempt
	if j.Kind == store.Show {
		if err := b.rememberCard(r, j); err != nil {
			return err
		}
	}
	if a.index >= a.content {
		return nil
	}
	if j.About != (store.About{}) {
		if err := b.PutSent(&store.Sent{Chat: j.Chat, Message: r.message, About: j.About}); err != nil {
			return err
		}
	}
	if l.platform.Group(j.Chat) {
		return nil
	}
	return b.rememberOffer(r, j)
}

func (b *book) rememberCard(r landing, j store.Job) error {
	a := r.attempt
	card, _, err := b.Card(j.Chat, j.Card)
	if err != nil {
		return err
	}
	card.Chat, card.Name, card.Parts = j.Chat, j.Card, messages(card)
	part := store.CardPart{Message: r.message, Hash: a.hash}
	if a.index < len(card.Parts) {
		card.Parts[a.index] = part
	} else {
		card.Parts = append(card.Parts, part)
	}
	card.Message = card.Parts[min(a.content, len(card.Parts))-1].Message
	return b.PutCard(&card)
}

// rememberOffer keeps the buttons of a private chat, so that they can be typed. A card that is brought up to date does not
// take the place of a newer message's buttons; a message that lost its own does not offer them any more. Whoever answers
// before we know that his question arrived has moved on: the next question's offer stands by then, and is kept.
func (b *book) rememberOffer(r landing, j store.Job) error {
	offer, err := b.Offer(j.Chat)
	if err != nil {
		return err
	}
	var coded []store.Action
	for _, row := range r.attempt.out.Content.Actions {
		for _, action := range row {
			if action.Code != "" {
				coded = append(coded, action)
			}
		}
	}
	ours := offer.Message == r.message
	updated := j.Kind == store.Show && r.attempt.message != ""
	switch {
	case !ours && offer.Seq > r.attempt.claimed:
		return nil
	case len(coded) == 0 && !ours:
		return nil
	case updated && !ours && len(offer.Actions) > 0:
		return nil
	}
	return b.PutOffer(&store.Offer{Chat: j.Chat, Actions: coded, At: b.Now(), Message: r.message})
}

// reachable takes back that a chat could not be reached: a new message has just arrived there.
func (b *book) reachable(l *line, j store.Job) error {
	if l.platform.Group(j.Chat) {
		c, err := b.CommitteeOfGroup(j.Chat)
		if errors.Is(err, store.ErrNotFound) || err == nil && !c.Group.Mute {
			return nil
		}
		if err != nil {
			return err
		}
		c.Group.Mute = false
		return b.PutCommittee(&c)
	}
	p, ok, err := b.owner(j)
	if err != nil || !ok || p.Unreachable.IsZero() {
		return err
	}
	p.Unreachable = time.Time{}
	return b.PutPerson(&p)
}

// owner is the person whose private chat a job goes to.
func (b *book) owner(j store.Job) (store.Person, bool, error) {
	if j.About.Person != 0 {
		p, err := b.Person(j.About.Person)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return p, false, err
		}
		if err == nil && p.Chat == j.Chat {
			return p, true, nil
		}
	}
	p, err := b.PersonOf(j.Chat)
	if errors.Is(err, store.ErrNotFound) {
		return p, false, nil
	}
	return p, err == nil && p.Chat == j.Chat, err
}
