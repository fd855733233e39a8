package extend

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/store"
	"giaoban/store/fold"
)

// mostLetters is how many requests of a day have letters, a to h; the others are decided by their code.
const mostLetters = 8

// letters are the tasks that a member could decide on today, in the order of their letters: whatever is decided meanwhile
// keeps its letter till the day is over, and a newer request of a task has the letter of the older.
func letters(tx *store.ReadTx, c store.Committee, me store.Member) ([]int, error) {
	all, err := tx.Tasks(c.ID)
	if err != nil {
		return nil, err
	}
	year, month, day := tx.Now().In(c.Location()).Date()
	midnight := time.Date(year, month, day, 0, 0, 0, 0, c.Location())
	type lettered struct {
		task  int
		first store.ExtensionID
	}
	var list []lettered
	for _, t := range all {
		asked, err := tx.Extensions(c.ID, t.Number)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(asked, func(e store.Extension) bool {
			return (me.Role == store.Chair || e.Member != me.ID) && (e.State == store.Asked || !closed(e, asked).Before(midnight))
		})
		if at >= 0 {
			list = append(list, lettered{t.Number, asked[at].ID})
		}
	}
	slices.SortFunc(list, func(a, b lettered) int { return cmp.Compare(a.first, b.first) })
	var tasks []int
	for _, l := range list {
		tasks = append(tasks, l.task)
	}
	return tasks, nil
}

// closed is when a request no longer waited: it was decided, or another took its place.
func closed(e store.Extension, all []store.Extension) time.Time {
	if !e.Decided.At.IsZero() {
		return e.Decided.At
	}
	for _, o := range all {
		if o.ID > e.ID {
			return o.At
		}
	}
	return e.At
}

// letterOf is the letter of a task among those of the day, "" past the last.
func letterOf(tasks []int, task int) string {
	if i := slices.Index(tasks, task); i >= 0 && i < mostLetters {
		return string(rune('a' + i))
	}
	return ""
}

// byLetter is the request that has a letter today although no button shows it: what was decided on it is said. One that
// still waits is asked about, since the list that was read may be of another day.
func byLetter(t *talk.Turn, letter byte) (*matter, *store.Extension, error) {
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return nil, nil, err
	}
	for _, a := range o.Actions {
		if line, _, _ := strings.Cut(a.Label, " "); len(line) == 1 && lower(line[0]) == letter {
			return nil, nil, nil // the list on the screen has lines of its own: a summary
		}
	}
	for _, p := range t.Places {
		if !talk.May(p.Role, talk.DecideTime) || t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return nil, nil, err
		}
		tasks, err := letters(&t.Tx.ReadTx, c, p)
		i := int(letter - 'a')
		if err != nil || i >= min(len(tasks), mostLetters) {
			return nil, nil, err
		}
		all, err := t.Tx.Extensions(c.ID, tasks[i])
		if err != nil {
			return nil, nil, err
		}
		last := all[len(all)-1]
		if last.State == store.Asked {
			return nil, nil, whichRequest(t, c.ID)
		}
		m, e, err := request(t, coded{committee: c.ID, task: last.Task, extension: last.ID})
		return &m, &e, err
	}
	return nil, nil, nil
}

// Short rulings: a letter or a code, and nothing but a no or a day.
var (
	shortNo  = regexp.MustCompile(`^(?:khong|ko|k|kg|hok|chua|no|thoi)(?: (?:a|nhe|nha|duoc|cho))*$`)
	shortDay = regexp.MustCompile(`^(?:ngay |den |toi )?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:thu (?:\d|hai|ba|tu|nam|sau|bay)|chu nhat)(?: tuan (?:nay|sau|toi))?)$`)
)

// readShort reads "b không", "c 5/12", "V3 15/12".
func readShort(s string) (said, bool) {
	if len(s) > 64 {
		return said{}, false
	}
	toks := fold.Tokens(s)
	x, next := target(toks)
	if x.task == 0 && x.letter == 0 || x.several || next >= len(toks) {
		return said{}, false
	}
	x.rest = trimmed(s[toks[next].Start:])
	switch key := fold.Key(x.rest); {
	case shortNo.MatchString(key):
		x.verb, x.rest = refuses, ""
	case shortDay.MatchString(key):
		x.verb = givesDay
	default:
		return said{}, false
	}
	return x, true
}
