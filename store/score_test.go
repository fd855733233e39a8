package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestScoreFormKeepsWhatItWas(t *testing.T) {
	now := friday
	var f ScoreForm
	f.SetItems([]ScoreItem{{Name: "Vệ sinh", Max: 1000}, {Name: "Trật tự", Max: 1000}}, now)
	assert.Equal(t, []int{1, 2}, ids(f.ItemsAt(now)))
	later := now.Add(time.Hour)
	f.SetItems([]ScoreItem{{Name: "Nhà văn hóa", Max: 500}, {Name: "Vệ sinh", Max: 500}, {Name: "Trật tự", Max: 1000}}, later)
	assert.Equal(t, []int{3, 4, 2}, ids(f.ItemsAt(later)), "another maximum is another criterion")
	assert.Equal(t, []int{2, 1}, ids(f.ItemsAt(now)), "what was stays known")
	again := later.Add(time.Hour)
	f.SetItems([]ScoreItem{{Name: "Vệ sinh", Max: 1000}, {Name: "Trật tự", Max: 1000}}, again)
	assert.Equal(t, []int{1, 2}, ids(f.ItemsAt(again)), "the old one is that one again")

	f.SetUnits([]string{"Trạm Y tế", "Trường Hoa Mai"}, now)
	f.SetUnits([]string{"Trường Hoa Mai"}, later)
	assert.Len(t, f.UnitsAt(now), 2)
	require.Len(t, f.UnitsAt(later), 1)
	assert.Equal(t, 2, f.UnitsAt(later)[0].Number)
	f.SetUnits([]string{"Chợ", "Trạm Y tế", "Trường Hoa Mai"}, again)
	assert.Len(t, f.UnitsAt(again), 3)
	assert.Len(t, f.Units, 3, "one of the same name keeps its number")

	assert.Equal(t, []MemberID{7, 3}, f.SetTeam([]MemberID{7, 3, 7}, now))
	assert.Equal(t, []MemberID{4}, f.SetTeam([]MemberID{3, 4}, later))
	assert.Equal(t, []MemberID{3, 4}, f.Team(later))
	assert.Equal(t, []MemberID{7, 3}, f.Team(now))
	assert.Equal(t, []MemberID{7}, f.SetTeam([]MemberID{7}, again))
}

func ids(items []ScoreItem) (all []int) {
	for _, i := range items {
		all = append(all, i.ID)
	}
	return all
}

func TestScoresAreAppended(t *testing.T) {
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	add := func(s Score) Score {
		s.Committee, s.Member, s.By = c.ID, hung.ID, lan.Person
		update(t, db, func(tx *Tx) { require.NoError(t, tx.AddScore(&s)) })
		h.turn(time.Minute)
		return s
	}
	second := add(Score{Said: h.at.Add(time.Hour), Source: "tg/1/5", Points: []ScorePoint{{Item: 1, Got: 800}}})
	before := h.at
	first := add(Score{Said: friday, Points: []ScorePoint{{Item: 1, Got: 700}}})
	gone := add(Score{Said: friday.Add(2 * time.Hour)})
	add(Score{Said: friday.Add(3 * time.Hour), Withdraws: gone.ID})
	read := func(tx *ReadTx) (order []ScoreID) {
		all, err := tx.Scores(c.ID)
		require.NoError(t, err)
		for _, s := range ScoresInForce(all) {
			order = append(order, s.ID)
		}
		return order
	}
	view(t, db, func(tx *ReadTx) {
		assert.Equal(t, []ScoreID{first.ID, second.ID}, read(tx), "by when it was said")
		assert.Equal(t, []ScoreID{second.ID}, read(tx.AsOf(before.Add(-time.Second))))
		_, err := tx.AsOf(friday.Add(-time.Hour)).Score(c.ID, first.ID)
		assert.ErrorIs(t, err, ErrNotFound)
		other, err := tx.Scores(c.ID + 1)
		require.NoError(t, err)
		assert.Empty(t, other)
	})
	update(t, db, func(tx *Tx) { require.NoError(t, tx.Forget(lan.Person)) })
	view(t, db, func(tx *ReadTx) {
		s, err := tx.Score(c.ID, second.ID)
		require.NoError(t, err)
		assert.Empty(t, s.Source, "a message's id names its chat")
		assert.Equal(t, 800, s.Points[0].Got)
	})
}

func TestAPublishedCommendationIsFrozen(t *testing.T) {
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	x := Commendation{Committee: c.ID, First: "2026-11-01", Last: "2026-11-30",
		Proposals: []Proposal{{Whom: Commended{Member: hung.ID}, Made: Verdict{By: lan.Person, At: h.at}}}}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommendation(&x)) })
	then := h.at
	h.turn(time.Hour)
	x.Published = Verdict{By: lan.Person, At: h.at}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommendation(&x)) })
	assert.Equal(t, 2, x.Version)
	x.Proposals = nil
	require.ErrorIs(t, db.Update(func(tx *Tx) error { return tx.PutCommendation(&x) }), ErrFrozen)
	view(t, db, func(tx *ReadTx) {
		got, ok, err := tx.CommendationOf(c.ID, "2026-11-01", "2026-11-30")
		require.NoError(t, err)
		require.True(t, ok)
		assert.Len(t, got.Proposals, 1)
		old, err := tx.AsOf(then).Commendation(c.ID, x.ID)
		require.NoError(t, err)
		assert.Zero(t, old.Published)
		_, ok, err = tx.CommendationOf(c.ID, "2026-11-01", "2026-11-29")
		require.NoError(t, err)
		assert.False(t, ok)
	})
}

func TestMerit(t *testing.T) {
	db, h := open(t)
	c, lan, _, _ := ward(t, db)
	view(t, db, func(tx *ReadTx) {
		m, err := tx.Merit(c.ID)
		require.NoError(t, err)
		assert.Zero(t, m.Weights)
		f, err := tx.ScoreForm(c.ID)
		require.NoError(t, err)
		assert.Equal(t, ScoreForm{Committee: c.ID}, f)
	})
	update(t, db, func(tx *Tx) {
		tx.By(lan.Person, "message")
		require.NoError(t, tx.PutMerit(&Merit{Committee: c.ID, Weights: Weights{Part: 40, Time: 30, Clean: 10, Points: 20}}))
		require.NoError(t, tx.PutScoreForm(&ScoreForm{Committee: c.ID, First: "2026-12-01"}))
	})
	view(t, db, func(tx *ReadTx) {
		m, err := tx.Merit(c.ID)
		require.NoError(t, err)
		assert.Equal(t, 100, m.Weights.Sum())
		assert.Equal(t, Verdict{By: lan.Person, At: h.at}, m.Set)
		f, err := tx.ScoreForm(c.ID)
		require.NoError(t, err)
		assert.Equal(t, lan.Person, f.Changed.By)
	})
}
