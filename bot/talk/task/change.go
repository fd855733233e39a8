package task

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// endWords begin the wish to drop a task, folded.
var endWords = []string{"bo viec nay", "bo viec", "bo", "huy viec", "huy", "thoi khong lam", "drop", "cancel"}

// change is /giao V12 with what is to change; with nothing behind the code it shows the task.
func (f flow) change(t *talk.Turn, c store.Committee, n int, rest string) error {
	task, err := find(&t.Tx.ReadTx, c.ID, n)
	if err != nil {
		return err
	}
	if rest == "" {
		return f.show(t, c, n)
	}
	if yes, back, word := verdictOf(rest); yes || back {
		return f.decide(t, c, task, yes, word)
	}
	edits, ok := editsOf(rest)
	if key := fold.Key(rest); !ok {
		for _, w := range endWords {
			if key == w || strings.HasPrefix(key, w+" ") || strings.HasPrefix(key, w+",") {
				return f.askEnd(t, c, task, strings.Trim(behind(strings.Replace(rest, ",", " ", 1), w), " :,–-"))
			}
		}
	}
	if !task.Open() {
		return talk.Refuse(f.over(t, c, task))
	}
	d, err := f.editing(t, task)
	if err != nil {
		return err
	}
	k, err := f.known(t, c)
	if err != nil {
		return err
	}
	if w, bad := deadlineOf(rest, k); !ok && bad.Why == "" && 3*len(w.Phrase) >= 2*len(rest) {
		edits, ok = []edit{{partDue, rest}}, true
	}
	if !ok {
		return t.Answer(text.TaskHow{Code: task.Subject()})
	}
	for _, e := range edits {
		f.apply(c, &d, e, k)
	}
	return f.next(t, c, d)
}

// editing is the draft of a task that is there already.
func (f flow) editing(t *talk.Turn, task store.Task) (draft, error) {
	was := fieldsOf(task, t.Tx.Now())
	return draft{Committee: task.Committee, Number: task.Number, Version: task.Version, Base: &was, fields: was}, nil
}

// fieldsOf takes apart a task as it stands at an instant.
func fieldsOf(task store.Task, at time.Time) fields {
	f := fields{Work: task.Work, Criterion: task.Criterion, Places: task.Places, Deadline: task.Deadline, Rhythm: task.Rhythm}
	f.Deadline.Version = 0
	if lead, ok := task.Lead(at); ok {
		f.Leads = []party{{Name: lead.Name, Member: lead.Member, Neighbourhood: lead.Neighbourhood}}
	}
	for _, p := range task.Supports(at) {
		f.Supports = append(f.Supports, party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood})
	}
	return f
}

func sameParties(a, b []party) bool {
	return slices.EqualFunc(a, b, func(x, y party) bool { return x.same(y) && x.Name == y.Name })
}

// changes are the parts in which two states of a task differ.
func changes(t *talk.Turn, c store.Committee, was, now fields) (all []text.TaskChange) {
	if was.Work != now.Work {
		all = append(all, text.TaskChange{What: "work", Was: was.Work, Now: now.Work})
	}
	if !sameParties(was.Leads, now.Leads) {
		all = append(all, text.TaskChange{What: "lead", Was: strings.Join(names(was.Leads), ", "), Now: strings.Join(names(now.Leads), ", "),
			From: dayIn(now.LeadFrom, c)})
	}
	if !sameParties(was.Supports, now.Supports) {
		all = append(all, text.TaskChange{What: "support", Was: strings.Join(names(was.Supports), ", "), Now: strings.Join(names(now.Supports), ", ")})
	}
	if was.Criterion != now.Criterion {
		all = append(all, text.TaskChange{What: "criterion", Was: numbered(was.Criterion), Now: numbered(now.Criterion)})
	}
	if was.Deadline.Day != now.Deadline.Day || was.Deadline.Clock != now.Deadline.Clock {
		all = append(all, text.TaskChange{What: "due", WasDue: label.Due(was.Deadline, c.Location()), NowDue: label.Due(now.Deadline, c.Location())})
	}
	if was.Rhythm != now.Rhythm {
		all = append(all, text.TaskChange{What: "rhythm", Was: was.Rhythm.Phrase, Now: now.Rhythm.Phrase})
	}
	return all
}

func numbered(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// merge brings together what was changed here and what another changed meanwhile; where both changed a part, ours stays:
// it is looked at again before it is saved.
func merge(base, ours, theirs fields) fields {
	out := theirs
	if ours.Work != base.Work {
		out.Work = ours.Work
	}
	if !sameParties(ours.Leads, base.Leads) {
		out.Leads, out.LeadFrom = ours.Leads, ours.LeadFrom
	}
	if !sameParties(ours.Supports, base.Supports) {
		out.Supports = ours.Supports
	}
	if ours.Criterion != base.Criterion {
		out.Criterion = ours.Criterion
	}
	if ours.Deadline != base.Deadline {
		out.Deadline, out.Guessed = ours.Deadline, ours.Guessed
	}
	if ours.Rhythm != base.Rhythm {
		out.Rhythm = ours.Rhythm
	}
	out.tidy()
	return out
}

// saveChange writes what was changed. When somebody else has changed the task since the draft began, it says what, and
// asks again.
func (f flow) saveChange(t *talk.Turn, c store.Committee, d draft) error {
	task, err := find(&t.Tx.ReadTx, c.ID, d.Number)
	if err != nil {
		return err
	}
	if !task.Open() {
		// A refusal is rolled back, and the question would stay open for nothing.
		if err := t.Tx.EndDialog(t.Chat); err != nil {
			return err
		}
		return t.Rewrite(f.over(t, c, task), about(c.ID, task.Number))
	}
	now := fieldsOf(task, t.Tx.Now())
	if task.Version != d.Version {
		return f.meanwhile(t, c, d, task, now)
	}
	lines := changes(t, c, now, d.fields)
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if len(lines) == 0 {
		return t.Rewrite(left(d), about(c.ID, task.Number))
	}
	calls, err := f.write(t, c, task, d.fields)
	if err != nil {
		return err
	}
	return t.Rewrite(text.TaskChanged{Code: task.Subject(), Lines: lines, Calls: calls, Fix: taskCode("fix", c.ID, task.Number)}, about(c.ID, task.Number))
}

// put makes a task what the new fields say. Parties are closed and opened, never rewritten: old weeks keep their owners.
func put(task *store.Task, c store.Committee, was, now fields, at time.Time) {
	task.Work, task.Criterion, task.Places, task.Rhythm = now.Work, now.Criterion, now.Places, now.Rhythm
	if !sameParties(was.Leads, now.Leads) {
		from := at
		if day := dayIn(now.LeadFrom, c); day.After(at) {
			from = day
		}
		task.Parties = slices.DeleteFunc(slices.Clone(task.Parties), func(p store.Party) bool { return p.Lead && p.From.After(at) })
		for i := range task.Parties {
			if p := &task.Parties[i]; p.Lead && p.In(at) {
				p.To = from
			}
		}
		for _, p := range now.Leads {
			task.Parties = append(task.Parties, store.Party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood, Lead: true, From: from})
		}
	}
	for i := range task.Parties {
		p := &task.Parties[i]
		is := party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood}
		if !p.Lead && p.In(at) && !slices.ContainsFunc(now.Supports, is.same) {
			p.To = at
		}
	}
	for _, p := range now.Supports {
		if !slices.ContainsFunc(was.Supports, p.same) {
			task.Parties = append(task.Parties, store.Party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood, From: at})
		}
	}
	if was.Deadline != now.Deadline {
		task.SetDeadline(now.Deadline) // counts the version too
		return
	}
	task.Version++
}

// meanwhile tells the second of two editors what the first did, and shows the draft on top of it.
func (f flow) meanwhile(t *talk.Turn, c store.Committee, d draft, task store.Task, now fields) error {
	lines := changes(t, c, *d.Base, now)
	d.fields = merge(*d.Base, d.fields, now)
	d.Base, d.Version, d.Serial = &now, task.Version, t.Tx.Seq()
	card, err := f.card(t, c, d)
	if err != nil {
		return err
	}
	card.Meanwhile = lines
	if card.By, err = lastEditor(t, c, task); err != nil {
		return err
	}
	return f.put(t, stepCard, d, card)
}

// lastEditor is what the person is called who last changed a task by hand.
func lastEditor(t *talk.Turn, c store.Committee, task store.Task) (string, error) {
	past, err := t.Tx.TaskHistory(c.ID, task.Number)
	if err != nil {
		return "", err
	}
	by := store.PersonID(0)
	for i := 1; i < len(past); i++ {
		if past[i].Task.Version != past[i-1].Task.Version {
			by = past[i].By
		}
	}
	return nameOf(&t.Tx.ReadTx, c.ID, by)
}

// nameOf is what a person is called in a committee, also when he has left it; "" for nobody.
func nameOf(tx *store.ReadTx, c store.CommitteeID, p store.PersonID) (string, error) {
	all, err := tx.Members(c)
	if err != nil || p == 0 {
		return "", err
	}
	for _, m := range all {
		if m.Person == p {
			return callOf(m, all), nil
		}
	}
	return "", nil
}

// over says that a task is done or dropped, by whom and when.
func (f flow) over(t *talk.Turn, c store.Committee, task store.Task) text.TaskOver {
	said := text.TaskOver{Code: task.Subject(), Dropped: task.State == store.TaskDropped, At: task.DoneAt}
	v := task.Confirmed
	if said.Dropped {
		v = task.Dropped
	}
	if !v.At.IsZero() {
		said.At = v.At
	}
	if name, err := nameOf(&t.Tx.ReadTx, c.ID, v.By); err == nil {
		said.By = name
	}
	said.At = in(said.At, c)
	return said
}

func in(at time.Time, c store.Committee) time.Time {
	if at.IsZero() {
		return at
	}
	return at.In(c.Location())
}

// askEnd asks once before a task is dropped.
func (f flow) askEnd(t *talk.Turn, c store.Committee, task store.Task, word string) error {
	if !task.Open() {
		return talk.Refuse(f.over(t, c, task))
	}
	d := draft{Committee: c.ID, Number: task.Number, Version: task.Version, Serial: t.Tx.Seq(), Word: word}
	shown, err := taskText(&t.Tx.ReadTx, c, task.Number)
	if err != nil {
		return err
	}
	code := func(verb string) string { return fmt.Sprintf("%s:%d:%s", prefixDraft, d.Serial, verb) }
	return f.put(t, stepEnd, d, text.AskTaskEnd{Task: shown, Word: word, Yes: code("end"), No: code("drop")})
}

// ended takes what was typed when a task is about to be dropped: yes, no, or why.
func (f flow) ended(t *talk.Turn, c store.Committee, d draft) error {
	switch {
	case slices.Contains([]string{"thoi", "khong", "ko", "no", "leave"}, t.Key):
		return f.drop(t, d)
	case !slices.Contains(append(yesWords, "bo", "bo viec", "drop"), t.Key):
		d.Word = strings.Join(strings.Fields(t.Text), " ")
	}
	return f.end(t, c, d)
}

// end drops the task that was asked about.
func (f flow) end(t *talk.Turn, c store.Committee, d draft) error {
	task, err := find(&t.Tx.ReadTx, c.ID, d.Number)
	if err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if !task.Open() {
		return t.Rewrite(f.over(t, c, task), about(c.ID, task.Number))
	}
	if _, err := f.dropTask(t, c, task, d.Word); err != nil {
		return err
	}
	return t.Rewrite(text.TaskStopped{Code: task.Subject(), Word: d.Word}, about(c.ID, task.Number))
}
