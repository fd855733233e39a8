package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math"
	"math/rand/v2"

	"golang.org/x/image/vector"
)

// street paints a fictional street, with rubbish or without, as a camera would take it: with the grain of a sensor.
func street(w, h int, seed uint64, dirty bool) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	place := rand.New(rand.NewPCG(seed, 1))
	hue := place.Float64()
	for y := range h {
		c := color.RGBA{uint8(150 + 60*y/h), uint8(185 + 40*y/h), 225, 255}
		if y > h*55/100 {
			g := uint8(110 + 30*y/h)
			c = color.RGBA{g, g, uint8(float64(g) * 0.96), 255}
		}
		for x := range w {
			img.SetRGBA(x, y, c)
		}
	}
	p := painter{img}
	for x := 0.0; x < 1; { // houses
		wide, high := 0.12+0.1*place.Float64(), 0.25+0.2*place.Float64()
		wall := color.RGBA{uint8(190 + 50*math.Sin(hue*9+x*20)), uint8(170 + 40*place.Float64()), uint8(120 + 70*place.Float64()), 255}
		p.box(x, 0.58-high, x+wide*0.97, 0.58, wall)
		p.box(x, 0.55-high, x+wide, 0.58-high, color.RGBA{150, 70, 50, 255})
		p.box(x+wide*0.2, 0.62-high, x+wide*0.45, 0.70-high, color.RGBA{70, 90, 110, 255})
		p.box(x+wide*0.55, 0.46, x+wide*0.8, 0.58, color.RGBA{90, 60, 40, 255})
		x += wide
	}
	p.shape(color.RGBA{96, 98, 104, 255}, 0.42, 0.58, 0.58, 0.58, 1.05, 1, -0.05, 1) // the road
	p.shape(color.RGBA{235, 235, 230, 255}, 0.495, 0.60, 0.505, 0.60, 0.53, 1, 0.47, 1)
	p.blob(0.14, 0.42, 0.10, color.RGBA{50, 120, 60, 255})
	p.box(0.13, 0.5, 0.15, 0.66, color.RGBA{90, 65, 45, 255})
	if dirty {
		heap := rand.New(rand.NewPCG(seed, 2))
		for range 90 {
			x, y := 0.55+0.4*heap.Float64(), 0.70+0.25*heap.Float64()
			c := []color.RGBA{{40, 40, 45, 255}, {200, 195, 180, 255}, {60, 110, 170, 255}, {170, 60, 50, 255}, {120, 100, 60, 255}}[heap.IntN(5)]
			p.blob(x, y, 0.015+0.03*heap.Float64(), c)
		}
	} else {
		p.box(0.80, 0.62, 0.86, 0.74, color.RGBA{40, 130, 70, 255}) // a bin
	}
	grain := rand.New(rand.NewPCG(seed, 3))
	for i := 0; i < len(img.Pix); i += 4 {
		n := int(grain.Uint32()>>28) - 8
		for k := range 3 {
			img.Pix[i+k] = uint8(min(max(int(img.Pix[i+k])+n, 0), 255))
		}
	}
	return img
}

type painter struct{ img *image.RGBA }

// shape fills a polygon; its corners are parts of the whole.
func (p painter) shape(c color.Color, corners ...float64) {
	b := p.img.Bounds()
	for i := range corners {
		corners[i] = min(max(corners[i], 0), 1)
	}
	var box image.Rectangle
	for i := 0; i < len(corners); i += 2 {
		x, y := int(corners[i]*float64(b.Dx())), int(corners[i+1]*float64(b.Dy()))
		box = box.Union(image.Rect(x-1, y-1, x+2, y+2))
	}
	box = box.Intersect(b)
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for i := 0; i < len(corners); i += 2 {
		x, y := float32(corners[i]*float64(b.Dx())-float64(box.Min.X)), float32(corners[i+1]*float64(b.Dy())-float64(box.Min.Y))
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(p.img, box, image.NewUniform(c), image.Point{})
}

func (p painter) box(x0, y0, x1, y1 float64, c color.Color) {
	p.shape(c, x0, y0, x1, y0, x1, y1, x0, y1)
}

func (p painter) blob(x, y, r float64, c color.Color) {
	var corners []float64
	ratio := float64(p.img.Bounds().Dx()) / float64(p.img.Bounds().Dy())
	for i := range 10 {
		a := float64(i) / 10 * 2 * math.Pi
		corners = append(corners, x+r*math.Cos(a), y+r*ratio*math.Sin(a)*0.8)
	}
	p.shape(c, corners...)
}

// shot is a photo as a phone writes it.
func shot(img image.Image, q int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: q}); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// held is a JPEG with an orientation.
func held(raw []byte, how uint16) []byte {
	body := append([]byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"), byte(how>>8), byte(how), 0, 0, 0, 0, 0, 0)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	return append(append(append([]byte{0xFF, 0xD8}, segment...), body...), raw[2:]...)
}

func of(raw []byte) Photo {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(raw)), nil }
}
