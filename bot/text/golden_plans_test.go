package text

import (
	"time"

	"giaoban/store"
)

func init() { samples["plans"] = plansSamples() }

func plansSamples() []sample {
	week := PlanFacts{Name: "Báo cáo tuần", When: PlanWhen{RRule: "FREQ=WEEKLY;BYDAY=FR", Clock: "14:00"}, Window: 2 * time.Hour, Asks: "14:00", Closes: "16:00", Usual: true}
	work := PlanFacts{Name: "Tổng vệ sinh", Kind: store.CleanUp, When: PlanWhen{RRule: "FREQ=WEEKLY;BYDAY=SA,SU", Clock: "07:00"}, Window: 8 * time.Hour, Asks: "09:00", Closes: "17:00",
		Holiday: store.SkipIt, Whom: PlanWhom{Kind: store.Heads, Word: "khu phố", People: 8}, RollCall: "18:00", Place: "nhà văn hóa khu phố", Criterion: Subject{Code: "tc3", Name: "Môi trường"}, Usual: true}
	month := PlanFacts{Name: "Giao ban tháng", Kind: store.Asking, When: PlanWhen{RRule: "FREQ=MONTHLY;BYMONTHDAY=25", Clock: "08:00"}, Window: 48 * time.Hour, Asks: "08:00",
		Whom: PlanWhom{Kind: store.Owners, People: 9}, Questions: []store.Question{{Kind: store.AskStatus, Text: "Tiến độ", Each: true}, {Kind: store.AskNumber, Text: "Số hộ đã ký cam kết", Unit: "hộ"},
			{Kind: store.AskChoice, Text: "Phối hợp giữa các bên", Choices: []string{"tốt", "khá", "chưa tốt"}}, {Kind: store.AskPhoto, Text: "Ảnh hiện trường", Optional: true}, {Kind: store.AskText, Text: "Đề xuất", Optional: true}},
		Nudges: []int{50, 90}, Chair: true, Group: true}
	heads := PlanFacts{Name: "Rà soát quý", Kind: store.Asking, When: PlanWhen{RRule: "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", Clock: "08:00"}, Window: 26 * time.Hour, Asks: "08:00", Closes: "10:00", Later: 1,
		Holiday: store.KeepIt, Whom: PlanWhom{Kind: store.Heads, Word: "thôn"}, Questions: []store.Question{{Kind: store.AskNumber, Text: "Số hộ vi phạm", Unit: "hộ", Each: true}}, Nudges: []int{}}
	one := PlanFacts{Name: "Chiến dịch", Kind: store.Asking, When: PlanWhen{Cron: "0 8-10 * * 1"}, Window: 30 * time.Minute, Whom: PlanWhom{Kind: store.Listed, Names: []string{"Trần Thị Lan", "Nguyễn Văn Hùng"}},
		Questions: []store.Question{{Kind: store.AskText, Text: "Vướng gì"}}, Usual: true}
	unit := one
	unit.Whom, unit.When = PlanWhom{Kind: store.OfUnit, Unit: "Công an phường", People: 3}, PlanWhen{RRule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", Clock: "08:30"}
	all := one
	all.Whom, all.When = PlanWhom{Kind: store.All, People: 22}, PlanWhen{RRule: "FREQ=MONTHLY;BYDAY=1MO", Clock: "08:30"}
	friday := PlanDay{At: day("2026-11-27 14:00"), Nominal: day("2026-11-27 14:00")}
	days := []PlanDay{friday, {At: day("2026-12-31 14:00"), Nominal: day("2027-01-01 14:00"), Moved: true, Holiday: true}, {At: day("2027-01-08 14:00"), Nominal: day("2027-01-08 14:00"), Far: true},
		{Nominal: day("2027-02-05 14:00"), Left: true, Holiday: true, Far: true}, {At: day("2026-12-25 08:00"), Nominal: day("2026-12-27 08:00"), Moved: true}}
	closes := day("2026-11-27 16:00")
	lines := []PlanLine{{Number: 1, PlanFacts: week, Next: friday, Show: "ky:1:1"}, {Number: 2, PlanFacts: work, Paused: true, Show: "ky:1:2"}, {Number: 3, PlanFacts: month, Open: closes, Show: "ky:1:3"}}
	view := PlanView{PlanLine: lines[0], Days: days, Officer: true, Pause: "ky:1:1:pause", Skip: "ky:1:1:skip", Start: "ky:1:1:start", End: "ky:1:1:end", Back: "ky:1:0"}
	open := PlanView{PlanLine: lines[2], Days: days[:1], Officer: true, Pause: "ky:1:3:pause", Close: "ky:1:3:close", End: "ky:1:3:end", Back: "ky:1:0"}
	paused := PlanView{PlanLine: lines[1], Days: days[:2], Officer: true, Resume: "ky:1:2:resume", Reopen: "ky:1:2:reopen", End: "ky:1:2:end", Back: "ky:1:0"}
	list := []sample{
		{"to an officer", PlanList{Lines: lines, Ended: []string{"Rà soát quý"}, Officer: true, On: "ky:1:2:resume", New: "ky:1:0:new"}},
		{"to a member of two committees, no clean-up", PlanList{Committee: "Ban Chỉ đạo phường Hoa Mai", Lines: lines[:1], NoWork: true}},
		{"nothing planned", PlanList{Lines: []PlanLine{{Number: 4, PlanFacts: one, Show: "ky:1:4"}, {Number: 5, PlanFacts: unit, Show: "ky:1:5"}, {Number: 6, PlanFacts: all, Show: "ky:1:6"}}}},
		{"the report", view},
		{"open", open},
		{"the clean-up, paused", paused},
		{"ended, to a member", PlanView{PlanLine: PlanLine{Number: 4, PlanFacts: heads}, Ended: true, Back: "ky:1:0"}},
		{"a new one", PlanCard{New: true, PlanFacts: month, Days: days, Hour: true, Unclear: []string{"phường Hoa Mai"}, Yes: "ky:=ok", No: "ky:=no"}},
		{"too long a window", PlanCard{New: true, PlanFacts: heads, Wrong: "overlap", No: "ky:=no"}},
		{"a change, somebody was faster, early answers", PlanCard{Number: 1, PlanFacts: week, Days: days[:1], Again: true, Early: 2, Open: closes, Yes: "ky:=ok", No: "ky:=no"}},
		{"other questions, paused", PlanCard{Number: 2, PlanFacts: work, Days: days[:1], Early: 2, Lost: true, Paused: true, Yes: "ky:=ok", No: "ky:=no"}},
		{"saved", PlanSaved{New: true, Number: 3, Name: "Giao ban tháng", Next: friday, Show: "ky:1:3"}},
		{"changed, with a roll call", PlanSaved{Number: 2, Name: "Tổng vệ sinh", Next: friday, RollCall: day("2026-11-26 18:00"), Show: "ky:1:2"}},
		{"changed while paused", PlanSaved{Number: 2, Name: "Tổng vệ sinh", Paused: true, Show: "ky:1:2"}},
		{"no such plan", PlanNone{Said: "9", Plans: []string{"Báo cáo tuần", "Tổng vệ sinh"}}},
		{"what is it", PlanUnclear{Said: "cái kia", Number: 3, Kind: store.Asking}},
		{"what is it, of a clean-up", PlanUnclear{Said: "cái kia", Kind: store.CleanUp}},
		{"a move", PlanMove{Command: "hoan ky 2 sang chủ nhật", Do: "do:hoan ky 2 sang chu nhat"}},
		{"left out", PlanTold{Name: "Tổng vệ sinh", Day: friday}},
		{"left out, to the group", PlanTold{Name: "Tổng vệ sinh", Day: friday, Group: true}},
		{"parts were not taken", PlanCard{New: true, PlanFacts: month, Days: days[:1], Problems: []PlanNo{{Why: "noquestion", Field: 9}, {Why: "nobody", Said: "Xyz"}}, Yes: "ky:=ok", No: "ky:=no"}},
		{"cut at bedtime", PlanCard{Number: 3, PlanFacts: month, Days: days[:1], Cut: true, Yes: "ky:=ok", No: "ky:=no"}},
		{"asks who else", PlanAsk{Step: "whom", Name: "Họp tổ", Have: []string{"Nguyễn Văn Hùng"}, Problems: []PlanNo{{Why: "several", Said: "Khôi", Names: []string{"Lê Văn Khôi", "Trần Khôi"}}, {Why: "nohead", Field: 15, Word: "khu phố"}}}},
		{"what is it, in the middle", PlanUnclear{Said: "hay là", Kind: store.Asking, Open: true}},
		{"left, new", PlanDropped{New: true}},
		{"left", PlanDropped{}},
	}
	for _, step := range []string{"name", "when", "questions"} {
		list = append(list, sample{"asks for the " + step, PlanAsk{Step: step, Name: "Giao ban tháng"}})
	}
	list = append(list,
		sample{"asks whom", PlanAsk{Step: "whom", Name: "Giao ban tháng", Choices: []PlanChoice{{PlanChoiceName(store.Vietnamese, "owners", "thôn"), "ky:=owners"}, {PlanChoiceName(store.Vietnamese, "heads", "thôn"), "ky:=heads"}}}},
		sample{"asks until when", PlanAsk{Step: "until", Choices: []PlanChoice{{PlanChoiceName(store.English, "two", ""), "ky:=two"}}}},
		sample{"asks about holidays", PlanAsk{Step: "holiday", Choices: []PlanChoice{{PlanChoiceName(store.Vietnamese, "skip", ""), "ky:=skip"}}}},
		sample{"asks who sees it", PlanAsk{Step: "result", Choices: []PlanChoice{{PlanChoiceName(store.Vietnamese, "both", ""), "ky:=both"}}}},
		sample{"not understood", PlanAsk{Step: "when", Name: "Giao ban tháng", Said: "lúc nào rảnh"}},
		sample{"no day", PlanAsk{Step: "when", Name: "Giao ban tháng", Problems: []PlanNo{{Why: "day"}}}},
	)
	for _, what := range []string{"pause", "resume", "skip", "start", "close", "reopen", "end"} {
		d := PlanDone{What: what, Number: 2, Name: "Tổng vệ sinh", Day: friday, Next: days[1], Closes: closes, Told: 3, Undo: map[string]string{"pause": "ky:1:2:resume", "resume": "ky:1:2:pause"}[what], Back: "ky:1:2"}
		list = append(list, sample{what, d})
		d.Before, d.Told, d.Opens, d.RollCall = true, 0, day("2026-11-28 06:30"), day("2026-11-26 18:00")
		list = append(list, sample{what + ", again or at night", d})
	}
	for _, what := range []string{"skip", "start", "close", "reopen", "end"} {
		list = append(list, sample{what + "?", PlanSure{What: what, Number: 2, Name: "Tổng vệ sinh", Day: friday, Closes: closes, People: 8, Early: 1, Yes: "ky:1:2:" + what + "!7", No: "ky:=no"}})
	}
	list = append(list, sample{"start at night?", PlanSure{What: "start", Name: "Giao ban tháng", Day: friday, Opens: day("2026-11-28 06:30"), Closes: closes, People: 8, Yes: "ky:1:3:start!7", No: "ky:=no"}})
	for _, why := range []string{"night", "short", "long", "overlap", "never", "moon", "day", "cronhour", "status", "many", "last", "until", "roll", "criterion", "name", "twin", "place", "weekly",
		"work", "onlywork", "after", "paused", "open", "notopen", "nolast", "nonext", "ended"} {
		list = append(list, sample{why, PlanNo{Why: why, Name: "Giao ban tháng", Number: 3, Closes: closes}})
	}
	for _, no := range []PlanNo{{Why: "unit", Said: "UBND"}, {Why: "nounit", Said: "hải quan", Names: []string{"Công an phường", "Trạm Y tế"}}, {Why: "observer", Said: "Lê Minh"}, {Why: "group"}, {Why: "noname", Said: "Lưu"}, {Why: "notyet"},
		{Why: "many", Said: "Đề xuất"}, {Why: "status", Said: "Xong chưa"}} {
		list = append(list, sample{no.Why, no})
	}
	for _, what := range []string{"new", "change", "pause", "resume", "skip", "start", "close", "reopen", "end"} {
		news := PlanNews{What: what, By: "Bảo", Role: store.Chair, Number: 3, Name: "Họp tổ", Day: friday, Closes: closes, Show: "ky:1:3"}
		if what != "pause" && what != "end" {
			news.Next = days[1]
		}
		list = append(list, sample{what + " by another officer", news})
	}
	for field := range 6 {
		list = append(list, sample{"cron", PlanNo{Why: "cron", Field: field}})
	}
	return list
}
