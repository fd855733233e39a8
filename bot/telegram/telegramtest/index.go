package telegramtest

// indexText is what GET / says: version, token, methods.
const indexText = `A strict Telegram Bot API server (%s) with people to play against your bot.

The bot's side:
  /bot<token>/<method>       token: %s
  /file/bot<token>/<path>    what getFile gave out
Methods: %s

Your side, JSON in and out; errors are {"error": "..."} with status 400 (the request makes no
sense) or 409 (a person cannot do that). Ids are those of the Bot API; a person's private chat
has the person's id. In every act "user" is who, "chat" is where (left out: the private chat),
"thread" a topic of a forum, "anonymous" an anonymous administrator.

  POST /control/users     {"first_name":"Lan","last_name":"","username":"","language_code":"vi","id":0}
  POST /control/chats     {"type":"group|supergroup|forum|channel","title":"","members":[id],"bot":true}
  POST /control/bot       {"user":by,"chat":id,"do":"add|remove|promote|demote|mute"}
  POST /control/start     {"user":id,"text":"payload of the deep link"}
  POST /control/say       {"user":id,"chat":id,"text":"...","reply_to":0}
  POST /control/press     {"user":id,"label":"part of the label"} or {"user":id,"message_id":5,"data":"..."};
                          with "forge":true any data for any message
  POST /control/edit      {"user":id,"message_id":5,"text":"..."}   without message_id: the newest
  POST /control/delete    {"user":id,"message_id":5}
  POST /control/photo     {"user":id,"text":"caption","bytes":"base64; left out: a small picture"}
  POST /control/album     {"user":id,"count":3,"text":"caption"}
  POST /control/document  {"user":id,"name":"a.xlsx","bytes":"base64","text":"caption"}
  POST /control/location  {"user":id,"latitude":10.77,"longitude":106.7}
  POST /control/sticker   {"user":id,"text":"emoji"}
  POST /control/voice     {"user":id,"count":seconds}
  POST /control/block | unblock | deactivate   {"user":id}
  POST /control/join | leave                   {"user":id,"chat":id}
  POST /control/topic     {"user":id,"chat":id,"text":"name"}       -> {"thread":n}
  POST /control/migrate   {"user":id,"chat":id}                     -> {"id":supergroup}
  POST /control/updates   any update, also one that no library knows
  POST /control/faults    {"fault":"429 30s" | "502 5m" | "down 2h" | "reset-after-accept" | "slow 2s" | "truncate" | "401 1m"}
  GET, DELETE /control/faults
  POST /control/clock     {"advance":"1h"} or {"set":"2026-11-27T14:00:00+07:00"};  GET shows it
  POST /control/limits    {"on":true}   30/s, 1/s a chat, 20/min a group
  GET  /control/messages?chat=id   the chat as people see it now
  GET  /control/sent?since=n       everything the bot did, in order
  GET  /control/calls              every request and how it ended
  GET  /control/menus              commands by scope
  GET  /control/status             clock, pending updates, polls, refusals for speed

Example:
  curl -s -d '{"first_name":"Lan","id":4001}' localhost:8081/control/users
  curl -s -d '{"user":4001}' localhost:8081/control/start
  curl -s 'localhost:8081/control/messages?chat=4001'
`
