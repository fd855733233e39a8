package talk

import (
	"encoding/json"

	"giaoban/bot/text"
	"giaoban/store"
)

// OfRound words a recipe that speaks of a round (store.RoundArg): say gets its committee and the round as they are when the
// turn comes. It is said in the language of whoever reads it.
func OfRound(say func(*store.ReadTx, store.Committee, store.Round) (text.Message, error)) func(*store.ReadTx, store.Job) (store.Content, error) {
	return func(tx *store.ReadTx, j store.Job) (store.Content, error) {
		var arg store.RoundArg
		if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
			return store.Content{}, err
		}
		c, err := tx.Committee(arg.Committee)
		if err != nil {
			return store.Content{}, err
		}
		r, err := tx.Round(arg.Committee, arg.Round)
		if err != nil {
			return store.Content{}, err
		}
		lang := c.Lang
		if j.About.Person != 0 {
			p, err := tx.Person(j.About.Person)
			if err != nil {
				return store.Content{}, err
			}
			lang = p.Lang
		}
		m, err := say(tx, c, r)
		if err != nil {
			return store.Content{}, err
		}
		return text.Say(lang, m)
	}
}
