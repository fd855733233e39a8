package rehearsal

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"giaoban/bot/telegram/telegramtest"
)

// Kind is what an Entry of the transcript is.
type Kind string

// The kinds of entries.
const (
	BotSays   Kind = "bot"   // the bot wrote or edited a message
	BotToasts Kind = "toast" // the bot flashed a line at whom pressed a button
	Acted     Kind = "act"   // a person did something
	Noted     Kind = "note"  // something happened to the machine
	LeftOut   Kind = "more"  // the bot wrote to those whose names are Text; see Only
)

// What a note says; Text has the rest.
const (
	noteKilled = "killed"
	noteCrash  = "crash"
	noteOff    = "off"
	noteWrong  = "wrong"
)

// Entry is one thing that happened, in order.
type Entry struct {
	Kind Kind
	At   time.Time
	// Said is when a person said what arrives At; the same, but for words that were kept up.
	Said time.Time
	// Chat is a name of the cast, Stranger or Group; empty for a note.
	Chat string
	// Who acted, and how; for a note Verb is what it is about.
	Who  string
	Verb Verb
	Part string
	Text string
	// Buttons are the labels, by row.
	Buttons [][]string
	// File is the name of an attachment, Data its content.
	File string
	Data []byte
	// ID is the message's number in its chat. Edited entries change that message, which was sent at First.
	ID     int
	Edited bool
	First  time.Time
}

// Entries is everything that happened since the curtain rose.
func (s *Stage) Entries() []Entry { return s.entries }

func (s *Stage) note(what, text string) {
	s.entries = append(s.entries, Entry{Kind: Noted, At: s.Clock.Now(), Verb: Verb(what), Text: text})
}

// did notes what a person does; text is what it says once the codes are filled in.
func (s *Stage) did(l Line, text string) {
	e := Entry{Kind: Acted, At: s.Clock.Now(), Said: s.Clock.platform(), Chat: l.Who, Who: l.Who, Verb: l.Verb, Part: l.Part, Text: text}
	if l.InGroup {
		e.Chat = Group
	}
	if l.Verb == Album {
		e.ID = l.Count
	}
	s.entries = append(s.entries, e)
}

// Only leaves out the words of the bot to chats that are not named. Who got something, and when, stays: messages in a row
// become one entry with their names.
func Only(entries []Entry, names []string) []Entry {
	var out []Entry
	for _, e := range entries {
		if e.Kind != BotSays || slices.Contains(names, e.Chat) {
			out = append(out, e)
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].Kind == LeftOut && out[n].At.Equal(e.At) {
			out[n].Text += ", " + e.Chat
			continue
		}
		out = append(out, Entry{Kind: LeftOut, At: e.At, Text: e.Chat})
	}
	return out
}

// listen writes down what the bot did since the last time.
func (s *Stage) listen() {
	for _, did := range s.Server.SentSince(s.heard) {
		s.heard++
		e := Entry{Kind: BotSays, At: did.At, Chat: s.names[did.ChatID], Text: did.Text, ID: did.MessageID}
		at := place{did.ChatID, did.MessageID}
		switch {
		case did.Method == "answerCallbackQuery":
			if did.Text == "" {
				continue // only stops the little clock on the button
			}
			e.Kind = BotToasts
			if u := s.Server.User(did.UserID); u != nil {
				e.Who = s.names[u.ID]
			}
		case strings.HasPrefix(did.Method, "edit"):
			e.Edited, e.First = true, s.first[at].At
		case strings.HasPrefix(did.Method, "send"):
		default:
			continue // a menu, a reaction: no words
		}
		for _, row := range did.Buttons {
			var labels []string
			for _, b := range row {
				labels = append(labels, b.Text)
			}
			e.Buttons = append(e.Buttons, labels)
		}
		if did.File != nil {
			if e.File = s.first[at].File; !e.Edited || e.File == "" {
				e.File = s.fileName(did.File)
			}
			e.Data = did.File.Bytes
		}
		if e.Kind == BotSays && !e.Edited {
			s.first[at] = e
		}
		s.entries = append(s.entries, e)
	}
}

// fileName is a name that no other file of this play has.
func (s *Stage) fileName(f *telegramtest.File) string {
	name := f.Kind + ".jpg"
	switch {
	case f.Name != "":
		name = filepath.Base(f.Name)
	case f.MIME == "image/png":
		name = f.Kind + ".png"
	}
	s.fileNames[name]++
	if n := s.fileNames[name]; n > 1 {
		ext := filepath.Ext(name)
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
	}
	return name
}

// cutUnits cuts a text by UTF-16 units, as the platform counts.
func cutUnits(s string, offset, length int) string {
	units := utf16.Encode([]rune(s))
	if offset < 0 || length < 0 || offset+length > len(units) {
		return ""
	}
	return string(utf16.Decode(units[offset : offset+length]))
}
