package telegram

import (
	"strings"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
)

// address takes our name out of a text and tells whether the text named us: "/tonghop@ourbot 47" is "/tonghop 47", and
// "@ourbot, tc3 xong" is "tc3 xong". other is set for a command to another bot. The command is read from the text and
// not from Telegram's entities, which end at the first accent ("/tổnghợp@ourbot" has none).
func address(text string, entities []models.MessageEntity, me self) (rest string, ours, other bool) {
	if rest, at, ok := commandAt(text); ok {
		if strings.EqualFold(at, me.Username) {
			return rest, true, false
		}
		return text, false, true
	}
	for _, e := range entities {
		from, to, ok := bounds16(text, e.Offset, e.Length)
		if !ok || !mentions(e, text[from:to], me) {
			continue
		}
		ours = true
		if strings.TrimSpace(text[:from]) == "" {
			text = strings.TrimLeft(text[to:], " \t\n,:;")
			break
		}
	}
	return text, ours, false
}

func mentions(e models.MessageEntity, words string, me self) bool {
	switch e.Type {
	case models.MessageEntityTypeMention:
		return me.Username != "" && strings.EqualFold(words, "@"+me.Username)
	case models.MessageEntityTypeTextMention:
		return e.User != nil && e.User.ID == me.ID
	case models.MessageEntityTypeBotCommand: // in the middle of a sentence
		_, at, ok := commandAt(words)
		return ok && strings.EqualFold(at, me.Username)
	}
	return false
}

// commandAt takes "@name" off the command that a text begins with.
func commandAt(text string) (rest, at string, ok bool) {
	if !strings.HasPrefix(text, "/") {
		return "", "", false
	}
	end := strings.IndexAny(text, " \t\n\u00a0")
	if end < 0 {
		end = len(text)
	}
	command, tail, ok := strings.Cut(text[:end], "@")
	if !ok {
		return "", "", false
	}
	n := 0
	for n < len(tail) && nameByte(tail[n]) {
		n++
	}
	if n == 0 {
		return "", "", false
	}
	if args := strings.TrimLeft(tail[n:], ",:;") + text[end:]; args != "" {
		if tail[n:] != "" && args[0] != ' ' && args[0] != '\n' {
			args = " " + args
		}
		return command + args, tail[:n], true
	}
	return command, tail[:n], true
}

func nameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// bounds16 gives the byte bounds of a stretch that is counted in UTF-16 units, as all of Telegram's entities are; ok is
// false when it lies outside the text or cuts a character in two.
func bounds16(s string, offset, length int) (from, to int, ok bool) {
	if offset < 0 || length <= 0 || offset > len(s) || length > len(s) {
		return 0, 0, false
	}
	from, to = -1, -1
	units := 0
	for i, r := range s {
		if units == offset {
			from = i
		}
		if units == offset+length {
			to = i
			break
		}
		units += max(utf16.RuneLen(r), 1)
	}
	if to < 0 && units == offset+length {
		to = len(s)
	}
	return from, to, from >= 0 && to > from
}
