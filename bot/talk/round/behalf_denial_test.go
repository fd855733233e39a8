package round

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhatDeniesANote(t *testing.T) {
	for in, want := range map[string]denial{
		"không đúng":                           {},
		"Khong dung!":                          {},
		"sai rồi":                              {},
		"chưa đúng ạ":                          {},
		"ghi nhầm rồi đồng chí ơi":             {},
		"Dạ thưa thư ký, không phải thế":       {},
		"tôi không nói như thế":                {},
		"em chưa báo gì cả":                    {},
		"tc3 sai rồi":                          {subject: "tc3"},
		"V 12 ghi nhầm":                        {subject: "V12"},
		"không đúng, tc3 mới 50%":              {rest: "tc3 mới 50%"},
		"không đúng tc3 50%":                   {rest: "tc3 50%"},
		"sai rồi\nmới 50% thôi":                {rest: "mới 50% thôi"},
		"không đúng tôi mới làm được một nửa":  {rest: "tôi mới làm được một nửa"},
		"tc3 không đúng, mới 50%":              {subject: "tc3", rest: "mới 50%"},
		"wrong, tc3 50%":                       {rest: "tc3 50%"},
		"I didn't say that":                    {},
		"@giaoban_bot không đúng":              {},
		"tôi có nói xong đâu. Còn vướng hẻm 4": {rest: "Còn vướng hẻm 4"},
	} {
		got, ok := readDenial(in)
		assert.True(t, ok, in)
		assert.Equal(t, want, got, in)
	}
	for _, in := range []string{"", "không", "tc3 xong", "không đúng quy hoạch", "không đúng à?", "chưa xong", "tc3 chưa đúng tiến độ", "sai phép 3 nhà",
		"nhầm lẫn số liệu hộ nghèo, đang rà lại", "không dùng nữa", "tôi báo tc3 80%", "không phải việc của tôi", "đúng rồi", "không sao"} {
		_, ok := readDenial(in)
		assert.False(t, ok, in)
	}
}
