package round

import (
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// words are the recipes of a round. Each is worded when its turn comes, from the facts of that moment.
func words() map[string]func(*store.ReadTx, store.Job) (store.Content, error) {
	return map[string]func(*store.ReadTx, store.Job) (store.Content, error){
		store.RecipeBundle:  wordBundle,
		store.RecipePhotos:  wordPhotos,
		recipeShown:         wordShown,
		recipeHelp:          wordHelp,
		store.RecipeOutcome: wordOutcome,
		store.RecipeCard: of(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
			seats, err := view.Seats(tx, r)
			if err != nil {
				return nil, err
			}
			card := text.Card{Closes: r.Closes.In(c.Location()), Answered: view.Count(seats, view.Complete),
				N: len(seats) - view.Count(seats, view.OnLeave), Phase: r.Phase}
			card.First, card.Last = days(r, c.Location())
			return card, nil
		}),
		store.RecipeTotals: over(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
			w, err := view.WeekOf(tx, c, r)
			if err != nil {
				return nil, err
			}
			m := totalsText(w)
			m.Updated, err = updatedTotals(tx, c, r)
			return m, err
		}),
		store.RecipeBrief: over(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
			w, err := view.WeekOf(tx, c, r)
			if err != nil {
				return nil, err
			}
			return weekText(tx, w, true)
		}),
	}
}

// of words a recipe that speaks of a round.
func of(say func(*store.ReadTx, store.Committee, store.Round) (text.Message, error)) func(*store.ReadTx, store.Job) (store.Content, error) {
	return talk.OfRound(say)
}

// over is of, for what is said of a round that is closed; opened again meanwhile, there is nothing to say yet.
func over(say func(*store.ReadTx, store.Committee, store.Round) (text.Message, error)) func(*store.ReadTx, store.Job) (store.Content, error) {
	return of(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
		if r.Phase == store.Upcoming || r.Phase == store.Opened {
			return nil, talk.ErrNothing
		}
		return say(tx, c, r)
	})
}
