package sign

import (
	"encoding/json"
	"fmt"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// The recipes of the files that are drawn of a report, outside any transaction.
const (
	RecipeDoc     = "report-docx"
	RecipeSheet   = "report-xlsx"
	RecipePicture = "report-png"
	RecipeTables  = "report-csv" // the sheets of the .xlsx as CSV, in a ZIP
)

// FileArg is the argument of these recipes, as JSON. Report is the record whose edits and state count, 0 for the bare figures of
// the two days as of an instant.
type FileArg struct {
	Committee store.CommitteeID `json:"committee"`
	Report    store.ReportID    `json:"report,omitempty"`
	First     string            `json:"first,omitempty"`
	Last      string            `json:"last,omitempty"`
	AsOf      time.Time         `json:"as_of,omitzero"`
	Lang      store.Lang        `json:"lang"`
}

// Paper is what a file is drawn from.
type Paper struct {
	Committee store.Committee
	Report    store.Report
	Model     view.Report
	Document  report.Document
	// Note are the Remarks of the report.
	Note string
}

// PaperOf gathers it. Errors: store.ErrNotFound, ErrAltered.
func PaperOf(tx *store.ReadTx, arg FileArg) (Paper, error) {
	var p Paper
	var err error
	if p.Committee, err = tx.Committee(arg.Committee); err != nil {
		return p, err
	}
	p.Report = store.Report{Committee: arg.Committee, First: arg.First, Last: arg.Last, State: store.Drafted, AsOf: arg.AsOf}
	if arg.Report != 0 {
		if p.Report, err = tx.Report(arg.Committee, arg.Report); err != nil {
			return p, err
		}
	}
	if p.Model, err = ModelOf(tx, p.Committee, p.Report); err != nil {
		return p, err
	}
	if p.Note, err = Remarks(tx, arg.Lang, p.Committee, p.Report); err != nil {
		return p, err
	}
	p.Document, err = report.Compose(arg.Lang, p.Model, p.Report.Edits)
	return p, err
}

// Options are those of a report's .docx: a draft is marked, an approved one shows its hash, and a copy that comes back can tell
// which report it is of, if r has a committee. The day is left to be filled in
// with the number: it is that on which the office issues it (NĐ 30/2020, thời gian ban hành), which nobody has said.
func Options(r store.Report, note string) docx.Options {
	o := docx.Options{Draft: r.Hash == "", Hash: shown(r.Hash), Note: note}
	if r.Committee != 0 {
		o.Name = nameOf(r)
	}
	return o
}

// sendFile answers with a file of the report.
func (p paper) sendFile(t *talk.Turn, recipe string) error {
	c, err := p.fileContent(t.Lang, recipe)
	if err != nil {
		return err
	}
	about := p.about()
	if recipe == RecipeDoc {
		about = p.shown()
	}
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Chat, Lane: store.Answers, Content: &c, About: about})
	return err
}

// fileContent is the message that carries a file of the report as it stands.
func (p paper) fileContent(lang store.Lang, recipe string) (store.Content, error) {
	a := FileArg{Committee: p.c.ID, Report: p.r.ID, Lang: p.c.Lang}
	if p.r.ID == 0 {
		a.First, a.Last, a.AsOf = p.r.First, p.r.Last, p.r.AsOf
	}
	arg, err := json.Marshal(a)
	if err != nil {
		return store.Content{}, fmt.Errorf("name file of report %d: %w", p.r.ID, err)
	}
	note, err := Note(lang, p.c, p.r)
	if err != nil {
		return store.Content{}, err
	}
	f := store.File{Kind: store.Document, Recipe: recipe, Arg: string(arg)}
	var m text.Message
	switch recipe {
	case RecipeSheet:
		f.Name, m = p.fileName("so-lieu", "xlsx"), text.SignSheetFile{Period: p.period()}
	case RecipeTables:
		f.Name, m = p.fileName("so-lieu-csv", "zip"), text.SignTablesFile{Period: p.period()}
	case RecipePicture:
		f.Kind, f.Name, m = store.Picture, p.fileName("tinh-hinh", "png"), text.SignPictureFile{Period: p.period()}
	default:
		stem := "bao-cao"
		if p.r.Hash == "" {
			stem = "du-thao-bao-cao"
		}
		if p.r.Supersedes != 0 {
			stem += "-thay-the"
		}
		f.Name, m = p.fileName(stem, "docx"), text.SignFile{Period: p.period(), State: p.r.State, Hash: shown(p.r.Hash), Note: note}
	}
	c, err := text.Say(lang, m)
	c.File = &f
	return c, err
}

// Again is the code of a button that makes such a file of a report once more; empty where there is no report.
func Again(recipe string, arg FileArg) string {
	verb, ok := map[string]string{RecipeDoc: doDoc, RecipeSheet: doSheet, RecipePicture: doPicture, RecipeTables: doTables}[recipe]
	if !ok || arg.Report == 0 {
		return ""
	}
	return talk.Code(prefix, verb, arg.Committee, arg.Report)
}

// fileName is "bao-cao-2026-11-21-2026-11-27.docx": ASCII, sorted by period.
func (p paper) fileName(stem, kind string) string {
	return fmt.Sprintf("%s-%s-%s.%s", stem, p.r.First, p.r.Last, kind)
}
