package picture

import (
	"image"
	"image/color"

	"giaoban/store/view"
)

// What is said by a colour is said by a shape too: one man in twelve cannot tell red from green.
var (
	paper  = color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
	ink    = color.RGBA{0x1C, 0x23, 0x2B, 0xFF}
	pale   = color.RGBA{0x5B, 0x66, 0x72, 0xFF}
	line   = color.RGBA{0xD5, 0xDA, 0xE0, 0xFF}
	green  = color.RGBA{0x1E, 0x86, 0x4E, 0xFF}
	mint   = color.RGBA{0x8F, 0xCB, 0xA8, 0xFF}
	yellow = color.RGBA{0xF5, 0xBE, 0x1E, 0xFF}
	red    = color.RGBA{0xC6, 0x28, 0x28, 0xFF}
	blue   = color.RGBA{0x2B, 0x6C, 0xB0, 0xFF}
	sky    = color.RGBA{0xA9, 0xCB, 0xEA, 0xFF}
	violet = color.RGBA{0x6B, 0x4F, 0x9E, 0xFF}
	grey   = color.RGBA{0xB4, 0xBC, 0xC5, 0xFF}
)

// light draws the square of a criterion: ✓ on green, … on yellow, ! on red, ? on white.
func (c *canvas) light(box image.Rectangle, l view.Light) {
	switch l {
	case view.Green:
		c.fill(box, green)
		c.shape(box, paper, point{180, 530}, point{270, 430}, point{420, 590}, point{730, 220}, point{830, 310}, point{430, 790})
	case view.Yellow:
		c.fill(box, yellow)
		for _, x := range []float32{200, 430, 660} {
			c.shape(box, ink, point{x, 430}, point{x + 140, 430}, point{x + 140, 570}, point{x, 570})
		}
	case view.Red:
		c.fill(box, red)
		c.shape(box, paper, point{420, 170}, point{580, 170}, point{550, 620}, point{450, 620})
		c.shape(box, paper, point{430, 700}, point{570, 700}, point{570, 840}, point{430, 840})
	default:
		c.frame(box, 3, pale)
		c.center(box, style{float64(box.Dy()) * 0.62, true}, pale, "?")
	}
}

// arrow draws ▲ for better and ▼ for worse, nothing for the same.
func (c *canvas) arrow(box image.Rectangle, trend int) {
	switch {
	case trend > 0:
		c.shape(box, green, point{500, 80}, point{960, 900}, point{40, 900})
	case trend < 0:
		c.shape(box, red, point{500, 920}, point{960, 100}, point{40, 100})
	}
}

// swatch is how a part of a bar is filled.
type swatch struct {
	base color.RGBA
	over color.RGBA
	how  pattern
	// text is what a number in it is written with.
	text color.RGBA
}

type pattern int

const (
	solid pattern = iota
	slanted
	dotted
	framed
)

func (c *canvas) paint(box image.Rectangle, s swatch) {
	c.fill(box, s.base)
	switch s.how {
	case slanted:
		c.hatch(box, 16, 5, s.over)
	case dotted:
		c.dots(box, 12, 4, s.over)
	case framed:
		c.frame(box, 3, s.over)
	}
}
