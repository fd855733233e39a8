package main

import (
	"encoding/json"
	"errors"

	"giaoban/bot/talk/evidence"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
)

// fileless says below a message's own words that its file could not be made or sent, and what to do; it is the outbox's
// Fileless.
func (m *machine) fileless(tx *store.ReadTx, j store.Job, tooLarge bool) (store.Content, error) {
	f := *j.Content.File
	missing := text.FileMissing{TooLarge: tooLarge}
	switch f.Recipe {
	case sign.RecipeDoc, sign.RecipeSheet, sign.RecipeTables, sign.RecipePicture:
		missing.What = map[string]string{sign.RecipeDoc: "docx", sign.RecipeSheet: "xlsx", sign.RecipeTables: "csv", sign.RecipePicture: "png"}[f.Recipe]
		var arg sign.FileArg
		if err := json.Unmarshal([]byte(f.Arg), &arg); err == nil && !tooLarge {
			missing.Again = sign.Again(f.Recipe, arg)
		}
	case evidence.RecipeDossier:
		missing.What = "zip"
	case evidence.RecipeKept:
		missing.What = "kept"
	case "qr":
		missing.What = "qr"
	}
	lang := m.Lang
	p, err := tx.PersonOf(j.Chat)
	switch {
	case err == nil:
		lang = p.Lang
	case !errors.Is(err, store.ErrNotFound):
		return store.Content{}, err
	}
	said, err := text.Say(lang, missing)
	if err != nil {
		return store.Content{}, err
	}
	c := *j.Content
	c.File = nil
	if len(c.Runs) > 0 {
		c.Runs = append(c.Runs[:len(c.Runs):len(c.Runs)], store.Run{Text: "\n\n"})
	}
	c.Runs = append(c.Runs, said.Runs...)
	c.Actions = append(c.Actions[:len(c.Actions):len(c.Actions)], said.Actions...)
	return c, nil
}
