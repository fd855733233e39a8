// Package export hands the committee's figures to its officers as files: the workbook, the written report, the picture, the
// tables as CSV, and all facts as JSON.
//
// It promises that a file has the figures of the moment at which it was asked for, or those that were approved; that it is
// sent in private to who may see names, and to nobody else; and that every kind can be asked for by typing.
package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// FlowName is the flow's name.
const FlowName = "export"

// RecipeFacts is all that a committee has told us, as JSON; whoever wires the program draws it. Its argument is a FactsArg.
const RecipeFacts = "facts"

// FactsArg says whose facts, and of which instant, so that a second drawing gives the same bytes.
type FactsArg struct {
	Committee store.CommitteeID `json:"committee"`
	AsOf      time.Time         `json:"as_of"`
}

// prefix begins the codes of this flow's buttons: kind:committee:days, see sign.NameDays.
const prefix = "xu"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "xuat", Aliases: []string{"export"}, Bare: []string{"xuat so lieu", "xuat file", "xuat tep"}, Right: talk.SeeNames, Menu: true,
			Takes: takes, Do: command}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
	}
}

// kind is a kind of file.
type kind string

// The kinds, in the order in which they are offered.
const (
	workbook kind = "xlsx"
	document kind = "docx"
	picture  kind = "png"
	tables   kind = "csv"
	facts    kind = "json"
)

var kinds = []kind{workbook, document, picture, tables, facts}

var recipes = map[kind]string{workbook: sign.RecipeSheet, document: sign.RecipeDoc, picture: sign.RecipePicture, tables: sign.RecipeTables}

// words are how people name a kind, folded.
var words = map[string]kind{"xlsx": workbook, "excel": workbook, "bang": workbook, "bang tinh": workbook, "docx": document, "word": document, "bao cao": document,
	"png": picture, "anh": picture, "hinh": picture, "picture": picture, "csv": tables, "json": facts, "toan bo": facts, "tat ca": facts, "all": facts}

// read understands what follows /xuat: a kind, a period, both, neither.
func read(args string) (k kind, period string, ok bool) {
	s := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(fold.Key(args)), "."))
	best := ""
	for word := range words {
		if rest, begins := strings.CutPrefix(s, word); begins && len(word) > len(best) && (rest == "" || rest[0] == ' ' || rest[0] == ',') {
			best = word
		}
	}
	s = strings.Trim(strings.TrimPrefix(s, best), " ,")
	return words[best], s, s == "" || sign.TakesPeriod(s)
}

func takes(args string) bool {
	_, _, ok := read(args)
	return ok
}

// command is /xuat: sends what was named, or offers the kinds.
func command(t *talk.Turn, args string) error {
	_, c, err := t.Office(talk.SeeNames)
	if err != nil {
		return err
	}
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/xuat"})
	}
	k, said, ok := read(args)
	if !ok {
		return talk.Refuse(text.ExportUsage{Said: args})
	}
	first, last, err := days(t, c, said, args)
	if err != nil {
		return err
	}
	if k != "" {
		return send(t, c, k, first, last)
	}
	m := text.ExportChoice{Period: sign.Period(c, first, last)}
	if len(t.Places) > 1 {
		m.Committee = c.Name
	}
	for _, k := range kinds {
		m.Kinds = append(m.Kinds, text.ExportKind{Kind: string(k), Code: talk.Code(prefix, k, c.ID, sign.NameDays(first, last))})
	}
	return t.AnswerAbout(m, store.About{Committee: c.ID, Flow: FlowName})
}

// days are those of the period that was named; for none those of the week that /tonghop shows.
func days(t *talk.Turn, c store.Committee, period, args string) (first, last string, err error) {
	if period == "" {
		r, err := view.Current(&t.Tx.ReadTx, c.ID)
		if errors.Is(err, store.ErrNotFound) {
			return "", "", talk.Refuse(text.NoRound{})
		}
		return r.FirstDay, r.LastDay, err
	}
	first, last, ok, err := sign.Span(t, c, period)
	if err == nil && !ok {
		err = talk.Refuse(text.ExportUsage{Said: args})
	}
	return first, last, err
}

// press sends what was chosen. The code comes from a client.
func press(t *talk.Turn, arg string) error {
	named, rest, _ := strings.Cut(arg, ":")
	n, period := talk.IDs(rest, 1)
	t.Committee = store.CommitteeID(n[0])
	_, c, err := t.Office(talk.SeeNames)
	if err != nil {
		return err
	}
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/xuat"})
	}
	first, last, ok := sign.DaysNamed(period)
	if k := kind(named); ok && (recipes[k] != "" || k == facts) {
		return send(t, c, k, first, last)
	}
	return talk.Refuse(text.StaleButton{})
}

func send(t *talk.Turn, c store.Committee, k kind, first, last string) error {
	if k != facts {
		return sign.SendFile(t, c.ID, recipes[k], first, last)
	}
	now := t.Tx.Now()
	arg, err := json.Marshal(FactsArg{Committee: c.ID, AsOf: now.UTC()})
	if err != nil {
		return fmt.Errorf("ask for facts: %w", err)
	}
	at := now.In(c.Location())
	return t.AnswerWith(text.ExportFacts{At: at}, store.File{Kind: store.Document, Recipe: RecipeFacts, Arg: string(arg),
		Name: "so-lieu-" + at.Format(time.DateOnly) + ".json"})
}
