package detail

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestRead(t *testing.T) {
	for said, want := range map[string]struct {
		s    store.Subject
		rest string
	}{
		"tc3": {"tc3", ""}, "TC 3": {"tc3", ""}, "tiêu chí 3": {"tc3", ""}, "tieu chi so 3": {"tc3", ""}, "kp5 tuần trước": {"kp5", "tuan truoc"},
		"khu phố 12": {"kp12", ""}, "Thôn 4": {"kp4", ""}, "tc3, 20/11": {"tc3", "20/11"}, "criterion 2 last week": {"tc2", "last week"},
	} {
		s, rest, ok := Read(said, "thôn")
		assert.True(t, ok, said)
		assert.Equal(t, want.s, s, said)
		assert.Equal(t, want.rest, rest, said)
	}
	for _, no := range []string{"", "tc", "tc0", "tc03", "tc3a", "V12", "3", "tuần trước", "tháng 3", "kp"} {
		_, _, ok := Read(no, "thôn")
		assert.False(t, ok, no)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("tc3 tuần trước", "khu phố")
	f.Add("thôn 5", "thôn")
	f.Add("\x00", "")
	f.Fuzz(func(t *testing.T, said, word string) {
		s, _, ok := Read(said, word)
		if ok != (s.Is(store.KindCriterion) || s.Is(store.KindNeighbourhood)) {
			t.Fatalf("read %q as %q", said, s)
		}
	})
}
