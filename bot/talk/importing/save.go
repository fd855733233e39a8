package importing

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"giaoban/bot/importer"
	"giaoban/bot/talk"
	"giaoban/bot/talk/roster"
	"giaoban/bot/talk/task"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// save does what was said back, unless it would change something else by now: then that is said first.
func (f flow) save(t *talk.Turn, c store.Committee, a asked) error {
	p, _, err := a.compare(&t.Tx.ReadTx, t.Calendar)
	if err != nil {
		return err
	}
	if p.Empty() {
		return f.again(t, a, 0)
	}
	if a.Shown != shown(p) {
		return f.again(t, a, 0)
	}
	said, err := Save(t.Tx, f.menus, t.Calendar, c, t.Person.ID, p)
	if err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

// shown is a proposal as it is said back, so that it can be told from another.
func shown(p importer.Proposal) string {
	raw, err := json.Marshal(p.Changes)
	if err != nil {
		panic(err) // never for structs of strings
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}

// Save does what a proposal says, in this transaction. by is whose proposal it is, 0 for the operator.
func Save(tx *store.Tx, menus talk.Menus, cal *calendar.Calendar, c store.Committee, by store.PersonID, p importer.Proposal) (text.ImportSaved, error) {
	tx.By(by, "import")
	var said text.ImportSaved
	var people []roster.Wish
	var work []task.Wish
	for _, ch := range p.Changes {
		switch {
		case ch.New:
			said.New++
		case ch.End:
			said.Ended++
		default:
			said.Changed++
		}
		var err error
		switch ch.Kind {
		case importer.Member:
			people = append(people, personOf(ch))
			if ch.New {
				said.Members = append(said.Members, ch.Label)
			}
		case importer.Task:
			var w task.Wish
			if w, err = taskOf(tx, cal, c, ch); err == nil {
				work = append(work, w)
			}
		default:
			err = putCriterion(tx, c, ch)
		}
		if err != nil {
			return said, fmt.Errorf("import %s: %w", ch.Kind, err)
		}
	}
	added, err := roster.Grant(tx, menus, c, by, people)
	if err != nil {
		return said, fmt.Errorf("import members: %w", err)
	}
	if said.Letters, err = roster.Invited(tx, c.ID, added); err != nil {
		return said, fmt.Errorf("import members: %w", err)
	}
	// Tasks come after people: their leads may be new.
	if said.Tasks, said.Unclear, err = task.Grant(tx, cal, c, by, work); err != nil {
		return said, fmt.Errorf("import tasks: %w", err)
	}
	said.Conflicts = len(p.Conflicts)
	return said, nil
}

func personOf(ch importer.Change) roster.Wish {
	w := roster.Wish{End: ch.End}
	w.Member, _ = importer.MemberOf(ch.Code) // 0 for somebody new
	for _, x := range ch.Cells {
		is := x.Is
		codes := importer.Codes(is)
		switch x.Key {
		case "name":
			w.Name = &is
		case "call":
			w.Call = &is
		case "post":
			w.Post = &is
		case "unit":
			w.Unit = &is
		case "phone":
			w.Phone = &is
		case "role":
			role := store.Role(is)
			w.Role = &role
		case "leads":
			w.Leads = &codes
		case "helps":
			w.Helps = &codes
		case "charges":
			w.Charges = &codes
		case "to":
			w.Back = is == ""
		}
	}
	return w
}

func taskOf(tx *store.Tx, cal *calendar.Calendar, c store.Committee, ch importer.Change) (task.Wish, error) {
	w := task.Wish{Number: store.Subject(ch.Code).Number()}
	due := store.Deadline{}
	if w.Number != 0 {
		old, err := tx.Task(c.ID, w.Number)
		if err != nil {
			return w, err
		}
		due = old.Deadline
		due.Version = 0
	}
	if due, changed := ch.Deadline(due, tx.Now().In(c.Location()), cal); changed {
		w.Deadline = &due
	}
	for _, x := range ch.Cells {
		is := x.Is
		switch x.Key {
		case "work":
			w.Work = &is
		case "lead":
			w.Lead = &is
		case "supports":
			w.Supports = &is
		case "criterion":
			n, _ := strconv.Atoi(is) // empty is none
			w.Criterion = &n
		case "places":
			in := []int{}
			for _, s := range importer.Codes(is) {
				in = append(in, s.Number())
			}
			w.Places = &in
		case "ended":
			if is != "" {
				w.Drop = &is
			}
		}
	}
	return w, nil
}

func putCriterion(tx *store.Tx, c store.Committee, ch importer.Change) error {
	s := store.Subject(ch.Code)
	k, err := tx.Criterion(c.ID, s.About().Number())
	if errors.Is(err, store.ErrNotFound) && ch.Kind == importer.Criterion {
		k, err = store.Criterion{Committee: c.ID, Number: s.Number()}, nil
	}
	if err != nil {
		return err
	}
	name, short, mark := &k.Name, &k.Short, &k.Attainment
	if ch.Kind == importer.Indicator {
		i := slices.IndexFunc(k.Indicators, func(i store.Indicator) bool { return i.Number == s.Question() })
		k.Indicators = slices.Clone(k.Indicators)
		if i < 0 {
			k.Indicators = append(k.Indicators, store.Indicator{Number: s.Question()})
			i = len(k.Indicators) - 1
		}
		name, short, mark = &k.Indicators[i].Name, new(string), &k.Indicators[i].Attainment
	}
	for _, x := range ch.Cells {
		switch x.Key {
		case "name":
			*name = x.Is
		case "short":
			*short = x.Is
		case "attainment":
			*mark = store.Attainment(x.Is)
		}
	}
	slices.SortFunc(k.Indicators, func(a, b store.Indicator) int { return a.Number - b.Number })
	return tx.PutCriterion(&k)
}
