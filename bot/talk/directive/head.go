package directive

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// head is what an order is about, as far as it was said, and its words.
type head struct {
	committee store.CommitteeID
	subject   store.Subject
	rest      string
}

// orders are how people write that they order, folded.
var orders = []string{"chi dao", "y kien chi dao", "cho y kien chi dao", "directive", "order"}

var (
	reLetter = regexp.MustCompile(`^[a-z]$`)
	reCode   = regexp.MustCompile(`^(tc|kp|v)([1-9]\d{0,5})$`)
)

// pauses are the signs between a head and its order.
const pauses = " \n\t.):,–-"

// cut takes the first word off a text; the rest begins with the sign that ended it.
func cut(s string) (first, rest string) {
	s = strings.TrimSpace(s)
	i := strings.IndexAny(s, pauses)
	if i < 0 {
		i = len(s)
	}
	return fold.Key(s[:i]), s[i:]
}

// cutOrder takes "chỉ đạo" off the front of a text. firm: a sign follows, or nothing, which shows that an order begins.
func cutOrder(s string) (rest string, firm, ok bool) {
	s = strings.TrimLeft(s, pauses)
	for i, r := range s + " " {
		if strings.ContainsRune(pauses, r) && slices.Contains(orders, fold.Key(s[:i])) {
			after := strings.TrimLeft(s[i:], " \n\t")
			rest = strings.TrimLeft(after, pauses)
			return rest, rest != after || rest == "", true
		}
	}
	return s, false, false
}

// headOf reads what an order is about: "a Hùng …", "a: …", "a chỉ đạo: …", "tc3: …", "V12 chỉ đạo …". amid: the words stand
// alone, where a letter or a code may begin the order itself, so that a sign or "chỉ đạo" must follow it. named is false
// when there is no such head.
func headOf(t *talk.Turn, s string, amid bool) (h head, named bool, err error) {
	first, behind := cut(s)
	rest, _, said := cutOrder(behind)
	if !said {
		rest = strings.TrimLeft(behind, pauses)
	}
	if amid && !said && rest != "" && !strings.HasPrefix(strings.TrimLeft(behind, " .)"), ":") {
		return h, false, nil
	}
	if reLetter.MatchString(first) {
		h, ok, err := line(t, first)
		if err != nil {
			return h, false, err
		}
		if !ok {
			return h, false, talk.Refuse(text.DirectiveNoLine{Letter: first})
		}
		h.rest = rest
		return h, true, nil
	}
	m := reCode.FindStringSubmatch(first)
	if m == nil {
		return h, false, nil
	}
	if m[1] == "v" {
		m[1] = store.KindTask
	}
	return head{subject: store.Subject(m[1] + m[2]), rest: rest}, true, nil
}

// sentence takes, from who may order, "a chỉ đạo: …", "tc3 chỉ đạo: …", "chỉ đạo: …", and "chỉ đạo Hùng …" where somebody of
// the committee is named: he reports too, and "chỉ đạo của quận đã xong" is no order.
func sentence(t *talk.Turn) (bool, error) {
	if t.Kind != talk.Text || !t.Private() || len(t.Files) > 0 || len(t.Places) == 0 {
		return false, nil
	}
	if !mayDirect(t) {
		first, behind := cut(t.Text)
		if _, firm, said := cutOrder(behind); said && firm && reLetter.MatchString(first) {
			return true, talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.Direct)})
		}
		return false, nil
	}
	if rest, firm, ok := cutOrder(t.Text); ok {
		if !firm {
			if named, err := namesSomebody(t, rest); err != nil || !named {
				return false, err
			}
		}
		return true, command(t, rest)
	}
	first, behind := cut(t.Text)
	_, firm, said := cutOrder(behind)
	if !said || !reLetter.MatchString(first) && !(firm && reCode.MatchString(first)) {
		return false, nil
	}
	h, named, err := headOf(t, t.Text, true)
	if err != nil || !named {
		return err != nil, err
	}
	return true, order(t, h)
}

func mayDirect(t *talk.Turn) bool {
	return slices.ContainsFunc(t.Places, func(p store.Member) bool { return talk.May(p.Role, talk.Direct) })
}

// namesSomebody tells whether words name somebody of a committee in which the person may order, as who has to do something.
func namesSomebody(t *talk.Turn, said string) (bool, error) {
	for _, p := range t.Places {
		if !talk.May(p.Role, talk.Direct) {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return false, err
		}
		k := assignment.Known{Word: c.Neighbourhood, Now: t.At.In(c.Location()), Calendar: t.Calendar}
		var err1, err2 error
		k.Members, err1 = t.Tx.MembersIn(c.ID)
		k.Neighbourhoods, err2 = t.Tx.Neighbourhoods(c.ID)
		if err := errors.Join(err1, err2); err != nil {
			return false, err
		}
		a := assignment.Read(said, k)
		if len(a.Leads) > 0 && a.Work != "" && a.Leads[0].Kind != assignment.Outsider {
			return true, nil
		}
	}
	return false, nil
}
