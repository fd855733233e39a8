package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"giaoban/store"
)

// TestExampleIsTheDefaults: every key stands in config.example.yaml with the value it has when nobody sets it.
func TestExampleIsTheDefaults(t *testing.T) {
	raw, err := os.ReadFile("../../config.example.yaml")
	require.NoError(t, err)
	c, err := parseConfig(raw)
	require.NoError(t, err)
	assert.Equal(t, defaults(), c)

	var doc yaml.Node
	require.NoError(t, yaml.Unmarshal(raw, &doc))
	var written []string
	var walk func(n *yaml.Node, under string)
	walk = func(n *yaml.Node, under string) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			path := strings.TrimPrefix(under+"."+n.Content[i].Value, ".")
			if n.Content[i+1].Kind == yaml.MappingNode {
				walk(n.Content[i+1], path)
				continue
			}
			written = append(written, path)
		}
	}
	walk(doc.Content[0], "")
	assert.ElementsMatch(t, written, keyPaths(typeOfConfig, ""))
}

func TestConfigFaultsNameLineAndKey(t *testing.T) {
	cases := map[string]struct{ file, vi, en string }{
		"a slip of the finger": {"data: x\nzoen: UTC\n", "dòng 2: không có khóa “zoen”; có lẽ là “zone”?", "line 2: there is no key “zoen”; perhaps “zone”?"},
		"a slip further down":  {"log:\n\n  levle: info\n", "dòng 3: không có khóa “log.levle”; có lẽ là “log.level”?", "line 3: there is no key “log.levle”; perhaps “log.level”?"},
		"at the wrong depth":   {"secret_file: /x\n", "dòng 1: không có khóa “secret_file” ở đây; có lẽ là “telegram.webhook.secret_file”?", ""},
		"nothing like it":      {"màu_sắc: đỏ\n", "dòng 1: không có khóa “màu_sắc”; xem config.example.yaml", "line 1: there is no key “màu_sắc”; see config.example.yaml"},
		"zone":                 {"zone: Asia/Hanoi\n", "dòng 1: không có múi giờ “Asia/Hanoi”; ví dụ đúng: Asia/Ho_Chi_Minh", "line 1: there is no zone “Asia/Hanoi”"},
		"the host's zone":      {"zone: Local\n", "dòng 1: không có múi giờ “Local”", ""},
		"cron":                 {"backup:\n  at: 0 2 * *\n", "dòng 2: backup.at “0 2 * *” không phải giờ", "line 2: backup.at “0 2 * *” is no time"},
		"cron that panics":     {"backup:\n  at: TZ=\n", "dòng 2: backup.at “TZ=” không phải giờ", ""},
		"cron with a zone":     {"backup:\n  at: CRON_TZ=UTC 0 2 * * *\n", "dòng 2: backup.at", ""},
		"an unquoted time":     {"backup:\n  at: 25:00\n", "dòng 2: backup.at “25:00” không phải giờ", ""},
		"duration":             {"lang: vi\nstop_within: 50\n", "dòng 2: “50” không dùng được; cần từ 1s đến 60s", "line 2: “50” will not do"},
		"duration too long":    {"stop_within: 2h\n", "dòng 1: “2h” không dùng được", ""},
		"number":               {"backup:\n  keep: nhiều\n", "dòng 2: “nhiều” không dùng được; cần một số", ""},
		"number too small":     {"backup:\n  keep: 0\n", "dòng 2: “0” không dùng được", ""},
		"level":                {"log: {level: ồn}\n", "dòng 1: log.level là debug", ""},
		"format":               {"log: {format: xml}\n", "dòng 1: log.format là auto", ""},
		"lang":                 {"lang: fr\n", "dòng 1: lang là “vi” hoặc “en”, không phải “fr”", ""},
		"a list for a value":   {"data: [a, b]\n", "dòng 1: khóa “data” cần một giá trị", "line 1: “data” takes one value"},
		"a value for a group":  {"log: info\n", "dòng 1: dưới “log” cần các dòng", ""},
		"a list for the file":  {"- a\n", "dòng 1: cần các dòng", ""},
		"the same key twice":   {"data: a\nlang: vi\ndata: b\n", "dòng 3: khóa này đã có ở trên", "line 3: this key stands above already"},
		"no YAML":              {"data: \"a\nlang: vi\n", "không đúng cú pháp YAML", "not proper YAML"},
		"a tab":                {"log:\n\tlevel: info\n", "không đúng cú pháp YAML", ""},
		"two documents":        {"data: a\n---\ndata: b\n", "hơn một tài liệu YAML", ""},
		"a token key":          {"telegram:\n  token: x\n", "dòng 2: mã bí mật không để trong tệp này", "line 2: secrets do not belong in this file"},
		"a token by its looks": {"operator: 7100000001:AAtelegramtest-strict-server-token00\n", "dòng 1: mã bí mật không để trong tệp này", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := parseConfig([]byte(c.file))
			var at *configError
			require.ErrorAs(t, err, &at)
			assert.Contains(t, at.in(store.Vietnamese), c.vi)
			assert.Contains(t, at.in(store.English), c.en)
			assert.NotContains(t, at.in(store.Vietnamese), "AAtelegramtest", "a token is not shown again")
		})
	}
}

func TestConfigSetsWhatItNames(t *testing.T) {
	c, err := parseConfig([]byte("# ghi chú\nlog:\nbackup:\n  at: \"23:05\"\n  keep: 3\nstop_within: 20s\nlang: en\n"))
	require.NoError(t, err)
	want := defaults()
	want.Backup.At, want.Backup.Keep, want.StopWithin, want.Lang = "23:05", 3, duration(20e9), "en"
	assert.Equal(t, want, c)
	assert.Equal(t, "5 23 * * *", c.Backup.At.cron())
	assert.Equal(t, "0 2 * * *", nightly("0 2 * * *").cron())
	for _, empty := range []string{"", "# chỉ có ghi chú\n", "---\n"} {
		c, err := parseConfig([]byte(empty))
		require.NoError(t, err)
		assert.Equal(t, defaults(), c)
	}
}

func TestConfigIsFoundAndDataWins(t *testing.T) {
	t.Chdir(t.TempDir())
	c, err := loadConfig("", "")
	require.NoError(t, err)
	assert.Equal(t, defaults(), c, "no file is a good file")
	require.NoError(t, os.WriteFile(configName, []byte("data: chỗ-khác\n"), 0o600))
	c, err = loadConfig("", "")
	require.NoError(t, err)
	assert.Equal(t, filepath.Join("chỗ-khác", "giaoban.db"), c.database())
	c, err = loadConfig("", "cờ")
	require.NoError(t, err)
	assert.Equal(t, filepath.Join("cờ", "giaoban.db"), c.database())
	assert.Equal(t, filepath.Join("cờ", "backups"), c.backups())
	_, err = loadConfig("none.yaml", "")
	assert.Equal(t, exitUsage, asProblem(err).Code)
	require.NoError(t, os.WriteFile("sai.yaml", []byte("\nwindwo: 1\n"), 0o600))
	_, err = loadConfig("sai.yaml", "")
	assert.Equal(t, exitUsage, asProblem(err).Code)
	assert.True(t, strings.HasPrefix(asProblem(err).Say.VI, "sai.yaml, dòng 2: không có khóa “windwo”"), asProblem(err).Say.VI)
}

// FuzzParseConfig: whatever a file holds, it is read or refused in words, and a token in it is never said.
func FuzzParseConfig(f *testing.F) {
	f.Add("data: x\n")
	f.Add("backup: {at: CRON_TZ=X}\n")
	f.Add("a: &a [*a]\n")
	f.Add("? [x]\n: y\n")
	f.Add("log: {level: 7100000001:AAtelegramtest-strict-server-token00}\n")
	f.Fuzz(func(t *testing.T, file string) {
		_, err := parseConfig([]byte(file))
		if err == nil {
			return
		}
		var at *configError
		require.ErrorAs(t, err, &at)
		assert.False(t, looksLikeToken(at.in(store.Vietnamese)) || looksLikeToken(at.in(store.English)))
	})
}
