package calendar

import (
	"fmt"
	"math"
	"time"
)

// The years for which lunar dates are promised.
const (
	FirstLunarYear = 1900
	LastLunarYear  = 2199
)

// LunarDate is a day of the Vietnamese lunar calendar: mùng 5 tháng giêng 2027 is {2027, 1, 5, false}. Leap marks the
// second of two months with the same number (tháng nhuận). The year is that of the Tết it follows.
type LunarDate struct {
	Year, Month, Day int
	Leap             bool
}

// String returns day/month/year in lunar counting, with "n" after a leap month: 15/6n/2025.
func (l LunarDate) String() string {
	leap := ""
	if l.Leap {
		leap = "n"
	}
	return fmt.Sprintf("%d/%d%s/%d", l.Day, l.Month, leap, l.Year)
}

// Lunar returns the lunar date of a day from 1900-01-01 to 2199-12-31; ok is false outside.
func (d Date) Lunar() (l LunarDate, ok bool) {
	if !d.Valid() || d.Year < FirstLunarYear || d.Year > LastLunarYear {
		return LunarDate{}, false
	}
	day := d.julianDay()
	k := lunation(day)
	if newMoonDay(k+1) <= day {
		k++
	} else if newMoonDay(k) > day {
		k--
	}
	// A lunar year is read from the month that holds the winter solstice (month 11) to the next such month.
	winter, solarYear := month11(d.Year), d.Year
	if k < winter {
		solarYear--
		winter = month11(solarYear)
	}
	offset, leap := k-winter, leapOffset(winter, month11(solarYear+1))
	l.Day = day - newMoonDay(k) + 1
	l.Leap = leap > 0 && offset == leap
	if leap > 0 && offset >= leap {
		offset--
	}
	l.Month, l.Year = (10+offset)%12+1, solarYear
	if offset >= 2 {
		l.Year++
	}
	return l, true
}

// Solar returns the Gregorian day of a lunar date of the years 1900 to 2199, or ErrDate where that year has no such
// leap month, or that month no such day (a lunar month has 29 or 30).
func (l LunarDate) Solar() (Date, error) {
	k, ok := l.lunation()
	if !ok || l.Day < 1 || l.Day > newMoonDay(k+1)-newMoonDay(k) {
		return Date{}, fmt.Errorf("lunar date %s: %w", l, ErrDate)
	}
	return fromJulianDay(newMoonDay(k) + l.Day - 1), nil
}

// LunarMonthDays returns the length of a lunar month, 29 or 30, or 0 where there is no such month.
func LunarMonthDays(year, month int, leap bool) int {
	k, ok := LunarDate{Year: year, Month: month, Leap: leap}.lunation()
	if !ok {
		return 0
	}
	return newMoonDay(k+1) - newMoonDay(k)
}

// LeapMonth returns the number of the month that is doubled in a lunar year, or 0 where none is.
func LeapMonth(year int) int {
	for m := 1; m <= 12; m++ {
		if LunarMonthDays(year, m, true) > 0 {
			return m
		}
	}
	return 0
}

// Tet returns the first day of a lunar year of 1900 to 2199.
func Tet(year int) (Date, error) { return LunarDate{Year: year, Month: 1, Day: 1}.Solar() }

// lunation returns the number of the new moon that opens the month of l.
func (l LunarDate) lunation() (k int, ok bool) {
	// The last month of the year before 1900 is within reach because January 1900 lies in it.
	if l.Year < FirstLunarYear-1 || l.Year > LastLunarYear || l.Month < 1 || l.Month > 12 {
		return 0, false
	}
	solarYear := l.Year - 1
	if l.Month >= 11 {
		solarYear = l.Year
	}
	winter := month11(solarYear)
	leap := leapOffset(winter, month11(solarYear+1))
	offset := (l.Month + 1) % 12
	switch {
	case l.Leap && leap == offset+1:
		return winter + leap, true
	case l.Leap:
		return 0, false
	case leap > 0 && offset >= leap:
		offset++
	}
	return winter + offset, true
}

// lunation returns the number of the new moon nearest before the day, give or take one.
func lunation(day int) int {
	return int(math.Floor((float64(day) - firstNewMoon) / synodicMonth))
}

// winterSector is the sector that begins at the winter solstice, 270°.
const winterSector = 9

// month11 returns the lunation of lunar month 11 of a Gregorian year: the one that holds the winter solstice.
func month11(year int) int {
	k := lunation(Date{year, time.December, 31}.julianDay())
	if sunSector(newMoonDay(k)) >= winterSector {
		k--
	}
	return k
}

// leapOffset returns which month after month 11 is the leap one: between two solstices of thirteen months, the first
// in which the sun enters no new sector. It returns 0 where the year has twelve.
func leapOffset(winter, next int) int {
	if next-winter <= 12 {
		return 0
	}
	for i := 1; i < 14; i++ {
		if sunSector(newMoonDay(winter+i)) == sunSector(newMoonDay(winter+i+1)) {
			return i
		}
	}
	return 0
}
