package view

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
	"time"

	"giaoban/store"
)

// UnitPoints are the points that a unit got in one period of scoring. Of each criterion the mean of the inspectors counts,
// and each inspector's own figure is kept.
type UnitPoints struct {
	Of          store.Inspected
	First, Last string
	Items       []ItemPoints
	// Got is the sum of the means, which is rounded (half up) once, after it was made; Max that of what could be got by the
	// criteria that anybody scored: in hundredths. The means that are shown beside Got are rounded each, and need not add up
	// to it.
	Got, Max int
	// Open counts the criteria of which nobody said anything, Skipped those that everybody who did leaves out.
	Open, Skipped int
	// Said are the scores in force that count, by when they were said.
	Said []store.Score
	// exact is Got before it was rounded.
	exact *big.Rat
}

// ItemPoints is one criterion. Mean is in hundredths, rounded half up; Scored is false where nobody gave points.
type ItemPoints struct {
	store.ScoreItem
	Each   []InspectorPoint
	Mean   int
	Scored bool
}

// InspectorPoint is one inspector's newest word on one criterion.
type InspectorPoint struct {
	Member store.MemberID
	Got    int
	Skip   bool
}

// PointsOf sums up the scores of a committee by period of scoring and unit: khu phố first, by number. Periods are those that
// lie within the days from first to last.
func PointsOf(tx *store.ReadTx, c store.Committee, first, last string) ([]UnitPoints, error) {
	return pointsOf(tx, c, func(s store.Score) bool { return s.First >= first && s.Last <= last })
}

// PointsAround is PointsOf for all periods that have a day from first to last: in a week the month's inspection goes on.
func PointsAround(tx *store.ReadTx, c store.Committee, first, last string) ([]UnitPoints, error) {
	return pointsOf(tx, c, func(s store.Score) bool { return s.First <= last && s.Last >= first })
}

// pointsOf sums up the scores of the periods that are wanted. A criterion counts when it was in the form at the end of its period of scoring, or
// when the last score came, where that was later.
func pointsOf(tx *store.ReadTx, c store.Committee, wanted func(store.Score) bool) ([]UnitPoints, error) {
	form, err := tx.ScoreForm(c.ID)
	if err != nil {
		return nil, err
	}
	all, err := tx.Scores(c.ID)
	if err != nil {
		return nil, err
	}
	type place struct {
		first, last string
		of          store.Inspected
	}
	said := map[place][]store.Score{}
	ends := map[[2]string]time.Time{}
	for _, s := range store.ScoresInForce(all) {
		if wanted(s) {
			p := place{s.First, s.Last, s.Of}
			said[p] = append(said[p], s)
			term := [2]string{s.First, s.Last}
			if ends[term].IsZero() {
				ends[term] = endOf(tx, c, s.Last)
			}
			if s.At.After(ends[term]) {
				ends[term] = s.At
			}
		}
	}
	var list []UnitPoints
	for p, scores := range said {
		u := UnitPoints{Of: p.of, First: p.first, Last: p.last, Said: scores}
		u.fill(form.ItemsAt(ends[[2]string{p.first, p.last}]))
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b UnitPoints) int {
		return cmp.Or(strings.Compare(a.First, b.First), strings.Compare(a.Last, b.Last), cmp.Compare(a.Of.Unit, b.Of.Unit), cmp.Compare(a.Of.Place, b.Of.Place))
	})
	return list, nil
}

// endOf is the last instant of a day, or now where that is earlier.
func endOf(tx *store.ReadTx, c store.Committee, day string) time.Time {
	d, err := time.ParseInLocation(dayForm, day, c.Location())
	if ends := d.AddDate(0, 0, 1).Add(-1); err == nil && ends.Before(tx.Now()) {
		return ends
	}
	return tx.Now()
}

func (u *UnitPoints) fill(items []store.ScoreItem) {
	u.exact = new(big.Rat)
	for _, i := range items {
		p := ItemPoints{ScoreItem: i}
		newest := map[store.MemberID]store.ScorePoint{}
		for _, s := range u.Said {
			for _, x := range s.Points {
				if x.Item == i.ID {
					newest[s.Member] = x
				}
			}
		}
		sum, n := 0, 0
		for m, x := range newest {
			p.Each = append(p.Each, InspectorPoint{Member: m, Got: x.Got, Skip: x.Skip})
			if !x.Skip {
				sum, n = sum+x.Got, n+1
			}
		}
		slices.SortFunc(p.Each, func(a, b InspectorPoint) int { return cmp.Compare(a.Member, b.Member) })
		switch {
		case n > 0:
			mean := big.NewRat(int64(sum), int64(n))
			p.Mean, p.Scored = rounded(mean), true
			u.exact.Add(u.exact, mean)
			u.Max += i.Max
		case len(p.Each) > 0:
			u.Skipped++
		default:
			u.Open++
		}
		u.Items = append(u.Items, p)
	}
	u.Got = rounded(u.exact)
}

// points puts the points of inspections into a Ranking.
func (j *judge) points() error {
	all, err := PointsOf(j.tx, j.c, j.r.First, j.r.Last)
	if err != nil {
		return err
	}
	form, err := j.tx.ScoreForm(j.c.ID)
	if err != nil {
		return err
	}
	for _, u := range all {
		line := j.places[u.Of.Place]
		if u.Of.Unit != 0 {
			line = j.unit(form, u.Of.Unit)
		}
		if line == nil || len(u.Items) == 0 {
			continue
		}
		p := &line.Points
		p.take(u.exact)
		p.Terms, p.Max, p.Open, p.Skipped = p.Terms+1, p.Max+u.Max, p.Open+u.Open, p.Skipped+u.Skipped
	}
	return nil
}

// unit is the line of a unit that was scored.
func (j *judge) unit(form store.ScoreForm, n int) *MeritLine {
	i := slices.IndexFunc(form.Units, func(u store.ScoreUnit) bool { return u.Number == n })
	if i < 0 {
		return nil
	}
	if j.units[n] == nil {
		j.units[n] = &MeritLine{Whom: store.Commended{Inspected: store.Inspected{Unit: n}}, Name: form.Units[i].Name}
	}
	return j.units[n]
}
