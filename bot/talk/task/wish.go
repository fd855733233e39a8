package task

import (
	"slices"
	"strings"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Wish is what a list that was sent in makes of one task; nil for what it says nothing of. A Number of 0 is a new one. Lead and
// Supports are names, those of Supports with commas between them.
type Wish struct {
	Number         int
	Work           *string
	Lead, Supports *string
	Criterion      *int
	Places         *[]int
	Deadline       *store.Deadline
	// Drop is why the task is dropped.
	Drop *string
}

// Grant does what the wishes say and tells the people of each task as /giao does. by is who wishes, 0 for the operator. It gives
// the new tasks, and the names that are nobody's on the list, or several people's: nobody is told for them.
func Grant(tx *store.Tx, cal *calendar.Calendar, c store.Committee, by store.PersonID, wishes []Wish) (given []store.Subject, unclear []string, err error) {
	t := &talk.Turn{Message: talk.Message{At: tx.Now()}, Tx: tx, Person: store.Person{ID: by}, Lang: c.Lang, Calendar: cal}
	f := flow{cal: cal}
	k, err := f.known(t, c)
	if err != nil {
		return nil, nil, err
	}
	members, err := tx.MembersIn(c.ID)
	if err != nil {
		return nil, nil, err
	}
	r := &reacher{t: t, c: c, members: members}
	// named is who a name means. It stays as it was written, so that the list says the same the next time.
	named := func(name string) (p party) {
		found := f.people(c, name, k)
		if len(found) == 1 && found[0].clear() {
			p = found[0]
		} else {
			unclear = append(unclear, name)
		}
		p.Name = name
		return p
	}
	for _, w := range wishes {
		var old store.Task
		if w.Number != 0 {
			if old, err = tx.Task(c.ID, w.Number); err != nil {
				return nil, nil, err
			}
		}
		to := fieldsOf(old, tx.Now())
		// renamed writes a party as the list does, where it is the one that is there.
		renamed := func(p party) {
			old.Parties = slices.Clone(old.Parties)
			for i := range old.Parties {
				if o := &old.Parties[i]; o.In(tx.Now()) && p.clear() && p.same(party{Name: o.Name, Member: o.Member, Neighbourhood: o.Neighbourhood}) {
					o.Name = p.Name
				}
			}
		}
		if w.Work != nil {
			to.Work = *w.Work
		}
		if w.Lead != nil {
			to.Leads = append(to.Leads[:0:0], named(*w.Lead))
			renamed(to.Leads[0])
		}
		if w.Supports != nil {
			had := to.Supports
			to.Supports = nil
			for _, name := range strings.FieldsFunc(*w.Supports, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
				name = strings.TrimSpace(name)
				i := slices.IndexFunc(had, func(p party) bool { return p.Name == name })
				switch {
				case name == "":
				case i >= 0:
					to.Supports = append(to.Supports, had[i])
				default:
					to.Supports = append(to.Supports, named(name))
					renamed(to.Supports[len(to.Supports)-1])
				}
			}
		}
		if w.Criterion != nil {
			to.Criterion = *w.Criterion
		}
		if w.Places != nil {
			to.Places = *w.Places
		}
		if w.Deadline != nil {
			if err := f.endless(t, c, &to, *w.Deadline, k); err != nil {
				return nil, nil, err
			}
		}
		switch {
		case w.Number == 0:
			d := draft{Committee: c.ID, fields: to}
			task := d.task(t, to.Leads[0])
			if err := tx.PutTask(&task); err != nil {
				return nil, nil, err
			}
			given = append(given, task.Subject())
			for _, p := range append(slices.Clone(to.Leads), to.Supports...) {
				if err := r.tell(p, task.Number); err != nil {
					return nil, nil, err
				}
			}
		case w.Drop != nil:
			if _, err := f.dropTask(t, c, old, *w.Drop); err != nil {
				return nil, nil, err
			}
		default:
			if _, err := f.write(t, c, old, to); err != nil {
				return nil, nil, err
			}
		}
	}
	slices.Sort(unclear)
	return given, slices.Compact(unclear), nil
}

// endless puts in a deadline that a list has; where its words are of work without an end, that is asked about as what /giao gives
// is. The words stay, so that the list says the same the next time.
func (f flow) endless(t *talk.Turn, c store.Committee, to *fields, due store.Deadline, k assignment.Known) error {
	if to.Deadline.IsZero() && to.Deadline.Phrase != "" && to.Deadline.Phrase != due.Phrase {
		to.Rhythm = store.Rhythm{} // it was that of the old words
	}
	to.Deadline = due
	if !due.IsZero() || due.Phrase == "" {
		return nil
	}
	d := draft{}
	w, _ := deadlineOf(due.Phrase, k)
	if d.take(w); d.Rhythm == (store.Rhythm{}) {
		if err := f.offer(t, c, &d, w); err != nil {
			return err
		}
	}
	if d.Rhythm != (store.Rhythm{}) {
		to.Rhythm = d.Rhythm
	}
	return nil
}
