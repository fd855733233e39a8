package view

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"giaoban/store"
)

// Ranking is what the facts of a period say of everybody who may be proposed for commendation (thi đua, khen thưởng). The
// same facts and the same instant give the same Ranking and, marshalled to JSON, the same bytes; read back, the same Ranking.
//
// There is no formula in it: a sum is made only with the weights that the chair has set, and each part of it is shown.
// Nobody is put down for a time in which he was not reached, on leave, or in which nobody knows; whoever has too few
// figures has no sum and no rank, which is not the last one.
type Ranking struct {
	// First and Last bound the period; AsOf is the transaction's instant, Until that whose tasks are shown (see Report).
	First string    `json:"first"`
	Last  string    `json:"last"`
	AsOf  time.Time `json:"as_of"`
	Until time.Time `json:"until"`
	// Rounds is how many rounds of the period have closed, CleanUps how many clean-ups of them anybody worked in.
	Rounds   int           `json:"rounds"`
	CleanUps int           `json:"clean_ups"`
	Weights  store.Weights `json:"weights,omitzero"`
	// Members are in protocol order (role, then as entered), Places and Units by number.
	Members []MeritLine `json:"members"`
	Places  []MeritLine `json:"places"`
	Units   []MeritLine `json:"units"`
}

// MeritLine is what is known of one member, khu phố or unit.
type MeritLine struct {
	Whom   store.Commended `json:"whom"`
	Name   string          `json:"name"`
	Call   string          `json:"call,omitempty"`
	Role   store.Role      `json:"role,omitempty"`
	Turns  Turns           `json:"turns"`
	Tasks  MeritTasks      `json:"tasks"`
	Clean  MeritClean      `json:"clean"`
	Points MeritPoints     `json:"points"`
	// Lack tells why no judgement can be made of it; empty where there is enough.
	Lack Lack `json:"lack,omitempty"`
	// Sum is what the chair's weights make of it, nil without weights and where there is too little; Rank is 1 for the
	// highest sum among its like, the same for the same sum, 0 without one.
	Sum  *MeritSum `json:"sum,omitempty"`
	Rank int       `json:"rank,omitempty"`
}

// Blank tells whether nothing at all is known: nothing was asked, given or scored.
func (l MeritLine) Blank() bool {
	return l.Turns.all() == 0 && !l.Tasks.Any() && l.Clean.Held == 0 && l.Points.Terms == 0
}

// Lack is why there is too little to judge by.
type Lack string

// The reasons. The first three are those of most of the rounds in which silence meant nothing.
const (
	LackUnreached Lack = "unreached" // has no account, nothing was noted for him
	LackUnknown   Lack = "unknown"   // he, or we, could not be reached
	LackLeave     Lack = "leave"     // on leave
	LackFew       Lack = "few"       // nothing that could be judged
	LackClean     Lack = "clean"     // others have figures of clean-ups, which are weighed
	LackPoints    Lack = "points"    // others have been scored, which is weighed, or the form is filled in half
)

// Turns counts the closed rounds of the period in which one was to answer. The first four are those in which silence would
// have meant something.
type Turns struct {
	// OnTime and Late are answers to all that was asked, before and after the closing; Partial left something open.
	OnTime  int `json:"on_time,omitempty"`
	Late    int `json:"late,omitempty"`
	Partial int `json:"partial,omitempty"`
	Silent  int `json:"silent,omitempty"`
	// The others count for nobody and against nobody.
	Unreached int `json:"unreached,omitempty"`
	Unknown   int `json:"unknown,omitempty"`
	Leave     int `json:"leave,omitempty"`
}

// Asked is in how many rounds silence would have meant something, Answered in how many all was answered.
func (t Turns) Asked() int    { return t.OnTime + t.Late + t.Partial + t.Silent }
func (t Turns) Answered() int { return t.OnTime + t.Late }

// all is in how many rounds an answer was wanted at all.
func (t Turns) all() int { return t.Asked() + t.Unreached + t.Unknown + t.Leave }

// lack tells why these are too few: at least half of the rounds must say something.
func (t Turns) lack() Lack {
	switch {
	case t.Asked() > 0 && 2*t.Asked() >= t.all():
		return ""
	case t.all() == 0:
		return LackFew
	case t.Unreached >= t.Unknown && t.Unreached >= t.Leave:
		return LackUnreached
	case t.Leave >= t.Unknown:
		return LackLeave
	}
	return LackUnknown
}

// MeritTasks counts the tasks that one leads: those that ended in the period and those open at Until.
type MeritTasks struct {
	InTime  int `json:"in_time,omitempty"`
	Late    int `json:"late,omitempty"`
	Undated int `json:"undated,omitempty"`
	// Overdue are open past their deadline, Open and NotBegun are the other open ones, begun or not, Reported wait for a yes.
	Overdue  int `json:"overdue,omitempty"`
	Open     int `json:"open,omitempty"`
	NotBegun int `json:"not_begun,omitempty"`
	Reported int `json:"reported,omitempty"`
	// Extended of them got more time in the period; whether they were in time is told by the deadline then in force.
	Extended int `json:"extended,omitempty"`
	// Excused are late ones that count against nobody: their lead was never reached, or on leave without a substitute on
	// the last day.
	Excused int `json:"excused,omitempty"`
}

// Due is how many had to be done by now.
func (t MeritTasks) Due() int { return t.InTime + t.Late + t.Overdue }

// Any tells whether there is any.
func (t MeritTasks) Any() bool { return t != MeritTasks{} }

// MeritClean is what a khu phố did in the clean-ups of the period: Worked of the Held ones that anybody worked in, and for
// which it was asked.
type MeritClean struct {
	Held   int  `json:"held,omitempty"`
	Worked int  `json:"worked,omitempty"`
	Sums   Sums `json:"sums,omitzero"`
	Photos int  `json:"photos,omitempty"`
}

// MeritPoints are those of inspections in the period, in hundredths of a point, over Terms periods of scoring. Open is how
// many criteria nobody has scored yet, Skipped how many the inspectors leave out.
type MeritPoints struct {
	Terms int `json:"terms,omitempty"`
	// Got is rounded, half up, from Exact; that is nil where nothing had to be rounded.
	Got     int      `json:"got,omitempty"`
	Exact   *big.Rat `json:"exact,omitempty"`
	Max     int      `json:"max,omitempty"`
	Open    int      `json:"open,omitempty"`
	Skipped int      `json:"skipped,omitempty"`
}

// exact is what was got, not rounded.
func (p MeritPoints) exact() *big.Rat {
	if p.Exact != nil {
		return p.Exact
	}
	return big.NewRat(int64(p.Got), 1)
}

// take adds the points of one period of scoring.
func (p *MeritPoints) take(got *big.Rat) {
	sum := new(big.Rat).Add(p.exact(), got)
	p.Got, p.Exact = rounded(sum), nil
	if !sum.IsInt() {
		p.Exact = sum
	}
}

// RankingOf computes the Ranking of the days from first to last (2006-01-02 in the committee's zone, both included) as of
// the transaction's instant. Errors: ErrPeriod.
func RankingOf(tx *store.ReadTx, c store.Committee, first, last string) (Ranking, error) {
	a, b, err := days(first, last)
	if err != nil {
		return Ranking{}, err
	}
	k, err := newClerk(tx, c, a, b)
	if err != nil {
		return Ranking{}, err
	}
	merit, err := tx.Merit(c.ID)
	if err != nil {
		return Ranking{}, err
	}
	j := &judge{clerk: k, members: map[store.MemberID]*MeritLine{}, places: map[int]*MeritLine{}, units: map[int]*MeritLine{},
		r: Ranking{First: first, Last: last, AsOf: tx.Now(), Until: k.until, Weights: merit.Weights}}
	for _, part := range []func() error{j.list, j.turns, j.tasks, j.points} {
		if err := part(); err != nil {
			return Ranking{}, err
		}
	}
	j.finish()
	return j.r, nil
}

// judge fills in a Ranking.
type judge struct {
	*clerk
	r       Ranking
	members map[store.MemberID]*MeritLine
	places  map[int]*MeritLine
	units   map[int]*MeritLine
}

// list finds who there is: all who belonged to the committee in the period, and its khu phố.
func (j *judge) list() error {
	for _, m := range j.team.members {
		if !m.From.After(j.until) && (m.To.IsZero() || m.To.After(j.begins)) {
			j.members[m.ID] = &MeritLine{Whom: store.Commended{Member: m.ID}, Name: m.Name, Call: m.Call, Role: m.Role}
		}
	}
	places, err := j.then.Neighbourhoods(j.c.ID)
	if err != nil {
		return err
	}
	for _, n := range places {
		if !n.From.After(j.until) && (n.To.IsZero() || n.To.After(j.begins)) {
			j.places[n.Number] = &MeritLine{Whom: store.Commended{Inspected: store.Inspected{Place: n.Number}}, Name: n.Name}
		}
	}
	return nil
}

// finish puts the lines in order and, where there are weights, sums them up.
func (j *judge) finish() {
	rank := func(l MeritLine) int { return slices.Index(store.Roles, l.Role) }
	j.r.Members = ordered(j.members, func(a, b MeritLine) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Whom.Member, b.Whom.Member))
	})
	j.r.Places = ordered(j.places, func(a, b MeritLine) int { return cmp.Compare(a.Whom.Place, b.Whom.Place) })
	j.r.Units = ordered(j.units, func(a, b MeritLine) int { return cmp.Compare(a.Whom.Unit, b.Whom.Unit) })
	for _, lines := range [][]MeritLine{j.r.Members, j.r.Places, j.r.Units} {
		settleAll(lines, j.r.Weights)
	}
}

func ordered[K comparable](lines map[K]*MeritLine, order func(a, b MeritLine) int) []MeritLine {
	all := make([]MeritLine, 0, len(lines))
	for _, l := range lines {
		all = append(all, *l)
	}
	slices.SortFunc(all, order)
	return all
}

// Find is the line of somebody; ok is false when he was not there in the period.
func (r Ranking) Find(whom store.Commended) (line MeritLine, ok bool) {
	for _, lines := range [][]MeritLine{r.Members, r.Places, r.Units} {
		for _, l := range lines {
			if l.Whom == whom {
				return l, true
			}
		}
	}
	return MeritLine{Whom: whom, Lack: LackFew}, false
}
