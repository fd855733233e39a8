package sheet

import (
	"strings"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

func (k *clerk) tasks(g *grid) error {
	for _, t := range k.book.Report.Tasks {
		row := map[string]any{
			"code": string(store.SubjectOf(store.KindTask, t.Number)), "work": t.Work, "lead": t.Lead, "supports": strings.Join(t.Supports, ", "),
			"criterion": count(t.Criterion), "places": places(t.Places), "phrase": t.Due.Phrase, "first": day(t.First.Day), "due": day(t.Due.Day),
			"clock": t.Due.Clock, "rhythm": t.Rhythm, "state": text.StandingName(k.lang, t.Stands), "done": k.at(t.DoneAt),
			"explained": t.Explained, "given": k.on(t.Given), "ended": t.Ended,
		}
		if t.Late > 0 {
			row["late"] = t.Late
		}
		if t.Holder != nil {
			row["holder"] = t.Holder.Name
		}
		if w := t.Word; w != nil {
			row["status"], row["percent"], row["text"] = text.StatusName(k.lang, w.Status), number(w.Percent), w.Text
			row["who"], row["said"], row["needs"] = w.Who.Name, k.at(w.Said), k.yes(w.NeedsHelp)
		}
		if w := t.Obstacle(); w != nil {
			// An obstacle that nobody put into words is still one.
			row["obstacle"] = nonEmptyOr(w.Text, k.values["yes"])
		}
		if t.Directive != nil {
			row["directive"] = t.Directive.Word
		}
		granted, past, err := k.past(t)
		if err != nil {
			return err
		}
		row["extended"], row["extensions"] = count(granted), past
		g.add(row)
	}
	return nil
}

// past tells how often a task was granted more time, and the story of it, a request a line.
func (k *clerk) past(t view.ReportTask) (granted int, past string, err error) {
	var lines []string
	for _, e := range t.Extensions {
		line, err := text.Line(k.lang, text.SheetPast{From: shown(e.From), Wanted: shown(e.Wanted), Given: shown(e.Given), Reason: e.Reason, State: e.State})
		if err != nil {
			return 0, "", err
		}
		lines = append(lines, line)
		if e.State == store.Granted {
			granted++
		}
	}
	return granted, strings.Join(lines, "\n"), nil
}

// shown is a deadline as a sheet shows days: 30/11/2026, with its hour where it has one; empty for none.
func shown(d view.ReportDue) string {
	t, err := time.Parse("2006-01-02", d.Day)
	if err != nil {
		return d.Day
	}
	return strings.TrimSpace(d.Clock + " " + t.Format("02/01/2006"))
}

func nonEmptyOr(s, or string) string {
	if s == "" {
		return or
	}
	return s
}

func (k *clerk) extensions(g *grid) error {
	for _, t := range k.book.Report.Tasks {
		for _, e := range t.Extensions {
			row := map[string]any{
				"code": string(store.SubjectOf(store.KindTask, t.Number)), "work": t.Work, "who": e.Who.Name, "at": k.at(e.At), "from": day(e.From.Day),
				"wanted": day(e.Wanted.Day), "phrase": e.Wanted.Phrase, "reason": e.Reason, "state": k.values[string(e.State)], "given": day(e.Given.Day),
			}
			if v := e.Decided; v != nil {
				row["by"], row["decided"], row["word"] = v.Who.Name, k.at(v.At), v.Word
			}
			g.add(row)
		}
	}
	return nil
}
