package sign

import (
	"encoding/json"
	"slices"

	"giaoban/store"
	"giaoban/store/view"
)

// veiled is the figures of now as the report r would have them, had is what it has: those who were erased from it go by the same
// names, so that their erasure is no news.
func veiled(tx *store.ReadTx, r store.Report, had, now view.Report) (view.Report, error) {
	if len(r.Erased) == 0 {
		return now, nil
	}
	all, err := tx.Members(r.Committee)
	if err != nil {
		return now, err
	}
	raw, err := json.Marshal(now)
	if err != nil {
		return now, err
	}
	for _, gone := range had.Members {
		i := slices.IndexFunc(all, func(m store.Member) bool { return m.ID == gone.Member })
		if i < 0 || !slices.ContainsFunc(r.Erased, func(e store.Erasure) bool { return e.Alias == gone.Name }) {
			continue
		}
		v := store.VeilOf(all[i], all)
		v.Alias = gone.Name
		if raw, err = v.Model(raw); err != nil {
			return now, err
		}
	}
	now = view.Report{}
	return now, json.Unmarshal(raw, &now)
}
