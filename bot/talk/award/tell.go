package award

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// recipeTold is what chair or secretary are told of the proposals of a period: worded when it is sent, so that it never
// speaks of what was taken back or published meanwhile.
const recipeTold = "award-told"

// toldArg is its argument; Role is who is told.
type toldArg struct {
	Committee store.CommitteeID `json:"committee"`
	First     string            `json:"first"`
	Last      string            `json:"last"`
	Role      store.Role        `json:"role"`
}

// tell tells chair or secretaries what has come of the proposals, ten minutes after the newest change and not at night. It
// reports whether anybody could be told.
func (d desk) tell(t *talk.Turn, role store.Role) (told bool, err error) {
	arg := toldArg{Committee: d.c.ID, First: d.list.First, Last: d.list.Last, Role: role}
	return d.send(t, role, t.Tx.Now().Add(10*time.Minute), func(store.Lang) (store.Job, error) {
		return store.Job{Recipe: store.RecipeOf(recipeTold, arg)}, nil
	})
}

// wordTold words it from the list as it stands. Nothing: it was published, the correction was dropped, nothing waits for the
// chair, the chair has decided nothing, or the reader holds the office no more.
func wordTold(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg toldArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, fmt.Errorf("read recipe %s: %w", recipeTold, err)
	}
	p, err := tx.Person(j.About.Person)
	if errors.Is(err, store.ErrNotFound) {
		return store.Content{}, talk.ErrNothing
	}
	if err != nil {
		return store.Content{}, err
	}
	places, err := tx.PlacesOf(p.ID)
	if err != nil {
		return store.Content{}, err
	}
	holds := slices.ContainsFunc(places, func(m store.Member) bool { return m.Committee == arg.Committee && m.Role == arg.Role && m.In(tx.Now()) })
	if !holds {
		return store.Content{}, talk.ErrNothing
	}
	d, err := deskOf(tx, arg.Committee)
	if err != nil {
		return store.Content{}, err
	}
	var ok bool
	if d.list, ok, err = tx.CommendationOf(arg.Committee, arg.First, arg.Last); err != nil {
		return store.Content{}, err
	}
	if !ok || !d.published().IsZero() {
		return store.Content{}, talk.ErrNothing
	}
	m, err := d.told(tx, p.Lang, arg.Role)
	if err != nil {
		return store.Content{}, err
	}
	if m.Chair && m.Open == 0 && m.Why == "" || !m.Chair && len(m.Agreed)+len(m.Struck) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return text.Say(p.Lang, m)
}

func (d desk) told(tx *store.ReadTx, lang store.Lang, role store.Role) (m text.AwardTold, err error) {
	m = text.AwardTold{Period: d.name(), Chair: role == store.Chair}
	if d.list.Supersedes != 0 {
		m.Why = d.list.Begun.Word
	}
	for _, p := range d.list.Proposals {
		name, err := d.named(tx, lang, p.Whom)
		if err != nil {
			return m, err
		}
		switch state(p) {
		case text.AwardOpen:
			m.Open++
		case text.AwardAgreed:
			m.Agreed = append(m.Agreed, name)
		default:
			m.Struck = append(m.Struck, name)
		}
	}
	return m, nil
}

// key is that of what is told of the period, also where one list corrects another; groupKey that of what the group is told.
func (d desk) key() string      { return fmt.Sprintf("award/%d/%s/%s", d.c.ID, d.list.First, d.list.Last) }
func (d desk) groupKey() string { return d.key() + "/group" }

// send tells those who hold a role and are reached what the job of their language says. A newer word about the list takes the
// place of one that waits.
func (d desk) send(t *talk.Turn, role store.Role, at time.Time, job func(store.Lang) (store.Job, error)) (told bool, err error) {
	officers, err := t.Tx.Officers(d.c.ID, role)
	if err != nil {
		return false, err
	}
	for _, o := range officers {
		p, err := t.Tx.Person(o.Person)
		if errors.Is(err, store.ErrNotFound) || err == nil && (p.Chat == "" || !p.Unreachable.IsZero() || p.ID == t.Person.ID) {
			continue
		}
		if err != nil {
			return told, err
		}
		j, err := job(p.Lang)
		if err != nil {
			return told, err
		}
		j.Kind, j.Chat, j.Lane, j.Key, j.About, j.NotBefore = store.Send, p.Chat, store.Rest, d.key(), d.about(), plan.Decent(at, d.c.Location())
		j.About.Person = p.ID
		if _, err = t.Tx.Enqueue(j); err != nil {
			return told, err
		}
		told = true
	}
	return told, nil
}
