package telegram

import (
	"testing"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestAddress(t *testing.T) {
	me := self{ID: 71, Username: "giaoban_bot"}
	mention := func(offset, length int) []models.MessageEntity {
		return []models.MessageEntity{{Type: models.MessageEntityTypeMention, Offset: offset, Length: length}}
	}
	byID := func(offset, length int, id int64) []models.MessageEntity {
		return []models.MessageEntity{{Type: models.MessageEntityTypeTextMention, Offset: offset, Length: length, User: &models.User{ID: id}}}
	}
	for _, tt := range []struct {
		text     string
		entities []models.MessageEntity
		rest     string
		ours     bool
		other    bool
	}{
		{text: "tc3 xong", rest: "tc3 xong"},
		{text: "", rest: ""},
		{text: "/tonghop", rest: "/tonghop"},
		{text: "/tonghop@giaoban_bot", rest: "/tonghop", ours: true},
		{text: "/tonghop@GiaoBan_Bot 47", rest: "/tonghop 47", ours: true},
		{text: "/tonghop@giaoban_bot\n47", rest: "/tonghop\n47", ours: true},
		{text: "/tonghop@giaoban_bot, 47", rest: "/tonghop 47", ours: true},
		{text: "/tonghop@giaoban_bot,47", rest: "/tonghop 47", ours: true},
		{text: "/tổnghợp@giaoban_bot 47", rest: "/tổnghợp 47", ours: true},
		{text: "/start@giaoban_bot thu-moi", rest: "/start thu-moi", ours: true},
		{text: "/tonghop@other_bot 47", rest: "/tonghop@other_bot 47", other: true},
		{text: "/tonghop@giaoban_bot2", rest: "/tonghop@giaoban_bot2", other: true},
		{text: "/giao @Hung viec", rest: "/giao @Hung viec"},
		{text: "/ghiho@", rest: "/ghiho@"},
		{text: "/@giaoban_bot", rest: "/", ours: true},
		{text: "@giaoban_bot tc3 xong", entities: mention(0, 12), rest: "tc3 xong", ours: true},
		{text: "@GIAOBAN_BOT, tc3 xong", entities: mention(0, 12), rest: "tc3 xong", ours: true},
		{text: "  @giaoban_bot: tc3 xong", entities: mention(2, 12), rest: "tc3 xong", ours: true},
		{text: "@giaoban_bot", entities: mention(0, 12), rest: "", ours: true},
		{text: "nhờ @giaoban_bot ghi", entities: mention(4, 12), rest: "nhờ @giaoban_bot ghi", ours: true},
		{text: "🟩🟥 @giaoban_bot ghi", entities: mention(5, 12), rest: "🟩🟥 @giaoban_bot ghi", ours: true},
		{text: "@Hung tc3 xong", entities: mention(0, 5), rest: "@Hung tc3 xong"},
		{text: "Giao ban 👍 tc3 xong", entities: byID(0, 11, 71), rest: "tc3 xong", ours: true},
		{text: "Hùng tc3 xong", entities: byID(0, 4, 5), rest: "Hùng tc3 xong"},
		{text: "@giaoban_bot x", entities: mention(0, 400), rest: "@giaoban_bot x"},
		{text: "@giaoban_bot x", entities: mention(-4, 12), rest: "@giaoban_bot x"},
		{text: "😀@giaoban_bot", entities: mention(1, 12), rest: "😀@giaoban_bot"},
		{text: "gõ /tonghop@giaoban_bot", entities: []models.MessageEntity{{Type: models.MessageEntityTypeBotCommand, Offset: 3, Length: 20}},
			rest: "gõ /tonghop@giaoban_bot", ours: true},
	} {
		rest, ours, other := address(tt.text, tt.entities, me)
		assert.Equal(t, tt.rest, rest, tt.text)
		assert.Equal(t, tt.ours, ours, tt.text)
		assert.Equal(t, tt.other, other, tt.text)
	}
}

// Bounds in UTF-16 units cut the same stretch as cutting the UTF-16 does.
func TestBounds16(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aệ🟩\n "))).Draw(t, "s")
		units := utf16.Encode([]rune(s))
		offset := rapid.IntRange(-2, len(units)+2).Draw(t, "offset")
		length := rapid.IntRange(-2, len(units)+2).Draw(t, "length")
		from, to, ok := bounds16(s, offset, length)
		within := offset >= 0 && length > 0 && offset+length <= len(units)
		if !ok {
			if within {
				whole := string(utf16.Decode(units[offset : offset+length]))
				assert.Contains(t, whole, "\uFFFD", "only what cuts a character in two is refused")
			}
			return
		}
		assert.True(t, within)
		assert.Equal(t, string(utf16.Decode(units[offset:offset+length])), s[from:to])
	})
}
