package rehearsal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Play does one line and lets the machine do what follows from it at this instant. An error is a line that cannot be
// done (no such button); what comes after it can be played all the same.
func (s *Stage) Play(l Line) error {
	if err := s.do(l); err != nil {
		err = fmt.Errorf("%s: %s: %w", l.Where(), cut(l.Source, 80), err)
		s.note(noteWrong, err.Error())
		return err
	}
	if err := s.Settle(); err != nil {
		err = fmt.Errorf("%s: %s: %w", l.Where(), cut(l.Source, 80), err)
		s.note(noteWrong, err.Error())
		return err
	}
	return nil
}

// PlayAll plays a script to its end and tells of every line that could not be done.
func (s *Stage) PlayAll(lines []Line) error {
	var wrong []error
	for _, l := range lines {
		if err := s.Play(l); err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

func (s *Stage) do(l Line) error {
	if l.Who != "" {
		said := time.Time{}
		if l.Verb == Say && l.Clock != 0 {
			if said = s.atClock(l.Clock); said.After(s.Clock.Now()) {
				return fmt.Errorf("it has not been said yet at %s", stamp(s.Clock.Now()))
			}
		}
		return s.Clock.while(said, func() error { return s.act(l) })
	}
	switch l.Verb {
	case At:
		t := l.When
		if t.IsZero() {
			if t = s.atClock(l.Clock); t.Before(s.Clock.Now()) {
				t = t.AddDate(0, 0, 1)
			}
		}
		return s.Advance(t)
	case Off:
		s.note(noteOff, l.For.String())
		return s.Off(l.For)
	case Crash:
		s.note(noteCrash, "")
		return s.restart()
	case KillCommit, KillSend:
		s.killer.arm(Point{l.Verb, l.Count, l.After})
		return nil
	case API:
		s.note(string(API), l.Text)
		return s.platform(l.Text)
	case Disk:
		s.note(string(Disk), l.Text)
		s.diskFull.Store(l.Text == "full")
		return nil
	case Raw:
		_, err := s.Server.InjectUpdate([]byte(l.Text))
		return err
	case Chat:
		s.note(string(Chat), l.Text)
		return s.happensToGroup(l.Text)
	}
	return fmt.Errorf("nobody knows how to play %q", l.Verb)
}

// atClock is today's instant at a time of day.
func (s *Stage) atClock(d time.Duration) time.Time {
	y, m, day := s.Clock.Now().In(store.HoChiMinh).Date()
	return time.Date(y, m, day, 0, 0, 0, 0, store.HoChiMinh).Add(d)
}

func (s *Stage) platform(words string) error {
	if words == allClear {
		s.Server.ClearFaults()
		return nil
	}
	f, err := telegramtest.ParseFault(words)
	if err != nil {
		return err
	}
	s.Server.Inject(f)
	return nil
}

func (s *Stage) happensToGroup(what string) error {
	lan := s.people["Lan"]
	switch what {
	case "add":
		s.group.AddBot(lan)
	case "remove":
		s.group.RemoveBot(lan)
	case "promote":
		s.group.PromoteBot(lan)
	case "demote":
		s.group.DemoteBot(lan)
	case "mute":
		s.group.MuteBot(lan)
	case "migrate":
		next, err := s.group.Migrate(lan)
		if err != nil {
			return err
		}
		s.group, s.names[next.ID] = next, Group
	}
	return nil
}

// act does what a person does.
func (s *Stage) act(l Line) error {
	u := s.people[l.Who]
	seat := u.Seat
	if l.InGroup {
		seat = u.In(s.group)
	}
	text, err := s.fill(l.Text)
	if err != nil {
		return err
	}
	switch l.Verb {
	case Block:
		u.Block()
		s.did(l, "")
		return nil
	case Unblock:
		u.Unblock()
		s.did(l, "")
		return nil
	case Press:
		return s.press(l, seat)
	}
	s.did(l, text)
	text = ourName.ReplaceAllString(text, "${1}@"+s.Server.Bot().Username)
	switch l.Verb {
	case Say:
		_, err = seat.Say(text)
	case Reply:
		m, found := s.findText(seat.Chat(), l.Part)
		if !found {
			return fmt.Errorf("no message of the bot there says %q", l.Part)
		}
		_, err = seat.Reply(m.ID, text)
	case Photo:
		_, err = seat.Photo(text)
	case Album:
		captions := l.Captions
		if captions == nil {
			captions = []string{text}
		}
		_, err = seat.Album(l.Count, captions...)
	case Edit:
		_, err = seat.EditLast(text)
	case Forge:
		id := 1
		if m, found := s.findText(seat.Chat(), ""); found {
			id = m.ID
		}
		_, err = seat.Forge(id, text)
	case File:
		err = s.sendFile(seat, l)
	case Docx:
		err = s.sendEdited(seat, l)
	}
	return err
}

// ourName is how a script addresses a command to the bot, whatever it is called: "/tonghop@bot".
var ourName = regexp.MustCompile(`^(/[A-Za-z0-9_]+)@bot\b`)

// sendFile sends a file that lies beside the script, or where the path says.
func (s *Stage) sendFile(seat telegramtest.Seat, l Line) error {
	data, err := os.ReadFile(filepath.Join(filepath.Dir(l.File), l.Text))
	if errors.Is(err, os.ErrNotExist) || filepath.IsAbs(l.Text) {
		data, err = os.ReadFile(l.Text)
	}
	if err != nil {
		return fmt.Errorf("read file: %w", err)
	}
	_, err = seat.Document(filepath.Base(l.Text), data, "")
	return err
}
