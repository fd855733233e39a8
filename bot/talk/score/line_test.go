package score

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
	"giaoban/store/fold"
)

func units() desk {
	d := desk{c: store.Committee{Neighbourhood: "khu phố"}, atlas: Atlas{by: map[string]store.Inspected{}}}
	d.atlas.add(store.Inspected{Place: 5}, "kp5", "kp 5", "khu pho 5", "xuan hop")
	return d
}

func TestStrange(t *testing.T) {
	for said, want := range map[string]string{"kp11 8 8 4": "kp11", "KP 11: 8, 8, 4": "KP 11", "Khu phố 11 – 8 8": "Khu phố 11", "dv3 8 8 4": "dv3", "đơn vị 3 8 8": "đơn vị 3",
		"kp5 8 8 4": "", "kp11 xong": "", "kp11 8": "", "kp11": "", "kp": "", "": "", "8 8 4": "", "kp11 25 người 3 điểm": "", "kpx 8 8": ""} {
		name, ok := units().strange(said)
		assert.Equal(t, want, name, said)
		assert.Equal(t, want != "", ok, said)
	}
}

func TestHead(t *testing.T) {
	for said, want := range map[string]string{"kp5: 8, 7, 4": "8, 7, 4", "kp5 - 8 7 4": "8 7 4", "kp5 -8 7 4": "-8 7 4", "xuân hợp= 8": "8", "kp5:": "", "kp5": "", "kp5 – xong": "xong"} {
		_, rest, ok := units().head(said)
		assert.True(t, ok, said)
		assert.Equal(t, want, rest, said)
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{"kp5: 8, 7, 4", "kp11 8 8", "khu phố", "kp5 -", "kp5 -8", "đơn vị 3 8 8", "\n", "kp5 ٣ 8", "8/10"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		said = fold.NFC(said)
		_, rest, ok := units().head(said)
		assert.True(t, strings.HasSuffix(said, rest), "what follows is as it was typed")
		name, strange := units().strange(said)
		assert.False(t, ok && strange)
		assert.Contains(t, said, name, "as it was typed")
		figures(said)
	})
}
