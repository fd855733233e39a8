package evidence

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tag is an entry of an Exif directory: what, of which type, how many, the value or where it stands.
func tag(b []byte, what, kind uint16, n, value uint32) []byte {
	b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, what), kind)
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, n), value)
}

// TestAPhonesExif: what a phone really writes, maker, day, place with its height, loses all but which way is up.
func TestAPhonesExif(t *testing.T) {
	const (
		maker = "Hoa Mai Phone\x00"
		day   = "2026:11:28 07:15:00\x00"
	)
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x05")
	gps := uint32(8 + 2 + 5*12 + 4)
	values := gps + 2 + 3*12 + 4
	tiff = tag(tiff, 0x010F, 2, uint32(len(maker)), values)
	tiff = tag(tiff, 0x0112, 3, 1, 6<<16)
	tiff = tag(tiff, 0x0132, 2, uint32(len(day)), values+uint32(len(maker)))
	tiff = tag(tiff, 0x8825, 4, 1, gps)
	tiff = tag(tiff, 0x011A, 5, 1, values)
	tiff = append(tiff, 0, 0, 0, 0)
	tiff = append(tiff, 0, 3)
	tiff = tag(tiff, 0x0001, 2, 2, uint32('N')<<24)
	tiff = tag(tiff, 0x0002, 5, 3, values)
	tiff = tag(tiff, 0x0004, 5, 3, values)
	tiff = append(tiff, 0, 0, 0, 0)
	tiff = append(append(tiff, maker...), day...)

	bare := jpegWith(t, "")
	want := append(append(bytes.Clone(bare[:2]), exifOf(6)...), bare[2:]...)
	assert.Equal(t, want, clean(jpegWith(t, "", segment(jpegExif, exifHead+string(tiff)))))
	_, err := jpeg.Decode(bytes.NewReader(want))
	require.NoError(t, err)
}
