package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/storetest"
)

// call runs the program in process.
func call(t *testing.T, env map[string]string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	w := world{env: func(k string) string { return env[k] }, stdout: &o, stderr: &e,
		now: func() time.Time { return time.Date(2026, 11, 25, 9, 0, 0, 0, store.HoChiMinh) }}
	code = w.main(t.Context(), args)
	return code, o.String(), e.String()
}

func TestCalledWrongly(t *testing.T) {
	cases := []struct {
		args   string
		vi, en string
	}{
		{"", "Chưa có lệnh nào", "No command given"},
		{"runn", "Không có lệnh “runn”; có lẽ là “run”? Xem: giaoban --help", "There is no command “runn”; perhaps “run”? See: giaoban --help"},
		{"statsu", "có lẽ là “status”", "perhaps “status”"},
		{"chạy", "Các lệnh: run, demo, explain", "There are: run, demo, explain"},
		{"run --dta x", "Không có tùy chọn --dta; có lẽ là --data? Xem: giaoban run --help", "There is no flag --dta; perhaps --data?"},
		{"--jsn=1 status", "Không có tùy chọn --jsn", ""},
		{"run --token=7100000001:AA", "Không có tùy chọn --token.", "There is no flag --token."},
		{"run -x", "Không có tùy chọn -x.", ""},
		{"run extra", "Thừa “extra”", "“extra” is too much"},
		{"explain", "Cần thêm một trong: reply, deadline", "One of these is needed: reply, deadline"},
		{"explain replay", "có lẽ là “reply”? Xem: giaoban explain --help", ""},
		{"explain reply", "Còn thiếu ‹câu›", "Still missing: <text>"},
		{"restore", "Còn thiếu ‹tệp›. Xem: giaoban restore --help", ""},
		{"report --format pdf", "không phải “pdf”", ""},
		{"report --period day", "--period là một trong \"week\",\"month\",\"quarter\",\"half\",\"year\", không phải “day”", ""},
		{"report --committee x", "--committee cần một giá trị khác: “x” không dùng được", ""},
		{"report --as-of", "Sau --as-of cần một giá trị", "A value is needed after --as-of"},
		{"--lang fr run", "--lang là một trong \"vi\",\"en\", không phải “fr”", ""},
		{"explain reply --list tc3,xyz xong", "--list cần các mã như", "--list takes codes like"},
		{"explain reply --last none.json xong", "Không thấy", ""},
		{"explain deadline --now hôm-qua mai", "“hôm-qua” không phải thời điểm", "is no instant"},
		{"status --config none.yaml", "Không đọc được tệp cấu hình", ""},
		{"status --data /none", "Chưa có dữ liệu ở /none/giaoban.db. Chạy “giaoban run” trước", "There is no data at"},
		{"check --data /none", "Chưa có dữ liệu ở", ""},
	}
	for _, c := range storetest.Some(3, cases) {
		code, _, errs := call(t, nil, strings.Fields(c.args)...)
		assert.Equal(t, exitUsage, code, c.args)
		assert.Contains(t, errs, c.vi, c.args)
		code, _, errs = call(t, map[string]string{"LANG": "en_US.UTF-8"}, strings.Fields(c.args)...)
		assert.Equal(t, exitUsage, code, c.args)
		if !strings.Contains(c.args, "--lang") {
			assert.Contains(t, errs, c.en, c.args)
		}
	}
}

func TestHelpIsACommandToo(t *testing.T) {
	for _, args := range [][]string{nil, {"restore"}, {"explain", "reply"}} {
		code, want, _ := call(t, nil, append(args, "--help")...)
		require.Equal(t, exitFine, code)
		code, got, errs := call(t, nil, append([]string{"help"}, args...)...)
		assert.Equal(t, exitFine, code, errs)
		assert.Equal(t, want, got)
		assert.NotContains(t, want, "<")
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		args []string
		want string
	}{
		{nil, nil, "Lệnh:"},
		{map[string]string{"LANG": "C.UTF-8"}, nil, "Lệnh:"},
		{map[string]string{"LANG": "vi_VN.UTF-8"}, nil, "Lệnh:"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, nil, "Commands:"},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "vi_VN"}, nil, "Lệnh:"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, []string{"--lang", "vi"}, "Lệnh:"},
		{nil, []string{"--lang=en"}, "Commands:"},
	} {
		code, out, _ := call(t, c.env, append(c.args, "--help")...)
		assert.Equal(t, 0, code)
		assert.Contains(t, out, c.want)
	}
}

// TestHelpIsWholeInBothLanguages: every command, flag and argument is described, in Vietnamese and in English.
func TestHelpIsWholeInBothLanguages(t *testing.T) {
	for name, w := range helpWords {
		assert.NotEmpty(t, w.VI, name)
		assert.NotEmpty(t, w.EN, name)
	}
	for _, l := range storetest.Some(2, []store.Lang{store.Vietnamese, store.English}) {
		k, err := kong.New(&cli{}, kong.Name("giaoban"), kong.NoDefaultHelp(), kong.Vars(helpVars(l)))
		require.NoError(t, err)
		var walk func(n *kong.Node)
		walk = func(n *kong.Node) {
			path := strings.Fields(n.FullPath())[1:]
			code, out, errs := call(t, nil, append(path, "--help", "--lang", string(l))...)
			assert.Equal(t, 0, code, errs)
			for _, f := range n.Flags {
				assert.NotEmpty(t, f.Help, f.Name)
				assert.Contains(t, out, "--"+f.Name)
				assert.Contains(t, out, f.Help)
			}
			for _, p := range n.Positional {
				assert.Contains(t, out, p.Help)
			}
			for _, c := range n.Children {
				assert.NotEmpty(t, c.Help, c.Name)
				assert.Contains(t, out, c.Help)
				walk(c)
			}
		}
		walk(k.Model.Node)
	}
	_, out, _ := call(t, nil, "--help")
	for _, code := range []int{exitFine, exitFault, exitUsage, exitHeld, exitDamaged, exitUnwell, exitContested} {
		assert.Regexp(t, `(?m)^  `+string(rune('0'+code))+`  \S`, out)
	}
	for _, line := range strings.Split(out, "\n") {
		assert.LessOrEqual(t, len([]rune(line)), 120, line)
	}
}

func TestExplain(t *testing.T) {
	code, out, errs := call(t, nil, "explain", "reply", "--list", "tc3,tc7,V12", "1 xong")
	require.Equal(t, 0, code, errs)
	var said struct {
		Items []struct {
			Item, Criterion int
			Status          string
			Percent         *int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &said))
	require.Len(t, said.Items, 1)
	assert.Equal(t, "done", said.Items[0].Status)
	assert.Equal(t, 3, said.Items[0].Criterion)

	for _, sentence := range []string{"- tc3 xong", "-tc3 xong rồi", "--nói gì đó"} {
		code, out, errs = call(t, nil, "explain", "reply", sentence)
		require.Equal(t, 0, code, errs)
		assert.True(t, json.Valid([]byte(out)))
	}

	code, out, errs = call(t, nil, "explain", "deadline", "--now", "2026-11-25T09:00:00+07:00", "trước 30/11")
	require.Equal(t, 0, code, errs)
	var due map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &due))
	assert.Equal(t, "date", due["kind"])
	assert.Equal(t, "2026-11-30", due["due"])
	_, same, _ := call(t, nil, "explain", "deadline", "--now", "2026-11-25T02:00:00Z", "trước 30/11")
	assert.Equal(t, out, same, "an instant is an instant, whatever its offset")
}

func TestReadInstant(t *testing.T) {
	four := time.Date(2026, 11, 27, 16, 0, 0, 0, store.HoChiMinh)
	for _, s := range []string{"2026-11-27 16:00", "2026-11-27T16:00", "2026-11-27T16:00:00+07:00", "2026-11-27T09:00:00Z", "27/11/2026 16:00", "16:00 27/11/2026"} {
		at, err := readInstant(s, store.HoChiMinh)
		require.NoError(t, err, s)
		assert.True(t, at.Equal(four), s)
	}
	at, err := readInstant("27/11/2026", store.HoChiMinh)
	require.NoError(t, err)
	assert.Equal(t, "2026-11-27 23:59:59", at.Format(time.DateTime), "the end of that day")
	_, err = readInstant("", store.HoChiMinh)
	require.Error(t, err)
}

func TestVersion(t *testing.T) {
	code, out, _ := call(t, nil, "version")
	assert.Equal(t, 0, code)
	assert.Regexp(t, `^giaoban \S+ \w+/\w+ go\S+, bản cấu trúc tệp \d+\n$`, out)
}
