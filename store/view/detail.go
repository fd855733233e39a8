package view

import (
	"cmp"
	"slices"

	"giaoban/store"
)

// Detail is what one line of a week rests on: all that is known of a criterion or of a neighbourhood in it.
type Detail struct {
	Subject store.Subject
	// Criterion is the zero one for a neighbourhood.
	Criterion store.Criterion
	// Light is that of the week, Before that of the week before; Overdue of its tasks are late, one of which makes it red.
	Light, Before Light
	Overdue       int
	// Owners answer for it, the lead first: by the charges of now, for a past week by those of its closing.
	Owners []store.Member
	// Words are all in force, the one that decides first, then the newest.
	Words []store.Reply
	// Earlier are the words that decided in the weeks before, the newest first; a week in which nobody spoke has none.
	Earlier []Spoken
	// Tasks are those that are open, or were done in the week, the most urgent first.
	Tasks []TaskLine
	// CleanUps are those of the week in which any work was done: of a criterion those that belong to it, of a neighbourhood
	// those in which it worked, with its own place alone.
	CleanUps []CleanUp
	// Photos and Files are what was sent of it in the week, AllPhotos and AllFiles ever.
	Photos, Files, AllPhotos, AllFiles int
}

// Spoken is the word that decided in a week.
type Spoken struct {
	Round store.Round
	Word  store.Reply
}

// lookedBack is how many weeks before a Detail goes through for its Earlier.
const lookedBack = 3

// DetailOf is what a week says of a criterion or a neighbourhood. Errors: store.ErrNotFound where the committee has none such.
func DetailOf(tx *store.ReadTx, w Week, s store.Subject) (Detail, error) {
	d := Detail{Subject: s}
	members, err := tx.Members(w.Committee.ID)
	if err != nil {
		return d, err
	}
	d.tasks(w)
	kind, n, _ := s.Split()
	switch i := slices.IndexFunc(w.Rows, func(r Row) bool { return r.Criterion.Number == n }); {
	case kind == store.KindCriterion && i >= 0:
		d.row(w.Rows[i])
	case kind == store.KindNeighbourhood:
		if err := d.place(tx, w, n, members); err != nil {
			return d, err
		}
	default:
		return d, store.ErrNotFound
	}
	d.owners(tx, w, members)
	if err := d.earlier(tx, w, members); err != nil {
		return d, err
	}
	if err := d.cleanUps(tx, w); err != nil {
		return d, err
	}
	return d, d.evidence(tx, w)
}

// row takes what the week has found of a criterion.
func (d *Detail) row(r Row) {
	d.Criterion, d.Light, d.Before, d.Overdue = r.Criterion, r.Light, r.Before, r.Overdue
	d.say(r.Words, r.Deciding)
}

// place finds the same of a neighbourhood.
func (d *Detail) place(tx *store.ReadTx, w Week, n int, members []store.Member) error {
	if _, err := tx.Neighbourhood(w.Committee.ID, n); err != nil {
		return err
	}
	all, err := tx.RepliesTo(w.Committee.ID, w.Round.ID, d.Subject)
	if err != nil {
		return err
	}
	words := store.InForce(all)
	word, _ := Deciding(words, LeadOf(members, d.Subject, w.Round))
	d.say(words, word)
	d.Overdue = w.overdueIn(n)
	d.Light = lightWith(word, d.Overdue)
	before, ok, err := previous(tx, w.Round)
	if err != nil || !ok {
		return err
	}
	d.Before, err = lightIn(tx, members, before, d.Subject)
	return err
}

// overdueIn counts the overdue tasks that a neighbourhood leads.
func (w Week) overdueIn(n int) (late int) {
	for _, l := range w.Tasks {
		if l.Lead.Neighbourhood == n && l.Stands == Overdue {
			late++
		}
	}
	return late
}

func lightWith(word store.Reply, overdue int) Light {
	if overdue > 0 {
		return Red
	}
	return LightOf(word)
}

// PlaceLight is how the work goes in a neighbourhood.
type PlaceLight struct {
	store.Neighbourhood
	Light Light
}

// PlaceLights are those of a committee's neighbourhoods in a week, by number, those that have ended left out.
func PlaceLights(tx *store.ReadTx, w Week) ([]PlaceLight, error) {
	all, err := tx.Neighbourhoods(w.Committee.ID)
	if err != nil {
		return nil, err
	}
	members, err := tx.Members(w.Committee.ID)
	if err != nil {
		return nil, err
	}
	replies, err := tx.Replies(w.Committee.ID, w.Round.ID)
	if err != nil {
		return nil, err
	}
	bySubject := map[store.Subject][]store.Reply{}
	for _, r := range store.InForce(replies) {
		bySubject[r.Subject] = append(bySubject[r.Subject], r)
	}
	var lights []PlaceLight
	for _, p := range all {
		if !p.To.IsZero() && !p.To.After(tx.Now()) {
			continue
		}
		word, _ := Deciding(bySubject[p.Subject()], LeadOf(members, p.Subject(), w.Round))
		lights = append(lights, PlaceLight{Neighbourhood: p, Light: lightWith(word, w.overdueIn(p.Number))})
	}
	return lights, nil
}

// say puts the words in order, the one that decides first.
func (d *Detail) say(words []store.Reply, deciding store.Reply) {
	d.Words = slices.Clone(words)
	slices.SortStableFunc(d.Words, func(a, b store.Reply) int {
		first := func(r store.Reply) int {
			if r.ID == deciding.ID {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(first(a), first(b)), b.Said.Compare(a.Said))
	})
}

func (d *Detail) owners(tx *store.ReadTx, w Week, members []store.Member) {
	at := tx.Now()
	if w.Past {
		at = w.Round.ClosedAt
	}
	for _, m := range members {
		if !m.In(at) {
			continue
		}
		for _, c := range m.AnswersFor(at) {
			if c.Subject != d.Subject {
				continue
			}
			if c.Lead {
				d.Owners = slices.Insert(d.Owners, 0, m)
			} else {
				d.Owners = append(d.Owners, m)
			}
			break
		}
	}
}

// of tells whether a task is the subject's: of its criterion, or led by its neighbourhood.
func (d *Detail) of(l TaskLine) bool {
	_, n, _ := d.Subject.Split()
	if d.Subject.Is(store.KindCriterion) {
		return l.Task.Criterion == n
	}
	return l.Lead.Neighbourhood == n
}

func (d *Detail) tasks(w Week) {
	loc := w.Committee.Location()
	for _, l := range w.Tasks {
		inWeek := l.Stands.Done() && l.Task.DoneAt.In(loc).Format(dayForm) >= w.Round.FirstDay
		if d.of(l) && (l.Task.Open() || inWeek) {
			d.Tasks = append(d.Tasks, l)
		}
	}
	ByUrgency(d.Tasks)
}

func (d *Detail) earlier(tx *store.ReadTx, w Week, members []store.Member) error {
	r := w.Round
	for range lookedBack {
		before, ok, err := previous(tx, r)
		if err != nil || !ok {
			return err
		}
		r = before
		word, ok, err := decided(tx, r, d.Subject, LeadOf(members, d.Subject, r))
		if err != nil {
			return err
		}
		if ok {
			d.Earlier = append(d.Earlier, Spoken{Round: r, Word: word})
		}
	}
	return nil
}

func (d *Detail) cleanUps(tx *store.ReadTx, w Week) error {
	all, err := CleanUpsIn(tx, w.Committee, w.Round)
	_, n, _ := d.Subject.Split()
	for _, u := range all {
		if d.Subject.Is(store.KindCriterion) {
			if u.Plan.Criterion == n {
				d.CleanUps = append(d.CleanUps, u)
			}
			continue
		}
		for _, p := range u.Places {
			if p.Number == n && p.Worked() {
				u.Places, u.Worked, u.Sums, u.Photos = []CleanUpPlace{p}, 1, p.Sums, p.Photos
				d.CleanUps = append(d.CleanUps, u)
				break
			}
		}
	}
	return err
}

func (d *Detail) evidence(tx *store.ReadTx, w Week) error {
	all, err := tx.EvidenceOf(w.Committee.ID)
	if err != nil || len(all) == 0 {
		return err
	}
	lies, err := newCabinet(tx, w.Committee)
	if err != nil {
		return err
	}
	for _, e := range all { // counted only: what was said with it is not read
		x := lies.place(e)
		if x.Evidence.Subject != d.Subject && (d.Criterion.Number == 0 || x.Criterion != d.Criterion.Number) {
			continue
		}
		inWeek := x.First >= w.Round.FirstDay && x.Last <= w.Round.LastDay
		switch photo := x.Photo(); {
		case photo && inWeek:
			d.Photos, d.AllPhotos = d.Photos+1, d.AllPhotos+1
		case photo:
			d.AllPhotos++
		case inWeek:
			d.Files, d.AllFiles = d.Files+1, d.AllFiles+1
		default:
			d.AllFiles++
		}
	}
	return nil
}
