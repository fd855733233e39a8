package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report/sheet"
	"giaoban/store"
)

// TestTables: each sheet of the workbook is a CSV file in the ZIP, the same as it is by itself; twice the same bytes.
func TestTables(t *testing.T) {
	b := newWard(t, 10).week()
	var one, two bytes.Buffer
	require.NoError(t, sheet.WriteTables(&one, store.Vietnamese, b))
	require.NoError(t, sheet.WriteTables(&two, store.Vietnamese, b))
	assert.Equal(t, one.Bytes(), two.Bytes())
	z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	require.NoError(t, err)
	require.Len(t, z.File, len(sheet.Sheets))
	for i, id := range sheet.Sheets {
		var want bytes.Buffer
		require.NoError(t, sheet.WriteCSV(&want, store.Vietnamese, b, id))
		f, err := z.File[i].Open()
		require.NoError(t, err)
		got, err := io.ReadAll(f)
		require.NoError(t, err)
		assert.Equal(t, want.String(), string(got), z.File[i].Name)
	}
	assert.Equal(t, "1-thanh-vien.csv", z.File[0].Name)
}
