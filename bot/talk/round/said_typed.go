package round

import (
	"slices"
	"strings"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// saidTyped records what a message answers to typed questions, and what the rest of it says of the state of the work. A message
// in which nothing could be taken is asked about.
func saidTyped(t *talk.Turn, b store.Bundle, r reading, settled map[store.CommitteeID]store.RoundID) (done bool, words []word, added []store.Reply, problems []text.Message, err error) {
	words, problems = r.words, r.problems
	more, unclear, err := restOf(t, b, r.rest, settled)
	if err != nil {
		return
	}
	words, problems = append(words, more...), append(problems, unclear...)
	if len(words) == 0 {
		// One answer at a time: what else is open stands in the list.
		if !t.Private() {
			return true, nil, nil, nil, t.Privately(problems[0], r.about)
		}
		return true, nil, nil, nil, t.AnswerAbout(problems[0], r.about)
	}
	// A photo belongs to the question that asks for one.
	slices.SortStableFunc(words, func(a, b word) int { return photoFirst(t, b) - photoFirst(t, a) })
	added, err = take(t, words, means(t), t.At)
	return true, words, added, problems, err
}

func photoFirst(t *talk.Turn, w word) int {
	if hasFiles(t) && w.typed && w.answer == nil {
		return 1
	}
	return 0
}

// restOf reads what is left of a message once the typed answers are taken out.
func restOf(t *talk.Turn, b store.Bundle, rest string, settled map[store.CommitteeID]store.RoundID) ([]word, []text.Message, error) {
	if strings.TrimSpace(rest) == "" {
		return nil, nil, nil
	}
	u, err := understand(t, b, rest)
	if err != nil {
		return nil, nil, err
	}
	words, problems, err := resolve(t, b, u, settled)
	if err != nil {
		return nil, nil, err
	}
	words, overs, err := withoutOver(t, words)
	problems = append(problems, overs...)
	which := slices.ContainsFunc(u.Problems, func(p reply.Problem) bool { return p.Kind == reply.WhichItem || p.Kind == reply.NoLast })
	if len(words)+len(problems) == 0 && which {
		problems = append(problems, text.RestUnclear{Said: rest})
	}
	return words, problems, err
}

// figuresAlone gives results that name no item ("25 người, 3 điểm") to the only clean-up that waits for them, whatever else is
// open.
func figuresAlone(tx *store.ReadTx, b store.Bundle, u *reply.Understanding) error {
	if len(u.Items) > 0 || len(u.Problems) != 1 || u.Problems[0].Kind != reply.WhichItem || u.Problems[0].Said == nil || u.Problems[0].Said.Quantities.Empty() {
		return nil
	}
	list, err := states(tx, b)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(s state) bool { return s.item.Ask != store.AskWork || !s.open() })
	if len(list) != 1 {
		return nil
	}
	said := *u.Problems[0].Said
	said.Item, said.Code = list[0].number, string(list[0].item.Subject)
	u.Items, u.Problems = []reply.Said{said}, nil
	return nil
}
