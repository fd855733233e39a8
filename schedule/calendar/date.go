package calendar

import (
	"errors"
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar, without a time and without a zone: what a deadline is written as.
// The zero Date is no date. Dates are comparable with == and may be map keys.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ErrDate is wrapped by every error about a text or a triple that is no day of the calendar.
var ErrDate = errors.New("no such date")

// NewDate returns the day y-m-d, or ErrDate where the calendar has none (31/2) or the year is outside 1–9999.
func NewDate(y int, m time.Month, d int) (Date, error) {
	date := Date{y, m, d}
	if !date.Valid() {
		return Date{}, fmt.Errorf("date %04d-%02d-%02d: %w", y, int(m), d, ErrDate)
	}
	return date, nil
}

// DateOf returns the day that t shows in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads an ISO date (2026-11-27) or the Vietnamese written form (27/11/2026, 5/9/2026). Nothing else.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-1-2", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return DateOf(t), nil
		}
	}
	return Date{}, fmt.Errorf("parse date %q: %w", s, ErrDate)
}

// Valid reports whether the triple is a day of the calendar, in the years 1 to 9999.
func (d Date) Valid() bool {
	if d.Year < 1 || d.Year > 9999 || d.Month < time.January || d.Month > time.December {
		return false
	}
	return d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

// DaysIn returns the number of days of a month.
func DaysIn(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Weekday returns the day of the week. Note that "thứ 6" is Friday, which is number 5 here.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// AddDays returns the day n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.utc().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later; where that month is shorter, its last day.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return Date{first.Year(), first.Month(), min(d.Day, DaysIn(first.Year(), first.Month()))}
}

// Sub returns the number of days from e to d, negative where d is the earlier.
func (d Date) Sub(e Date) int { return d.julianDay() - e.julianDay() }

// Compare returns -1, 0 or +1 as d is before, equal to or after e.
func (d Date) Compare(e Date) int { return d.utc().Compare(e.utc()) }

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d comes after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// At returns the instant at which clocks in zone show hour:minute on this day.
func (d Date) At(hour, minute int, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, zone)
}

// String returns the ISO form, 2026-09-05.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Slashed returns the written form of Vietnamese offices, 05/9/2026: the day always has two figures, the month only
// where it is 1 or 2 (Decree 30/2020), so that nothing can be added to the number afterwards.
func (d Date) Slashed() string {
	if d.Month <= time.February {
		return fmt.Sprintf("%02d/%02d/%d", d.Day, int(d.Month), d.Year)
	}
	return fmt.Sprintf("%02d/%d/%d", d.Day, int(d.Month), d.Year)
}

// MarshalText writes the ISO form; the zero Date is the empty text.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what ParseDate reads; the empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// julianDayOfEpoch is the Julian day number of 1970-01-01.
const julianDayOfEpoch = 2440588

func (d Date) julianDay() int { return int(d.utc().Unix()/86400) + julianDayOfEpoch }

func fromJulianDay(n int) Date {
	return DateOf(time.Unix(int64(n-julianDayOfEpoch)*86400, 0).UTC())
}
