package help_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/help"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/roster"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// newStage is a committee of Lan (secretary), Bảo (chair), Hùng (tc3, tc4) and Vân (observer), all of whom have joined.
func newStage(t *testing.T) *talktest.Stage {
	s := talktest.New(t, func(m talk.Menus, leave talktest.Leave) []talk.Flow {
		nothing := func(t *talk.Turn, _ string) error { return nil }
		others := talk.Flow{Name: "others", Commands: []talk.Command{
			{Name: "tonghop", Right: talk.Belong, Menu: true, Group: true, Do: nothing},
			{Name: "chuabaocao", Right: talk.SeeNames, Menu: true, Do: nothing},
			{Name: "ghiho", Right: talk.RecordOnBehalf, Menu: true, Do: nothing},
		}}
		return []talk.Flow{join.Flow(m, nil), roster.Flow(m), others, help.Flow(m, help.Leave(leave))}
	})
	var code string
	s.Update(func(tx *store.Tx) {
		var err error
		code, _, err = join.Claim(tx)
		require.NoError(t, err)
	})
	s.Says("Lan", code)
	for _, answer := range []string{"1", "Ban Chỉ đạo phường Tân Mẫu", "1", "1", "Nguyễn Thị Lan", "công chức Văn phòng", "0912345678"} {
		s.Says("Lan", answer)
	}
	s.Says("Lan", "/thanhvien thêm Đỗ Bảo, trưởng ban\nTrần Văn Hùng, 0912345679, tc3 tc4\nLý Vân, quan sát viên")
	s.Presses("Lan", "lưu")
	for _, who := range []string{"Bảo", "Hùng", "Vân"} {
		s.Says(who, s.Member(who).Invite)
		s.Says(who, "1")
	}
	s.Hears("Lan")
	s.Script.Reset()
	return s
}

func TestHelpSpeaksToTheRole(t *testing.T) {
	s := newStage(t)
	for _, who := range []string{"Hùng", "Lan", "Bảo", "Vân", "stranger"} {
		s.Says(who, "/trogiup")
	}
	s.In("g1", "Hùng", talk.Message{Kind: talk.Text, Text: "/trogiup@bot"})
	s.Says("Hùng", "/toi en")
	s.Says("Hùng", "help")
	s.Says("Lan", "/thanhvien thêm")
	assert.Contains(t, s.Says("Lan", "trợ giúp"), "trả lời dở một câu hỏi")
	assert.Contains(t, s.Says("Lan", "Lê Tâm, tc1"), "Tôi hiểu thế này", "help keeps the question open")
	s.Presses("Lan", "Thành viên và mã mời")
	s.Golden("help")
}

func TestCancel(t *testing.T) {
	s := newStage(t)
	assert.Contains(t, s.Says("Hùng", "/huy"), "Không có việc gì đang dở")
	for _, words := range []string{"/huy", "hủy", "Thôi", "/cancel", "huỷ bỏ"} {
		s.Says("Lan", "/thanhvien thêm Lê Tâm")
		assert.Contains(t, s.Says("Lan", words), "danh sách không có gì thay đổi", words)
		assert.Contains(t, s.Says("Lan", words), "Không có việc gì đang dở")
	}
	s.Says("Lan", "/thanhvien thêm Lê Tâm")
	s.Says("Lan", "/toi")
	assert.Contains(t, s.Says("Lan", "/huy"), "Không có việc gì đang dở", "any other command leaves the question")
	assert.Contains(t, s.In("g1", "Lan", talk.Message{Kind: talk.Text, Text: "/huy@bot"}), "Không có việc gì đang dở")
}

func TestLanguage(t *testing.T) {
	s := newStage(t)
	assert.Contains(t, s.Says("Hùng", "/toi en"), "I speak English")
	assert.Equal(t, store.English, s.Person("Hùng").Lang)
	s.Says("Hùng", "/toi")
	assert.Contains(t, s.Presses("Hùng", "Tiếng Việt"), "Từ nay tôi nói tiếng Việt")
	s.Says("Hùng", "/toi tiếng Anh")
	assert.Contains(t, s.Says("Hùng", "/me gì đó"), "I am not sure")
	assert.Contains(t, s.Forges("Hùng", "hp:lang:fr"), "out of date")
}

func TestMyData(t *testing.T) {
	s := newStage(t)
	hung, lan := s.Member("Hùng"), s.Member("Lan")
	s.Update(func(tx *store.Tx) {
		r := store.Round{Committee: 1, Phase: store.Opened}
		require.NoError(t, tx.PutRound(&r))
		for _, reply := range []store.Reply{
			{Subject: "tc3", Member: hung.ID, By: hung.Person, Text: "của Hùng"},
			{Subject: "tc4", Member: hung.ID, By: lan.Person, Means: store.ByPhone, Text: "Lan ghi hộ"},
			{Subject: "tc1", Member: lan.ID, By: lan.Person, Text: "của Lan"},
		} {
			reply.Committee, reply.Round, reply.Status = 1, r.ID, store.Done
			require.NoError(t, tx.AddReply(&reply))
		}
	})
	s.Says("Hùng", "/toi")
	s.Presses("Hùng", "Tải dữ liệu")
	f := s.File("Hùng").File
	assert.Equal(t, help.RecipeMyData, f.Recipe)
	id, err := strconv.ParseUint(f.Arg, 10, 64)
	require.NoError(t, err)
	assert.Equal(t, uint64(hung.Person), id)
	raw, err := help.MyData(s.DB, hung.Person)
	require.NoError(t, err)
	var data map[string]any
	require.NoError(t, json.Unmarshal(raw, &data))
	for _, has := range []string{"của Hùng", "Lan ghi hộ", "p/Hùng", "0912345679", "2026-11-21", "Trần Văn Hùng", "used_at"} {
		assert.Contains(t, string(raw), has)
	}
	assert.NotContains(t, string(raw), "của Lan", "another's words")
	lans, err := help.MyData(s.DB, lan.Person)
	require.NoError(t, err)
	assert.Contains(t, string(lans), `"recorded_for_others": 1`)
	_, err = help.MyData(s.DB, 99)
	assert.ErrorIs(t, err, store.ErrNotFound)
	s.Golden("me")
}

func TestEraseAsksTwice(t *testing.T) {
	s := newStage(t)
	hung := s.Member("Hùng")
	for _, code := range []string{"hp:sure", "hp:erase:1", "hp:erase:2", "hp:no", "hp:", "hp:lang:"} {
		assert.Contains(t, s.Forges("Hùng", code), "Nút này đã cũ", code)
	}
	s.Says("Hùng", "/toi xoá")
	assert.Contains(t, s.Forges("Hùng", "hp:sure"), "Nút này đã cũ", "not at the first question")
	s.Says("Hùng", "thôi")
	s.Says("Hùng", "/toi xoa")
	s.Says("Hùng", "2")
	assert.Contains(t, s.Presses("Hùng", "Thôi"), "không có gì thay đổi")
	assert.Equal(t, hung, s.Member("Hùng"))
	s.Script.Reset()
	s.Says("Hùng", "/toi xoa")
	s.Restart()
	s.Presses("Hùng", "1 Xoá tài khoản")
	s.Restart()
	assert.Contains(t, s.Says("Hùng", "xóa hẳn"), "Đây là tin cuối cùng")
	assert.Contains(t, s.Hears("Lan"), "Đến kỳ xin gọi 0912 345 679")
	assert.Zero(t, s.Person("Hùng").ID)
	after := s.Member("Hùng")
	assert.Zero(t, after.Person)
	assert.Equal(t, "0912345679", after.Phone, "not asked for")
	assert.Equal(t, hung.Charges, after.Charges, "he stays on the call list")
	assert.Contains(t, s.Says("Hùng", "/toi"), "Tôi không lưu gì về đồng chí")
	s.Golden("erase")

	s.Says("Lan", "/thanhvien Hùng")
	s.Presses("Lan", "Mã mời mới")
	s.Says("Hùng", s.Member("Hùng").Invite)
	s.Says("Hùng", "1")
	assert.NotEqual(t, hung.Person, s.Member("Hùng").Person, "a new person, with a consent of his own")
}

func TestEraseWithPhone(t *testing.T) {
	s := newStage(t)
	s.Says("Hùng", "/toi xoa")
	s.Presses("Hùng", "2 Xoá cả số")
	s.Presses("Hùng", "Xoá hẳn")
	assert.Contains(t, s.Hears("Lan"), "cùng số điện thoại")
	assert.Empty(t, s.Member("Hùng").Phone)
	s.View(func(tx *store.ReadTx) {
		m, err := tx.AsOf(s.Now.Add(-time.Nanosecond)).Member(1, s.Member("Hùng").ID)
		if err == nil {
			assert.Empty(t, m.Phone)
		}
	})
}

func TestTheLastSecretaryErases(t *testing.T) {
	s := newStage(t)
	assert.Contains(t, s.Says("Lan", "/toi xoa"), "Ban Chỉ đạo phường Tân Mẫu sẽ không còn thư ký")
	s.Says("Lan", "1")
	s.Says("Lan", "xoá hẳn")
	assert.Contains(t, s.Hears("Bảo"), "Nguyễn Thị Lan đã rút lại đồng ý", "the chair hears where no secretary is left")
	s.Says("Bảo", "/toi xoa")
	s.Says("Bảo", "1")
	s.Says("Bảo", "xoá hẳn")
	s.View(func(tx *store.ReadTx) {
		all, err := tx.Troubles(time.Time{})
		require.NoError(t, err)
		require.Len(t, all, 1, "and the operator where nobody is")
		assert.Equal(t, store.TroubleOrphan, all[0].Kind)
	})
}

func TestMeInAGroup(t *testing.T) {
	s := newStage(t)
	for _, words := range []string{"/toi@bot", "/toi@bot xoa"} {
		assert.Contains(t, s.In("g1", "Hùng", talk.Message{Kind: talk.Text, Text: words}), "nhắn riêng cho tôi")
	}
	assert.Contains(t, s.In("g1", "Hùng", talk.Message{Kind: talk.Press, Code: "hp:data", Message: "m1"}), "Nút này đã cũ")
	assert.True(t, strings.HasPrefix(s.Says("stranger", "/toi"), "Tôi không lưu gì"))
}
