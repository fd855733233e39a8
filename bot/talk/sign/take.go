package sign

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// ErrNotFetched is the cause of a file that the platform does not hand out.
var ErrNotFetched = errors.New("file could not be fetched")

// Take puts what an edited copy says into the report it is a copy of, and tells who sent it; cause is why it could not be read
// at all. A section that is as it was when the copy was drawn, or as it was drafted, was not edited. One that somebody else has
// edited since is left alone, and said; so is what was edited around the sections, which is never taken. It may be called again with the same file. Errors of cause: those of docx.Read,
// ErrNotFetched.
func Take(tx *store.Tx, j store.Job, c Copy, cause error) error {
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
	tx.By(by.ID, "edited file")
	m, err := taken(tx, by.ID, arg, c, cause)
	if err != nil {
		return err
	}
	return talk.Tell(tx, by, store.Answers, m, store.About{Committee: j.About.Committee, Flow: FlowName})
}

// taken is what is said of an edited copy, once what it says is put in.
func taken(tx *store.Tx, by store.PersonID, arg EditedArg, c Copy, cause error) (text.Message, error) {
	no := text.SignNoFile{Name: arg.Name}
	if cause != nil {
		no.Why = reasonOf(cause)
		return no, nil
	}
	from, named := originOf(c.Name)
	p, known, err := from.foundBy(&tx.ReadTx, by)
	if !named && err == nil {
		if arg.Report == 0 {
			no.Why = "which"
			return no, nil
		}
		p, known, err = reportOf(&tx.ReadTx, by, arg)
	}
	switch {
	case err != nil:
		return nil, err
	case !known:
		no.Why = "strange"
		return no, nil
	case !editable(p.r):
		m, err := p.lockedText(&tx.ReadTx)
		m.File = arg.Name
		return m, err
	}
	said, mine, err := p.sorted(tx, by, from, named, c)
	if err != nil {
		return nil, err
	}
	said.Beside, said.MoreBeside = beside(c.Beside)
	if len(said.Keys)+len(said.Clashes)+len(said.Lost)+len(said.Long)+len(said.Beside) == 0 {
		no.Why = "same"
		return no, nil
	}
	if said.Changes, err = p.changes(&tx.ReadTx, said.Keys, mine); err != nil {
		return nil, err
	}
	if len(mine) > 0 {
		if err := p.put(tx, by, mine); err != nil {
			return nil, err
		}
	}
	if arg.Report != 0 && arg.Report != p.r.ID && arg.Report != from.report {
		if r, err := tx.Report(arg.Committee, arg.Report); err == nil {
			said.Open = Period(p.c, r.First, r.Last)
		}
	}
	if said.To, err = signer(&tx.ReadTx, p.c); err == nil && said.To != "" {
		said.Send = p.sendCode()
	}
	return said, err
}

// reportOf is the report that lay open when a file without a name came, where the sender may still draft there.
func reportOf(tx *store.ReadTx, by store.PersonID, arg EditedArg) (p paper, known bool, err error) {
	r, err := tx.Report(arg.Committee, arg.Report)
	if errors.Is(err, store.ErrNotFound) {
		return p, false, nil
	}
	if err != nil {
		return p, false, err
	}
	return origin{committee: arg.Committee, report: r.ID, first: r.First, last: r.Last}.foundBy(tx, by)
}

// sorted says which of a copy's sections were edited, and gives the words that are to be put in.
func (p paper) sorted(tx *store.Tx, by store.PersonID, from origin, named bool, c Copy) (said text.SignFileTaken, mine map[string]string, err error) {
	said = text.SignFileTaken{Period: p.period(), See: p.code(doSee), Lost: c.Lost, Most: maxWords}
	var as []report.Document
	if named {
		if as, err = from.drafts(&tx.ReadTx, p.c); err != nil {
			return said, nil, err
		}
	}
	if mine, err = p.differs(tx, c.Words, as); err != nil {
		return said, nil, err
	}
	for key := range mine {
		v, ok := p.r.Edited[key]
		switch {
		case utf8.RuneCountInString(mine[key]) > maxWords:
			said.Long = append(said.Long, key)
			delete(mine, key)
		case ok && v.By != by && (!named || v.At.After(from.at)):
			said.Clashes = append(said.Clashes, key)
			delete(mine, key)
		default:
			said.Keys = append(said.Keys, key)
			if mine[key] == "" {
				said.Emptied = append(said.Emptied, key)
			}
		}
	}
	for _, keys := range [][]string{said.Keys, said.Clashes, said.Long, said.Emptied} {
		slices.Sort(keys)
	}
	return said, mine, nil
}

// differs are the sections of a copy that say something else than the report does now, or was drafted to say at one of the
// instants whose figures it has had, or any of as does.
func (p paper) differs(tx *store.Tx, words map[string]string, as []report.Document) (map[string]string, error) {
	d, _, err := p.document(&tx.ReadTx)
	if err != nil {
		return nil, err
	}
	drafts := append([]report.Document{d}, as...)
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
	case errors.Is(err, ErrNotFetched):
		return "lost"
	}
	return "damaged"
}

// patient is after how many attempts to fetch a copy nobody waits for it any more.
const patient = 3

// reading tells whether a copy of this report is under way from this chat: what is handed in before it is read lacks its words.
func (p paper) reading(t *talk.Turn) (bool, error) {
	jobs, err := t.Tx.JobsOf(t.Chat)
	if err != nil {
		return false, err
	}
	for _, j := range jobs {
		if j.Recipe.Kind != RecipeEdited || j.Attempts > patient {
			continue
		}
		var arg EditedArg
		if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
			return false, fmt.Errorf("read what is fetched: %w", err)
		}
		if arg.Report == 0 || arg.Committee == p.c.ID && arg.Report == p.r.ID {
			return true, nil
		}
	}
	return false, nil
}
