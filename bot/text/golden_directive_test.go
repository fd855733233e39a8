package text

import (
	"giaoban/store"
	"giaoban/store/view"
)

func init() { samples["directive"] = directiveSamples() }

func directiveSamples() []sample {
	order := v12
	order.Work, order.Phrase, order.Supports = "bố trí thêm xe gom hẻm 45", "trước thứ 6", nil
	draft := TaskDraft{Work: order.Work, Leads: []TaskParty{hungLead}, Criterion: tc3, Due: TaskDue{Due: friday4, Phrase: "trước thứ 6", Before: true, Late: -7},
		Directive: "bố trí thêm xe gom hẻm 45 trước thứ 6", About: tc3, Owner: tc3, Save: "gv:7:save", Fix: "gv:7:fix", Leave: "gv:7:drop"}
	several := draft
	several.Leads, several.About, several.Owner, several.Criterion = []TaskParty{{Name: "khu phố 3"}, {Name: "khu phố 5"}}, Subject{}, Subject{}, Subject{}
	undated := order
	undated.Due, undated.Lead = Due{}, ""
	over := order
	over.Stands = view.DoneInTime
	call := []TaskParty{{Name: "Tư", Phone: "0900000121"}}
	return []sample{
		{"", AskDirective{}},
		{"about a line", AskDirective{Subject: tc3, Owner: "Hùng"}},
		{"about a task, ordered before", AskDirective{Subject: Subject{Code: "V4", Name: "Lắp pa nô", Due: friday4}, Owner: "khu phố 5 (Bình)", Before: []Task{order, undated}}},
		{"who answers for it is proposed", draft},
		{"several, about nothing in particular", several},
		{"saved", TaskSaved{Codes: []store.Subject{"V12"}, Leads: []string{"Hùng"}, Told: true, Fix: "gt:fix:1:12", End: "gt:end:1:12"}},
		{"to its lead", TasksGiven{Call: "Hùng", Leads: []TaskGiven{{Task: order, Before: true, Order: draft.Directive, Role: store.Chair, Accept: "vn:1:12:12"}}}},
		{"", DirectiveTold{Role: store.Chair, By: "Bảo", Word: draft.Directive, Tasks: []Task{order}}},
		{"by phone", DirectiveTold{Role: store.Deputy, Word: draft.Directive, Tasks: []Task{order, undated}, Calls: call, Nobody: []string{"Điện lực"}}},
		{"", DirectiveNoLine{Letter: "d"}},
		{"", DirectiveNothing{Code: "tc12"}},
		{"", DirectiveOver{Task: over, At: day("2026-12-04 09:00")}},
		{"", DirectiveLeft{}},
	}
}
