package round

import (
	"time"

	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// line is a reply as one line.
func line(tx *store.ReadTx, r store.Reply, number int) (text.SaidLine, error) {
	s, err := label.Subject(tx, r.Committee, r.Subject)
	return text.SaidLine{Number: number, Subject: s, State: text.StateOf(r)}, err
}

// days are the first and last day that a round reports on, as instants in the committee's zone.
func days(r store.Round, loc *time.Location) (first, last time.Time) { return label.Days(r, loc) }
