package round

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

func TestReadWanted(t *testing.T) {
	now := time.Date(2026, 11, 26, 16, 40, 0, 0, store.HoChiMinh)
	today := calendar.DateOf(now)
	day := func(d int) calendar.Date { return calendar.DateOf(time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC)) }
	for said, want := range map[string]wanted{
		"": {}, "tuần": {}, "tuan nay": {day: today}, "27/11": {day: day(27)}, "tuần trước": {back: 1}, "3 tuần trước": {back: 3}, "20/11": {day: day(20)}, "tuần 20/11": {day: day(20)},
		"tc3": {subject: "tc3"}, "tc3 tuần trước": {subject: "tc3", back: 1}, "kp5 20/11": {subject: "kp5", day: day(20)}, "thôn 5": {subject: "kp5"},
		"cần ý kiến": {matters: true}, "vướng": {matters: true}, "tháng 11": {period: "thang 11"}, "tháng này": {period: "thang nay"}, "quý 4": {period: "quy 4"}, "6 tháng": {period: "6 thang"}, "năm": {period: "nam"},
		"từ 1/11 đến 20/11": {period: "tu 1/11 den 20/11"}, "11/2026": {period: "11/2026"}, "last month": {period: "last month"},
	} {
		got, ok := readWanted(said, "thôn", now)
		assert.True(t, ok, said)
		want.today = today
		assert.Equal(t, want, got, said)
	}
	got, ok := readWanted("tc3 tuần trước lúc 15:00 25/11", "thôn", now)
	assert.True(t, ok)
	assert.Equal(t, wanted{subject: "tc3", back: 1, today: day(25), asOf: time.Date(2026, 11, 25, 15, 0, 0, 0, store.HoChiMinh)}, got)
	got, ok = readWanted("tháng 11 lúc 9:05 25/11", "thôn", now)
	assert.True(t, ok)
	assert.Equal(t, "thang 11", got.period)
	for _, no := range []string{"hôm nào đó", "tc3 tháng 11", "tháng 13", "V12", "tc3 xong", "lúc 25:00 25/11", "tc3 vướng"} {
		_, ok := readWanted(no, "thôn", now)
		assert.False(t, ok, no)
	}
}
