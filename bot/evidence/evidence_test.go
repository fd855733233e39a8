package evidence

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/store"
)

// secret stands in every picture of these tests where a camera would write a place.
const secret = "10.7769N106.7009E"

func picture() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for x := range 40 {
		for y := range 30 {
			m.Set(x, y, color.RGBA{uint8(x * 6), uint8(y * 8), uint8(x * y), 255})
		}
	}
	return m
}

func segment(kind byte, body string) []byte {
	size := len(body) + 2
	return append([]byte{0xFF, kind, byte(size >> 8), byte(size)}, body...)
}

// exif is a segment with an orientation and a place.
func exif(order binary.AppendByteOrder, turned uint16) []byte {
	head := "II*\x00"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		head = "MM\x00*"
	}
	t := order.AppendUint32([]byte(head), 8)
	t = order.AppendUint16(t, 1)
	t = order.AppendUint16(t, 0x0112)
	t = order.AppendUint16(t, 3)
	t = order.AppendUint32(t, 1)
	t = order.AppendUint16(t, turned)
	t = order.AppendUint16(t, 0)
	t = order.AppendUint32(t, 0)
	return segment(jpegExif, exifHead+string(t)+secret)
}

func jpegWith(t *testing.T, tail string, segments ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, jpeg.Encode(&b, picture(), nil))
	raw := b.Bytes()
	out := bytes.Clone(raw[:2])
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(append(out, raw[2:]...), tail...)
}

func TestJPEGLosesThePlaceAndKeepsThePicture(t *testing.T) {
	for name, c := range map[string]struct {
		raw    []byte
		turned int
	}{
		"Exif, little end first": {jpegWith(t, "", exif(binary.LittleEndian, 6)), 6},
		"Exif, big end first":    {jpegWith(t, "", exif(binary.BigEndian, 8)), 8},
		"upright":                {jpegWith(t, "", exif(binary.BigEndian, 1)), 0},
		"XMP, IPTC, a comment":   {jpegWith(t, "", segment(jpegExif, "http://ns.adobe.com/xap/1.0/\x00"+secret), segment(jpegPhoto, secret), segment(jpegComment, secret)), 0},
		"a film after the photo": {jpegWith(t, "ftypmp42"+secret), 0},
		"another photo after it": {jpegWith(t, string(jpegWith(t, "", segment(jpegComment, secret)))), 0},
		"nothing to take out":    {jpegWith(t, ""), 0},
	} {
		t.Run(name, func(t *testing.T) {
			out := clean(c.raw)
			assert.NotContains(t, string(out), secret)
			want, err := jpeg.Decode(bytes.NewReader(c.raw))
			require.NoError(t, err)
			got, err := jpeg.Decode(bytes.NewReader(out))
			require.NoError(t, err)
			assert.Equal(t, want, got)
			turned := 0
			if i := bytes.Index(out, []byte(exifHead)); i >= 0 {
				turned = orientation(out[i:])
			}
			assert.Equal(t, c.turned, turned, "which way is up")
			assert.Equal(t, out, clean(out), "cleaning twice changes nothing")
		})
	}
}

func TestPNGLosesTextTimeAndExif(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, picture()))
	raw := b.Bytes()
	chunk := func(kind string) []byte {
		c := binary.BigEndian.AppendUint32(nil, uint32(len(secret)))
		c = append(append(c, kind...), secret...)
		return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	}
	with := bytes.Clone(raw[:33]) // head and IHDR
	for _, kind := range []string{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"} {
		with = append(with, chunk(kind)...)
	}
	with = append(append(with, raw[33:]...), secret...)
	assert.Equal(t, raw, clean(with))
	assert.Equal(t, raw, clean(raw))
}

func TestWebPLosesExifAndXMP(t *testing.T) {
	chunk := func(kind, body string) string {
		c := kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body
		return c + strings.Repeat("\x00", len(body)%2)
	}
	file := func(flags byte, chunks ...string) []byte {
		body := "WEBP" + chunk("VP8X", string(flags)+"\x00\x00\x00\x01\x00\x00\x01\x00\x00") + strings.Join(chunks, "")
		return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
	}
	with := file(0x10|0x08|0x04, chunk("VP8L", "xyz"), chunk("EXIF", secret), chunk("XMP ", secret))
	assert.Equal(t, file(0x10, chunk("VP8L", "xyz")), clean(with))
}

func TestWhatIsNoPictureStaysAsItIs(t *testing.T) {
	whole := jpegWith(t, "", exif(binary.BigEndian, 6))
	for name, raw := range map[string][]byte{"empty": {}, "a document": []byte("%PDF-1.7 " + secret), "half a photo": whole[:len(whole)/2],
		"a photo's first bytes": whole[:3], "a broken segment": []byte("\xff\xd8\xff\xe1\x00\x00"), "half a PNG": pngHead,
		"half a WebP": []byte("RIFF\x00\x00\x00\x00WEBPEXIF\xff\xff\xff\xff")} {
		assert.Equal(t, raw, clean(raw), name)
	}
}

func FuzzClean(f *testing.F) {
	var b bytes.Buffer
	_ = png.Encode(&b, picture())
	f.Add(b.Bytes())
	b.Reset()
	_ = jpeg.Encode(&b, picture(), nil)
	f.Add(b.Bytes())
	f.Add(append([]byte("\xff\xd8"), exif(binary.LittleEndian, 3)...))
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPVP8X\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		out := clean(raw)
		assert.LessOrEqual(t, len(out), len(raw)+40)
		assert.Equal(t, out, clean(out))
	})
}

func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "evidence")
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{})
	require.NoError(t, err)
	defer db.Close()
	e := store.Evidence{Committee: 1, Member: 2, Remote: "x", At: time.Now().UTC()}
	require.NoError(t, db.Update(func(tx *store.Tx) error { return tx.PutEvidence(&e) }))
	j := store.Job{Recipe: store.RecipeOf(store.RecipeFetch, store.FetchArg{File: "x", Committee: 1, Evidence: e.ID})}
	raw := jpegWith(t, "", exif(binary.BigEndian, 6))
	for range 2 { // the process may have died after the first
		record, err := Folder(dir).Keep(t.Context(), j, bytes.NewReader(raw))
		require.NoError(t, err)
		require.NoError(t, db.Update(record))
	}
	require.NoError(t, db.View(func(tx *store.ReadTx) error {
		got, err := tx.Evidence(1, e.ID)
		require.NoError(t, err)
		file, err := Folder(dir).Open(got.Hash)
		require.NoError(t, err)
		defer file.Close()
		kept, err := io.ReadAll(file)
		require.NoError(t, err)
		assert.Equal(t, clean(raw), kept)
		assert.EqualValues(t, len(kept), got.Size)
		return nil
	}))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1)
	st, err := left[0].Info()
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), st.Mode().Perm())

	_, err = Folder(dir).Keep(t.Context(), j, io.MultiReader(strings.NewReader("nửa"), failing{}))
	require.ErrorIs(t, err, outbox.ErrTooLarge)
	for _, bad := range []string{"", "../giaoban.db", strings.Repeat("a", 64), ".new-1"} {
		_, err = Folder(dir).Open(bad)
		require.ErrorIs(t, err, os.ErrNotExist)
	}
	left, err = os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1)

	gone := store.Job{Recipe: store.RecipeOf(store.RecipeFetch, store.FetchArg{File: "x", Committee: 1, Evidence: 99})}
	record, err := Folder(dir).Keep(t.Context(), gone, strings.NewReader("a"))
	require.NoError(t, err)
	require.NoError(t, db.Update(record), "what was erased meanwhile is no fault")
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, outbox.ErrTooLarge }
