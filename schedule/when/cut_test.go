package when

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"
)

func TestCut(t *testing.T) {
	now := time.Date(2026, time.November, 23, 9, 15, 0, 0, ict)
	for text, want := range map[string]string{
		"Hùng hoàn thiện hồ sơ tiêu chí 4 trước 30/11, phối hợp Công an phường":    "Hùng hoàn thiện hồ sơ tiêu chí 4, phối hợp Công an phường",
		"Sơn lắp pa nô ở các trục đường (*Thời gian hoàn thành trước 5/12/2026*).": "Sơn lắp pa nô ở các trục đường.",
		"Yến gom giấy tờ cho đợt thẩm định. (Hoàn thành trước 5/12)":               "Yến gom giấy tờ cho đợt thẩm định.",
		"Tâm niêm yết danh sách, hoàn thành trước 5/12":                            "Tâm niêm yết danh sách",
		"Trong vòng 5 ngày làm việc, các khu phố gửi kế hoạch":                     "các khu phố gửi kế hoạch",
		"nộp ảnh chiều mai nhé": "nộp ảnh nhé",
		"hạn 28/11":             "",
		"không có hạn nào":      "không có hạn nào",
	} {
		assert.Equal(t, want, Understand(text, now, office).Cut(text), text)
		nfd := norm.NFD.String(text)
		assert.Equal(t, want, Understand(nfd, now, office).Cut(nfd), text)
	}
}
