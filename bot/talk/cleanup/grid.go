package cleanup

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"giaoban/bot/caption"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// RecipeGridFile is the recipe of the picture of before and after; whoever wires the program draws it, from a GridArg alone:
// which photos it shows is settled when the message is worded, so that it is the same picture whenever it is drawn.
const RecipeGridFile = "grid"

// GridArg is its argument: its words, and the photos.
type GridArg struct {
	Title  string     `json:"title"`
	Before string     `json:"before"`
	After  string     `json:"after"`
	Footer string     `json:"footer,omitempty"`
	Pairs  []GridPair `json:"pairs"`
}

// GridPair is a place before and after: the hashes of two kept photos. Of a photo that stands alone only one is there; Other
// is one of which nobody said which side it shows.
type GridPair struct {
	Label  string `json:"label,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Other  string `json:"other,omitempty"`
}

// gridShown is how many pairs fit a phone's screen.
const gridShown = 6

// wordGrid words the picture for the group: pairs of before and after, a pair of each neighbourhood in turn. Photos that have
// not been fetched are left out. Without a single pair the photos of done work are shown; without these there is nothing to say.
func wordGrid(tx *store.ReadTx, j store.Job) (store.Content, error) {
	m, err := read(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	u, err := view.CleanUpOf(tx, m.c, m.round)
	if err != nil {
		return store.Content{}, err
	}
	pairs, err := m.pairs(u)
	if err != nil {
		return store.Content{}, err
	}
	if len(pairs) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	head := m.head()
	said, err := text.Say(m.lang, text.CleanUpPicture{CleanUpHead: head})
	if err != nil {
		return store.Content{}, err
	}
	more := u.Photos
	for _, p := range pairs {
		more -= p.photos()
	}
	words, err := text.Words(m.lang, text.CleanUpGrid{CleanUpHead: head, More: max(0, more)})
	if err != nil {
		return store.Content{}, err
	}
	arg, err := json.Marshal(GridArg{Title: words["title"], Before: words["before"], After: words["after"], Footer: some(words["more"]), Pairs: pairs})
	if err != nil {
		return store.Content{}, fmt.Errorf("name the photos of the grid: %w", err)
	}
	said.File = &store.File{Kind: store.Picture, Name: "tong-ve-sinh-" + head.Starts.Format("2-1") + ".jpg", Recipe: RecipeGridFile, Arg: string(arg)}
	return said, nil
}

// some is a word of a picture, "" for the dash that stands for none.
func some(word string) string {
	if word == "–" {
		return ""
	}
	return word
}

func (p GridPair) photos() (n int) {
	for _, h := range []string{p.Before, p.After, p.Other} {
		if h != "" {
			n++
		}
	}
	return n
}

// pairs are what the picture shows.
func (m matter) pairs(u view.CleanUp) ([]GridPair, error) {
	shown, err := m.tx.EvidenceSince(m.c.ID, m.round.Starts.AddDate(0, 0, -7))
	if err != nil {
		return nil, err
	}
	var whole, alone [][]GridPair
	for _, p := range u.Places {
		named, err := m.subject(p.Subject())
		if err != nil {
			return nil, err
		}
		label, err := text.Line(m.lang, text.CleanUpLabel{Subject: named})
		if err != nil {
			return nil, err
		}
		photos := slices.DeleteFunc(slices.Clone(shown), func(e store.Evidence) bool {
			return e.Round != m.round.ID || e.Subject != p.Subject() || e.Hash == "" || !strings.HasPrefix(e.MIME, "image/")
		})
		both, one := pairsOf(photos, label)
		whole, alone = append(whole, both), append(alone, one)
	}
	if list := inTurn(whole, gridShown); len(list) > 0 {
		return list, nil
	}
	return inTurn(alone, gridShown), nil
}

// pairsOf pairs the photos of one neighbourhood. Alone are those of done work, and those of which nobody said what they show.
func pairsOf(photos []store.Evidence, label string) (whole, alone []GridPair) {
	kept := map[uint64]string{}
	var read []caption.Photo
	said := captions(photos)
	for i, e := range photos {
		kept[uint64(e.ID)] = e.Hash
		read = append(read, caption.Photo{ID: uint64(e.ID), Sender: uint64(e.Member), Album: e.Album, Order: i, Place: said[i].Place, When: said[i].When, At: e.At})
	}
	for _, p := range caption.Pairs(read) {
		g := GridPair{Label: label, Before: kept[p.Before], After: kept[p.After], Other: kept[p.Other]}
		if p.Place != "" {
			g.Label += " – " + p.Place
		}
		switch {
		case p.Whole() && g.Before != g.After: // the same picture sent twice shows nothing
			whole = append(whole, g)
		case g.After != "" || g.Other != "":
			alone = append(alone, g)
		}
	}
	return whole, alone
}

// captions reads what stands under photos, those of an album together; they are in the order in which they were sent.
func captions(photos []store.Evidence) []caption.Caption {
	said := make([]caption.Caption, len(photos))
	type album struct {
		member store.MemberID
		name   string
	}
	albums := map[album][]int{}
	for i, e := range photos {
		if e.Album == "" {
			said[i] = caption.Read(e.Caption)
			continue
		}
		a := album{e.Member, e.Album}
		albums[a] = append(albums[a], i)
	}
	for _, at := range albums {
		texts := make([]string, len(at))
		for n, i := range at {
			texts[n] = photos[i].Caption
		}
		for n, c := range caption.Album(texts) {
			said[at[n]] = c
		}
	}
	return said
}

// inTurn takes the first of each list, then the second of each, up to n.
func inTurn(lists [][]GridPair, n int) (some []GridPair) {
	for i := 0; len(some) < n; i++ {
		more := false
		for _, list := range lists {
			if i < len(list) && len(some) < n {
				some, more = append(some, list[i]), true
			}
		}
		if !more {
			break
		}
	}
	return some
}
