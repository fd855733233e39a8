package score

import (
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// head reads the unit that a message begins with; rest is what stands behind it and behind the sign that divides the two:
// "kp8: 8, 7, 4".
func (d desk) head(said string) (of store.Inspected, rest string, ok bool) {
	toks := fold.Tokens(said)
	of, next, ok := d.atlas.At(toks, 0)
	if !ok {
		return of, "", false
	}
	return of, undivided(said, toks, next), true
}

// undivided is what of a text follows its first n tokens, without the signs that divide the two. The sign of "-8" is none.
func undivided(said string, toks []fold.Token, n int) string {
	for n < len(toks) {
		t := toks[n]
		dash := strings.Contains("-–—", t.Text) && (n+1 == len(toks) || toks[n+1].Spaced)
		if !dash && !strings.Contains(":=,.", t.Text) {
			return said[t.Start:]
		}
		n++
	}
	return ""
}

// strange reads the code of a unit that there is not, with points behind it: "kp11 8 8 4". "kp11 xong" is a report.
func (d desk) strange(said string) (name string, ok bool) {
	toks := fold.Tokens(said)
	if _, _, is := d.atlas.At(toks, 0); is || len(toks) == 0 {
		return "", false
	}
	n := 0
	for _, w := range []string{"kp", "dv"} {
		if number, is := strings.CutPrefix(toks[0].Key, w); is && number != "" && strings.Trim(number, "0123456789") == "" {
			n = 1
		}
	}
	for _, w := range []string{"kp", "dv", "don vi", fold.Key(d.c.Neighbourhood)} {
		words := len(strings.Fields(w))
		if n == 0 && words < len(toks) && keys(toks[:words]) == w && strings.Trim(toks[words].Key, "0123456789") == "" {
			n = words + 1
		}
	}
	if n == 0 {
		return "", false
	}
	if count, only := figures(undivided(said, toks, n)); count < 2 || !only {
		return "", false
	}
	return said[:toks[n-1].End], true
}

// figures counts the numbers of a text, and tells whether there is nothing else in it.
func figures(said string) (n int, only bool) {
	for _, t := range fold.Tokens(said) {
		_, is := digits(t.Key)
		switch {
		case is:
			n++
		case t.Word() && !isUnit(t.Key) && t.Key != "k" && t.Key != "va":
			return n, false
		}
	}
	return n, true
}

// sentence takes the change of a message that gave points, and an inspector's line without its command: "kp5 20 8 4".
func sentence(t *talk.Turn) (bool, error) {
	if t.Kind == talk.Edited {
		return edited(t)
	}
	if t.Kind != talk.Text || !t.Private() || t.Person.ID == 0 || len(t.Files) > 0 || t.ReplyTo != "" {
		return false, nil
	}
	if n, _ := figures(t.Text); n == 0 && !strings.ContainsAny(t.Text, "0123456789") {
		return false, nil
	}
	was := t.Committee
	for _, p := range t.Places {
		form, err := t.Tx.ScoreForm(p.Committee)
		if err != nil {
			return false, err
		}
		if was != 0 && p.Committee != was || !slices.Contains(form.Team(t.Tx.Now()), p.ID) || len(form.ItemsAt(t.Tx.Now())) < 2 {
			continue
		}
		t.Committee = p.Committee
		d, err := sit(t)
		if err != nil {
			return true, err
		}
		if name, ok := d.strange(t.Text); ok {
			return true, talk.Refuse(text.ScoreNoUnit{Said: name, Units: d.names()})
		}
		if d.isLine(t, t.Text) {
			return true, d.score(t, d.me, t.Text, fold.Tokens(t.Text))
		}
	}
	t.Committee = was
	return false, nil
}

// isLine tells whether a message that nobody asked for is a line of points: a unit and nothing but numbers, or points for
// each criterion and a note. Whoever answers for the place himself may be reporting of it ("kp5 25 3"): of him only as many
// numbers as the form has criteria are points.
func (d desk) isLine(t *talk.Turn, said string) bool {
	of, rest, ok := d.head(said)
	if !ok {
		return false
	}
	n, only := figures(rest)
	if d.charged(t, d.me, of) {
		return only && n == len(d.items) && looksLike(rest)
	}
	return only && n > 1 || looksLike(rest) && n > 1 && fits(rest, d.items)
}

// charged tells whether a member answers for the place that is scored.
func (d desk) charged(t *talk.Turn, m store.Member, of store.Inspected) bool {
	return of.Place != 0 && m.Owns(store.SubjectOf(store.KindNeighbourhood, of.Place), t.Tx.Now())
}
