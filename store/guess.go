package store

import (
	"errors"
	"time"
)

// Guess counts the wrong codes that an account has sent. It is a working record: nobody asks about it later.
type Guess struct {
	Account string    `json:"account"`
	Count   int       `json:"count"`
	Since   time.Time `json:"since"`
}

// GuessWindow is how long wrong codes are remembered, and GuessLimit how many of them close the door for that long.
const (
	GuessWindow = time.Hour
	GuessLimit  = 5
)

// Shut tells whether the account has guessed so often that no code of it is taken at an instant.
func (g Guess) Shut(at time.Time) bool {
	return g.Count >= GuessLimit && at.Before(g.Since.Add(GuessWindow))
}

var guesses = table[Guess]{name: "guess", key: func(g *Guess) []byte { return name(g.Account) }}

// Guess is what an account has guessed within the window; the zero count when nothing.
func (tx *ReadTx) Guess(account string) (Guess, error) {
	g, err := guesses.get(tx, name(account))
	if errors.Is(err, ErrNotFound) || (err == nil && !tx.now.Before(g.Since.Add(GuessWindow))) {
		return Guess{Account: account}, nil
	}
	return g, err
}

// AddGuess counts one more wrong code of an account.
func (tx *Tx) AddGuess(account string) (Guess, error) {
	g, err := tx.Guess(account)
	if err != nil {
		return g, err
	}
	if g.Count == 0 {
		g.Since = tx.now
	}
	g.Count++
	return g, guesses.put(tx, &g)
}

// DropGuess forgets what an account has guessed.
func (tx *Tx) DropGuess(account string) error { return guesses.delete(tx, name(account)) }
