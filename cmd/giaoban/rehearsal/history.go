package rehearsal

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"time"

	"giaoban/store"
)

// history is what happened in the three weeks before the curtain rises, as a script.
//
//go:embed history.txt
var history string

// beginning is when the secretary first met the bot.
var beginning = time.Date(2026, 11, 2, 8, 0, 0, 0, store.HoChiMinh)

// Raise plays the history with the real program, turns the clock to the Opening and freezes the stage there. A line of
// the history that cannot be played is an error.
func Raise(o Options) (*Scene, error) {
	lines, err := Parse("history.txt", strings.NewReader(history))
	if err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	s := New(o, beginning)
	if err := s.Start(); err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	if err := s.PlayAll(lines); err != nil {
		return nil, errors.Join(fmt.Errorf("set the stage: %w", err), s.Close())
	}
	if err := s.Advance(Opening); err != nil {
		return nil, errors.Join(fmt.Errorf("set the stage: %w", err), s.Close())
	}
	return s.Freeze()
}
