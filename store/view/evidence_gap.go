package view

import (
	"cmp"
	"slices"
	"time"

	"giaoban/store"
)

// Gap is an indicator, or a criterion whose indicators have not been entered, without new evidence.
type Gap struct {
	Criterion store.Criterion
	// Indicator is the zero Indicator where the criterion has none.
	Indicator store.Indicator
	// Newest is when the newest piece was sent, Days how many days ago that was in the committee's zone; zero and -1 for
	// never.
	Newest time.Time
	Days   int
}

// Gaps lists what has had no new evidence for at least so many days: what never had any first, then the oldest. all is how
// many there are to be looked at; loose how many pieces lie under a criterion with indicators and show none of them.
func Gaps(tx *store.ReadTx, c store.Committee, days int) (gaps []Gap, all, loose int, err error) {
	criteria, err := tx.Criteria(c.ID)
	if err != nil {
		return nil, 0, 0, err
	}
	exhibits, err := Exhibits(tx, c)
	if err != nil {
		return nil, 0, 0, err
	}
	type place struct{ criterion, indicator int }
	newest := map[place]time.Time{}
	for _, x := range exhibits {
		at := place{x.Criterion, x.Indicator}
		if x.Evidence.At.After(newest[at]) {
			newest[at] = x.Evidence.At
		}
	}
	for _, k := range criteria {
		list := k.Indicators
		if len(list) == 0 {
			list = []store.Indicator{{}}
		} else {
			for _, x := range exhibits {
				if x.Criterion == k.Number && x.Indicator == 0 {
					loose++
				}
			}
		}
		for _, i := range list {
			all++
			g := Gap{Criterion: k, Indicator: i, Newest: newest[place{k.Number, i.Number}], Days: -1}
			if !g.Newest.IsZero() {
				g.Days = store.Deadline{Day: g.Newest.In(c.Location()).Format("2006-01-02")}.DaysLate(tx.Now(), c.Location())
			}
			if g.Days < 0 || g.Days >= days {
				gaps = append(gaps, g)
			}
		}
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		never := func(g Gap) int { return cmp.Compare(g.Days, 0) }
		return cmp.Or(cmp.Compare(min(never(a), 0), min(never(b), 0)), cmp.Compare(b.Days, a.Days))
	})
	return gaps, all, loose, nil
}
