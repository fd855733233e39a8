package round

import (
	"encoding/json"
	"regexp"
	"slices"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
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
	for _, take := range []func(*talk.Turn) (bool, error){pictured, disputes, retracts, asksHelp, tookOn} {
		if done, err := take(t); done || err != nil {
			return done, err
		}
	}
	done, words, added, problems, err := said(t, nil)
	if err != nil || !done || len(added) == 0 {
		return done, err
	}
	return true, keepAndAcknowledge(t, words, added, problems)
}

// keepAndAcknowledge keeps the files that came with a sentence and says back what was understood.
func keepAndAcknowledge(t *talk.Turn, words []word, added []store.Reply, problems []text.Message) error {
	photos, err := keepFiles(t, words, added)
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
	r, err := typed(t, b, t.Text)
	if err != nil {
		return
	}
	if len(r.words) > 0 || len(r.problems) > 0 && !hasFiles(t) { // files are kept first, and then asked about
		return saidTyped(t, b, r, settled)
	}
	u, besides, err := understood(t, b, t.Text)
	if err != nil {
		return
	}
	if err = figuresAlone(&t.Tx.ReadTx, b, &u); err != nil {
		return
	}
	if len(u.Items) == 0 {
		if done, err = photoAlone(t); !done && err == nil && len(besides) > 0 {
			done, err = askTyped(t, b, besides)
		}
		if !done && err == nil {
			done, err = askedBack(t, u)
		}
		return
	}
	if len(b.Items) == 0 && byNumber(t, u) {
		done, err = askWhich(t, u.Items[0])
		return
	}
	if words, problems, err = resolve(t, b, u, settled); err != nil {
		return
	}
	var overs []text.Message
	if words, overs, err = withoutOver(t, words); err != nil {
		return
	}
	problems = append(problems, overs...)
	more, err := askBesides(t, b, besides)
	if err != nil {
		return
	}
	problems = append(problems, more...)
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

// understand reads a sentence with the person's numbers of the day before it: what it says of the state of the work.
func understand(t *talk.Turn, b store.Bundle, said string) (reply.Understanding, error) {
	u, _, err := understood(t, b, said)
	return u, err
}

// understood is understand, with the states that were said of typed questions, which no state answers, taken out.
func understood(t *talk.Turn, b store.Bundle, said string) (u reply.Understanding, besides []reply.Said, err error) {
	u, err = stated(t, b, said)
	if err != nil {
		return u, nil, err
	}
	kept := u.Items[:0:0]
	for _, s := range u.Items {
		if s.Item >= 1 && s.Item <= len(b.Items) && isTyped(b.Items[s.Item-1].Ask) {
			besides = append(besides, s)
			continue
		}
		kept = append(kept, s)
	}
	u.Items = kept
	return u, besides, nil
}

// stated reads a sentence as the state of the items of a list.
func stated(t *talk.Turn, b store.Bundle, said string) (reply.Understanding, error) {
	if u, ok, err := aboutReplied(t, said); ok || err != nil {
		return u, err
	}
	said, err := asCriteria(t, said)
	if err != nil {
		return reply.Understanding{}, err
	}
	ctx := reply.Context{}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return reply.Understanding{}, err
	}
	for i, s := range list {
		// A code that stands in two committees is reached by its number only; the code itself is asked about. What is no state
		// of the work is not read here, and of two rounds that ask for one by the same code the first has it.
		c := string(s.item.Subject)
		twice := slices.ContainsFunc(list, func(o state) bool {
			return !o.typed() && o.item.Subject == s.item.Subject && o.item.Committee != s.item.Committee
		})
		again := slices.ContainsFunc(list[:i], func(o state) bool {
			return !o.typed() && o.item.Subject == s.item.Subject && o.item.Committee == s.item.Committee
		})
		if s.typed() {
			ctx.List, ctx.Names = append(ctx.List, ""), append(ctx.Names, "")
			continue
		}
		if twice || again {
			c = ""
		}
		named, err := spoken(t, s.item.Committee, s.item.Subject)
		if err != nil {
			return reply.Understanding{}, err
		}
		ctx.List, ctx.Names = append(ctx.List, c), append(ctx.Names, named)
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
			mine, err := t.Tx.AnswersNow(m)
			if err != nil {
				return reply.Understanding{}, err
			}
			for _, s := range mine {
				named, err := spoken(t, m.Committee, s)
				if err != nil {
					return reply.Understanding{}, err
				}
				ctx.List, ctx.Names = append(ctx.List, string(s)), append(ctx.Names, named)
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

// aboutReplied reads a sentence that answers a message of ours on one task: "xong" under it needs no code.
func aboutReplied(t *talk.Turn, said string) (reply.Understanding, bool, error) {
	if t.ReplyTo == "" || !t.ReplyToOurs {
		return reply.Understanding{}, false, nil
	}
	s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
	if err != nil || !ok || !s.About.Subject.Is(store.KindTask) {
		return reply.Understanding{}, false, err
	}
	u := reply.Understand(said, reply.Context{List: []string{string(s.About.Subject)}})
	if len(u.Items) != 1 || u.Items[0].Code != string(s.About.Subject) {
		return reply.Understanding{}, false, nil
	}
	u.Items[0].Item = 0
	return u, true, nil
}

// byNumber tells whether a task is meant by a number although nobody was sent numbers: that would be a guess.
func byNumber(t *talk.Turn, u reply.Understanding) bool {
	return len(u.Items) == 1 && u.Items[0].Item > 0 && store.Subject(u.Items[0].Code).Is(store.KindTask) && len(mySubjects(t)) > 1 &&
		!reTaskCode.MatchString(t.Key)
}

var reTaskCode = regexp.MustCompile(`\bv ?\d`)

// spoken is what an item is called by those who do not use its number: a criterion's or a khu phố's name. The words of a
// task are no name: much like them happens elsewhere too.
func spoken(t *talk.Turn, c store.CommitteeID, s store.Subject) (string, error) {
	if s.Is(store.KindTask) {
		return "", nil
	}
	named, err := label.Subject(&t.Tx.ReadTx, c, s)
	return named.Name, err
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
	if _, _, back := readRetract(t.Key); back {
		return false, nil
	}
	if _, note, err := disputed(t); note != nil || err != nil {
		return false, err
	}
	if done, err := pictured(t); done || err != nil {
		return done, err
	}
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
	case stepPeople:
		var p people
		if err := json.Unmarshal(d.Data, &p); err != nil {
			return false, err
		}
		return tookPeople(t, p, d.Since)
	case stepInstead:
		return tookInstead(t, d)
	case stepWho:
		return tookWho(t, d)
	case stepDispute:
		return tookOwnWord(t, d)
	}
	return false, nil
}
