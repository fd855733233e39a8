package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"

	"golang.org/x/sync/errgroup"

	"giaoban/bot/telegram"
	"giaoban/bot/web"
	"giaoban/store"
)

// serve adds a server to a group.
func serve(ctx context.Context, group *errgroup.Group, l net.Listener, h http.Handler) {
	group.Go(func() error { return web.Serve(ctx, l, h) })
}

// serveHTTP opens what the configuration asks for: Telegram's door, and that of those who watch us. One address is one
// mux.
func (r *runner) serveHTTP(ctx context.Context, group *errgroup.Group) error {
	doors := map[string]*http.ServeMux{}
	door := func(address string) *http.ServeMux {
		if doors[address] == nil {
			doors[address] = http.NewServeMux()
		}
		return doors[address]
	}
	if hook := r.conf.Telegram.Webhook; hook.URL != "" {
		u, err := url.Parse(hook.URL)
		if err != nil || u.Scheme != "https" || u.Host == "" {
			return wrongly("telegram.webhook.url phải là địa chỉ https mà Telegram gọi được, không phải “%s”.", "telegram.webhook.url must be an https address that Telegram can call, not “%s”.", hook.URL)
		}
		path := u.Path
		if path == "" || path == "/" {
			path = "/{$}"
		}
		door(hook.Listen).Handle(path, r.machine.intake.Webhook(r.machine.Secret))
	}
	if at := r.conf.HTTP.Listen; at != "" {
		web.Site{Healthy: r.healthy, Metrics: r.metrics}.Mount(door(at))
	}
	for address, mux := range doors {
		l, err := openAddress(address)
		if err != nil {
			return err
		}
		serve(ctx, group, l, mux)
	}
	return nil
}

// healthy says with one word why we are not.
func (r *runner) healthy() error {
	if is := ailment(r.machine.intake.Healthy()); is != "" {
		return errors.New(is)
	}
	return nil
}

// metrics are numbers about the program, none about people.
func (r *runner) metrics(w io.Writer) error {
	out, in := r.machine.outbox.Stats(), r.machine.intake.Counts()
	up := 1.0
	if r.healthy() != nil {
		up = 0
	}
	var backup, alive float64
	err := r.db.View(func(tx *store.ReadTx) error {
		backup, alive = unix(tx.LastBackup().Unix()), unix(tx.Alive(telegram.Name).Unix())
		return nil
	})
	if err != nil {
		return err
	}
	return web.WriteNumbers(w, []web.Number{
		{Name: "giaoban_up", Help: "1 while messages are taken in.", Value: up},
		{Name: "giaoban_platform_alive_timestamp_seconds", Help: "Last sign of life of the platform.", Value: alive},
		{Name: "giaoban_backup_timestamp_seconds", Help: "Last good backup.", Value: backup},
		{Name: "giaoban_jobs_waiting", Help: "Messages that are not done.", Value: float64(out.Waiting)},
		{Name: "giaoban_jobs_flying", Help: "Messages with a platform now.", Value: float64(out.Flying)},
		{Name: "giaoban_sent_total", Help: "Messages that a platform took.", Total: true, Value: float64(out.Sent)},
		{Name: "giaoban_retried_total", Help: "Attempts that failed for now.", Total: true, Value: float64(out.Retried)},
		{Name: "giaoban_dropped_total", Help: "Messages given up.", Total: true, Value: float64(out.Dropped)},
		{Name: "giaoban_updates_total", Help: "Updates handled.", Total: true, Value: float64(in.Handled)},
		{Name: "giaoban_strikes_total", Help: "Attempts at an update that failed.", Total: true, Value: float64(in.Strikes)},
		{Name: "giaoban_aside_total", Help: "Updates put aside.", Total: true, Value: float64(in.Aside)},
	})
}

// unix is 0 before 1970, as for what never was.
func unix(s int64) float64 { return float64(max(0, s)) }
