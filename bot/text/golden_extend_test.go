package text

import "giaoban/store"

func init() { samples["extend"] = extendSamples() }

func dayOf(s string) Due { return Due{At: day(s + " 00:00")} }

func extendSamples() []sample {
	v12 := Subject{Code: "V12", Name: "lắp pa nô đường Lê Lợi"}
	v7 := Subject{Code: "V7", Name: "hoàn thiện hồ sơ tiêu chí 4"}
	monday, friday, third := dayOf("2026-11-30"), dayOf("2026-12-04"), dayOf("2026-12-02")
	choices := []DateChoice{{third, "gn:1:12:2026-12-02"}, {friday, "gn:1:12:2026-12-04"}, {dayOf("2026-12-31"), "gn:1:12:2026-12-31"}}
	var reasons []TaskReason
	for _, r := range Reasons(store.Vietnamese) {
		reasons = append(reasons, TaskReason{r, "gy:1:12:2026-12-04:1"})
	}
	late := "pa nô về chậm"
	at := day("2026-12-01 08:05")
	settled := Settled{Task: v12, State: store.Granted, By: "Hạnh", Role: store.Deputy, At: at, Wanted: friday, Given: friday}
	no := Settled{Task: v12, State: store.Refused, By: "Bảo", Role: store.Chair, At: at, Wanted: friday, Word: "làm cho xong tuần này"}
	asked := DecideLine{Letter: "a", Task: v12, Lead: "Hùng", From: monday, Wanted: friday, Reason: late, Late: 1, Before: 2, Yes: "gx:1:12:3:ok", No: "gx:1:12:3:no", Else: "gx:1:12:3:other"}
	gone := DecideLine{Letter: "c", Task: v7, Lead: "Công an phường", From: monday, Wanted: friday, Gone: true, Late: 6, No: "gx:1:7:4:no", Else: "gx:1:7:4:other"}
	reported := []string{"V7", "V9"}
	return append([]sample{
		{"until when", NewDate{Task: v12, Due: monday, Late: -4, Choices: choices, Help: "gc:1:12"}},
		{"until when, overdue", NewDate{Task: v12, Due: monday, Late: 2, Choices: choices, Help: "gc:1:12"}},
		{"after an explanation", NewDate{Task: v12, Due: monday, Late: 2, Reason: late, Explained: true, Choices: choices, Help: "gc:1:12", Skip: "gn:1:12:skip"}},
		{"explained although in time", NewDate{Task: v12, Due: monday, Late: -4, Reason: late, InTime: true, Choices: choices}},
		{"a day that is over", BadDate{Task: v12, Said: "20/11", Why: DatePast, Day: dayOf("2026-11-20"), Due: monday, Choices: choices}},
		{"words for a day that is over", BadDate{Task: v12, Said: "hôm qua", Why: DatePast, Due: monday, Choices: choices}},
		{"before the deadline", BadDate{Task: v12, Said: "27/11", Why: DateEarlier, Day: dayOf("2026-11-27"), Due: monday, Choices: choices}},
		{"31/2", BadDate{Task: v12, Said: "31/2", Why: DateImpossible, Due: monday, Choices: choices}},
		{"unreadable", BadDate{Task: v12, Said: "bao giờ xong thì xong", Why: DateUnclear, Due: monday, Choices: choices}},
		{"guessed", BadDate{Task: v12, Said: "cuối tháng 12", Why: DateGuessed, Day: dayOf("2026-12-31"), Due: monday, Choices: choices}},
		{"why", NewDateReason{Task: v12, Wanted: friday, Reasons: reasons, Skip: "gy:1:12:2026-12-04:0"}},
		{"sent", ExtensionSent{Task: v12, From: monday, Wanted: friday, Reason: late, To: store.Chair, Withdraw: "gw:1:12:3"}},
		{"sent at night, second", ExtensionSent{Task: v12, From: monday, Wanted: dayOf("2027-01-08"), To: store.Deputy, At: day("2026-11-28 06:30"), Replaces: friday, Withdraw: "gw:1:12:3"}},
		{"for somebody, nobody to decide", ExtensionSent{Task: v12, From: monday, Wanted: friday, Reason: late, For: "Hùng", Files: true, Withdraw: "gw:1:12:3"}},
		{"with an explanation", ExtensionSent{Task: v12, From: monday, Wanted: friday, Reason: late, Explained: true, To: store.Chair, Withdraw: "gw:1:12:3"}},
		{"asked for him", ExtensionFor{Task: v12, From: monday, Wanted: friday, Reason: late, By: "Lan", Withdraw: "gw:1:12:3"}},
		{"to the secretary", ExtensionOrphan{Task: v12, From: monday, Wanted: friday, Reason: late, Lead: "Hùng"}},
		{"withdrawn", ExtensionWithdrawn{Task: v12, Wanted: friday, Due: monday}},
		{"decided already", ExtensionSettled{settled}},
		{"refused already", ExtensionSettled{no}},
		{"withdrawn already", ExtensionSettled{Settled{Task: v12, State: store.Withdrawn, Wanted: friday}}},
		{"replaced already", ExtensionSettled{Settled{Task: v12, State: store.Withdrawn, Wanted: friday, Newer: dayOf("2026-12-11")}}},
		{"one thing", Decide{Call: "Bảo", Example: third, Asked: []DecideLine{{Letter: "a", Task: v12, Lead: "Hùng", From: monday, Wanted: friday, Yes: "gx:1", No: "gx:2", Else: "gx:3"}}}},
		{"all that waits", Decide{Call: "Bảo", Example: third, Committee: "Ban Chỉ đạo phường Hoa Mai", Asked: []DecideLine{asked, gone}, Reported: reported, More: 2}},
		{"after a yes", Decide{Call: "Bảo", Reported: reported, Just: &JustDecided{Task: v12, State: store.Granted, Given: friday, Told: "Hùng"}}},
		{"after a no", Decide{Call: "Bảo", Just: &JustDecided{Task: v12, State: store.Refused, Told: "Hùng", AddWord: "gz:1:12:3"}}},
		{"after a yes at night", Decide{Call: "Bảo", Just: &JustDecided{Task: v12, State: store.Granted, Given: friday, Told: "Hùng", At: day("2026-12-02 06:30")}}},
		{"after a no with a word", Decide{Call: "Bảo", Just: &JustDecided{Task: v12, State: store.Refused, Told: "Hùng", Phone: true, Said: "làm cho xong tuần này"}}},
		{"decided by another", Decide{Call: "Bảo", Example: third, Asked: []DecideLine{gone}, Was: &settled}},
		{"past the last letter", Decide{Call: "Bảo", Example: third, Asked: []DecideLine{{Task: v12, Lead: "Hùng", From: monday, Wanted: friday, Yes: "gx:1", No: "gx:2", Else: "gx:3"}}}},
		{"which", Decide{Call: "Bảo", Example: third, Asked: []DecideLine{asked, gone}, Which: true}},
		{"nothing", Decide{Call: "Bảo"}},
		{"toast", DecideToast{v12, store.Granted}},
		{"toast, no", DecideToast{v12, store.Refused}},
		{"another day", DecideOther{Task: v12, Lead: "Hùng", Wanted: friday, Due: monday, Choices: choices, Back: "gx:1:12:3:back"}},
		{"another day, before the deadline", DecideOther{Task: v12, Lead: "Hùng", Wanted: friday, Due: monday, Why: DateEarlier, Day: dayOf("2026-11-27"), Choices: choices, Back: "gx:1:12:3:back"}},
		{"yes", ExtensionAnswer{Task: v12, State: store.Granted, Wanted: friday, Due: friday, Role: store.Chair}},
		{"another day given", ExtensionAnswer{Task: v12, State: store.Granted, Wanted: friday, Due: third, Role: store.Deputy, Word: "nhớ báo tổ 3"}},
		{"no", ExtensionAnswer{Task: v12, State: store.Refused, Wanted: friday, Due: monday, Role: store.Chair, Word: "làm cho xong tuần này", Help: "gc:1:12", Again: "gh:1:12"}},
		{"no, overdue", ExtensionAnswer{Task: v12, State: store.Refused, Wanted: friday, Due: monday, Over: true, Role: store.Chair, Help: "gc:1:12", Again: "gh:1:12"}},
		{"secretary told", ExtensionTold{Task: v12, State: store.Granted, Lead: "Hùng", Wanted: friday, Due: friday, Role: store.Chair, By: "Bảo"}},
		{"secretary told to phone", ExtensionTold{Task: v12, State: store.Refused, Lead: "Tư", Wanted: friday, Due: monday, Role: store.Chair, By: "Bảo", Word: "làm cho xong tuần này", Phone: true}},
	}, lateSamples(v12, v7, monday, friday, reasons)...)
}

func lateSamples(v12, v7 Subject, monday, friday Due, reasons []TaskReason) []sample {
	return []sample{
		{"explain", WhyLate{Task: v12, Due: monday, Late: 2, Reasons: reasons, Help: "gc:1:12"}},
		{"explained", LateExplained{Task: v12, Reason: "Thời tiết"}},
		{"explained, with a request", LateExplained{Task: v12, Reason: "Thời tiết", Wanted: friday}},
		{"unknown", CannotExtend{Task: Subject{Code: "V99"}, Why: TaskUnknown}},
		{"undated", CannotExtend{Task: v12, Why: TaskUndated}},
		{"done", CannotExtend{Task: v12, Why: TaskIsDone}},
		{"reported", CannotExtend{Task: v12, Why: TaskReported}},
		{"dropped", CannotExtend{Task: v12, Why: TaskDropped}},
		{"a number that is a criterion", CannotExtend{Task: tc3, Why: NumberNoTask, Number: 1}},
		{"a number that is nothing", CannotExtend{Why: NumberNoTask, Number: 7}},
		{"the chair explains", CannotExtend{Task: v12, Why: LeadExplains}},
		{"a deputy's own", CannotExtend{Task: v12, Why: OwnRequest}},
		{"two at once", CannotExtend{Task: v12, Why: TwoTasks}},
		{"nothing waits", NothingAsked{v12, []store.Role{store.Chair, store.Deputy}}},
		{"somebody else's", NotYourTask{v12, "Hùng"}},
		{"nobody's", NotYourTask{v12, ""}},
		{"wrong name", LeadIsOther{v12, "Sơn", "Hùng"}},
		{"which", ExtendWhich{[]ExtendLine{{Task: v12, Due: monday, Late: 2, Wanted: friday, Code: "gh:1:12"}, {Task: v7, Due: friday, Late: -1, Code: "gh:1:7"}}}},
		{"nothing", NothingToExtend{}},
		{"left", ExtendLeft{Task: v12, Half: true}},
		{"left by an officer", ExtendLeft{Task: v12, Officer: true}},
		{"left without a word", ExtendLeft{Task: v12, Word: true}},
		{"left after an explanation", ExtendLeft{Task: v12, Explained: true}},
		{"what help", HelpAsk{v12}},
	}
}
