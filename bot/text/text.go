// Package text holds every word that giaoban says, in Vietnamese and in English.
//
// What is said is a Go struct with the facts (RoundAsk, NotYours …); how it is said is the template of the same name in
// vi/ and en/. Say puts the two together into neutral content: runs of text and buttons, no markup of any platform.
// Times in the structs are already in the committee's zone.
package text

import (
	"embed"
	"fmt"
	"reflect"
	"strings"
	"text/template"

	"giaoban/store"
)

//go:embed vi/*.txt en/*.txt
var files embed.FS

var catalogues = map[store.Lang]*template.Template{
	store.Vietnamese: load(store.Vietnamese),
	store.English:    load(store.English),
}

func load(lang store.Lang) *template.Template {
	return template.Must(template.New(string(lang)).Option("missingkey=error").Funcs(functions(lang)).
		ParseFS(files, string(lang)+"/*.txt"))
}

// Message is a struct of this package that a template of the same name puts into words.
type Message any

// Say words a message. An unknown language is spoken to in Vietnamese. The error is a defect of a template.
func Say(lang store.Lang, m Message) (store.Content, error) {
	t, ok := catalogues[lang]
	if !ok {
		t = catalogues[store.Vietnamese]
	}
	var b strings.Builder
	if err := t.ExecuteTemplate(&b, reflect.Indirect(reflect.ValueOf(m)).Type().Name(), m); err != nil {
		return store.Content{}, fmt.Errorf("word %T in %s: %w", m, lang, err)
	}
	return parse(b.String()), nil
}

// Line words a message that is one plain line: a toast, a menu entry, a label.
func Line(lang store.Lang, m Message) (string, error) {
	c, err := Say(lang, m)
	return c.Plain(), err
}

// Marks that templates leave in their output; Clean takes them out of what people write, so nobody can forge one.
const (
	markBold    = '\uE000'
	markBoldEnd = '\uE001'
	markButton  = '\uE002'
	markCode    = '\uE003' // between a button's label and its code
	markEnd     = '\uE004'
	markMono    = '\uE005'
	markMonoEnd = '\uE006'
	markURL     = '\uE007' // between a button's label and its address
)

// Clean removes the marks from a text that came from outside.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= markBold && r <= markURL {
			return -1
		}
		return r
	}, s)
}

// parse turns a template's output into content: buttons become rows, runs of empty lines become one.
func parse(s string) store.Content {
	var c store.Content
	var lines []string
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, " \t\n\r")
		rest, row := buttons(line)
		if len(row) > 0 {
			c.Actions = append(c.Actions, row)
			if strings.TrimSpace(rest) == "" {
				continue
			}
			line = strings.TrimRight(rest, " ")
		}
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	c.Runs = runs(strings.TrimRight(strings.Join(lines, "\n"), "\n "))
	return c
}

func buttons(line string) (rest string, row []store.Action) {
	for {
		before, after, ok := strings.Cut(line, string(markButton))
		if !ok {
			return rest + line, row
		}
		body, tail, ok := strings.Cut(after, string(markEnd))
		if !ok {
			return rest + line, row
		}
		if label, code, ok := strings.Cut(body, string(markCode)); ok {
			row = append(row, store.Action{Label: strings.TrimSpace(label), Code: code})
		} else if label, url, ok := strings.Cut(body, string(markURL)); ok {
			row = append(row, store.Action{Label: strings.TrimSpace(label), URL: url})
		}
		rest += strings.TrimRight(before, " ")
		line = tail
	}
}

func runs(s string) []store.Run {
	var all []store.Run
	style := store.Style("")
	var b strings.Builder
	flush := func(next store.Style) {
		if b.Len() > 0 {
			all = append(all, store.Run{Text: b.String(), Style: style})
			b.Reset()
		}
		style = next
	}
	for _, r := range s {
		switch r {
		case markBold:
			flush(store.Bold)
		case markMono:
			flush(store.Code)
		case markBoldEnd, markMonoEnd:
			flush("")
		default:
			b.WriteRune(r)
		}
	}
	flush("")
	return all
}
