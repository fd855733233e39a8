package text

import (
	"fmt"
	"strings"
	"time"

	"giaoban/store"
)

type (
	// Ask is how a question of a plan, or a roll call, is answered: with which unit, which choices, and whether it need not be.
	Ask struct {
		Kind     store.QuestionKind
		Unit     string
		Optional bool
		Choices  []AskChoice
	}
	// AskChoice is one answer to choose, with its button; Code is empty where there is none. Those of a roll call have no Label.
	AskChoice struct{ Label, Code string }
	// Answered is what such a question was answered with. Comes counts as store.Answer.Choice does.
	Answered struct {
		Kind   store.QuestionKind
		Number *float64
		Unit   string
		Label  string
		Comes  int
		// Late: said after the closing, and counted all the same. Early: before it was asked; it is not asked again.
		Late, Early bool
	}
	// AskAgain asks once more for what could not be taken as an answer. Why is that of bot/answer.
	AskAgain struct {
		Why  string
		Said string
		Item BundleItem
		// Until is when the question closes, zero where that is over.
		Until time.Time
	}
	// WhichAnswer asks which of several questions an answer was for.
	WhichAnswer struct {
		Said  string
		Items []BundleItem
	}
	// HowMany asks, softly, how many come; Instead: who comes in his place, too. People is a number that was told already.
	HowMany struct {
		Subject Subject
		Instead bool
		People  *float64
		Dawn    Dawn
		Undo    string
	}
	// Dawn is when those who come are told of it again: Day 0 for today, 1 for tomorrow. Zero for never. Where that is past,
	// Starts is when the work begins and Place where, empty if nobody said.
	Dawn struct {
		At     time.Time
		Day    int
		Starts time.Time
		Place  string
	}
	// RestUnclear is for a part of a message that could not be taken, beside answers that were.
	RestUnclear struct{ Said string }
	// NoPhotoYet is for words on a question that wants a photo.
	NoPhotoYet struct{ Item BundleItem }
	// Begun is for an answer to a roll call when the work has begun.
	Begun struct{ Subject Subject }
)

// What a roll call's answer may leave open.
const (
	AskPeople  = "people"
	AskInstead = "instead"
)

// Question tells whether an item is answered in another way than by how the work goes.
func (i BundleItem) Question() bool { return i.Ask != nil }

// Comes tells whether the item is a roll call's.
func (i BundleItem) Comes() bool { return i.Ask != nil && i.Ask.Kind == store.AskComing }

// Buttons tells whether the item has buttons.
func (i BundleItem) Buttons() bool { return i.Done != "" || i.Ask != nil && len(i.Ask.Choices) > 0 }

// Try is how the item is answered by typing, as an example: "3 25".
func (i BundleItem) Try() string {
	n := fmt.Sprint(i.Number)
	if i.Number == 0 {
		n = string(i.Subject.Code)
	}
	if i.Ask == nil {
		return n + " 80%"
	}
	switch i.Ask.Kind {
	case store.AskNumber:
		return n + " 25"
	case store.AskChoice:
		return n + " 1"
	}
	return n
}

// Talk are the first items of a bundle that are answered by how the work goes, and that a roll call asks: the examples use
// their numbers. Nil where there is none.
func (b Bundle) Talk() *BundleItem {
	return b.first(func(i BundleItem) bool { return i.Ask == nil && !i.Work })
}

// Work is the first that a clean-up asks: figures, not how it goes.
func (b Bundle) Work() *BundleItem {
	return b.first(func(i BundleItem) bool { return i.Work })
}

// Roll is the first that a roll call asks, nil where there is none.
func (b Bundle) Roll() *BundleItem {
	return b.first(BundleItem.Comes)
}

func (b Bundle) first(want func(BundleItem) bool) *BundleItem {
	for _, p := range append(b.Parts[:len(b.Parts):len(b.Parts)], b.Tasks...) {
		for _, i := range p.Items {
			if want(i) {
				return &i
			}
		}
	}
	return nil
}

// answered says an answer in a few words: "25 hộ", "đi, 20 người".
func answered(lang store.Lang, a Answered) string {
	switch {
	case a.Kind == store.AskNumber && a.Number != nil:
		if a.Unit == "%" {
			return number(lang, *a.Number) + "%"
		}
		return strings.TrimSpace(number(lang, *a.Number) + " " + a.Unit)
	case a.Kind == store.AskChoice:
		return quote(a.Label, 80)
	case a.Kind == store.AskComing:
		said := map[store.Lang][4]string{store.Vietnamese: {"", "đi", "không đi", "cử người thay"}, store.English: {"", "coming", "not coming", "sends somebody else"}}[lang][a.Comes&3]
		if a.Number != nil && a.Comes != store.NotGoing {
			said += ", " + number(lang, *a.Number) + map[store.Lang]string{store.Vietnamese: " người", store.English: " people"}[lang]
		}
		return said
	case a.Kind == store.AskPhoto:
		return map[store.Lang]string{store.Vietnamese: "đã có ảnh", store.English: "photo received"}[lang]
	}
	return ""
}

// comings are the words on the buttons of a roll call, by the answer.
func comings(lang store.Lang, i int) string {
	return map[store.Lang][3]string{store.Vietnamese: {"Đi", "Không đi", "Cử người thay"}, store.English: {"Coming", "Not coming", "Somebody else"}}[lang][i%3]
}

// asked names a question with what it is on: "Số hộ ký cam kết, khu phố 5".
func (s Subject) asked(lang store.Lang, n int) string {
	about := s
	about.Question, about.Code = "", s.Code.About()
	q := quote(s.Question, n)
	if s.Code.Is(store.KindQuestion) {
		return q
	}
	return q + ", " + about.short(lang)
}

// morning is the part of the day of an hour, of the day that is meant: "sáng nay".
func morning(lang store.Lang, at time.Time, day int) string {
	half := 0
	if at.Hour() >= 12 {
		half = 1
	}
	today := map[store.Lang][2]string{store.Vietnamese: {"sáng nay", "chiều nay"}, store.English: {"this morning", "this afternoon"}}[lang]
	tomorrow := map[store.Lang][2]string{store.Vietnamese: {"sáng mai", "chiều mai"}, store.English: {"tomorrow morning", "tomorrow afternoon"}}[lang]
	switch day {
	case 0:
		return today[half]
	case 1:
		return tomorrow[half]
	}
	if lang == store.English {
		return weekdays[lang][at.Weekday()] + " " + at.Format("2/1")
	}
	return weekdays[lang][at.Weekday()] + " " + at.Format("2/1")
}
