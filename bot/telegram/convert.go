package telegram

import (
	"time"

	"github.com/go-telegram/bot/models"

	"giaoban/bot/talk"
	"giaoban/store/fold"
)

// wanted are the kinds of update that we ask for. The rest of what Telegram knows (channel posts, polls, reactions …) is
// confirmed unread, also when an older setting still lets it come.
var wanted = []string{models.AllowedUpdateMessage, models.AllowedUpdateEditedMessage, models.AllowedUpdateCallbackQuery,
	models.AllowedUpdateMyChatMember}

// convert says what an update means in no platform's terms; ok is false for what is not for us. now dates a press, which
// Telegram does not.
func convert(u *models.Update, me self, now time.Time) (m talk.Message, ok bool) {
	switch {
	case u.Message != nil:
		m, ok = message(u.Message, me)
	case u.EditedMessage != nil:
		m, ok = edited(u.EditedMessage, me)
	case u.CallbackQuery != nil:
		m, ok = press(u.CallbackQuery, now)
	case u.MyChatMember != nil:
		m, ok = membership(u.MyChatMember)
	}
	m.Platform = Name
	return m, ok
}

// inChat notes where something happened; ok is false for channels, where nobody speaks to us.
func inChat(m *talk.Message, c *models.Chat) (ok bool) {
	m.Chat = chatID(c.ID)
	switch c.Type {
	case models.ChatTypePrivate:
		m.ChatKind = talk.Private
	case models.ChatTypeGroup, models.ChatTypeSupergroup:
		m.ChatKind, m.Title = talk.Grouped, fold.NFC(c.Title)
	default:
		return false
	}
	return c.ID != 0
}

func instant(unix int) time.Time { return time.Unix(int64(unix), 0).UTC() }

func message(in *models.Message, me self) (m talk.Message, ok bool) {
	m.Kind, m.At = talk.Text, instant(in.Date)
	if !inChat(&m, &in.Chat) {
		return m, false
	}
	m.Message = messageID(in.Chat.ID, in.ID)
	if in.IsTopicMessage {
		m.Topic = topicID(in.MessageThreadID) // General has none, and takes none
	}
	// Who speaks for a chat (an anonymous admin, a linked channel) or is a bot is nobody.
	if in.From != nil && !in.From.IsBot && in.SenderChat == nil {
		m.Account, m.Language = chatID(in.From.ID), in.From.LanguageCode
	}
	if in.MigrateToChatID != 0 {
		m.Kind, m.MovedTo = talk.Moved, chatID(in.MigrateToChatID)
		return m, true
	}
	// In a topic, what answers nothing "answers" the message that opened the topic.
	if r := in.ReplyToMessage; r != nil && !(in.IsTopicMessage && r.ID == in.MessageThreadID) {
		m.ReplyTo = messageID(in.Chat.ID, r.ID)
		m.ReplyToOurs = r.From != nil && r.From.ID == me.ID
	}
	words, entities := in.Text, in.Entities
	if words == "" {
		words, entities = in.Caption, in.CaptionEntities
	}
	var forOther bool
	m.Text, m.Addressed, forOther = address(words, entities, me)
	if forOther && m.ChatKind == talk.Grouped {
		return m, false
	}
	m.Files, m.Album = files(in), in.MediaGroupID
	if words == "" && len(m.Files) == 0 {
		if m.ChatKind == talk.Grouped || service(in) {
			return m, false
		}
		// Something that we do not know yet; in private nobody is met with silence.
		m.Files = []talk.File{{Kind: "other"}}
	}
	return m, true
}

func edited(in *models.Message, me self) (m talk.Message, ok bool) {
	if in.Location != nil {
		return m, false // a live location moves every few seconds
	}
	if m, ok = message(in, me); !ok || m.Kind != talk.Text {
		return m, false
	}
	m.Kind, m.EditedAt = talk.Edited, m.At
	if in.EditDate != 0 {
		m.EditedAt = instant(in.EditDate)
	}
	return m, true
}

// press dates a press with our clock, in whole seconds like everything that Telegram dates, and never before the message
// that carries the button was there.
func press(in *models.CallbackQuery, now time.Time) (m talk.Message, ok bool) {
	m.Kind, m.At = talk.Press, now.UTC().Truncate(time.Second)
	m.Account, m.Language = chatID(in.From.ID), in.From.LanguageCode
	m.Code, m.Callback = in.Data, in.ID
	switch on := in.Message; {
	case on.Message != nil:
		m.Message = messageID(on.Message.Chat.ID, on.Message.ID)
		if on.Message.IsTopicMessage {
			m.Topic = topicID(on.Message.MessageThreadID)
		}
		if shown := instant(max(on.Message.Date, on.Message.EditDate)); m.At.Before(shown) {
			m.At = shown
		}
		ok = inChat(&m, &on.Message.Chat)
	case on.InaccessibleMessage != nil: // too old for Telegram to show it again
		m.Message = messageID(on.InaccessibleMessage.Chat.ID, on.InaccessibleMessage.MessageID)
		ok = inChat(&m, &on.InaccessibleMessage.Chat)
	}
	return m, ok && in.Data != "" && in.From.ID != 0
}

// membership is what became of us in a chat.
func membership(in *models.ChatMemberUpdated) (m talk.Message, ok bool) {
	m.At = instant(in.Date)
	if !inChat(&m, &in.Chat) {
		return m, false
	}
	if !in.From.IsBot {
		m.Account, m.Language = chatID(in.From.ID), in.From.LanguageCode
	}
	before, after := mayWrite(&in.OldChatMember), mayWrite(&in.NewChatMember)
	switch {
	case before == after: // promoted or demoted, but not silenced
		return m, false
	case m.ChatKind == talk.Private && after:
		m.Kind = talk.Returned
	case m.ChatKind == talk.Private:
		m.Kind = talk.Blocked
	case after:
		m.Kind = talk.Joined
	default:
		m.Kind = talk.Left
	}
	return m, true
}

func mayWrite(c *models.ChatMember) bool {
	switch c.Type {
	case models.ChatMemberTypeOwner, models.ChatMemberTypeAdministrator, models.ChatMemberTypeMember:
		return true
	case models.ChatMemberTypeRestricted:
		return c.Restricted != nil && c.Restricted.IsMember && c.Restricted.CanSendMessages
	}
	return false
}
