package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

var sigkill = flag.Int("sigkill", 2, "how many rounds are played with the real program killed (SIGKILL) at random")

// A round of a few seconds, as short as a real process can be killed in several times.
const (
	killedOwners = 12              // who answer as soon as they are asked
	killedSilent = 3               // who never do, and must be reminded
	killedWindow = 8 * time.Second // a fifth of it, between reminder and closing, must outlast a restart
	killedTimes  = 3
	killedAtOnce = 6
)

// TestSIGKILLAtRandom plays rounds with the real program on a real file over TCP and kills it at random moments. What was
// said must be there, who is due must have been asked, reminded and told; what arrived twice is counted.
func TestSIGKILLAtRandom(t *testing.T) {
	bin := program(t)
	var mu sync.Mutex
	var sum struct{ lost, missed, duplicated, kills, messages int }
	var g errgroup.Group
	g.SetLimit(killedAtOnce)
	for run := range *sigkill {
		g.Go(func() error {
			k := &killedRound{t: t, bin: bin, dir: home(t), rand: rand.New(rand.NewPCG(uint64(run), 26))}
			lost, missed, duplicated, messages, err := k.play()
			mu.Lock()
			defer mu.Unlock()
			sum.lost, sum.missed, sum.duplicated = sum.lost+lost, sum.missed+missed, sum.duplicated+duplicated
			sum.kills, sum.messages = sum.kills+k.kills, sum.messages+messages
			if err != nil {
				return fmt.Errorf("run %d: %w", run, err)
			}
			return nil
		})
	}
	require.NoError(t, g.Wait())
	t.Logf("%d rounds, %d kills, %d messages: lost %d, missed %d, duplicated %d", *sigkill, sum.kills, sum.messages, sum.lost, sum.missed, sum.duplicated)
	assert.Zero(t, sum.lost, "lost replies")
	assert.Zero(t, sum.missed, "missed messages")
	// One kill can leave one message in flight in each of several chats, never more than one in one chat.
	assert.LessOrEqual(t, sum.duplicated, sum.kills*(killedOwners+killedSilent+2))
}

// killedRound is one committee whose bot is killed.
type killedRound struct {
	t        *testing.T
	bin      string
	dir      string
	rand     *rand.Rand
	srv      *telegramtest.Server
	web      *httptest.Server
	users    []*telegramtest.User // Lan, Bảo, owners, silent
	sent     []telegramtest.Sent  // as far as it was looked at
	proc     *exec.Cmd
	kills    int
	missed   int
	opens    time.Time
	killedAt []string
}

// miss notes a message that never came, with what the round went through.
func (k *killedRound) miss(what string) {
	k.missed++
	k.t.Logf("missed %s; opened %s, killed at %v", what, k.opens.Format("05.000"), k.killedAt)
}

func (k *killedRound) play() (lost, missed, duplicated, messages int, err error) {
	k.srv = telegramtest.New(telegramtest.Options{})
	defer k.srv.Close()
	k.web = httptest.NewServer(k.srv)
	defer k.web.Close()
	for i := range 2 + killedOwners + killedSilent {
		u := k.srv.NewUser(telegramtest.Profile{FirstName: fmt.Sprint("Người ", i)})
		if _, err = u.Start(""); err != nil {
			return
		}
		k.users = append(k.users, u)
	}
	opens := time.Now().Add(time.Second)
	k.opens = opens
	if err = k.found(opens); err != nil {
		return
	}
	if err = k.start(); err != nil {
		return
	}
	defer func() { k.stop(syscall.SIGKILL) }()
	var when []time.Time
	for range killedTimes {
		when = append(when, opens.Add(time.Duration(k.rand.Int64N(int64(killedWindow+time.Second)))))
	}
	answered := map[int]bool{}
	for end := time.Now().Add(60 * time.Second); !k.over(); {
		if time.Now().After(end) {
			k.miss("the closing")
			break
		}
		for i, at := range when {
			if !at.IsZero() && time.Now().After(at) {
				when[i] = time.Time{}
				k.stop(syscall.SIGKILL)
				k.kills++
				k.killedAt = append(k.killedAt, time.Since(opens).Round(time.Millisecond).String())
				if err = k.start(); err != nil {
					return
				}
			}
		}
		for i := range killedOwners {
			if !answered[i] && k.got(2+i, "Tiêu chí") > 0 {
				answered[i] = true
				if _, err = k.users[2+i].Say(fmt.Sprintf("tc%d 80%% vướng việc số %d", 1+i, 100+i)); err != nil {
					return
				}
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	k.stop(syscall.SIGTERM)
	if lost, err = k.lost(); err != nil {
		return
	}
	defer func() { missed = k.missed }()
	for i := range killedOwners {
		if k.got(2+i, "Đã ghi") == 0 {
			k.miss(fmt.Sprintf("the acknowledgement of owner %d", 1+i))
		}
	}
	for i := range killedSilent {
		if k.got(2+killedOwners+i, "chưa báo") == 0 {
			k.miss(fmt.Sprintf("the reminder of silent %d", 1+i))
		}
	}
	seen := map[string]int{}
	for _, s := range k.srv.Sent() {
		if s.Method == "sendMessage" {
			messages++
			seen[fmt.Sprint(s.ChatID, s.Text)]++
		}
	}
	for _, n := range seen {
		duplicated += n - 1
	}
	return
}

// found writes a committee whose round opens at an instant, where it is about noon.
func (k *killedRound) found(opens time.Time) error {
	db, err := store.Open(filepath.Join(k.dir, "giaoban.db"), store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Update(func(tx *store.Tx) error {
		c := store.Committee{Name: "Ban Chỉ đạo", Zone: noonZone(), Neighbourhood: "khu phố", Lang: store.Vietnamese}
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		for i, u := range k.users {
			id := fmt.Sprintf("tg/%d", u.Profile.ID)
			p := store.Person{Account: id, Chat: id, Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
			if err := tx.PutPerson(&p); err != nil {
				return err
			}
			m := store.Member{Committee: c.ID, Person: p.ID, Name: fmt.Sprint("Người ", i), Call: fmt.Sprint(i), Role: store.Plain}
			switch i {
			case 0:
				m.Role = store.Secretary
			case 1:
				m.Role = store.Chair
			default:
				s := store.SubjectOf(store.KindCriterion, i-1)
				if err := tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: i - 1, Name: fmt.Sprint("Tên ", i-1)}); err != nil {
					return err
				}
				m.Charges = []store.Charge{{Subject: s, Lead: true, From: tx.Now()}}
			}
			if err := tx.PutMember(&m); err != nil {
				return err
			}
		}
		p := store.Plan{Committee: c.ID, Cron: "0 14 * * 5", Window: killedWindow}
		if err := tx.PutPlan(&p); err != nil {
			return err
		}
		day := opens.Format("2006-01-02")
		return tx.AddUpcoming(&p, &store.Round{Committee: c.ID, Plan: p.ID, Phase: store.Upcoming, Nominal: opens, Opens: opens,
			Closes: opens.Add(killedWindow), FirstDay: day, LastDay: day})
	})
}

// noonZone is a zone in which it is about noon now: quiet hours must not hold up the test.
func noonZone() string {
	// The signs of these names are reversed: Etc/GMT-7 is UTC+7.
	switch ahead := 12 - time.Now().UTC().Hour(); {
	case ahead > 0:
		return fmt.Sprintf("Etc/GMT-%d", ahead)
	case ahead < 0:
		return fmt.Sprintf("Etc/GMT+%d", -ahead)
	}
	return "Etc/GMT"
}

func (k *killedRound) start() error {
	k.proc = exec.Command(k.bin, "run", "--data", k.dir)
	k.proc.Env = environment("TELEGRAM_TOKEN="+k.srv.Token(), "TELEGRAM_API_URL="+k.web.URL)
	return k.proc.Start()
}

func (k *killedRound) stop(s syscall.Signal) {
	if k.proc.ProcessState != nil {
		return
	}
	k.proc.Process.Signal(s)
	k.proc.Wait()
}

// over tells whether the round has been closed and told to secretary and chair.
func (k *killedRound) over() bool {
	return k.got(0, "Đã chốt") > 0 && k.got(1, "tiêu chí") > 0 && k.srv.Pending() == 0
}

// got counts the messages to somebody that contain words.
func (k *killedRound) got(who int, words string) int {
	if k.srv.SentCount() > len(k.sent) {
		k.sent = k.srv.Sent()
	}
	n := 0
	for _, s := range k.sent {
		if s.ChatID == k.users[who].Profile.ID && strings.Contains(s.Text, words) {
			n++
		}
	}
	return n
}

// lost counts the answers that were said and are not in the file.
func (k *killedRound) lost() (int, error) {
	db, err := store.Open(filepath.Join(k.dir, "giaoban.db"), store.Options{})
	if err != nil {
		return 0, err
	}
	defer db.Close()
	lost := 0
	err = db.View(func(tx *store.ReadTx) error {
		for i := range killedOwners {
			all, err := tx.RepliesTo(1, 1, store.SubjectOf(store.KindCriterion, 1+i))
			if err != nil {
				return err
			}
			if len(all) != 1 || !strings.Contains(all[0].Text, fmt.Sprint(100+i)) {
				lost++ // also when it was recorded twice
			}
		}
		return nil
	})
	return lost, err
}
