package award

import (
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// code is a button about the list of a period: verb, committee, the two days, then what the verb needs.
func (d desk) code(verb string, parts ...any) string {
	return talk.Code(append([]any{prefix, verb, d.c.ID, d.list.First, d.list.Last}, parts...)...)
}

// mark names somebody in a code: "m7", "p5", "u2".
func mark(w store.Commended) string {
	switch {
	case w.Member != 0:
		return "m" + strconv.FormatUint(uint64(w.Member), 10)
	case w.Place != 0:
		return "p" + strconv.Itoa(w.Place)
	}
	return "u" + strconv.Itoa(w.Unit)
}

// press takes the flow's buttons. What a code names comes from a client.
func press(t *talk.Turn, arg string) error {
	parts := strings.Split(arg, ":")
	if len(parts) < 4 {
		return talk.Refuse(text.StaleButton{})
	}
	ids, _ := talk.IDs(parts[1], 1)
	t.Committee = store.CommitteeID(ids[0])
	a, err1 := calendar.ParseDate(parts[2])
	b, err2 := calendar.ParseDate(parts[3])
	if _, ok := t.In(t.Committee); !ok || err1 != nil || err2 != nil || b.Before(a) || b.Sub(a) > longest*366 {
		return talk.Refuse(text.StaleButton{})
	}
	d, err := sit(t)
	if err != nil {
		return err
	}
	if err := d.of(t, a.String(), b.String()); err != nil {
		return err
	}
	rest := strings.Join(parts[4:], ":")
	number, _ := strconv.Atoi(rest)
	switch parts[0] {
	case "p":
		return d.show(t, number)
	case "l":
		return showProposals(t, d, "")
	case "y", "n":
		return d.pressed(t, rest, parts[0] == "y")
	case "g":
		return publish(t, d, "")
	case "k":
		ids, _ := talk.IDs(rest, 2)
		return d.publish(t, store.CommendationID(ids[0]), int(ids[1]))
	case "x":
		return d.later(t)
	case "f":
		return file(t, d, "")
	}
	return talk.Refuse(text.StaleButton{})
}

// pressed takes the chair's tap on one proposal; the list is shown anew in its place. A tap below a list that another one
// corrects by now decides nothing of that one.
func (d desk) pressed(t *talk.Turn, rest string, yes bool) error {
	if err := d.mayDecide(); err != nil {
		return err
	}
	who, of, _ := strings.Cut(rest, ":")
	at := slices.IndexFunc(d.list.Proposals, func(p store.Proposal) bool { return mark(p.Whom) == who })
	if at < 0 {
		return talk.Refuse(text.StaleButton{})
	}
	if of != strconv.FormatUint(uint64(d.list.ID), 10) {
		return showProposals(t, d, "")
	}
	m, err := d.ruled(t, []int{at}, yes, "")
	if err != nil {
		return err
	}
	if t.Toast, err = text.Line(t.Lang, m); err != nil {
		return err
	}
	return showProposals(t, d, "")
}
