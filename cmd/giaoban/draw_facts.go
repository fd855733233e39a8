package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"giaoban/bot/outbox"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk/export"
	"giaoban/store"
)

// drawFacts draws all that a committee has told us, as of the instant at which it was asked for.
func (m *machine) drawFacts(f store.File) ([]byte, error) {
	var arg export.FactsArg
	if err := json.Unmarshal([]byte(f.Arg), &arg); err != nil {
		return nil, fmt.Errorf("%w: no facts are named", outbox.ErrRefused)
	}
	var facts sheet.Facts
	err := m.gather("facts", func(tx *store.ReadTx) (err error) {
		facts, err = sheet.FactsOf(tx.AsOf(arg.AsOf), arg.Committee)
		return err
	})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := sheet.WriteJSON(&b, facts); err != nil {
		return nil, fmt.Errorf("draw facts: %w", err)
	}
	return b.Bytes(), nil
}
