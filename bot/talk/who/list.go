package who

import (
	"cmp"
	"slices"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// Sort puts members into the order in which a committee lists them: by role in protocol order, then by given name,
// family name and the names between, in Vietnamese order.
func Sort(all []store.Member) {
	slices.SortStableFunc(all, func(a, b store.Member) int {
		return cmp.Or(
			cmp.Compare(slices.Index(store.Roles, a.Role), slices.Index(store.Roles, b.Role)),
			Order(a.Call, b.Call),
			Order(a.Name, b.Name),
			Order(a.Post, b.Post),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

// Label names a member so that nobody of all is meant but him: where several bear the name, with post, unit, phone or, when
// nothing else tells them apart, nothing more.
func Label(m store.Member, all []store.Member) string {
	apart := ""
	for _, o := range all {
		if o.ID == m.ID || !Same(o.Name, m.Name) {
			continue
		}
		for _, f := range [][2]string{{m.Post, o.Post}, {m.Unit, o.Unit}, {text.Phone(m.Phone), text.Phone(o.Phone)}} {
			if f[0] != "" && !Same(f[0], f[1]) {
				apart = f[0]
				break
			}
		}
	}
	if apart == "" {
		return m.Name
	}
	return m.Name + " (" + apart + ")"
}

// Find lists those whom a person may mean: by the whole name, else by what he is called, else by words of the name, else
// by words of post or unit, or by the last digits of the phone. Accents may be left out.
func Find(query string, all []store.Member) []store.Member {
	q := fold.Key(query)
	if rest, ok := cutWord(q, "dong chi"); ok {
		q = rest
	}
	if q == "" {
		return nil
	}
	for _, fits := range []func(store.Member) bool{
		func(m store.Member) bool { return fold.Key(m.Name) == q },
		func(m store.Member) bool { return fold.Key(m.Call) == q },
		func(m store.Member) bool { return hasWords(fold.Key(m.Name), q) },
		func(m store.Member) bool { return hasWords(fold.Key(m.Name+" "+m.Post+" "+m.Unit), q) },
		func(m store.Member) bool {
			return len(q) >= 3 && strings.HasSuffix(m.Phone, strings.ReplaceAll(q, " ", ""))
		},
	} {
		if found := slices.DeleteFunc(slices.Clone(all), func(m store.Member) bool { return !fits(m) }); len(found) > 0 {
			return found
		}
	}
	return nil
}

// hasWords tells whether every word of q is a word of s.
func hasWords(s, q string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.;()–-/", r) })
	for _, w := range strings.Fields(q) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}
