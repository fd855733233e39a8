package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/skip2/go-qrcode"

	"giaoban/bot/outbox"
	"giaoban/bot/talk/cleanup"
	"giaoban/bot/talk/evidence"
	"giaoban/bot/talk/export"
	"giaoban/bot/talk/help"
	"giaoban/bot/talk/score"
	"giaoban/bot/talk/sign"
	"giaoban/store"
)

// draw makes the files that messages carry; it is the outbox's Render.
func (m *machine) draw(_ context.Context, f store.File) ([]byte, error) {
	switch f.Recipe {
	case "qr":
		png, err := qrcode.Encode(f.Arg, qrcode.Medium, 512)
		if err != nil {
			return nil, fmt.Errorf("draw QR: %w", err)
		}
		return png, nil
	case help.RecipeMyData:
		id, err := strconv.ParseUint(f.Arg, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%w: data of nobody", outbox.ErrRefused)
		}
		return help.MyData(m.DB, store.PersonID(id))
	case evidence.RecipeKept:
		return m.drawKept(f)
	case evidence.RecipeDossier:
		return m.drawDossier(f)
	case cleanup.RecipeGridFile:
		return m.drawGrid(f)
	case score.RecipeFile:
		return m.drawMerit(f)
	case export.RecipeFacts:
		return m.drawFacts(f)
	case sign.RecipeDoc, sign.RecipeSheet, sign.RecipePicture, sign.RecipeTables:
		return m.drawReport(f)
	}
	return nil, fmt.Errorf("%w: nobody draws %q", outbox.ErrRefused, f.Recipe)
}

// gather reads in one transaction what a file is drawn from. What is not there, or one of the reasons given, is final: trying
// again would find the same.
func (m *machine) gather(what string, read func(tx *store.ReadTx) error, final ...error) error {
	err := m.DB.View(read)
	switch {
	case err == nil:
		return nil
	case slices.ContainsFunc(append(final, store.ErrNotFound), func(f error) bool { return errors.Is(err, f) }):
		return fmt.Errorf("%w: draw %s: %w", outbox.ErrRefused, what, err)
	}
	return fmt.Errorf("draw %s: %w", what, err)
}
