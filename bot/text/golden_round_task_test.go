package text

import (
	"giaoban/store"
	"giaoban/store/view"
)

func taskItem(number int, s Subject, ask TaskAsk) BundleItem {
	press := "r:1:0:" + string(s.Code) + ":"
	return BundleItem{Number: number, Subject: s, Done: press + "d", Doing: press + "g", Blocked: press + "b", Task: &ask}
}

func roundTaskSamples() []sample {
	v12 := Subject{Code: "V12", Name: "Lắp pa nô đường Lê Lợi", Due: Due{At: day("2026-11-30 00:00")}}
	v15 := Subject{Code: "V15", Name: "Nộp hồ sơ tiêu chí 4", Due: Due{At: day("2026-11-25 00:00")}}
	v17 := Subject{Code: "V17", Name: "Tổng dọn vệ sinh hẻm 45"}
	v18 := Subject{Code: "V18", Name: "Họp với các hộ kinh doanh đường Lê Lợi về vỉa hè", Due: Due{At: day("2026-11-27 16:00"), Timed: true}}
	soon := taskItem(3, v12, TaskAsk{Late: -3, Accept: "r:1:0:V12:a"})
	late := taskItem(1, v15, TaskAsk{Over: true, Late: 2, Extend: "gh:1:15", Explain: "ge:1:15"})
	late.Before = &doing60
	work := taskItem(2, v17, TaskAsk{Rhythm: "thứ Bảy hằng tuần"})
	now := taskItem(2, v18, TaskAsk{Accept: "r:1:0:V18:a"})
	tomorrow := taskItem(1, v12, TaskAsk{Late: -1})
	part := BundlePart{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc3, itemTc7}}
	tasks := func(items ...BundleItem) []BundlePart { return []BundlePart{{Items: items}} }
	done := SaidLine{Number: 3, Subject: v12, State: finished}
	with := func(l SaidLine, n WordNote) SaidLine { l.Note = n; return l }
	stuck := SaidLine{Subject: v12, State: State{Status: store.Blocked, Blocker: true, Text: "chờ đơn vị khác"}}
	help := SaidLine{Subject: v12, State: State{Status: store.Doing, Blocker: true, NeedsHelp: true, Text: "can ho tro xe"},
		Note: WordNote{Help: []store.Role{store.Chair, store.Secretary}}}
	night := help
	night.Note.HelpAt = day("2026-11-28 06:30")
	many := tasks(late, now, soon, taskItem(4, v17, TaskAsk{}), taskItem(5, v18, TaskAsk{Late: -9}))
	return []sample{
		{"a round and a task", Bundle{Call: "Hùng", Parts: []BundlePart{part}, Tasks: tasks(soon), Same: "s:1:4", Why: "y:1:4"}},
		{"the repeat", Bundle{Call: "Hùng", Repeat: true, Parts: []BundlePart{{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc7}}}, Tasks: tasks(soon), Why: "y:1:4"}},
		{"a round answered, a task open", Bundle{Call: "Hùng", Parts: []BundlePart{{First: monday, Last: friday, Closes: closes,
			Said: []SaidLine{{Number: 1, Subject: tc3, State: finished}}}}, Tasks: tasks(soon), Why: "y:1:0", Undo: "u:x"}},
		{"tasks only", Bundle{Call: "Hùng", Tasks: tasks(late, now), Why: "y:1:0"}},
		{"due today", Bundle{Call: "Hùng", Tasks: tasks(now), Why: "y:1:0"}},
		{"due tomorrow", Bundle{Call: "Hùng", Tasks: tasks(tomorrow), Why: "y:1:0"}},
		{"overdue", Bundle{Call: "Hùng", Tasks: tasks(late), Why: "y:1:0"}},
		{"overdue, why is known", Bundle{Call: "Hùng", Tasks: tasks(taskItem(1, v15, TaskAsk{Over: true, Late: 2, Explained: "mất điện cả khu", Extend: "gh:1:15"})), Why: "y:1:0"}},
		{"a round, the tasks answered", Bundle{Call: "Hùng", Parts: []BundlePart{part}, Tasks: []BundlePart{{Said: []SaidLine{with(done, WordNote{Stands: view.DoneInTime})}}}, Why: "y:1:4"}},
		{"without an end", Bundle{Call: "Hùng", Tasks: tasks(work), Why: "y:1:0"}},
		{"two committees", Bundle{Call: "Hùng", Tasks: []BundlePart{{Committee: "Ban Chỉ đạo phường Hoa Mai", Items: []BundleItem{late}},
			{Committee: "Ban Chỉ đạo chuyển đổi số", Items: []BundleItem{now}, Said: []SaidLine{with(done, WordNote{Taken: true})}}}, Why: "y:1:0"}},
		{"a round in one committee, a task in another", Bundle{Call: "Hùng", Parts: []BundlePart{{Committee: "Ban Chỉ đạo phường Hoa Mai", First: monday, Last: friday, Closes: closes,
			Items: []BundleItem{itemTc3}}}, Tasks: []BundlePart{{Committee: "Ban Chỉ đạo chuyển đổi số", Items: []BundleItem{now}}}, Why: "y:1:0"}},
		{"many", fewer(Bundle{Call: "Hùng", Tasks: many, More: 3, Typed: 5, Why: "y:1:0"})},
		{"in progress", Recorded{Lines: []SaidLine{{Subject: v12, State: State{Status: store.Doing, Percent: percent(80)}}}, Left: []BundleItem{itemTc7}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"done in time", Recorded{Lines: []SaidLine{with(done, WordNote{Stands: view.DoneInTime})}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"done late", Recorded{Lines: []SaidLine{with(done, WordNote{Stands: view.DoneLate, Days: 2})}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"waits for a yes", Recorded{Lines: []SaidLine{with(done, WordNote{Stands: view.Reported})}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"endless", Recorded{Lines: []SaidLine{with(done, WordNote{Period: true})}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"who only helps", Recorded{Lines: []SaidLine{with(done, WordNote{Lead: "khu phố 5"})}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"open again", Recorded{Lines: []SaidLine{{Subject: v12, State: State{Status: store.Doing}, Note: WordNote{Again: friday}}}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"stuck", Recorded{Lines: []SaidLine{stuck}, Help: "r:1:0:V12:h", Extend: "gh:1:12", Undo: "u:1", Fix: "f:1:4:V12"}},
		{"needs help", Recorded{Lines: []SaidLine{help}, Extend: "gh:1:12", Undo: "u:1", Fix: "f:1:4:V12"}},
		{"needs help, at night", Recorded{Lines: []SaidLine{night}, Undo: "u:1", Fix: "f:1:4:V12"}},
		{"a task", RecordedToast{Line: with(done, WordNote{Stands: view.Reported})}},
		{"with reasons", TaskStuck{Subject: v12, Help: "r:1:0:V12:h", Undo: "u:=1:4:V12:9", Reasons: []TaskReason{{"thiếu kinh phí", "vr:1:12:1"},
			{"thiếu người, phương tiện", "vr:1:12:2"}, {"chờ đơn vị khác", "vr:1:12:3"}, {"thời tiết", "vr:1:12:4"}, {"dân chưa đồng thuận", "vr:1:12:5"}}}},
		{"one", TaskTaken{Tasks: []Subject{v12}, Left: []BundleItem{itemTc7}}},
		{"two", TaskTaken{Tasks: []Subject{v12, v15}}},
		{"", TaskTakenToast{Tasks: []Subject{v12}}},
		{"done", AlreadyOver{Subject: v12, Stands: view.DoneInTime, At: friday}},
		{"reported", AlreadyOver{Subject: v12, Stands: view.Reported, At: friday}},
		{"dropped", AlreadyOver{Subject: v12, Stands: view.GivenUp, At: friday}},
		{"to chair and secretary", HelpWanted{Name: "Trần Văn Hùng", Post: "công chức môi trường", Phone: "0900000106", Subject: v12, State: help.State}},
		{"no phone", HelpWanted{Name: "Trần Văn Hùng", Subject: v17, State: stuck.State}},
		{"a task", Why{Parts: []WhyPart{{Committee: "Ban Chỉ đạo phường Hoa Mai", Tasks: []WhyTask{{Subject: v12, By: "Lan", At: monday, Said: "Hùng lắp pa nô đường Lê Lợi trước 30/11"}}}}}},
		{"in another's place, and a round", Why{Parts: []WhyPart{{Committee: "Ban Chỉ đạo phường Hoa Mai", Subjects: []Subject{tc3}, Decision: "Quyết định của Đảng ủy phường",
			Tasks: []WhyTask{{Subject: v12, At: monday, For: "Tâm"}}}}}},
		{"no such task", UnknownItem{Said: "V99", Task: true, Mine: []Subject{tc3, v12}}},
		{"", Perhaps{Said: "mai toi nghi", Command: "nghi", Do: "do:nghi"}},
		{"never said", NothingToRetract{Subject: v12}},
		{"somebody else's", NotYours{Subject: v12, Mine: []Subject{tc3, v15}}},
		{"all answered", AllAnswered{Lines: []SaidLine{with(done, WordNote{Stands: view.DoneInTime}), {Subject: v15, Note: WordNote{Wanted: Due{At: day("2026-12-04 00:00")}}},
			{Subject: v18, Note: WordNote{Explained: true}}, {Subject: v17, Note: WordNote{Taken: true}}}}},
		{"thanks", YoureWelcome{Left: []BundleItem{soon}}},
	}
}

func fewer(b Bundle) Bundle {
	for i := range b.Tasks[0].Items[4:] {
		b.Tasks[0].Items[4+i].Done = ""
	}
	return b
}
