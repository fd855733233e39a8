package plan

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

func TestNextReadsTheCommitteesClock(t *testing.T) {
	next, err := NextCron("0 14 * * 5", store.HoChiMinh, at("2026-11-26 08:00").UTC())
	require.NoError(t, err)
	assert.True(t, at("2026-11-27 14:00").Equal(next), "Friday 14:00 in Viet Nam, wherever the host is")
}

func TestBadCronIsRefused(t *testing.T) {
	for _, spec := range []string{"", "x", "TZ=", "CRON_TZ=X", "CRON_TZ=Asia/Tokyo 0 14 * * 5", "@every 1m", "60 14 * * 5", "0 14 * * 9", "0 14 * *", "0 0 14 * * 5"} {
		_, err := NextCron(spec, store.HoChiMinh, at("2026-11-26 08:00"))
		assert.Error(t, err, spec)
	}
	_, err := NextCron("0 0 31 2 *", store.HoChiMinh, at("2026-11-26 08:00"))
	assert.ErrorIs(t, err, ErrNever)
}

func TestPeriodsRunFromClosingToClosing(t *testing.T) {
	p := store.Plan{Cron: "0 14 * * 5", Window: 2 * time.Hour}
	cal := calendar.Default()
	first, err := Upcoming(p, nil, store.HoChiMinh, cal, at("2026-12-20 08:00"))
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-12-19", "2026-12-25"}, []string{first.FirstDay, first.LastDay})
	second, err := Upcoming(p, &first, store.HoChiMinh, cal, at("2026-12-25 16:00"))
	require.NoError(t, err)
	assert.True(t, at("2026-12-31 14:00").Equal(second.Opens), "1 January is a holiday: the working day before")
	assert.Equal(t, []string{"2026-12-26", "2026-12-31"}, []string{second.FirstDay, second.LastDay})
	third, err := Upcoming(p, &second, store.HoChiMinh, cal, at("2026-12-31 16:00"))
	require.NoError(t, err)
	assert.Equal(t, []string{"2027-01-01", "2027-01-08"}, []string{third.FirstDay, third.LastDay}, "no day is lost, none counted twice")
}

func TestDecentHours(t *testing.T) {
	for in, want := range map[string]string{
		"2026-11-27 20:59": "2026-11-27 20:59",
		"2026-11-27 21:00": "2026-11-28 06:30",
		"2026-11-28 00:00": "2026-11-28 06:30",
		"2026-11-28 06:29": "2026-11-28 06:30",
		"2026-11-28 06:30": "2026-11-28 06:30",
		"2026-12-31 23:59": "2027-01-01 06:30",
	} {
		assert.True(t, at(want).Equal(Decent(at(in).UTC(), store.HoChiMinh)), in)
	}
	assert.True(t, at("2026-11-27 21:00").Equal(Bedtime(at("2026-11-27 14:00"), store.HoChiMinh)))
	assert.True(t, at("2026-11-28 21:00").Equal(Bedtime(at("2026-11-27 22:00"), store.HoChiMinh)))
}

func TestReminders(t *testing.T) {
	assert.Equal(t, []int{80}, Repeats(2*time.Hour))
	assert.Equal(t, []int{50, 80}, Repeats(6*time.Hour))
	r := store.Round{Opens: at("2026-11-27 14:00"), Closes: at("2026-11-27 16:00")}
	assert.True(t, at("2026-11-27 15:36").Equal(At(r, 80)))
}
