package text

import (
	"slices"
	"strings"

	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["task"] = taskSamples() }

var (
	friday4 = Due{At: day("2026-12-04 00:00")}
	friday1 = Due{At: day("2026-12-11 16:00"), Timed: true}
	tc4     = Subject{Code: "tc4", Name: "An ninh, trật tự đô thị"}
	v12     = Task{Code: "V12", Work: "Hoàn thiện hồ sơ tiêu chí 4", Lead: "Hùng", Supports: []string{"Công an phường", "Lan"}, Criterion: 4,
		Due: friday4, First: friday4, Phrase: "trước 4/12", Stands: view.NotBegun, Late: -13}
	hungLead = TaskParty{Name: "Hùng", Post: "công chức môi trường"}
)

func taskSamples() []sample {
	const ward = "Ban Chỉ đạo phường Hoa Mai"
	moved := TaskChange{What: "due", WasDue: friday4, NowDue: friday1}
	handed := TaskChange{What: "lead", Was: "Hùng", Now: "Lan", From: day("2026-12-01 00:00")}
	card := TaskDraft{Work: "Hoàn thiện hồ sơ tiêu chí 4", Leads: []TaskParty{hungLead}, Supports: []TaskParty{{Name: "Công an phường", Holder: "Cường"}, {Name: "Lan"}},
		Criterion: tc4, Due: TaskDue{Due: friday4, Phrase: "trước 4/12", Before: true, Late: -13}, Save: "gv:7:save", Fix: "gv:7:fix", Leave: "gv:7:drop"}
	odd := card
	odd.Work, odd.Length = strings.Repeat("Rà soát các hộ kinh doanh. ", 37), 1998
	odd.Leads = []TaskParty{{Name: "Điện lực", Nobody: true}}
	odd.Supports, odd.Criterion = []TaskParty{{Name: "toàn ban"}}, Subject{}
	odd.Due = TaskDue{Due: Due{At: day("2026-11-29 00:00")}, Phrase: "cuối tuần này", Guessed: true, Late: -8, Free: "rest"}
	odd.Notes = []TaskNote{{Why: "criterion", Said: "tiêu chí 12", Criteria: 9}, {Why: "criteria"}, {Why: "place", Said: "khu phố 15", Word: "khu phố"}, {Why: "part", Said: "nhịp gì đó"}}
	odd.Holders = []TaskChoice{{"Điện lực", "gv:7:holder:1"}}
	batch := TaskDraft{Work: "Treo cờ", Leads: []TaskParty{{Name: "khu phố 3", Holder: "Thành"}, {Name: "khu phố 5", Holder: "Tư", Lost: true, Phone: "0900000121"}, {Name: "khu phố Xuân Hợp", Nobody: true},
		{Name: "khu phố 8", Holder: "Vân", Away: day("2026-12-03 00:00")}},
		Due: TaskDue{Phrase: "sớm"}, Rhythm: "thứ 7 hằng tuần", Save: "a", Fix: "b", Leave: "c"}
	endless := card
	endless.Work, endless.Due, endless.Rhythm, endless.Offered = "Kiểm tra trật tự đô thị thường xuyên", TaskDue{}, "thứ Sáu hằng tuần", true
	evening := card
	evening.Night = day("2026-12-04 06:30")
	change := card
	change.Code, change.Leads = "V12", []TaskParty{{Name: "Lan", From: day("2026-12-01 00:00")}}
	same := change
	same.Same, same.Save = true, ""
	second := change
	second.Meanwhile, second.By = []TaskChange{moved, {What: "support", Now: "Minh"}}, "Hạnh"
	given := TaskGiven{Task: v12, Before: true, By: "Lan", Accept: "vn:1:12:12.13"}
	v13 := Task{Code: "V13", Work: "Dọn vệ sinh chợ", Lead: "Minh", Rhythm: "thứ 7 hằng tuần", Stands: view.NoDeadline, Accepted: true}
	reported := v12
	reported.Stands, reported.Said = view.Reported, &State{Status: store.Done, Text: "đã nộp văn thư"}
	history := []TaskPast{{At: day("2026-11-21 09:00"), By: "Lan", What: "given"}, {At: day("2026-11-21 09:30"), By: "Hùng", What: "accepted"},
		{At: day("2026-11-23 10:00"), By: "Lan", What: "due", Change: moved}, {At: day("2026-11-24 10:00"), By: "Lan", What: "lead", Change: handed},
		{At: day("2026-11-25 08:00"), By: "Hùng", What: "asked", Change: TaskChange{NowDue: friday1}, Word: "chờ vật tư"},
		{At: day("2026-11-25 09:00"), By: "Bảo", What: "granted", Change: TaskChange{NowDue: friday1}}, {At: day("2026-11-26 09:00"), By: "Bảo", What: "refused"},
		{At: day("2026-11-26 10:00"), By: "Hùng", What: "reported"}, {At: day("2026-11-26 11:00"), By: "Lan", What: "back", Word: "thiếu ảnh"}, {At: day("2026-11-27 11:00"), What: "open"},
		{At: day("2026-11-27 12:00"), What: "done"}, {At: day("2026-11-27 13:00"), By: "Lan", What: "confirmed"}, {At: day("2026-11-27 13:00"), By: "Lan", What: "dropped"}}
	whole := TaskView{Task: reported, Criterion: tc4, Full: true, By: "Lan", Given: day("2026-11-21 09:00"), Before: true, Decided: "back", DecidedBy: "Bảo",
		DecidedAt: day("2026-11-26 09:00"), Word: "thiếu ảnh", History: history, Change: true, Yes: "vx:1:12:y", No: "vx:1:12:n", Fix: "gt:fix:1:12", End: "gt:end:1:12"}
	mine := TaskView{Task: v12, Criterion: tc4, Full: true, By: "Lan", Given: day("2026-11-21 09:00"), Before: true, Accept: "vn:1:12"}
	extended := v12
	extended.Due, extended.Wanted, extended.Reason, extended.Stands, extended.Late, extended.Holder, extended.StandIn = friday1, Due{At: day("2026-12-18 00:00")}, "pa nô về chậm", view.Overdue, 2, "Cường", "Lan"
	verdict := TaskVerdict{Code: "V12", Work: v12.Work, By: "Bảo", At: day("2026-11-26 09:05")}
	back := verdict
	back.Back, back.Word = true, "thiếu ảnh"
	call := []TaskParty{{Name: "Tư", Phone: "0900000121"}, {Name: "khu phố 3", Holder: "Thành"}}
	return []sample{
		{"one task", card},
		{"all that may be odd", odd},
		{"each neighbourhood its own", batch}, {"endless, with our rhythm", endless}, {"told on the due day", evening},
		{"a change", change},
		{"what could be changed", same},
		{"the second of two", second},
		{"", TaskHow{}},
		{"of a task that is there", TaskHow{Code: "V12"}},
		{"", TaskLeft{Work: v12.Work}},
		{"of a change", TaskLeft{Code: "V12"}},
		{"", AskTaskLead{Word: "khu phố"}},
		{"several", TasksDraft{Tasks: []TasksLine{{Code: "V1", Work: "Treo cờ", Lead: "khu phố 3", Lines: []TaskChange{moved}}, {Code: "V2", Work: "Treo cờ", Lead: "khu phố 5", Lines: []TaskChange{moved}}},
			Same: []store.Subject{"V3"}, Over: []store.Subject{"V4", "V9"}, Save: "gv:7:save", Leave: "gv:7:drop"}},
		{"many dropped", TasksDraft{Drop: true, Word: "mưa bão", Tasks: slices.Repeat([]TasksLine{{Code: "V1", Work: "Treo cờ", Lead: "Hùng"}}, 17), Save: "gv:7:save", Leave: "gv:7:drop"}},
		{"none", TasksDraft{Over: []store.Subject{"V99"}}},
		{"", TasksChanged{Codes: []store.Subject{"V1", "V2"}, Left: []store.Subject{"V3"}, Calls: []TaskParty{{Name: "Tư", Phone: "0900000121"}}}},
		{"dropped", TasksChanged{Drop: true, Word: "mưa bão", Codes: []store.Subject{"V1", "V2"}}},
		{"nothing", TasksChanged{Left: []store.Subject{"V3"}}},
		{"", TasksUnclear{Said: "hạn 31/2", Code: "V1"}},
		{"", TooManyTasks{Max: 50}},
		{"unknown", AskTaskLead{Said: "Khôi", Work: v12.Work, Word: "khu phố"}}, {"dated", AskTaskLead{Work: v12.Work, Word: "khu phố", Due: TaskDue{Due: friday4, Phrase: "trước 4/12", Before: true, Late: -13}}},
		{"one of ten", AskTaskStranger{Said: "Khôi", Others: 9, Without: "gv:7:without", Keep: "gv:7:keep"}},
		{"a support", AskTaskStranger{Said: "Khôi", Others: 2, Support: true, Without: "a", Keep: "b"}},
		{"the only one", AskTaskStranger{Said: "Khôi", Without: "a", Keep: "b"}},
		{"", AskTaskWhich{Said: "Hùng", People: []TaskChoice{{"1 Trần Văn Hùng, công an", "gv:7:pick:3"}, {"2 Lê Hùng, địa chính", "gv:7:pick:4"}}}},
		{"", AskTaskOne{People: []TaskChoice{{"1 Hùng", "gv:7:one:0"}, {"2 Lan", "gv:7:one:1"}}, Each: "gv:7:each"}},
		{"everybody", AskTaskOne{All: "toàn ban", Count: 22, Each: "gv:7:each"}},
		{"", AskTaskWork{Leads: []string{"Hùng"}}},
		{"", TaskTooLong{Length: 3950, Max: 2000, Cut: "gv:7:cut"}},
		{"", AskTaskDue{Work: v12.Work, Leads: []string{"Hùng"}, Skip: "gv:7:skip"}},
		{"over", AskTaskDue{Why: "past", Said: "trước 30/8/2026", Work: v12.Work, Leads: []string{"khu phố 3", "khu phố 5"}, Skip: "a"}},
		{"no such day", AskTaskDue{Why: "impossible", Said: "31/2", Skip: "a"}},
		{"no anchor", AskTaskDue{Why: "anchor", Said: "10 ngày kể từ ngày ký", Skip: "a"}},
		{"unclear", AskTaskDue{Why: "unclear", Said: "khi nào cũng được", Skip: "a"}},
		{"", AskTaskHolder{Name: "Điện lực"}},
		{"one", TaskSaved{Codes: []store.Subject{"V12"}, Leads: []string{"Hùng"}, Fix: "gt:fix:1:12", End: "gt:end:1:12"}},
		{"several, some by phone", TaskSaved{Codes: []store.Subject{"V12", "V13", "V14"}, Leads: []string{"khu phố 3", "khu phố 5", "khu phố Xuân Hợp"}, Calls: call,
			Nobody: []string{"khu phố Xuân Hợp"}, Away: []TaskParty{{Name: "Vân", Away: day("2026-12-03 00:00")}}}},
		{"", TaskChanged{Code: "V12", Lines: []TaskChange{moved, handed, {What: "work", Now: "Hoàn thiện hồ sơ"}, {What: "criterion", Was: "4"}, {What: "rhythm", Now: "thứ 7 hằng tuần"}, {What: "due", WasDue: friday4}}, Fix: "a"}},
		{"by phone", TaskChanged{Code: "V12", Lines: []TaskChange{moved}, Calls: call, Fix: "a"}},
		{"one", TasksGiven{Call: "Hùng", Leads: []TaskGiven{given}}},
		{"several, one noted", TasksGiven{Call: "Hùng", Committee: ward, Leads: []TaskGiven{given, {Task: v13, From: day("2026-12-01 00:00")}}, Supports: []TaskGiven{{Task: v13}}, AcceptAll: "vn:1:0:12.13"}},
		{"to support only", TasksGiven{Call: "Lan", Supports: []TaskGiven{{Task: v13}}}},
		{"", TasksTold{Call: "Hùng", Tasks: []TaskTold{{Task: v12, Lines: []TaskChange{moved}, By: "Lan"}, {Task: v13, End: "dropped", Word: "đã có đơn vị khác làm", By: "Lan"}, {Task: v13, End: "moved"}}}},
		{"to an officer", whole},
		{"to its lead", mine},
		{"more time is asked for", TaskView{Task: extended, Full: true, Decided: "confirmed", DecidedBy: "Lan", DecidedAt: day("2026-11-26 09:00")}},
		{"dropped", TaskView{Task: Task{Code: "V12", Work: v12.Work, Lead: "Hùng", Stands: view.GivenUp}, Full: true, Decided: "dropped", DecidedBy: "Lan", DecidedAt: day("2026-11-26 09:00"), Word: "trùng V9"}},
		{"to others", TaskView{Task: v12, Criterion: tc4}},
		{"", NoSuchTask{Code: "V99"}},
		{"done", TaskOver{Code: "V12", By: "Bảo", At: day("2026-11-26 09:00")}},
		{"dropped", TaskOver{Code: "V12", Dropped: true}},
		{"", AskTaskEnd{Task: v12, Yes: "gv:7:end", No: "gv:7:drop"}},
		{"with a word", AskTaskEnd{Task: v12, Word: "trùng V9", Yes: "a", No: "b"}},
		{"", TaskStopped{Code: "V12", Word: "trùng V9"}},
		{"", TasksReported{Waiting: []WaitingTask{{Task: reported, By: "Hùng", At: day("2026-11-26 09:05"), Yes: "vx:1:12:y", No: "vx:1:12:n"}}}},
		{"many", TasksReported{Committee: ward, Waiting: []WaitingTask{{Task: reported, By: "Hùng", At: day("2026-11-26 09:05"), Yes: "a", No: "b"}, {Task: v13, By: "Minh", At: day("2026-11-26 09:10"), Yes: "c", No: "d"}}, More: 3, Decided: []TaskVerdict{verdict, back}}},
		{"nothing left", TasksReported{Decided: []TaskVerdict{verdict}}},
		{"", TaskConfirmed{Task: v12}},
		{"", AskTaskBack{Task: v12}},
		{"", TaskSentBack{Task: v12, Word: "còn thiếu ảnh"}},
		{"by phone", TaskSentBack{Task: v12, Word: "còn thiếu ảnh", Calls: call}},
		{"", TaskBackTold{Task: v12, By: "Lan", Word: "còn thiếu ảnh"}},
		{"already", TaskDecided{Verdict: verdict}},
		{"already sent back", TaskDecided{Verdict: back}},
		{"too early", TaskDecided{Verdict: TaskVerdict{Code: "V12"}, NotReported: true}},
	}
}
