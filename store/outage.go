package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Outage is a stretch of time in which people could not reach us: we were off, or the platform was.
type Outage struct {
	Platform string    `json:"platform"`
	From     time.Time `json:"from"`
	To       time.Time `json:"to"`
}

// Overlaps tells whether the outage touches a window.
func (o Outage) Overlaps(from, to time.Time) bool { return o.From.Before(to) && from.Before(o.To) }

// Lost is how long a platform keeps what people write to us (Telegram: 24 hours). After a longer outage silence
// means nothing.
const Lost = 24 * time.Hour

// Away is the shortest gap between two signs of life that counts as an outage.
const Away = 10 * time.Minute

var outages = table[Outage]{name: "outage", kept: true, key: func(o *Outage) []byte {
	return join(name(o.Platform), instant(o.From))
}}

const alive = "alive/"

// Alive is the last sign of life of a platform; zero before the first.
func (tx *ReadTx) Alive(platform string) time.Time {
	v := tx.bucket(meta).Get([]byte(alive + platform))
	if v == nil {
		return time.Time{}
	}
	return readInstant(v)
}

// LastAlive is the newest sign of life over all platforms; zero before the first.
func (tx *ReadTx) LastAlive() time.Time {
	var last time.Time
	c := tx.bucket(meta).Cursor()
	for k, v := c.Seek([]byte(alive)); k != nil && strings.HasPrefix(string(k), alive); k, v = c.Next() {
		if at := readInstant(v); at.After(last) {
			last = at
		}
	}
	return last
}

// SignOfLife notes that a platform answered. A gap of Away or more since the last one is kept as an Outage and made due
// for Sweep at once.
func (tx *Tx) SignOfLife(platform string) error {
	last := tx.Alive(platform)
	if !last.IsZero() && tx.now.Sub(last) >= Away {
		o := Outage{Platform: platform, From: last, To: tx.now}
		if err := outages.put(tx, &o); err != nil {
			return err
		}
		if err := tx.SetDue(DueOutage, fmt.Sprintf("%s/%d", platform, last.UnixNano()), tx.now); err != nil {
			return err
		}
	}
	return tx.bucket(meta).Put([]byte(alive+platform), instant(tx.now))
}

// Outages lists those that touch a window, oldest first.
func (tx *ReadTx) Outages(from, to time.Time) ([]Outage, error) {
	var all []Outage
	for o, err := range outages.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if o.Overlaps(from, to) {
			all = append(all, o)
		}
	}
	return all, nil
}

// DueOutage is the kind under which an outage that is over stands in the due index; its key is DueKey's.
const DueOutage = "outage"

// OutageOf finds the outage of a due entry's key.
func (tx *ReadTx) OutageOf(key string) (Outage, error) {
	platform, from, _ := strings.Cut(key, "/")
	n, err := strconv.ParseInt(from, 10, 64)
	if err != nil {
		return Outage{}, fmt.Errorf("outage %q: %w", key, ErrNotFound)
	}
	return outages.get(tx, join(name(platform), instant(time.Unix(0, n))))
}

// Away is how long, within a window that ends no later than now, people could not reach us: recorded outages, and the
// one that is going on when no sign of life has come since. longest is the length of the longest outage that touches it.
func (tx *ReadTx) Away(from, to time.Time) (within, longest time.Duration, err error) {
	list, err := tx.Outages(from, to)
	if err != nil {
		return 0, 0, err
	}
	if last := tx.LastAlive(); !last.IsZero() && tx.now.Sub(last) >= Away {
		if going := (Outage{From: last, To: tx.now}); going.Overlaps(from, to) {
			list = append(list, going)
		}
	}
	for _, o := range list {
		longest = max(longest, o.To.Sub(o.From))
		start, end := o.From, o.To
		if start.Before(from) {
			start = from
		}
		if end.After(to) {
			end = to
		}
		within += end.Sub(start)
	}
	return within, longest, nil
}

// StayAlive moves the last sign of life of a platform to now without judging the gap: whoever turns the clock by hand
// answers for the time he skips. Before the first sign it does nothing.
func (tx *Tx) StayAlive(platform string) error {
	if tx.Alive(platform).IsZero() {
		return nil
	}
	return tx.bucket(meta).Put([]byte(alive+platform), instant(tx.now))
}
