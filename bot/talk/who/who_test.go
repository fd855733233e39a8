package who_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"  Trần  Văn Hùng ,": "Trần Văn Hùng", "đ/c Hùng": "Hùng", "Đồng chí Lê Thị Hòa": "Lê Thị Hòa", "Đ/c. Tâm": "Tâm",
		"ông Tư": "Tư", "Ông": "Ông", "Anh Đào": "Anh Đào", "Bà": "Bà", "Hùng 🌸": "Hùng 🌸", "<b>Hùng</b>": "<b>Hùng</b>",
		"Đcông": "Đcông", "H'Hen Niê": "H'Hen Niê",
	} {
		got, err := who.Name(in)
		require.NoError(t, err, in)
		assert.Equal(t, want, got)
	}
	for in, why := range map[string]string{"": who.Empty, " , ": who.Empty, "🌸🌸": who.Letters, "12345": who.Letters,
		strings.Repeat("Hùng ", 60): who.Long} {
		_, err := who.Name(in)
		var bad who.Bad
		require.ErrorAs(t, err, &bad, in)
		assert.Equal(t, why, bad.Why)
	}
}

func TestCall(t *testing.T) {
	for in, want := range map[string]string{"Trần Văn Hùng": "Hùng", "Hùng": "Hùng", "Hùng 🌸": "Hùng", "Lê Tâm (Hai)": "Hai",
		"🌸": "🌸", "<b>Hùng</b>": "b>Hùng</b"} {
		assert.Equal(t, want, who.Call(in))
	}
}

func TestPhone(t *testing.T) {
	for in, want := range map[string]string{
		"0912345678": "0912345678", "0912 345 678": "0912345678", "+84 912.345.678": "0912345678", "84912345678": "0912345678",
		"(028) 3821 2345": "02838212345", "+84 (0)912-345-678": "0912345678",
	} {
		got, err := who.Phone(in)
		require.NoError(t, err, in)
		assert.Equal(t, want, got, in)
	}
	for _, in := range []string{"", "091234567", "912345678", "0912 345 67x", "113", "09123456789012", "một hai ba"} {
		_, err := who.Phone(in)
		assert.Error(t, err, in)
	}
	assert.Equal(t, "0912 345 678", text.Phone("0912345678"))
	assert.Equal(t, "02838212345", text.Phone("02838212345"))
}

func named(names ...string) []store.Member {
	var all []store.Member
	for i, n := range names {
		all = append(all, store.Member{ID: store.MemberID(i + 1), Name: n, Call: who.Call(n), Role: store.Plain})
	}
	return all
}

func names(all []store.Member) (got []string) {
	for _, m := range all {
		got = append(got, m.Name)
	}
	return got
}

func TestSort(t *testing.T) {
	all := named("Lê Thị Xuân", "Trần Đức", "Trần Dũng", "Lê Ánh", "Phan Ân", "Đỗ Ấn", "Vũ Ẩn", "Nguyễn Văn Hùng", "Lê Hùng", "Mai Hưng", "Bùi An",
		"Cao Hải", "Cao Hòa", "Lý Hoa")
	all[0].Role = store.Chair
	who.Sort(all)
	// The chair first; then a before â, d before đ, u before ư; one letter order before any tone; family name last.
	assert.Equal(t, []string{"Lê Thị Xuân", "Bùi An", "Lê Ánh", "Phan Ân", "Vũ Ẩn", "Đỗ Ấn", "Trần Dũng", "Trần Đức", "Cao Hải", "Lý Hoa", "Cao Hòa",
		"Lê Hùng", "Nguyễn Văn Hùng", "Mai Hưng"}, names(all))
}

func TestLabelTellsApart(t *testing.T) {
	all := named("Trần Hùng", "Trần Hùng", "Trần Hung", "Lê Tâm")
	all[0].Post, all[1].Post, all[2].Phone = "công an", "địa chính", "0912345678"
	assert.Equal(t, "Trần Hùng (công an)", who.Label(all[0], all))
	assert.Equal(t, "Trần Hùng (địa chính)", who.Label(all[1], all))
	assert.Equal(t, "Trần Hung (0912 345 678)", who.Label(all[2], all))
	assert.Equal(t, "Lê Tâm", who.Label(all[3], all))
}

func TestFind(t *testing.T) {
	all := named("Trần Văn Hùng", "Lê Hùng", "Hùng Anh", "Nguyễn Thị Hòa")
	all[3].Unit, all[3].Phone = "Trạm y tế", "0912345678"
	for in, want := range map[string][]string{
		"Trần Văn Hùng": {"Trần Văn Hùng"}, "hung": {"Trần Văn Hùng", "Lê Hùng"}, "đồng chí Hoà": {"Nguyễn Thị Hòa"},
		"hung anh": {"Hùng Anh"}, "tram y te": {"Nguyễn Thị Hòa"}, "678": {"Nguyễn Thị Hòa"}, "thi": {"Nguyễn Thị Hòa"},
		"van hung": {"Trần Văn Hùng"}, "Sơn": nil, "": nil, "ung": nil,
	} {
		assert.Equal(t, want, names(who.Find(in, all)), in)
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"đ/c Hùng", norm.NFD.String("đồng chí Trần Văn Hùng"), "\u202eHùng", "ĐĐ/C", "\xff", "😀😀", "ÔNG x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = fold.NFC(s)
		if name, err := who.Name(s); err == nil {
			require.NotEmpty(t, name)
			require.NotEmpty(t, who.Call(name))
		}
		if n, err := who.Phone(s); err == nil {
			again, err := who.Phone(text.Phone(n))
			require.NoError(t, err)
			require.Equal(t, n, again)
		}
		who.Find(s, named("Trần Văn Hùng"))
	})
}
