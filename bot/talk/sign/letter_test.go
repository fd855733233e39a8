package sign_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

func (p *play) letterhead() (l store.Letter) {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		c, err := tx.Committee(1)
		require.NoError(p, err)
		l = c.Letter
	})
	return l
}

// TestLetterheadIsAskedOnce: question by question, each can be left out, across a restart; then it is shown, and one line
// changed.
func TestLetterheadIsAskedOnce(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/vanban")
	p.Presses("Lan", "2 Của Đảng")
	p.Says("Lan", "Đảng ủy phường Hoa Mai")
	p.Says("Lan", "Ban Chỉ đạo xây dựng đô thị văn minh")
	p.Restart()
	p.Says("Lan", "Địa danh: Hoa Mai")
	p.Says("Lan", "1")
	p.Says("Lan", "bỏ qua")
	p.Says("Lan", "- Ban Thường vụ Đảng ủy (b/c);\n- Như trên;\n- Lưu Văn phòng Đảng ủy.")
	assert.Contains(t, p.Says("Lan", "TM. BAN CHỈ ĐẠO"), "Thể thức của Đảng viết “T/M”")
	p.Presses("Lan", "1 T/M")
	p.Says("Lan", "1 TRƯỞNG BAN")
	p.Presses("Lan", "Bảo")
	assert.Equal(t, store.Letter{Layout: store.PartyForm, Upper: "Đảng ủy phường Hoa Mai", Agency: "Ban Chỉ đạo xây dựng đô thị văn minh", Place: "Hoa Mai", Symbol: "BC/BCĐ",
		Copies: []string{"Ban Thường vụ Đảng ủy (b/c)", "Như trên", "Lưu Văn phòng Đảng ủy."}, Authority: "T/M BAN CHỈ ĐẠO", Post: "TRƯỞNG BAN", Signer: "Bảo"}, p.letterhead())
	p.Says("Lan", "kính gửi: Ban Thường vụ Đảng ủy")
	assert.Equal(t, []string{"Ban Thường vụ Đảng ủy"}, p.letterhead().To)
	p.Says("Lan", "/vanban địa danh Hoa Lan")
	p.Presses("Lan", "Địa danh")
	p.Presses("Lan", "Xóa, để trống")
	assert.Empty(t, p.letterhead().Place)
	p.Says("Lan", "/vanban nơi nhận")
	p.Says("Lan", "/huy")
	p.Golden("letter")
}

// TestTheTwoFormsNeverMix: choosing the other form drops an authority written in the marks of this one.
func TestTheTwoFormsNeverMix(t *testing.T) {
	p := newPlay(t)
	p.letter(store.Letter{Layout: store.PartyForm, Authority: "T/M BAN CHỈ ĐẠO"})
	p.Says("Lan", "/vanban thể thức nhà nước")
	assert.Equal(t, store.Letter{Layout: store.StateForm}, p.letterhead())
	assert.Contains(t, p.Says("Lan", "/vanban thẩm quyền K/T TRƯỞNG BAN"), "“TM.”")
	assert.Empty(t, p.letterhead().Authority)
	p.Says("Lan", "/vanban thẩm quyền TM. BAN CHỈ ĐẠO")
	assert.Equal(t, "TM. BAN CHỈ ĐẠO", p.letterhead().Authority)
}

func TestLetterheadRefuses(t *testing.T) {
	p := newPlay(t)
	long := ""
	for range 200 {
		long += "a"
	}
	for said, want := range map[string]string{
		"/vanban này nọ":           "chưa rõ “này nọ”",
		"/vanban địa danh " + long: "dài quá",
		"/vanban địa danh 12345":   "phải có chữ",
		"/vanban thể thức khác":    "chọn 1",
	} {
		assert.Contains(t, p.Says("Lan", said), want, said)
	}
	assert.Zero(t, p.letterhead())
	assert.Contains(t, p.Says("Hùng", "/vanban"), "thư ký")
	assert.Contains(t, p.In("g/1", "Lan", talk.Message{Kind: talk.Text, Text: "/vanban@bot"}), "nhắn riêng")
	p.Says("Lan", "/vanban")
	assert.Contains(t, p.Says("Lan", "mẫu lạ"), "chọn 1")
	p.Says("Lan", "2")
	assert.Equal(t, store.PartyForm, p.letterhead().Layout)
}

// TestWhatTheSourcesDifferIn: the points in which renderings of the forms differ are settings with a usual value, never asked
// for.
func TestWhatTheSourcesDifferIn(t *testing.T) {
	p := newPlay(t)
	p.letter(store.Letter{Layout: store.PartyForm})
	p.Says("Lan", "/vanban giãn dòng 19pt")
	p.Says("Lan", "/vanban dấu kết thúc")
	p.Says("Lan", "2")
	assert.Equal(t, store.Letter{Layout: store.PartyForm, Line: 19, Ending: "./."}, p.letterhead())
	for _, bad := range []string{"/vanban giãn dòng 99", "/vanban giãn dòng rộng", "/vanban dấu kết thúc !"} {
		p.Says("Lan", bad)
	}
	assert.Equal(t, store.Letter{Layout: store.PartyForm, Line: 19, Ending: "./."}, p.letterhead())
	p.Says("Lan", "/vanban giãn dòng 18")
	p.Says("Lan", "/vanban dấu kết thúc: .")
	assert.Equal(t, store.Letter{Layout: store.PartyForm}, p.letterhead(), "the usual values are not kept")
	p.Says("Lan", "/vanban thể thức nhà nước")
	assert.Contains(t, p.Says("Lan", "/vanban giãn dòng 19"), "thể thức của Đảng")
}

// TestNobodysName: who has no answer says so in many ways; an “ok”, a letter and a line of another part are no answer.
func TestNobodysName(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/vanban")
	for _, said := range []string{"2", "Đảng bộ phường Hoa Mai", "k", "Ko.", "1", "kh"} {
		p.Says("Lan", said)
	}
	p.Says("Lan", "- Như trên\n- Các đồng chí ủy viên")
	assert.Contains(t, p.Says("Lan", "- Như trên; - Lưu VP"), "giống dòng Nơi nhận")
	assert.Contains(t, p.Says("Lan", "ok"), "“ok” ngắn quá")
	assert.Contains(t, p.Says("Lan", "B"), "“B” ngắn quá")
	p.Says("Lan", "không có")
	p.Says("Lan", "1")
	assert.Contains(t, p.Says("Lan", "x"), "“x” ngắn quá")
	shown := p.Says("Lan", "bỏ qua")
	want := store.Letter{Layout: store.PartyForm, Upper: "Đảng bộ phường Hoa Mai", Symbol: "BC/BCĐ", Copies: []string{"Như trên", "Các đồng chí ủy viên"}, Post: "TRƯỞNG BAN"}
	assert.Equal(t, want, p.letterhead())
	assert.Contains(t, shown, "“Như trên” ở Nơi nhận chưa chỉ ai")
	assert.Contains(t, shown, "Nơi nhận chưa có dòng “Lưu”")

	for _, said := range []string{"/vanban kính gửi k", "/vanban cơ quan không có", "/vanban người ký: ko"} {
		p.Says("Lan", said)
	}
	for _, said := range []string{"/vanban kính gửi ok", "/vanban cơ quan x", "/vanban nơi nhận Như trên; b"} {
		assert.Contains(t, p.Says("Lan", said), "ngắn quá", said)
	}
	assert.Equal(t, want, p.letterhead())
	p.Says("Lan", "/vanban chức vụ")
	p.Says("Lan", "ok")
	assert.Equal(t, want, p.letterhead(), "“ok” leaves what stands there")
	p.Says("Lan", "/vanban chức vụ")
	p.Says("Lan", "không có")
	assert.Empty(t, p.letterhead().Post)
	p.Says("Lan", "/vanban kính gửi: Ban Thường vụ Đảng ủy")
	shown = p.Says("Lan", "/vanban nơi nhận: Như trên; Lưu VP")
	assert.NotContains(t, shown, "chưa chỉ ai")
	assert.NotContains(t, shown, "chưa có dòng")
}
