package telegram

import (
	"strconv"
	"strings"
)

// Ids leave this package as opaque strings and are read nowhere else:
//
//	account, chat   tg/<id>              a private chat has the id of its account; groups are negative
//	message         tg/<chat>/<message>  a message id means nothing in another chat, so it carries its own
//	topic           <thread>             only ever used beside a chat
//	file            tg/<file_id>
//
// The key of an update is its update_id in decimal.

const scheme = Name + "/"

func chatID(id int64) string { return scheme + strconv.FormatInt(id, 10) }

func messageID(chat int64, message int) string {
	return chatID(chat) + "/" + strconv.Itoa(message)
}

func topicID(thread int) string {
	if thread == 0 {
		return ""
	}
	return strconv.Itoa(thread)
}

func fileID(id string) string { return scheme + id }

// readChat reads what chatID made; ok is false for anything else.
func readChat(s string) (id int64, ok bool) {
	s, ok = strings.CutPrefix(s, scheme)
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(s, 10, 64)
	return id, err == nil && id != 0
}

// readMessage reads what messageID made.
func readMessage(s string) (chat int64, message int, ok bool) {
	cut := strings.LastIndexByte(s, '/')
	if cut < 0 {
		return 0, 0, false
	}
	chat, ok = readChat(s[:cut])
	message, err := strconv.Atoi(s[cut+1:])
	return chat, message, ok && err == nil && message > 0
}

func readTopic(s string) (thread int, ok bool) {
	if s == "" {
		return 0, true
	}
	thread, err := strconv.Atoi(s)
	return thread, err == nil && thread > 0
}

func readFile(s string) (id string, ok bool) {
	id, ok = strings.CutPrefix(s, scheme)
	return id, ok && id != ""
}

// Group tells whether a chat is a group: their ids are negative.
func (p *Platform) Group(chat string) bool {
	id, ok := readChat(chat)
	return ok && id < 0
}
