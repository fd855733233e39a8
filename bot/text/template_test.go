package text

import (
	"io/fs"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestNoTemplateTakesTheNameOfAnother: the files of a language share their names, and the later one would win in silence.
func TestNoTemplateTakesTheNameOfAnother(t *testing.T) {
	defined := regexp.MustCompile(`\{\{-? ?define "([^"]+)"`)
	for _, lang := range []string{"vi", "en"} {
		in := map[string]string{}
		require.NoError(t, fs.WalkDir(files, lang, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			raw, err := fs.ReadFile(files, path)
			for _, m := range defined.FindAllStringSubmatch(string(raw), -1) {
				assert.Empty(t, in[m[1]], "%s: %q stands in another file too", path, m[1])
				in[m[1]] = path
			}
			return err
		}))
		assert.NotEmpty(t, in)
	}
}
