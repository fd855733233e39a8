package store

import "encoding/json"

// The kinds of recipe that a round enqueues. What they say is worded by bot/talk/round when their turn comes.
const (
	RecipeBundle  = "bundle"  // to a member: what is asked of him today
	RecipeCard    = "card"    // to the group: how many have answered
	RecipeCalls   = "calls"   // to the secretary: whom to phone
	RecipeMissing = "missing" // to the secretary at closing
	RecipeBrief   = "brief"   // to the chair at closing, live
	RecipeTotals  = "totals"  // to the group at closing
	RecipeSkipped = "skipped" // to the secretary: we were away for the whole window
	RecipeOutage  = "outage"  // to the secretary: we were away for more than a day
	RecipePhotos  = "photos"  // to a member: what do these photos show?
	RecipeFetch   = "fetch"   // copies a file into the evidence folder
)

// BundleArg is the argument of RecipeBundle.
type BundleArg struct {
	Person PersonID `json:"person"`
	Day    string   `json:"day"`
	Repeat bool     `json:"repeat,omitempty"`
}

// RoundArg is the argument of the other recipes.
type RoundArg struct {
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
}

// PhotosArg is the argument of RecipePhotos: whose photos, and the key of the Heard that gathers them.
type PhotosArg struct {
	Person PersonID `json:"person"`
	Chat   string   `json:"chat"`
	Key    string   `json:"key"`
}

// RecipeOf builds a recipe of a kind with its argument, a struct of numbers and strings.
func RecipeOf(kind string, arg any) Recipe {
	raw, err := json.Marshal(arg)
	if err != nil {
		panic(err) // never for such a struct
	}
	return Recipe{Kind: kind, Arg: raw}
}
