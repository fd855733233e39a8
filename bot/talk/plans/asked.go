package plans

import (
	"slices"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
)

// peopled sets whom a plan asks. Who was found is kept beside names that are nobody's; those are asked for again.
func (d *draft) peopled(w words, members []store.Member, now time.Time) []text.PlanNo {
	if w.whom == nil {
		return nil
	}
	p := &d.Plan
	if w.whom.more && d.Whom && p.Whom.Kind != store.Listed {
		return []text.PlanNo{{Why: "group"}}
	}
	found, bad := w.whom.find(members, now)
	if found.Kind == store.Listed && (w.whom.more || d.Pending) && p.Whom.Kind == store.Listed {
		found.Members = append(slices.Clone(p.Whom.Members), slices.DeleteFunc(found.Members, func(id store.MemberID) bool { return slices.Contains(p.Whom.Members, id) })...)
	}
	if d.Pending = len(bad) > 0; found.Kind == store.OfUnit && found.Unit == "" || found.Kind == store.Listed && len(found.Members) == 0 {
		return bad
	}
	p.Whom, d.Whom = found, d.Number != 0 || !d.Pending
	return bad
}

// asked sets what a plan asks: new questions first, since what is said of "câu 3" in the same sentence may be said of them.
// What is too many is left out.
func (d *draft) asked(w words) (bad []text.PlanNo) {
	p := &d.Plan
	list := slices.Clone(p.Questions)
	if w.ask != nil && !w.more {
		list = nil
	}
	for _, q := range w.ask {
		if q.Kind == store.AskStatus && statuses(list) > 0 {
			bad = append(bad, text.PlanNo{Why: "status", Said: q.Text})
			continue
		}
		list = append(list, q)
	}
	for _, e := range w.edits {
		next, ok := e.apply(list)
		switch {
		case !ok:
			bad = append(bad, text.PlanNo{Why: "noquestion", Field: e.number})
		case statuses(next) > 1:
			bad = append(bad, text.PlanNo{Why: "status", Said: next[e.number-1].Text})
		case len(next) == 0:
			bad = append(bad, text.PlanNo{Why: "last"})
		default:
			list = next
		}
	}
	if len(list) > store.MaxQuestions {
		bad = append(bad, text.PlanNo{Why: "many", Said: list[store.MaxQuestions].Text})
		list = list[:store.MaxQuestions]
	}
	p.Questions = list
	return bad
}

func statuses(list []store.Question) (n int) {
	for _, q := range list {
		if q.Kind == store.AskStatus {
			n++
		}
	}
	return n
}
