package text

import (
	"fmt"
	"time"

	"giaoban/store"
)

func init() { samples["missing"] = missingSamples() }

func missingSamples() []sample {
	week := RoundName{Plan: "Báo cáo tuần", First: monday, Last: friday}
	work := RoundName{Plan: "Tổng vệ sinh", Kind: store.CleanUp, First: day("2026-11-28 00:00"), Last: day("2026-11-28 00:00")}
	roll := work
	roll.RollCall = true
	month := RoundName{Plan: "Giao ban tháng", Kind: store.Asking, First: day("2026-10-26 00:00"), Last: day("2026-11-25 00:00")}
	hung := MissingLine{CallLine: CallLine{Name: "Trần Văn Hùng", Post: "công chức địa chính", Phone: "0900000003", Subjects: []Subject{tc3, tc7}}, Number: 3, Call: "Hùng", Nudge: "nn:1:4:3"}
	minh := MissingLine{CallLine: CallLine{Name: "Lê Thị Minh", Subjects: []Subject{tc7}}, Number: 7, Call: "Minh", Nudged: day("2026-11-27 14:30")}
	tam := MissingLine{CallLine: CallLine{Name: "Vũ Tâm", Subjects: []Subject{tc3}}, Number: 9, Call: "Tâm", Nudged: day("2026-11-28 06:30"), Waits: true}
	tu := MissingLine{CallLine: CallLine{Name: "Trần Văn Tư", Post: "trưởng khu phố 9", Phone: "0900000009", Subjects: []Subject{{Code: "kp9", Name: "9", Word: "khu phố"}}}, Call: "Tư", Invite: "tv:inv:1:9"}
	van := MissingLine{NoPhone: true, CallLine: CallLine{Name: "Hồ Thị Vân", Subjects: []Subject{{Code: "kp8", Name: "8", Word: "khu phố"}}}, Call: "Vân", Invite: "tv:inv:1:8"}
	asked := MissingLine{CallLine: CallLine{Name: "Lê Nga", Phone: "0900000004", Subjects: []Subject{kp5}, Questions: []string{"Số hộ đã ký cam kết"}}, Number: 4, Call: "Nga", Nudge: "nn:1:6:4"}
	open := MissingPart{RoundName: week, Closes: closes, Answered: 7, N: 12, Silent: []MissingLine{hung, minh, tam}, Phone: []MissingLine{tu, van}, Lost: []MissingLine{tu}, Brief: "b:1:4"}
	byHand, rested := open, open
	byHand.ByHand, rested.Rested = 12, day("2026-11-27 15:00")
	rested.Silent = []MissingLine{minh}
	rested.Silent[0].Nudge = ""
	done := MissingPart{RoundName: week, Closes: closes, Closed: true, Answered: 12, N: 12, Brief: "b:1:4"}
	late := day("2026-11-29 16:00")
	closed := MissingPart{RoundName: week, Closes: closes, Closed: true, Answered: 8, N: 12, Leave: 1, Silent: []MissingLine{unnumbered(hung)}, Partial: []MissingLine{unnumbered(minh)},
		Phone: []MissingLine{tu}, Unknown: []MissingLine{van}, Away: true, LateUntil: late, Brief: "b:1:4", OpenLate: "ol:1:4"}
	first, second, third := open, MissingPart{RoundName: roll, Number: 2, Show: "cb:1:5:1", Closes: day("2026-11-27 21:00"), Answered: 3, N: 9, Silent: []MissingLine{unnumbered(asked)}, More: 5},
		MissingPart{RoundName: month, Number: 3, Show: "cb:1:6:1", Closes: day("2026-11-28 16:00"), Answered: 9, N: 9}
	first.Number, first.Show, first.Silent, first.Phone, first.Lost = 1, "cb:1:4:1", []MissingLine{unnumbered(hung)}, []MissingLine{tu}, nil
	report := SignOffer{See: "bk:see:1:r4", File: "bk:doc:1:r4", Send: "bk:send:1:r4", To: store.Chair}
	not := []NudgeNot{{Why: NudgeAsked, People: []NudgeName{{Name: "Nga"}}, At: day("2026-11-27 15:00")}, {Why: NudgeToday, People: []NudgeName{{Name: "Minh"}}, At: day("2026-11-27 14:30")},
		{Why: NudgePhone, People: []NudgeName{{Name: "Tư", Phone: "0900000009"}}}, {Why: NudgePhone, People: []NudgeName{{Name: "Vân"}}}, {Why: NudgeLost, People: []NudgeName{{Name: "Yến", Phone: "0900000005"}}},
		{Why: NudgeLeave, People: []NudgeName{{Name: "Phúc"}}}, {Why: NudgeAnswered, People: []NudgeName{{Name: "Dũng"}, {Name: "Sơn"}}}, {Why: NudgeSelf}}
	night := []NudgeNot{{Why: NudgeComing, People: []NudgeName{{Name: "Nga"}}, At: day("2026-11-28 06:30")}, {Why: NudgeLate, People: []NudgeName{{Name: "Hòa"}}, At: day("2026-11-28 06:30")}}
	list := []MissingPart{first, second, third}
	return []sample{
		{"while open", MissingList{Parts: []MissingPart{open}, All: "nn:1:4:0", Attend: "td:1:8:1"}},
		{"more than the buttons", MissingList{Parts: []MissingPart{byHand}, All: "nn:1:4:0", Attend: "td:1:8:1"}},
		{"just asked", MissingList{Parts: []MissingPart{rested}, Attend: "td:1:8:1"}},
		{"after a press", MissingList{Result: &Nudged{RoundName: week, Now: []string{"Hùng"}}, Parts: []MissingPart{open}, All: "nn:1:4:0", Attend: "td:1:8:1"}},
		{"a page of many", MissingList{Parts: []MissingPart{{RoundName: week, Closes: closes, Answered: 7, N: 212, Silent: []MissingLine{hung}}}, Page: 2, Pages: 5, Next: "cb:1:4:3", All: "nn:1:4:0"}},
		{"part of what is asked", MissingList{Parts: []MissingPart{{RoundName: month, Closes: closes, Answered: 7, N: 9, Partial: []MissingLine{asked}}}, All: "nn:1:6:0"}},
		{"several rounds", MissingList{Parts: list, Attend: "td:1:8:1"}},
		{"at closing", MissingList{Parts: []MissingPart{closed}}},
		{"at closing, with the report", MissingList{Parts: []MissingPart{{RoundName: week, Closes: closes, Closed: true, Answered: 11, N: 12, Silent: []MissingLine{unnumbered(hung)}, LateUntil: late, Brief: "b:1:4", OpenLate: "ol:1:4"}}, Report: report}},
		{"a clean-up, everybody", MissingList{Parts: []MissingPart{{RoundName: work, Closed: true, Closes: day("2026-11-28 11:00"), Answered: 9, N: 9}}}},
		{"everybody", MissingList{Parts: []MissingPart{done}, Attend: "td:1:8:1"}},
		{"all, typed", Nudged{RoundName: week, Now: []string{"Hùng", "Tâm"}, Not: not, Show: "cb:1:4:1"}},
		{"at night", Nudged{RoundName: work, Later: []string{"Hùng", "Minh"}, At: day("2026-11-28 06:30"), Not: night, Show: "cb:1:5:1"}},
		{"nobody", Nudged{RoundName: roll, Show: "cb:1:5:1"}},
		{"the morning after", NudgeSpared{RoundName: week, Names: []string{"Hùng", "Minh"}}},
		{"the morning after, closed", NudgeSpared{RoundName: work, Names: []string{"Hùng"}, Over: true}},
		{"several rounds", NudgeWhich{Parts: list}},
		{"closed", NudgeClosed{RoundName: week, OpenLate: "ol:1:4"}},
		{"not on the list", NudgeNobody{Said: "99"}},
		{"no such round", NoSuchRound{Said: "9", Parts: list}},
		{"usage", MissingUsage{Said: "xyz"}},
		{"the bundle of a nudge", Bundle{Call: "Hùng", Repeat: true, From: "Lan", FromRole: store.Secretary, Parts: []BundlePart{{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc7}}}, Why: "y:1:4"}},
		{"eight weeks", AttendanceList{Weeks: 8, First: day("2026-10-03 00:00"), Last: friday, Reports: 8, CleanUps: 6, Word: "khu phố", Groups: attendance(), Missing: "do:chuabaocao"}},
		{"since a day", AttendanceList{First: day("2026-10-01 00:00"), Last: friday, Reports: 8, Word: "thôn", Groups: attendance()[:1], Page: 1, Pages: 3, Next: "td:1:20261001:2"}},
		{"nothing yet", AttendanceNone{From: day("2026-10-01 00:00")}},
	}
}

func unnumbered(l MissingLine) MissingLine {
	l.Number, l.Nudge, l.Nudged, l.NoPhone = 0, "", time.Time{}, l.Phone == ""
	return l
}

func attendance() []AttendanceGroup {
	plain := AttendanceGroup{Role: store.Plain}
	for i, c := range []AttendanceCount{{Expected: 8, Answered: 8}, {Expected: 7, Answered: 6, Late: 1, Partial: 2, Leave: 1}, {Expected: 3, Answered: 3, Phoned: 3}, {Leave: 8}} {
		plain.Lines = append(plain.Lines, AttendanceLine{Name: fmt.Sprintf("Trần Văn %c", 'A'+i), Reports: c})
	}
	return []AttendanceGroup{plain, {Role: store.Head, Lines: []AttendanceLine{
		{Name: "Phạm Thị Hòa", Reports: AttendanceCount{Expected: 8, Answered: 8}, CleanUps: AttendanceCount{Expected: 6, Answered: 5, Late: 1}},
		{Name: "Hồ Thị Vân", Never: true}, {Name: "Đỗ Văn Xuân", Lost: true}}}}
}
