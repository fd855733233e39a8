package bot

import (
	"time"

	"giaoban/schedule/plan"
	"giaoban/store"
)

// Decent is when a message that answers nobody may reach people: now, or at the end of the committee's quiet hours.
func Decent(tx *store.ReadTx, j store.Job, now time.Time) time.Time {
	loc := store.HoChiMinh
	if c, err := tx.Committee(j.About.Committee); err == nil {
		loc = c.Location()
	}
	return plan.Decent(now, loc)
}
