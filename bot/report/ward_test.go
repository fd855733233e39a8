package report_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
	"giaoban/store/view"
)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// ward is a committee in a real file, on a clock turned by hand.
type ward struct {
	t   testing.TB
	db  *store.DB
	now time.Time
	c   store.Committee
}

func (w *ward) update(f func(*store.Tx) error) {
	w.t.Helper()
	require.NoError(w.t, w.db.Update(f))
}

func (w *ward) report(first, last string) view.Report {
	w.t.Helper()
	var r view.Report
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		r, err = view.ReportOf(tx, w.c, first, last)
		return err
	}))
	return r
}

func (w *ward) compose(lang store.Lang, r view.Report, edits map[string]string) report.Document {
	w.t.Helper()
	d, err := report.Compose(lang, r, edits)
	require.NoError(w.t, err)
	return d
}

var criteria = []string{"Quy hoạch đô thị", "Giao thông đô thị", "Môi trường và an toàn thực phẩm đô thị", "An ninh, trật tự đô thị"}

// founded is a committee on the day it was set up: four criteria, four members, two khu phố.
func founded(t testing.TB) *ward {
	t.Helper()
	w := &ward{t: t, now: at("2026-11-02 08:00")}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.c = store.Committee{Name: "Ban Chỉ đạo xây dựng đô thị văn minh phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
	w.update(func(tx *store.Tx) error {
		if err := tx.PutCommittee(&w.c); err != nil {
			return err
		}
		for i, name := range criteria {
			if err := tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: i + 1, Name: name, Attainment: store.NotMet}); err != nil {
				return err
			}
		}
		for i := range 2 {
			if err := tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: i + 5, Name: string(rune('5' + i)), From: tx.Now()}); err != nil {
				return err
			}
		}
		for _, m := range []store.Member{
			{Name: "Trần Minh", Role: store.Chair, Post: "Bí thư Đảng ủy", Unit: "Đảng ủy phường"},
			{Name: "Lê Hùng", Role: store.Plain, Post: "công chức địa chính", Unit: "Phòng Kinh tế, Hạ tầng", Charges: charges("tc1", "tc2")},
			{Name: "Phạm Lan", Role: store.Plain, Post: "công chức môi trường", Charges: charges("tc3")},
			{Name: "Vũ Bình", Role: store.Plain, Unit: "Công an phường", Charges: charges("tc4")},
			{Name: "Đỗ Cúc", Role: store.Head, Post: "Trưởng khu phố 5", Charges: charges("kp5")},
		} {
			p := store.Person{Account: "tg/" + m.Name, Chat: "tg/" + m.Name}
			if err := tx.PutPerson(&p); err != nil {
				return err
			}
			m.Committee, m.Person = w.c.ID, p.ID
			if err := tx.PutMember(&m); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

func charges(all ...store.Subject) []store.Charge {
	var list []store.Charge
	for _, s := range all {
		list = append(list, store.Charge{Subject: s, Lead: true, From: at("2026-11-02 08:00")})
	}
	return list
}

// round holds one with the words that members say in it, each a minute after the last.
func (w *ward) round(opens string, words ...store.Reply) {
	w.t.Helper()
	w.now = at(opens)
	r := store.Round{Committee: w.c.ID, Opens: w.now, Closes: w.now.Add(2 * time.Hour), Phase: store.Opened,
		FirstDay: w.now.AddDate(0, 0, -6).Format("2006-01-02"), LastDay: w.now.Format("2006-01-02")}
	w.update(func(tx *store.Tx) error {
		roll := store.Roll{Committee: w.c.ID}
		recent, err := tx.RecentRounds(w.c.ID, 1)
		if err != nil {
			return err
		}
		if len(recent) > 0 {
			r.Previous = recent[0].ID
		}
		if roll.Expected, err = tx.WhoAnswers(store.Plan{Committee: w.c.ID}, store.Round{}); err != nil {
			return err
		}
		if err := tx.PutRound(&r); err != nil {
			return err
		}
		roll.Round = r.ID
		return tx.PutRoll(&roll)
	})
	for _, word := range words {
		w.now = w.now.Add(time.Minute)
		word.Committee, word.Round, word.Said, word.Means = w.c.ID, r.ID, w.now, store.ByText
		w.update(func(tx *store.Tx) error { return tx.AddReply(&word) })
	}
	w.now = r.Closes
	r.Phase, r.ClosedAt = store.Closed, w.now
	w.update(func(tx *store.Tx) error { return tx.PutRound(&r) })
}

func (w *ward) give(t store.Task) store.Task {
	w.t.Helper()
	t.Committee = w.c.ID
	t.First = t.Deadline
	w.update(func(tx *store.Tx) error { return tx.PutTask(&t) })
	return t
}

func leads(name string, m store.MemberID) []store.Party {
	return []store.Party{{Name: name, Member: m, Lead: true}}
}

func number(f float64) *float64 { return &f }
func percent(n int) *int        { return &n }

// lively is the ward after two Fridays: 27/11 with obstacles, a directive, an extension, figures of a clean-up.
func lively(t testing.TB) *ward {
	w := founded(t)
	w.now = at("2026-11-10 09:00")
	v1 := w.give(store.Task{Work: "lập phương án thu đất công ích", Criterion: 1, Parties: leads("Hùng", 2), Deadline: store.Deadline{Phrase: "trước 25/11", Op: store.OpBefore, Day: "2026-11-25", Version: 1}})
	v2 := w.give(store.Task{Work: "lắp pa nô, áp phích đường Lê Lợi", Criterion: 2, Deadline: store.Deadline{Phrase: "trong tháng 11", Op: "within", Day: "2026-11-30", Version: 1},
		Parties: append(leads("Đoàn Thanh niên", 0), store.Party{Name: "khu phố 5", Neighbourhood: 5}, store.Party{Name: "Hội Phụ nữ"})})
	v3 := w.give(store.Task{Work: "kiểm tra trật tự chợ <Hoa Mai> & vỉa hè", Criterion: 4, Parties: leads("Công an phường", 4), Deadline: store.Deadline{Phrase: "thứ 6 tuần này", Day: "2026-11-27", Version: 1}})
	w.give(store.Task{Work: "duy trì tổng vệ sinh", Criterion: 3, Parties: leads("các khu phố", 0), Rhythm: store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=SA", Phrase: "thứ 7 hằng tuần"}})
	w.round("2026-11-20 14:00",
		store.Reply{Member: 2, Subject: "tc1", Status: store.Doing, Percent: percent(50)},
		store.Reply{Member: 3, Subject: "tc3", Status: store.Blocked, Text: "thieu xe gom rac hem 45"},
		store.Reply{Member: 2, Subject: v1.Subject(), Status: store.Doing})
	w.now = at("2026-11-23 09:00")
	w.give(store.Task{Work: "bố trí xe gom rác hẻm 45", Criterion: 3, Parties: leads("Phòng Kinh tế, Hạ tầng", 2), Deadline: store.Deadline{Phrase: "trước 4/12", Op: store.OpBefore, Day: "2026-12-04", Version: 1},
		Directive: store.Verdict{By: 1, At: w.now, Word: "bố trí xe ngay, báo tôi biết"}})
	w.update(func(tx *store.Tx) error {
		c, err := tx.Criterion(w.c.ID, 1)
		if err != nil {
			return err
		}
		c.Attainment = store.Met
		c.Indicators = []store.Indicator{{Number: 1, Name: "Quy hoạch chung", Attainment: store.Met}, {Number: 2, Name: "Quy chế quản lý", Attainment: store.Met}}
		e := store.Extension{Committee: w.c.ID, Task: v2.Number, Member: 2, Wanted: store.Deadline{Phrase: "đến 10/12", Day: "2026-12-10"}, Reason: "pa nô về chậm"}
		return firstOf(tx.PutCriterion(&c), tx.AskExtension(&e))
	})
	w.round("2026-11-27 14:00",
		store.Reply{Member: 2, Subject: "tc1", Status: store.Done},
		store.Reply{Member: 3, Subject: "tc3", Status: store.Blocked, NeedsHelp: true, Text: "con rac hem 45,\n  can xe\u0007 gom < 2 tấn = 1 chuyến + người"},
		store.Reply{Member: 4, Subject: v3.Subject(), Status: store.Done},
		store.Reply{Member: 5, Subject: "kp5", Status: store.Done, Quantities: store.Quantities{People: number(45), Points: number(4), Tonnes: number(2.5)}, Text: "dọn hẻm 45"},
		store.Reply{Member: 2, Subject: v2.Subject(), Status: store.Blocked, Percent: percent(60), Text: "pa nô về chậm"})
	return w
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
