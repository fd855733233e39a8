package assignment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/assignment"
	"giaoban/store/fold"
	"giaoban/store/storetest"
)

// FuzzRead holds what is promised of any text: no panic, no invented word.
func FuzzRead(f *testing.F) {
	for _, dir := range []string{"labelled", "fresh"} {
		for _, l := range storetest.Some(10, readLabelled(f, dir)) {
			f.Add(l.text)
		}
	}
	for _, s := range []string{"", "giao", "/giao", "((((", "Hùng (", "các khu phố trừ các khu phố trừ", "kp", "kp0", "kp999999999999", "tc", "tc0", "Hùng,,,và,và Lan", "\xff",
		"giao giao giao Hùng", "do do do", "phối hợp phối hợp", "đ/c đ/c", "1. 2) -", "🌸 Hùng 🌸 dọn", "Hùng\nLan\ndọn", norm.NFD.String("Hòa và Hoa")} {
		f.Add(s)
	}
	k := committee(monday)
	f.Fuzz(func(t *testing.T, text string) {
		typed := fold.NFC(text)
		a := assignment.Read(text, k)
		requirePieces(t, typed, a.Work)
		for _, p := range append(append([]assignment.Party{}, a.Leads...), a.Supports...) {
			require.NotEmpty(t, p.Said)
			require.Contains(t, typed, p.Said)
			require.False(t, p.Member != 0 && len(p.Candidates) > 0, "sure and not sure")
		}
		for _, p := range a.Problems {
			require.Contains(t, strings.Join(strings.Fields(typed), " "), strings.Join(strings.Fields(p.Said), " "))
		}
		assignment.Gives(text, k)
	})
}

// requirePieces sees that the words and signs of work stand in the text in the same order.
func requirePieces(t *testing.T, typed, work string) {
	all := fold.Tokens(typed)
	i := 0
	for _, w := range fold.Tokens(work) {
		for i < len(all) && !strings.Contains(all[i].Text, w.Text) { // "nộp1/1" may be parted
			i++
		}
		require.Less(t, i, len(all), "%q is not in %q", w.Text, typed)
		if all[i].Text == w.Text {
			i++
		}
	}
	assert.Equal(t, strings.Join(strings.Fields(work), " "), work)
}

// BenchmarkLongTexts reads texts of which no reader must take quadratic time.
func BenchmarkLongTexts(b *testing.B) {
	k := committee(monday)
	for _, piece := range []string{"Hùng, ", "khu phố 3, ", "các khu phố trừ ", "(", "phối hợp Lan, ", "giao ", "đ/c ", "Hùng (", "do Lan ", ", Minh phối hợp ", "tc3 ", "xyz, ", "Công an "} {
		for _, long := range []int{500, 8000} {
			text := strings.Repeat(piece, long/len(piece))
			b.Run(fmt.Sprintf("%q/%d", piece, long), func(b *testing.B) {
				for b.Loop() {
					assignment.Read(text, k)
				}
			})
		}
	}
}
