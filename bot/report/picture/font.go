package picture

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"giaoban/store/fold"
)

// fonts are Liberation Sans, regular and bold, which has all Vietnamese letters. They are part of the program: it draws the
// same on any machine. Their licences stand beside this file (LICENSE-*.txt).
var fonts = sync.OnceValues(func() ([2]*sfnt.Font, error) {
	regular, err := opentype.Parse(liberationsansregular.TTF)
	if err != nil {
		return [2]*sfnt.Font{}, fmt.Errorf("read font: %w", err)
	}
	bold, err := opentype.Parse(liberationsansbold.TTF)
	if err != nil {
		return [2]*sfnt.Font{}, fmt.Errorf("read font: %w", err)
	}
	return [2]*sfnt.Font{regular, bold}, nil
})

// style is how big a text is, in pixels, and whether it is bold.
type style struct {
	size float64
	bold bool
}

// pen writes; it is for one goroutine.
type pen struct {
	fonts [2]*sfnt.Font
	faces map[style]font.Face
	buf   sfnt.Buffer
}

func newPen() (*pen, error) {
	f, err := fonts()
	return &pen{fonts: f, faces: map[style]font.Face{}}, err
}

func (p *pen) font(s style) *sfnt.Font {
	if s.bold {
		return p.fonts[1]
	}
	return p.fonts[0]
}

func (p *pen) face(s style) (font.Face, error) {
	if f := p.faces[s]; f != nil {
		return f, nil
	}
	f, err := opentype.NewFace(p.font(s), &opentype.FaceOptions{Size: s.size, DPI: 72})
	if err != nil {
		return nil, fmt.Errorf("make face: %w", err)
	}
	p.faces[s] = f
	return f, nil
}

// clean makes a text one line of letters that the font has: composed, for decomposed Vietnamese would be drawn broken, without
// emoji, which would be drawn as boxes, and without marks that are part of no letter, which would be drawn beside it.
func (p *pen) clean(text string, s style) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		if i, err := p.font(s).GlyphIndex(&p.buf, r); r != '\n' && (err != nil || i == 0) {
			return -1
		}
		return r
	}, fold.NFC(text))
	return strings.Join(strings.Fields(text), " ")
}

// width is how wide a clean text is drawn, in whole pixels.
func (p *pen) width(text string, s style) (int, error) {
	f, err := p.face(s)
	if err != nil {
		return 0, err
	}
	return font.MeasureString(f, text).Ceil(), nil
}

// fit cleans a text and cuts it so that it is no wider than so many pixels, with … at its end.
func (p *pen) fit(text string, s style, pixels int) (string, error) {
	f, err := p.face(s)
	if err != nil {
		return "", err
	}
	text = p.clean(text, s)
	room := fixed.I(pixels)
	if font.MeasureString(f, text) <= room {
		return text, nil
	}
	n, wide := len(text), font.MeasureString(f, "…")
	for i, r := range text {
		advance, _ := f.GlyphAdvance(r)
		if wide += advance; wide > room {
			n = i
			break
		}
	}
	// Two letters side by side may stand closer or further than each alone.
	for ; n > 0; n = shorter(text[:n]) {
		cut := strings.TrimRight(text[:n], " ,.;:-–") + "…"
		if font.MeasureString(f, cut) <= room {
			return cut, nil
		}
	}
	return "", nil
}

// shorter is how long a text is without its last letter, in bytes.
func shorter(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return len(s) - size
}
