package round_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestACodeThatNothingHasIsSaidToBeNone(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	for _, words := range []string{"V0 xong", "v0 60%", "V99999999999 xong"} {
		assert.Contains(t, d.says("Hùng", words), "chưa có trong Ban Chỉ đạo này", words)
	}
	assert.Equal(t, store.TaskOpen, d.task(1).State)
}

func TestAWordIsTakenBackByNamingItsItem(t *testing.T) {
	for _, words := range []string{"huy v1", "huỷ V1", "v1 nham", "V1 bỏ", "thoi bo v1", "V1 bấm nhầm rồi ạ", "xoá v1 đi em"} {
		d := newDesk(t, "2026-11-25 08:00", "Hùng tc3")
		d.gives("lắp pa nô", "2026-11-30", "Hùng")
		assert.Contains(t, d.says("Hùng", words), "chưa báo gì nên không có gì để bỏ", words)
		d.says("Hùng", "v1 40%")
		d.says("Hùng", "v1 xong")
		assert.Equal(t, store.TaskDone, d.task(1).State)
		said := d.says("Hùng", words)
		assert.Contains(t, said, "Đã bỏ:\n🟩 V1 – lắp pa nô: xong", words)
		assert.Contains(t, said, "Nay tính lại:\n🟨 V1 – lắp pa nô: đang làm, 40%", words)
		assert.Equal(t, store.TaskOpen, d.task(1).State)
	}
}

func TestASlipAfterAnObstacleIsNoReason(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-25", "Hùng")
	d.reminds("Hùng", "V1")
	assert.Contains(t, d.presses("Hùng", "1 Vướng"), "Vướng vì đâu?")
	assert.Contains(t, d.says("Hùng", "thôi bỏ v1"), "Đã bỏ:\n🟥 V1")
}

func TestItIsOverIsNoWordOnWhatIsDone(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:00", "Hùng tc3")
	d.goTo("2026-11-27 14:02")
	d.says("Hùng", "1 xong")
	assert.Contains(t, d.says("Hùng", "het roi do"), "Vâng")
}

func TestHelpIsAskedForWhatWasSpokenOfLast(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:00", "Hùng tc2 tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.goTo("2026-11-27 14:02")
	d.says("Hùng", "1 vuong, mua qua")
	assert.Contains(t, d.says("Hùng", "cần hỗ trợ"), "🟥 tiêu chí 2: vướng, cần hỗ trợ – “mua qua”")
	d.goTo("2026-11-27 14:06")
	d.says("Hùng", "v1 vuong day dien")
	assert.Contains(t, d.says("Hùng", "can ho tro a"), "🟥 V1 – lắp pa nô: vướng, cần hỗ trợ")
}

func TestWhoHelpsDoesNotSpeakForTheLead(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Hùng tc3", "Yến tc4")
	d.gives("lắp pa nô", "2026-11-25", "Hùng", "Yến")
	d.says("Hùng", "v1 40%")
	d.says("Yến", "v1 xong")
	d.goTo("2026-11-25 09:00")
	asked := d.reminds("Hùng", "V1")
	assert.Contains(t, asked, "lần trước: đang làm, 40%")
}

func TestWhatIsKnownIsNotAskedAgain(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-25", "Hùng")
	d.says("Hùng", "v1 vướng dây điện, cần hỗ trợ")
	d.goTo("2026-11-27 08:00")
	asked := d.reminds("Hùng", "V1")
	assert.Contains(t, asked, "quá hạn 2 ngày – đã rõ: vướng dây điện, cần hỗ trợ; khi nào xong?")
	assert.NotContains(t, asked, "vì sao,")
}

func TestEndlessWorkIsDoneForThisTime(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Hùng tc3")
	d.gives("kiểm tra chợ", "", "Hùng")
	d.tx(func(tx *store.Tx) error {
		task, err := tx.Task(d.c.ID, 1)
		task.Rhythm = store.Rhythm{Phrase: "thứ Tư hằng tuần", RRule: "FREQ=WEEKLY;BYDAY=WE"}
		if err != nil {
			return err
		}
		return tx.PutTask(&task)
	})
	assert.Contains(t, d.says("Hùng", "v1 xong"), "🟩 V1 – kiểm tra chợ: kỳ này xong")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
}

func TestNotingWithoutAName(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:00", "Hùng tc3 kp5", "Yến tc4")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.goTo("2026-11-27 14:02")
	assert.Contains(t, d.says("Lan", "/ghiho kp5 xong"), "Hùng")
	assert.Contains(t, d.says("Lan", "/ghiho v1 60%"), "🟨 V1 – lắp pa nô: đang làm, 60%")
	assert.Contains(t, d.says("Lan", "/ghiho Yến V1 xong"), "V1 – lắp pa nô: việc này Hùng phụ trách, không phải Yến.")
	assert.Contains(t, d.says("Lan", "/ghiho Yến V13 xong"), "V13 chưa có")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng v1 xin them 3 ngay"), "Gửi thay đồng chí Hùng thì bấm nút, hoặc gõ: “/giahan Hùng v1 xin them 3 ngay”")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng tc3 vướng, thieu nguoi luc 10h sang"), "“thieu nguoi”")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
}
