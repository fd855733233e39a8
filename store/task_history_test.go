package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTaskHistoryTellsWhoMadeWhat(t *testing.T) {
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	task := given(t, db, c.ID, hung.ID, "2026-12-04")
	other := given(t, db, c.ID, lan.ID, "2026-12-05")
	h.turn(time.Hour)
	asOf := h.at
	h.turn(time.Hour)
	update(t, db, func(tx *Tx) {
		tx.By(7, "message")
		task.SetDeadline(Deadline{Phrase: "đến 11/12", Op: "by", Day: "2026-12-11"})
		require.NoError(t, tx.PutTask(&task))
	})
	view(t, db, func(tx *ReadTx) {
		all, err := tx.TaskHistory(c.ID, task.Number)
		require.NoError(t, err)
		require.Len(t, all, 2)
		assert.Equal(t, "2026-12-04", all[0].Task.Deadline.Day)
		assert.Equal(t, "2026-12-11", all[1].Task.Deadline.Day)
		assert.Equal(t, PersonID(7), all[1].By)
		assert.Equal(t, h.at.UTC(), all[1].At)

		then, err := tx.AsOf(asOf).TaskHistory(c.ID, task.Number)
		require.NoError(t, err)
		assert.Len(t, then, 1)
		its, err := tx.TaskHistory(c.ID, other.Number)
		require.NoError(t, err)
		assert.Len(t, its, 1)
	})
}
