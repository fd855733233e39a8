package rehearsal

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
	"giaoban/store/fold"
)

// findText finds the newest message of the bot in a chat that has the part in it; case and accents do not matter.
func (s *Stage) findText(c *telegramtest.Chat, part string) (telegramtest.Message, bool) {
	key := fold.Key(part)
	for _, m := range slices.Backward(c.Messages()) {
		if m.FromBot && m.Service == "" && strings.Contains(fold.Key(m.Text), key) {
			return m, true
		}
	}
	return telegramtest.Message{}, false
}

// press presses the button that the line means, as the person sees it now: on the newest message that has one with this
// label, or, where none has it exactly, with this part in its label.
func (s *Stage) press(l Line, seat telegramtest.Seat) error {
	m, b, err := s.findButton(seat.Chat(), l)
	if err != nil {
		return err
	}
	s.did(l, b.Text)
	if b.URL != "" {
		code, ok := startCode(b.URL)
		if !ok {
			return fmt.Errorf("the button opens %s, which leads out of the chat", b.URL)
		}
		_, err = s.people[l.Who].Start(code)
		return err
	}
	_, err = seat.Press(m.ID, b.Data)
	return err
}

func (s *Stage) findButton(c *telegramtest.Chat, l Line) (telegramtest.Message, telegramtest.Button, error) {
	key, part := fold.Key(l.Text), fold.Key(l.Part)
	fits := []func(label string) bool{
		func(label string) bool { return label == key },
		func(label string) bool { return strings.Contains(label, key) },
	}
	var seen []string
	for _, m := range slices.Backward(c.Messages()) {
		if !m.FromBot || !strings.Contains(fold.Key(m.Text), part) {
			continue
		}
		for _, fit := range fits {
			for _, row := range m.Buttons {
				for _, b := range row {
					if fit(fold.Key(b.Text)) {
						return m, b, nil
					}
				}
			}
		}
		if seen == nil {
			for _, row := range m.Buttons {
				for _, b := range row {
					seen = append(seen, "["+b.Text+"]")
				}
			}
		}
	}
	if seen == nil {
		return telegramtest.Message{}, telegramtest.Button{}, fmt.Errorf("there is no button to press")
	}
	return telegramtest.Message{}, telegramtest.Button{}, fmt.Errorf("there is no such button; the newest are %s", strings.Join(seen, " "))
}

// startCode is the code in a link that opens the chat with the bot.
func startCode(link string) (string, bool) {
	u, err := url.Parse(link)
	if err != nil {
		return "", false
	}
	code := u.Query().Get("start")
	return code, code != ""
}

// A code is shown in code style, or in a link.
var (
	codeShape = regexp.MustCompile(`^[2-9A-Z]{6,12}$`)
	codeLink  = regexp.MustCompile(`[?&]start=([A-Za-z0-9_-]+)`)
)

// fill puts the codes that people were shown in the place of their variables.
func (s *Stage) fill(text string) (string, error) {
	var wrong error
	text = variable.ReplaceAllStringFunc(text, func(v string) string {
		name, err := variableOf(v[1:])
		if err == nil {
			var code string
			if code, err = s.code(name); err == nil {
				return code
			}
		}
		wrong = err
		return v
	})
	return text, wrong
}

// code is the last code that somebody was shown in his private chat.
func (s *Stage) code(name string) (string, error) {
	if name == Claim {
		return s.claim()
	}
	for _, m := range slices.Backward(s.people[name].Chat().Messages()) {
		if !m.FromBot {
			continue
		}
		for _, e := range slices.Backward(m.Entities) {
			if e.Type == "code" {
				if code := cutUnits(m.Text, e.Offset, e.Length); codeShape.MatchString(code) {
					return code, nil
				}
			}
			if found := codeLink.FindStringSubmatch(e.URL); found != nil {
				return found[1], nil
			}
		}
		if found := codeLink.FindAllStringSubmatch(m.Text, -1); found != nil {
			return found[len(found)-1][1], nil
		}
		for _, row := range m.Buttons {
			for _, b := range row {
				if code, ok := startCode(b.URL); ok {
					return code, nil
				}
			}
		}
	}
	return "", fmt.Errorf("%s has been shown no code", name)
}

// claim is the code of a first start that is still good.
func (s *Stage) claim() (string, error) {
	var code string
	err := s.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Invites()
		for _, i := range all {
			if i.Claim() && !i.Revoked && i.UsedBy == 0 {
				code = i.Code
			}
		}
		return err
	})
	if err == nil && code == "" {
		err = fmt.Errorf("the console shows no code")
	}
	return code, err
}
