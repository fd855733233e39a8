package text

import (
	"time"

	"giaoban/store"
)

type (
	// ExportChoice offers the kinds of files of a period.
	ExportChoice struct {
		Committee string
		Period    SignPeriod
		Kinds     []ExportKind
	}
	// ExportKind is a kind by its ending.
	ExportKind struct{ Kind, Code string }
	// ExportFacts goes with all that the committee has told us.
	ExportFacts struct{ At time.Time }
	// ExportUsage tells what /xuat understands.
	ExportUsage struct{ Said string }
)

var exportKinds = map[store.Lang]map[string]string{
	store.Vietnamese: {"xlsx": "Bảng .xlsx", "docx": "Báo cáo .docx", "png": "Ảnh tình hình", "csv": "Các bảng .csv (tệp nén)", "json": "Toàn bộ số liệu .json"},
	store.English:    {"xlsx": "Workbook .xlsx", "docx": "Report .docx", "png": "Picture", "csv": "Tables .csv (zipped)", "json": "All facts .json"},
}
