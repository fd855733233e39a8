package rehearsal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"time"

	"giaoban/store"
)

// papers adds what a committee has on paper: its reports with the sentences edited in them and what was approved, points,
// commendations, photos and files.
func (o *outcome) papers(tx *store.ReadTx, c store.CommitteeID) error {
	record, err := tx.Committee(c)
	if err != nil {
		return err
	}
	o.state.add("letterhead", record.Letter)
	places, err := tx.Neighbourhoods(c)
	if err != nil {
		return err
	}
	for _, n := range places {
		o.state.add("neighbourhood", n)
	}
	reports, err := tx.Reports(c)
	if err != nil {
		return err
	}
	for _, r := range reports {
		if r.Hash != "" && r.Altered() {
			o.state.add("altered after approval", r.ID)
		}
		r.Commit = 0 // a kill makes more commits
		o.state.add("report", r)
	}
	kept, err := tx.EvidenceOf(c)
	if err != nil {
		return err
	}
	for _, e := range kept {
		o.state.add("evidence", plain(e))
	}
	return o.awards(tx, c)
}

// awards adds the points of inspections, each time they were noted, and what was commended.
func (o *outcome) awards(tx *store.ReadTx, c store.CommitteeID) error {
	form, err := tx.ScoreForm(c)
	if err != nil {
		return err
	}
	merit, err := tx.Merit(c)
	if err != nil {
		return err
	}
	o.state.add("score form", form)
	o.state.add("merit", merit)
	scores, err := tx.Scores(c)
	if err != nil {
		return err
	}
	for _, s := range scores {
		for i, id := range s.Evidence {
			e, err := tx.Evidence(c, id)
			if err != nil {
				return fmt.Errorf("photo of a score: %w", err)
			}
			o.state.add(fmt.Sprintf("photo %d of the score of %v", i+1, s.Of), plain(e))
		}
		s.ID, s.Seq, s.At, s.Source, s.Withdraws, s.Evidence = 0, 0, time.Time{}, "", min(s.Withdraws, 1), nil
		o.state.add("score", s)
	}
	commended, err := tx.Commendations(c)
	if err != nil {
		return err
	}
	for _, x := range commended {
		o.state.add("commendation", x)
	}
	return nil
}

// plain takes out of a piece of evidence what the platform names it by, and what another order of commits may change.
func plain(e store.Evidence) store.Evidence {
	if e.Album != "" {
		e.Album = "album"
	}
	e.ID, e.Reply, e.Remote, e.Message = 0, min(e.Reply, 1), "", ""
	return e
}

// line is a message as it came: to whom, what it says, which bytes came with it. The picture of a code of chance is as
// much of chance as the code.
func (e Entry) line() string {
	words := settleCodes(e.Text)
	s := e.Chat + ": " + words
	switch {
	case e.Data == nil:
		return s
	case words != e.Text:
		return s + " [" + filepath.Ext(e.File) + "]"
	}
	sum := sha256.Sum256(e.Data)
	return s + " [" + filepath.Ext(e.File) + " " + hex.EncodeToString(sum[:8]) + "]"
}
