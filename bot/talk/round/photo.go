package round

import (
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// gather is how long we wait for the rest of an album, or the next photo, before we speak of them.
const gather = 3 * time.Second

// albumKey is the name under which what is known of an album is kept.
func albumKey(album string) string { return "album/" + album }

// fileKey is the name under which the files of a message are kept: its album's, else its own.
func fileKey(t *talk.Turn) string {
	if t.Album != "" {
		return albumKey(t.Album)
	}
	return t.Message.Message
}

// hasFiles tells whether something came that can be kept; a location or a contact cannot.
func hasFiles(t *talk.Turn) bool {
	return slices.ContainsFunc(t.Files, func(f talk.File) bool { return f.ID != "" })
}

// documents tells whether something among the files is no photo.
func documents(files []talk.File) bool {
	return slices.ContainsFunc(files, func(f talk.File) bool { return f.Kind != "photo" })
}

// keepFiles keeps what came with a sentence as evidence for the first thing it said, together with what came before in
// the same album, and for a clean-up earlier that day. It reports how many there are now.
func keepFiles(t *talk.Turn, words []word, added []store.Reply) (int, error) {
	if err := tie(t, words, added); err != nil || len(t.Files) == 0 {
		return 0, err
	}
	w := words[0]
	key := fileKey(t)
	h, _, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return 0, err
	}
	shows, err := indicatorSaid(&t.Tx.ReadTx, w.member.Committee, w.subject, t.Text)
	if err != nil {
		return 0, err
	}
	to := store.Evidence{Round: w.round.ID, Subject: w.subject, Reply: added[0].ID, Indicator: shows}
	if err := adopt(t, w.member, h, to); err != nil {
		return 0, err
	}
	files, err := addFiles(t, w.member, to)
	if err != nil {
		return 0, err
	}
	h.Chat, h.Message, h.Said, h.Evidence = t.Chat, key, t.At, append(h.Evidence, files...)
	if t.Album != "" {
		for _, r := range added {
			h.Replies = append(h.Replies, store.HeardItem{Committee: r.Committee, Round: r.Round, Subject: r.Subject, Reply: r.ID})
		}
	}
	if err := t.Tx.PutHeard(&h); err != nil {
		return 0, err
	}
	return len(h.Evidence), explained(t, key)
}

// adopt gives the files of an album that nobody has explained yet to what its sentence says. Those whose own caption names
// another place stay where that puts them.
func adopt(t *talk.Turn, m store.Member, h store.Heard, to store.Evidence) error {
	files, err := heardFiles(t, h)
	if err != nil {
		return err
	}
	for _, e := range files {
		if e.Reply != 0 || e.Subject != "" && e.Subject != to.Subject && saysPlace(e.Caption) {
			continue
		}
		if _, err := file(t, m, e, to); err != nil {
			return err
		}
	}
	return nil
}

// heardFiles are the files that a Heard gathers, in whichever committee of the person they were put.
func heardFiles(t *talk.Turn, h store.Heard) (files []store.Evidence, err error) {
	for _, id := range h.Evidence {
		for _, m := range t.Places {
			e, err := t.Tx.Evidence(m.Committee, id)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			files = append(files, e)
			break
		}
	}
	return files, nil
}

// file puts a piece of evidence where it belongs. What lies with another committee is copied: it was not known whose it is.
func file(t *talk.Turn, m store.Member, e, to store.Evidence) (store.EvidenceID, error) {
	e.Round, e.Subject, e.Reply, e.Indicator = to.Round, to.Subject, to.Reply, to.Indicator
	if e.Committee == m.Committee {
		return e.ID, t.Tx.PutEvidence(&e)
	}
	e.ID, e.Committee, e.Member = 0, m.Committee, m.ID
	if err := t.Tx.PutEvidence(&e); err != nil {
		return 0, err
	}
	return e.ID, fetch(t, e)
}

// tie gives what somebody has shown of a clean-up before he told of it to what he tells: a photo at eight, its sentence at
// ten.
func tie(t *talk.Turn, words []word, added []store.Reply) error {
	for i, w := range words {
		if w.round.Kind != store.CleanUp || w.also || w.round.IsRollCall() {
			continue
		}
		shown, err := t.Tx.EvidenceSince(w.member.Committee, w.round.Starts.Add(-store.DawnBefore))
		if err != nil {
			return err
		}
		alone := !slices.ContainsFunc(words, func(x word) bool { return x.subject != w.subject })
		for _, e := range shown {
			his := e.Member == w.member.ID && e.Reply == 0
			there := e.Round == w.round.ID && e.Subject == w.subject
			if !his || !there && (e.Subject != "" || !alone) {
				continue
			}
			e.Round, e.Subject, e.Reply = w.round.ID, w.subject, added[i].ID
			if err := t.Tx.PutEvidence(&e); err != nil {
				return err
			}
		}
	}
	return nil
}

// addFiles records the files of this message with what is written under them, and has them fetched. to is what they belong
// to. Whoever watches a clean-up that is over sees that there is one more.
func addFiles(t *talk.Turn, m store.Member, to store.Evidence) ([]store.EvidenceID, error) {
	var added []store.EvidenceID
	for _, f := range t.Files {
		if f.ID == "" {
			continue
		}
		e := store.Evidence{Committee: m.Committee, Member: m.ID, Round: to.Round, Subject: to.Subject, Reply: to.Reply, Indicator: to.Indicator,
			Remote: f.ID, Name: f.Name, MIME: f.MIME, Size: f.Size, At: t.At, Caption: strings.TrimSpace(t.Text), Album: t.Album, Message: t.Message.Message}
		if err := t.Tx.PutEvidence(&e); err != nil {
			return nil, err
		}
		added = append(added, e.ID)
		if err := fetch(t, e); err != nil {
			return nil, err
		}
	}
	return added, seen(t, m.Committee, to.Round)
}

// fetch has a file copied to the evidence folder.
func fetch(t *talk.Turn, e store.Evidence) error {
	_, err := t.Tx.Enqueue(store.Job{Kind: store.Fetch, Chat: t.Chat, Lane: store.Rest,
		Recipe: store.RecipeOf(store.RecipeFetch, store.FetchArg{File: e.Remote, Name: e.Name, Committee: e.Committee, Evidence: e.ID}),
		About:  store.About{Committee: e.Committee, Person: t.Person.ID, Round: e.Round, Flow: flow, Subject: e.Subject}})
	return err
}

// seen lets those who have been shown what came of a clean-up see that there are more photos.
func seen(t *talk.Turn, c store.CommitteeID, id store.RoundID) error {
	if id == 0 {
		return nil
	}
	r, err := t.Tx.Round(c, id)
	if err != nil || r.Kind != store.CleanUp || !r.Over() {
		return err
	}
	return watched(t, r)
}

// heardWords are the answers that an album has given, as they are said back.
func heardWords(t *talk.Turn, h store.Heard) (words []word, replies []store.Reply, err error) {
	for _, i := range h.Replies {
		m, ok := t.In(i.Committee)
		if !ok {
			continue
		}
		r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
		if err != nil {
			return nil, nil, err
		}
		round, err := t.Tx.Round(i.Committee, i.Round)
		if err != nil {
			return nil, nil, err
		}
		words, replies = append(words, word{member: m, round: round, subject: i.Subject}), append(replies, r)
	}
	return words, replies, nil
}

// acknowledgeAlbum waits for the rest of an album, so that it is acknowledged once, with all its photos. What its other
// captions said is said back too, and taken back together.
func acknowledgeAlbum(t *talk.Turn, ack text.Recorded, about store.About) error {
	key := albumKey(t.Album)
	h, _, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return err
	}
	_, replies, err := heardWords(t, h)
	if err != nil {
		return err
	}
	var before []text.SaidLine
	for _, r := range replies {
		if r.Source == t.Message.Message {
			continue
		}
		l, err := line(&t.Tx.ReadTx, r, 0)
		if err != nil {
			return err
		}
		before = append(before, l)
	}
	return sayOfAlbum(t, ack, append(before, ack.Lines...), about)
}

func sayOfAlbum(t *talk.Turn, ack text.Recorded, lines []text.SaidLine, about store.About) error {
	key := albumKey(t.Album)
	ack.Lines, ack.Undo = lines, talk.Code(pressUndo, key)
	c, err := text.Say(t.Lang, ack)
	if err != nil {
		return err
	}
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Person.Chat, Lane: store.Answers, Key: key, Content: &c,
		NotBefore: t.Tx.Now().Add(gather), About: about})
	return err
}

// moreOfAlbum acknowledges an album anew, with one photo more, in the place of the acknowledgement that still waits.
func moreOfAlbum(t *talk.Turn, h store.Heard) error {
	words, replies, err := heardWords(t, h)
	if err != nil || len(words) == 0 {
		return err
	}
	ack, about, err := recorded(t, words, replies, albumKey(t.Album))
	if err != nil {
		return err
	}
	ack.Photos, ack.Documents = len(h.Evidence), documents(t.Files)
	return sayOfAlbum(t, ack, ack.Lines, about)
}

// wordOf is what a member has said of a subject in a round, 0 for nothing.
func wordOf(t *talk.Turn, m store.Member, r store.RoundID, s store.Subject) (store.ReplyID, error) {
	if r == 0 {
		return 0, nil
	}
	said, err := t.Tx.WordOf(m.Committee, r, s, m.ID)
	if err != nil || said == nil {
		return 0, err
	}
	return said.ID, nil
}
