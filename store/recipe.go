package store

import (
	"encoding/json"
	"slices"
)

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

// The kinds of recipe that speak of a clean-up, worded by bot/talk/cleanup, and of a plan's own questions, worded by
// bot/talk/plans.
const (
	RecipeDawn    = "dawn"    // to who comes: the work begins soon
	RecipeComing  = "coming"  // to the secretary: who comes
	RecipeRecap   = "recap"   // to secretary and chair, and to the group without names: what was done
	RecipeGrid    = "grid"    // to the group: before and after
	RecipeOutcome = "outcome" // to the readers of a plan: what was answered; to the group totals only
)

// The kinds of recipe that speak of tasks, worded by bot/talk/task.
const (
	RecipeGiven     = "given"      // to a member: the tasks given to him (TasksArg), merged over ten minutes
	RecipeTaskCalls = "task-calls" // to the secretary: tasks due whose lead has no account (DayArg)
	RecipeOverdue   = "overdue"    // to deputy or secretary: tasks that nobody has explained (DayArg)
	RecipeDecide    = "decide"     // to chair, deputy: what waits for a decision (DayArg)
)

// TasksArg is the argument of RecipeGiven.
type TasksArg struct {
	Committee CommitteeID `json:"committee"`
	Member    MemberID    `json:"member"`
	Tasks     []int       `json:"tasks"`
}

// DayArg is the argument of the recipes that tell an officer what a day brings. Level is that of RecipeOverdue.
type DayArg struct {
	Committee CommitteeID `json:"committee"`
	Day       string      `json:"day"`
	Level     int         `json:"level,omitempty"`
	Tasks     []int       `json:"tasks,omitempty"`
}

// BundleArg is the argument of RecipeBundle.
type BundleArg struct {
	Person PersonID `json:"person"`
	Day    string   `json:"day"`
	Repeat bool     `json:"repeat,omitempty"`
	// Fresh is set where the day's first message is out: only what is new is asked.
	Fresh *FreshArg `json:"fresh,omitempty"`
	// Nudge is set for an officer's reminder: it asks only what is open in one round.
	Nudge *NudgeArg `json:"nudge,omitempty"`
}

// FreshArg is what is new in a bundle: what stands behind an item, and what some rounds ask.
type FreshArg struct {
	After  int       `json:"after"`
	Rounds []RoundID `json:"rounds,omitempty"`
}

// Asks tells whether an item of a bundle, by its number, is new.
func (f *FreshArg) Asks(number int, i BundleItem) bool {
	return f == nil || number > f.After || slices.ContainsFunc(append([]RoundID{i.Round}, i.Also...), func(r RoundID) bool { return r != 0 && slices.Contains(f.Rounds, r) })
}

// NudgeArg is the round that an officer reminds of, and who he is.
type NudgeArg struct {
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
	By        MemberID    `json:"by"`
}

// Asks tells whether an item of a bundle is what the officer reminds of.
func (n NudgeArg) Asks(i BundleItem) bool {
	return i.Committee == n.Committee && (i.Round == n.Round || slices.Contains(i.Also, n.Round))
}

// RoundArg is the argument of the other recipes.
type RoundArg struct {
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
	// More are further rounds that the same message tells of.
	More []RoundID `json:"more,omitempty"`
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
