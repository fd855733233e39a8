package roster_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

// Whoever is added while others wait to be saved joins them: nothing typed is lost.
func TestSecondAddJoinsTheFirst(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Trần An, tc3")
	said := s.Says("Lan", "/thanhvien thêm Lê Bé, tc4")
	assert.Contains(t, said, "Tôi hiểu 2 người")
	assert.Contains(t, said, "Trần An")
	assert.Contains(t, said, "Lê Bé")
	assert.NotContains(t, said, "Chưa lưu")
	assert.Contains(t, s.Says("Lan", "/thanhvien thêm 🌸"), "phải có chữ")
	s.Says("Lan", "/thanhvien thêm Võ Cúc")
	for _, answer := range []string{"chức vụ công an viên", "-", "-", "-"} {
		s.Says("Lan", answer)
	}
	assert.Contains(t, s.Says("Lan", "phụ trách tc5"), "Tôi hiểu 3 người")
	assert.Contains(t, s.Says("Lan", "1"), "Đã thêm 3 người")
	assert.Equal(t, "công an viên", s.Member("Cúc").Post)
	assert.Equal(t, []store.Subject{"tc5"}, owns(s.Member("Cúc")))
	assert.Equal(t, []store.Subject{"tc3"}, owns(s.Member("An")))
}

// A command always works; who is not saved because of it is named.
func TestWhatIsNotSavedIsSaid(t *testing.T) {
	s := newStage(t)
	const add = "/thanhvien thêm Trần An, tc3\nLê Bé, tc4"
	for _, command := range []string{"/thanhvien", "/thanhvien Lan", "/khupho", "/huy"} {
		s.Says("Lan", add)
		assert.Contains(t, s.Says("Lan", command), "Chưa lưu: Trần An, Lê Bé", command)
		assert.NotContains(t, s.Says("Lan", command), "Chưa lưu", command)
	}
	s.Says("Lan", "/thanhvien Lan")
	s.Says("Lan", add)
	assert.Contains(t, s.Forges("Lan", "tv:edit:1:1"), "Chưa lưu: Trần An, Lê Bé", "another card's question takes the place of this")
	s.Says("Lan", add)
	assert.NotContains(t, s.Says("Lan", "lưu"), "Chưa lưu")
}

// What has no number beside it cannot be pressed by typing one.
func TestButtonsByNumber(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Lê Tâm, tc3")
	assert.Contains(t, s.Says("Lan", "2"), "Gõ phần cần sửa")
	s.Says("Lan", "chức vụ công an viên")
	assert.Contains(t, s.Says("Lan", "1"), "đã có trong danh sách")
	s.Says("Lan", "/thanhvien Tâm")
	assert.Contains(t, s.Says("Lan", "2"), "Sửa gì của Lê Tâm")
	assert.Contains(t, s.Says("Lan", "phụ trách thêm tc2"), "tc2")
	assert.ElementsMatch(t, []store.Subject{"tc2", "tc3"}, owns(s.Member("Tâm")))
	s.Says("Lan", "/thanhvien Tâm")
	s.Says("Lan", "2")
	s.Says("Lan", "chức vụ")
	s.Says("Lan", "chức vụ trạm trưởng")
	assert.Equal(t, "trạm trưởng", s.Member("Tâm").Post)
	s.Says("Lan", "/thanhvien Tâm")
	s.Says("Lan", "2")
	s.Says("Lan", "tc5 xong") // a report, not a charge
	assert.ElementsMatch(t, []store.Subject{"tc2", "tc3"}, owns(s.Member("Tâm")))
	s.Says("Lan", "/thanhvien Tâm")
	assert.Contains(t, s.Says("Lan", "3"), "Kết thúc nhiệm vụ của Lê Tâm")
	assert.Contains(t, s.Says("Lan", "1"), "không còn trong danh sách")
}

func TestFoundByPostIsNotCalledAName(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Lê Cường, công an\nVõ Hùng, công an")
	s.Says("Lan", "lưu")
	assert.Contains(t, s.Says("Lan", "/thanhvien công an"), "Có 2 người khớp với “công an”")
}
