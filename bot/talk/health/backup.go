package health

import (
	"time"

	"giaoban/store"
)

// BackupDue is how old the last backup may be before it is missed.
const BackupDue = 26 * time.Hour

// BackupMissed tells whether a backup should have been taken by now: the last one is too old, or there is none although a
// committee has been there for that long. A bot that is an hour old has missed nothing.
func BackupMissed(tx *store.ReadTx) (bool, error) {
	since := tx.LastBackup()
	all, err := tx.Committees()
	if err != nil || len(all) == 0 {
		return false, err
	}
	if since.IsZero() {
		since = all[0].Created
		for _, c := range all {
			if c.Created.Before(since) {
				since = c.Created
			}
		}
	}
	return tx.Now().Sub(since) > BackupDue, nil
}
