package telegramtest

import (
	"context"
	"net/http"
	"strings"
	"time"
)

// call is one validated request.
type call struct {
	method *method
	args   args
	files  map[string]*upload
}

// handler does the work of a method. The server's lock is held.
type handler func(*Server, *call) (any, *failure)

// handlers are all methods but getUpdates, which waits without the lock.
var handlers = map[string]handler{
	"getMe": getMe, "logOut": logOut, "close": closeBot,
	"setWebhook": setWebhook, "deleteWebhook": deleteWebhook, "getWebhookInfo": getWebhookInfo,
	"sendMessage": sendMessage, "sendPhoto": sendPhoto, "sendDocument": sendDocument,
	"sendMediaGroup": sendMediaGroup, "sendChatAction": sendChatAction,
	"forwardMessage": forwardMessage, "copyMessage": copyMessage, "setMessageReaction": setMessageReaction,
	"editMessageText": editMessageText, "editMessageCaption": editMessageCaption,
	"editMessageMedia": editMessageMedia, "editMessageReplyMarkup": editMessageReplyMarkup,
	"deleteMessage": deleteMessage, "deleteMessages": deleteMessages,
	"answerCallbackQuery": answerCallbackQuery, "getFile": getFile,
	"setMyCommands": setMyCommands, "getMyCommands": getMyCommands, "deleteMyCommands": deleteMyCommands,
	"setMyName": setMyText("name", 64), "getMyName": getMyText("name"),
	"setMyDescription": setMyText("description", 512), "getMyDescription": getMyText("description"),
	"setMyShortDescription": setMyText("short_description", 120), "getMyShortDescription": getMyText("short_description"),
	"setChatMenuButton": setChatMenuButton, "getChatMenuButton": getChatMenuButton,
	"getChat": getChat, "getChatMember": getChatMember, "getChatAdministrators": getChatAdministrators,
	"getChatMemberCount": getChatMemberCount, "leaveChat": leaveChat,
	"pinChatMessage": pinChatMessage, "unpinChatMessage": unpinChatMessage,
	"createForumTopic": createForumTopic, "closeForumTopic": closeForumTopic,
	"reopenForumTopic": reopenForumTopic, "deleteForumTopic": deleteForumTopic,
}

// call reads, validates and answers a request. away is set when the connection
// shall break instead.
func (s *Server) call(ctx context.Context, m *method, r *http.Request) (result any, fail *failure, away error) {
	f, fail := readForm(r)
	c := &call{method: m}
	if fail == nil {
		c.files = f.files
		c.args, fail = s.args(m, f)
	}
	if m.name == "getUpdates" {
		if fail == nil {
			fail = s.admit(c)
		}
		if fail != nil {
			return nil, fail, nil
		}
		return s.getUpdates(ctx, c.args)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isClosed() {
		return nil, nil, errAway
	}
	before := len(s.log.sent)
	if fail == nil {
		fail = s.admitLocked(c)
	}
	if fail == nil {
		result, fail = handlers[m.name](s, c)
	}
	entry := Call{Method: m.name, ChatID: c.args.integer("chat_id"), Code: 200}
	if fail != nil {
		entry.Code, entry.Description, entry.RetryAfter = fail.code, fail.description, fail.retryAfter
		s.note(entry)
		return nil, fail, nil
	}
	if sends(m.name) && s.takeFault(m.name, entry.ChatID, FaultResetAfterAccept) != nil {
		for i := before; i < len(s.log.sent); i++ {
			s.log.sent[i].Broken = true
		}
		entry.Code = 0
		s.note(entry)
		return nil, nil, errAway
	}
	s.note(entry)
	return result, nil, nil
}

// sends tells whether a method leaves something behind in a chat.
func sends(name string) bool {
	for _, verb := range []string{"send", "edit", "forward", "copy"} {
		if strings.HasPrefix(name, verb) {
			return name != "sendChatAction"
		}
	}
	return false
}

func (s *Server) admit(c *call) *failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.admitLocked(c)
}

// admitLocked applies the faults that concern a well-formed request.
func (s *Server) admitLocked(c *call) *failure {
	now := s.opt.Now()
	if now.Before(s.profile.loggedOutUntil) {
		return &failure{code: 400, description: "Logged out"}
	}
	chatID := c.args.integer("chat_id")
	if s.takeFault(c.method.name, chatID, FaultUnauthorized) != nil {
		return &failure{code: 401, description: "Unauthorized"}
	}
	if f := s.takeFault(c.method.name, chatID, FaultTooMany); f != nil {
		seconds := f.RetryAfter
		if seconds == 0 {
			seconds = 1
			if left := f.until.Sub(now); left > 0 {
				seconds = int((left + time.Second - 1) / time.Second)
			}
		}
		return tooMany(seconds)
	}
	return nil
}
