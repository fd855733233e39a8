package export

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRead(t *testing.T) {
	for said, want := range map[string]struct {
		k      kind
		period string
	}{
		"": {}, "xlsx": {k: workbook}, "Excel tháng 11": {workbook, "thang 11"}, ".docx": {k: document}, "báo cáo tuần trước": {document, "tuan truoc"}, "quý 4": {period: "quy 4"},
		"bảng tính": {k: workbook}, "csv từ 1/11 đến 20/11": {tables, "tu 1/11 den 20/11"}, "ảnh, tháng này": {picture, "thang nay"}, "toàn bộ": {k: facts}, "json": {k: facts},
	} {
		k, period, ok := read(said)
		assert.True(t, ok, said)
		assert.Equal(t, want.k, k, said)
		assert.Equal(t, want.period, period, said)
	}
	for _, no := range []string{"pdf", "xlsxx", "csv hôm nào", "tc3", "excel excel"} {
		_, _, ok := read(no)
		assert.False(t, ok, no)
	}
}
