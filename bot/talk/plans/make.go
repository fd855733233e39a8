package plans

import (
	"errors"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// The steps of the open question: what a new plan still needs, in the order in which it is asked; then the card.
const (
	stepName      = "name"
	stepWhen      = "when"
	stepWhom      = "whom"
	stepQuestions = "questions"
	stepUntil     = "until"
	stepHoliday   = "holiday"
	stepResult    = "result"
	stepCard      = "card"
	stepChange    = "change"
)

// begin makes a new plan of a sentence, and asks for what it does not say.
func begin(t *talk.Turn, d desk, said string) error {
	g := draft{Committee: d.c.ID, Steps: strings.TrimSpace(said) == "",
		Plan: store.Plan{Committee: d.c.ID, Kind: store.Asking, Window: 0}}
	if g.Steps {
		return next(t, d, g, text.PlanAsk{})
	}
	return hear(t, d, g, said, stepName)
}

// hear puts words into a new plan. What is not understood is a name where a name is asked for, and questions where those are.
func hear(t *talk.Turn, d desk, g draft, said, step string) error {
	r := reader{now: t.Tx.Now().In(d.loc), cal: t.Calendar, neighbourhood: d.c.Neighbourhood}
	w := r.read(said)
	if g.Half != "" && !w.rhythm.found() {
		if both := r.read(g.Half + " vào " + said); both.rhythm.found() {
			w = both
		}
	}
	switch {
	case step == stepName && w.name == "" && g.Plan.Name == "" && len(w.rest) > 0:
		if i := slices.IndexFunc(w.rest, func(s string) bool { return !setsOnly(fold.Key(s)) }); i >= 0 {
			w.name, w.rest = w.rest[i], slices.Delete(slices.Clone(w.rest), i, i+1)
		}
	case step == stepWhom && w.whom == nil && len(w.rest) > 0:
		to, _ := readWhom(said, d.c.Neighbourhood)
		w = words{whom: &to}
	case step == stepQuestions && w.ask == nil && (w.none() || len(w.rest) > 0):
		if w = (reader{now: r.now, cal: r.cal, neighbourhood: r.neighbourhood}).read("hỏi: " + said); w.ask == nil {
			w.rest = []string{said}
		}
	}
	return take(t, d, g, w, said, step)
}

// take applies words to a plan and goes on: asks again what could not be taken, asks the next thing, or shows the card.
func take(t *talk.Turn, d desk, g draft, w words, said, step string) error {
	members, err := t.Tx.MembersIn(d.c.ID)
	if err != nil {
		return err
	}
	if w.none() {
		return next(t, d, g, text.PlanAsk{Said: said})
	}
	if w.rhythm.some {
		g.Half = w.rhythm.phrase
	}
	bad := g.apply(w, members, d.plans, t.Tx.Now().In(d.loc))
	return settled(t, d, g, w.rest, bad)
}

// settled asks the next thing, or shows the card of a plan that has all it needs.
func settled(t *talk.Turn, d desk, g draft, unclear []string, bad []text.PlanNo) error {
	if g.missing() != "" {
		return next(t, d, g, text.PlanAsk{Said: strings.Join(unclear, ", "), Problems: bad})
	}
	return card(t, d, g, unclear, bad, false)
}

// missing is the next thing that a new plan needs, "" when it has all.
func (g draft) missing() string {
	p := g.Plan
	switch {
	case p.Name == "":
		return stepName
	case p.Rhythm.RRule == "" && p.Cron == "":
		return stepWhen
	case !g.Whom:
		return stepWhom
	case len(p.Questions) == 0:
		return stepQuestions
	case !g.Steps:
		return ""
	case !g.Window:
		return stepUntil
	case !g.Holiday:
		return stepHoliday
	case !g.Result:
		return stepResult
	}
	return ""
}

// next asks for the next thing, or again for the one that could not be taken.
func next(t *talk.Turn, d desk, g draft, ask text.PlanAsk) error {
	step := g.missing()
	if step == "" {
		return card(t, d, g, nil, ask.Problems, false)
	}
	if step != stepWhen { // its day is asked for in its turn
		ask.Problems = slices.DeleteFunc(ask.Problems, func(p text.PlanNo) bool { return p.Why == "day" })
	}
	if step == stepWhom {
		w, err := d.whom(g.Plan)
		if err != nil {
			return err
		}
		ask.Have = w.Names
	}
	d.label(g, ask.Problems)
	ask.Step, ask.Name, ask.Word = step, g.Plan.Name, d.c.Neighbourhood
	label := func(key string) string { return text.PlanChoiceName(t.Lang, key, d.c.Neighbourhood) }
	for _, c := range choicesOf[step] {
		ask.Choices = append(ask.Choices, text.PlanChoice{Label: label(c), Code: prefix + ":=" + c})
	}
	return t.Ask(FlowName, step, g, ask)
}

// choicesOf are the buttons of a step, by the keys of text.PlanChoiceName.
var choicesOf = map[string][]string{
	stepWhom:    {"owners", "heads", "all", "charged"},
	stepUntil:   {"today", "two", "days"},
	stepHoliday: {"before", "skip", "keep"},
	stepResult:  {"secretary", "chair", "group", "both"},
}

// chosen are the words that a button of a step stands for.
func chosen(key string) (w words, step string, ok bool) {
	kinds := map[string]store.WhomKind{"owners": store.Owners, "heads": store.Heads, "all": store.All, "charged": store.Charged}
	rules := map[string]store.HolidayRule{"before": store.DayBefore, "skip": store.SkipIt, "keep": store.KeepIt}
	readers := map[string][]store.Reader{"secretary": {}, "chair": {store.ToChair}, "group": {store.ToGroup}, "both": {store.ToChair, store.ToGroup}}
	if kind, ok := kinds[key]; ok {
		w.whom = &whom{kind: kind}
		return w, stepWhom, true
	}
	if rule, ok := rules[key]; ok {
		w.holiday = &rule
		return w, stepHoliday, true
	}
	if list, ok := readers[key]; ok {
		w.result = &list
		return w, stepResult, true
	}
	spans := map[string]string{"today": "den 17h", "two": "trong 2 gio", "days": "2 ngay"}
	if said, ok := spans[key]; ok {
		w.window, ok = readWindow(said)
		return w, stepUntil, ok
	}
	return w, "", false
}

// step takes what was typed to the open question.
func step(t *talk.Turn, dialog store.Dialog) (bool, error) {
	if dialog.Step == stepSure {
		return answerSure(t)
	}
	var g draft
	where, err := t.Asked(FlowName, &g)
	if err != nil || where == "" || t.Text == "" {
		return false, err
	}
	d, ok, err := again(t, g)
	if err != nil || !ok {
		return false, err
	}
	if where == stepCard || where == stepChange {
		if yes, plain := talk.Plainly(t.Key, "luu", "save"); yes {
			return true, save(t, d, g)
		} else if plain {
			return true, drop(t, g)
		}
	}
	if c := choiceTyped(where, t.Key); c != "" {
		w, _, _ := chosen(c)
		return true, take(t, d, g, w, t.Text, where)
	}
	if stops(t.Key) {
		return true, drop(t, g)
	}
	if where == stepCard || where == stepChange {
		return correct(t, d, g, t.Text)
	}
	if where == stepWhom && enough(t.Key) && len(g.Plan.Whom.Members) > 0 {
		members, err := t.Tx.MembersIn(d.c.ID)
		if err != nil {
			return true, err
		}
		if len(who.Find(t.Text, members)) == 0 {
			g.Whom, g.Pending = true, false
			return true, settled(t, d, g, nil, nil)
		}
	}
	if agrees(t.Key) && where != stepWhom { // somebody may be called Lưu
		return true, next(t, d, g, text.PlanAsk{Problems: []text.PlanNo{{Why: "notyet"}}})
	}
	return true, hear(t, d, g, t.Text, where)
}

// choiceTyped is the choice of a step that a short answer means: "bỏ" to the question about holidays.
func choiceTyped(step, key string) string {
	means := map[string]map[string]string{
		stepHoliday: {"lam truoc": "before", "truoc": "before", "lam som": "before", "bo": "skip", "nghi": "skip", "khong hop": "skip", "giu nguyen": "keep", "van lam": "keep", "keep": "keep", "skip": "skip"},
		stepResult: {"chi thu ky": "secretary", "thu ky": "secretary", "khong": "secretary", "khong ai": "secretary", "truong ban": "chair", "nhom": "group",
			"truong ban va nhom": "both", "truong ban, nhom": "both", "ca hai": "both", "chair": "chair", "group": "group"},
	}
	return means[step][strings.Trim(key, " .")]
}

// again is the desk of an open question, if the person still runs rounds there.
func again(t *talk.Turn, g draft) (desk, bool, error) {
	m, ok := t.In(g.Committee)
	if !ok || !talk.May(m.Role, talk.RunRounds) {
		return desk{}, false, nil
	}
	t.Committee = g.Committee
	c, err := t.Tx.Committee(g.Committee)
	if err != nil {
		return desk{}, false, err
	}
	d, err := newDesk(&t.Tx.ReadTx, c, t.Calendar)
	return d, err == nil, err
}

// pressed takes a button of the open question.
func pressed(t *talk.Turn, what string) error {
	if !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	var u doubt
	if t.Open.Flow == FlowName && t.Open.Step == stepSure {
		if _, err := t.Asked(FlowName, &u); err != nil {
			return err
		}
		if what == "no" {
			return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(text.PlanDropped{}, store.About{Flow: FlowName}))
		}
		return talk.Refuse(text.StaleButton{})
	}
	var g draft
	where, err := t.Asked(FlowName, &g)
	if err != nil {
		return err
	}
	if where == "" {
		return talk.Refuse(text.StaleButton{})
	}
	d, ok, err := again(t, g)
	if err != nil {
		return err
	}
	if !ok {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.RunRounds)})
	}
	on := where == stepCard || where == stepChange
	switch {
	case what == "ok" && on:
		return save(t, d, g)
	case what == "no":
		return drop(t, g)
	}
	w, of, ok := chosen(what)
	if !ok || of != where {
		return talk.Refuse(text.StaleButton{})
	}
	return take(t, d, g, w, fold.Key(what), where)
}

func drop(t *talk.Turn, g draft) error {
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(text.PlanDropped{New: g.Number == 0}, store.About{Flow: FlowName}))
}

// answerSure takes a plain yes or no to whether something is to be done.
func answerSure(t *talk.Turn) (bool, error) {
	var u doubt
	if _, err := t.Asked(FlowName, &u); err != nil {
		return false, err
	}
	yes, ok := talk.Plainly(t.Key)
	if !ok {
		return false, nil
	}
	if !yes {
		return true, errors.Join(t.Tx.EndDialog(t.Chat), t.Answer(text.PlanDropped{}))
	}
	return true, press(t, strings.TrimPrefix(u.Code, prefix+":"))
}
