package rehearsal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"giaoban/store"
)

// wire is an Entry as --json writes it.
type wire struct {
	At      string   `json:"at"`
	Chat    string   `json:"chat"`
	Text    string   `json:"text"`
	Buttons []string `json:"buttons"`
	File    string   `json:"file,omitempty"`
	Edits   int      `json:"edits,omitempty"`
	ID      int      `json:"id"`
}

// WriteJSON writes the bot's messages, one object a line; edits names the message that was changed.
func WriteJSON(w io.Writer, entries []Entry) error {
	for _, e := range entries {
		if e.Kind != BotSays {
			continue
		}
		o := wire{At: e.At.In(store.HoChiMinh).Format(time.RFC3339), Chat: e.Chat, Text: e.Text, Buttons: []string{}, File: e.File, ID: e.ID}
		if e.Edited {
			o.Edits = e.ID
		}
		for _, row := range e.Buttons {
			o.Buttons = append(o.Buttons, row...)
		}
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(o); err != nil {
			return fmt.Errorf("write transcript: %w", err)
		}
		if _, err := w.Write(line.Bytes()); err != nil {
			return fmt.Errorf("write transcript: %w", err)
		}
	}
	return nil
}

// terms are the few words of a transcript that nobody said.
type terms struct {
	group, edited, button, reply, photo, album, file, edit, toast, block, unblock, said string
	notes                                                                               map[Verb]string
	weekdays                                                                            [7]string
}

var termsOf = map[store.Lang]terms{
	store.Vietnamese: {"nhóm", "sửa tin", "bấm", "trả lời", "ảnh", "ảnh", "tệp", "sửa lại", "hiện nhanh", "chặn bot", "bỏ chặn bot", "nói lúc",
		map[Verb]string{noteKilled: "máy chết giữa chừng, chạy lại", noteCrash: "máy tắt đột ngột, chạy lại", noteOff: "máy tắt", noteWrong: "không diễn được",
			API: "nền tảng:", Disk: "ổ đĩa:", Chat: "nhóm:"},
		[7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}},
	store.English: {"group", "edits", "presses", "answers", "photo", "photos", "file", "edits", "toast", "blocks the bot", "unblocks the bot", "said at",
		map[Verb]string{noteKilled: "the machine dies midway and starts again", noteCrash: "the machine dies and starts again", noteOff: "the machine is off for", noteWrong: "cannot be played",
			API: "platform:", Disk: "disk:", Chat: "group:"},
		[7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}},
}

// indent keeps what is said to one side of the clock.
const indent = "      "

// WriteText writes the transcript for people: the time, who says what to whom, buttons by row, what was edited.
func WriteText(w io.Writer, entries []Entry, lang store.Lang) error {
	var b strings.Builder
	t, ok := termsOf[lang]
	if !ok {
		t = termsOf[store.Vietnamese]
	}
	day := ""
	for _, e := range entries {
		at := e.At.In(store.HoChiMinh)
		if d := t.weekdays[at.Weekday()] + " " + at.Format("2/1/2006"); d != day {
			fmt.Fprintf(&b, "== %s\n", d)
			day = d
		}
		// No spaces at the end of a line: transcripts live in files that editors trim.
		b.WriteString(strings.TrimRight(at.Format(clockLayout(at))+" "+t.head(e), " ") + "\n")
		if e.Kind == BotSays {
			writeBody(&b, e)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func clockLayout(at time.Time) string {
	if at.Second() != 0 {
		return "15:04:05"
	}
	return "15:04"
}

func (t terms) chat(name string) string {
	if name == Group {
		return t.group
	}
	return name
}

// head is the line that says who does what.
func (t terms) head(e Entry) string {
	switch e.Kind {
	case Noted:
		return "** " + t.notes[e.Verb] + " " + e.Text
	case Acted:
		return t.act(e)
	case LeftOut:
		return "-> " + e.Text + " …"
	case BotToasts:
		return fmt.Sprintf("-> %s (%s): %s", e.Who, t.toast, e.Text)
	}
	h := "-> " + t.chat(e.Chat)
	if e.Edited {
		first, at := e.First.In(store.HoChiMinh), e.At.In(store.HoChiMinh)
		layout := "15:04"
		if first.Format(time.DateOnly) != at.Format(time.DateOnly) {
			layout = "15:04 2/1"
		}
		h += ", " + t.edited + " " + first.Format(layout)
	}
	if e.File != "" {
		h += ", " + t.file + " " + e.File
	}
	return h
}

func writeBody(b *strings.Builder, e Entry) {
	for line := range strings.Lines(e.Text) {
		b.WriteString(strings.TrimRight(indent+line, " \n") + "\n")
	}
	for _, row := range e.Buttons {
		b.WriteString(indent + "[" + strings.Join(row, "] [") + "]\n")
	}
}

func (t terms) act(e Entry) string {
	who := e.Who
	if e.Chat == Group {
		who += " @" + t.group
	}
	said := strings.ReplaceAll(e.Text, "\n", "\n"+indent)
	switch e.Verb {
	case Press:
		return fmt.Sprintf("%s %s [%s]", who, t.button, said)
	case Reply:
		return fmt.Sprintf("%s %s “%s”: %s", who, t.reply, e.Part, said)
	case Edit:
		return fmt.Sprintf("%s %s: %s", who, t.edit, said)
	case Photo:
		return fmt.Sprintf("%s: (%s) %s", who, t.photo, said)
	case Album:
		return fmt.Sprintf("%s: (%d %s) %s", who, e.ID, t.album, said)
	case File:
		return fmt.Sprintf("%s: (%s) %s", who, t.file, said)
	case Docx:
		return fmt.Sprintf("%s: (%s .docx) “%s” → “%s”", who, t.file, e.Part, said)
	case Block:
		return fmt.Sprintf("%s %s", who, t.block)
	case Unblock:
		return fmt.Sprintf("%s %s", who, t.unblock)
	}
	if !e.Said.Equal(e.At) {
		who += fmt.Sprintf(" (%s %s)", t.said, e.Said.In(store.HoChiMinh).Format("15:04"))
	}
	return who + ": " + said
}
