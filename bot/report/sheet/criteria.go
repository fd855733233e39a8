package sheet

import (
	"fmt"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// criteria lists each criterion and, under it, its indicators.
func (k *clerk) criteria(g *grid) error {
	for _, c := range k.book.Report.Criteria {
		row := map[string]any{
			"number": c.Number, "name": c.Name, "short": c.Short, "attainment": text.AttainmentName(k.lang, c.Attainment),
			"before": text.AttainmentName(k.lang, c.Before), "light": k.light(c.Light), "light_before": k.light(c.LightBefore),
			"trend": k.trend(c.Trend()), "tasks": codes(c.Tasks), "overdue": count(c.Overdue), "owners": speakers(c.Owners),
		}
		if w := c.Newest(); w != nil {
			row["percent"], row["text"], row["who"], row["said"] = number(w.Percent), w.Text, w.Who.Name, k.at(w.Said)
		}
		g.add(row)
		for _, i := range c.Indicators {
			g.add(map[string]any{"number": c.Number, "part": i.Number, "name": i.Name, "attainment": text.AttainmentName(k.lang, i.Attainment)})
		}
	}
	return nil
}

func (k *clerk) light(l view.Light) string {
	return k.values[map[view.Light]string{view.White: "white", view.Red: "red", view.Yellow: "yellow", view.Green: "green"}[l]]
}

func (k *clerk) trend(n int) string {
	switch {
	case n > 0:
		return k.values["better"]
	case n < 0:
		return k.values["worse"]
	}
	return ""
}

// codes are tasks as people type them: "V4, V12".
func codes(numbers []int) string {
	var list []string
	for _, n := range numbers {
		list = append(list, string(store.SubjectOf(store.KindTask, n)))
	}
	return strings.Join(list, ", ")
}

func speakers(all []view.Speaker) string {
	var list []string
	for _, s := range all {
		list = append(list, s.Name)
	}
	return strings.Join(list, ", ")
}

// places are neighbourhoods as people type them: "kp1, kp2".
func places(numbers []int) string {
	var list []string
	for _, n := range numbers {
		list = append(list, fmt.Sprintf("%s%d", store.KindNeighbourhood, n))
	}
	return strings.Join(list, ", ")
}
