package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// found plays the first secretary: she sends the claim code and answers what she is asked.
func found(t *testing.T, srv *telegramtest.Server, code string) *telegramtest.User {
	t.Helper()
	lan := srv.NewUser(telegramtest.Profile{FirstName: "Lan"})
	say := func(words, answer string) {
		_, err := lan.Say(words)
		require.NoError(t, err)
		hears(t, srv, lan, answer)
	}
	_, err := lan.Start(code)
	require.NoError(t, err)
	hears(t, srv, lan, "đồng ý")
	say("dong y", "Tên đầy đủ")
	say("Ban Chỉ đạo phường Mẫu", "khu phố")
	say("1", "tiêu chí")
	say("1", "Họ và tên")
	say("Trần Thị Lan", "chức vụ")
	say("bo qua", "Số điện thoại")
	say("0901234567", "Đã lập Ban Chỉ đạo phường Mẫu")
	return lan
}

// TestALife: the first start, a committee, a backup while it runs, the end, a restore, the next start.
func TestALife(t *testing.T) {
	t.Parallel()
	dir := home(t)
	srv, env := botAPI(t)
	p := start(t, dir, env, "run")
	code := p.prints(`Mã lập Ban Chỉ đạo \(dùng một lần, đến [^)]+\): ([A-Z0-9]{8})`)[1]
	p.prints(`Liên kết: https://t\.me/giaoban_test_bot\?start=` + code)
	lan := found(t, srv, code)

	data := filepath.Join(dir, "giaoban-data")
	for name, mode := range map[string]fs.FileMode{"": 0o700, "giaoban.db": 0o600, "giaoban.sock": 0o600, "evidence": 0o700, "backups": 0o700} {
		st, err := os.Stat(filepath.Join(data, name))
		require.NoError(t, err)
		assert.Equal(t, mode, st.Mode().Perm(), name)
	}

	_, err := lan.Say("/trangthai")
	require.NoError(t, err)
	hears(t, srv, lan, "🟩 Bot chạy tốt")

	exit, out := giaoban(t, dir, env, "run")
	assert.Equal(t, exitHeld, exit)
	assert.Contains(t, out, "đang do tiến trình số")
	assert.Contains(t, out, "kill ")

	exit, out = giaoban(t, dir, nil, "backup")
	require.Equal(t, 0, exit, out)
	assert.Contains(t, out, "Đã sao lưu: ")
	archives, err := store.Backups(filepath.Join(data, "backups"))
	require.NoError(t, err)
	require.Len(t, archives, 1)
	exit, out = giaoban(t, dir, nil, "check")
	assert.Equal(t, 0, exit, out)
	assert.Contains(t, out, "Lành lặn.")
	exit, out = giaoban(t, dir, nil, "status", "--json")
	require.Equal(t, 0, exit, out)
	var s Status
	require.NoError(t, json.Unmarshal([]byte(out), &s))
	assert.True(t, s.Running && s.Healthy)
	assert.Equal(t, []int{1, 1, 1}, []int{s.Committees, s.Members, s.Joined})
	assert.NotZero(t, s.Backup)
	exit, out = giaoban(t, dir, nil, "report", "--lang", "vi")
	require.Equal(t, 0, exit, out)
	assert.Contains(t, out, "Ban Chỉ đạo phường Mẫu")
	assert.Contains(t, out, "/9 tiêu chí")
	exit, out = giaoban(t, dir, nil, "invite")
	require.Equal(t, 0, exit, out)
	assert.Contains(t, out, "https://t.me/giaoban_test_bot?start=")
	exit, out = giaoban(t, dir, nil, "restore", archives[0])
	assert.Equal(t, exitHeld, exit, out)

	assert.Equal(t, 0, p.stop())
	assert.NoFileExists(t, filepath.Join(data, "giaoban.sock"))
	log := p.output()
	for _, secret := range []string{"Trần", "0901234567", "phường Mẫu", srv.Token(), strings.Split(srv.Token(), ":")[1]} {
		assert.NotContains(t, log, secret)
	}

	// The machine is replaced; what the backup held is all there is.
	other := filepath.Join(dir, "new", "giaoban.db")
	exit, out = giaoban(t, dir, nil, "restore", archives[0], "--db", other)
	require.Equal(t, 0, exit, out)
	assert.Contains(t, out, "1 Ban Chỉ đạo, 1 thành viên")
	requireSoundFile(t, other)
	exit, out = giaoban(t, dir, nil, "status", "--data", filepath.Join(dir, "new"))
	assert.Equal(t, exitUnwell, exit, "it does not run")
	assert.Contains(t, out, "bot đang không chạy")

	p = start(t, dir, env, "run", "--data", filepath.Join(dir, "new"))
	p.prints("giaoban đang chạy")
	_, err = lan.Say("/trangthai")
	require.NoError(t, err)
	hears(t, srv, lan, "Bot chạy tốt")
	assert.NotContains(t, p.output(), "Mã lập Ban Chỉ đạo", "there is a committee")
	assert.Equal(t, 0, p.stop())
}

func requireSoundFile(t *testing.T, path string) {
	t.Helper()
	found, err := store.Check(path)
	require.NoError(t, err)
	require.Empty(t, found.Faults)
}

func TestRunWithoutAUsableToken(t *testing.T) {
	t.Parallel()
	dir := home(t)
	secret := filepath.Join(dir, "secret")
	require.NoError(t, os.WriteFile(secret, []byte("  \n"), 0o600))
	for name, c := range map[string]struct {
		env  []string
		want string
	}{
		"none":         {nil, "@BotFather"},
		"English":      {[]string{"LANG=en_GB.UTF-8"}, "There is no Telegram bot token yet"},
		"pasted wrong": {[]string{"TELEGRAM_TOKEN=\"mã của tôi\""}, "không đúng dạng"},
		"a stray line": {[]string{"TELEGRAM_TOKEN=7100000001:AAtelegramtest-strict\nserver"}, "không đúng dạng"},
		"no file":      {[]string{"TELEGRAM_TOKEN_FILE=" + dir + "/none"}, "Không đọc được tệp chứa mã"},
		"bad address":  {[]string{"TELEGRAM_TOKEN=" + telegramtest.DefaultToken, "TELEGRAM_API_URL=api.telegram.org"}, "TELEGRAM_API_URL phải là địa chỉ"},
		"empty file":   {[]string{"TELEGRAM_TOKEN_FILE=" + secret}, "không đúng dạng"},
	} {
		exit, out := giaoban(t, dir, c.env, "run")
		assert.Equal(t, exitUsage, exit, name)
		assert.Contains(t, out, c.want, name)
		assert.NotContains(t, out, "AAtelegramtest", name)
	}
	assert.NoDirExists(t, filepath.Join(dir, "giaoban-data"), "nothing is made before it can run")
}

func TestTokenFromFiles(t *testing.T) {
	t.Parallel()
	dir := home(t)
	srv, env := botAPI(t)
	file := filepath.Join(dir, credential)
	require.NoError(t, os.WriteFile(file, []byte(srv.Token()+"\n"), 0o600))
	for _, from := range []string{"TELEGRAM_TOKEN_FILE=" + file, "CREDENTIALS_DIRECTORY=" + dir} {
		p := start(t, dir, []string{from, env[1]}, "run")
		p.prints("Liên kết: ")
		assert.Equal(t, 0, p.stop())
	}
}

func TestRunWithABadConfiguration(t *testing.T) {
	t.Parallel()
	dir := home(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "giaoban.yaml"), []byte("log:\n  level: info\nzoen: UTC\n"), 0o600))
	exit, out := giaoban(t, dir, []string{"TELEGRAM_TOKEN=" + telegramtest.DefaultToken}, "run")
	assert.Equal(t, exitUsage, exit)
	assert.Contains(t, out, "giaoban.yaml, dòng 3: không có khóa “zoen”; có lẽ là “zone”?")
}

func TestTokenRefused(t *testing.T) {
	t.Parallel()
	dir := home(t)
	srv, env := botAPI(t)
	srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultUnauthorized})
	p := start(t, dir, env, "run")
	p.prints("Telegram không nhận mã của bot")
	exit, out := giaoban(t, dir, nil, "status")
	assert.Equal(t, exitUnwell, exit)
	assert.Contains(t, out, "Telegram không nhận mã của bot", "the rest is up")
	exit, out = giaoban(t, dir, nil, "backup", "--out", "x.tar.gz")
	assert.Equal(t, 0, exit, out)
	assert.FileExists(t, filepath.Join(dir, "x.tar.gz"))
	assert.Equal(t, 0, p.stop())
}

func TestPlatformOutOfReach(t *testing.T) {
	t.Parallel()
	dir := home(t)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := l.Addr().String()
	require.NoError(t, l.Close())
	p := start(t, dir, []string{"TELEGRAM_TOKEN=" + telegramtest.DefaultToken, "TELEGRAM_API_URL=http://" + address}, "run")
	p.prints("Mã lập Ban Chỉ đạo")
	p.prints("Không liên lạc được với Telegram")
	assert.Equal(t, 0, p.stop())
}

func TestAnotherPollerWithTheToken(t *testing.T) {
	t.Parallel()
	dir := home(t)
	_, env := botAPI(t)
	one := start(t, dir, env, "run", "--data", "a")
	one.prints("Liên kết: ")
	two := start(t, dir, env, "run", "--data", "b")
	two.prints("giaoban đang chạy")
	// Each ends the other's poll; both must hear of it.
	one.prints("chương trình khác đang dùng cùng mã")
	two.prints("chương trình khác đang dùng cùng mã")
	assert.Equal(t, 0, one.stop())
	assert.Equal(t, 0, two.stop())
}

func TestKilledAndStartedAgain(t *testing.T) {
	t.Parallel()
	dir := home(t)
	_, env := botAPI(t)
	p := start(t, dir, env, "run")
	code := p.prints(`: ([A-Z0-9]{8})\n`)[1]
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGKILL))
	assert.Equal(t, -1, p.wait())
	socket := filepath.Join(dir, "giaoban-data", "giaoban.sock")
	assert.FileExists(t, socket, "left behind")
	exit, out := giaoban(t, dir, nil, "status")
	assert.Equal(t, exitUnwell, exit, out)
	assert.NoFileExists(t, socket, "and cleared away")

	p = start(t, dir, env, "run")
	assert.Equal(t, code, p.prints(`: ([A-Z0-9]{8})\n`)[1], "the code is still good")
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGKILL))
	p.wait()
	p = start(t, dir, env, "run")
	p.prints("giaoban đang chạy")
	exit, out = giaoban(t, dir, nil, "status")
	assert.Equal(t, 0, exit, out)
	assert.Equal(t, 0, p.stop())
}

func TestDamagedFile(t *testing.T) {
	t.Parallel()
	dir := home(t)
	_, env := botAPI(t)
	p := start(t, dir, env, "run")
	p.prints("giaoban đang chạy")
	exit, out := giaoban(t, dir, nil, "backup")
	require.Equal(t, 0, exit, out)
	assert.Equal(t, 0, p.stop())
	file := filepath.Join(dir, "giaoban-data", "giaoban.db")
	raw, err := os.ReadFile(file)
	require.NoError(t, err)
	page := os.Getpagesize()
	for name, harmed := range map[string][]byte{
		"cut off": raw[:3*page],
		// All but the two meta pages: which of the others are in use hangs on how many commits there were.
		"overwritten": slices.Concat(raw[:2*page], bytes.Repeat([]byte{0xa7, 3, 0x5c}, len(raw))[:len(raw)-2*page]),
	} {
		require.NoError(t, os.WriteFile(file, harmed, 0o600))
		for _, command := range []string{"run", "check", "status", "backup", "report", "invite"} {
			exit, out = giaoban(t, dir, env, command)
			assert.Equal(t, exitDamaged, exit, name+" "+command)
			assert.Contains(t, out, "bị hỏng")
			assert.NotContains(t, out, "goroutine")
			assert.Regexp(t, `giaoban restore \S+backups/giaoban-\d{8}-\d{6}\.tar\.gz --db \S+giaoban\.db`, out)
		}
	}
	archives, err := store.Backups(filepath.Join(dir, "giaoban-data", "backups"))
	require.NoError(t, err)
	exit, out = giaoban(t, dir, nil, "restore", archives[0])
	require.Equal(t, 0, exit, out)
	assert.Contains(t, out, "Tệp cũ được giữ ở")
	exit, out = giaoban(t, dir, nil, "check")
	assert.Equal(t, 0, exit, out)
	exit, out = giaoban(t, dir, nil, "restore", "giaoban-data/giaoban.db")
	assert.Equal(t, exitDamaged, exit)
	assert.Contains(t, out, "không phải bản sao lưu")
	exit, out = giaoban(t, dir, nil, "restore", "none.tar.gz")
	assert.Equal(t, exitUsage, exit)
	assert.Contains(t, out, "Không thấy")
}

func TestPathTooLongForASocket(t *testing.T) {
	t.Parallel()
	dir := home(t)
	_, env := botAPI(t)
	deep := filepath.Join(dir, strings.Repeat("thu-muc-rat-dai-", 6))
	p := start(t, dir, env, "run", "--data", deep)
	p.prints("dài quá 103 byte")
	p.prints("Liên kết: ")
	exit, out := giaoban(t, dir, nil, "status", "--data", deep)
	assert.Equal(t, exitHeld, exit)
	assert.Contains(t, out, "tiến trình số", "the kernel knows who holds it")
	assert.Equal(t, 0, p.stop())
}

func TestServiceManagerIsTold(t *testing.T) {
	t.Parallel()
	dir := home(t)
	_, env := botAPI(t)
	address := filepath.Join(dir, "notify")
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: address, Net: "unixgram"})
	require.NoError(t, err)
	defer l.Close()
	hear := func() string {
		b := make([]byte, 100)
		n, err := l.Read(b)
		require.NoError(t, err)
		return string(b[:n])
	}
	p := start(t, dir, append(env, "NOTIFY_SOCKET="+address, "WATCHDOG_USEC=200000"), "run")
	assert.Equal(t, "READY=1", hear())
	assert.Equal(t, "WATCHDOG=1", hear())
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	for state := hear(); state != "STOPPING=1"; state = hear() {
		assert.Equal(t, "WATCHDOG=1", state)
	}
	assert.Equal(t, 0, p.wait())
}

func TestHealthAndNumbers(t *testing.T) {
	t.Parallel()
	dir := home(t)
	_, env := botAPI(t)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := l.Addr().String()
	require.NoError(t, l.Close())
	require.NoError(t, os.WriteFile(filepath.Join(dir, "giaoban.yaml"), []byte("http: {listen: \""+address+"\"}\nlog: {format: json}\n"), 0o600))
	p := start(t, dir, env, "run")
	p.prints("Liên kết: ")
	p.prints(`"message":"running"`)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for path, want := range map[string]string{"/healthz": "ok", "/metrics": "giaoban_up 1"} {
		resp, err := client.Get("http://" + address + path)
		require.NoError(t, err)
		body := make([]byte, 4096)
		n, _ := resp.Body.Read(body)
		resp.Body.Close()
		assert.Contains(t, string(body[:n]), want)
	}
	exit, out := giaoban(t, dir, env, "run", "--data", "another")
	assert.Equal(t, exitUsage, exit)
	assert.Contains(t, out, "Không mở được địa chỉ "+address)
	assert.Equal(t, 0, p.stop())
}
