package main

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/storetest"
)

// smallTask has every kind of thing that a task has: given, taken note of, asked about, more time, stuck, explained, leave,
// handed over, done, confirmed; and a round that moves.
const smallTask = `
at 2026-11-26 09:00
Lan: /nhac xác nhận có
Lan: giao Hùng treo băng rôn đường Lê Lợi trước 27/11, phối hợp Sơn
Lan: giao
at 09:30
Hùng: V1 đã nhận
at 10:00
Hùng: V1 gia hạn 30/11 vì chờ kinh phí
Bảo: V1 đồng ý
at 2026-11-27 14:00
Hùng: tc3 xong, V1 50%
at 2026-11-30 07:30
Hùng: [1 Vướng]
Hùng: thiếu xe
Lan: /nghi Sơn từ 1/12 đến 2/12, Dũng thay
Lan: đúng
at 2026-12-02 07:30
Hùng: V1 trễ vì mưa
Hùng: bỏ qua
Lan: /bangiao V1 cho Dũng
Lan: đúng
at 2026-12-03 08:00
Dũng: V1 xong
Lan: V1 xác nhận
Lan: /hoan báo cáo đến 7/12 vì bão
Lan: hoãn
at 2026-12-07 16:00
Bảo: /tonghop
`

// shortTask is the beginning of it: a day from the giving to more time granted.
const shortTask = `
at 2026-11-26 09:00
Lan: giao Hùng treo băng rôn đường Lê Lợi trước 30/11
Lan: giao
at 09:30
Hùng: V1 đã nhận
Hùng: V1 gia hạn 4/12 vì chờ kinh phí
Bảo: V1 đồng ý
`

// TestATaskKilledAtEveryCommitAndSending is the promise of design 3 for what is done with a task.
func TestATaskKilledAtEveryCommitAndSending(t *testing.T) {
	notRaced(t)
	t.Parallel()
	killedEverywhere(t, shortTask)
}

// TestAllOfATaskKilledAtEveryCommitAndSending is the same for all that can become of a task.
func TestAllOfATaskKilledAtEveryCommitAndSending(t *testing.T) {
	if !*killAll {
		t.Skip("a minute; run with -kill")
	}
	t.Parallel()
	killedEverywhere(t, smallTask)
}

func killedEverywhere(t *testing.T, script string) {
	t.Helper()
	v, err := smallScene(t).Everywhere(parse(t, script), t.TempDir(), runtime.GOMAXPROCS(0))
	require.NoError(t, err)
	t.Log(v)
	assert.Equal(t, v.Kills, v.Struck, "every point is reached")
	assert.Greater(t, v.Kills, 30)
	assert.Empty(t, v.Offenders)
}

// notRaced leaves a test of hundreds of lives out where races are looked for, unless -kill asks for it: one life has the same
// races, and .ci/run runs these without the detector.
func notRaced(t *testing.T) {
	t.Helper()
	if storetest.Raced && !*killAll {
		t.Skip("a minute under the race detector; run with -kill, or without -race")
	}
}
