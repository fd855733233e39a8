package main

import (
	"bytes"
	"context"
	"errors"
	"time"

	"giaoban/bot/talk/round"
	"giaoban/store"
	"giaoban/store/view"
)

type (
	reportAsk struct {
		// From, To and AsOf are as the person typed them; From and To empty for the Period, all three for the current round's.
		From   string          `json:"from,omitempty"`
		To     string          `json:"to,omitempty"`
		Period view.PeriodKind `json:"period,omitempty"`
		// AsOf is empty for now.
		AsOf      string `json:"as_of,omitempty"`
		Committee uint64 `json:"committee,omitempty"`
		Format    string `json:"format"`
		// Sheet is which of the workbook's sheets is meant, for CSV.
		Sheet string     `json:"sheet,omitempty"`
		Lang  store.Lang `json:"lang"`
	}
	reportDone struct {
		Data []byte `json:"data"`
	}
)

// Report draws a committee's report of a period as of an instant. What is the same facts is the same bytes.
func (h *house) Report(_ context.Context, ask reportAsk) (done reportDone, err error) {
	var m material
	if err := h.db.View(func(tx *store.ReadTx) (err error) {
		m, err = gather(tx, ask)
		return err
	}); err != nil {
		return done, err
	}
	var b bytes.Buffer
	err = m.write(&b, ask)
	return reportDone{Data: b.Bytes()}, err
}

func asOf(tx *store.ReadTx, c store.Committee, typed string) (*store.ReadTx, store.Committee, error) {
	at, err := readInstant(typed, c.Location())
	if err != nil {
		return nil, c, err
	}
	if at.After(tx.Now()) {
		return nil, c, wrongly("%s còn ở phía trước.", "%s has not come yet.", typed)
	}
	tx = tx.AsOf(at)
	if c, err = tx.Committee(c.ID); errors.Is(err, store.ErrNotFound) {
		return nil, c, wrongly("Lúc %s chưa có Ban Chỉ đạo này.", "At %s there was no such committee yet.", typed)
	}
	return tx, c, err
}

// brief is the chair's brief of the current round.
func brief(tx *store.ReadTx, c store.Committee, ask reportAsk) (string, error) {
	r, err := view.Current(tx, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return "", noRound(c)
	}
	if err != nil {
		return "", err
	}
	said, err := round.Brief(tx, c, r, ask.Lang)
	return c.Name + "\n\n" + said.Plain() + "\n", err
}

func noRound(c store.Committee) problem {
	return wrongly("%s chưa có kỳ báo cáo nào.", "%s has no reporting round yet.", c.Name)
}

// period is the two days that are meant.
func period(tx *store.ReadTx, c store.Committee, ask reportAsk) (first, last string, err error) {
	switch {
	case ask.Period != "" && (ask.From != "" || ask.To != ""):
		return "", "", wrong("Chọn --period, hoặc --from và --to.", "Either --period, or --from and --to.")
	case (ask.From == "") != (ask.To == ""):
		return "", "", wrong("Cần cả --from và --to.", "Both --from and --to are needed.")
	case ask.From == "":
		kind := ask.Period
		if kind == "" {
			kind = view.Weekly
		}
		first, last, err = view.PeriodOf(tx, c, kind)
		if errors.Is(err, store.ErrNotFound) {
			err = noRound(c)
		}
		return first, last, err
	}
	if first, err = readDay(ask.From); err != nil {
		return "", "", err
	}
	if last, err = readDay(ask.To); err != nil {
		return "", "", err
	}
	switch {
	case last < first:
		return "", "", wrongly("--to %s nằm trước --from %s.", "--to %s lies before --from %s.", ask.To, ask.From)
	case first > tx.Now().In(c.Location()).Format(time.DateOnly):
		return "", "", wrongly("%s còn ở phía trước.", "%s has not come yet.", ask.From)
	}
	return first, last, nil
}

// readDay understands a day as people write it.
func readDay(s string) (string, error) {
	for _, form := range []string{time.DateOnly, "2/1/2006"} {
		if at, err := time.Parse(form, s); err == nil {
			return at.Format(time.DateOnly), nil
		}
	}
	return "", wrongly("“%s” không phải ngày; viết như 2026-11-27.", "“%s” is no day; write it like 2026-11-27.", s)
}
