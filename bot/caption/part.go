package caption

import (
	"slices"
	"strconv"
)

// mostPhotos is the highest number of a photo that is understood.
const mostPhotos = 100

// part is what is said of some photos of an album.
type part struct {
	// photos are their numbers, from 1; last: the last so many instead; rest: all that no other part names.
	photos []int
	last   int
	rest   bool
	Caption
}

// group is where some photos are named, words from to to.
type group struct {
	from, to int
	part
	// next: so many photos, which ones follows from those before.
	next int
}

// counted reads a caption that tells the photos of an album apart: "ảnh 1 trước, ảnh 2 sau", "3 ảnh đầu là trước, còn
// lại là sau". ok is false for all others.
func counted(text string, ws []word) (Caption, bool) {
	groups := groupsOf(ws)
	if len(groups) == 0 || len(groups) == 1 && groups[0].next > 0 {
		return Caption{}, false
	}
	piece := func(from, to int) Caption {
		if from >= to {
			return Caption{}
		}
		cut := text[ws[from].start:ws[to-1].end]
		return flat(cut, split(cut))
	}
	head := piece(0, groups[0].from)
	names := head.When == "" // the words stand behind the numbers
	out := Caption{}
	if names {
		out.Place = head.Place
	}
	given, next := 0, 1
	for i, g := range groups {
		switch {
		case !names && i == 0:
			g.Caption = head
		case !names:
			g.Caption = piece(groups[i-1].to, g.from)
		case i+1 < len(groups):
			g.Caption = piece(g.to, groups[i+1].from)
		default:
			g.Caption = piece(g.to, len(ws))
		}
		if g.When != "" {
			given++
		}
		for range g.next {
			g.photos = append(g.photos, next)
			next++
		}
		if len(g.photos) > 0 {
			next = slices.Max(g.photos) + 1
		}
		out.parts = append(out.parts, g.part)
		switch {
		case out.When == "":
			out.When = g.When
		case g.When != "" && g.When != out.When:
			out.When = Both
		}
	}
	if given < len(groups) {
		return Caption{}, false
	}
	out.share()
	return out, true
}

// share gives the only place that is named to all parts: "ảnh 1 trước, ảnh 2 sau khi dọn chợ". Of several, each has its own.
func (c *Caption) share() {
	place := c.Place
	for _, p := range c.parts {
		if p.Place == "" || PlaceKey(p.Place) == PlaceKey(place) {
			continue
		}
		if place != "" {
			return
		}
		place = p.Place
	}
	c.Place = place
	for i := range c.parts {
		c.parts[i].Place = place
	}
}

func groupsOf(ws []word) []group {
	alone := numbersAlone(ws)
	var out []group
	for i := 0; i < len(ws); {
		g, ok := groupAt(ws, i, alone)
		if !ok {
			i++
			continue
		}
		out = append(out, g)
		i = g.to
	}
	return out
}

// groupAt reads the photos that are named from word i on.
func groupAt(ws []word, i int, alone bool) (group, bool) {
	if n := rests.at(ws, i); n > 0 {
		return group{from: i, to: i + n, part: part{rest: true}}, true
	}
	if ws[i].digits() {
		if n := photoNouns.at(ws, i+1); n > 0 && ws[i+1].sep == "" {
			return countedAt(ws, i, i+1+n)
		}
		if alone {
			photos, to := numbers(ws, i)
			return group{from: i, to: to, part: part{photos: photos}}, len(photos) > 0
		}
		return group{}, false
	}
	n := photoNouns.at(ws, i)
	if n == 0 {
		return group{}, false
	}
	k := i + n
	if m := firsts.at(ws, k); m > 0 {
		return group{from: i, to: k + m, part: part{photos: []int{1}}}, true
	}
	if m := lasts.at(ws, k); m > 0 {
		return group{from: i, to: k + m, part: part{last: 1}}, true
	}
	k += ordinals.at(ws, k)
	if k >= len(ws) || !ws[k].digits() {
		return group{}, false
	}
	photos, to := numbers(ws, k)
	return group{from: i, to: to, part: part{photos: photos}}, len(photos) > 0
}

// countedAt reads on behind "2 ảnh", whose number is word i, up to word k.
func countedAt(ws []word, i, k int) (group, bool) {
	n, err := strconv.Atoi(ws[i].text)
	if err != nil || n < 1 || n > mostPhotos {
		return group{}, false
	}
	g := group{from: i, to: k}
	if m := firsts.at(ws, k); m > 0 {
		g.to += m
		for p := range n {
			g.photos = append(g.photos, p+1)
		}
		return g, true
	}
	if m := lasts.at(ws, k); m > 0 {
		g.to, g.last = g.to+m, n
		return g, true
	}
	g.next = n
	g.to += nexts.at(ws, k)
	// "2 ảnh sau là sau khi dọn": the first "sau" only says which.
	if afters.at(ws, k) > 0 && k+1 < len(ws) {
		after := k + 1
		if ws[after].key == "la" || ws[after].key == "chup" {
			after++
		}
		if after < len(ws) && (befores.at(ws, after) > 0 || afters.at(ws, after) > 0) {
			g.to = k + 1
		}
	}
	return g, true
}

// numbers reads "1", "1, 2 và 3", "1-3", "1 đến 3" from word i on.
func numbers(ws []word, i int) (photos []int, to int) {
	for ; i < len(ws) && ws[i].digits(); i++ {
		n, err := strconv.Atoi(ws[i].text)
		if err != nil || n < 1 || n > mostPhotos {
			return photos, i
		}
		first := n
		span := until.at(ws, i+1) > 0
		if i+2 < len(ws) && span && ws[i+2].digits() {
			i += 2
		} else if i+1 < len(ws) && ws[i+1].digits() && (ws[i+1].sep == "-" || ws[i+1].sep == "–") {
			i++
		}
		if last, err := strconv.Atoi(ws[i].text); err == nil && last <= mostPhotos {
			n = max(n, last)
		}
		for p := first; p <= n; p++ {
			photos = append(photos, p)
		}
		if i+2 < len(ws) && joins.at(ws, i+1) > 0 && ws[i+2].digits() {
			i++
		}
	}
	return photos, i
}

// numbersAlone tells whether the caption has nothing but numbers and both sides: "1 trước, 2 sau".
func numbersAlone(ws []word) bool {
	before, after, some := false, false, false
	for i, w := range ws {
		before = before || befores.at(ws, i) > 0
		after = after || afters.at(ws, i) > 0
		some = some || w.digits()
		if !w.digits() && betweens.at(ws, i) == 0 && !(i > 0 && betweens.at(ws, i-1) == 2) {
			return false
		}
	}
	return before && after && some
}
