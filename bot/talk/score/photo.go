package score

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// gather is how long we wait for the rest of an album before we say how many photos there are.
const gather = 3 * time.Second

// photos keeps files that come while a unit is scored, or just after, as evidence of it. Words with them are points, if they
// look like points, else the photos' caption.
func (d desk) photos(t *talk.Turn, a asked, step string) (bool, error) {
	files := slices.DeleteFunc(slices.Clone(t.Files), func(f talk.File) bool { return f.ID == "" || f.Kind != "photo" && f.Kind != "document" })
	if len(files) == 0 {
		return false, nil
	}
	var added []store.EvidenceID
	for _, f := range files {
		e := store.Evidence{Committee: d.c.ID, Member: d.me.ID, Remote: f.ID, Caption: t.Text, Album: t.Album, Message: t.Message.Message, Name: f.Name,
			MIME: f.MIME, Size: f.Size, At: t.At}
		if a.Of.Place != 0 {
			e.Subject = store.SubjectOf(store.KindNeighbourhood, a.Of.Place)
		}
		if err := t.Tx.PutEvidence(&e); err != nil {
			return true, err
		}
		added = append(added, e.ID)
		_, err := t.Tx.Enqueue(store.Job{Kind: store.Fetch, Chat: t.Chat, Lane: store.Rest,
			Recipe: store.RecipeOf(store.RecipeFetch, store.FetchArg{File: f.ID, Name: f.Name, Committee: e.Committee, Evidence: e.ID}),
			About:  store.About{Committee: e.Committee, Person: t.Person.ID, Flow: FlowName, Subject: e.Subject}})
		if err != nil {
			return true, err
		}
	}
	if step == stepPoints {
		a.Evidence = append(a.Evidence, added...)
		if looksLike(t.Text) {
			return true, d.take(t, a, t.Text, step)
		}
		if err := keep(t, step, a); err != nil {
			return true, err
		}
		return true, d.gathered(t, a.Of, len(a.Evidence), false)
	}
	if looksLike(t.Text) && fits(t.Text, d.items) {
		a.Evidence = added
		return true, d.take(t, a, t.Text, step)
	}
	s := store.Score{Committee: d.c.ID, First: a.First, Last: a.Last, Of: a.Of, Member: a.Member, By: t.Person.ID, Said: t.At, Text: t.Text,
		Source: t.Message.Message, Evidence: added}
	if err := t.Tx.AddScore(&s); err != nil {
		return true, err
	}
	a.Evidence = append(a.Evidence, added...) // only to be counted: they are noted
	if err := keep(t, step, a); err != nil {
		return true, err
	}
	return true, d.gathered(t, a.Of, len(a.Evidence), true)
}

// gathered says how many photos came, once for an album.
func (d desk) gathered(t *talk.Turn, of store.Inspected, n int, noted bool) error {
	c, err := text.Say(t.Lang, text.ScorePhotos{Unit: d.atlas.Name(of), Count: n, Points: noted})
	if err != nil {
		return err
	}
	about := d.about()
	about.Person = t.Person.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Chat, Lane: store.Answers, Key: "score-photos/" + strconv.FormatUint(uint64(d.c.ID), 10),
		Content: &c, NotBefore: t.Tx.Now().Add(gather), About: about})
	return err
}

// keep changes what the open question remembers; its buttons can still be typed, and it waits from now on.
func keep(t *talk.Turn, step string, a asked) error {
	raw, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return t.Tx.PutDialog(&store.Dialog{Chat: t.Chat, Flow: FlowName, Step: step, Data: raw})
}
