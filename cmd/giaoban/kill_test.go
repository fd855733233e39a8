package main

import (
	_ "embed"
	"flag"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

var killAll = flag.Bool("kill", false, "also kill the whole Friday at every commit and sending (a minute)")

// A secretary, a chair, three owners and a group, the evening before their first Friday: few enough people that a Friday of
// theirs can be killed everywhere on every run of the tests.
//
//go:embed testdata/small.txt
var small string

func smallScene(t testing.TB) *rehearsal.Scene {
	t.Helper()
	dir, err := os.MkdirTemp("", "giaoban-test")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	sc, err := rehearsal.RaiseFrom(rehearsal.Options{Build: stageMachine, Dir: dir, Seed: 1, Lang: store.Vietnamese},
		time.Date(2026, 11, 25, 8, 0, 0, 0, store.HoChiMinh), "small.txt", small)
	require.NoError(t, err)
	return sc
}

// smallFriday has every kind of thing that a Friday has.
const smallFriday = `
at 2026-11-26 20:00
Dũng: tc1 80%
at 2026-11-27 14:00
Hùng: 1 80 con rac hem 45, can xe
Hùng: [Bỏ, ghi lại]
Hùng: photo "tc3 70%"
Bảo @group: /tonghop@bot
Hùng: edit "tc3 75%"
at 15:36
Sơn: [1 Vướng]
Sơn: thiếu kinh phí
at 16:00
Lan: /ghiho Dũng tc1 xong
at 2026-11-28 08:00
Hùng: tc3 xong
Bảo: /tonghop
`

func parse(t testing.TB, script string) []rehearsal.Line {
	t.Helper()
	lines, err := rehearsal.Parse("script.txt", strings.NewReader(script))
	require.NoError(t, err)
	return lines
}

// TestKilledAtEveryCommitAndSending is the promise of design 3: a process killed at any commit or any sending loses
// nothing, and sends nothing twice but what was in flight.
func TestKilledAtEveryCommitAndSending(t *testing.T) {
	notRaced(t)
	t.Parallel()
	v, err := smallScene(t).Everywhere(parse(t, smallFriday), t.TempDir(), runtime.GOMAXPROCS(0))
	require.NoError(t, err)
	t.Log(v)
	assert.Equal(t, v.Kills, v.Struck, "every point is reached")
	assert.Greater(t, v.Commits, 30)
	assert.Greater(t, v.Sends, 15)
	assert.Empty(t, v.Offenders)
}

// TestKilledAgainAndAgain scatters several kills and crashes over the same Friday.
func TestKilledAgainAndAgain(t *testing.T) {
	notRaced(t)
	t.Parallel()
	killedAgain(t, smallFriday, 40, 1, 6)
}

// killedAgain plays a script once for each seed with some accidents scattered over it, at least so many and fewer than few more.
func killedAgain(t *testing.T, script string, seeds uint64, least, few int) {
	t.Helper()
	plain := parse(t, script)
	dir := t.TempDir()
	unharmed, err := smallScene(t).Unharmed(plain, dir)
	require.NoError(t, err)
	accidents := parse(t, "crash\nkill commit 1\nkill commit 1 after\nkill commit 2\nkill commit 3\nkill send 1\nkill send 1 before\nkill send 2\nkill send 3")
	for seed := range seeds {
		chance := rand.New(rand.NewPCG(seed, 0))
		harmed := slices.Clone(plain)
		for range least + chance.IntN(few) {
			harmed = slices.Insert(harmed, chance.IntN(len(harmed)+1), accidents[chance.IntN(len(accidents))])
		}
		h := unharmed.Against(harmed, dir)
		if !h.Harmless() {
			var script []string
			for _, l := range harmed {
				script = append(script, l.Source)
			}
			t.Errorf("seed %d: %+v\n%s", seed, h, strings.Join(script, "\n"))
		}
	}
}

// TestKilledAWholeFriday is the same for the whole committee.
func TestKilledAWholeFriday(t *testing.T) {
	if !*killAll {
		t.Skip("a minute; run with -kill")
	}
	ar, err := txtar.ParseFile("testdata/transcripts/friday.txtar")
	require.NoError(t, err)
	v, err := opening(t, store.Vietnamese).Everywhere(parse(t, section(ar, "script")), t.TempDir(), runtime.GOMAXPROCS(0))
	require.NoError(t, err)
	t.Log(v)
	assert.Equal(t, v.Kills, v.Struck)
	assert.Empty(t, v.Offenders)
}
