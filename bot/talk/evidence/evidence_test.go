package evidence_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/evidence"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// ward is a committee on a Friday afternoon. Criterion 3 has three indicators; Hùng and Thảo answer for it, Cường for
// criterion 4, Bình heads neighbourhood 5.
type ward struct {
	*talktest.Stage
	c store.Committee
	r store.Round
}

func newWard(t *testing.T) *ward {
	w := &ward{Stage: talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{round.Flow(), evidence.Flow(), talktest.Cancel(leave)}
	})}
	w.Now = time.Date(2026, 11, 27, 14, 10, 0, 0, store.HoChiMinh)
	w.Update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n, name := range strings.Split("Quy hoạch,Giao thông,Môi trường,An ninh", ",") {
			k := store.Criterion{Committee: w.c.ID, Number: n + 1, Name: name}
			if n == 2 {
				k.Indicators = []store.Indicator{{Number: 1, Name: "Nước sạch"}, {Number: 2, Name: "Thu gom rác"}, {Number: 3, Name: "Cây xanh"}}
			}
			require.NoError(t, tx.PutCriterion(&k))
		}
		require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: 5, Name: "Khu phố 5"}))
		for _, m := range []store.Member{
			{Name: "Đỗ Bảo", Role: store.Chair}, {Name: "Nguyễn Thị Lan", Role: store.Secretary},
			{Name: "Trần Văn Hùng", Charges: []store.Charge{{Subject: "tc3", Lead: true}}}, {Name: "Phan Thị Thảo", Charges: []store.Charge{{Subject: "tc3"}}},
			{Name: "Lê Văn Cường", Charges: []store.Charge{{Subject: "tc4", Lead: true}}},
			{Name: "Hồ Bình", Role: store.Head, Charges: []store.Charge{{Subject: "kp5", Lead: true}}},
		} {
			words := strings.Fields(m.Name)
			m.Committee, m.Call = w.c.ID, words[len(words)-1]
			if m.Role == "" {
				m.Role = store.Plain
			}
			p := store.Person{Account: talktest.Account(m.Call), Chat: talktest.Account(m.Call), Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
			require.NoError(t, tx.PutPerson(&p))
			m.Person = p.ID
			require.NoError(t, tx.PutMember(&m))
		}
		p := store.Plan{Committee: w.c.ID, Name: "tuần"}
		require.NoError(t, tx.PutPlan(&p))
		w.r = store.Round{Committee: w.c.ID, Plan: p.ID, Opens: w.Now.Add(-time.Hour), Closes: w.Now.Add(time.Hour), Phase: store.Opened, FirstDay: "2026-11-21", LastDay: "2026-11-27"}
		require.NoError(t, tx.PutRound(&w.r))
	})
	return w
}

func photo(id string) talk.File {
	return talk.File{ID: id, Kind: "photo", MIME: "image/jpeg", Size: 200_000}
}

// keeps has the folder keep all that came, as after fetching; but not those named.
func (w *ward) keeps(but ...string) {
	w.Update(func(tx *store.Tx) {
		all, err := tx.EvidenceOf(w.c.ID)
		require.NoError(w, err)
		for _, e := range all {
			if e.Hash == "" && !strings.Contains(strings.Join(but, " "), e.Remote) {
				e.Hash = fmt.Sprintf("%064x", e.ID)
				require.NoError(w, tx.PutEvidence(&e))
			}
		}
	})
}

// indicators are those of the pieces, in the order they came.
func (w *ward) indicators() (all []int) {
	w.View(func(tx *store.ReadTx) {
		list, err := tx.EvidenceOf(w.c.ID)
		require.NoError(w, err)
		for _, e := range list {
			all = append(all, e.Indicator)
		}
	})
	return all
}

func TestListAndSendBack(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Lan", "/minhchung tc3"), "Minh chứng tiêu chí 3 – Môi trường\n\nChưa có ảnh hay tệp nào.")
	_, said := w.Shows("Hùng", "tc3.2 đã dọn kênh hẻm 45", "", photo("one"))
	assert.Contains(t, said, "tiêu chí 3", "the criterion, not the second of the items")
	w.Shows("Thảo", "tc3 80% còn rác", "album1", photo("two"))
	w.Shows("Thảo", "", "album1", photo("three"))
	w.Turn(time.Minute)
	w.Shows("Thảo", "tc3 xong phần hồ sơ", "", talk.File{ID: "four", Kind: "document", MIME: "application/pdf", Name: "Hồ sơ <3>.pdf", Size: 3 << 20})
	w.Shows("Cường", "tc4 đang làm", "", photo("five"))
	w.keeps("three")
	said = w.Says("Lan", "/minhchung tc3")
	assert.Contains(t, said, "3 ảnh, 1 tệp, trong đó 1 chưa lưu được\n\nNội dung 2 – Thu gom rác · 21/11 – 27/11\n1. Hùng, 14:10 27/11 – 1 ảnh: “đã dọn kênh hẻm 45”")
	assert.Contains(t, said, "\n\n21/11 – 27/11\n2. Thảo, 14:10 27/11 – 2 ảnh (1 chưa lưu được): “còn rác”")
	assert.Contains(t, said, "3. Thảo, 14:11 27/11 – 1 tệp “Hồ sơ <3>.pdf”")
	assert.NotContains(t, said, "Cường")

	said = w.Says("Lan", "2")
	assert.Contains(t, said, "Thảo, 14:10 27/11 (tiêu chí 3) – 2 ảnh")
	assert.Contains(t, said, "1 tệp chưa lưu được nên tôi không gửi lại được.")
	f := w.File("Lan").File
	assert.Equal(t, store.File{Kind: store.Picture, Name: "minh-chung-2.jpg", Recipe: evidence.RecipeKept, Arg: fmt.Sprintf("%064x", 2)}, *f)
	w.Says("Lan", "/minhchung tc3")
	w.Presses("Lan", "3 Xem")
	assert.Equal(t, store.Document, w.File("Lan").File.Kind)
	assert.Equal(t, "Hồ sơ <3>.pdf", w.File("Lan").File.Name)

	assert.Contains(t, w.Says("Bảo", "minh chứng tc3.2"), "Minh chứng tiêu chí 3, nội dung 2 – Thu gom rác\n1 ảnh\n")
	said = w.Says("Hùng", "/minhchung tc3")
	assert.Contains(t, said, "2. 14:10 27/11 – 2 ảnh", "whose photo it is, is for officers")
	assert.Contains(t, said, "1. Hùng, 14:10")
	assert.NotContains(t, said, "Thảo")
	assert.Contains(t, w.Says("Cường", "/minhchung tc3"), "dành cho người phụ trách phần ấy và trưởng ban")
	assert.Contains(t, w.Says("Cường", "/minhchung"), "Tiêu chí 4 – An ninh: 1 ảnh, mới nhất 27/11")
	assert.Contains(t, w.Says("Bình", "/minhchung"), "Khu phố 5: chưa có")
	w.Golden("list")
}

func TestWhichIndicator(t *testing.T) {
	w := newWard(t)
	one, _ := w.Shows("Hùng", "tc3 đã dọn kênh", "", photo("one"))
	ack := w.Last("Hùng").ID
	w.Shows("Hùng", "tc3.3 trồng cây", "album", photo("two"))
	w.Shows("Hùng", "", "album", photo("three"))
	w.Turn(time.Minute)
	assert.Equal(t, []int{0, 3, 3}, w.indicators(), "what the first of an album shows, all of it shows")
	assert.Contains(t, w.Answers("Hùng", one, "minh chứng tc3.2"), "Đã gắn 1 tệp vào tiêu chí 3, nội dung 2 – Thu gom rác.")
	assert.Equal(t, []int{2, 3, 3}, w.indicators())
	assert.Contains(t, w.Replies("Hùng", ack, "minh chung tc3.1"), "Đã gắn 1 tệp vào tiêu chí 3, nội dung 1 – Nước sạch.")
	assert.Equal(t, []int{1, 3, 3}, w.indicators())
	assert.Contains(t, w.Answers("Hùng", one, "minh chứng tc3.9"), "Tiêu chí 3 có 3 nội dung, chưa có nội dung 9.")
	assert.Contains(t, w.Answers("Hùng", one, "minh chứng tc4.1"), "Tiêu chí 4 chưa nhập nội dung nào.")
	assert.Contains(t, w.Answers("Hùng", "nothing", "minh chứng tc3.2"), "Tôi không thấy ảnh")
	assert.Contains(t, w.Answers("Cường", one, "minh chứng tc3.2"), "Tôi không thấy ảnh", "not in his chat")
	assert.Equal(t, []int{1, 3, 3}, w.indicators())

	// An officer says so below a photo that was sent to him.
	w.keeps()
	w.Says("Lan", "/minhchung tc3.1")
	w.Presses("Lan", "1 Xem")
	assert.Contains(t, w.Replies("Lan", w.File("Lan").ID, "minh chứng tc3.2"), "nội dung 2")
	assert.Equal(t, []int{2, 3, 3}, w.indicators())

	// A photo without words, explained afterwards.
	w.Shows("Hùng", "", "", photo("four"))
	w.Turn(5 * time.Second)
	w.Says("Hùng", "tc3.2 đã dọn kênh")
	assert.Equal(t, []int{2, 3, 3, 2}, w.indicators())
	w.Shows("Hùng", "", "", photo("five"))
	w.Says("Hùng", "tc3.2 đã dọn thêm")
	w.Turn(5 * time.Second)
	assert.Empty(t, w.Hears("Hùng"), "explained at once: nobody asks what it shows")
}

func TestRadar(t *testing.T) {
	w := newWard(t)
	w.Shows("Hùng", "tc3.2 đã dọn kênh", "", photo("one"))
	w.Shows("Hùng", "tc3 còn rác", "", photo("two"))
	w.Shows("Cường", "tc4 đang làm", "", photo("three"))
	said := w.Says("Lan", "/minhchung")
	assert.Contains(t, said, "Chưa có minh chứng mới trong 30 ngày: 4/6 nội dung\n\ntc1 Quy hoạch – chưa có gì\ntc2 Giao thông – chưa có gì\ntc3.1 Nước sạch – chưa có gì\ntc3.3 Cây xanh – chưa có gì\n")
	assert.Contains(t, said, "1 ảnh, tệp chưa gắn nội dung nào")
	w.Now = w.Now.AddDate(0, 0, 45)
	w.Update(func(tx *store.Tx) {
		cuong := w.Member("Cường")
		require.NoError(t, tx.PutEvidence(&store.Evidence{Committee: w.c.ID, Member: cuong.ID, Subject: "tc4", MIME: "image/jpeg", At: w.Now.AddDate(0, 0, -10)}))
	})
	said = w.Says("Bảo", "minh chứng")
	assert.Contains(t, said, "tc3.2 Thu gom rác – 45 ngày (từ 27/11)")
	assert.NotContains(t, said, "tc4")
	said = w.Says("Bảo", "minh chứng 10 ngày")
	assert.Contains(t, said, "tc3.2 Thu gom rác – 45 ngày (từ 27/11)\ntc4 An ninh – 10 ngày (từ 1/1)")
	assert.NotContains(t, w.Says("Bảo", "/minhchung 60 ngày"), "tc3.2 Thu gom")
	w.Golden("radar")
}

func TestDossierOnItsWay(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Lan", "/minhchung hồ sơ tc3"), "Tiêu chí 3 – Môi trường chưa có ảnh hay tệp nào để làm hồ sơ.")
	w.Shows("Hùng", "tc3.2 đã dọn kênh", "", photo("one"))
	w.keeps()
	for _, said := range []string{"/minhchung hồ sơ tc3", "/evidence dossier tc3", "minh chung ho so tc3 tu 1/11 den 27/11/2026", "/minhchung hồ sơ"} {
		assert.Contains(t, w.Says("Lan", said), "Hồ sơ minh chứng", said)
		m := w.File("Lan")
		assert.Equal(t, evidence.RecipeDossier, m.File.Recipe)
		assert.True(t, strings.HasSuffix(m.File.Name, ".zip"))
		var arg evidence.DossierArg
		require.NoError(t, json.Unmarshal([]byte(m.File.Arg), &arg))
		assert.Equal(t, w.c.ID, arg.Committee)
	}
	var arg evidence.DossierArg
	w.Says("Lan", "/minhchung hồ sơ tc3 từ 1/11 đến 27/11")
	require.NoError(t, json.Unmarshal([]byte(w.File("Lan").File.Arg), &arg))
	assert.Equal(t, []any{3, "2026-11-01", "2026-11-27"}, []any{arg.Criterion, arg.First, arg.Last})
	assert.Contains(t, w.Says("Lan", "/minhchung hồ sơ tc3 từ 1/10 đến 31/10"), "từ 1/10 đến 31/10/2026, chưa có ảnh")
	assert.Contains(t, w.Says("Lan", "/minhchung hồ sơ tc3 từ 31/10 đến 1/10"), "Tôi chưa rõ")
	assert.Contains(t, w.Says("Hùng", "/minhchung hồ sơ tc3"), "Việc này dành cho trưởng ban, phó trưởng ban hoặc thư ký.")
	w.Update(func(tx *store.Tx) {
		hung := w.Member("Hùng")
		for n := range 5 {
			require.NoError(t, tx.PutEvidence(&store.Evidence{Committee: w.c.ID, Member: hung.ID, Subject: "tc3", Hash: fmt.Sprintf("%064x", 900+n), Size: 17 << 20, MIME: "video/mp4", At: w.Now}))
		}
	})
	assert.Contains(t, w.Says("Lan", "/minhchung hồ sơ tc3"), "Hồ sơ tiêu chí 3 nặng 85 MB, chat chỉ gửi được đến 50 MB.")
}

// TestHugeList: 300 answers are turned by page; every message stays one screen.
func TestHugeList(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		hung := w.Member("Hùng")
		for n := range 300 {
			require.NoError(t, tx.PutEvidence(&store.Evidence{Committee: w.c.ID, Member: hung.ID, Subject: "tc3", Indicator: n%4 + 1, MIME: "image/jpeg", Hash: fmt.Sprintf("%064x", n),
				Name: strings.Repeat("ảnh đẹp ", 40), At: w.Now.Add(time.Duration(n) * time.Minute)}))
		}
	})
	said := w.Says("Lan", "/minhchung tc3")
	assert.Contains(t, said, "300 ảnh · trang 1/38")
	assert.Less(t, len([]rune(said)), 2000)
	assert.Contains(t, w.Presses("Lan", "Trang sau"), "trang 2/38")
	assert.Contains(t, w.Says("Lan", "trang trước"), "trang 1/38")
	assert.Contains(t, w.Says("Lan", "/minhchung tc3 trang 38"), "\n300. ")
	assert.Contains(t, w.Says("Lan", "/minhchung tc3 99"), "trang 38/38")
}

func TestWhatIsNotUnderstood(t *testing.T) {
	w := newWard(t)
	w.Shows("Hùng", "tc3 đã dọn kênh", "", photo("one"))
	w.keeps()
	for said, want := range map[string]string{
		"/minhchung tc12": "Tôi chưa rõ “tc12” – Ban Chỉ đạo có 4 tiêu chí", "/minhchung kp9": "Tôi chưa rõ “kp9”", "/minhchung V9": "Tôi chưa rõ “V9”",
		"/minhchung tc3.7": "Tiêu chí 3 có 3 nội dung", "/minhchung kp5.1": "Gõ ví dụ", "/minhchung ảnh đẹp": "Tôi chưa rõ “ảnh đẹp”",
		"/minhchung tc3 với tc4": "Tôi chưa rõ", "/minhchung hồ sơ kp5": "Tôi chưa rõ", "/minhchung 0 ngày": "Tôi chưa rõ",
		"/minhchung khu phố 5": "Minh chứng khu phố 5", "/minhchung tiêu chí 3": "Minh chứng tiêu chí 3", "/evidence TC 3": "Minh chứng tiêu chí 3",
		"/minhchung hồ sơ tc3 tuần này": "Tôi chưa rõ",
	} {
		assert.Contains(t, w.Says("Lan", said), want, said)
	}
	for _, code := range []string{"mc:", "mc:open", "mc:open:1", "mc:open:1:x", "mc:open:1:99", "mc:open:0:1", "mc:list:1:", "mc:list:1:x:1", "mc:list:1:tc3:-4",
		"mc:radar:1:0:1", "mc:radar:1:x:1", "mc:what:1:tc3", "mc:open:99999999999999999999:1"} {
		assert.Contains(t, w.Forges("Lan", code), "Nút này đã cũ", code)
	}
	assert.Contains(t, w.Forges("Cường", "mc:open:1:1"), "Nút này đã cũ", "not his criterion")
	assert.Contains(t, w.Forges("Cường", "mc:radar:1:30:1"), "Nút này đã cũ")
	assert.Contains(t, w.Forges("Cường", "mc:dossier:1:tc3"), "Việc này dành cho")
	assert.Contains(t, w.Forges("Cường", "mc:list:1:tc3:1"), "dành cho người phụ trách")
	group := w.In("nhóm", "Lan", talk.Message{Kind: talk.Text, Text: "/minhchung@bot tc3", Addressed: true})
	assert.NotContains(t, group, "Hùng")
	assert.Contains(t, w.Hears("Lan"), "1. Hùng, 14:10")
	assert.NotContains(t, w.Says("Hùng", "minh chứng gửi rồi nhé"), "Chưa có minh chứng")
}
