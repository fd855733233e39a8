package view

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/store"
)

// Exhibit is a piece of evidence where it lies: under a criterion, its indicator, a period.
type Exhibit struct {
	Evidence store.Evidence
	// Criterion is the one it was sent for, or that of the task, or of the clean-up, it was sent for; 0 for none. Indicator is the nội dung of
	// that criterion, 0 where nobody has said.
	Criterion, Indicator int
	// First and Last are the days of the round it came in, 2006-01-02 in the committee's zone; the day it was sent where
	// it belongs to none.
	First, Last string
	// Who sent it, Said what he said with it: the zero Reply where he said nothing, or took it back.
	Who  store.Member
	Said store.Reply
}

// Photo tells whether it is a picture.
func (x Exhibit) Photo() bool { return strings.HasPrefix(x.Evidence.MIME, "image/") }

// Within tells whether it belongs to a criterion (0 for all) and was sent on the days from first to last (2006-01-02 in the
// committee's zone, both included; empty for no bound).
func (x Exhibit) Within(c store.Committee, criterion int, first, last string) bool {
	day := x.Evidence.At.In(c.Location()).Format("2006-01-02")
	return (criterion == 0 || x.Criterion == criterion) && (first == "" || day >= first) && (last == "" || day <= last)
}

// Exhibits lists a committee's evidence by criterion (what belongs to none comes last, by subject), indicator, period and
// when it was sent. Photos of an answer that was taken back lie where they were sent all the same.
func Exhibits(tx *store.ReadTx, c store.Committee) ([]Exhibit, error) {
	all, err := tx.EvidenceOf(c.ID)
	if err != nil {
		return nil, err
	}
	x, err := newCabinet(tx, c)
	if err != nil {
		return nil, err
	}
	list := make([]Exhibit, 0, len(all))
	for _, e := range all {
		one, err := x.exhibit(e)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(a, b Exhibit) int {
		return cmp.Or(cmp.Compare(last0(a.Criterion), last0(b.Criterion)), bySubject(a, b), cmp.Compare(last0(a.Indicator), last0(b.Indicator)),
			strings.Compare(a.First, b.First), a.Evidence.At.Compare(b.Evidence.At), cmp.Compare(a.Evidence.ID, b.Evidence.ID))
	})
	return list, nil
}

// last0 puts what has no number behind what has one.
func last0(n int) int {
	if n == 0 {
		return 1 << 30
	}
	return n
}

// bySubject orders what belongs to no criterion; what nobody has said anything of comes last.
func bySubject(a, b Exhibit) int {
	if a.Criterion != 0 {
		return 0
	}
	none := func(x Exhibit) bool { return x.Evidence.Subject == "" }
	switch {
	case none(a) && !none(b):
		return 1
	case !none(a) && none(b):
		return -1
	}
	return store.CompareSubjects(a.Evidence.Subject, b.Evidence.Subject)
}

// cabinet knows where a committee's evidence belongs.
type cabinet struct {
	tx       *store.ReadTx
	c        store.Committee
	loc      *time.Location
	rounds   map[store.RoundID]store.Round
	tasks    map[int]int          // a task's criterion
	works    map[store.PlanID]int // a clean-up's
	criteria map[int]store.Criterion
	who      map[store.MemberID]store.Member
	said     map[roundSubject][]store.Reply
}

type roundSubject struct {
	round   store.RoundID
	subject store.Subject
}

func newCabinet(tx *store.ReadTx, c store.Committee) (*cabinet, error) {
	x := &cabinet{tx: tx, c: c, loc: c.Location(), rounds: map[store.RoundID]store.Round{}, tasks: map[int]int{}, works: map[store.PlanID]int{}, criteria: map[int]store.Criterion{},
		who: map[store.MemberID]store.Member{}, said: map[roundSubject][]store.Reply{}}
	return x, x.read()
}

func (x *cabinet) read() error {
	rounds, err1 := x.tx.Rounds(x.c.ID)
	tasks, err2 := x.tx.Tasks(x.c.ID)
	criteria, err3 := x.tx.Criteria(x.c.ID)
	members, err4 := x.tx.Members(x.c.ID)
	plans, err5 := x.tx.Plans(x.c.ID)
	for _, r := range rounds {
		x.rounds[r.ID] = r
	}
	for _, t := range tasks {
		x.tasks[t.Number] = t.Criterion
	}
	for _, k := range criteria {
		x.criteria[k.Number] = k
	}
	for _, m := range members {
		x.who[m.ID] = m
	}
	for _, p := range plans {
		if p.Kind == store.CleanUp && x.criteria[p.Criterion].Number != 0 {
			x.works[p.ID] = p.Criterion
		}
	}
	return errors.Join(err1, err2, err3, err4, err5)
}

// exhibit is where a piece of evidence lies, with what was said with it.
func (x *cabinet) exhibit(e store.Evidence) (Exhibit, error) {
	one := x.place(e)
	if e.Reply == 0 {
		return one, nil
	}
	said, err := x.words(e.Round, e.Subject)
	if err != nil {
		return one, err
	}
	one.Said = wordNow(said, e.Reply)
	return one, nil
}

// place is where it lies, without the words.
func (x *cabinet) place(e store.Evidence) Exhibit {
	one := Exhibit{Evidence: e, Who: x.who[e.Member]}
	one.First = e.At.In(x.loc).Format("2006-01-02")
	one.Last = one.First
	if r, ok := x.rounds[e.Round]; ok {
		one.First, one.Last = r.FirstDay, r.LastDay
	}
	switch kind, n, _ := e.Subject.Split(); kind {
	case store.KindCriterion:
		one.Criterion = n
	case store.KindTask:
		one.Criterion = x.tasks[n]
	case store.KindNeighbourhood:
		one.Criterion = x.works[x.rounds[e.Round].Plan]
	}
	if slices.ContainsFunc(x.criteria[one.Criterion].Indicators, func(i store.Indicator) bool { return i.Number == e.Indicator }) {
		one.Indicator = e.Indicator
	}
	return one
}

// words are all that was said of a subject in a round, read once.
func (x *cabinet) words(r store.RoundID, s store.Subject) ([]store.Reply, error) {
	at := roundSubject{r, s}
	if all, ok := x.said[at]; ok {
		return all, nil
	}
	all, err := x.tx.RepliesTo(x.c.ID, r, s)
	x.said[at] = all
	return all, err
}

// wordNow is what a word reads today: the newest edit of it; the zero Reply when it was taken back.
func wordNow(all []store.Reply, id store.ReplyID) store.Reply {
	var now store.Reply
	for _, r := range all { // in order of arrival: an edit comes after what it edits
		switch {
		case r.Withdraws == id:
			return store.Reply{}
		case r.ID == id, r.Replaces == id && id != 0:
			now, id = r, r.ID
		}
	}
	return now
}
