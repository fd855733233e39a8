package docx

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// lists are the automatic lists of a file. Word makes one of a line that begins with "- " or "1. ", and takes the dash or
// the number out of the text.
type lists struct {
	// marks are the formats of a list's levels, by its number and the level: "" for bullets, else what stands around the
	// level's number.
	marks map[string]string
	count map[string]int
}

// readLists takes word/numbering.xml; what it cannot read has bullets.
func readLists(data []byte) lists {
	l := lists{marks: map[string]string{}, count: map[string]int{}}
	type value struct {
		Val string `xml:"val,attr"`
	}
	var doc struct {
		Abstract []struct {
			ID    string `xml:"abstractNumId,attr"`
			Level []struct {
				Level string `xml:"ilvl,attr"`
				Kind  value  `xml:"numFmt"`
				Text  value  `xml:"lvlText"`
			} `xml:"lvl"`
		} `xml:"abstractNum"`
		Num []struct {
			ID       string `xml:"numId,attr"`
			Abstract value  `xml:"abstractNumId"`
		} `xml:"num"`
	}
	if len(data) == 0 || xml.Unmarshal(data, &doc) != nil {
		return l
	}
	kinds := map[string]map[string]string{}
	for _, a := range doc.Abstract {
		kinds[a.ID] = map[string]string{}
		for _, v := range a.Level {
			if v.Kind.Val == "decimal" {
				kinds[a.ID][v.Level] = v.Text.Val
			}
		}
	}
	for _, n := range doc.Num {
		for level, text := range kinds[n.Abstract.Val] {
			l.marks[n.ID+"/"+level] = text
		}
	}
	return l
}

// mark is what stands before the next paragraph of a list: "- ", or its number.
func (l lists) mark(num, level string) string {
	if level == "" {
		level = "0"
	}
	key := num + "/" + level
	text := l.marks[key]
	if strings.Count(text, "%") != 1 {
		return "- "
	}
	l.count[key]++
	at := strings.Index(text, "%")
	return text[:at] + fmt.Sprint(l.count[key]) + strings.TrimLeft(text[at+1:], "0123456789") + " "
}
