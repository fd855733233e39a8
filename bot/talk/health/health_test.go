package health

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/talk"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// world is a committee of Lan (secretary), Hạnh (deputy), Bảo (chair), Hùng (member, with a phone), and a bot whose
// state the test sets.
type world struct {
	*talktest.Stage
	health    Health
	committee store.CommitteeID
	contested bool
	held      time.Time
	why       string
}

func start(t *testing.T, change ...func(*Health)) *world {
	w := &world{}
	w.health = Health{Operator: "p/operator", Lang: store.Vietnamese,
		Contested: func() bool { return w.contested }, Held: func() (time.Time, string) { return w.held, w.why }}
	for _, f := range change {
		f(&w.health)
	}
	w.Stage = talktest.New(t, func(talk.Menus, talktest.Leave) []talk.Flow { return []talk.Flow{w.health.Flow()} })
	w.Update(func(tx *store.Tx) {
		w.committee = found(t, tx, "Ban Chỉ đạo phường Mẫu")
		for name, role := range map[string]store.Role{"Lan": store.Secretary, "Hạnh": store.Deputy, "Bảo": store.Chair, "Hùng": store.Plain} {
			enter(t, tx, w.committee, name, role)
		}
		require.NoError(t, tx.SignOfLife(talktest.Platform))
		require.NoError(t, tx.BackedUp(store.Archive{Taken: tx.Now().Add(-6 * time.Hour)}))
	})
	return w
}

func found(t *testing.T, tx *store.Tx, name string) store.CommitteeID {
	c := store.Committee{Name: name, Zone: "Asia/Ho_Chi_Minh", Lang: store.Vietnamese}
	require.NoError(t, tx.PutCommittee(&c))
	return c.ID
}

func enter(t *testing.T, tx *store.Tx, c store.CommitteeID, name string, role store.Role) {
	p, err := tx.PersonOf(talktest.Account(name))
	if err != nil {
		p = store.Person{Account: talktest.Account(name), Chat: talktest.Account(name), Lang: store.Vietnamese}
		require.NoError(t, tx.PutPerson(&p))
	}
	require.NoError(t, tx.PutMember(&store.Member{Committee: c, Person: p.ID, Name: name, Call: name, Phone: "0901234567", Role: role}))
}

// fails is the outbox giving up: the trouble is noted and Told is called, in one commit.
func (w *world) fails(t store.Trouble) {
	w.Helper()
	w.Update(func(tx *store.Tx) {
		require.NoError(w, tx.AddTrouble(t))
		t.At = tx.Now()
		require.NoError(w, w.health.Told(tx, t, store.Job{}))
	})
}

func (w *world) person(name string) store.PersonID { return w.Person(name).ID }

func (w *world) lose(name string) {
	w.Update(func(tx *store.Tx) {
		p, err := tx.PersonOf(talktest.Account(name))
		require.NoError(w, err)
		p.Unreachable = tx.Now()
		require.NoError(w, tx.PutPerson(&p))
	})
	w.fails(store.Trouble{Kind: store.TroubleUnreachable, Person: w.person(name)})
}

func TestWell(t *testing.T) {
	w := start(t)
	said := w.Says("Lan", "/trangthai")
	assert.Contains(t, said, "🟩 Bot chạy tốt")
	assert.Contains(t, said, "Telegram: liên lạc được")
	assert.Contains(t, said, "Không có tin nào chờ gửi")
	assert.Contains(t, said, "Sao lưu gần nhất: 02:00 26/11/2026")
	assert.NotContains(t, said, "đến nay")
	assert.Equal(t, said, w.Says("Bảo", "trạng thái"), "without the slash, to the chair as well")
	assert.Contains(t, w.Says("Hùng", "/trangthai"), "thư ký")
	assert.NotContains(t, w.Says("Hùng", "/trangthai"), "Sao lưu", "not for everybody")
	w.Golden("well")
}

func TestUnwell(t *testing.T) {
	w := start(t)
	w.contested = true
	said := w.Says("Lan", "/trangthai")
	assert.Contains(t, said, "🟥")
	assert.Contains(t, said, "một chương trình khác đang dùng cùng mã của bot")
	w.contested, w.held, w.why = false, w.Now.Add(5*time.Minute), outbox.WhyTold
	assert.Contains(t, w.Says("Lan", "/trangthai"), "Tạm ngừng gửi đến 08:05: Telegram yêu cầu gửi chậm lại")
	w.held = time.Time{}
	w.Update(func(tx *store.Tx) {
		_, err := tx.Enqueue(store.Job{Kind: store.Send, Chat: "p/Hùng", NotBefore: w.Now.Add(48 * time.Hour), About: store.About{Committee: w.committee}})
		require.NoError(t, err)
		_, err = tx.Enqueue(store.Job{Kind: store.Send, Chat: "x", NotBefore: w.Now.Add(48 * time.Hour), About: store.About{Committee: 99}})
		require.NoError(t, err)
	})
	assert.Contains(t, w.Says("Lan", "/trangthai"), "1 tin hẹn giờ khác mới gửi", "another committee's mail is not hers")
	w.Turn(21 * time.Hour)
	assert.Contains(t, w.Says("Lan", "/trangthai"), "đã quá một ngày, xin báo người vận hành")
	w.Golden("unwell")
}

func TestLooksAgainInPlace(t *testing.T) {
	w := start(t)
	w.Says("Lan", "/trangthai")
	before := w.Last("Lan").ID
	w.Turn(time.Hour)
	w.Presses("Lan", "Xem lại")
	assert.Equal(t, before, w.Last("Lan").ID)
	assert.Contains(t, w.Last("Lan").Text, "09:00")
	for _, code := range []string{"hl:", "hl:x", "hl:99", "hl:-1", "hl:1:2"} {
		assert.NotContains(t, w.Forges("Lan", code), "Sao lưu", code)
	}
	assert.NotContains(t, w.Forges("Hùng", "hl:1"), "Sao lưu", "another's button is checked again")
	assert.NotContains(t, w.Forges("nobody", "hl:1"), "Sao lưu")
}

func TestInTheGroupTheAnswerIsPrivate(t *testing.T) {
	w := start(t)
	w.Update(func(tx *store.Tx) {
		c, err := tx.Committee(w.committee)
		require.NoError(t, err)
		c.Group.Chat = "g/1"
		require.NoError(t, tx.PutCommittee(&c))
	})
	w.In("g/1", "Lan", talk.Message{Kind: talk.Text, Text: "/trangthai@bot"})
	assert.Empty(t, w.Hears("g/1"))
	assert.Contains(t, w.Hears("Lan"), "Bot chạy tốt")
}

func TestAStormIsOneMessage(t *testing.T) {
	w := start(t)
	w.Turn(3 * time.Minute)
	w.lose("Hùng")
	for range 30 {
		w.fails(store.Trouble{Kind: store.TroubleExpired, Committee: w.committee, Person: w.person("Hùng")})
		w.Turn(time.Second)
	}
	w.fails(store.Trouble{Kind: store.TroubleRefused, Committee: w.committee, Person: w.person("Bảo")})
	assert.Empty(t, w.Hears("Lan"), "gathered first")
	w.Turn(6*time.Minute + 30*time.Second)
	said := w.Hears("Lan")
	assert.Equal(t, 1, strings.Count(said, "việc cần biết"))
	assert.Contains(t, said, "Tin không đến được Hùng (0901 234 567)")
	assert.Contains(t, said, "30 tin để quá hạn nên không gửi nữa: Hùng.")
	assert.Contains(t, said, "1 tin bị từ chối")
	assert.Empty(t, w.Hears("Hạnh")+w.Hears("Bảo")+w.Hears("operator"), "the secretary hears, so nobody else need")

	w.fails(store.Trouble{Kind: store.TroubleExpired, Committee: w.committee})
	w.Turn(9 * time.Minute)
	assert.Empty(t, w.Hears("Lan"), "not within ten minutes")
	w.Turn(time.Minute)
	said = w.Hears("Lan")
	assert.Contains(t, said, "1 tin để quá hạn", "and only what is new")
	assert.NotContains(t, said, "Hùng")
	assert.Contains(t, w.Says("Lan", "/trangthai"), "31 tin để quá hạn")
	w.Golden("storm")
}

func TestNotAtNight(t *testing.T) {
	w := start(t)
	w.Turn(14 * time.Hour) // 22:00
	w.fails(store.Trouble{Kind: store.TroubleExpired, Committee: w.committee})
	w.Turn(4 * time.Hour)
	w.fails(store.Trouble{Kind: store.TroubleRefused, Committee: w.committee})
	assert.Empty(t, w.Hears("Lan"))
	w.Turn(4*time.Hour + 30*time.Minute)
	said := w.Hears("Lan")
	assert.Contains(t, said, "từ 22:00 26/11")
	assert.Contains(t, said, "để quá hạn")
	assert.Contains(t, said, "bị từ chối")
}

func TestWhoHearsOfIt(t *testing.T) {
	w := start(t)
	hears := func() (who []string) {
		w.Turn(20 * time.Minute)
		for _, name := range []string{"Lan", "Hạnh", "Bảo", "Hùng", "operator"} {
			if w.Hears(name) != "" {
				who = append(who, name)
			}
		}
		return who
	}
	w.lose("Lan")
	assert.Equal(t, []string{"Hạnh"}, hears(), "the secretary is the one who cannot be reached")
	w.lose("Hạnh")
	assert.Equal(t, []string{"Bảo"}, hears())
	w.lose("Bảo")
	assert.Equal(t, []string{"operator"}, hears())
	w.fails(store.Trouble{Kind: store.TroubleBackup})
	assert.Equal(t, []string{"operator"}, hears())
}

func TestTroubleThatIsNobodys(t *testing.T) {
	w := start(t)
	w.Update(func(tx *store.Tx) {
		require.NoError(t, tx.AddTrouble(store.Trouble{Kind: store.TroublePoison, Detail: "update 7: failed 3 times: panic"}))
		require.NoError(t, tx.AddTrouble(store.Trouble{Kind: store.TroubleConflict, Detail: "tg"}))
		require.NoError(t, tx.AddTrouble(store.Trouble{Kind: store.TroubleGuessing})) // join tells of it
	})
	for range 3 { // again and again, over restarts: told once
		require.NoError(t, w.health.Rest(w.DB))
		w.Restart()
	}
	w.Turn(15 * time.Minute)
	said := w.Hears("Lan")
	assert.Contains(t, said, "1 tin gửi đến không đọc được")
	assert.Contains(t, said, "chương trình khác đang dùng cùng mã")
	assert.NotContains(t, said, "panic", "no log's words")
	require.NoError(t, w.health.Rest(w.DB))
	w.Turn(15 * time.Minute)
	assert.Empty(t, w.Hears("Lan"))

	// With several committees it is nobody's secretary's.
	w.Update(func(tx *store.Tx) {
		enter(t, tx, found(t, tx, "Ban Chỉ đạo phường Khác"), "Vân", store.Secretary)
	})
	w.Update(func(tx *store.Tx) { require.NoError(t, tx.AddTrouble(store.Trouble{Kind: store.TroublePoison})) })
	require.NoError(t, w.health.Rest(w.DB))
	w.Turn(15 * time.Minute)
	assert.Empty(t, w.Hears("Lan")+w.Hears("Vân"))
	assert.Contains(t, w.Hears("operator"), "không đọc được")
}

func TestAnotherCommitteesTroubleIsNotShown(t *testing.T) {
	w := start(t)
	var other store.CommitteeID
	w.Update(func(tx *store.Tx) {
		other = found(t, tx, "Ban Chỉ đạo phường Khác")
		enter(t, tx, other, "Vân", store.Secretary)
		enter(t, tx, other, "Lan", store.Observer)
	})
	w.fails(store.Trouble{Kind: store.TroubleExpired, Committee: other, Person: w.person("Vân")})
	w.lose("Hùng")
	w.Turn(15 * time.Minute)
	assert.NotContains(t, w.Hears("Vân"), "Hùng")
	said := w.Hears("Lan")
	assert.Contains(t, said, "Ban Chỉ đạo phường Mẫu: có việc cần biết", "who serves several is told of which")
	assert.NotContains(t, said, "quá hạn")
	assert.NotContains(t, w.Says("Vân", "/trangthai"), "Hùng")
}

func TestWithoutOfficersOrOperator(t *testing.T) {
	w := start(t, func(h *Health) { h.Operator = "" })
	for _, name := range []string{"Lan", "Hạnh", "Bảo"} {
		w.lose(name)
	}
	w.fails(store.Trouble{Kind: store.TroubleExpired, Committee: w.committee})
	w.Turn(time.Hour)
	assert.Empty(t, w.Hears("operator"))
}

func TestTroubleWithTellingIsNotTold(t *testing.T) { assert.Equal(t, outbox.TroubleFlow, troubleFlow) }

func TestInEnglish(t *testing.T) {
	w := start(t)
	w.Update(func(tx *store.Tx) {
		p, err := tx.PersonOf(talktest.Account("Lan"))
		require.NoError(t, err)
		p.Lang = store.English
		require.NoError(t, tx.PutPerson(&p))
		require.NoError(t, tx.BackedUp(store.Archive{}))
	})
	w.lose("Hùng")
	for _, kind := range append(gravity, store.TroubleOutage, store.TroubleGuessing, store.TroubleOrphan, "other") {
		w.fails(store.Trouble{Kind: kind, Committee: w.committee})
	}
	w.Turn(15 * time.Minute)
	w.Says("Lan", "/trangthai")
	w.Golden("english")
}
