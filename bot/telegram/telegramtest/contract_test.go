package telegramtest

import (
	"reflect"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// libraryParams are go-telegram/bot's parameter structs of the methods we play.
var libraryParams = map[string]any{
	"setWebhook": bot.SetWebhookParams{}, "deleteWebhook": bot.DeleteWebhookParams{},
	"sendMessage": bot.SendMessageParams{}, "sendPhoto": bot.SendPhotoParams{}, "sendDocument": bot.SendDocumentParams{},
	"sendMediaGroup": bot.SendMediaGroupParams{}, "sendChatAction": bot.SendChatActionParams{},
	"forwardMessage": bot.ForwardMessageParams{}, "copyMessage": bot.CopyMessageParams{},
	"setMessageReaction": bot.SetMessageReactionParams{}, "getFile": bot.GetFileParams{},
	"editMessageText": bot.EditMessageTextParams{}, "editMessageCaption": bot.EditMessageCaptionParams{},
	"editMessageMedia": bot.EditMessageMediaParams{}, "editMessageReplyMarkup": bot.EditMessageReplyMarkupParams{},
	"deleteMessage": bot.DeleteMessageParams{}, "deleteMessages": bot.DeleteMessagesParams{},
	"answerCallbackQuery": bot.AnswerCallbackQueryParams{},
	"setMyCommands":       bot.SetMyCommandsParams{}, "getMyCommands": bot.GetMyCommandsParams{}, "deleteMyCommands": bot.DeleteMyCommandsParams{},
	"setMyName": bot.SetMyNameParams{}, "getMyName": bot.GetMyNameParams{},
	"setMyDescription": bot.SetMyDescriptionParams{}, "getMyDescription": bot.GetMyDescriptionParams{},
	"setMyShortDescription": bot.SetMyShortDescriptionParams{}, "getMyShortDescription": bot.GetMyShortDescriptionParams{},
	"setChatMenuButton": bot.SetChatMenuButtonParams{}, "getChatMenuButton": bot.GetChatMenuButtonParams{},
	"getChat": bot.GetChatParams{}, "getChatMember": bot.GetChatMemberParams{},
	"getChatAdministrators": bot.GetChatAdministratorsParams{}, "getChatMemberCount": bot.GetChatMemberCountParams{},
	"leaveChat": bot.LeaveChatParams{}, "pinChatMessage": bot.PinChatMessageParams{}, "unpinChatMessage": bot.UnpinChatMessageParams{},
	"createForumTopic": bot.CreateForumTopicParams{}, "closeForumTopic": bot.CloseForumTopicParams{},
	"reopenForumTopic": bot.ReopenForumTopicParams{}, "deleteForumTopic": bot.DeleteForumTopicParams{},
}

// knownStrays are fields that the library sends and Bot API 10.3 does not have.
var knownStrays = map[string]bool{"editMessageCaption.disable_web_page_preview": true}

// TestLibraryKeepsToSpec asserts that every field the pinned library can send
// exists, so that an upgrade of either side is noticed here first.
func TestLibraryKeepsToSpec(t *testing.T) {
	s := loadSpec()
	require.Equal(t, "10.3", s.Version)
	strays := map[string]bool{}
	for name, params := range libraryParams {
		m := s.methods[strings.ToLower(name)]
		require.NotNil(t, m, name)
		typ := reflect.TypeOf(params)
		var sent []string
		for i := range typ.NumField() {
			field, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if field == "" || field == "-" {
				continue
			}
			sent = append(sent, field)
			if _, known := m.params.fields[field]; !known {
				strays[name+"."+field] = true
			}
		}
		for field, f := range m.params.fields {
			if f.required {
				assert.Contains(t, sent, field, "%s cannot send a required parameter", name)
			}
		}
	}
	assert.Equal(t, knownStrays, strays)
}

// TestEveryMethodIsPlayed asserts that the description and the server name the
// same methods, and that the library's are among them.
func TestEveryMethodIsPlayed(t *testing.T) {
	s := loadSpec()
	plain := map[string]bool{"getMe": true, "logOut": true, "close": true, "getUpdates": true, "getWebhookInfo": true}
	for _, m := range s.methods {
		if m.name != "getUpdates" {
			assert.Contains(t, handlers, m.name)
		}
		if !plain[m.name] {
			assert.Contains(t, libraryParams, m.name)
		}
	}
	assert.Len(t, handlers, len(s.methods)-1)
}

// TestSpecIsClosed asserts that every type named in the file is described there.
func TestSpecIsClosed(t *testing.T) {
	s := loadSpec()
	var walk func(where string, k *kind)
	walk = func(where string, k *kind) {
		switch {
		case k.list != nil:
			walk(where, k.list)
		case k.oneOf != nil:
			for _, alternative := range k.oneOf {
				walk(where, alternative)
			}
		case k.literal == "":
			switch k.name {
			case "Integer", "Float", "String", "Boolean", "True", "InputFile", "Object":
				return
			}
			assert.True(t, s.objects[k.name] != nil || s.unions[k.name] != nil, "%s names %s", where, k.name)
		}
	}
	for name, o := range s.objects {
		for field, f := range o.fields {
			walk(name+"."+field, f.kind)
		}
	}
	for name, u := range s.unions {
		walk(name, u)
	}
	for _, m := range s.methods {
		for field, f := range m.params.fields {
			walk(m.name+"."+field, f.kind)
		}
		walk(m.name, m.result)
	}
	assert.Less(t, len(specJSON), 200_000)
}
