package reply

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// lines reads a list of sentences about tc3.
func lines(t *testing.T, file string) []string {
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// plainly is a sentence as it is typed without marks.
func plainly(s string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r < 0x300 || r > 0x36f {
			out.WriteRune(r)
		}
	}
	return strings.NewReplacer("đ", "d", "Đ", "D").Replace(out.String())
}

// dones counts what of a sentence is taken for done.
func dones(s string) int {
	ctx := Context{List: []string{"tc3", "tc7", "V12"}}
	return strings.Count(describe(Understand(s, ctx), ctx, false, false), " done")
}

// Each of these has a word for "finished" and says that it is not, or not yet, or not surely.
func TestNothingIsTakenForDone(t *testing.T) {
	for _, s := range lines(t, "testdata/notdone.list") {
		for _, form := range []string{s, plainly(s), strings.ToUpper(s), s + " ạ", s + " nhé anh", "dạ " + s} {
			assert.Zero(t, dones(form), "%q", form)
		}
	}
}

// These say so only with their marks: "à" and "ạ" are one letter without them.
func TestNothingIsTakenForDoneByItsMarks(t *testing.T) {
	for _, s := range lines(t, "testdata/notdone_marked.list") {
		for _, form := range []string{s, strings.ToUpper(s), norm.NFD.String(s)} {
			assert.Zero(t, dones(form), "%q", form)
		}
	}
}

// Caution must not go so far that plain words are not believed.
func TestWhatIsFinishedIsDone(t *testing.T) {
	for _, s := range lines(t, "testdata/done.list") {
		for _, form := range []string{s, strings.ToUpper(s), s + " ạ"} {
			assert.Equal(t, 1, dones(form), "%q", form)
		}
	}
}
