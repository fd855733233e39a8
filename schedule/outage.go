package schedule

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"giaoban/store"
)

// outage looks at what an outage that is over has cost. Up to a day nothing is lost: the platform kept what people
// wrote. After a longer one every round whose window it touched is opened again, once, and nobody in it is missing;
// the secretary is told in any case. A hundred committees are looked at in one commit.
func (s *Sweeper) outage(desk *desk, d store.Due) error {
	tx := desk.tx
	key, after, _ := strings.Cut(d.Key, "@")
	if err := tx.SetDue(d.Kind, d.Key, time.Time{}); err != nil {
		return err
	}
	o, err := tx.OutageOf(key)
	if err != nil {
		return ignoreMissing(err)
	}
	var last store.CommitteeID
	fmt.Sscanf(after, "%d", &last)
	if last == 0 {
		if err := tx.AddTrouble(store.Trouble{Kind: store.TroubleOutage, Detail: o.To.Sub(o.From).Round(time.Minute).String()}); err != nil {
			return err
		}
	}
	if o.To.Sub(o.From) < store.Lost {
		return nil
	}
	some, err := tx.CommitteesAfter(last, people)
	if err != nil {
		return err
	}
	for _, c := range some {
		last = c.ID
		if err := s.afterOutage(desk, c, o, key); err != nil {
			return err
		}
	}
	if len(some) < people {
		return nil
	}
	return tx.SetDue(d.Kind, fmt.Sprintf("%s@%d", key, last), tx.Now())
}

func (s *Sweeper) afterOutage(desk *desk, c store.Committee, o store.Outage, key string) error {
	tx := desk.tx
	// An outage of any length touches at most the newest rounds of a committee's plans.
	recent, err := tx.RecentRounds(c.ID, 32)
	if err != nil {
		return err
	}
	told := false
	asked := map[store.PlanID]bool{}
	for _, r := range recent { // newest first: of a plan's rounds only the newest is asked again
		if r.IsRollCall() {
			if err := s.unanswered(desk, r, o); err != nil {
				return err
			}
			continue
		}
		if r.Phase == store.Upcoming {
			asked[r.Plan] = asked[r.Plan] || !r.Opens.After(tx.Now()) // it is due, and asks by itself
			continue
		}
		if asked[r.Plan] || r.Again || !o.Overlaps(r.Opens, r.Closes) {
			asked[r.Plan] = asked[r.Plan] || r.Again
			continue
		}
		asked[r.Plan] = true
		t, err := s.turn(desk, r)
		if err != nil {
			return err
		}
		t.askAgain(tx.Now())
		t.r.Phase, t.r.ClosedAt = store.Opened, time.Time{}
		if err := t.callRoll(); err != nil {
			return err
		}
		if err := t.tx.ShowCard(t.c, t.r, t.decent()); err != nil {
			return err
		}
		if err := t.ask(); err != nil {
			return err
		}
		if err := t.tellOutage(key); err != nil {
			return err
		}
		told = true
	}
	if told || len(recent) == 0 {
		return nil
	}
	t, err := s.turn(desk, recent[0])
	if err != nil {
		return err
	}
	return t.tellOutage(key)
}

// unanswered notes that silence in a roll call means nothing: its evening is over, so nobody is asked again.
func (s *Sweeper) unanswered(desk *desk, r store.Round, o store.Outage) error {
	if r.Phase == store.Upcoming || r.Unknown || !o.Overlaps(r.Opens, r.Closes) {
		return nil
	}
	r.Unknown = true
	return desk.tx.PutRound(&r)
}

func (t *turn) tellOutage(key string) error {
	j := store.RoundJob(store.Send, store.RecipeOutage, t.r)
	j.Key = "outage/" + key
	return t.tx.EnqueueTo(j, t.decent(), store.Secretary, store.Deputy, store.Chair)
}

// tellSkipped tells that the round was not held. What an outage has swallowed is told in one message: it waits for the rest.
func (t *turn) tellSkipped() error {
	reached, err := t.tx.Reachable(t.r.Committee, store.Secretary, store.Deputy, store.Chair)
	if err != nil {
		return err
	}
	at := laterOf(t.decent(), t.tx.Now().Add(gather))
	for _, p := range reached {
		j := store.RoundJob(store.Send, store.RecipeSkipped, t.r)
		j.Chat, j.About.Person, j.Key = p.Chat, p.ID, fmt.Sprintf("%s/%d", store.RecipeSkipped, t.r.Committee)
		j.NotBefore, j.Deadline = at, at.Add(stale)
		old, waits, err := t.tx.Waiting(p.Chat, j.Key)
		if err != nil {
			return err
		}
		if waits {
			var arg store.RoundArg
			if err := json.Unmarshal(old.Recipe.Arg, &arg); err != nil {
				return err
			}
			arg.More = append(arg.More, t.r.ID)
			j.Recipe, j.NotBefore = store.RecipeOf(store.RecipeSkipped, arg), old.NotBefore
		}
		if _, err := t.tx.Enqueue(j); err != nil {
			return err
		}
	}
	return nil
}
