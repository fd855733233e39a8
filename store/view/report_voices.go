package view

import (
	"cmp"
	"slices"

	"giaoban/store"
)

// voices fills in what stands in the way and what help is asked for.
func (k *clerk) voices(r *Report) error {
	tasks := map[store.Subject]ReportTask{}
	for _, t := range r.Tasks {
		tasks[store.SubjectOf(store.KindTask, t.Number)] = t
	}
	stuck := func(w Word) bool { return w.Light() == Red }
	needs := func(w Word) bool { return w.NeedsHelp }
	r.Difficulties, r.Needs = k.voicesOf(tasks, stuck), k.voicesOf(tasks, needs)
	return k.countWeeks(r.Difficulties)
}

// voicesOf are the newest words of each member on each subject of which something is true. What was said of a task holds until
// somebody says otherwise, so words from before the period are among them.
func (k *clerk) voicesOf(tasks map[store.Subject]ReportTask, is func(Word) bool) []ReportVoice {
	type place struct {
		s store.Subject
		m store.MemberID
	}
	found := map[place]ReportVoice{}
	for _, r := range k.periods {
		for _, reply := range r.inForce {
			w, p := k.word(reply), place{reply.Subject, reply.Member}
			old, ok := found[p]
			switch {
			case is(w):
				found[p] = ReportVoice{Word: w}
			case ok && w.Status != "" && w.Said.After(old.Word.Said):
				old.Over = true
				found[p] = old
			}
		}
	}
	for s, t := range tasks {
		if t.Word == nil || !is(*t.Word) {
			continue
		}
		if p := (place{s, t.Word.Who.Member}); found[p].Word.Reply == 0 {
			found[p] = ReportVoice{Word: *t.Word}
		}
	}
	list := []ReportVoice{}
	for p, v := range found {
		t, known := tasks[p.s]
		// A task that is done, reported done or dropped is stuck no more, whoever said that it was.
		if p.s.Is(store.KindTask) && (!known || t.Stands.Done() || t.Stands == GivenUp || t.Stands == Reported) {
			v.Over = true
		}
		list = append(list, v)
	}
	slices.SortFunc(list, func(a, b ReportVoice) int {
		return cmp.Or(store.CompareSubjects(a.Word.Subject, b.Word.Subject), a.Word.Said.Compare(b.Word.Said), cmp.Compare(a.Word.Reply, b.Word.Reply))
	})
	return list
}

// countWeeks says of the obstacles that decided for their subject for how long it has been stuck.
func (k *clerk) countWeeks(list []ReportVoice) error {
	rounds := map[store.RoundID]spoken{}
	for _, r := range k.periods {
		rounds[r.ID] = r
	}
	for i := range list {
		v := &list[i]
		r, ok := rounds[v.Word.Round]
		if s := v.Word.Subject; v.Over || !ok || s.Is(store.KindTask) {
			continue
		}
		d, _ := Deciding(r.bySubject[v.Word.Subject], LeadOf(k.members, v.Word.Subject, r.Round))
		if d.ID != v.Word.Reply {
			continue
		}
		var err error
		if v.Weeks, err = redWeeks(k.tx, k.members, r.Round, v.Word.Subject); err != nil {
			return err
		}
	}
	return nil
}
