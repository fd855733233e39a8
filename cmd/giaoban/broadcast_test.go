package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// BenchmarkBroadcast delivers 3,000 reminders over TCP to the strict server with its limits on, alone and while twenty
// members answer ten times a second, and reports how near the ceiling of 30 messages a second it comes, how often it was
// told to slow down, and how long an answer waits for its acknowledgement (from the member's sending it: intake and
// commit included). Each takes about two minutes.
func BenchmarkBroadcast(b *testing.B) {
	b.Run("alone", func(b *testing.B) { broadcast(b, false) })
	b.Run("beside-answers", func(b *testing.B) { broadcast(b, true) })
}

func broadcast(b *testing.B, answers bool) {
	const reminders, members = 3000, 20
	for b.Loop() {
		srv := telegramtest.New(telegramtest.Options{Limits: true})
		web := httptest.NewServer(srv)
		db, err := store.Open(filepath.Join(b.TempDir(), "giaoban.db"), store.Options{})
		require.NoError(b, err)
		var people []*telegramtest.User
		require.NoError(b, db.Update(func(tx *store.Tx) error { return seatBroadcast(tx, srv, members, &people) }))
		chats := strangers(b, srv, reminders)
		require.NoError(b, forgetStarts(srv, web.URL))
		m, err := build(parts{DB: db, Evidence: b.TempDir(), Token: srv.Token(), URL: web.URL, Log: zerolog.Nop()})
		require.NoError(b, err)
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- m.Run(ctx) }()
		begin := srv.SentCount()
		started := time.Now()
		require.NoError(b, enqueueReminders(db, chats))
		waits := make(chan time.Duration, 1<<16)
		if answers {
			go answerTenTimesASecond(ctx, srv, people, waits)
		}
		for srv.SentCount()-begin < reminders || pendingReminders(db) > 0 {
			time.Sleep(20 * time.Millisecond)
		}
		took := time.Since(started)
		sent := srv.SentCount() - begin
		stop()
		require.NoError(b, <-done)
		web.Close()
		require.NoError(b, db.Close())
		var all []time.Duration
		for len(waits) > 0 {
			all = append(all, <-waits)
		}
		slices.Sort(all)
		b.ReportMetric(float64(sent)/(30*took.Seconds()), "of-ceiling")
		b.ReportMetric(float64(srv.Throttled()), "429s")
		if answers {
			require.NotEmpty(b, all)
			b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "ack-p50-ms")
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "ack-p99-ms")
		}
		srv.Close()
	}
}

// seatBroadcast makes a committee whose members each answer for a criterion, and have started the bot.
func seatBroadcast(tx *store.Tx, srv *telegramtest.Server, members int, people *[]*telegramtest.User) error {
	c := store.Committee{Name: "Ban Chỉ đạo", Zone: noonZone(), Neighbourhood: "khu phố", Lang: store.Vietnamese}
	if err := tx.PutCommittee(&c); err != nil {
		return err
	}
	for i := range members {
		u := srv.NewUser(telegramtest.Profile{FirstName: fmt.Sprint("Người ", i)})
		if _, err := u.Start(""); err != nil {
			return err
		}
		*people = append(*people, u)
		id := fmt.Sprintf("tg/%d", u.Profile.ID)
		p := store.Person{Account: id, Chat: id, Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
		if err := tx.PutPerson(&p); err != nil {
			return err
		}
		s := store.SubjectOf(store.KindCriterion, i+1)
		if err := tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: i + 1, Name: fmt.Sprint("Tên ", i+1)}); err != nil {
			return err
		}
		m := store.Member{Committee: c.ID, Person: p.ID, Name: fmt.Sprint("Người ", i), Call: fmt.Sprint(i), Role: store.Plain,
			Charges: []store.Charge{{Subject: s, Lead: true, From: tx.Now()}}}
		if err := tx.PutMember(&m); err != nil {
			return err
		}
	}
	p := store.Plan{Committee: c.ID, Cron: "0 14 * * 5", Window: 2 * time.Hour}
	if err := tx.PutPlan(&p); err != nil {
		return err
	}
	opens := tx.Now().Add(72 * time.Hour)
	day := opens.Format("2006-01-02")
	return tx.AddUpcoming(&p, &store.Round{Committee: c.ID, Plan: p.ID, Phase: store.Upcoming, Nominal: opens, Opens: opens,
		Closes: opens.Add(p.Window), FirstDay: day, LastDay: day})
}

// strangers are people who have started the bot; their chats are where the reminders go.
func strangers(b *testing.B, srv *telegramtest.Server, n int) []string {
	var chats []string
	for range n {
		u := srv.NewUser(telegramtest.Profile{FirstName: "Người"})
		_, err := u.Start("")
		require.NoError(b, err)
		chats = append(chats, fmt.Sprintf("tg/%d", u.Profile.ID))
	}
	return chats
}

// forgetStarts confirms what the people have said so far, as if it had been handled: only the reminders are measured.
func forgetStarts(srv *telegramtest.Server, url string) error {
	next := int64(0)
	for {
		var answer struct {
			Result []struct {
				ID int64 `json:"update_id"`
			} `json:"result"`
		}
		r, err := http.Get(fmt.Sprintf("%s/bot%s/getUpdates?offset=%d", url, srv.Token(), next))
		if err != nil {
			return err
		}
		err = json.NewDecoder(r.Body).Decode(&answer)
		r.Body.Close()
		if err != nil || len(answer.Result) == 0 {
			return err
		}
		next = answer.Result[len(answer.Result)-1].ID + 1
	}
}

// enqueueReminders puts one message into the outbox for each chat, a hundred in a commit as Sweep does.
func enqueueReminders(db *store.DB, chats []string) error {
	for some := range slices.Chunk(chats, 100) {
		err := db.Update(func(tx *store.Tx) error {
			for _, chat := range some {
				_, err := tx.Enqueue(store.Job{Kind: store.Send, Chat: chat, Lane: store.Rest, About: store.About{Committee: 1},
					Content: &store.Content{Runs: []store.Run{{Text: "Đồng chí xin báo cáo tuần trước 16:00."}}}})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func pendingReminders(db *store.DB) int {
	n := 0
	_ = db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			if err == nil && j.Lane == store.Rest {
				n++
			}
		}
		return nil
	})
	return n
}

// answerTenTimesASecond has the members report in turn and measures how long each waits for his acknowledgement.
func answerTenTimesASecond(ctx context.Context, srv *telegramtest.Server, people []*telegramtest.User, waits chan<- time.Duration) {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		u := people[i%len(people)]
		before, said := srv.SentCount(), time.Now()
		if _, err := u.Say(fmt.Sprintf("tc%d %d%%", i%len(people)+1, 1+i%98)); err != nil {
			return
		}
		go func() {
			for {
				changed := srv.Changed()
				for _, s := range srv.SentSince(before) {
					if s.ChatID == u.Profile.ID {
						waits <- s.At.Sub(said)
						return
					}
				}
				select {
				case <-ctx.Done():
					return
				case <-changed:
				}
			}
		}()
	}
}
