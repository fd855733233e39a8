package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"giaoban/bot/outbox"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk/score"
	"giaoban/store"
)

// drawMerit draws the workbook of points and ranking for one reader, if he may still see it.
func (m *machine) drawMerit(f store.File) ([]byte, error) {
	var arg score.FileArg
	if err := json.Unmarshal([]byte(f.Arg), &arg); err != nil {
		return nil, fmt.Errorf("%w: no points are named", outbox.ErrRefused)
	}
	var made sheet.Merit
	err := m.gather("points", func(tx *store.ReadTx) error {
		may, err := arg.MayRead(tx)
		if err != nil {
			return err
		}
		if !may {
			return fmt.Errorf("%w: the reader may not see it any more", outbox.ErrRefused)
		}
		c, err := tx.Committee(arg.Committee)
		if err != nil {
			return err
		}
		if arg.AsOf.Before(tx.Now()) {
			tx = tx.AsOf(arg.AsOf)
		}
		made, err = sheet.MeritOf(tx, c, arg.First, arg.Last, arg.Ranking)
		return err
	})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := made.Write(&b, arg.Lang); err != nil {
		return nil, fmt.Errorf("draw points: %w", err)
	}
	return b.Bytes(), nil
}
