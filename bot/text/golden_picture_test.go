package text

func init() { samples["picture"] = pictureSamples() }

func pictureSamples() []sample {
	p := Picture{First: day("2026-11-21 00:00"), Last: day("2026-11-27 00:00"), AsOf: day("2026-11-27 16:00"), Met: 4, Before: 3, Total: 9,
		Tasks: 12, Overdue: 1, Answered: 10, Expected: 12, Rounds: 1,
		Plans: []PicturePlan{{Plan: "tổng vệ sinh", CleanUp: true, Word: "khu phố", Full: 8, All: 10, Rounds: 1}, {Plan: "Khảo sát", Full: 5, All: 12, Rounds: 1}}}
	empty := p
	empty.Met, empty.Before, empty.Total, empty.Tasks, empty.Overdue, empty.Answered, empty.Expected = 0, -1, 0, 0, 0, 0, 0
	empty.Rounds, empty.Plans = 0, nil
	month := p
	month.Answered, month.Expected, month.Rounds, month.Others = 40, 48, 4, 2
	month.Plans = []PicturePlan{{Plan: "Tổng vệ sinh: thứ Bảy", CleanUp: true, Word: "khu phố", Full: 31, All: 40, Rounds: 4}, {Full: 9, All: 24, Rounds: 2}}
	return []sample{{"a week", p}, {"nothing yet", empty}, {"a month", month}}
}
