package telegramtest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// openTag is a start tag that waits for its end.
type openTag struct {
	name   string
	entity Entity
	skip   bool // a plain <span> or a <code> that became the language of its <pre>
}

// htmlTags are the tags that Telegram knows, with the entity each makes.
var htmlTags = map[string]string{
	"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
	"code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "span": "spoiler", "tg-emoji": "custom_emoji",
}

// parseHTML turns parse_mode HTML into text and entities. The errors are the
// real server's, offsets in bytes of the source.
func parseHTML(src string) (string, []Entity, error) {
	var text strings.Builder
	var entities []Entity
	var open []openTag
	units := 0 // UTF-16 length of text so far
	for i := 0; i < len(src); {
		switch src[i] {
		case '&':
			if r, n := htmlEntity(src[i:]); n > 0 {
				text.WriteRune(r)
				units += utf16Len(string(r))
				i += n
				continue
			}
		case '<':
			end := strings.IndexByte(src[i:], '>')
			if end < 0 {
				return "", nil, unparsed("Unclosed start tag at byte offset %d", i)
			}
			body, at := src[i+1:i+end], i
			i += end + 1
			if name, isEnd := strings.CutPrefix(body, "/"); isEnd {
				name = strings.ToLower(strings.TrimSpace(name))
				if len(open) == 0 {
					return "", nil, unparsed("Unexpected end tag at byte offset %d", at)
				}
				top := open[len(open)-1]
				if name != "" && name != top.name {
					return "", nil, unparsed("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"", at, top.name, name)
				}
				open = open[:len(open)-1]
				entities = closeTag(entities, top, units, text.String())
				continue
			}
			tag, err := startTag(body, at)
			if err != nil {
				return "", nil, err
			}
			if tag.name == "code" && len(open) > 0 && tag.entity.Language != "" {
				if outer := &open[len(open)-1]; outer.name == "pre" && outer.entity.Offset == units {
					outer.entity.Language, tag.skip = tag.entity.Language, true
				}
			}
			tag.entity.Offset = units
			open = append(open, tag)
			continue
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		text.WriteString(src[i : i+n])
		units += utf16Len(string(r))
		i += n
	}
	if len(open) > 0 {
		return "", nil, unparsed("Can't find end tag corresponding to start tag %q", open[len(open)-1].name)
	}
	out, kept := trimText(text.String(), entities)
	return out, kept, nil
}

// closeTag ends a tag and keeps its entity if there is something in it.
func closeTag(entities []Entity, tag openTag, units int, text string) []Entity {
	e := tag.entity
	e.Length = units - e.Offset
	if tag.skip || e.Length == 0 {
		return entities
	}
	switch e.Type {
	case "code":
		e.Language = ""
	case "text_link":
		if e.URL == "" {
			e.URL = utf16Slice(text, e.Offset, e.Length)
		}
		if id, ok := mentionID(e.URL); ok {
			e.Type, e.URL, e.UserID = "text_mention", "", id
		} else if !strings.Contains(e.URL, ".") && !strings.Contains(e.URL, "://") {
			return entities // no address: the real server drops the link and keeps the text
		}
	}
	return append(entities, e)
}

// mentionID reads tg://user?id=123.
func mentionID(url string) (int64, bool) {
	rest, ok := strings.CutPrefix(url, "tg://user?id=")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(rest, 10, 64)
	return id, err == nil
}

// startTag reads what stands between "<" and ">".
func startTag(body string, at int) (openTag, error) {
	name, attrs := body, ""
	if cut := strings.IndexFunc(body, unicode.IsSpace); cut >= 0 {
		name, attrs = body[:cut], body[cut:]
	}
	name = strings.ToLower(name)
	kind, known := htmlTags[name]
	if !known {
		return openTag{}, unparsed("Unsupported start tag %q at byte offset %d", name, at)
	}
	values, err := attributes(attrs, name, at)
	if err != nil {
		return openTag{}, err
	}
	tag := openTag{name: name, entity: Entity{Type: kind}}
	switch name {
	case "a":
		tag.entity.URL = values["href"]
	case "span":
		if values["class"] != "tg-spoiler" {
			return openTag{}, unparsed("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", at)
		}
	case "blockquote":
		if _, ok := values["expandable"]; ok {
			tag.entity.Type = "expandable_blockquote"
		}
	case "tg-emoji":
		tag.entity.EmojiID = values["emoji-id"]
	case "code":
		tag.entity.Language, _ = strings.CutPrefix(values["class"], "language-")
	case "pre":
		tag.entity.Language = values["language"]
	}
	return tag, nil
}

// attributes reads name=value, name="value" and bare names.
func attributes(s, tag string, at int) (map[string]string, error) {
	values := map[string]string{}
	for {
		if s = strings.TrimSpace(s); s == "" {
			return values, nil
		}
		cut := strings.IndexFunc(s, func(r rune) bool { return r == '=' || unicode.IsSpace(r) })
		if cut < 0 {
			values[strings.ToLower(s)] = ""
			return values, nil
		}
		name := strings.ToLower(s[:cut])
		if name == "" {
			return nil, unparsed("Empty attribute name in the tag %q at byte offset %d", tag, at)
		}
		s = strings.TrimSpace(s[cut:])
		rest, hasValue := strings.CutPrefix(s, "=")
		if !hasValue {
			values[name] = ""
			continue
		}
		rest = strings.TrimSpace(rest)
		if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			end := strings.IndexByte(rest[1:], rest[0])
			if end < 0 {
				return nil, unparsed("Unclosed start tag at byte offset %d", at)
			}
			values[name], s = unescapeHTML(rest[1:1+end]), rest[end+2:]
			continue
		}
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		values[name], s = unescapeHTML(rest[:end]), rest[end:]
	}
}

// htmlEntity reads one of the few entities Telegram knows; n is 0 if there is none.
func htmlEntity(s string) (r rune, n int) {
	for name, r := range map[string]rune{"&lt;": '<', "&gt;": '>', "&amp;": '&', "&quot;": '"'} {
		if strings.HasPrefix(s, name) {
			return r, len(name)
		}
	}
	if !strings.HasPrefix(s, "&#") {
		return 0, 0
	}
	end := strings.IndexByte(s, ';')
	if end < 3 || end > 12 {
		return 0, 0
	}
	digits, base := s[2:end], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseInt(digits, base, 32)
	if err != nil || code <= 0 || !utf8.ValidRune(rune(code)) {
		return 0, 0
	}
	return rune(code), end + 1
}

func unescapeHTML(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		if r, n := htmlEntity(s[i:]); n > 0 {
			out.WriteRune(r)
			i += n
			continue
		}
		out.WriteByte(s[i])
		i++
	}
	return out.String()
}

// trimText drops white space around a text, as Telegram does, and moves the
// entities along.
func trimText(text string, entities []Entity) (string, []Entity) {
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	lead := utf16Len(text[:len(text)-len(trimmed)])
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	size := utf16Len(trimmed)
	var kept []Entity
	for _, e := range entities {
		from, to := max(e.Offset-lead, 0), min(e.Offset+e.Length-lead, size)
		if to > from {
			e.Offset, e.Length = from, to-from
			kept = append(kept, e)
		}
	}
	sortEntities(kept)
	return trimmed, kept
}
