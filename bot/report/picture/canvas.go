package picture

import (
	"image"
	"image/color"
	"image/draw"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// canvas is what is drawn on. Without an image it only measures: the same code runs twice, to learn how high the picture is
// and to draw it.
type canvas struct {
	*pen
	img *image.RGBA
	err error
}

// text writes a line that is at most so many pixels wide, its baseline at y, and tells where it ends.
func (c *canvas) text(x, y int, s style, ink color.Color, room int, words string) int {
	if c.err != nil {
		return x
	}
	if words, c.err = c.fit(words, s, room); c.err != nil {
		return x
	}
	face, err := c.face(s)
	if err != nil {
		c.err = err
		return x
	}
	if c.img != nil {
		// Some foreign letters reach far out of their place; they are cut at the margins.
		page := c.img.SubImage(c.img.Bounds().Inset(margin - 4)).(*image.RGBA)
		d := font.Drawer{Dst: page, Src: image.NewUniform(ink), Face: face, Dot: fixed.P(x, y)}
		d.DrawString(words)
	}
	return x + font.MeasureString(face, words).Ceil()
}

// right writes a line that ends at x, and tells where it begins.
func (c *canvas) right(x, y int, s style, ink color.Color, room int, words string) int {
	if c.err != nil {
		return x
	}
	words, err := c.fit(words, s, room)
	if err != nil {
		c.err = err
		return x
	}
	w, err := c.width(words, s)
	if err != nil {
		c.err = err
		return x
	}
	c.text(x-w, y, s, ink, room, words)
	return x - w
}

// center writes a line in the middle of a box.
func (c *canvas) center(box image.Rectangle, s style, ink color.Color, words string) {
	w, err := c.width(words, s)
	if err != nil {
		c.err = err
		return
	}
	c.text(box.Min.X+(box.Dx()-w)/2, box.Min.Y+box.Dy()/2+int(s.size*0.36), s, ink, box.Dx(), words)
}

func (c *canvas) fill(box image.Rectangle, ink color.Color) {
	if c.img != nil {
		draw.Draw(c.img, box, image.NewUniform(ink), image.Point{}, draw.Src)
	}
}

// frame draws the edge of a box, inside of it.
func (c *canvas) frame(box image.Rectangle, thick int, ink color.Color) {
	in := box.Inset(thick)
	for _, side := range []image.Rectangle{
		image.Rect(box.Min.X, box.Min.Y, box.Max.X, in.Min.Y), image.Rect(box.Min.X, in.Max.Y, box.Max.X, box.Max.Y),
		image.Rect(box.Min.X, in.Min.Y, in.Min.X, in.Max.Y), image.Rect(in.Max.X, in.Min.Y, box.Max.X, in.Max.Y),
	} {
		c.fill(side, ink)
	}
}

// point is a corner of a shape, in thousandths of the box that it is drawn in.
type point struct{ x, y float32 }

// shape fills a polygon.
func (c *canvas) shape(box image.Rectangle, ink color.Color, corners ...point) {
	if c.img == nil {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	w, h := float32(box.Dx())/1000, float32(box.Dy())/1000
	for i, p := range corners {
		if i == 0 {
			r.MoveTo(p.x*w, p.y*h)
		} else {
			r.LineTo(p.x*w, p.y*h)
		}
	}
	r.ClosePath()
	r.Draw(c.img, box, image.NewUniform(ink), image.Point{})
}

// hatch draws slanting lines over a box.
func (c *canvas) hatch(box image.Rectangle, step, thick int, ink color.RGBA) {
	if c.img == nil {
		return
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if (x+y)%step < thick {
				c.img.SetRGBA(x, y, ink)
			}
		}
	}
}

// dots draws a grid of dots over a box.
func (c *canvas) dots(box image.Rectangle, step, thick int, ink color.RGBA) {
	if c.img == nil {
		return
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if x%step < thick && y%step < thick {
				c.img.SetRGBA(x, y, ink)
			}
		}
	}
}

// lines breaks a text so that no line is wider than so many pixels; the last of n lines holds what is left and may be cut.
func (c *canvas) lines(words string, s style, pixels, n int) []string {
	rest := strings.Fields(c.clean(words, s))
	var out []string
	for len(rest) > 0 && len(out)+1 < n {
		k := 1
		for ; k < len(rest); k++ {
			w, err := c.width(strings.Join(rest[:k+1], " "), s)
			if err != nil {
				c.err = err
				return nil
			}
			if w > pixels {
				break
			}
		}
		out, rest = append(out, strings.Join(rest[:k], " ")), rest[k:]
	}
	if len(rest) > 0 {
		out = append(out, strings.Join(rest, " "))
	}
	return out
}
