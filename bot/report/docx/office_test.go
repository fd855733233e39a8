package docx

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

var office = flag.Bool("office", false, "convert with LibreOffice and poppler, which takes seconds")

// converted has LibreOffice save a file in another format, and gives the path.
func converted(t *testing.T, data []byte, format string) string {
	t.Helper()
	if !*office {
		t.Skip("needs LibreOffice: go test ./bot/report/docx -office")
	}
	for _, tool := range []string{"soffice", "pdftotext", "pdffonts"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("NOT CHECKED: %s is not installed (apt install libreoffice-writer-nogui poppler-utils fonts-liberation)", tool)
		}
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "r"), filepath.Join(dir, "out")
	require.NoError(t, os.WriteFile(in, data, 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	said, err := exec.CommandContext(ctx, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "home"),
		"--convert-to", format, "--outdir", out, in).CombinedOutput()
	require.NoError(t, err, string(said))
	return filepath.Join(out, "r."+format)
}

func TestLibreOfficeShowsIt(t *testing.T) {
	for name, c := range map[string]struct {
		letter store.Letter
		lines  []string
	}{
		"state": {stateLetter(), []string{"DỰ THẢO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: /BC-BCĐ", "Hoa Mai, ngày 27 tháng 11 năm 2026",
			"BÁO CÁO", "Kết quả thực hiện các tiêu chí", "Kính gửi: Ủy ban nhân dân phường Hoa Mai.", "I. KẾT QUẢ THỰC HIỆN", "1. Đánh giá chung", "đạt 4/9 tiêu chí", "- Rác ở hẻm 45 & chợ <cũ> = 2,5 tấn + 3 điểm",
			"Đã hoàn thành 4 1", "II. TỒN TẠI", "[cần bổ sung]", "Trên đây là báo cáo", "Nơi nhận: TM. BAN CHỈ ĐẠO", "- Lưu: VT, BCĐ.", "Trần Văn Hùng", "DỰ THẢO", "Phụ lục", "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ", "(Kèm theo Báo cáo số /BC-BCĐ ngày 27 tháng 11 năm 2026 của Ban Chỉ đạo xây dựng đô thị văn minh)", "TT Nhiệm vụ"}},
		"party": {partyLetter(), []string{"DỰ THẢO", "ĐẢNG ỦY PHƯỜNG HOA MAI", "ĐẢNG CỘNG SẢN VIỆT NAM", "BAN CHỈ ĐẠO", "*", "Số -BC/BCĐ", "Hoa Mai, ngày 27 tháng 11 năm 2026",
			"BÁO CÁO", "-----", "I- KẾT QUẢ THỰC HIỆN", "Nơi nhận: T/M ĐẢNG ỦY", "BÍ THƯ", "TRƯỞNG BAN CHỈ ĐẠO", "- Lưu Văn phòng Đảng ủy.", "Trần Văn Hùng", "PHỤ LỤC"}},
	} {
		pdf := converted(t, file(t, full(40), c.letter, Options{Draft: true, Day: signed}), "pdf")
		out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
		require.NoError(t, err)
		text := regexp.MustCompile(`\s+`).ReplaceAllString(string(out), " ")
		rest := text
		for _, line := range c.lines {
			_, after, found := strings.Cut(rest, line)
			if assert.True(t, found, "%s: no %q after what comes before it", name, line) {
				rest = after
			}
		}
		assert.Greater(t, strings.Count(text, "Vướng mắc Ghi chú"), 2, "the headings of the table come again on each page")
		fonts, err := exec.Command("pdffonts", pdf).Output()
		require.NoError(t, err)
		for _, f := range strings.Split(strings.TrimSpace(string(fonts)), "\n")[2:] {
			assert.Regexp(t, `LiberationSerif|TimesNewRoman|Tinos`, f, "a glyph came from another font")
		}
	}
}

func TestLibreOfficeSavesWhatCanBeReadBack(t *testing.T) {
	for _, l := range []store.Letter{stateLetter(), partyLetter()} {
		for _, d := range []int{0, 2} {
			doc := full(2)
			doc.Sections[1].Body = doc.Sections[1].Body[:d]
			data, err := os.ReadFile(converted(t, file(t, doc, l, Options{Draft: true}), "docx"))
			require.NoError(t, err)
			assert.Equal(t, texts(doc), readAll(t, data))
			assert.Contains(t, part(t, data, "docProps/custom.xml"), "giaoban.I.1", "the file's own properties stay")
		}
	}
}

// TestACopyEditedAsODT: opened as another format, a sentence changed, saved as .docx again.
func TestACopyEditedAsODT(t *testing.T) {
	for _, l := range []store.Letter{stateLetter(), partyLetter()} {
		odt, err := os.ReadFile(converted(t, file(t, full(2), l, Options{Draft: true, Name: "7/12"}), "odt"))
		require.NoError(t, err)
		const old, words = "Có 8/12 thành viên báo cáo đủ; chưa báo cáo 1.", "Có 9/12 thành viên báo cáo đủ &amp; đúng giờ."
		odt = remade(t, odt, func(name, text string) (string, bool) {
			if name == "content.xml" {
				require.Contains(t, text, old)
				text = strings.Replace(text, old, words, 1)
			}
			return text, true
		})
		data, err := os.ReadFile(converted(t, odt, "docx"))
		require.NoError(t, err)
		want := texts(full(2))
		want["I.1"] = "Đến ngày 27/11/2026: đạt 4/9 tiêu chí (đầu kỳ: 3/9).\nCó 9/12 thành viên báo cáo đủ & đúng giờ."
		assert.Equal(t, want, readAll(t, data))
		name, err := NameOf(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		assert.Equal(t, "7/12", name)
	}
}
