package round

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// stepPhoto is the open question "what do these photos show?".
const stepPhoto = "photo"

type photos struct {
	Key string `json:"key"`
}

// justNow is for how long what somebody spoke of last is what his photo most likely shows.
const justNow = 30 * time.Minute

// photoAlone takes a photo whose words say nothing: the next one of an album that was explained, or one that must be asked
// about.
func photoAlone(t *talk.Turn) (bool, error) {
	if len(t.Files) == 0 {
		return false, nil
	}
	if t.Album != "" {
		h, _, err := t.Tx.Heard(t.Chat, albumKey(t.Album))
		if err != nil {
			return false, err
		}
		if len(h.Replies) > 0 {
			m, to, ok, err := belongs(t, h, nil)
			if err != nil || !ok {
				return false, err
			}
			return true, show(t, m, to)
		}
	}
	return askPhotos(t)
}

// askPhotos keeps photos and asks what they show, once for an album.
func askPhotos(t *talk.Turn) (bool, error) {
	items, err := photoChoices(t)
	if err != nil || len(items) == 0 {
		return false, err
	}
	// Which committee it is for may not be known yet; the first one keeps it until its sender says.
	m, ok := t.In(items[0].Committee)
	if !ok {
		m = t.Places[0]
	}
	added, err := addFiles(t, m, store.Evidence{})
	if err != nil || len(added) == 0 {
		return false, err
	}
	key := fileKey(t)
	h, _, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return false, err
	}
	if len(h.Evidence) == 0 { // what is still asked about is asked about together
		if h.Evidence, err = unexplained(t, key); err != nil {
			return false, err
		}
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

// unexplained are the photos that an open question is about, other than the one under a key.
func unexplained(t *talk.Turn, key string) ([]store.EvidenceID, error) {
	var p photos
	step, err := t.Asked(flow, &p)
	if err != nil || step != stepPhoto || p.Key == key {
		return nil, err
	}
	h, _, err := t.Tx.Heard(t.Chat, p.Key)
	return h.Evidence, err
}

// wordPhotos asks what photos show, once for an album. Explained meanwhile: nothing to ask.
func wordPhotos(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.PhotosArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	d, open, err := tx.Dialog(arg.Chat)
	if err != nil {
		return store.Content{}, err
	}
	var asked photos
	if !open || d.Step != stepPhoto || json.Unmarshal(d.Data, &asked) != nil || asked.Key != arg.Key {
		return store.Content{}, talk.ErrNothing
	}
	p, err := tx.Person(arg.Person)
	if err != nil {
		return store.Content{}, err
	}
	m, err := whichPhoto(tx, p, arg.Chat, arg.Key)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(p.Lang, m)
}

// whichPhoto is the question what photos show.
func whichPhoto(tx *store.ReadTx, p store.Person, chat, key string) (text.PhotoFor, error) {
	var say text.PhotoFor
	h, ok, err := tx.Heard(chat, key)
	if err != nil || !ok {
		return say, orElse(err, talk.ErrNothing)
	}
	say.Photos = len(h.Evidence)
	places, err := tx.Memberships(p.ID)
	if err != nil {
		return say, err
	}
	b, err := bundleOf(tx, p.ID)
	if err != nil {
		return say, err
	}
	first, proposed, err := likely(tx, places, h)
	if err != nil {
		return say, err
	}
	for n, i := range b.Items {
		if i.Ask == store.AskComing {
			continue
		}
		named, err := label.Subject(tx, i.Committee, i.Subject)
		if err != nil {
			return say, err
		}
		choice := text.PhotoChoice{Number: n + 1, Subject: named, Code: talk.Code(pressPhoto, i.Committee, i.Round, i.Subject, key)}
		if proposed && i.Committee == first.Committee && i.Subject == first.Subject {
			say.Likely = &choice
		}
		say.Items = append(say.Items, choice)
	}
	if len(say.Items) == 0 {
		return say, talk.ErrNothing
	}
	return say, nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// reItem is an item that is only named: "2", "của mục 2", "V12", "khu phố 5".
var reItem = regexp.MustCompile(`^(?:anh |la |cua |o )*(?:(?:muc |so )?(\d{1,3})|(tc|tieu chi|kp|khu pho|v|viec) ?(\d{1,5}))$`)

var reItemKinds = map[string]string{"tc": store.KindCriterion, "tieu chi": store.KindCriterion, "kp": store.KindNeighbourhood, "khu pho": store.KindNeighbourhood,
	"v": store.KindTask, "viec": store.KindTask}

// tookPhotos gives photos that came without words to what their sender says next: the item they show, or an answer.
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
	if i, ok, err := itemNamed(t, h); ok || err != nil {
		if err != nil {
			return false, err
		}
		return true, assign(t, h, i)
	}
	done, words, added, problems, err := said(t, nil)
	if err != nil || !done || len(added) == 0 {
		return done, err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	shows, err := indicatorSaid(&t.Tx.ReadTx, words[0].member.Committee, words[0].subject, t.Text)
	if err != nil {
		return false, err
	}
	to := store.Evidence{Round: words[0].round.ID, Subject: words[0].subject, Reply: added[0].ID, Indicator: shows}
	if err := adopt(t, words[0].member, h, to); err != nil {
		return false, err
	}
	if err := tie(t, words, added); err != nil {
		return false, err
	}
	h.Replies = []store.HeardItem{{Committee: added[0].Committee, Round: added[0].Round, Subject: added[0].Subject, Reply: added[0].ID}}
	if err := t.Tx.PutHeard(&h); err != nil {
		return false, err
	}
	return true, acknowledge(t, words, added, problems, len(h.Evidence))
}

// itemNamed reads an answer that only names an item, or says yes to the one that was proposed.
func itemNamed(t *talk.Turn, h store.Heard) (store.BundleItem, bool, error) {
	if yes, ok := talk.Plainly(t.Key, "phai", "vang", "da", "u"); ok && yes && t.Key != "1" {
		return likely(&t.Tx.ReadTx, t.Places, h)
	}
	m := reItem.FindStringSubmatch(t.Key)
	if m == nil {
		return store.BundleItem{}, false, nil
	}
	if m[1] != "" {
		n, _ := strconv.Atoi(m[1])
		b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
		if err != nil || n < 1 || n > len(b.Items) || isTyped(b.Items[n-1].Ask) {
			return store.BundleItem{}, false, err
		}
		return b.Items[n-1], true, nil
	}
	n, _ := strconv.Atoi(m[3])
	s := store.SubjectOf(reItemKinds[m[2]], n)
	items, err := photoChoices(t)
	if err != nil {
		return store.BundleItem{}, false, err
	}
	if at := slices.IndexFunc(items, func(i store.BundleItem) bool { return i.Subject == s }); at >= 0 {
		return items[at], true, nil
	}
	owners, err := owning(t, s)
	if err != nil || len(owners) != 1 {
		return store.BundleItem{}, false, err
	}
	i := store.BundleItem{Committee: owners[0].Committee, Member: owners[0].ID, Subject: s}
	if s.Is(store.KindTask) {
		return i, true, nil
	}
	r, err := homeOne(&t.Tx.ReadTx, told{member: owners[0], subject: s, said: t.At})
	if errors.Is(err, store.ErrNotFound) {
		return i, false, nil
	}
	i.Round = r.ID
	return i, err == nil, err
}

// assign gives photos to an item, and says so.
func assign(t *talk.Turn, h store.Heard, i store.BundleItem) error {
	m, ok := t.In(i.Committee)
	if !ok {
		return talk.Refuse(text.StaleButton{})
	}
	to := store.Evidence{Round: i.Round, Subject: i.Subject}
	var err error
	if i.Subject.Is(store.KindTask) {
		words, err := t.Tx.TaskWords(i.Committee, i.Subject.Number())
		if err != nil {
			return err
		}
		if w := store.CountsFor(words, m.ID); w != nil {
			to.Round, to.Reply = w.Round, w.ID
		}
	} else if to.Reply, err = wordOf(t, m, i.Round, i.Subject); err != nil {
		return err
	}
	files, err := heardFiles(t, h)
	if err != nil {
		return err
	}
	h.Evidence = nil
	for _, e := range files {
		id, err := file(t, m, e, to)
		if err != nil {
			return err
		}
		h.Evidence = append(h.Evidence, id)
	}
	if err := t.Tx.PutHeard(&h); err != nil {
		return err
	}
	if err := explained(t, h.Message); err != nil {
		return err
	}
	if err := seen(t, m.Committee, to.Round); err != nil {
		return err
	}
	say, err := shownText(&t.Tx.ReadTx, m.Committee, h)
	if err != nil {
		return err
	}
	say.Elsewhere = talk.Code(pressElsewhere, h.Message)
	return t.Rewrite(say, store.About{Committee: i.Committee, Round: i.Round, Flow: flow, Subject: i.Subject})
}

// explained ends the question what photos show, where that is the one that is open.
func explained(t *talk.Turn, key string) error {
	var p photos
	step, err := t.Asked(flow, &p)
	if err != nil || step != stepPhoto || p.Key != key {
		return err
	}
	return t.Tx.EndDialog(t.Chat)
}

// pressedPhoto takes the button of an item that photos show. The code comes from a client.
func pressedPhoto(t *talk.Turn, arg string) error {
	n, rest := talk.IDs(arg, 2)
	named, key, _ := strings.Cut(rest, ":")
	subj := store.Subject(named)
	m, ok := t.In(store.CommitteeID(n[0]))
	if !ok || !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	h, ok, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return err
	}
	mine, err := owning(t, subj)
	if err != nil {
		return err
	}
	there := slices.ContainsFunc(mine, func(x store.Member) bool { return x.Committee == m.Committee })
	if !ok || !there || len(h.Evidence) == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	i := store.BundleItem{Committee: m.Committee, Member: m.ID, Round: store.RoundID(n[1]), Subject: subj}
	if i.Round != 0 {
		if _, err := t.Tx.Round(m.Committee, i.Round); err != nil {
			return talk.Refuse(text.StaleButton{})
		}
	}
	return assign(t, h, i)
}

// pressedElsewhere asks what photos show after all.
func pressedElsewhere(t *talk.Turn, key string) error {
	h, ok, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return err
	}
	if !ok || !t.Private() || len(t.Places) == 0 || len(h.Evidence) == 0 || len(h.Replies) > 0 {
		return talk.Refuse(text.StaleButton{})
	}
	if _, err := photoChoices(t); err != nil {
		return err
	}
	say, err := whichPhoto(&t.Tx.ReadTx, t.Person, t.Chat, key)
	if errors.Is(err, talk.ErrNothing) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if err := t.Hold(flow, stepPhoto, photos{Key: key}); err != nil {
		return err
	}
	return t.Rewrite(say, store.About{Flow: flow})
}
