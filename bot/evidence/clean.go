package evidence

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// clean takes out of a picture what tells where, when, by whom and with what it was taken. A picture that it cannot read
// to the end, and anything that is no picture, stays as it is.
func clean(raw []byte) []byte {
	var out []byte
	ok := false
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xd8\xff")):
		out, ok = cleanJPEG(raw)
	case bytes.HasPrefix(raw, pngHead):
		out, ok = cleanPNG(raw)
	case len(raw) > 12 && string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP":
		out, ok = cleanWebP(raw)
	}
	if !ok {
		return raw
	}
	return out
}

// The JPEG segments that matter here.
const (
	jpegStart   = 0xD8
	jpegScan    = 0xDA
	jpegExif    = 0xE1 // Exif and XMP
	jpegPhoto   = 0xED // IPTC
	jpegComment = 0xFE
)

// cleanJPEG drops Exif, XMP, IPTC and comments, and what some phones append after the picture. Which way is up is kept:
// without it a portrait would lie on its side.
func cleanJPEG(raw []byte) ([]byte, bool) {
	out := append(make([]byte, 0, len(raw)), raw[:2]...)
	turned := 0
	body := []byte{}
	for at := 2; ; {
		if at+4 > len(raw) || raw[at] != 0xFF {
			return nil, false
		}
		kind := raw[at+1]
		if kind == 0xFF { // padding
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(raw[at+2:]))
		end := at + 2 + size
		if size < 2 || end > len(raw) {
			return nil, false
		}
		switch kind {
		case jpegExif:
			if t := orientation(raw[at+4 : end]); t > 1 {
				turned = t
			}
		case jpegPhoto, jpegComment:
		default:
			body = append(body, raw[at:end]...)
		}
		if kind != jpegScan {
			at = end
			continue
		}
		last := bytes.LastIndex(raw[end:], []byte{0xFF, 0xD9})
		if last < 0 {
			return nil, false
		}
		if first := endOfPicture(raw[end:]); first >= 0 {
			last = first
		}
		body = append(body, raw[end:end+last+2]...)
		break
	}
	if turned > 1 {
		out = append(out, exifOf(turned)...)
	}
	return append(out, body...), true
}

// endOfPicture finds the mark that ends the picture: markers inside the scans that follow each other are passed over.
func endOfPicture(scan []byte) int {
	for i := 0; i+1 < len(scan); i++ {
		if scan[i] != 0xFF {
			continue
		}
		switch m := scan[i+1]; {
		case m == 0xD9:
			return i
		case m == 0x00, m == 0xFF, m >= 0xD0 && m <= 0xD7:
		case i+3 < len(scan):
			i += 1 + int(binary.BigEndian.Uint16(scan[i+2:]))
		}
	}
	return -1
}

const exifHead = "Exif\x00\x00"

// orientation reads tag 0x0112 of the first directory; 0 when there is none.
func orientation(segment []byte) int {
	tiff, ok := bytes.CutPrefix(segment, []byte(exifHead))
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	count := int(order.Uint16(tiff[at:]))
	for i := range count {
		entry := at + 2 + int64(i)*12
		if entry+12 > int64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if v := int(order.Uint16(tiff[entry+8:])); v >= 1 && v <= 8 {
				return v
			}
		}
	}
	return 0
}

// exifOf is the smallest Exif segment: one directory with one entry.
func exifOf(turned int) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	binary.BigEndian.PutUint16(tiff[18:], uint16(turned))
	size := 2 + len(exifHead) + len(tiff)
	seg := []byte{0xFF, jpegExif, byte(size >> 8), byte(size)}
	return append(append(seg, exifHead...), tiff...)
}

var pngHead = []byte("\x89PNG\r\n\x1a\n")

// cleanPNG drops the chunks of text, time and Exif.
func cleanPNG(raw []byte) ([]byte, bool) {
	out := append(make([]byte, 0, len(raw)), pngHead...)
	for at := len(pngHead); ; {
		if at+12 > len(raw) {
			return nil, false
		}
		size := int64(binary.BigEndian.Uint32(raw[at:]))
		end := int64(at) + 12 + size
		if end > int64(len(raw)) || crc32.ChecksumIEEE(raw[at+4:end-4]) != binary.BigEndian.Uint32(raw[end-4:]) {
			return nil, false
		}
		switch kind := string(raw[at+4 : at+8]); kind {
		case "eXIf", "tEXt", "zTXt", "iTXt", "tIME":
		case "IEND":
			return append(out, raw[at:end]...), true
		default:
			out = append(out, raw[at:end]...)
		}
		at = int(end)
	}
}

// cleanWebP drops the Exif and XMP chunks and clears the flags that announce them.
func cleanWebP(raw []byte) ([]byte, bool) {
	out := append(make([]byte, 0, len(raw)), raw[:12]...)
	for at := 12; at < len(raw); {
		if at+8 > len(raw) {
			return nil, false
		}
		size := int64(binary.LittleEndian.Uint32(raw[at+4:]))
		end := int64(at) + 8 + size + size%2
		if end > int64(len(raw)) {
			return nil, false
		}
		switch string(raw[at : at+4]) {
		case "EXIF", "XMP ":
		case "VP8X":
			from := len(out)
			out = append(out, raw[at:end]...)
			if size > 0 {
				out[from+8] &^= 0x08 | 0x04
			}
		default:
			out = append(out, raw[at:end]...)
		}
		at = int(end)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, true
}
