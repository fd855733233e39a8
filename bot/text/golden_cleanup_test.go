package text

import "giaoban/store"

func init() { samples["cleanup"] = cleanUpSamples() }

func cleanUpSamples() []sample {
	kp := func(n string) Subject { return Subject{Code: store.Subject("kp" + n), Name: n, Word: "khu phố"} }
	head := CleanUpHead{Name: "Tổng vệ sinh", Starts: day("2026-11-28 07:00"), Place: "nhà văn hóa khu phố 5", Word: "khu phố"}
	bare := head
	bare.Place = ""
	figures := func(people, points, tonnes, m float64, photos int) CleanUpFigures {
		return CleanUpFiguresOf(store.Quantities{People: &people, Points: &points, Tonnes: &tonnes, M: &m}, photos)
	}
	comes := CleanUpComes{Subject: kp("5"), People: new(25.0)}
	stays := CleanUpComes{Subject: kp("7"), Who: "Quang", Text: "trùng họp chi bộ"}
	silent := CleanUpCall{Subject: kp("3"), People: []CleanUpPhone{{"Thành", "0912000003"}, {"Nga", ""}}}
	lines := []CleanUpLine{
		{Subject: kp("1"), Figures: figures(25, 3, 1.5, 0, 4), Who: "Hòa", At: day("2026-11-28 09:40")},
		{Subject: kp("2"), Figures: figures(20, 0, 0.3, 120, 0), Who: "Liên", At: day("2026-11-28 10:05"), Behalf: true},
		{Subject: kp("5"), Figures: figures(0, 0, 0, 0, 10)},
		{Subject: kp("6"), Who: "Oanh", At: day("2026-11-29 18:10"), Day: true},
	}
	group := make([]CleanUpLine, len(lines))
	for i, l := range lines {
		group[i] = CleanUpLine{Subject: l.Subject, Figures: l.Figures}
	}
	before := &CleanUpBefore{At: day("2026-11-21 07:00"), Week: true, Worked: 9, Sums: figures(180, 0, 0, 0, 0)}
	recap := CleanUpRecap{CleanUpHead: head, Worked: 4, All: 10, Sums: figures(45, 3, 1.8, 120, 14), Before: before, Lines: group}
	officer := recap
	officer.Officer, officer.Lines = true, lines
	officer.Stuck = []CleanUpStuck{{Subject: kp("4"), Who: "Nga", Text: "mưa to, thiếu xe gom", Behalf: true}}
	officer.Staying, officer.Silent, officer.Unknown = []CleanUpComes{stays}, []Subject{kp("3"), kp("8")}, []Subject{kp("9")}
	officer.Criterion = tc3
	late := recap
	late.Updated = day("2026-11-29 18:20")
	older := *before
	older.Week, older.At = false, day("2026-11-14 07:00")
	late.Before = &older
	nobody := CleanUpRecap{CleanUpHead: bare, All: 10, Officer: true, Stuck: officer.Stuck, Silent: officer.Silent, Criterion: tc3}
	return []sample{
		{"", CleanUpDawn{CleanUpHead: head, Call: "Bình", Places: []CleanUpComes{comes}, Example: "kp5 25 người, 3 điểm, 1,5 tấn"}},
		{"no number, somebody else, two places", CleanUpDawn{CleanUpHead: bare, Call: "Bình", Committee: "Ban Chỉ đạo phường Hoa Mai",
			Places: []CleanUpComes{{Subject: kp("5")}, {Subject: kp("6"), People: new(10.0), Other: true}}, Example: "kp5 25 người, 3 điểm, 1,5 tấn"}},
		{"", CleanUpComing{CleanUpHead: head, Going: []CleanUpComes{comes, {Subject: kp("6"), Other: true, Text: "nhờ chị Hai đi thay"}}, Staying: []CleanUpComes{stays, {Subject: kp("8"), Who: "Vân"}},
			Silent: []CleanUpCall{silent}, People: 25, Uncounted: 1, Dawn: day("2026-11-28 06:15"), Example: "/ghiho Thành kp3 đi 20 người"}},
		{"we were off", CleanUpComing{CleanUpHead: bare, Silent: []CleanUpCall{silent}, Dawn: day("2026-11-28 06:15"), Example: "/ghiho Thành kp3 đi 20 người", Unasked: true}},
		{"nobody has answered", CleanUpComing{CleanUpHead: bare, Silent: []CleanUpCall{silent}, Dawn: day("2026-11-28 06:15"), Example: "/ghiho Thành kp3 đi 20 người"}},
		{"to the group", recap},
		{"to the group, late news, no clean-up the week before", late},
		{"to the group, all was taken back", CleanUpRecap{CleanUpHead: bare, All: 10, Updated: day("2026-11-28 18:20")}},
		{"to officers", officer},
		{"to officers, rain", nobody},
		{"", CleanUpLabel{Subject: kp("5")}},
		{"", CleanUpPicture{CleanUpHead: head}},
		{"", CleanUpGrid{CleanUpHead: head, More: 12}},
		{"all that there are", CleanUpGrid{CleanUpHead: head}},
	}
}
