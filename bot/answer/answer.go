// Package answer understands what a member's message answers to the typed questions of his list: a number, one of some
// choices, a sentence, a photo, or who comes to a clean-up. What is said of the state of the work it leaves to bot/reply.
//
// It is pure and deterministic: no store, no clock, no network. It promises to take nobody for coming who did not say so: a
// negated, conditional, doubtful or contradictory sentence is asked about. It never panics, whatever the bytes, and takes
// time linear in their number.
//
// Where the sentence leaves room, it is read so:
//   - "vâng" is courtesy, "vắng" is absent; without accents "vang" is neither and is asked about.
//   - "bận", "đi vắng", "xin nghỉ" is not coming; "đi công tác", "đi họp" alone is asked about.
//   - Whoever cannot come himself but says that his people do, or whom he sends, sends somebody in his place.
//   - "chắc 20 người" is a number said carefully and counts; "chắc đi" is asked about.
//   - "1.200" is 1200, "1,5" is one and a half; "1,200" is asked about.
//   - Amounts are converted within one kind ("1 200 kg" of tonnes is 0.2); a unit of another kind is asked about.
//   - "120 hộ, 1,5 tấn, tốt" answers the open questions of one round in their order when there are just as many of them and
//     each fits; what is called on the screen names an item ("khó khăn: thiếu máy in").
//   - A state of work ("xong", "80%") or a bare number is no sentence.
//   - Two numbers without a word on which one counts are asked about, and so is a range.
package answer

import (
	"strings"

	"giaoban/store/fold"
)

// Kind is how an item is answered.
type Kind string

// The kinds. Status stands for everything that bot/reply reads.
const (
	Status Kind = ""
	Number Kind = "number"
	Choice Kind = "choice"
	Text   Kind = "text"
	Photo  Kind = "photo"
	Coming Kind = "coming"
)

// The answers to a roll call.
const (
	Going      = 1
	NotGoing   = 2
	SendsOther = 3
)

// Item is one item that may be answered. Number is its place in the list, 0 for one that has none; Code what can be typed
// for it ("kp5", "kp5.2", "c2"), Unit that of a number, Choices what may be chosen.
type Item struct {
	Number  int
	Ask     Kind
	Code    string
	Unit    string
	Choices []string
	// Title is what the question is called on the screen, Round names those that are asked together.
	Title, Round string
	Optional     bool
	// Open tells whether it still waits for an answer.
	Open bool
}

// Got is one answer. Item is its place in the items given to Read.
type Got struct {
	Item int
	// Number is that of a number question, or how many people come; nil where none was said.
	Number *float64
	// Choice counts from 1.
	Choice int
	// Text is what was said besides, as typed; of a text question the answer itself.
	Text string
	// Same: "như tuần trước", of a number, a choice or a sentence.
	Same bool
}

// Why is why something has to be asked back.
type Why string

// The reasons.
const (
	NoNumber  Why = "number"    // no number, or several
	NoChoice  Why = "choice"    // none of the choices
	Undecided Why = "undecided" // he does not know yet
	Depends   Why = "depends"   // it hangs on something, or is doubtful
	Unclear   Why = "unclear"   // it says both, or nothing that is known
	Empty     Why = "empty"     // the item was named and nothing said
	Which     Why = "which"     // it may answer several
)

// Problem is an answer that could not be taken. Items are the places of those that may be meant.
type Problem struct {
	Why   Why
	Items []int
	Said  string
}

// longest is how many bytes of a message are read; more than that no platform sends.
const longest = 1 << 14

// Read finds the answers in a message. rest is what it leaves to others: the message itself where it found nothing.
func Read(said string, items []Item) (got []Got, rest string, problems []Problem) {
	if len(said) > longest {
		return nil, said, nil
	}
	text := fold.NFC(said)
	r := reader{text: text, items: items, words: scan(text)}
	r.accented = accented(r.words)
	r.cut()
	if r.inOrder() {
		return r.got, "", r.problems
	}
	var left []string
	for i := range r.parts {
		if s := r.read(&r.parts[i]); s != "" {
			left = append(left, s)
		}
	}
	if len(r.got) == 0 && len(r.problems) == 0 {
		return nil, said, nil
	}
	return r.got, strings.Join(left, "\n"), r.problems
}

// reader is one message being read.
type reader struct {
	text     string
	items    []Item
	words    []word
	accented bool
	parts    []part
	got      []Got
	problems []Problem
	// unit is that of the number being read: in "12,5 triệu đồng" it multiplies nothing, and of money no word does.
	unit  []string
	money bool
	// hangs: a condition holds for all that is said.
	hangs bool
}

// part is a stretch of words about one item: of is its place, or -1. head is what named it, words[from:to] what is said.
type part struct {
	of             int
	named          bool
	head, from, to int
	// choice is a choice that the head itself named: "3.1".
	choice int
	// titled: what the question is called named it.
	titled bool
}

// open counts the items that wait for an answer, and gives the place of the only typed one among them, -1 for none or several.
func (r *reader) open() (all, typed, only int) {
	only = -1
	for i, x := range r.items {
		if !x.Open {
			continue
		}
		all++
		if x.Ask == Status {
			continue
		}
		if typed++; typed == 1 {
			only = i
		} else {
			only = -1
		}
	}
	return all, typed, only
}

// said is a part as typed, without its head and the marks around it.
func (r *reader) said(p part) string {
	if p.from >= p.to {
		return ""
	}
	return strings.Trim(r.text[r.words[p.from].start:r.words[p.to-1].end], " \n,;.:-–")
}

// whole is a part as typed, with its head.
func (r *reader) whole(p part) string {
	if p.head >= p.to {
		return ""
	}
	return strings.Trim(r.text[r.words[p.head].start:r.words[p.to-1].end], " \n,;")
}

func (r *reader) take(g Got) { r.got = append(r.got, g) }

func (r *reader) ask(why Why, said string, items ...int) {
	r.problems = append(r.problems, Problem{Why: why, Items: items, Said: said})
}
