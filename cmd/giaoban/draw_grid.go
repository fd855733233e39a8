package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	kept "giaoban/bot/evidence"
	"giaoban/bot/outbox"
	"giaoban/bot/report/picture"
	"giaoban/bot/talk/cleanup"
	"giaoban/store"
)

// drawGrid draws before and after of a clean-up, from the photos that were chosen when its message was worded.
func (m *machine) drawGrid(f store.File) ([]byte, error) {
	var arg cleanup.GridArg
	if err := json.Unmarshal([]byte(f.Arg), &arg); err != nil {
		return nil, fmt.Errorf("%w: no photos are named", outbox.ErrRefused)
	}
	folder := kept.Folder(m.Evidence)
	photo := func(hash string) picture.Photo {
		if hash == "" {
			return nil
		}
		return func() (io.ReadCloser, error) { return folder.Open(hash) }
	}
	g := picture.Grid{Title: arg.Title, Before: arg.Before, After: arg.After, Footer: arg.Footer}
	for _, p := range arg.Pairs {
		g.Cells = append(g.Cells, picture.Cell{Label: p.Label, Before: photo(p.Before), After: photo(p.After), Other: photo(p.Other)})
	}
	var b bytes.Buffer
	if err := picture.DrawGrid(&b, g); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
