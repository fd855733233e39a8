package text

import "giaoban/store"

func init() { samples["outcome"] = outcomeSamples() }

func outcomeSamples() []sample {
	row := func(n, q string, a Answered, words string) OutcomeRow {
		s := Subject{Code: store.Subject("kp" + n + ".1"), Name: n, Word: "khu phố", Question: q}
		return OutcomeRow{Subject: s, Line: SaidLine{Subject: s, Answer: &a, State: State{Text: words}}}
	}
	number := OutcomeQuestion{Number: 1, Kind: store.AskNumber, Text: "Số hộ ký cam kết", Unit: "hộ", Answered: 2, Asked: 3, Sum: 55.5}
	choice := OutcomeQuestion{Number: 2, Kind: store.AskChoice, Text: "Đánh giá chung", Answered: 3, Asked: 3, Choices: []OutcomeChoice{{Label: "tốt", N: 2}, {Label: "khá", N: 1}, {Label: "yếu"}}}
	words := OutcomeQuestion{Number: 3, Kind: store.AskText, Text: "Kiến nghị", Answered: 1, Asked: 3}
	photos := OutcomeQuestion{Number: 4, Kind: store.AskPhoto, Text: "Ảnh bảng tin", Answered: 2, Asked: 3, Photos: 5}
	status := OutcomeQuestion{Number: 5, Kind: store.AskStatus, Text: "Tiến độ nhà văn hóa", Answered: 3, Asked: 3, Done: 1, Doing: 1, Stuck: 1}
	name := RoundName{Plan: "giao ban tháng", Kind: store.Asking, First: friday, Last: friday}
	group := Outcome{RoundName: name, Answered: 7, Partial: 1, N: 9, Leave: 1, Questions: []OutcomeQuestion{number, choice, words, photos, status}}
	officers := group
	number.Rows = []OutcomeRow{row("1", "Số hộ ký cam kết", Answered{Kind: store.AskNumber, Number: float(25), Unit: "hộ"}, ""), row("5", "Số hộ ký cam kết", Answered{Kind: store.AskNumber, Number: float(30.5), Unit: "hộ"}, "30,5 hộ, còn hẻm 45")}
	choice.Choices = []OutcomeChoice{{Label: "tốt", N: 2, Who: []string{"Nga", "Tư"}}, {Label: "khá", N: 1, Who: []string{"Vân"}}, {Label: "yếu"}}
	words.Rows, words.More = []OutcomeRow{{Who: "Nga", Line: SaidLine{Answer: &Answered{Kind: store.AskText}, State: State{Text: "đề nghị bổ sung 2 xe gom"}}}}, 3
	photos.Rows = []OutcomeRow{row("1", "Ảnh bảng tin", Answered{Kind: store.AskPhoto}, "")}
	status.Rows = []OutcomeRow{{Subject: kp5, Line: SaidLine{Subject: kp5, State: blocked}}}
	officers.Questions, officers.Silent, officers.Committee = []OutcomeQuestion{number, choice, words, photos, status}, []string{"Quang"}, "Ban Chỉ đạo phường Hoa Mai"
	officers.Unclear, officers.Lost = []string{"Vân", "Tư"}, []NudgeName{{Name: "Yến"}}
	officers.Phone = []NudgeName{{Name: "Lê Văn Khôi (công an)", Phone: "0900000109"}, {Name: "Lê Văn Khôi (văn thư)"}}
	officers.Updated = Updated{At: day("2026-11-27 18:20"), Late: true}
	fixed := group
	fixed.Questions, fixed.Updated = fixed.Questions[:1], Updated{At: day("2026-11-27 18:20")}
	return []sample{{"to officers, brought up to date", officers}, {"to the group", group}, {"corrected", fixed},
		{"the week, brought up to date", Totals{First: monday, Last: friday, Met: 4, Total: 9, Answered: 11, N: 12, Lights: Lights{Green: 4, Yellow: 3, Red: 1, White: 1}, NeedsADecision: 2, Updated: Updated{At: day("2026-11-27 18:20"), Late: true}}}}
}
