package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// given puts a task led by a member into the committee.
func given(t *testing.T, db *DB, c CommitteeID, lead MemberID, day string, support ...MemberID) Task {
	task := Task{Committee: c, Work: "Lắp pa nô đường Lê Lợi", Deadline: Deadline{Phrase: "trước " + day, Op: OpBefore, Day: day, Version: 1}}
	task.First = task.Deadline
	update(t, db, func(tx *Tx) {
		task.Parties = []Party{{Name: "Hùng", Member: lead, Lead: true, From: tx.Now()}}
		for _, s := range support {
			task.Parties = append(task.Parties, Party{Name: "Lan", Member: s, From: tx.Now()})
		}
		require.NoError(t, tx.PutTask(&task))
	})
	return task
}

func word(t *testing.T, db *DB, task Task, m MemberID, s Status, said time.Time, change ...func(*Reply)) Reply {
	r := Reply{Committee: task.Committee, Round: 7, Subject: task.Subject(), Member: m, Status: s, Said: said, Means: ByText}
	for _, f := range change {
		f(&r)
	}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.AddReply(&r)) })
	return r
}

func stateOf(t *testing.T, db *DB, task Task) (got Task) {
	view(t, db, func(tx *ReadTx) {
		var err error
		got, err = tx.Task(task.Committee, task.Number)
		require.NoError(t, err)
	})
	return got
}

func TestTaskNumbersAreEachCommitteesOwn(t *testing.T) {
	db, _ := open(t)
	c, lan, hung, _ := ward(t, db)
	other := Committee{Name: "Phường khác"}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommittee(&other)) })
	assert.Equal(t, 1, given(t, db, c.ID, hung.ID, "2026-12-04").Number)
	assert.Equal(t, 1, given(t, db, other.ID, 0, "2026-12-04").Number)
	assert.Equal(t, 2, given(t, db, c.ID, lan.ID, "2026-12-04").Number)
	found, err := db.Check()
	require.NoError(t, err)
	assert.Empty(t, found.Faults)
}

func TestTheWordsOfTheLeadDecide(t *testing.T) {
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	task := given(t, db, c.ID, hung.ID, "2026-12-04", lan.ID)
	h.turn(time.Hour)
	said := friday.Add(time.Hour)
	word(t, db, task, lan.ID, Done, said)
	assert.Equal(t, TaskOpen, stateOf(t, db, task).State, "who only supports does not decide")
	first := word(t, db, task, hung.ID, Done, said)
	word(t, db, task, hung.ID, Done, said.Add(time.Hour), func(r *Reply) { r.Round = 8 })
	got := stateOf(t, db, task)
	assert.Equal(t, TaskDone, got.State)
	assert.True(t, got.DoneAt.Equal(said), "saying it twice does not make it later")
	view(t, db, func(tx *ReadTx) {
		open, err := tx.OpenTasks(c.ID)
		require.NoError(t, err)
		assert.Empty(t, open)
		assert.Zero(t, tx.DueAt(DueTask, task.DueKey()), "nobody is reminded of what is done")
	})
	word(t, db, task, hung.ID, "", said.Add(2*time.Hour), func(r *Reply) { r.Withdraws = first.ID })
	got = stateOf(t, db, task)
	assert.Equal(t, TaskDone, got.State, "the second still says so")
	assert.True(t, got.DoneAt.Equal(said.Add(time.Hour)))
	word(t, db, task, hung.ID, Doing, said.Add(3*time.Hour))
	got = stateOf(t, db, task)
	assert.Equal(t, TaskOpen, got.State)
	assert.Zero(t, got.DoneAt)
	found, err := db.Check()
	require.NoError(t, err)
	assert.Empty(t, found.Faults)
}

func TestDoneWaitsForAYesWhereTheCommitteeWantsOne(t *testing.T) {
	db, h := open(t)
	c, _, hung, _ := ward(t, db)
	c.Rules.Confirm = true
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommittee(&c)) })
	task := given(t, db, c.ID, hung.ID, "2026-12-04")
	word(t, db, task, hung.ID, Done, friday.Add(time.Hour))
	got := stateOf(t, db, task)
	assert.Equal(t, TaskReported, got.State)
	h.turn(2 * time.Hour)
	update(t, db, func(tx *Tx) {
		got.State, got.SentBack = TaskOpen, Verdict{At: tx.Now(), Word: "còn thiếu ảnh"}
		require.NoError(t, tx.PutTask(&got))
	})
	word(t, db, task, hung.ID, Doing, friday.Add(90*time.Minute))
	assert.Equal(t, TaskOpen, stateOf(t, db, task).State, "what was said before it came back does not count again")
	word(t, db, task, hung.ID, Done, friday.Add(3*time.Hour))
	assert.Equal(t, TaskReported, stateOf(t, db, task).State)
}

func TestAnExtensionKeepsTheFirstDeadline(t *testing.T) {
	db, _ := open(t)
	c, _, hung, _ := ward(t, db)
	task := given(t, db, c.ID, hung.ID, "2026-11-30")
	ask := func(day string) Extension {
		e := Extension{Committee: c.ID, Task: task.Number, Member: hung.ID, Wanted: Deadline{Phrase: day, Day: day}, Reason: "pa nô về chậm"}
		update(t, db, func(tx *Tx) { require.NoError(t, tx.AskExtension(&e)) })
		return e
	}
	first := ask("2026-12-02")
	second := ask("2026-12-04")
	update(t, db, func(tx *Tx) {
		old, err := tx.Extension(c.ID, task.Number, first.ID)
		require.NoError(t, err)
		assert.Equal(t, Withdrawn, old.State, "a second request takes the place of the first")
		assert.ErrorIs(t, tx.Decide(&first, Granted, first.Wanted, Verdict{}), ErrDecided)
		require.NoError(t, tx.Decide(&second, Granted, Deadline{Phrase: "5/12", Day: "2026-12-05"}, Verdict{}))
		assert.ErrorIs(t, tx.Decide(&second, Refused, Deadline{}, Verdict{}), ErrDecided)
	})
	got := stateOf(t, db, task)
	assert.Equal(t, "2026-12-05", got.Deadline.Day)
	assert.Equal(t, 2, got.Deadline.Version)
	assert.Equal(t, "2026-11-30", got.First.Day)
	assert.Zero(t, got.Pending)
}

func TestLeaveGoesToTheSubstitute(t *testing.T) {
	db, _ := open(t)
	c, lan, hung, _ := ward(t, db)
	task := given(t, db, c.ID, hung.ID, "2026-12-04")
	day := friday.In(HoChiMinh).Format("2006-01-02")
	a := Absence{Committee: c.ID, Member: hung.ID, First: day, Last: day}
	holds := func(m Member, s Subject) (ok bool) {
		view(t, db, func(tx *ReadTx) {
			var err error
			ok, err = tx.Holds(m, s)
			require.NoError(t, err)
		})
		return ok
	}
	roll := func() (all []Expected) {
		view(t, db, func(tx *ReadTx) {
			var err error
			all, err = tx.WhoAnswers(Plan{Committee: c.ID}, Round{})
			require.NoError(t, err)
		})
		return all
	}
	before := roll()
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutAbsence(&a)) })
	leave, ok := Roll{Expected: roll()}.Of(hung.ID)
	require.True(t, ok)
	assert.True(t, leave.Leave)
	a.Substitute = lan.ID
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutAbsence(&a)) })
	_, ok = Roll{Expected: roll()}.Of(hung.ID)
	assert.False(t, ok, "his substitute is asked in his place")
	stands, ok := Roll{Expected: roll()}.Of(lan.ID)
	require.True(t, ok)
	assert.Equal(t, []MemberID{hung.ID}, stands.For)
	assert.True(t, holds(lan, task.Subject()))
	assert.True(t, holds(hung, task.Subject()), "on leave he may still answer")
	a.Cancelled = friday
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutAbsence(&a)) })
	assert.Equal(t, before, roll())
	assert.False(t, holds(lan, task.Subject()))
}

func TestWhenADeadlineEnds(t *testing.T) {
	at := func(s string) time.Time {
		got, err := time.ParseInLocation("2006-01-02 15:04", s, HoChiMinh)
		require.NoError(t, err)
		return got
	}
	for _, x := range []struct {
		d      Deadline
		strict bool
		ends   string
	}{
		{Deadline{Day: "2026-11-30", Op: OpBefore}, false, "2026-12-01 00:00"},
		{Deadline{Day: "2026-11-30", Op: OpBefore}, true, "2026-11-30 00:00"},
		{Deadline{Day: "2026-11-30", Op: "by"}, true, "2026-12-01 00:00"},
		{Deadline{Day: "2026-11-30", Clock: "16:00", Op: OpBefore}, true, "2026-11-30 16:01"},
	} {
		assert.True(t, x.d.Ends(HoChiMinh, x.strict).Equal(at(x.ends)), "%+v", x)
	}
	assert.Zero(t, Deadline{}.Ends(HoChiMinh, false))
	d := Deadline{Day: "2026-11-30"}
	for s, days := range map[string]int{"2026-11-27 23:59": -3, "2026-11-30 00:00": 0, "2026-12-01 00:00": 1} {
		assert.Equal(t, days, d.DaysLate(at(s).UTC(), HoChiMinh), s)
	}
}

func TestEndlessWorkGoesOn(t *testing.T) {
	db, _ := open(t)
	c, _, hung, _ := ward(t, db)
	task := Task{Committee: c.ID, Work: "Phát thanh", Rhythm: Rhythm{RRule: "FREQ=WEEKLY;BYDAY=FR"}}
	update(t, db, func(tx *Tx) {
		task.Parties = []Party{{Name: "Hùng", Member: hung.ID, Lead: true, From: tx.Now()}}
		require.NoError(t, tx.PutTask(&task))
	})
	word(t, db, task, hung.ID, Done, friday.Add(time.Hour))
	assert.Equal(t, TaskOpen, stateOf(t, db, task).State, "done is said of this time only")
}

func TestWhatIsDoneNeedsNoMoreTime(t *testing.T) {
	db, _ := open(t)
	c, _, hung, _ := ward(t, db)
	task := given(t, db, c.ID, hung.ID, "2026-11-30")
	e := Extension{Committee: c.ID, Task: task.Number, Member: hung.ID, Wanted: Deadline{Day: "2026-12-04"}}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.AskExtension(&e)) })
	word(t, db, task, hung.ID, Done, friday.Add(time.Hour))
	assert.Zero(t, stateOf(t, db, task).Pending)
	view(t, db, func(tx *ReadTx) {
		got, err := tx.Extension(c.ID, task.Number, e.ID)
		require.NoError(t, err)
		assert.Equal(t, Withdrawn, got.State)
	})
}

func TestAnObstacleOnTheDayIsAnExplanation(t *testing.T) {
	db, _ := open(t)
	c, _, hung, _ := ward(t, db)
	day := friday.In(HoChiMinh).Format("2006-01-02")
	task := given(t, db, c.ID, hung.ID, day)
	word(t, db, task, hung.ID, Doing, friday.Add(time.Hour), func(r *Reply) { r.NeedsHelp, r.Text = true, "cần máy đo" })
	got := stateOf(t, db, task)
	assert.True(t, got.ExplainedNow())
	assert.Equal(t, "cần máy đo", got.Explained.Reason)
	later := given(t, db, c.ID, hung.ID, "2026-12-30")
	word(t, db, later, hung.ID, Blocked, friday.Add(time.Hour), func(r *Reply) { r.Text = "chờ kinh phí" })
	assert.False(t, stateOf(t, db, later).ExplainedNow(), "what blocks work in time explains no lateness")
}
