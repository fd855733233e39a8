package directive_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/directive"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/talktest"
	"giaoban/bot/talk/task"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// ward is a committee on a Friday afternoon: Bảo the chair, Hạnh the deputy, Lan the secretary; Hùng answers for
// criterion 3 and is stuck, Cường and Yến share criterion 4, Bình heads neighbourhood 5, Tư has no account.
type ward struct {
	*talktest.Stage
	c store.Committee
	r store.Round
}

func newWard(t *testing.T) *ward {
	w := &ward{Stage: talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{directive.Flow(), task.Flow(calendar.Default()), round.Flow(), talktest.Cancel(leave)}
	})}
	w.Now = time.Date(2026, 11, 27, 15, 0, 0, 0, store.HoChiMinh)
	w.Update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n, name := range strings.Split("Quy hoạch,Giao thông,Môi trường,An ninh", ",") {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: n + 1, Name: name}))
		}
		require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: 5, Name: "Khu phố 5"}))
	})
	for _, m := range []store.Member{
		{Name: "Đỗ Bảo", Role: store.Chair}, {Name: "Vũ Thị Hạnh", Role: store.Deputy}, {Name: "Nguyễn Thị Lan", Role: store.Secretary},
		{Name: "Trần Văn Hùng", Post: "công chức môi trường", Charges: []store.Charge{{Subject: "tc3", Lead: true}}},
		{Name: "Lê Văn Cường", Charges: []store.Charge{{Subject: "tc4"}}}, {Name: "Đặng Thị Yến", Charges: []store.Charge{{Subject: "tc4"}}},
		{Name: "Hồ Bình", Role: store.Head, Charges: []store.Charge{{Subject: "kp5", Lead: true}}}, {Name: "Bùi Tư", Phone: "0900000121"},
	} {
		w.seat(m)
	}
	w.Update(func(tx *store.Tx) {
		w.r = store.Round{Committee: w.c.ID, Opens: w.Now.Add(-time.Hour), Closes: w.Now.Add(time.Hour), Phase: store.Opened, FirstDay: "2026-11-21", LastDay: "2026-11-27"}
		require.NoError(t, tx.PutRound(&w.r))
		hung := w.Member("Hùng")
		require.NoError(t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: w.r.ID, Subject: "tc3", Member: hung.ID, By: hung.Person,
			Means: store.ByText, Said: w.Now, Status: store.Blocked, Blocker: true, Text: "thiếu xe gom hẻm 45"}))
		binh := w.Member("Bình")
		require.NoError(t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: w.r.ID, Subject: "kp5", Member: binh.ID, By: binh.Person,
			Means: store.ByText, Said: w.Now, Status: store.Doing, NeedsHelp: true, Text: "cần thêm chổi"}))
	})
	return w
}

// seat puts a member on the list; all but Tư have an account.
func (w *ward) seat(m store.Member) {
	w.Update(func(tx *store.Tx) {
		words := strings.Fields(m.Name)
		m.Committee, m.Call = w.c.ID, words[len(words)-1]
		if m.Role == "" {
			m.Role = store.Plain
		}
		if m.Call != "Tư" {
			p := store.Person{Account: talktest.Account(m.Call), Chat: talktest.Account(m.Call), Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
			if old, err := tx.PersonOf(p.Account); err == nil {
				p = old
			}
			require.NoError(w, tx.PutPerson(&p))
			m.Person = p.ID
		}
		require.NoError(w, tx.PutMember(&m))
	})
}

// tasks are all of the committee's.
func (w *ward) tasks() (all []store.Task) {
	w.Helper()
	w.View(func(tx *store.ReadTx) {
		var err error
		all, err = tx.Tasks(w.c.ID)
		require.NoError(w, err)
	})
	return all
}

// only is the one task that there is.
func (w *ward) only() store.Task {
	w.Helper()
	all := w.tasks()
	require.Len(w, all, 1)
	return all[0]
}

func TestFromALineOfTheSummary(t *testing.T) {
	w := newWard(t)
	said := w.Says("Bảo", "/tonghop")
	require.Contains(t, said, "a. Khu phố 5 cần hỗ trợ: cần thêm chổi (Bình)\nb. Tiêu chí 3 vướng: thiếu xe gom hẻm 45 (Hùng)")
	assert.Contains(t, w.Presses("Bảo", "b Chỉ đạo"), "Chỉ đạo về tiêu chí 3 – Môi trường. Gõ một câu: ai, làm gì, trước ngày nào.\nKhông nêu ai thì giao Hùng.")
	said = w.Says("Bảo", "bố trí thêm xe gom trước thứ 6")
	assert.Contains(t, said, "Chỉ đạo về tiêu chí 3 – Môi trường thành một việc, có đúng không?")
	assert.Contains(t, said, "Chủ trì: Hùng, công chức môi trường – đang phụ trách tiêu chí 3")
	assert.Contains(t, said, "Hạn: trước thứ Sáu 4/12/2026")
	assert.Empty(t, w.tasks(), "nothing is ordered before he has said yes")
	assert.Contains(t, w.Presses("Bảo", "1 Giao"), "Đã giao V1 cho Hùng.\nThư ký cũng được báo để theo dõi.")
	v1 := w.only()
	assert.Equal(t, store.Verdict{By: w.Person("Bảo").ID, At: w.Now.UTC(), Word: "bố trí thêm xe gom trước thứ 6"}, utc(v1.Directive))
	assert.Equal(t, 3, v1.Criterion)
	assert.Equal(t, w.Member("Hùng").ID, v1.Parties[0].Member)
	assert.Equal(t, "2026-12-04", v1.Deadline.Day)
	assert.Contains(t, w.Hears("Lan"), "Trưởng ban (Bảo) chỉ đạo: “bố trí thêm xe gom trước thứ 6”\n\nV1 – bố trí thêm xe gom\n   chủ trì: Hùng; hạn: thứ Sáu 4/12/2026")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Hùng"), "Trưởng ban chỉ đạo: “bố trí thêm xe gom trước thứ 6”")

	// The buttons are gone from the newest message; the line is that of the present summary, and the card names it.
	said = w.Says("Bảo", "a chỉ đạo: Lan mua chổi trước 30/11, phối hợp Tư")
	assert.Contains(t, said, "Chỉ đạo về khu phố 5 thành một việc")
	assert.Contains(t, said, "Chủ trì: Lan\nPhối hợp: Tư")
	assert.NotContains(t, said, "đang phụ trách")
	w.Says("Bảo", "giao")
	assert.Len(t, w.tasks(), 2)

	w.Update(func(tx *store.Tx) {
		hung := w.Member("Hùng")
		require.NoError(t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: w.r.ID, Subject: "V1", Member: hung.ID, By: hung.Person,
			Means: store.ByText, Said: w.Now, Status: store.Done}))
	})
	said = w.Says("Bảo", "/tonghop")
	assert.Contains(t, said, "Nhiệm vụ: xong 1 (đúng hạn 1) · chưa làm 1\nThực hiện ý kiến chỉ đạo: xong 1 (đúng hạn 1) · chưa làm 1\n– V2 – mua chổi (Lan): chưa làm\n– V1 – bố trí thêm xe gom (Hùng): xong đúng hạn")
	said = w.Says("Hùng", "/tonghop")
	assert.Contains(t, said, "Thực hiện ý kiến chỉ đạo: xong 1 (đúng hạn 1) · chưa làm 1")
	assert.NotContains(t, said, "mua chổi")
	assert.Contains(t, w.Says("Bảo", "tc3 chỉ đạo:"), "Gõ một câu")
	w.Golden("summary")
	assert.Contains(t, w.Says("Bảo", "/tonghop tháng 11"), "Nhiệm vụ: xong 1 (đúng hạn 1) · chưa làm 1\nThực hiện ý kiến chỉ đạo: xong 1 (đúng hạn 1) · chưa làm 1", "one count of the same tasks")
}

func utc(v store.Verdict) store.Verdict { v.At = v.At.UTC(); return v }

func TestManyWaysToOrder(t *testing.T) {
	for said, want := range map[string]string{
		"/chidao Hùng bố trí xe trước thứ 6":             "Chủ trì: Hùng",
		"/directive Hùng bố trí xe trước thứ 6":          "Chủ trì: Hùng",
		"/chi dao hung bo tri xe truoc thu 6":            "Chủ trì: Hùng",
		"chỉ đạo: Hùng bố trí xe trước thứ 6":            "Chủ trì: Hùng",
		"chi dao Cường xử lý trước thứ 6":                "Chủ trì: Cường",
		"b chi dao: hung bo tri xe truoc thu 6":          "Chỉ đạo về tiêu chí 3",
		"b Chỉ đạo Hùng bố trí xe trước thứ 6":           "Chỉ đạo về tiêu chí 3",
		"/chidao b bố trí xe trước thứ 6":                "đang phụ trách tiêu chí 3",
		"b. chỉ đạo – xử lý trước 4/12":                  "đang phụ trách tiêu chí 3",
		"tc3 chỉ đạo: xử lý trước 4/12":                  "đang phụ trách tiêu chí 3",
		"/chidao tc3 xử lý trước 4/12":                   "Chỉ đạo về tiêu chí 3",
		"/chidao kp5: dọn rác trước 4/12":                "Chủ trì: khu phố 5 (Bình)\n",
		"/chidao dọn rác khu phố 5 trước 4/12":           "Chủ trì: khu phố 5 (Bình)\n",
		"/chidao hoàn thiện hồ sơ tiêu chí 3 trước 4/12": "đang phụ trách tiêu chí 3",
		"/chidao tc4 xử lý trước 4/12":                   "Một việc một đầu mối",
		"/chidao Tư treo cờ trước 4/12":                  "☎️ Chưa nhắn được, xin gọi: Tư · 0900 000 121",
		"/chidao Khôi treo cờ trước 4/12":                "Tôi chưa thấy ai là “Khôi”",
		"/chidao xử lý ngay":                             "Giao cho ai?",
		"/chidao tc3 xử lý":                              "Hạn nào?",
		"/chidao Hùng bố trí xe trước 31/2":              "Không có ngày",
		"/chidao":                "Gõ một câu: ai, làm gì, trước ngày nào.",
		"chỉ đạo":                "Gõ một câu: ai, làm gì, trước ngày nào.",
		"/chidao tc3":            "Chỉ đạo về tiêu chí 3",
		"/chidao tc12: làm ngay": "tc12 chưa có trong Ban Chỉ đạo này",
		"/chidao V9":             "V9 chưa có trong Ban Chỉ đạo này",
		"/chidao z: làm ngay":    "Tôi không thấy dòng z",
		"d chỉ đạo: làm ngay":    "Tôi không thấy dòng d",
	} {
		t.Run(said, func(t *testing.T) {
			w := newWard(t)
			w.Says("Bảo", "/tonghop")
			assert.Contains(t, w.Says("Bảo", said), want)
			assert.Empty(t, w.tasks())
		})
	}
}

// TestWhatIsNoOrder: the chair reports too, and others may write these words.
func TestWhatIsNoOrder(t *testing.T) {
	w := newWard(t)
	for _, said := range []string{"chỉ đạo của quận đã thực hiện xong", "a chào cả nhà", "tc3 chỉ đạo Hùng làm rồi", "b bố trí xe"} {
		assert.NotContains(t, w.Says("Bảo", said), "thành một việc", said)
	}
	assert.Contains(t, w.Says("Lan", "a chỉ đạo: Hùng làm ngay"), "Việc này dành cho trưởng ban hoặc phó trưởng ban.")
	for _, said := range []string{"chỉ đạo Hùng bố trí xe trước thứ 6", "tc3 chỉ đạo: làm"} {
		assert.NotContains(t, w.Says("Hùng", said), "thành một việc", said)
	}
	for _, who := range []string{"Hùng", "Lan"} {
		assert.Contains(t, w.Says(who, "/chidao Hùng bố trí xe trước thứ 6"), "Việc này dành cho trưởng ban hoặc phó trưởng ban.")
		assert.Contains(t, w.Forges(who, "cd:1:tc3"), "Việc này dành cho trưởng ban hoặc phó trưởng ban.")
	}
	for _, code := range []string{"cd:", "cd:1", "cd:1:", "cd:x:tc3", "cd:1:tc", "cd:1:<b>", "cd:99999999999999999999:tc3", "cd:0:tc3"} {
		assert.Contains(t, w.Forges("Bảo", code), "Nút này đã cũ", code)
	}
	assert.NotContains(t, w.Forges("Bảo", "cd:2:tc3"), "Chỉ đạo về", "another committee")
	assert.Contains(t, w.Forges("Bảo", "cd:1:tc9"), "tc9 chưa có")
	assert.Contains(t, w.In("nhóm", "Bảo", talk.Message{Kind: talk.Text, Text: "/chidao@bot Hùng bố trí xe", Addressed: true}), "nhắn riêng")
	assert.Empty(t, w.tasks())
}

// TestTheOrderIsCorrected: like any other task, before it is given; the order stays the order.
func TestTheOrderIsCorrected(t *testing.T) {
	w := newWard(t)
	w.Says("Hạnh", "/chidao tc3 bố trí xe trước thứ 6")
	said := w.Says("Hạnh", "chủ trì Cường")
	assert.Contains(t, said, "Chủ trì: Cường\n")
	assert.NotContains(t, said, "đang phụ trách")
	w.Says("Hạnh", "hạn 30/11")
	w.Restart()
	w.Says("Hạnh", "giao")
	v1 := w.only()
	assert.Equal(t, "2026-11-30", v1.Deadline.Day)
	assert.Equal(t, "bố trí xe trước thứ 6", v1.Directive.Word)
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Cường"), "Phó trưởng ban chỉ đạo: “bố trí xe trước thứ 6”")

	// The second officer is told what the first has ordered.
	assert.Contains(t, w.Says("Bảo", "/chidao tc3"), "Đang làm theo chỉ đạo trước:\nV1 – bố trí xe (Cường, hạn thứ Hai 30/11)")
	assert.Contains(t, w.Says("Bảo", "V1: Hùng làm thay trước 2/12"), "Chỉ đạo về V1 – bố trí xe (hạn thứ Hai 30/11) thành một việc")
	assert.Contains(t, w.Says("Bảo", "/huy"), "Đã thôi, chưa giao việc nào. Chưa lưu: “làm thay”.")
	w.Says("Bảo", "/chidao")
	assert.Contains(t, w.Says("Bảo", "/huy"), "Đã thôi, chưa chỉ đạo gì.")
	assert.Len(t, w.tasks(), 1)

	w.Update(func(tx *store.Tx) {
		v1.State, v1.Dropped = store.TaskDropped, store.Verdict{By: w.Person("Lan").ID, At: w.Now}
		require.NoError(t, tx.PutTask(&v1))
	})
	assert.Contains(t, w.Says("Bảo", "/chidao V1 làm ngay"), "V1 – bố trí xe: đã bỏ, từ 27/11.")
}

// TestAnAnsweredSummary: a reply to an older summary means its lines, not those of the newest.
func TestAnAnsweredSummary(t *testing.T) {
	w := newWard(t)
	w.Says("Bảo", "/tonghop")
	old := w.Last("Bảo").ID
	w.Turn(time.Minute)
	w.Update(func(tx *store.Tx) {
		yen := w.Member("Yến")
		require.NoError(t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: w.r.ID, Subject: "tc4", Member: yen.ID, By: yen.Person,
			Means: store.ByText, Said: w.Now, Status: store.Blocked, Blocker: true, NeedsHelp: true, Text: "thiếu người trực"}))
	})
	require.Contains(t, w.Says("Bảo", "/tonghop"), "a. Tiêu chí 4")
	assert.Contains(t, w.Replies("Bảo", old, "a chỉ đạo: Lan mua chổi trước 30/11"), "Chỉ đạo về khu phố 5")
	w.Says("Bảo", "/huy")
	assert.Contains(t, w.Says("Bảo", "a chỉ đạo: Lan cử người trực trước 30/11"), "Chỉ đạo về tiêu chí 4")
}

// TestTwoCommittees: the button says which; words are asked about.
func TestTwoCommittees(t *testing.T) {
	w := newWard(t)
	w.Says("Bảo", "/tonghop")
	var other store.Committee
	w.Update(func(tx *store.Tx) {
		other = store.Committee{Name: "Ban Chỉ đạo phường Khác", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&other))
		require.NoError(t, tx.PutMember(&store.Member{Committee: other.ID, Name: "Đỗ Bảo", Call: "Bảo", Role: store.Chair, Person: w.Person("Bảo").ID}))
	})
	assert.Contains(t, w.Presses("Bảo", "b Chỉ đạo"), "Chỉ đạo về tiêu chí 3")
	assert.Contains(t, w.Says("Bảo", "bố trí xe trước thứ 6"), "Chủ trì: Hùng")
	w.Says("Bảo", "/huy")
	assert.Contains(t, w.Says("Bảo", "/chidao Hùng bố trí xe trước thứ 6"), "Ban Chỉ đạo nào")
	assert.Contains(t, w.Says("Bảo", "1"), "Chủ trì: Hùng")
	w.Says("Bảo", "giao")
	assert.Equal(t, w.c.ID, w.only().Committee)
}
