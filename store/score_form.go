package store

import (
	"slices"
	"time"
)

// ScoreForm is what a committee's inspection teams score units by (phiếu chấm): criteria and points in its own words, who
// inspects, which units besides the khu phố, and the period that scores now belong to. A committee has at most one; what
// it had before stays in it with the instant at which it ended, so that older scores keep their meaning.
type ScoreForm struct {
	Committee  CommitteeID `json:"committee"`
	Items      []ScoreItem `json:"items,omitempty"`
	Units      []ScoreUnit `json:"units,omitempty"`
	Inspectors []Inspector `json:"inspectors,omitempty"`
	// First and Last are the period that an officer chose, 2006-01-02 in the committee's zone; empty while none has.
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
	// Changed is who made the newest change, and when.
	Changed Verdict `json:"changed,omitzero"`
}

// ScoreItem is one criterion of an inspection. Its name and its maximum never change: another maximum is another item.
type ScoreItem struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
	// Max is the most points, in hundredths of a point.
	Max  int       `json:"max"`
	From time.Time `json:"from"`
	To   time.Time `json:"to,omitzero"`
}

// ScoreUnit is a unit that is no khu phố: an agency, a school. Number is what people type (dv2).
type ScoreUnit struct {
	Number int       `json:"number"`
	Name   string    `json:"name"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to,omitzero"`
}

// Inspector is a member of the inspection team, from an instant until another.
type Inspector struct {
	Member MemberID  `json:"member"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to,omitzero"`
}

var scoreForms = table[ScoreForm]{name: "score-form", kept: true, key: func(f *ScoreForm) []byte {
	return num(uint64(f.Committee))
}}

// ScoreForm is a committee's; one without items while there is none.
func (tx *ReadTx) ScoreForm(c CommitteeID) (ScoreForm, error) {
	f, err := scoreForms.get(tx, num(uint64(c)))
	if isNotFound(err) {
		return ScoreForm{Committee: c}, nil
	}
	return f, err
}

// PutScoreForm writes it.
func (tx *Tx) PutScoreForm(f *ScoreForm) error {
	f.Changed = Verdict{By: tx.by, At: tx.now}
	return scoreForms.put(tx, f)
}

// ItemsAt are the criteria in force at an instant, in the order of the form.
func (f ScoreForm) ItemsAt(at time.Time) []ScoreItem {
	return slices.DeleteFunc(slices.Clone(f.Items), func(i ScoreItem) bool { return !inForce(i.From, i.To, at) })
}

// UnitsAt are the units besides the khu phố at an instant.
func (f ScoreForm) UnitsAt(at time.Time) []ScoreUnit {
	return slices.DeleteFunc(slices.Clone(f.Units), func(u ScoreUnit) bool { return !inForce(u.From, u.To, at) })
}

// Team are the members who inspect at an instant, in the order in which they were named.
func (f ScoreForm) Team(at time.Time) (team []MemberID) {
	for _, i := range f.Inspectors {
		if inForce(i.From, i.To, at) {
			team = append(team, i.Member)
		}
	}
	return team
}

func inForce(from, to, at time.Time) bool { return !at.Before(from) && (to.IsZero() || at.Before(to)) }

// SetItems puts other criteria in the place of those in force. One that there has been before, with the same name and
// maximum, is that one again, and what was scored by it counts again.
func (f *ScoreForm) SetItems(items []ScoreItem, now time.Time) {
	old, ids := f.Items, 0
	for _, i := range old {
		ids = max(ids, i.ID)
	}
	var next []ScoreItem
	for _, i := range items {
		at := slices.IndexFunc(old, func(o ScoreItem) bool { return o.Name == i.Name && o.Max == i.Max })
		if at < 0 {
			ids++
			i.ID, i.From, i.To = ids, now, time.Time{}
			next = append(next, i)
			continue
		}
		again := old[at]
		again.To = time.Time{}
		old = slices.Delete(slices.Clone(old), at, at+1)
		next = append(next, again)
	}
	for _, o := range old {
		if o.To.IsZero() {
			o.To = now
		}
		next = append(next, o)
	}
	f.Items = next
}

// SetUnits puts other units in the place of those in force. One of the same name keeps its number.
func (f *ScoreForm) SetUnits(names []string, now time.Time) {
	numbers := 0
	for i, u := range f.Units {
		numbers = max(numbers, u.Number)
		if u.To.IsZero() && !slices.Contains(names, u.Name) {
			f.Units[i].To = now
		}
	}
	for _, n := range names {
		at := slices.IndexFunc(f.Units, func(u ScoreUnit) bool { return u.Name == n })
		if at >= 0 {
			f.Units[at].To = time.Time{}
			continue
		}
		numbers++
		f.Units = append(f.Units, ScoreUnit{Number: numbers, Name: n, From: now})
	}
}

// SetTeam puts other inspectors in the place of those who are, and tells who is new.
func (f *ScoreForm) SetTeam(team []MemberID, now time.Time) (added []MemberID) {
	is := f.Team(now)
	for i, x := range f.Inspectors {
		if x.To.IsZero() && !slices.Contains(team, x.Member) {
			f.Inspectors[i].To = now
		}
	}
	for _, m := range team {
		if !slices.Contains(is, m) && !slices.Contains(added, m) {
			f.Inspectors = append(f.Inspectors, Inspector{Member: m, From: now})
			added = append(added, m)
		}
	}
	return added
}
