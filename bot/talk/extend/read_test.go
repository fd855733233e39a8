package extend

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/fold"
)

func TestRead(t *testing.T) {
	for in, want := range map[string]said{
		"V12 gia hạn thứ 6 tuần sau":             {verb: wantsTime, task: 12, rest: "thứ 6 tuần sau"},
		"v12 gia han thu 6 tuan sau":             {verb: wantsTime, task: 12, rest: "thu 6 tuan sau"},
		"V12 xin lùi đến 4/12 vì pa nô về chậm":  {verb: wantsTime, task: 12, rest: "đến 4/12 vì pa nô về chậm"},
		"xin gia han v12 den 4/12":               {verb: wantsTime, task: 12, rest: "den 4/12"},
		"Em xin phép gia hạn V12 đến 4/12 ạ":     {verb: wantsTime, task: 12, rest: "đến 4/12 ạ"},
		"2 gia hạn thứ 6":                        {verb: wantsTime, item: 2, rest: "thứ 6"},
		"việc 2 xin gia hạn thứ 6":               {verb: wantsTime, item: 2, rest: "thứ 6"},
		"V12: đề nghị cho gia hạn":               {verb: wantsTime, task: 12},
		"V12 vì pa nô về chậm, xin lùi đến 4/12": {verb: wantsTime, task: 12, rest: "đến 4/12", before: "pa nô về chậm"},
		"V12 xin thêm 3 ngày":                    {verb: wantsTime, task: 12, rest: "thêm 3 ngày"},
		"V12 xin dời sang thứ 6":                 {verb: wantsTime, task: 12, rest: "dời sang thứ 6", weak: true},
		"V12 extend next Friday":                 {verb: wantsTime, task: 12, rest: "next Friday"},
		"V12 I need more time until 4/12":        {verb: wantsTime, task: 12, rest: "until 4/12"},
		"V12, V13 gia hạn 4/12":                  {verb: wantsTime, task: 12, rest: "4/12", several: true},
		"xin gia hạn V12 và V13 đến 4/12":        {verb: wantsTime, task: 12, rest: "đến 4/12", several: true},
		"xin gia hạn":                            {verb: wantsTime},
		"V12 giải trình: pa nô về chậm":          {verb: explains, task: 12, rest: "pa nô về chậm"},
		"giải trình V12 pa nô về chậm":           {verb: explains, task: 12, rest: "pa nô về chậm"},
		"V12 trễ vì pa nô về chậm":               {verb: explains, task: 12, rest: "pa nô về chậm", weak: true},
		"v12 cham do mua":                        {verb: explains, task: 12, rest: "mua", weak: true},
		"V12 đồng ý":                             {verb: agrees, task: 12},
		"V12 chưa đồng ý, làm cho xong tuần này": {verb: refuses, task: 12, rest: "làm cho xong tuần này"},
		"v12 ko dong y":                          {verb: refuses, task: 12},
		"V12 đến 2/12":                           {verb: givesDay, task: 12, rest: "2/12"},
		"V12 cho đến 2/12":                       {verb: givesDay, task: 12, rest: "2/12"},
		"a đồng ý":                               {verb: agrees, letter: 'a'},
		"B chưa đồng ý, thiếu lý do":             {verb: refuses, letter: 'b', rest: "thiếu lý do"},
		"đồng ý a":                               {verb: agrees, letter: 'a'},
		"đồng ý cho V12":                         {verb: agrees, task: 12},
		"V12 ok":                                 {verb: agrees, task: 12, weak: true},
		"V12 rút lại":                            {verb: takesBack, task: 12},
		"V12 không cần gia hạn nữa":              {verb: takesBack, task: 12, rest: "nữa"},
		"V12 đồng ý đến 2/12":                    {verb: agrees, task: 12, rest: "đến 2/12"},
	} {
		got, ok := read(in)
		require.True(t, ok, in)
		assert.Equal(t, want, got, in)
	}
}

// What is said of a task is a report unless it asks for time, explains or decides.
func TestReadLeavesReportsAlone(t *testing.T) {
	for _, in := range []string{
		"V12 80%", "V12 xong", "V12 đợi vật tư", "V12 hoàn thành", "v12 hoan thanh", "V12 đã gửi tờ trình xin gia hạn thuê đất", "V12 chưa được gia hạn",
		"V12 vướng, cần hỗ trợ", "2 xong", "tc3 80%", "V12 không được đào ở đó", "3 ngày nữa xong", "", "V", "Em đồng ý với anh", "V12 đội thi công đến rồi",
		"V12 tôi làm xong rồi", "V12 vì mưa nên chậm", "tôi xin nghỉ từ 2/12", "đến 2/12 họp dân", "V12 nó hỏng rồi", "anh Hùng gia hạn hợp đồng",
	} {
		x, ok := read(in)
		if in == "đến 2/12 họp dân" {
			assert.True(t, ok && x.task == 0, "it counts only beside a list of requests")
			continue
		}
		assert.False(t, ok, "%s: %+v", in, x)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"V12 gia hạn thứ 6", "V12 vì do xin lùi", "a đồng ý", "v999999999999 gia han", "gia hạn V", "V12,V13,", "giải trình\n\n", "\xff V1 đến"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = fold.NFC(s)
		x, ok := read(s)
		require.True(t, !ok || x.verb != "")
		require.True(t, utf8.ValidString(x.rest) && x.task >= 0)
		w := plainAsking("2026-11-30").read(s)
		require.False(t, w.flaw != "" && !w.due.IsZero(), "a day that is wrong is not given out")
		if !w.due.IsZero() {
			require.Empty(t, plainAsking("2026-11-30").flaw(w.due))
		}
	})
}
