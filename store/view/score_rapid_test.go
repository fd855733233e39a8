package view_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
	"giaoban/store/storetest"
	"giaoban/store/view"
)

func (w *ward) unitPoints() (all []view.UnitPoints) {
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		all, err = view.PointsOf(tx, w.c, "2026-11-01", "2026-11-30")
		return err
	}))
	return all
}

// TestTheMeanIsOfWholeSheets: sheets of 23, 20 and 20 are 21, those of 19, 23 and 25 are 22,33, whatever the criteria are
// rounded to when they are shown.
func TestTheMeanIsOfWholeSheets(t *testing.T) {
	for _, c := range []struct {
		sheets [][]int
		want   int
	}{{[][]int{{9, 9, 5}, {8, 8, 4}, {8, 8, 4}}, 2100}, {[][]int{{7, 8, 4}, {9, 9, 5}, {10, 10, 5}}, 2233}} {
		w := newWard(t, 4)
		w.neighbourhoods(1, 0)
		w.form()
		w.weigh(store.Weights{Part: 80, Points: 20})
		w.now = at("2026-11-10 08:00")
		for i, s := range c.sheets {
			w.score(1+i, kp(1), "2026-11-01", "2026-11-30", s...)
		}
		assert.Equal(t, c.want, w.unitPoints()[0].Got)
		p := w.ranking("2026-11-01", "2026-11-30").Places[0]
		assert.Equal(t, c.want, p.Points.Got)
	}
}

// TestAShownMeanIsTheExactOneRounded: in the results, over several periods in the ranking, and in the part of its sum.
func TestAShownMeanIsTheExactOneRounded(t *testing.T) {
	storetest.Draws(t, 10)
	rapid.Check(t, func(rt *rapid.T) {
		w := newWard(t, 8)
		w.neighbourhoods(1, 0)
		w.form()
		w.weigh(store.Weights{Part: 60, Points: 40})
		w.now = at("2026-11-10 08:00")
		exact, most := new(big.Rat), 0
		for _, term := range [][2]string{{"2026-11-01", "2026-11-15"}, {"2026-11-16", "2026-11-30"}} {
			sheets := rapid.IntRange(0, 7).Draw(rt, "sheets")
			sums := [3]int{}
			for m := range sheets {
				s := store.Score{Committee: w.c.ID, Member: store.MemberID(m + 1), Of: kp(1), First: term[0], Last: term[1], Said: w.now}
				for i, top := range []int{1000, 1000, 500} {
					got := rapid.IntRange(0, top).Draw(rt, "got")
					s.Points, sums[i] = append(s.Points, store.ScorePoint{Item: i + 1, Got: got}), sums[i]+got
				}
				w.update(func(tx *store.Tx) error { return tx.AddScore(&s) })
			}
			if sheets > 0 {
				exact.Add(exact, big.NewRat(int64(sums[0]+sums[1]+sums[2]), int64(sheets)))
				most += 2500
			}
		}
		got := new(big.Rat)
		for _, u := range w.unitPoints() {
			sum := new(big.Rat)
			for _, i := range u.Items {
				mean := 0
				for _, e := range i.Each {
					mean += e.Got
				}
				sum.Add(sum, big.NewRat(int64(mean), int64(len(i.Each))))
			}
			assert.Equal(rt, nearest(sum), u.Got)
			got.Add(got, sum)
		}
		assert.Zero(rt, got.Cmp(exact))
		r := w.ranking("2026-11-01", "2026-11-30")
		p := r.Places[0]
		assert.Equal(rt, nearest(exact), p.Points.Got)
		if most == 0 {
			return
		}
		require.NotNil(rt, p.Sum)
		worth := exact.Mul(exact, big.NewRat(40, int64(most))) // points of 40
		assert.Equal(rt, nearest(worth.Mul(worth, big.NewRat(100, 1))), p.Sum.Raw)
		assert.Equal(rt, nearest(worth.Mul(worth, big.NewRat(100, 40))), p.Sum.Total)
		assert.Equal(rt, 40, p.Sum.Whole)
		raw, err := json.Marshal(r)
		require.NoError(rt, err)
		var back view.Ranking
		require.NoError(rt, json.Unmarshal(raw, &back))
		assert.Equal(rt, r, back, "it survives being frozen")
	})
}

// nearest rounds half up, by another way than the code.
func nearest(r *big.Rat) int {
	n := new(big.Int).Div(r.Num(), r.Denom())
	if rest := new(big.Rat).Sub(r, new(big.Rat).SetInt(n)); rest.Cmp(big.NewRat(1, 2)) >= 0 {
		n.Add(n, big.NewInt(1))
	}
	return int(n.Int64())
}
