package round

import (
	"encoding/json"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// sentence takes what a member writes: an answer in his own words, an edit of one, a photo with its caption.
func sentence(t *talk.Turn) (bool, error) {
	if t.Person.ID == 0 || len(t.Places) == 0 {
		return false, nil
	}
	if t.Kind == talk.Edited {
		return edited(t)
	}
	done, words, added, problems, err := said(t, nil)
	if err != nil || !done || len(added) == 0 {
		return done, err
	}
	return true, keepAndAcknowledge(t, words, added, problems)
}

// keepAndAcknowledge keeps the files that came with a sentence and says back what was understood.
func keepAndAcknowledge(t *talk.Turn, words []word, added []store.Reply, problems []text.Message) error {
	photos, err := keepFiles(t, words[0], added[0].ID)
	if err != nil {
		return err
	}
	return acknowledge(t, words, added, problems, photos)
}

// said records what a message says. done without anything added: it was answered in another way. settled names the rounds
// that an answer belongs to without looking, by committee: those of the answer that is being corrected.
func said(t *talk.Turn, settled map[store.CommitteeID]store.RoundID) (done bool, words []word, added []store.Reply, problems []text.Message, err error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return
	}
	u, err := understand(t, b, t.Text)
	if err != nil {
		return
	}
	if len(u.Items) == 0 {
		if done, err = photoAlone(t); !done && err == nil {
			done, err = askedBack(t, u)
		}
		return
	}
	if words, problems, err = resolve(t, b, u, settled); err != nil {
		return
	}
	if len(words) == 0 {
		err = talk.Refuse(problems[0])
		return
	}
	added, err = take(t, words, means(t), t.At)
	return true, words, added, problems, err
}

func means(t *talk.Turn) store.Means {
	if len(t.Files) > 0 {
		return store.ByPhoto
	}
	return store.ByText
}

// understand reads a sentence with the person's numbers of the day before it.
func understand(t *talk.Turn, b store.Bundle, said string) (reply.Understanding, error) {
	ctx := reply.Context{}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return reply.Understanding{}, err
	}
	times := map[store.Subject]int{}
	for _, s := range list {
		times[s.item.Subject]++
	}
	for _, s := range list {
		// A code that stands in two committees is reached by its number only; the code itself is asked about.
		c := string(s.item.Subject)
		if times[s.item.Subject] > 1 {
			c = ""
		}
		ctx.List = append(ctx.List, c)
		if s.open() {
			ctx.Open = append(ctx.Open, s.number)
		}
		last, err := lastWeek(&t.Tx.ReadTx, s)
		if err != nil {
			return reply.Understanding{}, err
		}
		if last != nil {
			ctx.Last = append(ctx.Last, *last)
		}
	}
	if len(list) == 0 {
		for _, m := range t.Places {
			for _, s := range mine(m, t.Tx.Now()) {
				ctx.List = append(ctx.List, string(s))
			}
		}
	}
	if len(list) > 0 && ctx.Open == nil {
		ctx.Open = []int{} // nothing is open, which is not the same as not knowing
	}
	ctx.Criteria, err = criteriaCount(t)
	if err != nil {
		return reply.Understanding{}, err
	}
	return reply.Understand(said, ctx), nil
}

func lastWeek(tx *store.ReadTx, s state) (*reply.Said, error) {
	w, err := s.before(tx)
	if err != nil || w == nil {
		return nil, err
	}
	said := reply.Said{Item: s.number, Code: string(s.item.Subject), Status: reply.Status(w.Status), Percent: w.Percent,
		Blocker: w.Blocker, NeedsHelp: w.NeedsHelp, Text: w.Text}
	if s.item.Subject.Is(store.KindCriterion) {
		said.Criterion = s.item.Subject.Number()
	}
	return &said, nil
}

func criteriaCount(t *talk.Turn) (int, error) {
	n := 0
	for _, m := range t.Places {
		list, err := t.Tx.Criteria(m.Committee)
		if err != nil {
			return 0, err
		}
		n = max(n, len(list))
	}
	return n, nil
}

// step takes what follows a question of this flow: the obstacle after "Vướng", the item of a photo.
func step(t *talk.Turn, d store.Dialog) (bool, error) {
	switch d.Step {
	case stepReason:
		var r reason
		if err := json.Unmarshal(d.Data, &r); err != nil {
			return false, err
		}
		return tookReason(t, r)
	case stepPhoto:
		return tookPhotos(t, d)
	case stepCorrect:
		return tookCorrection(t, d)
	case stepWho:
		return tookWho(t, d)
	}
	return false, nil
}
