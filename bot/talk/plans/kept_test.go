package plans_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// TestWhatTheGuideSays: every sentence of docs/thu-ky.md about rounds, typed as it stands there.
func TestWhatTheGuideSays(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says(lan, "/ky mới giao ban tháng, ngày 25 hàng tháng 8h, hỏi người phụ trách tiêu chí: tiến độ; khó khăn; đề xuất"), "3. Đề xuất")
	assert.Contains(t, w.Says(lan, "câu 3 không bắt buộc"), "3. Đề xuất → viết một câu, không bắt buộc")
	assert.Contains(t, w.Says(lan, "gửi trưởng ban, nhóm"), "thư ký, trưởng ban, nhóm")
	w.Says(lan, "lưu")
	assert.Contains(t, w.Says(lan, "/ky mới cam kết vệ sinh, thứ Tư hằng tuần 15h, hỏi trưởng khu phố: số hộ ký cam kết (hộ); tình hình: tốt/khá/chưa tốt"), "2. Tình hình → chọn: tốt / khá / chưa tốt")
	w.Says(lan, "lưu")
	for _, said := range [][2]string{{"/ky 2 thứ Bảy và Chủ nhật", "thứ Bảy và Chủ nhật hằng tuần, 07:00"}, {"/ky 2 giờ 6:30", "thứ Bảy hằng tuần, 06:30"}, {"/ky 2 nơi tập trung nhà văn hóa", "Nơi tập trung: nhà văn hóa"}} {
		assert.Contains(t, w.Says(lan, said[0]), said[1], said[0])
		w.Says(lan, "thôi")
	}
	assert.Contains(t, w.Says(lan, "/ky 3 dời sang thứ Năm"), "/hoan ky 3 sang thứ Năm")
	assert.Contains(t, w.Says(lan, "/ky 3 tạm dừng"), "không nhắn ai")
	assert.Contains(t, w.Says(lan, "/ky 3 chạy lại"), "Lần tới: thứ Sáu 25/12, 08:00")
	assert.Contains(t, w.Says(lan, "/ky 3 bỏ một lần"), "Bỏ một lần")
	assert.Contains(t, w.Says(lan, "1"), "Lần tới: thứ Hai 25/1/2027")
	w.Says(lan, "/ky 3 mở ngay")
	assert.Contains(t, w.Says(lan, "1"), "đang mở")
	w.sweep()
	w.Says(lan, "/ky 3 đóng ngay")
	assert.Contains(t, w.Says(lan, "1"), "đóng rồi")
	w.sweep()
	w.Says(lan, "/ky 3 mở lại")
	assert.Contains(t, w.Says(lan, "1"), "Chỉ hỏi người còn thiếu")
}

// TestABadPartKeepsTheRest: whatever else a sentence says holds, and what could not be taken is told.
func TestABadPartKeepsTheRest(t *testing.T) {
	w := newWard(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"giao ban tháng, ngày 27 hàng tháng 10h, hỏi mọi người: tiến độ; khó khăn; đề xuất, câu 3 không bắt buộc", []string{"ngày 27 hằng tháng, 10:00", "3. Đề xuất → viết một câu, không bắt buộc", "Đúng không?"}},
		{"giao ban, ngày 27 hàng tháng 10h, hỏi mọi người: tiến độ; khó khăn, câu 11 không bắt buộc", []string{"Không có câu hỏi số 11", "Kỳ mới: Giao ban", "2. Khó khăn", "Đúng không?"}},
		{"giao ban, thứ Sáu hằng tuần 14h, hỏi mọi người: a;b;c;d;e;f;g;h;i", []string{"Tôi giữ 8 câu đầu, chưa ghi từ “I”", "8. H", "Đúng không?"}},
		{"giao ban, cron 99 14 * * 5, hỏi mọi người: khó khăn", []string{"chưa đọc được phần phút", "Giao ban mở vào lúc nào"}},
		{"giao ban, thứ Sáu hằng tuần 14h, hỏi mọi người: khó khăn, gửi trưởng ban, nhóm", []string{"1. Khó khăn", "Kết quả: thư ký, trưởng ban, nhóm"}},
		{"giao ban, thứ Sáu hằng tuần 14h, hỏi kp1, kp2: khó khăn", []string{"Hỏi: " + tam + ", " + nhan, "Đúng không?"}},
		{"giao ban, thứ Sáu hằng tuần 14h, hỏi trưởng khu phố 1 và 2", []string{"Hỏi những gì"}},
		{"giao ban, thứ Sáu hằng tuần 14h, hỏi khu phố 15: khó khăn", []string{"Tôi chưa thấy ai là trưởng khu phố 15", "Hỏi ai?"}},
		{"họp trưa, thứ Hai hằng tuần 9h, hỏi mọi người: khó khăn", []string{"Kỳ mới: Họp trưa", "09:00"}},
		{"sáng, thứ Hai hằng tuần 9h, hỏi mọi người: khó khăn", []string{"Kỳ mới: Sáng"}},
		{"họp tổ, hai tuần một lần thứ Tư 15h, hỏi mọi người: khó khăn", []string{"thứ Tư, 2 tuần một lần, 15:00", "Đúng không?"}},
		{"hội nghị, thứ Sáu hằng tuần 14h, hỏi mọi người: hạn chế, tồn tại; gửi văn bản chưa; trả lời kiến nghị", []string{"Kỳ mới: Hội nghị", "1. Hạn chế, tồn tại", "3. Trả lời kiến nghị"}},
		{"họp tổ, hằng quý, hỏi mọi người: khó khăn", []string{"ngày 20 hằng quý"}},
		{"lưu, thứ Hai hằng tuần 9h, hỏi mọi người: khó khăn", []string{"Tôi chưa rõ “lưu”", "Kỳ này tên gì?"}},
		{"câu 11 không bắt buộc", []string{"Không có câu hỏi số 11", "Kỳ này tên gì?"}},
		{"họp tổ, thứ Hai hằng tuần 9h, hỏi mọi người: khó khăn; lưu", []string{"Tôi chưa rõ “lưu”", "1. Khó khăn", "Đúng không?"}},
	} {
		said := w.Says(lan, "/ky mới "+c.said)
		for _, want := range c.want {
			assert.Contains(t, said, want, c.said)
		}
		assert.NotContains(t, said, "2. Nhóm")
		w.Says(lan, "/huy")
	}
}

// TestNamesAreAskedForAgain: who was found is kept, and the answer is taken for the others.
func TestNamesAreAskedForAgain(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		w.join(tx, w.c, "Lê Văn Khôi", store.Plain, "")
		w.join(tx, w.c, "Trần Khôi", store.Plain, "")
		w.join(tx, w.c, "Ngô Minh Sơn", store.Plain, "")
	})
	said := w.Says(lan, "/ky mới họp tổ, thứ Năm hằng tuần 9h, hỏi Hùng, Khôi, Nguyễn Văn Xyz: tiến độ; khó khăn, gặp lễ thì bỏ")
	for _, want := range []string{"“Khôi” có 2 người", "không có “Nguyễn Văn Xyz”", "Đã ghi: " + hung, "Còn ai nữa?"} {
		assert.Contains(t, said, want)
	}
	w.Restart()
	said = w.Says(lan, "Lê Văn Khôi, Tâm")
	for _, want := range []string{"Kỳ mới: Họp tổ", "Hỏi: " + hung + ", Lê Văn Khôi, " + tam, "2. Khó khăn", "bỏ lần ấy", "Đúng không?"} {
		assert.Contains(t, said, want)
	}
	assert.Contains(t, w.Says(lan, "thêm Sơn"), tam+", Ngô Minh Sơn")
	assert.Contains(t, w.Says(lan, "hỏi cả Nhàn"), "Ngô Minh Sơn, "+nhan)
	assert.Contains(t, w.Says(lan, "hỏi thêm Quyên"), "Trong danh sách không có “Quyên”")
	assert.Contains(t, w.Says(lan, "Trần Khôi"), nhan+", Trần Khôi", "in the place of the one that is nobody's")
	w.Says(lan, "lưu")
	assert.Len(t, w.plan(3).Whom.Members, 6)
	assert.Contains(t, w.Says(lan, "/ky mới hội ý, thứ Năm hằng tuần 9h, hỏi Công an: khó khăn"), "gõ “đơn vị Công an”")
	assert.Contains(t, w.Says(lan, "đơn vị Công an"), "đơn vị Công an phường")
	w.Update(func(tx *store.Tx) { w.join(tx, w.c, "Phan Dũng", store.Plain, "") })
	w.Says(lan, "/ky mới hội ý, thứ Năm hằng tuần 9h, hỏi Hùng, Xyz: khó khăn")
	assert.Contains(t, w.Says(lan, "Dũng"), "Hỏi: "+hung+", Phan Dũng", "a name, though it reads like a yes")
	w.Says(lan, "/ky mới hội ý, thứ Năm hằng tuần 9h, hỏi Hùng, Xyz: khó khăn")
	assert.Contains(t, w.Says(lan, "đủ rồi"), "Hỏi: "+hung+"\n")
	assert.Contains(t, w.Says(lan, "hỏi mọi người"), "mọi người")
	assert.Contains(t, w.Says(lan, "thêm Sơn"), "đang hỏi cả nhóm")
}

// TestWordsThatAreNoAnswer: to stop is to stop, to save is said to be too early; neither is a name, a question or a person.
func TestWordsThatAreNoAnswer(t *testing.T) {
	w := newWard(t)
	for _, stop := range []string{"không", "Thôi nhé", "thôi không làm nữa", "bỏ đi", "huỷ"} {
		w.Says(lan, "/ky mới")
		assert.Contains(t, w.Says(lan, stop), "Chưa lập kỳ mới nào", stop)
	}
	w.Says(lan, "/ky mới")
	assert.Contains(t, w.Says(lan, "Lưu"), "Chưa lưu được")
	assert.Contains(t, w.Says(lan, "câu 2 không bắt buộc"), "Kỳ này tên gì?")
	assert.Contains(t, w.Says(lan, "tên Lưu"), "chưa phải là tên")
	w.Says(lan, "Họp tổ")
	assert.Contains(t, w.Says(lan, "ok"), "mở vào lúc nào")
	w.Says(lan, "thứ Năm hằng tuần 9h")
	assert.Contains(t, w.Says(lan, "lưu"), "Hỏi ai?")
	w.Says(lan, "mọi người")
	assert.Contains(t, w.Says(lan, "lưu"), "Hỏi những gì?")
	assert.Contains(t, w.Says(lan, "câu 2 không bắt buộc"), "Hỏi những gì?")
	assert.Contains(t, w.Says(lan, "giờ 10h"), "Hỏi những gì?")
	w.Says(lan, "khó khăn")
	w.Says(lan, "trong 2 giờ")
	w.Says(lan, "bỏ")
	said := w.Says(lan, "không")
	assert.Contains(t, said, "10:00")
	assert.Contains(t, said, "bỏ lần ấy")
	assert.Contains(t, w.Says(lan, "hay là"), "gõ “thôi”")
	assert.Contains(t, w.Says(lan, "Thôi nhé"), "Chưa lập kỳ mới nào")
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Plans(w.c.ID)
		require.NoError(t, err)
		assert.Len(t, all, 2)
	})
}

// TestLeftOutStaysSo over a pause, another hour, other questions.
func TestLeftOutStaysSo(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky mới họp tổ, thứ Năm hằng tuần 9h, hỏi Hùng: khó khăn; đề xuất")
	w.Says(lan, "lưu")
	w.Says(lan, "/ky 3 bỏ một lần")
	assert.Contains(t, w.Says(lan, "1"), "Lần tới: thứ Năm 3/12, 09:00")
	w.Says(lan, "/ky 3 tạm dừng")
	assert.Contains(t, w.Says(lan, "/ky 3 chạy lại"), "Lần tới: thứ Năm 3/12, 09:00")
	assert.NotContains(t, w.Says(lan, "/ky 3 giờ 10h"), "26/11")
	assert.Contains(t, w.Says(lan, "lưu"), "Lần tới: thứ Năm 3/12, 10:00")
	w.answers(hung, w.rounds(3)[1], "c1")
	w.Says(lan, "/ky 3 bỏ câu 2")
	assert.Contains(t, w.Says(lan, "lưu"), "Lần tới: thứ Năm 3/12, 10:00")
	w.goTo("2026-11-27 12:00")
	w.Says(lan, "/ky 3 tạm dừng")
	assert.Contains(t, w.Says(lan, "/ky 3 chạy lại"), "Lần tới: thứ Năm 3/12, 10:00")
}

// TestNothingIsTakenAtNight: a window of one day ends at 21:00, and says so; one of several days stays.
func TestNothingIsTakenAtNight(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky mới họp tổ, thứ Năm hằng tuần 9h, hỏi Hùng: khó khăn")
	w.Says(lan, "lưu")
	for _, c := range [][2]string{{"giờ 19h30", "đến 21:00 cùng ngày (1 giờ 30 phút)"}, {"giờ 15h", "đến 21:00 cùng ngày (6 giờ)"}, {"giờ 15h, trong 12 giờ", "đến 21:00"}, {"đến 23h", "đến 21:00"}} {
		said := w.Says(lan, "/ky 3 "+c[0])
		assert.Contains(t, said, c[1], c[0])
		assert.Contains(t, said, "nên chỉ nhận đến 21:00", c[0])
	}
	w.Says(lan, "/ky 3 giờ 15h")
	assert.NotContains(t, w.Says(lan, "giờ 10h"), "chỉ nhận", "the window of the draft is the one that was wished for")
	for _, c := range [][2]string{{"hạn trả lời 2 ngày", "2 ngày"}, {"giờ 15h, hạn 10h hôm sau", "đến 10:00 hôm sau"}, {"giờ 10h", "đến 18:00 cùng ngày"}} {
		said := w.Says(lan, "/ky 3 "+c[0])
		assert.Contains(t, said, c[1], c[0])
		assert.NotContains(t, said, "chỉ nhận đến 21:00", c[0])
	}
	w.Says(lan, "thôi")
	assert.Contains(t, w.Says(lan, "/ky 1 cron 0 8,20 * * 1"), "Nhận trả lời: 1 giờ")
}

// TestSecretariesAreTold what the chair does with a plan; of what she does herself nobody tells her.
func TestSecretariesAreTold(t *testing.T) {
	w := newWard(t)
	chair := bao + "i"
	w.Says(chair, "/ky 1 tạm dừng")
	heard := w.Hears(lan)
	assert.Contains(t, heard, "(trưởng ban) vừa cho Báo cáo tuần tạm dừng")
	w.Says(chair, "/ky 1 tạm dừng")
	assert.Empty(t, w.Hears(lan), "it was so already")
	w.Says(chair, "/ky 1 chạy lại")
	assert.Contains(t, w.Hears(lan), "chạy lại. Lần tới: thứ Sáu 27/11, 14:00")
	w.Says(chair, "/ky 1 giờ 15h")
	assert.Empty(t, w.Hears(lan))
	w.Says(chair, "lưu")
	assert.Contains(t, w.Hears(lan), "vừa sửa kỳ 1: Báo cáo tuần. Lần tới: thứ Sáu 27/11, 15:00")
	w.Says(chair, "/ky 2 bỏ hẳn")
	w.Says(chair, "1")
	assert.Contains(t, w.Hears(lan), "bỏ hẳn Tổng vệ sinh")
	w.Says(lan, "/ky 1 tạm dừng")
	assert.Empty(t, w.Hears(chair))
}

// TestInEnglish: what the hints say is understood.
func TestInEnglish(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		p, err := tx.PersonOf(talktest.Account(lan))
		require.NoError(t, err)
		p.Lang = store.English
		require.NoError(t, tx.PutPerson(&p))
	})
	w.Says(lan, "/ky new briefing, every Friday 14:00, ask everybody: obstacles; wishes")
	assert.Contains(t, w.Says(lan, "question 2 not required"), "2. Wishes → a sentence, optional")
	assert.Contains(t, w.Says(lan, "question 1 optional"), "1. Obstacles → a sentence, optional")
	assert.Contains(t, w.Says(lan, "question 2 choose: good/fair/poor"), "one of: good / fair / poor")
	w.Says(lan, "save")
	assert.Contains(t, w.Says(lan, "/plans 3 move to Sunday"), "/hoan ky 3 sang Chủ nhật")
}
