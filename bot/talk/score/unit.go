package score

import (
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// Atlas finds units by what people call them, and names them.
type Atlas struct {
	c      store.Committee
	places []store.Neighbourhood
	units  []store.ScoreUnit
	// by leads from a folded name to what it means; the zero Inspected where it means several.
	by map[string]store.Inspected
	// longest is of how many words the longest name is.
	longest int
}

// AtlasOf knows the khu phố of a committee and the other units of its form, those of now.
func AtlasOf(tx *store.ReadTx, c store.Committee, form store.ScoreForm) (Atlas, error) {
	a := Atlas{c: c, units: form.UnitsAt(tx.Now()), by: map[string]store.Inspected{}}
	all, err := tx.Neighbourhoods(c.ID)
	if err != nil {
		return a, err
	}
	a.places = slices.DeleteFunc(all, func(n store.Neighbourhood) bool { return !n.To.IsZero() && !n.To.After(tx.Now()) })
	word := fold.Key(c.Neighbourhood)
	for _, n := range a.places {
		of, number, name := store.Inspected{Place: n.Number}, strconv.Itoa(n.Number), fold.Key(n.Name)
		bare := strings.TrimSpace(strings.TrimPrefix(name, word+" "))
		a.add(of, "kp"+number, "kp "+number, word+" "+number, name, bare, word+" "+bare, "kp "+bare)
	}
	for _, u := range a.units {
		number := strconv.Itoa(u.Number)
		a.add(store.Inspected{Unit: u.Number}, "dv"+number, "dv "+number, "don vi "+number, fold.Key(u.Name))
	}
	return a, nil
}

func (a *Atlas) add(of store.Inspected, names ...string) {
	for _, n := range names {
		if n == "" || strings.Trim(n, "0123456789") == "" {
			continue // a bare number may be points
		}
		if old, ok := a.by[n]; ok && old != of {
			of = store.Inspected{}
		}
		a.by[n] = of
		a.longest = max(a.longest, len(strings.Fields(n)))
		if of.IsZero() {
			return
		}
	}
}

// At reads the unit that a text begins with from a token on; next is the token behind it.
func (a Atlas) At(toks []fold.Token, i int) (of store.Inspected, next int, ok bool) {
	for n := min(a.longest, len(toks)-i); n > 0; n-- {
		var words []string
		for _, t := range toks[i : i+n] {
			words = append(words, t.Key)
		}
		if of, ok := a.by[strings.Join(words, " ")]; ok && !of.IsZero() {
			return of, i + n, true
		}
	}
	return store.Inspected{}, i, false
}

// Find is the unit that words name, and nothing but it.
func (a Atlas) Find(said string) (of store.Inspected, ok bool) {
	toks := fold.Tokens(strings.TrimSpace(said))
	of, next, ok := a.At(toks, 0)
	return of, ok && next == len(toks)
}

// All are the units in order: khu phố by number, then the others.
func (a Atlas) All() (list []store.Inspected) {
	for _, n := range a.places {
		list = append(list, store.Inspected{Place: n.Number})
	}
	for _, u := range a.units {
		list = append(list, store.Inspected{Unit: u.Number})
	}
	return list
}

// Name says which unit is meant.
func (a Atlas) Name(of store.Inspected) text.ScoredUnit {
	if of.Unit != 0 {
		u := text.ScoredUnit{Code: "dv" + strconv.Itoa(of.Unit)}
		if i := slices.IndexFunc(a.units, func(u store.ScoreUnit) bool { return u.Number == of.Unit }); i >= 0 {
			u.Name = a.units[i].Name
		}
		return u
	}
	s := store.SubjectOf(store.KindNeighbourhood, of.Place)
	u := text.ScoredUnit{Code: string(s), Place: text.Subject{Code: s, Word: a.c.Neighbourhood}}
	if i := slices.IndexFunc(a.places, func(n store.Neighbourhood) bool { return n.Number == of.Place }); i >= 0 {
		u.Place.Name = a.places[i].Name
	}
	return u
}
