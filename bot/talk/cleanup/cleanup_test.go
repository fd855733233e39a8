package cleanup_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/cleanup"
	"giaoban/store"
)

// ward is a committee with a chair, a secretary and six heads, and a clean-up of Saturday 28 November; a clock turned by hand.
type ward struct {
	*testing.T
	db    *store.DB
	now   time.Time
	c     store.Committee
	plan  store.Plan
	round store.Round
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

var heads = []string{"Hòa", "Liên", "Thành", "Nga", "Bình", "Oanh"}

func newWard(t *testing.T) *ward {
	w := &ward{T: t, now: at("2026-11-27 08:00")}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese, Group: store.Group{Chat: "tg/group"}}
		require.NoError(t, tx.PutCommittee(&w.c))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: 3, Name: "Môi trường"}))
		w.join(tx, "Bảo", store.Chair, 0)
		w.join(tx, "Lan", store.Secretary, 0)
		for i, name := range heads {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: i + 1, Name: fmt.Sprint(i + 1), From: tx.Now()}))
			w.join(tx, name, store.Head, i+1)
		}
		w.plan = store.Plan{Committee: w.c.ID, Name: "Tổng vệ sinh", Kind: store.CleanUp, Criterion: 3, RollCall: "18:00", After: 2 * time.Hour, Window: 8 * time.Hour,
			Place: "nhà văn hóa khu phố 5"}
		require.NoError(t, tx.PutPlan(&w.plan))
	})
	w.round = w.holds("2026-11-28", 0)
	return w
}

func (w *ward) join(tx *store.Tx, name string, role store.Role, kp int) {
	p := store.Person{Account: "tg/" + name, Chat: "tg/" + name, Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
	require.NoError(w, tx.PutPerson(&p))
	m := store.Member{Committee: w.c.ID, Person: p.ID, Name: name, Call: name, Role: role, Phone: "091200000" + fmt.Sprint(kp)}
	if kp > 0 {
		m.Charges = []store.Charge{{Subject: store.SubjectOf("kp", kp), Lead: true, From: tx.Now()}}
	}
	require.NoError(w, tx.PutMember(&m))
}

// holds makes the clean-up of a day, with its roll call, and everybody expected.
func (w *ward) holds(day string, before store.RoundID) store.Round {
	starts := at(day + " 07:00").UTC()
	r := store.Round{Committee: w.c.ID, Plan: w.plan.ID, Kind: store.CleanUp, Nominal: starts, Starts: starts, Opens: starts.Add(2 * time.Hour), Closes: starts.Add(10 * time.Hour),
		FirstDay: day, LastDay: day, Phase: store.Upcoming, Previous: before}
	w.update(func(tx *store.Tx) {
		require.NoError(w, tx.PutRound(&r))
		require.NoError(w, tx.CallRoll(w.plan, &r))
		for _, id := range []store.RoundID{r.ID, r.RollCall} {
			roll := store.Roll{Committee: w.c.ID, Round: id}
			var err error
			roll.Expected, err = tx.WhoAnswers(w.plan, store.Round{})
			require.NoError(w, err)
			require.NoError(w, tx.PutRoll(&roll))
		}
	})
	return r
}

func (w *ward) update(f func(*store.Tx)) {
	w.Helper()
	require.NoError(w, w.db.Update(func(tx *store.Tx) error { f(tx); return nil }))
}

// closes closes the round; the clock stands a minute later.
func (w *ward) closes() {
	w.now = w.round.Closes
	w.round.Phase, w.round.ClosedAt = store.Closed, w.now
	w.update(func(tx *store.Tx) { require.NoError(w, tx.PutRound(&w.round)) })
	w.now = w.now.Add(time.Minute)
}

func (w *ward) says(round store.RoundID, kp int, change func(*store.Reply)) store.Reply {
	w.now = w.now.Add(time.Minute)
	r := store.Reply{Committee: w.c.ID, Round: round, Subject: store.SubjectOf("kp", kp), Member: store.MemberID(kp + 2), Said: w.now, Means: store.ByText}
	change(&r)
	w.update(func(tx *store.Tx) { require.NoError(w, tx.AddReply(&r)) })
	return r
}

func (w *ward) comes(kp, choice int, people float64, words string) {
	w.says(w.round.RollCall, kp, func(r *store.Reply) {
		if r.Answer, r.Text = &(store.Answer{Choice: choice}), words; people > 0 {
			r.Answer.Number = &people
		}
	})
}

func (w *ward) did(kp int, people, points, tonnes float64) store.Reply {
	return w.says(w.round.ID, kp, func(r *store.Reply) {
		r.Status, r.Quantities = store.Doing, store.Quantities{People: &people, Points: &points, Tonnes: &tonnes}
	})
}

func (w *ward) stuck(kp int, words string) {
	w.says(w.round.ID, kp, func(r *store.Reply) { r.Status, r.Text = store.Blocked, words })
}

// photo keeps a photo of a neighbourhood; hash "" has not been fetched.
func (w *ward) photo(kp int, caption, hash string) {
	w.now = w.now.Add(time.Second)
	e := store.Evidence{Committee: w.c.ID, Member: store.MemberID(kp + 2), Round: w.round.ID, Subject: store.SubjectOf("kp", kp), At: w.now, MIME: "image/jpeg", Caption: caption, Hash: hash}
	w.update(func(tx *store.Tx) { require.NoError(w, tx.PutEvidence(&e)) })
}

// reads words a recipe for a reader, "group" for the group; "" for nothing to say.
func (w *ward) reads(recipe, who string) store.Content {
	w.Helper()
	var c store.Content
	require.NoError(w, w.db.View(func(tx *store.ReadTx) error {
		r := w.round
		if recipe == store.RecipeComing {
			r.ID = w.round.RollCall
		}
		j := store.RoundJob(store.Show, recipe, r)
		j.Chat, j.Card = "tg/"+who, fmt.Sprintf("%s/%d", recipe, r.ID)
		if who != "group" {
			p, err := tx.PersonOf("tg/" + who)
			require.NoError(w, err)
			j.About.Person = p.ID
		}
		var err error
		if c, err = cleanup.Flow().Word[recipe](tx, j); err != nil {
			require.ErrorIs(w, err, talk.ErrNothing)
		}
		return nil
	}))
	return c
}

func TestDawnIsForWhoComes(t *testing.T) {
	w := newWard(t)
	w.now = at("2026-11-27 18:30")
	w.comes(5, store.Going, 25, "")
	w.comes(6, store.SendsOther, 0, "")
	w.comes(1, store.Going, 10, "")
	w.comes(1, store.NotGoing, 0, "ốm")
	w.now = at("2026-11-28 06:15")
	assert.Equal(t, "Chào đồng chí Bình. 07:00 hôm nay: Tổng vệ sinh.\nTập trung tại nhà văn hóa khu phố 5.\nKhu phố 5: hẹn 25 người.\n\n"+
		"Chụp giúp vài ảnh trước và sau khi dọn. Dọn xong, gửi ảnh rồi gõ một câu, ví dụ: “kp5 25 người, 3 điểm, 1,5 tấn”.\nChúc đồng chí và bà con một buổi làm vui.",
		w.reads(store.RecipeDawn, "Bình").Plain())
	assert.Contains(t, w.reads(store.RecipeDawn, "Oanh").Plain(), "Nhờ đồng chí nhắn người đi thay.")
	assert.True(t, w.reads(store.RecipeDawn, "Hòa").Empty(), "he has thought better of it")
	assert.True(t, w.reads(store.RecipeDawn, "Nga").Empty())
	w.now = at("2026-11-28 07:01")
	assert.True(t, w.reads(store.RecipeDawn, "Bình").Empty(), "it has begun")
}

func TestWhoComes(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.reads(store.RecipeComing, "Lan").Plain(), "Chưa khu phố nào báo đi.")
	w.now = at("2026-11-27 18:30")
	w.comes(5, store.Going, 25, "")
	w.comes(1, store.NotGoing, 0, "không đi, trùng họp chi bộ")
	w.comes(2, store.NotGoing, 0, "không đi")
	said := w.reads(store.RecipeComing, "Lan").Plain()
	assert.Contains(t, said, "1 khu phố đi, khoảng 25 người:\n– Khu phố 5: 25 người\n\nKhông đi:\n– Khu phố 1 (Hòa): “trùng họp chi bộ”\n– Khu phố 2 (Liên)\n")
	assert.Contains(t, said, "– Khu phố 3: Thành · 0912 000 003\n")
	w.update(func(tx *store.Tx) { // moved because of rain: another roll is called
		r := w.round
		r.RollCall = 99
		require.NoError(t, tx.PutRound(&r))
	})
	assert.True(t, w.reads(store.RecipeComing, "Lan").Empty())
}

func TestTheGroupReadsNoName(t *testing.T) {
	w := newWard(t)
	w.now = at("2026-11-27 18:30")
	w.comes(6, store.NotGoing, 0, "họp chi bộ")
	w.now = at("2026-11-28 09:30")
	w.did(5, 25, 3, 1.5)
	w.did(1, 20, 0, 0.3)
	w.did(2, 0, 0, 0)
	w.stuck(4, "mưa to, thiếu xe gom")
	w.photo(1, "trước", "a")
	w.closes()
	group := w.reads(store.RecipeRecap, "group").Plain()
	assert.Equal(t, "Tổng vệ sinh thứ Bảy 28/11\n2 khu phố: 45 người, 3 điểm, 1,8 tấn, 1 ảnh.\n\nKhu phố 1: 20 người, 300 kg, 1 ảnh\nKhu phố 5: 25 người, 3 điểm, 1,5 tấn\n\nCảm ơn bà con và các đồng chí.", group)
	for _, secret := range append(heads, "mưa", "Chưa", "họp", "không đi") {
		assert.NotContains(t, group, secret)
	}
	officer := w.reads(store.RecipeRecap, "Lan").Plain()
	for _, known := range []string{"2/6 khu phố có kết quả", "– Khu phố 5: 25 người, 3 điểm, 1,5 tấn (Bình, 09:31)", "Vướng:\n– Khu phố 4 (Nga): “mưa to, thiếu xe gom”",
		"Đã báo không đi: khu phố 6 (“họp chi bộ”)", "Chưa báo: khu phố 3.", "tính vào tiêu chí 3 – Môi trường. Xem: /minhchung tc3"} {
		assert.Contains(t, officer, known)
	}
	assert.Equal(t, officer, w.reads(store.RecipeRecap, "Bảo").Plain())
}

func TestLateNewsIsTold(t *testing.T) {
	w := newWard(t)
	last := w.round
	w.now = at("2026-11-28 09:30")
	w.did(1, 180, 0, 0)
	w.closes()
	w.round = w.holds("2026-12-05", last.ID)
	w.now = at("2026-12-05 10:00")
	w.did(5, 25, 3, 1.5)
	w.closes()
	assert.Contains(t, w.reads(store.RecipeRecap, "group").Plain(), "Tuần trước: 1 khu phố, 180 người.\n")
	assert.NotContains(t, w.reads(store.RecipeRecap, "group").Plain(), "Cập nhật")
	w.now = at("2026-12-06 18:19")
	w.did(2, 10, 1, 0)
	assert.True(t, strings.HasSuffix(w.reads(store.RecipeRecap, "group").Plain(), "Cập nhật 18:20 6/12."))
}

// TestOfficersReadHowItCame: what somebody noted for another is marked, and what came on another day carries its day.
func TestOfficersReadHowItCame(t *testing.T) {
	w := newWard(t)
	w.now = at("2026-11-28 09:30")
	w.says(w.round.ID, 4, func(r *store.Reply) { r.Status, r.Text, r.Means = store.Blocked, "mưa to", store.ByPhone })
	w.says(w.round.ID, 1, func(r *store.Reply) { r.Status, r.Means = store.Done, store.ByPhone })
	w.closes()
	w.now = at("2026-11-28 18:09")
	w.did(2, 10, 0, 0)
	w.now = at("2026-11-29 18:09")
	w.did(5, 25, 0, 0)
	officer := w.reads(store.RecipeRecap, "Lan").Plain()
	for _, known := range []string{"– Khu phố 1: đã dọn (Hòa, 09:32) (ghi hộ)\n", "– Khu phố 2: 10 người (Liên, 18:10)\n", "– Khu phố 5: 25 người (Bình, 18:10 29/11)\n",
		"– Khu phố 4 (Nga) (ghi hộ): “mưa to”"} {
		assert.Contains(t, officer, known)
	}
	assert.NotContains(t, w.reads(store.RecipeRecap, "group").Plain(), "ghi hộ")
}

// TestRain: nobody worked. The group is told nothing, unless it was told something before.
func TestRain(t *testing.T) {
	w := newWard(t)
	w.now = at("2026-11-28 09:30")
	said := w.did(5, 25, 3, 1.5)
	w.says(w.round.ID, 5, func(r *store.Reply) { r.Withdraws = said.ID })
	w.stuck(4, "mưa to")
	w.closes()
	assert.True(t, w.reads(store.RecipeRecap, "group").Empty())
	assert.Contains(t, w.reads(store.RecipeRecap, "Lan").Plain(), "Chưa khu phố nào báo kết quả.\n\nVướng:\n– Khu phố 4 (Nga): “mưa to”")
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutCard(&store.Card{Chat: "tg/group", Name: fmt.Sprintf("recap/%d", w.round.ID), Message: "m1"}))
	})
	assert.Contains(t, w.reads(store.RecipeRecap, "group").Plain(), "Chưa có kết quả.")
	assert.True(t, w.reads(store.RecipeGrid, "group").Empty())
}

func TestTheGrid(t *testing.T) {
	w := newWard(t)
	w.now = at("2026-11-28 09:30")
	w.did(5, 25, 3, 1.5)
	for i, c := range []string{"trước hẻm 45", "sau hẻm 45", "Trước nhà văn hóa", "sau hẻm 12", "trước hẻm 12"} {
		w.photo(5, c, fmt.Sprintf("five%d", i))
	}
	w.photo(1, "trước khi dọn", "one0")
	w.photo(1, "sau khi dọn", "one1")
	w.photo(1, "sau khi dọn hẻm 2", "")
	w.closes()
	c := w.reads(store.RecipeGrid, "group")
	assert.Equal(t, "Trước và sau khi dọn – Tổng vệ sinh thứ Bảy 28/11.", c.Plain())
	require.NotNil(t, c.File)
	var arg cleanup.GridArg
	require.NoError(t, json.Unmarshal([]byte(c.File.Arg), &arg))
	assert.Equal(t, cleanup.GridArg{Title: "Tổng vệ sinh thứ Bảy 28/11", Before: "TRƯỚC", After: "SAU", Footer: "và 2 ảnh nữa",
		Pairs: []cleanup.GridPair{{Label: "Khu phố 1", Before: "one0", After: "one1"}, {Label: "Khu phố 5 – hẻm 45", Before: "five0", After: "five1"},
			{Label: "Khu phố 5 – hẻm 12", Before: "five4", After: "five3"}}}, arg, "a pair of each in turn; what has not been fetched is left out")
	assert.Equal(t, c, w.reads(store.RecipeGrid, "group"), "the same facts, the same picture")
}

// TestAGridWithoutPairs shows what was done, never dirt alone.
func TestAGridWithoutPairs(t *testing.T) {
	w := newWard(t)
	w.now = at("2026-11-28 09:30")
	w.photo(5, "trước hẻm 45", "a")
	w.closes()
	assert.True(t, w.reads(store.RecipeGrid, "group").Empty())
	w.photo(5, "sau hẻm 12", "b")
	w.photo(5, "bà con hăng hái", "c")
	w.photo(5, "sau hẻm 3", "")
	var arg cleanup.GridArg
	require.NoError(t, json.Unmarshal([]byte(w.reads(store.RecipeGrid, "group").File.Arg), &arg))
	require.Len(t, arg.Pairs, 2)
	assert.Equal(t, []string{"b", "c"}, []string{arg.Pairs[0].After, arg.Pairs[1].Other})
}
