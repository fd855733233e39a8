package who_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"giaoban/bot/talk/who"
)

func TestOrder(t *testing.T) {
	want := []string{"An", "Ân", "Bình", "Dũng", "Đào", "Đạt", "Hải Dương", "Hoa", "Hòa", "Hỏa", "Hùng", "Hưng", "Hưng Yên", "Ngà", "Nghĩa", "Tâm", "Thảo", "Ước", "Yến"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, who.Order)
	assert.Equal(t, want, got)
	assert.Zero(t, who.Order(norm.NFD.String("Nguyễn Thị Hường"), "Nguyễn Thị Hường"))
	assert.Zero(t, who.Order("", ""))
	assert.Negative(t, who.Order("Tổ 2", "Tổ dân"))
}

// TestOrderIsThatOfTheLocale compares with the rules of CLDR for Vietnamese.
func TestOrderIsThatOfTheLocale(t *testing.T) {
	locale := collate.New(language.Vietnamese)
	syllable := rapid.SampledFrom(strings.Fields("an ân ăn ẩn ấn bình bính ca cà cả cã cá cạ dũng đũng e ê ế hoa hóa hỏa hùng hưng hừng lý ly mai ngọc " +
		"nghĩa ô ơ ở phương phượng quý quỳ thư thử tú tư từ ưng vũ xuân y ỷ Ánh Đức Ý"))
	name := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(syllable, 1, 4).Draw(t, "name"), " ") })
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		if want := locale.CompareString(a, b); want != who.Order(a, b) {
			t.Fatalf("%s and %s: %d, want %d", a, b, who.Order(a, b), want)
		}
	})
}
