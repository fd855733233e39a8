package sheet_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/bot/report/sheet"
	"giaoban/store"
	"giaoban/store/view"
)

// ward is a committee of nine criteria in a real file, with weekly rounds and a clock turned by hand.
type ward struct {
	t   testing.TB
	db  *store.DB
	now time.Time
	c   store.Committee
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

var criteria = []string{"Quy hoạch đô thị", "Giao thông đô thị", "Môi trường và an toàn thực phẩm đô thị", "An ninh, trật tự đô thị",
	"Thông tin, truyền thông đô thị", "Việc làm, thu nhập bình quân, hộ nghèo ở đô thị", "Văn hóa, thể thao đô thị", "Y tế, giáo dục đô thị",
	"Hệ thống chính trị và trách nhiệm của chính quyền đô thị"}

func newWard(t testing.TB, members int) *ward {
	t.Helper()
	w := &ward{t: t, now: at("2026-11-02 08:00")}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.update(func(tx *store.Tx) error {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese,
			Group: store.Group{Chat: "tg/-100200", Title: "Ban Chỉ đạo"}}
		if err := tx.PutCommittee(&w.c); err != nil {
			return err
		}
		for n, name := range criteria {
			if err := tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: n + 1, Name: name}); err != nil {
				return err
			}
		}
		for n := range 3 {
			place := store.Neighbourhood{Committee: w.c.ID, Number: n + 1, Name: fmt.Sprintf("khu phố %d", n+1), From: tx.Now()}
			if err := tx.PutNeighbourhood(&place); err != nil {
				return err
			}
		}
		for i := range members {
			p := store.Person{Account: fmt.Sprintf("tg/%d", i), Chat: fmt.Sprintf("tg/%d", i), Lang: store.Vietnamese}
			if err := tx.PutPerson(&p); err != nil {
				return err
			}
			m := store.Member{Committee: w.c.ID, Person: p.ID, Name: fmt.Sprintf("Nguyễn Văn Minh %d", i+1), Role: store.Plain, Post: "công chức",
				Phone: fmt.Sprintf("09120%05d", i), Invite: "ABCD2345", From: tx.Now(),
				Charges: []store.Charge{{Subject: store.SubjectOf("tc", 1+i%9), Lead: i < 9, From: tx.Now()}}}
			if i == 0 {
				m.Role, m.Post = store.Chair, "Bí thư Đảng ủy"
			}
			if err := tx.PutMember(&m); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

func (w *ward) update(f func(*store.Tx) error) {
	w.t.Helper()
	require.NoError(w.t, w.db.Update(f))
}

// open opens a round for everybody.
func (w *ward) open(opens time.Time) *store.Round {
	w.now = opens
	r := &store.Round{Committee: w.c.ID, Nominal: opens, Opens: opens, Closes: opens.Add(2 * time.Hour), Phase: store.Opened,
		FirstDay: opens.AddDate(0, 0, -6).Format("2006-01-02"), LastDay: opens.Format("2006-01-02")}
	w.update(func(tx *store.Tx) (err error) {
		roll := store.Roll{Committee: w.c.ID}
		if roll.Expected, err = tx.WhoAnswers(store.Plan{Committee: w.c.ID}, store.Round{}); err != nil {
			return err
		}
		if err := tx.PutRound(r); err != nil {
			return err
		}
		roll.Round = r.ID
		return tx.PutRoll(&roll)
	})
	return r
}

func (w *ward) close(r *store.Round) {
	w.now = r.Closes
	r.Phase, r.ClosedAt = store.Closed, w.now
	w.update(func(tx *store.Tx) error { return tx.PutRound(r) })
}

func (w *ward) say(r *store.Round, member int, s string, status store.Status, words string) store.Reply {
	w.now = w.now.Add(time.Minute)
	reply := store.Reply{Committee: w.c.ID, Round: r.ID, Subject: store.Subject(s), Member: store.MemberID(member), Status: status, Said: w.now,
		Means: store.ByText, Text: words, Source: "tg/77"}
	w.update(func(tx *store.Tx) error { return tx.AddReply(&reply) })
	return reply
}

func (w *ward) give(member int, work, phrase, day string) store.Task {
	w.now = w.now.Add(time.Minute)
	lead := store.Party{Name: "Công an phường", Member: store.MemberID(member), Lead: true, From: w.now}
	t := store.Task{Committee: w.c.ID, Work: work, Criterion: 3, Parties: []store.Party{lead}}
	if day != "" {
		t.Deadline = store.Deadline{Phrase: phrase, Day: day, Version: 1}
		t.First = t.Deadline
	}
	w.update(func(tx *store.Tx) error { return tx.PutTask(&t) })
	return t
}

func (w *ward) book(first, last string) sheet.Book {
	w.t.Helper()
	var b sheet.Book
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		r, err := view.ReportOf(tx, w.c, first, last)
		if err != nil {
			return err
		}
		b, err = sheet.BookOf(tx, w.c, r)
		return err
	}))
	return b
}

// week is a week with everything in it: an obstacle, a task given more time, a hostile text, a word corrected.
func (w *ward) week() sheet.Book {
	w.t.Helper()
	w.now = at("2026-11-16 09:00")
	panels := w.give(4, "Lắp pa nô đường Lê Lợi", "trước ngày 30/11", "2026-11-30")
	w.give(5, "=HYPERLINK(\"http://x\";\"mở\")", "", "")
	e := store.Extension{Committee: w.c.ID, Task: panels.Number, Member: 4, Wanted: store.Deadline{Phrase: "đến 10/12", Day: "2026-12-10"}, Reason: "pa nô về chậm"}
	w.update(func(tx *store.Tx) error { return tx.AskExtension(&e) })
	w.now = at("2026-11-17 10:00")
	given := store.Deadline{Phrase: "đến 4/12", Day: "2026-12-04"}
	w.update(func(tx *store.Tx) error {
		return tx.Decide(&e, store.Granted, given, store.Verdict{By: 1, Word: "làm gấp"})
	})
	r := w.open(at("2026-11-20 14:00"))
	w.say(r, 3, "tc3", store.Doing, "80")
	w.say(r, 3, "tc3", store.Blocked, "+ thiếu xe gom\nhẻm 45; cần xe")
	w.say(r, 4, "V1", store.Doing, "-1+1|cmd")
	w.say(r, 1, "tc1", store.Done, "@SUM(1;2)\x07")
	w.close(r)
	return w.book("2026-11-14", "2026-11-20")
}
