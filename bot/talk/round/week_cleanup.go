package round

import (
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// cleanUps are what came of the clean-ups of a week, the earliest first; one at which nobody worked has nothing to show.
func cleanUps(tx *store.ReadTx, w view.Week) ([]text.SummaryCleanUp, error) {
	all, err := view.CleanUpsIn(tx, w.Committee, w.Round)
	var lines []text.SummaryCleanUp
	for _, u := range all {
		lines = append(lines, text.SummaryCleanUp{Name: u.Plan.Name, At: u.Round.Starts.In(w.Committee.Location()), Word: w.Committee.Neighbourhood,
			Worked: u.Worked, Sums: text.CleanUpFiguresOf(store.Quantities(u.Sums), 0)})
	}
	return lines, err
}
