package missing_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestAttendanceOfManyIsShort: a page fits a screen, the buttons lead on, and who never joined is not blamed.
func TestAttendanceOfManyIsShort(t *testing.T) {
	p := newPlay(t)
	p.Update(func(tx *store.Tx) {
		for i := range 60 {
			p.seat(tx, fmt.Sprintf("Người %02d", i), store.Plain, "tc1")
		}
	})
	p.goTo("2026-11-27 14:00")
	p.Says("Hùng", "tc1 xong, kp2 xong")
	list := p.Says("Lan", "/chuabaocao")
	assert.Contains(t, list, "Trang 1/4.")
	assert.LessOrEqual(t, utf8.RuneCountInString(list), 2000)
	assert.Contains(t, p.Presses("Lan", "Trang sau"), "Trang 2/4.")
	p.goTo("2026-11-27 16:05")
	p.Hears("Lan") // the list at closing
	said := p.Says("Lan", "chưa báo cáo 8 tuần")
	assert.LessOrEqual(t, utf8.RuneCountInString(said), 2000)
	assert.Contains(t, said, "trang 1/3")
	assert.Contains(t, said, "Hùng: 1/1\n")
	for range 2 {
		said += p.Presses("Lan", "Trang sau")
	}
	assert.Contains(t, said, "trang 3/3")
	assert.Contains(t, said, "Tư: chưa vào nhóm chat")
	assert.Contains(t, said, "Yến: không liên lạc được")
	assert.Contains(t, said, "Phúc: nghỉ phép")
	assert.Contains(t, said, "Minh: 0/1")
	assert.Equal(t, 60, strings.Count(said, "Người "))
	require.NotContains(t, p.Says("Hùng", "/chuabaocao 8 tuần"), "Minh")
	require.NotContains(t, p.Says("Minh", "chưa báo cáo 8 tuần"), "0/1")
}
