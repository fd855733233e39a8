package text

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["sign"] = signSamples() }

func signSamples() []sample {
	week := SignPeriod{Kind: view.Weekly, First: day("2026-11-21 00:00"), Last: day("2026-11-27 00:00")}
	month := SignPeriod{Kind: view.Monthly, First: day("2026-11-01 00:00"), Last: day("2026-11-30 00:00")}
	asOf, night := day("2026-11-27 16:05"), day("2026-11-28 06:30")
	lan := SignWho{Name: "Lan", Role: store.Secretary, At: day("2026-11-27 16:20")}
	hanh := SignWho{Name: "Hạnh", Role: store.Deputy, At: day("2026-11-27 16:25")}
	bao := SignWho{Name: "Bảo", Role: store.Chair, At: day("2026-11-27 17:10")}
	no := SignWho{Name: "Bảo", Role: store.Chair, At: day("2026-11-27 17:10"), Word: "thiếu số liệu khu phố 5"}
	gone := SignWho{At: day("2026-11-27 17:10")}
	edited := SignSection{Key: "II.2", Heading: "Khó khăn, vướng mắc", Lines: []string{"- Tiêu chí 3: thiếu xe gom, đã đề nghị Phòng Kinh tế bố trí."}, Edited: true}
	sections := []SignSection{{Key: "I", Heading: "Kết quả thực hiện", Top: true},
		{Key: "I.1", Heading: "Đánh giá chung", Lines: []string{"Đến ngày 27/11/2026: đạt 4/9 tiêu chí (đầu kỳ: 3/9).", "Có 10/12 thành viên báo cáo đủ."}},
		{Key: "I.3", Heading: "Kết quả theo tiêu chí", Lines: []string{"- Tiêu chí 1 – Quy hoạch: đạt."}, More: 8}, {Key: "II", Heading: "Tồn tại, hạn chế; khó khăn, vướng mắc", Top: true}, edited,
		{Key: "III", Heading: "Nhiệm vụ trọng tâm tuần tới", Top: true, Lines: []string{"[cần bổ sung]"}}}
	files := SignFiles{"bk:doc:1:2", "bk:xls:1:2", "bk:png:1:2"}
	const hash = "3f0c9a1b77de"
	chosen := func(all []SignSection) []SignSection {
		for i := range all {
			all[i].Code = "bk:sec:1:2:" + all[i].Key
		}
		return all
	}
	trouble := []SignTrouble{{Subject{Code: "tc3", Name: "Môi trường"}, "con rac hem 45, can xe", 2}, {Subject{Code: "V4", Name: "lắp pa nô"}, "pa nô về chậm", 1}}
	card := SignCard{Call: "Bảo", Period: week, AsOf: asOf, By: "Lan", Met: 4, MetBefore: 3, Total: 9, Tasks: view.ReportTally{All: 12, DoneInTime: 4, DoneLate: 1, Overdue: 1},
		Answered: view.Participation{Expected: 12, Complete: 10, Unknown: 1}, Troubles: trouble, More: 1, Needs: 1, Pending: 2, Edited: []SignSection{edited, {Key: "IV"}}, Blank: 1,
		OK: "bk:ok:1:2:3", No: "bk:no:1:2:3", See: "bk:see:1:2", Doc: "bk:doc:1:2"}
	again := card
	again.Returned, again.Supersedes, again.Committee, again.Troubles, again.More, again.By = "thiếu số liệu khu phố 5", true, "Ban Chỉ đạo phường Hoa Mai", nil, 0, ""
	ask := card
	ask.Ask, ask.Period, ask.Until, ask.Around = true, month, month.Last, 8
	empty := SignCard{Call: "Hạnh", Period: week, AsOf: asOf, By: "Lan", MetBefore: -1, OK: "bk:ok:1:2:3", No: "bk:no:1:2:3", See: "bk:see:1:2", Doc: "bk:doc:1:2"}
	all := []sample{
		{"a draft", SignDraft{Period: week, State: store.Drafted, AsOf: asOf, Sections: sections, Appendix: 12, Blank: 1, NoLetter: true, Files: files, Edit: "bk:edit:1:2", Send: "bk:send:1:2:v3", Drop: "bk:drop:1:2", To: store.Chair}},
		{"a draft with news", SignDraft{Committee: "Ban Chỉ đạo phường Hoa Mai", Period: month, State: store.Drafted, AsOf: asOf, Until: month.Last, Sections: sections[:2], News: true, Fresh: "bk:fresh:1:2", Files: files, Edit: "bk:edit:1:2", Send: "bk:send:1:2:3", To: store.Deputy}},
		{"in place of another", SignDraft{Period: week, State: store.Drafted, AsOf: asOf, Sections: sections[:2], Kept: []string{"I.1", "III"}, Files: files, Edit: "bk:edit:1:2", Send: "bk:send:1:2:3", To: store.Chair}},
		{"submitted, to the signer", SignDraft{Period: week, State: store.Submitted, AsOf: asOf, Sections: sections[:2], Submitted: lan, Files: files, OK: "bk:ok:1:2:3", No: "bk:no:1:2:3"}},
		{"submitted, to a deputy", SignDraft{Period: week, State: store.Submitted, AsOf: asOf, Sections: sections[:2], Submitted: lan, Files: files, Back: "bk:back:1:2", NotYours: true}},
		{"submitted, to the secretary", SignDraft{Period: week, State: store.Submitted, AsOf: asOf, Sections: sections[:2], Submitted: lan, Files: files, Back: "bk:back:1:2"}},
		{"returned", SignDraft{Period: week, State: store.SentBack, AsOf: asOf, Sections: sections[:2], Decided: no, Files: files, Edit: "bk:edit:1:2", Send: "bk:send:1:2:3", To: store.Chair}},
		{"approved, with news", SignDraft{Period: week, State: store.Approved, AsOf: asOf, Sections: sections[:2], Decided: bao, Hash: hash, News: true, Files: files, New: "bk:new:1:2"}},
		{"dropped", SignDraft{Period: week, State: store.Dropped, AsOf: asOf, Sections: sections[:2], Decided: lan, Files: files, Again: "bk:again:1:2"}},
		{"superseded", SignDraft{Period: week, State: store.Superseded, AsOf: asOf, Sections: sections[:2], Decided: gone, Hash: hash, Files: files}},
		{"which section", SignWhich{Sections: chosen([]SignSection{sections[1], sections[2], edited, sections[5]})}},
		{"which part, with words", SignWhich{Sections: chosen([]SignSection{edited}), Parent: "II", Words: true}},
		{"what is it to say", SignWords{Section: edited, Old: "bk:old:1:2:II.2"}},
		{"what is it to say, untouched", SignWords{Section: sections[1]}},
		{"edited", SignEdited{Period: week, Section: edited, Old: "bk:old:1:2:II.2", See: "bk:see:1:2", Send: "bk:send:1:2:3", To: store.Chair}},
		{"taken back", SignEdited{Period: week, Section: sections[1], Undone: true, See: "bk:see:1:2"}},
		{"kept", SignEdited{Period: week, Section: edited, Kept: true, See: "bk:see:1:2"}},
		{"from a file", SignFileTaken{Period: week, Keys: []string{"I.1", "II.2"}, See: "bk:see:1:2", Send: "bk:send:1:2:3", To: store.Chair}},
		{"from a file, what is new", SignFileTaken{Period: week, Keys: []string{"I.1", "II.2", "III"}, Changes: []SignChange{{"I.1", "… đạt 3/9 tiêu chí (đầu …", "… đạt 5/9 tiêu chí (đầu …"},
			{"II.2", "", "… Khu phố 6 đã họp dân."}, {"III", "Họp thứ Hai.", ""}}, See: "bk:see:1:2"}},
		{"from a file of another week, one emptied, one too long", SignFileTaken{Period: week, Keys: []string{"III", "IV"}, Emptied: []string{"IV"}, Long: []string{"II.2"}, Most: 8000, Open: month,
			See: "bk:see:1:2"}},
		{"from a file, nothing but what is not taken", SignFileTaken{Period: week, See: "bk:see:1:2", Beside: []SignBeside{{Place: "new table", Key: "III"}, {Place: "new table"}, {Place: "picture", Key: "I.1"},
			{Place: "table", Key: "I.2", Old: "12", New: "13"}, {Place: "appendix", Old: "trong hạn", New: "quá hạn", More: 2}}, MoreBeside: 3}},
		{"from a file, and what is not taken", SignFileTaken{Period: week, Keys: []string{"III"}, See: "bk:see:1:2", Beside: []SignBeside{{Place: "lost table", Key: "I.2"}, {Place: "lost table"},
			{Place: "letterhead", Old: "… PHƯỜNG HOA MAI", New: "… PHƯỜNG HOA LAN"}, {Place: "foot", New: "- Trưởng khu phố;"}, {Place: "foot", Old: "- Như trên;"}}}},
		{"from a file, what the program writes", SignFileTaken{Period: week, Keys: []string{"III"}, See: "bk:see:1:2", Beside: []SignBeside{{Place: "heading", Key: "III", Old: "III. NHIỆM VỤ", New: "III. VIỆC"},
			{Place: "title", Old: "Kết quả …", New: "Tình hình …"}, {Place: "closing", Old: "Trên đây …", New: "Xin …"}, {Place: "number"}, {Place: "picture", Key: "_end"}}}},
		{"from a file, not all", SignFileTaken{Period: week, Clashes: []string{"II.2"}, Lost: []string{"IV"}, See: "bk:see:1:2"}},
		{"nobody has", SignNotEdited{"II.2"}},
		{"one section", SignShown{Period: week, Section: edited, Edit: "bk:sec:1:2:II.2"}},
		{"somebody else's words", SignClash{Section: edited, Who: hanh, Mine: "Tiêu chí 3: còn rác hẻm 45.", Over: "bk:mine:1:2", Keep: "bk:keep:1:2"}},
		{"somebody else took it back", SignClash{Section: SignSection{Key: "II.2"}, Who: hanh, Mine: "Tiêu chí 3: còn rác hẻm 45.", Over: "bk:mine:1:2", Keep: "bk:keep:1:2"}},
		{"somebody else's words, to be taken back", SignClash{Section: edited, Who: hanh, Back: true, Over: "bk:mine:1:2", Keep: "bk:keep:1:2"}},
		{"not what was seen", SignChanged{Period: week, Who: hanh, Keys: []string{"I.1", "II.2"}, See: "bk:see:1:2", Send: "bk:send:1:2:4", To: store.Chair}},
		{"not what was to be dropped", SignChanged{Period: week, Who: hanh, Keys: []string{"II.2"}, See: "bk:see:1:2", Drop: "bk:drop:1:2:v4"}},
		{"news", SignNews{Period: week, AsOf: asOf, Keys: []string{"I.1", "I.4"}, Mine: []string{"I.1"}, New: "bk:send:1:2:v4:new", Old: "bk:send:1:2:v4:old", See: "bk:see:1:2"}},
		{"news in the tables alone", SignNews{Period: week, AsOf: asOf, New: "bk:send:1:2:v4:new", Old: "bk:send:1:2:v4:old", See: "bk:see:1:2"}},
		{"dropped", SignDropped{Period: month, Again: "bk:again:1:2"}},
		{"dropped, another holds", SignDropped{Period: week, Stands: bao.At, Again: "bk:again:1:2"}},
		{"no draft", SignNoDraft{}},
		{"no such section", SignNoSection{Said: "VII", Keys: []string{"I", "I.1", "II"}}},
		{"too long", SignTooLong{Length: 9123, Max: 8000}},
		{"waits", SignLocked{Period: week, State: store.Submitted, Who: lan, Back: "bk:back:1:2"}},
		{"is approved", SignLocked{Period: week, State: store.Approved, Who: bao, New: "bk:new:1:2"}},
		{"to be dropped, it waits", SignLocked{Period: week, State: store.Submitted, Who: lan, Back: "bk:back:1:2", Drop: true}},
		{"to be dropped, it is approved", SignLocked{Period: week, State: store.Approved, Who: bao, New: "bk:new:1:2", Drop: true}},
		{"is dropped", SignLocked{Period: week, State: store.Dropped, Who: lan, Again: "bk:again:1:2", File: "bao-cao-tuan.docx"}},
		{"a file, it waits", SignLocked{Period: week, State: store.Submitted, Who: lan, Back: "bk:back:1:2", File: "bao-cao-tuan.docx"}},
		{"a file, it is approved", SignLocked{Period: week, State: store.Approved, Who: bao, New: "bk:new:1:2", File: "bao-cao-tuan.docx"}},
		{"taken back from the signer", SignWithdrawn{Period: week, Edit: "bk:edit:1:2", Send: "bk:send:1:2:4", To: store.Chair}},
		{"on its way", SignSent{Period: week, To: store.Chair, Back: "bk:back:1:2"}},
		{"on its way with news, before the month is over", SignSent{Period: month, To: store.Chair, Fresh: asOf, Until: month.Last, Blank: 1, Around: 8, Back: "bk:back:1:2"}},
		{"on its way to somebody on leave", SignSent{Period: week, To: store.Chair, Away: night.AddDate(0, 0, 3), For: "KT. TRƯỞNG BAN", Back: "bk:back:1:2"}},
		{"on its way, no deputy", SignSent{Period: week, To: store.Chair, Away: night.AddDate(0, 0, 3), Back: "bk:back:1:2"}},
		{"on its way at night", SignSent{Period: week, To: store.Deputy, At: night, Blank: 2, Back: "bk:back:1:2"}},
		{"nobody signs here", SignNobody{Period: week, File: "bk:doc:1:2"}},
		{"what the chair reads", card},
		{"again", again}, {"asked back", ask},
		{"an empty week", empty},
		{"his own", SignCard{Call: "Hạnh", Own: true, By: "Hạnh", Period: week, AsOf: asOf, MetBefore: -1, OK: "bk:ok:1:2:3", No: "bk:no:1:2:3", See: "bk:see:1:2", Doc: "bk:doc:1:2"}},
		{"the file of a draft", SignFile{Period: week, State: store.Submitted}},
		{"the file of an approved one", SignFile{Period: week, State: store.Approved, Hash: hash}},
		{"from which somebody was erased", SignFile{Period: week, State: store.Approved, Hash: hash, Note: "Đã thay tên một người …"}},
		{"the same in chat", SignDraft{Period: week, State: store.Approved, AsOf: asOf, Sections: sections[:2], Decided: bao, Hash: hash, Note: "Đã thay tên một người …", Files: files}},
		{"one person", SignErased{Hash: hash, Now: "77c0be19a2d4", Names: []string{"Thành viên A"}, At: day("2026-12-03 09:00")}},
		{"two", SignErased{Hash: hash, Now: "77c0be19a2d4", Names: []string{"Thành viên A", "Thành viên B"}, At: day("2026-12-03 09:00")}},
		{"the file of an old one", SignFile{Period: week, State: store.Superseded, Hash: hash}},
		{"", SignReplaces{At: day("2026-11-27 16:13"), Hash: "231981e1f63c"}},
		{"sheet", SignSheetFile{week}}, {"tables", SignTablesFile{week}},
		{"picture", SignPictureFile{month}},
		{"why", SignWhy{week}},
		{"approved", SignApproved{Period: week, At: bao.At, Hash: hash, Doc: "bk:doc:1:2"}},
		{"approved in place of another", SignApproved{Period: month, At: bao.At, Hash: hash, Supersedes: true, Doc: "bk:doc:1:2"}},
		{"approved before the month is over", SignApproved{Period: month, At: bao.At, Hash: hash, Until: month.Last, Doc: "bk:doc:1:2"}},
		{"to the secretary", SignApprovedTold{Period: week, Who: bao, Hash: hash, Supersedes: true, Doc: "bk:doc:1:2", New: "bk:new:1:2"}},
		{"returned", SignReturned{Period: week, Word: no.Word}},
		{"to the secretary", SignReturnedTold{Period: week, Who: no, See: "bk:see:1:2", Edit: "bk:edit:1:2", Send: "bk:send:1:2:4", To: store.Chair}},
		{"returned, another holds", SignReturned{Period: week, Word: "chưa cần thay", Stands: bao.At}},
		{"to the secretary, another holds", SignReturnedTold{Period: week, Who: no, Stands: bao.At, See: "bk:see:1:2", Edit: "bk:edit:1:2", Send: "bk:send:1:2:v4", Drop: "bk:drop:1:2", To: store.Chair}},
		{"newer", SignSettled{Period: week, State: store.Submitted, Newer: true, Who: lan, See: "bk:see:1:2"}},
		{"still edited", SignSettled{Period: week, State: store.Drafted, See: "bk:see:1:2"}},
		{"sent already", SignSettled{Period: week, State: store.Submitted, Who: lan, See: "bk:see:1:2"}},
		{"returned already", SignSettled{Period: week, State: store.SentBack, Who: no, See: "bk:see:1:2"}},
		{"approved already", SignSettled{Period: week, State: store.Approved, Who: bao, See: "bk:see:1:2"}},
		{"returned already, to be returned", SignSettled{Period: week, State: store.SentBack, Who: no, See: "bk:see:1:2", Return: true}},
		{"approved already, to be returned", SignSettled{Period: week, State: store.Approved, Who: bao, See: "bk:see:1:2", Return: true}},
		{"approved already, to the secretary", SignSettled{Period: week, State: store.Approved, Who: bao, See: "bk:see:1:2", New: "bk:new:1:2"}},
		{"dropped already", SignSettled{Period: week, State: store.Dropped, Who: lan, See: "bk:see:1:2"}},
		{"replaced already", SignSettled{Period: week, State: store.Superseded, Who: bao, See: "bk:see:1:2"}},
		{"", SignToast{store.Approved}}, {"", SignToast{store.SentBack}}, {"", SignToast{store.Submitted}}, {"", SignToast{store.Drafted}}, {"", SignToast{store.Dropped}},
		{"a deputy", SignChairOnly{Period: week, See: "bk:see:1:2"}},
		{"to sign", SignList{For: "sign", Committee: "Ban Chỉ đạo phường Hoa Mai", Reports: []SignLine{{week, store.Submitted, "Lan", "bk:see:1:2"}, {month, store.Submitted, "", "bk:see:1:3"}}}},
		{"to edit", SignList{For: "edit", Reports: []SignLine{{week, store.Drafted, "", "bk:see:1:2"}, {month, store.Submitted, "", "bk:see:1:3"}, {month, store.SentBack, "", "bk:see:1:4"}}}},
		{"to send", SignList{For: "send", Reports: []SignLine{{week, store.Drafted, "", "bk:send:1:2"}, {month, store.SentBack, "", "bk:send:1:4"}}}},
		{"to drop", SignList{For: "drop", Reports: []SignLine{{week, store.Drafted, "", "bk:drop:1:2"}, {month, store.SentBack, "", "bk:drop:1:4"}}}},
		{"to take back", SignList{For: "back", Reports: []SignLine{{week, store.Submitted, "", "bk:back:1:2"}, {month, store.Submitted, "", "bk:back:1:4"}}}},
		{"to take news in", SignList{For: "fresh", Reports: []SignLine{{week, store.Drafted, "", "bk:fresh:1:2"}, {month, store.Drafted, "", "bk:fresh:1:4"}}}},
		{"never one", SignNothing{}},
		{"the newest", SignNothing{Period: week, Who: bao, See: "bk:see:1:2"}},
		{"never one, nobody drafts", SignNothing{Alone: true}},
		{"no draft yet", SignNone{Period: month}}, {"no draft, nobody drafts", SignNone{Period: month, Alone: true}},
		{"unclear", SignUsage{Said: "hôm nào đó"}},
		{"to come", SignNotYet{SignPeriod{Kind: view.Yearly, First: day("2027-01-01 00:00"), Last: day("2027-12-31 00:00")}}},
		{"too wide", SignTooWide{2}},
		{"coming", SignFileComing{}}, {"still being read", SignReading{week}},
		{"a draft left", SignLeft{}}, {"words left", SignLeft{Key: "II.2", Why: "words"}}, {"a reason left", SignLeft{Why: "reason"}},
	}
	for _, why := range []string{"kind", "large", "same", "strange", "lost", "group", "signer", "which", "password", "damaged", "other"} {
		all = append(all, sample{why, SignNoFile{Why: why, Name: "bao-cao-tuan.docx"}})
	}
	return all
}

func TestReportedNamesPeriods(t *testing.T) {
	at := func(s string) time.Time { return day(s + " 00:00") }
	for _, c := range []struct {
		p      SignPeriod
		vi, en string
	}{
		{SignPeriod{view.Weekly, at("2026-12-26"), at("2027-01-01")}, "tuần 26/12 – 1/1", "week 26/12 – 1/1"},
		{SignPeriod{view.Monthly, at("2026-02-01"), at("2026-02-28")}, "tháng 2/2026", "month 2/2026"},
		{SignPeriod{view.Quarterly, at("2026-10-01"), at("2026-12-31")}, "quý IV/2026", "quarter 4/2026"},
		{SignPeriod{view.HalfYear, at("2026-01-01"), at("2026-06-30")}, "6 tháng đầu năm 2026", "first half of 2026"},
		{SignPeriod{view.HalfYear, at("2026-07-01"), at("2026-12-31")}, "6 tháng cuối năm 2026", "second half of 2026"},
		{SignPeriod{view.Yearly, at("2026-01-01"), at("2026-12-31")}, "năm 2026", "year 2026"},
		{SignPeriod{"", at("2026-11-01"), at("2026-11-20")}, "từ 1/11/2026 đến 20/11/2026", "from 1/11/2026 to 20/11/2026"},
	} {
		assert.Equal(t, c.vi, reported(store.Vietnamese, c.p))
		assert.Equal(t, c.en, reported(store.English, c.p))
	}
}
