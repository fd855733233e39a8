package telegramtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Control is the server's other side over HTTP, for somebody who has no Go: it
// makes people and chats and lets them act, shows what they see, and breaks
// things. Everything is JSON below /control/; GET / lists it. The clock may be
// nil, then it cannot be turned. Mount it on an address of its own or beside the
// Server, whose paths begin with /bot and /file.
func (s *Server) Control(clock *Clock) http.Handler {
	c := &control{srv: s, clock: clock}
	mux := http.NewServeMux()
	for pattern, run := range c.routes() {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			result, err := run(r)
			if err != nil {
				writeJSON(w, statusOf(err), map[string]any{"error": err.Error()})
				return
			}
			if result == nil {
				result = map[string]any{"ok": true}
			}
			writeJSON(w, http.StatusOK, result)
		})
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, c.index())
	})
	return mux
}

type control struct {
	srv   *Server
	clock *Clock
}

// badControl is a request that makes no sense; anything else is a refusal by the
// people (409).
type badControl struct{ error }

func statusOf(err error) int {
	if errors.As(err, &badControl{}) {
		return http.StatusBadRequest
	}
	return http.StatusConflict
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the client may be gone
}

// routes are all requests but the index.
func (c *control) routes() map[string]func(*http.Request) (any, error) {
	s := c.srv
	routes := map[string]func(*http.Request) (any, error){
		"POST /control/users":  c.newUser,
		"POST /control/chats":  c.newChat,
		"POST /control/bot":    c.moveBot,
		"POST /control/press":  c.press,
		"POST /control/faults": c.fault,
		"DELETE /control/faults": func(*http.Request) (any, error) {
			s.ClearFaults()
			return nil, nil
		},
		"GET /control/faults":   func(*http.Request) (any, error) { return s.Faults(), nil },
		"POST /control/updates": c.inject,
		"POST /control/clock":   c.turnClock,
		"GET /control/clock":    func(*http.Request) (any, error) { return map[string]any{"now": s.Now()}, nil },
		"POST /control/limits":  c.setLimits,
		"GET /control/messages": c.messages,
		"GET /control/sent":     c.sent,
		"GET /control/calls":    func(*http.Request) (any, error) { return s.Calls(), nil },
		"GET /control/menus":    func(*http.Request) (any, error) { return s.Menus(), nil },
		"GET /control/status":   c.status,
	}
	for name, act := range acts {
		routes["POST /control/"+name] = func(r *http.Request) (any, error) {
			var o order
			if err := read(r, &o); err != nil {
				return nil, err
			}
			seat, err := c.seat(o)
			if err != nil {
				return nil, err
			}
			return act(seat, o)
		}
	}
	return routes
}

// read decodes a body; a field that does not exist is an error.
func read(r *http.Request, v any) error {
	dec := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 2*maxUpload))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return badControl{fmt.Errorf("read body: %w", err)}
	}
	return nil
}

func (c *control) user(id int64) (*User, error) {
	if u := c.srv.User(id); u != nil {
		return u, nil
	}
	return nil, badControl{fmt.Errorf("there is no user %d", id)}
}

func (c *control) chat(id int64) (*Chat, error) {
	if chat := c.srv.Chat(id); chat != nil {
		return chat, nil
	}
	return nil, badControl{fmt.Errorf("there is no chat %d", id)}
}

func (c *control) seat(o order) (Seat, error) {
	u, err := c.user(o.User)
	if err != nil {
		return Seat{}, err
	}
	seat := u.Seat
	if o.Chat != 0 && o.Chat != u.ID {
		chat, err := c.chat(o.Chat)
		if err != nil {
			return Seat{}, err
		}
		seat = u.In(chat)
	}
	if o.Anonymous {
		seat = seat.Anonymously()
	}
	return seat.Topic(o.Thread), nil
}

func (c *control) newUser(r *http.Request) (any, error) {
	var p Profile
	if err := read(r, &p); err != nil {
		return nil, err
	}
	if c.srv.Chat(p.ID) != nil {
		return nil, fmt.Errorf("there is already a user %d", p.ID)
	}
	return c.srv.NewUser(p).Profile, nil
}

func (c *control) newChat(r *http.Request) (any, error) {
	var body struct {
		Type    string  `json:"type"` // group, supergroup, forum, channel
		Title   string  `json:"title"`
		Members []int64 `json:"members"` // the first owns it
		Bot     bool    `json:"bot"`     // add the bot at once
	}
	if err := read(r, &body); err != nil {
		return nil, err
	}
	var members []*User
	for _, id := range body.Members {
		u, err := c.user(id)
		if err != nil {
			return nil, err
		}
		members = append(members, u)
	}
	if len(members) == 0 {
		return nil, badControl{errors.New("a chat needs at least one member")}
	}
	var chat *Chat
	switch body.Type {
	case "group":
		chat = c.srv.NewGroup(body.Title, members...)
	case "supergroup":
		chat = c.srv.NewSupergroup(body.Title, members...)
	case "forum":
		chat = c.srv.NewForum(body.Title, members...)
	case "channel":
		chat = c.srv.NewChannel(body.Title, members[0])
	default:
		return nil, badControl{fmt.Errorf("type %q is not group, supergroup, forum or channel", body.Type)}
	}
	if body.Bot {
		chat.AddBot(members[0])
	}
	return map[string]any{"id": chat.ID}, nil
}

func (c *control) moveBot(r *http.Request) (any, error) {
	var body struct {
		User int64  `json:"user"` // who does it
		Chat int64  `json:"chat"`
		Do   string `json:"do"` // add, remove, promote, demote, mute
	}
	if err := read(r, &body); err != nil {
		return nil, err
	}
	by, err := c.user(body.User)
	if err != nil {
		return nil, err
	}
	chat, err := c.chat(body.Chat)
	if err != nil {
		return nil, err
	}
	moves := map[string]func(*User){
		"add": chat.AddBot, "remove": chat.RemoveBot, "demote": chat.DemoteBot, "mute": chat.MuteBot,
		"promote": func(by *User) { chat.PromoteBot(by) },
	}
	move := moves[body.Do]
	if move == nil {
		return nil, badControl{fmt.Errorf("do %q is not add, remove, promote, demote or mute", body.Do)}
	}
	move(by)
	return nil, nil
}

func (c *control) press(r *http.Request) (any, error) {
	var o order
	if err := read(r, &o); err != nil {
		return nil, err
	}
	seat, err := c.seat(o)
	if err != nil {
		return nil, err
	}
	press := func() (string, error) { return seat.Press(o.MessageID, o.Data) }
	if o.Label != "" {
		press = func() (string, error) { return seat.PressLabel(o.Label) }
	} else if o.Forge {
		press = func() (string, error) { return seat.Forge(o.MessageID, o.Data) }
	}
	id, err := press()
	if err != nil {
		return nil, err
	}
	return map[string]any{"query_id": id}, nil
}

func (c *control) fault(r *http.Request) (any, error) {
	var body struct {
		Fault string `json:"fault"` // "429 30s", "502 5m", "down 2h", …
	}
	if err := read(r, &body); err != nil {
		return nil, err
	}
	f, err := ParseFault(body.Fault)
	if err != nil {
		return nil, badControl{err}
	}
	c.srv.Inject(f)
	return nil, nil
}

func (c *control) inject(r *http.Request) (any, error) {
	raw, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, maxUpload))
	if err != nil {
		return nil, badControl{err}
	}
	id, err := c.srv.InjectUpdate(raw)
	if err != nil {
		return nil, badControl{err}
	}
	return map[string]any{"update_id": id}, nil
}

func (c *control) turnClock(r *http.Request) (any, error) {
	var body struct {
		Advance string    `json:"advance"` // "1h", "3d"
		Set     time.Time `json:"set"`
	}
	if err := read(r, &body); err != nil {
		return nil, err
	}
	if c.clock == nil {
		return nil, errors.New("this server runs on the machine's clock")
	}
	if !body.Set.IsZero() {
		c.clock.Set(body.Set)
	}
	if body.Advance != "" {
		d, err := parseDuration(body.Advance)
		if err != nil {
			return nil, badControl{err}
		}
		c.clock.Advance(d)
	}
	return map[string]any{"now": c.srv.Now()}, nil
}

func (c *control) setLimits(r *http.Request) (any, error) {
	var body struct {
		On bool `json:"on"`
	}
	if err := read(r, &body); err != nil {
		return nil, err
	}
	c.srv.SetLimits(body.On)
	return nil, nil
}

func (c *control) messages(r *http.Request) (any, error) {
	id, _ := strconv.ParseInt(r.URL.Query().Get("chat"), 10, 64)
	chat, err := c.chat(id)
	if err != nil {
		return nil, err
	}
	return chat.Messages(), nil
}

func (c *control) sent(r *http.Request) (any, error) {
	since, _ := strconv.Atoi(r.URL.Query().Get("since"))
	return c.srv.SentSince(max(since, 0)), nil
}

func (c *control) status(*http.Request) (any, error) {
	polls, last := c.srv.Polls()
	return map[string]any{
		"now": c.srv.Now(), "token": c.srv.Token(), "bot": c.srv.Bot(), "pending": c.srv.Pending(),
		"polls": polls, "last_poll": last, "throttled": c.srv.Throttled(), "sent": c.srv.SentCount(),
	}, nil
}

// index explains the server to whoever opens it in a browser.
func (c *control) index() string {
	names := sortedKeys(c.srv.spec.methods)
	for i, name := range names {
		names[i] = c.srv.spec.methods[name].name
	}
	return fmt.Sprintf(indexText, c.srv.spec.Version, c.srv.Token(), strings.Join(names, " "))
}
