package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"giaoban/bot/evidence"
	"giaoban/bot/importer"
	"giaoban/bot/outbox"
	"giaoban/bot/report/docx"
	"giaoban/bot/report/picture"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk/importing"
	"giaoban/bot/talk/sign"
	"giaoban/store"
)

// drawReport draws a file of a written report: its facts are read in one transaction, and it is drawn when that is over.
func (m *machine) drawReport(f store.File) ([]byte, error) {
	var arg sign.FileArg
	if err := json.Unmarshal([]byte(f.Arg), &arg); err != nil {
		return nil, fmt.Errorf("%w: no report is named", outbox.ErrRefused)
	}
	var p sign.Paper
	var book sheet.Book
	err := m.gather("report", func(tx *store.ReadTx) (err error) {
		if p, err = sign.PaperOf(tx, arg); err != nil || f.Recipe != sign.RecipeSheet && f.Recipe != sign.RecipeTables {
			return err
		}
		// The book is gathered in the transaction that the report was made in.
		if p.Model.AsOf.Before(tx.Now()) {
			tx = tx.AsOf(p.Model.AsOf)
		}
		book, err = sheet.BookOf(tx, p.Committee, p.Model)
		book.Veil(p.Report)
		return err
	}, sign.ErrAltered)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	switch f.Recipe {
	case sign.RecipeDoc:
		err = docx.Write(&b, p.Document, p.Model.Committee.Letter, sign.Options(p.Report, p.Note))
	case sign.RecipeSheet:
		err = sheet.Write(&b, arg.Lang, book)
	case sign.RecipeTables:
		err = sheet.WriteTables(&b, arg.Lang, book)
	case sign.RecipePicture:
		err = picture.PNG(&b, arg.Lang, p.Model)
	}
	if err != nil {
		return nil, fmt.Errorf("draw report: %w", err)
	}
	return b.Bytes(), nil
}

// keep is the outbox's Keep: evidence goes into its folder; an edited report and a list are read and not kept.
func (m *machine) keep(ctx context.Context, j store.Job, r io.Reader) (func(*store.Tx) error, error) {
	if j.Recipe.Kind == importing.RecipeList {
		return m.keepList(j, r)
	}
	if j.Recipe.Kind != sign.RecipeEdited {
		return evidence.Folder(m.Evidence).Keep(ctx, j, r)
	}
	raw, err := io.ReadAll(r)
	if err != nil && !errors.Is(err, outbox.ErrTooLarge) {
		return nil, err // the platform may be asked again
	}
	var c sign.Copy
	cause := docx.ErrTooLarge
	if err == nil {
		c, cause = readCopy(raw)
	}
	if cause == nil {
		// What stands around the sections is compared with the report drawn anew, outside any transaction.
		var d sign.Drawn
		if err := m.DB.View(func(tx *store.ReadTx) (err error) {
			d, err = sign.DrawnFor(tx, j, c.Name)
			return err
		}); err != nil {
			return nil, err
		}
		if err := c.Compare(d); err != nil {
			return nil, err
		}
	}
	return func(tx *store.Tx) error { return sign.Take(tx, j, c, cause) }, nil
}

// readCopy reads a report's .docx that was edited.
func readCopy(raw []byte) (c sign.Copy, err error) {
	in, size := bytes.NewReader(raw), int64(len(raw))
	if c.Words, c.Lost, err = docx.Read(in, size); err != nil {
		return c, err
	}
	if c.Around, err = docx.ReadAround(in, size); err != nil {
		return c, err
	}
	c.Name, err = docx.NameOf(in, size)
	return c, err
}

// told is the outbox's Told. Who sent a file that the platform does not hand out is told so himself.
func (m *machine) told(tx *store.Tx, t store.Trouble, j store.Job) error {
	if j.Kind == store.Fetch && j.Recipe.Kind == sign.RecipeEdited {
		return sign.Take(tx, j, sign.Copy{}, sign.ErrNotFetched)
	}
	if j.Kind == store.Fetch && j.Recipe.Kind == importing.RecipeList {
		return importing.Take(tx, m.Calendar, j, importer.List{}, sign.ErrNotFetched)
	}
	return m.health.Told(tx, t, j)
}

// keepList reads a list that somebody sent.
func (m *machine) keepList(j store.Job, r io.Reader) (func(*store.Tx) error, error) {
	raw, err := io.ReadAll(r)
	if err != nil && !errors.Is(err, outbox.ErrTooLarge) {
		return nil, err // the platform may be asked again
	}
	cause, l := importer.ErrTooLarge, importer.List{}
	if err == nil {
		l, cause = importer.Read(raw)
	}
	return func(tx *store.Tx) error { return importing.Take(tx, m.Calendar, j, l, cause) }, nil
}
