package docx

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// A report of 300 lines of members and 200 tasks.

func BenchmarkWrite(b *testing.B) {
	d, l := long(), stateLetter()
	for b.Loop() {
		require.NoError(b, Write(io.Discard, d, l, Options{Draft: true}))
	}
}

func BenchmarkRead(b *testing.B) {
	data := file(b, long(), stateLetter(), Options{Draft: true})
	b.ReportMetric(float64(len(data)), "bytes")
	for b.Loop() {
		_, _, err := Read(bytes.NewReader(data), int64(len(data)))
		require.NoError(b, err)
	}
}
