package extend

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// sentence takes "V12 gia hạn thứ 6 tuần sau", "V12 giải trình …", "a chưa đồng ý" and their like.
func sentence(t *talk.Turn) (bool, error) {
	if t.Person.ID == 0 || len(t.Places) == 0 {
		return false, nil
	}
	x, ok := read(t.Text)
	if postpones(t) {
		return false, nil
	}
	if !ok {
		return shortly(t)
	}
	if t.Kind == talk.Edited {
		// An edit of a report corrects that report. A decision is not edited away.
		if _, report, err := t.Tx.Heard(t.Chat, t.Message.Message); err != nil || report || x.verb != wantsTime {
			return false, err
		}
	}
	if x.item > 0 && x.task == 0 && (x.verb == agrees || x.verb == refuses || x.verb == givesDay) {
		return false, nil // decisions go by letters: "2 được" is a report
	}
	if x.verb == agrees || x.verb == refuses || x.verb == givesDay {
		return decision(t, x)
	}
	if x.letter != 0 {
		return false, nil
	}
	if !t.Private() {
		if x.weak {
			return false, nil
		}
		return true, talk.Refuse(text.PrivatePlease{What: t.Text})
	}
	return requested(t, x)
}

// shortly takes an officer's shortest words on a request: "b không", "c 5/12", "V3 15/12".
func shortly(t *talk.Turn) (bool, error) {
	x, ok := readShort(t.Text)
	if !ok || t.Kind != talk.Text || !t.Private() {
		return false, nil
	}
	m, e, err := decidable(t, x)
	if err != nil || m == nil || e.State != store.Asked {
		return err != nil, err
	}
	return decision(t, x)
}

// postpones tells whether an officer moves things by himself: "hoãn V12 đến 4/12" is bot/talk/postpone's.
func postpones(t *talk.Turn) bool {
	first, _, _ := strings.Cut(t.Key, " ")
	return (first == "hoan" || first == "postpone") && slices.ContainsFunc(t.Places, func(p store.Member) bool { return talk.May(p.Role, talk.RunRounds) })
}

// requested takes what a lead says of his own task.
func requested(t *talk.Turn, x said) (bool, error) {
	if x.several {
		return true, talk.Refuse(text.CannotExtend{Task: text.Subject{Code: store.SubjectOf(store.KindTask, x.task)}, Why: text.TwoTasks})
	}
	if x.task == 0 && x.item == 0 {
		return unnamed(t, x)
	}
	var of store.CommitteeID
	if x.item > 0 {
		var err error
		if of, x.task, err = numbered(t, x.item); err != nil {
			return !x.weak, weakly(x, err)
		}
	}
	m, err := find(t, of, x.task)
	if err != nil {
		return !x.weak || errors.As(err, &talk.Ambiguous{}), weakly(x, err)
	}
	switch x.verb {
	case takesBack:
		if m.line.Asked == nil {
			return false, nil
		}
		return true, takeBack(t, m, *m.line.Asked)
	case explains:
		if x.weak && (m.behalf || !m.task().Late(m.c, t.Tx.Now())) {
			return false, nil // a remark on how it goes
		}
		return true, explain(t, m, explanation(x))
	}
	if x.weak && m.open() == nil && m.asking(t).read(x.rest).due.IsZero() {
		return false, nil // "V12 thêm 3 người"
	}
	if m.behalf && m.line.Asked != nil && talk.May(m.me.Role, talk.DecideTime) && x.rest != "" {
		return decision(t, said{verb: givesDay, task: x.task, rest: x.rest})
	}
	return true, ask(t, m, x)
}

// weakly keeps an error of words that may mean something else to itself.
func weakly(x said, err error) error {
	var no talk.Refusal
	if x.weak && errors.As(err, &no) {
		return nil
	}
	return err
}

// explanation is the reason without the "vì" that announces it.
func explanation(x said) string {
	if head, reason := splitReason(x.rest); head == "" && reason != "" {
		return reason
	}
	return x.rest
}

// unnamed takes a sentence without a task: "xin gia hạn", "giải trình", "rút lại".
func unnamed(t *talk.Turn, x said) (bool, error) {
	if x.weak || x.verb == takesBack {
		return false, nil
	}
	mine, err := extendable(t)
	if err != nil {
		return false, err
	}
	if x.verb == explains {
		mine = slices.DeleteFunc(mine, func(m matter) bool { return !m.task().Late(m.c, t.Tx.Now()) })
		if len(mine) == 0 {
			return false, nil
		}
		if len(mine) == 1 {
			return true, explain(t, mine[0], explanation(x))
		}
	}
	if x.rest != "" {
		// "xin gia hạn giấy phép xây dựng" is a report; "xin gia hạn đến 4/12" is not.
		w := asking{now: t.Tx.Now(), cal: t.Calendar}.read(x.rest)
		few := vague.MatchString(fold.Key(x.rest))
		if len(mine) == 0 || w.due.IsZero() && w.flaw == "" && !few {
			return false, nil
		}
		if few {
			x.rest = ""
		}
		if len(mine) == 1 {
			return true, ask(t, mine[0], x)
		}
	}
	return true, which(t, mine)
}

// vague is a wish for more time that says not how much: "lùi thêm mấy hôm".
var vague = regexp.MustCompile(`^(?:(?:lui|them|khoang|cho|em|toi|minh) )*(?:may|vai|it|mot it|mot vai|chut|chut it) (?:ba )?(?:hom|ngay|bua|tuan|thoi gian|nua)(?: (?:nua|a|nhe|nha|anh|chi|di|duoc khong))*$`)

// decision takes an officer's word on a request.
func decision(t *talk.Turn, x said) (bool, error) {
	m, e, err := decidable(t, x)
	if err != nil {
		return true, err
	}
	if m == nil {
		return undecidable(t, x)
	}
	if !t.Private() {
		return true, talk.Refuse(text.PrivatePlease{What: t.Text})
	}
	if e.State != store.Asked && x.task == 0 && x.letter == 0 && !t.ReplyToOurs {
		// The request is settled, and names nothing: a report that waits for his yes is meant.
		if waits, err := reportWaits(t); err != nil || waits {
			return err != nil, err
		}
	}
	switch {
	case x.verb == refuses:
		return true, decide(t, *m, *e, ruling{state: store.Refused, word: x.rest})
	case x.verb == agrees && !leadsToDay(x.rest):
		return true, decide(t, *m, *e, ruling{state: store.Granted, given: e.Wanted, word: x.rest})
	}
	w := m.asking(t).read(x.rest)
	switch {
	case w.due.IsZero() && w.flaw == "" && x.verb == givesDay && x.task == 0:
		return false, nil
	case w.due.IsZero():
		if w.flaw == "" {
			w.flaw = text.DateUnclear
		}
		return true, askOther(t, *m, *e, w, x.rest)
	}
	return true, decide(t, *m, *e, ruling{state: store.Granted, given: w.due, word: w.reason})
}

// reportWaits tells whether a written report waits for this person's decision.
func reportWaits(t *talk.Turn) (bool, error) {
	for _, p := range t.Places {
		if !talk.May(p.Role, talk.SignReports) {
			continue
		}
		all, err := t.Tx.Reports(p.Committee)
		if err != nil || slices.ContainsFunc(all, func(r store.Report) bool { return r.State == store.Submitted }) {
			return err == nil, err
		}
	}
	return false, nil
}

// leadsToDay tells whether what follows an agreement is a day: "đồng ý đến 2/12".
func leadsToDay(rest string) bool {
	x, ok := read(rest)
	return ok && (x.verb == givesDay || x.verb == wantsTime) && x.task+x.item == 0
}

// decidable is the request that an officer's words are about; nil when there is none.
func decidable(t *talk.Turn, x said) (*matter, *store.Extension, error) {
	var all []coded
	switch {
	case x.task > 0:
		for _, p := range t.Places {
			if talk.May(p.Role, talk.DecideTime) && (t.Committee == 0 || t.Committee == p.Committee) {
				task, err := t.Tx.Task(p.Committee, x.task)
				if ok, err := found(err); err != nil {
					return nil, nil, err
				} else if ok && task.Pending != 0 && task.State == store.TaskOpen {
					all = append(all, coded{committee: p.Committee, task: x.task, extension: task.Pending})
				}
			}
		}
		if len(all) > 1 {
			var places []store.Member
			for _, p := range t.Places {
				if slices.ContainsFunc(all, func(c coded) bool { return c.committee == p.Committee }) {
					places = append(places, p)
				}
			}
			return nil, nil, talk.Ambiguous{Places: places}
		}
	default:
		var err error
		if all, err = offered(t, x.letter); err != nil {
			return nil, nil, err
		}
		if len(all) > 1 {
			return nil, nil, whichRequest(t, all[0].committee)
		}
		if len(all) == 0 && x.letter != 0 {
			return byLetter(t, x.letter)
		}
	}
	if len(all) == 0 {
		return nil, nil, nil
	}
	m, e, err := request(t, all[0])
	return &m, &e, err
}

// offered are the requests on the buttons that the chat was last shown: those of a line, or all.
func offered(t *talk.Turn, letter byte) ([]coded, error) {
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return nil, err
	}
	var all []coded
	for _, a := range o.Actions {
		arg, ok := strings.CutPrefix(a.Code, pressDecide+":")
		line, _, _ := strings.Cut(a.Label, " ")
		if !ok || letter != 0 && (len(line) != 1 || lower(line[0]) != letter) {
			continue
		}
		c := readCode(arg, true)
		c.rest = ""
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all, nil
}

// whichRequest asks which of several requests was meant.
func whichRequest(t *talk.Turn, c store.CommitteeID) error {
	me, committee, err := place(t, c)
	if err != nil {
		return err
	}
	card, err := decideCard(&t.Tx.ReadTx, committee, me, text.Decide{Which: true})
	if err != nil {
		return err
	}
	return talk.Refuse(card)
}

// undecidable answers words of decision that no request waits for: what was decided already, or who may. Anything else is
// left to others: "V12 ok" is a report, and so is "đồng ý".
func undecidable(t *talk.Turn, x said) (bool, error) {
	if x.task == 0 || x.weak {
		return false, nil
	}
	if x.verb == givesDay && !slices.ContainsFunc(t.Places, func(p store.Member) bool { return talk.May(p.Role, talk.DecideTime) }) {
		return false, nil // "V12 đến 2/12" of a lead is a report
	}
	for _, p := range t.Places {
		task, err := t.Tx.Task(p.Committee, x.task)
		if ok, err := found(err); err != nil {
			return false, err
		} else if !ok || task.State == store.TaskReported || task.State == store.TaskDropped {
			continue
		}
		if !talk.May(p.Role, talk.DecideTime) && task.Pending != 0 {
			return true, talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.DecideTime)})
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return false, err
		}
		line, err := view.TaskOf(&t.Tx.ReadTx, c, x.task)
		if err != nil {
			return false, err
		}
		m := matter{c: c, line: line, me: p, behalf: !leads(line, p)}
		all, err := t.Tx.Extensions(c.ID, x.task)
		switch {
		case err != nil:
			return false, err
		case task.State == store.TaskDone && len(all) == 0:
			continue
		case task.State == store.TaskDone && talk.May(p.Role, talk.DecideTime):
			return true, m.open()
		case x.verb != givesDay && !leads(line, p) && (len(all) == 0 || !talk.May(p.Role, talk.DecideTime)):
			return true, talk.Refuse(text.NothingAsked{Task: subject(line.Task), Roles: talk.Holders(talk.DecideTime)})
		case !talk.May(p.Role, talk.DecideTime):
			continue
		}
		return decidedBefore(t, m, x)
	}
	return false, nil
}

// decidedBefore answers an officer whose words come when nothing waits: a day is more time that he gives by himself, and
// takes one tap more; else what was decided last is said.
func decidedBefore(t *talk.Turn, m matter, x said) (bool, error) {
	if x.verb == givesDay {
		if w := m.asking(t).read(x.rest); !t.Private() || w.due.IsZero() && w.flaw == "" || m.task().Deadline.IsZero() {
			return false, nil
		}
		return true, ask(t, m, x)
	}
	all, err := t.Tx.Extensions(m.c.ID, x.task)
	if err != nil || len(all) == 0 {
		return false, err
	}
	return true, decide(t, m, all[len(all)-1], ruling{})
}
