package sheet

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

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
		name := fmt.Sprintf("%d-%s.csv", i+1, strings.ReplaceAll(fold.Key(g.name), " ", "-"))
		// The first day that a zip can hold, so that no clock shows.
		out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return fmt.Errorf("write tables: %w", err)
		}
		if err := WriteCSV(out, lang, b, sheet); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	return nil
}
