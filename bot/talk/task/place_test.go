package task_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// The same words for several places are told apart; a person's name is never put beside a task.
func TestTheSameWorkInTwoPlaces(t *testing.T) {
	w := newWard(t)
	w.give("khu phố 1, 3 treo cờ trước 2/12")
	w.give("khu phố 5 dọn rác")
	w.Says("Lan", "/giao Hùng và Yến tuần tra")
	w.Presses("Lan", "Mỗi người một việc")
	w.Says("Lan", "giao")
	for n, place := range map[int]string{1: "khu phố 1", 2: "khu phố 3", 3: "", 4: "", 5: ""} {
		w.View(func(tx *store.ReadTx) {
			s, err := label.Subject(tx, w.c.ID, store.SubjectOf(store.KindTask, n))
			require.NoError(t, err)
			assert.Equal(t, place, s.Place, "V%d", n)
			said, err := text.Say(store.Vietnamese, text.TaskDraft{Work: "x", About: s, Directive: "x"})
			require.NoError(t, err)
			if place != "" {
				assert.Contains(t, fmt.Sprint(said), "("+place+", hạn thứ Tư 2/12)")
			}
		})
	}
}
