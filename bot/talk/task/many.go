package task

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// maxMany is how many tasks can be changed with one yes.
const maxMany = 50

// one of several codes: "V1", "V3-V12", "v3 đến v12", and what parts it from the next.
var (
	codeOrRange = regexp.MustCompile(`^[vV] ?([1-9]\d{0,5})(?:\s*(?:-|–|—|đến|den|tới|toi)\s*[vV]? ?([1-9]\d{0,5}))?(?:$|[\s:,;.&])`)
	codeBreak   = regexp.MustCompile(`^(?:\s*[,;&]\s*|\s+)(?:và\s+|va\s+|and\s+)?`)
)

// changing is one of several tasks and what it is to become.
type changing struct {
	Number  int    `json:"number"`
	Version int    `json:"version"`
	Fields  fields `json:"fields,omitzero"`
}

// codesOf reads several codes off the front of words: "V1, V2 hạn 5/12", "V3-V12 bỏ". ok is false for one code and for none.
func codesOf(s string) (numbers []int, rest string, ok bool) {
	rest = strings.TrimSpace(s)
	items := 0
	for {
		m := codeOrRange.FindStringSubmatchIndex(rest + " ")
		if m == nil {
			break
		}
		first, _ := strconv.Atoi(rest[m[2]:m[3]])
		last, end := first, m[3]
		if m[4] >= 0 {
			last, _ = strconv.Atoi(rest[m[4]:m[5]])
			end, items = m[5], items+1
		}
		items++
		if first > last {
			first, last = last, first
		}
		for n := first; n <= last && len(numbers) <= maxMany; n++ {
			if !slices.Contains(numbers, n) {
				numbers = append(numbers, n)
			}
		}
		rest = rest[end:]
		next := rest[len(codeBreak.FindString(rest)):]
		if !codeOrRange.MatchString(next + " ") {
			break
		}
		rest = next
	}
	return numbers, strings.TrimLeft(rest, " ,:;.–-"), items > 1
}

// changeMany is a change of several tasks at once: one card, one yes.
func (f flow) changeMany(t *talk.Turn, c store.Committee, numbers []int, rest string) error {
	if len(numbers) > maxMany {
		return talk.Refuse(text.TooManyTasks{Max: maxMany})
	}
	k, err := f.known(t, c)
	if err != nil {
		return err
	}
	edits, ok := editsOf(rest)
	d := draft{Committee: c.ID, Serial: t.Tx.Seq()}
	if key := fold.Key(rest); !ok {
		for _, w := range endWords {
			if key == w || strings.HasPrefix(key, w+" ") || strings.HasPrefix(key, w+",") {
				d.Dropping, ok = true, true
				d.Word = strings.Trim(behind(strings.Replace(rest, ",", " ", 1), w), " :,–-")
				break
			}
		}
	}
	if w, bad := deadlineOf(rest, k); !ok && bad.Why == "" && 3*len(w.Phrase) >= 2*len(rest) {
		edits, ok = []edit{{partDue, rest}}, true
	}
	if !ok {
		return t.Answer(text.TaskHow{Code: codesIn(numbers)})
	}
	code := func(verb string) string { return fmt.Sprintf("%s:%d:%s", prefixDraft, d.Serial, verb) }
	card := text.TasksDraft{Drop: d.Dropping, Word: d.Word, Save: code("save"), Leave: code("drop")}
	for _, n := range numbers {
		task, err := t.Tx.Task(c.ID, n)
		if err != nil || !task.Open() {
			card.Over = append(card.Over, store.SubjectOf(store.KindTask, n))
			continue
		}
		one, err := f.editing(t, task)
		if err != nil {
			return err
		}
		for _, e := range edits {
			f.apply(c, &one, e, k)
		}
		if step, _ := one.open(); step != stepCard || len(one.Notes) > 0 {
			return talk.Refuse(text.TasksUnclear{Said: rest, Code: task.Subject()})
		}
		lines := changes(t, c, *one.Base, one.fields)
		if len(lines) == 0 && !d.Dropping {
			card.Same = append(card.Same, task.Subject())
			continue
		}
		d.Many = append(d.Many, changing{n, task.Version, one.fields})
		line := text.TasksLine{Code: task.Subject(), Work: task.Work, Lines: lines}
		if lead, ok := task.Lead(t.Tx.Now()); ok {
			line.Lead = lead.Name
		}
		card.Tasks = append(card.Tasks, line)
	}
	if len(d.Many) == 0 {
		card.Save, card.Leave = "", ""
		return t.Answer(card)
	}
	return f.put(t, stepMany, d, card)
}

// codesIn names tasks in a row.
func codesIn(numbers []int) store.Subject {
	var all []string
	for _, n := range numbers {
		all = append(all, string(store.SubjectOf(store.KindTask, n)))
	}
	return store.Subject(strings.Join(all, ", "))
}

// saveMany makes the changes that were said back. A task that somebody has changed since stays as it is and is named.
func (f flow) saveMany(t *talk.Turn, c store.Committee, d draft) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	said := text.TasksChanged{Drop: d.Dropping, Word: d.Word}
	for _, one := range d.Many {
		task, err := find(&t.Tx.ReadTx, c.ID, one.Number)
		if err != nil {
			return err
		}
		if !task.Open() || task.Version != one.Version {
			said.Left = append(said.Left, task.Subject())
			continue
		}
		var calls []text.TaskParty
		if d.Dropping {
			calls, err = f.dropTask(t, c, task, d.Word)
		} else {
			calls, err = f.write(t, c, task, one.Fields)
		}
		if err != nil {
			return err
		}
		said.Codes = append(said.Codes, task.Subject())
		for _, p := range calls {
			if !slices.ContainsFunc(said.Calls, func(o text.TaskParty) bool { return o.Name == p.Name }) {
				said.Calls = append(said.Calls, p)
			}
		}
	}
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

// write makes a task what the fields say and tells its people.
func (f flow) write(t *talk.Turn, c store.Committee, task store.Task, to fields) ([]text.TaskParty, error) {
	old := task
	old.Parties = slices.Clone(task.Parties)
	put(&task, c, fieldsOf(old, t.Tx.Now()), to, t.Tx.Now())
	if err := t.Tx.PutTask(&task); err != nil {
		return nil, fmt.Errorf("change task: %w", err)
	}
	return tellChange(t, c, old, task)
}

// dropTask drops a task and tells its people. It stays in the record, with the word why.
func (f flow) dropTask(t *talk.Turn, c store.Committee, task store.Task, word string) ([]text.TaskParty, error) {
	old := task
	task.State, task.Dropped = store.TaskDropped, store.Verdict{By: t.Person.ID, At: t.Tx.Now(), Word: word}
	task.Version++
	if err := t.Tx.PutTask(&task); err != nil {
		return nil, fmt.Errorf("drop task: %w", err)
	}
	return tellChange(t, c, old, task)
}
