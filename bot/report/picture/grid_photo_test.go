package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/storetest"
)

// The corners of quarters, from the upper left on, clockwise.
var (
	quarters = [4]color.RGBA{{200, 40, 40, 255}, {40, 160, 60, 255}, {40, 60, 200, 255}, {230, 210, 60, 255}}
	spots    = [4][2]int{{1, 1}, {3, 1}, {3, 3}, {1, 3}}
)

func quartered(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, quarters[[]int{0, 1, 3, 2}[x*2/w+y*2/h*2]])
		}
	}
	return img
}

// seen tells which quarter stands at each of the four corners of an image.
func seen(t *testing.T, img image.Image) (out [4]int) {
	t.Helper()
	b := img.Bounds()
	for i, s := range spots {
		r, g, bl, _ := img.At(b.Min.X+b.Dx()*s[0]/4, b.Min.Y+b.Dy()*s[1]/4).RGBA()
		out[i] = -1
		for q, c := range quarters {
			if near(r>>8, c.R) && near(g>>8, c.G) && near(bl>>8, c.B) {
				out[i] = q
			}
		}
	}
	return out
}

func near(a uint32, b uint8) bool { return int(a)-int(b) < 12 && int(b)-int(a) < 12 }

// TestWhichWayIsUp: photos are seen as they were taken, however the camera was held and however large they are.
func TestWhichWayIsUp(t *testing.T) {
	for how, want := range map[uint16][4]int{1: {0, 1, 2, 3}, 2: {1, 0, 3, 2}, 3: {2, 3, 0, 1}, 4: {3, 2, 1, 0}, 5: {0, 3, 2, 1}, 6: {3, 0, 1, 2}, 7: {2, 1, 0, 3}, 8: {1, 2, 3, 0}, 9: {0, 1, 2, 3}} {
		for _, size := range []image.Point{{640, 480}, {100, 75}, {2403, 1801}} {
			if size.X > 1000 && (storetest.Raced || how != 1 && how != 6) {
				continue // it takes a second
			}
			img := thumbnail(of(held(shot(quartered(size.X, size.Y), 90), how)))
			require.NotNil(t, img)
			assert.Equal(t, want, seen(t, img), "held %d, %v", how, size)
			high := lowest
			if how >= 5 && how <= 8 {
				high = tallest
			}
			assert.Equal(t, image.Pt(half, high), img.Bounds().Size(), "held %d, %v", how, size)
		}
	}
}

func TestFormsOfPhotos(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, quartered(60, 45)))
	img := thumbnail(of(b.Bytes()))
	require.NotNil(t, img)
	assert.Equal(t, [4]int{0, 1, 2, 3}, seen(t, img))

	b.Reset()
	require.NoError(t, png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 40, 30))))
	img = thumbnail(of(b.Bytes()))
	require.NotNil(t, img)
	assert.Equal(t, paper, img.RGBAAt(100, 100), "what one can see through lies on paper")

	for name, m := range map[string]image.Image{"wide": image.NewGray(image.Rect(0, 0, 3000, 3)), "high": image.NewGray(image.Rect(0, 0, 3, 3000)), "one pixel": image.NewGray(image.Rect(0, 0, 1, 1))} {
		img := thumbnail(of(shot(m, 80)))
		require.NotNil(t, img, name)
		assert.Equal(t, half, img.Bounds().Dx(), name)
		assert.True(t, img.Bounds().Dy() >= lowest && img.Bounds().Dy() <= tallest, name)
	}
	img = thumbnail(of(webpPhoto))
	require.NotNil(t, img)
	assert.Equal(t, half, img.Bounds().Dx())
}

// webpPhoto is the smallest lossless WebP: one pixel.
var webpPhoto = []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")

// TestWhatIsNoPhoto: files made to exhaust the machine, damaged ones and those that are gone leave a grey cell.
func TestWhatIsNoPhoto(t *testing.T) {
	whole := shot(quartered(64, 48), 80)
	size := bytes.Index(whole, []byte{0xFF, 0xC0})
	huge := bytes.Clone(whole)
	copy(huge[size+5:], "\xff\xff\xff\xff")
	for name, p := range map[string]Photo{
		"none":                         nil,
		"empty":                        of(nil),
		"a document":                   of([]byte("%PDF-1.7")),
		"half a JPEG":                  of(whole[:len(whole)/2]),
		"a JPEG of 4,294 Mpixels":      of(huge),
		"a PNG of 10,000 Mpixels":      of(pngOf(100_000, 100_000)),
		"a PNG of 26 Mpixels":          of(pngOf(26_000, 1000)),
		"a WebP of 268 Mpixels":        of([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f\x07\x10\x11\x11\x88\x88\xfe\x07\x00")),
		"a JPEG of very many scans":    of(bytes.Join([][]byte{whole[:2], bytes.Repeat([]byte{0xFF, 0xFE, 0, 4, 0xFF, 0xDA}, 100), whole[2:]}, nil)),
		"a file that cannot be opened": func() (io.ReadCloser, error) { return nil, fs.ErrNotExist },
		"a file that breaks off": func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(bytes.NewReader(whole), failing{})), nil
		},
		"a file without end": func() (io.ReadCloser, error) { return io.NopCloser(endless{}), nil },
	} {
		t.Run(name, func(t *testing.T) { assert.Nil(t, thumbnail(p)) })
	}
	g := Grid{Cells: []Cell{{Before: of(huge), After: of(whole)}, {}}}
	require.NoError(t, DrawGrid(io.Discard, g))
}

// pngOf is a PNG that says it is so large, and no more.
func pngOf(w, h uint32) []byte {
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("broken") }

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func FuzzPhoto(f *testing.F) {
	whole := shot(quartered(16, 12), 80)
	var b bytes.Buffer
	_ = png.Encode(&b, quartered(8, 6))
	for _, s := range [][]byte{whole, held(whole, 6), b.Bytes(), webpPhoto, whole[:30], {}} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<12 {
			return
		}
		if img := thumbnail(of(raw)); img != nil {
			require.Equal(t, half, img.Bounds().Dx())
		}
	})
}
