package round

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
	"time"
)

func TestWhenAPhoneCallWas(t *testing.T) {
	now := time.Date(2026, 11, 27, 15, 35, 0, 0, store.HoChiMinh)
	for in, want := range map[string][2]string{
		"tc3 xong":                    {"15:35 27/11", "tc3 xong"},
		"tc3 xong lúc 15:10":          {"15:10 27/11", "tc3 xong"},
		"tc3 xong, luc 15h10":         {"15:10 27/11", "tc3 xong"},
		"lúc 15:10 tc3 xong":          {"15:10 27/11", "tc3 xong"},
		"tc3 80% (lúc 9h)":            {"09:00 27/11", "tc3 80%"},
		"tc3 80%, còn rác 14g05":      {"14:05 27/11", "tc3 80%, còn rác"},
		"tc3 xong lúc 9 giờ, cần xe":  {"09:00 27/11", "tc3 xong cần xe"},
		"tc3 vướng hẻm 45":            {"15:35 27/11", "tc3 vướng hẻm 45"},
		"tc3 xong at 15:10":           {"15:10 27/11", "tc3 xong"},
		"tc3 80% con 2 diem luc 8:30": {"08:30 27/11", "tc3 80% con 2 diem"},
		"tc3 xong, lúc 14:01 20/11":   {"14:01 20/11", "tc3 xong"},
		"tc3 xong lúc 15:10 thứ sáu":  {"15:10 27/11", "tc3 xong"},
		"tc3 xong luc 8h thu 5":       {"08:00 26/11", "tc3 xong"},
		"tc3 xong lúc 20h hôm qua":    {"20:00 26/11", "tc3 xong"},
		"tc3 xong lúc 8h chủ nhật":    {"08:00 22/11", "tc3 xong"},
	} {
		at, rest, ok := whenSaid(in, now)
		assert.True(t, ok, in)
		assert.Equal(t, want, [2]string{at.In(store.HoChiMinh).Format("15:04 2/1"), rest}, in)
	}
	for _, in := range []string{"tc3 xong lúc 20:00", "tc3 xong lúc 25:00", "tc3 xong lúc 25:70", "tc3 xong lúc 8h thứ tám", "tc3 xong lúc 8h 31/2",
		"tc3 xong lúc 8h 1/1/2020"} {
		_, _, ok := whenSaid(in, now)
		assert.False(t, ok, in)
	}
}

func TestWhomTheFirstWordsName(t *testing.T) {
	all := []store.Member{{ID: 1, Name: "Trần Văn Hùng", Call: "Hùng"}, {ID: 2, Name: "Lê Hưng", Call: "Hưng"}, {ID: 3, Name: "Lê Hùng", Call: "Hùng"}}
	for in, want := range map[string][]store.MemberID{
		"Trần Văn Hùng: tc3 xong": {1},
		"tran van hung tc3 xong":  {1},
		"Hưng tc3 xong":           {2},
		"Hùng tc3 xong":           {1, 3},
		"hung tc3 xong":           {1, 2, 3},
		"Nam tc3 xong":            nil,
		"":                        nil,
	} {
		who, _ := named(all, in)
		var ids []store.MemberID
		for _, m := range who {
			ids = append(ids, m.ID)
		}
		assert.Equal(t, want, ids, in)
	}
	_, rest := named(all, "Lê Hùng, tc3 80%: còn rác")
	assert.Equal(t, "tc3 80%: còn rác", rest)
}

func FuzzBehalf(f *testing.F) {
	f.Add("Hùng tc3 xong lúc 15:10")
	f.Add("lúc 99:99")
	f.Add("Hùng (zalo, 15:10): “tc3 80%\ntc7 xong” theo giấy")
	f.Add("không đúng, tc3 mới 50%")
	now := time.Date(2026, 11, 27, 15, 35, 0, 0, store.HoChiMinh)
	f.Fuzz(func(t *testing.T, s string) {
		_, rest := named([]store.Member{{Name: "Lê Hùng", Call: "Hùng"}}, s)
		if at, _, _ := whenSaid(rest, now); at.After(now) {
			t.Fatal("said in the future")
		}
		if got, _ := readHearsay(rest, now); !got.means.OnBehalf() || got.said.After(now) {
			t.Fatal("a note without a way, or said in the future")
		}
		readDenial(s)
		readWanted(s, "khu phố", now)
	})
}
