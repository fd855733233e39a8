package caption

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/fold"
)

func FuzzRead(f *testing.F) {
	for _, file := range []string{"first", "blind", "blind2", "blind3"} {
		for _, l := range read(f, "testdata/"+file+".txt") {
			f.Add(l.text)
		}
	}
	for _, s := range []string{"\xff", "trước\x00sau", "ảnh 999999999999999999999 trước", "1-", "- trước", "ảnh", "0 ảnh trước 2 ảnh sau", "còn lại", "\u0301trước"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := Read(text)
		require.True(t, utf8.ValidString(c.Place))
		require.Contains(t, fold.NFC(text), c.Place, "as typed")
		require.Equal(t, strings.TrimSpace(c.Place), c.Place)
		require.Contains(t, []When{"", Before, During, After, Both}, c.When)
		require.Len(t, Album([]string{text, "", "sau"}), 3)
		for _, got := range Album([]string{text, "", ""}) {
			require.Empty(t, got.parts)
		}
	})
}

// TestLongCaptions: what takes a time that grows faster than the text would be seen here.
func TestLongCaptions(t *testing.T) {
	for _, s := range []string{"trước ", "sau ", "hẻm ", "đầu ", "bà con ", "đã được ", "1 ", "1-2 ", "ảnh 1 trước ", "2 ảnh ", "đường Lê Lợi, ", "chưa ", "a", "(", "5/", "và "} {
		begin := time.Now()
		Read(strings.Repeat(s, 4_000))
		assert.Less(t, time.Since(begin), 5*time.Second, "%q", s)
	}
}

func BenchmarkRead(b *testing.B) {
	for name, text := range map[string]string{"short": "hem 45 - truoc", "sentence": "kp5 25 nguoi don 3 diem 1,5 tan rac, sau khi dọn hẻm 45 đường Lê Lợi",
		"long": strings.Repeat("trước nhà văn hóa, ", 1000)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Read(text)
			}
		})
	}
}
