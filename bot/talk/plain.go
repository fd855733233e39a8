package talk

import (
	"slices"

	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
)

// Plainly reads a plain yes or no to a card with two buttons, typed as a word or as the number of the button; more are
// other words for yes. ok is false for anything else.
func Plainly(key string, more ...string) (yes, ok bool) {
	switch key {
	case "dung", "ok", "co", "yes", "dong y", "dung roi", "1":
		return true, true
	case "khong", "no", "bo", "thoi", "2":
		return false, true
	}
	yes = slices.Contains(more, key)
	return yes, yes
}

// One finds the one member whom words mean. Several, or nobody: a Refusal that asks for more.
func One(query string, members []store.Member) (store.Member, error) {
	found := who.Find(query, members)
	switch len(found) {
	case 0:
		return store.Member{}, Refuse(text.NoSuchMember{Said: query})
	case 1:
		return found[0], nil
	}
	var names []string
	for _, m := range found {
		names = append(names, who.Label(m, members))
	}
	return store.Member{}, Refuse(text.WhichMember{Said: query, Names: names})
}
