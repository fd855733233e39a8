package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk/health"
	"giaoban/bot/telegram"
	"giaoban/store"
)

// Status is how the program and its file stand.
type Status struct {
	Version string `json:"version"`
	// Running tells whether a process runs the bot on the file; PID and Since are its.
	Running bool      `json:"running"`
	PID     int       `json:"pid,omitempty"`
	Since   time.Time `json:"since,omitzero"`

	File       string `json:"file"`
	Size       int64  `json:"size"`
	Schema     int    `json:"schema"`
	Committees int    `json:"committees"`
	// Members are those of today, Joined those of them who have an account here.
	Members int         `json:"members"`
	Joined  int         `json:"joined"`
	Queue   store.Queue `json:"queue"`
	// Alive is the last sign of life by platform. Platform is what ails it now: "token", "conflict", "store", "network".
	Alive    map[string]time.Time `json:"alive"`
	Platform string               `json:"platform,omitempty"`
	// Held is until when nothing is sent, and why.
	Held   time.Time `json:"held,omitzero"`
	Why    string    `json:"why,omitempty"`
	Backup time.Time `json:"backup,omitzero"`
	// Troubles counts those of seven days by kind; Asides all updates that were put aside.
	Troubles map[string]int `json:"troubles"`
	Asides   int            `json:"asides"`
	// Healthy is false when one of Ails is set.
	Healthy bool    `json:"healthy"`
	Ails    []words `json:"ails,omitempty"`
}

// When something is called unwell.
const (
	statusBack   = 7 * 24 * time.Hour
	silentFor    = 10 * time.Minute
	stuckFor     = 15 * time.Minute
	failedLately = 24 * time.Hour
)

// Status reads how things stand.
func (h *house) Status(context.Context, nothing) (Status, error) {
	s := Status{Version: version(), File: h.db.Path(), Schema: store.Version(), Troubles: map[string]int{}}
	if st, err := os.Stat(h.db.Path()); err == nil {
		s.Size = st.Size()
	}
	if h.machine != nil {
		s.Running, s.PID, s.Since = true, os.Getpid(), h.since
		s.Platform = ailment(h.machine.intake.Healthy())
		o := h.machine.outbox.Stats()
		s.Held, s.Why = o.Frozen, o.Why
	}
	var lately map[string]int
	var now time.Time
	missed := false
	err := h.db.View(func(tx *store.ReadTx) error {
		now = tx.Now()
		all, err := tx.Committees()
		if err != nil {
			return err
		}
		s.Committees = len(all)
		for _, c := range all {
			members, err := tx.MembersIn(c.ID)
			if err != nil {
				return err
			}
			s.Members += len(members)
			s.Joined += len(slices.DeleteFunc(members, func(m store.Member) bool { return m.Person == 0 }))
		}
		if s.Queue, err = tx.Queue(nil); err != nil {
			return err
		}
		s.Alive, s.Backup = tx.Lives(), tx.LastBackup()
		asides, err := tx.Asides()
		s.Asides = len(asides)
		if err != nil {
			return err
		}
		if missed, err = health.BackupMissed(tx); err != nil {
			return err
		}
		lately, err = troubles(tx, now, s.Troubles)
		return err
	})
	if err != nil {
		return s, err
	}
	s.judge(now, lately, missed)
	return s, nil
}

// troubles counts by kind, and those of the last day apart.
func troubles(tx *store.ReadTx, now time.Time, all map[string]int) (lately map[string]int, err error) {
	list, err := tx.Troubles(now.Add(-statusBack))
	lately = map[string]int{}
	for _, t := range list {
		all[t.Kind]++
		if now.Sub(t.At) < failedLately {
			lately[t.Kind]++
		}
	}
	return lately, err
}

// judge says what ails.
func (s *Status) judge(now time.Time, lately map[string]int, missed bool) {
	ail := func(on bool, vi, en string, facts ...any) {
		if on {
			s.Ails = append(s.Ails, both(vi, en, facts...))
		}
	}
	alive := s.Alive[telegram.Name]
	ail(!s.Running, "bot đang không chạy", "the bot does not run")
	ail(s.Platform == "token", "Telegram không nhận mã của bot", "Telegram refuses the bot's token")
	ail(s.Platform == "conflict", "một chương trình khác đang dùng mã của bot", "another program uses the bot's token")
	ail(s.Platform == "store", "ổ đĩa không ghi được", "the disk cannot be written")
	ail(s.Running && (s.Platform == "network" || s.Platform == "") && now.Sub(alive) > silentFor && now.Sub(s.Since) > time.Minute,
		"chưa liên lạc được với Telegram", "Telegram cannot be reached")
	ail(!s.Queue.Oldest.IsZero() && now.Sub(s.Queue.Oldest) > stuckFor && s.Queue.Waiting > 0,
		"có tin chờ gửi từ %s", "messages have waited since %s", s.Queue.Oldest.In(store.HoChiMinh).Format("15:04 2/1"))
	ail(missed, "đã hơn một ngày chưa sao lưu", "no backup for more than a day")
	for _, kind := range []string{store.TroubleBackup, store.TroublePoison, store.TroubleConflict, store.TroubleClock} {
		n := lately[kind]
		ail(n > 0, "trong 24 giờ qua: %d × %s", "within 24 hours: %d × %s", n, kind)
	}
	s.Healthy = len(s.Ails) == 0
}

// print shows it to a person.
func (s Status) print(out io.Writer, l store.Lang, loc *time.Location) {
	row := func(vi, en, value string) { fmt.Fprintf(out, "%-22s %s\n", words{vi, en}.in(l), value) }
	at := func(t time.Time) string {
		if t.IsZero() {
			return words{"chưa có", "never"}.in(l)
		}
		return t.In(loc).Format("15:04 02/01/2006")
	}
	row("Phiên bản", "Version", s.Version)
	if s.Running {
		row("Đang chạy", "Running", both("từ %s (tiến trình %d)", "since %s (process %d)", at(s.Since), s.PID).in(l))
	} else {
		row("Đang chạy", "Running", words{"không", "no"}.in(l))
	}
	row("Tệp dữ liệu", "File", both("%s (%d KB, bản cấu trúc %d)", "%s (%d KB, schema %d)", s.File, s.Size/1024, s.Schema).in(l))
	row("Ban Chỉ đạo", "Committees", fmt.Sprint(s.Committees))
	row("Thành viên", "Members", both("%d, đã vào %d", "%d, joined %d", s.Members, s.Joined).in(l))
	row("Tin chờ gửi", "Messages waiting", both("%d (đang gửi %d, để sau %d, gửi lại %d)", "%d (being sent %d, later %d, failing %d)",
		s.Queue.Waiting, s.Queue.Flying, s.Queue.Later, s.Queue.Failing).in(l))
	for _, p := range slices.Sorted(maps.Keys(s.Alive)) {
		row("Nghe được lần cuối", "Last heard", p+" "+at(s.Alive[p]))
	}
	row("Sao lưu gần nhất", "Last backup", at(s.Backup))
	var kinds []string
	for _, k := range slices.Sorted(maps.Keys(s.Troubles)) {
		kinds = append(kinds, fmt.Sprintf("%s %d", k, s.Troubles[k]))
	}
	if len(kinds) > 0 {
		row("Sự cố 7 ngày", "Troubles, 7 days", strings.Join(kinds, ", "))
	}
	if s.Asides > 0 {
		row("Tin để riêng", "Put aside", fmt.Sprint(s.Asides))
	}
	for _, a := range s.Ails {
		fmt.Fprintln(out, "! "+a.in(l))
	}
	if s.Healthy {
		fmt.Fprintln(out, words{"Tốt.", "Well."}.in(l))
	}
}
