package roster

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/talk/who"
	"giaoban/store"
	"giaoban/store/fold"
)

var ward = rules{word: "khu phố", places: map[string]int{"xuan hop": 901, "tan lap": 902, "xuan": 903}}

func codes(s string) (all []store.Subject) {
	for _, f := range strings.Fields(s) {
		all = append(all, store.Subject(f))
	}
	return all
}

func TestRead(t *testing.T) {
	for in, want := range map[string]draft{
		"Trần Văn Hùng": {Name: "Trần Văn Hùng"},
		"Trần Văn Hùng, công chức địa chính, UBND, 0912 345 678, tc3 tc4": {Name: "Trần Văn Hùng", Post: "công chức địa chính", Unit: "UBND",
			Phone: "0912345678", Charges: codes("tc3 tc4")},
		"tran van hung, cong chuc dia chinh, ubnd, 0912345678, tc 3,4": {Name: "tran van hung", Post: "cong chuc dia chinh", Unit: "ubnd",
			Phone: "0912345678", Charges: codes("tc3 tc4")},
		"1. đ/c Lê Thị Hòa; thư ký; Văn phòng; ĐT: 0987.654.321": {Name: "Lê Thị Hòa", Unit: "Văn phòng", Phone: "0987654321", Role: store.Secretary},
		"Hùng tc3 0912345678":                             {Name: "Hùng", Phone: "0912345678", Charges: codes("tc3")},
		"Hùng, tc1-3, tc7":                                {Name: "Hùng", Charges: codes("tc1 tc2 tc3 tc7")},
		"Hùng, tiêu chí 1 đến 3 và 5":                     {Name: "Hùng", Charges: codes("tc1 tc2 tc3 tc5")},
		"Hùng, tc3, 4, 09 1234 5678":                      {Name: "Hùng", Phone: "0912345678", Charges: codes("tc3 tc4")},
		"Hùng, +84 912 345 678":                           {Name: "Hùng", Phone: "0912345678"},
		"Hùng, (028) 3821 2345":                           {Name: "Hùng", Phone: "02838212345"},
		"Hùng, 912345678":                                 {Name: "Hùng", Phone: "0912345678"},
		"Hùng, 0912 345":                                  {Name: "Hùng", BadPhone: "0912 345"},
		"Hùng, 0912":                                      {Name: "Hùng", BadPhone: "0912"},
		"Hùng, kp 05, 06 và 7":                            {Name: "Hùng", Charges: codes("kp5 kp6 kp7")},
		"Phạm Thị Liên, Trưởng khu phố 5":                 {Name: "Phạm Thị Liên", Role: store.Head, Charges: codes("kp5")},
		"Phạm Thị Liên, trưởng kp5, 0912345678":           {Name: "Phạm Thị Liên", Role: store.Head, Phone: "0912345678", Charges: codes("kp5")},
		"Tư, Bí thư chi bộ khu phố 3":                     {Name: "Tư", Post: "Bí thư chi bộ khu phố 3", Charges: codes("kp3")},
		"Tư, khu phố Xuân Hợp, khu phố Tân Lập":           {Name: "Tư", Charges: codes("kp901 kp902")},
		"Tư, Trưởng khu phố Xuân Hợp":                     {Name: "Tư", Role: store.Head, Charges: codes("kp901")},
		"Bảo, Bí thư Đảng ủy, Trưởng ban":                 {Name: "Bảo", Post: "Bí thư Đảng ủy", Role: store.Chair},
		"Hạnh, Phó Chủ tịch, UBND phường, phó trưởng ban": {Name: "Hạnh", Post: "Phó Chủ tịch", Unit: "UBND phường", Role: store.Deputy},
		"Hạnh, Phó Chủ tịch, phụ trách văn xã, UBND":      {Name: "Hạnh", Post: "Phó Chủ tịch, phụ trách văn xã", Unit: "UBND"},
		"Sơn, Công an phường, tc4":                        {Name: "Sơn", Unit: "Công an phường", Charges: codes("tc4")},
		"Sơn, Trưởng Công an phường, tc4":                 {Name: "Sơn", Post: "Trưởng Công an phường", Charges: codes("tc4")},
		"Sơn, trưởng trạm, Trạm y tế":                     {Name: "Sơn", Post: "trưởng trạm", Unit: "Trạm y tế"},
		"Lan – công chức Văn phòng – 0912345678":          {Name: "Lan", Post: "công chức Văn phòng", Phone: "0912345678"},
		"Lan, công chức Văn phòng – Thống kê":             {Name: "Lan", Post: "công chức Văn phòng – Thống kê"},
		"Nguyễn Thu Kỳ, thành viên":                       {Name: "Nguyễn Thu Kỳ", Role: store.Plain},
		"Nguyễn Thu Kỳ công chức địa chính 0912345678":    {Name: "Nguyễn Thu Kỳ", Post: "công chức địa chính", Phone: "0912345678"},
		"Trần Văn Hùng Công an phường tc4":                {Name: "Trần Văn Hùng", Unit: "Công an phường", Charges: codes("tc4")},
		"Hùng (công an)":                                  {Name: "Hùng", Unit: "công an"},
		"Hùng, chức vụ: hiệu trưởng, đơn vị: Trường Tiểu học, vai trò: thư ký": {Name: "Hùng", Post: "hiệu trưởng", Unit: "Trường Tiểu học", Role: store.Secretary},
		"tc3, Hùng":                         {Name: "Hùng", Charges: codes("tc3")},
		"Hùng | công an | tc3 | 0912345678": {Name: "Hùng", Unit: "công an", Phone: "0912345678", Charges: codes("tc3")},
		"- Hùng tc3 tc3 TC3":                {Name: "Hùng", Charges: codes("tc3")},
		"Hùng, ngõ 12 Lê Lợi":               {Name: "Hùng", Post: "ngõ 12 Lê Lợi"},
		"Hùng, tc3, 12 Lê Lợi":              {Name: "Hùng", Post: "12 Lê Lợi", Charges: codes("tc3")},
		"<b>Hùng</b>, công an 🌸":            {Name: "<b>Hùng</b>", Unit: "công an 🌸"},
	} {
		t.Run(in, func(t *testing.T) {
			got, err := read(in, ward)
			require.NoError(t, err)
			assert.Equal(t, want, got)
			decomposed, err := read(fold.NFC(norm.NFD.String(in)), ward)
			require.NoError(t, err)
			assert.Equal(t, want, decomposed)
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for in, want := range map[string]fieldError{
		"":                                  {"name", who.Bad{Why: who.Empty}},
		"tc3, 0912345678":                   {"name", who.Bad{Why: who.Empty}},
		"🌸, công an":                        {"name", who.Bad{Why: who.Letters}},
		strings.Repeat("Hùng ", 60):         {"name", who.Bad{Why: who.Long, Max: 80}},
		"Hùng, " + strings.Repeat("x", 300): {"post", who.Bad{Why: who.Long, Max: 120}},
	} {
		_, err := read(in, ward)
		assert.Equal(t, want, err, in)
	}
}

func TestRoleFollowsFromCharges(t *testing.T) {
	for in, want := range map[string]store.Role{"A, kp5": store.Head, "A, kp5 tc3": store.Plain, "A": store.Plain, "A, kp5, thành viên": store.Plain,
		"A, quan sát viên": store.Observer} {
		d, err := read(in, ward)
		require.NoError(t, err)
		assert.Equal(t, want, d.role(), in)
	}
}

func TestLines(t *testing.T) {
	assert.Equal(t, []string{"1. Hùng, tc3", "Tâm"}, lines("STT, Họ và tên, Chức vụ\n\n1. Hùng, tc3\n  \n---\n 2.\nTâm\n"))
	assert.Empty(t, lines(" \n 12 \n"))
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Trần Văn Hùng, công chức, UBND, 0912 345 678, tc3 tc4", "kp1-999", "tc tc tc 3", "tiêu chí", "khu phố", "+", "+84", "(((", "0 0 0 0 0 0",
		"tc3-", "- – —", "1.", "tc3, 4, , 5", "khu phố Xuân Hợp Xuân", "e\u0302\u0301, 09\u0301", "\xff,\xff", "9999999999999999", "Hùng, +84 (0)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = fold.NFC(s)
		lines(s)
		d, err := read(s, ward)
		if err != nil {
			require.ErrorAs(t, err, new(fieldError))
			return
		}
		require.NotEmpty(t, strings.TrimSpace(d.Name))
		require.LessOrEqual(t, len(d.Charges), maxCharges)
		for i, c := range d.Charges {
			_, n, ok := c.Split()
			require.True(t, ok && n <= maxNumber)
			require.NotContains(t, d.Charges[:i], c)
		}
		if d.Phone != "" {
			again, err := who.Phone(d.Phone)
			require.NoError(t, err)
			require.Equal(t, again, d.Phone)
		}
		raw, err := json.Marshal(d)
		require.NoError(t, err)
		var back draft
		require.NoError(t, json.Unmarshal(raw, &back))
		require.Equal(t, d, back)
	})
}
