package text

import "giaoban/store"

func init() { samples["evidence"] = evidenceSamples() }

func evidenceSamples() []sample {
	at := day("2026-11-27 14:10")
	one := EvidenceEntry{N: 1, Who: "Hùng", At: at, Photos: 3, Text: "còn rác hẻm 45", Open: "mc:open:1:7"}
	file := EvidenceEntry{N: 2, Who: "Lan", At: at, Files: 1, Lost: 1, Name: "bản đồ quy hoạch.pdf", Subject: Subject{Code: "V12"}, Behalf: true, Open: "mc:open:1:9"}
	list := EvidenceList{Subject: tc3, Photos: 3, Files: 1, Lost: 1, Page: 1, Pages: 2, Next: "mc:list:1:tc3:2", Dossier: "mc:dossier:1:tc3"}
	list.Add(2, "Thu gom rác thải sinh hoạt", monday, friday, one)
	list.Add(2, "Thu gom rác thải sinh hoạt", monday, friday, file)
	list.Add(0, "", friday, friday, EvidenceEntry{N: 3, At: at, Photos: 1, Open: "mc:open:1:10"})
	part := EvidenceList{Subject: tc3, Indicator: 2, IndicatorName: "Thu gom rác", Photos: 3, Page: 2, Pages: 2, Back: "mc:list:1:tc3.2:1", Committee: "Ban Chỉ đạo phường Hoa Mai"}
	part.Add(2, "Thu gom rác", monday, friday, one)
	kp := Subject{Code: "kp5", Name: "Khu phố 5", Word: "khu phố"}
	roles := []store.Role{store.Chair, store.Deputy, store.Secretary}
	many := file
	many.Photos = 14
	return []sample{
		{"to an officer", list},
		{"of one indicator, the second page", part},
		{"nothing there", EvidenceList{Subject: tc3, Page: 1, Pages: 1}},
		{"nothing in a neighbourhood", EvidenceList{Subject: kp, Page: 1, Pages: 1}},
		{"", EvidenceOpened{Entry: one, Most: 10}},
		{"more than fit, one lost", EvidenceOpened{Entry: many, Most: 10}},
		{"", EvidenceFile{N: 1, Of: 1, Subject: tc3, At: at}},
		{"one of three", EvidenceFile{N: 2, Of: 3, At: at}},
		{"criteria", EvidenceRadar{Days: 30, Quiet: 2, All: 9, Page: 1, Pages: 1, Gaps: []EvidenceGap{{Criterion: 7, Name: "Văn hóa", Days: -1}, {Criterion: 3, Name: "Môi trường", Days: 45, Newest: day("2026-10-13 09:00")}}}},
		{"indicators", EvidenceRadar{Committee: "Ban Chỉ đạo phường Hoa Mai", Days: 60, Quiet: 20, All: 52, Indicators: true, Loose: 14, Page: 1, Pages: 2, Next: "mc:radar:1:60:2", Gaps: []EvidenceGap{{Criterion: 3, Indicator: 2, Name: "Thu gom rác thải", Days: -1}}}},
		{"complete", EvidenceRadar{Days: 30, All: 9, Page: 1, Pages: 1}},
		{"no criteria", EvidenceRadar{Days: 30, Page: 1, Pages: 1}},
		{"", EvidenceMine{Heaps: []EvidenceHeap{{Subject: tc3, Photos: 4, Files: 1, Newest: at}, {Subject: kp}}}},
		{"nothing is his", EvidenceMine{}},
		{"", EvidenceUsage{Said: "ảnh đẹp"}},
		{"to an officer", EvidenceUsage{Sees: true}},
		{"", EvidenceNowhere{Code: "tc12", Criteria: 9}},
		{"a task", EvidenceNowhere{Code: "V99"}},
		{"", NoSuchIndicator{Criterion: 3, Indicator: 9, Has: 6}},
		{"none entered", NoSuchIndicator{Criterion: 3, Indicator: 2}},
		{"", EvidenceNotYours{Subject: tc3, Roles: roles}},
		{"", EvidenceNoPhoto{}},
		{"", IndicatorSet{Subject: tc3, Indicator: 2, Name: "Thu gom rác", Files: 3}},
		{"", IndicatorElsewhere{Subject: tc3, Indicator: 2, Lies: "tc4"}},
		{"nowhere", IndicatorElsewhere{Subject: tc3, Indicator: 2}},
		{"", DossierComing{Subject: tc3, First: monday, Last: friday, Photos: 14, Files: 2, Lost: 1, MB: 12.3}},
		{"everything", DossierComing{Photos: 1}},
		{"", DossierFile{Subject: tc3, At: at}},
		{"", DossierEmpty{Subject: tc3, First: monday, Last: friday}},
		{"everything", DossierEmpty{}},
		{"", DossierTooLarge{Subject: tc3, MB: 85, Most: 50}},
		{"everything", DossierTooLarge{MB: 850, Most: 50}},
	}
}
