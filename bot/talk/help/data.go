package help

import (
	"encoding/json"
	"fmt"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
)

// RecipeMyData is the recipe of the file that MyData writes; its argument is the person's id in digits.
const RecipeMyData = "mydata"

// own is all that is kept about a person.
type own struct {
	Note    string       `json:"note"`
	At      time.Time    `json:"at"`
	Person  store.Person `json:"person"`
	Places  []ownPlace   `json:"places"`
	Invites []ownInvite  `json:"invites,omitempty"`
}

type ownPlace struct {
	Committee string        `json:"committee"`
	Member    store.Member  `json:"member"`
	Answers   []store.Reply `json:"answers,omitempty"`
	// Reminded is when officers reminded him; who did is theirs.
	Reminded []time.Time `json:"reminded_by_officers,omitempty"`
	// Scores are the points that he gave as an inspector, withdrawn ones too; Commended are the periods for which he was.
	Scores    []store.Score `json:"scores,omitempty"`
	Commended []ownPraise   `json:"commended,omitempty"`
	// Recorded is what this person recorded on behalf of others; their words are theirs, so only how many.
	Recorded int `json:"recorded_for_others,omitempty"`
}

// ownPraise is a published list that he was on. Replaced is when a correction took its place, zero while it holds.
type ownPraise struct {
	First    string    `json:"first"`
	Last     string    `json:"last"`
	At       time.Time `json:"published"`
	Replaced time.Time `json:"replaced,omitzero"`
}

type ownInvite struct {
	Committee store.CommitteeID `json:"committee"`
	UsedAt    time.Time         `json:"used_at"`
}

// MyData writes, as indented JSON, all that the file keeps about a person: his account, his places with their charges, his
// answers, also those withdrawn. It is a person's own copy and goes to nobody else. Errors: store.ErrNotFound (wrapped) for
// an unknown person.
func MyData(db *store.DB, id store.PersonID) ([]byte, error) {
	var o own
	err := db.View(func(tx *store.ReadTx) error {
		var err error
		o, err = collect(tx, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("collect own data: %w", err)
	}
	raw, err := json.MarshalIndent(o, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write own data: %w", err)
	}
	return append(raw, '\n'), nil
}

func collect(tx *store.ReadTx, id store.PersonID) (own, error) {
	p, err := tx.Person(id)
	if err != nil {
		return own{}, err
	}
	o := own{At: tx.Now(), Person: p, Places: []ownPlace{}}
	if o.Note, err = text.Line(p.Lang, text.MyDataNote{}); err != nil {
		return o, err
	}
	places, err := tx.PlacesOf(id)
	if err != nil {
		return o, err
	}
	for _, m := range places {
		place, err := collectPlace(tx, m, id)
		if err != nil {
			return o, err
		}
		o.Places = append(o.Places, place)
	}
	all, err := tx.Invites()
	if err != nil {
		return o, err
	}
	for _, i := range all {
		if i.UsedBy == id {
			o.Invites = append(o.Invites, ownInvite{i.Committee, i.UsedAt})
		}
	}
	return o, nil
}

func collectPlace(tx *store.ReadTx, m store.Member, id store.PersonID) (ownPlace, error) {
	place := ownPlace{Member: m}
	c, err := tx.Committee(m.Committee)
	if err != nil {
		return place, err
	}
	place.Committee = c.Name
	nudges, err := tx.NudgesTo(m.Committee, m.ID)
	if err != nil {
		return place, err
	}
	for _, n := range nudges {
		place.Reminded = append(place.Reminded, n.At)
	}
	if err := collectPraise(tx, m, &place); err != nil {
		return place, err
	}
	rounds, err := tx.Rounds(m.Committee)
	if err != nil {
		return place, err
	}
	for _, r := range rounds {
		replies, err := tx.Replies(m.Committee, r.ID)
		if err != nil {
			return place, err
		}
		for _, reply := range replies {
			switch {
			case reply.Member == m.ID:
				place.Answers = append(place.Answers, reply)
			case reply.By == id:
				place.Recorded++
			}
		}
	}
	return place, nil
}

// collectPraise adds the points that a member gave, and what he was commended for in public: who else was proposed, and what
// has not been published, is nobody's own data.
func collectPraise(tx *store.ReadTx, m store.Member, place *ownPlace) error {
	scores, err := tx.Scores(m.Committee)
	if err != nil {
		return err
	}
	for _, s := range scores {
		if s.Member == m.ID {
			place.Scores = append(place.Scores, s)
		}
	}
	all, err := tx.Commendations(m.Committee)
	if err != nil {
		return err
	}
	replaced := map[store.CommendationID]time.Time{}
	for _, c := range all {
		if !c.Published.At.IsZero() {
			replaced[c.Supersedes] = c.Published.At
		}
	}
	for _, c := range all {
		for _, p := range c.Proposals {
			if p.Whom.Member == m.ID && !p.Approved.At.IsZero() && !c.Published.At.IsZero() {
				place.Commended = append(place.Commended, ownPraise{First: c.First, Last: c.Last, At: c.Published.At, Replaced: replaced[c.ID]})
			}
		}
	}
	return nil
}
