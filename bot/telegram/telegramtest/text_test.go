package telegramtest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseHTML(t *testing.T) {
	for _, c := range []struct {
		src, text string
		entities  []Entity
	}{
		{"xin chào", "xin chào", nil},
		{"a &lt;b&gt; &amp;&quot; &#273;&#x1F600; &copy; & &", "a <b> &\" đ😀 &copy; & &", nil},
		{"<b>đậm</b> và <i>nghiêng</i>", "đậm và nghiêng", []Entity{{Type: "bold", Length: 3}, {Type: "italic", Offset: 7, Length: 7}}},
		{"<strong>a</strong><em>b</em><ins>c</ins><del>d</del><strike>e</strike>", "abcde", []Entity{
			{Type: "bold", Length: 1}, {Type: "italic", Offset: 1, Length: 1}, {Type: "underline", Offset: 2, Length: 1},
			{Type: "strikethrough", Offset: 3, Length: 1}, {Type: "strikethrough", Offset: 4, Length: 1}}},
		{"<b>1<i>2<u>3</u></i></b>", "123", []Entity{{Type: "bold", Length: 3}, {Type: "italic", Offset: 1, Length: 2}, {Type: "underline", Offset: 2, Length: 1}}},
		{"😀<b>x</b>", "😀x", []Entity{{Type: "bold", Offset: 2, Length: 1}}},
		{`<a href="https://vi.wikipedia.org/?a=1&amp;b=2">trang</a>`, "trang", []Entity{{Type: "text_link", Length: 5, URL: "https://vi.wikipedia.org/?a=1&b=2"}}},
		{`<a href='tg://user?id=42'>Lan</a>`, "Lan", []Entity{{Type: "text_mention", Length: 3, UserID: 42}}},
		{`<a href="không">x</a>`, "x", nil},
		{`<pre><code class="language-go">x := 1</code></pre>`, "x := 1", []Entity{{Type: "pre", Length: 6, Language: "go"}}},
		{"<pre>x</pre><code>y</code>", "xy", []Entity{{Type: "pre", Length: 1}, {Type: "code", Offset: 1, Length: 1}}},
		{"<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span>", "ab", []Entity{{Type: "spoiler", Length: 1}, {Type: "spoiler", Offset: 1, Length: 1}}},
		{"<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "ab", []Entity{{Type: "blockquote", Length: 1}, {Type: "expandable_blockquote", Offset: 1, Length: 1}}},
		{"  <b> a </b>  ", "a", []Entity{{Type: "bold", Length: 1}}},
		{"<B>a</b><b>b</>", "ab", []Entity{{Type: "bold", Length: 1}, {Type: "bold", Offset: 1, Length: 1}}},
		{"<b></b>x", "x", nil},
	} {
		text, entities, err := parseHTML(c.src)
		require.NoError(t, err, c.src)
		assert.Equal(t, c.text, text, c.src)
		assert.Equal(t, c.entities, entities, c.src)
	}
	for src, want := range map[string]string{
		"<b>x":              `can't parse entities: Can't find end tag corresponding to start tag "b"`,
		"x</b>":             "can't parse entities: Unexpected end tag at byte offset 1",
		"<b><i>x</b></i>":   `can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
		"đ<p>x</p>":         `can't parse entities: Unsupported start tag "p" at byte offset 2`,
		"5 < 6":             "can't parse entities: Unclosed start tag at byte offset 2",
		`<a href="x>y</a>`:  "can't parse entities: Unclosed start tag at byte offset 0",
		"<span>x</span>":    `can't parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0`,
		"<a =\"x\">y</a>":   `can't parse entities: Empty attribute name in the tag "a" at byte offset 0`,
		"a <= b and c => d": `can't parse entities: Unsupported start tag "=" at byte offset 2`,
	} {
		_, _, err := parseHTML(src)
		assert.EqualError(t, err, want, src)
	}
}

func TestParseMarkdown(t *testing.T) {
	for _, c := range []struct {
		src, text string
		entities  []Entity
	}{
		{"xin chào", "xin chào", nil},
		{`1\. a\-b \(c\) \!`, "1. a-b (c) !", nil},
		{"*đậm* _nghiêng_ __gạch__ ~bỏ~ ||kín||", "đậm nghiêng gạch bỏ kín", []Entity{
			{Type: "bold", Length: 3}, {Type: "italic", Offset: 4, Length: 7}, {Type: "underline", Offset: 12, Length: 4},
			{Type: "strikethrough", Offset: 17, Length: 2}, {Type: "spoiler", Offset: 20, Length: 3}}},
		{"*a _b_*", "a b", []Entity{{Type: "bold", Length: 3}, {Type: "italic", Offset: 2, Length: 1}}},
		{"`a*b` ```go\nx := 1\n```", "a*b x := 1", []Entity{{Type: "code", Length: 3}, {Type: "pre", Offset: 4, Length: 6, Language: "go"}}},
		{`[trang](https://t.me/x\)y)`, "trang", []Entity{{Type: "text_link", Length: 5, URL: "https://t.me/x)y"}}},
		{"[Lan](tg://user?id=42)", "Lan", []Entity{{Type: "text_mention", Length: 3, UserID: 42}}},
		{">một\n>hai\nba", "một\nhai\nba", []Entity{{Type: "blockquote", Length: 7}}},
		{">a\n>b||", "a\nb", []Entity{{Type: "expandable_blockquote", Length: 3}}},
	} {
		text, entities, err := parseMarkdown(c.src)
		require.NoError(t, err, c.src)
		assert.Equal(t, c.text, text, c.src)
		assert.Equal(t, c.entities, entities, c.src)
	}
	for src, want := range map[string]string{
		"tc3 80%. xong": `can't parse entities: Character '.' is reserved and must be escaped with the preceding '\'`,
		"a *b":          "can't parse entities: Can't find end of Bold entity at byte offset 2",
		"`b":            "can't parse entities: Can't find end of Code entity at byte offset 0",
		"a]":            `can't parse entities: Character ']' is reserved and must be escaped with the preceding '\'`,
		"[a](b":         "can't parse entities: Can't find end of a URL at byte offset 0",
	} {
		_, _, err := parseMarkdown(src)
		assert.EqualError(t, err, want, src)
	}
}

func TestDetectedEntities(t *testing.T) {
	srv := New(Options{})
	defer srv.Close()
	kinds := func(text string) (out []string) {
		for _, e := range srv.detect(text, nil) {
			out = append(out, e.Type+":"+utf16Slice(text, e.Offset, e.Length))
		}
		return out
	}
	assert.Equal(t, []string{"bot_command:/start"}, kinds("/start abc"))
	assert.Equal(t, []string{"bot_command:/tonghop@giaoban_bot"}, kinds("😀 /tonghop@giaoban_bot"))
	assert.Equal(t, []string{"mention:@lan_kp3", "hashtag:#tiêu_chí_3"}, kinds("@lan_kp3 #tiêu_chí_3"))
	assert.Equal(t, []string{"url:https://t.me/x?start=a_b"}, kinds("xem https://t.me/x?start=a_b."))
	assert.Equal(t, []string{"email:lan@phuong.vn"}, kinds("gửi lan@phuong.vn nhé"))
	assert.Empty(t, kinds("30/8, km/h, a@b, c#3, và/hoặc"))
}

// TestHTMLComesBack: what a message looks like as HTML reads as the same message.
func TestHTMLComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "đ", "😀", " ", "<b>", "</b>", "<i>", "</i>", "&lt;", "&amp;", "<code>", "</code>", "<u>", "</u>"}), 0, 12).Draw(t, "pieces")
		text, entities, err := parseHTML(strings.Join(pieces, ""))
		if err != nil {
			return
		}
		again := renderHTML(text, entities)
		if again == "" {
			return
		}
		backText, backEntities, err := parseHTML(again)
		if err != nil {
			t.Fatalf("%q does not parse: %v", again, err)
		}
		assert.Equal(t, text, backText)
		assert.Equal(t, entities, backEntities)
	})
}

func FuzzParseHTML(f *testing.F) {
	f.Add("<b>a</b>")
	f.Add("<a href=\"x.y\">&#x;&#1;</a>")
	f.Add("<pre><code class=language-x>😀")
	f.Fuzz(func(t *testing.T, src string) { checkParsed(t, src, parseHTML) })
}

func FuzzParseMarkdown(f *testing.F) {
	f.Add("*a _b_* `c`")
	f.Add(">a\n**>b||\n[x](y.z)")
	f.Add("```\\``___\\")
	f.Fuzz(func(t *testing.T, src string) { checkParsed(t, src, parseMarkdown) })
}

func checkParsed(t *testing.T, src string, parse func(string) (string, []Entity, error)) {
	if !utf8.ValidString(src) {
		return
	}
	text, entities, err := parse(src)
	if err != nil {
		return
	}
	for _, e := range entities {
		if utf16Slice(text, e.Offset, e.Length) == "" {
			t.Fatalf("%q: %+v is outside %q", src, e, text)
		}
	}
	renderHTML(text, entities)
}
