package when

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/fold"
)

// A word that the grammar asks for but that tokens are never given would silently not match.
func TestEveryWordOfTheGrammarIsInTheVocabulary(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	asked := 0
	for _, name := range files {
		file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			for _, word := range wordsAsked(t, n) {
				asked++
				assert.Contains(t, vocabulary[fold.Key(word)], spell(word), name)
			}
			return true
		})
	}
	assert.Greater(t, asked, 500)
}

// wordsAsked returns the words of a call s.is(i, "…").
func wordsAsked(t *testing.T, n ast.Node) (words []string) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	if fn, ok := call.Fun.(*ast.SelectorExpr); !ok || fn.Sel.Name != "is" {
		return nil
	}
	for _, arg := range call.Args[1:] {
		if lit, ok := arg.(*ast.BasicLit); ok {
			word, err := strconv.Unquote(lit.Value)
			require.NoError(t, err)
			words = append(words, word)
		}
	}
	return words
}

func TestVocabularyIsComposedLowerCase(t *testing.T) {
	for key, words := range vocabulary {
		for _, w := range words {
			assert.Equal(t, strings.ToLower(fold.NFC(w.text)), w.text)
			if _, alias := aliases[key]; !alias {
				assert.Equal(t, key, fold.Key(w.text))
			}
		}
		assert.Len(t, slices.CompactFunc(slices.Clone(words), func(a, b spelling) bool { return a == b }), len(words), key)
	}
}

func TestReadings(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"tuần", "tuần", true}, {"tuan", "tuần", true}, {"Tuấn", "tuần", false}, {"TUẦN", "tuần", true},
		{"trứơc", "trước", true}, {"truớc", "trước", true}, {"trươc", "trước", true}, {"trưởng", "trước", false},
		{"truwowcs", "trước", true}, {"tru7o71c", "trước", true}, {"trc", "trước", true},
		{"nam", "năm", true}, {"nằm", "năm", false}, {"sau", "sáu", true}, {"sau", "sau", true}, {"sầu", "sau", false},
		{"ngay", "ngày", true}, {"ngay", "ngay", true}, {"ngày", "ngay", false},
	} {
		assert.Equal(t, c.want, scan(c.text).is(0, c.word), "%s as %s", c.text, c.word)
	}
	strict := "Đồng chí Nguyễn Văn Nam họp tại Hội trường"
	assert.False(t, scan(strict).is(4, "năm"), "in a text with marks Nam is a name")
}
