package text

func init() { samples["file"] = fileSamples() }

func fileSamples() (list []sample) {
	for _, what := range []string{"docx", "xlsx", "csv", "png"} {
		list = append(list, sample{"not made", FileMissing{What: what, Again: "bk:doc:1:2"}})
	}
	for _, what := range []string{"zip", "qr", "kept", ""} {
		list = append(list, sample{"not made", FileMissing{What: what}})
	}
	return append(list,
		sample{"too large", FileMissing{What: "zip", TooLarge: true}},
		sample{"too large", FileMissing{What: "xlsx", TooLarge: true}},
	)
}
