package page

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

// request is what a browser asks for. Which fields count depends on Do.
type request struct {
	// Do is say, start, press, photo, file, edit, block, unblock; or wait, next, goto, off, crash,
	// fault, reset.
	Do string `json:"do"`
	// Who does it, in the group when Group is set.
	Who   string `json:"who"`
	Group bool   `json:"group"`
	// Text is said; of a fault it is its words.
	Text string `json:"text"`
	// Message is the one answered, edited, or whose button is pressed; Code is what the button carries.
	Message int    `json:"message"`
	Code    string `json:"code"`
	// Data is a file, Name its name.
	Data []byte `json:"data"`
	Name string `json:"name"`
	// Minutes to wait or to be off; At is where the clock goes.
	Minutes int       `json:"minutes"`
	At      time.Time `json:"at"`
}

const (
	// maxRequest bounds a request: the largest photo that the platform takes, in base64, and a little.
	maxRequest = 15 << 20
	// pause is how long a person takes for an act: on a clock that stands still everything would be said in one second.
	pause = 5 * time.Second
	// moment is the longest that an answer may take by design.
	moment = 10 * time.Second
	// farthest is how far the clock can be turned at once.
	farthest = 60 * 24 * time.Hour
)

// errAsk marks a request that makes no sense, as opposed to a machine that failed.
var errAsk = errors.New("cannot be done")

func (p *Page) act(w http.ResponseWriter, r *http.Request) {
	var q request
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest)).Decode(&q); err != nil {
		writeJSON(w, http.StatusBadRequest, map[string]string{"error": err.Error()})
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.do(q)
	p.moved()
	switch {
	case errors.Is(err, errAsk):
		writeJSON(w, http.StatusConflict, map[string]string{"error": err.Error()})
	case err != nil:
		writeJSON(w, http.StatusInternalServerError, map[string]string{"error": err.Error()})
	default:
		writeJSON(w, http.StatusOK, map[string]int{"version": p.version})
	}
}

// do does what was asked for, and lets the machine do what follows. The lock is held.
func (p *Page) do(q request) error {
	now := p.stage.Clock.Now()
	switch q.Do {
	case "wait":
		return p.turn(now.Add(time.Duration(q.Minutes) * time.Minute))
	case "goto":
		return p.turn(q.At)
	case "next":
		_, err := p.stage.NextEvent()
		return err
	case "off":
		if q.Minutes <= 0 || time.Duration(q.Minutes)*time.Minute > farthest {
			return fmt.Errorf("off for %d minutes: %w", q.Minutes, errAsk)
		}
		return p.stage.Off(time.Duration(q.Minutes) * time.Minute)
	case "crash":
		return p.stage.Play(rehearsal.Line{Verb: rehearsal.Crash})
	case "fault":
		return p.fault(q.Text)
	case "reset":
		return p.set()
	}
	if err := p.stage.Advance(now.Add(pause)); err != nil {
		return err
	}
	if err := p.person(q); err != nil {
		return fmt.Errorf("%s: %w: %w", q.Do, errAsk, err)
	}
	return p.linger()
}

// linger lets the machine answer that waits a moment by design, such as for the rest of an album: nobody should have to turn
// the clock for that.
func (p *Page) linger() error {
	if err := p.stage.Settle(); err != nil {
		return err
	}
	now := p.stage.Clock.Now()
	next, ok := p.stage.Next()
	if !ok || next.Sub(now) > moment {
		return nil
	}
	return p.stage.Advance(next)
}

func (p *Page) turn(t time.Time) error {
	now := p.stage.Clock.Now()
	if t.Before(now) || t.Sub(now) > farthest {
		return fmt.Errorf("turn the clock from %s to %s: %w", now.In(store.HoChiMinh).Format(time.DateTime),
			t.In(store.HoChiMinh).Format(time.DateTime), errAsk)
	}
	return p.stage.Advance(t)
}

// fault lets the platform fail from here on; "ok" ends it.
func (p *Page) fault(words string) error {
	p.stage.Server.ClearFaults()
	if words == "ok" {
		return p.stage.Settle()
	}
	f, err := telegramtest.ParseFault(words)
	if err != nil {
		return fmt.Errorf("%w: %w", errAsk, err)
	}
	p.stage.Server.Inject(f)
	return p.stage.Settle()
}

// person does what a person does on his phone.
func (p *Page) person(q request) error {
	u := p.stage.User(q.Who)
	if u == nil {
		return fmt.Errorf("%q is nobody on the stage", q.Who)
	}
	seat := u.Seat
	if q.Group {
		seat = u.In(p.stage.GroupChat())
	}
	var err error
	switch q.Do {
	case "say":
		if q.Text == "" {
			return errors.New("nothing is said")
		}
		if q.Message != 0 {
			_, err = seat.Reply(q.Message, q.Text)
		} else {
			_, err = seat.Say(q.Text)
		}
	case "start":
		_, err = seat.Start(q.Code)
	case "press":
		_, err = seat.Press(q.Message, q.Code)
	case "edit":
		_, err = seat.Edit(q.Message, q.Text)
	case "photo":
		picture := q.Data
		if len(picture) == 0 {
			picture = sample(int64(p.version))
		}
		_, err = seat.Photo(q.Text, picture)
	case "file":
		_, err = seat.Document(q.Name, q.Data, q.Text)
	case "block":
		u.Block()
	case "unblock":
		u.Unblock()
	default:
		err = errors.New("nobody knows how")
	}
	return err
}
