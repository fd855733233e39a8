package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"giaoban/bot/outbox"
	"giaoban/store"
)

// notebook is a platform on which nobody lives: it writes down what is sent.
type notebook struct {
	now  func() time.Time
	zone *time.Location
	sent []foretoldMessage
}

// foretoldMessage is one message that would be sent.
type foretoldMessage struct {
	At time.Time `json:"at"`
	// Day is that of the committee.
	Day string `json:"day"`
	// To is who would read it: a member's name, or the group's title.
	To    string `json:"to"`
	Group bool   `json:"group,omitempty"`
	// Kind is the recipe: "bundle" is what a person is asked, the one kind that the budget of a day counts.
	Kind string `json:"kind"`
	// Edit is set for a message that changes an older one and rings at nobody's phone.
	Edit bool   `json:"edit,omitempty"`
	Text string `json:"text"`

	chat string
}

// foretold is all that would be sent in a time.
type foretold struct {
	Committee string            `json:"committee"`
	From      time.Time         `json:"from"`
	Days      int               `json:"days"`
	Messages  []foretoldMessage `json:"messages"`
	People    []foretoldPerson  `json:"people"`
}

// foretoldPerson counts what one person would get.
type foretoldPerson struct {
	Name     string `json:"name"`
	Messages int    `json:"messages"`
	// Asks are the messages that the budget counts; MostAsks how many on the fullest day, at most one bundle and the
	// repeats of a round that is open.
	Asks     int    `json:"asks"`
	MostAsks int    `json:"most_asks_a_day"`
	Fullest  string `json:"fullest_day,omitempty"`
	Quiet    int    `json:"days_without"`
}

func (n *notebook) Limit() int { return 4096 }

func (n *notebook) Group(chat string) bool { return strings.HasPrefix(chat, "tg/-") }

func (n *notebook) Send(_ context.Context, m outbox.Outgoing) (string, error) {
	n.write(m, false)
	return fmt.Sprintf("%s/%d", m.Chat, len(n.sent)), nil
}

func (n *notebook) Edit(_ context.Context, _ string, m outbox.Outgoing) error {
	n.write(m, true)
	return nil
}

func (n *notebook) Menu(context.Context, string, []outbox.Command) error { return nil }

func (n *notebook) Fetch(context.Context, string) (io.ReadCloser, error) {
	return nil, fmt.Errorf("fetch: %w", outbox.ErrGone)
}

func (n *notebook) write(m outbox.Outgoing, edit bool) {
	at := n.now().In(n.zone)
	var text strings.Builder
	text.WriteString(m.Content.Plain())
	for _, row := range m.Content.Actions {
		text.WriteByte('\n')
		for _, a := range row {
			text.WriteString("[" + a.Label + "]")
		}
	}
	n.sent = append(n.sent, foretoldMessage{At: at, Day: at.Format(time.DateOnly), Kind: cmp.Or(m.Recipe, "message"), Edit: edit, Text: text.String(),
		Group: n.Group(m.Chat), chat: m.Chat})
}

// foretell keeps what one committee's people would get, and counts.
func (n *notebook) foretell(db *store.DB, c store.Committee, s simulation) (foretold, error) {
	told := foretold{Committee: c.Name, From: s.Start.In(n.zone), Days: s.Days, Messages: []foretoldMessage{}, People: []foretoldPerson{}}
	names := map[string]string{}
	var order []string
	err := db.View(func(tx *store.ReadTx) error {
		members, err := tx.MembersIn(c.ID)
		if err != nil {
			return err
		}
		for _, m := range members {
			p, err := tx.Person(m.Person)
			if m.Person == 0 || err != nil {
				continue
			}
			names[p.Chat] = m.Name
			order = append(order, p.Chat)
		}
		return nil
	})
	if err != nil {
		return told, err
	}
	if c.Group.Chat != "" {
		names[c.Group.Chat] = cmp.Or(c.Group.Title, c.Name)
	}
	asks := map[string]map[string]int{}
	all := map[string]int{}
	days := map[string]map[string]bool{}
	for _, m := range n.sent {
		if m.To = names[m.chat]; m.To == "" {
			continue
		}
		told.Messages = append(told.Messages, m)
		if m.Edit || m.Group {
			continue
		}
		all[m.chat]++
		if days[m.chat] == nil {
			days[m.chat], asks[m.chat] = map[string]bool{}, map[string]int{}
		}
		days[m.chat][m.Day] = true
		if m.Kind == store.RecipeBundle {
			asks[m.chat][m.Day]++
		}
	}
	for _, chat := range order {
		p := foretoldPerson{Name: names[chat], Messages: all[chat], Quiet: s.Days - len(days[chat])}
		for day, n := range asks[chat] {
			p.Asks += n
			if n > p.MostAsks || n == p.MostAsks && day < p.Fullest {
				p.MostAsks, p.Fullest = n, day
			}
		}
		told.People = append(told.People, p)
	}
	slices.SortStableFunc(told.People, func(a, b foretoldPerson) int { return cmp.Compare(b.Messages, a.Messages) })
	return told, nil
}

// print shows it for people to read: day by day, then who gets how many.
func (f foretold) print(w world) {
	w.say("%s: %d ngày từ %s, nếu không ai trả lời. Đây là bản diễn thử, không gửi gì cho ai.",
		"%s: %d days from %s, if nobody answered. This is a rehearsal; nobody is sent anything.", f.Committee, f.Days, f.From.Format("15:04 2/1/2006"))
	day := ""
	for _, m := range f.Messages {
		if m.Day != day {
			day = m.Day
			fmt.Fprintf(w.stdout, "\n== %s\n", m.At.Format("2/1/2006"))
		}
		edit := ""
		if m.Edit {
			edit = words{" (sửa tin cũ)", " (edits an older one)"}.in(w.lang)
		}
		fmt.Fprintf(w.stdout, "\n%s → %s [%s]%s\n%s\n", m.At.Format("15:04"), m.To, m.Kind, edit, indent(m.Text))
	}
	fmt.Fprintln(w.stdout)
	w.say("%-28s %8s %8s %12s %10s", "%-28s %8s %8s %12s %10s", words{"Người nhận", "Who"}.in(w.lang), words{"tin", "messages"}.in(w.lang),
		words{"lần hỏi", "asks"}.in(w.lang), words{"hỏi/ngày", "asks/day"}.in(w.lang), words{"ngày yên", "free days"}.in(w.lang))
	for _, p := range f.People {
		fmt.Fprintf(w.stdout, "%-28s %8d %8d %12d %10d\n", p.Name, p.Messages, p.Asks, p.MostAsks, p.Quiet)
	}
}

func indent(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
