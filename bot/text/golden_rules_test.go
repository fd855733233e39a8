package text

func init() { samples["rules"] = rulesSamples() }

func rulesSamples() []sample {
	base := Rules{Committee: "Ban Chỉ đạo phường Hoa Mai", At: "07:30", Before: []int{30, 14, 7, 3, 1}, OnTheDay: true, After: []int{1, 3},
		Deputy: 3, Calls: 5, Chair: 7, ConfirmButton: "nh:1:xac nhan co", StrictButton: "nh:1:chat"}
	changed := base
	changed.Changed, changed.Confirm, changed.Strict, changed.Default = true, true, true, "nh:1:mac dinh"
	none := base
	none.Before, none.OnTheDay = nil, false
	return []sample{
		{"as it comes", base},
		{"strict, with a yes", changed},
		{"nothing before the deadline", none},
		{"not understood", RulesUnclear{Said: "thích thì nhắc", Why: "unclear"}},
		{"at night", RulesUnclear{Said: "22:00", Why: "night"}},
		{"a year ahead", RulesUnclear{Said: "trước 365", Why: "days"}},
	}
}
