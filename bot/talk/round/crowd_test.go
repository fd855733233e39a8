package round_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func rollDesk(t *testing.T, cron string) *desk {
	d := newDesk(t, "2026-11-26 08:00", "Liên kp5", "Lan tc1")
	d.neighbourhoods(5)
	p := saturday()
	p.Cron = cron
	d.plans(p)
	d.goTo("2026-11-27 14:05")
	return d
}

func TestANumberOfPeopleIsTheRollCalls(t *testing.T) {
	for said, want := range map[string]string{"15 người": "15 người", "khoảng ba chục người": "30 người", "đông lắm, khoảng 30 người": "30 người", "kp5 15 người": "15 người"} {
		for name, before := range map[string][]string{"asked": nil, "answered": {"1 xong", "đi"}, "corrected": {"1 xong", "đi 7 người"}} {
			d := rollDesk(t, "0 7 * * 6")
			for _, w := range before {
				d.says("Liên", w)
			}
			assert.Contains(t, d.says("Liên", said), "iểm danh khu phố 5: đi, "+want, "%s, %s, in time", said, name)
			d = rollDesk(t, "0 7 * * 6")
			for _, w := range before {
				d.says("Liên", w)
			}
			d.goTo("2026-11-27 20:40")
			got := d.says("Liên", said)
			assert.Contains(t, got, "iểm danh khu phố 5: đi, "+want+" (báo muộn, vẫn tính)", "%s, %s, late", said, name)
			assert.NotContains(t, got, "🟨")
		}
	}
}

func TestANumberOfPeopleDoesNotOverruleANo(t *testing.T) {
	d := rollDesk(t, "0 7 * * 6")
	d.says("Liên", "2 không đi")
	assert.Contains(t, d.says("Liên", "15 người"), "tôi chưa rõ “15 người”")
	d.goTo("2026-11-28 09:05")
	assert.Contains(t, d.says("Liên", "15 người"), "🟩 khu phố 5: 15 người", "the work is asked about now")
}

func TestWhoComesInsteadIsAskedOnce(t *testing.T) {
	d := rollDesk(t, "0 7 * * 6")
	d.says("Liên", "1 xong")
	pressed := d.presses("Liên", "2 Cử người thay")
	assert.Contains(t, pressed, "Ai đi thay, mấy người?")
	assert.Contains(t, pressed, "Sáng mai 06:15 tôi nhắc lại.")
	assert.Contains(t, d.says("Liên", "anh Tư con bà Sáu"), "Điểm danh khu phố 5: cử người thay – “anh Tư con bà Sáu”\nSáng mai")
	assert.Contains(t, d.says("Liên", "30 người"), "cử người thay, 30 người – “anh Tư con bà Sáu”")
	again := d.says("Liên", "nhờ chị Hai đi thay")
	assert.Contains(t, again, "cử người thay, 30 người – “nhờ chị Hai đi thay”")
	assert.NotContains(t, again, "?")

	d = rollDesk(t, "0 7 * * 6")
	d.says("Liên", "1 xong")
	d.says("Liên", "đi 30 người")
	typed := d.says("Liên", "nhờ người đi thay")
	assert.Contains(t, typed, "cử người thay, 30 người – “nhờ người đi thay”\nAi đi thay, mấy người?")
	assert.Contains(t, d.says("Liên", "2 có"), "iểm danh khu phố 5: đi, 30 người", "it is the item's number")
	d.says("Liên", "cử người thay")
	assert.Contains(t, d.says("Liên", "anh Nam, 12 người"), "cử người thay, 12 người – “anh Nam, 12 người”")
}

func TestGoingInAnyWordsAsksHowMany(t *testing.T) {
	for _, said := range []string{"ok", "2 có", "đi khoảng 20-25 người", "20-25 người", "đi"} {
		d := rollDesk(t, "0 7 * * 6")
		d.says("Liên", "1 xong")
		got := d.says("Liên", said)
		assert.Contains(t, got, "iểm danh khu phố 5: đi", said)
		assert.Contains(t, got, "Bao nhiêu người?", said)
		assert.Contains(t, d.says("Liên", "22"), "Điểm danh khu phố 5: đi, 22 người", said)
	}
}

func TestAfterTheDawnMessageTheHourIsSaid(t *testing.T) {
	d := rollDesk(t, "0 7 * * 6")
	d.goTo("2026-11-28 06:20")
	assert.Contains(t, d.says("Liên", "kp5 đi 5 người"), "đi, 5 người (báo muộn, vẫn tính)\n07:00 hôm nay bắt đầu, tại nhà văn hóa.")
}

func TestTomorrowsRollCallIsAnsweredAhead(t *testing.T) {
	d := rollDesk(t, "0 7 * * 6,0")
	d.says("Liên", "1 xong")
	d.goTo("2026-11-28 08:40")
	assert.Contains(t, d.says("Liên", "mai đi 10 người"), "iểm danh khu phố 5: đi, 10 người (báo trước, đến kỳ không hỏi lại)")
	assert.Contains(t, d.says("Liên", "kp5 25 người, 3 điểm"), "khu phố 5: 25 người, 3 điểm", "today's work is today's")
	for _, said := range d.goTo("2026-11-28 20:55")["Liên"] {
		assert.NotContains(t, said, "Điểm danh", "it is not asked again")
	}
}
