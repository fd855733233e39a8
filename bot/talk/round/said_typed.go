package round

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/answer"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// saidTyped records what a message answers to typed questions, and what the rest of it says of the state of the work. A message
// in which nothing could be taken is asked about.
func saidTyped(t *talk.Turn, b store.Bundle, r reading, settled map[store.CommitteeID]store.RoundID) (done bool, words []word, added []store.Reply, problems []text.Message, err error) {
	words, problems = r.words, r.problems
	more, unclear, err := restOf(t, b, r, settled)
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
func restOf(t *talk.Turn, b store.Bundle, r reading, settled map[store.CommitteeID]store.RoundID) ([]word, []text.Message, error) {
	rest := r.rest
	if strings.TrimSpace(rest) == "" {
		return nil, nil, nil
	}
	u, besides, err := understood(t, b, rest)
	if err != nil {
		return nil, nil, err
	}
	words, problems, err := resolve(t, b, u, settled)
	if err != nil {
		return nil, nil, err
	}
	words, overs, err := withoutOver(t, words)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, overs...)
	more, err := askBesides(t, b, besides)
	problems = append(problems, more...)
	if r.same {
		return words, problems, err // what had no word the last time stays open, and is said so
	}
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

// reAll is said of everything at once: it concerns what has a state, and whatever else is open stays so.
var reAll = regexp.MustCompile(`\b(?:tat ca|toan bo|het|deu|moi (?:viec|muc|thu|cau)|all|everything)\b`)

// askBesides asks for the typed questions of which a state was said: which number, which choice.
func askBesides(t *talk.Turn, b store.Bundle, besides []reply.Said) ([]text.Message, error) {
	if len(besides) == 0 || reAll.MatchString(t.Key) {
		return nil, nil
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return nil, err
	}
	var all []text.Message
	for _, s := range besides {
		why := map[store.QuestionKind]answer.Why{store.AskNumber: answer.NoNumber, store.AskChoice: answer.NoChoice}[list[s.Item-1].item.Ask]
		if why == "" {
			why = answer.Unclear
		}
		m, err := askAgain(t, list, answer.Problem{Why: why, Items: []int{s.Item - 1}, Said: s.Text})
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// askTyped answers a message that said a state of typed questions only. "Tất cả xong" is answered with what is open.
func askTyped(t *talk.Turn, b store.Bundle, besides []reply.Said) (bool, error) {
	all, err := askBesides(t, b, besides)
	if err != nil {
		return false, err
	}
	if len(all) > 0 {
		i := b.Items[besides[0].Item-1]
		about := store.About{Committee: i.Committee, Round: i.Round, Subject: i.Subject, Flow: flow}
		if !t.Private() {
			return true, t.Privately(all[0], about)
		}
		return true, t.AnswerAbout(all[0], about)
	}
	open, err := left(t)
	if err != nil {
		return false, err
	}
	if len(open) == 0 {
		return true, t.Answer(text.YoureWelcome{})
	}
	return unclear(t)
}
