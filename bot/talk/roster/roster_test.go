package roster_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/roster"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// newStage is a committee with Lan as its secretary, set up as people do it.
func newStage(t *testing.T) *talktest.Stage {
	s := talktest.New(t, func(m talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{join.Flow(m, nil), roster.Flow(m), talktest.Cancel(leave)}
	})
	var code string
	s.Update(func(tx *store.Tx) {
		var err error
		code, _, err = join.Claim(tx)
		require.NoError(t, err)
	})
	s.Says("Lan", "/start "+code)
	for _, answer := range []string{"1", "Ban Chỉ đạo phường Tân Mẫu", "1", "1", "Nguyễn Thị Lan", "công chức Văn phòng", "0912345678"} {
		s.Says("Lan", answer)
	}
	s.Script.Reset()
	return s
}

// enter lets a member in with the newest code made for him.
func enter(s *talktest.Stage, who string) store.Member {
	s.Helper()
	s.Says(who, s.Member(who).Invite)
	s.Says(who, "1")
	m := s.Member(who)
	require.Equal(s, s.Person(who).ID, m.Person)
	return m
}

func owns(m store.Member) (codes []store.Subject) {
	for _, c := range m.Charges {
		if c.To.IsZero() {
			codes = append(codes, c.Subject)
		}
	}
	return codes
}

// From an empty file to three people who have joined, in the words that are said.
func TestThreeInvitedMembers(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien")
	s.Says("Lan", "/khupho 1-3, Đông")
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, công chức địa chính, UBND, 0912 345 679, tc3 tc4")
	s.Presses("Lan", "Đúng, lưu")
	hung := s.Member("Hùng")
	letter := s.File("Lan")
	assert.Equal(t, &store.File{Kind: store.Picture, Name: "ma-moi.png", Recipe: "qr", Arg: "https://chat.example/giaoban?start=" + hung.Invite}, letter.File)
	s.Says("Lan", "thành viên thêm Phạm Thị Liên, trưởng kp2, 0912345670\nLê Văn Tâm, Trạm y tế, tc8\nĐỗ Bảo, Bí thư Đảng ủy, trưởng ban")
	s.Says("Lan", "3 đơn vị Đảng ủy")
	s.Says("Lan", "đúng")
	s.Presses("Lan", "Viết thư mời")
	for _, who := range []string{"Hùng", "Liên", "Bảo"} {
		enter(s, who)
	}
	s.Says("Lan", "/thanhvien")
	s.Golden("three_members")

	assert.Equal(t, []store.Subject{"tc3", "tc4"}, owns(s.Member("Hùng")))
	assert.Equal(t, store.Head, s.Member("Liên").Role)
	assert.Equal(t, []store.Subject{"kp2"}, owns(s.Member("Liên")))
	assert.Equal(t, store.Chair, s.Member("Bảo").Role)
	assert.Contains(t, s.Menus[talktest.Account("Bảo")], "thanhvien")
	assert.NotContains(t, s.Menus[talktest.Account("Hùng")], "thanhvien")
	assert.Zero(t, s.Member("Tâm").Person)
}

func TestStepByStep(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm")
	s.Says("Lan", "đồng chí Trần Văn Hùng")
	for _, answer := range []string{"địa chính", "bỏ qua", "0912", "+84 912 345 679", "gì cũng được", "thành viên", "cái nào cũng được", "tc3, 4"} {
		s.Restart()
		s.Says("Lan", answer)
	}
	s.Presses("Lan", "Đúng, lưu")
	m := s.Member("Hùng")
	assert.Equal(t, "địa chính", m.Post)
	assert.Empty(t, m.Unit)
	assert.Equal(t, "0912345679", m.Phone)
	assert.Equal(t, []store.Subject{"tc3", "tc4"}, owns(m))
	s.Golden("step_by_step")
}

func TestStepsByButton(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Lê Tâm")
	for _, label := range []string{"Bỏ qua", "Bỏ qua", "Bỏ qua", "2 phó trưởng ban", "Bỏ qua", "Đúng, lưu"} {
		s.Presses("Lan", label)
	}
	assert.Equal(t, store.Deputy, s.Member("Tâm").Role)
}

func TestLeaveInEachStep(t *testing.T) {
	answers := []string{"/thanhvien thêm", "Trần Văn Hùng", "-", "-", "-", "-", "tc3"}
	for n := range len(answers) {
		s := newStage(t)
		for _, a := range answers[:n+1] {
			s.Says("Lan", a)
		}
		assert.Contains(t, s.Says("Lan", "/huy"), "không có gì thay đổi", "after %d answers", n)
		s.View(func(tx *store.ReadTx) {
			all, err := tx.Members(1)
			require.NoError(t, err)
			assert.Len(t, all, 1)
		})
	}
}

func TestCorrectBeforeSaving(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, địa chính, 0912 345, tc3 tc12 kp7")
	s.Presses("Lan", "Sửa")
	s.Says("Lan", "không rõ lắm đâu nhé")
	s.Says("Lan", "0912 345 679")
	s.Says("Lan", "chức vụ: công chức địa chính")
	s.Says("Lan", "tc3, tc5")
	s.Says("Lan", "thư ký")
	s.Says("Lan", "điện thoại 12")
	s.Says("Lan", "tên 🌸")
	s.Says("Lan", "lưu")
	m := s.Member("Hùng")
	assert.Equal(t, "công chức địa chính", m.Post)
	assert.Equal(t, "0912345679", m.Phone)
	assert.Equal(t, store.Secretary, m.Role)
	assert.Equal(t, []store.Subject{"tc3", "tc5"}, owns(m))
	s.Golden("correct")

	s.Says("Lan", "/thanhvien thêm A B, tc1\nC D, tc2\nE F, kp7")
	old := s.Last("Lan").Actions[0][0].Code
	s.Says("Lan", "2 bỏ")
	assert.Contains(t, s.Forges("Lan", old), "Nút này đã cũ", "an older card means another list")
	s.Presses("Lan", "Đúng, lưu")
	assert.Equal(t, []store.Subject{"kp7"}, owns(s.Member("E F")))
	s.View(func(tx *store.ReadTx) {
		p, err := tx.Neighbourhood(1, 7)
		require.NoError(t, err)
		assert.Equal(t, "Khu phố 7", p.Name)
	})
}

func TestBadLists(t *testing.T) {
	s := newStage(t)
	for in, want := range map[string]string{
		"/thanhvien thêm 🌸🌸":                              "Họ tên phải có chữ",
		"/thanhvien thêm 0912345678":                      "Họ tên phải có chữ",
		"/thanhvien thêm A B, tc1\ntc3, 0912345678":       "Dòng 2. Tôi chưa thấy họ tên",
		"/thanhvien thêm " + strings.Repeat("Hùng ", 60):  "Họ tên dài quá 80 chữ",
		"/thanhvien thêm " + strings.Repeat("Hùng\n", 61): "mỗi lần tối đa 60 người",
	} {
		assert.Contains(t, s.Says("Lan", in), want)
		assert.Contains(t, s.Says("Lan", "Lê Tâm, tc3"), "Tôi hiểu thế này", "the question is still open")
		s.Says("Lan", "bỏ")
	}
}

func TestOddNames(t *testing.T) {
	s := newStage(t)
	for in, want := range map[string]string{
		norm.NFD.String("Nguyễn Thị Hòa"): "Nguyễn Thị Hòa", "\u202eHùng\u202c Anh": "Hùng Anh", "<b>Tâm</b>": "<b>Tâm</b>", "Sơn 🌸": "Sơn 🌸",
		"Tư \ue000đậm\ue001": "Tư đậm",
	} {
		s.Says("Lan", "/thanhvien thêm "+in+", tc1")
		assert.Contains(t, s.Presses("Lan", "Đúng, lưu"), want)
		assert.Equal(t, want, s.Member(want).Name)
	}
}

func TestTwoOfOneName(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, công an, tc4")
	s.Presses("Lan", "lưu")
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, địa chính, tc4")
	s.Presses("Lan", "lưu")
	s.Says("Lan", "/thanhvien thêm Tran Van Hung, dia chinh")
	s.Presses("Lan", "Bỏ")
	assert.Contains(t, s.Says("Lan", "/thanhvien hung"), "Đồng chí muốn xem ai?")
	s.Says("Lan", "2")
	s.Presses("Lan", "Làm đầu mối tc4")
	s.Golden("two_of_one_name")
	s.View(func(tx *store.ReadTx) {
		all, err := tx.MembersIn(1)
		require.NoError(t, err)
		require.Len(t, all, 3)
		assert.False(t, all[1].AnswersFor(tx.Now())[0].Lead)
		assert.True(t, all[2].AnswersFor(tx.Now())[0].Lead)
	})
}

func TestOnlyThoseWhoManageMembers(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, tc3")
	s.Presses("Lan", "lưu")
	enter(s, "Hùng")
	lan := s.Member("Lan")
	for _, words := range []string{"/thanhvien", "/thanhvien Lan", "/thanhvien thêm Lê Tâm, tc1", "/khupho 1-3", "/khupho bỏ 1"} {
		assert.Contains(t, s.Says("Hùng", words), "Việc này dành cho trưởng ban, phó trưởng ban hoặc thư ký", words)
	}
	for _, code := range []string{"tv:end:1:1", "tv:endyes:1:1", "tv:role:chair:1:2", "tv:inv:1:2", "tv:f:role:1:2", "tv:lead:tc3:1:2", "tv:letters:1:1:9", "kp:end:1:1",
		"tv:page:1:2", "tv:card:1:1"} {
		assert.Contains(t, s.Forges("Hùng", code), "Việc này dành cho trưởng ban, phó trưởng ban hoặc thư ký", code)
	}
	for _, code := range []string{"tv", "tv:", "tv:card", "tv:card:1", "tv:card:x:y", "tv:card:0:0", "tv:card:1:99", "tv:save:1", "tv:role:king:1:1", "tv:f:shoes:1:1", "kp:", "kp:end:1:99",
		"tv:nothing:1:1", "tv:letters:x:1:1", "tv:letters:1:1:1", "tv:lead:tc9:1:1", "tv:skip:post", "tv:pick:chair"} {
		assert.NotEmpty(t, s.Forges("Lan", code), code)
	}
	assert.Contains(t, s.Forges("Hùng", "tv:card:2:1"), "chưa có tên trong Ban Chỉ đạo nào", "another committee's card")
	assert.Contains(t, s.Says("stranger", "/thanhvien"), "mã mời")
	assert.Equal(t, lan, s.Member("Lan"))
	assert.Contains(t, s.In("g1", "Lan", talk.Message{Kind: talk.Text, Text: "/thanhvien@bot"}), "nhắn riêng cho tôi")
	assert.Contains(t, s.In("g1", "", talk.Message{Kind: talk.Text, Text: "/thanhvien@bot"}), "gửi dưới tên nhóm")
}

func TestChangeAMember(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, tc3\nLê Tâm, tc3")
	s.Presses("Lan", "lưu")
	enter(s, "Hùng")
	s.Script.Reset()
	change := func(field, value string) string {
		s.Says("Lan", "/thanhvien Hùng")
		s.Presses("Lan", "Sửa")
		s.Presses("Lan", field)
		return s.Says("Lan", value)
	}
	change("họ tên", "Trần Mạnh Hùng")
	change("chức vụ", "công chức địa chính")
	change("số điện thoại", "0987 654 321")
	assert.Contains(t, change("phần phụ trách", "tc12"), "Ban có 9 tiêu chí")
	s.Says("Lan", "thêm tc5, kp4")
	change("phần phụ trách", "bỏ tc3")
	assert.Empty(t, s.Hears("Hùng"), "told once, when it has settled")
	s.Turn(10 * time.Minute)
	assert.Equal(t, 1, strings.Count(s.Hears("Hùng"), "vừa thay đổi"))
	change("vai trò", "2")
	s.Hears("Hùng")
	assert.Contains(t, s.Menus[talktest.Account("Hùng")], "thanhvien")
	m := s.Member("Hùng")
	assert.Equal(t, "Trần Mạnh Hùng", m.Name)
	assert.Equal(t, store.Deputy, m.Role)
	assert.Equal(t, []store.Subject{"tc5", "kp4"}, owns(m))
	assert.True(t, s.Member("Tâm").Charges[0].Lead, "the lead of tc3 went to whom it was left")
	s.Golden("change")
	change("phần phụ trách", "không")
	assert.Empty(t, owns(s.Member("Hùng")))
	change("số điện thoại", "không")
	assert.Empty(t, s.Member("Hùng").Phone)
}

func TestLastSecretaryStays(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien lan")
	assert.Contains(t, s.Presses("Lan", "Kết thúc"), "thư ký duy nhất")
	s.Presses("Lan", "Sửa")
	s.Presses("Lan", "vai trò")
	assert.Contains(t, s.Presses("Lan", "thành viên"), "thư ký duy nhất")
	s.Says("Lan", "/thanhvien thêm Lê Tâm, thư ký")
	s.Presses("Lan", "lưu")
	s.Says("Lan", "/thanhvien lan")
	assert.Contains(t, s.Presses("Lan", "Kết thúc"), "thư ký duy nhất", "a successor who has not joined is none")
	enter(s, "Tâm")
	s.Presses("Lan", "Kết thúc")
	s.Presses("Lan", "Đúng, kết thúc")
	assert.False(t, s.Member("Lan").In(s.Now))
	assert.NotContains(t, s.Menus[talktest.Account("Lan")], "thanhvien")
	assert.Contains(t, s.Says("Lan", "/thanhvien"), "chưa có tên trong Ban Chỉ đạo nào")
}

func TestEndKeepsHistory(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm Trần Văn Hùng, tc3")
	s.Presses("Lan", "lưu")
	code := enter(s, "Hùng").Invite
	assert.Empty(t, code)
	s.Turn(24 * time.Hour)
	then := s.Now.Add(-time.Minute)
	s.Says("Lan", "/thanhvien Hùng")
	s.Presses("Lan", "Kết thúc")
	assert.Contains(t, s.Presses("Lan", "Đúng, kết thúc"), "Chưa ai phụ trách: tc3")
	assert.Contains(t, s.Hears("Hùng"), "không còn trong danh sách")
	m := s.Member("Hùng")
	assert.True(t, m.In(then))
	assert.True(t, m.Owns("tc3", then))
	assert.False(t, m.In(s.Now))
	assert.Contains(t, s.Presses("Lan", "Mã mời mới"), "không còn trong danh sách", "an old card")
}

func TestPages(t *testing.T) {
	s := newStage(t)
	var b strings.Builder
	for i := range 55 {
		b.WriteString("Nguyễn Văn " + string(rune('A'+i%26)) + string(rune('a'+i/26)) + ", tc1\n")
	}
	s.Says("Lan", "/thanhvien thêm\n"+b.String())
	s.Presses("Lan", "lưu")
	assert.Contains(t, s.Says("Lan", "/thanhvien"), "trang 1/3")
	first := s.Last("Lan")
	assert.Contains(t, s.Presses("Lan", "Trang sau"), "trang 2/3")
	assert.Equal(t, first.ID, s.Last("Lan").ID, "turned in place")
	assert.LessOrEqual(t, len([]rune(first.Text)), 2000)
}

func TestPlaces(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/khupho")
	s.Says("Lan", "/khupho 1,3, khu phố 4, kp9, Đông, khu phố Tây")
	s.Says("Lan", "/khupho 1-4, đông")
	s.Says("Lan", "/khupho sửa 3 thành Nam")
	s.Says("Lan", "/khupho sửa Đông = Đông Bắc")
	s.Says("Lan", "/khupho sửa 77 thành A")
	s.Says("Lan", "/khupho sửa 5")
	s.Says("Lan", "/khupho 1-9999")
	s.Says("Lan", "/thanhvien thêm Lê Tâm, kp4")
	s.Presses("Lan", "lưu")
	enter(s, "Tâm")
	s.In("g1", "Lan", talk.Message{Kind: talk.Text, Text: "/khupho@bot"})
	s.Says("Lan", "/khupho bỏ 4")
	s.Presses("Lan", "Đúng, bỏ")
	s.Says("Lan", "/khupho")
	assert.Empty(t, owns(s.Member("Tâm")))
	s.Golden("places")
	s.Says("Lan", "/khupho 4")
	s.View(func(tx *store.ReadTx) {
		p, err := tx.Neighbourhood(1, 4)
		require.NoError(t, err)
		assert.True(t, p.To.IsZero(), "it is there again")
	})
}

// A question that was left lying does not swallow what is written hours later.
func TestForgottenQuestion(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/thanhvien thêm")
	s.Turn(2 * time.Hour)
	assert.Contains(t, s.Says("Lan", "trời đẹp quá"), "Tôi chưa rõ “trời đẹp quá”")
	s.View(func(tx *store.ReadTx) {
		_, open, err := tx.Dialog(talktest.Account("Lan"))
		require.NoError(t, err)
		assert.False(t, open)
	})
	s.Says("Lan", "/thanhvien thêm Lê Tâm, thư ký")
	s.Presses("Lan", "lưu")
	enter(s, "Tâm")
	s.Says("Tâm", "/thanhvien thêm")
	s.Update(func(tx *store.Tx) {
		m, err := tx.Member(1, s.Member("Tâm").ID)
		require.NoError(t, err)
		m.Role = store.Plain
		require.NoError(t, tx.PutMember(&m))
	})
	assert.Contains(t, s.Says("Tâm", "Sơn, tc1"), "Tôi chưa rõ", "nor does one whose asker lost the right trap anybody")
}

func TestSecretaryOfTwoCommittees(t *testing.T) {
	s := newStage(t)
	s.Update(func(tx *store.Tx) {
		c := store.Committee{Name: "Ban Chỉ đạo xã Mẫu", Lang: store.Vietnamese, Neighbourhood: "ấp"}
		require.NoError(t, tx.PutCommittee(&c))
		m := s.Member("Lan")
		require.NoError(t, tx.PutMember(&store.Member{Committee: c.ID, Person: m.Person, Name: m.Name, Call: m.Call, Role: store.Secretary}))
	})
	s.Says("Lan", "/thanhvien thêm Lê Tâm, kp3\nĐỗ Sơn, ấp 4")
	s.Says("Lan", "2")
	s.Says("Lan", "lưu")
	assert.Equal(t, store.CommitteeID(2), s.Member("Sơn").Committee)
	assert.Equal(t, []store.Subject{"kp4"}, owns(s.Member("Sơn")))
	s.Golden("two_committees")
}
