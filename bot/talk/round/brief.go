package round

import (
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// Brief puts a round's week into words for whoever may see names, as of the instant of tx and in any phase.
func Brief(tx *store.ReadTx, c store.Committee, r store.Round, lang store.Lang) (store.Content, error) {
	w, err := view.WeekOf(tx, c, r)
	if err != nil {
		return store.Content{}, err
	}
	m, err := weekText(tx, w, true)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(lang, m)
}
