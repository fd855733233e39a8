package importer

import (
	"slices"
	"strings"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// Note is what is to be known of a deadline before it is saved.
type Note string

// The notes.
const (
	Guessed Note = "guessed" // the day is what was made of the words: a year was added, "cuối tháng" was read
	Over    Note = "over"    // the day has passed
	Endless Note = "endless" // the words are a rhythm, or of work without an end
	Undated Note = "undated" // the words name no day
)

// dated are the columns that make up a deadline, in their order.
var dated = []string{"phrase", "due", "clock"}

// Understand reads the words of a deadline as they are read everywhere: a bare day is until when, not on which day.
func Understand(phrase string, now time.Time, cal *calendar.Calendar) when.Deadline {
	w := when.Understand(phrase, now, cal)
	if w.Kind == when.None && w.Flaw == "" || w.Op == when.On {
		if by := when.Understand("hạn "+phrase, now, cal); by.Kind != when.None || by.Flaw != "" {
			return by
		}
	}
	return w
}

// IsEndless tells whether words are a rhythm or name work that has no end.
func IsEndless(w when.Deadline) bool {
	return w.Kind == when.Recur || w.Kind == when.Vague && slices.Contains([]string{"thuong xuyen", "lien tuc", "dinh ky"}, strings.TrimPrefix(fold.Key(w.Phrase), "han "))
}

// told is what a row says of one part of a deadline, and whether somebody has changed that in the file.
type told struct {
	is      string
	touched bool
}

// deadline says what a row changes of a deadline: the words count where they are new and the day is not, the day where it is
// new; where both are and disagree, nothing is taken. moved: somebody else has changed it since the export.
func (c *comparison) deadline(r Row, found bool, was, then map[string]string) (cells []Cell, moved bool) {
	base := was
	if then != nil {
		base = then
	}
	say := func(key string) told {
		is, ok := r.Cells[key]
		ok = ok && (found || is != "")
		return told{is, ok && is != base[key]}
	}
	phrase, due, clock := say("phrase"), say("due"), say("clock")
	to := map[string]string{"phrase": was["phrase"], "due": was["due"], "clock": was["clock"]}
	done := false // what the file says is so already
	var note Note
	w := when.Deadline{}
	if phrase.is != "" && c.now.Calendar != nil {
		w = Understand(phrase.is, c.now.At.In(c.now.Committee.Location()), c.now.Calendar)
	}
	day := ""
	if !w.Due.IsZero() {
		day = w.Due.Day.String()
	}
	switch {
	case due.touched && due.is != "" && phrase.touched && phrase.is != "":
		if phrase.is == was["phrase"] && due.is == was["due"] {
			done = true
			break
		}
		if day != "" && day != due.is && !c.back {
			c.clash(r, phrase.is, due.is)
			return nil, false
		}
		to["phrase"], to["due"] = phrase.is, due.is
	case due.touched && due.is != "":
		if done = due.is == was["due"]; !done {
			to["due"], to["phrase"] = due.is, onPaper(due.is) // the old words are of the old day
		}
	case phrase.touched && phrase.is != "" && phrase.is == was["phrase"]:
		done = true
	case phrase.touched && phrase.is != "" && then == nil && due.is != "": // the day is as it is; the words are of it, or of another
		if day != "" && day != due.is && !c.back && !ofDay(was["phrase"], was["due"]) {
			c.clash(r, phrase.is, due.is)
		}
		done = true
	case phrase.touched && phrase.is != "":
		switch {
		case w.Flaw == when.Impossible, w.Flaw == when.Past:
			c.trouble(r, "phrase", NoSuchDay, phrase.is)
			return nil, false
		case day != "":
			to["due"], to["clock"] = day, ""
			if w.Guessed {
				note = Guessed
			}
		case due.touched: // emptied
			to["due"] = ""
		}
		to["phrase"] = phrase.is
	case due.touched && (then != nil || phrase.is == "" || c.back): // emptied
		to["due"] = ""
		to["phrase"] = ""
	case phrase.touched && !ofDay(was["phrase"], was["due"]): // emptied
		to["phrase"] = ""
	}
	byWords := phrase.touched && phrase.is != "" && to["due"] == day && day != ""
	switch timed := w.Timed || w.Due.Timed; {
	case to["due"] == "":
		to["clock"] = ""
	case clock.touched && clock.is != "":
		to["clock"] = clock.is
	case byWords && timed && !done:
		to["clock"] = time.Date(0, 1, 1, w.Due.Hour, w.Due.Minute, 0, 0, time.UTC).Format("15:04")
	case clock.touched && !phrase.touched && !(then == nil && timed):
		to["clock"] = ""
	}
	if to["due"] == "" && was["due"] != "" && to["phrase"] == "" {
		to["phrase"] = was["phrase"] // goes with its day, and is not told apart
	}
	for _, key := range dated {
		is := r.Cells[key]
		if then != nil && has(r, key) && is == then[key] && is != was[key] && (to[key] == was[key] || key == "phrase") && !done {
			c.all.Older++
		}
		if to[key] == was[key] {
			continue
		}
		if key == "phrase" && ofDay(to[key], to["due"]) && !phrase.touched {
			continue // the day says it
		}
		if key == "clock" && to["due"] == "" {
			continue
		}
		x := Cell{Key: key, Was: was[key], Is: to[key], Then: then[key]}
		switch {
		case key == "phrase" && to["due"] == "" && x.Is != "":
			if x.Note = Undated; IsEndless(w) {
				x.Note = Endless
			}
		case key == "due" && x.Is != "":
			switch left := c.left(x.Is); {
			case left < 0:
				x.Note = Over
			case note != "":
				x.Note, x.Left = note, left
			}
		}
		moved = moved || then != nil && then[key] != was[key]
		cells = append(cells, x)
	}
	return cells, moved
}

func (c *comparison) clash(r Row, phrase, due string) {
	c.all.Problems = append(c.all.Problems, Problem{At: At{r.Sheet, r.Row, r.Columns["phrase"]}, Kind: TwoDays, Said: brief(phrase), Of: onPaper(due)})
}

// ofDay tells whether words say no more than a day.
func ofDay(phrase, day string) bool { return day != "" && (phrase == day || phrase == onPaper(day)) }

// left is how many days there are until a day.
func (c *comparison) left(day string) int {
	d, err := calendar.ParseDate(day)
	if err != nil {
		return 0
	}
	return d.Sub(calendar.DateOf(c.now.At.In(c.now.Committee.Location())))
}

// Deadline is the deadline that a change makes of an old one, read at now; ok is false where it says nothing of it. A day
// that was typed in is its own phrase, unless there is another: the old one speaks of the old day.
func (ch Change) Deadline(old store.Deadline, now time.Time, cal *calendar.Calendar) (d store.Deadline, ok bool) {
	phrase, worded := ch.Get("phrase")
	day, dated := ch.Get("due")
	hour, timed := ch.Get("clock")
	if !worded && !dated && !timed {
		return old, false
	}
	d = old
	if dated {
		d.Day, d.Op, d.Phrase = day, string(when.By), onPaper(day)
		if day == "" {
			d = store.Deadline{}
		}
	}
	if worded {
		d.Phrase = phrase
		if w := Understand(phrase, now, cal); phrase != "" && !w.Due.IsZero() && w.Due.Day.String() == d.Day {
			d.Op = string(w.Op)
		}
	}
	if timed && d.Day != "" {
		d.Clock = hour
	}
	return d, true
}
