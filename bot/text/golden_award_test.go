package text

import (
	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["award"] = awardSamples() }

func awardSamples() []sample {
	november := SignPeriod{Kind: view.Monthly, First: day("2026-11-01 00:00"), Last: day("2026-11-30 00:00")}
	asOf := day("2026-12-01 08:00")
	people, tonnes := 96.0, 2.5
	kp5 := AwardLine{Who: ScoredUnit{Code: "kp5", Place: Subject{Code: "kp5", Name: "5", Word: "khu phố"}}, Facts: view.MeritLine{
		Turns: view.Turns{OnTime: 12}, Tasks: view.MeritTasks{InTime: 5}, Clean: view.MeritClean{Held: 4, Worked: 4, Sums: view.Sums{People: &people}},
		Points: view.MeritPoints{Terms: 2, Got: 4500, Max: 5000}}}
	kp1 := AwardLine{Who: ScoredUnit{Code: "kp1", Place: Subject{Code: "kp1", Name: "1", Word: "khu phố"}}, Facts: view.MeritLine{
		Turns: view.Turns{OnTime: 9, Late: 2, Partial: 1}, Tasks: view.MeritTasks{InTime: 1, Late: 1, Overdue: 1, Undated: 1, Open: 2, NotBegun: 1, Reported: 1, Extended: 1, Excused: 1},
		Clean: view.MeritClean{Held: 4, Worked: 3, Sums: view.Sums{Tonnes: &tonnes}}, Points: view.MeritPoints{Terms: 1, Got: 833, Max: 1000, Open: 1, Skipped: 1}}}
	hung := AwardLine{Who: ScoredUnit{Name: "Trần Văn Hùng"}, Facts: view.MeritLine{Turns: view.Turns{OnTime: 8, Late: 1, Leave: 3}, Tasks: view.MeritTasks{InTime: 2}}}
	tu := AwardLine{Who: ScoredUnit{Name: "Bùi Tư"}, Facts: view.MeritLine{Turns: view.Turns{Unreached: 12}, Lack: view.LackUnreached}}
	yen := AwardLine{Who: ScoredUnit{Name: "Đặng Thị Yến"}, Facts: view.MeritLine{Lack: view.LackFew}}
	minh := AwardLine{Who: ScoredUnit{Name: "Lê Minh"}, Facts: view.MeritLine{Turns: view.Turns{OnTime: 1, Leave: 7, Unknown: 2}, Lack: view.LackLeave}}
	kp2 := AwardLine{Who: ScoredUnit{Code: "kp2", Place: Subject{Code: "kp2", Name: "2", Word: "khu phố"}}, Facts: view.MeritLine{Turns: view.Turns{OnTime: 4}, Lack: view.LackPoints}}
	state := func(l AwardLine, s AwardState) AwardLine { l.State = s; return l }
	summed := kp5
	summed.Facts.Sum = &view.MeritSum{Total: 9778, Raw: 8800, Whole: 90, Parts: []view.MeritPart{{Kind: view.PartTurns, Weight: 40, Got: 12, Of: 12, Worth: 4000},
		{Kind: view.PartTime, Weight: 30, Got: 17, Of: 17, Worth: 3000}, {Kind: view.PartClean, Weight: 10}, {Kind: view.PartPoints, Weight: 20, Got: 4500, Of: 5000, Worth: 1800}}}
	uneven := kp1
	uneven.Facts.Sum = &view.MeritSum{Total: 8111, Raw: 8111, Whole: 100, Parts: []view.MeritPart{{Kind: view.PartTurns, Weight: 40, Got: 11, Of: 12, Worth: 3667},
		{Kind: view.PartTime, Weight: 30, Got: 10, Of: 14, Worth: 2143}, {Kind: view.PartClean, Weight: 10, Got: 3, Of: 4, Worth: 750},
		{Kind: view.PartPoints, Weight: 20, Got: 1551, Of: 2000, Worth: 1550}}}
	weights := store.Weights{Part: 40, Time: 30, Clean: 10, Points: 20}
	list := AwardList{Period: november, AsOf: asOf, Over: true, Undecided: true, Chair: true, Places: []AwardLine{kp1, state(kp5, AwardOpen)},
		Members: []AwardLine{hung}, Few: []AwardLine{tu, yen, minh, kp2}, Page: 1, Pages: 2, Proposed: 1, File: "kt:f:1:2026-11-01:2026-11-30", Next: "kt:p:1:2026-11-01:2026-11-30:2", Proposals: "kt:l:1:2026-11-01:2026-11-30"}
	frozen := AwardList{Period: november, AsOf: asOf, Over: true, Frozen: asOf, Weights: weights, Places: []AwardLine{state(summed, AwardAgreed)}, Page: 1, Pages: 1}
	secretary := AwardList{Period: november, AsOf: asOf, Weights: weights, Places: []AwardLine{summed, uneven}, Members: []AwardLine{state(hung, AwardStruck)}, Page: 1, Pages: 1}
	proposal := func(l AwardLine, n int, s AwardState) AwardProposal {
		p := AwardProposal{AwardLine: state(l, s), Number: n, By: "Lan"}
		if s == AwardOpen {
			p.Yes, p.No = "kt:y:1:2026-11-01:2026-11-30:p5", "kt:n:1:2026-11-01:2026-11-30:p5"
		}
		return p
	}
	noted := proposal(kp5, 1, AwardOpen)
	noted.Note = "nhà văn hóa mới"
	struck := proposal(hung, 3, AwardStruck)
	struck.Word = "để kỳ sau"
	few := proposal(tu, 2, AwardAgreed)
	group := AwardGroup{Committee: "Ban Chỉ đạo phường Hoa Mai", Period: november, Places: []AwardNamed{{Who: kp5.Who, Note: "nhà văn hóa mới"}}, Members: []AwardNamed{{Who: hung.Who}}}
	first := day("2026-11-30 09:30")
	waiting := []AwardWaiting{{Period: SignPeriod{Kind: view.Quarterly, First: day("2026-10-01 00:00"), Last: day("2026-12-31 00:00")}, Open: 3},
		{Period: SignPeriod{First: day("2026-10-01 00:00"), Last: day("2026-10-20 00:00")}, Open: 1}}
	list.Elsewhere = waiting
	correcting, corrected := secretary, frozen
	correcting.Corrects, corrected.Corrects = first, first
	right := group
	right.Corrects, right.Places = first, []AwardNamed{{Who: kp1.Who, Note: "nhà văn hóa mới"}}
	return []sample{
		{"to the chair, no weights yet", list},
		{"to the secretary, with weights", secretary},
		{"published", frozen},
		{"", AwardFile{Period: november}},
		{"published", AwardFile{Period: november, Published: true}},
		{"", AwardNothing{Period: november}},
		{"another period waits", AwardNothing{Period: november, Elsewhere: waiting}},
		{"", AwardWhich{Number: 1, Name: "khu phố 5", State: AwardOpen, Chair: true, Yes: "kt:y:1:2026-11-01:2026-11-30:p5", No: "kt:n:1:2026-11-01:2026-11-30:p5"}},
		{"to the secretary", AwardWhich{Number: 2, Name: "Bùi Tư", State: AwardOpen}},
		{"to the secretary, agreed", AwardWhich{Number: 2, Name: "Bùi Tư", State: AwardAgreed}},
		{"to the chair", AwardProposals{Period: november, AsOf: asOf, Lines: []AwardProposal{noted, few, struck}, Chair: true, Open: 1, Yes: 1}},
		{"decided", AwardProposals{Period: november, AsOf: asOf, Lines: []AwardProposal{few, struck}, Chair: true, Yes: 1, Publish: "kt:g:1:2026-11-01:2026-11-30"}},
		{"to the secretary", AwardProposals{Period: november, AsOf: asOf, Lines: []AwardProposal{few}, Open: 1}},
		{"to the secretary, decided", AwardProposals{Period: november, AsOf: asOf, Lines: []AwardProposal{few}, Yes: 1}},
		{"", AwardProposed{Period: november, Lines: []AwardLine{kp5, tu}, Note: "nhà văn hóa mới", Told: true}},
		{"by the chair", AwardProposed{Period: november, Lines: []AwardLine{hung}, Chair: true}},
		{"of whom a part is missing", AwardProposed{Period: november, Lines: []AwardLine{kp2}, Told: true}},
		{"again, the chair cannot be told", AwardProposed{Period: november, Lines: []AwardLine{hung}, Already: []AwardLine{state(kp5, AwardAgreed), state(kp1, AwardStruck)}}},
		{"reasons of those who are on it", AwardProposed{Period: november, Noted: []AwardLine{kp5, hung}, Note: "dọn sạch hẻm 45", Chair: true}},
		{"of whom nothing is known", AwardProposed{Period: november, Lines: []AwardLine{yen}, Told: true}},
		{"only again", AwardProposed{Period: november, Already: []AwardLine{state(kp5, AwardOpen)}}},
		{"", AwardDropped{Names: []string{"khu phố 5"}, Kept: []string{"Trần Văn Hùng"}}},
		{"agreed", AwardDecided{Names: []string{"khu phố 5", "Trần Văn Hùng"}, Agreed: true, Open: 1, Agreeing: 2}},
		{"struck, the last", AwardDecided{Names: []string{"khu phố 5"}, Agreeing: 2}},
		{"twice", AwardDecided{Names: []string{"khu phố 5"}, Agreed: true, Already: true, Agreeing: 2}},
		{"to the chair", AwardTold{Period: november, Open: 3, Chair: true}},
		{"to the secretary", AwardTold{Period: november, Open: 1, Agreed: []string{"khu phố 5"}, Struck: []string{"Trần Văn Hùng"}}},
		{"some wait", AwardNotReady{Period: november, Open: []string{"khu phố 5"}}},
		{"nobody", AwardNotReady{Period: november}},
		{"", AwardPreview{AwardGroup: group, Group: "BCĐ Hoa Mai", Over: true, Bare: []string{"Trần Văn Hùng"}, Yes: "kt:k:1:2026-11-01:2026-11-30:4", No: "kt:x:1:2026-11-01:2026-11-30"}},
		{"changed, no group, not over", AwardPreview{AwardGroup: group, Changed: true, Yes: "kt:k:1:2026-11-01:2026-11-30:4", No: "kt:x:1:2026-11-01:2026-11-30"}},
		{"", group},
		{"with posts", AwardGroup{Committee: group.Committee, Period: november, Members: []AwardNamed{{Who: hung.Who, Post: "Công an phường", Note: "lắp camera"},
			{Who: tu.Who, Head: kp5.Who.Place}}}},
		{"", AwardPublished{Period: november, Count: 2, Group: true}},
		{"to the secretary, no group", AwardPublished{Period: november, Count: 2, By: "Bảo"}},
		{"", AwardIsPublished{Period: november, At: asOf}},
		{"a correction under way", correcting},
		{"a correction, published", corrected},
		{"a correction, nobody left", AwardProposals{Period: november, AsOf: asOf, Corrects: first, Chair: true, Publish: "kt:g:1:2026-11-01:2026-11-30"}},
		{"published, to the secretary", AwardProposals{Period: november, AsOf: asOf, Corrects: first, Published: true, Lines: []AwardProposal{few}, Yes: 1}},
		{"a correction, to the chair", AwardTold{Period: november, Why: "hẻm 45 thuộc khu phố 6", Open: 1, Chair: true}},
		{"a correction", right},
		{"a correction, nobody left", AwardGroup{Committee: group.Committee, Period: november, Corrects: first}},
		{"a correction", AwardPreview{AwardGroup: right, Group: "BCĐ Hoa Mai", Correction: true, Over: true, Gone: []string{"khu phố 5"}, Added: []string{"khu phố 1"},
			Yes: "kt:k:1:2026-11-01:2026-11-30:2:4", No: "kt:x:1:2026-11-01:2026-11-30"}},
		{"a correction of figures alone", AwardPreview{AwardGroup: right, Correction: true, Same: true, Over: true, Yes: "kt:k:1:2026-11-01:2026-11-30:2:4",
			No: "kt:x:1:2026-11-01:2026-11-30"}},
		{"a correction", AwardPublished{Period: november, Count: 2, Group: true, Correction: true}},
		{"a correction, nobody left", AwardPublished{Period: november, Group: true, Correction: true}},
		{"a correction of figures alone, to the secretary", AwardPublished{Period: november, Count: 2, By: "Bảo", Correction: true, Same: true}},
		{"by the secretary", AwardCorrecting{Period: november, At: first, Why: "hẻm 45 thuộc khu phố 6", Names: []string{"khu phố 5", "Trần Văn Hùng"}, Told: true}},
		{"by the chair, nobody on it", AwardCorrecting{Period: november, At: first, Why: "chấm nhầm", Chair: true}},
		{"the chair cannot be told", AwardCorrecting{Period: november, At: first, Why: "chấm nhầm", Names: []string{"khu phố 5"}}},
		{"", AwardCorrectWhy{Period: november, At: first}},
		{"", AwardNotPublished{Period: november}},
		{"", AwardSame{Period: november}},
		{"", AwardNoCorrection{Period: november}},
		{"", AwardCorrectionLeft{Period: november, At: first}},
		{"", AwardHistory{Period: november, Versions: []AwardVersion{{At: asOf, By: "Bảo", Names: []string{"khu phố 6", "Trần Văn Hùng"}, Why: "hẻm 45 thuộc khu phố 6", Holds: true},
			{At: first, By: "Bảo", Names: []string{"khu phố 5", "Trần Văn Hùng"}}, {At: first}}}},
		{"", AwardWeights{Weights: weights, Set: true, Chair: true}},
		{"none", AwardWeights{Set: true}},
		{"not decided", AwardWeights{Chair: true}},
		{"sum", AwardWeightsBad{Why: "sum", Sum: 90}},
		{"twice", AwardWeightsBad{Why: "twice", Said: "điểm 20"}},
		{"number", AwardWeightsBad{Why: "number", Said: "tham gia"}},
		{"part", AwardWeightsBad{Why: "part", Said: "đẹp 20"}},
		{"", AwardUsage{Said: "mùa hè"}},
		{"", AwardNoSuch{Said: "9"}},
		{"", AwardNobody{Period: november}},
		{"", AwardNotYet{Period: november}},
		{"", AwardTooWide{Years: 2}},
		{"", AwardLeft{}},
	}
}
