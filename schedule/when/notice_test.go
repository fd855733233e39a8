package when

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/schedule/calendar"
)

// noticeNow is the day of testdata/notice.txt, a Monday afternoon. The notice is invented, in the shape of real ones.
var noticeNow = time.Date(2023, time.July, 31, 16, 0, 0, 0, ict)

// What each paragraph of the notice sets, by its first words. Six brackets give deadlines to eight items of work, as
// two of the paragraphs hold two items each.
var noticeTable = []struct {
	begins, kind, op, due, rrule, phrase string
}{
	{"An Lành, ngày 31", "none", "", "", "", ""},
	{"Kết luận của", "none", "", "", "", ""},
	{"Ngày 31/7/2023", "none", "", "", "", ""},
	{"1. Kết quả", "none", "", "", "", ""},
	{"- Thực hiện Thông báo", "period", "", "", "", "nhiệm kỳ 2020 – 2025"},
	{"Các khu phố đã vận động", "none", "", "", "", ""},
	{"- Vài thành viên", "none", "", "", "", ""},
	{"2. Nhiệm vụ trọng tâm tháng 8", "none", "", "", "", ""},
	{"1. Thành viên", "vague", "", "", "", "sớm"},
	{"2. Bộ phận môi trường", "recur", "on", "", "FREQ=WEEKLY;BYDAY=SA,SU", "vào thứ Bảy và chủ Nhật hàng tuần"},
	{"- Các khu phố sắm", "date", "before", "2023-08-30", "", "Thời gian hoàn thành trước 30/8/2023"},
	{"- Sơn làm việc", "vague", "", "", "", "sớm"},
	{"- Cường lập", "date", "before", "2023-08-04", "", "Thời gian hoàn thành trước 4/8/2023"},
	{"- Thảo dự trù", "date", "before", "2023-08-30", "", "Thời gian hoàn thành trước 30/8/2023"},
	{"3. Yến", "date", "before", "2023-08-04", "", "Thời gian hoàn thành trước 04/8/2023"},
	{"- Giao đồng chí Lan", "recur", "on", "", "FREQ=WEEKLY;BYDAY=FR", "vào chiều thứ Sáu hàng tuần"},
	{"- Giao đồng chí Hùng", "date", "before", "2023-08-30", "", "Thời gian hoàn thành trước 30/8/2023"},
	{"4. Công an", "date", "within", "2023-08-31", "", "Thời gian hoàn thành trong tháng 8 năm 2023"},
	{"5. Người phụ trách", "none", "", "", "", ""},
	{"Ban Chỉ đạo yêu cầu", "none", "", "", "", ""},
}

func notice(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/notice.txt")
	require.NoError(t, err)
	return string(text)
}

func TestNoticeByParagraph(t *testing.T) {
	cal := calendar.Default()
	paragraphs := strings.Split(notice(t), "\n\n")
	for _, want := range noticeTable {
		hits := 0
		for _, p := range paragraphs {
			if !strings.HasPrefix(strings.TrimSpace(p), want.begins) {
				continue
			}
			hits++
			for _, text := range []string{p, norm.NFD.String(p)} {
				got := Understand(text, noticeNow, cal)
				assert.Equal(t, want.kind, string(got.Kind), p)
				assert.Equal(t, want.op, string(got.Op), p)
				assert.Equal(t, want.due, got.Due.String(), p)
				assert.Equal(t, want.rrule, got.RRule, p)
				assert.Equal(t, want.phrase, got.Phrase, p)
				assert.False(t, got.Guessed, p)
			}
		}
		assert.Equal(t, 1, hits, want.begins)
	}
}

// The whole notice at once: six deadlines, two rhythms, and nothing else that binds.
func TestNoticeWhole(t *testing.T) {
	var dates, rhythms []string
	for _, d := range All(notice(t), noticeNow, calendar.Default()) {
		switch d.Kind {
		case Date:
			dates = append(dates, d.Due.String())
		case Recur:
			rhythms = append(rhythms, d.RRule)
		}
	}
	assert.Equal(t, []string{"2023-08-30", "2023-08-04", "2023-08-30", "2023-08-04", "2023-08-30", "2023-08-31"}, dates)
	assert.Equal(t, []string{"FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;BYDAY=FR"}, rhythms)
}

// Its dates that are no deadlines, alone and at several moments.
func TestNoticeDatesThatAreNoDeadlines(t *testing.T) {
	cal := calendar.Default()
	for _, text := range []string{
		"ngày 31 tháng 7 năm 2023", "Ngày 31/7/2023", "ngày 09/4/2023", "ngày 28/12/2021", "ngày 26/5/2022",
		"2020 – 2025", "2022 – 2025", "2. Nhiệm vụ trọng tâm tháng 8 năm 2023", "nhiệm kỳ 2020 – 2025",
		"trọng tâm năm 2022",
	} {
		for _, now := range []time.Time{noticeNow, time.Date(2026, time.November, 23, 9, 15, 0, 0, ict)} {
			got := Understand(text, now, cal)
			assert.Contains(t, []Kind{None, Period}, got.Kind, text)
			assert.True(t, got.Due.IsZero(), text)
		}
	}
}
