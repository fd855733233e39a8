package when

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
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
	pkgs, err := parser.ParseDir(gotoken.NewFileSet(), ".", nil, 0) //nolint:staticcheck // one package, no build tags
	require.NoError(t, err)
	asked := 0
	ast.Inspect(pkgs["when"], func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		fn, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || fn.Sel.Name != "is" {
			return true
		}
		for _, arg := range call.Args[1:] {
			lit, ok := arg.(*ast.BasicLit)
			if !ok {
				continue
			}
			word, err := strconv.Unquote(lit.Value)
			require.NoError(t, err)
			asked++
			assert.Contains(t, vocabulary[fold.Key(word)], word)
		}
		return true
	})
	assert.Greater(t, asked, 100)
}

func TestVocabularyIsComposedLowerCase(t *testing.T) {
	for key, words := range vocabulary {
		for _, w := range words {
			assert.Equal(t, strings.ToLower(fold.NFC(w)), w)
			if _, alias := aliases[key]; !alias {
				assert.Equal(t, key, fold.Key(w))
			}
		}
		assert.Equal(t, len(slices.Compact(slices.Sorted(slices.Values(words)))), len(words), "%q twice", key)
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
