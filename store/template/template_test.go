package template_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/store"
	"giaoban/store/template"
)

func TestBuiltIn(t *testing.T) {
	for name, n := range map[string]int{template.Urban: 9, template.Rural: 10} {
		s, err := template.Load(name)
		require.NoError(t, err)
		assert.Len(t, s.Criteria, n)
		assert.Equal(t, name, s.Name)
		assert.NotEmpty(t, s.Source)
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			assert.NotEmpty(t, s.Title[lang])
			assert.NotEmpty(t, s.Note[lang])
		}
		for _, c := range s.Criteria {
			assert.NotEmpty(t, c.Short)
			assert.LessOrEqual(t, utf8.RuneCountInString(c.Short), template.MaxShort, c.Short)
			assert.True(t, norm.NFC.IsNormalString(c.Name+c.Short))
			assert.Empty(t, c.Indicators, "their wording was not seen: none is made up")
		}
	}
	assert.Len(t, template.List(), 2)
	_, err := template.Load("../template")
	assert.ErrorIs(t, err, template.ErrUnknown)
}

// The names of QĐ 04/2022/QĐ-TTg, Article 5(1), as the committee signs them.
func TestUrbanNames(t *testing.T) {
	s, err := template.Load(template.Urban)
	require.NoError(t, err)
	var names []string
	for _, c := range s.Criteria {
		names = append(names, c.Name)
	}
	assert.Equal(t, []string{
		"Quy hoạch đô thị",
		"Giao thông đô thị",
		"Môi trường và an toàn thực phẩm đô thị",
		"An ninh, trật tự đô thị",
		"Thông tin, truyền thông đô thị",
		"Việc làm, thu nhập bình quân, hộ nghèo ở đô thị",
		"Văn hóa, thể thao đô thị",
		"Y tế, giáo dục đô thị",
		"Hệ thống chính trị và trách nhiệm của chính quyền đô thị",
	}, names)
	assert.False(t, s.Verify)
	rural, err := template.Load(template.Rural)
	require.NoError(t, err)
	assert.True(t, rural.Verify, "its exact titles were not seen")
}

func TestFromLines(t *testing.T) {
	s, err := template.FromLines("1. Môi trường sạch;\r\n\n2) Đường thông, hè thoáng\n - An ninh\nTiêu chí 4: Văn hóa.\n" +
		norm.NFD.String("Hộ nghèo giảm còn dưới một phần trăm tổng số hộ"))
	require.NoError(t, err)
	var got []string
	for _, c := range s.Criteria {
		got = append(got, c.Name+" | "+c.Short)
	}
	assert.Equal(t, []string{"Môi trường sạch | Môi trường sạch", "Đường thông, hè thoáng | Đường thông, hè thoáng", "An ninh | An ninh",
		"Văn hóa | Văn hóa", "Hộ nghèo giảm còn dưới một phần trăm tổng số hộ | Hộ nghèo giảm còn dưới"}, got)
	for name, c := range map[string]struct {
		in   string
		want template.Problem
	}{
		"nothing":   {" \n\n", template.Problem{Kind: template.Empty}},
		"no letter": {"1. Rác\n2. 🌸", template.Problem{Line: 2, Kind: template.Empty}},
		"long":      {strings.Repeat("rác ", 60), template.Problem{Line: 1, Kind: template.Long}},
		"twice":     {"Rác\nCây\nrac", template.Problem{Line: 3, Kind: template.Twice}},
		"many":      {strings.Repeat("x\n", 41), template.Problem{Line: 41, Kind: template.Many}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := template.FromLines(c.in)
			var p template.Problem
			require.ErrorAs(t, err, &p)
			assert.Equal(t, c.want, p)
		})
	}
}

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.yaml")
	write := func(s string) { require.NoError(t, os.WriteFile(path, []byte(s), 0o600)) }
	write("title: {vi: Của phường}\nsource: Kế hoạch 12\ncriteria:\n - {number: 1, name: Cây xanh, indicators: [{number: 1, name: Cây mới}]}\n")
	s, err := template.Open(path)
	require.NoError(t, err)
	assert.Equal(t, "Của phường", template.Of(s.Title, store.English))
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), store.Options{Unsafe: true})
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, db.Update(func(tx *store.Tx) error { return s.Put(tx, 4) }))
	require.NoError(t, db.View(func(tx *store.ReadTx) error {
		c, err := tx.Criterion(4, 1)
		assert.Equal(t, store.Criterion{Committee: 4, Number: 1, Name: "Cây xanh", Short: "Cây xanh",
			Indicators: []store.Indicator{{Number: 1, Name: "Cây mới"}}}, c)
		return err
	}))
	for name, bad := range map[string]string{
		"typing mistake": "critria: []\n", "no criteria": "title: {vi: a}\n", "a gap": "criteria: [{number: 2, name: a}]\n",
		"no yaml": "\t{", "empty": "", "a list": "- a\n",
	} {
		write(bad)
		_, err := template.Open(path)
		assert.Error(t, err, name)
	}
	_, err = template.Open(path + ".none")
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func FuzzFromLines(f *testing.F) {
	for _, s := range []string{"1. a\n2. b", "- \n-", "Tiêu chí 1", "\x00\xff", "🌸\na\u0301", "1 a;;;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		set, err := template.FromLines(s)
		if err != nil {
			return
		}
		for i, c := range set.Criteria {
			require.Equal(t, i+1, c.Number)
			require.NotEmpty(t, c.Name)
			require.NotEmpty(t, c.Short)
			require.LessOrEqual(t, utf8.RuneCountInString(c.Short), template.MaxShort)
		}
	})
}
