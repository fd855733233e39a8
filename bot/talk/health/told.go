package health

import (
	"encoding/json"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

const (
	// recipe is the kind of the messages that tell of trouble.
	recipe = "trouble"
	// troubleFlow is outbox.TroubleFlow: of trouble with these messages nobody is told, or it would never end.
	troubleFlow = "trouble"
	// every is the shortest time between two of them to one committee.
	every = 10 * time.Minute
	// stale is when one is not worth sending any more: /trangthai has it all the same.
	stale = 48 * time.Hour
)

// arg is the argument of the recipe: whose trouble, since when. Committee 0 is everybody's, for the operator.
type arg struct {
	Committee store.CommitteeID `json:"committee,omitempty"`
	Since     time.Time         `json:"since"`
}

// Told sees to it that somebody learns of trouble; it is the outbox's Told. The secretary is told, the deputy where no
// secretary can be reached, then the chair, then the operator. All trouble of ten minutes is one message, worded when
// it goes, and none goes in the quiet hours.
func (h Health) Told(tx *store.Tx, t store.Trouble, j store.Job) error {
	if asksDuringOutage(&tx.ReadTx, t, j) {
		return nil
	}
	if t.At.IsZero() {
		t.At = tx.Now()
	}
	whose, err := committees(&tx.ReadTx, t)
	if err != nil {
		return err
	}
	reached := false
	for _, c := range whose {
		ok, err := h.tellOfficers(tx, c, t)
		if err != nil {
			return err
		}
		reached = reached || ok
	}
	if reached || h.Operator == "" {
		return nil
	}
	loc := h.Zone
	if loc == nil {
		loc = store.HoChiMinh
	}
	told := job(0)
	told.Chat = h.Operator
	return put(tx, told, t.At, loc)
}

// asksDuringOutage tells whether what was not sent is a round's question, while the platform is away: what becomes of the
// round, and that nobody is missing, is told when it is back.
func asksDuringOutage(tx *store.ReadTx, t store.Trouble, j store.Job) bool {
	return t.Kind == store.TroubleExpired && j.Recipe.Kind == store.RecipeBundle && tx.Now().Sub(tx.LastAlive()) >= store.Away
}

// Rest tells of the troubles that were noted where nobody could be told: by intake, which knows no committee.
func (h Health) Rest(db *store.DB) error {
	var waiting []store.Trouble
	err := db.View(func(tx *store.ReadTx) (err error) {
		waiting, err = tx.Untold()
		return err
	})
	if err != nil || len(waiting) == 0 {
		return err
	}
	return db.Update(func(tx *store.Tx) error {
		tx.By(0, "trouble")
		all, err := tx.Untold()
		if err != nil || len(all) == 0 {
			return err
		}
		for _, t := range all {
			if t.Kind != store.TroublePoison && t.Kind != store.TroubleConflict {
				continue
			}
			if err := h.Told(tx, t, store.Job{}); err != nil {
				return err
			}
		}
		return tx.MarkTold(all[len(all)-1].ID)
	})
}

// committees are those whose officers should hear of a trouble. One that is nobody's is the only committee's; where
// there are several, it is the operator's.
func committees(tx *store.ReadTx, t store.Trouble) ([]store.CommitteeID, error) {
	if t.Committee != 0 {
		return []store.CommitteeID{t.Committee}, nil
	}
	var whose []store.CommitteeID
	if t.Person != 0 {
		places, err := tx.Memberships(t.Person)
		for _, p := range places {
			whose = append(whose, p.Committee)
		}
		return whose, err
	}
	all, err := tx.Committees()
	if err != nil || len(all) != 1 {
		return nil, err
	}
	return []store.CommitteeID{all[0].ID}, nil
}

func (h Health) tellOfficers(tx *store.Tx, c store.CommitteeID, t store.Trouble) (bool, error) {
	reached, err := tx.Reachable(c, store.Secretary, store.Deputy, store.Chair)
	if err != nil || len(reached) == 0 {
		return false, err
	}
	if t.Kind == store.TroubleFile && slices.ContainsFunc(reached, func(p store.Person) bool { return p.ID == t.Person }) {
		return true, nil // the words that he asked for say that their file is missing
	}
	committee, err := tx.Committee(c)
	if err != nil {
		return false, err
	}
	for _, p := range reached {
		j := job(c)
		j.Chat, j.About.Person = p.Chat, p.ID
		if err := put(tx, j, t.At, committee.Location()); err != nil {
			return false, err
		}
	}
	return true, nil
}

// job is a message about a committee's trouble. One person may serve several committees: each has its own message.
func job(c store.CommitteeID) store.Job {
	return store.Job{Kind: store.Send, Lane: store.Rest, Recipe: store.Recipe{Kind: recipe},
		About: store.About{Committee: c, Flow: troubleFlow}}
}

// put enqueues at the end of the ten minutes that run, by the clock, so that two messages are never closer. What waits
// already is kept and tells of this trouble too.
func put(tx *store.Tx, j store.Job, since time.Time, loc *time.Location) error {
	j.Key = recipe + "/" + number(j.About.Committee)
	if _, waits, err := tx.Waiting(j.Chat, j.Key); err != nil || waits {
		return err
	}
	raw, err := json.Marshal(arg{Committee: j.About.Committee, Since: since})
	if err != nil {
		return err
	}
	j.Recipe.Arg = raw
	j.NotBefore = plan.Decent(tx.Now().Truncate(every).Add(every), loc)
	j.Deadline = j.NotBefore.Add(stale)
	_, err = tx.Enqueue(j)
	return err
}

// word makes the message, from all that has happened since.
func (h Health) word(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var a arg
	if err := json.Unmarshal(j.Recipe.Arg, &a); err != nil {
		return store.Content{}, err
	}
	all, err := concerning(tx, a.Committee, a.Since)
	if err != nil {
		return store.Content{}, err
	}
	said := text.WentWrong{From: a.Since}
	if said.Lines, err = lines(tx, a.Committee, without(all, elsewhere...)); err != nil {
		return store.Content{}, err
	}
	if len(said.Lines) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	lang, loc := h.Lang, h.Zone
	if loc == nil {
		loc = store.HoChiMinh
	}
	if a.Committee != 0 {
		c, err := tx.Committee(a.Committee)
		if err != nil {
			return store.Content{}, err
		}
		loc = c.Location()
		p, err := tx.Person(j.About.Person)
		if err != nil {
			return store.Content{}, err
		}
		lang = p.Lang
		places, err := tx.Memberships(p.ID)
		if err != nil {
			return store.Content{}, err
		}
		if len(places) > 1 {
			said.Committee = c.Name
		}
	}
	said.From = said.From.In(loc)
	return text.Say(lang, said)
}
