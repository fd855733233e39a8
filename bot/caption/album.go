package caption

import "giaoban/store/fold"

// Album reads the captions of an album, in its order, "" where a photo has none, and says of each photo what is known.
//
// The only caption of an album is about all of it. Where several photos have one, each is about its photo and those
// without one behind it, up to the next; a caption that names no place is about the place named last. "Trước và sau" is
// shared out between two photos only: of more nobody knows which is which, and they stay Both.
func Album(texts []string) []Caption {
	out := make([]Caption, len(texts))
	var written []int
	for i, t := range texts {
		if fold.Key(t) != "" {
			written = append(written, i)
		}
	}
	if len(written) == 1 {
		spread(Read(texts[written[0]]), out)
		return out
	}
	place := ""
	for n, i := range written {
		end := len(texts)
		if n+1 < len(written) {
			end = written[n+1]
		}
		c := Read(texts[i])
		if c.Place == "" && c.When != "" {
			c.Place = place
		}
		spread(c, out[i:end])
		if last := out[end-1].Place; last != "" {
			place = last
		}
	}
	return out
}

// spread says of each photo what one caption says of them all.
func spread(c Caption, photos []Caption) {
	for i := range photos {
		photos[i] = Caption{When: c.When, Place: c.Place}
	}
	if len(c.parts) == 0 {
		if len(photos) == 2 && len(c.order) == 2 {
			photos[0].When, photos[1].When = c.order[0], c.order[1]
		}
		return
	}
	named := make([]bool, len(photos))
	set := func(i int, p Caption) {
		if i >= 0 && i < len(photos) {
			photos[i], named[i] = Caption{When: p.When, Place: p.Place}, true
		}
	}
	var rest *part
	for _, p := range c.parts {
		if p.rest {
			rest = &p
		}
		for _, n := range p.photos {
			set(n-1, p.Caption)
		}
		for n := range p.last {
			set(len(photos)-1-n, p.Caption)
		}
	}
	for i := range photos {
		switch {
		case named[i]:
		case rest != nil:
			set(i, rest.Caption)
		default:
			photos[i].When = ""
		}
	}
}
