package page

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

// What a browser is sent. Times are RFC 3339 in Viet Nam's zone.
type (
	state struct {
		Version int              `json:"version"`
		Lang    store.Lang       `json:"lang"`
		Ward    string           `json:"ward"`
		Now     time.Time        `json:"now"`
		Next    *time.Time       `json:"next"`
		Cast    []person         `json:"cast"`
		Chats   map[string]*chat `json:"chats"`
		Queue   []queued         `json:"queue"`
		Sent    []sent           `json:"sent"`
		Faults  []string         `json:"faults"`
		// Held is how many things that people did are still with the platform, because the bot has not fetched them.
		Held int `json:"held"`
	}
	person struct {
		Name    string     `json:"name"`
		Role    store.Role `json:"role"`
		Subject string     `json:"subject,omitempty"`
	}
	chat struct {
		Title    string                 `json:"title"`
		Messages []telegramtest.Message `json:"messages"`
		Menu     []telegramtest.Command `json:"menu,omitempty"`
		Toast    *toast                 `json:"toast,omitempty"`
	}
	toast struct {
		N    int    `json:"n"`
		Text string `json:"text"`
	}
	queued struct {
		Chat string    `json:"chat"`
		Kind string    `json:"kind"`
		Text string    `json:"text"`
		When time.Time `json:"when,omitzero"`
	}
	sent struct {
		N      int       `json:"n"`
		At     time.Time `json:"at"`
		Chat   string    `json:"chat"`
		Text   string    `json:"text"`
		Edited bool      `json:"edited,omitempty"`
		File   string    `json:"file,omitempty"`
	}
)

// How much of the past a browser is shown.
const (
	lastMessages = 60
	lastSent     = 60
	lastQueued   = 60
)

func (p *Page) state(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	st, err := p.look(strings.Split(r.URL.Query().Get("chats"), ","))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	writeJSON(w, http.StatusOK, st)
}

// look gathers what the chats named show, the clock and the queue. The lock is held.
func (p *Page) look(names []string) (state, error) {
	st := state{Version: p.version, Lang: p.lang, Ward: rehearsal.Ward, Now: here(p.stage.Clock.Now()), Chats: map[string]*chat{},
		Queue: []queued{}, Sent: []sent{}, Faults: []string{}}
	if next, ok := p.stage.Next(); ok {
		next = here(next)
		st.Next = &next
	}
	for _, r := range rehearsal.Cast {
		st.Cast = append(st.Cast, person{r.Name, r.Post, string(r.Charge)})
	}
	for _, name := range names {
		if c := p.chat(name); c != nil {
			st.Chats[name] = c
		}
	}
	for _, f := range p.stage.Server.Faults() {
		st.Faults = append(st.Faults, string(f.Kind))
	}
	entries := p.stage.Entries()
	for n := len(entries) - 1; n >= 0 && len(st.Sent) < lastSent; n-- {
		if e := entries[n]; e.Kind == rehearsal.BotSays {
			st.Sent = append(st.Sent, sent{n, here(e.At), e.Chat, oneLine(e.Text), e.Edited, e.File})
		}
	}
	st.Held = p.stage.Server.Pending()
	return st, p.queue(&st)
}

// chat is one phone's, or the group's; nil for a name that nobody has.
func (p *Page) chat(name string) *chat {
	c := p.stage.GroupChat()
	user := p.stage.User(name)
	switch {
	case user != nil:
		c = user.Chat()
	case name != rehearsal.Group:
		return nil
	}
	out := &chat{Title: c.Title(), Messages: c.Messages()}
	out.Messages = out.Messages[max(len(out.Messages)-lastMessages, 0):]
	for i := range out.Messages {
		m := &out.Messages[i]
		m.At, m.EditedAt = here(m.At), here(m.EditedAt)
	}
	if user == nil {
		return out
	}
	out.Menu = p.stage.Server.MenuFor(user, c)
	entries := p.stage.Entries()
	for n, e := range slices.Backward(entries) {
		if e.Kind == rehearsal.BotToasts && e.Who == name {
			out.Toast = &toast{n, e.Text}
			break
		}
	}
	return out
}

// queue lists what waits in the outbox, the soonest first.
func (p *Page) queue(st *state) error {
	db := p.stage.DB()
	if db == nil {
		return nil
	}
	return db.View(func(tx *store.ReadTx) error {
		names, err := chatNames(tx)
		if err != nil {
			return err
		}
		for j, err := range tx.Jobs() {
			if err != nil {
				return err
			}
			q := queued{Chat: names[j.Chat], Kind: string(j.Kind), Text: j.Recipe.Kind}
			if j.Content != nil {
				q.Text = oneLine(j.Content.Plain())
			}
			if when := later(j.NotBefore, j.RetryAt); !when.IsZero() {
				q.When = here(when)
			}
			st.Queue = append(st.Queue, q)
		}
		slices.SortStableFunc(st.Queue, func(a, b queued) int { return a.When.Compare(b.When) })
		st.Queue = st.Queue[:min(len(st.Queue), lastQueued)]
		return nil
	})
}

// chatNames calls the chats of the committee what the page calls them.
func chatNames(tx *store.ReadTx) (map[string]string, error) {
	names := map[string]string{}
	all, err := tx.Committees()
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Group.Chat != "" {
			names[c.Group.Chat] = rehearsal.Group
		}
		members, err := tx.Members(c.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			if p, err := tx.Person(m.Person); err == nil && p.Chat != "" {
				names[p.Chat] = m.Call
			}
		}
	}
	return names, nil
}

// later is the later of two instants; the zero one does not count.
func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func here(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(store.HoChiMinh)
}

// oneLine is the beginning of a text, for a list.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 90 {
		return string(r[:90]) + "…"
	}
	return s
}
