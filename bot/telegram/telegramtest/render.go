package telegramtest

import (
	"fmt"
	"html"
	"sort"
	"strings"
)

// renderHTML writes a text with its entities as HTML that parseHTML reads back,
// for transcripts and pages; "" if the text is plain.
func renderHTML(text string, entities []Entity) string {
	type edge struct {
		at    int
		end   bool
		order int
		tag   string
	}
	var edges []edge
	for i, e := range entities {
		start, stop := tagsOf(e)
		if start == "" {
			continue
		}
		edges = append(edges, edge{e.Offset, false, i, start}, edge{e.Offset + e.Length, true, -i, stop})
	}
	if len(edges) == 0 {
		return ""
	}
	// At one place ends come before starts, inner ends before outer ones.
	sort.SliceStable(edges, func(i, j int) bool {
		a, b := edges[i], edges[j]
		if a.at != b.at {
			return a.at < b.at
		}
		if a.end != b.end {
			return a.end
		}
		return a.order < b.order
	})
	var out strings.Builder
	last := 0
	for _, e := range edges {
		at := byteOffset(text, e.at)
		if at < last {
			at = last
		}
		out.WriteString(html.EscapeString(text[last:at]))
		out.WriteString(e.tag)
		last = at
	}
	out.WriteString(html.EscapeString(text[last:]))
	return out.String()
}

func tagsOf(e Entity) (start, stop string) {
	switch e.Type {
	case "bold":
		return "<b>", "</b>"
	case "italic":
		return "<i>", "</i>"
	case "underline":
		return "<u>", "</u>"
	case "strikethrough":
		return "<s>", "</s>"
	case "spoiler":
		return "<tg-spoiler>", "</tg-spoiler>"
	case "blockquote":
		return "<blockquote>", "</blockquote>"
	case "expandable_blockquote":
		return "<blockquote expandable>", "</blockquote>"
	case "code":
		return "<code>", "</code>"
	case "pre":
		if e.Language != "" {
			return fmt.Sprintf(`<pre><code class="language-%s">`, html.EscapeString(e.Language)), "</code></pre>"
		}
		return "<pre>", "</pre>"
	case "text_link":
		return fmt.Sprintf(`<a href="%s">`, html.EscapeString(e.URL)), "</a>"
	case "text_mention":
		return fmt.Sprintf(`<a href="tg://user?id=%d">`, e.UserID), "</a>"
	}
	return "", ""
}
