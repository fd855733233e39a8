package rehearsal

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func parseOne(t *testing.T, s string) Line {
	t.Helper()
	lines, err := Parse("a.txt", strings.NewReader(s))
	require.NoError(t, err)
	require.Len(t, lines, 1)
	l := lines[0]
	assert.Equal(t, strings.TrimSpace(s), l.Source)
	l.File, l.Number, l.Source = "", 0, ""
	return l
}

func TestParseReadsEveryKindOfLine(t *testing.T) {
	friday := time.Date(2026, 11, 27, 14, 0, 0, 0, store.HoChiMinh)
	for _, c := range []struct {
		source string
		want   Line
	}{
		{"at 2026-11-27 14:00", Line{Verb: At, When: friday}},
		{"at 2026-11-27T14:00:00+07:00", Line{Verb: At, When: friday}},
		{"at 14:00", Line{Verb: At, Clock: 14 * time.Hour}},
		{"Hùng: tc3 80%", Line{Verb: Say, Who: "Hùng", Text: "tc3 80%"}},
		{"hung: tc3: xong", Line{Verb: Say, Who: "Hùng", Text: "tc3: xong"}},
		{`Hùng: một\nhai`, Line{Verb: Say, Who: "Hùng", Text: "một\nhai"}},
		{"Bảo @group: /tonghop@bot", Line{Verb: Say, Who: "Bảo", InGroup: true, Text: "/tonghop@bot"}},
		{"Hùng: [1 Xong]", Line{Verb: Press, Who: "Hùng", Text: "1 Xong"}},
		{`Hùng: reply "Tiêu chí 3" xong rồi`, Line{Verb: Reply, Who: "Hùng", Part: "Tiêu chí 3", Text: "xong rồi"}},
		{`Hùng: reply “nói \"thế\"” vâng`, Line{Verb: Reply, Who: "Hùng", Part: `nói "thế"`, Text: "vâng"}},
		{`Hùng: reply "tuần 21/11" [Xong]`, Line{Verb: Press, Who: "Hùng", Part: "tuần 21/11", Text: "Xong"}},
		{"Hùng: photo", Line{Verb: Photo, Who: "Hùng"}},
		{`Hùng: photo "tc3 xong"`, Line{Verb: Photo, Who: "Hùng", Text: "tc3 xong"}},
		{`Hùng: album 3 "tc3"`, Line{Verb: Album, Who: "Hùng", Count: 3, Text: "tc3"}},
		{`Hùng: album 3 "trước" "" "sau"`, Line{Verb: Album, Who: "Hùng", Count: 3, Text: "trước |  | sau", Captions: []string{"trước", "", "sau"}}},
		{"Lan: file danh sách.xlsx", Line{Verb: File, Who: "Lan", Text: "danh sách.xlsx"}},
		{`Lan: docx "Chưa có." "Đã có & đủ."`, Line{Verb: Docx, Who: "Lan", Part: "Chưa có.", Text: "Đã có & đủ."}},
		{`Hùng: edit "tc3 xong"`, Line{Verb: Edit, Who: "Hùng", Text: "tc3 xong"}},
		{`Hùng: say "[không phải nút]"`, Line{Verb: Say, Who: "Hùng", Text: "[không phải nút]"}},
		{`Hùng: said 15:30 "tc3 vướng"`, Line{Verb: Say, Who: "Hùng", Text: "tc3 vướng", Clock: 15*time.Hour + 30*time.Minute}},
		{`Hùng: forge "r:1:tc9:done"`, Line{Verb: Forge, Who: "Hùng", Text: "r:1:tc9:done"}},
		{"Hùng: block", Line{Verb: Block, Who: "Hùng"}},
		{"HUNG: unblock", Line{Verb: Unblock, Who: "Hùng"}},
		{"stranger: $Lan", Line{Verb: Say, Who: Stranger, Text: "$Lan"}},
		{"group: migrate", Line{Verb: Chat, Text: "migrate"}},
		{"crash", Line{Verb: Crash}},
		{"kill commit 3", Line{Verb: KillCommit, Count: 3}},
		{"kill commit 3 after", Line{Verb: KillCommit, Count: 3, After: true}},
		{"kill send 1", Line{Verb: KillSend, Count: 1, After: true}},
		{"kill send 1 before", Line{Verb: KillSend, Count: 1}},
		{"off 3d", Line{Verb: Off, For: 72 * time.Hour}},
		{"off 1d12h", Line{Verb: Off, For: 36 * time.Hour}},
		{"off 20h", Line{Verb: Off, For: 20 * time.Hour}},
		{"api 429 30s", Line{Verb: API, Text: "429 30s"}},
		{"api ok", Line{Verb: API, Text: "ok"}},
		{"disk full", Line{Verb: Disk, Text: "full"}},
		{`raw {"poll":{}}`, Line{Verb: Raw, Text: `{"poll":{}}`}},
	} {
		t.Run(c.source, func(t *testing.T) { assert.Equal(t, c.want, parseOne(t, c.source)) })
	}
}

func TestParseTellsWhatIsWrongWhereAndWhatIsAllowed(t *testing.T) {
	for _, c := range []struct{ source, says string }{
		{"jump", "allowed are: at 2026-11-27 14:00"},
		{"Hungg: chào", `"Hungg" is nobody on the stage; the cast: Bảo, Hạnh, Lan, Dũng`},
		{"Hùng @nhóm: chào", "only @group"},
		{"Hùng:", "says nothing"},
		{"Hùng: [Xong", "a button is"},
		{"Hùng: []", "a button is"},
		{"Hùng: photo đẹp", `to say the word itself: say "photo …"`},
		{`Hùng: reply "phần" `, "nothing is said"},
		{`Hùng: edit "mới`, "not closed"},
		{`Hùng: edit "mới" nữa`, "after the closing quote"},
		{`Hùng: album 1 "x"`, "2 to 10"},
		{"Hùng: file", "no path"},
		{`Lan: docx "" "mới"`, "which words"},
		{`Lan: docx "cũ"`, "in quotes"},
		{`Lan: docx "cũ" "mới" nữa`, "after the closing quote"},
		{"Hùng: $Hungg", "nobody of that name"},
		{"Hùng: block now", "one word"},
		{"group: dance", "none of migrate"},
		{"at tomorrow", "no date and time"},
		{"off -3d", "no length"},
		{"off 0s", "runs forward"},
		{"off", "no length"},
		{"kill commit 0", "starts at 1"},
		{"kill time 3", "only a commit or a send"},
		{"kill commit", "it is kill commit N"},
		{"api 500", "unknown kind"},
		{"disk half", "none of full, ok"},
		{"raw []", "no JSON object"},
		{"crash now", "one word"},
	} {
		t.Run(c.source, func(t *testing.T) {
			_, err := Parse("a.txt", strings.NewReader("# a comment\n\n"+c.source))
			require.Error(t, err)
			assert.Contains(t, err.Error(), "a.txt:3: ")
			assert.Contains(t, err.Error(), c.says)
		})
	}
}

func TestParseComplainsAboutEveryBadLine(t *testing.T) {
	_, err := Parse("a.txt", strings.NewReader("crash\nx\nHùng: ok\ny"))
	require.Error(t, err)
	assert.Contains(t, err.Error(), "a.txt:2: ")
	assert.Contains(t, err.Error(), "a.txt:4: ")
}

func FuzzParse(f *testing.F) {
	f.Add("at 2026-11-27 14:00\nHùng: reply \"a\\\"b\" x\nHùng @group: [1]\nkill send 2 after")
	f.Add("Hùng: album 3 “tc3”\nraw {}\napi slow 2s\noff 1d2h\n$")
	f.Add("Lan: docx \"a\" “b”")
	f.Add("Hu\u0300ng: $Lan\\n\nHùng: said 15:30 \"x\"")
	f.Fuzz(func(t *testing.T, s string) {
		lines, err := Parse("f", strings.NewReader(s))
		if err != nil {
			return
		}
		for _, l := range lines {
			// What was read once is read the same again.
			again, err := Parse("f", strings.NewReader(l.Source))
			require.NoError(t, err)
			require.Len(t, again, 1)
			again[0].Number = l.Number
			require.Equal(t, l, again[0])
		}
	})
}
