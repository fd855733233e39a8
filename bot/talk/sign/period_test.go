package sign

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/store"
	"giaoban/store/fold"
)

var friday = time.Date(2026, 11, 27, 16, 5, 0, 0, store.HoChiMinh)

func TestReadSpan(t *testing.T) {
	for said, want := range map[string]string{
		"tháng 11": "2026-11-01 2026-11-30", "thang 11": "2026-11-01 2026-11-30", "tháng này": "2026-11-01 2026-11-30", "tháng": "2026-11-01 2026-11-30",
		"tháng trước": "2026-10-01 2026-10-31", "tháng 12": "2025-12-01 2025-12-31", "tháng 2/2024": "2024-02-01 2024-02-29",
		"tháng 2 năm 2024": "2024-02-01 2024-02-29", "10/2026": "2026-10-01 2026-10-31", "báo cáo tháng 9": "2026-09-01 2026-09-30",
		"quý 4": "2026-10-01 2026-12-31", "quý IV": "2026-10-01 2026-12-31", "quý III/2026": "2026-07-01 2026-09-30", "q1": "2026-01-01 2026-03-31",
		"quý trước": "2026-07-01 2026-09-30", "quý 1 năm 2025": "2025-01-01 2025-03-31",
		"6 tháng": "2026-07-01 2026-12-31", "6 tháng đầu năm": "2026-01-01 2026-06-30", "6 tháng cuối năm 2025": "2025-07-01 2025-12-31",
		"sáu tháng đầu năm ngoái": "2025-01-01 2025-06-30", "nửa năm": "2026-07-01 2026-12-31",
		"năm": "2026-01-01 2026-12-31", "năm nay": "2026-01-01 2026-12-31", "năm ngoái": "2025-01-01 2025-12-31", "năm 2025": "2025-01-01 2025-12-31",
		"cả năm 2025": "2025-01-01 2025-12-31", "2025": "2025-01-01 2025-12-31",
		"từ 1/11 đến 20/11": "2026-11-01 2026-11-20", "1/11 - 20/11": "2026-11-01 2026-11-20", "1/11–20/11": "2026-11-01 2026-11-20",
		"tu ngay 1.11 den ngay 20.11": "2026-11-01 2026-11-20", "từ 15/12 đến 14/1": "2025-12-15 2026-01-14", "từ 1/11 đến 30/11": "2026-11-01 2026-11-30",
		"từ 1/1/2025 đến 31/1": "2025-01-01 2025-01-31", "từ 1/11 đến 20/11/2025": "2025-11-01 2025-11-20", "2026-11-01 - 2026-11-20": "2026-11-01 2026-11-20",
		"kỳ 21/11 - 27/11": "2026-11-21 2026-11-27", "từ 1/11": "2026-11-01 2026-11-27", "từ ngày 1/11 đến nay": "2026-11-01 2026-11-27",
		"since 20/11": "2026-11-20 2026-11-27", "từ 1/11 đến 31/12": "2026-11-01 2026-12-31",
		"month 11": "2026-11-01 2026-11-30", "this month": "2026-11-01 2026-11-30", "last quarter": "2026-07-01 2026-09-30", "quarter 4": "2026-10-01 2026-12-31",
		"half year": "2026-07-01 2026-12-31", "first half of 2026": "2026-01-01 2026-06-30", "year 2025": "2025-01-01 2025-12-31", "from 1/11 to 20/11": "2026-11-01 2026-11-20",
	} {
		for _, typed := range []string{said, strings.ToUpper(said), fold.Key(said), fold.NFC(norm.NFD.String(said)), "  " + said + " "} {
			s, ok := readSpan(typed, friday)
			require.True(t, ok, typed)
			assert.Equal(t, want, s.first.String()+" "+s.last.String(), typed)
			assert.False(t, s.round, typed)
		}
	}
	for _, no := range []string{"", "abc", "tháng 13", "tháng 0", "quý 5", "từ 31/2 đến 3/3", "từ 20/11/2026 đến 1/11/2026", "V12", "V12 xong", "tc3 80%", "tháng 11 xong", "99", "năm 12345",
		"tháng sau", "từ 20/11 đến 1/11", "từ 1/12/2026 đến nay", "từ đến", "12/13 - 14/13", "nhé", "báo cáo"} {
		s, ok := readSpan(no, friday)
		assert.False(t, ok, "%q %v", no, s)
	}
}

func TestReadSpanOfRounds(t *testing.T) {
	for said, want := range map[string]span{
		"tuần":                     {round: true},
		"tuần này":                 {round: true, day: dateOf("2026-11-27")},
		"tuần trước":               {round: true, day: dateOf("2026-11-27"), back: 1},
		"last week":                {round: true, day: dateOf("2026-11-27"), back: 1},
		"2 tuần trước":             {round: true, day: dateOf("2026-11-27"), back: 2},
		"tuần 20/11":               {round: true, day: dateOf("2026-11-20")},
		"tuần của ngày 20/11/2025": {round: true, day: dateOf("2025-11-20")},
	} {
		got, ok := readSpan(said, friday)
		require.True(t, ok, said)
		assert.Equal(t, want, got, said)
	}
}

// TestSettling: in the first days of a month its bare name still means the one before.
func TestSettling(t *testing.T) {
	for at, want := range map[string]map[string]string{
		"2026-12-07": {"tháng": "2026-11-01", "quý": "2026-10-01", "tháng này": "2026-12-01"},
		"2026-12-08": {"tháng": "2026-12-01"},
		"2027-01-10": {"quý": "2026-10-01", "6 tháng": "2026-07-01", "năm": "2026-01-01", "năm nay": "2027-01-01", "tháng 12": "2026-12-01"},
		"2027-01-21": {"quý": "2027-01-01", "năm": "2027-01-01"},
		"2026-07-15": {"6 tháng": "2026-01-01"},
		"2026-07-16": {"6 tháng": "2026-07-01"},
	} {
		now, err := time.ParseInLocation(time.DateOnly, at, store.HoChiMinh)
		require.NoError(t, err)
		for said, first := range want {
			s, ok := readSpan(said, now)
			require.True(t, ok, said)
			assert.Equal(t, first, s.first.String(), "%s on %s", said, at)
		}
	}
}

func FuzzReadSpan(f *testing.F) {
	for _, s := range []string{"tháng 11", "từ 1/11 đến 20/11", "quý iv", "6 tháng đầu năm", "29/2", "từ 29/2 đến 30/2", "9999", "tuần 32/13", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := readSpan(s, friday)
		if ok && !got.round {
			require.True(t, got.first.Valid() && got.last.Valid(), s)
			require.False(t, got.last.Before(got.first), s)
		}
	})
}
