package directive_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestANameIsNoOrder: who is named alone has to do something that was not said yet; "Lan" is none of the words for work.
func TestANameIsNoOrder(t *testing.T) {
	w := newWard(t)
	w.Says("Bảo", "/tonghop")
	assert.Contains(t, w.Says("Bảo", "b chỉ đạo: Lan"), "Giao Lan việc gì?")
	said := w.Says("Bảo", "gọi Phòng Tài chính")
	assert.Contains(t, said, "Hạn nào?")
	assert.Contains(t, said, "Việc: gọi Phòng Tài chính (Lan)", "the question says of which task")
	assert.Contains(t, w.Says("Bảo", "trước 4/12"), "Việc: gọi Phòng Tài chính\nChủ trì: Lan")
	w.Says("Bảo", "giao")
	assert.Equal(t, "Lan gọi Phòng Tài chính", w.only().Directive.Word, "the order in his words")

	assert.Contains(t, w.Says("Bảo", "b chỉ đạo: Khôi"), "Hạn nào?", "a word that is no name on the list may be work")
	assert.Contains(t, w.Says("Bảo", "b chỉ đạo: dọn rác"), "Việc: dọn rác (Hùng)")
}

// TestWhatIsLeftIsSaidFirst: a task that is half given is gone before the next question is asked.
func TestWhatIsLeftIsSaidFirst(t *testing.T) {
	for _, next := range []string{"/chidao", "/chidao tc4", "b chỉ đạo:"} {
		w := newWard(t)
		w.Says("Bảo", "/tonghop")
		w.Says("Bảo", "b chỉ đạo: dọn rác hẻm 45")
		said := w.Says("Bảo", next)
		left, asked := strings.Index(said, "Đã thôi, chưa giao việc nào. Chưa lưu: “dọn rác hẻm 45”."), strings.Index(said, "Gõ một câu")
		assert.True(t, 0 <= left && left < asked, "%s: %s", next, said)
	}
}
