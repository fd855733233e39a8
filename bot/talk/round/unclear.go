package round

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// askedBack answers what was understood in part: which item, an unknown number. Anything else is left to others.
func askedBack(t *talk.Turn, u reply.Understanding) (bool, error) {
	if t.Committee != 0 && !t.Private() && !t.Addressed {
		return false, nil
	}
	for _, p := range u.Problems {
		switch p.Kind {
		case reply.UnknownItem:
			return true, talk.Refuse(unknown(t, p.Code))
		case reply.NoLast:
			return true, talk.Refuse(text.NothingSaidBefore{Example: example(t)})
		case reply.WhichItem:
			said := reply.Said{}
			if p.Said != nil {
				said = *p.Said
			}
			return askWhich(t, said)
		}
	}
	return false, nil
}

// askWhich asks which item something was said of.
func askWhich(t *talk.Turn, said reply.Said) (bool, error) {
	items, err := choices(t)
	if err != nil || len(items) == 0 {
		return false, err
	}
	stated := slices.DeleteFunc(slices.Clone(items), text.BundleItem.Question)
	if len(stated) == 0 {
		return true, t.Answer(text.NotClear{Said: t.Text, Items: items}) // how work goes answers none of them
	}
	items = stated
	return true, t.Answer(text.WhichItem{State: text.State{Status: store.Status(said.Status), Percent: said.Percent}, Items: items})
}

// choices are the items that a person could have meant: those open today, or else all that are his.
func choices(t *talk.Turn) ([]text.BundleItem, error) {
	items, err := left(t)
	if err != nil || len(items) > 0 {
		return items, err
	}
	b, err := today(t)
	if err != nil {
		return nil, err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return nil, err
	}
	return views(&t.Tx.ReadTx, list, every)
}

func example(t *talk.Turn) string {
	for _, m := range t.Places {
		if subjects, err := t.Tx.AnswersNow(m); err == nil && len(subjects) > 0 {
			return fmt.Sprintf("%s 80%%", subjects[0])
		}
	}
	return "tc3 80%"
}

// polite are words that answer nothing and ask nothing.
var polite = []string{"cam on", "thank", "da vang", "vang", "ok", "oke", "da", "da nhan", "nhan roi", "biet roi", "duoc", "duoc roi",
	"het", "het roi", "the thoi", "vay thoi"}

// unclear asks somebody who has something open what he meant, with the choices: never a menu of commands. Thanks get a
// short word.
func unclear(t *talk.Turn) (bool, error) {
	if len(t.Places) == 0 {
		return false, nil
	}
	items, err := left(t)
	if err != nil {
		return false, err
	}
	key := strings.TrimRight(t.Key, " .!")
	for _, a := range []string{" a", " do", " nhe", " nha", " ban", " dong chi", " em", " anh", " chi", " bot", " nhieu"} {
		key = strings.TrimSuffix(key, a)
	}
	if slices.Contains(polite, key) {
		closes, err := closesFor(t)
		if err != nil {
			return false, err
		}
		return true, t.Answer(text.YoureWelcome{Left: items, Closes: closes})
	}
	if len(items) == 0 {
		return false, nil
	}
	return true, t.Answer(text.NotClear{Said: t.Text, Items: items})
}

// closesFor is when the round of the first of a person's open items closes, by his committee's clock; zero where only tasks
// have numbers.
func closesFor(t *talk.Turn) (time.Time, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return time.Time{}, err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return time.Time{}, err
	}
	list = slices.DeleteFunc(list, func(s state) bool { return s.task != nil || !s.open() || s.question.Optional })
	if len(list) == 0 {
		return time.Time{}, nil
	}
	c, err := t.Tx.Committee(list[0].item.Committee)
	return list[0].round.Closes.In(c.Location()), err
}
