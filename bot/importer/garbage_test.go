package importer_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"giaoban/bot/importer"
	"giaoban/store"
	"giaoban/store/storetest"
)

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
	var locked bytes.Buffer
	f := excelize.NewFile()
	require.NoError(t, f.Write(&locked, excelize.Options{Password: "mật khẩu"}))
	require.NoError(t, f.Close())
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"nothing":        {nil, importer.ErrNotWorkbook},
		"ten megabytes":  {bytes.Repeat([]byte("PK\x03\x04 rác "), 1<<20), importer.ErrNotWorkbook},
		"noise":          {bytes.Repeat([]byte{0, 7, 255}, 1<<20), importer.ErrNotWorkbook},
		"too large":      {make([]byte, 21<<20), importer.ErrTooLarge},
		"another zip":    {packed(t, map[string]string{"a.txt": "x"}), importer.ErrNotWorkbook},
		"no sheet":       {packed(t, map[string]string{"xl/workbook.xml": "<workbook/>"}), importer.ErrNotWorkbook},
		"other sheets":   {packed(t, map[string]string{"xl/workbook.xml": `<w><sheet name="Nháp" id="a"/></w>`}), importer.ErrNothing},
		"no XML":         {packed(t, map[string]string{"xl/workbook.xml": "<<<"}), importer.ErrNotWorkbook},
		"a bomb":         {packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel, "xl/worksheets/s.xml": bomb}), importer.ErrTooLarge},
		"a bomb of text": {packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/sharedStrings.xml": "<sst>" + bomb}), importer.ErrTooLarge},
		"deep":           {packed(t, map[string]string{"xl/workbook.xml": strings.Repeat("<a>", 1<<20)}), importer.ErrNotWorkbook},
		"a .docx":        {packed(t, map[string]string{"word/document.xml": "<w/>"}), importer.ErrDocument},
		"an .ods":        {packed(t, map[string]string{"content.xml": "<o/>"}), importer.ErrOldFormat},
		"an .xls":        {append([]byte{0xD0, 0xCF, 0x11, 0xE0}, make([]byte, 600)...), importer.ErrOldFormat},
		"a .csv":         {[]byte("STT,Họ tên\n1,Hùng\n"), importer.ErrOldFormat},
		"a .pdf":         {[]byte("%PDF-1.7\n"), importer.ErrDocument},
		"a password":     {locked.Bytes(), importer.ErrPassword},
	} {
		_, err := importer.Read(c.raw)
		assert.ErrorIs(t, err, c.want, name)
	}
}

// TestFarCells: a cell in the last row and column costs nothing.
func TestFarCells(t *testing.T) {
	l, err := importer.Read(packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel,
		"xl/worksheets/s.xml": `<w><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></w>`}))
	require.NoError(t, err)
	kinds := []importer.Trouble{}
	for _, p := range l.Problems {
		kinds = append(kinds, p.Kind)
	}
	assert.Equal(t, []importer.Trouble{importer.TooMuch, importer.NoColumn}, kinds)
}

// TestMergedCells: a unit that stands once for several people is theirs; what cannot be told is not emptied.
func TestMergedCells(t *testing.T) {
	w := newWard(t)
	raw := edit(t, made(t, "DS", []any{"DANH SÁCH"}, []any{"Họ tên", "Chức vụ", "Đơn vị"}, []any{"Võ Thị Mai", "", "Trạm Y tế"}, []any{"Ngô Văn Tám", "", ""}, []any{"Trần Văn Hùng", "", ""}),
		func(f *excelize.File) {
			require.NoError(t, f.MergeCell("DS", "A1", "C1"))
			require.NoError(t, f.MergeCell("DS", "C3", "C4"))
			require.NoError(t, f.MergeCell("DS", "A5", "B5"))
		})
	changes, problems := told(w.reads(raw))
	assert.Equal(t, []string{"member  new | name:  → Võ Thị Mai | unit:  → Trạm Y tế", "member  new | name:  → Ngô Văn Tám | unit:  → Trạm Y tế"}, changes)
	assert.Equal(t, []string{"DS A5 merged "}, problems)

	p := w.reads(edit(t, w.exported(store.Vietnamese), func(f *excelize.File) { require.NoError(t, f.MergeCell("Thành viên", "E3", "F3")) }))
	changes, problems = told(p)
	assert.Empty(t, changes, "the unit under the merged cell is not emptied")
	assert.Equal(t, []string{"Thành viên E3 merged "}, problems)
}

// TestHeadingsAndSheetsMayBeRenamed: in either language, in another order, with columns and sheets of somebody's own.
func TestHeadingsAndSheetsMayBeRenamed(t *testing.T) {
	w := newWard(t)
	raw := edit(t, w.exported(store.Vietnamese), func(f *excelize.File) {
		require.NoError(t, f.SetSheetName("Thành viên", "DS mới"))
		require.NoError(t, f.SetCellValue("DS mới", under(t, f, "DS mới", "Họ và tên", 1), "HỌ TÊN"))
		require.NoError(t, f.SetCellValue("DS mới", under(t, f, "DS mới", "Điện thoại", 1), "Phone"))
		require.NoError(t, f.InsertCols("DS mới", "A", 1))
		set(t, f, "DS mới", "Phone", 3, "0900 000 055")
		require.NoError(t, f.SetSheetName("Nhiệm vụ", "tasks"))
	})
	changes, problems := told(w.reads(raw))
	assert.Empty(t, problems)
	assert.Equal(t, []string{"member TV2 | phone: 0900000002 → 0900000055"}, changes)
}

func TestAnErasedBookAndAStampThatIsForged(t *testing.T) {
	w := newWard(t)
	raw := w.exported(store.Vietnamese)
	keyed := func(s string) []byte {
		return edit(t, raw, func(f *excelize.File) { require.NoError(t, f.SetDocProps(&excelize.DocProperties{Keywords: s})) })
	}
	_, err := importer.Read(keyed("giaoban committee=1 shows=1795658400000000000 erased"))
	assert.ErrorIs(t, err, importer.ErrErased)
	l, err := importer.Read(keyed("giaoban committee=7 shows=1795658400000000000"))
	require.NoError(t, err)
	assert.True(t, l.OfAnother(1))
	l, err = importer.Read(keyed("committee=x shows=y"))
	require.NoError(t, err)
	assert.Zero(t, l.Stamp)
	assert.False(t, l.OfAnother(1))
}

// TestLibreOfficeSavesItAgain: what LibreOffice makes of the workbook is the same to us, its stamp too.
func TestLibreOfficeSavesItAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: LibreOffice is not installed, nobody has saved the workbook again")
	}
	w := newWard(t)
	dir := t.TempDir()
	in := filepath.Join(dir, "in", "book.xlsx")
	require.NoError(t, os.Mkdir(filepath.Dir(in), 0o755))
	require.NoError(t, os.WriteFile(in, edit(t, w.exported(store.Vietnamese), func(f *excelize.File) {
		set(t, f, "Nhiệm vụ", "Hạn hiện tại", 2, "15/12/2026")
	}), 0o600))
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "home"), "--headless", "--convert-to", "xlsx", "--outdir", dir, in).CombinedOutput()
	require.NoError(t, err, "%s", out)
	raw, err := os.ReadFile(filepath.Join(dir, "book.xlsx"))
	require.NoError(t, err)
	l, err := importer.Read(raw)
	require.NoError(t, err)
	assert.NotZero(t, l.Stamp)
	changes, problems := told(w.reads(raw))
	assert.Empty(t, problems)
	assert.Equal(t, []string{"task V1 | due: 2026-11-30 → 2026-12-15"}, changes)
}

// TestWhateverTheListSays: what is written and read back is no change, whatever the words are.
func TestWhateverTheListSays(t *testing.T) {
	w := newWard(t)
	storetest.Draws(t, 20)
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@\-]?[A-Za-zĐđÀ-ỹ0-9 <&"',;.]{0,40}`))
		w.update(func(tx *store.Tx) {
			m, err := tx.Member(1, 2)
			require.NoError(t, err)
			m.Name, m.Post, m.Unit, m.Call = "Hùng "+words.Draw(r, "name"), words.Draw(r, "post"), words.Draw(r, "unit"), words.Draw(r, "call")
			m.Role = rapid.SampledFrom(store.Roles).Draw(r, "role")
			require.NoError(t, tx.PutMember(&m))
			k, err := tx.Task(1, 1)
			require.NoError(t, err)
			k.Work, k.Deadline.Phrase = "Việc "+words.Draw(r, "work"), words.Draw(r, "phrase")
			require.NoError(t, tx.PutTask(&k))
		})
		w.turn()
		p := w.reads(w.exported(rapid.SampledFrom([]store.Lang{store.Vietnamese, store.English}).Draw(r, "lang")))
		require.Empty(t, p.Changes)
		require.Empty(t, p.Conflicts)
	})
}

func FuzzRead(f *testing.F) {
	w := newWard(f)
	f.Add(packed(f, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel, "xl/sharedStrings.xml": "<sst><si><t>Mã</t></si></sst>"}), `<w><row><c t="s"><v>0</v></c></row></w>`)
	f.Add([]byte("PK"), `<w><row><c t="s"><v>9</v></c><c r="ZZZZ1"><f>x</f></c></row><mergeCell ref="A1:B"/></w>`)
	f.Add([]byte{0xD0, 0xCF, 0x11, 0xE0}, `<w><row r="-1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c><c t="inlineStr"><is><t>Họ và tên</t></is></c></row><row><c t="inlineStr"><is><t>TV2</t></is></c><c t="inlineStr"><is><t>_x0000_Hùng</t></is></c></row><mergeCell ref="A1:XFD1048576"/></w>`)
	_, now := w.facts(importer.Stamp{})
	f.Fuzz(func(t *testing.T, raw []byte, page string) {
		for _, file := range [][]byte{raw, packed(t, map[string]string{"xl/workbook.xml": oneTab, "xl/_rels/workbook.xml.rels": oneRel, "xl/worksheets/s.xml": page})} {
			l, err := importer.Read(file)
			if err != nil {
				continue
			}
			p := importer.Compare(l, nil, now)
			_ = l.Only(p)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	rows := [][]any{{"STT", "Họ tên", "Chức vụ", "Đơn vị", "Điện thoại", "Phụ trách"}}
	for i := range 300 {
		rows = append(rows, []any{i + 1, "Nguyễn Văn Số " + strings.Repeat("x", i%20), "công chức", "UBND phường", "0900 000 001", "tc3, kp2"})
	}
	raw := made(b, "DS", rows...)
	b.ReportAllocs()
	for b.Loop() {
		l, err := importer.Read(raw)
		require.NoError(b, err)
		require.Len(b, l.Rows, 300)
	}
}

// TestAListOfThousandsIsNoList: what would be compared in a transaction has a limit.
func TestAListOfThousandsIsNoList(t *testing.T) {
	rows := [][]any{{"Họ tên", "Chức vụ"}}
	for range 3001 {
		rows = append(rows, []any{"Hùng", "x"})
	}
	_, err := importer.Read(made(t, "DS", rows...))
	assert.ErrorIs(t, err, importer.ErrTooLarge)
}

// BenchmarkCompare is what a full list costs inside the transaction that says it back.
func BenchmarkCompare(b *testing.B) {
	w := newWard(b)
	l := importer.List{}
	for i := range 3000 {
		l.Rows = append(l.Rows, importer.Row{Kind: importer.Member, Sheet: "DS", Row: i + 2, Cells: map[string]string{"name": fmt.Sprintf("Nguyễn Văn %d", i), "phone": fmt.Sprintf("09%08d", i)}})
	}
	_, now := w.facts(importer.Stamp{})
	for len(now.Members) < 300 {
		m := now.Members[0]
		m.ID += store.MemberID(len(now.Members))
		now.Members = append(now.Members, m)
	}
	b.ReportAllocs()
	for b.Loop() {
		require.Len(b, importer.Compare(l, nil, now).Changes, 3000)
	}
}
