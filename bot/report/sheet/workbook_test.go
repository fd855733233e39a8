package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/report/sheet"
	"giaoban/store"
	"giaoban/store/view"
)

// parts are the files of a workbook.
func parts(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		all[f.Name] = string(data)
	}
	return all
}

// TestPartsHangTogether: every part is XML to its end, has a type, and what a relationship leads to is there.
func TestPartsHangTogether(t *testing.T) {
	all := parts(t, written(t, store.Vietnamese, newWard(t, 10).week()))
	for name, data := range all {
		dec := xml.NewDecoder(strings.NewReader(data))
		for {
			token, err := dec.Token()
			if err == io.EOF {
				break
			}
			require.NoError(t, err, name)
			e, ok := token.(xml.StartElement)
			if !ok || e.Name.Local != "Relationship" {
				continue
			}
			for _, a := range e.Attr {
				if a.Name.Local == "Target" {
					from := strings.TrimSuffix(name[:strings.Index(name, "_rels/")], "/")
					assert.Contains(t, all, strings.TrimPrefix(from+"/"+a.Value, "/"), name)
				}
			}
		}
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			assert.Contains(t, all["[Content_Types].xml"], `PartName="/`+name+`"`)
		}
		assert.NotContains(t, data, "<f>", name)
	}
	assert.Len(t, all, 6+len(sheet.Sheets))
}

func TestLookOfTheWorkbook(t *testing.T) {
	raw := written(t, store.Vietnamese, newWard(t, 10).week())
	f := opened(t, raw)
	style := func(heading string, row int) *excelize.Style {
		cell, _ := under(t, f, "Nhiệm vụ", heading, row)
		id, err := f.GetCellStyle("Nhiệm vụ", cell)
		require.NoError(t, err)
		s, err := f.GetStyle(id)
		require.NoError(t, err)
		return s
	}
	head, words, number, due, said := style("Mã", 1), style("Nội dung", 3), style("Số lần gia hạn", 2), style("Hạn hiện tại", 2), style("Báo lúc", 2)
	assert.True(t, head.Font.Bold && head.Alignment.WrapText)
	assert.Equal(t, 1, head.Fill.Pattern, "solid; excelize tells colours of workbooks with a theme alone")
	assert.Contains(t, parts(t, raw)["xl/styles.xml"], `<fgColor rgb="FFDDEBF7"/>`)
	assert.True(t, words.Alignment.WrapText)
	assert.Equal(t, 49, words.NumFmt)
	assert.False(t, number.Alignment.WrapText)
	assert.Equal(t, 0, number.NumFmt)
	assert.Equal(t, "dd/mm/yyyy", *due.CustomNumFmt)
	assert.Equal(t, "dd/mm/yyyy hh:mm", *said.CustomNumFmt)
	for _, s := range []*excelize.Style{head, words, number, due, said} {
		assert.Equal(t, "Times New Roman", s.Font.Family)
		assert.Len(t, s.Border, 4)
	}
	assert.Equal(t, due, style("Hạn hiện tại", 3), "an empty cell takes a day too")
	width, err := f.GetColWidth("Nhiệm vụ", "B")
	require.NoError(t, err)
	assert.InDelta(t, 48, width, 0)
	below, err := f.GetColStyle("Nhiệm vụ", "J")
	require.NoError(t, err)
	s, err := f.GetStyle(below)
	require.NoError(t, err)
	assert.Equal(t, due, s, "a row that is added by hand too")
	named := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Scope == "Nhiệm vụ" {
			named[n.Name] = n.RefersTo
		}
	}
	assert.Equal(t, map[string]string{"_xlnm._FilterDatabase": "'Nhiệm vụ'!$A$1:$AB$3", "_xlnm.Print_Titles": "'Nhiệm vụ'!$A:$B,'Nhiệm vụ'!$1:$1"}, named)
	page, err := f.GetPageLayout("Nhiệm vụ")
	require.NoError(t, err)
	assert.Equal(t, []any{"landscape", 9, 3, 0}, []any{*page.Orientation, *page.Size, *page.FitToWidth, *page.FitToHeight})
	props, err := f.GetDocProps()
	require.NoError(t, err)
	assert.Equal(t, []string{"Ban Chỉ đạo phường Hoa Mai", "giaoban", "2026-11-20T09:00:00Z"}, []string{props.Title, props.Creator, props.Created})
	assert.Regexp(t, `^giaoban committee=1 shows=\d+$`, props.Keywords)
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// TestTextsStayWhatTheyAre: none is read as an escape, none loses its spaces, none is longer than Excel takes.
func TestTextsStayWhatTheyAre(t *testing.T) {
	for said, want := range map[string]string{
		"  hai dòng \n cuối  ": "  hai dòng \n cuối  ",
		"_x0041_":              "_x0041_", "a_x005F_x0041_x0042_b": "a_x005F_x0041_x0042_b", "_x00_": "_x00_",
		"\x00<b>&amp;\xff":         "<b>&amp;\uFFFD",
		strings.Repeat("ế", 40000): strings.Repeat("ế", 32767),
		strings.Repeat("🟥", 20000): strings.Repeat("🟥", 16383),
	} {
		raw := written(t, store.Vietnamese, sheet.Book{Report: view.Report{Tasks: []view.ReportTask{{Number: 1, Work: said}}}})
		var ws struct {
			Rows []struct {
				Cells []struct {
					Text string `xml:"is>t"`
				} `xml:"c"`
			} `xml:"sheetData>row"`
		}
		require.NoError(t, xml.Unmarshal([]byte(parts(t, raw)["xl/worksheets/sheet3.xml"]), &ws))
		assert.Equal(t, want, escaped.ReplaceAllStringFunc(ws.Rows[1].Cells[1].Text, func(s string) string {
			r, err := strconv.ParseUint(s[2:6], 16, 16)
			require.NoError(t, err)
			return string(rune(r))
		}))
	}
}

// TestInstantsToTheMinute: every minute of a day is shown as it was, and what spreadsheets cannot count stays text.
func TestInstantsToTheMinute(t *testing.T) {
	midnight := at("2026-11-20 00:00")
	b := sheet.Book{Report: view.Report{Committee: view.ReportCommittee{Zone: "Asia/Ho_Chi_Minh"}}}
	for m := range 24 * 60 {
		b.Answers = append(b.Answers, view.Word{Text: "x", Said: midnight.Add(time.Duration(m)*time.Minute + 59*time.Second)})
	}
	b.Answers = append(b.Answers, view.Word{Text: "x", Said: time.Date(1900, 2, 28, 12, 0, 0, 0, time.UTC)})
	f := opened(t, written(t, store.Vietnamese, b))
	rows, err := f.GetRows("Câu trả lời")
	require.NoError(t, err)
	for m := range 24 * 60 {
		assert.Contains(t, rows[m+1], midnight.Add(time.Duration(m)*time.Minute).Format("02/01/2006 15:04"))
	}
	assert.Contains(t, strings.Join(rows[24*60+1], "|"), "28/02/1900")
}
