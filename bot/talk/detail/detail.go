// Package detail shows what one line of the weekly summary rests on: a criterion or a neighbourhood, with everybody's words,
// its tasks, its clean-ups and how much evidence there is. It changes nothing.
//
// It promises that the light is the one of the summary, that each word is shown with who said it and when, and that only
// those who may see names read it, in private.
package detail

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// FlowName is the flow's name.
const FlowName = "detail"

// prefix begins the codes of this flow's buttons: committee:round:subject, which shows it in the place of what was shown, or
// one of the two that offer a choice.
const (
	prefix = "ct"
	fresh  = "new" // in a message of its own
	here   = "all" // in the place of what was shown
)

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name:    FlowName,
		Press:   map[string]func(*talk.Turn, string) error{prefix: press},
		Unclear: unclear,
	}
}

// Choice is the code of the button that offers the lines of a round's summary.
func Choice(c store.CommitteeID, r store.RoundID) string { return talk.Code(prefix, c, r, fresh) }

var (
	reSubject = regexp.MustCompile(`^(tc|tieu chi|criterion|kp|khu pho) ?(?:so )?([1-9]\d{0,2})\b[ ,:]*(.*)$`)
	reAsking  = regexp.MustCompile(`^(?:xem |cho xem |tinh hinh |bao cao )*(.+?)(?: (?:the nao|ra sao|sao|sao roi|the nao roi|den dau|den dau roi|thi sao))?[ ?.!]*$`)
)

var kinds = map[string]string{"tc": store.KindCriterion, "tieu chi": store.KindCriterion, "criterion": store.KindCriterion,
	"kp": store.KindNeighbourhood, "khu pho": store.KindNeighbourhood}

// Read finds a criterion or a neighbourhood at the front of what was typed: "tc3", "tiêu chí 3", "kp5", "thôn 5" where word
// says so. The rest is folded.
func Read(said, word string) (s store.Subject, rest string, ok bool) {
	key := strings.TrimSpace(fold.Key(said))
	if w := fold.Key(word); w != "" && strings.HasPrefix(key, w+" ") {
		key = store.KindNeighbourhood + strings.TrimPrefix(key, w)
	}
	m := reSubject.FindStringSubmatch(key)
	if m == nil {
		return "", key, false
	}
	n, _ := strconv.Atoi(m[2])
	return store.SubjectOf(kinds[m[1]], n), strings.TrimSpace(m[3]), true
}

// unclear takes a private message that is nothing but a line of the summary, of somebody who may see names: whoever
// answers for that line himself has said nothing of it with its code alone.
func unclear(t *talk.Turn) (bool, error) {
	if !t.Private() || t.ReplyToOurs {
		return false, nil
	}
	m := reAsking.FindStringSubmatch(fold.Key(t.Text))
	if m == nil {
		return false, nil
	}
	for _, p := range t.Places {
		if !talk.May(p.Role, talk.SeeNames) || t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return true, err
		}
		s, rest, ok := Read(m[1], c.Neighbourhood)
		if !ok || rest != "" {
			continue
		}
		if _, c, err = t.Office(talk.SeeNames); err != nil {
			return true, err
		}
		r, err := view.Current(&t.Tx.ReadTx, c.ID)
		if errors.Is(err, store.ErrNotFound) {
			return true, talk.Refuse(text.NoRound{})
		}
		if err != nil {
			return true, err
		}
		return true, Show(t, &t.Tx.ReadTx, c, r, s)
	}
	return false, nil
}

// press shows a line, or the choice of one. The code comes from a client: committee and right are checked.
func press(t *talk.Turn, arg string) error {
	n, rest := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(n[0])
	_, c, err := t.Office(talk.SeeNames)
	if err != nil {
		return err
	}
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/tonghop"})
	}
	r, err := t.Tx.Round(c.ID, store.RoundID(n[1]))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if rest == fresh || rest == here {
		return choose(t, c, r, rest == fresh)
	}
	return Show(t, &t.Tx.ReadTx, c, r, store.Subject(rest))
}
