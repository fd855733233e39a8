package evidence

import (
	"errors"
	"fmt"
	"mime"
	"path"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

const (
	// atOnce is how many files of one answer are sent at a tap.
	atOnce = 10
	// largestPhoto is up to what size platforms show a picture as one; larger ones go as documents.
	largestPhoto = 10 << 20
)

// open sends back what came with one answer: first the words, which arrive whatever becomes of the files.
func open(t *talk.Turn, c store.Committee, m store.Member, id store.EvidenceID) error {
	e, err := t.Tx.Evidence(c.ID, id)
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	all, err := view.Exhibits(&t.Tx.ReadTx, c)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(x view.Exhibit) bool { return x.Evidence.ID == id })
	if i < 0 {
		return talk.Refuse(text.StaleButton{})
	}
	may := e.Member == m.ID
	for _, s := range []store.Subject{e.Subject, store.SubjectOf(store.KindCriterion, all[i].Criterion)} {
		if may || s == "" {
			continue
		}
		if may, err = sees(t, m, s); err != nil {
			return err
		}
	}
	if !may {
		return talk.Refuse(text.StaleButton{})
	}
	var found entry
	from, shared := sourceOf(e)
	for _, x := range all {
		its, _ := sourceOf(x.Evidence)
		if shared && its == from && x.Indicator == all[i].Indicator || x.Evidence.ID == id {
			found.exhibits = append(found.exhibits, x)
		}
	}
	line, err := entryText(t, c, m, found)
	if err != nil {
		return err
	}
	about := store.About{Committee: c.ID, Round: e.Round, Flow: FlowName, Subject: e.Subject, Reply: e.Reply}
	if err := t.AnswerAbout(text.EvidenceOpened{Entry: line, Most: atOnce}, about); err != nil {
		return err
	}
	kept := slices.DeleteFunc(found.exhibits, func(x view.Exhibit) bool { return x.Evidence.Hash == "" })
	for k, x := range kept[:min(atOnce, len(kept))] {
		if err := send(t, text.EvidenceFile{N: k + 1, Of: min(atOnce, len(kept)), Subject: line.Subject, At: line.At}, fileOf(x), about); err != nil {
			return err
		}
	}
	return nil
}

// send answers with a file, remembering what it is about.
func send(t *talk.Turn, m text.Message, f store.File, about store.About) error {
	chat, lang := t.Chat, t.Lang
	if !t.Private() {
		chat, lang = t.Person.Chat, t.Person.Lang
	}
	c, err := text.Say(lang, m)
	if err != nil {
		return err
	}
	c.File = &f
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Lane: store.Answers, Chat: chat, Content: &c, About: about})
	return err
}

// fileOf is a kept file as it is sent back.
func fileOf(x view.Exhibit) store.File {
	e := x.Evidence
	f := store.File{Kind: store.Document, Recipe: RecipeKept, Arg: e.Hash, Name: e.Name}
	if f.Name == "" {
		f.Name = fmt.Sprintf("minh-chung-%d%s", e.ID, extension(e.MIME))
	}
	if e.MIME == "image/jpeg" && e.Size <= largestPhoto {
		f.Kind = store.Picture
	}
	f.Name = path.Base(strings.ReplaceAll(f.Name, "\\", "/"))
	return f
}

// extension is that of a type of file, "" for one that is not known.
func extension(kind string) string {
	switch kind {
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "image/webp":
		return ".webp"
	case "application/pdf":
		return ".pdf"
	case "video/mp4":
		return ".mp4"
	case "audio/ogg":
		return ".ogg"
	}
	if base, _, err := mime.ParseMediaType(kind); err != nil || base == kind {
		return ""
	} else {
		return extension(base)
	}
}
