package task

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/assignment"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
)

func TestCodeOf(t *testing.T) {
	for said, want := range map[string]struct {
		n    int
		rest string
	}{"V12": {12, ""}, "v 12": {12, ""}, "v12 hạn 4/12": {12, "hạn 4/12"}, "V12: bỏ": {12, "bỏ"}, "V12, xong": {12, "xong"}, "V1\nhạn 4/12": {1, "hạn 4/12"}} {
		n, rest, ok := codeOf(said)
		assert.True(t, ok, said)
		assert.Equal(t, want.n, n, said)
		assert.Equal(t, want.rest, rest, said)
	}
	for _, said := range []string{"", "V", "V0", "V012", "V12a", "12", "việc 12", "V1234567", "tc4", "V12%"} {
		_, _, ok := codeOf(said)
		assert.False(t, ok, said)
	}
}

func TestVerdictOf(t *testing.T) {
	for said, want := range map[string]string{"xác nhận": "yes", "Duyệt.": "yes", "confirm": "yes", "trả lại": "back:", "tra lai, thieu anh": "back:thieu anh",
		"Trả  lại: còn thiếu ảnh": "back:còn thiếu ảnh", "send back photos": "back:photos",
		"": "", "xong": "", "xác nhận giúp em": "", "duyệt binh": "", "trả lại tiền": "back:tiền", "trả lạixe": "", "chưa đạt": ""} {
		yes, back, word := verdictOf(said)
		got := ""
		if yes {
			got = "yes"
		}
		if back {
			got = "back:" + word
		}
		assert.Equal(t, want, got, said)
	}
}

func TestEditsOf(t *testing.T) {
	for said, want := range map[string][]edit{
		"hạn thứ 6":       {{partDue, "thứ 6"}},
		"HAN: 4/12":       {{partDue, "4/12"}},
		"không hạn":       {{partNoDue, ""}},
		"tc4":             {{partCriterion, "4"}},
		"tiêu chí số 4":   {{partCriterion, "4"}},
		"chủ trì":         {{partLead, ""}},
		"thêm Lan":        {{partMore, "Lan"}},
		"bỏ phối hợp Lan": {{partLess, "Lan"}},
		"chủ trì Lan, hạn 4/12; thêm phối hợp Minh, Yến": {{partLead, "Lan"}, {partDue, "4/12"}, {partMore, "Minh, Yến"}},
		"nội dung treo cờ, dọn rác\nhạn 4/12":            {{partWork, "treo cờ, dọn rác"}, {partDue, "4/12"}},
	} {
		got, ok := editsOf(said)
		assert.True(t, ok, said)
		assert.Equal(t, want, got, said)
	}
	for _, said := range []string{"", "bỏ", "xong", "tc4 80%", "hạnh phúc", "thêmLan", "ok, hạn 4/12"} {
		_, ok := editsOf(said)
		assert.False(t, ok, said)
	}
}

func TestDeadlineOf(t *testing.T) {
	k := assignment.Known{Now: time.Date(2026, 11, 26, 9, 0, 0, 0, store.HoChiMinh), Calendar: calendar.Default()}
	for said, want := range map[string]string{"4/12": "by 2026-12-04 4/12", "trước 4/12": "before 2026-12-04 trước 4/12", "thứ 6 tuần sau": "by 2026-12-04 thứ 6 tuần sau",
		"trong tuần sau": "within 2026-12-06 trong tuần sau", "16h ngày mai": "at 2026-11-27T16:00 16h ngày mai"} {
		w, bad := deadlineOf(said, k)
		require.Empty(t, bad.Why, said)
		assert.Equal(t, want, string(w.Op)+" "+w.Due.String()+" "+w.Phrase, said)
	}
	for said, why := range map[string]string{"31/2": "impossible", "1/11/2026": "past", "8h sáng nay": "past", "gì cũng được": "unclear", "": "unclear"} {
		_, bad := deadlineOf(said, k)
		assert.Equal(t, why, bad.Why, said)
	}
}

// What both changed is kept as it was changed here; what only one changed, as that one did.
func TestMerge(t *testing.T) {
	base := fields{Work: "a", Criterion: 1, Deadline: store.Deadline{Day: "2026-12-04"}, Leads: []party{{Name: "Hùng", Member: 1}}, Supports: []party{{Name: "Lan", Member: 2}}}
	ours, theirs := base, base
	ours.Work, ours.Leads = "b", []party{{Name: "Yến", Member: 3}}
	theirs.Work, theirs.Deadline, theirs.Supports = "c", store.Deadline{Day: "2026-12-11"}, []party{{Name: "Yến", Member: 3}, {Name: "Lan", Member: 2}}
	got := merge(base, ours, theirs)
	assert.Equal(t, "b", got.Work)
	assert.Equal(t, "2026-12-11", got.Deadline.Day)
	assert.Equal(t, ours.Leads, got.Leads)
	assert.Equal(t, []party{{Name: "Lan", Member: 2}}, got.Supports, "whoever leads does not support too")
	assert.Equal(t, base, merge(base, base, base))
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"V12 trả lại, thiếu ảnh", "hạn 4/12, chủ trì Lan từ 1/12", "tc\xff", "trả lại\xf0", "V1,", "thêm\nLan;", "hạn\u0323", "ＴＣ４"} {
		f.Add(s)
	}
	k := assignment.Known{Now: time.Date(2026, 11, 26, 9, 0, 0, 0, store.HoChiMinh), Calendar: calendar.Default(), Word: "khu phố",
		Members: []store.Member{{ID: 1, Name: "Lan", Call: "Lan"}}}
	f.Fuzz(func(t *testing.T, s string) {
		s = fold.NFC(s)
		codeOf(s)
		verdictOf(s)
		edits, _ := editsOf(s)
		d := draft{Number: 1, Base: &fields{}}
		for _, e := range edits {
			flow{cal: calendar.Default()}.apply(store.Committee{Neighbourhood: "khu phố"}, &d, e, k)
		}
		d.open()
	})
}
