package text

func init() { samples["postpone"] = postponeSamples() }

func postponeSamples() []sample {
	at := func(s string) Due { return Due{At: day(s), Timed: true} }
	round := PostponeLine{Round: "Báo cáo tuần", From: at("2026-11-27 14:00"), To: at("2026-11-30 14:00")}
	joined := PostponeLine{Round: "Báo cáo tuần", From: at("2026-11-27 14:00"), To: at("2026-12-04 14:00"), Joined: true}
	open := PostponeLine{Round: "Báo cáo tuần", Open: true, From: at("2026-11-27 16:00"), To: at("2026-11-28 16:00"), Holiday: true}
	task := PostponeLine{Task: Subject{Code: "V12", Name: "Lắp pa nô đường Lê Lợi"}, From: Due{At: day("2026-11-27 00:00")}, To: Due{At: day("2026-12-04 00:00")}}
	return []sample{
		{"two weeks", PostponeList{Moves: []PostponeLine{round, open, task}}},
		{"nothing", PostponeList{}},
		{"a week of storm", PostponeCard{Reason: "bão", Moves: []PostponeLine{joined, task}, People: 19, Yes: "ho:ok", No: "ho:no"}},
		{"changed since", PostponeCard{Again: true, Moves: []PostponeLine{round}, People: 19, Yes: "ho:ok", No: "ho:no"}},
		{"a clean-up of which some have reported", PostponeCard{Reason: "mưa", Moves: []PostponeLine{{Round: "Tổng vệ sinh", From: at("2026-11-28 07:00"), To: at("2026-11-29 07:00"),
			Kept: []Subject{{Code: "kp1", Name: "1", Word: "khu phố"}, {Code: "kp2", Name: "2", Word: "khu phố"}}}}, People: 10, Yes: "ho:ok", No: "ho:no"}},
		{"done", PostponeDone{Reason: "bão", Moves: []PostponeLine{joined, task}, People: 18, Phone: []string{"Đỗ Thị Nga"}}},
		{"to a member", Postponed{Reason: "bão", Moves: []PostponeLine{joined, task}}},
		{"to a member, the window", Postponed{Moves: []PostponeLine{open}}},
		{"to the group", PostponedInGroup{Reason: "bão", Moves: []PostponeLine{joined}, Tasks: 3}},
		{"not understood", PostponeHow{Said: "hoãn cái kia"}},
		{"no day", PostponeHow{NoDay: true}},
		{"over", PostponeHow{Past: true}},
		{"nothing then", PostponeNothing{}},
		{"not yet", PostponeNothing{Later: []PostponeLine{{Round: "Báo cáo tuần", From: at("2026-12-04 14:00"), To: at("2026-11-27 16:00")}}}},
		{"a week, its round later", PostponeCard{Moves: []PostponeLine{task}, People: 3, Later: []PostponeLine{{Round: "Báo cáo tuần", From: at("2026-12-04 14:00"), To: at("2026-11-27 16:00")}}, Yes: "ho:ok", No: "ho:no"}},
		{"no such task", PostponeNoTask{Code: "V99"}},
		{"a done task", PostponeNoTask{Code: "V3", Closed: true}},
		{"earlier, a task", PostponeEarlier{Code: "V12", Day: day("2026-12-04 00:00")}},
		{"earlier, a round", PostponeEarlier{Day: day("2026-12-04 00:00")}},
		{"left", PostponeDropped{}},
	}
}
