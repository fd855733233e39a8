package text

import (
	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["report"] = reportSamples() }

func reportDay(s string) ReportDay { return ReportDay(day(s + " 00:00")) }

func reportSamples() []sample {
	first, last := reportDay("2026-11-21"), reportDay("2026-11-27")
	november := reportDay("2026-11-01")
	tc3, tc8 := Subject{Code: "tc3", Name: "Môi trường và an toàn thực phẩm đô thị"}, Subject{Code: "tc8", Name: "Y tế, giáo dục đô thị"}
	kp5 := Subject{Code: "kp5", Name: "5", Word: "khu phố"}
	eighty, people, tonnes := 80, 45.0, 2.5
	stuck := ReportSaid{Subject: tc3, Who: "công chức môi trường", Status: store.Blocked, Text: "con rac hem 45, can xe", Weeks: 2}
	doing := ReportSaid{Subject: tc3, Who: "Phòng Kinh tế", Status: store.Doing, Percent: &eighty, Blocker: true, Text: "đang vá đường Lê Lợi"}
	mute := ReportSaid{Work: "lắp pa nô đường Lê Lợi", Status: store.Blocked}
	work := ReportWork{Work: "lắp pa nô đường Lê Lợi", Lead: "Đoàn Thanh niên", Phrase: "trong tháng 11", Day: reportDay("2026-11-30"), Stands: view.InTime}
	over := ReportWork{Work: "lập phương án thu đất công ích", Lead: "Công chức địa chính", Phrase: "trước 20/11", Stands: view.Overdue, Late: 7, Extended: 1, Explained: "chờ số liệu của tỉnh"}
	done := ReportWork{Work: "rà soát hộ nghèo", Lead: "MTTQ phường", Stands: view.DoneLate, Late: 2, Done: reportDay("2026-11-24")}
	ordered := work
	ordered.Ordered, ordered.By, ordered.On = "làm ngay trong tuần", store.Chair, first
	bare := ReportWork{Work: "hoàn thiện hồ sơ", Stands: view.NotBegun, On: first}
	figures := view.Sums{People: &people, Tonnes: &tonnes}
	cleanUp := ReportCleanUp{N: 1, Plan: "tổng vệ sinh", Day: reportDay("2026-11-28"), Worked: 8, Figures: CleanUpFiguresOf(store.Quantities(figures), 0)}
	cleanUps := cleanUp
	cleanUps.N, cleanUps.Worked = 9, 72
	samples := []sample{
		{"a week", ReportTitle{Kind: view.Weekly, First: first, Last: last}},
		{"a month", ReportTitle{Kind: view.Monthly, First: november}},
		{"a quarter", ReportTitle{Kind: view.Quarterly, First: november}},
		{"six months", ReportTitle{Kind: view.HalfYear, First: november}},
		{"a year", ReportTitle{Kind: view.Yearly, First: november}},
		{"any two dates", ReportTitle{First: first, Last: last}},
		{"two dates", ReportPeriod{First: reportDay("2026-01-05"), Last: reportDay("2026-09-05")}},
		{"the end of a day", ReportAsOf{Day: last}},
		{"an hour", ReportAsOf{Day: last, Clock: "16:00"}},
		{"the grid", ReportColumns{Table: "grid"}},
		{"the appendix", ReportColumns{Table: "tasks"}},
		{"", ReportClosing{Committee: "Ban Chỉ đạo phường Hoa Mai", First: first, Last: last}},
		{"with an appendix", ReportClosing{Committee: "Ban Chỉ đạo phường Hoa Mai", First: first, Last: last, Appendix: true}},
		{"a week with everything", ReportOverall{Day: last, Met: 4, MetBefore: 3, Total: 9, Indicators: 52, IndicatorsMet: 40, IndicatorsMetBefore: 38,
			NearlyMet: 2, NotMet: 2, NotAssessed: 1, Gained: []Subject{tc3, tc8}, Lost: []Subject{tc8}, Rounds: 1,
			Answers: view.Participation{Expected: 12, Complete: 8, Partial: 1, Silent: 1, Unknown: 1, Phone: 1, Leave: 1, Late: 2}}},
		{"late ones within the full", ReportOverall{Day: last, Met: 9, MetBefore: 9, Total: 9, Rounds: 3, Answers: view.Participation{Expected: 57, Complete: 55, Silent: 2, Late: 2}}},
		{"a month, plain", ReportOverall{Day: last, Met: 9, MetBefore: 9, Total: 9, Rounds: 4, Answers: view.Participation{Expected: 48, Complete: 48}}},
		{"other plans too", ReportOverall{Day: last, Met: 9, MetBefore: 9, Total: 9, Rounds: 1, Answers: view.Participation{Expected: 12, Complete: 12}, Plans: []ReportPlan{
			{Plan: "tổng vệ sinh", CleanUp: true, N: 1, Full: 8, All: 10, Word: "khu phố"}, {Plan: "Hỏi tiến độ", N: 1, Full: 5, All: 7}}}},
		{"other plans alone", ReportOverall{Day: last, Met: 9, MetBefore: 9, Total: 9, Plans: []ReportPlan{
			{Plan: "Tổng vệ sinh", CleanUp: true, N: 4, Full: 30, All: 40, Word: "khu phố"}, {Plan: "Hỏi tiến độ", N: 2, Full: 9, All: 14}}}},
		{"before anything", ReportOverall{Day: last, MetBefore: -1}},
		{"many", ReportTasks{ReportTally: view.ReportTally{All: 12, DoneInTime: 4, DoneLate: 1, InTime: 2, Overdue: 1, Undated: 2, NotBegun: 1, Reported: 1, Given: 3, Finished: 2, Extended: 1, Dropped: 1},
			NoDeadline: 2, Ended: []ReportWork{done}, More: 1}},
		{"none", ReportTasks{}},
		{"all kinds", ReportCriteria{Lines: []ReportCriterionLine{
			{Subject: tc3, Attainment: store.NotMet, Said: &doing, Overdue: 1, Indicators: 6, Met: 4, Word: "khu phố", CleanUps: []ReportCleanUp{cleanUp, cleanUp}},
			{Subject: tc3, Attainment: store.NotMet, Word: "khu phố", Many: &cleanUps},
			{Subject: tc8, Attainment: store.Met, Before: store.NearlyMet, Changed: true}, {Subject: tc8}}}},
		{"none", ReportCriteria{}},
		{"two with news", ReportPlaces{Word: "khu phố", All: 11, Sums: figures, Lines: []ReportPlaceLine{
			{Subject: kp5, Sums: figures, Said: &ReportSaid{Status: store.Done, Text: "dọn xong hẻm 45"}}, {Subject: kp5, Said: &ReportSaid{Text: "ảnh trước, sau"}}}}},
		{"none", ReportPlaces{Word: "khu phố", All: 11}},
		{"two", ReportDirectives{Lines: []ReportWork{ordered, bare}}},
		{"two overdue", ReportLimits{Day: last, Tasks: 5, Overdue: []ReportWork{over, bare}, Silent: []Subject{tc3, tc8}, Asked: true}},
		{"very many overdue", ReportLimits{Day: last, Tasks: 300, Overdue: []ReportWork{over}, More: 189}},
		{"none overdue", ReportLimits{Day: last, Tasks: 5}},
		{"nothing known", ReportLimits{Day: last}},
		{"all kinds", ReportDifficulties{Lines: []ReportSaid{stuck, mute}, Over: []ReportSaid{doing}}},
		{"none", ReportDifficulties{}},
		{"two", ReportFocus{Last: last, Lines: []ReportWork{work, bare}, Carried: 2}},
		{"none", ReportFocus{Last: last}},
		{"help and more time", ReportNeeds{Lines: []ReportSaid{stuck, mute, {Subject: tc8, Who: "trạm y tế", Text: "cần hỗ trợ 2 bác sĩ", Asks: true}}, Pending: []ReportMoreTime{{Work: "lắp pa nô", Who: "Đoàn Thanh niên", Reason: "pa nô về chậm", From: first, Wanted: last}, {Work: "dọn chợ", Wanted: last}}}},
		{"none", ReportNeeds{}},
		{"stuck", ReportProgress{Said: stuck}},
		{"of a task", ReportProgress{Said: ReportSaid{Work: "rà soát hộ nghèo", Status: store.Done}}},
		{"with figures", ReportProgress{Said: ReportSaid{Status: store.Done, Percent: &eighty, Figures: figures}}},
		{"with a phrase", ReportDeadline{Phrase: "trước 30/11"}}, {"with a phrase that needs a day", ReportDeadline{Phrase: "thứ 6 tuần này", Day: last}},
		{"a day alone", ReportDeadline{Day: last}},
		{"no end", ReportDeadline{Rhythm: "thứ 7 hằng tuần"}},
		{"none", ReportDeadline{}},
		{"bare", ReportNote{Code: "V4"}},
		{"all", ReportNote{Code: "V12", New: true, First: "trước 15/11", Extended: 1, Asked: last, Directive: true, Explained: "chờ kinh phí", Ended: "trùng với V4"}},
	}
	for _, s := range []view.Standing{view.NotBegun, view.InTime, view.Overdue, view.NoDeadline, view.Reported, view.DoneInTime, view.DoneLate, view.DoneUndated, view.GivenUp} {
		m := ReportStatus{Stands: s, Late: 3}
		if s.Done() {
			m.Done = last
		}
		samples = append(samples, sample{string(s), m})
	}
	for _, h := range []view.Heap{view.HeapUndated, view.HeapRoutine} {
		samples = append(samples, sample{string(h), ReportStatus{Heap: h, Stands: view.NotBegun}})
	}
	for _, key := range []string{"kind", "I", "I.1", "I.2", "I.3", "I.4", "I.5", "II", "II.1", "II.2", "III", "IV", "appendix", "appendix.tasks", "grid.done", "grid.doing",
		"grid.notbegun", "grid.reported", "grid.all", "missing"} {
		samples = append(samples, sample{key, ReportLabel{Key: key, Word: "tổ dân phố", Kind: view.Weekly}})
	}
	for _, kind := range []view.PeriodKind{view.Monthly, view.Quarterly, view.HalfYear, view.Yearly, ""} {
		samples = append(samples, sample{"III, " + string(kind), ReportLabel{Key: "III", Kind: kind}})
	}
	return samples
}
