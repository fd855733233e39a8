package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"giaoban/store"
)

// help shows what a command is for, or all of them.
func (w world) help(k *kong.Context) {
	h := page{lang: w.lang}
	node := k.Selected()
	if node == nil {
		node = k.Model.Node
	}
	if node.Type == kong.ApplicationNode {
		h.line("%s", h.say("h_about"))
		h.line("")
		h.line("%s: giaoban %s %s", h.say("h_usage"), h.say("h_command"), h.say("h_options"))
		h.line("")
		h.line("%s", h.say("h_start"))
	} else {
		h.line("%s", node.Help)
		h.line("")
		h.line("%s: giaoban %s", h.say("h_usage"), h.summary(node))
	}
	h.commands(node)
	h.arguments(node)
	if node.Type != kong.ApplicationNode {
		h.flags("h_flags", node.Flags)
	}
	h.flags("h_common", k.Model.Flags)
	if node.Type == kong.ApplicationNode {
		h.block("h_env", "h_env_list")
		h.block("h_exits", "h_exit_list")
	}
	fmt.Fprint(w.stdout, h.text.String())
}

// page is a help text being written.
type page struct {
	lang store.Lang
	text strings.Builder
}

func (h *page) say(name string) string { return helpWords[name].in(h.lang) }

func (h *page) line(format string, a ...any) { fmt.Fprintf(&h.text, format+"\n", a...) }

func (h *page) block(title, body string) {
	h.line("\n%s:", h.say(title))
	for l := range strings.Lines(h.say(body)) {
		h.line("  %s", strings.TrimRight(l, "\n"))
	}
}

// summary is how a command is typed.
func (h *page) summary(n *kong.Node) string {
	parts := []string{strings.TrimPrefix(n.FullPath(), "giaoban ")}
	if len(n.Children) > 0 {
		parts = append(parts, h.say("h_command"))
	}
	if len(n.Flags) > 0 {
		parts = append(parts, h.say("h_options"))
	}
	for _, p := range n.Positional {
		parts = append(parts, h.argument(p))
	}
	return strings.Join(parts, " ")
}

func (h *page) argument(p *kong.Positional) string {
	if h.lang == store.English {
		return p.Summary()
	}
	return argNames.Replace(p.Summary())
}

func (h *page) commands(n *kong.Node) {
	var rows [][2]string
	for _, c := range n.Children {
		if c.Hidden {
			continue
		}
		rows = append(rows, [2]string{c.Name, c.Help})
	}
	h.rows("h_commands", rows)
}

func (h *page) arguments(n *kong.Node) {
	var rows [][2]string
	for _, p := range n.Positional {
		rows = append(rows, [2]string{h.argument(p), p.Help})
	}
	h.rows("h_args", rows)
}

func (h *page) flags(title string, flags []*kong.Flag) {
	var rows [][2]string
	for _, f := range flags {
		if f.Hidden {
			continue
		}
		name := "    --" + f.Name
		if f.Short != 0 {
			name = fmt.Sprintf("-%c, --%s", f.Short, f.Name)
		}
		if !f.IsBool() {
			name += "=" + f.FormatPlaceHolder()
		}
		rows = append(rows, [2]string{name, f.Help})
	}
	h.rows(title, rows)
}

// rows prints two columns under a title, nothing when there are none.
func (h *page) rows(title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, utf8.RuneCountInString(r[0]))
	}
	h.line("\n%s:", h.say(title))
	for _, r := range rows {
		pad := strings.Repeat(" ", wide-utf8.RuneCountInString(r[0]))
		h.line("  %s%s  %s", r[0], pad, r[1])
	}
}
