package text

import (
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["detail"], samples["period"] = detailSamples(), periodSamples() }

func detailSamples() []sample {
	first, last := day("2026-11-21 00:00"), day("2026-11-27 00:00")
	f := func(v float64) *float64 { return &v }
	p := func(n int) *int { return &n }
	tc3 := Subject{Code: "tc3", Name: "Môi trường và an toàn thực phẩm"}
	word := func(who string, at string, s State) DetailWord { return DetailWord{Who: who, Said: day(at), State: s} }
	stuck := word("Hùng", "2026-11-27 14:02", State{Status: store.Blocked, NeedsHelp: true, Text: "thiếu xe gom rác hẻm 45"})
	phoned := word("Mai", "2026-11-26 09:30", State{Status: store.Doing, Percent: p(80)})
	phoned.Means, phoned.Late = store.ByPhone, true
	before := word("Hùng", "2026-11-20 14:02", State{Status: store.Doing, Percent: p(60)})
	before.First, before.Last = day("2026-11-14 00:00"), day("2026-11-20 00:00")
	clean := SummaryCleanUp{Name: "Tổng dọn vệ sinh", At: day("2026-11-21 07:00"), Word: "khu phố", Worked: 8, Sums: CleanUpFigures{People: f(120), Tonnes: f(3.5), Photos: 12}}
	place := func(s store.Subject, square string) DetailPlace {
		return DetailPlace{Subject: s, Square: square, Code: "ct:1:4:" + string(s)}
	}
	task := Task{Code: "V12", Work: "Dọn rác chợ Bình Minh", Lead: "Hùng", Stands: view.Overdue, Late: 3}
	var all []DetailPlace
	for i, s := range []store.Subject{"tc1", "tc2", "tc3", "tc4", "tc5"} {
		all = append(all, place(s, []string{"🟩", "🟨", "🟥", "⬜"}[i%4]))
	}
	return []sample{
		{"a criterion", Detail{Subject: tc3, Square: "🟥", Trend: -1, Late: 1, First: first, Last: last, AsOf: day("2026-11-27 16:05"), Phase: store.Closed, Criterion: true,
			Attainment: store.NotMet, Met: 2, Indicators: 6, Owners: []string{"Hùng", "Mai"}, Words: []DetailWord{stuck, phoned}, MoreWords: 2, Earlier: []DetailWord{before},
			Tasks: []Task{task}, MoreTasks: 4, CleanUps: []SummaryCleanUp{clean}, Photos: 3, Files: 1, AllPhotos: 20, AllFiles: 1,
			Direct: "cd:1:tc3", Evidence: "mc:show:1:tc3", All: "ct:1:4:all", Before: place("tc2", "🟨"), Next: place("tc4", "⬜")}},
		{"a place", Detail{Committee: "Bình Minh", Subject: Subject{Code: "kp5", Name: "5", Word: "khu phố"}, Square: "🟩", Trend: 1, First: first, Last: last, AsOf: day("2026-11-27 16:05"),
			Phase: store.Opened, Owners: []string{"Bình"}, Words: []DetailWord{word("Bình", "2026-11-27 15:00", State{Status: store.Done})},
			CleanUps:  []SummaryCleanUp{{Name: "Tổng dọn vệ sinh", At: day("2026-11-21 07:00"), Word: "khu phố", Worked: 1, Sums: CleanUpFigures{People: f(25)}}, {Name: "Tổng dọn vệ sinh", At: day("2026-11-22 07:00"), Worked: 1}},
			AllPhotos: 2, Next: place("kp6", "⬜")}},
		{"nothing said", Detail{Subject: tc3, Square: "⬜", First: first, Last: last, AsOf: day("2026-11-25 09:00"), Phase: store.Upcoming, Criterion: true}},
		{"the choice", DetailList{First: first, Last: last, Criteria: all, Places: []DetailPlace{place("kp1", "🟩"), place("kp2", "⬜")}}},
		{"the choice, of several committees", DetailList{Committee: "Bình Minh", First: first, Last: last, Criteria: all}},
		{"no such criterion", DetailNowhere{Code: "tc12", Criteria: 9, Word: "khu phố"}},
		{"no such place", DetailNowhere{Code: "kp77", Criteria: 9, Word: "khu phố"}},
	}
}

func periodSamples() []sample {
	f := func(v float64) *float64 { return &v }
	month := SignPeriod{Kind: view.Monthly, First: day("2026-11-01 00:00"), Last: day("2026-11-30 00:00")}
	overall := "Đến ngày 26/11/2026: đạt 3/9 tiêu chí (đầu kỳ: 1/9).\nQua 3 lần hỏi, có 55/57 lượt báo cáo đủ; chưa báo cáo 2."
	rows := []SummaryRow{{Number: 1, Name: "Quy hoạch", Square: "🟩", Trend: 1, Met: true}, {Number: 2, Name: "Giao thông", Square: "🟥", Trend: -1}}
	lights := Lights{Green: 1, Red: 1}
	tally := view.Tally{Done: 3, DoneInTime: 3, Doing: 2, Overdue: 1}
	return []sample{
		{"a month", PeriodSummary{Committee: "Bình Minh", Period: month, AsOf: time.Date(2026, 11, 26, 16, 40, 0, 0, store.HoChiMinh), Overall: overall, Rows: rows, Lights: lights, Tally: tally,
			Places: 9, AllPlaces: 10, Word: "khu phố", Sums: CleanUpFigures{People: f(43)}, Directives: SummaryDirectives{Tally: view.Tally{Done: 1, DoneInTime: 1, Doing: 1, NotBegun: 1}},
			Stuck: []SummaryMatter{{Kind: view.Stuck, Subject: Subject{Code: "tc2", Name: "Giao thông"}, Weeks: 2, Text: "chưa có kinh phí", Who: "Sơn"}}, More: 1,
			Files: SignFiles{Doc: "bk:doc:1:d20261101.20261130", Sheet: "bk:xls:1:d20261101.20261130", Picture: "bk:png:1:d20261101.20261130"}, See: "bk:see:1:d20261101.20261130"}},
		{"a member reads", PeriodSummary{Period: month, AsOf: time.Date(2026, 11, 26, 16, 40, 0, 0, store.HoChiMinh), Overall: overall, Rows: rows, Lights: lights,
			Stuck: []SummaryMatter{{Kind: view.Stuck, Subject: Subject{Code: "tc2", Name: "Giao thông"}, Weeks: 1, Text: "chưa có kinh phí"}}}},
		{"the group", PeriodTotals{Period: month, Overall: overall, Lights: lights, Tally: tally}},
	}
}
