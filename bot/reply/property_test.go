package reply

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"giaoban/store/storetest"
)

// fragments are put together at random; every sequence of them must be survived, and most mean something.
var fragments = []string{
	"tc3", "tc7", "V12", "kp5", "1", "2", "3", "4", "việc 3", "tiêu chí 7", "xong", "chưa", "chưa xong", "không", "k", "đang làm", "vướng",
	"80%", "100%", "0%", "80", "kinh phí", "còn", "còn lại", "tất cả", "hết", "rồi", "đã", "mai", "nếu có xe", "thì", "nhầm", "à nhầm", "cần xe",
	"đề nghị phường hỗ trợ", "25 người", "3 điểm", "1,5 tấn", "hẻm 45", "30/11", "như tuần trước", "cả hai", "trừ", "và", "nhưng", ",", ".", "\n", "?",
	"anh ơi", "anh Sơn", "gần", "không phải", "✅", "❌", "👍", "cảm ơn", "nghe nói", "chắc", "bao giờ", "0912345678", "2 hộ chưa ký", "rác", "đường Lê Lợi",
	"Số người:", "điểm", "người", "hai lăm", "trăm", "ngàn", "rưỡi", "tấn", "k5", "12n", "2đ", "(", ")", "trong đó 10 đoàn viên", "có 5 điểm", "à 33 người", "tổng",
}

func sentences() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 1, 12).Draw(t, "fragments"), " ")
	})
}

func contexts() *rapid.Generator[Context] {
	return rapid.Custom(func(t *rapid.T) Context {
		all := []string{"tc3", "tc7", "V12", "kp5"}
		ctx := Context{List: all[:rapid.IntRange(0, 4).Draw(t, "size")]}
		if rapid.Bool().Draw(t, "some open") {
			ctx.Open = rapid.SliceOfDistinct(rapid.IntRange(-1, 6), rapid.ID[int]).Draw(t, "open")
		}
		if rapid.Bool().Draw(t, "last known") {
			n := 60
			ctx.Last = []Said{{Item: 1, Criterion: 3, Code: "tc3", Status: Doing, Percent: &n}}
		}
		if rapid.Bool().Draw(t, "names known") {
			ctx.Names = []string{"Còn rác hẻm 45", "Kinh phí Lê Lợi", "xong rồi", "", "2 hộ"}
		}
		ctx.Criteria = rapid.SampledFrom([]int{0, 9}).Draw(t, "criteria")
		return ctx
	})
}

// sane is what holds of every understanding.
func sane(t require.TestingT, u Understanding, ctx Context, text string) {
	seen := map[int]bool{}
	for _, s := range u.Items {
		assert.LessOrEqual(t, s.Item, len(ctx.List)+maxNumber*btoi(len(ctx.List) == 0))
		assert.False(t, s.Item > 0 && seen[s.Item], "item %d twice", s.Item)
		seen[s.Item] = true
		if s.Percent != nil {
			assert.GreaterOrEqual(t, *s.Percent, 0)
			assert.LessOrEqual(t, *s.Percent, 100)
		}
		if s.Status == Done {
			assert.True(t, s.Percent == nil || *s.Percent == 100)
			assert.False(t, s.Blocker)
		}
		assert.True(t, s.Status != "" || s.NeedsHelp || !s.Quantities.Empty(), "an item about which nothing is said")
		assert.True(t, utf8.ValidString(s.Text))
	}
	assert.True(t, len(u.Items)+len(u.Problems) > 0, "neither an answer nor a reason for %q", text)
	again, err := ReadLast(strings.NewReader(string(u.JSON())))
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(again), len(u.Items))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestUnderstandingIsSane(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, ctx := sentences().Draw(t, "text"), contexts().Draw(t, "ctx")
		sane(t, Understand(text, ctx), ctx, text)
	})
}

// Composed or not, shouted or not: the same is understood.
func TestSpellingDoesNotMatter(t *testing.T) {
	same := func(t require.TestingT, text, other string, ctx Context) {
		assert.Equal(t, describe(Understand(text, ctx), ctx, false, true), describe(Understand(other, ctx), ctx, false, true), "%q and %q", text, other)
	}
	check := func(t require.TestingT, text string, ctx Context) {
		same(t, text, norm.NFD.String(text), ctx)
		same(t, text, strings.ToUpper(text), ctx)
		same(t, text, "  "+strings.ReplaceAll(text, " ", "\u00a0 ")+"\n", ctx)
		assert.Equal(t, Understand(text, ctx), Understand(norm.NFD.String(text), ctx))
	}
	storetest.Draws(t, 10)
	rapid.Check(t, func(t *rapid.T) {
		check(t, sentences().Draw(t, "text"), contexts().Draw(t, "ctx"))
	})
	for _, l := range storetest.Some(10, readLabelled(t, "testdata/*.txt")) {
		check(t, l.text, l.ctx)
	}
}

// Politeness adds nothing and takes nothing away.
func TestPolitenessDoesNotMatter(t *testing.T) {
	for _, l := range storetest.Some(10, readLabelled(t, "testdata/*.txt")) {
		for _, frame := range []string{"%s ạ", "%s nhé", "dạ %s", "%s ạ 🙏", "Dạ thưa anh, %s"} {
			text := strings.Replace(frame, "%s", l.text, 1)
			assert.Equal(t, describe(Understand(l.text, l.ctx), l.ctx, false, false), describe(Understand(text, l.ctx), l.ctx, false, false), "%q", text)
		}
	}
}

// Taking the marks off a sentence may make it less clear, but never finishes any work.
func TestWithoutMarksNothingIsFinished(t *testing.T) {
	strip := strings.NewReplacer("đ", "d", "Đ", "D")
	for _, l := range readLabelled(t, "testdata/*.txt") {
		var plain strings.Builder
		for _, r := range norm.NFD.String(l.text) {
			if r < 0x300 || r > 0x36f {
				plain.WriteRune(r)
			}
		}
		text := strip.Replace(plain.String())
		got := describe(Understand(text, l.ctx), l.ctx, false, false)
		assert.False(t, falseDone(got, l.want), "%q: %s", text, got)
	}
}

// TestLongTextsAreRead to the end, whatever they repeat; BenchmarkLongTexts shows that the time stays in proportion.
func TestLongTextsAreRead(t *testing.T) {
	ctx := Context{List: []string{"tc3", "tc7", "V12", "kp5"}}
	for _, unit := range repeated {
		u := Understand(strings.Repeat(unit, 4_000/len(unit)+1), ctx)
		assert.True(t, len(u.Items)+len(u.Problems) > 0, "%q", unit)
	}
}

var repeated = []string{"tc3 xong, ", "1 ", "1,", "chưa ", "không phải ", "đang làm 80% ", "1-", "a1", "anh Sơn ", "tất cả ", "hẻm 45/2 ", "(", "à nhầm ", "còn ", "\n", "xong tc3 ", "0 1 ", "số người 25 ", "hai trăm ", "25 người (", "à 3 điểm "}

func BenchmarkLongTexts(b *testing.B) {
	ctx := Context{List: []string{"tc3", "tc7", "V12", "kp5"}}
	for _, unit := range repeated {
		for _, long := range []int{6_000, 100_000} {
			text := strings.Repeat(unit, long/len(unit)+1)
			b.Run(fmt.Sprintf("%q/%d", unit, long), func(b *testing.B) {
				for b.Loop() {
					Understand(text, ctx)
				}
			})
		}
	}
}

// TestWhatItIsStuckWithIsKept: the obstacle is the member's own words, however short.
func TestWhatItIsStuckWithIsKept(t *testing.T) {
	for said, want := range map[string]string{
		"tc3 vướng, xe hỏng":              "xe hỏng",
		"tc3 vướng, mất điện, cần hỗ trợ": "mất điện, cần hỗ trợ",
		"tc3 vướng, thiếu xe gom":         "thiếu xe gom",
		"tc3 vuong kinh phi":              "vuong kinh phi",
	} {
		u := Understand(said, Context{List: []string{"tc3"}})
		if assert.Len(t, u.Items, 1, said) {
			assert.Equal(t, want, u.Items[0].Text, said)
		}
	}
}
