package fold_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"giaoban/store/fold"
)

func TestNFC(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"decomposed":       {norm.NFD.String("Tiêu chí 3 vướng"), "Tiêu chí 3 vướng"},
		"case kept":        {"BÁO CÁO đ/c", "BÁO CÁO đ/c"},
		"no-break space":   {"kp\u00a05", "kp 5"},
		"thin, full, tab":  {"a\u2009b\u3000c\td", "a b c d"},
		"runs kept":        {"a  b", "a  b"},
		"line ends":        {"a\r\nb\rc\u2028d\ne", "a\nb\nc\nd\ne"},
		"zero width":       {"xo\u200bng\ufeff", "xong"},
		"direction":        {"\u202eHùng\u202c\u200f", "Hùng"},
		"control":          {"a\x00b\x1bc\x7f", "abc"},
		"blank letter":     {"\u3164", ""},
		"emoji family":     {"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		"joiner in a word": {"xo\u200dng", "xong"},
		"quotes stay":      {"“1 xong” – V4", "“1 xong” – V4"},
		"broken bytes":     {"a\xffb", "a\ufffdb"},
		"empty":            {"", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, fold.NFC(c.in)) })
	}
}

func TestKey(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"marks":          {"Báo cáo", "bao cao"},
		"decomposed":     {norm.NFD.String("Đường Lê Lợi"), "duong le loi"},
		"d with bar":     {"Đ/c đỡ đầu", "d/c do dau"},
		"tone placement": {"hoà hòa uỷ ủy", "hoa hoa uy uy"},
		"upper":          {"TIÊU CHÍ", "tieu chi"},
		"spaces":         {"  khu\u00a0 phố\n\t 5 ", "khu pho 5"},
		"punctuation":    {"tc3: 80%!", "tc3: 80%!"},
		"only spaces":    {" \n ", ""},
		"other scripts":  {"한국 ÇA", "한국 ca"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, fold.Key(c.in)) })
	}
}

func TestKeyForgetsCaseMarksAndForm(t *testing.T) {
	letters := []rune("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ 0123456789")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom(letters)).Draw(t, "s")
		key := fold.Key(s)
		require.Equal(t, key, fold.Key(strings.ToUpper(s)))
		require.Equal(t, key, fold.Key(norm.NFD.String(s)))
		require.Equal(t, s, fold.NFC(s), "a clean text is not changed")
		for _, r := range key {
			require.Less(t, r, rune(utf8.RuneSelf))
		}
	})
}

func TestTokens(t *testing.T) {
	const in = "1. Xong\ntc3:80% “đ/c”"
	var got []string
	for _, tok := range fold.Tokens(in) {
		require.Equal(t, in[tok.Start:tok.End], tok.Text)
		mark := ""
		if tok.Spaced {
			mark = "_"
		}
		got = append(got, mark+tok.Key)
	}
	assert.Equal(t, []string{"_1", ".", "_xong", "\n", "_tc3", ":", "80", "%", "_“", "d", "/", "c", "”"}, got)
	assert.True(t, fold.Tokens("đ")[0].Word())
	assert.False(t, fold.Tokens("%")[0].Word())
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Tiêu chí 3", "e\u0302\u0301", "\xff\xc3", "👍🏽 ok", "a\ufe0f\u200d👧", "한", "İ", strings.Repeat("\u0301", 70)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := fold.NFC(s)
		require.True(t, utf8.ValidString(n))
		require.Equal(t, n, fold.NFC(n), "NFC is idempotent")
		k := fold.Key(s)
		require.Equal(t, k, fold.Key(k), "Key is idempotent")
		require.Equal(t, k, fold.Key(n))
		end := 0
		for _, tok := range fold.Tokens(n) {
			require.Empty(t, strings.Trim(n[end:tok.Start], " "), "only spaces between tokens")
			require.Equal(t, n[tok.Start:tok.End], tok.Text)
			end = tok.End
		}
		require.Empty(t, strings.Trim(n[end:], " "))
		fold.NewVocabulary("báo", "cáo").Decode(s)
	})
}
