package text

func init() { samples["picture"] = pictureSamples() }

func pictureSamples() []sample {
	p := Picture{First: day("2026-11-21 00:00"), Last: day("2026-11-27 00:00"), AsOf: day("2026-11-27 16:00"), Met: 4, Before: 3, Total: 9,
		Tasks: 12, Overdue: 1, Answered: 10, Expected: 12}
	empty := p
	empty.Met, empty.Before, empty.Total, empty.Tasks, empty.Overdue, empty.Answered, empty.Expected = 0, -1, 0, 0, 0, 0, 0
	return []sample{{"a week", p}, {"nothing yet", empty}}
}
