package picture

import (
	"image"
	"strconv"
)

// part is a part of a bar: how many, what they are, how it is filled.
type part struct {
	n    int
	name string
	swatch
}

// bar draws the parts side by side, each as wide as its share, with its number where there is room, and under it what they
// are, two a line. Parts of nothing are left out. It tells where the next thing may begin.
func (c *canvas) bar(y int, parts []part) int {
	all := 0
	for _, p := range parts {
		all += p.n
	}
	box := image.Rect(margin, y, width-margin, y+72)
	if all == 0 {
		c.frame(box, 3, line)
		return box.Max.Y + 24
	}
	x, sum := box.Min.X, 0
	for _, p := range parts {
		if p.n == 0 {
			continue
		}
		sum += p.n
		// The end is reckoned from the sum, so that the last part ends where the bar does.
		end := box.Min.X + box.Dx()*sum/all
		piece := image.Rect(x, box.Min.Y, end, box.Max.Y)
		c.paint(piece, p.swatch)
		c.number(piece, p)
		x = end
		if sum < all {
			c.fill(image.Rect(x-2, box.Min.Y, x+2, box.Max.Y), paper)
		}
	}
	return c.names(box.Max.Y+20, parts)
}

// number writes how many in a part, on a plate where the pattern would disturb.
func (c *canvas) number(piece image.Rectangle, p part) {
	s := style{40, true}
	w, err := c.width(strconv.Itoa(p.n), s)
	if err != nil {
		c.err = err
		return
	}
	if w+20 > piece.Dx() {
		return
	}
	mid := piece.Min.X + piece.Dx()/2
	if p.how == slanted || p.how == dotted {
		c.fill(image.Rect(mid-w/2-8, piece.Min.Y+12, mid+w/2+8, piece.Max.Y-12), p.base)
	}
	c.center(piece, s, p.text, strconv.Itoa(p.n))
}

// names says what the parts are, two a line.
func (c *canvas) names(y int, parts []part) int {
	const high = 58
	half := (width - 2*margin) / 2
	i := 0
	for _, p := range parts {
		if p.n == 0 {
			continue
		}
		x := margin + i%2*half
		top := y + i/2*high
		c.paint(image.Rect(x, top+10, x+40, top+50), p.swatch)
		end := c.text(x+56, top+44, style{38, true}, ink, half-72, strconv.Itoa(p.n))
		c.text(end+12, top+44, style{38, false}, ink, x+half-16-end-12, p.name)
		i++
	}
	return y + (i+1)/2*high + 12
}
