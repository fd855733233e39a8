package text

import "giaoban/store"

func init() { samples["answer"] = answerSamples() }

func answerSamples() []sample {
	kp := func(q string, n string) Subject {
		return Subject{Code: store.Subject(n), Name: "5", Word: "khu phố", Question: q}
	}
	saturday := day("2026-11-28 07:00")
	coming := BundleItem{Number: 2, Subject: kp5, Ask: &Ask{Kind: store.AskComing, Choices: []AskChoice{{Code: "q:1:5:kp5:1"}, {Code: "q:1:5:kp5:2"}, {Code: "q:1:5:kp5:3"}}}}
	number := BundleItem{Number: 3, Subject: kp("Số hộ ký cam kết", "kp5.1"), Ask: &Ask{Kind: store.AskNumber, Unit: "hộ"}}
	choice := BundleItem{Number: 4, Subject: Subject{Code: "c2", Question: "Đánh giá chung về vệ sinh"}, Ask: &Ask{Kind: store.AskChoice, Choices: []AskChoice{{"tốt", "q:1:6:c2:1"}, {"khá", "q:1:6:c2:2"}, {"trung bình", "q:1:6:c2:3"}, {"yếu", "q:1:6:c2:4"}}}}
	sentence := BundleItem{Number: 5, Subject: Subject{Code: "c3", Question: "Kiến nghị"}, Ask: &Ask{Kind: store.AskText, Optional: true}}
	photo := BundleItem{Number: 6, Subject: kp("Ảnh bảng tin", "kp5.4"), Ask: &Ask{Kind: store.AskPhoto}}
	work := BundleItem{Number: 1, Subject: kp5, Done: "r:1:4:kp5:d", Doing: "r:1:4:kp5:g", Blocked: "r:1:4:kp5:b"}
	week := BundlePart{First: monday, Last: friday, Closes: closes, Items: []BundleItem{itemTc3}}
	roll := BundlePart{Kind: store.CleanUp, RollCall: true, Plan: "Tổng vệ sinh", Starts: saturday, Day: 1, Place: "nhà văn hóa", Closes: day("2026-11-27 21:00"), Items: []BundleItem{coming}}
	clean := BundlePart{Kind: store.CleanUp, Plan: "Tổng vệ sinh", Starts: saturday, Closes: day("2026-11-28 20:00"), Items: []BundleItem{work}}
	month := BundlePart{Kind: store.Asking, Plan: "Giao ban tháng", First: monday, Last: friday, Closes: day("2026-11-28 16:00"), Later: true, Items: []BundleItem{number, choice, sentence, photo}}
	only := month
	only.Items = []BundleItem{number, sentence}
	said := func(i BundleItem, a Answered, words string) SaidLine {
		a.Kind, a.Unit = i.Ask.Kind, i.Ask.Unit
		return SaidLine{Number: i.Number, Subject: i.Subject, State: State{Text: words}, Answer: &a}
	}
	answers := []SaidLine{said(number, Answered{Number: float(25)}, ""), said(choice, Answered{Label: "khá"}, "khá, còn thiếu bảng tin"), said(sentence, Answered{}, "đề nghị bổ sung 2 xe gom"),
		said(photo, Answered{}, ""), said(coming, Answered{Comes: store.Going, Number: float(20)}, "")}
	dawn := Dawn{At: day("2026-11-28 06:15"), Day: 1}
	figures := SaidLine{Subject: kp5, State: State{Status: store.Doing, Quantities: store.Quantities{People: float(25), Points: float(3), Tonnes: float(1.5)}}}
	why := WhyPart{Committee: "Ban Chỉ đạo phường Hoa Mai", Subjects: []Subject{kp5}, Rounds: []WhyRound{{Plan: "Tổng vệ sinh", Kind: store.CleanUp, Word: "khu phố"},
		{Plan: "Giao ban tháng", Kind: store.Asking, Whom: store.All, For: "Yến"}}}
	samplesOf := []sample{
		{"a Friday with everything", Bundle{Call: "Bình", Parts: []BundlePart{week, roll, month}, Same: "s:1:4", Why: "y:1:4"}},
		{"a roll call alone", Bundle{Call: "Bình", Parts: []BundlePart{roll}, Why: "y:1:5"}},
		{"a roll call, the repeat", Bundle{Call: "Bình", Repeat: true, Parts: []BundlePart{roll}, Why: "y:1:5"}},
		{"after the work", Bundle{Call: "Bình", Parts: []BundlePart{clean}, Why: "y:1:5"}},
		{"questions alone", Bundle{Call: "Bình", Parts: []BundlePart{only}, Why: "y:1:5"}},
		{"answers", Recorded{Lines: answers, Left: []BundleItem{itemTc7}, Dawn: dawn, Undo: "u:1", Fix: "f:1"}},
		{"who comes", Recorded{Lines: []SaidLine{{Subject: kp5, Answer: &Answered{Kind: store.AskComing, Comes: store.Going, Late: true}}}, Dawn: dawn, Undo: "u:1", Fix: "f:1"}},
		{"in his place", Recorded{Lines: []SaidLine{said(coming, Answered{Comes: store.SendsOther, Number: float(10)}, "cử anh Nam đi thay, 10 người")}, Undo: "u:1", Fix: "f:1"}},
		{"early", Recorded{Lines: []SaidLine{said(number, Answered{Number: float(1200.5), Early: true}, "")}, Undo: "u:1", Fix: "f:1"}},
		{"figures of a clean-up", Recorded{Lines: []SaidLine{figures}, Round: RoundName{Plan: "Tổng vệ sinh", Kind: store.CleanUp, First: saturday, Last: saturday}, WantPhotos: true, Undo: "u:1", Fix: "f:1"}},
		{"done, without figures", Recorded{Lines: []SaidLine{{Subject: kp5, State: finished}}, WantPhotos: true, WantFigures: true, Undo: "u:1", Fix: "f:1"}},
		{"undone photo", Undone{Lines: answers[:1], Example: "4", Photo: true}},
		{"another photo", HowToFix{Example: "4", Photo: true}},
		{"what counts", Undone{Lines: answers[:1], Example: "2 25", Left: []BundleItem{number}}},
		{"a flash", RecordedToast{Line: answers[4]}},
		{"why", Why{Parts: []WhyPart{why, {Committee: "Ban Chỉ đạo phường Hoa Sen", Rounds: []WhyRound{{Plan: "Giao ban tháng", Kind: store.Asking, Whom: store.OfUnit, Unit: "Công an phường"}}}}}},
		{"what is open", NotClear{Said: "hôm qua", Items: []BundleItem{number, choice}}},
		{"thanks", YoureWelcome{Left: []BundleItem{coming}, Closes: day("2026-11-27 21:00")}},
		{"how many", HowMany{Subject: kp5, Dawn: dawn, Undo: "u:=1:5:kp5:9"}},
		{"how many, told before", HowMany{Subject: kp5, People: float(20), Dawn: Dawn{Starts: saturday, Place: "nhà văn hóa"}, Undo: "u:=1:5:kp5:9"}},
		{"who comes instead", HowMany{Subject: kp5, Instead: true, People: float(30), Dawn: dawn, Undo: "u:=1:5:kp5:9"}},
		{"how many, typed", Recorded{Lines: []SaidLine{said(coming, Answered{Comes: store.Going}, "đi khoảng 20-25 người")}, Asks: AskPeople, Dawn: dawn, Undo: "u:1", Fix: "f:1"}},
		{"who comes instead, typed at dawn", Recorded{Lines: []SaidLine{said(coming, Answered{Comes: store.SendsOther}, "nhờ người đi thay")}, Asks: AskInstead, Dawn: Dawn{Starts: saturday}, Undo: "u:1", Fix: "f:1"}},
		{"a rest", RestUnclear{Said: "80%"}},
		{"a photo is wanted", NoPhotoYet{Item: photo}},
		{"which", WhichAnswer{Said: "đi 20 người", Items: []BundleItem{coming, {Number: 3, Subject: Subject{Code: "kp6", Name: "6", Word: "khu phố"}, Ask: coming.Ask}}}},
		{"the work has begun", Begun{Subject: kp5}},
	}
	for _, w := range []string{"undecided", "depends", "unclear", "empty"} {
		samplesOf = append(samplesOf, sample{w, AskAgain{Why: w, Said: "mưa thì thôi", Item: coming, Until: day("2026-11-27 21:00")}})
	}
	return append(samplesOf, sample{"number", AskAgain{Why: "number", Said: "15-20 hộ", Item: number}}, sample{"choice", AskAgain{Why: "choice", Item: choice}}, sample{"sentence", AskAgain{Why: "empty", Item: sentence}})
}
