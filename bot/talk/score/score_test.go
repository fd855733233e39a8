package score_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/score"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
	"giaoban/store/view"
)

// ward is a committee with five khu phố: Bảo the chair, Hạnh the deputy, Lan the secretary, Hùng and Yến members, Bình the
// head of khu phố 5, Tư without an account.
type ward struct {
	*talktest.Stage
	c store.Committee
}

func newWard(t *testing.T) *ward {
	w := &ward{Stage: talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{score.Flow(), round.Flow(), talktest.Cancel(leave)}
	})}
	w.Update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n, name := range []string{"1", "2", "Xuân Hợp", "4", "5"} {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: n + 1, Name: name}))
		}
	})
	for _, m := range []store.Member{{Name: "Đỗ Bảo", Role: store.Chair}, {Name: "Vũ Thị Hạnh", Role: store.Deputy}, {Name: "Nguyễn Thị Lan", Role: store.Secretary},
		{Name: "Trần Văn Hùng"}, {Name: "Đặng Thị Yến"}, {Name: "Hồ Bình", Role: store.Head, Charges: []store.Charge{{Subject: "kp5", Lead: true}}}, {Name: "Bùi Tư"}} {
		w.Update(func(tx *store.Tx) {
			words := strings.Fields(m.Name)
			m.Committee, m.Call = w.c.ID, words[len(words)-1]
			if m.Role == "" {
				m.Role = store.Plain
			}
			if m.Call != "Tư" {
				p := store.Person{Account: talktest.Account(m.Call), Chat: talktest.Account(m.Call), Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
				require.NoError(t, tx.PutPerson(&p))
				m.Person = p.ID
			}
			require.NoError(t, tx.PutMember(&m))
		})
	}
	return w
}

// ready has a form and a team of Hùng and Yến.
func ready(t *testing.T) *ward {
	w := newWard(t)
	w.Says("Lan", "/chamdiem mẫu: Vệ sinh đường ngõ 10; Trật tự đô thị 10; Nhà văn hóa 5")
	w.Says("Lan", "/chamdiem doan hung, yen")
	w.Hears("Hùng")
	w.Hears("Yến")
	return w
}

// points are those of a unit in November, "21,5/25" in hundredths.
func (w *ward) points(of store.Inspected) (got, most, open int) {
	w.View(func(tx *store.ReadTx) {
		all, err := view.PointsOf(tx, w.c, "2026-11-01", "2026-11-30")
		require.NoError(w, err)
		for _, u := range all {
			if u.Of == of {
				got, most, open = u.Got, u.Max, u.Open
			}
		}
	})
	return got, most, open
}

func (w *ward) five() []int {
	got, most, open := w.points(store.Inspected{Place: 5})
	return []int{got, most, open}
}

func (w *ward) scores() (all []store.Score) {
	w.View(func(tx *store.ReadTx) {
		var err error
		all, err = tx.Scores(w.c.ID)
		require.NoError(w, err)
	})
	return all
}

// TestAnInspection from the form to the result: its transcript is read aloud to judge our tone.
func TestAnInspection(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Lan", "/chamdiem"), "Chưa có mẫu")
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp5"), "dành cho đoàn kiểm tra")
	said := w.Says("Lan", "/chamdiem mẫu: Vệ sinh đường ngõ 10; Trật tự đô thị 10; Nhà văn hóa 5")
	assert.Contains(t, said, "cộng 25 điểm")
	said = w.Says("Lan", "/chamdiem đoàn Hùng, Yến, Tư")
	assert.Contains(t, said, "Đoàn chấm điểm: Trần Văn Hùng, Đặng Thị Yến, Bùi Tư.")
	assert.Contains(t, said, "ghi hộ phiếu giấy: Bùi Tư")
	assert.Contains(t, w.Hears("Hùng"), "Đồng chí được cử vào đoàn chấm điểm (đồng chí Lan cử)")
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp5"), "Gõ 3 số theo thứ tự")
	said = w.Says("Hùng", "8,5 9 4 con rac hem 45")
	assert.Contains(t, said, "1. Vệ sinh đường ngõ: 8,5/10\n2. Trật tự đô thị: 9/10\n3. Nhà văn hóa: 4/5\nCộng: 21,5/25\nGhi chú: “con rac hem 45”")
	w.Turn(time.Minute)
	assert.Contains(t, w.Says("Hùng", "mục 3 4,5"), "3. Nhà văn hóa: 4,5/5 (trước: 4)")
	assert.Equal(t, []int{2200, 2500, 0}, w.five())
	w.Turn(time.Minute)
	assert.Contains(t, w.Says("Hùng", "kp1 7 8 5"), "Đã ghi điểm khu phố 1")
	w.Turn(time.Minute)
	said = w.Says("Yến", "/chamdiem khu phố 5 9 k 4")
	assert.Contains(t, said, "2. Trật tự đô thị: không chấm\n3. Nhà văn hóa: 4/5\nCộng: 13/15")
	said = w.Says("Lan", "/chamdiem hộ Tư kp5 8 8 4")
	assert.Contains(t, said, "– của Bùi Tư:")
	said = w.Says("Bảo", "/chamdiem kết quả kp5")
	assert.Contains(t, said, "Điểm khu phố 5, đợt tháng 11/2026: 21,17/25") // 25,5/3 + 17/2 + 12,5/3
	assert.Contains(t, said, "2. Trật tự đô thị: 8,5/10\n   Hùng 9; Yến không chấm; Tư 8")
	assert.Contains(t, w.Says("Lan", "/chamdiem"), "– khu phố 5 (kp5): 21,17/25 điểm")
	assert.Contains(t, w.Says("Hùng", "/chamdiem"), "– khu phố 5 (kp5): 22/25 điểm", "his own only")
	w.Golden("inspection")
}

func TestStepByStep(t *testing.T) {
	w := ready(t)
	w.Says("Hùng", "/chamdiem kp5")
	assert.Contains(t, w.Says("Hùng", "từng mục"), "Mục 1. Vệ sinh đường ngõ được mấy điểm, từ 0 đến 10?")
	assert.Contains(t, w.Says("Hùng", "8"), "1. Vệ sinh đường ngõ: 8/10\nMục 2. Trật tự đô thị được mấy điểm")
	w.Restart()
	assert.Contains(t, w.Says("Hùng", "12"), "Mục 2 (Trật tự đô thị) tối đa 10 điểm, tin ghi 12")
	assert.Empty(t, w.scores(), "nothing is noted before the last")
	assert.Contains(t, w.Says("Hùng", "chín"), "Tôi chưa thấy số điểm nào trong “chín”")
	assert.Contains(t, w.Says("Hùng", "/huy"), "Chưa lưu điểm khu phố 5: mục 1 8;")
	w.Says("Hùng", "/chamdiem kp5")
	w.Presses("Hùng", "Hỏi từng mục")
	w.Says("Hùng", "8")
	w.Says("Hùng", "k")
	assert.Contains(t, w.Says("Hùng", "4,5 nhà văn hóa đẹp"), "Cộng: 12,5/15")
	// The first numbers of a line lead on to the next one too.
	w.Says("Hùng", "/chamdiem kp1")
	assert.Contains(t, w.Says("Hùng", "8 9"), "Mục 3. Nhà văn hóa được mấy điểm")
	assert.Contains(t, w.Says("Hùng", "5"), "Cộng: 22/25")
}

func TestCorrectedUndoneEdited(t *testing.T) {
	w := ready(t)
	w.Says("Hùng", "/chamdiem kp5 8 9 4")
	w.Turn(time.Minute)
	w.Says("Hùng", "/chamdiem kp5 7 9 4")
	assert.Equal(t, []int{2000, 2500, 0}, w.five(), "the newest counts")
	w.Turn(time.Minute)
	assert.Contains(t, w.Presses("Hùng", "Bỏ, ghi lại"), "1. Vệ sinh đường ngõ: 8/10")
	assert.Equal(t, []int{2100, 2500, 0}, w.five())
	n := len(w.scores())
	w.Forges("Hùng", "cs:x:1:2")
	assert.Len(t, w.scores(), n, "a second tap changes nothing")
	assert.Contains(t, w.Says("Hùng", "bỏ"), "Hiện chưa có điểm nào")
	assert.Contains(t, w.Forges("Yến", "cs:x:1:1"), "Nút này đã cũ")
	for _, code := range []string{"cs:", "cs:x", "cs:x:1:99", "cs:s:1:9:0:4", "cs:s:1:5:0:3", "cs:s:1:5:0:99", "cs:q:1:1", "cs:f:1:99"} {
		assert.Contains(t, w.Forges("Hùng", code), "Nút này đã cũ", code)
	}
	w.Turn(time.Minute)
	m, _ := "in900", 0
	w.does("Hùng", talk.Message{Kind: talk.Text, Text: "/chamdiem kp5 5 5 5", Message: m})
	at := w.Now
	w.Turn(time.Minute)
	w.Says("Hùng", "mục 1 6")
	w.Turn(time.Minute)
	w.edits("Hùng", m, at, "/chamdiem kp5 5 7 5")
	assert.Equal(t, []int{1800, 2500, 0}, w.five(), "an edit keeps the place of the original: mục 1 was said later")
}

// does and edits hand over messages with an id of their own.
func (w *ward) does(who string, m talk.Message) {
	m.Platform, m.Update, m.At, m.Chat, m.ChatKind, m.Account = talktest.Platform, "x"+m.Message+m.Kind, w.Now, talktest.Account(who), talk.Private, talktest.Account(who)
	_, err := w.Bot.Handle(m)
	require.NoError(w, err)
	w.Turn(0)
	w.Hears(who)
}

func (w *ward) edits(who, message string, at time.Time, words string) {
	m := talk.Message{Platform: talktest.Platform, Update: "e" + message, Kind: talk.Edited, At: at, EditedAt: w.Now, Chat: talktest.Account(who),
		ChatKind: talk.Private, Account: talktest.Account(who), Message: message, Text: words}
	_, err := w.Bot.Handle(m)
	require.NoError(w, err)
	w.Turn(0)
}

// TestWhatCannotBe is answered with what is wrong, and nothing is noted.
func TestWhatCannotBe(t *testing.T) {
	w := ready(t)
	for said, want := range map[string]string{
		"/chamdiem kp5 12 9 4":     "tối đa 10 điểm, tin ghi 12",
		"/chamdiem kp5 8 9 4 7":    "Tôi cần 3 số mà tin có 4 số",
		"/chamdiem kp5 -1 9 4":     "Điểm tính từ 0 trở lên",
		"/chamdiem kp5 tám chín":   "Tôi chưa thấy số điểm nào",
		"/chamdiem kp5 8/20 9 4":   "chấm trên 10, tin ghi trên 20",
		"/chamdiem kp5 mục 9 4":    "không có mục 9",
		"/chamdiem kp5 8,123 9 4":  "nhiều nhất hai số lẻ",
		"/chamdiem kp9 8 9 4":      "Tôi chưa thấy đơn vị nào là “kp9”",
		"/chamdiem trạm y tế":      "Tôi chưa thấy đơn vị nào là “trạm y tế”",
		"/chamdiem mẫu: A 10":      "trưởng ban hoặc thư ký",
		"/chamdiem đoàn Hùng":      "trưởng ban hoặc thư ký",
		"/chamdiem đợt tháng 12":   "trưởng ban hoặc thư ký",
		"/chamdiem kết quả kp5":    "trưởng ban hoặc thư ký",
		"/chamdiem đơn vị: Chợ":    "trưởng ban hoặc thư ký",
		"/chamdiem hộ Yến kp5 1 1": "phó trưởng ban hoặc thư ký",
	} {
		assert.Contains(t, w.Says("Hùng", said), want, said)
		w.Says("Hùng", "/huy")
	}
	for said, want := range map[string]string{
		"/chamdiem mẫu: Vệ sinh":          "chưa có điểm tối đa",
		"/chamdiem mẫu: Vệ sinh 0":        "từ trên 0 đến 1000",
		"/chamdiem đoàn Phượng":           "Phượng",
		"/chamdiem đợt mùa hè":            "chưa rõ đợt nào",
		"/chamdiem hộ Bình kp5 8 9 4":     "Đoàn chấm điểm: Trần Văn Hùng, Đặng Thị Yến.",
		"/chamdiem kết quả kp5":           "chưa ai chấm",
		"/chamdiem kp5 8 9 4":             "chỉ người trong đoàn", // she does not inspect
		"/chamdiem kp5":                   "chưa ai chấm",
		"/chamdiem đơn vị: 12":            "chưa dùng làm tên",
		"/chamdiem kết quả trường học xa": "chưa thấy đơn vị",
	} {
		assert.Contains(t, w.Says("Lan", said), want, said)
	}
	assert.Empty(t, w.scores())
	assert.Contains(t, w.Says("Bình", "/chamdiem"), "dành cho đoàn kiểm tra")
	assert.Contains(t, w.In("nhóm", "Hùng", talk.Message{Kind: talk.Text, Text: "/chamdiem@bot kp5 8 9 4", Addressed: true}), "nhắn riêng")
	assert.NotContains(t, w.Says("Lan", "/chamdiem"), "Kết quả")
}

// TestOtherThingsAreOtherThings: an inspector goes on reporting while a form is open.
func TestOtherThingsAreOtherThings(t *testing.T) {
	w := ready(t)
	w.Says("Hùng", "/chamdiem kp5 8 9 4")
	for _, said := range []string{"kp5 xong", "1 xong", "cảm ơn", "9", "kp6 xong", "kp1 xong rồi"} {
		w.Says("Hùng", said)
	}
	assert.Len(t, w.scores(), 1)
	w.Turn(2 * time.Hour)
	w.Says("Hùng", "7 7 5")
	assert.Len(t, w.scores(), 1, "what is written two hours later is hardly a correction")
}

func TestUnitsAndPeriods(t *testing.T) {
	w := ready(t)
	assert.Contains(t, w.Says("Bảo", "/chamdiem đơn vị: Trạm Y tế; Trường Hoa Mai"), "dv2 – Trường Hoa Mai")
	assert.Contains(t, w.Says("Hùng", "/chamdiem tram y te 8 9 4"), "Đã ghi điểm Trạm Y tế")
	assert.Contains(t, w.Says("Hùng", "/chamdiem dv2 8 9 4"), "Đã ghi điểm Trường Hoa Mai")
	assert.Contains(t, w.Says("Hùng", "/chamdiem xuan hop 8 9 4"), "Đã ghi điểm khu phố Xuân Hợp")
	assert.Contains(t, w.Says("Lan", "/chamdiem đợt tháng 12"), "đợt tháng 12/2026 (đợt này chưa bắt đầu)")
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp5 8 9 4"), "đợt tháng 12/2026")
	assert.Equal(t, []int{0, 0, 0}, w.five(), "not November's")
	w.Now = time.Date(2027, 1, 9, 9, 0, 0, 0, store.HoChiMinh)
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp4 8 9 4"), "đợt tháng 12/2026", "a few days later it is still December's")
	w.Now = time.Date(2027, 1, 12, 9, 0, 0, 0, store.HoChiMinh)
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp4 8 9 4"), "đợt tháng 1/2027")
	w.Says("Lan", "/chamdiem dot quy 4")
	w.Now = time.Date(2027, 5, 12, 9, 0, 0, 0, store.HoChiMinh)
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp4 8 9 4"), "đợt quý II/2027", "the next of the same length")
}

func TestPhotosAreEvidenceOfTheUnit(t *testing.T) {
	w := ready(t)
	photo := talk.File{ID: "f1", Kind: "photo", MIME: "image/jpeg"}
	w.Says("Hùng", "/chamdiem kp5")
	w.Shows("Hùng", "", "a1", photo)
	w.Shows("Hùng", "", "a1", photo)
	w.Turn(5 * time.Second)
	assert.Equal(t, "Đã giữ 2 ảnh của khu phố 5. Còn điểm các mục, xin gõ tiếp.", w.Last("Hùng").Text)
	w.Hears("Hùng")
	assert.Contains(t, w.Says("Hùng", "8 9 4"), "Kèm 2 ảnh")
	_, said := w.Shows("Hùng", "kp1 7 7 5", "", photo)
	assert.NotContains(t, said, "chưa rõ")
	w.Shows("Hùng", "trước cổng chợ", "", photo)
	w.Turn(5 * time.Second)
	w.View(func(tx *store.ReadTx) {
		all, err := tx.EvidenceOf(w.c.ID)
		require.NoError(t, err)
		require.Len(t, all, 4)
		assert.Equal(t, store.Subject("kp5"), all[0].Subject)
		assert.Equal(t, w.Member("Hùng").ID, all[0].Member)
		assert.Equal(t, "trước cổng chợ", all[3].Caption)
	})
	assert.Len(t, w.Fetched, 4)
	assert.Equal(t, []int{2100, 2500, 0}, w.five(), "a photo changes no points")
}

func TestInEnglish(t *testing.T) {
	w := ready(t)
	w.Update(func(tx *store.Tx) {
		p := w.Person("Hùng")
		p.Lang = store.English
		require.NoError(t, tx.PutPerson(&p))
	})
	assert.Contains(t, w.Says("Hùng", "/score kp5"), "Type 3 numbers in this order")
	assert.Contains(t, w.Says("Hùng", "8.5 9 4 rubbish in lane 45"), "Total: 21.5/25")
	assert.Contains(t, w.Says("Hùng", "item 2 10"), "10/10 (before: 9)")
	assert.Contains(t, w.Says("Hùng", "undo"), "9/10")
}
