// Package talktest plays people against the real flows on a real file, without a platform: who says what, and what is
// answered. It delivers what waits in the outbox at once and in order, as the outbox would on a quiet day.
package talktest

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/bot"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// Platform is the name under which the stage's messages come.
const Platform = "stage"

// Thursday is when a stage begins: the day before a Friday, eight in the morning in Viet Nam.
var Thursday = time.Date(2026, 11, 26, 8, 0, 0, 0, store.HoChiMinh)

// Build makes the flows; menus leads to the bot they will be part of, leave to what it says about an open question.
type Build func(menus talk.Menus, leave Leave) []talk.Flow

// Leave is bot.Bot.Leave of the bot being built.
type Leave = func(*talk.Turn, store.Dialog) (text.Message, error)

// Stage is one file, one bot and the people before it.
type Stage struct {
	testing.TB
	DB  *store.DB
	Bot *bot.Bot
	Now time.Time
	// Menus are the commands each chat is offered.
	Menus map[string][]string
	// Fetched are the files that were to be fetched; there is no platform that has them.
	Fetched []store.Job
	// Script is the transcript so far.
	Script strings.Builder

	path    string
	build   Build
	chance  chance
	shown   []*Shown
	unread  map[string][]*Shown
	updates int
	lang    map[string]string
}

// Shown is a message that a chat shows.
type Shown struct {
	ID, Chat, Topic, Text string
	Actions               [][]store.Action
	File                  *store.File
	About                 store.About
}

// New opens a file and builds a bot with the flows. At the end of the test the file must be sound.
func New(t testing.TB, build Build) *Stage {
	t.Helper()
	s := &Stage{TB: t, Now: Thursday, path: filepath.Join(t.TempDir(), "giaoban.db"), build: build, Menus: map[string][]string{},
		unread: map[string][]*Shown{}, lang: map[string]string{}}
	s.open()
	t.Cleanup(func() {
		require.NoError(t, s.DB.Close())
		found, err := store.Check(s.path)
		require.NoError(t, err)
		require.Empty(t, found.Faults)
	})
	return s
}

func (s *Stage) open() {
	db, err := store.Open(s.path, store.Options{Now: func() time.Time { return s.Now }, Rand: &s.chance, Unsafe: true})
	require.NoError(s, err)
	s.DB = db
	menus := talk.Menus{
		Private: func(p []store.Member) []string { return s.Bot.Menu(p) },
		Group:   func() []string { return s.Bot.GroupMenu() },
	}
	leave := func(t *talk.Turn, d store.Dialog) (text.Message, error) { return s.Bot.Leave(t, d) }
	s.Bot = bot.New(db, map[string]talk.Links{Platform: links{}}, s.build(menus, leave)...)
}

// Restart closes the file and builds everything anew on it, as after a power cut.
func (s *Stage) Restart() {
	s.Helper()
	require.NoError(s, s.DB.Close())
	s.open()
}

// Turn turns the clock.
func (s *Stage) Turn(d time.Duration) { s.Now = s.Now.Add(d); s.deliver() }

type links struct{}

func (links) Start(code string) string { return "https://chat.example/giaoban?start=" + code }

// Speaks sets the language of a person's app.
func (s *Stage) Speaks(who, lang string) { s.lang[who] = lang }

// Account is the account of a person, which is his private chat as well.
func Account(who string) string { return "p/" + who }

// Says is a person writing to us in private.
func (s *Stage) Says(who, words string) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s: %s\n", who, strings.ReplaceAll(words, "\n", "\n    "))
	return s.does(who, talk.Message{Kind: talk.Text, Text: words})
}

// Replies is a person answering one of our messages, by its id.
func (s *Stage) Replies(who, message, words string) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s, answering %s: %s\n", who, message, words)
	return s.does(who, talk.Message{Kind: talk.Text, Text: words, ReplyTo: message, ReplyToOurs: true})
}

// Sends is a person sending us a file in private, without words.
func (s *Stage) Sends(who string, f talk.File) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s: (%s %s)\n", who, f.Kind, f.Name)
	return s.does(who, talk.Message{Kind: talk.Text, Files: []talk.File{f}})
}

// Shows is a person sending files with words, which may be empty; album ties messages together. It gives the message's id,
// by which it may be answered with Answers.
func (s *Stage) Shows(who, words, album string, files ...talk.File) (message, said string) {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s: (%d × %s) %s\n", who, len(files), files[0].Kind, words)
	message = fmt.Sprintf("file%d", s.updates+1)
	return message, s.does(who, talk.Message{Kind: talk.Text, Text: words, Message: message, Album: album, Files: files})
}

// Answers is a person answering a message of his own, by its id.
func (s *Stage) Answers(who, message, words string) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s, answering himself: %s\n", who, words)
	return s.does(who, talk.Message{Kind: talk.Text, Text: words, ReplyTo: message})
}

// Presses is a person pressing the newest button whose label has these words.
func (s *Stage) Presses(who, label string) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s: [%s]\n", who, label)
	m, a := s.button(Account(who), label)
	return s.does(who, talk.Message{Kind: talk.Press, Code: a.Code, Message: m.ID})
}

// Forges is a person's client sending a code that no button may have.
func (s *Stage) Forges(who, code string) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s: forges %s\n", who, code)
	return s.does(who, talk.Message{Kind: talk.Press, Code: code, Message: "m1"})
}

// In is a person, "" for an anonymous admin, doing something in a group: writing, or an event.
func (s *Stage) In(group, who string, m talk.Message) string {
	s.Helper()
	m.Chat, m.ChatKind = group, talk.Grouped
	if m.Title == "" {
		m.Title = "Nhóm " + group
	}
	m.Text, m.Addressed = strings.ReplaceAll(m.Text, "@bot", ""), m.Addressed || strings.Contains(m.Text, "@bot")
	fmt.Fprintf(&s.Script, "%s @%s: %s %s\n", who, group, m.Kind, m.Text)
	return s.does(who, m)
}

// Event is something that happens to a person's private chat.
func (s *Stage) Event(who, kind string) string {
	s.Helper()
	fmt.Fprintf(&s.Script, "%s: (%s)\n", who, kind)
	return s.does(who, talk.Message{Kind: kind})
}

// does hands a message to the bot, delivers, and gives what the chat was answered.
func (s *Stage) does(who string, m talk.Message) string {
	s.Helper()
	s.updates++
	m.Platform, m.Update, m.At = Platform, fmt.Sprint(s.updates), s.Now
	if who != "" {
		m.Account, m.Language = Account(who), s.lang[who]
	}
	if m.ChatKind == "" {
		m.Chat, m.ChatKind = Account(who), talk.Private
	}
	if m.Message == "" {
		m.Message = fmt.Sprintf("in%d", s.updates)
	}
	_, err := s.Bot.Handle(m)
	require.NoError(s, err)
	s.deliver()
	var said []string
	for _, shown := range s.unread[m.Chat] {
		said = append(said, shown.Text)
	}
	delete(s.unread, m.Chat)
	return strings.Join(said, "\n\n")
}

// Hears gives what a chat was told since it last did something: a person's name, or a group.
func (s *Stage) Hears(chat string) string {
	var said []string
	for _, c := range []string{chat, Account(chat)} {
		for _, m := range s.unread[c] {
			said = append(said, m.Text)
		}
		delete(s.unread, c)
	}
	return strings.Join(said, "\n\n")
}

// Last is the newest message in a chat.
func (s *Stage) Last(chat string) *Shown {
	s.Helper()
	for _, m := range slices.Backward(s.shown) {
		if m.Chat == chat || m.Chat == Account(chat) {
			return m
		}
	}
	require.Fail(s, "nothing was shown to "+chat)
	return nil
}

// File is the newest message in a chat that carries a file.
func (s *Stage) File(chat string) *Shown {
	s.Helper()
	for _, m := range slices.Backward(s.shown) {
		if (m.Chat == chat || m.Chat == Account(chat)) && m.File != nil {
			return m
		}
	}
	require.Fail(s, "no file was shown to "+chat)
	return nil
}

func (s *Stage) button(chat, label string) (*Shown, store.Action) {
	s.Helper()
	for _, m := range slices.Backward(s.shown) {
		if m.Chat != chat {
			continue
		}
		for _, row := range m.Actions {
			for _, a := range row {
				if strings.Contains(fold.Key(a.Label), fold.Key(label)) {
					return m, a
				}
			}
		}
	}
	require.Fail(s, "no button ["+label+"] in "+chat+"\n"+s.Script.String())
	return nil, store.Action{}
}

// Update writes to the file; View reads it.
func (s *Stage) Update(f func(*store.Tx)) {
	s.Helper()
	require.NoError(s, s.DB.Update(func(tx *store.Tx) error { f(tx); return nil }))
}

// View reads the file.
func (s *Stage) View(f func(*store.ReadTx)) {
	s.Helper()
	require.NoError(s, s.DB.View(func(tx *store.ReadTx) error { f(tx); return nil }))
}

// Member finds one by name in the newest state, whichever committee he is in.
func (s *Stage) Member(name string) store.Member {
	s.Helper()
	var found store.Member
	s.View(func(tx *store.ReadTx) {
		all, err := tx.Committees()
		require.NoError(s, err)
		for _, c := range all {
			ms, err := tx.Members(c.ID)
			require.NoError(s, err)
			for _, m := range ms {
				if m.Name == name || m.Call == name {
					found = m
				}
			}
		}
	})
	require.NotZero(s, found.ID, "nobody is called "+name)
	return found
}

// Person is who holds an account; the zero Person for a stranger.
func (s *Stage) Person(who string) store.Person {
	s.Helper()
	var p store.Person
	s.View(func(tx *store.ReadTx) {
		var err error
		if p, err = tx.PersonOf(Account(who)); err != nil {
			require.ErrorIs(s, err, store.ErrNotFound)
		}
	})
	return p
}

// chance is the same sequence in every run.
type chance struct {
	seed [32]byte
	left []byte
}

func (c *chance) Read(p []byte) (int, error) {
	for i := range p {
		if len(c.left) == 0 {
			c.seed = sha256.Sum256(c.seed[:])
			c.left = c.seed[:]
		}
		p[i], c.left = c.left[0], c.left[1:]
	}
	return len(p), nil
}

// Cancel is /huy as far as a flow's own tests need it: it leaves the open question and says what the flow says to that.
func Cancel(leave Leave) talk.Flow {
	return talk.Flow{Name: "cancel", Commands: []talk.Command{{Name: "huy", Keeps: true, Menu: true, Do: func(t *talk.Turn, _ string) error {
		d, ok, err := t.Tx.Dialog(t.Chat)
		if err != nil || !ok {
			return err
		}
		said, err := leave(t, d)
		if err != nil {
			return err
		}
		if err := t.Tx.EndDialog(t.Chat); err != nil || said == nil {
			return err // a flow that has nothing to say to it
		}
		return t.Answer(said)
	}}}}
}
