package text

import (
	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["score"] = scoreSamples() }

func scoreSamples() []sample {
	kp5 := ScoredUnit{Code: "kp5", Place: Subject{Code: "kp5", Name: "5", Word: "khu phố"}}
	tram := ScoredUnit{Code: "dv1", Name: "Trạm Y tế"}
	november := SignPeriod{Kind: view.Monthly, First: day("2026-11-01 00:00"), Last: day("2026-11-30 00:00")}
	form := []ScoredItem{{Number: 1, Name: "Vệ sinh đường ngõ", Max: 1000}, {Number: 2, Name: "Trật tự đô thị", Max: 1000}, {Number: 3, Name: "Nhà văn hóa", Max: 500}}
	said := func(got ...int) []ScoredItem {
		all := append([]ScoredItem{}, form...)
		for i, n := range got {
			all[i].Said, all[i].Skip, all[i].Got = true, n < 0, max(n, 0)
		}
		return all
	}
	corrected := said(850, 900, 400)
	seven := 700
	corrected[0].Before = &seven
	fault := func(why, said string, item int) ScoreFault {
		f := ScoreFault{Why: why, Said: said, Have: 4, Want: 3, Unit: kp5, Example: "8 8 4"}
		if item > 0 {
			f.Item = form[item-1]
		}
		return f
	}
	list := []ScoreLine{{Unit: kp5, Total: 2150, Max: 2500, Inspectors: 2}, {Unit: tram, Total: 800, Max: 1000, Open: 2, Inspectors: 1},
		{Unit: ScoredUnit{Code: "kp6", Place: Subject{Code: "kp6", Name: "Tân Lập", Word: "khu phố"}}}}
	return []sample{
		{"", ScoreAsk{Unit: kp5, Period: november, Items: form, Example: "8 8 4", Steps: "cs:s:1:5:0:7"}},
		{"again, for somebody, with photos", ScoreAsk{Unit: tram, Period: november, Items: said(800, -1), Example: "8 8 4", For: "Bùi Tư", Photos: 2}},
		{"one by one", ScoreAsk{Unit: kp5, Period: november, Items: said(800), Next: 2, Example: "8 8 4"}},
		{"", ScoreSaved{Unit: kp5, Period: november, Items: said(850, 900, 400), Total: 2150, Max: 2500, Note: "còn rác hẻm 45", Photos: 2,
			Left: []ScoredUnit{tram, {Code: "kp6"}}, Undo: "cs:x:1:4", Fix: "cs:f:1:4"}},
		{"corrected", ScoreSaved{Unit: kp5, Period: november, Items: corrected, Total: 2150, Max: 2500, Undo: "cs:x:1:5", Fix: "cs:f:1:5"}},
		{"left out, on behalf", ScoreSaved{Unit: tram, Period: november, Items: said(850, -1), Total: 850, Max: 1000, Open: 1, For: "Bùi Tư", Undo: "cs:x:1:6"}},
		{"by the new form, of his own place", ScoreSaved{Unit: kp5, Period: november, Items: said(850, 900, 400), Total: 2150, Max: 2500, Anew: true, Own: true, Photos: 1}},
		{"of his own place, on behalf", ScoreSaved{Unit: kp5, Period: november, Items: said(850, 900, 400), Total: 2150, Max: 2500, Own: true, For: "Hồ Bình"}},
		{"undone", ScoreSaved{Unit: kp5, Period: november, Items: said(700, 900, 400), Total: 2000, Max: 2500, Undone: true}},
		{"undone, nothing left", ScoreSaved{Unit: kp5, Period: november, Items: form, Undone: true}},
		{"too many", fault("many", "", 0)},
		{"too many, one open", ScoreFault{Why: "many", Have: 2, Unit: kp5, Example: "8 8 4"}},
		{"of which", fault("few", "", 0)},
		{"how many", fault("few", "", 2)},
		{"above", fault("above", "12", 1)},
		{"negative", fault("negative", "-2", 0)},
		{"exact", fault("exact", "8,333", 1)},
		{"no such item", ScoreFault{Why: "item", Item: ScoredItem{Number: 7}, Want: 3, Unit: kp5, Example: "8 8 4"}},
		{"another maximum", fault("of", "20", 1)},
		{"twice", fault("twice", "", 2)},
		{"letters", fault("letters", "tám chín bốn", 0)},
		{"", ScorePhotos{Unit: kp5, Count: 3}},
		{"with points", ScorePhotos{Unit: kp5, Count: 1, Points: true}},
		{"", ScoreList{Period: november, Items: form, Lines: list}},
		{"nothing yet", ScoreDesk{Period: november}},
		{"", ScoreFile{Period: november}},
		{"", ScoreDesk{Period: november, File: "cs:t:1", Items: form, Sum: 2500, Team: []string{"Trần Văn Hùng", "Nguyễn Thị Lan"}, Units: []ScoredUnit{tram}, Lines: list[:2]}},
		{"", ScoreResults{Period: november, Unit: kp5, Total: 2083, Max: 2500, Open: 1, Items: []ScoreResult{
			{ScoredItem: ScoredItem{Number: 1, Name: "Vệ sinh đường ngõ", Max: 1000, Said: true, Got: 833}, Each: []ScoreEach{{Who: "Hùng", Got: 850}, {Who: "Lan", Skip: true}}},
			{ScoredItem: form[1]}}, Notes: []ScoreNote{{Who: "Hùng", Text: "còn rác hẻm 45"}}}},
		{"means that are rounded", ScoreResults{Period: november, Unit: kp5, Total: 2100, Max: 2500, Items: []ScoreResult{
			{ScoredItem: ScoredItem{Number: 1, Name: "Vệ sinh đường ngõ", Max: 1000, Said: true, Got: 833}, Each: []ScoreEach{{Who: "Hùng", Got: 900}, {Who: "Lan", Got: 800}, {Who: "Tư", Got: 800, Own: true}}},
			{ScoredItem: ScoredItem{Number: 2, Name: "Trật tự đô thị", Max: 1000, Said: true, Got: 833}, Each: []ScoreEach{{Who: "Hùng", Got: 900}, {Who: "Lan", Got: 800}, {Who: "Tư", Got: 800}}},
			{ScoredItem: ScoredItem{Number: 3, Name: "Nhà văn hóa", Max: 500, Said: true, Got: 433}, Each: []ScoreEach{{Who: "Hùng", Got: 500}, {Who: "Lan", Got: 400}, {Who: "Tư", Got: 400}}}},
			Notes: []ScoreNote{{Who: "Hùng", Text: "còn rác hẻm 45"}}}},
		{"", ScoreFormSet{Items: form, Sum: 2500}},
		{"replaces", ScoreFormSet{Items: form[:1], Sum: 1000, Gone: form[1:], Scored: 2, Team: true, Told: []string{"Hùng", "Cường"}, Calls: []string{"Tư"}}},
		{"one sheet", ScoreFormSet{Items: form[:1], Sum: 1000, Gone: form[1:2], Scored: 1, Team: true}},
		{"", ScoreFormAsk{Period: november, Items: form[:1], Sum: 1000, Gone: form[1:], Sheets: 5, Names: []string{"Hùng", "Cường"}, Yes: "cs:m:1", No: "cs:n:1"}},
		{"", ScoreFormKept{}},
		{"", ScoreFormNew{Period: november, By: "Lan", Items: form, Todo: []ScoredUnit{kp5, tram}, Example: "8 8 4"}},
		{"nothing to add", ScoreFormNew{Period: november, Items: form, Example: "8 8 4"}},
		{"to a secretary", ScoreOutside{Me: "Nguyễn Thị Lan", Unit: kp5, Example: "8 8 4", Inspector: "Hùng"}},
		{"to the chair", ScoreOutside{Me: "Đỗ Bảo", Unit: kp5, Example: "8 8 4"}},
		{"no maximum", ScoreFormBad{Why: "max", Said: "Trật tự"}},
		{"maximum", ScoreFormBad{Why: "zero", Said: "Trật tự 0"}},
		{"name", ScoreFormBad{Why: "name", Said: "10"}},
		{"twice", ScoreFormBad{Why: "twice", Said: "Trật tự"}},
		{"many", ScoreFormBad{Why: "many"}},
		{"empty", ScoreFormBad{Why: "empty"}},
		{"", ScoreTeamSet{Names: []string{"Trần Văn Hùng", "Bùi Tư"}, Calls: []string{"Bùi Tư"}, Form: true, Told: true}},
		{"no form", ScoreTeamSet{Names: []string{"Trần Văn Hùng"}}},
		{"nobody", ScoreTeamSet{}},
		{"", ScoreTermSet{Period: november}},
		{"ahead", ScoreTermSet{Period: SignPeriod{Kind: view.Quarterly, First: day("2026-10-01 00:00"), Last: day("2026-12-31 00:00")}, Ahead: true}},
		{"", ScoreTermBad{Said: "mùa hè"}},
		{"", ScoreUnitsSet{Units: []ScoredUnit{tram}}},
		{"none", ScoreUnitsSet{}},
		{"", ScoreUnitsBad{Said: "12"}},
		{"", ScoreNoForm{}},
		{"to an officer", ScoreNoForm{Officer: true}},
		{"", ScoreNotYours{}},
		{"", ScoreNoUnit{Said: "kp99", Units: []ScoredUnit{kp5, tram}}},
		{"", ScoreNoScores{Unit: kp5, Period: november}},
		{"", ScoreNoted{By: "Lan", Unit: kp5, Period: november, Items: corrected, Total: 2150, Max: 2500, Note: "theo phiếu giấy", Example: "8 8 4"}},
		{"", ScoreNamed{By: "Lan", Items: form}},
		{"", ScoreChanged{Unit: kp5}},
		{"", ScoreLeft{Unit: kp5, Items: said(800)[:1]}},
		{"nothing lost", ScoreLeft{Unit: kp5}},
		{"refused", NotAllowed{Roles: []store.Role{store.Secretary, store.Chair}}},
	}
}
