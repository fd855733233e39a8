package cleanup

import (
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// wordRecap tells what was done: to the group without a name, to the officers with everything. It changes the message that
// is there already, so a group in which it was shown is told too when all of it has been taken back.
func wordRecap(tx *store.ReadTx, j store.Job) (store.Content, error) {
	m, err := read(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	if !m.round.Over() {
		return store.Content{}, talk.ErrNothing // opened again
	}
	u, err := view.CleanUpOf(tx, m.c, m.round)
	if err != nil {
		return store.Content{}, err
	}
	officer := m.reader != 0
	if u.Worked == 0 && !officer {
		if _, shown, err := tx.Card(j.Chat, j.Card); err != nil || !shown {
			return store.Content{}, orNothing(err)
		}
	}
	say, err := m.recap(u, officer)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(m.lang, say)
}

func orNothing(err error) error {
	if err != nil {
		return err
	}
	return talk.ErrNothing
}

func (m matter) recap(u view.CleanUp, officer bool) (text.CleanUpRecap, error) {
	say := text.CleanUpRecap{CleanUpHead: m.head(), Worked: u.Worked, Sums: figures(u.Sums, u.Photos), Officer: officer, Updated: m.local(u.Updated),
		Before: m.before(u), All: u.Asked()}
	if !officer {
		say.Place = ""
	}
	for _, p := range u.Places {
		if err := m.place(&say, p); err != nil {
			return say, err
		}
	}
	if !officer {
		return say, nil
	}
	if err := m.absent(&say, u); err != nil || m.plan.Criterion == 0 {
		return say, err
	}
	var err error
	say.Criterion, err = m.subject(store.SubjectOf(store.KindCriterion, m.plan.Criterion))
	return say, err
}

// place tells of one neighbourhood: what it has done, and to officers what stood in the way.
func (m matter) place(say *text.CleanUpRecap, p view.CleanUpPlace) error {
	s, err := m.subject(p.Subject())
	if err != nil {
		return err
	}
	if p.Worked() {
		line := text.CleanUpLine{Subject: s, Figures: figures(p.Sums, p.Photos)}
		if say.Officer && p.Deciding.ID != 0 {
			line.Who, line.At, line.Behalf = call(p.Who), m.local(p.Deciding.Said), p.Deciding.OnBehalf()
			line.Day = line.At.YearDay() != m.local(m.round.Starts).YearDay()
		}
		say.Lines = append(say.Lines, line)
	}
	if !say.Officer {
		return nil
	}
	for _, w := range p.Stuck() {
		who, err := m.tx.Member(m.c.ID, w.Member)
		if err != nil {
			return err
		}
		say.Stuck = append(say.Stuck, text.CleanUpStuck{Subject: s, Who: call(who), Text: w.Text, Behalf: w.OnBehalf()})
	}
	return nil
}

// absent tells the officers who said that he would not come, and of whom nothing has been heard.
func (m matter) absent(say *text.CleanUpRecap, u view.CleanUp) error {
	for _, x := range u.Silent {
		s, err := m.subject(x.Subject())
		if err != nil {
			return err
		}
		if x.Unknown {
			say.Unknown = append(say.Unknown, s)
		} else {
			say.Silent = append(say.Silent, s)
		}
	}
	for _, c := range u.Staying() {
		line, err := m.comes(c)
		if err != nil {
			return err
		}
		say.Staying = append(say.Staying, line)
	}
	return nil
}

// week is how far apart two clean-ups are of which one says "last week".
const week = 7 * 24 * time.Hour

func (m matter) before(u view.CleanUp) *text.CleanUpBefore {
	b := u.Before
	if b == nil {
		return nil
	}
	apart := u.Round.Starts.Sub(b.Round.Starts) - week
	sums := figures(b.Sums, 0)
	return &text.CleanUpBefore{At: m.local(b.Round.Starts), Week: apart.Abs() < week/7*2, Worked: b.Worked, Sums: sums}
}

func figures(s view.Sums, photos int) text.CleanUpFigures {
	return text.CleanUpFiguresOf(store.Quantities(s), photos)
}
