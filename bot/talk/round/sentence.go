package round

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

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
	photos, err := keepFiles(t, words[0], added[0].ID)
	if err != nil {
		return false, err
	}
	return true, acknowledge(t, words, added, problems, photos)
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
	if added, err = record(t, words, means(t), t.At, nil); err == nil {
		err = remember(t, added)
	}
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
	if s.round.Previous == 0 {
		return nil, nil
	}
	w, err := inForceOf(tx, store.Round{Committee: s.round.Committee, ID: s.round.Previous}, s.item.Subject, s.item.Member)
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

// resolve finds for each thing understood whose it is and which round it belongs to. What is not his is a problem; when
// nothing is left the first problem is the answer.
func resolve(t *talk.Turn, b store.Bundle, u reply.Understanding, settled map[store.CommitteeID]store.RoundID) ([]word, []text.Message, error) {
	answered, err := answeredRound(t)
	if err != nil {
		return nil, nil, err
	}
	if answered == nil {
		answered = settled
	}
	var words []word
	var problems []text.Message
	for _, s := range u.Items {
		m, subj, err := owner(t, b, s)
		var no talk.Refusal
		if errors.As(err, &no) {
			problems = append(problems, no.Say)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		r, err := home(&t.Tx.ReadTx, m, subj, t.At, answered[m.Committee], false)
		if errors.Is(err, store.ErrNotFound) {
			problems = append(problems, text.NoRound{})
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		words = append(words, word{member: m, round: r, subject: subj, number: s.Item, said: s})
	}
	for _, p := range u.Problems {
		if p.Kind == reply.UnknownItem {
			problems = append(problems, unknown(t, p.Code))
		}
	}
	return words, problems, nil
}

// answeredRound is the round that a message names by itself, by committee: that of the message it replies to, or last
// week's when it says so.
func answeredRound(t *talk.Turn) (map[store.CommitteeID]store.RoundID, error) {
	if saysLastWeek(t.Key) {
		return lastClosed(t)
	}
	if t.ReplyTo == "" || !t.ReplyToOurs {
		return nil, nil
	}
	s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
	if err != nil || !ok || s.About.Round == 0 {
		return nil, err
	}
	return map[store.CommitteeID]store.RoundID{s.About.Committee: s.About.Round}, nil
}

var (
	reLastWeek = regexp.MustCompile(`\b(?:tuan truoc|tuan vua roi|tuan roi|last week)\b`)
	reLikeLast = regexp.MustCompile(`\b(?:nhu|giong|giong nhu|y nhu|theo|same as|like) (?:tuan truoc|tuan vua roi|tuan roi|last week)\b`)
)

// saysLastWeek tells whether a sentence is about last week ("tuần trước xong rồi"), not like it ("như tuần trước").
func saysLastWeek(key string) bool {
	return reLastWeek.MatchString(key) && !reLikeLast.MatchString(key)
}

// lastClosed is the newest closed round of each of the person's committees.
func lastClosed(t *talk.Turn) (map[store.CommitteeID]store.RoundID, error) {
	last := map[store.CommitteeID]store.RoundID{}
	for _, m := range t.Places {
		recent, err := t.Tx.RecentRounds(m.Committee, 16)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(recent, func(r store.Round) bool { return r.Phase == store.Closed || r.Phase == store.Skipped }); i >= 0 {
			last[m.Committee] = recent[i].ID
		}
	}
	return last, nil
}

// owner finds the place in which a person answers for what was said. A code that fits two committees is asked about.
func owner(t *talk.Turn, b store.Bundle, s reply.Said) (store.Member, store.Subject, error) {
	subj := store.Subject(s.Code)
	if s.Item >= 1 && s.Item <= len(b.Items) {
		item := b.Items[s.Item-1]
		if m, ok := placeIn(t, item.Committee); ok && m.ID == item.Member {
			return m, item.Subject, nil
		}
		subj = item.Subject
	}
	var owners []store.Member
	for _, m := range t.Places {
		if (t.Committee == 0 || m.Committee == t.Committee) && m.Owns(subj, t.Tx.Now()) {
			owners = append(owners, m)
		}
	}
	switch len(owners) {
	case 1:
		return owners[0], subj, nil
	case 0:
		return store.Member{}, subj, talk.Refuse(notYours(t, subj))
	}
	return store.Member{}, subj, talk.Ambiguous{Places: owners}
}

func notYours(t *talk.Turn, s store.Subject) text.Message {
	if _, _, ok := s.Split(); !ok {
		return unknown(t, string(s))
	}
	exists := false
	for _, m := range t.Places {
		kind, n, _ := s.Split()
		switch kind {
		case store.KindCriterion:
			_, err := t.Tx.Criterion(m.Committee, n)
			exists = exists || err == nil
		case store.KindNeighbourhood:
			_, err := t.Tx.Neighbourhood(m.Committee, n)
			exists = exists || err == nil
		}
	}
	if !exists {
		return unknown(t, string(s))
	}
	named, _ := subject(&t.Tx.ReadTx, t.Places[0].Committee, s)
	return text.NotYours{Subject: named, Mine: mySubjects(t)}
}

func unknown(t *talk.Turn, said string) text.Message {
	u := text.UnknownItem{Said: said, Mine: mySubjects(t)}
	if strings.HasPrefix(said, store.KindCriterion) {
		u.Criteria, _ = criteriaCount(t)
	}
	return u
}

func mySubjects(t *talk.Turn) []text.Subject {
	var list []text.Subject
	for _, m := range t.Places {
		for _, s := range mine(m, t.Tx.Now()) {
			if named, err := subject(&t.Tx.ReadTx, m.Committee, s); err == nil {
				list = append(list, named)
			}
		}
	}
	return list
}

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
			items, err := choices(t)
			if err != nil || len(items) == 0 {
				return false, err
			}
			said := text.State{}
			if p.Said != nil {
				said = text.State{Status: store.Status(p.Said.Status), Percent: p.Said.Percent}
			}
			return true, t.Answer(text.WhichItem{State: said, Items: items})
		}
	}
	return false, nil
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
	for _, s := range list {
		v, err := s.view(&t.Tx.ReadTx)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	return items, nil
}

func example(t *talk.Turn) string {
	for _, m := range t.Places {
		if subjects := mine(m, t.Tx.Now()); len(subjects) > 0 {
			return fmt.Sprintf("%s 80%%", subjects[0])
		}
	}
	return "tc3 80%"
}

// polite are words that answer nothing and ask nothing.
var polite = []string{"cam on", "thank", "da vang", "vang", "ok", "oke", "da", "da nhan", "nhan roi", "biet roi", "duoc", "duoc roi"}

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
	for _, a := range []string{" a", " nhe", " nha", " ban", " dong chi", " em", " anh", " chi", " bot", " nhieu"} {
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

// closesFor is when the newest round of the person's numbers closes, by his committee's clock.
func closesFor(t *talk.Turn) (time.Time, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil || len(b.Items) == 0 {
		return time.Time{}, err
	}
	i := b.Items[len(b.Items)-1]
	r, err := t.Tx.Round(i.Committee, i.Round)
	if err != nil {
		return time.Time{}, err
	}
	c, err := t.Tx.Committee(i.Committee)
	return r.Closes.In(c.Location()), err
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

// acknowledge says back what was understood, what is left, and how to take it back.
func acknowledge(t *talk.Turn, words []word, added []store.Reply, problems []text.Message, photos int) error {
	ack, about, err := recorded(t, words, added, t.Message.Message)
	if err != nil {
		return err
	}
	ack.Photos, ack.Documents = photos, documents(t.Files)
	if ack.Stands, err = standing(t, added); err != nil {
		return err
	}
	if len(ack.Stands) > 0 {
		ack.Apply = code(pressApply, t.Message.Message)
	}
	for _, p := range problems {
		said, err := text.Line(t.Lang, p)
		if err != nil {
			return err
		}
		ack.Problems = append(ack.Problems, said)
	}
	if t.Album != "" {
		return acknowledgeAlbum(t, ack, about)
	}
	if !t.Private() {
		return t.Privately(ack, about) // the group sees its card change; the words are between the member and us
	}
	return t.AnswerAbout(ack, about)
}

// standing are the words that still count although these were just recorded: a note that the secretary made of something
// said later, or a message of his own that overtook this one.
func standing(t *talk.Turn, added []store.Reply) ([]text.SaidLine, error) {
	var stands []text.SaidLine
	for _, r := range added {
		counts, err := inForceOf(&t.Tx.ReadTx, store.Round{Committee: r.Committee, ID: r.Round}, r.Subject, r.Member)
		if err != nil {
			return nil, err
		}
		if counts == nil || counts.ID == r.ID {
			continue
		}
		l, err := line(&t.Tx.ReadTx, *counts, 0)
		if err != nil {
			return nil, err
		}
		stands = append(stands, l)
	}
	return stands, nil
}

// recorded gathers the acknowledgement of what a message has recorded.
func recorded(t *talk.Turn, words []word, added []store.Reply, message string) (text.Recorded, store.About, error) {
	ack := text.Recorded{Undo: code(pressUndo, message), Fix: code(pressFix, added[0].Committee, added[0].Round, added[0].Subject)}
	about := store.About{Committee: added[0].Committee, Round: added[0].Round, Flow: flow, Subject: added[0].Subject, Reply: added[0].ID}
	for i, r := range added {
		l, err := line(&t.Tx.ReadTx, r, words[i].number)
		if err != nil {
			return ack, about, err
		}
		ack.Lines = append(ack.Lines, l)
		c, err := t.Tx.Committee(r.Committee)
		if err != nil {
			return ack, about, err
		}
		round := words[i].round
		ack.First, ack.Last = days(round, c.Location())
		ack.Late = ack.Late || r.Late
		ack.Early = ack.Early || round.Phase == store.Upcoming
		ack.Over = ack.Over || round.Phase == store.Closed || round.Phase == store.Skipped
	}
	var err error
	if ack.Left, err = left(t); err != nil {
		return ack, about, err
	}
	return ack, about, otherWeek(t, &ack, words[0], message)
}

// otherWeek offers, by a button, the other week that an answer could have meant.
func otherWeek(t *talk.Turn, ack *text.Recorded, w word, message string) error {
	if w.round.Phase == store.Opened {
		return nil
	}
	recent, err := t.Tx.RecentRounds(w.round.Committee, 16)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(recent, func(r store.Round) bool {
		if w.round.Phase == store.Upcoming {
			return r.ID == w.round.Previous && t.At.Before(r.Closes.Add(store.LateGrace))
		}
		return r.Phase == store.Upcoming && r.Plan == w.round.Plan && r.Previous == w.round.ID
	})
	if at < 0 {
		return nil
	}
	c, err := t.Tx.Committee(w.round.Committee)
	if err != nil {
		return err
	}
	ack.OtherFirst, ack.OtherLast = days(recent[at], c.Location())
	ack.Switch = code(pressSwitch, w.round.Committee, w.round.ID, recent[at].ID, message)
	return nil
}
