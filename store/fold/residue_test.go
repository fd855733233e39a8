package fold_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store/fold"
)

func TestDecode(t *testing.T) {
	v := fold.NewVocabulary("báo", "cáo", "hoàn", "thành", "tiến", "độ", "nhiệm", "vụ", "rồi", "chưa",
		"đang", "vướng", "không", "đã", "đường", "tuần", "được", "nửa", "cần", "quặng", "ý", "hoà")
	for in, want := range map[string]string{
		// Telex
		"baos": "báo", "caos": "cáo", "hoafn": "hoàn", "hoanf": "hoàn", "thanhf": "thành", "tieens": "tiến", "tiesne": "tiến",
		"ddooj": "độ", "nhieemj": "nhiệm", "vuj": "vụ", "roofi": "rồi", "rooif": "rồi", "chuwa": "chưa", "chuaw": "chưa", "chwa": "chưa",
		"ddang": "đang", "dangd": "đang", "vuowngs": "vướng", "vuwowngs": "vướng", "khoong": "không", "ddax": "đã", "dduwowngf": "đường",
		"tuaanf": "tuần", "dduowcj": "được", "nuwra": "nửa", "Caafn": "cần", "quawngj": "quặng", "hoaf": "hoà", "tiêns": "tiến",
		// VNI
		"ba1o": "báo", "ca1o": "cáo", "hoa2n": "hoàn", "tha2nh": "thành", "tie61n": "tiến", "d9o65": "độ", "d9a4": "đã", "chu7a": "chưa",
		"kho6ng": "không", "vu7o71ng": "vướng", "vuo71ng": "vướng", "dang9": "đang", "y1": "ý",
		// plain words and codes stay as they are
		"bao": "", "báo": "", "xong": "", "tc3": "", "kp5": "", "V12": "", "done": "", "": "", "rác": "", "80": "", "s": "", "w": "", "9": "",
		strings.Repeat("baos", 1000): "",
	} {
		got, ok := v.Decode(in)
		assert.Equal(t, want, got, in)
		assert.Equal(t, want != "", ok, in)
	}
	_, ok := fold.Vocabulary{}.Decode("baos")
	assert.False(t, ok)
}
