package rehearsal

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// packed is a file of two parts, one of them the text of a .docx.
func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range [][2]string{{body, text}, {"word/styles.xml", "<x>cũ</x>"}} {
		part, err := w.Create(p[0])
		require.NoError(t, err)
		_, err = io.WriteString(part, p[1])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func unpacked(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		parts[f.Name] = string(text)
	}
	return parts
}

func TestEditDocxChangesTheWordsAndNothingElse(t *testing.T) {
	raw, err := editDocx(packed(t, "<w:t>cũ &amp; cũ</w:t>"), "cũ & cũ", "<mới>")
	require.NoError(t, err)
	assert.Equal(t, map[string]string{body: "<w:t>&lt;mới&gt;</w:t>", "word/styles.xml": "<x>cũ</x>"}, unpacked(t, raw))
	_, err = editDocx(packed(t, "<w:t>c</w:t><w:t>ũ</w:t>"), "cũ", "mới")
	assert.ErrorContains(t, err, "in one piece")
	_, err = editDocx([]byte("%PDF"), "cũ", "mới")
	assert.Error(t, err)
}

func TestPlayDocxNeedsOneOfTheBot(t *testing.T) {
	s := stageOf(t, parrot{})
	assert.ErrorContains(t, s.PlayAll(script(t, `Lan: docx "cũ" "mới"`)), "has sent no .docx")
}

func TestFilesCountByTheirBytes(t *testing.T) {
	one := Entry{Chat: "Lan", Text: "Báo cáo", File: "a.docx", Data: []byte("một")}
	same, other := one, one
	same.File, other.Data = "a-2.docx", []byte("hai")
	assert.Equal(t, one.line(), same.line(), "what a second copy is called here says nothing")
	assert.NotEqual(t, one.line(), other.line())
	one.Text, other.Text = "Mã: ABCDEFGH", "Mã: 23456789"
	assert.Equal(t, one.line(), other.line(), "the picture of a code is another for another code")
}

func TestPeoplesPhotosAreTheSameWhateverElseIsSent(t *testing.T) {
	var first []byte
	for _, lines := range []string{"Hùng: photo", "Lan: file docx_test.go\nHùng: photo"} {
		s := stageOf(t, parrot{})
		require.NoError(t, s.PlayAll(script(t, lines)))
		msgs := s.User("Hùng").Chat().Messages()
		i := indexPhoto(msgs)
		require.GreaterOrEqual(t, i, 0)
		if first == nil {
			first = msgs[i].File.Bytes
		}
		assert.Equal(t, first, msgs[i].File.Bytes)
	}
}

func indexPhoto(msgs []telegramtest.Message) int {
	for i, m := range msgs {
		if !m.FromBot && m.File != nil {
			return i
		}
	}
	return -1
}

func TestPlainEvidence(t *testing.T) {
	e := plain(store.Evidence{ID: 7, Reply: 9, Remote: "x", Message: "tg/1/2", Hash: "ab", Size: 3, Caption: "tc3"})
	assert.Equal(t, store.Evidence{Reply: 1, Hash: "ab", Size: 3, Caption: "tc3"}, e)
	e = plain(store.Evidence{Album: "77", Hash: "ab", Size: 3})
	assert.Equal(t, store.Evidence{Album: "album", Hash: "ab", Size: 3}, e)
}
