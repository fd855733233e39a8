package talk

import (
	"giaoban/bot/text"
	"giaoban/store"
)

// Menus tells which commands a chat is offered. The bot knows (Bot.Menu, Bot.GroupMenu); a flow that changes a role, a
// membership or a language asks it.
type Menus struct {
	Private func(places []store.Member) []string
	Group   func() []string
}

// MenuKind is the kind of recipe of a store.Menu job, MenuKey its key.
const (
	MenuKind = "menu"
	MenuKey  = "menu"
)

// MenuArg is the argument of that recipe.
type MenuArg struct {
	Commands []MenuLine `json:"commands"`
}

// MenuLine is one command, with what it does in the language of the chat.
type MenuLine struct {
	Name  string `json:"name"`
	About string `json:"about"`
}

// Show brings a person's menu up to date with the places he holds now.
func (m Menus) Show(tx *store.Tx, p store.Person) error {
	if m.Private == nil || p.Chat == "" {
		return nil
	}
	places, err := tx.Memberships(p.ID)
	if err != nil {
		return err
	}
	return putMenu(tx, p.Chat, p.Lang, m.Private(places), store.About{Person: p.ID})
}

// ShowGroup brings the menu of a committee's group up to date.
func (m Menus) ShowGroup(tx *store.Tx, c store.Committee) error {
	if m.Group == nil || c.Group.Chat == "" {
		return nil
	}
	return putMenu(tx, c.Group.Chat, c.Lang, m.Group(), store.About{Committee: c.ID})
}

// ClearGroup takes the menu away from a chat that is no committee's group any more.
func (m Menus) ClearGroup(tx *store.Tx, chat string) error {
	if m.Group == nil {
		return nil
	}
	return putMenu(tx, chat, store.Vietnamese, nil, store.About{})
}

func putMenu(tx *store.Tx, chat string, lang store.Lang, names []string, about store.About) error {
	arg := MenuArg{Commands: []MenuLine{}}
	for _, n := range names {
		arg.Commands = append(arg.Commands, MenuLine{Name: n, About: text.Command(lang, n)})
	}
	_, err := tx.Enqueue(store.Job{Kind: store.Menu, Chat: chat, Lane: store.Rest, Key: MenuKey,
		Recipe: store.RecipeOf(MenuKind, arg), About: about})
	return err
}
