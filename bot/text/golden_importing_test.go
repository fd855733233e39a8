package text

import "giaoban/store"

func init() { samples["importing"] = importSamples() }

func importSamples() []sample {
	const name = "so-lieu-2026-11-21-2026-11-27.xlsx"
	lines := []ImportLine{
		{Kind: "member", Code: "TV3", Label: "Trần Văn Hùng", Cells: []ImportCell{{Key: "phone", Was: "0900000003", Is: "0900000033"}, {Key: "leads", Was: "tc3", Is: "tc3, tc5"}}},
		{Kind: "member", Label: "Lê Thị Hòa", New: true, Cells: []ImportCell{{Key: "name", Is: "Lê Thị Hòa"}, {Key: "role", Is: "member"}, {Key: "post", Is: "trưởng trạm"},
			{Key: "phone", Is: "0900000044"}, {Key: "charges", Is: "tc8"}}},
		{Kind: "member", Code: "TV9", Label: "Phạm Văn Tư", End: true, Cells: []ImportCell{{Key: "to", Is: "2026-11-27"}}},
		{Kind: "criterion", Code: "tc3", Label: "Môi trường", Cells: []ImportCell{{Key: "attainment", Is: "met"}}},
		{Kind: "indicator", Code: "tc3.2", Label: "Tỷ lệ thu gom rác", Cells: []ImportCell{{Key: "attainment", Was: "not_met", Is: "nearly"}}},
		{Kind: "task", Code: "V4", Label: "lắp pa nô đường Lê Lợi", Cells: []ImportCell{{Key: "due", Was: "2026-11-30", Is: "2026-12-15"}, {Key: "clock", Is: "16:30"}, {Key: "criterion", Was: "2"}}},
		{Kind: "task", Label: "sơn lại vạch kẻ đường", New: true, Cells: []ImportCell{{Key: "work", Is: "sơn lại vạch kẻ đường"}, {Key: "lead", Is: "Sơn"}, {Key: "due", Is: "2026-12-05"}}},
	}
	clash := []ImportLine{{Kind: "task", Code: "V4", Label: "lắp pa nô đường Lê Lợi", Cells: []ImportCell{{Key: "due", Was: "2026-12-04", Is: "2026-12-15", Then: "2026-11-30"}}}}
	trouble := func(kinds ...string) (all []ImportProblem) {
		for i, k := range kinds {
			all = append(all, ImportProblem{Sheet: "Thành viên", Row: 4 + i, Column: "G", Kind: k, Said: "sai rồi"})
		}
		return all
	}
	all := []sample{
		{"with the workbook of now", ImportHow{Sheet: "nx:xlsx:1:0"}}, {"", ImportSheet{day("2026-11-26 09:00")}},
		{"", ImportComing{Name: name}},
		{"all kinds of changes", ImportOffer{Name: name, Exported: day("2026-11-27 16:05"), New: 2, Changed: 4, Ended: 1, Lines: lines, All: 7, Places: []string{"kp11"}, Save: "nx:save:1:9", Drop: "nx:drop:1:9"}},
		{"conflicts and problems", ImportOffer{Name: name, Exported: day("2026-11-27 16:05"), Changed: 1, Lines: lines[:1], All: 1, Conflicts: clash, MoreConflicts: 2, Older: 3,
			Problems: append([]ImportProblem{{Sheet: "Nháp", Kind: "no_column"}}, trouble("bad_phone", "unknown_column")...), MoreTrouble: 4, Save: "nx:save:1:9", Drop: "nx:drop:1:9", Return: "nx:return:1:9"}},
		{"nothing new", ImportOffer{Name: name, Exported: day("2026-11-27 16:05")}},
		{"an old workbook", ImportOffer{Name: name, Exported: day("2026-11-27 16:05"), Older: 1, Return: "nx:return:1:9"}},
		{"going back", ImportOffer{Name: name, Back: true, Exported: day("2026-11-27 16:05"), Changed: 1, Lines: lines[:1], All: 1, Save: "nx:save:1:9", Drop: "nx:drop:1:9"}},
		{"a long list", ImportOffer{Name: name, New: 40, Lines: lines[1:2], From: 25, All: 40, Save: "nx:save:1:9", Drop: "nx:drop:1:9", Next: "nx:next:1:9:26"}},
		{"all of it", ImportSaved{New: 2, Changed: 4, Ended: 1, Tasks: []store.Subject{"V12", "V13"}, Unclear: []string{"Hòa"}, Conflicts: 1, Letters: "tv:letters:12:1:13"}},
		{"one change", ImportSaved{Changed: 1}},
		{"something lay there", ImportLeft{Half: true}}, {"nothing did", ImportLeft{}},
	}
	for _, why := range []string{"kind", "document", "password", "large", "damaged", "nothing", "other", "erased", "busy", "right", "gone"} {
		all = append(all, sample{why, ImportNoFile{Why: why, Name: "danh sách.xls"}})
	}
	for _, k := range []string{"twice_column", "no_such_code", "twice_code", "twice_name", "no_name", "no_lead", "too_long", "bad_day", "bad_clock", "bad_number", "bad_role", "bad_codes",
		"bad_mark", "formula", "merged", "too_much", "task_over", "last_one", "future_end", "no_such_day"} {
		all = append(all, sample{k, ImportOffer{Name: name, Problems: trouble(k)}})
	}
	due := func(note string, left int, cells ...ImportCell) sample {
		cells[len(cells)-1].Note, cells[len(cells)-1].Left = note, left
		return sample{"a deadline: " + note, ImportOffer{Name: name, New: 1, Changed: 1, All: 2, Save: "nx:save:1:9", Drop: "nx:drop:1:9", Lines: []ImportLine{
			{Kind: "task", Code: "V4", Label: "lắp pa nô", Cells: cells},
			{Kind: "task", Label: "dọn kênh", New: true, Cells: append([]ImportCell{{Key: "work", Is: "dọn kênh"}, {Key: "lead", Is: "khu phố 3"}}, cells...)}}}}
	}
	all = append(all,
		due("guessed", 277, ImportCell{Key: "phrase", Is: "30/8"}, ImportCell{Key: "due", Is: "2027-08-30"}),
		due("guessed", 34, ImportCell{Key: "phrase", Is: "cuối năm"}, ImportCell{Key: "due", Is: "2026-12-30"}),
		due("over", -3, ImportCell{Key: "due", Is: "2026-11-23"}),
		due("endless", 0, ImportCell{Key: "phrase", Is: "thường xuyên"}), due("undated", 0, ImportCell{Key: "phrase", Is: "khi có kinh phí"}),
		sample{"a deadline is emptied", ImportOffer{Name: name, Changed: 1, All: 1, Lines: []ImportLine{{Kind: "task", Code: "V4", Label: "lắp pa nô", Cells: []ImportCell{{Key: "due", Was: "2026-12-04"}}}}}},
		sample{"people who may be one", ImportOffer{Name: name, MoreNotes: 2, Notes: []ImportProblem{{Sheet: "DS", Row: 8, Column: "B", Kind: "same_person", Said: "Hùng (phó CT)", Of: "Trần Văn Hùng"},
			{Sheet: "DS", Row: 9, Column: "B", Kind: "namesake", Said: "Võ Thị Mai", Of: "0900000077"}}, Problems: []ImportProblem{
			{Sheet: "DS", Row: 10, Column: "B", Kind: "twice_person", Said: "Võ Thị Mai", Of: "6"}, {Sheet: "DS", Row: 11, Column: "E", Kind: "twice_phone", Said: "Lý Thị Chín", Of: "Trần Văn Hùng"},
			{Sheet: "Việc", Row: 2, Column: "H", Kind: "two_days", Said: "trước 5/12", Of: "10/12/2026"}}}})
	return all
}
