package page

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math/rand/v2"
)

// sample draws a small picture of an alley with some rubbish in it, another one for every seed, so that a photo can be
// sent without having one.
func sample(seed int64) []byte {
	const w, h = 480, 320
	rng := rand.New(rand.NewPCG(uint64(seed), 1))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(150 + y/4), uint8(195 + y/8), 235, 255})
		}
	}
	box := func(x0, y0, x1, y1 int, c color.RGBA) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	walls := []color.RGBA{{236, 208, 160, 255}, {222, 184, 160, 255}, {190, 205, 196, 255}, {240, 222, 190, 255}}
	for x := 0; x < w; {
		width := 70 + rng.IntN(50)
		top := 60 + rng.IntN(70)
		box(x, top, x+width-4, 230, walls[rng.IntN(len(walls))])
		box(x, top, x+width-4, top+10, color.RGBA{150, 80, 66, 255})
		for y := top + 26; y < 190; y += 48 {
			box(x+14, y, x+34, y+24, color.RGBA{96, 122, 140, 255})
		}
		x += width
	}
	box(0, 230, w, h, color.RGBA{152, 152, 148, 255})
	box(0, 226, w, 236, color.RGBA{196, 190, 180, 255})
	for range 3 + rng.IntN(5) {
		bag(img, 30+rng.IntN(w-60), 235+rng.IntN(50), 12+rng.IntN(14), uint8(rng.IntN(60)))
	}
	var out bytes.Buffer
	_ = jpeg.Encode(&out, img, &jpeg.Options{Quality: 80}) // into memory: cannot fail
	return out.Bytes()
}

// bag draws a rubbish bag.
func bag(img *image.RGBA, cx, cy, r int, shade uint8) {
	for y := -r; y <= r; y++ {
		for x := -r; x <= r; x++ {
			if x*x+y*y*5/4 <= r*r {
				img.SetRGBA(cx+x, cy+y, color.RGBA{40 + shade, 62 + shade, 58 + shade, 255})
			}
		}
	}
}
