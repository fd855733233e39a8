package report_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

// TestOnlyTheMostOverdueAreNamed: 201 of them would fill twenty pages that the appendix has anyway.
func TestOnlyTheMostOverdueAreNamed(t *testing.T) {
	w := founded(t)
	w.now = at("2026-11-03 09:00")
	for i := range 15 {
		w.give(store.Task{Work: fmt.Sprintf("dọn hẻm %d", i+1), Parties: leads("Công an phường", 4),
			Deadline: store.Deadline{Day: fmt.Sprintf("2026-11-%02d", 5+i), Version: 1}})
	}
	w.now = at("2026-11-27 16:00")
	d := w.compose(store.Vietnamese, w.report("2026-11-21", "2026-11-27"), nil)
	s, _ := d.Section("II.1")
	assert.Contains(t, s.Text(), "còn 15 nhiệm vụ quá hạn; quá hạn lâu nhất là:\n- Dọn hẻm 1 (Công an phường) – thời hạn: 05/11/2026, quá 22 ngày.\n- Dọn hẻm 2 (")
	assert.Contains(t, s.Text(), "- Dọn hẻm 12 (")
	assert.NotContains(t, s.Text(), "hẻm 13 ")
	assert.Contains(t, s.Text(), "Còn 3 nhiệm vụ quá hạn nữa, xem Phụ lục.")
	assert.Len(t, d.Appendix[0].Rows, 15, "each of them")
}

// TestFiguresAreNotSaidTwice in the line of a khu phố.
func TestFiguresAreNotSaidTwice(t *testing.T) {
	w := founded(t)
	q := store.Quantities{People: number(25), Points: number(3), Tonnes: number(1.5)}
	w.round("2026-11-27 14:00",
		store.Reply{Member: 5, Subject: "kp5", Status: store.Done, Quantities: q, Text: "25 nguoi don 3 diem 1,5 tan rac"},
		store.Reply{Member: 4, Subject: "tc4", Status: store.Blocked, NeedsHelp: true, Text: "cần hỗ trợ camera"},
		store.Reply{Member: 3, Subject: "tc3", Status: store.Blocked, NeedsHelp: true, Text: "thiếu xe gom"})
	d := w.compose(store.Vietnamese, w.report("2026-11-21", "2026-11-27"), nil)
	s, _ := d.Section("I.4")
	assert.Contains(t, s.Text(), "\n- Khu phố 5: 25 người, 3 điểm, 1,5 tấn; đã làm xong phần việc trong kỳ.")
	s, _ = d.Section("IV")
	assert.Contains(t, s.Text(), "(Công an phường): “cần hỗ trợ camera”.")
	assert.Contains(t, s.Text(), "(công chức môi trường): đề nghị hỗ trợ: “thiếu xe gom”.")
}

// TestAnOrderIsTheCommittees: what a deputy says in the committee is not said by the office he holds elsewhere.
func TestAnOrderIsTheCommittees(t *testing.T) {
	w := founded(t)
	w.now = at("2026-11-23 09:00")
	var deputy store.Person
	w.update(func(tx *store.Tx) error {
		deputy = store.Person{Account: "tg/hanh", Chat: "tg/hanh"}
		if err := tx.PutPerson(&deputy); err != nil {
			return err
		}
		return tx.PutMember(&store.Member{Committee: w.c.ID, Person: deputy.ID, Name: "Vũ Hạnh", Role: store.Deputy, Post: "Chủ tịch", Unit: "UBND phường"})
	})
	for by, word := range map[store.PersonID]string{1: "bố trí xe", deputy.ID: "lắp camera"} {
		w.give(store.Task{Work: word, Parties: leads("Hùng", 2), Directive: store.Verdict{By: by, At: w.now, Word: word}})
	}
	w.now = at("2026-11-27 16:00")
	d := w.compose(store.Vietnamese, w.report("2026-11-21", "2026-11-27"), nil)
	s, _ := d.Section("I.5")
	assert.Contains(t, s.Text(), "- Ngày 23/11/2026, Trưởng ban: “bố trí xe”. Nhiệm vụ: bố trí xe; chủ trì: Phòng Kinh tế, Hạ tầng;")
	assert.Contains(t, s.Text(), "- Ngày 23/11/2026, Phó trưởng ban: “lắp camera”.")
	assert.NotContains(t, s.Text(), "UBND")
	assert.NotContains(t, s.Text(), "Đảng ủy")
}
