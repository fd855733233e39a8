package text

import (
	"fmt"
	"strings"

	"giaoban/store"
)

// Subject is what a line speaks of, ready to be named.
type Subject struct {
	Code store.Subject
	// Name is the criterion's or the neighbourhood's name, or the work of a task; Word is the committee's word for its neighbourhoods.
	Name string
	Word string
	// Question is what a plan asks under it, in its own words, "" where the subject speaks for itself.
	Question string
	// Due is a task's deadline, Place whose it is where several places have the same task.
	Due   Due
	Place string
}

// State is what was said of a subject.
type State struct {
	Status     store.Status
	Percent    *int
	Blocker    bool
	NeedsHelp  bool
	Quantities store.Quantities
	Text       string
}

// StateOf takes what a reply says.
func StateOf(r store.Reply) State {
	return State{Status: r.Status, Percent: r.Percent, Blocker: r.Blocker, NeedsHelp: r.NeedsHelp, Quantities: r.Quantities, Text: r.Text}
}

// short names a subject as one says it in passing: "tiêu chí 3", "khu phố 5".
func (s Subject) short(lang store.Lang) string {
	if s.Question != "" {
		return s.asked(lang, 60)
	}
	kind, n, _ := s.Code.Split()
	switch kind {
	case store.KindCriterion:
		if lang == store.English {
			return fmt.Sprintf("criterion %d", n)
		}
		return fmt.Sprintf("tiêu chí %d", n)
	case store.KindNeighbourhood:
		if rest, ok := strings.CutPrefix(strings.ToLower(s.Name), strings.ToLower(s.Word)); ok && s.Word != "" {
			return s.Word + s.Name[len(s.Name)-len(rest):]
		}
		return strings.TrimSpace(s.Word + " " + s.Name)
	}
	return string(s.Code)
}

// long adds a criterion's name, or what a task is about and until when.
func (s Subject) long(lang store.Lang) string {
	switch {
	case s.Question != "":
		return s.asked(lang, questionShown)
	case s.Name == "" || s.Code.Is(store.KindNeighbourhood):
		return s.short(lang)
	case s.Code.Is(store.KindTask) && !s.Due.IsZero():
		place := ""
		if s.Place != "" {
			place = s.Place + ", "
		}
		hold := map[store.Lang]string{store.Vietnamese: "hạn ", store.English: "due "}[lang]
		return s.short(lang) + " – " + quote(s.Name, taskShown) + " (" + place + hold + shortDue(lang, s.Due) + ")"
	case s.Code.Is(store.KindTask) && s.Place != "":
		return s.short(lang) + " – " + quote(s.Name, taskShown) + " (" + s.Place + ")"
	case s.Code.Is(store.KindTask):
		return s.short(lang) + " – " + quote(s.Name, taskShown)
	}
	return s.short(lang) + " – " + s.Name
}

// questionShown is how much of a question's words a list shows.
const questionShown = 200

// taskShown is how much of a task's words a line shows.
const taskShown = 90

var statusNames = map[store.Lang]map[store.Status]string{
	store.Vietnamese: {store.Done: "xong", store.Doing: "đang làm", store.NotStarted: "chưa làm", store.Blocked: "vướng"},
	store.English:    {store.Done: "done", store.Doing: "in progress", store.NotStarted: "not started", store.Blocked: "blocked"},
}

// state says a State in one line, without the words that came with it.
func state(lang store.Lang, s State) string {
	words := map[store.Lang][2]string{store.Vietnamese: {"có vướng", "cần hỗ trợ"}, store.English: {"with an obstacle", "needs help"}}[lang]
	var parts []string
	if s.Status != "" {
		parts = append(parts, statusNames[lang][s.Status])
	}
	if s.Percent != nil && s.Status != store.Done {
		parts = append(parts, fmt.Sprintf("%d%%", *s.Percent))
	}
	if s.Blocker && s.Status != store.Blocked {
		parts = append(parts, words[0])
	}
	if s.NeedsHelp {
		parts = append(parts, words[1])
	}
	parts = append(parts, quantities(lang, s.Quantities)...)
	return strings.Join(parts, ", ")
}

func quantities(lang store.Lang, q store.Quantities) []string {
	units := map[store.Lang][5]string{
		store.Vietnamese: {"người", "điểm", "tấn", "kg", "m"},
		store.English:    {"people", "places", "tonnes", "kg", "m"},
	}[lang]
	var said []string
	for i, v := range []*float64{q.People, q.Points, q.Tonnes, q.Kg, q.M} {
		if v != nil {
			said = append(said, number(lang, *v)+" "+units[i])
		}
	}
	return said
}

// mark is the coloured square of a status.
func square(s State) string {
	switch {
	case s.Status == store.Blocked || s.Blocker:
		return "🟥"
	case s.Status == store.Done, s.Status == "" && s.Quantities != (store.Quantities{}): // what came of a clean-up
		return "🟩"
	case s.Status == "":
		return "⬜"
	}
	return "🟨"
}
