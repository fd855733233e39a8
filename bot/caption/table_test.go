package caption

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

type labelled struct {
	text, want string
	line       int
}

// read reads a table of "caption => side; place".
func read(t testing.TB, file string) []labelled {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	var out []labelled
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		n++
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		text, want, ok := strings.Cut(s.Text(), "=> ")
		require.True(t, ok, "%s:%d", file, n)
		out = append(out, labelled{strings.TrimSuffix(text, " "), want, n})
	}
	require.NotEmpty(t, out)
	return out
}

func (c Caption) String() string {
	when, place := string(c.When), c.Place
	if when == "" {
		when = "-"
	}
	if place == "" {
		place = "-"
	}
	return fmt.Sprintf("%s; %s", when, place)
}

// TestTables: the labels were written before the rules (testdata/README.md tells how many were right when first run).
func TestTables(t *testing.T) {
	for _, file := range []string{"first", "blind", "blind2", "blind3"} {
		all := read(t, "testdata/"+file+".txt")
		right := 0
		for _, l := range all {
			if assert.Equal(t, l.want, Read(l.text).String(), "%s:%d %q", file, l.line, l.text) {
				right++
			}
			assert.Equal(t, l.want, Read(norm.NFD.String("  "+l.text+" ")).String(), "decomposed: %q", l.text)
		}
		t.Logf("%s: %d of %d right", file, right, len(all))
	}
}
