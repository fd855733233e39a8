package telegramtest

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// formatted reads a text with its parse_mode or entities.
func (s *Server) formatted(a args, textKey, entitiesKey string) (string, []Entity, *failure) {
	raw := a.text(textKey)
	if len(raw) > 1<<15 {
		return "", nil, bad("text is too long")
	}
	text, entities := raw, []Entity(nil)
	var err error
	switch mode := a.text("parse_mode"); {
	case mode == "HTML":
		text, entities, err = parseHTML(raw)
	case mode == "MarkdownV2":
		text, entities, err = parseMarkdown(raw)
	case mode == "Markdown":
		return "", nil, strict("parse_mode Markdown is legacy and not spoken here; use HTML or MarkdownV2")
	case a.has(entitiesKey):
		var fail *failure
		if entities, fail = readEntities(raw, a.list(entitiesKey)); fail != nil {
			return "", nil, fail
		}
		text, entities = trimText(raw, entities)
	default:
		text, _ = trimText(raw, nil)
	}
	if err != nil {
		return "", nil, bad("%s", err.Error())
	}
	return text, s.detect(text, entities), nil
}

func readEntities(text string, list []any) ([]Entity, *failure) {
	var out []Entity
	for i, v := range list {
		w, _ := v.(map[string]any)
		a := args(w)
		e := Entity{
			Type: a.text("type"), Offset: int(a.integer("offset")), Length: int(a.integer("length")),
			URL: a.text("url"), Language: a.text("language"), EmojiID: a.text("custom_emoji_id"),
		}
		if id, ok := a.object("user")["id"].(json.Number); ok {
			e.UserID, _ = id.Int64()
		}
		if e.Offset < 0 || e.Length <= 0 || utf16Slice(text, e.Offset, e.Length) == "" {
			return nil, strict("entities[%d] covers %d+%d, outside the text or inside a character", i, e.Offset, e.Length)
		}
		switch e.Type {
		case "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "date_time":
			continue // found by the server itself
		}
		out = append(out, e)
	}
	return out, nil
}

// messageText is formatted for a text message.
func (s *Server) messageText(a args) (string, []Entity, *failure) {
	if a.text("text") == "" {
		return "", nil, bad("message text is empty")
	}
	text, entities, fail := s.formatted(a, "text", "entities")
	switch {
	case fail != nil:
		return "", nil, fail
	case text == "":
		return "", nil, bad("text must be non-empty")
	case utf8.RuneCountInString(text) > 4096:
		return "", nil, bad("message is too long")
	}
	return text, entities, nil
}

// caption is formatted for a file.
func (s *Server) caption(a args) (string, []Entity, *failure) {
	text, entities, fail := s.formatted(a, "caption", "caption_entities")
	if fail == nil && utf8.RuneCountInString(text) > 1024 {
		fail = bad("message caption is too long")
	}
	return text, entities, fail
}

// unserved refuses what belongs to parts of Telegram that are not played here.
func unserved(a args) *failure {
	for _, name := range []string{"direct_messages_topic_id", "ephemeral_message_parameters", "suggested_post_parameters", "rich_message"} {
		if a.has(name) {
			return strict("parameter %q is not played by this server", name)
		}
	}
	if a.text("business_connection_id") != "" {
		return bad("business connection not found")
	}
	return nil
}

// markdownReserved must be escaped outside of entities in MarkdownV2.
const markdownReserved = "_*[]()~`>#+-=|{}.!"

func isReserved(c byte) bool { return strings.IndexByte(markdownReserved, c) >= 0 }
