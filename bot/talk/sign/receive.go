package sign

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// RecipeEdited is the recipe of a Fetch job that brings an edited .docx: it is read, not kept.
const RecipeEdited = "report-edited"

// EditedArg is its argument; File and Name are those of store.FetchArg.
type EditedArg struct {
	File      string            `json:"file"`
	Name      string            `json:"name,omitempty"`
	Committee store.CommitteeID `json:"committee"`
	Report    store.ReportID    `json:"report"`
}

// maxFile is how large a file may be that a platform hands us, in bytes.
const maxFile = 20 << 20

// received takes an edited report that comes back as a file. Any other file is left to others.
func received(t *talk.Turn) (bool, error) {
	f := t.Files[0]
	kind := strings.ToLower(path.Ext(f.Name))
	if f.Kind != "document" || f.ID == "" || !slices.Contains([]string{".docx", ".doc", ".odt", ".rtf"}, kind) {
		return false, nil
	}
	drafts, err := drafting(t)
	if err != nil || len(drafts) == 0 {
		return false, err
	}
	p := drafts[0]
	if len(drafts) > 1 {
		i := slices.IndexFunc(drafts, func(p paper) bool { return p.lies(t) })
		if i < 0 {
			return true, talk.Refuse(text.SignNoFile{Why: "which", Name: f.Name})
		}
		p = drafts[i]
	}
	switch {
	case kind != ".docx":
		return true, talk.Refuse(text.SignNoFile{Why: "kind", Name: f.Name})
	case f.Size > maxFile:
		return true, talk.Refuse(text.SignNoFile{Why: "large", Name: f.Name})
	}
	about := p.about()
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Fetch, Chat: t.Chat, Lane: store.Rest, About: about,
		Recipe: store.RecipeOf(RecipeEdited, EditedArg{File: f.ID, Name: f.Name, Committee: p.c.ID, Report: p.r.ID})})
	if err != nil {
		return true, err
	}
	return true, t.AnswerAbout(text.SignFileComing{Period: p.period()}, p.about())
}

// lies tells whether this is the report that lies open in the chat.
func (p paper) lies(t *talk.Turn) bool {
	_, step, err := p.asked(t)
	return err == nil && step != ""
}

// drafting are the reports that this person may edit now, in all his committees.
func drafting(t *talk.Turn) (found []paper, err error) {
	for _, m := range t.Places {
		if !talk.May(m.Role, talk.DraftReports) || t.Committee != 0 && t.Committee != m.Committee {
			continue
		}
		c, err := t.Tx.Committee(m.Committee)
		if err != nil {
			return nil, err
		}
		all, err := t.Tx.Reports(c.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range withState(all, store.Drafted, store.SentBack) {
			found = append(found, paper{c: c, me: m, r: r, reckoned: &reckoning{}})
		}
	}
	return found, nil
}

// Take puts what an edited copy says into the report it is a copy of, and tells who sent it. words are the sections of the
// file, lost the keys of those it has no more, cause why it could not be read at all. A section that is as it was drafted,
// now or when the copy was made, was not edited. One that somebody else has edited is left alone, and said. It may be called
// again with the same file. Errors of cause: those of docx.Read.
func Take(tx *store.Tx, j store.Job, words map[string]string, lost []string, cause error) error {
	var arg EditedArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return fmt.Errorf("take edited report: %w", err)
	}
	by, err := tx.Person(j.About.Person)
	if errors.Is(err, store.ErrNotFound) || err == nil && by.Chat == "" {
		return nil // erased meanwhile
	}
	if err != nil {
		return err
	}
	p := paper{reckoned: &reckoning{}}
	if p.c, err = tx.Committee(arg.Committee); err != nil {
		return err
	}
	if p.r, err = tx.Report(arg.Committee, arg.Report); err != nil {
		return err
	}
	tx.By(by.ID, "edited file")
	m, err := p.taken(tx, by.ID, arg.Name, words, lost, cause)
	if err != nil {
		return err
	}
	return talk.Tell(tx, by, store.Answers, m, p.about())
}

// taken is what is said of an edited copy, once what it says is put in.
func (p paper) taken(tx *store.Tx, by store.PersonID, name string, words map[string]string, lost []string, cause error) (text.Message, error) {
	if cause != nil {
		return text.SignNoFile{Why: reasonOf(cause), Name: name}, nil
	}
	places, err := tx.Memberships(by)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(places, func(m store.Member) bool { return m.Committee == p.c.ID && talk.May(m.Role, talk.DraftReports) })
	if i < 0 || !editable(p.r) {
		return text.SignNoFile{Why: "locked", Name: name}, nil
	}
	said := text.SignFileTaken{Period: p.period(), See: p.code(doSee), Lost: lost}
	mine, err := p.differs(tx, words)
	if err != nil {
		return nil, err
	}
	for key := range mine {
		switch v, ok := p.r.Edited[key]; {
		case len([]rune(mine[key])) > maxWords:
			return text.SignTooLong{Length: len([]rune(mine[key])), Max: maxWords}, nil
		case ok && v.By != by:
			said.Clashes = append(said.Clashes, key)
			delete(mine, key)
		default:
			said.Keys = append(said.Keys, key)
		}
	}
	slices.Sort(said.Keys)
	slices.Sort(said.Clashes)
	if len(said.Keys)+len(said.Clashes)+len(said.Lost) == 0 {
		return text.SignNoFile{Why: "same", Name: name}, nil
	}
	if len(mine) > 0 {
		if err := p.put(tx, by, mine); err != nil {
			return nil, err
		}
	}
	if said.To, err = signer(&tx.ReadTx, p.c); err == nil && said.To != "" {
		said.Send = p.sendCode(tx.Now())
	}
	return said, err
}

// differs are the sections of a copy that say something else than the report does now, or was drafted to say at one of the
// instants whose figures it has had.
func (p paper) differs(tx *store.Tx, words map[string]string) (map[string]string, error) {
	d, _, err := p.document(&tx.ReadTx)
	if err != nil {
		return nil, err
	}
	drafts := []report.Document{d}
	for _, at := range append([]time.Time{p.r.AsOf}, p.r.Earlier...) {
		m, err := modelAt(&tx.ReadTx, p.c, p.r, at)
		if err != nil {
			return nil, err
		}
		drafted, err := report.Compose(p.c.Lang, m, nil)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, drafted)
	}
	mine := map[string]string{}
	for _, s := range d.Sections {
		said, ok := words[s.Key]
		if !ok {
			continue
		}
		same := slices.ContainsFunc(drafts, func(d report.Document) bool {
			old, ok := d.Section(s.Key)
			return ok && old.Text() == report.Section{Body: report.ParseBody(said)}.Text()
		})
		if !same {
			mine[s.Key] = said
		}
	}
	return mine, nil
}

// reasonOf names why a file could not be read.
func reasonOf(err error) string {
	switch {
	case errors.Is(err, docx.ErrNotReport):
		return "other"
	case errors.Is(err, docx.ErrTooLarge):
		return "large"
	case errors.Is(err, docx.ErrPassword):
		return "password"
	case errors.Is(err, docx.ErrNotWord):
		return "kind"
	}
	return "damaged"
}
