package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"giaoban/bot/evidence"
	"giaoban/bot/report/dossier"
	"giaoban/store"
)

type dossierCmd struct {
	Out       string `name:"out" short:"o" required:"" placeholder:"${ph_file}" type:"path" help:"${dossier_out}"`
	Committee uint64 `name:"committee" placeholder:"${ph_number}" help:"${report_which}"`
	Criterion int    `name:"criterion" placeholder:"${ph_number}" help:"${dossier_criterion}"`
	From      string `name:"from" placeholder:"${ph_day}" help:"${dossier_from}"`
	To        string `name:"to" placeholder:"${ph_day}" help:"${dossier_to}"`
	AsOf      string `name:"as-of" placeholder:"${ph_time}" help:"${report_as_of}"`
}

type (
	dossierAsk struct {
		// Out is an absolute path. From, To and AsOf are as the person typed them, empty for no bound and for now.
		Out       string     `json:"out"`
		Committee uint64     `json:"committee,omitempty"`
		Criterion int        `json:"criterion,omitempty"`
		From      string     `json:"from,omitempty"`
		To        string     `json:"to,omitempty"`
		AsOf      string     `json:"as_of,omitempty"`
		Lang      store.Lang `json:"lang"`
	}
	dossierDone struct {
		Path   string `json:"path"`
		Pieces int    `json:"pieces"`
		Lost   int    `json:"lost"`
		Size   int64  `json:"size"`
	}
)

func (c *dossierCmd) Run(ctx context.Context, w world, root *cli) error {
	made, _, err := askDesk(ctx, w, root, desk.Dossier, dossierAsk{Out: c.Out, Committee: c.Committee, Criterion: c.Criterion, From: c.From, To: c.To,
		AsOf: c.AsOf, Lang: w.lang})
	if err != nil {
		return err
	}
	w.say("Đã làm hồ sơ: %s (%d minh chứng, %d byte).", "Made the dossier: %s (%d pieces of evidence, %d bytes).", made.Path, made.Pieces, made.Size)
	if made.Lost > 0 {
		w.say("%d tệp không còn trong kho; danh mục có ghi rõ.", "%d files are not kept any more; the list says which.", made.Lost)
	}
	return nil
}

// Dossier writes the ZIP beside its place and moves it there when it is whole.
func (h *house) Dossier(_ context.Context, ask dossierAsk) (done dossierDone, err error) {
	var d dossier.Dossier
	if err := h.db.View(func(tx *store.ReadTx) (err error) {
		d, err = gatherDossier(tx, ask)
		return err
	}); err != nil {
		return done, err
	}
	tmp, err := os.CreateTemp(filepath.Dir(ask.Out), ".dossier-")
	if err != nil {
		return done, diskProblem(err, ask.Out)
	}
	defer os.Remove(tmp.Name())
	err = dossier.Write(tmp, d, evidence.Folder(h.conf.evidence()).Open)
	st, err2 := tmp.Stat()
	if err = errors.Join(err, err2, tmp.Sync(), tmp.Close()); err != nil {
		return done, diskProblem(err, ask.Out)
	}
	if err := os.Rename(tmp.Name(), ask.Out); err != nil {
		return done, diskProblem(err, ask.Out)
	}
	return dossierDone{Path: ask.Out, Pieces: len(d.Pieces), Lost: d.Lost(), Size: st.Size()}, nil
}

func gatherDossier(tx *store.ReadTx, ask dossierAsk) (d dossier.Dossier, err error) {
	c, err := whichCommittee(tx, ask.Committee)
	if err != nil {
		return d, err
	}
	if ask.AsOf != "" {
		if tx, c, err = asOf(tx, c, ask.AsOf); err != nil {
			return d, err
		}
	}
	q := dossier.Ask{Criterion: ask.Criterion, Lang: ask.Lang}
	for _, bound := range []struct {
		typed string
		to    *string
	}{{ask.From, &q.First}, {ask.To, &q.Last}} {
		if bound.typed == "" {
			continue
		}
		if *bound.to, err = readDay(bound.typed); err != nil {
			return d, err
		}
	}
	if q.First != "" && q.Last != "" && q.Last < q.First {
		return d, wrongly("--to %s nằm trước --from %s.", "--to %s lies before --from %s.", ask.To, ask.From)
	}
	d, err = dossier.Gather(tx, c, q)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return d, wrongly("%s không có tiêu chí %d.", "%s has no criterion %d.", c.Name, ask.Criterion)
	case errors.Is(err, dossier.ErrEmpty):
		return d, wrongly("%s chưa có minh chứng nào như vậy.", "%s has no such evidence yet.", c.Name)
	case err != nil:
		return d, fmt.Errorf("gather dossier: %w", err)
	}
	return d, nil
}
