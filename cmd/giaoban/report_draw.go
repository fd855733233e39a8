package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/report/picture"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk/sign"
	"giaoban/store"
	"giaoban/store/view"
)

// material is what a report is drawn from: gathered in one transaction, drawn outside of any.
type material struct {
	// model are the figures; approved is the report that has them, zero where nobody has approved one of the period.
	model    view.Report
	approved store.Report
	// book, facts and brief are gathered for the formats that show them.
	book  sheet.Book
	facts sheet.Facts
	brief string
	// note says what was erased from the approved report, empty for nothing.
	note string
}

func gather(tx *store.ReadTx, ask reportAsk) (m material, err error) {
	c, err := whichCommittee(tx, ask.Committee)
	if err != nil {
		return m, err
	}
	if ask.AsOf != "" {
		if tx, c, err = asOf(tx, c, ask.AsOf); err != nil {
			return m, err
		}
	}
	if (ask.Format == "brief" || ask.Format == "facts") && (ask.From != "" || ask.To != "" || ask.Period != "") {
		return m, wrongly("Dạng %s không theo kỳ: bỏ --from, --to, --period.", "There is no period to %s: leave out --from, --to, --period.", ask.Format)
	}
	switch ask.Format {
	case "brief":
		m.brief, err = brief(tx, c, ask)
		return m, err
	case "facts":
		if m.facts, err = sheet.FactsOf(tx, c.ID); err == nil {
			err = m.facts.WithPoints(tx)
		}
		return m, err
	}
	first, last, err := period(tx, c, ask)
	if err != nil {
		return m, err
	}
	if m.approved, err = approved(tx, c, first, last); err != nil {
		return m, err
	}
	if m.approved.ID != 0 {
		if m.model, err = sign.ModelOf(tx, c, m.approved); errors.Is(err, sign.ErrAltered) {
			return m, trouble(exitDamaged, err, "Báo cáo đã duyệt của kỳ này bị sửa trong tệp, không còn khớp mã lúc duyệt; không in. Xem lại bản sao lưu",
				"The approved report of this period was altered in the file and does not match its hash; it is not printed. See the backups")
		}
	} else {
		m.model, err = view.ReportOf(tx, c, first, last)
	}
	if err == nil {
		m.note, err = sign.Remarks(tx, ask.Lang, c, m.approved)
	}
	if err != nil || ask.Format != "xlsx" && ask.Format != "csv" {
		return m, err
	}
	if m.model.AsOf.Before(tx.Now()) { // what was approved shows the answers of its own instant
		tx = tx.AsOf(m.model.AsOf)
	}
	if m.book, err = sheet.BookOf(tx, c, m.model); err != nil {
		return m, err
	}
	// Who runs the command line holds the file; how everybody stands for commendation is not printed all the same.
	m.book.Points, err = sheet.PointsOf(tx, c, m.model.First, m.model.Last)
	m.book.Veil(m.approved)
	return m, err
}

// approved is the report of a period that the chair has approved, zero when there is none: what was signed is not worded anew.
func approved(tx *store.ReadTx, c store.Committee, first, last string) (store.Report, error) {
	all, err := tx.Reports(c.ID)
	for _, r := range slices.Backward(all) {
		if r.First == first && r.Last == last && r.State == store.Approved {
			return r, err
		}
	}
	return store.Report{}, err
}

func (m material) write(w io.Writer, ask reportAsk) error {
	switch ask.Format {
	case "brief":
		_, err := io.WriteString(w, m.brief)
		return err
	case "json":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(m.model)
	case "facts":
		return sheet.WriteJSON(w, m.facts)
	case "xlsx":
		return sheet.Write(w, ask.Lang, m.book)
	case "png":
		return picture.PNG(w, ask.Lang, m.model)
	case "csv":
		return sheet.WriteCSV(w, ask.Lang, m.book, ask.Sheet)
	}
	d, err := report.Compose(ask.Lang, m.model, m.approved.Edits)
	if err != nil {
		return err
	}
	switch ask.Format {
	case "text":
		if m.note != "" {
			m.note = "\n" + m.note + "\n"
		}
		_, err = io.WriteString(w, report.Plain(d)+m.note)
		return err
	case "docx":
		return docx.Write(w, d, m.model.Committee.Letter, sign.Options(m.approved, m.note))
	}
	return fmt.Errorf("write report: no format %q", ask.Format)
}
