package view

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"giaoban/store"
)

// CleanUp is what came of one clean-up (tổng vệ sinh), neighbourhood by neighbourhood. Weights are in tonnes, whatever unit
// they were told in.
type CleanUp struct {
	Committee store.Committee
	Plan      store.Plan
	Round     store.Round
	AsOf      time.Time
	// Places are the neighbourhoods of which anybody said or showed something, by number. Worked of them did some work:
	// those who tell that nobody could come did none.
	Places []CleanUpPlace
	Worked int
	Sums   Sums
	Photos int
	// Silent are the neighbourhoods that were asked and of which nothing has been heard.
	Silent []Unheard
	// Roll is what was answered to the roll call, nil where none was called.
	Roll *RollCall
	// Before is the clean-up before this one in which any work was done, nil for none.
	Before *CleanUpBefore
	// Updated is when something that came after the closing was last told, zero for never.
	Updated time.Time
}

// CleanUpPlace is what one neighbourhood did.
type CleanUpPlace struct {
	store.Neighbourhood
	Sums   Sums
	Photos int
	// Words are the standing ones that anybody said of it, by when they were said. Deciding is the one that decides: the
	// lead's newest, else the newest; zero where there are only photos. Who said it.
	Words    []store.Reply
	Deciding store.Reply
	Who      store.Member
}

// Worked tells whether any work was done there. A photo is of work unless the word that decides is that it was stopped.
func (p CleanUpPlace) Worked() bool {
	done := slices.ContainsFunc(p.Words, func(w store.Reply) bool { return w.Status == store.Done })
	return done || p.Sums.any() || p.Photos > 0 && p.Deciding.Status != store.Blocked
}

// Stuck are the words that tell what stands in the way, of each member those that he has not overcome since.
func (p CleanUpPlace) Stuck() (words []store.Reply) {
	for i, w := range p.Words {
		stuck := func(w store.Reply) bool { return w.Status == store.Blocked || w.Blocker || w.NeedsHelp }
		over := func(x store.Reply) bool { return x.Member == w.Member && x.Status != "" && !stuck(x) }
		if stuck(w) && w.Text != "" && !slices.ContainsFunc(p.Words[i+1:], over) {
			words = append(words, w)
		}
	}
	return words
}

// CleanUpBefore is an earlier clean-up in total.
type CleanUpBefore struct {
	Round  store.Round
	Worked int
	Sums   Sums
}

// Unheard is a neighbourhood of which nothing has been heard, and who is to be asked. Unknown is set when that means
// nothing: he, or we, could not be reached.
type Unheard struct {
	store.Neighbourhood
	Members []store.Member
	Unknown bool
}

// lookBack is how many clean-ups are gone through to find an earlier one with work done: rain may have stopped several.
const lookBack = 8

// CleanUpOf computes what came of a clean-up.
func CleanUpOf(tx *store.ReadTx, c store.Committee, r store.Round) (CleanUp, error) {
	w, u, err := cleanUp(tx, c, r)
	if err != nil {
		return u, err
	}
	if err := w.gather(&u); err != nil {
		return u, err
	}
	return u, w.before(&u)
}

// CleanUpResults computes only what was done in a clean-up: Places and their sums, neither its roll call, nor who is silent,
// nor the one before.
func CleanUpResults(tx *store.ReadTx, c store.Committee, r store.Round) (CleanUp, error) {
	w, u, err := cleanUp(tx, c, r)
	if err != nil {
		return u, err
	}
	return u, w.fill(&u)
}

// nearby is how many rounds are read where a week is not long past.
const nearby = 32

// CleanUpsIn are those of the days of a round in which any work was done, the earliest first, as CleanUpResults has them.
func CleanUpsIn(tx *store.ReadTx, c store.Committee, week store.Round) ([]CleanUp, error) {
	near, err := tx.RecentRounds(c.ID, nearby)
	if err != nil {
		return nil, err
	}
	slices.Reverse(near)
	if len(near) == nearby && near[0].LastDay >= week.FirstDay {
		if near, err = tx.Rounds(c.ID); err != nil {
			return nil, err
		}
	}
	var found []CleanUp
	for _, r := range near {
		if r.Kind != store.CleanUp || r.IsRollCall() || r.Phase == store.Upcoming || r.LastDay < week.FirstDay || r.LastDay > week.LastDay {
			continue
		}
		u, err := CleanUpResults(tx, c, r)
		if err != nil {
			return nil, err
		}
		if u.Worked > 0 {
			found = append(found, u)
		}
	}
	return found, nil
}

// cleanUp is one of which nothing is computed yet.
func cleanUp(tx *store.ReadTx, c store.Committee, r store.Round) (*works, CleanUp, error) {
	u := CleanUp{Committee: c, Round: r, AsOf: tx.Now()}
	var err error
	if u.Plan, err = tx.Plan(c.ID, r.Plan); err != nil {
		return nil, u, err
	}
	w, err := newWorks(tx, c)
	return w, u, err
}

// gather reads all that is known of a clean-up by itself.
func (w *works) gather(u *CleanUp) error {
	if err := w.fill(u); err != nil {
		return err
	}
	if u.Round.RollCall != 0 {
		roll, err := w.roll(u.Round)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil {
			u.Roll = &roll
		}
	}
	seats, err := Seats(w.tx, u.Round)
	if err != nil {
		return err
	}
	u.Silent = w.silent(seats, u.heard)
	return nil
}

// Asked is how many neighbourhoods there are to hear of.
func (u CleanUp) Asked() int { return len(u.Places) + len(u.Silent) + len(u.Staying()) }

// Staying are the neighbourhoods that had said they would not come, and did not.
func (u CleanUp) Staying() []Coming {
	if u.Roll == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(u.Roll.Staying), func(c Coming) bool {
		return slices.ContainsFunc(u.Places, func(p CleanUpPlace) bool { return p.Number == c.Number })
	})
}

// heard tells whether anything has been heard of a neighbourhood; that nobody comes is something.
func (u CleanUp) heard(s store.Subject) bool {
	stays := u.Roll != nil && slices.ContainsFunc(u.Roll.Staying, func(c Coming) bool { return c.Subject() == s })
	return stays || slices.ContainsFunc(u.Places, func(p CleanUpPlace) bool { return p.Subject() == s })
}

// works knows the people and the neighbourhoods of a committee.
type works struct {
	tx      *store.ReadTx
	c       store.Committee
	members []store.Member
	places  []store.Neighbourhood
}

func newWorks(tx *store.ReadTx, c store.Committee) (*works, error) {
	w := &works{tx: tx, c: c}
	var err1, err2 error
	w.members, err1 = tx.Members(c.ID)
	w.places, err2 = tx.Neighbourhoods(c.ID)
	return w, errors.Join(err1, err2)
}

// fill reads what was said and shown of a clean-up.
func (w *works) fill(u *CleanUp) error {
	r := u.Round
	said, err := w.tx.Replies(w.c.ID, r.ID)
	if err != nil {
		return err
	}
	shown, err := w.tx.EvidenceSince(w.c.ID, r.Starts.AddDate(0, 0, -7))
	if err != nil {
		return err
	}
	for _, s := range said { // what was taken back is news too
		if over := r.ClosedAt; !over.IsZero() && s.Received.After(over) && s.Received.After(u.Updated) {
			u.Updated = s.Received
		}
	}
	photos := map[store.Subject]int{}
	for _, e := range shown {
		if e.Round != r.ID {
			continue
		}
		photos[e.Subject]++
		if over := r.ClosedAt; !over.IsZero() && e.At.After(over) && e.At.After(u.Updated) {
			u.Updated = e.At
		}
	}
	standing := bySaid(store.Standing(said))
	for _, n := range w.places {
		s := n.Subject()
		words := slices.DeleteFunc(slices.Clone(standing), func(x store.Reply) bool { return x.Subject != s })
		p := CleanUpPlace{Neighbourhood: n, Words: words, Photos: photos[s]}
		if len(words)+p.Photos == 0 {
			continue
		}
		lead := LeadOf(w.members, s, r)
		p.Sums = figuresOf(words, lead)
		p.Sums.weigh()
		p.Deciding = decidingWork(words, lead)
		p.Who = w.member(p.Deciding.Member)
		if p.Worked() {
			u.Worked++
		}
		u.Sums.add(p.Sums)
		u.Photos += p.Photos
		u.Places = append(u.Places, p)
	}
	return nil
}

// before finds the clean-up before in which any work was done.
func (w *works) before(u *CleanUp) error {
	at := u.Round
	for range lookBack {
		r, ok, err := previous(w.tx, at)
		if err != nil || !ok {
			return err
		}
		b := CleanUp{Round: r}
		if r.Kind == store.CleanUp {
			if err := w.fill(&b); err != nil {
				return err
			}
		}
		if b.Worked > 0 {
			u.Before = &CleanUpBefore{Round: r, Worked: b.Worked, Sums: b.Sums}
			return nil
		}
		at = r
	}
	return nil
}

// silent are the neighbourhoods that were asked about and of which nothing has been heard. Whoever is on leave without
// anybody in his place is not asked for his.
func (w *works) silent(seats []Seat, heard func(store.Subject) bool) []Unheard {
	var list []Unheard
	for _, seat := range seats {
		if seat.State == OnLeave {
			continue
		}
		for _, s := range seat.Subjects {
			if !s.Is(store.KindNeighbourhood) || heard(s) {
				continue
			}
			at := slices.IndexFunc(list, func(x Unheard) bool { return x.Subject() == s })
			if at < 0 {
				list = append(list, Unheard{Neighbourhood: w.place(s), Unknown: true})
				at = len(list) - 1
			}
			list[at].Members = append(list[at].Members, seat.Member)
			list[at].Unknown = list[at].Unknown && seat.State == Unknown
		}
	}
	slices.SortFunc(list, func(a, b Unheard) int { return cmp.Compare(a.Number, b.Number) })
	return list
}

func (w *works) member(id store.MemberID) store.Member {
	if i := slices.IndexFunc(w.members, func(m store.Member) bool { return m.ID == id }); i >= 0 {
		return w.members[i]
	}
	return store.Member{ID: id}
}

// place is the neighbourhood of a subject; one that is on no list is its number alone.
func (w *works) place(s store.Subject) store.Neighbourhood {
	if i := slices.IndexFunc(w.places, func(n store.Neighbourhood) bool { return n.Number == s.Number() }); i >= 0 {
		return w.places[i]
	}
	return store.Neighbourhood{Committee: w.c.ID, Number: s.Number()}
}

// decidingWork is the word that decides on what was done: the lead's newest, else the newest.
func decidingWork(words []store.Reply, lead store.MemberID) store.Reply {
	var d store.Reply
	for _, w := range words {
		if d.ID == 0 || w.Member == lead || d.Member != lead {
			d = w
		}
	}
	return d
}

func bySaid(words []store.Reply) []store.Reply {
	slices.SortStableFunc(words, func(a, b store.Reply) int {
		return cmp.Or(a.Said.Compare(b.Said), cmp.Compare(a.ID, b.ID))
	})
	return words
}
