package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestHoweverANoteReachedTheSecretaryItRanksAlike(t *testing.T) {
	at := time.Date(2026, 11, 27, 8, 10, 0, 0, time.UTC)
	own := Reply{ID: 1, Subject: "tc3", Member: 3, Said: at.Add(5 * time.Second), Means: ByText}
	for _, m := range []Means{ByPhone, ByPaper, ByMessage, InPerson} {
		note := Reply{ID: 2, Subject: "tc3", Member: 3, Said: at.Add(50 * time.Second), Means: m}
		assert.True(t, note.OnBehalf(), m)
		assert.Equal(t, ReplyID(1), CountsFor([]Reply{own, note}, 3).ID, "%s: of the same minute one's own word counts", m)
		note.Said = at.Add(time.Minute)
		assert.Equal(t, ReplyID(2), CountsFor([]Reply{own, note}, 3).ID, "%s: what was said later counts", m)
	}
	for _, m := range []Means{ByButton, ByText, ByPhoto, ""} {
		assert.False(t, m.OnBehalf(), m)
	}
}
