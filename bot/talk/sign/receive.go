package sign

import (
	"path"
	"regexp"
	"slices"
	"strings"

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

var (
	// reOurs is how we name a report's files; phones add " (1)" and the like.
	reOurs = regexp.MustCompile(`bao-cao-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d`)
	// reSubject begins the caption of what shows how work goes.
	reSubject = regexp.MustCompile(`^(tc|tieu chi|v|viec|kp|khu pho) ?\d`)
	// written are the kinds of files that a report is edited in.
	written = []string{".docx", ".doc", ".odt", ".rtf"}
)

// received takes an edited report that comes back as a file. Any other file is left to others.
func received(t *talk.Turn) (bool, error) {
	f := t.Files[0]
	kind, ours := strings.ToLower(path.Ext(f.Name)), reOurs.MatchString(f.Name)
	if f.Kind != "document" || f.ID == "" || !ours && (!slices.Contains(written, kind) || reSubject.MatchString(t.Key)) {
		return false, nil
	}
	drafts, may, err := drafting(t)
	if err != nil || !may && !ours || len(drafts) == 0 && !ours {
		return false, err
	}
	switch no := (text.SignNoFile{Name: f.Name}); {
	case !may:
		return readerSends(t, f.Name)
	case !t.Private():
		no.Why = "group"
		return true, talk.Refuse(no)
	case kind != ".docx":
		no.Why = "kind"
		return true, talk.Refuse(no)
	case f.Size > maxFile:
		no.Why = "large"
		return true, talk.Refuse(no)
	}
	// Which report it is of the file itself says; what lies open counts where it does not.
	var p paper
	if i := slices.IndexFunc(drafts, func(p paper) bool { return len(drafts) == 1 || p.lies(t) }); i >= 0 {
		p = drafts[i]
	}
	about := p.about()
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Fetch, Chat: t.Chat, Lane: store.Rest, About: about,
		Recipe: store.RecipeOf(RecipeEdited, EditedArg{File: f.ID, Name: f.Name, Committee: p.c.ID, Report: p.r.ID})})
	if err != nil {
		return true, err
	}
	return true, t.AnswerAbout(text.SignFileComing{}, p.about())
}

// readerSends answers who reads reports and does not draft them: his way is another. Anybody else's file is no matter of ours.
func readerSends(t *talk.Turn, name string) (bool, error) {
	if !t.Private() || !slices.ContainsFunc(t.Places, func(m store.Member) bool { return talk.May(m.Role, talk.SignReports) }) {
		return false, nil
	}
	return true, talk.Refuse(text.SignNoFile{Why: "signer", Name: name})
}

// lies tells whether this is the report that lies open in the chat.
func (p paper) lies(t *talk.Turn) bool {
	_, step, err := p.asked(t)
	return err == nil && step != ""
}

// drafting are the reports that this person may edit now, in all his committees; may: he drafts in one.
func drafting(t *talk.Turn) (found []paper, may bool, err error) {
	return hands(t, talk.DraftReports, store.Drafted, store.SentBack)
}
