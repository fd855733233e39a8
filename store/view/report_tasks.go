package view

import (
	"cmp"
	"slices"

	"giaoban/store"
)

// tasks fills in the tasks and counts them.
func (k *clerk) tasks(r *Report) error {
	all, err := k.then.Tasks(k.c.ID)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(t store.Task) bool { return t.State == store.TaskDropped && !k.within(t.Dropped.At) })
	// How a task went is read for those that are open and those that ended in the period.
	if k.lines, err = k.team.lines(all, func(t store.Task) bool { return t.Open() || k.within(t.DoneAt) || k.within(t.Dropped.At) }); err != nil {
		return err
	}
	r.Tasks = []ReportTask{}
	for _, l := range k.lines {
		t, err := k.task(l)
		if err != nil {
			return err
		}
		r.Tasks = append(r.Tasks, t)
	}
	r.Tally = tallyOf(k.lines, r.Tasks)
	return nil
}

func (k *clerk) task(l TaskLine) (ReportTask, error) {
	t := l.Task
	line := ReportTask{Number: t.Number, Work: t.Work, Criterion: t.Criterion, Places: t.Places, Lead: l.Lead.Name, Due: dueOf(t.Deadline), First: dueOf(t.First),
		Rhythm: cmp.Or(t.Rhythm.Phrase, t.Rhythm.RRule), Given: t.Given.UTC(), Stands: l.Stands, Heap: l.Heap(), Late: l.Late, New: k.within(t.Given)}
	if l.Holder.ID != 0 {
		holder := k.speaker(l.Holder.ID)
		line.Holder = &holder
	}
	for _, p := range t.Supports(k.until) {
		line.Supports = append(line.Supports, p.Name)
	}
	if l.Word != nil {
		word := k.word(*l.Word)
		line.Word = &word
	}
	if t.ExplainedNow() {
		line.Explained = t.Explained.Reason
	}
	if !t.Directive.At.IsZero() {
		line.Directive = k.verdict(t.Directive)
	}
	switch {
	case l.Stands.Done():
		line.DoneAt, line.Finished = t.DoneAt.UTC(), k.within(t.DoneAt)
		if !t.Deadline.IsZero() {
			line.Late = t.Deadline.DaysLate(t.DoneAt, k.loc)
		}
	case l.Stands == GivenUp:
		line.Ended, line.Dropped = t.Dropped.Word, true
	}
	extensions, err := k.then.Extensions(t.Committee, t.Number)
	if err != nil {
		return line, err
	}
	for _, e := range extensions {
		line.Extensions = append(line.Extensions, k.extension(e))
		line.Extended = line.Extended || e.State == store.Granted && k.within(e.Decided.At)
	}
	return line, nil
}

func dueOf(d store.Deadline) ReportDue {
	return ReportDue{Phrase: d.Phrase, Day: d.Day, Clock: d.Clock}
}

func (k *clerk) extension(e store.Extension) ReportExtension {
	x := ReportExtension{ID: e.ID, Task: e.Task, Who: k.speaker(e.Member), At: e.At.UTC(), From: dueOf(e.From), Wanted: dueOf(e.Wanted), Reason: e.Reason,
		State: e.State, Given: dueOf(e.Given)}
	if !e.Decided.At.IsZero() {
		x.Decided = k.verdict(e.Decided)
	}
	return x
}

func (k *clerk) verdict(v store.Verdict) *ReportVerdict {
	verdict := ReportVerdict{At: v.At.UTC(), Word: v.Word}
	if m, ok := k.persons[v.By]; ok {
		verdict.Who = k.speaker(m)
	}
	return &verdict
}

func tallyOf(lines []TaskLine, tasks []ReportTask) ReportTally {
	all := TallyOf(lines)
	n := ReportTally{All: all.All(), DoneInTime: all.DoneInTime, DoneLate: all.DoneLate, DoneUndated: all.DoneUndated(), InTime: all.Doing,
		Overdue: all.Overdue, Undated: all.Undated, Routine: all.Routine, NotBegun: all.NotBegun, Reported: all.Reported}
	for _, t := range tasks {
		for _, c := range []struct {
			happened bool
			n        *int
		}{{t.New, &n.Given}, {t.Finished, &n.Finished}, {t.Extended, &n.Extended}, {t.Dropped, &n.Dropped}} {
			if c.happened {
				*c.n++
			}
		}
	}
	return n
}

// ahead fills in what comes next, what is carried on, and what the chair ordered.
func (k *clerk) ahead(r *Report) {
	r.Focus, r.Carried, r.Directives, r.Pending = []int{}, []int{}, []int{}, []ReportExtension{}
	due := map[int]string{}
	for _, t := range r.Tasks {
		open := !t.Stands.Done() && t.Stands != GivenUp
		switch {
		case t.Stands == Overdue:
			r.Carried = append(r.Carried, t.Number)
		case open && t.Stands != Reported && !t.Due.IsZero() && t.Due.Day <= r.NextLast:
			r.Focus = append(r.Focus, t.Number)
			due[t.Number] = t.Due.Day + t.Due.Clock
		}
		if t.Directive != nil && t.Current() {
			r.Directives = append(r.Directives, t.Number)
		}
		for _, e := range t.Extensions {
			if e.State == store.Asked && open {
				r.Pending = append(r.Pending, e)
			}
		}
	}
	slices.SortStableFunc(r.Focus, func(a, b int) int { return cmp.Compare(due[a], due[b]) })
}
