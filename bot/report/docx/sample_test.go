package docx

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
)

// small is a report of a few lines, with everything in it that a document can have. All names are made up.
func small() report.Document {
	return report.Document{
		Lang: store.Vietnamese, Kind: "BÁO CÁO",
		Title:  "Kết quả thực hiện các tiêu chí và nhiệm vụ trong tuần",
		Period: "(từ ngày 21/11/2026 đến ngày 27/11/2026)",
		AsOf:   "Số liệu đến 16:00 ngày 27/11/2026",
		Sections: []report.Section{
			{Key: "I", Level: 1, Number: "I", Heading: "Kết quả thực hiện"},
			{Key: "I.1", Level: 2, Number: "1", Heading: "Đánh giá chung", Body: []report.Line{
				{Text: "Đến ngày 27/11/2026: đạt 4/9 tiêu chí (đầu kỳ: 3/9)."},
				{Text: "Có 8/12 thành viên báo cáo đủ; chưa báo cáo 1."},
			}},
			{Key: "I.2", Level: 2, Number: "2", Heading: "Tình hình thực hiện nhiệm vụ", Body: []report.Line{
				{Text: "Rác ở hẻm 45 & chợ <cũ> = 2,5 tấn + 3 điểm", Bullet: true},
			}, Tables: []report.Table{{
				Title:   "Nhiệm vụ theo tình trạng",
				Columns: []report.Column{{Heading: "Nhiệm vụ", Width: 50}, {Heading: "Đúng hạn", Width: 25, Align: report.Right}, {Heading: "Quá hạn", Width: 25, Align: report.Right}},
				Rows:    [][]string{{"Đã hoàn thành", "4", "1"}, {"Đang thực hiện", "2", ""}},
			}}},
			{Key: "II", Level: 1, Number: "II", Heading: "Tồn tại, hạn chế; khó khăn, vướng mắc", Body: []report.Line{
				{Text: "[cần bổ sung]"},
			}},
		},
		Closing: "Trên đây là báo cáo của Ban Chỉ đạo phường Hoa Mai từ ngày 21/11/2026 đến ngày 27/11/2026.",
	}
}

// full is small with an appendix.
func full(rows int) report.Document {
	d := small()
	d.AppendixHeading = "PHỤ LỤC"
	t := report.Table{Title: "Tình hình thực hiện các nhiệm vụ", Columns: []report.Column{
		{Heading: "TT", Width: 4, Align: report.Center}, {Heading: "Nhiệm vụ", Width: 20}, {Heading: "Tiêu chí", Width: 8}, {Heading: "Chủ trì", Width: 10},
		{Heading: "Phối hợp", Width: 8}, {Heading: "Thời hạn", Width: 10}, {Heading: "Kết quả, tiến độ", Width: 15},
		{Heading: "Trạng thái", Width: 8}, {Heading: "Vướng mắc", Width: 10}, {Heading: "Ghi chú", Width: 7},
	}}
	for range rows {
		t.Rows = append(t.Rows, []string{"1", "Lắp đặt hệ thống pa nô, áp phích trên các tuyến đường", "Tiêu chí 5", "Công chức kế toán", "", "trước 30/11 (29/11/2026)", "đang thực hiện, 60%: “đã khảo sát xong đường Lê Lợi”", "trong hạn", "", "V4; giao trong kỳ"})
	}
	d.Appendix = []report.Table{t}
	return d
}

func stateLetter() store.Letter {
	return store.Letter{
		Upper: "Ủy ban nhân dân phường Hoa Mai", Agency: "Ban Chỉ đạo xây dựng đô thị văn minh", Place: "Hoa Mai", Symbol: "BC-BCĐ",
		To: []string{"Ủy ban nhân dân phường Hoa Mai"}, Copies: []string{"Như trên", "- Các thành viên Ban Chỉ đạo;", "Lưu: VT, BCĐ."},
		Authority: "TM. Ban Chỉ đạo", Post: "Trưởng ban", Signer: "Trần Văn Hùng",
	}
}

func partyLetter() store.Letter {
	return store.Letter{
		Layout: store.PartyForm, Upper: "Đảng ủy phường Hoa Mai", Agency: "Ban Chỉ đạo", Place: "Hoa Mai", Symbol: "BC-BCĐ",
		Copies:    []string{"Ban Thường vụ Đảng ủy (b/c)", "Các đồng chí thành viên Ban Chỉ đạo", "Lưu Văn phòng Đảng ủy."},
		Authority: "T/M Đảng ủy", Post: "Bí thư / Trưởng Ban Chỉ đạo", Signer: "Trần Văn Hùng",
	}
}

var signed = time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)

// file is a document as bytes.
func file(t testing.TB, d report.Document, l store.Letter, o Options) []byte {
	var b bytes.Buffer
	require.NoError(t, Write(&b, d, l, o))
	return b.Bytes()
}

// long fills a document with the worst of a year: 300 members' lines, 200 tasks, a word without an end.
func long() report.Document {
	d := full(200)
	var all []report.Line
	for range 300 {
		all = append(all, report.Line{Text: "Thành viên Ban Chỉ đạo phụ trách khu phố: đã báo cáo đủ, có ảnh kèm theo", Bullet: true})
	}
	d.Sections[3].Body = all
	d.Appendix[0].Rows[0][1] = strings.Repeat("dàiquá", 100)
	d.Appendix[0].Rows[1][6] = strings.Repeat("một câu nói rất dài của một người ", 200)
	return d
}
