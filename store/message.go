package store

import (
	"strings"
	"unicode/utf8"
)

// Style is how a Run looks. Platforms that cannot show it leave it out.
type Style string

// The styles; the empty one is plain.
const (
	Bold Style = "b"
	Code Style = "c"
)

// Run is a stretch of text in one style.
type Run struct {
	Text  string `json:"t"`
	Style Style  `json:"s,omitempty"`
}

// Action is a button, or, where a platform has none, a line that can be typed. Code is what comes back; at most 64
// bytes. URL buttons open a page instead.
type Action struct {
	Label string `json:"label"`
	Code  string `json:"code,omitempty"`
	URL   string `json:"url,omitempty"`
}

// Content is a message before a platform renders it. It holds no markup of any platform.
type Content struct {
	Runs    []Run      `json:"runs,omitempty"`
	Actions [][]Action `json:"actions,omitempty"`
	File    *File      `json:"file,omitempty"`
}

// FileKind tells how a platform should show a file.
type FileKind string

// The kinds of File.
const (
	Picture  FileKind = "picture"
	Document FileKind = "document"
)

// File is made outside any transaction, from a recipe, when its message is sent.
type File struct {
	Kind FileKind `json:"kind"`
	Name string   `json:"name"`
	// Recipe names what draws it ("qr"), Arg what from.
	Recipe string `json:"recipe"`
	Arg    string `json:"arg"`
}

// Plain is the text without styles.
func (c Content) Plain() string {
	var b strings.Builder
	for _, r := range c.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Len is the length of the text in code points.
func (c Content) Len() int {
	n := 0
	for _, r := range c.Runs {
		n += utf8.RuneCountInString(r.Text)
	}
	return n
}

// Empty tells whether there is nothing to send.
func (c Content) Empty() bool { return len(c.Runs) == 0 && c.File == nil }
