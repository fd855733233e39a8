package text

func init() { samples["leave"] = leaveSamples() }

func leaveSamples() []sample {
	l := LeaveLine{Name: "Nguyễn Văn Hùng", First: day("2026-11-25 00:00"), Last: day("2026-11-28 00:00"), Days: 4, Substitute: "Trần Thị Lan", Cancel: "ng:x:1:2"}
	one := LeaveLine{Name: "Nguyễn Văn Hùng", First: day("2026-11-27 00:00"), Last: day("2026-11-27 00:00"), Days: 1, Cancel: "ng:x:1:3"}
	subjects := []Subject{{Code: "tc3", Name: "Môi trường"}, {Code: "V4", Name: "Lắp pa nô đường Lê Lợi", Due: Due{At: day("2026-11-30 00:00")}}}
	return []sample{
		{"none", LeaveList{}},
		{"two, to an officer", LeaveList{Lines: []LeaveLine{l, one}, Officer: true}},
		{"no days in it", LeaveHow{Said: "nghỉ tay đã"}},
		{"asked in a group", LeaveHow{}},
		{"backwards", LeaveHow{Said: "từ 28/11 đến 25/11", Backwards: true}},
		{"over", LeaveHow{Said: "từ 1/11 đến 3/11", Past: true}},
		{"two years", LeaveHow{Said: "đến 2028", Long: true}},
		{"with a substitute", LeaveCard{LeaveLine: l, Subjects: subjects, Yes: "ng:ok", No: "ng:no"}},
		{"the substitute is away and has no account", LeaveCard{LeaveLine: l, Subjects: subjects, SubstituteAway: true, SubstituteByPhone: true, Yes: "ng:ok", No: "ng:no"}},
		{"a day, nobody stands in", LeaveCard{LeaveLine: one, Subjects: subjects[:1], Yes: "ng:ok", No: "ng:no"}},
		{"saved", LeaveSaved{LeaveLine: l}},
		{"taken back", LeaveSaved{LeaveLine: one, Cancelled: true}},
		{"to the substitute", LeaveTold{LeaveLine: l, You: true, Subjects: subjects}},
		{"to the secretary", LeaveTold{LeaveLine: one}},
		{"to himself", LeaveTold{LeaveLine: l, Yours: true, By: "Lan"}},
		{"to himself, taken back", LeaveTold{LeaveLine: one, Yours: true, By: "Lan", Cancelled: true}},
		{"to the substitute, taken back", LeaveTold{LeaveLine: l, You: true, Cancelled: true}},
		{"left", LeaveDropped{}},
		{"in the group", PleaseInPrivate{}},
		{"nobody of that name", NoSuchMember{Said: "Phượng"}},
		{"several", WhichMember{Said: "Hùng", Names: []string{"Nguyễn Văn Hùng", "Lê Hùng (công an)"}}},
	}
}
