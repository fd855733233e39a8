package text

import "giaoban/store"

func init() { samples["letter"] = letterSamples() }

func letterSamples() []sample {
	choices := func(code string, labels ...string) (all []LetterChoice) {
		for _, l := range labels {
			all = append(all, LetterChoice{Label: l, Code: code})
		}
		return all
	}
	forms := []LetterChoice{{Label: "state", Form: store.StateForm, Code: "vb:form:1:1"}, {Label: "party", Form: store.PartyForm, Code: "vb:form:1:2"}}
	fields := choices("vb:place:1:", "Thể thức", "Cơ quan cấp trên", "Địa danh", "Nơi nhận")
	full := store.Letter{Layout: store.PartyForm, Upper: "Đảng ủy phường Hoa Mai", Agency: "Ban Chỉ đạo", Place: "Hoa Mai", Symbol: "BC/BCĐ",
		To: []string{"Ban Thường vụ Đảng ủy"}, Copies: []string{"Như trên", "Lưu Văn phòng Đảng ủy"}, Authority: "T/M BAN CHỈ ĐẠO", Post: "TRƯỞNG BAN", Signer: "Lê Văn Bảo"}
	all := []sample{
		{"form", LetterAsk{Field: "form", Number: 1, Of: 10, Choices: forms, Skip: "vb:form:1:skip"}},
		{"upper", LetterAsk{Field: "upper", Number: 2, Of: 10, Skip: "vb:upper:1:skip"}},
		{"upper, Party", LetterAsk{Field: "upper", Number: 2, Of: 10, Party: true, Skip: "vb:upper:1:skip"}},
		{"one alone, said before", LetterAsk{Field: "place", Old: []string{"Hoa Mai"}, Clear: "vb:place:1:clear"}},
		{"a list said before", LetterAsk{Field: "copies", Old: []string{"Như trên", "Lưu: VT"}, Clear: "vb:copies:1:clear"}},
		{"authority, Party", LetterAsk{Field: "authority", Number: 8, Of: 10, Party: true, Choices: choices("vb:authority:1:1", "T/M BAN CHỈ ĐẠO", "K/T TRƯỞNG BAN"), Skip: "vb:authority:1:skip"}},
		{"signer", LetterAsk{Field: "signer", Number: 10, Of: 10, Choices: choices("vb:signer:1:1", "Lê Văn Bảo"), Skip: "vb:signer:1:skip"}},
		{"little of it", Letterhead{Letter: store.Letter{Layout: store.StateForm}, Fields: fields, Again: "vb:again:1:", Example: "/vanban địa danh Hoa Mai"}},
		{"all of it, changed", Letterhead{Committee: "Ban Chỉ đạo phường Hoa Mai", Letter: full, Changed: []string{"Như trên", "Lưu Văn phòng Đảng ủy"}, Fields: fields, Again: "vb:again:1:", Example: "/vanban nơi nhận"}},
		{"line height", LetterAsk{Field: "line", Party: true, Old: []string{"20"}, Choices: choices("vb:line:1:1", "18", "19", "20"), Clear: "vb:line:1:clear"}},
		{"ending", LetterAsk{Field: "ending", Choices: choices("vb:ending:1:1", ".", "./.")}},
		{"the settings too", Letterhead{Letter: store.Letter{Layout: store.PartyForm, Line: 20, Ending: "./."}, Fields: fields, Example: "/vanban địa danh Hoa Mai"}},
		{"a deputy signs, the post is the chair's", Letterhead{Letter: store.Letter{Layout: store.StateForm, Authority: "KT. TRƯỞNG BAN", Post: "TRƯỞNG BAN"}, Changed: []string{"KT. TRƯỞNG BAN"}, Fields: fields,
			Example: "/vanban địa danh Hoa Mai"}},
		{"nobody above, nothing kept", Letterhead{Letter: store.Letter{Layout: store.StateForm, Copies: []string{"Như trên"}}, Fields: fields, Again: "vb:again:1:",
			Example: "/vanban địa danh Hoa Mai", NoAbove: true, NoKept: true}},
		{"left", LetterLeft{}}, {"left half way", LetterLeft{Kept: true}},
	}
	for _, f := range []string{"agency", "symbol", "to", "copies", "post"} {
		all = append(all, sample{f, LetterAsk{Field: f, Number: 3, Of: 10, Skip: "vb:x:1:skip"}})
	}
	for _, f := range []string{"form", "upper", "agency", "place", "symbol", "to", "copies", "authority", "post", "signer", "line", "ending"} {
		all = append(all, sample{f, LetterField{f}})
	}
	for _, why := range []string{"long", "lines", "state", "party", "form", "field", "notparty", "line", "ending", "letters", "short", "copies"} {
		all = append(all, sample{why, LetterBad{Field: "authority", Why: why, Said: "T/M BAN CHỈ ĐẠO", Min: 15, Max: 160}})
	}
	return all
}
