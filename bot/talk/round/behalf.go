package round

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// onBehalf notes what a member said by phone: "/ghiho Hùng tc3 80%, còn rác lúc 15:10".
func onBehalf(t *talk.Turn, args string) error {
	me, err := t.Place(talk.RecordOnBehalf)
	if err != nil {
		return err
	}
	all, err := t.Tx.MembersIn(me.Committee)
	if err != nil {
		return err
	}
	if strings.TrimSpace(args) == "" {
		return talk.Refuse(text.BehalfUsage{Example: behalfExample(&t.Tx.ReadTx, all)})
	}
	among, sentence := named(all, args)
	if len(among) == 0 {
		if among, err = holders(&t.Tx.ReadTx, all, args); err != nil {
			return err
		}
	}
	if len(among) > 1 {
		if among, err = answering(&t.Tx.ReadTx, among, sentence); err != nil {
			return err
		}
	}
	switch len(among) {
	case 0:
		return talk.Refuse(text.BehalfNobody{Said: firstWords(args)})
	case 1:
		return note(t, among[0], sentence)
	}
	return askWho(t, among, sentence)
}

// answering keeps those of one name who answer for what the sentence names, when that settles it.
func answering(tx *store.ReadTx, among []store.Member, sentence string) ([]store.Member, error) {
	var owners []store.Member
	for _, m := range among {
		for _, s := range reply.Understand(sentence, reply.Context{}).Items {
			his, err := answersFor(tx, m, store.Subject(s.Code))
			if err != nil {
				return nil, err
			}
			if his {
				owners = append(owners, m)
				break
			}
		}
	}
	if len(owners) == 1 {
		return owners, nil
	}
	return among, nil
}

// holders are those who answer for what a sentence without a name says something of: "/ghiho kp5 xong". Of a task its lead.
func holders(tx *store.ReadTx, all []store.Member, sentence string) ([]store.Member, error) {
	items := reply.Understand(sentence, reply.Context{}).Items
	if len(items) == 0 || items[0].Code == "" {
		return nil, nil
	}
	s := store.Subject(items[0].Code)
	var his []store.Member
	for _, m := range all {
		var ok bool
		var err error
		if s.Is(store.KindTask) {
			var p part
			p, _, err = partIn(tx, m, s)
			ok = p == leads
		} else {
			ok, err = tx.Holds(m, s)
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if ok && err == nil {
			his = append(his, m)
		}
	}
	return his, nil
}

// reMoreTime is a request for more time among what was said by phone.
var reMoreTime = regexp.MustCompile(`\b(?:gia han|xin (?:\w+ ){0,2}lui|xin (?:\w+ ){0,2}them (?:\d+|mot|hai|ba|vai|may|it) (?:ngay|hom|tuan|bua))\b`)

// moreTime points to the command that asks for more time on somebody's behalf; nil for a report.
func moreTime(m store.Member, sentence string) text.Message {
	key := fold.Key(sentence)
	if !reMoreTime.MatchString(key) || !reTaskCode.MatchString(key) {
		return nil
	}
	b := text.BehalfTime{Name: m.Name, Example: m.Call + " " + sentence}
	if button := "do:giahan " + b.Example; len(button) <= longestCode {
		b.Ask = button
	}
	return b
}

// longestCode is how long a button's code may be, in bytes.
const longestCode = 64

// answersFor tells whether a member answers for a subject, or has a part in a task.
func answersFor(tx *store.ReadTx, m store.Member, s store.Subject) (bool, error) {
	if !s.Is(store.KindTask) {
		return tx.Holds(m, s)
	}
	p, _, err := partIn(tx, m, s)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return p != none, err
}

// note records what a member said by phone.
func note(t *talk.Turn, m store.Member, sentence string) error {
	c, err := t.Tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	said, sentence, ok := whenSaid(sentence, t.At.In(c.Location()))
	if !ok {
		return talk.Refuse(text.BehalfWhen{Said: sentence, Now: t.At.In(c.Location())})
	}
	if m := moreTime(m, sentence); m != nil {
		return talk.Refuse(m)
	}
	words, problem, err := heardOf(t, m, sentence, said)
	if err != nil {
		return err
	}
	if problem != nil {
		return talk.Refuse(problem)
	}
	added, err := take(t, words, store.ByPhone, said)
	if err != nil {
		return err
	}
	return behalfDone(t, m, c, words, added, said)
}

// stepWho is the open question "which of them?".
const stepWho = "who"

// whoAsked is what it remembers.
type whoAsked struct {
	Committee store.CommitteeID `json:"committee"`
	Members   []store.MemberID  `json:"members"`
	Sentence  string            `json:"sentence"`
}

func askWho(t *talk.Turn, among []store.Member, sentence string) error {
	w := whoAsked{Committee: among[0].Committee, Sentence: sentence}
	var names []string
	for _, m := range among {
		w.Members = append(w.Members, m.ID)
		names = append(names, who.Label(m, among))
	}
	return t.Ask(flow, stepWho, w, text.BehalfWho{Names: names})
}

// tookWho takes the number of the member who was meant.
func tookWho(t *talk.Turn, d store.Dialog) (bool, error) {
	var w whoAsked
	if err := json.Unmarshal(d.Data, &w); err != nil {
		return false, err
	}
	n, err := strconv.Atoi(t.Key)
	if err != nil || n < 1 || n > len(w.Members) {
		return false, nil
	}
	t.Committee = w.Committee
	if _, err := t.Place(talk.RecordOnBehalf); err != nil {
		return false, err
	}
	m, err := t.Tx.Member(w.Committee, w.Members[n-1])
	if err != nil {
		return false, err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	return true, note(t, m, w.Sentence)
}

// heardOf understands the sentence as the member's own, by his subjects; problem is what to ask when that fails.
func heardOf(t *talk.Turn, m store.Member, sentence string, said time.Time) ([]word, text.Message, error) {
	subjects, err := t.Tx.AnswersNow(m)
	if err != nil {
		return nil, nil, err
	}
	ctx := reply.Context{}
	for _, s := range subjects {
		ctx.List = append(ctx.List, string(s))
	}
	criteria, err := t.Tx.Criteria(m.Committee)
	if err != nil {
		return nil, nil, err
	}
	ctx.Criteria = len(criteria)
	var words []word
	var other text.Message
	for _, s := range reply.Understand(sentence, ctx).Items {
		subj := store.Subject(s.Code)
		if s.Item > 0 {
			subj = subjects[s.Item-1]
		}
		his, err := answersFor(&t.Tx.ReadTx, m, subj)
		if err != nil {
			return nil, nil, err
		}
		if !his {
			if subj.Is(store.KindTask) {
				if other, err = whose(t, m, subj); err != nil {
					return nil, nil, err
				}
			}
			continue
		}
		r, err := homeOne(&t.Tx.ReadTx, told{member: m, subject: subj, said: said, noted: true, figures: figures(s)})
		if errors.Is(err, store.ErrNotFound) {
			return nil, text.NoRound{}, nil
		}
		if err != nil {
			return nil, nil, err
		}
		s.Item = 0 // the numbers are his, not the secretary's
		words = append(words, word{member: m, round: r, subject: subj, said: s})
	}
	words, overs, err := withoutOver(t, words)
	if err != nil || len(words) > 0 {
		return words, nil, err
	}
	if len(overs) > 0 {
		return nil, overs[0], nil
	}
	if other != nil {
		return nil, other, nil
	}
	unclear := text.BehalfUnclear{Name: m.Name, Said: sentence}
	for _, s := range subjects {
		n, err := label.Subject(&t.Tx.ReadTx, m.Committee, s)
		if err != nil {
			return nil, nil, err
		}
		unclear.Subjects = append(unclear.Subjects, n)
	}
	return nil, unclear, nil
}

// whose says who leads a task that a member has no part in; nil where there is no such task.
func whose(t *talk.Turn, m store.Member, s store.Subject) (text.Message, error) {
	_, l, err := partIn(&t.Tx.ReadTx, m, s)
	if errors.Is(err, store.ErrNotFound) {
		return text.UnknownItem{Said: string(s), Task: true}, nil
	}
	lead := l.Holder.Call
	if lead == "" {
		lead = l.Lead.Name
	}
	return text.LeadIsOther{Task: text.Subject{Code: s, Name: l.Task.Work}, Said: m.Call, Lead: lead}, err
}

func behalfDone(t *talk.Turn, m store.Member, c store.Committee, words []word, added []store.Reply, said time.Time) error {
	at := said.In(c.Location())
	done := text.BehalfRecorded{Name: m.Name, At: at, Undo: talk.Code(pressUndo, t.Message.Message)}
	for _, r := range added {
		l, err := line(&t.Tx.ReadTx, r, 0)
		if err != nil {
			return err
		}
		if r.Subject.Is(store.KindTask) {
			task, err := view.TaskOf(&t.Tx.ReadTx, c, r.Subject.Number())
			if err != nil {
				return err
			}
			if r.Status == store.Done {
				l.Note = ending(c, task)
			}
		}
		done.Lines = append(done.Lines, l)
	}
	var err error
	if done.Stands, err = standing(t, added); err != nil {
		return err
	}
	if words[0].round.Phase != store.Opened && !words[0].subject.Is(store.KindTask) {
		done.First, done.Last = days(words[0].round, c.Location())
		done.Early = words[0].round.Phase == store.Upcoming
	}
	about := store.About{Committee: c.ID, Round: words[0].round.ID, Flow: flow}
	// A note that does not count changes nothing for the member: he is not told.
	if err := t.Privately(done, about); err != nil || m.Person == 0 || m.Person == t.Person.ID || len(done.Stands) == len(done.Lines) {
		return err
	}
	p, err := t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	by, _ := t.In(c.ID)
	return talk.Tell(t.Tx, p, store.Rest, text.BehalfTold{By: by.Name, Lines: done.Lines, At: at}, about)
}

// named finds whom the first words of a text name: the longest run of words that is somebody's name or what he is
// called. The rest of the text comes back as typed.
func named(all []store.Member, args string) (who []store.Member, rest string) {
	words := strings.Fields(args)
	for n := min(len(words), 7); n > 0; n-- {
		key := strings.Trim(fold.Key(strings.Join(words[:n], " ")), " ,:;.-")
		for _, m := range all {
			if key == fold.Key(m.Name) || key == fold.Key(m.Call) {
				who = append(who, m)
			}
		}
		if len(who) > 0 {
			return exact(who, strings.Join(words[:n], " ")), strings.Trim(strings.Join(words[n:], " "), " ,:;-")
		}
	}
	return nil, args
}

// exact prefers those whose name is spelled as typed: with accents Hưng is not Hùng.
func exact(who []store.Member, typed string) []store.Member {
	typed = strings.ToLower(strings.Trim(fold.NFC(typed), " ,:;.-"))
	var same []store.Member
	for _, m := range who {
		if strings.ToLower(m.Name) == typed || strings.ToLower(m.Call) == typed {
			same = append(same, m)
		}
	}
	if len(same) > 0 {
		return same
	}
	return who
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 3)], " ")
}

func behalfExample(tx *store.ReadTx, all []store.Member) string {
	for _, m := range all {
		if s, err := tx.ChargesNow(m); err == nil && len(s) > 0 {
			return "/ghiho " + m.Call + " " + string(s[0]) + " 80%, lúc 15:10"
		}
	}
	return "/ghiho Hùng tc3 80%, lúc 15:10"
}
