package telegram

import (
	"strings"

	"github.com/go-telegram/bot/models"

	"giaoban/store"
)

// What fits where. Telegram counts text in code points after the markup is taken out.
const (
	maxText    = 4096
	margin     = 96 // for a platform that counts a little differently than its papers say
	maxCaption = 1024
	maxRow     = 3 // more do not fit a small phone
	maxLabel   = 60
	maxToast   = 200
	maxAbout   = 256
)

// Limit is the most code points that one message may have.
func (p *Platform) Limit() int { return maxText - margin }

// escape leaves nothing in a text that HTML parse mode would read as markup.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

var tags = map[store.Style][2]string{store.Bold: {"<b>", "</b>"}, store.Code: {"<code>", "</code>"}}

// renderHTML is the text in Telegram's HTML: what was text stays text, whatever it contains.
func renderHTML(runs []store.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Text == "" {
			continue
		}
		tag := tags[r.Style]
		b.WriteString(tag[0])
		b.WriteString(escape.Replace(strings.ToValidUTF8(r.Text, "\uFFFD")))
		b.WriteString(tag[1])
	}
	return b.String()
}

// keyboard puts the buttons under a message in rows of at most maxRow; longer rows go on in the next. nil when there is
// nothing to press: an edit then takes the old buttons away.
func keyboard(rows [][]store.Action) models.ReplyMarkup {
	var out [][]models.InlineKeyboardButton
	for _, row := range rows {
		var line []models.InlineKeyboardButton
		for _, a := range row {
			if a.Label == "" || a.Code == "" && a.URL == "" {
				continue
			}
			b := models.InlineKeyboardButton{Text: cut(a.Label, maxLabel), CallbackData: a.Code}
			if a.URL != "" {
				b.CallbackData, b.URL = "", a.URL
			}
			if len(line) == maxRow {
				out, line = append(out, line), nil
			}
			line = append(line, b)
		}
		if len(line) > 0 {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return &models.InlineKeyboardMarkup{InlineKeyboard: out}
}

// cut shortens s to n code points, the last of them an ellipsis.
func cut(s string, n int) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
