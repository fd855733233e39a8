package rehearsal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Verb is what a line does.
type Verb string

// What a line may do. The first group is done by a person, the second happens to the machine or the platform.
const (
	Say     Verb = "say"
	Press   Verb = "press"
	Reply   Verb = "reply"
	Photo   Verb = "photo"
	Album   Verb = "album"
	File    Verb = "file"
	Docx    Verb = "docx"
	Edit    Verb = "edit"
	Forge   Verb = "forge"
	Block   Verb = "block"
	Unblock Verb = "unblock"

	At         Verb = "at"
	Crash      Verb = "crash"
	KillCommit Verb = "kill commit"
	KillSend   Verb = "kill send"
	Off        Verb = "off"
	API        Verb = "api"
	Disk       Verb = "disk"
	Raw        Verb = "raw"
	Chat       Verb = "group" // Text says what happens to the group: migrate, add, remove, promote, demote, mute
)

// Line is one act of a script.
type Line struct {
	// File and Number say where it stands, Source how it reads.
	File   string
	Number int
	Source string

	Verb Verb
	// Who does it: a name of the cast or Stranger. InGroup: in the group instead of his private chat.
	Who     string
	InGroup bool
	// Text is what is said, a button's label, a caption, a path, a fault, raw JSON.
	Text string
	// Part is a part of the bot's message that is meant, for Reply and Press; empty for the newest. For Docx it is the words
	// of the file that Text replaces.
	Part string
	// Count is of photos, commits or sendings.
	Count int
	// Captions are those of an album's photos, where there are several; Text has them all.
	Captions []string
	// When is the instant of At; Clock the time of day, from 0 to 24 hours, when the line names no date. Of Said it is
	// when the words were said that arrive now.
	When  time.Time
	Clock time.Duration
	// For is how long Off lasts.
	For time.Duration
	// After: the kill strikes after the commit, or after the server has accepted, not before.
	After bool
}

// Where is "friday.txt:12".
func (l Line) Where() string { return fmt.Sprintf("%s:%d", l.File, l.Number) }

const (
	maxLine  = 64 << 10
	maxWrong = 20
)

// errAllowed ends every complaint about a line that nobody understands.
const allowed = "allowed are: at 2026-11-27 14:00 · NAME: text · NAME @group: text · NAME: [part of a button's label] · " +
	"NAME: reply \"part of the bot's text\" text · NAME: photo \"caption\" · NAME: album 3 \"caption\" \"of the second\" · NAME: file PATH · NAME: docx \"old words\" \"new words\" · " +
	"NAME: edit \"new text\" · NAME: say \"any text\" · NAME: forge \"button code\" · NAME: block · NAME: unblock · stranger: text · " +
	"group: migrate|add|remove|promote|demote|mute · crash · kill commit N [after] · kill send N [before] · off 3d · " +
	"api 429 30s|502 5m|down 2h|reset-after-accept|slow 2s|truncate|401 1m|ok · disk full|ok · raw {json update} · # comment"

// Parse reads a script. file names it in complaints. Every bad line is complained about, with its number and what it
// could have been; the lines are then of no use.
func Parse(file string, r io.Reader) ([]Line, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	var lines []Line
	var wrong []error
	n := 0
	for in.Scan() {
		n++
		source := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\ufeff"))
		if source == "" || source[0] == '#' {
			continue
		}
		l, err := parseLine(source)
		l.File, l.Number, l.Source = file, n, source
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", l.Where(), err))
			if len(wrong) == maxWrong {
				break
			}
			continue
		}
		lines = append(lines, l)
	}
	if err := in.Err(); err != nil {
		wrong = append(wrong, fmt.Errorf("%s:%d: read line: %w", file, n+1, err))
	}
	return lines, errors.Join(wrong...)
}

func parseLine(s string) (Line, error) {
	word, rest, _ := strings.Cut(s, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "at":
		return parseAt(rest)
	case "crash":
		return Line{Verb: Crash}, none(rest)
	case "kill":
		return parseKill(rest)
	case "off":
		d, err := parseDuration(rest)
		return Line{Verb: Off, For: d}, err
	case "api":
		return Line{Verb: API, Text: rest}, checkFault(rest)
	case "disk":
		return Line{Verb: Disk, Text: rest}, oneOf(rest, "full", "ok")
	case "raw":
		return Line{Verb: Raw, Text: rest}, checkRaw(rest)
	}
	head, what, ok := strings.Cut(s, ":")
	if !ok {
		return Line{}, fmt.Errorf("%q begins no line of a script; %s", cut(word, 40), allowed)
	}
	return parseAct(strings.TrimSpace(head), strings.TrimSpace(what))
}

// cut shortens what a complaint quotes.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
