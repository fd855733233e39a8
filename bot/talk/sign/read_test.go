package sign

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
)

func dateOf(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestEditOf(t *testing.T) {
	for said, want := range map[string]editing{
		"mục II.2: lời mới":               {key: "II.2", words: "lời mới", named: true},
		"Mục ii.2 : lời mới":              {key: "II.2", words: "lời mới", named: true},
		"muc 2: x":                        {},
		"sửa I.3: dòng 1\n- dòng 2":       {key: "I.3", words: "dòng 1\n- dòng 2", named: true},
		"sua muc I3: x":                   {key: "I.3", words: "x", named: true},
		"II.2: lời mới":                   {key: "II.2", words: "lời mới"},
		"III: a: b":                       {key: "III", words: "a: b"},
		"sửa mục II.2 thành lời mới":      {key: "II.2", words: "lời mới", named: true},
		"II.2 trả lại như cũ":             {key: "II.2", undo: true},
		"mục II.2 như cũ":                 {key: "II.2", undo: true, named: true},
		"mục II.2: như cũ":                {key: "II.2", undo: true, named: true},
		"bỏ sửa II.2":                     {key: "II.2", undo: true, named: true},
		"xem I.3":                         {key: "I.3", show: true, named: true},
		"sửa II.2":                        {key: "II.2", ask: true, named: true},
		"mục IV":                          {key: "IV", ask: true, named: true},
		"section II.2: new words":         {key: "II.2", words: "new words", named: true},
		"mục IX.9: x":                     {key: "IX.9", words: "x", named: true},
		"V: xong":                         {},
		"v12 xong":                        {},
		"V1: xong":                        {},
		"mục II thiếu số liệu":            {},
		"mục II thành tích tốt":           {},
		"I":                               {},
		"xong":                            {},
		"in ấn: xong":                     {},
		"vi phạm: 3":                      {},
		"":                                {},
		"mục":                             {},
		"sửa hạn thứ 6":                   {},
		"xem việc":                        {},
		"1: xong":                         {},
		"tc3 80%":                         {},
		"mục II.2:":                       {key: "II.2", ask: true, named: true},
		strings.Repeat("i", 4000) + ": x": {},
	} {
		for _, typed := range []string{said, fold.NFC(norm.NFD.String(said))} {
			got, ok := editOf(typed, false)
			assert.Equal(t, want.key != "", ok, typed)
			if ok {
				assert.Equal(t, want, got, typed)
			}
		}
	}
	got, ok := editOf("II.2", true)
	assert.True(t, ok)
	assert.Equal(t, editing{key: "II.2", ask: true}, got)
	got, ok = editOf("muc ii.2 nhu cu", false)
	assert.True(t, ok)
	assert.True(t, got.undo)
}

func TestNoOf(t *testing.T) {
	for said, want := range map[string]string{
		"trả lại: thiếu số liệu khu phố 5": "thiếu số liệu khu phố 5", "tra lai vi sai ten": "sai ten", "Trả lại, thiếu kp5": "thiếu kp5", "trả lại": "",
		"chưa duyệt: thiếu phụ lục": "thiếu phụ lục", "trả lại báo cáo vì thiếu": "thiếu", "return: figures are missing": "figures are missing", "trả lại vì": "",
	} {
		got, strong, ok := noOf(said)
		assert.True(t, ok && strong, said)
		assert.Equal(t, want, got, said)
	}
	for said, want := range map[string]string{"chưa được": "", "Chưa được!": "", "không đồng ý": "", "chưa được ạ": "", "chưa được, thiếu kp5": "thiếu kp5",
		"chưa đồng ý vì sai tên": "sai tên", "chưa được: còn thiếu": "còn thiếu"} {
		got, strong, ok := noOf(said)
		assert.True(t, ok && !strong, said)
		assert.Equal(t, want, got, said)
	}
	for _, no := range []string{"trả lạiii", "đã trả lại tiền cho dân", "returned", "", "duyệt", "không", "chưa được họp khu phố 5", "không được quên kp5"} {
		_, _, ok := noOf(no)
		assert.False(t, ok, no)
	}
}

func TestTypedButtons(t *testing.T) {
	for said, want := range map[string]string{"gửi trưởng ban": doSend, "Gửi Trưởng ban đi ạ.": doSend, "xem cả bản": doSee, "sửa": doEdit, "trả lại như cũ": doUndo, "tải .docx": doDoc,
		"rút lại": doBack, "bỏ bản nháp": doDrop, "cập nhật số liệu": doFresh, "": "", "đi": "", "gửi lời chào": "", "sửa mái trường": "", "xem xét": ""} {
		assert.Equal(t, want, verbOf(fold.Key(said)), said)
	}
	for said, want := range map[string][2]bool{"duyệt": {true, true}, "duyệt đi": {true, true}, "Duyệt nhé!": {true, true}, "đồng ý duyệt": {true, true}, "ok": {false, true}, "đồng ý ạ": {false, true},
		"được": {false, true}, "chưa duyệt": {}, "duyệt tháng 11": {}, "được mấy người": {}} {
		assert.Equal(t, want, [2]bool{isSigned(fold.Key(said)), isYes(fold.Key(said))}, said)
	}
}

func TestFirstChange(t *testing.T) {
	for _, c := range [][4]string{
		{"Đến ngày 27/11: đạt 3/9 tiêu chí (đầu kỳ: 2/9).", "Đến ngày 27/11: đạt 5/9 tiêu chí (đầu kỳ: 2/9).", "… 27/11: đạt 3/9 tiêu chí …", "… 27/11: đạt 5/9 tiêu chí …"},
		{"Họp.", "Họp. Khu phố 6 đã họp dân.", "Họp.", "Họp. Khu phố 6 đã họp dân."},
		{"Một hai ba bốn năm.", "Một hai.", "Một hai ba bốn năm.", "Một hai."},
		{"", "Mới.", "", "Mới."},
		{"Cũ.", "", "Cũ.", ""},
	} {
		was, is := firstChange(c[0], c[1])
		assert.Equal(t, [2]string{c[2], c[3]}, [2]string{was, is}, c[1])
	}
}

func TestFieldOf(t *testing.T) {
	for said, want := range map[string][2]string{
		"địa danh Hoa Mai": {"place", "Hoa Mai"}, "dia danh: Hoa Mai": {"place", "Hoa Mai"}, "nơi nhận:\n- Như trên\n- Lưu: VT": {"copies", "- Như trên\n- Lưu: VT"},
		"người ký Lê Văn Bảo": {"signer", "Lê Văn Bảo"}, "cơ quan cấp trên UBND phường": {"upper", "UBND phường"}, "cơ quan ban hành: BCĐ": {"agency", "BCĐ"},
		"thẩm quyền KT. TRƯỞNG BAN": {"authority", "KT. TRƯỞNG BAN"}, "thẩm quyền ký TM. BAN": {"authority", "TM. BAN"}, "chức vụ người ký: Trưởng ban": {"post", "Trưởng ban"},
		"thể thức đảng": {"form", "đảng"}, "nơi nhận": {"copies", ""}, "kính gửi: UBND": {"to", "UBND"},
	} {
		f, value, ok := fieldOf(said)
		assert.True(t, ok, said)
		assert.Equal(t, want, [2]string{string(f), value}, said)
	}
	for _, no := range []string{"", "này nọ", "địa danhh", "tới"} {
		_, _, ok := fieldOf(no)
		assert.False(t, ok, no)
	}
}

func TestSigning(t *testing.T) {
	for s, want := range map[string]store.Layout{"TM. BAN CHỈ ĐẠO": store.StateForm, "kt. trưởng ban": store.StateForm, "T/M BAN": store.PartyForm, "K/T TRƯỞNG BAN": store.PartyForm, "": "", "TMX": "", "Trưởng ban": ""} {
		assert.Equal(t, want, formOf(s), s)
	}
	for s, want := range map[string]bool{"KT. TRƯỞNG BAN": true, "K/T TRƯỞNG BAN": true, "kt trưởng ban": true, "TM. BAN": false, "": false, "KTS": false} {
		assert.Equal(t, want, signsFor(s), s)
	}
}

// FuzzTyped: whatever is typed, nothing falls over, and an edit's words are a part of what was typed.
func FuzzTyped(f *testing.F) {
	for _, s := range []string{"mục II.2: lời", "II trả lại như cũ", "trả lại: x", "địa danh Hoa Mai", "sửa", "mục", "i:", "\xff\xfe", "mục II.\u0301: x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = fold.NFC(s)
		if e, ok := editOf(s, false); ok {
			require.Contains(t, s, e.words)
			require.NotEmpty(t, e.key)
		}
		if reason, _, ok := noOf(s); ok {
			require.Contains(t, s, reason)
		}
		if _, value, ok := fieldOf(s); ok {
			require.Contains(t, s, value)
		}
	})
}
