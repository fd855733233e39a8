package text

func init() { samples["handover"] = handoverSamples() }

func handoverSamples() []sample {
	first := day("2026-12-01 00:00")
	subjects := []Subject{{Code: "tc4", Name: "An ninh trật tự"}, {Code: "V12", Name: "Lắp pa nô đường Lê Lợi", Due: Due{At: day("2026-12-04 00:00")}}}
	return []sample{
		{"how", HandoverHow{}},
		{"not understood", HandoverHow{Said: "cho có"}},
		{"a day that is over", HandoverHow{Said: "Hùng cho Lan từ 1/1", Past: true}},
		{"his already", HandoverSame{Name: "Trần Thị Lan"}},
		{"nothing to hand over", HandoverNothing{Name: "Trần Thị Lan"}},
		{"no such criterion", HandoverUnknown{Said: "tc12"}},
		{"somebody else's", HandoverNotHis{Name: "Nguyễn Văn Hùng", Subject: subjects[0]}},
		{"from a day on", HandoverCard{From: "Nguyễn Văn Hùng", To: "Trần Thị Lan", Day: first, Subjects: subjects, Yes: "bg:ok", No: "bg:no"}},
		{"from today, nobody had it", HandoverCard{To: "Trần Thị Lan", Day: first, Now: true, Subjects: subjects[:1], Yes: "bg:ok", No: "bg:no"}},
		{"done, to be phoned", HandoverDone{From: "Nguyễn Văn Hùng", To: "Trần Thị Lan", Day: first, Phone: true, Subjects: subjects}},
		{"to the new one", HandoverTold{From: "Nguyễn Văn Hùng", To: "Trần Thị Lan", Yours: true, Day: first, Subjects: subjects}},
		{"to the old one", HandoverTold{From: "Nguyễn Văn Hùng", To: "Trần Thị Lan", Day: first, Now: true, Subjects: subjects}},
		{"left", HandoverDropped{}},
	}
}
