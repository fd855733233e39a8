package task

import (
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// pressDraft takes a button about the open draft. Its code comes from a client: it must be of the question that is open
// now, and the right is checked again.
func (f flow) pressDraft(t *talk.Turn, arg string) error {
	var d draft
	step, err := t.Asked(FlowName, &d)
	if err != nil {
		return err
	}
	parts := strings.Split(arg, ":")
	if step == "" || len(parts) < 2 || parts[0] != strconv.FormatUint(d.Serial, 10) {
		return talk.Refuse(text.StaleButton{})
	}
	n := 0
	if len(parts) == 3 {
		n, _ = strconv.Atoi(parts[2])
	}
	c, err := f.office(t, d.Committee)
	if err != nil {
		return err
	}
	k, err := f.known(t, c)
	if err != nil {
		return err
	}
	switch verb := parts[1]; {
	case verb == "drop":
		return f.drop(t, d)
	case verb == "fix":
		return t.Answer(how(d))
	case verb == "save" && step == stepMany:
		return f.saveMany(t, c, d)
	case verb == "save" && step == stepCard:
		return f.save(t, c, d)
	case verb == "without" && step == stepStranger:
		return f.without(t, c, d)
	case verb == "keep" && step == stepStranger:
		return f.keep(t, c, d)
	case verb == "pick" && step == stepWhich:
		return f.pick(t, c, d, k, store.MemberID(n))
	case verb == "one" && step == stepOne:
		return f.one(t, c, d, n)
	case verb == "each" && step == stepOne:
		return f.each(t, c, d, k)
	case verb == "cut" && step == stepLong:
		d.cut()
		return f.next(t, c, d)
	case verb == "skip" && step == stepDue:
		d.Wrong, d.Deadline, d.Guessed, d.Dated = wrong{}, store.Deadline{}, false, true
		return f.next(t, c, d)
	case verb == "holder" && step == stepCard && n >= 1 && n <= len(d.Leads):
		d.Holder = n
		return f.put(t, stepHolder, d, text.AskTaskHolder{Name: d.Leads[n-1].Name})
	case verb == "end" && step == stepEnd:
		return f.end(t, c, d)
	}
	return talk.Refuse(text.StaleButton{})
}
