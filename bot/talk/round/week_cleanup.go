package round

import (
	"slices"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// cleanUps are what came of the clean-ups of a week, the earliest first; one at which nobody worked has nothing to show.
func cleanUps(tx *store.ReadTx, w view.Week) ([]text.SummaryCleanUp, error) {
	recent, err := tx.RecentRounds(w.Committee.ID, 32)
	if err != nil {
		return nil, err
	}
	var lines []text.SummaryCleanUp
	for _, r := range slices.Backward(recent) {
		if r.Kind != store.CleanUp || r.IsRollCall() || r.Phase == store.Upcoming || r.LastDay < w.Round.FirstDay || r.LastDay > w.Round.LastDay {
			continue
		}
		u, err := view.CleanUpResults(tx, w.Committee, r)
		if err != nil {
			return nil, err
		}
		if u.Worked > 0 {
			lines = append(lines, text.SummaryCleanUp{Name: u.Plan.Name, At: r.Starts.In(w.Committee.Location()), Word: w.Committee.Neighbourhood,
				Worked: u.Worked, Sums: text.CleanUpFiguresOf(store.Quantities(u.Sums), 0)})
		}
	}
	return lines, nil
}
