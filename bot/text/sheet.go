package text

import (
	"fmt"
	"strings"

	"giaoban/store"
	"giaoban/store/view"
)

// The words of the workbook: each sheet is a message of lines "key: word". The first key is "sheet", its name; the others
// are its columns, named by keys that stay when words change. Words turns a message into a map.
type (
	SheetMembers       struct{}
	SheetCriteria      struct{}
	SheetTasks         struct{}
	SheetExtensions    struct{}
	SheetReplies       struct{}
	SheetParticipation struct{}
	// SheetScores are the points of inspections, SheetCommended who was commended in public. SheetRanking is for chair and
	// secretary only, and says so in its name.
	SheetScores    struct{}
	SheetCommended struct{}
	SheetRanking   struct{}
	// SheetMerits says of somebody in one line what the chat says of him, SheetWeighed how his sum is made.
	SheetMerits  struct{ Facts view.MeritLine }
	SheetWeighed struct{ Sum *view.MeritSum }
	// SheetSummary has the names of its rows too.
	SheetSummary struct{}
	// SheetValues are what stands in cells: the states of an extension, the means of an answer, yes.
	SheetValues struct{}
	// SheetPast says in one line what became of a request for more time, for the column that tells the story of a task.
	// The days are written out, empty for none.
	SheetPast struct {
		From, Wanted, Given, Reason string
		State                       store.ExtensionState
	}
)

// Words words a message of lines "key: word".
func Words(lang store.Lang, m Message) (map[string]string, error) {
	c, err := Say(lang, m)
	if err != nil {
		return nil, err
	}
	words := map[string]string{}
	for line := range strings.Lines(c.Plain()) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		key, word, ok := strings.Cut(line, ": ")
		if _, twice := words[key]; !ok || twice {
			return nil, fmt.Errorf("word %T in %s: the line %q names no new word", m, lang, line)
		}
		words[key] = word
	}
	return words, nil
}

// StatusName says a status in a word; empty for none.
func StatusName(lang store.Lang, s store.Status) string { return statusNames[lang][s] }

// StandingName says where a task stands.
func StandingName(lang store.Lang, s view.Standing) string { return standings[lang][s] }

// AttainmentName says whether a criterion is met.
func AttainmentName(lang store.Lang, a store.Attainment) string { return attainments[lang][a] }
