package sheet_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/report/sheet"
	"giaoban/store"
)

// edit writes a book, lets somebody work in it and reads it back.
func edit(t testing.TB, lang store.Lang, b sheet.Book, work func(f *excelize.File)) sheet.Changes {
	t.Helper()
	f := opened(t, written(t, lang, b))
	if work != nil {
		work(f)
	}
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return read(t, out.Bytes(), b)
}

func read(t testing.TB, raw []byte, b sheet.Book) sheet.Changes {
	t.Helper()
	e, err := sheet.Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	assert.True(t, b.Report.AsOf.Equal(e.AsOf), "knows of when its figures are: %s", e.AsOf)
	c, err := e.Changes(b)
	require.NoError(t, err)
	return c
}

func set(t testing.TB, f *excelize.File, tab, heading string, row int, v any) {
	t.Helper()
	cell, _ := under(t, f, tab, heading, row)
	require.NoError(t, f.SetCellValue(tab, cell, v))
}

func TestNothingEditedIsNoChange(t *testing.T) {
	b := newWard(t, 10).week()
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		raw := written(t, lang, b)
		assert.Equal(t, sheet.Changes{}, read(t, raw, b), "as it was written, in %s", lang)
		assert.Equal(t, sheet.Changes{}, edit(t, lang, b, nil), "saved again, in %s", lang)
	}
}

func TestWhatTheSecretaryChangedIsProposed(t *testing.T) {
	b := newWard(t, 10).week()
	got := edit(t, store.Vietnamese, b, func(f *excelize.File) {
		set(t, f, "Thành viên", "Họ và tên", 3, "Nguyễn Văn Minh Hai")
		set(t, f, "Thành viên", "Điện thoại", 4, 987654321)
		set(t, f, "Thành viên", "Vai trò", 5, "Thư ký")
		set(t, f, "Thành viên", "Tham gia", 5, "KP2; tc1")
		set(t, f, "Thành viên", "Họ và tên", 12, "Lê Thị Hòa")
		set(t, f, "Thành viên", "Điện thoại", 12, "+84 912 345 678")
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, at("2026-12-15 07:00"))
		set(t, f, "Nhiệm vụ", "Giờ", 2, "16h30")
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 3, "5/12/2026")
		set(t, f, "Nhiệm vụ", "Nội dung", 4, "Sơn lại vạch kẻ đường")
		set(t, f, "Nhiệm vụ", "Tiêu chí", 4, "tc2")
		set(t, f, "Nhiệm vụ", "Tình trạng", 2, "xong") // not the sheet's to say
	})
	assert.Empty(t, got.Problems)
	at := func(tab string, row int, col string) sheet.At { return sheet.At{Sheet: tab, Row: row, Column: col} }
	assert.Equal(t, []sheet.Change{
		{At: at("Thành viên", 3, "B"), Code: "TV2", Key: "name", Was: "Nguyễn Văn Minh 2", Is: "Nguyễn Văn Minh Hai"},
		{At: at("Thành viên", 4, "G"), Code: "TV3", Key: "phone", Was: "0912000002", Is: "0987654321"},
		{At: at("Thành viên", 5, "D"), Code: "TV4", Key: "role", Was: "member", Is: "secretary"},
		{At: at("Thành viên", 5, "I"), Code: "TV4", Key: "helps", Was: "", Is: "tc1, kp2"},
		{At: at("Nhiệm vụ", 2, "J"), Code: "V1", Key: "due", Was: "2026-12-04", Is: "2026-12-15"},
		{At: at("Nhiệm vụ", 2, "K"), Code: "V1", Key: "clock", Was: "", Is: "16:30"},
		{At: at("Nhiệm vụ", 3, "J"), Code: "V2", Key: "due", Was: "", Is: "2026-12-05"},
	}, got.Changed)
	assert.Equal(t, []sheet.Added{
		{Sheet: sheet.Members, Row: 12, Cells: map[string]string{"name": "Lê Thị Hòa", "phone": "0912345678"}},
		{Sheet: sheet.Tasks, Row: 4, Cells: map[string]string{"work": "Sơn lại vạch kẻ đường", "criterion": "2"}},
	}, got.Added)
}

func TestWhatCannotBeTakenOverIsTold(t *testing.T) {
	b := newWard(t, 10).week()
	got := edit(t, store.Vietnamese, b, func(f *excelize.File) {
		set(t, f, "Thành viên", "Mã", 3, "TV99")
		set(t, f, "Thành viên", "Mã", 4, "tv1")
		set(t, f, "Thành viên", "Điện thoại", 5, "không có")
		set(t, f, "Thành viên", "Chủ trì", 6, "tc12")
		set(t, f, "Thành viên", "Vai trò", 7, "giám đốc")
		set(t, f, "Thành viên", "Họ và tên", 8, "")
		set(t, f, "Thành viên", "Đơn vị", 12, "Trạm y tế")
		require.NoError(t, f.SetCellValue("Thành viên", "M1", "Ghi chú"))
		require.NoError(t, f.MergeCell("Thành viên", "E9", "F9"))
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, "31/11/2026")
		cell, _ := under(t, f, "Nhiệm vụ", "Hạn hiện tại", 3)
		require.NoError(t, f.SetCellFormula("Nhiệm vụ", cell, "TODAY()"))
		set(t, f, "Nhiệm vụ", "Tiêu chí", 3, 10)
		set(t, f, "Nhiệm vụ", "Giờ", 3, "25:00")
		_, err := f.NewSheet("Nháp")
		require.NoError(t, err)
	})
	assert.Empty(t, got.Changed)
	assert.Empty(t, got.Added)
	told := []string{}
	for _, p := range got.Problems {
		told = append(told, p.Sheet+" "+p.Column+string(rune('0'+p.Row/10))+string(rune('0'+p.Row%10))+" "+string(p.Kind)+" "+p.Said)
	}
	assert.Equal(t, []string{
		"Nháp 00 unknown_sheet ", "Thành viên M01 unknown_column Ghi chú", "Thành viên A03 no_such_code TV99", "Thành viên A04 twice_code tv1",
		"Thành viên G05 bad_phone không có", "Thành viên H06 bad_codes tc12", "Thành viên D07 bad_role giám đốc", "Thành viên B08 no_name ",
		"Thành viên E09 merged ", "Thành viên B12 no_name ", "Nhiệm vụ J02 bad_day 31/11/2026", "Nhiệm vụ F03 bad_number 10",
		"Nhiệm vụ J03 formula ", "Nhiệm vụ K03 bad_clock 25:00"}, told)
}

var withOffice = flag.Bool("office", false, "also let LibreOffice save the workbook (seconds)")

// TestLibreOfficeSavesItAgain: what LibreOffice makes of the workbook is the same to us.
func TestLibreOfficeSavesItAgain(t *testing.T) {
	if !*withOffice {
		t.Skip("SKIPPED: run with -office to let LibreOffice save the workbook again")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: LibreOffice is not installed, nobody has saved the workbook again")
	}
	b := newWard(t, 10).week()
	dir := t.TempDir()
	in := filepath.Join(dir, "in", "book.xlsx")
	require.NoError(t, os.Mkdir(filepath.Dir(in), 0o755))
	f := opened(t, written(t, store.Vietnamese, b))
	set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, at("2026-12-15 07:00"))
	require.NoError(t, f.SaveAs(in))
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "home"), "--headless",
		"--convert-to", "xlsx", "--outdir", dir, in).CombinedOutput()
	require.NoError(t, err, "%s", out)
	raw, err := os.ReadFile(filepath.Join(dir, "book.xlsx"))
	require.NoError(t, err)
	got := read(t, raw, b)
	assert.Empty(t, got.Problems)
	assert.Empty(t, got.Added)
	require.Len(t, got.Changed, 1)
	assert.Equal(t, []string{"V1", "due", "2026-12-04", "2026-12-15"}, []string{got.Changed[0].Code, got.Changed[0].Key, got.Changed[0].Was, got.Changed[0].Is})
}

// packed makes a workbook of parts.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, body := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(body))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

const (
	oneTab = `<workbook xmlns:r="r"><sheets><sheet name="Thành viên" r:id="a"/></sheets></workbook>`
	oneRel = `<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>`
)

func TestGarbageIsRefused(t *testing.T) {
	bomb := strings.Repeat(" ", 100<<20)
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"nothing":        {nil, sheet.ErrNoWorkbook},
		"ten megabytes":  {bytes.Repeat([]byte("PK\x03\x04 rác "), 1<<20), sheet.ErrNoWorkbook},
		"another zip":    {packed(t, map[string]string{"a.txt": "x"}), sheet.ErrNoWorkbook},
		"no sheet":       {packed(t, map[string]string{"xl/workbook.xml": "<workbook/>"}), sheet.ErrNoWorkbook},
		"other sheets":   {packed(t, map[string]string{"xl/workbook.xml": `<w><sheet name="Nháp" id="a"/></w>`}), sheet.ErrNoWorkbook},
		"no XML":         {packed(t, map[string]string{"xl/workbook.xml": "<<<"}), sheet.ErrNoWorkbook},
		"a bomb":         {packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel, "xl/worksheets/s.xml": bomb}), sheet.ErrTooLarge},
		"a bomb of text": {packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/sharedStrings.xml": "<sst>" + bomb}), sheet.ErrTooLarge},
		"deep":           {packed(t, map[string]string{"xl/workbook.xml": strings.Repeat("<a>", 1<<20)}), sheet.ErrNoWorkbook},
	} {
		_, err := sheet.Open(bytes.NewReader(c.raw), int64(len(c.raw)))
		assert.ErrorIs(t, err, c.want, name)
	}
	_, err := sheet.Open(bytes.NewReader(nil), 1<<30)
	assert.ErrorIs(t, err, sheet.ErrTooLarge)
}

// TestFarCells: a cell in the last row and column costs nothing.
func TestFarCells(t *testing.T) {
	raw := packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel,
		"xl/worksheets/s.xml": `<w><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></w>`})
	e, err := sheet.Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	got, err := e.Changes(sheet.Book{})
	require.NoError(t, err)
	kinds := []sheet.Trouble{}
	for _, p := range got.Problems {
		kinds = append(kinds, p.Kind)
	}
	assert.Equal(t, []sheet.Trouble{sheet.TooMuch, sheet.NoColumn, sheet.NoColumn}, kinds)
}

func FuzzOpen(f *testing.F) {
	b := newWard(f, 3).week()
	f.Add(written(f, store.Vietnamese, b), "")
	f.Add([]byte("PK"), `<w><row><c t="s"><v>9</v></c><c r="ZZZZ1"><f>x</f></c></row><mergeCell ref="A1:B"/></w>`)
	f.Add([]byte{}, `<w><row r="-1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c><c t="inlineStr"><is><t>Họ và tên_x0</t></is></c></row></w>`)
	f.Fuzz(func(t *testing.T, raw []byte, page string) {
		made := packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel, "xl/worksheets/s.xml": page})
		for _, file := range [][]byte{raw, made} {
			e, err := sheet.Open(bytes.NewReader(file), int64(len(file)))
			if err != nil {
				continue
			}
			if _, err := e.Changes(b); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	book := year(b)
	raw := written(b, store.Vietnamese, book)
	b.ReportAllocs()
	for b.Loop() {
		e, err := sheet.Open(bytes.NewReader(raw), int64(len(raw)))
		require.NoError(b, err)
		c, err := e.Changes(book)
		require.NoError(b, err)
		require.Empty(b, c.Changed)
	}
}
