package report

import (
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// named is how many tasks a section names, of the finished and of the overdue; the rest stand in the appendix.
const named = 12

func (c *composer) overall() text.ReportOverall {
	m := text.ReportOverall{Day: c.on(c.r.Until), Met: c.r.Met, MetBefore: c.r.MetBefore, Total: c.r.Total, Indicators: c.r.Indicators,
		IndicatorsMet: c.r.IndicatorsMet, IndicatorsMetBefore: c.r.IndicatorsBefore}
	for _, x := range c.r.Criteria {
		switch x.Attainment {
		case store.NearlyMet:
			m.NearlyMet++
		case store.NotMet:
			m.NotMet++
		case "":
			m.NotAssessed++
		}
		if c.r.MetBefore < 0 || x.Attainment == x.Before {
			continue
		}
		if x.Attainment == store.Met {
			m.Gained = append(m.Gained, c.criterion(x))
		}
		if x.Before == store.Met {
			m.Lost = append(m.Lost, c.criterion(x))
		}
	}
	c.answers(&m)
	return m
}

// answers tells who has answered: to the weekly report, then to each other plan by itself.
func (c *composer) answers(m *text.ReportOverall) {
	m.Answers, m.Rounds = c.r.Weekly()
	for _, p := range c.r.OtherPlans() {
		line := text.ReportPlan{Plan: tidy(p.Plan, worked), CleanUp: p.Turnout != nil, Word: tidy(c.r.Committee.Word, 0), N: p.Rounds,
			Full: p.Answered.Complete, All: p.Answered.Expected}
		if p.Turnout != nil {
			line.Full, line.All = p.Turnout.Worked, p.Turnout.Asked
		}
		m.Plans = append(m.Plans, line)
	}
}

func (c *composer) criterion(x view.ReportCriterion) text.Subject {
	return c.subject(store.SubjectOf(store.KindCriterion, x.Number))
}

func (c *composer) tally() text.ReportTasks {
	m := text.ReportTasks{ReportTally: c.r.Tally, NoDeadline: c.r.Tally.Undated + c.r.Tally.Routine}
	for _, t := range c.r.Tasks {
		switch {
		case !t.Finished:
		case len(m.Ended) == named:
			m.More++
		default:
			m.Ended = append(m.Ended, c.work(t))
		}
	}
	return m
}

func (c *composer) criteriaLines() text.ReportCriteria {
	var m text.ReportCriteria
	for _, x := range c.r.Criteria {
		line := text.ReportCriterionLine{Subject: c.criterion(x), Attainment: x.Attainment, Before: x.Before,
			Changed: c.r.MetBefore >= 0 && x.Attainment != x.Before, Said: c.saidOrNil(x.Newest()), Overdue: x.Overdue, Indicators: len(x.Indicators)}
		for _, i := range x.Indicators {
			if i.Attainment == store.Met {
				line.Met++
			}
		}
		c.cleanUps(&line, x.CleanUps)
		m.Lines = append(m.Lines, line)
	}
	return m
}

// eachCleanUp is how many clean-ups are told of one by one.
const eachCleanUp = 5

// cleanUps tells of the clean-ups that belong to a criterion: of few each, of many all together.
func (c *composer) cleanUps(line *text.ReportCriterionLine, all []view.ReportCleanUp) {
	if len(all) == 0 {
		return
	}
	line.Word = tidy(c.r.Committee.Word, 0)
	sum := text.ReportCleanUp{N: len(all), Plan: tidy(all[0].Plan, worked)}
	var sums view.Sums
	for _, u := range all {
		figures := text.CleanUpFiguresOf(store.Quantities(u.Sums), 0)
		line.CleanUps = append(line.CleanUps, text.ReportCleanUp{N: 1, Plan: tidy(u.Plan, worked), Day: day(u.Day), Worked: u.Worked, Figures: figures})
		sum.Worked += u.Worked
		sums = sums.Plus(u.Sums)
	}
	if len(all) > eachCleanUp {
		sum.Figures = text.CleanUpFiguresOf(store.Quantities(sums), 0)
		line.CleanUps, line.Many = nil, &sum
	}
}

func (c *composer) placeLines() text.ReportPlaces {
	m := text.ReportPlaces{Word: tidy(c.r.Committee.Word, 0), All: c.r.Neighbourhoods, Sums: c.r.Sums}
	for _, p := range c.r.Places {
		said := c.saidOrNil(p.Newest())
		if said != nil && !said.Figures.IsZero() && restated(said.Text) {
			said.Text = ""
		}
		m.Lines = append(m.Lines, text.ReportPlaceLine{Subject: c.subject(store.SubjectOf(store.KindNeighbourhood, p.Number)), Sums: p.Sums, Said: said})
	}
	return m
}

func (c *composer) directives() text.ReportDirectives {
	var m text.ReportDirectives
	for _, n := range c.r.Directives {
		t := c.tasks[n]
		w := c.work(t)
		w.Ordered, w.On = tidy(t.Directive.Word, quoted), c.on(t.Directive.At)
		if r := t.Directive.Who.Role; r == store.Chair || r == store.Deputy { // of the committee: his office elsewhere ordered nothing
			w.By = r
		}
		m.Lines = append(m.Lines, w)
	}
	return m
}
