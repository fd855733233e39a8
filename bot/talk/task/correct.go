package task

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

// part is what of a task a correction is about.
type part string

const (
	partDue       part = "due"
	partNoDue     part = "no due"
	partLead      part = "lead"
	partSupport   part = "support"
	partMore      part = "more support"
	partLess      part = "less support"
	partCriterion part = "criterion"
	partNoCrit    part = "no criterion"
	partWork      part = "work"
	partRhythm    part = "rhythm"
	partNoRhythm  part = "no rhythm"
)

// partWords are how a correction begins, folded, the longer before the shorter.
var partWords = longestFirst(map[part]string{
	partDue:       "han, han chot, han moi, han la, han den, doi han, sua han, doi han thanh, deadline, due",
	partNoDue:     "khong han, ko han, khong co han, khong dat han, bo han, xoa han, no deadline, no due",
	partLead:      "chu tri, chu tri la, doi chu tri, nguoi chu tri, dau moi, giao cho, giao lai cho, chuyen cho, giao lai, lead",
	partSupport:   "phoi hop, phoi hop voi, phoi hop la, support",
	partMore:      "them phoi hop, phoi hop them, them nguoi phoi hop, them phoi hop voi, them, add support, add",
	partLess:      "bo phoi hop, bot phoi hop, khong phoi hop, bo nguoi phoi hop, remove support, remove, no support",
	partCriterion: "tieu chi, tieu chi so, gan tieu chi, doi tieu chi, tc, criterion",
	partNoCrit:    "khong tieu chi, bo tieu chi, no criterion",
	partWork:      "noi dung, noi dung la, noi dung viec, sua noi dung, viec, viec la, work",
	partRhythm:    "nhip, dinh ky, lap lai, rhythm",
	partNoRhythm:  "bo nhip, khong nhip, khong dinh ky, no rhythm",
})

type partWord struct {
	words string
	part  part
}

func longestFirst(all map[part]string) []partWord {
	var list []partWord
	for p, words := range all {
		for w := range strings.SplitSeq(words, ", ") {
			list = append(list, partWord{w, p})
		}
	}
	slices.SortFunc(list, func(a, b partWord) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.words, b.words))
	})
	return list
}

// edit is one correction.
type edit struct {
	part part
	said string
}

// editOf reads one correction: "hạn thứ 6", "tc4", "chủ trì: Lan".
func editOf(s string) (edit, bool) {
	s = strings.TrimSpace(s)
	key := fold.Key(s)
	if n, ok := strings.CutPrefix(key, store.KindCriterion); ok {
		if _, err := strconv.Atoi(n); err == nil {
			return edit{partCriterion, n}, true
		}
	}
	for _, w := range partWords {
		rest, ok := strings.CutPrefix(key, w.words)
		if !ok || rest != "" && rest[0] != ' ' && rest[0] != ':' {
			continue
		}
		return edit{w.part, strings.TrimLeft(behind(s, w.words), " :")}, true
	}
	return edit{}, false
}

// behind is what of a text follows the words that fold to phrase, which it begins with.
func behind(s, phrase string) string {
	for i := range s {
		if fold.Key(s[:i]) == phrase && (s[i] == ' ' || s[i] == ':' || s[i] == '\n') {
			return strings.TrimSpace(s[i:])
		}
	}
	return ""
}

// editsOf reads corrections in a row: "hạn thứ 6, thêm phối hợp Lan". ok is false when the first words are none.
func editsOf(s string) (all []edit, ok bool) {
	from := 0
	var parts []string
	for i, r := range s {
		if !strings.ContainsRune(",;\n", r) {
			continue
		}
		if _, begins := editOf(s[i+1:]); begins {
			parts, from = append(parts, s[from:i]), i+1
		}
	}
	for _, p := range append(parts, s[from:]) {
		e, begins := editOf(p)
		if !begins {
			return nil, false
		}
		all = append(all, e)
	}
	return all, true
}

// apply makes a correction in a draft.
func (f flow) apply(c store.Committee, d *draft, e edit, k assignment.Known) {
	switch e.part {
	case partDue:
		d.Asking, d.Dated = false, true
		if e.said == "" {
			d.Wrong = wrong{Why: "ask"}
			return
		}
		w, bad := deadlineOf(e.said, k)
		if d.Wrong = bad; bad.Why == "" {
			d.take(w)
		}
	case partNoDue:
		d.Deadline, d.Guessed, d.Wrong = store.Deadline{}, false, wrong{}
	case partLead:
		d.lead(f, c, e.said, k)
	case partSupport:
		d.Supports = f.people(c, e.said, k)
	case partMore:
		for _, p := range f.people(c, e.said, k) {
			d.Supports = add(d.Supports, p)
		}
	case partLess:
		gone := f.people(c, e.said, k)
		d.Supports = slices.DeleteFunc(slices.Clone(d.Supports), func(p party) bool {
			return e.said == "" || slices.ContainsFunc(gone, p.same)
		})
	case partCriterion:
		d.criterion(e.said, k)
	case partNoCrit:
		d.Criterion = 0
	case partWork:
		d.Work = strings.Join(strings.Fields(e.said), " ")
	case partRhythm:
		if w := when.Understand(e.said, k.Now, k.Calendar); w.Kind == when.Recur {
			d.take(w)
			return
		}
		d.Notes = append(d.Notes, unplaced{"part", e.said})
	case partNoRhythm:
		d.Rhythm, d.Offered = store.Rhythm{}, false
	}
	d.tidy()
}

// lead sets who leads, from a day on where one is named: "Lan từ 1/12".
func (d *draft) lead(f flow, c store.Committee, said string, k assignment.Known) {
	d.Each, d.LeadFrom = false, ""
	if d.Number != 0 {
		if name, day, ok := fromDay(said, k); ok {
			said = name
			switch today := calendar.DateOf(k.Now); {
			case day.After(today):
				d.LeadFrom = day.String()
			case day.Before(today):
				d.Notes = append(d.Notes, unplaced{"part", strings.TrimSpace(strings.TrimPrefix(said, name))})
			}
		}
	}
	old := d.Leads
	d.Leads = f.people(c, said, k)
	if d.Number == 0 {
		return
	}
	// Whoever leads on stays as he is written.
	for i, p := range d.Leads {
		if at := slices.IndexFunc(old, func(o party) bool { return p.clear() && o.same(p) }); at >= 0 {
			d.Leads[i] = old[at]
		}
	}
}

// fromDay reads "Lan từ 1/12".
func fromDay(said string, k assignment.Known) (name string, day calendar.Date, ok bool) {
	tok := fold.Tokens(said)
	for i := len(tok) - 2; i > 0; i-- {
		if tok[i].Key != "tu" && tok[i].Key != "from" {
			continue
		}
		w := when.Understand("hạn "+said[tok[i].End:], k.Now, k.Calendar)
		if w.Due.IsZero() {
			continue
		}
		return strings.TrimSpace(said[:tok[i].Start]), w.Due.Day, true
	}
	return "", calendar.Date{}, false
}

// criterion sets the criterion by its number.
func (d *draft) criterion(said string, k assignment.Known) {
	d.Notes = slices.DeleteFunc(d.Notes, func(u unplaced) bool { return u.Why == "criterion" || u.Why == "criteria" })
	n, err := strconv.Atoi(strings.TrimSpace(said))
	if err != nil || !slices.ContainsFunc(k.Criteria, func(c store.Criterion) bool { return c.Number == n }) {
		d.Notes = append(d.Notes, unplaced{"criterion", "tiêu chí " + said})
		return
	}
	d.Criterion = n
}

// What people type to a card.
var (
	yesWords  = []string{"giao", "ok", "oke", "okie", "dong y", "dung", "dung roi", "luu", "duoc", "co", "u", "uh", "um", "yes", "give", "save", "dung giao"}
	howWords  = []string{"sua", "sai", "chua dung", "correct", "fix", "wrong"}
	dropWords = []string{"bo", "thoi", "khong", "ko", "bo di", "huy bo", "drop", "leave", "no"}
)

// corrected takes what was typed below a card: yes, no, a correction, or a whole new sentence. Anything else is about
// something else, and the card stays open.
func (f flow) corrected(t *talk.Turn, c store.Committee, d draft, k assignment.Known) (bool, error) {
	switch {
	case slices.Contains(yesWords, t.Key):
		return true, f.save(t, c, d)
	case slices.Contains(howWords, t.Key):
		return true, t.Answer(how(d))
	case slices.Contains(dropWords, t.Key):
		return true, f.drop(t, d)
	}
	edits, ok := editsOf(t.Text)
	if !ok {
		if w := when.Understand(t.Text, k.Now, k.Calendar); !w.Due.IsZero() && 3*len(w.Phrase) >= 2*len(t.Text) {
			edits, ok = []edit{{partDue, t.Text}}, true
		}
	}
	if ok {
		for _, e := range edits {
			f.apply(c, &d, e, k)
		}
		return true, f.next(t, c, d)
	}
	if d.Number == 0 && assignment.Gives("giao "+t.Text, k) {
		return true, f.read(t, c, t.Text, "giao ")
	}
	return false, nil
}

func how(d draft) text.TaskHow {
	if d.Number == 0 {
		return text.TaskHow{}
	}
	return text.TaskHow{Code: store.SubjectOf(store.KindTask, d.Number)}
}

// drop leaves a draft.
func (f flow) drop(t *talk.Turn, d draft) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return t.Rewrite(left(d), store.About{Committee: d.Committee, Flow: FlowName})
}
