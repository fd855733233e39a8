package text

import "giaoban/store"

func init() {
	samples["roster"], samples["group"], samples["help"] = rosterSamples(), groupSamples(), helpSamples()
}

func rosterSamples() []sample {
	const ward = "Ban Chỉ đạo phường Tân Mẫu"
	until := day("2026-12-10 08:00")
	next := Window{Opens: day("2026-11-27 14:00"), Closes: day("2026-11-27 16:00")}
	kp := PlaceLine{Code: "kp5", Name: "Khu phố 5", Heads: []string{"Phạm Thị Liên"}}
	hung := DraftLine{Word: "khu phố", Name: "Trần Văn Hùng", Post: "công chức địa chính", Unit: "UBND", Phone: "0900000003", Role: store.Plain,
		Subjects: []Subject{tc3, tc7}, Criteria: 9}
	odd := DraftLine{Word: "khu phố", Name: "Lê Tâm", Role: store.Chair, Same: "Lê Tâm, Trạm y tế", SamePhone: "Đỗ Bảo", BadPhone: "0912 345",
		Unknown: []Subject{{Code: "tc12"}}, NewPlaces: []Subject{{Code: "kp7", Word: "khu phố"}}, Criteria: 9, Chair: "Đỗ Bảo"}
	alike := DraftLine{Word: "ấp", Name: "Lê Tâm", Role: store.Head, Same: "Lê Tâm", Alike: true}
	var roles []RoleButton
	for _, r := range store.Roles {
		roles = append(roles, RoleButton{r, "tv:pick:" + string(r)})
	}
	var fields []FieldButton
	for _, f := range []string{"name", "post", "unit", "phone", "role", "charges"} {
		fields = append(fields, FieldButton{f, "tv:f:" + f + ":1:3"})
	}
	return []sample{
		{"", Roster{Committee: ward, Word: "khu phố", Joined: 2, Total: 4, Page: 1, Pages: 2, Next: "tv:page:1:2", Add: "tv:add:1:0",
			Groups: []RosterGroup{{store.Chair, []RosterLine{{Name: "Đỗ Bảo", Post: "Bí thư Đảng ủy", State: StateJoined}}},
				{store.Plain, []RosterLine{{Name: "Trần Văn Hùng", Post: "công chức địa chính", Codes: []string{"tc3", "tc4"}, State: StateLost},
					{Name: "Lê Thị Tâm", Codes: []string{"tc8"}, State: StateInvited}}},
				{store.Head, []RosterLine{{Name: "Phan Văn Tư", Codes: []string{"kp9"}, State: StatePhone}}}},
			Unowned: []Subject{tc7, kp5}}},
		{"joined", MemberCard{Word: "khu phố", Name: "Trần Văn Hùng", Post: "công chức địa chính", Unit: "UBND phường", Phone: "0900000003", Role: store.Plain,
			Charges: []ChargeLine{{Subject: tc3, Others: []string{"Lê Thị Tâm"}}, {Subject: tc7, Others: []string{"Đỗ Bảo"}, Leader: "Đỗ Bảo", MakeLead: "tv:lead:tc7:1:3"}},
			State:   StateJoined, Invite: "tv:inv:1:3", Edit: "tv:edit:1:3", End: "tv:end:1:3"}},
		{"invited", MemberCard{Name: "Lê Thị Tâm", Role: store.Plain, State: StateInvited, Until: until, Invite: "a", Edit: "b", End: "c"}},
		{"cannot be reached", MemberCard{Word: "tổ dân phố", Name: "Phan Văn Tư", Role: store.Head, State: StateLost, Invite: "a", Edit: "b", End: "c"}},
		{"by phone", MemberCard{Name: "Phan Văn Tư", Role: store.Observer, State: StatePhone, Invite: "a", Edit: "b", End: "c"}},
		{"two of one name", MembersFound{Said: "hung", People: []FoundLine{{"Trần Văn Hùng (công an)", "tv:card:1:3"}, {"Trần Văn Hùng (địa chính)", "tv:card:1:4"}}}},
		{"", MemberUnknown{Said: "Sơn"}},
		{"", MemberGone{}},
		{"", AskWho{Word: "khu phố"}},
		{"", AskPost{Call: "Hùng", Skip: "s"}},
		{"", AskUnit{Call: "Hùng", Skip: "s"}},
		{"", AskPhone{Call: "Hùng", Skip: "s"}},
		{"", AskRole{Call: "Hùng", Word: "thôn", Roles: roles}},
		{"", AskCharges{Call: "Hùng", Word: "khu phố", Skip: "s", Criteria: []Subject{tc3, tc7}}},
		{"one", Drafts{People: []DraftLine{hung}, Save: "tv:save:1", Fix: "tv:fix:1", Leave: "tv:drop:1"}},
		{"several, to be looked at twice", Drafts{People: []DraftLine{hung, odd, alike}, Save: "tv:save:1", Fix: "tv:fix:1", Leave: "tv:drop:1"}},
		{"one", FixDraft{}},
		{"several", FixDraft{Several: true}},
		{"no name", BadLine{Line: 2, Field: "name", Why: "empty"}},
		{"a long post", BadLine{Field: "post", Why: "long", Max: 120}},
		{"no letters", BadLine{Line: 3, Field: "name", Why: "letters"}},
		{"", TooManyLines{Max: 60}},
		{"", AddingLeft{}},
		{"some were read", AddingLeft{Names: []string{"Trần An", "Lê Bé"}}},
		{"", AddedOne{Name: "Trần Văn Hùng", Until: until, QR: true}},
		{"a new phone", AddedOne{Name: "Trần Văn Hùng", Until: until, Joined: true}},
		{"", Letter{Name: "Trần Văn Hùng", Committee: ward, Link: "https://chat.example/giaoban?start=K7MP3QRT", Code: "K7MP3QRT", Until: until, Asked: true}},
		{"the chair, a platform without links", Letter{Name: "Đỗ Bảo", Committee: ward, Code: "K7MP3QRT", Until: until}},
		{"", AddedMany{People: []AddedLine{{"Trần Văn Hùng", "K7MP3QRT"}, {"Lê Thị Tâm", "8PKSSR7Z"}}, Until: until, Letters: "tv:letters:3:1:4"}},
		{"", EditWhich{Name: "Trần Văn Hùng", Fields: fields}},
		{"", AskField{Field: "phone", Name: "Trần Văn Hùng", Old: "0900 000 003"}},
		{"", AskField{Field: "charges", Name: "Trần Văn Hùng", Old: "tc3 tc4"}},
		{"", AskField{Field: "name", Name: "Trần Văn Hùng", Old: "Trần Văn Hùng"}},
		{"nothing yet", AskField{Field: "unit", Name: "Trần Văn Hùng"}},
		{"", ChargesUnknown{Unknown: []Subject{{Code: "tc12"}}, Criteria: 9}},
		{"", EndConfirm{Name: "Trần Văn Hùng", Subjects: []Subject{tc3, tc7}, Yes: "y", No: "n"}},
		{"", Ended{Name: "Trần Văn Hùng", Unowned: []Subject{tc3}}},
		{"", NeedSuccessor{Name: "Nguyễn Thị Lan"}},
		{"", ChargesTold{Committee: ward, Subjects: []Subject{tc3, tc7}, Next: next}},
		{"nothing left", ChargesTold{Committee: ward}},
		{"", RoleTold{Committee: ward, Word: "khu phố", Role: store.Deputy}},
		{"", EndedTold{Committee: ward}},
		{"the secretary", Places{Word: "khu phố", Places: []PlaceLine{kp, {Code: "kp901", Name: "Khu phố Đông"}}, May: true}},
		{"none", Places{Word: "ấp", May: true}},
		{"", PlacesAdded{Word: "khu phố", Added: []PlaceLine{kp}, Had: []PlaceLine{{Code: "kp1", Name: "Khu phố 1"}}}},
		{"nothing new", PlacesAdded{Word: "khu phố", Had: []PlaceLine{kp}}},
		{"", PlaceRenamed{Code: "kp5", Old: "Khu phố 5", New: "Khu phố Đông"}},
		{"", EndPlace{Place: kp, Yes: "kp:end:1:5"}},
		{"", PlaceEnded{Place: kp}},
		{"", PlaceUnknown{Word: "khu phố", Said: "77"}},
		{"", PlaceUsage{Word: "khu phố", Said: "1-9999"}},
	}
}

func groupSamples() []sample {
	const ward = "Ban Chỉ đạo phường Tân Mẫu"
	return []sample{
		{"", GroupOffer{Title: "BCĐ Tân Mẫu", Committee: ward, Use: "gr:use:1:g", No: "gr:no:1:g"}},
		{"there is one", GroupOffer{Title: "BCĐ Tân Mẫu", Committee: ward, Old: "Nhóm cũ", Use: "gr:use:1:g", No: "gr:no:1:g"}},
		{"", GroupHowTo{}},
		{"", GroupHello{Committee: ward}},
		{"", GroupLinked{Title: "BCĐ Tân Mẫu"}},
		{"in place of another", GroupLinked{Title: "BCĐ Tân Mẫu", Old: "Nhóm cũ", Topic: true}},
		{"", GroupIsLinked{Committee: ward}},
		{"", GroupLeft{}},
		{"", GroupTaken{}},
		{"", GroupState{Committee: ward, Title: "BCĐ Tân Mẫu", Off: "gr:off:1", Rename: "jn:rename:1"}},
		{"cannot write", GroupState{Committee: ward, Title: "BCĐ Tân Mẫu", Topic: true, Mute: true, Off: "gr:off:1", Rename: "jn:rename:1"}},
		{"", GroupNone{Committee: ward, Rename: "jn:rename:1"}},
		{"", GroupUnlinked{Title: "BCĐ Tân Mẫu"}},
		{"", GroupLost{Title: "BCĐ Tân Mẫu"}},
		{"", GroupBack{Title: "BCĐ Tân Mẫu"}},
		{"", GroupMoved{Title: "BCĐ Tân Mẫu"}},
	}
}

func helpSamples() []sample {
	const ward = "Ban Chỉ đạo phường Tân Mẫu"
	next := Window{Opens: day("2026-11-27 14:00"), Closes: day("2026-11-27 16:00")}
	menu := []string{"tonghop", "toi", "trogiup", "huy"}
	return []sample{
		{"", HelpMember{Call: "Hùng", Example: "tc3", Subjects: []Subject{tc3, tc7}, Next: next, Commands: append([]string{"baocao"}, menu...)}},
		{"in the middle of a question", HelpMember{Call: "Tâm", Example: "tc3", Commands: menu, Open: true}},
		{"", HelpSecretary{Call: "Lan", Next: next, Commands: append([]string{"thanhvien", "chuabaocao", "ghiho"}, menu...), Do: []string{"tonghop", "chuabaocao", "ghiho"}}},
		{"", HelpChair{Call: "Bảo", Commands: menu, Do: []string{"tonghop", "chuabaocao"}}},
		{"", HelpObserver{Call: "Vân", Commands: menu}},
		{"", HelpGroup{}},
		{"", Left{}},
		{"", NothingToLeave{}},
		{"", Me{Places: []MyPlace{{Committee: ward, Word: "khu phố", Name: "Trần Văn Hùng", Post: "công chức địa chính", Unit: "UBND", Phone: "0900000003", Role: store.Plain,
			Subjects: []Subject{tc3, tc7}}}, Consent: friday, Version: "2026-11-21", OtherLang: store.English, Other: "hp:lang:en", Data: "hp:data", Erase: "hp:ask"}},
		{"on no list any more", Me{OtherLang: store.Vietnamese, Other: "hp:lang:vi", Data: "hp:data", Erase: "hp:ask"}},
		{"", NothingKept{}},
		{"", LanguageSet{}},
		{"", MyDataFile{}},
		{"", MyDataNote{}},
		{"", AskErase{Account: "hp:erase:1", Phone: "hp:erase:2", No: "hp:no"}},
		{"the only secretary", AskErase{Account: "hp:erase:1", Phone: "hp:erase:2", No: "hp:no", Last: []string{ward}}},
		{"", SureErase{Yes: "hp:sure", No: "hp:no"}},
		{"the phone too", SureErase{Phone: true, Yes: "hp:sure", No: "hp:no"}},
		{"", Erased{}},
		{"the phone too", Erased{Phone: true}},
		{"", ErasedTold{Name: "Trần Văn Hùng", Phone: "0900000003"}},
		{"the phone too", ErasedTold{Name: "Trần Văn Hùng", PhoneErased: true}},
		{"two approved reports named him", ErasedTold{Name: "Trần Văn Hùng", Phone: "0900000003", Reports: 2}},
		{"", MeUsage{Said: "gì đó"}},
	}
}
