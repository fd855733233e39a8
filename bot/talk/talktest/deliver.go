package talktest

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

// deliver sends what waits, answers first, until nothing is left that may be sent now.
func (s *Stage) deliver() {
	s.Helper()
	require.NoError(s, s.DB.Update(func(tx *store.Tx) error {
		for _, lane := range []store.Lane{store.Answers, store.Rest} {
			var waiting []store.Job
			for j, err := range tx.Jobs() {
				if err != nil {
					return err
				}
				if j.Lane == lane && !j.NotBefore.After(s.Now) {
					waiting = append(waiting, j)
				}
			}
			for _, j := range waiting {
				if err := s.send(tx, j); err != nil {
					return err
				}
				if err := tx.DropJob(j); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

func (s *Stage) send(tx *store.Tx, j store.Job) error {
	if j.Kind == store.Menu {
		var arg talk.MenuArg
		if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
			return err
		}
		var names []string
		for _, c := range arg.Commands {
			names = append(names, c.Name)
			require.NotEmpty(s, c.About, "the command %s is not described", c.Name)
		}
		s.Menus[j.Chat] = names
		return nil
	}
	if j.Kind == store.Fetch {
		s.Fetched = append(s.Fetched, j)
		return nil
	}
	if j.Content == nil {
		c, err := s.Bot.Word(&tx.ReadTx, j)
		if errors.Is(err, talk.ErrNothing) {
			return nil
		}
		if err != nil {
			return err
		}
		j.Content = &c
	}
	m := &Shown{ID: fmt.Sprintf("m%d", len(s.shown)+1), Chat: j.Chat, Topic: j.Topic, About: j.About}
	if j.Kind == store.Edit {
		for _, old := range s.shown {
			if old.Chat == j.Chat && old.ID == j.Target {
				m = old
			}
		}
	}
	m.Text, m.Actions, m.File = j.Content.Plain(), j.Content.Actions, j.Content.File
	if j.Kind != store.Edit {
		s.shown = append(s.shown, m)
	}
	s.unread[j.Chat] = append(s.unread[j.Chat], m)
	s.note(m, j.Kind == store.Edit)
	if err := tx.PutSent(&store.Sent{Chat: j.Chat, Message: m.ID, About: j.About}); err != nil {
		return err
	}
	var offered []store.Action
	for _, row := range m.Actions {
		for _, a := range row {
			require.LessOrEqual(s, len(a.Code), 64, "a button's code has at most 64 bytes: %s", a.Code)
			offered = append(offered, a)
		}
	}
	if len(offered) == 0 {
		return nil
	}
	return tx.PutOffer(&store.Offer{Chat: j.Chat, Actions: offered, At: s.Now, Message: m.ID})
}

// note writes a message into the transcript.
func (s *Stage) note(m *Shown, edited bool) {
	verb := "→"
	if edited {
		verb = "✎"
	}
	fmt.Fprintf(&s.Script, "  %s %s\n", verb, strings.TrimPrefix(m.Chat, "p/"))
	for line := range strings.Lines(m.Text) {
		fmt.Fprintf(&s.Script, "  | %s\n", strings.TrimRight(line, "\n"))
	}
	for _, row := range m.Actions {
		s.Script.WriteString("  |")
		for _, a := range row {
			fmt.Fprintf(&s.Script, " [%s]", a.Label)
		}
		s.Script.WriteString("\n")
	}
	if m.File != nil {
		fmt.Fprintf(&s.Script, "  | (%s %s: %s %s)\n", m.File.Kind, m.File.Name, m.File.Recipe, m.File.Arg)
	}
}

var update = flag.Bool("update", false, "write the golden files anew")

// Golden compares the transcript with testdata/<name>.txt, which is what people read aloud to judge our tone.
func (s *Stage) Golden(name string) {
	s.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		require.NoError(s, os.MkdirAll("testdata", 0o755))
		require.NoError(s, os.WriteFile(path, []byte(s.Script.String()), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(s, err)
	require.Equal(s, string(want), s.Script.String())
}
