package telegramtest

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Len counts UTF-16 code units, the unit of entity offsets.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// byteOffset turns an offset in UTF-16 units into one in bytes; -1 if it is
// outside the text or inside a surrogate pair.
func byteOffset(s string, units int) int {
	n := 0
	for i, r := range s {
		if n == units {
			return i
		}
		if n += max(utf16.RuneLen(r), 1); n > units {
			return -1
		}
	}
	if n == units {
		return len(s)
	}
	return -1
}

// utf16Slice cuts by UTF-16 units; "" if the bounds are no good.
func utf16Slice(s string, offset, length int) string {
	from, to := byteOffset(s, offset), byteOffset(s, offset+length)
	if from < 0 || to < from {
		return ""
	}
	return s[from:to]
}

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

// cutCommand splits "/name@bot"; addressed tells whether there was an "@".
func cutCommand(command string) (name, at string, addressed bool) {
	return strings.Cut(strings.TrimPrefix(command, "/"), "@")
}

// What Telegram finds by itself. Go's \b knows only ASCII letters, hence the
// look at the neighbour in detect.
var detectors = []struct {
	kind string
	expr *regexp.Regexp
}{
	{"bot_command", regexp.MustCompile(`/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?`)},
	{"url", regexp.MustCompile(`https?://[^\s<>"]+[^\s<>".,;:!?)]`)},
	{"email", regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)},
	{"mention", regexp.MustCompile(`@[A-Za-z][A-Za-z0-9_]{3,31}`)},
	{"hashtag", regexp.MustCompile(`#[\p{L}\p{N}_]+`)},
}

// detect adds the entities that Telegram finds by itself to those given; it
// leaves alone what lies in one of them that is code or a link.
func (s *Server) detect(text string, given []Entity) []Entity {
	out := append([]Entity(nil), given...)
	taken := func(from, to int) bool {
		for _, e := range out {
			opaque := e.Type != "bold" && e.Type != "italic" && e.Type != "underline" && e.Type != "strikethrough" &&
				e.Type != "spoiler" && !strings.HasSuffix(e.Type, "blockquote")
			if opaque && from < e.Offset+e.Length && e.Offset < to {
				return true
			}
		}
		return false
	}
	for _, d := range detectors {
		if !strings.ContainsAny(text, "/@#:") {
			break
		}
		for _, span := range d.expr.FindAllStringIndex(text, -1) {
			if before, _ := utf8.DecodeLastRuneInString(text[:span[0]]); span[0] > 0 && (wordRune(before) || before == '/' || before == '@' || before == '#') {
				continue
			}
			if after, _ := utf8.DecodeRuneInString(text[span[1]:]); d.kind == "bot_command" && span[1] < len(text) && (wordRune(after) || after == '/' || after == '@') {
				continue
			}
			e := Entity{Type: d.kind, Offset: utf16Len(text[:span[0]]), Length: utf16Len(text[span[0]:span[1]])}
			if !taken(e.Offset, e.Offset+e.Length) {
				out = append(out, e)
			}
		}
	}
	sortEntities(out)
	if len(out) > 100 {
		out = out[:100] // what the real server keeps
	}
	return out
}

func sortEntities(list []Entity) {
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].Offset != list[j].Offset {
			return list[i].Offset < list[j].Offset
		}
		if list[i].Length != list[j].Length {
			return list[i].Length > list[j].Length
		}
		return list[i].Type < list[j].Type
	})
}

// wireEntities are the entities as the API shows them. The lock is held.
func (s *Server) wireEntities(list []Entity) []any {
	out := make([]any, 0, len(list))
	for _, e := range list {
		w := map[string]any{"type": e.Type, "offset": e.Offset, "length": e.Length}
		if e.URL != "" {
			w["url"] = e.URL
		}
		if e.Language != "" {
			w["language"] = e.Language
		}
		if e.EmojiID != "" {
			w["custom_emoji_id"] = e.EmojiID
		}
		if e.UserID != 0 {
			if u := s.users[e.UserID]; u != nil {
				w["user"] = u.wire()
			}
		}
		out = append(out, w)
	}
	return out
}
