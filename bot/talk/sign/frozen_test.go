package sign_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/bot/talk/sign"
	"giaoban/store"
	"giaoban/store/storetest"
)

// TestWhateverPeopleDoWhatWasApprovedStays plays officers at random, old buttons among them: an approved report is the same
// for ever but for being superseded, it matches its hash, and a period has one approved report at most and one under way.
func TestWhateverPeopleDoWhatWasApprovedStays(t *testing.T) {
	storetest.Draws(t, 15)
	rapid.Check(t, func(rt *rapid.T) {
		p := newPlay(t)
		frozen := map[store.ReportID]string{}
		said := []string{"/duyet", "/duyet tháng 11", "mục III: Họp.", "mục II.2: Lời khác & <b>.", "III trả lại như cũ", "gửi", "duyệt", "trả lại: thiếu", "1", "2", "sửa", "II", "tc3 xong", "/huy",
			"/vanban thẩm quyền KT. TRƯỞNG BAN", "/vanban thẩm quyền TM. BAN", "xem I.3"}
		verbs := []string{"see", "edit", "fresh", "send", "back", "new", "ok", "no", "mine", "keep", "old", "sec"}
		for range rapid.IntRange(5, 25).Draw(rt, "steps") {
			who := rapid.SampledFrom([]string{"Lan", "Mai", "Bảo", "Hạnh", "Hùng"}).Draw(rt, "who")
			if rapid.Bool().Draw(rt, "types") {
				p.Says(who, rapid.SampledFrom(said).Draw(rt, "said"))
			} else {
				code := fmt.Sprintf("bk:%s:1:%d:%s", rapid.SampledFrom(verbs).Draw(rt, "verb"), rapid.IntRange(1, 3).Draw(rt, "report"),
					rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "6", "III", "II.2", ""}).Draw(rt, "rest"))
				p.Forges(who, code)
			}
			if rapid.IntRange(0, 9).Draw(rt, "restart") == 0 {
				p.Restart()
			}
			p.Turn(time.Minute)
			p.checkFrozen(rt, frozen)
		}
	})
}

func (p *play) checkFrozen(t *rapid.T, frozen map[store.ReportID]string) {
	p.View(func(tx *store.ReadTx) {
		c, err := tx.Committee(1)
		require.NoError(t, err)
		all, err := tx.Reports(1)
		require.NoError(t, err)
		approved, open := map[string]int{}, map[string]int{}
		for _, r := range all {
			switch r.State {
			case store.Approved:
				approved[r.First+r.Last]++
			case store.Drafted, store.Submitted, store.SentBack:
				open[r.First+r.Last]++
				require.Empty(t, r.Hash)
				continue
			}
			_, err := sign.ModelOf(tx, c, r)
			require.NoError(t, err, "the hash is that of what is kept")
			r.State, r.Version = "", 0
			raw, err := json.Marshal(r)
			require.NoError(t, err)
			if old, ok := frozen[r.ID]; ok {
				require.Equal(t, old, string(raw))
			}
			frozen[r.ID] = string(raw)
		}
		for _, n := range approved {
			require.LessOrEqual(t, n, 1)
		}
		for _, n := range open {
			require.LessOrEqual(t, n, 1)
		}
	})
}

// TestAnAlteredReportIsNotShown: what does not match its hash is not passed off as approved.
func TestAnAlteredReportIsNotShown(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Says("Bảo", "duyệt")
	p.View(func(tx *store.ReadTx) {
		c, err := tx.Committee(1)
		require.NoError(t, err)
		r, err := tx.Report(1, 1)
		require.NoError(t, err)
		_, err = sign.ModelOf(tx, c, r)
		require.NoError(t, err)
		r.Edits = map[string]string{"III": "Lời thêm sau."}
		_, err = sign.ModelOf(tx, c, r)
		assert.ErrorIs(t, err, sign.ErrAltered)
		_, err = sign.PaperOf(tx, sign.FileArg{Committee: 1, Report: 99})
		assert.ErrorIs(t, err, store.ErrNotFound)
	})
	p.Update(func(tx *store.Tx) {
		r, err := tx.Report(1, 1)
		require.NoError(t, err)
		r.Edits = map[string]string{"III": "Lời thêm sau."}
		assert.ErrorIs(t, tx.PutReport(&r), store.ErrFrozen)
	})
}

// TestTwoCommitsInOneInstant: what is said after the hand-in is not in what is signed, even while the clock stands still.
func TestTwoCommitsInOneInstant(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi trưởng ban")
	p.Says("Hùng", "tc3 xong, xe gom đã về")
	p.Says("Bảo", "duyệt")
	signed := p.report()
	require.Equal(t, store.Approved, signed.State)
	assert.NotContains(t, string(signed.Model), "xe gom đã về")
	assert.Contains(t, p.Says("Lan", "/duyet"), "đã có số liệu mới")
}

// TestAReplacementSaysWhatItReplaces: on paper two reports of one week must be told apart.
func TestAReplacementSaysWhatItReplaces(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi trưởng ban")
	p.Says("Bảo", "duyệt")
	first := p.report()
	p.minute()
	p.Says("Lan", "/duyet")
	p.Presses("Lan", "Soạn bản thay thế")
	p.View(func(tx *store.ReadTx) {
		all, err := tx.Reports(1)
		require.NoError(t, err)
		for _, r := range all {
			said, err := sign.PaperOf(tx, sign.FileArg{Committee: 1, Report: r.ID, Lang: store.Vietnamese})
			require.NoError(t, err)
			assert.Equal(t, r.Supersedes != 0, strings.Contains(said.Note, "Thay báo cáo cùng kỳ đã duyệt ngày 27/11/2026, mã đối chiếu "+first.Hash[:12]), r.ID)
		}
	})
}
