package sheet

import (
	"bufio"
	"encoding/xml"
	"regexp"
	"unicode/utf16"
)

// mostUnits is how many UTF-16 units Excel takes in a cell; it calls a file with a longer text damaged.
const mostUnits = 32767

// short is as much of s as a cell holds.
func short(s string) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > mostUnits {
			return s[:i]
		}
	}
	return s
}

var looksEscaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// armoured keeps what somebody wrote from being read as the _x0041_ in which spreadsheets write the letters that XML has no
// place for: each _ that begins such a form becomes _x005F_.
func armoured(s string) string {
	armed := ""
	for {
		at := looksEscaped.FindStringIndex(s)
		if at == nil {
			return armed + s
		}
		// Only the first _ is done with: the last one may begin another.
		armed += s[:at[0]] + "_x005F_" + s[at[0]+1:at[1]-1]
		s = s[at[1]-1:]
	}
}

// escape writes s as text or attribute. Control characters and what is no UTF-8 become U+FFFD.
func escape(out *bufio.Writer, s string) {
	_ = xml.EscapeText(out, []byte(s)) // out keeps its error until it is flushed
}
