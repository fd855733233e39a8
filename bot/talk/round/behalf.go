package round

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// onBehalf notes what a member said to somebody else: "/ghiho Hùng tc3 80%, còn rác lúc 15:10 qua zalo".
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
		among, sentence = named(all, reTitle.ReplaceAllString(args, ""))
	}
	if got, _ := readHearsay(args, t.At); len(among) == 0 && reNameless.MatchString(fold.Key(got.words)) {
		sentence = args
		if among, err = holders(&t.Tx.ReadTx, all, got.words); err != nil {
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
		return talk.Refuse(text.BehalfNobody{Said: nameIn(args)})
	case 1:
		return note(t, among[0], sentence)
	}
	return askWho(t, among, sentence)
}

var (
	// reTitle is what people are addressed by before their names.
	reTitle = regexp.MustCompile(`(?i)^(?:(?:đồng chí|dong chi|đ/c|đc|anh|chị|chi|ông|ong|bà|ba|bác|bac|cô|co|chú|chu)\s+)+`)
	// reNameless is the beginning of a sentence that names what, not whom. "Hoàng tc3 xong" names somebody, if nobody we know.
	reNameless = regexp.MustCompile(`^\W*(?:(?:tc|kp|v) ?\d|(?:tieu chi|khu pho|viec|to|thon|ap|ban) \d)`)
)

// rePlaceFirst is a sentence that begins with a criterion or a khu phố: "kp5 cử anh Nam đi thay".
var rePlaceFirst = regexp.MustCompile(`^\W*(kp|tc|khu pho|tieu chi) ?(\d{1,3})\b`)

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
	code := ""
	if m := rePlaceFirst.FindStringSubmatch(fold.Key(sentence)); m != nil {
		code = map[string]string{"khu pho": store.KindNeighbourhood, "tieu chi": store.KindCriterion}[m[1]]
		if code == "" {
			code = m[1]
		}
		code += m[2]
	}
	if len(items) > 0 {
		code = items[0].Code
	}
	if code == "" {
		return nil, nil
	}
	s := store.Subject(code)
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

// reMoreTime is a request for more time among what was said.
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

// named finds whom the first words of a text name: the longest run of words that is somebody's name or what he is
// called. The rest of the text comes back as typed, with its lines.
func named(all []store.Member, args string) (who []store.Member, rest string) {
	ends := wordEnds(args, 7)
	for n := len(ends) - 1; n >= 0; n-- {
		first := args[:ends[n]]
		key := strings.Trim(fold.Key(first), " ,:;.-")
		for _, m := range all {
			if key == fold.Key(m.Name) || key == fold.Key(m.Call) {
				who = append(who, m)
			}
		}
		if len(who) > 0 {
			return exact(who, first), strings.Trim(args[ends[n]:], " ,:;-")
		}
	}
	return nil, args
}

// wordEnds are where the first words of a text end, of at most n.
func wordEnds(s string, n int) []int {
	var ends []int
	inside := false
	for i, r := range s {
		if unicode.IsSpace(r) && inside {
			ends = append(ends, i)
		}
		if inside = !unicode.IsSpace(r); len(ends) == n {
			return ends
		}
	}
	if inside {
		ends = append(ends, len(s))
	}
	return ends
}

// exact prefers those whose name is spelled as typed: with accents Hưng is not Hùng.
func exact(who []store.Member, typed string) []store.Member {
	typed = strings.ToLower(strings.Join(strings.Fields(strings.Trim(fold.NFC(typed), " \n,:;.-")), " "))
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

// nameIn is what stands where a name should: the first words, up to a code.
func nameIn(s string) string {
	words := strings.Fields(s)
	n := min(len(words), 4)
	for i := 1; i < n; i++ {
		if reCode.MatchString(strings.Trim(fold.Key(words[i]), " ,:;.-%")) {
			n = i
		}
	}
	return strings.Trim(strings.Join(words[:n], " "), " ,:;.-")
}

func behalfExample(tx *store.ReadTx, all []store.Member) string {
	for _, m := range all {
		if s, err := tx.ChargesNow(m); err == nil && len(s) > 0 {
			return "/ghiho " + m.Call + " " + string(s[0]) + " 80%, lúc 15:10"
		}
	}
	return "/ghiho Hùng tc3 80%, lúc 15:10"
}
