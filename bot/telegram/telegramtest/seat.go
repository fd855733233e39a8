package telegramtest

// Seat is a person in a chat: where he speaks from. It is a value; Topic and
// Anonymously return another one.
type Seat struct {
	user      *User
	chat      *Chat
	thread    int
	anonymous bool
}

// Chat returns the chat.
func (s Seat) Chat() *Chat { return s.chat }

// Topic is the same person in a topic of a forum; 0 is General.
func (s Seat) Topic(threadID int) Seat { s.thread = threadID; return s }

// Anonymously is the same person as an anonymous administrator: the bot sees
// GroupAnonymousBot and the group as sender_chat.
func (s Seat) Anonymously() Seat { s.anonymous = true; return s }

// Start presses Start, with the payload of a deep link or "".
func (s Seat) Start(payload string) (Message, error) {
	text := "/start"
	if payload != "" {
		text += " " + payload
	}
	return s.Say(text)
}

// Say writes a message.
func (s Seat) Say(text string) (Message, error) {
	return s.speak(draft{text: text})
}

// Reply answers a message of the chat.
func (s Seat) Reply(messageID int, text string) (Message, error) {
	return s.speak(draft{text: text, replyTo: messageID})
}

// Photo sends a picture. The bytes are a small generated JPEG unless given.
func (s Seat) Photo(caption string, jpeg ...[]byte) (Message, error) {
	return s.speak(draft{text: caption, kind: filePhoto, data: first(jpeg)})
}

// Album sends n different photos as one album, the captions on the first ones:
// the bot gets n updates.
func (s Seat) Album(n int, captions ...string) ([]Message, error) {
	var out []Message
	album := s.chat.srv.newAlbumID()
	for i := range n {
		caption := ""
		if i < len(captions) {
			caption = captions[i]
		}
		m, err := s.speak(draft{text: caption, kind: filePhoto, album: album, nth: i})
		if err != nil {
			return out, err
		}
		out = append(out, m)
	}
	return out, nil
}

// Document sends a file.
func (s Seat) Document(name string, data []byte, caption string) (Message, error) {
	return s.speak(draft{text: caption, kind: fileDocument, name: name, data: data})
}

// Location shares a place.
func (s Seat) Location(latitude, longitude float64) (Message, error) {
	return s.speak(draft{extra: map[string]any{"location": map[string]any{"latitude": latitude, "longitude": longitude}}})
}

// Sticker sends a sticker for that emoji.
func (s Seat) Sticker(emoji string) (Message, error) {
	return s.speak(draft{kind: fileSticker, emoji: emoji, data: []byte("RIFF----WEBPVP8 " + emoji)})
}

// Voice sends a voice message that lasts so many seconds.
func (s Seat) Voice(seconds int) (Message, error) {
	return s.speak(draft{kind: fileVoice, seconds: seconds, data: []byte("OggS voice")})
}

func first(list [][]byte) []byte {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}
