// Package importing takes a list that the secretary sends as a workbook: members, criteria, tasks.
//
// It promises that every change is said back before anything is saved, and saved in one commit; that what somebody else has
// changed since the list was written stays, and is said; that the same list twice changes nothing the second time; and that
// sending the old list back undoes it. Files come from who manages members, in private.
package importing

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"giaoban/bot/importer"
	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "import"

// prefix begins the codes of this flow's buttons: verb:committee:serial.
const prefix = "nx"

// right is who may import: who may change members may change criteria and tasks too.
const right = talk.ManageMembers

// RecipeList is the recipe of a Fetch job that brings a list: it is read, not kept.
const RecipeList = "import-list"

// ListArg is its argument; File and Name are those of store.FetchArg.
type ListArg struct {
	File      string            `json:"file"`
	Name      string            `json:"name,omitempty"`
	Committee store.CommitteeID `json:"committee"`
}

// maxFile is how large a file may be that a platform hands us, in bytes.
const maxFile = 20 << 20

// patience is how long a list that was read waits for its yes.
const patience = 2 * time.Hour

// The steps of the flow's questions.
const (
	stepFile  = "file"  // a file is waited for
	stepOffer = "offer" // a list was read
)

// asked is what an open question remembers.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	Name      string            `json:"name,omitempty"`
	List      importer.List     `json:"list,omitzero"`
	// Back: all that differs from now is a change, whatever the list was written with.
	Back bool `json:"back,omitempty"`
	// Serial is the commit that showed it: an older card's button means another list.
	Serial uint64 `json:"serial,omitempty"`
	// Shown is what was said back.
	Shown string `json:"shown,omitempty"`
}

type flow struct{ menus talk.Menus }

// Flow makes the flow. Files must come before it, and before the flow that keeps files as evidence.
func Flow(menus talk.Menus) talk.Flow {
	f := flow{menus: menus}
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: "nhap", Aliases: []string{"import"}, Bare: []string{"nhap danh sach", "nhap tu excel", "nhap excel"}, Right: right, Menu: true, Do: command},
		},
		Press: map[string]func(*talk.Turn, string) error{prefix: f.press},
		Step:  f.step,
		Leave: leave,
	}
}

// Files is the part of the flow that sees files first.
func Files() talk.Flow { return talk.Flow{Name: FlowName + "-files", Sentence: received} }

func leave(_ *talk.Turn, d store.Dialog) (text.Message, error) {
	return text.ImportLeft{Half: d.Step == stepOffer}, nil
}

// command says how, or takes the file that carries the command.
func command(t *talk.Turn, _ string) error {
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/nhap"})
	}
	me, c, err := t.Office(right)
	if err != nil {
		return err
	}
	if len(t.Files) > 0 {
		return fetch(t, c, me)
	}
	return t.Ask(FlowName, stepFile, asked{Committee: c.ID}, text.ImportHow{Sheet: talk.Code(prefix, verbSheet, c.ID, 0)})
}

// received takes a workbook that comes in private without words about something else. A file of another kind is taken where one
// was asked for; otherwise it is left to others, and so is every file of who may not import.
func received(t *talk.Turn) (bool, error) {
	if len(t.Files) == 0 || !t.Private() || t.Kind != talk.Text || t.Album != "" || t.ReplyTo != "" || t.Text != "" {
		return false, nil
	}
	f := t.Files[0]
	kind := strings.ToLower(path.Ext(f.Name))
	asks := t.Open.Flow == FlowName
	if f.Kind != "document" || f.ID == "" || kind != ".xlsx" && kind != ".xlsm" && !(asks && kind != ".docx") && !slices.Contains([]string{".xls", ".csv", ".ods"}, kind) {
		return false, nil
	}
	if !slices.ContainsFunc(t.Places, func(m store.Member) bool { return talk.May(m.Role, right) }) {
		return false, nil
	}
	me, c, err := t.Office(right)
	if err != nil {
		return true, err
	}
	return true, fetch(t, c, me)
}

// fetch has the file brought; what is known to be none is refused at once.
func fetch(t *talk.Turn, c store.Committee, me store.Member) error {
	f := t.Files[0]
	switch kind := strings.ToLower(path.Ext(f.Name)); {
	case f.Size > maxFile:
		return talk.Refuse(text.ImportNoFile{Why: "large", Name: f.Name})
	case kind == ".docx" || kind == ".doc" || kind == ".pdf":
		return talk.Refuse(text.ImportNoFile{Why: "document", Name: f.Name})
	case kind != ".xlsx" && kind != ".xlsm" || f.Kind != "document":
		return talk.Refuse(text.ImportNoFile{Why: "kind", Name: f.Name})
	}
	about := store.About{Committee: c.ID, Flow: FlowName, Person: t.Person.ID}
	_, err := t.Tx.Enqueue(store.Job{Kind: store.Fetch, Chat: t.Chat, Lane: store.Rest, About: about,
		Recipe: store.RecipeOf(RecipeList, ListArg{File: f.ID, Name: f.Name, Committee: c.ID})})
	if err != nil {
		return err
	}
	if !busy(t.Open, t.Open.Flow != "", t.Tx) {
		if err := t.Hold(FlowName, stepFile, asked{Committee: c.ID}); err != nil {
			return err
		}
	}
	return t.AnswerAbout(text.ImportComing{Name: f.Name}, about)
}

// Take says back what a list that was fetched would change. cause is why it could not be read at all. It may be called again
// with the same file. Errors of cause: those of importer.Read.
func Take(tx *store.Tx, cal *calendar.Calendar, j store.Job, l importer.List, cause error) error {
	var arg ListArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return fmt.Errorf("take list: %w", err)
	}
	by, err := tx.Person(j.About.Person)
	if errors.Is(err, store.ErrNotFound) || err == nil && by.Chat == "" {
		return nil // erased meanwhile
	}
	if err != nil {
		return err
	}
	about := store.About{Committee: arg.Committee, Flow: FlowName}
	no := func(why string) error {
		return talk.Tell(tx, by, store.Answers, text.ImportNoFile{Why: why, Name: arg.Name}, about)
	}
	places, err := tx.Memberships(by.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(places, func(m store.Member) bool { return m.Committee == arg.Committee && talk.May(m.Role, right) }) {
		return no("right")
	}
	switch {
	case cause != nil:
		return no(Reason(cause))
	case l.OfAnother(arg.Committee):
		return no("other")
	}
	if d, open, err := tx.Dialog(by.Chat); err != nil {
		return err
	} else if busy(d, open, tx) {
		return no("busy")
	}
	a := asked{Committee: arg.Committee, Name: arg.Name, List: l}
	said, err := a.offer(tx, cal, by.Chat, 0)
	if err != nil {
		return err
	}
	return talk.Tell(tx, by, store.Answers, said, about)
}

// busy tells whether something lies open in a chat that a list must not push aside. A draft of a report only listens.
func busy(d store.Dialog, open bool, tx *store.Tx) bool {
	return open && d.Flow != FlowName && d.Flow != sign.FlowName && tx.Now().Sub(d.Since) < patience
}

// Reason names why a file could not be read, see text.ImportNoFile.
func Reason(err error) string {
	for _, r := range []struct {
		err error
		why string
	}{{importer.ErrOldFormat, "kind"}, {importer.ErrDocument, "document"}, {importer.ErrPassword, "password"}, {importer.ErrTooLarge, "large"},
		{importer.ErrNothing, "nothing"}, {importer.ErrErased, "erased"}} {
		if errors.Is(err, r.err) {
			return r.why
		}
	}
	return "damaged"
}

// sheetNow answers with the workbook of this moment: what was given and changed after the last closing is to be edited too. It is
// of the week that runs today, for its replies; of today where none does.
func sheetNow(t *talk.Turn, c store.Committee) error {
	now := t.Tx.Now().In(c.Location())
	today := now.Format(time.DateOnly)
	first, last := today, today
	weeks, err := t.Tx.RecentWeeks(c.ID, 16)
	if err != nil {
		return err
	}
	for _, r := range weeks {
		if r.FirstDay <= today && today <= r.LastDay {
			first, last = r.FirstDay, r.LastDay
			break
		}
	}
	raw, err := json.Marshal(sign.FileArg{Committee: c.ID, First: first, Last: last, AsOf: now.UTC(), Lang: c.Lang})
	if err != nil {
		return fmt.Errorf("name workbook: %w", err)
	}
	return t.AnswerWith(text.ImportSheet{At: now},
		store.File{Kind: store.Document, Name: "danh-sach-" + today + ".xlsx", Recipe: sign.RecipeSheet, Arg: string(raw)})
}
