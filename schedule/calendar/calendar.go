package calendar

import (
	"io"
	"sync"
	"time"
)

// Kind says what sort of day a day is.
type Kind int

// The kinds of day. All but Working and Exchanged are free.
const (
	Working      Kind = iota // an ordinary working day
	Exchanged                // a rest day that was announced as a working day
	Rest                     // the weekly rest
	Holiday                  // a public holiday
	Compensation             // given back because a holiday fell on a weekly rest day
)

// Day is what is known about one day.
type Day struct {
	Kind Kind
	// Key names the holiday (new_year, tet, hung_kings, liberation, labour, national, culture, or a key of the
	// committee's own file) that makes the day free or, for Exchanged, that it was exchanged for. Empty otherwise.
	Key string
	// Computed is true where the day follows from a rule whose exact days are announced each year, and no
	// announcement is known: moved days, the days of Tết, the day beside 2 September.
	Computed bool
}

// Free reports whether offices are closed.
func (d Day) Free() bool { return d.Kind != Working && d.Kind != Exchanged }

// Calendar knows the working days of one committee.
type Calendar struct {
	rest      [7]bool
	holidays  []rule
	announced []announcement

	mu    sync.Mutex
	years map[int]map[Date]Day // holidays and exchanges by year, built when first asked for
}

// Default returns the calendar of the embedded days.yaml. It is read when first asked for, and is the same for all.
func Default() *Calendar { return country() }

var country = sync.OnceValue(func() *Calendar {
	c, err := Load()
	if err != nil {
		panic("calendar: the embedded days.yaml is broken: " + err.Error()) // a test loads it
	}
	return c
})

// Load returns the embedded calendar with the given days files laid over it, in order. It fails with ErrDays, and
// the line, on a file that does not follow the form described in days.yaml.
func Load(files ...io.Reader) (*Calendar, error) {
	base, err := builtInRules()
	if err != nil {
		return nil, err
	}
	c := &Calendar{years: make(map[int]map[Date]Day)}
	c.lay(base)
	for _, f := range files {
		own, err := parseRules(f)
		if err != nil {
			return nil, err
		}
		c.lay(own)
	}
	return c, nil
}

// lay puts rules over those already there: the newer one with the same key (and year) replaces the older.
func (c *Calendar) lay(r rules) {
	if len(r.Rest) > 0 {
		c.rest = [7]bool{}
		for _, day := range r.Rest {
			c.rest[day.Weekday] = true
		}
	}
	for _, h := range r.Holidays {
		c.holidays = replace(c.holidays, h, func(old rule) bool { return old.Key.name == h.Key.name })
	}
	for _, a := range r.Announced {
		c.announced = replace(c.announced, a, func(old announcement) bool { return old.Key.name == a.Key.name && old.Year == a.Year })
	}
}

func replace[T any](list []T, item T, same func(T) bool) []T {
	for i := range list {
		if same(list[i]) {
			list[i] = item
			return list
		}
	}
	return append(list, item)
}

// Day returns what is known about d.
func (c *Calendar) Day(d Date) Day {
	if day, ok := c.year(d.Year)[d]; ok {
		return day
	}
	if c.rest[d.Weekday()] {
		return Day{Kind: Rest}
	}
	return Day{}
}

// IsWorkingDay reports whether offices work on d.
func (c *Calendar) IsWorkingDay(d Date) bool { return !c.Day(d).Free() }

// Holiday returns the key of the holiday that makes d free, also where the day is only given back for it. ok is false
// on working days and on ordinary rest days.
func (c *Calendar) Holiday(d Date) (key string, ok bool) {
	day := c.Day(d)
	return day.Key, day.Kind == Holiday || day.Kind == Compensation
}

// NextWorkingDay returns the first working day after d, d itself not counted.
func (c *Calendar) NextWorkingDay(d Date) Date { return c.step(d, 1) }

// PreviousWorkingDay returns the last working day before d, d itself not counted.
func (c *Calendar) PreviousWorkingDay(d Date) Date { return c.step(d, -1) }

// AddWorkingDays returns the n-th working day after d, or before it where n is negative. d itself is not counted; with
// n = 0 it returns d, working or not. n beyond ±10,000 is taken as that.
func (c *Calendar) AddWorkingDays(d Date, n int) Date {
	direction := 1
	if n < 0 {
		direction, n = -1, -n
	}
	for range min(n, maxWorkingDays) {
		if d = c.step(d, direction); !c.IsWorkingDay(d) {
			break // there is none
		}
	}
	return d
}

// maxWorkingDays (forty years) keeps a slip of the finger from running for minutes.
const maxWorkingDays = 10_000

// longestBreak ends a search in a calendar whose file leaves no working days.
const longestBreak = 60

func (c *Calendar) step(d Date, direction int) Date {
	next := d.AddDays(direction)
	for i := 0; i < longestBreak && !c.IsWorkingDay(next); i++ {
		next = next.AddDays(direction)
	}
	return next
}

// year returns the special days that the rules and announcements of the neighbouring years put into a year: a day
// given back for 31 December may be one of January.
func (c *Calendar) year(y int) map[Date]Day {
	c.mu.Lock()
	defer c.mu.Unlock()
	days, ok := c.years[y]
	if !ok {
		days = make(map[Date]Day)
		for near := y - 1; near <= y+1; near++ {
			for d, day := range c.specialDays(near) {
				if d.Year == y {
					days[d] = day
				}
			}
		}
		c.years[y] = days
	}
	return days
}

func (c *Calendar) resting(d Date) bool { return c.rest[d.Weekday()] }

// firstOf returns the Gregorian date on which a rule's day falls in a year; false where it falls on none.
func (h rule) firstOf(year int) (Date, bool) {
	if h.Off || (h.From > 0 && year < h.From) {
		return Date{}, false
	}
	if h.Lunar != (monthDay{}) {
		d, err := LunarDate{Year: year, Month: h.Lunar.month, Day: h.Lunar.day}.Solar()
		return d, err == nil
	}
	d, err := NewDate(year, time.Month(h.Solar.month), h.Solar.day)
	return d, err == nil
}
