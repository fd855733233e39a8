package rehearsal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Lines that a person does.

// parseAct reads what stands before and after the colon.
func parseAct(head, what string) (Line, error) {
	name, place, _ := strings.Cut(head, " ")
	l := Line{}
	switch strings.TrimSpace(place) {
	case "":
	case "@group":
		l.InGroup = true
	default:
		return l, fmt.Errorf("%q: after a name only @group may stand", cut(place, 40))
	}
	who, ok := find(name)
	if !ok {
		return l, fmt.Errorf("%q is nobody on the stage; the cast: %s; and stranger, group", cut(name, 40), strings.Join(Names(), ", "))
	}
	if who == Group {
		l.Verb, l.Text = Chat, what
		return l, oneOf(what, "migrate", "add", "remove", "promote", "demote", "mute")
	}
	l.Who = who
	return l, l.act(what)
}

// act fills in what is done. A word of the language that does not go on as the language says is an error rather than
// something said: "photo" meant one.
func (l *Line) act(what string) error {
	if label, ok := strings.CutPrefix(what, "["); ok {
		label, ok = strings.CutSuffix(label, "]")
		l.Verb, l.Text = Press, strings.TrimSpace(label)
		if !ok || l.Text == "" {
			return fmt.Errorf("%q: a button is [part of its label]", cut(what, 60))
		}
		return nil
	}
	word, rest, _ := strings.Cut(what, " ")
	rest = strings.TrimSpace(rest)
	var err error
	switch l.Verb = Verb(word); l.Verb {
	case Block, Unblock:
		return none(rest)
	case Say, Edit, Forge:
		l.Text, err = alone(word, rest)
		return err
	case Photo:
		if rest != "" {
			l.Text, err = alone(word, rest)
		}
		return err
	case Album:
		return l.album(rest)
	case File:
		l.Text = rest
		if rest == "" {
			return fmt.Errorf("file: no path")
		}
		return nil
	case Docx:
		return l.docx(rest)
	case Reply:
		return l.reply(rest)
	case "said":
		return l.said(rest)
	}
	l.Verb, l.Text = Say, unescape(what)
	if what == "" {
		return fmt.Errorf("%s says nothing", l.Who)
	}
	return checkVariables(what)
}

func (l *Line) album(rest string) error {
	count, caption, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(count)
	if err != nil || n < 2 || n > 10 {
		return fmt.Errorf("album %q: an album has 2 to 10 photos", cut(count, 40))
	}
	l.Count = n
	var captions []string
	for rest = strings.TrimSpace(caption); rest != ""; rest = strings.TrimSpace(rest) {
		if caption, rest, err = quoted("album", rest); err != nil {
			return err
		}
		captions = append(captions, caption)
	}
	if len(captions) > n {
		return fmt.Errorf("album: %d captions for %d photos", len(captions), n)
	}
	l.Text = strings.Join(captions, " | ")
	if len(captions) > 1 {
		l.Captions = captions
	}
	return checkVariables(l.Text)
}

// reply reads `"part" text` and `"part" [label]`, the button of an older message.
func (l *Line) reply(rest string) error {
	part, rest, err := quoted("reply", rest)
	if err != nil {
		return err
	}
	l.Part = part
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, "[") {
		return l.act(rest)
	}
	l.Text = unescape(rest)
	if rest == "" {
		return fmt.Errorf("reply: nothing is said after the quoted part")
	}
	return checkVariables(rest)
}

// docx reads `"old words" "new words"`: the newest .docx that the bot sent him goes back with other words in it.
func (l *Line) docx(rest string) error {
	old, rest, err := quoted("docx", rest)
	if err != nil {
		return err
	}
	if l.Part = old; old == "" {
		return fmt.Errorf("docx: which words are replaced?")
	}
	l.Text, err = alone("docx", strings.TrimSpace(rest))
	return err
}

// said reads `15:30 "text"`: words that arrive now and were said before, because the way was blocked in between.
func (l *Line) said(rest string) error {
	clock, text, _ := strings.Cut(rest, " ")
	l.Verb = Say
	var ok bool
	if l.Clock, ok = parseClock(clock); !ok {
		return fmt.Errorf("said %q: it is said 15:30 \"text\"", cut(clock, 40))
	}
	var err error
	l.Text, err = alone("said", strings.TrimSpace(text))
	return err
}

// alone reads one quoted text with nothing after it.
func alone(word, s string) (string, error) {
	text, rest, err := quoted(word, s)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(rest) != "" {
		return "", fmt.Errorf("%s: %q stands after the closing quote", word, cut(rest, 40))
	}
	return text, checkVariables(text)
}

// quoted reads a text in straight or curly quotes; \" \\ and \n stand for what they always stand for.
func quoted(word, s string) (text, rest string, err error) {
	for _, pair := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		body, ok := strings.CutPrefix(s, pair[0])
		if !ok {
			continue
		}
		for i := 0; i < len(body); i++ {
			if body[i] == '\\' {
				i++
				continue
			}
			if after, ok := strings.CutPrefix(body[i:], pair[1]); ok {
				return unescape(body[:i]), after, nil
			}
		}
		return "", "", fmt.Errorf("%s: the quote %s is not closed", word, cut(s, 40))
	}
	return "", "", fmt.Errorf("%s needs its text in quotes, as in %s \"…\" (to say the word itself: say \"%s …\")", word, word, word)
}

var escapes = strings.NewReplacer(`\n`, "\n", `\"`, `"`, `\\`, `\`)

func unescape(s string) string { return escapes.Replace(s) }

// variable is "$Lan": the last code that Lan was shown.
var variable = regexp.MustCompile(`\$(\p{L}[\p{L}\p{M}]*)`)

func checkVariables(s string) error {
	for _, m := range variable.FindAllStringSubmatch(s, -1) {
		if _, err := variableOf(m[1]); err != nil {
			return err
		}
	}
	return nil
}

func variableOf(name string) (string, error) {
	if strings.EqualFold(name, Claim) {
		return Claim, nil
	}
	who, ok := find(name)
	if !ok || who == Group {
		return "", fmt.Errorf("$%s: nobody of that name is shown codes; the cast: %s; and $stranger, $claim",
			cut(name, 40), strings.Join(Names(), ", "))
	}
	return who, nil
}
