package text

func init() { samples["photo"] = photoSamples() }

func photoSamples() []sample {
	kp := Subject{Code: "kp5", Name: "5", Word: "khu phố"}
	task := Subject{Code: "V1", Name: "lắp pa nô đường Lê Lợi"}
	first := PhotoChoice{Number: 1, Subject: tc3, Code: "pp:1:7:tc3:album/12"}
	items := []PhotoChoice{first, {Number: 2, Subject: kp, Code: "pp:1:8:kp5:album/12"}, {Number: 4, Subject: task, Code: "pp:1:0:V1:album/12"}}
	clean := PhotosKept{Photos: 10, Subjects: []Subject{kp}, CleanUp: "Tổng vệ sinh", Day: day("2026-11-28 00:00"), Elsewhere: "pe:album/12"}
	untold := clean
	untold.Tell = "kp5"
	return []sample{
		{"", PhotoFor{Photos: 3, Items: items}},
		{"one is likely", PhotoFor{Photos: 1, Items: items, Likely: &items[2]}},
		{"only one, and likely", PhotoFor{Photos: 1, Items: items[:1], Likely: &first}},
		{"of a clean-up, nothing told yet", untold},
		{"of a clean-up", clean},
		{"of a task", PhotosKept{Photos: 2, Documents: true, Subjects: []Subject{task}, Elsewhere: "pe:album/12"}},
		{"an album of two places", PhotosKept{Photos: 6, Subjects: []Subject{kp, {Code: "kp6", Name: "6", Word: "khu phố"}}}},
		{"", CaptionChanged{Caption: "sau hẻm 45"}},
		{"taken away", CaptionChanged{}},
	}
}
