package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// page gathers the text of word/document.xml.
type page struct {
	bytes.Buffer
	form form
	// width is that of the text, in twips.
	width int
	// bookmarks counts those that have been set.
	bookmarks int
}

// par is a paragraph. Its text is cleaned and escaped when it is put; props are further paragraph properties as XML, which
// must be allowed to follow the style's name.
type par struct {
	style, text, props string
	// bookmark is set around the text, when it has a name.
	bookmark string
}

func (p *page) raw(s string) { p.WriteString(s) }

func (p *page) para(style, text string) { p.put(par{style: style, text: text}) }

func (p *page) put(a par) {
	p.raw(`<w:p><w:pPr><w:pStyle w:val="` + a.style + `"/>` + a.props + `</w:pPr>`)
	end := ""
	if a.bookmark != "" {
		end = p.bookmark(a.bookmark)
	}
	p.raw(runs(a.text) + end + "</w:p>\n")
}

// bookmark opens one and gives what ends it.
func (p *page) bookmark(name string) (end string) {
	p.bookmarks++
	p.raw(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, p.bookmarks, name))
	return fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, p.bookmarks)
}

// runs is a text with what is missing in it highlighted.
func runs(s string) string {
	s = clean(s)
	var b strings.Builder
	for s != "" {
		at, n := len(s), 0
		for _, m := range marked {
			if i := strings.Index(s, m); i >= 0 && i < at {
				at, n = i, len(m)
			}
		}
		if at > 0 {
			b.WriteString(run("", s[:at]))
		}
		if n > 0 {
			b.WriteString(run(`<w:rPr><w:highlight w:val="yellow"/></w:rPr>`, s[at:at+n]))
		}
		s = s[at+n:]
	}
	return b.String()
}

func run(props, s string) string {
	return "<w:r>" + props + `<w:t xml:space="preserve">` + escape(s) + "</w:t></w:r>"
}

// clean makes one line of what somebody may have typed: NFC, without control characters and what XML has no place for.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == '\r', r == '\u2028', r == '\u2029', r == '\u00a0':
			return ' '
		case unicode.IsControl(r), r == '\ufffe', r == '\uffff', r == '\ufeff':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
	return b.String()
}

// mm is a length in twips, the twentieths of a point that Word counts in.
func mm(n float64) int { return int(math.Round(n * 1440 / 25.4)) }

// lines are the lines of a part of the letterhead: what somebody has typed on lines of its own, or with " / " between. A
// star or dashes that he copied along are left out: the form has its own.
func lines(s string) []string {
	var out []string
	for _, l := range strings.FieldsFunc(strings.ReplaceAll(s, " / ", "\n"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		if l = clean(l); strings.ContainsFunc(l, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, l)
		}
	}
	return out
}

// orMissing is s in lines, or the mark that nobody has said it.
func orMissing(s string) []string {
	if l := lines(s); len(l) > 0 {
		return l
	}
	return []string{missing}
}

// capitals writes s in capitals, but never the mark of what is missing.
func capitals(s string) string {
	if s == missing {
		return s
	}
	return strings.ToUpper(s)
}

// sentence writes s small but for its first letter.
func sentence(s string) string {
	r := []rune(strings.ToLower(s))
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// orElse is s, or what stands where it says nothing.
func orElse(s, instead string) string {
	if s = clean(s); s == "" {
		return instead
	}
	return s
}
