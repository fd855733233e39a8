package reply

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The numbers of a bundle stay the same all day: the repeat names 2 and 3, and "2" is the second of the bundle.
func TestNumbersAreThoseOfTheBundle(t *testing.T) {
	ctx := Context{List: []string{"tc3", "tc7", "V12"}, Open: []int{2, 3}}
	u := Understand("2 80%", ctx)
	require.Len(t, u.Items, 1)
	assert.Equal(t, 7, u.Items[0].Criterion)
	assert.Equal(t, 80, *u.Items[0].Percent)
	u = Understand("1 chưa xong", ctx) // answered already, and corrected
	require.Len(t, u.Items, 1)
	assert.Equal(t, 3, u.Items[0].Criterion)
}

func TestAStatusAloneBelongsToTheOnlyOpenItem(t *testing.T) {
	list := []string{"tc3", "tc7", "V12"}
	for _, c := range []struct {
		open []int
		item int // 0: asked back
	}{{nil, 0}, {[]int{2}, 2}, {[]int{2, 3}, 0}, {[]int{}, 0}, {[]int{9}, 0}} {
		u := Understand("xong rồi", Context{List: list, Open: c.open})
		if c.item > 0 {
			require.Len(t, u.Items, 1)
			assert.Equal(t, c.item, u.Items[0].Item)
			continue
		}
		assert.Empty(t, u.Items)
		require.Len(t, u.Problems, 1)
		assert.Equal(t, WhichItem, u.Problems[0].Kind)
		assert.Equal(t, Done, u.Problems[0].Said.Status)
	}
	u := Understand("xong rồi", Context{List: list[:1], Open: []int{}}) // a correction of the only answer
	require.Len(t, u.Items, 1)
	assert.Equal(t, 1, u.Items[0].Item)
}

// A code that stands in two committees is reached by its number only.
func TestAnItemWithoutACode(t *testing.T) {
	ctx := Context{List: []string{"", "tc7", ""}, Last: []Said{{Item: 3, Code: "tc3", Status: Blocked, Blocker: true}}}
	u := Understand("1 xong, 3 như tuần trước", ctx)
	require.Len(t, u.Items, 2)
	assert.Equal(t, Said{Item: 1, Status: Done}, u.Items[0])
	assert.Equal(t, Said{Item: 3, Status: Blocked, Blocker: true}, u.Items[1])
	u = Understand("tc3 xong", ctx)
	require.Len(t, u.Items, 1)
	assert.Equal(t, 0, u.Items[0].Item)
}

func TestProblems(t *testing.T) {
	ctx := Context{List: []string{"tc3", "tc7"}, Criteria: 9}
	for _, c := range []struct {
		text string
		kind Kind
		code string
	}{
		{"5 xong", UnknownItem, "5"},
		{"tc12 xong", UnknownItem, "tc12"},
		{"80%", WhichItem, ""},
		{"cảm ơn anh", Nothing, ""},
		{"", Nothing, ""},
		{"tc3 xong chưa anh?", Question, ""},
		{"tc3 như tuần trước", NoLast, "tc3"},
		{"tc3 xong. tc3 chưa xong", Contradiction, "tc3"},
	} {
		u := Understand(c.text, ctx)
		require.NotEmpty(t, u.Problems, "%q", c.text)
		assert.Equal(t, c.kind, u.Problems[0].Kind, "%q", c.text)
		assert.Equal(t, c.code, u.Problems[0].Code, "%q", c.text)
		for _, s := range u.Items {
			assert.NotEqual(t, Done, s.Status, "%q", c.text)
		}
	}
}
