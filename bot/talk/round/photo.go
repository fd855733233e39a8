package round

import (
	"encoding/json"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// gather is how long we wait for the rest of an album before asking what it shows.
const gather = 3 * time.Second

// albumKey is the name under which what is known of an album is kept.
func albumKey(album string) string { return "album/" + album }

// keepFiles keeps what came with a sentence as evidence for the first thing it said, together with what came before in
// the same album. It reports how many there are now.
func keepFiles(t *talk.Turn, w word, r store.ReplyID) (int, error) {
	if len(t.Files) == 0 && t.Album == "" {
		return 0, nil
	}
	key := t.Message.Message
	if t.Album != "" {
		key = albumKey(t.Album)
	}
	h, _, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return 0, err
	}
	shows, err := indicatorSaid(&t.Tx.ReadTx, w.member.Committee, w.subject, t.Text)
	if err != nil {
		return 0, err
	}
	for _, id := range h.Evidence {
		e, err := t.Tx.Evidence(w.member.Committee, id)
		if err != nil {
			return 0, err
		}
		if e.Subject == "" {
			e.Round, e.Subject, e.Reply, e.Indicator = w.round.ID, w.subject, r, shows
			if err := t.Tx.PutEvidence(&e); err != nil {
				return 0, err
			}
		}
	}
	added, err := addFiles(t, w.member, store.Evidence{Round: w.round.ID, Subject: w.subject, Reply: r, Indicator: shows})
	if err != nil {
		return 0, err
	}
	h.Chat, h.Message, h.Said, h.Evidence = t.Chat, key, t.At, append(h.Evidence, added...)
	if t.Album != "" {
		h.Replies = []store.HeardItem{{Committee: w.member.Committee, Round: w.round.ID, Subject: w.subject, Reply: r}}
	}
	return len(h.Evidence), t.Tx.PutHeard(&h)
}

// acknowledgeAlbum waits for the rest of an album, so that it is acknowledged once, with all its photos.
func acknowledgeAlbum(t *talk.Turn, ack text.Recorded, about store.About) error {
	c, err := text.Say(t.Lang, ack)
	if err != nil {
		return err
	}
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Person.Chat, Lane: store.Answers, Key: albumKey(t.Album), Content: &c,
		NotBefore: t.Tx.Now().Add(gather), About: about})
	return err
}

// moreOfAlbum acknowledges an album anew, with one photo more, in the place of the acknowledgement that still waits.
func moreOfAlbum(t *talk.Turn, m store.Member, i store.HeardItem, photos int) error {
	r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
	if err != nil {
		return err
	}
	round, err := t.Tx.Round(i.Committee, i.Round)
	if err != nil {
		return err
	}
	ack, about, err := recorded(t, []word{{member: m, round: round, subject: i.Subject}}, []store.Reply{r}, r.Source)
	if err != nil {
		return err
	}
	ack.Photos = photos
	ack.Documents = documents(t.Files)
	return acknowledgeAlbum(t, ack, about)
}

// documents tells whether something among the files is no photo.
func documents(files []talk.File) bool {
	return slices.ContainsFunc(files, func(f talk.File) bool { return f.Kind != "photo" })
}

// addFiles records the files of this message and has them fetched. to is what they belong to.
func addFiles(t *talk.Turn, m store.Member, to store.Evidence) ([]store.EvidenceID, error) {
	var added []store.EvidenceID
	for _, f := range t.Files {
		if f.ID == "" {
			continue // a location, a contact: nothing to keep
		}
		e := store.Evidence{Committee: m.Committee, Member: m.ID, Round: to.Round, Subject: to.Subject, Reply: to.Reply, Indicator: to.Indicator,
			Remote: f.ID, Name: f.Name, MIME: f.MIME, Size: f.Size, At: t.At}
		if err := t.Tx.PutEvidence(&e); err != nil {
			return nil, err
		}
		added = append(added, e.ID)
		_, err := t.Tx.Enqueue(store.Job{Kind: store.Fetch, Chat: t.Chat, Lane: store.Rest,
			Recipe: store.RecipeOf(store.RecipeFetch, store.FetchArg{File: f.ID, Name: f.Name, Committee: e.Committee, Evidence: e.ID}),
			About:  store.About{Committee: e.Committee, Person: t.Person.ID, Round: e.Round, Flow: flow, Subject: e.Subject}})
		if err != nil {
			return nil, err
		}
	}
	return added, nil
}

// photoAlone takes a photo without words: the next one of an album that was explained, or one that must be asked about.
func photoAlone(t *talk.Turn) (bool, error) {
	if len(t.Files) == 0 {
		return false, nil
	}
	if t.Album != "" {
		h, ok, err := t.Tx.Heard(t.Chat, albumKey(t.Album))
		if err != nil {
			return false, err
		}
		if ok && len(h.Replies) > 0 {
			i := h.Replies[0]
			m, ok := t.In(i.Committee)
			if !ok {
				return false, nil
			}
			to := store.Evidence{Round: i.Round, Subject: i.Subject, Reply: i.Reply}
			if len(h.Evidence) > 0 { // what the first of an album shows, all of it shows
				first, err := t.Tx.Evidence(i.Committee, h.Evidence[0])
				if err != nil {
					return false, err
				}
				to.Indicator = first.Indicator
			}
			added, err := addFiles(t, m, to)
			if err != nil {
				return false, err
			}
			h.Evidence = append(h.Evidence, added...)
			if err := t.Tx.PutHeard(&h); err != nil {
				return false, err
			}
			return true, moreOfAlbum(t, m, i, len(h.Evidence))
		}
	}
	items, err := choices(t)
	if err != nil || len(items) == 0 {
		return false, err
	}
	// Which committee it is for is not known yet; the first one keeps it until its sender says.
	m := t.Places[0]
	added, err := addFiles(t, m, store.Evidence{})
	if err != nil || len(added) == 0 {
		return false, err
	}
	key := t.Message.Message
	if t.Album != "" {
		key = albumKey(t.Album)
	}
	h, _, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return false, err
	}
	h.Chat, h.Message, h.Said, h.Evidence = t.Chat, key, t.At, append(h.Evidence, added...)
	if err := t.Tx.PutHeard(&h); err != nil {
		return false, err
	}
	if err := t.Hold(flow, stepPhoto, photos{Key: key}); err != nil {
		return false, err
	}
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Chat, Lane: store.Answers, Key: "photo/" + key,
		Recipe:    store.RecipeOf(store.RecipePhotos, store.PhotosArg{Person: t.Person.ID, Chat: t.Chat, Key: key}),
		NotBefore: t.Tx.Now().Add(gather), About: store.About{Committee: m.Committee, Person: t.Person.ID, Flow: flow}})
	return true, err
}

// stepPhoto is the open question "what do these photos show?".
const stepPhoto = "photo"

type photos struct {
	Key string `json:"key"`
}

// tookPhotos gives photos that came without words to what their sender says next, when that is an answer.
func tookPhotos(t *talk.Turn, d store.Dialog) (bool, error) {
	var p photos
	if err := json.Unmarshal(d.Data, &p); err != nil {
		return false, err
	}
	if len(t.Files) > 0 {
		return false, nil
	}
	h, ok, err := t.Tx.Heard(t.Chat, p.Key)
	if err != nil || !ok {
		return false, err
	}
	done, words, added, problems, err := said(t, nil)
	if err != nil || !done || len(added) == 0 {
		return done, err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	shows, err := indicatorSaid(&t.Tx.ReadTx, t.Places[0].Committee, words[0].subject, t.Text)
	if err != nil {
		return false, err
	}
	for _, id := range h.Evidence {
		e, err := t.Tx.Evidence(t.Places[0].Committee, id)
		if err != nil {
			return false, err
		}
		e.Round, e.Subject, e.Reply, e.Indicator = words[0].round.ID, words[0].subject, added[0].ID, shows
		if err := t.Tx.PutEvidence(&e); err != nil {
			return false, err
		}
	}
	// They are explained: a question that still waits is not asked.
	h.Replies = []store.HeardItem{{Committee: added[0].Committee, Round: added[0].Round, Subject: added[0].Subject, Reply: added[0].ID}}
	if err := t.Tx.PutHeard(&h); err != nil {
		return false, err
	}
	return true, acknowledge(t, words, added, problems, len(h.Evidence))
}

// wordPhotos asks what photos show, once for an album. Explained meanwhile: nothing to ask.
func wordPhotos(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.PhotosArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	h, ok, err := tx.Heard(arg.Chat, arg.Key)
	if err != nil {
		return store.Content{}, err
	}
	if !ok || len(h.Replies) > 0 {
		return store.Content{}, talk.ErrNothing
	}
	p, err := tx.Person(arg.Person)
	if err != nil {
		return store.Content{}, err
	}
	b, err := bundleOf(tx, p.ID)
	if err != nil {
		return store.Content{}, err
	}
	list, err := states(tx, b)
	if err != nil {
		return store.Content{}, err
	}
	m := text.PhotoFor{Photos: len(h.Evidence)}
	if m.Items, err = views(tx, list, every); err != nil {
		return store.Content{}, err
	}
	if len(m.Items) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return text.Say(p.Lang, m)
}
