package store

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cast is a committee on whose people every kind of Whom is tried. "+" before a name: no account.
var cast = []struct {
	name    string
	role    Role
	unit    string
	charges string
}{
	{"Bảo", Chair, "", ""}, {"Hạnh", Deputy, "Đảng ủy", "tc1"}, {"Lan", Secretary, "Văn phòng", ""},
	{"Hùng", Plain, "UBND phường", "tc2 kp3"}, {"Minh", Plain, "ubnd  Phường", "tc3"}, {"Quan", Observer, "UBND phường", "tc9"},
	{"Hòa", Head, "", "kp1 kp2"}, {"+Tư", Head, "", "kp4"}, {"Nga", Plain, "Công an", ""}, {"Cũ", Plain, "UBND phường", "tc4"},
}

// seated seats the cast and gives everybody's id by name. Cũ has left.
func seated(t *testing.T, db *DB) (Committee, map[string]MemberID) {
	t.Helper()
	c := Committee{Name: "Ban Chỉ đạo", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: Vietnamese}
	ids := map[string]MemberID{}
	update(t, db, func(tx *Tx) {
		require.NoError(t, tx.PutCommittee(&c))
		for _, one := range cast {
			name, phone := strings.CutPrefix(one.name, "+")
			m := Member{Committee: c.ID, Name: name, Call: name, Role: one.role, Unit: one.unit}
			if !phone {
				p := Person{Account: "tg/" + name, Chat: "tg/" + name, Lang: Vietnamese}
				require.NoError(t, tx.PutPerson(&p))
				m.Person = p.ID
			}
			for _, s := range strings.Fields(one.charges) {
				m.Charges = append(m.Charges, Charge{Subject: Subject(s), Lead: true, From: tx.Now()})
			}
			if name == "Cũ" {
				m.From, m.To = tx.Now().Add(-time.Hour), tx.Now()
			}
			require.NoError(t, tx.PutMember(&m))
			ids[name] = m.ID
		}
	})
	return c, ids
}

// said writes expected people as "Hùng tc2 kp3 · Phúc(leave)".
func said(ids map[string]MemberID, list []Expected) string {
	names := map[MemberID]string{}
	for n, id := range ids {
		names[id] = n
	}
	var all []string
	for _, e := range list {
		s := names[e.Member]
		if e.Leave {
			s += "(leave)"
		}
		if e.Phone {
			s += "(phone)"
		}
		for _, x := range append(append([]Subject{}, e.Subjects...), e.Optional...) {
			s += " " + string(x)
		}
		for _, f := range e.For {
			s += " for " + names[f]
		}
		all = append(all, s)
	}
	return strings.Join(all, " · ")
}

func TestWhomAsksNobodyElse(t *testing.T) {
	once := []Question{{Kind: AskNumber, Text: "Số hộ"}}
	each := []Question{{Kind: AskStatus, Text: "Tiến độ", Each: true}}
	both := []Question{{Kind: AskText, Text: "Đề nghị", Each: true}, {Kind: AskPhoto, Text: "Ảnh", Optional: true}}
	db, _ := open(t)
	c, ids := seated(t, db)
	ask := func(w Whom, q []Question) Plan { return Plan{Kind: Asking, Whom: w, Questions: q} }
	for _, tt := range []struct {
		name string
		plan Plan
		want string
	}{
		{"the weekly report", Plan{}, "Hạnh tc1 · Hùng tc2 kp3 · Minh tc3 · Hòa kp1 kp2 · Tư(phone) kp4"},
		{"its Whom is not looked at", Plan{Whom: Whom{Kind: Listed}}, "Hạnh tc1 · Hùng tc2 kp3 · Minh tc3 · Hòa kp1 kp2 · Tư(phone) kp4"},
		{"a clean-up: of two khu phố both", Plan{Kind: CleanUp}, "Hùng kp3 · Hòa kp1 kp2 · Tư(phone) kp4"},
		{"charged", ask(Whom{}, each), "Hạnh tc1 · Hùng tc2 kp3 · Minh tc3 · Hòa kp1 kp2 · Tư(phone) kp4"},
		{"charged, once a person", ask(Whom{}, once), "Hạnh c1 · Hùng c1 · Minh c1 · Hòa c1 · Tư(phone) c1"},
		{"owners", ask(Whom{Kind: Owners}, each), "Hạnh tc1 · Hùng tc2 · Minh tc3"},
		{"heads", ask(Whom{Kind: Heads}, both), "Hùng kp3.1 c2 · Hòa kp1.1 kp2.1 c2 · Tư(phone) kp4.1 c2"},
		{"a unit, however it is written", ask(Whom{Kind: OfUnit, Unit: "Ubnd phuong"}, once), "Hùng c1 · Minh c1"},
		{"a unit of people without charges, each", ask(Whom{Kind: OfUnit, Unit: "Công an"}, each), ""},
		{"a list, the chair and an observer on it", ask(Whom{Kind: Listed, Members: []MemberID{ids["Bảo"], ids["Quan"], ids["Nga"], ids["Cũ"]}}, once), "Bảo c1 · Nga c1"},
		{"all: but observers and the chair", ask(Whom{Kind: All}, once), "Hạnh c1 · Lan c1 · Hùng c1 · Minh c1 · Hòa c1 · Tư(phone) c1 · Nga c1"},
		{"all, nothing asked", ask(Whom{Kind: All}, nil), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.plan.Committee = c.ID
			view(t, db, func(tx *ReadTx) {
				got, err := tx.WhoAnswers(tt.plan, Round{Committee: c.ID})
				require.NoError(t, err)
				assert.Equal(t, tt.want, said(ids, got))
			})
		})
	}
}

// TestTheChairIsAskedForWhatHeHolds: by default he is not asked; he who answers for something is.
func TestTheChairIsAskedForWhatHeHolds(t *testing.T) {
	db, _ := open(t)
	c, ids := seated(t, db)
	update(t, db, func(tx *Tx) {
		m, err := tx.Member(c.ID, ids["Bảo"])
		require.NoError(t, err)
		m.Charges = []Charge{{Subject: "tc9", Lead: true, From: tx.Now()}}
		require.NoError(t, tx.PutMember(&m))
	})
	view(t, db, func(tx *ReadTx) {
		for _, p := range []Plan{{Committee: c.ID}, {Committee: c.ID, Kind: Asking, Whom: Whom{Kind: Owners}, Questions: []Question{{Kind: AskStatus, Each: true}}},
			{Committee: c.ID, Kind: Asking, Whom: Whom{Kind: All}, Questions: []Question{{Kind: AskStatus, Each: true}}}} {
			got, err := tx.WhoAnswers(p, Round{Committee: c.ID})
			require.NoError(t, err)
			assert.Contains(t, said(ids, got), "Bảo tc9", p.Whom.Kind)
		}
		got, err := tx.WhoAnswers(Plan{Committee: c.ID, Kind: CleanUp}, Round{Committee: c.ID})
		require.NoError(t, err)
		assert.NotContains(t, said(ids, got), "Bảo")
	})
}

func TestWhoAnswersInAnothersPlace(t *testing.T) {
	once := []Question{{Kind: AskNumber, Text: "Số hộ"}}
	for _, tt := range []struct {
		name, away, by string
		plan           Plan
		want           string
	}{
		{"nobody in his place", "Hùng", "", Plan{}, "Hùng(leave) tc2 kp3"},
		{"a substitute with work of his own", "Hùng", "Minh", Plan{}, "Minh tc2 tc3 kp3 for Hùng"},
		{"a substitute without", "Hùng", "Nga", Plan{Kind: CleanUp}, "Nga kp3 for Hùng"},
		{"a substitute who has left", "Hùng", "Cũ", Plan{}, "Hùng(leave) tc2 kp3"},
		{"a substitute who is not asked by himself", "Minh", "Nga", Plan{Kind: Asking, Whom: Whom{Kind: OfUnit, Unit: "UBND phường"}, Questions: once}, "Hùng c1 · Nga c1 for Minh"},
		{"one question a person is not asked twice", "Minh", "Hùng", Plan{Kind: Asking, Whom: Whom{Kind: OfUnit, Unit: "UBND phường"}, Questions: once}, "Hùng c1 for Minh"},
		{"a head of two", "Hòa", "Hùng", Plan{Kind: CleanUp}, "Hùng kp1 kp2 kp3 for Hòa"},
		{"an observer stands in", "Hùng", "Quan", Plan{}, "Quan tc2 kp3 for Hùng"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			db, h := open(t)
			c, ids := seated(t, db)
			day := h.at.In(c.Location()).Format("2006-01-02")
			update(t, db, func(tx *Tx) {
				require.NoError(t, tx.PutAbsence(&Absence{Committee: c.ID, Member: ids[tt.away], Substitute: ids[tt.by], First: day, Last: day}))
			})
			tt.plan.Committee = c.ID
			view(t, db, func(tx *ReadTx) {
				got, err := tx.WhoAnswers(tt.plan, Round{Committee: c.ID})
				require.NoError(t, err)
				for _, part := range strings.Split(tt.want, " · ") {
					assert.Contains(t, strings.Split(said(ids, got), " · "), part)
				}
			})
			h.turn(48 * time.Hour)
			update(t, db, func(tx *Tx) {
				got, err := tx.WhoAnswers(Plan{Committee: c.ID}, Round{Committee: c.ID})
				require.NoError(t, err)
				assert.Contains(t, said(ids, got), "Hùng tc2 kp3", "back again")
			})
		})
	}
}

// TestWhoDeclinedTheRollCallIsNotAskedForFigures: of his two khu phố only the one that stays at home is left out.
func TestWhoDeclinedTheRollCallIsNotAskedForFigures(t *testing.T) {
	db, h := open(t)
	c, ids := seated(t, db)
	r := Round{Committee: c.ID, RollCall: 7}
	answer := func(s Subject, who string, choice int) {
		update(t, db, func(tx *Tx) {
			require.NoError(t, tx.AddReply(&Reply{Committee: c.ID, Round: r.RollCall, Subject: s, Member: ids[who], Said: tx.Now(), Answer: &Answer{Choice: choice}}))
		})
		h.turn(time.Minute)
	}
	want := func(plan Plan, want string) {
		t.Helper()
		plan.Committee = c.ID
		view(t, db, func(tx *ReadTx) {
			got, err := tx.WhoAnswers(plan, r)
			require.NoError(t, err)
			assert.Equal(t, want, said(ids, got))
		})
	}
	answer("kp1", "Hòa", NotGoing)
	answer("kp3", "Hùng", SendsOther)
	answer("kp4", "Tư", NotGoing)
	want(Plan{Kind: CleanUp}, "Hùng kp3 · Hòa kp2")
	answer("kp1", "Hòa", Going)
	answer("kp2", "Hòa", NotGoing)
	want(Plan{Kind: CleanUp}, "Hùng kp3 · Hòa kp1")
	r.RollCall = 0
	want(Plan{Kind: CleanUp}, "Hùng kp3 · Hòa kp1 kp2 · Tư(phone) kp4")
}
