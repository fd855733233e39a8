package calendar

import "slices"

// specialDays returns the days that the holidays of one year make free, and those exchanged for them.
func (c *Calendar) specialDays(year int) map[Date]Day {
	days := make(map[Date]Day)
	known := make(map[string]bool)
	for _, a := range c.announced {
		if a.Year != year {
			continue
		}
		known[a.Key.name] = len(a.Off) > 0 // a mere exchange leaves the days off to the rule
		for _, d := range a.days() {
			days[d] = Day{Kind: Holiday, Key: a.Key.name}
		}
	}
	for _, h := range c.holidays {
		if !known[h.Key.name] {
			c.compute(h, year, days)
		}
	}
	c.giveBack(days)
	for _, a := range c.announced {
		if a.Year != year {
			continue
		}
		for _, d := range a.Work {
			days[d.Date] = Day{Kind: Exchanged, Key: a.Key.name}
		}
	}
	return days
}

// compute adds the days that a rule gives in a year for which nothing was announced.
func (c *Calendar) compute(h rule, year int, days map[Date]Day) {
	first, ok := h.firstOf(year)
	if !ok {
		return
	}
	count := max(h.Days, 1)
	if h.Adjacent {
		side := c.adjacent(first, count)
		days[side] = Day{Kind: Holiday, Key: h.Key.name, Computed: true}
	}
	for i := -h.Lead; i < count; i++ {
		days[first.AddDays(i)] = Day{Kind: Holiday, Key: h.Key.name, Computed: h.Lead > 0}
	}
}

// adjacent chooses the side day of a holiday that is announced late: never a rest day if the other is none, then the
// side on which the rest already lies, so that the break is longer; the day before where both are alike.
func (c *Calendar) adjacent(first Date, count int) Date {
	before, after := first.AddDays(-1), first.AddDays(count)
	switch {
	case c.resting(before) != c.resting(after):
		if c.resting(before) {
			return after
		}
		return before
	case c.resting(after.AddDays(1)) && !c.resting(before.AddDays(-1)):
		return after
	}
	return before
}

// giveBack adds a free day for each computed holiday that fell on a weekly rest day: the next day that is neither.
// Announced blocks contain theirs already.
func (c *Calendar) giveBack(days map[Date]Day) {
	var lost []Date
	for d, day := range days {
		if day.Kind == Holiday && c.resting(d) && !c.announcedDay(d, day.Key) {
			lost = append(lost, d)
		}
	}
	slices.SortFunc(lost, Date.Compare)
	for _, d := range lost {
		next := d.AddDays(1)
		for i := 0; i < longestBreak; i++ {
			if _, taken := days[next]; !taken && !c.resting(next) {
				break
			}
			next = next.AddDays(1)
		}
		days[next] = Day{Kind: Compensation, Key: days[d].Key, Computed: true}
	}
}

func (c *Calendar) announcedDay(d Date, key string) bool {
	return slices.ContainsFunc(c.announced, func(a announcement) bool {
		return a.Key.name == key && slices.Contains(a.days(), d)
	})
}
