package sign

import (
	"slices"
	"strings"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// linesShown is how many lines of a section the whole report shows in chat; the section alone shows all.
const linesShown = 12

// open shows the whole report, with what this member can do with it. A draft that nobody has edited takes the figures of
// now first; one that was edited offers it.
func (p paper) open(t *talk.Turn) error {
	news, err := p.news(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	if news && editable(p.r) && len(p.r.Edits) == 0 {
		if err := p.take(t); err != nil {
			return err
		}
		news = false
	}
	return p.show(t, news)
}

func (p paper) show(t *talk.Turn, news bool) error {
	m, err := p.draft(t, news)
	if err != nil {
		return err
	}
	if m.Edit != "" {
		if err := p.hold(t, asked{}, stepDraft); err != nil {
			return err
		}
	}
	return t.AnswerAbout(m, p.shown())
}

// draft puts the report into words.
func (p paper) draft(t *talk.Turn, news bool) (text.SignDraft, error) {
	tx := &t.Tx.ReadTx
	d, _, err := p.document(tx)
	if err != nil {
		return text.SignDraft{}, err
	}
	m := text.SignDraft{Period: p.period(), State: p.r.State, AsOf: p.r.AsOf.In(p.c.Location()), Blank: blank(p.c.Lang, d),
		Hash: shown(p.r.Hash), Until: p.unfinished(), News: news && (editable(p.r) || p.r.State == store.Approved),
		Files: text.SignFiles{Doc: p.code(doDoc), Sheet: p.code(doSheet), Picture: p.code(doPicture)}}
	if len(t.Places) > 1 {
		m.Committee = p.c.Name
	}
	for _, s := range d.Sections {
		m.Sections = append(m.Sections, section(s, linesShown))
	}
	for _, a := range d.Appendix {
		m.Appendix += len(a.Rows)
	}
	if m.Submitted, err = p.who(tx, p.r.Submitted); err != nil {
		return m, err
	}
	decided := p.r.Decided
	if p.r.State == store.Dropped {
		decided = p.r.Left
	}
	if m.Decided, err = p.who(tx, decided); err != nil {
		return m, err
	}
	if m.Note, err = Note(t.Lang, p.c, p.r); err != nil {
		return m, err
	}
	if m.To, err = signer(tx, p.c); err != nil {
		return m, err
	}
	return m, p.buttons(t, &m)
}

// buttons puts in what the member can do with a report as it stands.
func (p paper) buttons(t *talk.Turn, m *text.SignDraft) error {
	may, err := signs(&t.Tx.ReadTx, p.c, p.me)
	if err != nil {
		return err
	}
	drafts := talk.May(p.me.Role, talk.DraftReports)
	switch {
	case editable(p.r) && drafts:
		m.Edit, m.Drop, m.NoLetter, m.Kept = p.code(doEdit), p.code(doDrop), incomplete(p.c.Letter), p.kept()
		if m.To != "" {
			m.Send = p.sendCode()
		}
		if m.News {
			m.Fresh = p.code(doFresh)
		}
	case p.r.State == store.Submitted:
		if may {
			m.OK, m.No = p.code(doOK, p.r.Version), p.code(doNo, p.r.Version)
		}
		m.NotYours = !may && p.me.Role == store.Deputy
		if drafts {
			m.Back = p.code(doBack)
		}
	case p.r.State == store.Approved && drafts:
		m.New = p.code(doNew)
	case p.r.State == store.Dropped && drafts:
		m.Again = p.code(doAgain)
	}
	return nil
}

// kept are the sections whose words were put into the approved report that this one is to replace: the figures around them
// are others now.
func (p paper) kept() (keys []string) {
	for key := range p.r.Edits {
		if p.r.Supersedes != 0 && p.r.Edited[key].At.Before(p.r.Made.At) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// section is a section in chat, with at most so many lines; 0 for all.
func section(s report.Section, most int) text.SignSection {
	x := text.SignSection{Key: s.Key, Heading: s.Heading, Top: s.Level == 1, Edited: s.Edited}
	if body := s.Text(); body != "" {
		x.Lines = strings.Split(body, "\n")
	}
	if n := len(x.Lines); most > 0 && n > most {
		x.Lines, x.More = x.Lines[:most], n-most
	}
	return x
}

// blank counts the places that are marked as missing.
func blank(lang store.Lang, d report.Document) int {
	mark, err := text.Line(lang, text.ReportLabel{Key: "missing"})
	if err != nil || mark == "" {
		return 0
	}
	n := 0
	for _, s := range d.Sections {
		n += strings.Count(s.Text(), mark)
	}
	for _, t := range d.Appendix {
		for _, row := range t.Rows {
			n += strings.Count(strings.Join(row, "\n"), mark)
		}
	}
	return n
}

// around counts the places of a letterhead that a document prints as missing.
func around(l store.Letter) (n int) {
	for _, s := range []string{l.Upper, l.Agency, l.Place, l.Symbol, l.Authority, l.Post, l.Signer} {
		if s == "" {
			n++
		}
	}
	to, kept := docx.Kept(l.Copies)
	if len(to) == 0 {
		n++
	}
	if kept == "" {
		n++
	}
	return n
}

// incomplete tells whether something is missing in what every document must have around it.
func incomplete(l store.Letter) bool { return l.Layout == "" || around(l) > 0 }

// showSection shows one section in full.
func (p paper) showSection(t *talk.Turn, key string) error {
	s, err := p.section(t, key)
	if err != nil {
		return err
	}
	m := text.SignShown{Period: p.period(), Section: section(s, 0)}
	if editable(p.r) && talk.May(p.me.Role, talk.DraftReports) {
		m.Edit = p.code(doSection, s.Key)
	}
	return t.AnswerAbout(m, p.about())
}

// section finds a section by its key, or says which there are.
func (p paper) section(t *talk.Turn, key string) (report.Section, error) {
	d, _, err := p.document(&t.Tx.ReadTx)
	if err != nil {
		return report.Section{}, err
	}
	s, ok := d.Section(key)
	if !ok {
		no := text.SignNoSection{Said: key}
		for _, s := range d.Sections {
			no.Keys = append(no.Keys, s.Key)
		}
		return s, talk.Refuse(no)
	}
	return s, nil
}
