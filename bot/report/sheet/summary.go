package sheet

// summary has a figure a row. What there was before is shown where a report knows it.
func (k *clerk) summary(g *grid) error {
	r := k.book.Report
	add := func(key string, value any, before ...any) {
		row := map[string]any{"figure": g.words[key], "value": value}
		if len(before) > 0 {
			row["before"] = before[0]
		}
		g.add(row)
	}
	add("committee", r.Committee.Name)
	add("first", day(r.First))
	add("last", day(r.Last))
	add("as_of", k.at(r.AsOf))
	if r.MetBefore >= 0 {
		add("met", r.Met, r.MetBefore)
	} else {
		add("met", r.Met)
	}
	add("total", r.Total)
	if r.Indicators > 0 {
		add("indicators_met", r.IndicatorsMet, r.IndicatorsBefore)
		add("indicators", r.Indicators)
	}
	t := r.Tally
	weekly, _ := r.Weekly()
	for _, f := range []struct {
		key string
		n   int
	}{{"all", t.All}, {"done_in_time", t.DoneInTime}, {"done_late", t.DoneLate}, {"done_undated", t.DoneUndated}, {"in_time", t.InTime},
		{"overdue", t.Overdue}, {"undated", t.Undated}, {"routine", t.Routine}, {"not_begun", t.NotBegun}, {"reported", t.Reported},
		{"given", t.Given}, {"finished", t.Finished}, {"extended", t.Extended}, {"dropped", t.Dropped},
		{"expected", weekly.Expected}, {"answered", weekly.Complete}, {"partly", weekly.Partial}} {
		add(f.key, f.n)
	}
	for _, f := range []struct {
		key string
		sum *float64
	}{{"people", r.Sums.People}, {"points", r.Sums.Points}, {"tonnes", r.Sums.Tonnes}, {"kg", r.Sums.Kg}, {"m", r.Sums.M}} {
		if f.sum != nil {
			add(f.key, *f.sum)
		}
	}
	return nil
}
