package text

import (
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

func init() {
	samples["round_task"] = roundTaskSamples()
	samples["round"], samples["summary"], samples["common"] = roundSamples(), summarySamples(), commonSamples()
}

func day(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

func percent(n int) *int { return &n }

var (
	monday   = day("2026-11-21 00:00")
	friday   = day("2026-11-27 00:00")
	closes   = day("2026-11-27 16:00")
	tc3      = Subject{Code: "tc3", Name: "Môi trường, an toàn thực phẩm"}
	tc7      = Subject{Code: "tc7", Name: "Văn hóa, thể thao"}
	v4       = Subject{Code: "V4", Name: "Lắp pa nô đường Lê Lợi"}
	v9       = Subject{Code: "V9", Name: "Kiểm tra bếp ăn tập thể"}
	kp5      = Subject{Code: "kp5", Name: "5", Word: "khu phố"}
	doing60  = State{Status: store.Doing, Percent: percent(60)}
	blocked  = State{Status: store.Blocked, Blocker: true, NeedsHelp: true, Text: "thiếu xe gom hẻm 45"}
	finished = State{Status: store.Done}
	itemTc3  = BundleItem{Number: 1, Subject: tc3, Before: &doing60, Done: "r:1:4:tc3:d", Doing: "r:1:4:tc3:g", Blocked: "r:1:4:tc3:b"}
	itemTc7  = BundleItem{Number: 2, Subject: tc7, Done: "r:1:4:tc7:d", Doing: "r:1:4:tc7:g", Blocked: "r:1:4:tc7:b"}
)

func roundSamples() []sample {
	part := BundlePart{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc3, itemTc7}}
	other := BundlePart{Committee: "Ban Chỉ đạo phường Hoa Mai", First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc3}}
	second := BundlePart{Committee: "Ban Chỉ đạo chuyển đổi số", First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc7}}
	lines := []SaidLine{{Number: 1, Subject: tc3, State: State{Status: store.Doing, Percent: percent(80), Blocker: true, NeedsHelp: true, Text: "con rac hem 45, can xe"}}}
	call := []CallLine{{Name: "Trần Văn Tư", Post: "trưởng khu phố 9", Phone: "0900 000 009", Subjects: []Subject{{Code: "kp9", Name: "9", Word: "khu phố"}}},
		{Name: "Hồ Thị Liên", Subjects: []Subject{tc3, tc7}}}
	week := RoundName{First: monday, Last: friday}
	saturday := RoundName{Plan: "Tổng vệ sinh", Kind: store.CleanUp, First: day("2026-11-28 00:00"), Last: day("2026-11-28 00:00")}
	over := part
	over.LateUntil = day("2026-11-29 16:00")
	return []sample{
		{"asked for after the closing", Bundle{Call: "Hùng", Parts: []BundlePart{over}}},
		{"Friday 14:00", Bundle{Call: "Hùng", Parts: []BundlePart{part}, Same: "s:1:4", Why: "y:1:4"}},
		{"one item answered early", Bundle{Call: "Hùng", Parts: []BundlePart{{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc3},
			Said: []SaidLine{{Number: 2, Subject: tc7, State: finished}}}}, Why: "y:1:4", Undo: "u:x"}},
		{"the repeat", Bundle{Call: "Hùng", Repeat: true, Parts: []BundlePart{{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc7}}}, Why: "y:1:4"}},
		{"in the place of others", Bundle{Call: "Nhàn", Parts: []BundlePart{{First: monday, Last: friday, Closes: closes, Items: []BundleItem{
			{Number: 1, Subject: tc3, For: "Hùng", Before: &doing60}, {Number: 2, Subject: tc7}}}},
			Tasks: []BundlePart{{Items: []BundleItem{{Number: 3, Subject: v4, For: "Hùng", Task: &TaskAsk{Late: -3}}}}}, Why: "y:1:4"}},
		{"late", Bundle{Call: "Hùng", Planned: day("2026-11-27 14:00"), Parts: []BundlePart{part}, Why: "y:1:4"}},
		{"after an outage", Bundle{Call: "Hùng", Again: true, Parts: []BundlePart{{First: monday, Last: friday, Closes: day("2026-11-28 08:30"), Items: []BundleItem{itemTc3}}}, Why: "y:1:4"}},
		{"two committees", Bundle{Call: "Hùng", Parts: []BundlePart{other, second}, Why: "y:1:4"}},
		{"what was understood", Recorded{Lines: lines, Left: []BundleItem{itemTc7}, Undo: "u:1", Fix: "f:tc3"}},
		{"everything answered", Recorded{Lines: []SaidLine{{Subject: tc3, State: finished}}, Undo: "u:1", Fix: "f:tc3", Photos: 3}},
		{"late", Recorded{Lines: lines, First: monday, Last: friday, Late: 3*time.Hour + 20*time.Minute, Over: true, Undo: "u:1", Fix: "f:tc3", Switch: "w:1", OtherFirst: day("2026-11-28 00:00"), OtherLast: day("2026-12-04 00:00")}},
		{"early", Recorded{Lines: lines, First: monday, Last: friday, Early: true, Undo: "u:1", Fix: "f:tc3", Problems: []string{"Khu phố 5 do người khác phụ trách nên tôi không ghi."}}},
		{"said before a note of the secretary", Recorded{Lines: []SaidLine{{Subject: tc3, State: blocked}}, Stands: []SaidLine{{Subject: tc3, State: finished}}, Apply: "ae:1", Undo: "u:1", Fix: "f:tc3"}},
		{"clean-up figures", Recorded{Lines: []SaidLine{{Subject: kp5, State: State{Status: store.Doing, Quantities: store.Quantities{People: float(25), Points: float(3), Tonnes: float(1.5)}}}}, Undo: "u:1", Fix: "f:kp5"}},
		{"toast", RecordedToast{Line: SaidLine{Subject: tc3, State: finished}}},
		{"undo", Undone{Lines: lines, Example: "tc3 70%", Left: []BundleItem{itemTc3}}},
		{"undo, an older word counts again", Undone{Lines: lines, Now: []SaidLine{{Subject: tc3, State: doing60}}, Example: "tc3 70%"}},
		{"a settled week", TooLate{First: monday, Last: friday}},
		{"thanks", YoureWelcome{}},
		{"thanks, with something open", YoureWelcome{Left: []BundleItem{itemTc3}, Closes: closes}},
		{"fix", HowToFix{Example: "tc3 70%"}},
		{"after the button", WorkFigures{Subject: Subject{Code: "kp5", Name: "5", Word: "khu phố"}}},
		{"after the button", WhatBlocks{Subject: tc3, Undo: "u:=1:4:tc3:9"}},
		{"why", Why{Parts: []WhyPart{{Committee: "Ban Chỉ đạo phường Hoa Mai", Subjects: []Subject{tc3, kp5}, Decision: "Quyết định của Đảng ủy phường"}}}},
		{"no week before", NothingSaidBefore{Example: "tc3 80%"}},
		{"which item", WhichItem{State: finished, Items: []BundleItem{itemTc3, itemTc7}}},
		{"not clear", NotClear{Said: "nghỉ tay đã", Items: []BundleItem{itemTc3, itemTc7}}},
		{"edited away", EditedAway{Said: "ok", Lines: lines, Undo: "u:1"}},
		{"unknown criterion", UnknownItem{Said: "tc12", Criteria: 9, Mine: []Subject{tc3, tc7}}},
		{"somebody else's", NotYours{Subject: tc7, Mine: []Subject{tc3}}},
		{"nothing", NothingToReport{}},
		{"older edit", OlderEdit{Edited: lines[0], Counts: SaidLine{Subject: tc3, State: finished}, At: closes, Apply: "ae:1"}},
		{"all answered", AllAnswered{Lines: []SaidLine{{Subject: tc3, State: finished}, {Subject: tc7, State: doing60}}, First: monday, Last: friday}},
		{"at opening", Card{First: monday, Last: friday, Closes: closes, Answered: 7, N: 12, Phase: store.Opened}},
		{"at closing", Card{First: monday, Last: friday, Closes: closes, Answered: 10, N: 12, Phase: store.Closed}},
		{"to the group", Totals{First: monday, Last: friday, Met: 4, Total: 9, Answered: 10, N: 12, Unknown: 1, Leave: 1, Lights: Lights{Green: 4, Yellow: 3, Red: 1, White: 1}, NeedsADecision: 2,
			Tally: view.Tally{Done: 5, DoneInTime: 4, DoneLate: 1, Overdue: 1, Doing: 5, Undated: 3}}},
		{"whom to phone", Calls{RoundName: RoundName{First: monday, Last: friday}, Closes: closes, People: call, Examples: []string{"/ghiho Tư kp9 80%"}}},
		{"whom to phone for a plan's questions", Calls{RoundName: RoundName{Plan: "Giao ban tháng", Kind: store.Asking, First: friday, Last: friday}, Closes: closes,
			People:   []CallLine{{Name: "Phạm Thị Mai", Post: "cán bộ", Phone: "0900 000 077", Questions: []string{"Số hộ", "Khó khăn"}}},
			Examples: []string{"/ghiho Mai Số hộ: 25", "/ghiho Mai Khó khăn: không có"}}},
		{"whom to phone for a roll call", Calls{RoundName: RoundName{Plan: "Tổng vệ sinh", Kind: store.CleanUp, RollCall: true, First: friday, Last: friday}, Closes: closes, People: call,
			Examples: []string{"/ghiho Tư kp9 đi 20 người"}}},
		{"off all the time", SkippedRounds{Rounds: []SkippedRound{{RoundName: week, Planned: day("2026-11-27 14:00"), OpenLate: "ol:1:4"}}}},
		{"off over several rounds", SkippedRounds{Rounds: []SkippedRound{{RoundName: week, Planned: day("2026-11-27 14:00"), OpenLate: "ol:1:4"},
			{RoundName: saturday, Planned: day("2026-11-28 09:00"), OpenLate: "ol:1:5"}}}},
		{"with a round", OutageTold{From: day("2026-11-26 20:00"), To: day("2026-11-28 02:00"), Rounds: []OutageRound{{RoundName: week, Closes: day("2026-11-28 08:30")}}}},
		{"with several rounds", OutageTold{From: day("2026-11-26 20:00"), To: day("2026-11-29 02:00"),
			Rounds: []OutageRound{{RoundName: week, Closes: day("2026-11-29 08:30")}, {RoundName: saturday, Closes: day("2026-11-29 14:30")}}}},
		{"without a round", OutageTold{From: day("2026-11-28 20:00"), To: day("2026-11-30 02:00")}},
		{"opened", LateOpened{Closes: day("2026-11-28 11:00")}},
		{"opened at night", LateOpened{Opens: day("2026-11-28 06:30"), Closes: day("2026-11-28 08:30")}},
		{"cannot", CannotOpen{}},
		{"own word beats a note", Corrected{Name: "Lan", Own: SaidLine{Subject: tc3, State: blocked}, Note: SaidLine{Subject: tc3, State: finished}}},
	}
}

func float(f float64) *float64 { return &f }

func summarySamples() []sample {
	names := []string{"Quy hoạch", "Giao thông", "Môi trường", "An ninh trật tự", "Thông tin", "Việc làm", "Văn hóa", "Y tế, giáo dục", "Hệ thống chính trị"}
	squares := []string{"🟩", "🟩", "🟥", "🟨", "🟩", "🟨", "🟩", "⬜", "🟨"}
	s := Summary{Closer: "ct:1:4:new", Files: SignFiles{"bk:doc:1:r4", "bk:xls:1:r4", "bk:png:1:r4"}, Met: 4, Total: 9, MetBefore: 3, IndicatorsMet: 21, Indicators: 52, AsOf: closes, First: monday, Last: friday, Phase: store.Closed, Answered: 10, N: 12, Leave: 1, Unknown: 1, Missing: 1,
		Names: []string{"Tâm"}, Phone: 1, Phones: []string{"Tư"}, Tally: view.Tally{Done: 5, DoneInTime: 4, DoneLate: 1, Overdue: 1, Doing: 5, Undated: 3},
		Matters: []SummaryMatter{{Kind: view.Stuck, Subject: tc3, Weeks: 2, Text: "thiếu xe gom hẻm 45", Who: "Hùng"},
			{Kind: view.MoreTime, Subject: v4, Wanted: Due{At: day("2026-12-04 00:00")}, Text: "pa nô về chậm", Who: "Hùng", Yes: "gx:1:4:2:ok", No: "gx:1:4:2:no"},
			{Kind: view.Silent, Subject: v9, Late: 9, Who: "Công an phường"}, {Kind: view.Stuck, Subject: v9, Late: 9, Text: "thiếu người", Who: "Sơn"},
			{Kind: view.Asks, Subject: tc7, Help: true, Text: "xin ý kiến về kinh phí"}}, More: 2, Rest: "b:1:4:all"}
	var rows []CriterionRow
	for i, n := range names {
		s.Rows = append(s.Rows, SummaryRow{Number: i + 1, Name: n, Square: squares[i], Trend: i%3 - 1, Late: i % 2 * (i / 3)})
		rows = append(rows, CriterionRow{Number: i + 1, Name: n, Attainment: []store.Attainment{store.Met, store.NearlyMet, ""}[i%3], Owners: []string{"Hùng"}})
	}
	for i := range s.Matters {
		s.Matters[i].Direct = "cd:1:tc3"
	}
	ordered := Task{Code: "V12", Work: "Bố trí thêm xe gom hẻm 45", Lead: "Hùng", Stands: view.InTime, Said: &doing60}
	late := ordered
	late.Stands, late.Late, late.Said = view.Overdue, 2, nil
	people, tonnes := 210.0, 12.5
	s.CleanUps = []SummaryCleanUp{{Name: "Tổng vệ sinh", At: friday.AddDate(0, 0, 1), Word: "khu phố", Worked: 8, Sums: CleanUpFiguresOf(store.Quantities{People: &people, Tonnes: &tonnes}, 0)}}
	s.Directives = SummaryDirectives{Tally: view.Tally{Done: 1, DoneInTime: 1, Overdue: 1, Doing: 4, NotBegun: 1}, Lines: []Task{ordered, late, {Code: "V11", Work: "Mua chổi", Stands: view.DoneInTime}}, More: 2}
	open := s
	open.Directives.Lines, open.Directives.More, open.Directives.Tally = nil, 0, view.Tally{NotBegun: 3}
	open.Phase, open.MetBefore, open.Matters, open.More, open.Rest, open.Tally, open.Committee = store.Opened, -1, nil, 0, "", view.Tally{}, "Ban Chỉ đạo phường Hoa Mai"
	over := open
	over.Phase, over.Over = store.Closed, true
	return []sample{
		{"the chair, Friday 16:00", s},
		{"while collecting, the first week", open},
		{"days later", over},
		{"all that waits", MattersList{Committee: "Bình Minh", First: monday, Last: friday, AsOf: closes, Matters: s.Matters, More: 1}},
		{"nothing waits", MattersList{First: monday, Last: friday, AsOf: closes}},
		{"in the group", InPrivate{}},
		{"none", NoRound{}},
		{"none for that day", NoRound{Said: "20/11/2019"}},
		{"usage", SummaryUsage{Said: "hôm nào đó"}},
		{"for the secretary", Criteria{Source: "QĐ 04/2022/QĐ-TTg", Met: 3, Total: 9, Rows: rows, MaySet: true}},
		{"set", AttainmentSet{Number: 3, Name: "Môi trường", Attainment: store.Met, Before: store.NotMet, Met: 4, Total: 9, Undo: "at:1:3:not_met"}},
		{"usage", CriteriaUsage{Total: 9}},
		{"with indicators", CriterionView{Number: 3, Name: "Môi trường đô thị", Attainment: store.NearlyMet, MaySet: true,
			Indicators: []store.Indicator{{Number: 1, Name: "Thu gom rác thải sinh hoạt", Attainment: store.Met}, {Number: 2}}}},
		{"without", CriterionView{Number: 3, Name: "Môi trường đô thị"}},
		{"set", IndicatorAttained{Criterion: 3, Indicator: 2, Name: "Thu gom rác thải sinh hoạt", Attainment: store.Met, Met: 2, All: 6, Undo: "at:1:3::2"}},
		{"the last one", IndicatorAttained{Criterion: 3, Indicator: 2, Attainment: store.Met, Before: store.NotMet, Met: 6, All: 6, Undo: "at:1:3:not_met:2"}},
		{"added", IndicatorNamed{Criterion: 3, Indicator: 2, All: 2, Name: "Thu gom rác thải sinh hoạt"}},
		{"renamed", IndicatorNamed{Criterion: 3, Indicator: 2, All: 2, Name: "Thu gom rác thải sinh hoạt", Before: "Thu gom rác"}},
		{"", IndicatorUnknown{Criterion: 3, Indicator: 7, Has: 6}}, {"none", IndicatorUnknown{Criterion: 3, Indicator: 7}},
		{"", IndicatorTooLong{Max: 300}},
		{"not yet", NotYet{At: closes, Now: day("2026-11-27 14:45")}},
	}
}

func commonSamples() []sample {
	menu := []string{"baocao", "tonghop", "toi"}
	return []sample{
		{"", Stranger{}}, {"", Nobody{}}, {"", NotAMember{}},
		{"", NotAllowed{Roles: []store.Role{store.Secretary, store.Deputy, store.Chair}}},
		{"", StaleButton{}}, {"", UnknownCommand{Name: "baocaoo", Commands: menu}},
		{"", NotUnderstood{Said: "trời hôm nay đẹp", Commands: menu}},
		{"", WhichCommittee{Names: []string{"Ban Chỉ đạo phường Hoa Mai", "Ban Chỉ đạo chuyển đổi số"}}},
	}
}
