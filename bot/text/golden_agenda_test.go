package text

import (
	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["agenda"] = agendaSamples() }

func agendaSamples() []sample {
	half := State{Status: store.Doing, Percent: percent(60), Text: "còn chờ khung sắt"}
	task := func(code store.Subject, work string, stands view.Standing, late int, due string) TaskEntry {
		e := TaskEntry{Task: Task{Code: code, Work: work, Lead: "Hùng", Stands: stands, Late: late}}
		if due != "" {
			e.Task.Due = Due{At: day(due + " 00:00")}
		}
		return e
	}
	banners := task("V4", "Lắp pa nô đường Lê Lợi", view.Overdue, 2, "2026-11-25")
	banners.Task.Said = &half
	file := task("V12", "Hoàn thiện hồ sơ tiêu chí 4", view.NotBegun, -3, "2026-11-30")
	file.Task.Accepted = true
	timed := task("V13", "Gửi danh sách hộ gia đình cho Ủy ban phường", view.InTime, 0, "2026-11-27")
	timed.Task.Due = Due{At: day("2026-11-27 16:00"), Timed: true}
	undated := task("V7", "Rà soát biển quảng cáo", view.NotBegun, 0, "")
	routine := task("V9", "Tổng dọn vệ sinh hẻm 45", view.NoDeadline, 0, "")
	routine.Task.Rhythm = "thứ Bảy hằng tuần"
	reported := task("V15", "Sơn lại vạch đường", view.Reported, -10, "2026-12-07")
	far := task("V16", "Báo cáo tổng kết", view.NotBegun, -60, "2027-01-26")
	far.Far = true
	mine := TaskList{Call: "Hùng", Total: 8, Page: 1, Pages: 1, Example: "V4", Parts: []TaskPart{
		{Heap: view.HeapOverdue, Entries: []TaskEntry{banners}},
		{Heap: HeapDated, Entries: []TaskEntry{timed, file, far}},
		{Heap: view.HeapReported, Entries: []TaskEntry{reported}},
		{Heap: view.HeapUndated, Entries: []TaskEntry{undated}},
		{Heap: view.HeapRoutine, Entries: []TaskEntry{routine}},
		{Heap: HeapSupport, Entries: []TaskEntry{withLead(task("V17", "Ra quân lập lại trật tự vỉa hè", view.InTime, -5, "2026-12-02"), "Công an phường", "Sơn")}},
	}}
	long := mine
	long.Committee, long.Total, long.Left, long.Pages, long.More, long.Next = "Ban Chỉ đạo phường Hoa Mai", 15, 7, 2, "/viec 2", "ag:1:v:2:"
	long.Parts = long.Parts[:1]
	batch := task("V20", "Ra quân tổng dọn vệ sinh", view.Overdue, 1, "2026-11-26")
	batch.Lead, batch.Batch = true, TaskBatch{Last: "V23", Row: true, Count: 4, Done: 1, Late: 2, Word: "khu phố"}
	apart := task("V30", "Nộp báo cáo", view.InTime, -1, "2026-11-28")
	apart.Lead, apart.Batch = true, TaskBatch{Last: "V34", Count: 3, Done: 0}
	explained := withLead(banners, "Hùng", "")
	explained.Why, explained.Explained = true, "pa nô về chậm"
	lost := withLead(task("V5", "Kiểm tra bếp ăn", view.Overdue, 6, "2026-11-21"), "Công an phường", "Sơn")
	lost.Lost, lost.Phone, lost.Why = true, "0900000009", true
	unexplained := lost
	unexplained.Why = false
	nobody := withLead(task("V6", "Cắt tỉa cây xanh", view.Overdue, 1, "2026-11-26"), "Điện lực", "")
	nobody.Nobody, nobody.Why = true, true
	wants := withLead(task("V8", "Lắp camera", view.InTime, -1, "2026-11-28"), "khu phố 5", "Tâm")
	wants.Task.Wanted, wants.Task.Reason = Due{At: day("2026-12-04 00:00")}, "thiết bị về chậm"
	away := withLead(task("V18", "Tuyên truyền ở chợ", view.Overdue, 4, "2026-11-23"), "Hòa", "")
	away.Task.StandIn = "Lan"
	done := withLead(task("V1", "Lập danh sách hộ", view.DoneInTime, 0, "2026-11-20"), "Hùng", "")
	tally := view.Tally{Done: 5, DoneInTime: 4, DoneLate: 1, Overdue: 1, Doing: 5, NotBegun: 2, Reported: 1, Undated: 3, Routine: 1}
	hidden := banners
	hidden.Hidden = true
	hiddenDone := done
	hiddenDone.Hidden, hiddenDone.Lead = true, false
	tooMany := OverdueList{Total: 12, Page: 1, Pages: 2, Left: 4, More: "/quahan 2", Next: "ag:1:q:2:", Entries: []TaskEntry{explained, lost, nobody, away}, Example: "/ghiho Sơn V5 80%"}
	tu := TaskCall{Name: "Trần Văn Tư", Post: "trưởng khu phố 9", Phone: "0900000009", Tasks: []TaskEntry{file, timed}}
	lien := TaskCall{Name: "Hồ Thị Liên", Away: true, Tasks: []TaskEntry{banners}}
	return []sample{
		{"mine", mine},
		{"more than a page", long},
		{"of a khu phố, for an officer", TaskList{Of: TaskFilter{Places: []Subject{kp5}, Heap: view.HeapOverdue}, Total: 2, Page: 1, Pages: 1, Batch: "V20",
			Parts: []TaskPart{{Heap: view.HeapOverdue, Entries: []TaskEntry{batch, explained}}}}},
		{"of everybody, the second page", TaskList{Of: TaskFilter{Heap: HeapAll}, Total: 17, Page: 2, Pages: 3, Left: 1, Tally: &tally, More: "/viec tất cả trang 3",
			Next: "ag:1:v:3:all", Back: "ag:1:v:1:all", Parts: []TaskPart{{Heap: HeapDated, Entries: []TaskEntry{apart}}, {Heap: view.HeapDone, Entries: []TaskEntry{done}}}}},
		{"of a criterion, for a member", TaskList{Of: TaskFilter{Criteria: []Subject{tc3}}, Total: 2, Page: 1, Pages: 1, Hidden: true,
			Parts: []TaskPart{{Heap: HeapDated, Entries: []TaskEntry{hidden}}, {Heap: view.HeapDone, Entries: []TaskEntry{hiddenDone}}}}},
		{"of a person", TaskList{Of: TaskFilter{Who: "Hùng"}, Total: 1, Page: 1, Pages: 1, Parts: []TaskPart{{Heap: view.HeapOverdue, Entries: []TaskEntry{explained}}}}},
		{"of a batch", TaskList{Of: TaskFilter{Task: "V20"}, Total: 1, Page: 1, Pages: 1, Parts: []TaskPart{{Heap: HeapDated, Entries: []TaskEntry{wants}}}}},
		{"mine", NoTasks{Call: "Hùng"}},
		{"mine, of an officer", NoTasks{Call: "Lan", Others: true}},
		{"mine, overdue", NoTasks{Call: "Hùng", Of: TaskFilter{Heap: view.HeapOverdue}}},
		{"nothing found", NoTasks{Of: TaskFilter{Places: []Subject{kp5}, Heap: view.HeapUndated}}},
		{"nothing given", NoTasks{Of: TaskFilter{Heap: HeapAll}}},
		{"usage", TaskListUsage{Said: "hẻm 45"}},
		{"two of a name", WhoseTasks{Said: "hung", People: []WhoseChoice{{"Trần Văn Hùng (công an)", "ag:1:v:1:m4"}, {"Lê Hùng", "ag:1:v:1:m7"}}}},
		{"in the group", GroupTasks{Tally: tally}},
		{"in the group, none", GroupTasks{}},
		{"for officers", tooMany},
		{"for officers, what waits", OverdueList{Page: 1, Pages: 1, Waiting: []TaskEntry{wants}, MoreWait: 2}},
		{"a member's", OverdueList{Call: "Hùng", Total: 1, Page: 1, Pages: 1, Entries: []TaskEntry{banners}, Task: "V4"}},
		{"for officers", NothingOverdue{}},
		{"a member's", NothingOverdue{Call: "Hùng"}},
		{"a reminder by phone", TaskCalls{People: []TaskCall{tu, {Name: "Điện lực", Nobody: true, Tasks: []TaskEntry{nobody}}}, Example: "/ghiho Tư V12 80%"}},
		{"long overdue", TaskCalls{Late: true, Committee: "Ban Chỉ đạo phường Hoa Mai", People: []TaskCall{lien}, More: 3, Example: "/ghiho Liên V4 80%"}},
		{"to the deputy", OverdueTold{Days: 3, Total: 2, Entries: []TaskEntry{unexplained, away}}},
		{"what I will be sent", Upcoming{Call: "Hùng", Until: day("2026-12-10 00:00"), Lines: []UpcomingLine{
			{At: day("2026-11-27 14:00"), Asks: []UpcomingAsk{{Subjects: []Subject{tc3, tc7}}, {Plan: "Giao ban tháng", Kind: store.Asking, Subjects: []Subject{tc3}, Questions: 2}}, Tasks: []UpcomingTask{{Code: "V4", Dated: true, Late: 2}}},
			{At: day("2026-11-30 07:30"), Tasks: []UpcomingTask{{Code: "V12", Dated: true}, {Code: "V16", Dated: true, Late: -7}, {Code: "V9", CheckIn: true}}, More: 2}},
			Leaves: []UpcomingLeave{{First: day("2026-12-02 00:00"), Last: day("2026-12-04 00:00"), Substitute: "Lan"}, {First: day("2026-12-07 00:00"), Last: day("2026-12-08 00:00"), For: "Hòa"}}, MoreDays: 2}},
		{"asked about by an officer", Upcoming{Name: "Trần Văn Tư", Phone: true, Until: day("2026-12-10 00:00"), Lines: []UpcomingLine{{At: day("2026-11-27 15:36"), Again: true, Asks: []UpcomingAsk{{Subjects: []Subject{kp5}}}}, {At: day("2026-11-27 18:00"), Asks: []UpcomingAsk{{Plan: "Tổng vệ sinh", Kind: store.CleanUp, Roll: true, Subjects: []Subject{kp5}}}}},
			Leaves: []UpcomingLeave{{First: day("2026-12-02 00:00"), Last: day("2026-12-04 00:00")}}}},
		{"an officer", Upcoming{Call: "Lan", Until: day("2026-12-10 00:00"), Lines: []UpcomingLine{
			{At: day("2026-11-27 14:00"), Lists: []UpcomingList{{What: ListCalls}}}, {At: day("2026-11-27 16:00"), Lists: []UpcomingList{{What: ListSilent}, {Plan: "Giao ban tháng", Kind: store.Asking, What: ListOutcome}}},
			{At: day("2026-11-27 18:00"), Lists: []UpcomingList{{Plan: "Tổng vệ sinh", Kind: store.CleanUp, Roll: true, What: ListCalls}}},
			{At: day("2026-11-27 20:30"), Lists: []UpcomingList{{Plan: "Tổng vệ sinh", Kind: store.CleanUp, Roll: true, What: ListComing}}},
			{At: day("2026-11-28 17:00"), Lists: []UpcomingList{{Plan: "Tổng vệ sinh", Kind: store.CleanUp, What: ListOutcome}}}}}},
		{"nothing", Upcoming{Call: "Hùng", Until: day("2026-12-10 00:00")}},
		{"usage", UpcomingUsage{Said: "hôm nào"}},
	}
}

func withLead(e TaskEntry, lead, holder string) TaskEntry {
	e.Lead, e.Task.Lead, e.Task.Holder = true, lead, holder
	return e
}
