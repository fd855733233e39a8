package telegramtest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markdown is a parser of MarkdownV2.
type markdown struct {
	src      string
	at       int
	out      strings.Builder
	units    int
	entities []Entity
	open     []openMark
	quote    int // offset where the block quotation began, -1 outside
}

// openMark is a mark such as "*" that waits for its twin.
type openMark struct {
	mark   string
	kind   string
	offset int
	at     int
}

// parseMarkdown turns parse_mode MarkdownV2 into text and entities, with the
// real server's errors.
func parseMarkdown(src string) (string, []Entity, error) {
	p := &markdown{src: src, quote: -1}
	for p.at < len(src) {
		if err := p.step(); err != nil {
			return "", nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, unparsed("Can't find end of %s entity at byte offset %d", markName(p.open[n-1].kind), p.open[n-1].at)
	}
	p.endQuote()
	text, entities := trimText(p.out.String(), p.entities)
	return text, entities, nil
}

// unparsed is a refusal of a formatted text in the server's words.
func unparsed(format string, args ...any) error {
	return fmt.Errorf("can't parse entities: "+format, args...)
}

func markName(kind string) string {
	switch kind {
	case "code":
		return "Code"
	case "pre":
		return "Pre"
	case "text_link":
		return "TextUrl"
	}
	return strings.ToUpper(kind[:1]) + kind[1:]
}

// markKinds are the marks, longest first.
var markKinds = []struct{ mark, kind string }{
	{"||", "spoiler"}, {"__", "underline"}, {"_", "italic"}, {"*", "bold"}, {"~", "strikethrough"},
}

func (p *markdown) step() error {
	rest := p.src[p.at:]
	lineStart := p.at == 0 || p.src[p.at-1] == '\n'
	c := rest[0]
	switch {
	case c == '\\' && len(rest) > 1 && rest[1] > 0 && rest[1] < 127 && !isAlnum(rest[1]) && rest[1] != '\n' && rest[1] != ' ':
		p.at++
		p.write(rest[1:2])
		return nil
	case lineStart && c == '>':
		if p.quote < 0 {
			p.quote = p.units
		}
		p.at++
		return nil
	case lineStart && strings.HasPrefix(rest, "**>"):
		p.endQuote()
		p.quote = p.units
		p.at += 3
		return nil
	case c == '\n' && p.quote >= 0 && !strings.HasPrefix(rest[1:], ">"):
		p.endQuote()
	case strings.HasPrefix(rest, "```"):
		return p.pre()
	case c == '`':
		return p.code()
	case c == '[':
		p.open = append(p.open, openMark{mark: "[", kind: "text_link", offset: p.units, at: p.at})
		p.at++
		return nil
	case c == ']':
		return p.link()
	}
	for _, m := range markKinds {
		if strings.HasPrefix(rest, m.mark) {
			return p.toggle(m.mark, m.kind)
		}
	}
	if isReserved(c) {
		return unparsed("Character '%c' is reserved and must be escaped with the preceding '\\'", c)
	}
	_, n := utf8.DecodeRuneInString(rest)
	p.write(rest[:n])
	return nil
}

func isAlnum(c byte) bool { return unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) }

func (p *markdown) write(s string) {
	p.out.WriteString(s)
	p.units += utf16Len(s)
	p.at += len(s)
}

func (p *markdown) add(e Entity) {
	if e.Length = p.units - e.Offset; e.Length > 0 {
		p.entities = append(p.entities, e)
	}
}

// toggle opens or closes one of the paired marks.
func (p *markdown) toggle(mark, kind string) error {
	if n := len(p.open); n > 0 && p.open[n-1].mark == mark {
		p.add(Entity{Type: kind, Offset: p.open[n-1].offset})
		p.open = p.open[:n-1]
		p.at += len(mark)
		return nil
	}
	// "_" closes an italic even where "__" stands, as in ___text___ read from the inside.
	if n := len(p.open); n > 0 && mark == "__" && p.open[n-1].mark == "_" {
		return p.toggle("_", "italic")
	}
	// "||" after a quotation marks it expandable.
	if mark == "||" && p.quote >= 0 && (p.at+2 == len(p.src) || p.src[p.at+2] == '\n') {
		p.add(Entity{Type: "expandable_blockquote", Offset: p.quote})
		p.quote = -1
		p.at += 2
		return nil
	}
	p.open = append(p.open, openMark{mark: mark, kind: kind, offset: p.units, at: p.at})
	p.at += len(mark)
	return nil
}

func (p *markdown) endQuote() {
	if p.quote >= 0 {
		p.add(Entity{Type: "blockquote", Offset: p.quote})
		p.quote = -1
	}
}

// code reads `…`, pre reads ```lang … ```; inside only ` and \ are escaped.
func (p *markdown) code() error { return p.verbatim("`", "code") }

func (p *markdown) pre() error { return p.verbatim("```", "pre") }

func (p *markdown) verbatim(fence, kind string) error {
	start := p.at
	e := Entity{Type: kind, Offset: p.units}
	p.at += len(fence)
	if kind == "pre" {
		if end := strings.IndexFunc(p.src[p.at:], func(r rune) bool { return unicode.IsSpace(r) || r == '`' }); end > 0 && p.src[p.at+end] == '\n' {
			e.Language = p.src[p.at : p.at+end]
			p.at += end
		}
		if strings.HasPrefix(p.src[p.at:], "\n") {
			p.at++
		}
	}
	for p.at < len(p.src) {
		rest := p.src[p.at:]
		if strings.HasPrefix(rest, fence) {
			p.at += len(fence)
			p.add(e)
			return nil
		}
		if rest[0] == '\\' && len(rest) > 1 && (rest[1] == '`' || rest[1] == '\\') {
			p.at++
			rest = rest[1:]
		}
		_, n := utf8.DecodeRuneInString(rest)
		p.write(rest[:n])
	}
	return unparsed("Can't find end of %s entity at byte offset %d", markName(kind), start)
}

// link closes "[text" with "](url)".
func (p *markdown) link() error {
	n := len(p.open)
	if n == 0 || p.open[n-1].mark != "[" {
		return unparsed("Character ']' is reserved and must be escaped with the preceding '\\'")
	}
	top := p.open[n-1]
	p.open = p.open[:n-1]
	p.at++
	e := Entity{Type: "text_link", Offset: top.offset}
	if strings.HasPrefix(p.src[p.at:], "(") {
		var url strings.Builder
		for p.at++; p.at < len(p.src) && p.src[p.at] != ')'; p.at++ {
			if p.src[p.at] == '\\' && p.at+1 < len(p.src) {
				p.at++
			}
			url.WriteByte(p.src[p.at])
		}
		if p.at >= len(p.src) {
			return unparsed("Can't find end of a URL at byte offset %d", top.at)
		}
		p.at++
		e.URL = url.String()
	} else {
		e.URL = utf16Slice(p.out.String(), top.offset, p.units-top.offset)
	}
	if id, ok := mentionID(e.URL); ok {
		e.Type, e.URL, e.UserID = "text_mention", "", id
	} else if !strings.Contains(e.URL, ".") && !strings.Contains(e.URL, "://") {
		return nil // no address: the text stays, the link goes
	}
	p.add(e)
	return nil
}
