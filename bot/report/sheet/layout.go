package sheet

// layouts are the columns of the sheets.
var layouts = map[string][]column{
	Members: {{"code", 8, texts}, {"name", 26, texts}, {"call", 12, texts}, {"role", 16, texts}, {"post", 28, texts}, {"unit", 28, texts},
		{"phone", 14, texts}, {"leads", 16, texts}, {"helps", 16, texts}, {"joined", 11, texts}, {"from", 12, days}, {"to", 12, days}},
	Criteria: {{"number", 6, numbers}, {"part", 10, numbers}, {"name", 44, texts}, {"short", 22, texts}, {"attainment", 15, texts},
		{"before", 15, texts}, {"light", 18, texts}, {"light_before", 18, texts}, {"trend", 11, texts}, {"percent", 11, numbers},
		{"text", 48, texts}, {"who", 24, texts}, {"said", 17, moments}, {"tasks", 20, texts}, {"overdue", 10, numbers}, {"owners", 32, texts}},
	Tasks: {{"code", 7, texts}, {"work", 48, texts}, {"lead", 24, texts}, {"holder", 24, texts}, {"supports", 28, texts},
		{"criterion", 9, numbers}, {"places", 14, texts}, {"phrase", 26, texts}, {"first", 12, days}, {"due", 12, days}, {"clock", 8, texts},
		{"rhythm", 22, texts}, {"state", 22, texts}, {"late", 10, numbers}, {"done", 17, moments}, {"status", 12, texts},
		{"percent", 10, numbers}, {"text", 44, texts}, {"who", 24, texts}, {"said", 17, moments}, {"obstacle", 40, texts}, {"needs", 11, texts},
		{"extended", 11, numbers}, {"extensions", 48, texts}, {"explained", 36, texts}, {"directive", 36, texts}, {"given", 12, days},
		{"ended", 28, texts}},
	Extensions: {{"code", 7, texts}, {"work", 44, texts}, {"who", 24, texts}, {"at", 17, moments}, {"from", 12, days}, {"wanted", 12, days},
		{"phrase", 26, texts}, {"reason", 40, texts}, {"state", 15, texts}, {"given", 14, days}, {"by", 24, texts}, {"decided", 17, moments},
		{"word", 36, texts}},
	Replies: {{"number", 8, numbers}, {"first", 12, days}, {"last", 12, days}, {"code", 8, texts}, {"about", 36, texts}, {"who", 24, texts},
		{"post", 24, texts}, {"unit", 24, texts}, {"said", 17, moments}, {"means", 18, texts}, {"late", 8, texts}, {"counts", 10, texts},
		{"status", 12, texts}, {"percent", 10, numbers}, {"obstacle", 10, texts}, {"needs", 11, texts}, {"people", 9, numbers},
		{"points", 9, numbers}, {"tonnes", 9, numbers}, {"kg", 9, numbers}, {"m", 9, numbers}, {"photos", 7, numbers}, {"text", 60, texts}},
	Participation: {{"kind", 13, texts}, {"plan", 24, texts}, {"name", 30, texts}, {"post", 26, texts}, {"unit", 26, texts}, {"code", 8, texts},
		{"expected", 10, numbers}, {"complete", 10, numbers}, {"partial", 12, numbers}, {"silent", 10, numbers}, {"phone", 12, numbers},
		{"unknown", 10, numbers}, {"leave", 10, numbers}, {"late", 10, numbers}, {"worked", 12, numbers}, {"asked", 12, numbers}},
	Summary: {{"figure", 34, texts}, {"value", 36, texts}, {"before", 14, texts}},
}
