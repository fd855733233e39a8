package award_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/award"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/score"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// ward is a committee on the first of December after two Fridays of November: Bảo the chair, Hạnh the deputy, Lan the
// secretary, Bình the head of khu phố 5 (both answered), Hùng with criterion 3 (one late), Yến with criterion 4 (silent),
// Tư with criterion 5 (no account). Khu phố 5 has 21,5 of 25 points.
type ward struct {
	*talktest.Stage
	c store.Committee
}

const group = "nhóm"

func newWard(t *testing.T) *ward {
	w := &ward{Stage: talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{award.Flow(), round.Flow(), score.Flow(), talktest.Cancel(leave)}
	})}
	w.Now = time.Date(2026, 11, 2, 8, 0, 0, 0, store.HoChiMinh)
	w.Update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese,
			Group: store.Group{Chat: group, Title: "BCĐ Hoa Mai"}}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n := range 5 {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: n + 1, Name: fmt.Sprint(n + 1)}))
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: n + 1, Name: fmt.Sprintf("Tiêu chí %d", n+1)}))
		}
	})
	for _, m := range []store.Member{{Name: "Đỗ Bảo", Role: store.Chair}, {Name: "Vũ Thị Hạnh", Role: store.Deputy}, {Name: "Nguyễn Thị Lan", Role: store.Secretary},
		{Name: "Trần Văn Hùng", Role: store.Plain, Charges: []store.Charge{{Subject: "tc3", Lead: true}}},
		{Name: "Đặng Thị Yến", Role: store.Plain, Charges: []store.Charge{{Subject: "tc4", Lead: true}}},
		{Name: "Bùi Tư", Role: store.Plain, Charges: []store.Charge{{Subject: "tc5", Lead: true}}},
		{Name: "Hồ Bình", Role: store.Head, Charges: []store.Charge{{Subject: "kp5", Lead: true}}}} {
		w.Update(func(tx *store.Tx) {
			words := strings.Fields(m.Name)
			m.Committee, m.Call = w.c.ID, words[len(words)-1]
			if m.Call != "Tư" {
				p := store.Person{Account: talktest.Account(m.Call), Chat: talktest.Account(m.Call), Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
				require.NoError(t, tx.PutPerson(&p))
				m.Person = p.ID
			}
			require.NoError(t, tx.PutMember(&m))
		})
	}
	w.friday("2026-11-20", map[string]bool{"Bình": false, "Hùng": false})
	w.friday("2026-11-27", map[string]bool{"Bình": false, "Hùng": true})
	w.Now = time.Date(2026, 11, 28, 8, 0, 0, 0, store.HoChiMinh)
	w.Says("Lan", "/chamdiem mẫu: Vệ sinh đường ngõ 10; Trật tự đô thị 10; Nhà văn hóa 5")
	w.Says("Lan", "/chamdiem đoàn Hùng")
	w.Says("Hùng", "/chamdiem kp5 8,5 9 4")
	w.Now = time.Date(2026, 12, 1, 8, 0, 0, 0, store.HoChiMinh)
	for _, who := range []string{"Bảo", "Lan", "Hùng", group} {
		w.Hears(who)
	}
	w.Script.Reset()
	return w
}

// friday is a weekly round of a day, answered in time or late.
func (w *ward) friday(day string, answers map[string]bool) {
	opens, err := time.ParseInLocation("2006-01-02 15:04", day+" 14:00", store.HoChiMinh)
	require.NoError(w, err)
	w.Now = opens
	r := store.Round{Committee: w.c.ID, Nominal: opens, Opens: opens, Closes: opens.Add(2 * time.Hour), Phase: store.Opened,
		FirstDay: opens.AddDate(0, 0, -6).Format(time.DateOnly), LastDay: day}
	w.Update(func(tx *store.Tx) {
		roll := store.Roll{Committee: w.c.ID}
		roll.Expected, err = tx.WhoAnswers(store.Plan{Committee: w.c.ID}, store.Round{})
		require.NoError(w, err)
		require.NoError(w, tx.PutRound(&r))
		roll.Round = r.ID
		require.NoError(w, tx.PutRoll(&roll))
	})
	for _, late := range []bool{false, true} {
		for who, is := range answers {
			if is != late {
				continue
			}
			m := w.Member(who)
			w.Update(func(tx *store.Tx) {
				require.NoError(w, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: m.Charges[0].Subject, Member: m.ID, By: m.Person,
					Means: store.ByText, Said: w.Now, Status: store.Doing, Late: late}))
			})
		}
		if !late {
			w.Now = r.Closes
			r.Phase, r.ClosedAt = store.Closed, w.Now
			w.Update(func(tx *store.Tx) { require.NoError(w, tx.PutRound(&r)) })
			w.Now = w.Now.Add(time.Hour)
		}
	}
}

// list is the only commendation that there is.
func (w *ward) list() (x store.Commendation) {
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Commendations(w.c.ID)
		require.NoError(w, err)
		if len(all) > 0 {
			x = all[len(all)-1]
		}
	})
	return x
}

// TestFromProposalToPublication: its transcript is read aloud to judge our tone.
func TestFromProposalToPublication(t *testing.T) {
	w := newWard(t)
	said := w.Says("Lan", "/thidua tháng 11")
	assert.Contains(t, said, "– khu phố 5 (kp5)\n   báo đủ 2/2 kỳ; 21,5/25 điểm")
	assert.Contains(t, said, "– Trần Văn Hùng\n   báo đủ 2/2 kỳ (muộn 1)")
	assert.Contains(t, said, "– Bùi Tư: 2 kỳ chưa liên lạc được")
	assert.NotContains(t, said, "Vũ Thị Hạnh", "of whom nothing was asked")
	assert.NotContains(t, said, "trọng số", "the chair's business")
	said = w.Says("Lan", "de xuat kp5, hung: đổi mới vườn hoa")
	assert.Contains(t, said, "Đã đề xuất khen tháng 11/2026:\n– khu phố 5: báo đủ 2/2 kỳ; 21,5/25 điểm\n– Trần Văn Hùng: báo đủ 2/2 kỳ (muộn 1)\nLý do thêm: “đổi mới vườn hoa”")
	assert.Contains(t, w.Says("Lan", "đề xuất Tư"), "chưa đủ số liệu; 2 kỳ chưa liên lạc được")
	assert.Contains(t, w.Says("Lan", "duyệt 1"), "Việc này dành cho trưởng ban.")
	assert.Contains(t, w.Says("Lan", "công bố"), "Việc này dành cho trưởng ban.")
	w.Turn(11 * time.Minute)
	assert.Equal(t, "Thư ký đề xuất khen tháng 11/2026: 3 đề xuất chờ đồng chí. Xem và quyết: /thidua danh sách tháng 11/2026", w.Hears("Bảo"), "once for all of them")

	said = w.Says("Bảo", "/thidua danh sách")
	assert.Contains(t, said, "1. khu phố 5 • đã đề xuất – Lan đề xuất\n   “đổi mới vườn hoa”")
	assert.Contains(t, w.Says("Bảo", "công bố"), "Còn đề xuất chưa quyết: khu phố 5, Trần Văn Hùng, Bùi Tư.")
	w.Presses("Bảo", "1 Đồng ý")
	assert.Contains(t, w.Says("Bảo", "gạch 3: chưa đủ số liệu"), "Đã gạch: Bùi Tư.")
	assert.Contains(t, w.Says("Bảo", "duyệt Hùng"), "Đã quyết xong, 2 được khen.")
	assert.Empty(t, w.Hears(group))
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Lan"), "Đồng ý: khu phố 5, Trần Văn Hùng.\nGạch: Bùi Tư.\nChưa công bố, xin giữ kín.")
	said = w.Says("Bảo", "/thidua công bố")
	assert.Contains(t, said, "Nhóm “BCĐ Hoa Mai” sẽ nhận tin này:")
	assert.Empty(t, w.Hears(group), "nothing before his yes")
	w.Restart()
	assert.Contains(t, w.Says("Bảo", "đúng"), "Đã công bố khen tháng 11/2026: 2 tập thể, cá nhân.")
	assert.Equal(t, "Ban Chỉ đạo phường Hoa Mai biểu dương tháng 11/2026:\n– khu phố 5: đổi mới vườn hoa\n– Trần Văn Hùng: đổi mới vườn hoa\n\nTrân trọng cảm ơn các đồng chí và bà con.",
		w.Hears(group), "no order of merit, none of the others, no figures")
	assert.Contains(t, w.Hears("Lan"), "Bảo đã công bố")
	assert.Len(t, w.list().Hash, 64)
	w.Golden("publication")
}

// TestFrozen: what came later is not in it, and nobody changes it.
func TestFrozen(t *testing.T) {
	w := newWard(t)
	w.Says("Bảo", "/thidua tháng 11")
	w.Says("Bảo", "đề xuất kp5")
	w.Says("Bảo", "công bố")
	w.Presses("Bảo", "Công bố")
	was := w.list()
	require.False(t, was.Published.At.IsZero())
	w.Hears(group)
	w.Turn(time.Hour)
	w.Says("Hùng", "/chamdiem kp1 1 1 1")
	w.Says("Lan", "/chamdiem đợt tháng 11")
	w.Says("Hùng", "/chamdiem kp5 0 0 0")
	said := w.Says("Lan", "/thidua tháng 11")
	assert.Contains(t, said, "đã công bố 1/12, số liệu lúc công bố")
	assert.Contains(t, said, "21,5/25 điểm")
	for _, words := range []string{"/thidua đề xuất Hùng", "/thidua rút 1"} {
		assert.Contains(t, w.Says("Lan", words), "đã công bố lúc 08:00 1/12/2026, bản ấy được giữ nguyên", words)
	}
	for _, words := range []string{"/thidua đề xuất Hùng", "/thidua rút 1", "/thidua gạch 1", "/thidua công bố"} {
		w.Says("Bảo", "/thidua tháng 11")
		assert.Contains(t, w.Says("Bảo", words), "được giữ nguyên", words)
	}
	for _, code := range []string{"kt:k:1:2026-11-01:2026-11-30:1", "kt:y:1:2026-11-01:2026-11-30:p5", "kt:g:1:2026-11-01:2026-11-30"} {
		assert.Contains(t, w.Forges("Bảo", code), "được giữ nguyên", code)
	}
	assert.Equal(t, was, w.list())
	assert.Empty(t, w.Hears(group), "it is told once")
	assert.NotContains(t, w.Says("Lan", "/thidua tháng 12"), "21,5")
}

// TestNobodyElse: deputy, members, heads, the group and forged buttons learn nothing.
func TestNobodyElse(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/thidua tháng 11")
	w.Says("Lan", "đề xuất kp5")
	n := w.list().Version
	for _, who := range []string{"Hạnh", "Hùng", "Bình"} {
		for _, words := range []string{"/thidua", "/thidua tháng 11", "/thidua danh sách", "/thidua đề xuất kp1", "/thidua công bố", "/thidua trọng số"} {
			assert.Equal(t, "Việc này dành cho trưởng ban hoặc thư ký.", w.Says(who, words), words)
		}
		for _, code := range []string{"kt:l:1:2026-11-01:2026-11-30", "kt:p:1:2026-11-01:2026-11-30:1", "kt:y:1:2026-11-01:2026-11-30:p5", "kt:k:1:2026-11-01:2026-11-30:1"} {
			assert.Contains(t, w.Forges(who, code), "trưởng ban hoặc thư ký", code)
		}
		assert.NotContains(t, w.Says(who, "đề xuất kp1"), "Đã đề xuất")
	}
	for _, code := range []string{"kt:y:1:2026-11-01:2026-11-30:p5", "kt:k:1:2026-11-01:2026-11-30:1", "kt:g:1:2026-11-01:2026-11-30"} {
		assert.Contains(t, w.Forges("Lan", code), "Việc này dành cho trưởng ban.", code)
	}
	for _, code := range []string{"kt:", "kt:l", "kt:l:9:2026-11-01:2026-11-30", "kt:l:1:x:y", "kt:l:1:2026-11-30:2026-11-01", "kt:z:1:2026-11-01:2026-11-30",
		"kt:y:1:2026-11-01:2026-11-30:m99", "kt:l:1:1900-01-01:2099-01-01"} {
		assert.Contains(t, w.Forges("Bảo", code), "Nút này đã cũ", code)
	}
	for _, who := range []string{"Bảo", "Lan"} {
		assert.Contains(t, w.In(group, who, talk.Message{Kind: talk.Text, Text: "/thidua@bot tháng 11", Addressed: true}), "nhắn riêng")
	}
	assert.NotContains(t, w.Hears(group), "khu phố 5")
	assert.Equal(t, n, w.list().Version)
}

// TestTwice and two at once: the second is told how things stand.
func TestTwiceAndTwoAtOnce(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) { // a second chair and a second secretary, for the time of a handover
		for name, role := range map[string]store.Role{"Mai": store.Chair, "Nga": store.Secretary} {
			p := store.Person{Account: talktest.Account(name), Chat: talktest.Account(name), Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
			require.NoError(t, tx.PutPerson(&p))
			require.NoError(t, tx.PutMember(&store.Member{Committee: w.c.ID, Name: "Lý " + name, Call: name, Role: role, Person: p.ID}))
		}
	})
	w.Says("Lan", "/thidua tháng 11")
	w.Says("Nga", "/thidua tháng 11")
	w.Says("Lan", "đề xuất kp5, Hùng")
	assert.Contains(t, w.Says("Nga", "đề xuất kp5"), "Đã có từ trước: khu phố 5 • đã đề xuất.")
	w.Says("Bảo", "/thidua danh sách")
	w.Says("Mai", "/thidua danh sách")
	w.Says("Bảo", "duyệt 1")
	assert.Contains(t, w.Says("Mai", "duyệt 1"), "Đã đồng ý từ trước: khu phố 5.")
	assert.Contains(t, w.Says("Nga", "rút kp5"), "Trưởng ban đã đồng ý khu phố 5")
	w.Says("Bảo", "duyệt hết")
	w.Says("Bảo", "công bố")
	w.Says("Mai", "gạch 2") // while the preview is before Bảo
	assert.Contains(t, w.Says("Bảo", "1"), "Danh sách vừa thay đổi, xin xem lại.")
	assert.Empty(t, w.Hears(group))
	w.Says("Mai", "công bố")
	assert.Contains(t, w.Says("Bảo", "1"), "Đã công bố")
	assert.NotContains(t, w.Hears(group), "Hùng")
	assert.Contains(t, w.Says("Mai", "1"), "được giữ nguyên")
	assert.Empty(t, w.Hears(group), "published once")
	assert.Contains(t, w.Forges("Bảo", "kt:k:1:2026-11-01:2026-11-30:5"), "được giữ nguyên")
}

func TestWeights(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Bảo", "/thidua tháng 11"), "Chưa đặt trọng số nên chỉ có từng cột")
	for words, want := range map[string]string{
		"/thidua trọng số tham gia 40, đúng hạn 30":         "cộng lại được 70, cần 100",
		"/thidua trong so tham gia 60, tham gia 40":         "có hai lần",
		"/thidua trọng số đẹp 100":                          "Có bốn phần",
		"/thidua trọng số tham gia":                         "chưa thấy số",
		"/thidua trọng số tham gia 999, đúng hạn 1":         "cần 100",
		"/thidua trọng số tham gia -40, đúng hạn 140":       "Tôi chưa rõ “tham gia -40”",
		"/thidua trọng số tham gia 40%; đúng hạn 60":        "Trọng số: tham gia 40, đúng hạn 60.",
		"/award weights participation 50 and timeliness 50": "Trọng số: tham gia 50, đúng hạn 50.",
	} {
		assert.Contains(t, w.Says("Bảo", words), want, words)
	}
	w.Says("Bảo", "/thidua trọng số tham gia 40, đúng hạn 30, vệ sinh 10, điểm 20")
	said := w.Says("Lan", "/thidua tháng 11")
	assert.Contains(t, said, "– khu phố 5 (kp5)\n   96,89 (87,2 trên 90, quy về 100): tham gia 2/2 kỳ → 40/40, đúng hạn 2/2 kỳ đã báo và việc đến hạn → 30/30, điểm 21,5/25 → 17,2/20\n") // 87,2 of 90
	assert.Contains(t, said, "– Trần Văn Hùng\n   78,57 (55 trên 70, quy về 100): tham gia 2/2 kỳ → 40/40, đúng hạn 1/2 kỳ đã báo và việc đến hạn → 15/30\n")
	assert.Contains(t, said, "– Bùi Tư: 2 kỳ chưa liên lạc được", "no sum, not the last")
	assert.Contains(t, w.Says("Lan", "/thidua trọng số tham gia 100"), "Việc này dành cho trưởng ban.")
	assert.Contains(t, w.Says("Bảo", "/thidua trọng số bỏ"), "Không cộng điểm")
	assert.NotContains(t, w.Says("Bảo", "/thidua tháng 11"), "trọng số", "asked once")
}

func TestPeriodsAndWhatCannotBe(t *testing.T) {
	w := newWard(t)
	for words, want := range map[string]string{
		"/thidua":                          "Thi đua tháng 11/2026", // the first of December: November has settled last
		"/thidua thang 11":                 "Thi đua tháng 11/2026",
		"/thidua quý 4":                    "Thi đua quý IV/2026 · số liệu đến 08:00 1/12, kỳ chưa hết",
		"/thidua 6 tháng cuối năm":         "6 tháng cuối năm 2026",
		"/thidua năm 2026":                 "Thi đua năm 2026",
		"/thidua từ 20/11 đến 30/11":       "Thi đua từ 20/11/2026 đến 30/11/2026",
		"/thidua tháng 3":                  "Thi đua tháng 3/2026: chưa có số liệu nào",
		"thi đua tháng 11":                 "Thi đua tháng 11/2026",
		"/thidua mùa hè":                   "Tôi chưa rõ “mùa hè”",
		"/thidua tuần này":                 "Tôi chưa rõ “tuần này”",
		"/thidua tháng 1/2027":             "chưa bắt đầu",
		"/thidua từ 1/1/2020 đến 1/1/2026": "dài nhất 2 năm",
		"/thidua danh sách":                "Chưa có đề xuất khen nào",
		"/thidua đề xuất":                  "Chưa có đề xuất khen nào",
		"/thidua đề xuất Phượng":           "Phượng",
		"/thidua đề xuất kp99":             "kp99",
		"/thidua duyệt 1":                  "Chưa có đề xuất khen nào",
		"/thidua công bố":                  "Chưa có ai được đồng ý",
		"/thidua rút 1":                    "Chưa có đề xuất khen nào",
	} {
		w.Says("Bảo", "/huy")
		assert.Contains(t, w.Says("Bảo", words), want, words)
	}
	w.Says("Bảo", "/thidua đề xuất kp5")
	assert.Contains(t, w.Says("Bảo", "duyệt 9"), "chưa có “9”")
	assert.Contains(t, w.Says("Bảo", "gạch Yến"), "chưa có “Yến”")
	w.Says("Bảo", "công bố")
	assert.Contains(t, w.Says("Bảo", "2"), "Đã thôi, chưa công bố gì.")
	assert.Contains(t, w.Says("Bảo", "rút 1"), "Đã rút đề xuất: khu phố 5.")
	assert.Empty(t, w.list().Proposals)
}

// TestManyPages: three hundred members are read page by page.
func TestManyPages(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		for i := range 25 {
			m := store.Member{Committee: w.c.ID, Name: fmt.Sprintf("Lê Thành viên %d", i), Role: store.Plain}
			require.NoError(t, tx.PutMember(&m))
			require.NoError(t, tx.PutTask(&store.Task{Committee: w.c.ID, Work: "treo cờ", Parties: []store.Party{{Name: m.Name, Member: m.ID, Lead: true}}}))
		}
	})
	assert.Contains(t, w.Says("Lan", "/thidua năm"), "trang 1/")
	assert.Contains(t, w.Says("Lan", "tiếp"), "trang 2/")
	assert.Contains(t, w.Presses("Lan", "Xem tiếp"), "trang 3/")
	assert.Contains(t, w.Forges("Lan", "kt:p:1:2026-01-01:2026-12-31:99"), "trang 3/3")
}

func TestErased(t *testing.T) {
	w := newWard(t)
	w.Says("Bảo", "/thidua tháng 11")
	w.Says("Bảo", "đề xuất Hùng")
	w.Says("Bảo", "công bố")
	w.Says("Bảo", "công bố")
	w.Update(func(tx *store.Tx) { require.NoError(t, tx.Forget(w.Person("Hùng").ID)) })
	assert.Contains(t, w.Says("Lan", "/thidua tháng 11"), "Trần Văn Hùng", "his name stays on the committee's list and in its past, as in other records")
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Scores(w.c.ID)
		require.NoError(t, err)
		for _, s := range all {
			assert.Empty(t, s.Source)
		}
	})
}
