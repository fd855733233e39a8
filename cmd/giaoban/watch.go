package main

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"giaoban/bot/talk/health"
	"giaoban/store"
)

const (
	lookEvery = time.Second
	// settleIn is how long the first answer of Telegram is waited for before its silence is news.
	settleIn = 5 * time.Second
)

// watch says in words what befalls the bot, prints the claim's link once Telegram has told us our name, and tells the
// service manager that we are alive.
func (r *runner) watch(ctx context.Context) error {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	var alive <-chan time.Time
	if every := r.watchdog(); every > 0 {
		t := time.NewTicker(every)
		defer t.Stop()
		alive = t.C
	}
	linked, was := false, ""
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-alive:
			// A store that does not answer is a program that hangs: then the manager must start it anew.
			if r.db.View(func(*store.ReadTx) error { return nil }) == nil {
				r.notify(notifyAlive)
			}
			continue
		case <-tick.C:
		}
		if !linked {
			linked = r.greetLink()
		}
		is := ailment(r.machine.intake.Healthy())
		if is == "network" && was == "" && r.now().Sub(r.house.since) < settleIn {
			continue
		}
		if is != was {
			r.sayAilment(is, was)
			was = is
		}
	}
}

// greetLink prints the link of the claim code, once there is one to print.
func (r *runner) greetLink() (done bool) {
	if r.machine.platform.Start("x") == "" {
		return false
	}
	err := r.db.View(func(tx *store.ReadTx) error {
		committees, err := tx.Committees()
		if err != nil || len(committees) > 0 {
			return err
		}
		all, err := tx.Invites()
		for _, i := range all {
			if i.Claim() && i.UsedAt.IsZero() && !i.Revoked && tx.Now().Before(i.Expires) {
				r.link(r.machine.platform.Start(i.Code))
				break
			}
		}
		return err
	})
	return err == nil
}

// sayAilment tells whoever looks at the screen; the log has it already.
func (r *runner) sayAilment(is, was string) {
	switch is {
	case "token":
		r.say("Telegram không nhận mã của bot (sai hoặc đã bị thu hồi). Lấy lại mã ở @BotFather, đặt vào TELEGRAM_TOKEN rồi chạy lại. Các phần khác vẫn chạy; tôi vẫn thử lại mỗi vài phút.",
			"Telegram refuses the bot's token (wrong, or revoked). Get it from @BotFather, put it into TELEGRAM_TOKEN and run again. Everything else goes on; it is tried again every few minutes.")
	case "conflict":
		r.say("Một chương trình khác đang dùng cùng mã bot này. Xin dừng một bên; sau mười phút tôi sẽ tự dừng.",
			"Another program uses the same token. Please stop one of the two; after ten minutes this one gives up.")
	case "store":
		r.say("Ổ đĩa không ghi được. Tin đến chờ ở Telegram, chưa mất. Xin dọn chỗ; tôi tự chạy tiếp.",
			"The disk cannot be written. What comes in waits at Telegram and is not lost. Please free some space; it goes on by itself.")
	case "network":
		r.say("Không liên lạc được với Telegram (mất mạng, hoặc mạng này chặn). Tôi vẫn thử lại; tin đến chờ ở đó đến 24 giờ.",
			"Telegram cannot be reached (no network, or it is blocked here). It is tried again and again; what people write waits there for up to 24 hours.")
	case "":
		if was != "" {
			r.say("Đã liên lạc lại được với Telegram.", "Telegram answers again.")
		}
	}
}

// nightly makes the backup, and tells whoever should know when it could not be made.
func (r *runner) nightly(ctx context.Context) {
	start := r.now()
	done, err := r.house.Backup(ctx, backupAsk{})
	if err == nil {
		r.log.Info().Str("file", filepath.Base(done.Path)).Int64("size", done.Archive.Size).Dur("took", r.now().Sub(start)).Msg("backed up")
		return
	}
	r.log.Error().Str("error", asProblem(err).Error()).Msg("backup failed")
	err = r.db.Update(func(tx *store.Tx) error {
		tx.By(0, "backup")
		t := store.Trouble{Kind: store.TroubleBackup}
		if err := tx.AddTrouble(t); err != nil {
			return err
		}
		return r.machine.health.Told(tx, t, store.Job{})
	})
	if err != nil {
		r.log.Error().Err(err).Msg("the backup's failure could not be noted")
	}
}

// missedBackup makes the backup of a night in which we were off.
func (r *runner) missedBackup(ctx context.Context) {
	due := false
	err := r.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Committees()
		due = len(all) > 0 && tx.Now().Sub(tx.LastBackup()) > health.BackupDue
		return err
	})
	if err == nil && due && ctx.Err() == nil {
		r.nightly(ctx)
	}
}

// secretForm is Telegram's rule for webhook secrets.
var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func trimSecret(raw []byte, file string) (string, error) {
	s := strings.TrimSpace(string(raw))
	if !secretForm.MatchString(s) {
		return "", wrongly("Chuỗi bí mật trong %s chỉ được có chữ không dấu, số, gạch dưới và gạch nối (1 đến 256 ký tự).",
			"The secret in %s may hold letters, digits, _ and - only (1 to 256).", file)
	}
	return s, nil
}
