package main

import (
	"time"

	"github.com/rs/zerolog"
)

// logger writes to stderr: for eyes on a screen, else one JSON object a line. What is logged are ids and kinds, never
// anybody's words or names, never a token.
func (w world) logger(c config) zerolog.Logger {
	level, err := zerolog.ParseLevel(string(c.Log.Level))
	if err != nil {
		level = zerolog.InfoLevel
	}
	var l zerolog.Logger
	if c.Log.Format == "console" || c.Log.Format == "auto" && w.terminal {
		l = zerolog.New(zerolog.ConsoleWriter{Out: w.stderr, TimeFormat: time.TimeOnly, NoColor: !w.terminal || w.env("NO_COLOR") != ""})
	} else {
		l = zerolog.New(w.stderr)
	}
	return l.Level(level).With().Timestamp().Logger()
}
