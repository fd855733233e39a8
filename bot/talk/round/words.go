package round

import (
	"encoding/json"

	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// words are the recipes of a round. Each is worded when its turn comes, from the facts of that moment.
func words() map[string]func(*store.ReadTx, store.Job) (store.Content, error) {
	return map[string]func(*store.ReadTx, store.Job) (store.Content, error){
		store.RecipeBundle: wordBundle,
		store.RecipePhotos: wordPhotos,
		recipeHelp:         wordHelp,
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
			return totalsText(w), err
		}),
		store.RecipeBrief: over(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
			w, err := view.WeekOf(tx, c, r)
			if err != nil {
				return nil, err
			}
			return weekText(tx, w, true)
		}),
		store.RecipeMissing: over(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
			list, err := missingText(tx, r)
			if err == nil && r.Phase == store.Closed {
				list.Report, err = sign.Offer(tx, c, r)
			}
			return list, err
		}),
		store.RecipeCalls: of(func(tx *store.ReadTx, _ store.Committee, r store.Round) (text.Message, error) {
			calls, err := callsText(tx, r)
			if err == nil && (len(calls.People) == 0 || r.Phase != store.Opened) {
				return nil, talk.ErrNothing
			}
			return calls, err
		}),
		store.RecipeSkipped: of(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
			if r.Phase != store.Skipped {
				return nil, talk.ErrNothing
			}
			s := text.SkippedRound{Planned: r.Opens.In(c.Location()), OpenLate: talk.Code(pressLate, r.Committee, r.ID)}
			s.First, s.Last = days(r, c.Location())
			return s, nil
		}),
		store.RecipeOutage: of(func(tx *store.ReadTx, _ store.Committee, r store.Round) (text.Message, error) {
			return outageText(tx, r)
		}),
	}
}

// of finds the committee and the round of a recipe, and the language of whoever reads it.
func of(say func(*store.ReadTx, store.Committee, store.Round) (text.Message, error)) func(*store.ReadTx, store.Job) (store.Content, error) {
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

// over is of, for what is said of a round that is closed; opened again meanwhile, there is nothing to say yet.
func over(say func(*store.ReadTx, store.Committee, store.Round) (text.Message, error)) func(*store.ReadTx, store.Job) (store.Content, error) {
	return of(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
		if r.Phase == store.Upcoming || r.Phase == store.Opened {
			return nil, talk.ErrNothing
		}
		return say(tx, c, r)
	})
}
