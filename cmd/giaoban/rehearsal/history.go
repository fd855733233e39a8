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

// Raise plays the history and freezes the stage at the Opening.
func Raise(o Options) (*Scene, error) { return RaiseFrom(o, beginning, "history.txt", history) }

// RaiseFrom plays another past, from another beginning, and freezes the stage at the Opening. file names the script in
// complaints; a line of it that cannot be played is an error.
func RaiseFrom(o Options, begin time.Time, file, script string) (*Scene, error) {
	s, err := past(o, begin, file, script)
	if err != nil {
		if s != nil {
			err = errors.Join(err, s.Close())
		}
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	return s.Freeze()
}

// Past plays the history with the real program and turns the clock to the Opening. A line of the history that cannot be
// played is an error; the stage comes with it, as far as it went.
func Past(o Options) (*Stage, error) { return past(o, beginning, "history.txt", history) }

func past(o Options, begin time.Time, file, script string) (*Stage, error) {
	lines, err := Parse(file, strings.NewReader(script))
	if err != nil {
		return nil, err
	}
	s := New(o, begin)
	if err := s.Start(); err != nil {
		return nil, err
	}
	if err := s.PlayAll(lines); err != nil {
		return s, err
	}
	return s, s.Advance(Opening)
}
