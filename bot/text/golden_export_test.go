package text

import "giaoban/store/view"

func init() { samples["export"] = exportSamples() }

func exportSamples() []sample {
	week := SignPeriod{Kind: view.Weekly, First: monday, Last: friday}
	var kinds []ExportKind
	for _, k := range []string{"xlsx", "docx", "png", "csv", "json"} {
		kinds = append(kinds, ExportKind{Kind: k, Code: "xu:" + k + ":1:d20261121.20261127"})
	}
	return []sample{
		{"the kinds", ExportChoice{Period: week, Kinds: kinds}},
		{"of several committees", ExportChoice{Committee: "Bình Minh", Period: week, Kinds: kinds[:1]}},
		{"", ExportFacts{At: day("2026-11-27 16:05")}},
		{"", ExportUsage{Said: "hôm nào đó"}},
	}
}
