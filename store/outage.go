package store

import (
	"fmt"
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
		if err := tx.SetDue("outage", fmt.Sprintf("%s/%d", platform, last.UnixNano()), tx.now); err != nil {
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
