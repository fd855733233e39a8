package main

import "testing"

// smallWeekend has every kind of thing that a clean-up and a plan of the secretary's own have: turned on, asked who comes, the
// dawn, moved for rain, an album, figures, a late word; questions answered and corrected, a nudge, a note disputed.
const smallWeekend = `
at 2026-11-26 09:00
Lan: /khupho 1-2
Lan: /thanhvien thêm Hòa, trưởng khu phố 1, kp1, 0900 000 113
Lan: đúng
Hòa: $Lan
Hòa: 1
Lan: /ky 2 chạy lại
Lan: /ky mới cam kết, thứ Sáu hằng tuần 15h, hỏi người phụ trách tiêu chí: bao nhiêu hộ ký (hộ); tình hình: tốt/khá
Lan: lưu
at 2026-11-27 14:00
Hòa: 1 xong, 2 đi 20 người
Hùng: 1 80%, 2 25, 3 tốt
at 15:05
Lan: /chuabaocao
Lan: nhắc tất cả
Sơn: 2 12
Hùng: 2 30 hộ
Lan: /ghiho Dũng tc1 xong, theo giấy
Dũng: không đúng
Dũng: tc1 80%
at 19:00
Lan: /hoan tổng vệ sinh sang Chủ nhật vì mưa
Lan: hoãn
at 2026-11-28 18:00
Hòa: đi 15 người
at 2026-11-29 06:15
at 09:00
Hòa: album 3 "kp1 15 nguoi don 2 diem 300kg"
at 17:00
at 19:00
Hòa: kp1 18 người, 2 điểm, 300kg
Bảo: /tonghop
`

// shortWeekend is the morning of it.
const shortWeekend = `
at 2026-11-27 09:00
Lan: /khupho 1
Lan: /thanhvien thêm Hòa, trưởng khu phố 1, kp1, 0900 000 113
Lan: đúng
Hòa: $Lan
Hòa: 1
Lan: /ky 2 chạy lại
at 14:00
Hòa: 1 xong, 2 đi 20 người
at 2026-11-28 09:00
Hòa: kp1 20 nguoi don 2 diem 300kg
at 17:00
`

// TestAWeekendKilledAtEveryCommitAndSending is the promise of design 3 for a clean-up.
func TestAWeekendKilledAtEveryCommitAndSending(t *testing.T) {
	notRaced(t)
	t.Parallel()
	killedEverywhere(t, shortWeekend)
}

// TestAllOfAWeekendKilledAtEveryCommitAndSending is the same for all that rounds are made of.
func TestAllOfAWeekendKilledAtEveryCommitAndSending(t *testing.T) {
	if !*killAll {
		t.Skip("minutes; run with -kill")
	}
	t.Parallel()
	killedEverywhere(t, smallWeekend)
}
