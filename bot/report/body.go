package report

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"giaoban/bot/text"
)

// bullets are the signs that people begin a bullet with.
var bullets = []string{"-", "–", "—", "•", "+", "*"}

// ParseBody reads what Section.Text writes, and what people type in its place: a paragraph a line, a bullet where a line
// begins with a dash or a bullet sign and a space. Empty lines are left out.
func ParseBody(s string) []Line {
	var body []Line
	for line := range strings.Lines(strings.ReplaceAll(s, "\r", "\n")) {
		line = tidy(line, 0)
		mark, rest, _ := strings.Cut(line, " ")
		bullet := slices.Contains(bullets, mark)
		switch {
		case line == "", bullet && rest == "":
		case bullet:
			body = append(body, Line{Text: rest, Bullet: true})
		default:
			body = append(body, Line{Text: line})
		}
	}
	return body
}

// tidy makes one line of a text that came from outside: NFC, without control characters, without what turns the direction
// of text around or cannot stand in a file of an office; longer than n characters it is cut, 0 for never.
func tidy(s string, n int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Noncharacter_Code_Point, r):
			return -1
		case unicode.Is(unicode.Cf, r) && r != '\u200d': // the joiner of emoji is harmless
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(norm.NFC.String(text.Clean(s))), " ")
	if r := []rune(s); n > 0 && len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ") + "…"
	}
	return s
}
