package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// mostStart is the largest number that a list is believed to begin with.
const mostStart = 200

// lists are the automatic lists of a file. Word makes one of a line that begins with "- " or "1. ", and takes the dash or
// the number out of the text.
type lists struct {
	// marks are the formats of a list's levels, by its number and the level: "" for bullets, else what stands around the
	// level's number.
	marks map[string]string
	roman map[string]bool
	count map[string]int
}

// readLists takes word/numbering.xml; what it cannot read has bullets.
func readLists(data []byte) lists {
	l := lists{marks: map[string]string{}, roman: map[string]bool{}, count: map[string]int{}}
	type value struct {
		Val string `xml:"val,attr"`
	}
	var doc struct {
		Abstract []struct {
			ID    string `xml:"abstractNumId,attr"`
			Level []struct {
				Level string `xml:"ilvl,attr"`
				Start value  `xml:"start"`
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
	type kind struct {
		text  string
		roman bool
		start int
	}
	kinds := map[string]map[string]kind{}
	for _, a := range doc.Abstract {
		kinds[a.ID] = map[string]kind{}
		for _, v := range a.Level {
			if v.Kind.Val == "decimal" || v.Kind.Val == "upperRoman" {
				start, err := strconv.Atoi(v.Start.Val)
				if err != nil || start < 0 || start > mostStart {
					start = 1
				}
				kinds[a.ID][v.Level] = kind{v.Text.Val, v.Kind.Val == "upperRoman", start}
			}
		}
	}
	for _, n := range doc.Num {
		for level, k := range kinds[n.Abstract.Val] {
			key := n.ID + "/" + level
			l.marks[key], l.roman[key], l.count[key] = k.text, k.roman, k.start-1
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
	return text[:at] + l.number(key) + strings.TrimLeft(text[at+1:], "0123456789") + " "
}

// number is that of a level now.
func (l lists) number(key string) string {
	n := l.count[key]
	if !l.roman[key] || n > mostStart {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, digit := range []struct {
		value int
		sign  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= digit.value; n -= digit.value {
			b.WriteString(digit.sign)
		}
	}
	return b.String()
}
