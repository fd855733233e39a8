package answer

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store/fold"
)

// lists are lists as people have them.
var lists = []string{"1 kp5 coming", "1 tc3; 2 kp5 coming; 3 kp6 coming", "1 tc3; 2 kp5.2 number hộ; 3 c1 choice tốt|khá|yếu; 4 c2 text; 5 c3 photo; 6 kp5 coming", "1 c1 number %",
	"1 kp5; 2 kp5 coming; x3 c1 choice có|không", "0 kp5 coming; 1 c1 text", "1 c1 number tấn / rác; 2 c2 choice tốt|khá / tình hình; 3 c3 text / khó khăn", ""}

// sound holds what is true of every reading.
func sound(t require.TestingT, said string, items []Item) {
	got, rest, problems := Read(said, items)
	if len(got)+len(problems) == 0 {
		require.Equal(t, said, rest, "what is not taken is left as it was")
	}
	for _, g := range got {
		require.True(t, g.Item >= 0 && g.Item < len(items))
		x := items[g.Item]
		switch {
		case g.Same:
			require.Contains(t, []Kind{Number, Choice, Text}, x.Ask)
		case x.Ask == Number:
			require.NotNil(t, g.Number)
			require.GreaterOrEqual(t, *g.Number, 0.0)
		case x.Ask == Choice:
			require.True(t, g.Choice >= 1 && g.Choice <= len(x.Choices))
		case x.Ask == Coming:
			require.True(t, g.Choice >= Going && g.Choice <= SendsOther)
		case x.Ask == Text:
			require.NotEmpty(t, g.Text)
		default:
			require.Equal(t, Photo, x.Ask, "the state of work is not read here")
		}
		require.True(t, utf8.ValidString(g.Text))
	}
	for _, p := range problems {
		require.NotEmpty(t, p.Items)
		require.NotEmpty(t, p.Why)
		for _, i := range p.Items {
			require.NotEqual(t, Status, items[i].Ask)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "đi 20 người", "1 80%, 2 25; 3 tốt", "kp5.2 1.200", "9999999999999999999999", "1.1.1.1", "mười mười mười", "\xff\x00", "2 và 3 đi", "ba ba ba ba", "1", "kp", "kp5.", "kp5.2.3", "mục", "1 02", "\u06561A00", "25k", "0 đi", "., ; :"} {
		f.Add(s, uint8(2))
	}
	f.Fuzz(func(t *testing.T, said string, list uint8) {
		sound(t, said, readItems(t, lists[int(list)%len(lists)]))
	})
}

// TestWhateverIsSaid puts sentences together from the words of the rules.
func TestWhateverIsSaid(t *testing.T) {
	words := strings.Fields("đi không k bận vắng vâng cử anh Nam thay nhờ chưa biết nếu mưa thì thôi có ok 20 1 2 3 người hộ kp5 kp6 kp5.2 c1 c2 tc3 80% xong tốt khá yếu , ; . : ? - mục hai mươi ba trăm như tuần trước mai và còn 1.200 1,5 đ/c rác tấn tạ kg rưỡi nửa khó khăn tình hình")
	rapid.Check(t, func(t *rapid.T) {
		said := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 14).Draw(t, "words"), " ")
		items := rapid.SampledFrom(lists).Draw(t, "list")
		sound(t, said, readItems(t, items))
	})
}

// TestAConditionSettlesNothing: whatever is said of coming, with a condition before it nobody comes by it.
func TestAConditionSettlesNothing(t *testing.T) {
	for _, l := range readLabelled(t, "testdata/coming.txt") {
		if l.class != "going" || strings.Contains(l.text, "?") {
			continue
		}
		for _, before := range []string{"nếu không mưa thì ", "neu khong mua thi ", "chưa biết có "} {
			assert.NotContains(t, describe(before+l.text, l.items), " đi", "%s%s", before, l.text)
		}
	}
}

// TestAccentsMatterOnlyWhereTheyMust: without accents nothing is taken for another answer, at most it is asked about.
func TestAccentsMatterOnlyWhereTheyMust(t *testing.T) {
	for _, l := range readLabelled(t, "testdata/*.txt") {
		with, without := describe(l.text, l.items), describe(fold.Key(l.text), l.items)
		if strings.Contains(with, " đi") == strings.Contains(without, " đi") || strings.Contains(without, "?") || without == "-" {
			continue
		}
		assert.Fail(t, "another answer", "%s: %q: %s, without accents %s", l.where, l.text, with, without)
	}
}

func TestTimeIsLinear(t *testing.T) {
	items := readItems(t, lists[2])
	for _, unit := range []string{"2 25, 3 tốt, ", "đi 20 người, ", "kp5 ", "mười ", "1.200.", "nếu mưa thì thôi ", "2 "} {
		begin := time.Now()
		Read(strings.Repeat(unit, longest/len(unit)), items)
		assert.Less(t, time.Since(begin), 2*time.Second, unit)
	}
}

func BenchmarkRead(b *testing.B) {
	items := readItems(b, lists[2])
	for b.Loop() {
		Read("1 80%, 2 25, 3 tốt, 6 đi 20 người", items)
	}
}
