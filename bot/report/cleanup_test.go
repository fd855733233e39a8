package report_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/bot/report"
	"giaoban/store"
)

// TestACleanUpSpeaksForItsCriterion: whoever reads of it does not read beside it that nothing was reported, and those who
// answer the weekly report are counted by themselves.
func TestACleanUpSpeaksForItsCriterion(t *testing.T) {
	w := founded(t)
	w.round("2026-11-27 14:00", store.Reply{Member: 2, Subject: "tc1", Status: store.Done}, store.Reply{Member: 2, Subject: "tc2", Status: store.Done})
	starts := at("2026-11-28 07:00")
	p := store.Plan{Committee: w.c.ID, Name: "Tổng vệ sinh", Kind: store.CleanUp, Criterion: 3}
	w.now = at("2026-11-28 10:00")
	w.update(func(tx *store.Tx) error {
		if err := tx.PutPlan(&p); err != nil {
			return err
		}
		r := store.Round{Committee: w.c.ID, Plan: p.ID, Kind: p.Kind, Starts: starts, Opens: starts.Add(2 * time.Hour), Closes: starts.Add(10 * time.Hour),
			FirstDay: "2026-11-28", LastDay: "2026-11-28", Phase: store.Closed, ClosedAt: w.now}
		if err := tx.PutRound(&r); err != nil {
			return err
		}
		roll := store.Roll{Committee: w.c.ID, Round: r.ID, Expected: []store.Expected{{Member: 5, Subjects: []store.Subject{"kp5"}}}}
		say := func(s store.Subject, q store.Quantities) error {
			return tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: s, Member: 5, Status: store.Done, Said: w.now, Means: store.ByText, Quantities: q})
		}
		return firstOf(tx.PutRoll(&roll), say("kp5", store.Quantities{Tonnes: number(1.5)}), say("kp6", store.Quantities{Kg: number(300)}))
	})
	said := report.Plain(w.compose(store.Vietnamese, w.report("2026-11-21", "2026-11-28"), nil))
	assert.Contains(t, said, "Có 1/4 thành viên báo cáo đủ; chưa báo cáo 3.\nTổng vệ sinh: 1 buổi, 2/2 khu phố có kết quả.\n")
	assert.Contains(t, said, "Tiêu chí 3 – Môi trường và an toàn thực phẩm đô thị: chưa đạt. Tổng vệ sinh 28/11: 2 khu phố, 1,8 tấn.\n")
	assert.Contains(t, said, "2/2 khu phố có tin trong kỳ; cộng: 1,8 tấn.")
	assert.Contains(t, said, "Chưa có báo cáo trong kỳ: tiêu chí 4 – An ninh, trật tự đô thị.")
}
