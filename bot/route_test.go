package bot

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/store/fold"
)

func TestCommandKeepsItsLines(t *testing.T) {
	for in, want := range map[string][2]string{
		"/tonghop":                  {"tonghop", ""},
		"  /TongHop   47 ":          {"tonghop", "47"},
		"/thanhvien thêm A, tc1\nB": {"thanhvien", "thêm A, tc1\nB"},
		"/thanhvien\nA\nB":          {"thanhvien", "A\nB"},
	} {
		name, args, ok := command(in)
		require.True(t, ok, in)
		assert.Equal(t, want, [2]string{name, args}, in)
	}
	for _, in := range []string{"", "tonghop", "/", "/ tonghop"} {
		_, _, ok := command(in)
		assert.False(t, ok, in)
	}
}

func TestAfterGivesWhatWasTyped(t *testing.T) {
	for _, c := range []struct{ in, phrase, want string }{
		{"Thành  viên thêm Trần Văn Hùng", "thanh vien", "thêm Trần Văn Hùng"},
		{"thành viên\nthêm A\nB", "thanh vien", "thêm A\nB"},
		{" hủy ", "huy", ""},
		{"thanh \u0301 vien thêm", "thanh vien", "thêm"},
	} {
		assert.Equal(t, c.want, after(c.in, c.phrase))
	}
}

func FuzzAfter(f *testing.F) {
	f.Add("Thành viên thêm Hùng", 2)
	f.Add("\u0301 \n a", 1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		s = fold.NFC(s)
		words := strings.Fields(fold.Key(s))
		if n < 0 || n > len(words) {
			return
		}
		phrase := strings.Join(words[:n], " ")
		rest := after(s, phrase)
		require.Contains(t, s, rest)
		require.Equal(t, strings.Join(words[n:], " "), fold.Key(rest), "%q after %q", norm.NFD.String(s), phrase)
	})
}
