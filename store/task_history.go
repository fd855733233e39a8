package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// TaskPast is a task as one commit left it: when, by whom and why (see Tx.By).
type TaskPast struct {
	Task Task
	At   time.Time
	By   PersonID
	Why  string
}

// TaskHistory lists all that a task has been, oldest first; under AsOf no more than was there then.
func (tx *ReadTx) TaskHistory(c CommitteeID, number int) ([]TaskPast, error) {
	prefix := join(num(uint64(c)), num(uint64(number)))
	cur := tx.bucket(history).Bucket([]byte(tasks.name)).Cursor()
	var all []TaskPast
	for k, v := cur.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = cur.Next() {
		if len(k) != len(prefix)+8 || !tx.shows(readNum(k[len(prefix):])) {
			continue
		}
		var line past
		if err := json.Unmarshal(v, &line); err != nil {
			return nil, fmt.Errorf("read history of %s: %w: %w", tasks.name, ErrDamaged, err)
		}
		t, err := tasks.read(line.Value)
		if err != nil {
			return nil, err
		}
		all = append(all, TaskPast{Task: t, At: line.At, By: line.By, Why: line.Why})
	}
	return all, nil
}
