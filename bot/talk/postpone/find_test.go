package postpone

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
)

// TestAWeekdayOfTheRoundsWeek: said on the Monday before, "thứ Tư" for a round of Friday is the Wednesday after it; a date is
// a date.
func TestAWeekdayOfTheRoundsWeek(t *testing.T) {
	monday := time.Date(2026, 11, 23, 8, 0, 0, 0, store.HoChiMinh)
	friday := time.Date(2026, 11, 27, 14, 0, 0, 0, store.HoChiMinh)
	for words, want := range map[string]string{"thứ Tư": "2026-12-02", "thứ Bảy": "2026-11-28", "25/11": "2026-11-25", "1/12": "2026-12-01",
		"chủ nhật 9h": "2026-11-29T09:00", "thứ Tư 8h": "2026-12-02T08:00"} {
		cal := calendar.Default()
		f := finder{t: &talk.Turn{Calendar: cal}, words: words, to: when.Understand(words, monday, cal).Due}
		assert.Equal(t, want, f.from(friday).String(), words)
	}
}
