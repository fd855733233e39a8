package answer

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// labelled is one sentence of testdata with what it means. A file is lines of "sentence => meaning"; the meaning is parts
// with ";" between: "kp5 đi", "kp5 đi 20", "kp5 không", "kp5 thay 10" for a roll call, "kp5.2 = 25", "c1 #2" for a choice, "c2 "words"",
// "c1 same", "?why kp5 kp6" for what must be asked back, "rest words" for what is left to others, "-" for nothing taken.
// "@items" sets the list, as described at readItems; "@class" names the class.
type labelled struct {
	where, class, text, want string
	items                    []Item
}

// readItems reads "1 kp5 coming; 2 tc3; 3 kp5.2 number hộ; 4 c1 choice tốt|khá; x5 c2 text / Khó khăn": an x is an item that is answered,
// what stands behind the stroke what the question is called.
func readItems(t require.TestingT, s string) []Item {
	var all []Item
	for _, one := range strings.Split(s, ";") {
		one, title, _ := strings.Cut(one, " / ")
		f := strings.Fields(one)
		if len(f) == 0 {
			continue
		}
		number, closed := strings.CutPrefix(f[0], "x")
		n, err := strconv.Atoi(number)
		require.NoError(t, err, s)
		x := Item{Number: n, Code: f[1], Open: !closed, Title: strings.TrimSpace(title)}
		if len(f) > 2 {
			x.Ask = Kind(f[2])
		}
		rest := strings.Join(f[min(3, len(f)):], " ")
		if x.Ask == Number {
			x.Unit = rest
		}
		if x.Ask == Choice {
			x.Choices = strings.Split(rest, "|")
		}
		all = append(all, x)
	}
	return all
}

func readLabelled(t testing.TB, glob string) []labelled {
	files, err := filepath.Glob(glob)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var out []labelled
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(t, err)
		var l labelled
		n := 0
		for s := bufio.NewScanner(f); s.Scan(); {
			n++
			line := strings.TrimSpace(s.Text())
			switch {
			case line == "" || strings.HasPrefix(line, "# "):
			case strings.HasPrefix(line, "@items "):
				l.items = readItems(t, strings.TrimPrefix(line, "@items "))
			case strings.HasPrefix(line, "@class "):
				l.class = strings.TrimPrefix(line, "@class ")
			default:
				text, want, ok := strings.Cut(line, " => ")
				require.True(t, ok, "%s:%d", file, n)
				l.where = fmt.Sprintf("%s:%d", filepath.Base(file), n)
				l.text, l.want = strings.ReplaceAll(text, `\n`, "\n"), want
				out = append(out, l)
			}
		}
		require.NoError(t, f.Close())
	}
	return out
}

// describe says in the language of the labels what was understood. Remarks to what is no text question are left out.
func describe(said string, items []Item) string {
	got, rest, problems := Read(said, items)
	var parts []string
	for _, g := range got {
		x := items[g.Item]
		w := x.Code
		switch {
		case g.Same:
			w += " same"
		case x.Ask == Coming:
			w += " " + []string{"?", "đi", "không", "thay"}[g.Choice]
			if g.Number != nil {
				w += fmt.Sprintf(" %v", *g.Number)
			}
		case x.Ask == Number:
			w += fmt.Sprintf(" = %v", *g.Number)
		case x.Ask == Choice:
			w += fmt.Sprintf(" #%d", g.Choice)
		default:
			w += fmt.Sprintf(" %q", g.Text)
		}
		parts = append(parts, w)
	}
	for _, p := range problems {
		w := "?" + string(p.Why)
		for _, i := range p.Items {
			w += " " + items[i].Code
		}
		parts = append(parts, w)
	}
	if len(parts) == 0 {
		return "-"
	}
	if rest != "" {
		parts = append(parts, "rest "+rest)
	}
	return strings.Join(parts, "; ")
}

// accepts tells whether what was understood is what a label wants; " | " stands between readings that are all right.
func (l labelled) accepts(got string) bool { return slices.Contains(strings.Split(l.want, " | "), got) }

func TestLabelled(t *testing.T) {
	right, all := map[string]int{}, map[string]int{}
	for _, l := range readLabelled(t, "testdata/*.txt") {
		got := describe(l.text, l.items)
		all[l.class]++
		if assert.True(t, l.accepts(got), "%s: %q\nwant %s\ngot  %s", l.where, l.text, l.want, got) {
			right[l.class]++
		}
	}
	for class, n := range all {
		t.Logf("%-10s %d/%d", class, right[class], n)
	}
}

// TestNobodyComesWhoDidNotSaySo is the promise that matters most: a doubt, a condition, a no is never taken for coming.
func TestNobodyComesWhoDidNotSaySo(t *testing.T) {
	for _, l := range readLabelled(t, "testdata/*.txt") {
		if got := describe(l.text, l.items); strings.Contains(got, " đi") && !strings.HasPrefix(got, "-") {
			assert.Contains(t, l.want, " đi", "%s: %q was taken for coming: %s", l.where, l.text, got)
		}
	}
}
