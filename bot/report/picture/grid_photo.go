package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"
)

// Limits of what is read, against files made to exhaust the machine: a few kilobytes can unpack to gigabytes. The largest
// photos that phones take by default have 24 million pixels; a JPEG that comes in ever finer scans has about ten.
const (
	mostBytes  = 32 << 20
	mostPixels = 25_000_000
	mostScans  = 64
)

// lowest and tallest are how high a photo may be that is half as wide as the picture: from 4:3 to 3:4. What is longer loses
// its ends.
const (
	lowest  = half * 3 / 4
	tallest = half * 4 / 3
)

var errNoPhoto = errors.New("no photo")

// thumbnail reads a photo and makes it as wide as a cell, the right way up; nil if it cannot be read.
func thumbnail(p Photo) *image.RGBA {
	if p == nil {
		return nil
	}
	raw, err := contents(p)
	if err != nil {
		return nil
	}
	img, err := decode(raw)
	if err != nil {
		return nil
	}
	return shrink(img, turned(raw))
}

func contents(p Photo) ([]byte, error) {
	f, err := p()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err == nil && len(raw) > mostBytes {
		err = errNoPhoto
	}
	return raw, err
}

// decode unpacks a photo whose size was looked at before. A decoder that gives up on a damaged file by a panic is taken to
// have said so.
func decode(raw []byte) (img image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			img, err = nil, fmt.Errorf("decode photo: %v", p)
		}
	}()
	size, all := jpeg.DecodeConfig, jpeg.Decode
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xd8")):
		if bytes.Count(raw, []byte{0xFF, 0xDA}) > mostScans {
			return nil, errNoPhoto
		}
	case bytes.HasPrefix(raw, []byte("\x89PNG")):
		size, all = png.DecodeConfig, png.Decode
	case bytes.HasPrefix(raw, []byte("RIFF")):
		size, all = webp.DecodeConfig, webp.Decode
	default:
		return nil, errNoPhoto
	}
	c, err := size(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	if c.Width < 1 || c.Height < 1 || c.Width > mostPixels/c.Height {
		return nil, errNoPhoto
	}
	return all(bytes.NewReader(raw))
}

// shrink cuts the middle out of a photo and makes it as wide as a cell; how says how it must be turned.
func shrink(img image.Image, how orientation) *image.RGBA {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if how.lies() {
		w, h = h, w
	}
	// The part that is kept, and how large it will be, both as they will be seen.
	cut := image.Pt(min(w, max(1, h*4/3)), min(h, max(1, w*4/3)))
	to := image.Pt(half, min(tallest, max(lowest, (half*cut.Y+cut.X/2)/cut.X)))
	if how.lies() {
		cut, to = image.Pt(cut.Y, cut.X), image.Pt(to.Y, to.X)
	}
	from := image.Rectangle{Max: cut}.Add(b.Min).Add(b.Size().Sub(cut).Div(2))
	if p, ok := img.(*image.YCbCr); ok {
		img, from = averaged(p, from, to)
	}
	small := image.NewRGBA(image.Rectangle{Max: to})
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src) // behind what one can see through
	draw.CatmullRom.Scale(small, small.Bounds(), img, from, draw.Over, nil)
	return how.upright(small)
}

// averaged makes a large photo from a camera smaller by a whole number, so that it stays at least twice as large as it will be
// shown: the fine scaling that follows takes a tenth of the time then.
func averaged(p *image.YCbCr, from image.Rectangle, to image.Point) (image.Image, image.Rectangle) {
	n := min(from.Dx()/(2*to.X), from.Dy()/(2*to.Y))
	// Colours may be kept for 4 by 2 pixels together; the cut must not begin or end within such.
	from.Min.X, from.Min.Y = from.Min.X&^3, from.Min.Y&^3
	size := image.Rect(0, 0, from.Dx()/max(n, 1)&^3, from.Dy()/max(n, 1)&^3)
	if n < 2 || size.Empty() {
		return p, from
	}
	out := image.NewYCbCr(size, p.SubsampleRatio)
	average(out.Y, out.YStride, p.Y[p.YOffset(from.Min.X, from.Min.Y):], p.YStride, n)
	at := p.COffset(from.Min.X, from.Min.Y)
	average(out.Cb, out.CStride, p.Cb[at:], p.CStride, n)
	average(out.Cr, out.CStride, p.Cr[at:], p.CStride, n)
	return out, size
}

// average makes each value of a plane the mean of n by n.
func average(out []byte, outStride int, in []byte, inStride, n int) {
	sums := make([]uint32, outStride)
	area := uint32(n * n)
	for y := range len(out) / outStride {
		clear(sums)
		for k := range n {
			line := in[(y*n+k)*inStride:]
			for x := range sums {
				for _, v := range line[x*n : x*n+n] {
					sums[x] += uint32(v)
				}
			}
		}
		for x, s := range sums {
			out[y*outStride+x] = byte((s + area/2) / area)
		}
	}
}
