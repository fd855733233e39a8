package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"giaoban/bot/talk/join"
	"giaoban/bot/telegram"
	"giaoban/store"
)

type runCmd struct{}

// Run runs the bot until it is told to stop.
func (*runCmd) Run(ctx context.Context, w world, root *cli) error {
	conf, err := root.settings()
	if err != nil {
		return err
	}
	p, err := w.parts(conf)
	if err != nil {
		return err
	}
	if err := conf.makeFolders(); err != nil {
		return err
	}
	if p.DB, err = store.Open(conf.database(), store.Options{Now: w.now}); err != nil {
		return storeProblem(ctx, err, conf)
	}
	r := &runner{world: w, conf: conf, log: p.Log, db: p.DB}
	err = r.run(ctx, p)
	if errors.Is(err, errStuck) {
		return err // something still uses the file
	}
	return errors.Join(err, p.DB.Close())
}

// parts reads what the machine needs from the configuration and the environment.
func (w world) parts(conf config) (parts, error) {
	p := parts{Evidence: conf.evidence(), URL: w.env("TELEGRAM_API_URL"), Now: w.now, Log: w.logger(conf), Operator: conf.Operator,
		Lang: store.Lang(conf.Lang), Zone: conf.location(), Cron: conf.Backup.At.cron(), Webhook: conf.Telegram.Webhook.URL}
	if u, err := url.Parse(p.URL); p.URL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return p, wrong("TELEGRAM_API_URL phải là địa chỉ http(s)://máy[:cổng] của máy chủ Bot API.", "TELEGRAM_API_URL must be the http(s)://host[:port] of a Bot API server.")
	}
	var err error
	if p.Calendar, err = conf.calendar(); err != nil {
		return p, err
	}
	if p.Token, err = w.token(); err != nil || p.Webhook == "" {
		return p, err
	}
	if conf.Telegram.Webhook.SecretFile == "" {
		return p, wrong("telegram.webhook.url cần thêm telegram.webhook.secret_file: tệp chứa chuỗi bí mật để biết chắc chính Telegram gọi.",
			"telegram.webhook.url needs telegram.webhook.secret_file: a file with the secret by which Telegram is known.")
	}
	p.Secret, err = webhookSecret(conf.Telegram.Webhook.SecretFile)
	return p, err
}

// runner is one run of the program.
type runner struct {
	world
	conf    config
	log     zerolog.Logger
	db      *store.DB
	house   *house
	machine *machine
}

// errStuck: what was under way did not end in time.
var errStuck = errors.New("stopped without waiting any longer")

func (r *runner) run(ctx context.Context, p parts) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends it at once
	r.house = &house{db: r.db, conf: r.conf, now: r.now, since: r.now()}
	p.Nightly = r.nightly
	var err error
	if r.machine, err = build(p); err != nil {
		return err
	}
	r.house.machine = r.machine
	group, ctx := errgroup.WithContext(ctx)
	if err := r.serveSocket(ctx, group); err != nil {
		return err
	}
	if err := r.serveHTTP(ctx, group); err != nil {
		return errors.Join(err, r.abandon(group))
	}
	if err := r.greet(); err != nil {
		return errors.Join(err, r.abandon(group))
	}
	group.Go(func() error { return r.machine.Run(ctx) })
	group.Go(func() error { return r.watch(ctx) })
	group.Go(func() error { r.missedBackup(ctx); return nil })
	r.log.Info().Str("version", version()).Str("file", r.db.Path()).Msg("running")
	r.notify(notifyReady)
	return r.await(ctx, group)
}

// await waits for the end, and at the end no longer than the configuration lets.
func (r *runner) await(ctx context.Context, group *errgroup.Group) error {
	ended := make(chan error, 1)
	go func() { ended <- group.Wait() }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		r.notify(notifyStopping)
		r.log.Info().Msg("stopping")
		select {
		case err = <-ended:
		case <-time.After(time.Duration(r.conf.StopWithin)):
			return trouble(exitFault, errStuck, "Đã dừng, không chờ thêm việc đang dở; lần chạy sau sẽ làm tiếp", "Stopped without waiting for what was under way; the next run goes on with it")
		}
	}
	if errors.Is(err, telegram.ErrConflict) {
		return trouble(exitContested, err,
			"Dừng lại: một chương trình khác đang dùng cùng mã bot Telegram, hai bên giành tin của nhau. Tìm và dừng chương trình kia, hoặc lấy mã mới ở @BotFather (/revoke), rồi chạy lại",
			"Giving up: another program uses the same Telegram token, and the two take each other's messages. Find and stop the other, or get a new token from @BotFather (/revoke), then run again")
	}
	if err == nil {
		r.log.Info().Msg("stopped")
	}
	return err
}

// abandon ends the servers that were started before something failed.
func (r *runner) abandon(group *errgroup.Group) error {
	group.Go(func() error { return context.Canceled })
	if err := group.Wait(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// serveSocket answers the other subcommands. A path too long for a socket keeps nothing else from working.
func (r *runner) serveSocket(ctx context.Context, group *errgroup.Group) error {
	l, err := listenSocket(r.conf.socket())
	var long problem
	if errors.As(err, &long) {
		r.complain(long)
		r.log.Warn().Str("file", r.conf.socket()).Msg("no socket: its path is too long")
		return nil
	}
	if err != nil {
		return diskProblem(err, r.conf.socket())
	}
	serve(ctx, group, l, socketHandler(r.house))
	return nil
}

// greet prints the claim code while there is no committee.
func (r *runner) greet() error {
	var i inviteDone
	err := r.db.Update(func(tx *store.Tx) error {
		tx.By(0, "claim")
		code, _, err := join.Claim(tx)
		if err != nil || code == "" {
			return err
		}
		found, err := tx.Invite(code)
		i = inviteDone{Code: code, Expires: found.Expires}
		return err
	})
	if err != nil {
		return fmt.Errorf("make claim code: %w", err)
	}
	abs, err := filepath.Abs(r.conf.Data)
	if err != nil {
		abs = r.conf.Data
	}
	r.say("giaoban đang chạy. Dữ liệu ở %s. Dừng: Ctrl+C.", "giaoban is running. Its data lies in %s. To stop: Ctrl+C.", abs)
	if i.Code != "" {
		r.claim(i, r.conf.location())
	}
	return nil
}

// claim prints a code that founds a committee.
func (w world) claim(i inviteDone, loc *time.Location) {
	until := i.Expires.In(loc).Format("15:04 02/01/2006")
	w.say("Mã lập Ban Chỉ đạo (dùng một lần, đến %s): %s", "Code to found a committee (once, until %s): %s", until, i.Code)
	w.say("Ai gửi mã này cho bot trước sẽ là thư ký của một Ban Chỉ đạo mới.", "Whoever sends it to the bot first becomes the secretary of a new committee.")
	if i.Link != "" {
		w.link(i.Link)
	}
}

func (w world) link(link string) { w.say("Liên kết: %s", "Link: %s", link) }

// openAddress opens an address for HTTP.
func openAddress(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, trouble(exitUsage, err, "Không mở được địa chỉ "+address, "The address cannot be opened: "+address)
	}
	return l, nil
}

// webhookSecret reads what Telegram must send along with each delivery.
func webhookSecret(file string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", trouble(exitUsage, err, "Không đọc được tệp bí mật của webhook: "+file, "The webhook's secret cannot be read: "+file)
	}
	return trimSecret(raw, file)
}
