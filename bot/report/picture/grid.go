package picture

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
)

// Grid is what a clean-up has changed, as one picture: places before and after the work, side by side. Its words are the
// caller's, in whatever language; none of them is needed. It names nobody.
type Grid struct {
	// Title stands over all, in two lines at most; Line under it, in one.
	Title, Line string
	// Before and After are written on the photos: "TRƯỚC", "SAU".
	Before, After string
	// Cells are drawn in their order, those with a Before and an After first. No more than 12 are: say of the others in the
	// Footer that there are some.
	Cells  []Cell
	Footer string
}

// Cell is a place: before and after, or one photo alone. Other is one that shows neither side, or both.
type Cell struct {
	Label                string
	Before, After, Other Photo
}

// Photo opens a file: JPEG, PNG or WebP; nil is none. Files are opened one after the other, each once.
type Photo func() (io.ReadCloser, error)

// gap is between two photos; half is how wide one is; mostCells keeps the picture within what platforms take. quality is
// that of the JPEG: a grid of photos would be a PNG of many megabytes.
const (
	gap       = 16
	half      = (width - 2*margin - gap) / 2
	mostCells = 12
	quality   = 85
)

// DrawGrid writes a grid as a JPEG, 1080 pixels wide; six pairs have about half a megabyte. The same grid gives the same bytes (of one binary
// on one architecture). A file that cannot be opened or read, that is no picture or too large a one (25 million pixels, 32
// MB) leaves a grey cell; errors are those of w and of the fonts.
//
// It needs as much memory as the largest photo, unpacked: about 40 MB for 12 million pixels.
func DrawGrid(w io.Writer, g Grid) error {
	img, err := drawnGrid(g)
	if err != nil {
		return fmt.Errorf("draw grid: %w", err)
	}
	if err := jpeg.Encode(w, img, &jpeg.Options{Quality: quality}); err != nil {
		return fmt.Errorf("write picture: %w", err)
	}
	return nil
}

func drawnGrid(g Grid) (*image.RGBA, error) {
	pen, err := newPen()
	if err != nil {
		return nil, err
	}
	rows := rowsOf(g)
	measure := &canvas{pen: pen}
	high := measure.grid(g, rows)
	c := &canvas{pen: pen, img: image.NewRGBA(image.Rect(0, 0, width, high)), err: measure.err}
	c.fill(c.img.Bounds(), paper)
	c.grid(g, rows)
	return c.img, c.err
}

// row is a place before and after, or two single photos.
type row struct {
	// label is that of both photos; of two single ones each has its own.
	label string
	cells []drawnCell
	high  int
}

// drawnCell is one photo of a row; without an image it is grey.
type drawnCell struct {
	label string
	side  string
	badge color.RGBA
	img   *image.RGBA
}

// rowsOf reads the photos and lays them out.
func rowsOf(g Grid) []row {
	var rows []row
	var alone []drawnCell
	before := func(p Photo) drawnCell { return drawnCell{side: g.Before, badge: ink, img: thumbnail(p)} }
	after := func(p Photo) drawnCell { return drawnCell{side: g.After, badge: green, img: thumbnail(p)} }
	for _, c := range g.Cells[:min(len(g.Cells), mostCells)] {
		one := drawnCell{}
		switch {
		case c.Before != nil && c.After != nil:
			rows = append(rows, row{label: c.Label, cells: []drawnCell{before(c.Before), after(c.After)}})
			continue
		case c.Before != nil:
			one = before(c.Before)
		case c.After != nil:
			one = after(c.After)
		default:
			one.img = thumbnail(c.Other)
		}
		one.label = c.Label
		alone = append(alone, one)
	}
	for i := 0; i < len(alone); i += 2 {
		rows = append(rows, row{cells: alone[i:min(i+2, len(alone))]})
	}
	for i := range rows {
		rows[i].high = rows[i].height(len(rows))
	}
	return rows
}

// height is how high the photos of a row are: portraits are given more where there is room on a phone.
func (r row) height(rows int) int {
	high := tallest
	for _, c := range r.cells {
		if c.img == nil {
			high = lowest
			continue
		}
		high = min(high, c.img.Bounds().Dy())
	}
	switch {
	case rows > 4:
		return lowest
	case rows > 2:
		return min(high, half)
	}
	return high
}

// grid draws it and tells how high it is.
func (c *canvas) grid(g Grid, rows []row) int {
	y := c.gridHead(g)
	for _, r := range rows {
		y = c.row(y, r)
	}
	if g.Footer != "" {
		c.text(margin, y+30, style{38, false}, pale, width-2*margin, g.Footer)
		y += 52
	}
	return y - 20 + margin
}

func (c *canvas) gridHead(g Grid) int {
	y, room := margin, width-2*margin
	for _, words := range c.lines(g.Title, style{54, true}, room, 2) {
		c.text(margin, y+44, style{54, true}, ink, room, words)
		y += 66
	}
	if g.Line != "" {
		c.text(margin, y+38, style{40, false}, pale, room, g.Line)
		y += 60
	}
	return y + 20
}

// row draws two photos under what they show, which is one label for a pair and one each for photos alone.
func (c *canvas) row(y int, r row) int {
	heading := style{42, true}
	labelled := r.label != ""
	c.text(margin, y+34, heading, ink, width-2*margin, r.label)
	for i, cell := range r.cells {
		labelled = labelled || cell.label != ""
		c.text(margin+i*(half+gap), y+34, heading, ink, half, cell.label)
	}
	if labelled {
		y += 54
	}
	for i, cell := range r.cells {
		x := margin + i*(half+gap)
		box := image.Rect(x, y, x+half, y+r.high)
		c.photo(box, cell.img)
		c.badge(box, cell)
	}
	return y + r.high + 36
}

// badge writes which side a photo shows into its lower corner, on a plate: photos are light or dark.
func (c *canvas) badge(box image.Rectangle, cell drawnCell) {
	s := style{34, true}
	words, err := c.fit(cell.side, s, half-60)
	if err != nil || words == "" {
		c.err = firstOf(c.err, err)
		return
	}
	w, err := c.width(words, s)
	if err != nil {
		c.err = firstOf(c.err, err)
		return
	}
	plate := image.Rect(box.Min.X, box.Max.Y-58, box.Min.X+w+40, box.Max.Y)
	c.fill(plate, cell.badge)
	c.text(plate.Min.X+20, plate.Max.Y-16, s, paper, w+4, words)
}

// photo draws a photo that is as wide as the box, or what stands for one that is not there. Of one that is higher, twice as
// much is cut away above as below: rubbish lies on the ground.
func (c *canvas) photo(box image.Rectangle, img *image.RGBA) {
	if img == nil {
		c.missing(box)
		return
	}
	if c.img == nil {
		return
	}
	from := image.Pt(0, (img.Bounds().Dy()-box.Dy())*2/3)
	draw.Draw(c.img, box, img, from, draw.Src)
}

// missing draws hills and a sun, as pictures are drawn that do not load.
func (c *canvas) missing(box image.Rectangle) {
	c.fill(box, line)
	side := 140
	mid := image.Pt(box.Min.X+box.Dx()/2, box.Min.Y+box.Dy()/2)
	sign := image.Rect(mid.X-side/2, mid.Y-side/2, mid.X+side/2, mid.Y+side/2)
	c.shape(sign, grey, point{0, 850}, point{340, 330}, point{520, 600}, point{650, 450}, point{1000, 850})
	c.shape(sign, grey, point{700, 150}, point{790, 190}, point{830, 280}, point{790, 370}, point{700, 410}, point{610, 370}, point{570, 280}, point{610, 190})
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
