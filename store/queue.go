package store

import (
	"errors"
	"time"
)

// Queue is how the outgoing work stands in the file.
type Queue struct {
	// Waiting are the jobs whose time has come, Later those put off (quiet hours, back-off), Flying those being sent.
	Waiting int `json:"waiting"`
	Later   int `json:"later"`
	Flying  int `json:"flying"`
	// Failing are those of them that were tried in vain at least once.
	Failing int `json:"failing"`
	// Oldest is when the oldest job was made whose time has come; zero when there is none.
	Oldest time.Time `json:"oldest,omitzero"`
}

// Queue counts the jobs that of takes, all when it is nil.
func (tx *ReadTx) Queue(of func(Job) bool) (Queue, error) {
	var q Queue
	for j, err := range tx.Jobs() {
		if err != nil {
			return q, err
		}
		if of != nil && !of(j) {
			continue
		}
		if j.Attempts > 0 && !j.Flying {
			q.Failing++
		}
		switch {
		case j.NotBefore.After(tx.now) || j.RetryAt.After(tx.now):
			q.Later++
			continue
		case j.Flying:
			q.Flying++
		default:
			q.Waiting++
		}
		if q.Oldest.IsZero() || j.Created.Before(q.Oldest) {
			q.Oldest = j.Created
		}
	}
	return q, nil
}

// Waiting finds the job that a newer one for the same chat and key would replace; ok is false when there is none.
func (tx *ReadTx) Waiting(chat, key string) (Job, bool, error) {
	j, err := tx.waiting(chat, key)
	if err != nil || j == nil || j.Flying {
		return Job{}, false, err
	}
	return *j, true, nil
}

// Lives are the last signs of life by platform.
func (tx *ReadTx) Lives() map[string]time.Time {
	lives := map[string]time.Time{}
	c := tx.bucket(meta).Cursor()
	for k, v := c.Seek([]byte(alive)); k != nil && len(k) > len(alive) && string(k[:len(alive)]) == alive; k, v = c.Next() {
		lives[string(k[len(alive):])] = readInstant(v)
	}
	return lives
}

var keyTold = []byte("told")

// Untold lists the troubles noted since MarkTold, oldest first: whoever noted them could tell nobody.
func (tx *ReadTx) Untold() ([]Trouble, error) {
	after := readNum(tx.bucket(meta).Get(keyTold))
	var all []Trouble
	c := tx.bucket(troubles.name).Cursor()
	for k, _ := c.Seek(num(after + 1)); k != nil; k, _ = c.Next() {
		t, err := troubles.get(tx, k)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// MarkTold notes that everybody who should know of the troubles up to this one has been told.
func (tx *Tx) MarkTold(t TroubleID) error { return tx.bucket(meta).Put(keyTold, num(uint64(t))) }
