package rehearsal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func script(t *testing.T, s string) []Line {
	t.Helper()
	lines, err := Parse("test.txt", strings.NewReader(s))
	require.NoError(t, err)
	return lines
}

func stageOf(t *testing.T, p parrot) *Stage {
	t.Helper()
	s := New(Options{Build: p.build, Dir: t.TempDir(), Seed: 1}, Opening)
	require.NoError(t, s.Start())
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func transcript(t *testing.T, s *Stage) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, WriteText(&b, s.Entries(), store.Vietnamese))
	return b.String()
}

func TestPlayWritesWhatHappenedInOrder(t *testing.T) {
	s := stageOf(t, parrot{answersLate: 90 * time.Minute})
	require.NoError(t, s.PlayAll(script(t, `
		Hùng: tc3 xong
		at 9:00
		hung: một\nhai
		at 2026-11-26 10:45
	`)))
	assert.Equal(t, `== thứ Năm 26/11/2026
08:00 Hùng: tc3 xong
09:00 Hùng: một
      hai
09:30 -> Hùng
      nghe: tc3 xong
10:30 -> Hùng
      nghe: một
      hai
`, transcript(t, s))
}

func TestWriteJSONHasTheBotsMessagesOnly(t *testing.T) {
	s := stageOf(t, parrot{})
	require.NoError(t, s.PlayAll(script(t, "Lan: <b>&\nstranger: x")))
	var b bytes.Buffer
	require.NoError(t, WriteJSON(&b, s.Entries()))
	assert.Equal(t, `{"at":"2026-11-26T08:00:00+07:00","chat":"Lan","text":"nghe: <b>&","buttons":[],"id":2}
{"at":"2026-11-26T08:00:00+07:00","chat":"stranger","text":"nghe: x","buttons":[],"id":4}
`, b.String())
}

func TestWordsSaidBeforeArriveNow(t *testing.T) {
	s := stageOf(t, parrot{})
	require.NoError(t, s.PlayAll(script(t, "at 16:20\nHùng: said 15:30 \"tc3 vướng\"")))
	m := s.User("Hùng").Chat().Messages()[0]
	assert.Equal(t, "15:30", m.At.In(store.HoChiMinh).Format("15:04"))
	assert.Contains(t, transcript(t, s), "16:20 -> Hùng")
	require.ErrorContains(t, s.PlayAll(script(t, "Hùng: said 17:00 \"tc3\"")), "has not been said yet")
}

func TestALineThatCannotBePlayedIsToldAndTheRestGoesOn(t *testing.T) {
	s := stageOf(t, parrot{})
	err := s.PlayAll(script(t, "Hùng: [Xong]\nHùng: reply \"chưa ai nói\" x\nHùng: $Lan\ngroup: migrate\ngroup: migrate\nat 2026-11-01 08:00\nHùng: vâng"))
	for _, says := range []string{"test.txt:1:", "no button", "test.txt:2:", "no message", "test.txt:3:", "shown no code", "test.txt:5:", "test.txt:6:", "does not run backwards"} {
		assert.ErrorContains(t, err, says)
	}
	assert.NotContains(t, err.Error(), "test.txt:4:")
	assert.Contains(t, transcript(t, s), "nghe: vâng")
}

func TestCrashAndOffKeepTheFile(t *testing.T) {
	s := stageOf(t, parrot{answersLate: time.Hour})
	require.NoError(t, s.PlayAll(script(t, "Hùng: a\ncrash\noff 3d")))
	assert.Equal(t, 2, s.Restarts())
	assert.Contains(t, transcript(t, s), "== Chủ nhật 29/11/2026\n08:00 -> Hùng\n      nghe: a")
}

func TestAPlatformThatWasAwayIsAskedAgain(t *testing.T) {
	s := stageOf(t, parrot{})
	require.NoError(t, s.PlayAll(script(t, "api down 30m\nHùng: a\nat 09:00")))
	assert.Contains(t, transcript(t, s), "08:30 -> Hùng")
}

func TestAFullDiskIsNotTheEndOfThePlay(t *testing.T) {
	s := stageOf(t, parrot{})
	require.NoError(t, s.PlayAll(script(t, "disk full\nHùng: a\nat 08:10\ndisk ok")))
	assert.Contains(t, transcript(t, s), "08:10 -> Hùng")
}

func TestKillStrikesOnceAtThePointNamed(t *testing.T) {
	for line, want := range map[string]int{
		"kill commit 1": 1, "kill commit 1 after": 1, "kill send 1 before": 1, "kill send 1": 2, "kill commit 2": 2,
	} {
		t.Run(line, func(t *testing.T) {
			s := stageOf(t, parrot{})
			require.NoError(t, s.PlayAll(script(t, line+"\nHùng: a")))
			assert.Equal(t, 1, s.Restarts())
			assert.Equal(t, want, strings.Count(transcript(t, s), "nghe: a"), "how often the answer came")
		})
	}
}

func TestTheSameSceneGoesOnTheSameWay(t *testing.T) {
	s := stageOf(t, parrot{})
	require.NoError(t, s.PlayAll(script(t, "Hùng: trước")))
	sc, err := s.Freeze()
	require.NoError(t, err)
	play := func() string {
		again, err := sc.Open(t.TempDir(), nil)
		require.NoError(t, err)
		defer func() { require.NoError(t, again.Close()) }()
		require.NoError(t, again.PlayAll(script(t, "Hùng: reply \"trước\" sau\nLan: photo \"ảnh\"")))
		return transcript(t, again)
	}
	first := play()
	assert.Equal(t, first, play())
	assert.NotContains(t, first, "nghe: trước", "the transcript starts empty")
	assert.Contains(t, first, "nghe: sau")
}

func TestExportWritesTheFile(t *testing.T) {
	s := stageOf(t, parrot{})
	require.NoError(t, s.PlayAll(script(t, "Hùng: a")))
	require.NoError(t, s.crash())
	out := filepath.Join(t.TempDir(), "out")
	require.NoError(t, s.Export(out))
	db, err := store.Open(filepath.Join(out, dbName), store.Options{})
	require.NoError(t, err)
	require.NoError(t, errors.Join(db.Close(), s.start()))
	_, err = os.Stat(filepath.Join(out, evidenceName))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestEverywhereFindsOutWhoIsCareless(t *testing.T) {
	lines := "Hùng: tc3 xong\nLan: hai\nat 09:00\nHùng: ba"
	for name, c := range map[string]struct {
		program             parrot
		lost, twice, missed bool
	}{
		"careful":   {program: parrot{}},
		"forgetful": {program: parrot{forgetful: true}, lost: true, missed: true},
		"stutterer": {program: parrot{stutterer: true}, twice: true},
		"voiceless": {program: parrot{voiceless: true}, missed: true},
		"scorer":    {program: parrot{scorer: true}, twice: true},
	} {
		t.Run(name, func(t *testing.T) {
			sc, err := stageOf(t, c.program).Freeze()
			require.NoError(t, err)
			v, err := sc.Everywhere(script(t, lines), t.TempDir(), 2)
			require.NoError(t, err)
			assert.Equal(t, v.Kills, v.Struck)
			assert.Equal(t, 2*(v.Commits+v.Sends), v.Kills)
			assert.Equal(t, c.lost, v.Lost > 0, "%s", v)
			assert.Equal(t, c.twice, v.Twice > 0, "%s", v)
			assert.Equal(t, c.missed, v.Missed > 0, "%s", v)
			assert.Zero(t, v.Wrong, "%s", v)
			assert.Equal(t, c.lost || c.twice || c.missed, len(v.Offenders) > 0)
		})
	}
}
