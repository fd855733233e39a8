package round

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

var (
	// reAt is a time at the end of the sentence, reLuc one after a word that says so, wherever it stands.
	reAt  = regexp.MustCompile(`(?i)[,(]?\s*\b(\d{1,2})\s*[:hg]\s*(\d{2})?\)?\s*$`)
	reLuc = regexp.MustCompile(`(?i)[,(]?\s*(?:^|[\s,(])(?:lúc|luc|hồi|hoi|at)\s+(\d{1,2})(?:\s*giờ|\s*gio\b|\s*[:hg]\s*(\d{2})?)\)?,?`)
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
		return talk.Refuse(text.BehalfUsage{Example: behalfExample(all, t.Tx.Now())})
	}
	who, sentence := named(all, args)
	switch {
	case len(who) == 0:
		return talk.Refuse(text.BehalfNobody{Said: firstWords(args)})
	case len(who) > 1:
		return talk.Refuse(text.BehalfWho{Names: fullNames(who)})
	}
	m := who[0]
	c, err := t.Tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	said, sentence := whenSaid(sentence, t.At, c.Location())
	words, problem, err := heardOf(t, m, sentence, said)
	if err != nil {
		return err
	}
	if problem != nil {
		return talk.Refuse(problem)
	}
	added, err := record(t, words, store.ByPhone, said, nil)
	if err != nil {
		return err
	}
	if err := remember(t, added); err != nil {
		return err
	}
	return behalfDone(t, m, c, words, added, said)
}

// heardOf understands the sentence as the member's own, by his subjects; problem is what to ask when that fails.
func heardOf(t *talk.Turn, m store.Member, sentence string, said time.Time) ([]word, text.Message, error) {
	subjects := mine(m, t.Tx.Now())
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
	for _, s := range reply.Understand(sentence, ctx).Items {
		subj := store.Subject(s.Code)
		if s.Item > 0 {
			subj = subjects[s.Item-1]
		}
		if !slices.Contains(subjects, subj) {
			continue
		}
		r, err := home(&t.Tx.ReadTx, m, subj, said, 0)
		if errors.Is(err, store.ErrNotFound) {
			return nil, text.NoRound{}, nil
		}
		if err != nil {
			return nil, nil, err
		}
		s.Item = 0 // the numbers are his, not the secretary's
		words = append(words, word{member: m, round: r, subject: subj, said: s})
	}
	if len(words) > 0 {
		return words, nil, nil
	}
	unclear := text.BehalfUnclear{Name: m.Name, Said: sentence}
	for _, s := range subjects {
		n, err := subject(&t.Tx.ReadTx, m.Committee, s)
		if err != nil {
			return nil, nil, err
		}
		unclear.Subjects = append(unclear.Subjects, n)
	}
	return nil, unclear, nil
}

func behalfDone(t *talk.Turn, m store.Member, c store.Committee, words []word, added []store.Reply, said time.Time) error {
	at := said.In(c.Location())
	done := text.BehalfRecorded{Name: m.Name, At: at, Undo: code(pressUndo, t.Message.Message)}
	for _, r := range added {
		l, err := line(&t.Tx.ReadTx, r, 0)
		if err != nil {
			return err
		}
		done.Lines = append(done.Lines, l)
		counts, err := inForceOf(&t.Tx.ReadTx, words[0].round, r.Subject, m.ID)
		if err != nil {
			return err
		}
		if counts != nil && counts.ID != r.ID && !counts.OnBehalf() {
			l, err := line(&t.Tx.ReadTx, *counts, 0)
			if err != nil {
				return err
			}
			done.Stands = append(done.Stands, l)
		}
	}
	about := store.About{Committee: c.ID, Round: words[0].round.ID, Flow: flow}
	if err := t.Privately(done, about); err != nil || m.Person == 0 || m.Person == t.Person.ID {
		return err
	}
	p, err := t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	by, _ := placeIn(t, c.ID)
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

// whenSaid takes a time out of the sentence; without one it was said just now, and never in the future.
func whenSaid(sentence string, now time.Time, loc *time.Location) (time.Time, string) {
	at := reLuc.FindStringSubmatchIndex(sentence)
	if at == nil {
		at = reAt.FindStringSubmatchIndex(sentence)
	}
	if at == nil {
		return now, sentence
	}
	hour, _ := strconv.Atoi(sentence[at[2]:at[3]])
	minute := 0
	if at[4] >= 0 {
		minute, _ = strconv.Atoi(sentence[at[4]:at[5]])
	}
	if hour > 23 || minute > 59 {
		return now, sentence
	}
	here := now.In(loc)
	said := time.Date(here.Year(), here.Month(), here.Day(), hour, minute, 0, 0, loc)
	if said.After(now) {
		said = said.AddDate(0, 0, -1)
	}
	return said.UTC(), strings.Trim(strings.TrimRight(sentence[:at[0]], " ")+" "+strings.TrimLeft(sentence[at[1]:], " "), " ,;(")
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 3)], " ")
}

func fullNames(who []store.Member) []string {
	var names []string
	for _, m := range who {
		n := m.Name
		if m.Post != "" {
			n += ", " + m.Post
		}
		names = append(names, n)
	}
	return names
}

func behalfExample(all []store.Member, at time.Time) string {
	for _, m := range all {
		if s := mine(m, at); len(s) > 0 {
			return "/ghiho " + m.Call + " " + string(s[0]) + " 80%, lúc 15:10"
		}
	}
	return "/ghiho Hùng tc3 80%, lúc 15:10"
}
