package sheet

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"giaoban/store"
)

// WriteTables writes all sheets of a workbook as CSV files in one ZIP, each under its name with the ending .csv: see WriteCSV.
// The same book gives the same bytes.
func WriteTables(w io.Writer, lang store.Lang, b Book) error {
	z := zip.NewWriter(w)
	for i, sheet := range b.sheets() {
		// The first day that a zip can hold, so that no clock shows.
		out, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("%d-%s.csv", i+1, sheet), Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
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
