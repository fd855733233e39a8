package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/storetest"
)

// weekend is a grid as a group would see it: whole pairs, portraits, two photos alone, one that is damaged.
func weekend(pairs int) Grid {
	g := Grid{Title: "Tổng vệ sinh thứ Bảy 28/11 – phường Hoa Mai", Line: "5 khu phố: 145 người, 12 điểm, 4,5 tấn rác", Before: "TRƯỚC", After: "SAU"}
	labels := []string{"Khu phố 1 – hẻm 45", "Khu phố 2 – đường Lê Lợi, trước nhà văn hóa", "Khu phố 3", "Khu phố 5 – bờ kênh phía sau chợ", "Khu phố 6 – ngõ 12/4 Nguyễn Đình Chiểu nối dài, đoạn trước cổng trường",
		"Khu phố 7 – Ụ rác gốc đa"}
	for i := range pairs {
		w, h := 640, 480
		if i == 2 {
			w, h = h, w
		}
		g.Cells = append(g.Cells, Cell{Label: labels[i], Before: of(shot(street(w, h, uint64(i), true), 85)), After: of(shot(street(w, h, uint64(i), false), 85))})
	}
	return g
}

func mixed() Grid {
	g := weekend(2)
	g.Cells = append(g.Cells, Cell{Label: "Khu phố 3 – chợ", After: of(shot(street(480, 640, 7, false), 85))}, Cell{Label: "Khu phố 4", Other: of(shot(street(960, 540, 8, false), 85))},
		Cell{Label: "Khu phố 5", Before: of([]byte("\xff\xd8\xff damaged"))})
	g.Footer = "và 4 điểm khác"
	return g
}

// TestGridPixels holds the grid to what was looked at. After a change look again (-update writes the pictures too).
func TestGridPixels(t *testing.T) {
	if storetest.Raced {
		t.Skip("SKIPPED: drawing is one goroutine's work; the same test runs without -race")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("SKIPPED: the edges of shapes are rounded in another way on " + runtime.GOARCH)
	}
	portraits := Grid{Title: "Tổng vệ sinh", Before: "TRƯỚC", After: "SAU", Cells: []Cell{{Label: "Hẻm 45", Before: of(shot(street(480, 640, 3, true), 85)), After: of(shot(street(480, 640, 3, false), 85))}}}
	for name, g := range map[string]Grid{"six": weekend(6), "three": weekend(3), "mixed": mixed(), "portraits": portraits, "nothing": {}} {
		img, err := drawnGrid(g)
		require.NoError(t, err)
		sum := sha256.New()
		fmt.Fprint(sum, img.Bounds())
		sum.Write(img.Pix)
		got := hex.EncodeToString(sum.Sum(nil)) + "\n"
		path := filepath.Join("testdata", "grid."+name+".sha256")
		if flag.Lookup("update").Value.String() == "true" {
			var b bytes.Buffer
			require.NoError(t, DrawGrid(&b, g))
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
			require.NoError(t, os.WriteFile(filepath.Join(os.TempDir(), "giaoban-grid."+name+".jpg"), b.Bytes(), 0o644))
			t.Logf("%s: %v, %d bytes", name, img.Bounds().Size(), b.Len())
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err, "run with -update, then look at the picture")
		assert.Equal(t, string(want), got, name)
	}
}

func TestSameGridSameBytes(t *testing.T) {
	g := weekend(1)
	var first, again bytes.Buffer
	require.NoError(t, DrawGrid(&first, g))
	require.NoError(t, DrawGrid(&again, g))
	assert.True(t, bytes.Equal(first.Bytes(), again.Bytes()))
	img, err := jpeg.Decode(&first)
	require.NoError(t, err)
	assert.Equal(t, width, img.Bounds().Dx())
}

func BenchmarkGrid(b *testing.B) {
	g := weekend(0)
	size := 0
	for i := range 6 {
		before, after := shot(street(4000, 3000, uint64(i), true), 80), shot(street(4000, 3000, uint64(i), false), 80)
		size += len(before) + len(after)
		g.Cells = append(g.Cells, Cell{Label: "Khu phố 1 – hẻm 45", Before: of(before), After: of(after)})
	}
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		require.NoError(b, DrawGrid(&out, g))
	}
	b.ReportMetric(float64(out.Len()), "bytes")
	b.ReportMetric(float64(size), "bytes-in")
}

// TestNothingLeavesTheGrid: whatever words are, all is inside the margins, and the picture has a size that platforms take.
func TestNothingLeavesTheGrid(t *testing.T) {
	photo := of(shot(quartered(200, 300), 80))
	long := strings.Repeat("Ằ khu phố 🧹 ", 400)
	for name, g := range map[string]Grid{
		"long words": {Title: long, Line: long, Before: long, After: long, Footer: long, Cells: []Cell{{Label: long, Before: photo, After: photo}, {Label: long, After: photo}, {Label: long}}},
		"one word":   {Title: strings.Repeat("Ằ", 5000), Cells: []Cell{{Label: strings.Repeat("Ằ", 5000), Other: photo}}},
		"signs":      {Title: "\x00\n🧹", Line: " ", Before: "🧹", Footer: "\xff", Cells: make([]Cell, 50)},
		"many":       {Cells: slices.Repeat([]Cell{{Label: "Hẻm 45", Before: photo, After: photo}}, 50)},
	} {
		if storetest.Raced && name != "long words" {
			continue // a picture takes a second where races are looked for
		}
		img, err := drawnGrid(g)
		require.NoError(t, err, name)
		assert.False(t, outside(img), name)
		assert.Equal(t, width, img.Bounds().Dx(), name)
		assert.Less(t, img.Bounds().Dy(), 10000-width, name)
	}
}
