package sheet

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// WriteTables writes all sheets of a workbook as CSV files in one ZIP, each under its name in ASCII: see WriteCSV.
// The same book gives the same bytes.
func WriteTables(w io.Writer, lang store.Lang, b Book) error {
	k, err := newClerk(lang, b)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for i, sheet := range b.sheets() {
		g, err := k.grid(sheet)
		if err != nil {
			return err
		}
		out, err := entry(z, fmt.Sprintf("%d-%s.csv", i+1, strings.ReplaceAll(fold.Key(g.name), " ", "-")))
		if err == nil {
			err = g.csv(out)
		}
		if err != nil {
			return fmt.Errorf("write %s as CSV: %w", sheet, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	return nil
}
