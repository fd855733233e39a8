package picture_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/report/picture"
	"giaoban/store"
	"giaoban/store/storetest"
	"giaoban/store/view"
)

var shorts = []string{"Quy hoạch", "Giao thông", "Môi trường, an toàn thực phẩm", "An ninh trật tự", "Thông tin", "Việc làm, thu nhập", "Văn hóa",
	"Y tế, giáo dục", "Hệ thống chính trị"}

// week is a week as the chair would see it.
func week() view.Report {
	r := view.Report{Committee: view.ReportCommittee{Name: "Ban Chỉ đạo xây dựng đô thị văn minh phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh"},
		First: "2026-11-21", Last: "2026-11-27", AsOf: time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC), Met: 4, MetBefore: 3, Total: 9,
		Tally: view.ReportTally{All: 25, DoneInTime: 4, DoneLate: 2, DoneUndated: 1, InTime: 6, Overdue: 3, NotBegun: 4, Undated: 2, Routine: 1, Reported: 2},
		Rounds: []view.ReportRound{{Plan: "Báo cáo tuần", Kind: store.Weekly, Phase: store.Closed,
			Answered: view.Participation{Expected: 12, Complete: 9, Partial: 1, Silent: 1, Unknown: 1}}}}
	lights := []view.Light{view.Green, view.Green, view.Red, view.Yellow, view.Green, view.Yellow, view.Green, view.White, view.Yellow}
	before := []view.Light{view.Green, view.Yellow, view.Yellow, view.Yellow, view.Yellow, view.Yellow, view.Green, view.White, view.Green}
	attained := []store.Attainment{store.Met, store.Met, store.NotMet, "", store.Met, store.NearlyMet, store.Met, "", ""}
	for i, name := range shorts {
		r.Criteria = append(r.Criteria, view.ReportCriterion{Number: i + 1, Name: name, Light: lights[i], LightBefore: before[i], Attainment: attained[i]})
	}
	return r
}

// many is a week with so many criteria, all with the whole long name.
func many(n int) view.Report {
	r := week()
	r.Criteria, r.Total = nil, n
	for i := range n {
		r.Criteria = append(r.Criteria, view.ReportCriterion{Number: i + 1, Light: view.Light(i % 4), LightBefore: view.Light((i / 2) % 4),
			Name: "Xây dựng hệ thống chính trị và hành chính công, tiếp cận pháp luật", Attainment: []store.Attainment{store.NearlyMet, store.Met}[i%2]})
	}
	return r
}

// busy is a month in which four plans beside the weekly report asked.
func busy() view.Report {
	r := week()
	r.First, r.Last, r.Committee.Word = "2026-11-01", "2026-11-30", "khu phố"
	for range 3 {
		r.Rounds = append(r.Rounds, r.Rounds[0])
	}
	clean := view.ReportRound{Plan: "tổng dọn vệ sinh", Kind: store.CleanUp, Phase: store.Closed, Turnout: &view.ReportTurnout{Worked: 8, Asked: 10},
		Answered: view.Participation{Expected: 10, Complete: 7, Silent: 3}}
	survey := view.ReportRound{Plan: "Khảo sát nhu cầu lắp đèn đường và camera an ninh ở các tuyến hẻm của phường", Kind: store.Asking, Phase: store.Closed,
		Answered: view.Participation{Expected: 24, Complete: 9, Partial: 3, Silent: 12}}
	odd, fourth := survey, survey
	odd.Plan, fourth.Plan = "full0: Trực\nthứ Bảy: sáng\t", "Sổ trực"
	r.Rounds = append(r.Rounds, clean, clean, survey, odd, fourth)
	return r
}

func empty() view.Report {
	return view.Report{First: "2026-11-21", Last: "2026-11-27", AsOf: time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC), MetBefore: -1}
}

var update = flag.Bool("update", false, "rewrite the golden files")

func drawn(t require.TestingT, lang store.Lang, r view.Report) []byte {
	var out bytes.Buffer
	require.NoError(t, picture.PNG(&out, lang, r))
	return out.Bytes()
}

// plain is the picture of the week as it is, drawn once.
var plain = sync.OnceValues(func() ([]byte, error) {
	var out bytes.Buffer
	err := picture.PNG(&out, store.Vietnamese, week())
	return out.Bytes(), err
})

// requirePlain sees that a report is drawn like the week as it is.
func requirePlain(t *testing.T, lang store.Lang, r view.Report, why ...any) {
	t.Helper()
	want, err := plain()
	require.NoError(t, err)
	_, err = png.DecodeConfig(bytes.NewReader(want))
	require.NoError(t, err)
	assert.True(t, bytes.Equal(want, drawn(t, lang, r)), why...)
}

// TestPixels holds the picture to what was looked at. After a change look again (-update writes the pictures too).
func TestPixels(t *testing.T) {
	if storetest.Raced {
		t.Skip("SKIPPED: drawing is one goroutine's work; the same test runs without -race")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("SKIPPED: the edges of shapes are rounded in another way on " + runtime.GOARCH)
	}
	for name, r := range map[string]view.Report{"week": week(), "nineteen": many(19), "empty": empty(), "month": busy()} {
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			raw := drawn(t, lang, r)
			img, err := png.Decode(bytes.NewReader(raw))
			require.NoError(t, err)
			sum := sha256.New()
			fmt.Fprint(sum, img.Bounds())
			sum.Write(img.(*image.RGBA).Pix)
			got := hex.EncodeToString(sum.Sum(nil)) + "\n"
			path := filepath.Join("testdata", fmt.Sprintf("%s.%s.sha256", name, lang))
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
				require.NoError(t, os.WriteFile(filepath.Join(os.TempDir(), fmt.Sprintf("giaoban-%s.%s.png", name, lang)), raw, 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err, "run with -update, then look at the picture")
			assert.Equal(t, string(want), got, "%s in %s", name, lang)
		}
	}
}

// TestPlansAreNotAddedUp: the figure of the weekly report is its own, whatever else was asked.
func TestPlansAreNotAddedUp(t *testing.T) {
	said, err := picture.Words(store.Vietnamese, busy())
	require.NoError(t, err)
	assert.Equal(t, "Đã báo cáo 36/48 lượt, 4 kỳ", said["answered"])
	assert.Equal(t, []string{"Tổng dọn vệ sinh", "16/20 lượt khu phố", "9/24 thành viên", "Full0: Trực thứ Bảy: sáng", "… và 1 kỳ khác nữa"},
		[]string{said["plan0"], said["full0"], said["full1"], said["plan2"], said["others"]})
	said, err = picture.Words(store.English, week())
	require.NoError(t, err)
	assert.Equal(t, "9/12 have reported", said["answered"])
}

func TestSameReportSameBytes(t *testing.T) {
	requirePlain(t, store.Vietnamese, week())
	requirePlain(t, "xx", week(), "an unknown language is Vietnamese")
}

func TestDecomposedNamesAreDrawnAlike(t *testing.T) {
	nfd := week()
	for i := range nfd.Criteria {
		nfd.Criteria[i].Name = norm.NFD.String(nfd.Criteria[i].Name)
	}
	requirePlain(t, store.Vietnamese, nfd)
}

func TestEmojiAndControlsAreLeftOut(t *testing.T) {
	odd := week()
	odd.Criteria[0].Name = "🟩 Quy \u200b\thoạch\x07 🧹"
	requirePlain(t, store.Vietnamese, odd)
}

// TestLicencesAreShipped: the font may be handed on with its licence only.
func TestLicencesAreShipped(t *testing.T) {
	for file, says := range map[string]string{"LICENSE-liberation.txt": "SIL OPEN FONT LICENSE", "LICENSE-go-fonts.txt": "go-fonts Authors"} {
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Contains(t, string(raw), says)
	}
}

func BenchmarkPNG(b *testing.B) {
	for name, r := range map[string]view.Report{"9": week(), "19": many(19), "60": many(60)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				require.NoError(b, picture.PNG(&out, store.Vietnamese, r))
			}
			b.ReportMetric(float64(out.Len()), "bytes")
		})
	}
}
