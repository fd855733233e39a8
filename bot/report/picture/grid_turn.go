package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// orientation is how a camera was held, as Exif numbers it: 1 upright, 3 upside down, 6 and 8 on its side, the even ones
// and 5, 7 as in a mirror.
type orientation int

// lies tells whether width and height change places.
func (o orientation) lies() bool { return o >= 5 }

// upright turns an image so that it is seen as it was taken.
func (o orientation) upright(img *image.RGBA) *image.RGBA {
	if o <= 1 {
		return img
	}
	size := img.Bounds().Size()
	if o.lies() {
		size = image.Pt(size.Y, size.X)
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	last := img.Bounds().Size().Sub(image.Pt(1, 1))
	for y := range size.Y {
		for x := range size.X {
			from := image.Pt(x, y)
			if o.lies() {
				from = image.Pt(y, x)
			}
			switch o {
			case 2, 3, 7, 8:
				from.X = last.X - from.X
			}
			switch o {
			case 3, 4, 6, 7:
				from.Y = last.Y - from.Y
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], img.Pix[img.PixOffset(from.X, from.Y):][:4])
		}
	}
	return out
}

// turned reads the orientation of a JPEG; upright where it says nothing.
func turned(raw []byte) orientation {
	if !bytes.HasPrefix(raw, []byte("\xff\xd8")) {
		return 1
	}
	for at := 2; at+4 <= len(raw) && raw[at] == 0xFF; {
		kind, end := raw[at+1], at+2+int(binary.BigEndian.Uint16(raw[at+2:]))
		if kind == 0xFF { // padding
			at++
			continue
		}
		if kind == 0xDA || end > len(raw) || end < at+4 {
			break
		}
		if tiff, ok := bytes.CutPrefix(raw[at+4:end], []byte("Exif\x00\x00")); ok && kind == 0xE1 {
			if o := tagged(tiff); o != 0 {
				return o
			}
		}
		at = end
	}
	return 1
}

// tagged reads the orientation tag, 0x0112, of the first directory; 0 for none.
func tagged(tiff []byte) orientation {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			break
		}
		if v := order.Uint16(entries[8:]); order.Uint16(entries) == 0x0112 && v >= 1 && v <= 8 {
			return orientation(v)
		}
		entries = entries[12:]
	}
	return 0
}
