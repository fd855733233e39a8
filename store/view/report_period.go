package view

import (
	"errors"
	"fmt"
	"time"

	"giaoban/store"
)

// ErrPeriod is wrapped for two days that bound no period.
var ErrPeriod = errors.New("no period")

const dayForm = "2006-01-02"

// PeriodKind is a usual length of a report.
type PeriodKind string

// The kinds. A week is the period of a round, which need not be a week (design 6); the others are those of the calendar.
const (
	Weekly    PeriodKind = "week"
	Monthly   PeriodKind = "month"
	Quarterly PeriodKind = "quarter"
	HalfYear  PeriodKind = "half"
	Yearly    PeriodKind = "year"
)

// PeriodOf finds the first and last day of the period of a kind that the transaction's instant lies in: for Weekly that of the
// current round. Errors: store.ErrNotFound where there is no round yet.
func PeriodOf(tx *store.ReadTx, c store.Committee, kind PeriodKind) (first, last string, err error) {
	today := tx.Now().In(c.Location())
	months := map[PeriodKind]int{Monthly: 1, Quarterly: 3, HalfYear: 6, Yearly: 12}[kind]
	switch {
	case kind == Weekly:
		r, err := Current(tx, c.ID)
		return r.FirstDay, r.LastDay, err
	case months == 0:
		return "", "", fmt.Errorf("%w: %q", ErrPeriod, kind)
	}
	month := time.Month((int(today.Month())-1)/months*months + 1)
	begins := time.Date(today.Year(), month, 1, 0, 0, 0, 0, time.UTC)
	return begins.Format(dayForm), begins.AddDate(0, months, -1).Format(dayForm), nil
}

// KindOf tells which kind of period two days bound; empty for any other. Seven days are a week.
func KindOf(first, last string) PeriodKind {
	a, b, err := days(first, last)
	if err != nil {
		return ""
	}
	n := wholeMonths(a, b)
	begins := int(a.Month()) - 1
	switch {
	case n == 1:
		return Monthly
	case n == 3 && begins%3 == 0:
		return Quarterly
	case n == 6 && begins%6 == 0:
		return HalfYear
	case n == 12 && begins == 0:
		return Yearly
	case b.Equal(a.AddDate(0, 0, 6)):
		return Weekly
	}
	return ""
}

// days reads the two days that bound a period, as midnights in UTC.
func days(first, last string) (a, b time.Time, err error) {
	a, errA := time.Parse(dayForm, first)
	b, errB := time.Parse(dayForm, last)
	if errA != nil || errB != nil || b.Before(a) {
		return a, b, fmt.Errorf("%w from %q to %q", ErrPeriod, first, last)
	}
	return a, b, nil
}

// wholeMonths is how many calendar months the days from a to b are, 0 when they are not whole ones.
func wholeMonths(a, b time.Time) int {
	next := b.AddDate(0, 0, 1)
	if a.Day() != 1 || next.Day() != 1 {
		return 0
	}
	return 12*(next.Year()-a.Year()) + int(next.Month()) - int(a.Month())
}

// following is the period after one: as many months where it is whole months, else as many days.
func following(a, b time.Time) (first, last time.Time) {
	first = b.AddDate(0, 0, 1)
	if n := wholeMonths(a, b); n > 0 {
		return first, first.AddDate(0, n, -1)
	}
	return first, first.Add(b.Sub(a))
}

// back shows an earlier state, or the transaction's own where that is not later.
func back(tx *store.ReadTx, at time.Time) *store.ReadTx {
	if !at.Before(tx.Now()) {
		return tx
	}
	return tx.AsOf(at)
}
