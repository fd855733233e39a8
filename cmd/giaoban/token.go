package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// credential is the token's file name under systemd's LoadCredential.
const credential = "telegram-token"

// token finds the bot's token: TELEGRAM_TOKEN, the file named by TELEGRAM_TOKEN_FILE, or systemd's credential. It is never
// an argument, where every user of the machine would read it, and never in the configuration.
func (w world) token() (string, error) {
	if t := strings.TrimSpace(w.env("TELEGRAM_TOKEN")); t != "" {
		return t, tokenForm(t, "TELEGRAM_TOKEN")
	}
	if file := w.env("TELEGRAM_TOKEN_FILE"); file != "" {
		return readSecret(file)
	}
	if dir := w.env("CREDENTIALS_DIRECTORY"); dir != "" {
		t, err := readSecret(filepath.Join(dir, credential))
		if !errors.Is(err, fs.ErrNotExist) {
			return t, err
		}
	}
	return "", wrong(
		`Chưa có mã của bot Telegram. Làm một lần như sau:
  1. Trong Telegram, mở @BotFather, gửi /newbot, đặt tên cho bot.
  2. BotFather đưa một mã như 123456789:ABC…; đó là mật khẩu của bot, đừng gửi cho ai.
  3. Chạy:  TELEGRAM_TOKEN='mã ấy' giaoban run
     hoặc ghi mã vào một tệp chỉ mình đọc được, rồi đặt TELEGRAM_TOKEN_FILE=/đường/dẫn/tệp.
Chỉ muốn xem thử, không cần mã:  giaoban demo`,
		`There is no Telegram bot token yet. Once:
  1. In Telegram, open @BotFather, send /newbot, give the bot a name.
  2. BotFather hands out a token like 123456789:ABC…; it is the bot's password, give it to nobody.
  3. Run:  TELEGRAM_TOKEN='that token' giaoban run
     or write it into a file only you can read, and set TELEGRAM_TOKEN_FILE=/path/to/file.
Only to see it at work, without a token:  giaoban demo`)
}

func readSecret(file string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", trouble(exitUsage, err, "Không đọc được tệp chứa mã: "+file, "The file with the secret cannot be read: "+file)
	}
	t := strings.TrimSpace(string(raw))
	return t, tokenForm(t, file)
}

// tokenShape is what every Bot API server calls a token.
var tokenShape = regexp.MustCompile(`^[0-9]{1,20}:[A-Za-z0-9_-]{1,200}$`)

// tokenForm tells a token from what people paste instead of one. It never says what it was given.
func tokenForm(t, where string) error {
	if tokenShape.MatchString(t) {
		return nil
	}
	return wrongly("Mã trong %s không đúng dạng: cần như 123456789:ABC… mà BotFather đưa, không thêm dấu nháy hay khoảng trắng.",
		"What %s holds is no token: it looks like 123456789:ABC… as BotFather gives it, without quotes or spaces.", where)
}
