package sign

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"giaoban/bot/report"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// maxWords is how long a section may be when it is edited, in code points.
const maxWords = 8000

// locked refuses an edit of a report that is submitted or decided, with the way on.
func (p paper) locked(t *talk.Turn) error {
	if editable(p.r) {
		return nil
	}
	m, err := p.lockedText(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	return talk.Refuse(m)
}

func (p paper) lockedText(tx *store.ReadTx) (m text.SignLocked, err error) {
	m = text.SignLocked{Period: p.period(), State: p.r.State}
	v := p.r.Decided
	switch p.r.State {
	case store.Submitted:
		v, m.Back = p.r.Submitted, p.code(doBack)
	case store.Dropped:
		v, m.Again = p.r.Left, p.code(doAgain)
	default:
		m.New = p.code(doNew)
	}
	m.Who, err = p.who(tx, v)
	return m, err
}

// askWhich asks which section is meant: one of all, or of the parts of parent. words were given already.
func (p paper) askWhich(t *talk.Turn, parent, words string) error {
	if err := p.locked(t); err != nil {
		return err
	}
	d, _, err := p.document(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	q := text.SignWhich{Parent: parent, Words: words != ""}
	for _, s := range d.Sections {
		if len(parts(d, s.Key)) > 0 || parent != "" && !strings.HasPrefix(s.Key, parent+".") {
			continue
		}
		x := section(s, 1)
		x.Code = p.code(doSection, s.Key)
		q.Sections = append(q.Sections, x)
	}
	if err := p.hold(t, asked{Words: words}, stepWhich); err != nil {
		return err
	}
	return t.AnswerAbout(q, p.about())
}

// parts are the sections below a main part.
func parts(d report.Document, key string) (all []report.Section) {
	for _, s := range d.Sections {
		if strings.HasPrefix(s.Key, key+".") {
			all = append(all, s)
		}
	}
	return all
}

// sectionPressed takes a section's button: its new words where they were given already, else the question for them.
func sectionPressed(t *talk.Turn, p paper, key string) error {
	a, step, err := p.asked(t)
	if err != nil {
		return err
	}
	if step == stepWhich && a.Words != "" {
		return p.edit(t, key, a.Words)
	}
	return p.askWords(t, key)
}

// askWords asks for the new words of a section.
func (p paper) askWords(t *talk.Turn, key string) error {
	if err := p.locked(t); err != nil {
		return err
	}
	s, err := p.section(t, key)
	if err != nil {
		return err
	}
	d, _, err := p.document(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	if len(parts(d, s.Key)) > 0 {
		return p.askWhich(t, s.Key, "")
	}
	q := text.SignWords{Section: section(s, 0)}
	if s.Edited {
		q.Old = p.code(doUndo, s.Key)
	}
	if err := p.hold(t, asked{Key: s.Key}, stepWords); err != nil {
		return err
	}
	return t.AnswerAbout(q, p.about())
}

// edit puts words in the place of a section. What somebody else has put there since it was last seen here is shown first.
func (p paper) edit(t *talk.Turn, key, words string) error {
	a, _, err := p.asked(t)
	if err != nil {
		return err
	}
	if err := p.locked(t); err != nil {
		return err
	}
	s, err := p.section(t, key)
	if err != nil {
		return err
	}
	d, _, err := p.document(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	switch n := utf8.RuneCountInString(words); {
	case len(parts(d, key)) > 0:
		return p.askWhich(t, key, words)
	case n > maxWords:
		return talk.Refuse(text.SignTooLong{Length: n, Max: maxWords})
	case p.touched(t, key, a.Seen):
		return p.askClash(t, s, words)
	}
	if err := p.put(t.Tx, t.Person.ID, map[string]string{key: words}); err != nil {
		return err
	}
	return p.edited(t, key, false)
}

// touched tells whether somebody else has changed a section after a version.
func (p paper) touched(t *talk.Turn, key string, seen int) bool {
	v, ok := p.r.Edited[key]
	return ok && v.By != t.Person.ID && p.r.EditedIn[key] > seen
}

// put writes edits. Words that are those of the draft take the edit back.
func (p *paper) put(tx *store.Tx, by store.PersonID, edits map[string]string) error {
	m, err := p.model(&tx.ReadTx)
	if err != nil {
		return err
	}
	drafted, err := report.Compose(p.c.Lang, m, nil)
	if err != nil {
		return err
	}
	// The maps may be those of a record that was read twice.
	p.r.Edits, p.r.Edited, p.r.EditedIn = cloned(p.r.Edits), cloned(p.r.Edited), cloned(p.r.EditedIn)
	for key, words := range edits {
		words = report.Section{Body: report.ParseBody(words)}.Text()
		if s, ok := drafted.Section(key); ok && s.Text() == words {
			delete(p.r.Edits, key)
		} else {
			p.r.Edits[key] = words
		}
		p.r.Edited[key], p.r.EditedIn[key] = store.Verdict{By: by, At: tx.Now()}, p.r.Version+1
	}
	return tx.PutReport(&p.r)
}

// cloned is a copy that can be written to.
func cloned[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return maps.Clone(m)
}

// edited says back a section that was changed just now, and goes on listening.
func (p paper) edited(t *talk.Turn, key string, undone bool) error {
	return p.said(t, key, text.SignEdited{Undone: undone})
}

func (p paper) said(t *talk.Turn, key string, m text.SignEdited) error {
	s, err := p.section(t, key)
	if err != nil {
		return err
	}
	m.Period = p.period()
	m.Section, m.Undone, m.See = section(s, 0), m.Undone || !s.Edited, p.code(doSee)
	if s.Edited {
		m.Old = p.code(doUndo, key)
	}
	if m.To, err = signer(&t.Tx.ReadTx, p.c); err != nil {
		return err
	}
	if m.To != "" {
		m.Send = p.sendCode()
	}
	if err := p.hold(t, asked{}, stepDraft); err != nil {
		return err
	}
	return t.AnswerAbout(m, p.about())
}

// takeBack gives a section the drafted words again.
func (p paper) takeBack(t *talk.Turn, key string) error {
	if err := p.locked(t); err != nil {
		return err
	}
	if key == "" {
		return p.askWhich(t, "", "")
	}
	// "II" stands for its only edited part.
	if mine := editedBelow(p.r, key); len(mine) == 1 {
		key = mine[0]
	}
	s, err := p.section(t, key)
	if err != nil {
		return err
	}
	if !s.Edited {
		return talk.Refuse(text.SignNotEdited{Key: key})
	}
	a, _, err := p.asked(t)
	if err != nil {
		return err
	}
	if p.touched(t, key, a.Seen) {
		return p.askClash(t, s, "")
	}
	p.r.Edits, p.r.Edited, p.r.EditedIn = maps.Clone(p.r.Edits), maps.Clone(p.r.Edited), cloned(p.r.EditedIn)
	delete(p.r.Edits, key)
	p.r.Edited[key], p.r.EditedIn[key] = store.Verdict{By: t.Person.ID, At: t.Tx.Now()}, p.r.Version+1
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	return p.edited(t, key, true)
}

func editedBelow(r store.Report, key string) (keys []string) {
	for k := range r.Edits {
		if k == key || strings.HasPrefix(k, key+".") {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// askClash shows what somebody else put into a section and asks whose words are to stand; no words: those of the draft.
func (p paper) askClash(t *talk.Turn, s report.Section, words string) error {
	q := text.SignClash{Section: section(s, linesShown), Mine: words, Back: words == "", Over: p.code(doOver), Keep: p.code(doKeep)}
	if !s.Edited {
		q.Section.Lines = nil
	}
	var err error
	if q.Who, err = p.who(&t.Tx.ReadTx, p.r.Edited[s.Key]); err != nil {
		return err
	}
	if err := p.hold(t, asked{Key: s.Key, Words: words}, stepClash); err != nil {
		return err
	}
	return t.AnswerAbout(q, p.about())
}

// clashPressed settles whose words stand. What changed meanwhile once more is shown once more.
func clashPressed(t *talk.Turn, p paper, mine bool) error {
	a, step, err := p.asked(t)
	if err != nil {
		return err
	}
	if step != stepClash {
		return talk.Refuse(text.StaleButton{})
	}
	switch {
	case !mine:
		return p.said(t, a.Key, text.SignEdited{Kept: true})
	case a.Words == "":
		return p.takeBack(t, a.Key)
	}
	return p.edit(t, a.Key, a.Words)
}

// refreshed gives the draft the figures of now and shows it.
func (p paper) refreshed(t *talk.Turn) error {
	if err := p.locked(t); err != nil {
		return err
	}
	if err := p.take(t); err != nil {
		return err
	}
	return p.show(t, false)
}
