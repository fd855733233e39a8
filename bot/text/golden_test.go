package text

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/store"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are messages with lifelike facts, by the flow's name. Each golden_<flow>_test.go adds its own.
var samples = map[string][]sample{}

// sample is one message and why it is shown.
type sample struct {
	name string
	m    Message
}

// show writes a content as a person sees it, buttons in brackets under the text.
func show(c store.Content) string {
	var b strings.Builder
	for _, r := range c.Runs {
		switch r.Style {
		case store.Bold:
			fmt.Fprintf(&b, "*%s*", r.Text)
		case store.Code:
			fmt.Fprintf(&b, "`%s`", r.Text)
		default:
			b.WriteString(r.Text)
		}
	}
	for _, row := range c.Actions {
		b.WriteString("\n")
		for i, a := range row {
			if i > 0 {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "[%s]", a.Label)
		}
	}
	return b.String()
}

// TestGolden shows every message in both languages; read the files aloud after a change, then run with -update.
func TestGolden(t *testing.T) {
	for flow, list := range samples {
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			t.Run(fmt.Sprintf("%s.%s", flow, lang), func(t *testing.T) {
				var b strings.Builder
				for _, s := range list {
					c, err := Say(lang, s.m)
					require.NoError(t, err, s.name)
					checkContent(t, s.name, c)
					fmt.Fprintf(&b, "-- %T: %s --\n%s\n\n", s.m, s.name, show(c))
				}
				path := filepath.Join("testdata", fmt.Sprintf("%s.%s.txt", flow, lang))
				if *update {
					require.NoError(t, os.MkdirAll("testdata", 0o755))
					require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
				}
				want, err := os.ReadFile(path)
				require.NoError(t, err, "run go test ./bot/text -update")
				assert.Equal(t, string(want), b.String())
			})
		}
	}
}

// checkContent holds what is true of every message: it fits every platform and is composed text.
func checkContent(t *testing.T, name string, c store.Content) {
	t.Helper()
	plain := c.Plain()
	assert.NotEmpty(t, plain, name)
	assert.LessOrEqual(t, utf8.RuneCountInString(plain), 2000, name)
	assert.True(t, norm.NFC.IsNormalString(plain), name)
	assert.NotContains(t, plain, "<no value>", name)
	assert.Equal(t, plain, Clean(plain), "%s: a mark is left over", name)
	for _, row := range c.Actions {
		for _, a := range row {
			assert.NotEmpty(t, a.Label, name)
			assert.LessOrEqual(t, len(a.Code), 64, "%s: %s", name, a.Code)
			assert.True(t, a.Code != "" || a.URL != "", "%s: the button %q does nothing", name, a.Label)
		}
	}
}

// TestEveryMessageHasWordsInBothLanguages compares the structs of this package with the templates.
func TestEveryMessageHasWordsInBothLanguages(t *testing.T) {
	parts := map[string]bool{}
	structs := messageStructs(t, parts)
	for lang, templates := range catalogues {
		for s := range structs {
			assert.NotNil(t, templates.Lookup(s), "%s: no words for %s", lang, s)
		}
	}
	names := func(lang store.Lang) []string {
		var all []string
		for _, x := range catalogues[lang].Templates() {
			if ast.IsExported(x.Name()) { // the parts that messages share are each language's own
				all = append(all, x.Name())
			}
		}
		sort.Strings(all)
		return all
	}
	assert.Equal(t, names(store.Vietnamese), names(store.English))
}

// TestEveryMessageIsShown fails for a message that no golden file shows.
func TestEveryMessageIsShown(t *testing.T) {
	shown := map[string]bool{}
	for _, list := range samples {
		for _, s := range list {
			shown[strings.TrimPrefix(fmt.Sprintf("%T", s.m), "text.")] = true
		}
	}
	for name := range messageStructs(t, nil) {
		assert.True(t, shown[name], "%s is in no golden file", name)
	}
}

// messageStructs are the exported structs that are messages: those with a template in Vietnamese, and those that no
// other struct has for a part.
func messageStructs(t *testing.T, parts map[string]bool) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	if parts == nil {
		parts = map[string]bool{}
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f, nil, 0)
		require.NoError(t, err)
		ast.Inspect(tree, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			st, ok := spec.Type.(*ast.StructType)
			if !ok || !spec.Name.IsExported() {
				return true
			}
			all[spec.Name.Name] = true
			for _, field := range st.Fields.List {
				ast.Inspect(field.Type, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok {
						parts[id.Name] = true
					}
					return true
				})
			}
			return true
		})
	}
	for name := range all {
		if parts[name] && catalogues[store.Vietnamese].Lookup(name) == nil {
			delete(all, name)
		}
	}
	return all
}

func TestForgedMarksAreTakenOut(t *testing.T) {
	assert.Equal(t, "ab", Clean("a\uE000\uE002\uE003\uE004\uE007b"))
}
