package missing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

var reNudge = regexp.MustCompile(`^(?:nhac|nhac nho|nhac lai|remind|nudge) (\S.{0,60})$`)

var allWords = []string{"tat ca", "het", "ca", "moi nguoi", "ca lop", "tat ca moi nguoi", "het tat ca", "all", "everybody", "everyone"}

// sentence takes "nhắc 2", "nhắc tất cả" and "nhắc Hùng" of who may. Words that name nobody are left to others.
func sentence(t *talk.Turn) (bool, error) {
	m := reNudge.FindStringSubmatch(t.Key)
	if m == nil || !t.Private() || t.Kind != talk.Text || len(t.Files) > 0 {
		return false, nil
	}
	if !slices.ContainsFunc(t.Places, func(p store.Member) bool { return talk.May(p.Role, talk.SeeNames) }) {
		return false, nil
	}
	shown, err := lastShown(t)
	if err != nil {
		return false, err
	}
	if t.Committee == 0 {
		t.Committee = shown.Committee
	}
	number, ok := counted(m[1])
	if !ok {
		if ok, err = names(t, m[1]); !ok || err != nil {
			return false, err
		}
	}
	by, c, err := t.Office(talk.SeeNames)
	if err != nil {
		return true, err
	}
	if number >= 0 {
		r, err := meant(t, c, shown.Round, nil)
		if err != nil {
			return true, err
		}
		return true, answer(t, by, c, r, number, m[1])
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return true, err
	}
	x, err := talk.One(m[1], members)
	if err != nil {
		return true, err
	}
	return true, remindOne(t, by, c, shown.Round, x, m[1])
}

// counted reads a number on the list, or the words for everybody. It is -1 for what may be a name.
func counted(said string) (number int, ok bool) {
	if slices.Contains(allWords, said) {
		return everyone, true
	}
	if n, err := strconv.Atoi(said); err == nil && n > 0 {
		return n, true
	}
	return -1, false
}

// names tells whether words name a member of a committee in which the person may remind.
func names(t *talk.Turn, said string) (bool, error) {
	for _, p := range t.Places {
		if t.Committee != 0 && p.Committee != t.Committee || !talk.May(p.Role, talk.SeeNames) {
			continue
		}
		members, err := t.Tx.MembersIn(p.Committee)
		if err != nil {
			return false, err
		}
		if len(who.Find(said, members)) > 0 {
			return true, nil
		}
	}
	return false, nil
}

// lastShown is the round whose list has the buttons that this chat was shown last; zero when they are of something else.
func lastShown(t *talk.Turn) (store.About, error) {
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return store.About{}, err
	}
	for _, a := range o.Actions {
		prefix, arg, _ := strings.Cut(a.Code, ":")
		if n, rest := talk.IDs(arg, 2); prefix == pressNudge || prefix == pressShow && rest != "1" {
			return store.About{Committee: store.CommitteeID(n[0]), Round: store.RoundID(n[1])}, nil
		}
	}
	return store.About{}, nil
}

// meant is the round that a reminder without a round is for: the one shown last, else the only one that is open (and in
// which, where wanted is given, somebody has something open). Several: a Refusal that asks which.
func meant(t *talk.Turn, c store.Committee, shown store.RoundID, wanted func(store.Round) (bool, error)) (store.Round, error) {
	rounds, err := pending(&t.Tx.ReadTx, c.ID)
	if err != nil {
		return store.Round{}, err
	}
	if i := slices.IndexFunc(rounds, func(r store.Round) bool { return r.ID == shown }); i >= 0 {
		return rounds[i], nil
	}
	var open []store.Round
	for _, r := range rounds {
		ok := r.Phase == store.Opened
		if ok && wanted != nil {
			if ok, err = wanted(r); err != nil {
				return r, err
			}
		}
		if ok {
			open = append(open, r)
		}
	}
	switch len(open) {
	case 0:
		return rounds[0], nil
	case 1:
		return open[0], nil
	}
	list, err := listOf(&t.Tx.ReadTx, t.Person.ID, c, rounds, 1)
	if err != nil {
		return store.Round{}, err
	}
	var which text.NudgeWhich // under the numbers that /chuabaocao gives them
	for i, part := range list.Parts {
		if slices.ContainsFunc(open, func(r store.Round) bool { return r.ID == rounds[i].ID }) {
			which.Parts = append(which.Parts, part)
		}
	}
	return store.Round{}, talk.Refuse(which)
}

// remindOne reminds a member by his name.
func remindOne(t *talk.Turn, by store.Member, c store.Committee, shown store.RoundID, x store.Member, said string) error {
	in := func(r store.Round) (number int, open bool, err error) {
		seats, err := view.Seats(&t.Tx.ReadTx, r)
		i := slices.IndexFunc(seats, func(s view.Seat) bool { return s.Member.ID == x.ID })
		return i + 1, i >= 0 && seats[i].State != view.Complete, err
	}
	r, err := meant(t, c, shown, func(r store.Round) (bool, error) {
		_, open, err := in(r)
		return open, err
	})
	if err != nil {
		return err
	}
	number, _, err := in(r)
	if err != nil {
		return err
	}
	if number == everyone { // he is not asked in it
		return talk.Refuse(text.NudgeNobody{Said: said})
	}
	return answer(t, by, c, r, number, said)
}
