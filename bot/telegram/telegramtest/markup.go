package telegramtest

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode/utf8"
)

// Beyond these the real server drops buttons without a word.
const (
	maxButtonsInRow = 12
	maxButtons      = 300
	maxCallbackData = 64 // bytes
)

// markup is what stands below a message.
type markup struct {
	buttons  [][]map[string]any // inline keyboard
	keyboard [][]string         // reply keyboard, as shown
	inline   bool
}

// buttonActions are the fields of which an inline button has exactly one.
var buttonActions = []string{
	"url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
	"switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
}

// readMarkup reads reply_markup for a chat.
func (c *Chat) readMarkup(a args) (markup, *failure) {
	if !a.has("reply_markup") {
		return markup{}, nil
	}
	w := a.object("reply_markup")
	if w.has("inline_keyboard") {
		buttons, fail := c.inlineKeyboard(w.list("inline_keyboard"))
		return markup{buttons: buttons, inline: true}, fail
	}
	m := markup{}
	total := 0
	for _, row := range w.list("keyboard") {
		var labels []string
		for _, v := range row.([]any) {
			label := args(v.(map[string]any)).text("text")
			if total++; label != "" && len(labels) < maxButtonsInRow && total <= maxButtons {
				labels = append(labels, label)
			}
		}
		if len(labels) > 0 {
			m.keyboard = append(m.keyboard, labels)
		}
	}
	return m, nil
}

// inlineMarkup is readMarkup for edits, which take inline keyboards only.
func (c *Chat) inlineMarkup(a args) (markup, *failure) {
	m, fail := c.readMarkup(a)
	if fail == nil && a.has("reply_markup") && !m.inline {
		fail = bad("inline keyboard expected")
	}
	return m, fail
}

func (c *Chat) inlineKeyboard(rows []any) ([][]map[string]any, *failure) {
	var out [][]map[string]any
	total := 0
	for _, row := range rows {
		var kept []map[string]any
		for _, v := range row.([]any) {
			b := args(v.(map[string]any))
			if fail := c.inlineButton(b); fail != nil {
				return nil, fail
			}
			if b.text("text") == "" || len(kept) >= maxButtonsInRow || total >= maxButtons {
				continue
			}
			kept = append(kept, plainNumbers(b))
			total++
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out, nil
}

func (c *Chat) inlineButton(b args) *failure {
	var actions []string
	for _, name := range buttonActions {
		if b.has(name) && !(name == "callback_data" && b.text(name) == "") && !(name == "url" && b.text(name) == "") {
			actions = append(actions, name)
		}
	}
	if len(actions) == 0 {
		return bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	}
	if len(actions) > 1 {
		return strict("an inline keyboard button has exactly one action, got %s", strings.Join(actions, " and "))
	}
	switch actions[0] {
	case "callback_data":
		if len(b.text("callback_data")) > maxCallbackData {
			return bad("BUTTON_DATA_INVALID")
		}
	case "url":
		u, err := url.Parse(b.text("url"))
		if err != nil || u.Scheme != "tg" && u.Scheme != "ton" && (u.Host == "" || !strings.Contains(u.Hostname(), ".") || u.Scheme != "http" && u.Scheme != "https") {
			return bad("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.text("url"))
		}
	case "copy_text":
		if n := utf8.RuneCountInString(b.object("copy_text").text("text")); n < 1 || n > 256 {
			return bad("BUTTON_COPY_TEXT_INVALID")
		}
	case "web_app":
		if c.Type != Private {
			return bad("BUTTON_TYPE_INVALID")
		}
	case "callback_game", "pay":
		return bad("BUTTON_TYPE_INVALID") // for games and invoices only, which are not played here
	}
	return nil
}

// plainNumbers copies a button so that two of the same look the same.
func plainNumbers(b args) map[string]any {
	out := map[string]any{}
	for name, v := range b {
		if n, ok := v.(json.Number); ok {
			out[name], _ = n.Int64()
			continue
		}
		if (name == "url" || name == "callback_data") && v == "" {
			continue
		}
		out[name] = v
	}
	return out
}

func viewButtons(rows [][]map[string]any) [][]Button {
	var out [][]Button
	for _, row := range rows {
		var line []Button
		for _, b := range row {
			a := args(b)
			line = append(line, Button{Text: a.text("text"), Data: a.text("callback_data"), URL: a.text("url")})
		}
		out = append(out, line)
	}
	return out
}
