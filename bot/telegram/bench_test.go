package telegram

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"giaoban/bot"
	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// BenchmarkIntake measures updates from the strict server's queue to a durable commit each, polled in batches over the
// in-process seam: decoding, conversion, one fsynced transaction per update.
func BenchmarkIntake(b *testing.B) {
	for name, unsafe := range map[string]bool{"durable": false, "nosync": true} {
		b.Run(name, func(b *testing.B) {
			db, err := store.Open(filepath.Join(b.TempDir(), "giaoban.db"), store.Options{Unsafe: unsafe})
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			srv := telegramtest.New(telegramtest.Options{Seed: 1})
			defer srv.Close()
			p, err := New(Options{Token: srv.Token(), Client: srv})
			if err != nil {
				b.Fatal(err)
			}
			in := NewIntake(p, db, func(m talk.Message) (bot.Outcome, error) {
				return bot.Outcome{}, db.Update(func(tx *store.Tx) error { return tx.MarkSeen(m.Platform, m.Update) })
			})
			once := func() {
				if _, err := in.Once(context.Background(), 0); err != nil {
					b.Fatal(err)
				}
			}
			once()
			hung := srv.NewUser(telegramtest.Profile{FirstName: "Hùng"})
			b.ResetTimer()
			for done := 0; done < b.N; done += batchSize {
				b.StopTimer()
				for i := range min(batchSize, b.N-done) {
					if _, err := hung.Say(fmt.Sprintf("tc%d 80%% còn rác hẻm 45", i)); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				once()
			}
			b.StopTimer()
			once()
			if n := in.Counts().Handled; n != int64(b.N) {
				b.Fatalf("handled %d of %d", n, b.N)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "updates/s")
		})
	}
}
