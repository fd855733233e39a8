package caption

import "strings"

// standing is what is known of a place in front of which or behind which photos were taken.
type standing struct {
	front, back   []int // photos whose words may mean either
	before, after bool  // which sides of the work other photos of the place plainly show
	where         bool  // plain words make "trước …" or "sau …" a place: "trước chợ, sau khi dọn"
}

// sides makes "trước nhà văn hóa" and "sau nhà văn hóa" the place before and after the work where the photos have both.
// One of them alone is a place, and so are both where somebody plainly said which side of the work it is, of them or of the
// place: whoever can say it does not mean it otherwise.
func (m *matcher) sides() {
	at := map[string]*standing{}
	of := func(key string) *standing {
		if at[key] == nil {
			at[key] = &standing{}
		}
		return at[key]
	}
	for i, p := range m.photos {
		side, thing := stands(p.Place)
		switch {
		case side == "":
			s := of(PlaceKey(p.Place))
			s.before, s.after = s.before || p.When == Before, s.after || p.When == After
		case p.When != "":
			of(PlaceKey(thing)).where = true
		case side == Before:
			s := of(PlaceKey(thing))
			s.front = append(s.front, i)
		default:
			s := of(PlaceKey(thing))
			s.back = append(s.back, i)
		}
	}
	for _, s := range at {
		before, after := s.before || len(s.front) > 0, s.after || len(s.back) > 0
		if s.where || s.before && s.after || !before || !after {
			continue
		}
		m.turn(s.front, Before)
		m.turn(s.back, After)
	}
}

// turn makes photos that were taken somewhere those of one side of the work.
func (m *matcher) turn(photos []int, side When) {
	for _, i := range photos {
		_, m.photos[i].Place = stands(m.photos[i].Place)
		m.photos[i].When = side
	}
}

// stands tells whether a place is one in front of something or behind it, and of what, as typed. Side is "" for all
// others: "phía trước chợ" and "sau lưng chợ" only tell where.
func stands(place string) (side When, thing string) {
	ws := split(place)
	switch {
	case len(ws) < 2 || behind.at(ws, 1) > 0 || ws[1].sep != "":
		return "", ""
	case befores.at(ws, 0) > 0:
		side = Before
	case afters.at(ws, 0) > 0:
		side = After
	default:
		return "", ""
	}
	return side, strings.TrimSpace(place[ws[1].start:])
}
