package text

import "giaoban/store"

func init() { samples["dossier"] = dossierSamples() }

func dossierSamples() []sample {
	first, last := ReportDay(day("2026-11-21 00:00")), ReportDay(day("2026-11-27 00:00"))
	v12 := Subject{Code: "V12", Name: "Lắp camera hẻm 45"}
	list := []sample{}
	for _, key := range []string{"list.kind", "list.title", "list.criterion", "list.other", "list.columns", "list.closing", "result.kind", "result.title",
		"result.level", "result.indicators", "result.work", "result.tasks", "result.taskcolumns", "result.troubles", "result.evidence", "result.closing", "lost", "missing"} {
		list = append(list, sample{key, DossierLabel{Key: key, Subject: tc3, Committee: "Ban Chỉ đạo phường Hoa Mai"}})
	}
	return append(list, []sample{
		{"all criteria", DossierLabel{Key: "list.title"}},
		{"", DossierLevel{Attainment: store.NearlyMet, Met: 4, Indicators: 6}},
		{"nobody has said", DossierLevel{}},
		{"", DossierAttained{Attainment: store.Met}},
		{"nobody has said", DossierAttained{}},
		{"", DossierWord{First: first, Last: last, Who: "công chức môi trường", Progress: "đang thực hiện, 80%: “còn rác hẻm 45”"}},
		{"without a word", DossierWord{First: first, Last: last}},
		{"", DossierTrouble{Who: "Công an phường", Text: "thiếu người trực"}},
		{"over, without words", DossierTrouble{Over: true}},
		{"", DossierCount{Photos: 14, Files: 2, Lost: 1}},
		{"nothing", DossierCount{}},
		{"a photo", DossierWhat{Photo: true, Text: "đã dọn kênh"}},
		{"a file of a task", DossierWhat{Name: "bản đồ.pdf", Subject: v12}},
		{"", DossierDays{First: first, Last: last}},
		{"one day", DossierDays{First: last, Last: last}},
	}...)
}
