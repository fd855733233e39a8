package caption

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var saturday = time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)

// sent makes photos of lines "minute sender/album caption"; an album's captions stand in one line, parted by "|". Their IDs
// count from 1.
func sent(lines ...string) []Photo {
	var out []Photo
	for n, line := range lines {
		var minute int
		var sender uint64
		_, _ = fmt.Sscanf(line, "%d %d", &minute, &sender)
		texts := strings.Split(strings.SplitN(line, " ", 3)[2], "|")
		name := ""
		if len(texts) > 1 {
			name = fmt.Sprint("album", n)
		}
		for i, c := range Album(texts) {
			out = append(out, Photo{ID: uint64(len(out) + 1), Sender: sender, Album: name, Order: i, Place: c.Place, When: c.When,
				At: saturday.Add(time.Duration(minute) * time.Minute)})
		}
	}
	return out
}

// shown writes pairs as "place 1+2", "3+", "+4", "5".
func shown(pairs []Pair) string {
	var out []string
	for _, p := range pairs {
		s := fmt.Sprintf("%d+%d", p.Before, p.After)
		if p.Other > 0 {
			s = fmt.Sprint(p.Other)
		}
		out = append(out, strings.TrimSpace(p.Place+" "+strings.ReplaceAll(s, "0", "")))
	}
	return strings.Join(out, ", ")
}

func TestPairs(t *testing.T) {
	for name, c := range map[string]struct {
		in   []Photo
		want string
	}{
		"nothing":                           {nil, ""},
		"two alone":                         {sent("0 1 trước", "90 1 sau"), "1+2"},
		"two alone of two people":           {sent("0 1 trước", "90 2 sau"), "1+, +2"},
		"a place joins two people":          {sent("0 1 trước dọn hẻm 45", "90 2 hem45 sau"), "hẻm 45 1+2"},
		"the same place otherwise written":  {sent("0 1 Đ. Lê Lợi trước", "90 1 duong le loi - sau"), "Đ. Lê Lợi 1+2"},
		"an alley is not a lane":            {sent("0 1 hẻm 45 trước", "90 1 ngõ 45 sau"), "hẻm 45 1+, ngõ 45 +2"},
		"hẻm 4 is not hẻm 45":               {sent("0 1 hẻm 4 trước", "90 1 hẻm 45 sau"), "hẻm 4 1+, hẻm 45 +2"},
		"45/2 is not 452":                   {sent("0 1 hẻm 45/2 trước", "90 1 hẻm 452 sau"), "hẻm 45/2 1+, hẻm 452 +2"},
		"an album, first with first":        {sent("0 1 trước||sau|"), "1+3, 2+4"},
		"an album of both by turns":         {sent("0 1 trước|sau|trước|sau"), "1+2, 3+4"},
		"more before than after":            {sent("0 1 trước|trước|trước|sau"), "1+4, 2+, 3+"},
		"an album each":                     {sent("0 1 trước khi dọn|", "90 1 sau khi dọn|"), "1+3, 2+4"},
		"after first, in one album":         {sent("0 1 sau|trước"), "2+1"},
		"after first, on another day":       {sent("0 1 sau", "90 1 trước"), "+1, 2+"},
		"two times two":                     {sent("0 1 trước", "60 1 sau", "1440 1 trước", "1500 1 sau"), "1+2, 3+4"},
		"an after too early":                {sent("0 1 sau", "10 1 trước", "60 1 sau"), "2+3, +1"},
		"one place named, the other not":    {sent("0 1 trước dọn hẻm 45", "90 1 sau"), "hẻm 45 1+2"},
		"two places named, one not":         {sent("0 1 trước dọn hẻm 45", "1 1 trước dọn hẻm 47", "90 1 sau"), "hẻm 45 1+, hẻm 47 2+, +3"},
		"places by turns":                   {sent("0 1 hẻm 45 trước|hẻm 47 trước", "90 1 hẻm 47 sau|hẻm 45 sau"), "hẻm 45 1+4, hẻm 47 2+3"},
		"one place often":                   {sent("0 1 trước dọn hẻm 45||", "90 1 sau dọn hẻm 45|"), "hẻm 45 1+4, hẻm 45 2+5, hẻm 45 3+"},
		"what nobody described":             {sent("0 1 kp5 25 nguoi don 3 diem 1,5 tan||", "90 1 sau"), "1, 2, 3, +4"},
		"of the work itself":                {sent("0 1 trước", "9 1 đang dọn", "90 1 sau"), "1+3, 2"},
		"T and S":                           {sent("0 1 T1|T2|S1|S2"), "1 1+3, 2 2+4"},
		"in front of the house, both sides": {sent("0 1 trước nhà văn hóa - trước|trước nhà văn hóa - sau"), "trước nhà văn hóa 1+2"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, shown(Pairs(c.in))) })
	}
}

func TestEveryPhotoIsInOnePair(t *testing.T) {
	photo := rapid.Custom(func(t *rapid.T) Photo {
		return Photo{Sender: rapid.Uint64Range(1, 3).Draw(t, "sender"), Album: rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "album"),
			Order: rapid.IntRange(0, 9).Draw(t, "order"), When: rapid.SampledFrom([]When{"", Before, During, After, Both}).Draw(t, "when"),
			Place: rapid.SampledFrom([]string{"", "hẻm 45", "hem45", "HẺM 45", "chợ", "…", "hẻm 4", "trước chợ", "sau chợ"}).Draw(t, "place"),
			At:    saturday.Add(time.Duration(rapid.IntRange(0, 50).Draw(t, "minute")) * time.Minute)}
	})
	rapid.Check(t, func(t *rapid.T) {
		photos := rapid.SliceOfN(photo, 0, 20).Draw(t, "photos")
		by := map[uint64]Photo{}
		for i := range photos {
			photos[i].ID = uint64(i + 1)
			by[photos[i].ID] = photos[i]
		}
		pairs := Pairs(photos)
		seen := map[uint64]bool{}
		alone := false
		for _, p := range pairs {
			for _, id := range []uint64{p.Before, p.After, p.Other} {
				if id != 0 {
					require.False(t, seen[id], "photo %d twice", id)
					seen[id] = true
				}
			}
			require.NotZero(t, p.Before+p.After+p.Other)
			require.False(t, p.Other != 0 && p.Before+p.After != 0)
			require.False(t, alone && p.Whole(), "whole pairs come first")
			alone = alone || !p.Whole()
			b, a := by[p.Before], by[p.After]
			if side, thing := stands(b.Place); p.Before != 0 && b.When == "" {
				require.Equal(t, Before, side)
				b.Place = thing
			} else if p.Before != 0 {
				require.Equal(t, Before, b.When)
			}
			if side, thing := stands(a.Place); p.After != 0 && a.When == "" {
				require.Equal(t, After, side)
				a.Place = thing
			} else if p.After != 0 {
				require.Equal(t, After, a.When)
			}
			if p.Whole() {
				bk, ak := PlaceKey(b.Place), PlaceKey(a.Place)
				require.True(t, bk == ak || bk == "" || ak == "", "%q with %q", b.Place, a.Place)
				require.True(t, bk != "" && ak != "" || b.Sender == a.Sender, "without a place two people's photos are not paired")
			}
		}
		require.Len(t, seen, len(photos))
		again := append([]Photo(nil), photos...)
		rand.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		require.Equal(t, pairs, Pairs(again), "whatever the order of the argument")
	})
}

func TestPlaceKey(t *testing.T) {
	for in, want := range map[string]string{"Hẻm 45": "hem 45", "hem45": "hem 45", "hẻm số 45": "hem 45", "HẺM-45": "hem 45", "hẻm 45/2": "hem 45/2",
		"Đ. Lê Lợi": "duong le loi", "đường  Lê Lợi": "duong le loi", "ngõ 45": "ngo 45", "kp5": "khu pho 5", "NVH Hoa Mai": "nha van hoa hoa mai", "": "", "…": "", "1": "1"} {
		assert.Equal(t, want, PlaceKey(in), in)
	}
}
