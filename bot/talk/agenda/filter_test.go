package agenda

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/text"
	"giaoban/store/view"
)

func TestParse(t *testing.T) {
	places := map[string]int{"xuan hop": 901, "xuan": 902}
	for said, want := range map[string]struct {
		f    filter
		rest string
	}{
		"":                        {filter{page: 1}, ""},
		"2":                       {filter{page: 2}, ""},
		"kp3":                     {filter{page: 1, places: []int{3}}, ""},
		"Khu phố 3, quá hạn":      {filter{page: 1, places: []int{3}, heap: view.HeapOverdue}, ""},
		"thôn 3":                  {filter{page: 1, places: []int{3}}, ""},
		"thôn Xuân Hợp trang 2":   {filter{page: 2, places: []int{901}}, ""},
		"xuan":                    {filter{page: 1, places: []int{902}}, ""},
		"kp 3 kp5":                {filter{page: 1, places: []int{3, 5}}, ""},
		"TC4 chưa có hạn":         {filter{page: 1, criteria: []int{4}, heap: view.HeapUndated}, ""},
		"chưa xong":               {filter{page: 1}, ""},
		"tất cả":                  {filter{page: 1, heap: text.HeapAll}, ""},
		"v12":                     {filter{page: 1, task: 12}, ""},
		"của tôi quá hạn":         {filter{page: 1, mine: true, heap: view.HeapOverdue}, ""},
		"Công an phường đang làm": {filter{page: 1, heap: view.HeapDoing}, "cong an phuong"},
		"quá hạn của Hùng":        {filter{page: 1, heap: view.HeapOverdue}, "hung"},
		"kp":                      {filter{page: 1}, "kp"},
		"trang":                   {filter{page: 1}, "trang"},
		"99999999999999999999":    {filter{page: 1}, "99999999999999999999"},
	} {
		f, rest := parse(said, "thôn", places)
		assert.Equal(t, want.f, f, said)
		assert.Equal(t, want.rest, rest, said)
	}
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{"", "kp3 quá hạn", "khu phố", "tc", "V12 V13", "trang 2 trang 3", "m7", "=,=,", "kp1 kp2 kp3 kp4 kp5 kp6 kp7 kp8 kp9 kp10 kp11 kp12", "\xff", "🌸 🌸"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, rest := parse(s, "khu phố", map[string]int{"xuan hop": 901})
		require.GreaterOrEqual(t, got.page, 1)
		takesFilter(s)
		got.party = strings.ReplaceAll(rest, ",", "")
		back := decode(got.encode())
		back.page = got.page
		require.Equal(t, got, back, "a button finds what was typed")
		require.LessOrEqual(t, len(code(1<<40, listTasks, 1, got)), maxCode)
		decode(s)
	})
}
