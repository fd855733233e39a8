package telegram

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"

	tgbot "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"giaoban/bot/outbox"
	"giaoban/store"
)

// place is where an Outgoing goes, in Telegram's terms.
type place struct {
	chat   int64
	thread int
	reply  *models.ReplyParameters
}

func placeOf(m outbox.Outgoing) (place, error) {
	var at place
	var ok bool
	if at.chat, ok = readChat(m.Chat); !ok {
		return at, fmt.Errorf("%w: %q is no chat of Telegram", outbox.ErrRefused, m.Chat)
	}
	if at.thread, ok = readTopic(m.Topic); !ok {
		return at, fmt.Errorf("%w: no such topic", outbox.ErrNoTopic)
	}
	// What is answered may be gone, or have stayed behind in the chat that a group was: the answer is sent all the same.
	if chat, message, ok := readMessage(m.ReplyTo); ok && chat == at.chat {
		at.reply = &models.ReplyParameters{MessageID: message, AllowSendingWithoutReply: true}
	}
	return at, nil
}

func noPreview() *models.LinkPreviewOptions {
	return &models.LinkPreviewOptions{IsDisabled: tgbot.True()}
}

// Send sends one message and gives its id. A caption that is too long for its file follows it as a message of its own,
// which carries the buttons and whose id is given.
func (p *Platform) Send(ctx context.Context, m outbox.Outgoing) (string, error) {
	at, err := placeOf(m)
	if err != nil {
		return "", err
	}
	if m.Content.File != nil && m.Content.Len() > maxCaption {
		if _, err := p.sendFile(ctx, at, m, "", nil); err != nil {
			return "", refusal(err)
		}
		return p.sendText(ctx, at, m)
	}
	if m.Content.File != nil {
		sent, err := p.sendFile(ctx, at, m, renderHTML(m.Content.Runs), keyboard(m.Content.Actions))
		return messageOf(at, sent, err)
	}
	return p.sendText(ctx, at, m)
}

func messageOf(at place, sent *models.Message, err error) (string, error) {
	if err != nil {
		return "", refusal(err)
	}
	return messageID(at.chat, sent.ID), nil
}

func (p *Platform) sendText(ctx context.Context, at place, m outbox.Outgoing) (string, error) {
	sent, err := p.lib.SendMessage(ctx, &tgbot.SendMessageParams{
		ChatID: at.chat, MessageThreadID: at.thread, ReplyParameters: at.reply,
		Text: renderHTML(m.Content.Runs), ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(),
		ReplyMarkup: keyboard(m.Content.Actions),
	})
	return messageOf(at, sent, err)
}

func (p *Platform) sendFile(ctx context.Context, at place, m outbox.Outgoing, caption string, under models.ReplyMarkup) (*models.Message, error) {
	if len(m.File) == 0 {
		return nil, fmt.Errorf("%w: the file %q has not been drawn", outbox.ErrRefused, m.Content.File.Recipe)
	}
	upload := &models.InputFileUpload{Filename: m.Content.File.Name, Data: bytes.NewReader(m.File)}
	if m.Content.File.Kind == store.Picture {
		return p.lib.SendPhoto(ctx, &tgbot.SendPhotoParams{
			ChatID: at.chat, MessageThreadID: at.thread, ReplyParameters: at.reply,
			Photo: upload, Caption: caption, ParseMode: models.ParseModeHTML, ReplyMarkup: under,
		})
	}
	return p.lib.SendDocument(ctx, &tgbot.SendDocumentParams{
		ChatID: at.chat, MessageThreadID: at.thread, ReplyParameters: at.reply,
		Document: upload, Caption: caption, ParseMode: models.ParseModeHTML, ReplyMarkup: under,
	})
}

// Edit changes a message: its text, or the file and the caption. A message that already reads so is a success, one that
// is not there, or is in the chat that a group was before it moved, is outbox.ErrGone.
func (p *Platform) Edit(ctx context.Context, message string, m outbox.Outgoing) error {
	at, err := placeOf(m)
	if err != nil {
		return err
	}
	chat, id, ok := readMessage(message)
	if !ok || chat != at.chat {
		return fmt.Errorf("%w: it is not in this chat", outbox.ErrGone)
	}
	err = p.edit(ctx, chat, id, m)
	if err == nil || says(err, saysUnmodified) {
		return nil
	}
	return refusal(err)
}

func (p *Platform) edit(ctx context.Context, chat int64, id int, m outbox.Outgoing) error {
	words, under := renderHTML(m.Content.Runs), keyboard(m.Content.Actions)
	if m.Content.File != nil && len(m.File) > 0 {
		_, err := p.lib.EditMessageMedia(ctx, &tgbot.EditMessageMediaParams{ChatID: chat, MessageID: id,
			Media: media(m.Content.File, m.File, words), ReplyMarkup: under})
		return err
	}
	if m.Content.File == nil {
		_, err := p.lib.EditMessageText(ctx, &tgbot.EditMessageTextParams{ChatID: chat, MessageID: id,
			Text: words, ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(), ReplyMarkup: under})
		if !says(err, saysNoText) {
			return err
		}
	}
	// The words of a message with a file are its caption; a message whose file we no longer draw keeps the one it has.
	_, err := p.lib.EditMessageCaption(ctx, &tgbot.EditMessageCaptionParams{ChatID: chat, MessageID: id,
		Caption: words, ParseMode: models.ParseModeHTML, ReplyMarkup: under})
	if says(err, saysNoCaption) {
		return fmt.Errorf("%w: it has no caption", outbox.ErrGone)
	}
	return err
}

// media names the upload after the file, for that name is what people see; Telegram takes only plain names there.
func media(f *store.File, data []byte, caption string) models.InputMedia {
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '-' || r == '.' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') {
			return r
		}
		return '_'
	}, path.Base(f.Name))
	if f.Kind == store.Picture {
		return &models.InputMediaPhoto{Media: "attach://" + name, Caption: caption, ParseMode: models.ParseModeHTML, MediaAttachment: bytes.NewReader(data)}
	}
	return &models.InputMediaDocument{Media: "attach://" + name, Caption: caption, ParseMode: models.ParseModeHTML, MediaAttachment: bytes.NewReader(data)}
}

// Menu sets the commands that a chat is offered; without any the chat is offered none of its own.
func (p *Platform) Menu(ctx context.Context, chat string, commands []outbox.Command) error {
	id, ok := readChat(chat)
	if !ok {
		return fmt.Errorf("%w: %q is no chat of Telegram", outbox.ErrRefused, chat)
	}
	scope := &models.BotCommandScopeChat{ChatID: id}
	if len(commands) == 0 {
		_, err := p.lib.DeleteMyCommands(ctx, &tgbot.DeleteMyCommandsParams{Scope: scope})
		return refusal(err)
	}
	list := make([]models.BotCommand, len(commands))
	for i, c := range commands {
		list[i] = models.BotCommand{Command: c.Name, Description: cut(c.About, maxAbout)}
	}
	_, err := p.lib.SetMyCommands(ctx, &tgbot.SetMyCommandsParams{Commands: list, Scope: scope})
	return refusal(err)
}
