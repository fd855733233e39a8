package importer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/importer"
	"giaoban/store"
)

func TestNothingEditedIsNoChange(t *testing.T) {
	w := newWard(t)
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		raw := w.exported(lang)
		assert.Equal(t, importer.Proposal{}, w.reads(raw), "as it was written, in %s", lang)
		assert.Equal(t, importer.Proposal{}, w.reads(edit(t, raw, func(*excelize.File) {})), "saved again, in %s", lang)
	}
}

func TestWhatTheSecretaryChangedIsProposed(t *testing.T) {
	w := newWard(t)
	p := w.reads(edit(t, w.exported(store.Vietnamese), func(f *excelize.File) {
		set(t, f, "Thành viên", "Họ và tên", 3, norm.NFD.String("Trần Văn Hưng"))
		set(t, f, "Thành viên", "Điện thoại", 3, 912345678)
		set(t, f, "Thành viên", "Chủ trì", 3, "TC3; tiêu chí 5 và 6")
		set(t, f, "Thành viên", "Vai trò", 3, "Phó Trưởng ban")
		set(t, f, "Thành viên", "Đến ngày", 4, "25/11/2026")
		set(t, f, "Thành viên", "Họ và tên", 6, "Phạm Văn Tư")
		set(t, f, "Thành viên", "Tham gia", 6, "kp9")
		set(t, f, "Tiêu chí", "Đánh giá", 2, "Đạt")
		set(t, f, "Tiêu chí", "Đánh giá", 6, "cơ bản đạt")
		set(t, f, "Tiêu chí", "Số", 13, 3)
		set(t, f, "Tiêu chí", "Nội dung số", 13, 3)
		set(t, f, "Tiêu chí", "Tên", 13, "Nước sạch")
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, time.Date(2026, 12, 15, 0, 0, 0, 0, time.UTC))
		set(t, f, "Nhiệm vụ", "Giờ", 2, "16h30")
		set(t, f, "Nhiệm vụ", "Thời hạn (nguyên văn)", 3, "trước 17h ngày 20/12/2026")
		set(t, f, "Nhiệm vụ", "Nội dung", 6, "Sơn lại vạch kẻ đường")
		set(t, f, "Nhiệm vụ", "Chủ trì", 6, "Hùng")
		set(t, f, "Nhiệm vụ", "Tình trạng", 2, "xong") // not the sheet's to say
		require.NoError(t, f.SetCellFormula("Nhiệm vụ", under(t, f, "Nhiệm vụ", "Tiến độ %", 2), "1+1"))
	}))
	changes, problems := told(p)
	assert.Empty(t, problems)
	assert.Equal(t, []string{
		"member TV2 | name: Trần Văn Hùng → Trần Văn Hưng | role: member → deputy | phone: 0900000002 → 0912345678 | leads: tc3 → tc3, tc5, tc6",
		"member TV3 end | to:  → 2026-11-25",
		"member  new | name:  → Phạm Văn Tư | helps:  → kp9",
		"criterion tc1 | attainment:  → met",
		"indicator tc3.2 | attainment: not_met → nearly",
		"indicator tc3.3 new | name:  → Nước sạch",
		"task V1 | due: 2026-11-30 → 2026-12-15 | clock:  → 16:30",
		"task V2 | phrase:  → trước 17h ngày 20/12/2026 | due:  → 2026-12-20 | clock:  → 17:00",
		"task  new | work:  → Sơn lại vạch kẻ đường | lead:  → Hùng",
	}, changes)
}

func TestWhatCannotBeTakenOverIsToldAndTheRestIsKept(t *testing.T) {
	w := newWard(t)
	p := w.reads(edit(t, w.exported(store.Vietnamese), func(f *excelize.File) {
		set(t, f, "Thành viên", "Vai trò", 2, "thành viên") // the only secretary
		set(t, f, "Thành viên", "Điện thoại", 3, "không có")
		set(t, f, "Thành viên", "Đơn vị", 3, "Trạm y tế")
		set(t, f, "Thành viên", "Chủ trì", 4, "tc12")
		set(t, f, "Thành viên", "Đến ngày", 4, "1/1/2027")
		set(t, f, "Thành viên", "Vai trò", 5, "giám đốc")
		set(t, f, "Thành viên", "Họ và tên", 5, "")
		set(t, f, "Thành viên", "Mã", 6, "TV99")
		set(t, f, "Thành viên", "Mã", 7, "tv2")
		set(t, f, "Thành viên", "Đơn vị", 8, "không tên")
		require.NoError(t, f.SetCellValue("Thành viên", "M1", "Ghi chú riêng"))
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, "31/11/2026")
		set(t, f, "Nhiệm vụ", "Tiêu chí", 2, 10)
		set(t, f, "Nhiệm vụ", "Giờ", 3, "25:00")
		set(t, f, "Nhiệm vụ", "Nội dung", 5, "sửa việc đã xong")
		set(t, f, "Nhiệm vụ", "Nội dung", 6, "việc không ai làm")
		set(t, f, "Tiêu chí", "Đánh giá", 3, "tạm")
		require.NoError(t, f.SetCellFormula("Nhiệm vụ", under(t, f, "Nhiệm vụ", "Nội dung", 3), "NOTHING()"))
		_, err := f.NewSheet("Nháp")
		require.NoError(t, err)
	}))
	changes, problems := told(p)
	assert.Equal(t, []string{"member TV2 | unit: UBND phường → Trạm y tế"}, changes)
	assert.ElementsMatch(t, []string{
		"Thành viên M1 unknown_column Ghi chú riêng", "Thành viên 2 last_one Nguyễn Thị Lan", "Thành viên G3 bad_phone không có", "Thành viên H4 bad_codes tc12",
		"Thành viên L4 future_end 2027-01-01", "Thành viên D5 bad_role giám đốc", "Thành viên B5 no_name ", "Thành viên A6 no_such_code TV99",
		"Thành viên A7 twice_code TV2", "Thành viên B8 no_name ", "Tiêu chí E3 bad_mark tạm", "Nhiệm vụ J2 bad_day 31/11/2026", "Nhiệm vụ F2 bad_number 10",
		"Nhiệm vụ K3 bad_clock 25:00", "Nhiệm vụ B3 formula ", "Nhiệm vụ A5 task_over V4", "Nhiệm vụ C6 no_lead "}, problems)
}

// TestWhatMovedOnIsNotOverwritten: of two who change the same, the first one's word stays, and the second is told.
func TestWhatMovedOnIsNotOverwritten(t *testing.T) {
	w := newWard(t)
	raw := w.exported(store.Vietnamese)
	w.update(func(tx *store.Tx) {
		k, err := tx.Task(1, 1)
		require.NoError(t, err)
		k.SetDeadline(store.Deadline{Day: "2026-12-04", Phrase: "thứ Sáu tuần sau"})
		require.NoError(t, tx.PutTask(&k))
		m, err := tx.Member(1, 2)
		require.NoError(t, err)
		m.Unit = "Văn phòng"
		require.NoError(t, tx.PutMember(&m))
	})
	p := w.reads(edit(t, raw, func(f *excelize.File) {
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, "15/12/2026")
		set(t, f, "Nhiệm vụ", "Nội dung", 2, "Lắp 20 pa nô")
	}))
	changes, problems := told(p)
	assert.Empty(t, problems)
	assert.Equal(t, []string{"task V1 | work: Lắp pa nô đường Lê Lợi → Lắp 20 pa nô"}, changes)
	require.Len(t, p.Conflicts, 1)
	assert.Equal(t, []importer.Cell{{Key: "due", Was: "2026-12-04", Is: "2026-12-15", Then: "2026-11-30"}}, p.Conflicts[0].Cells)
	assert.Equal(t, 2, p.Older, "the phrase and the unit moved on, nobody touched them in the file")

	// Going back to the old file is asked for and changes all that differs.
	l, err := importer.Read(raw)
	require.NoError(t, err)
	_, now := w.facts(l.Stamp)
	changes, _ = told(importer.Compare(l, nil, now))
	assert.Equal(t, []string{"member TV2 | unit: Văn phòng → UBND phường", "task V1 | phrase: thứ Sáu tuần sau → trước 30/11 | due: 2026-12-04 → 2026-11-30"}, changes)
	assert.Len(t, l.Only(p).Rows, 1)
}

// TestAPlainList: what offices have lying about, with titles above, sections between, a signature below.
func TestAPlainList(t *testing.T) {
	w := newWard(t)
	raw := made(t, "Sheet1",
		[]any{"ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI"}, []any{"DANH SÁCH THÀNH VIÊN BAN CHỈ ĐẠO"}, []any{},
		[]any{"STT", "Họ và tên", "Chức vụ", "Đơn vị", "Số điện thoại", "Phụ trách", "Ghi chú"},
		[]any{"I", "Thường trực Ban"},
		[]any{1, "Trần Văn Hùng", "Trưởng phòng", "UBND phường", 900000002, "tc3, kp2"},
		[]any{2, "Đ/c Võ Thị Mai", "Trạm trưởng", "Trạm Y tế", "0900 000 077", "Tiêu chí 8"},
		[]any{"3.", "Ngô Văn Tám", "", "Khu phố 3", "+84 900 000 078", "khu phố 3, 4"},
		[]any{4, "Lý Thị Chín", "", "", "không số", "tc8"},
		[]any{5, "", "kế toán"},
		[]any{}, []any{"", "", "", "NGƯỜI LẬP BIỂU"})
	changes, problems := told(w.reads(raw))
	assert.Equal(t, []string{
		"member TV2 | post: công chức địa chính → Trưởng phòng",
		"member  new | name:  → Võ Thị Mai | post:  → Trạm trưởng | unit:  → Trạm Y tế | phone:  → 0900000077 | charges:  → tc8",
		"member  new | name:  → Ngô Văn Tám | unit:  → Khu phố 3 | phone:  → 0900000078 | charges:  → kp3, kp4",
		"member  new | name:  → Lý Thị Chín | charges:  → tc8",
	}, changes)
	assert.Equal(t, []string{"Sheet1 E9 bad_phone không số", "Sheet1 B10 no_name "}, problems)

	// The same line twice is one person; the same name with another phone is another.
	changes, problems = told(w.reads(made(t, "A", []any{"Họ tên", "Điện thoại"}, []any{"Võ Thị Sáu", "0900000081"}, []any{"Võ Thị Sáu", "0900000082"}, []any{"võ thị sáu", "0900000081"})))
	assert.Len(t, changes, 2)
	assert.Equal(t, []string{"A B4 twice_person võ thị sáu"}, problems)

	// Two of one name: neither is guessed.
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutMember(&store.Member{Committee: 1, Name: "Trần Văn Hùng", Call: "Hùng", Role: store.Plain}))
	})
	changes, problems = told(w.reads(made(t, "A", []any{"Họ tên", "Chức vụ"}, []any{"trần văn hùng", "x"})))
	assert.Empty(t, changes)
	assert.Equal(t, []string{"A A2 twice_name trần văn hùng"}, problems)
}
