package telegramtest

// order is the body of everything a person does.
type order struct {
	User      int64   `json:"user"`
	Chat      int64   `json:"chat"`      // 0: the private chat with the bot
	Thread    int     `json:"thread"`    // topic of a forum
	Anonymous bool    `json:"anonymous"` // as anonymous administrator
	Text      string  `json:"text"`
	ReplyTo   int     `json:"reply_to"`
	MessageID int     `json:"message_id"`
	Data      string  `json:"data"`
	Label     string  `json:"label"`
	Forge     bool    `json:"forge"`
	Name      string  `json:"name"`
	Bytes     []byte  `json:"bytes"` // base64
	Count     int     `json:"count"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// acts are what people do, by path.
var acts = map[string]func(Seat, order) (any, error){
	"start":    func(p Seat, o order) (any, error) { return p.Start(o.Text) },
	"say":      say,
	"photo":    photo,
	"album":    func(p Seat, o order) (any, error) { return p.Album(o.Count, o.Text) },
	"document": func(p Seat, o order) (any, error) { return p.Document(o.Name, o.Bytes, o.Text) },
	"location": func(p Seat, o order) (any, error) { return p.Location(o.Latitude, o.Longitude) },
	"sticker":  func(p Seat, o order) (any, error) { return p.Sticker(o.Text) },
	"voice":    func(p Seat, o order) (any, error) { return p.Voice(o.Count) },
	"edit": func(p Seat, o order) (any, error) {
		if o.MessageID == 0 {
			return p.EditLast(o.Text)
		}
		return p.Edit(o.MessageID, o.Text)
	},
	"delete":     func(p Seat, o order) (any, error) { return nil, p.Delete(o.MessageID) },
	"block":      func(p Seat, _ order) (any, error) { p.user.Block(); return nil, nil },
	"unblock":    func(p Seat, _ order) (any, error) { p.user.Unblock(); return nil, nil },
	"deactivate": func(p Seat, _ order) (any, error) { p.user.Deactivate(); return nil, nil },
	"join":       func(p Seat, _ order) (any, error) { p.chat.Join(p.user); return nil, nil },
	"leave":      func(p Seat, _ order) (any, error) { return nil, p.chat.Leave(p.user) },
	"topic": func(p Seat, o order) (any, error) {
		return map[string]any{"thread": p.chat.NewTopic(p.user, o.Text)}, nil
	},
	"migrate": func(p Seat, _ order) (any, error) {
		next, err := p.chat.Migrate(p.user)
		if err != nil {
			return nil, err
		}
		return map[string]any{"id": next.ID}, nil
	},
}

func say(p Seat, o order) (any, error) {
	if o.ReplyTo != 0 {
		return p.Reply(o.ReplyTo, o.Text)
	}
	return p.Say(o.Text)
}

func photo(p Seat, o order) (any, error) {
	if len(o.Bytes) > 0 {
		return p.Photo(o.Text, o.Bytes)
	}
	return p.Photo(o.Text)
}
