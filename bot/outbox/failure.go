package outbox

import (
	"context"
	"errors"
	"time"

	"giaoban/store"
)

// Waiting for the next attempt doubles from firstDelay to longestDelay. A job without a deadline is given up after
// tryFor of it; time in which we were off does not count.
const (
	firstDelay   = time.Second
	longestDelay = 5 * time.Minute
	tryFor       = 24 * time.Hour
)

// strikes is after how many attempts a file that cannot be drawn is given up.
const strikes = 3

// A file that fails for another reason than that the platform is away is left out after fileTries attempts, some minutes of them
// where each takes its time. heardOf is how old a sign of life may be, of which there is one a minute.
const (
	fileTries = 8
	heardOf   = 90 * time.Second
)

// delay is how long to wait after so many failed attempts.
func delay(attempts int) time.Duration {
	if attempts > 9 {
		return longestDelay
	}
	return min(firstDelay<<max(0, attempts-1), longestDelay)
}

// tried is how long so many attempts have gone on.
func tried(attempts int) (d time.Duration) {
	for n := 1; n < attempts; n++ {
		d += delay(n)
	}
	return d
}

// failed decides what becomes of a job after an attempt that did not succeed.
func (b *book) failed(l *line, r landing, j store.Job) error {
	var slow SlowDown
	var moved MovedError
	var draw drawError
	var broken *panicError
	refused := troubleOf(store.TroubleRefused, j, describe(r.err))
	switch {
	case errors.As(r.err, &slow):
		// The attempt is not lost: nothing is wrong with the job.
		j.Attempts--
		j.RetryAt = r.at.Add(slow.wait())
		return b.later(j, "told to wait", slow.wait().String())
	case errors.Is(r.err, ErrToken):
		j.Attempts--
		j.RetryAt = time.Time{}
		return b.later(j, "token refused", "")
	case errors.As(r.err, &moved):
		if moved.To == "" || moved.To == j.Chat {
			return b.giveUp(j, refused)
		}
		b.note(j, "chat has moved", moved.To)
		_, _, err := b.MoveChat(j.Chat, moved.To)
		return err
	case errors.Is(r.err, ErrUnreachable) && j.Kind != store.Fetch:
		return b.unreachable(l, j)
	case errors.Is(r.err, ErrGone) && b.anew(&j, r.attempt):
		return b.later(j, "message is gone, sent anew", "")
	case errors.Is(r.err, ErrNoTopic) && j.Topic != "":
		j.Topic, j.RetryAt = "", time.Time{}
		j.Attempts--
		if err := b.AddTrouble(troubleOf(store.TroubleRefused, j, "topic is closed, sent without")); err != nil {
			return err
		}
		return b.later(j, "topic is closed, sent without", "")
	case errors.Is(r.err, ErrRefused), errors.Is(r.err, ErrNoTopic), errors.Is(r.err, ErrGone), errors.Is(r.err, ErrTooLarge),
		errors.Is(r.err, ErrUnreachable):
		return b.over(r, j, refused)
	case errors.As(r.err, &broken), errors.As(r.err, &draw) && j.Attempts >= strikes && !stopped(r.err):
		return b.over(r, j, troubleOf(store.TroubleRender, j, describe(r.err)))
	case j.Deadline.IsZero() && tried(j.Attempts) >= tryFor:
		return b.giveUp(j, troubleOf(store.TroubleExpired, j, describe(r.err)))
	}
	if j.Attempts >= fileTries && r.at.Sub(b.Alive(l.name)) <= heardOf {
		// The platform is there and listens: it is this file that does not get through, and its words are not to wait for a day.
		if ok, err := b.fileless(r, j); ok || err != nil {
			return err
		}
	}
	wait := delay(j.Attempts)
	wait += time.Duration(float64(wait) * r.jitter)
	j.RetryAt = r.at.Add(wait)
	return b.later(j, "will be tried again", describe(r.err))
}

// over gives a job up that can never be done; where only its file is in the way, the words go without it.
func (b *book) over(r landing, j store.Job, t store.Trouble) error {
	if ok, err := b.fileless(r, j); ok || err != nil {
		return err
	}
	return b.giveUp(j, t)
}

// later puts a job back, to be attempted again.
func (b *book) later(j store.Job, what, detail string) error {
	j.Flying, j.Attempts = false, max(0, j.Attempts)
	b.note(j, what, detail)
	return b.PutJob(&j)
}

// anew turns the edit of a message that is gone into a new message, and an answer to one into no answer; false when
// neither is the cause.
func (b *book) anew(j *store.Job, a *attempt) bool {
	switch {
	case a.message != "" && j.Kind == store.Edit:
		j.Kind, j.Target = store.Send, ""
	case a.message != "" && j.Kind == store.Show:
		if b.forgetCard(j, a.index) != nil {
			return false
		}
	case a.out.ReplyTo != "":
		j.ReplyTo = ""
	default:
		return false
	}
	j.Attempts--
	j.RetryAt = time.Time{}
	return true
}

// forgetCard forgets the messages of a card from one on: they would not stand in order any more.
func (b *book) forgetCard(j *store.Job, from int) error {
	card, ok, err := b.Card(j.Chat, j.Card)
	if err != nil || !ok {
		return err
	}
	card.Parts = messages(card)
	if from == 0 || from >= len(card.Parts) {
		return b.DropCard(j.Chat, j.Card)
	}
	card.Parts = card.Parts[:from]
	card.Message = card.Parts[from-1].Message
	return b.PutCard(&card)
}

// unreachable notes that a person or a group cannot be written to. Those who should know are told the first time only.
func (b *book) unreachable(l *line, j store.Job) error {
	t := troubleOf(store.TroubleUnreachable, j, "")
	known := false
	if l.platform.Group(j.Chat) {
		c, err := b.CommitteeOfGroup(j.Chat)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil {
			t.Committee, t.Detail, known = c.ID, "group", c.Group.Mute
			c.Group.Mute = true
			if err := b.PutCommittee(&c); err != nil {
				return err
			}
		}
	} else {
		p, ok, err := b.owner(j)
		if err != nil {
			return err
		}
		if ok {
			t.Person, known = p.ID, !p.Unreachable.IsZero()
			if !known {
				p.Unreachable = b.Now()
				if err := b.PutPerson(&p); err != nil {
					return err
				}
			}
		}
	}
	if known {
		return b.drop(j, t)
	}
	return b.giveUp(j, t)
}

func stopped(err error) bool { return errors.Is(err, context.Canceled) }

// leastWait is waited when a platform says that it is too much, but not for how long.
const leastWait = time.Second

func (e SlowDown) wait() time.Duration { return max(e.For, leastWait) }

// scolding is a chat in which we were told to wait.
type scolding struct {
	chat string
	at   time.Time
}

// tokenWait is how often a platform that does not know our token is asked again.
const tokenWait = time.Minute

// landed takes what an attempt taught about the platform: its pace, a demand to wait, a token that is not known.
func (o *Outbox) landed(l *line, r landing) {
	c, group := r.item.chat, l.platform.Group(r.attempt.job.Chat)
	var slow SlowDown
	switch {
	case r.err == nil:
		o.counts.sent++
		l.unknown = false
	case errors.As(r.err, &slow):
		o.counts.retried++
		c.slowed = r.at.Add(slow.wait() + slowedFor)
		c.quiet = later(c.quiet, r.at.Add(slow.wait()))
		if l.scold(c.key, r.at) {
			l.pace.scold(r.at)
			l.close(r.at.Add(slow.wait()), WhyTold)
		}
	case errors.Is(r.err, ErrToken):
		o.counts.retried++
		l.unknown = true
		l.close(r.at.Add(tokenWait), WhyToken)
	default:
		o.counts.retried++
	}
	if r.attempt.paced() {
		l.limits.spoke(c, group, r.at)
	}
}

// scold notes a demand to wait and tells whether several chats have made one within a minute: then it is meant for us all.
func (l *line) scold(chat string, at time.Time) (all bool) {
	kept := l.scolded[:0]
	for _, s := range l.scolded {
		if at.Sub(s.at) < time.Minute {
			kept = append(kept, s)
			all = all || s.chat != chat
		}
	}
	l.scolded = append(kept, scolding{chat: chat, at: at})
	return all
}

// close stops all sending for a while.
func (l *line) close(until time.Time, why string) {
	if until.After(l.shut) {
		l.shut, l.why = until, why
	}
}
