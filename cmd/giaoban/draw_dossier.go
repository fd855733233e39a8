package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	kept "giaoban/bot/evidence"
	"giaoban/bot/outbox"
	"giaoban/bot/report/dossier"
	"giaoban/bot/talk/evidence"
	"giaoban/store"
)

// drawKept reads a photo or a document as it was kept.
func (m *machine) drawKept(f store.File) ([]byte, error) {
	r, err := kept.Folder(m.Evidence).Open(f.Arg)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", outbox.ErrRefused, err)
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	return raw, nil
}

// drawDossier makes the ZIP that an officer asked for, as of the instant at which he did.
func (m *machine) drawDossier(f store.File) ([]byte, error) {
	var arg evidence.DossierArg
	if err := json.Unmarshal([]byte(f.Arg), &arg); err != nil {
		return nil, fmt.Errorf("%w: no dossier is named", outbox.ErrRefused)
	}
	var d dossier.Dossier
	err := m.gather("dossier", func(tx *store.ReadTx) (err error) {
		if arg.AsOf.Before(tx.Now()) {
			tx = tx.AsOf(arg.AsOf)
		}
		c, err := tx.Committee(arg.Committee)
		if err != nil {
			return err
		}
		d, err = dossier.Gather(tx, c, dossier.Ask{Criterion: arg.Criterion, First: arg.First, Last: arg.Last, Lang: arg.Lang})
		return err
	}, dossier.ErrEmpty)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := dossier.Write(&b, d, kept.Folder(m.Evidence).Open); err != nil {
		return nil, err
	}
	if b.Len() > evidence.MostBytes {
		return nil, fmt.Errorf("%w: the dossier is too large", outbox.ErrRefused)
	}
	return b.Bytes(), nil
}
