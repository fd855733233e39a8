package telegramtest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Command is one entry of a menu.
type Command struct {
	Name        string `json:"command"`
	Description string `json:"description"`
}

// Menu is a list of commands as the bot stored it for a scope.
type Menu struct {
	Scope    string    `json:"scope"` // "default", "all_private_chats", "chat", …
	ChatID   int64     `json:"chat_id,omitempty"`
	UserID   int64     `json:"user_id,omitempty"`
	Language string    `json:"language_code,omitempty"`
	Commands []Command `json:"commands"`
}

// menuKey is what menus are stored under.
type menuKey struct {
	scope    string
	chat     int64
	user     int64
	language string
}

// botProfile is what the bot says about itself.
type botProfile struct {
	menus          map[menuKey][]Command
	texts          map[string]string // "name/vi" -> text
	buttons        map[int64]map[string]any
	loggedOutUntil time.Time
}

func (p *botProfile) init() {
	p.menus = map[menuKey][]Command{}
	p.texts = map[string]string{}
	p.buttons = map[int64]map[string]any{}
}

var (
	commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)
	language    = regexp.MustCompile(`^([a-z]{2})?$`)
)

// menuScope reads scope and language_code.
func (s *Server) menuScope(a args) (menuKey, *failure) {
	key := menuKey{scope: "default", language: a.text("language_code")}
	if !language.MatchString(key.language) {
		return key, bad("invalid language code specified")
	}
	scope := a.object("scope")
	if len(scope) == 0 {
		return key, nil
	}
	key.scope = scope.text("type")
	if scope.has("chat_id") {
		chat, fail := s.chat(scope, "chat_id", toRead)
		if fail != nil {
			return key, fail
		}
		if chat.Type == Channel || chat.Type == Private && key.scope != "chat" {
			return key, bad("can't change commands in the chat of that type")
		}
		key.chat = chat.ID
	}
	if scope.has("user_id") {
		if key.user = scope.integer("user_id"); s.users[key.user] == nil {
			return key, bad("user not found")
		}
	}
	return key, nil
}

func setMyCommands(s *Server, c *call) (any, *failure) {
	key, fail := s.menuScope(c.args)
	if fail != nil {
		return nil, fail
	}
	list := c.args.list("commands")
	if len(list) > 100 {
		return nil, bad("too many commands specified")
	}
	var commands []Command
	for _, v := range list {
		w := args(v.(map[string]any))
		command := Command{Name: strings.TrimPrefix(strings.TrimSpace(w.text("command")), "/"), Description: strings.TrimSpace(w.text("description"))}
		switch n := utf8.RuneCountInString(command.Description); {
		case command.Name == "":
			return nil, bad("command name must be non-empty")
		case !commandName.MatchString(command.Name):
			return nil, bad("BOT_COMMAND_INVALID")
		case n == 0:
			return nil, bad("command description must be non-empty")
		case n > 256:
			return nil, bad("command description length must not exceed 256")
		}
		commands = append(commands, command)
	}
	if len(commands) == 0 {
		delete(s.profile.menus, key)
	} else {
		s.profile.menus[key] = commands
	}
	s.touch()
	return true, nil
}

func getMyCommands(s *Server, c *call) (any, *failure) {
	key, fail := s.menuScope(c.args)
	if fail != nil {
		return nil, fail
	}
	out := []any{}
	for _, command := range s.profile.menus[key] {
		out = append(out, map[string]any{"command": command.Name, "description": command.Description})
	}
	return out, nil
}

func deleteMyCommands(s *Server, c *call) (any, *failure) {
	key, fail := s.menuScope(c.args)
	if fail != nil {
		return nil, fail
	}
	delete(s.profile.menus, key)
	s.touch()
	return true, nil
}

// Menus returns every stored list of commands, ordered by scope.
func (s *Server) Menus() []Menu {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Menu
	for key, commands := range s.profile.menus {
		out = append(out, Menu{Scope: key.scope, ChatID: key.chat, UserID: key.user, Language: key.language, Commands: slices.Clone(commands)})
	}
	slices.SortFunc(out, func(a, b Menu) int { return strings.Compare(menuOrder(a), menuOrder(b)) })
	return out
}

func menuOrder(m Menu) string {
	return fmt.Sprintf("%s %020d %020d %s", m.Scope, m.ChatID, m.UserID, m.Language)
}

// MenuFor returns the commands that a person sees in a chat, by Telegram's
// order of scopes: the narrowest wins, with the language before without.
func (s *Server) MenuFor(u *User, c *Chat) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	keys := []menuKey{{scope: "chat", chat: c.ID}, {scope: "all_private_chats"}}
	if c.Type != Private {
		keys = []menuKey{{scope: "chat_member", chat: c.ID, user: u.ID}}
		if c.members[u.ID].admin() {
			keys = append(keys, menuKey{scope: "chat_administrators", chat: c.ID})
		}
		keys = append(keys, menuKey{scope: "chat", chat: c.ID})
		if c.members[u.ID].admin() {
			keys = append(keys, menuKey{scope: "all_chat_administrators"})
		}
		keys = append(keys, menuKey{scope: "all_group_chats"})
	}
	short, _, _ := strings.Cut(u.Language, "-")
	for _, key := range append(keys, menuKey{scope: "default"}) {
		for _, key.language = range []string{short, ""} {
			if commands := s.profile.menus[key]; len(commands) > 0 {
				return slices.Clone(commands)
			}
		}
	}
	return nil
}

// setMyText makes the setter of a name or description of at most limit
// characters; an empty one is forgotten.
func setMyText(what string, limit int) handler {
	return func(s *Server, c *call) (any, *failure) {
		if !language.MatchString(c.args.text("language_code")) {
			return nil, bad("invalid language code specified")
		}
		text := c.args.text(what)
		if utf8.RuneCountInString(text) > limit {
			return nil, bad("BOT_%s_TOO_LONG", strings.ToUpper(what))
		}
		s.profile.texts[what+"/"+c.args.text("language_code")] = text
		s.touch()
		return true, nil
	}
}

func getMyText(what string) handler {
	return func(s *Server, c *call) (any, *failure) {
		text := s.profile.texts[what+"/"+c.args.text("language_code")]
		if text == "" {
			text = s.profile.texts[what+"/"]
		}
		if text == "" && what == "name" {
			text = s.bot.FirstName
		}
		return map[string]any{what: text}, nil
	}
}

// AboutBot returns what the bot set as "name", "description" or
// "short_description" for a language ("" is for everybody else).
func (s *Server) AboutBot(what, language string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.profile.texts[what+"/"+language]
}

func setChatMenuButton(s *Server, c *call) (any, *failure) {
	id := c.args.integer("chat_id")
	if id != 0 {
		chat, fail := s.chat(c.args, "chat_id", toRead)
		if fail != nil {
			return nil, fail
		}
		if chat.Type != Private {
			return nil, bad("chat must be a private chat")
		}
	}
	button := c.args.object("menu_button")
	if button == nil {
		button = args{"type": "default"}
	}
	s.profile.buttons[id] = button
	return true, nil
}

func getChatMenuButton(s *Server, c *call) (any, *failure) {
	if button := s.profile.buttons[c.args.integer("chat_id")]; button != nil {
		return button, nil
	}
	if button := s.profile.buttons[0]; button != nil {
		return button, nil
	}
	return map[string]any{"type": "commands"}, nil
}

// logOut leaves the cloud; nothing is answered for the ten minutes it takes.
func logOut(s *Server, _ *call) (any, *failure) {
	s.profile.loggedOutUntil = s.opt.Now().Add(10 * time.Minute)
	return true, nil
}

// closeBot closes the bot instance; the next request opens it again.
func closeBot(*Server, *call) (any, *failure) { return true, nil }
