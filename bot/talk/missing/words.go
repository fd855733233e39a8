package missing

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// recipeSpared tells an officer that what waited over night was not sent.
const recipeSpared = "spared"

// words are the recipes that tell an officer of a round. Each is worded when its turn comes, from the facts of that moment.
func words() map[string]func(*store.ReadTx, store.Job) (store.Content, error) {
	return map[string]func(*store.ReadTx, store.Job) (store.Content, error){
		store.RecipeMissing: talk.OfRound(atClosing),
		store.RecipeCalls:   talk.OfRound(calls),
		store.RecipeSkipped: skipped,
		store.RecipeOutage:  talk.OfRound(outage),
		recipeSpared:        spared,
	}
}

// atClosing is the list of a round that is closed; opened again meanwhile, there is nothing to say yet.
func atClosing(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
	if !r.Over() {
		return nil, talk.ErrNothing
	}
	list, err := listOf(tx, 0, c, []store.Round{r}, 1)
	list.Attend = ""
	if err == nil && r.Phase == store.Closed && r.Kind == store.Weekly {
		list.Report, err = sign.Offer(tx, c, r)
	}
	return list, err
}

// calls lists, at opening, whom the secretary must phone: who has no account, or has blocked us.
func calls(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
	if r.Phase != store.Opened {
		return nil, talk.ErrNothing
	}
	d := desk{tx: tx, c: c, r: r}
	var err error
	if d.p, err = tx.Plan(c.ID, r.Plan); err != nil {
		return nil, err
	}
	seats, err := view.Seats(tx, r)
	if err != nil {
		return nil, err
	}
	said := text.Calls{RoundName: d.name(), Closes: r.Closes.In(c.Location())}
	for _, s := range seats {
		if len(s.Open) == 0 || s.State == view.OnLeave {
			continue
		}
		reached, err := tx.Reached(s.Member)
		if err != nil {
			return nil, err
		}
		if reached {
			continue
		}
		l, err := d.line(person{Seat: s})
		if err != nil {
			return nil, err
		}
		if len(said.Examples) == 0 {
			said.Examples = notes(d, s, seats)
		}
		said.People = append(said.People, l.CallLine)
	}
	if len(said.People) == 0 {
		return nil, talk.ErrNothing
	}
	return said, nil
}

// examplesShown is how many lines to type one message shows.
const examplesShown = 3

// notes are lines that note what one of the round's people is asked.
func notes(d desk, s view.Seat, all []view.Seat) (lines []string) {
	call := s.Member.Call
	if slices.ContainsFunc(all, func(o view.Seat) bool { return o.Member.ID != s.Member.ID && fold.Key(o.Member.Call) == fold.Key(call) }) {
		call = s.Member.Name
	}
	for _, open := range s.Open {
		lone := !slices.ContainsFunc(s.Subjects, func(o store.Subject) bool { return o != open && o.Question() == open.Question() })
		if line := label.Note(call, d.p, d.r, open, lone); line != "" && len(lines) < examplesShown {
			lines = append(lines, line)
		}
	}
	return lines
}

// skipped tells of the rounds whose windows passed while we were away and which nobody has opened since.
func skipped(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.RoundArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	c, err := tx.Committee(arg.Committee)
	if err != nil {
		return store.Content{}, err
	}
	var said text.SkippedRounds
	for _, id := range append([]store.RoundID{arg.Round}, arg.More...) {
		r, err := tx.Round(c.ID, id)
		if err != nil {
			return store.Content{}, err
		}
		if r.Phase != store.Skipped || r.Withdrawn() {
			continue
		}
		p, err := tx.Plan(c.ID, r.Plan)
		if err != nil {
			return store.Content{}, err
		}
		said.Rounds = append(said.Rounds, text.SkippedRound{RoundName: label.Round(c, p, r), Planned: r.Opens.In(c.Location()),
			OpenLate: talk.Code(pressLate, r.Committee, r.ID)})
	}
	if len(said.Rounds) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	p, err := tx.Person(j.About.Person)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(p.Lang, said)
}

// outage tells the secretary about the newest outage of more than a day, and which rounds ask again because of it.
func outage(tx *store.ReadTx, c store.Committee, _ store.Round) (text.Message, error) {
	loc := c.Location()
	var told text.OutageTold
	list, err := tx.Outages(time.Unix(0, 0), tx.Now())
	if err != nil {
		return told, err
	}
	for _, o := range list {
		if o.To.Sub(o.From) >= store.Lost {
			told.From, told.To = o.From.In(loc), o.To.In(loc)
		}
	}
	if told.From.IsZero() {
		return told, talk.ErrNothing
	}
	recent, err := tx.RecentRounds(c.ID, 64)
	if err != nil {
		return told, err
	}
	for _, r := range recent {
		if !r.Again || r.Phase != store.Opened {
			continue
		}
		p, err := tx.Plan(c.ID, r.Plan)
		if err != nil {
			return told, err
		}
		told.Rounds = append(told.Rounds, text.OutageRound{RoundName: label.Round(c, p, r), Closes: r.Closes.In(loc)})
	}
	slices.SortStableFunc(told.Rounds, func(a, b text.OutageRound) int { return a.Closes.Compare(b.Closes) })
	return told, nil
}

// sparedArg is which reminders: of a round, by an officer, that were to go out at Due.
type sparedArg struct {
	Committee store.CommitteeID `json:"committee"`
	Round     store.RoundID     `json:"round"`
	By        store.PersonID    `json:"by"`
	Due       time.Time         `json:"due"`
}

// later tells the officer, when reminders go out that waited for the morning, which of them were not needed any more.
func later(t *talk.Turn, r store.Round, due time.Time) error {
	_, err := t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Person.Chat, Lane: store.Rest, Key: talk.Code(recipeSpared, r.Committee, r.ID),
		Recipe: store.RecipeOf(recipeSpared, sparedArg{r.Committee, r.ID, t.Person.ID, due}),
		About:  store.About{Committee: r.Committee, Person: t.Person.ID, Round: r.ID, Flow: about}, NotBefore: due, Deadline: due.Add(store.NudgeRest)})
	return err
}

// spared words that: who has answered before the reminder was due, or all when the round has closed before.
func spared(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg sparedArg
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
	d := desk{tx: tx, c: c, r: r}
	if d.p, err = tx.Plan(c.ID, r.Plan); err != nil {
		return store.Content{}, err
	}
	said := text.NudgeSpared{RoundName: d.name(), Over: r.Phase != store.Opened}
	all, err := tx.Nudges(c.ID, r.ID)
	if err != nil {
		return store.Content{}, err
	}
	waited := map[store.MemberID]bool{}
	for _, n := range all {
		waited[n.Member] = waited[n.Member] || n.By == arg.By && n.Due.Equal(arg.Due)
	}
	seats, err := view.Seats(tx, r)
	if err != nil {
		return store.Content{}, err
	}
	for _, s := range seats {
		if waited[s.Member.ID] && (said.Over || s.State == view.Complete) {
			said.Names = append(said.Names, s.Member.Name)
		}
	}
	if len(said.Names) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	p, err := tx.Person(arg.By)
	if errors.Is(err, store.ErrNotFound) {
		return store.Content{}, talk.ErrNothing
	}
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(p.Lang, said)
}
