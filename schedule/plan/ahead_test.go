package plan

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

func shown(all []Occurrence) (lines []string) {
	for _, o := range all {
		switch {
		case !o.Held():
			lines = append(lines, "left "+o.Nominal.Format("02/01 15:04"))
		case o.Moved():
			lines = append(lines, fmt.Sprintf("%s for %s", o.At.Format("02/01 15:04"), o.Nominal.Format("02/01")))
		default:
			lines = append(lines, o.At.Format("02/01 15:04"))
		}
	}
	return lines
}

func TestAheadMarksWhatAHolidayDoes(t *testing.T) {
	friday := store.Plan{Rhythm: store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=FR"}, Clock: "14:00", Began: "2026-11-20", Window: 2 * time.Hour}
	monthly := store.Plan{Rhythm: store.Rhythm{RRule: "FREQ=MONTHLY;BYMONTHDAY=25"}, Clock: "08:00", Began: "2026-09-01", Window: 2 * time.Hour}
	skip, keep := friday, friday
	skip.Holiday, keep.Holiday = store.SkipIt, store.KeepIt
	for name, c := range map[string]struct {
		p     store.Plan
		after string
		want  []string
	}{
		"the working day before": {friday, "2026-12-20 09:00", []string{"25/12 14:00", "31/12 14:00 for 01/01", "08/01 14:00"}},
		"left out":               {skip, "2026-12-20 09:00", []string{"25/12 14:00", "left 01/01 14:00", "08/01 14:00", "15/01 14:00"}},
		"held all the same":      {keep, "2026-12-20 09:00", []string{"25/12 14:00", "01/01 14:00", "08/01 14:00"}},
		"a Sunday":               {monthly, "2026-10-01 09:00", []string{"23/10 08:00 for 25/10", "25/11 08:00", "25/12 08:00"}},
		"the day before is over": {friday, "2026-12-31 15:00", []string{"left 01/01 14:00", "08/01 14:00", "15/01 14:00", "22/01 14:00"}},
	} {
		all, err := Ahead(c.p, nil, store.HoChiMinh, calendar.Default(), at(c.after), 3)
		require.NoError(t, err, name)
		assert.Equal(t, c.want, shown(all), name)
	}
	ends := friday
	ends.Rhythm.RRule += ";UNTIL=20261231"
	all, err := Ahead(ends, nil, store.HoChiMinh, calendar.Default(), at("2026-12-20 09:00"), 5)
	require.NoError(t, err)
	assert.Equal(t, []string{"25/12 14:00"}, shown(all)[:1])
	_, err = Ahead(ends, nil, store.HoChiMinh, calendar.Default(), at("2027-12-20 09:00"), 5)
	assert.ErrorIs(t, err, ErrNever)
}

func TestWhatAPlanMayNotBe(t *testing.T) {
	weekly := store.Plan{Rhythm: store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=SA,SU"}, Clock: "07:00", Began: "2026-11-20", Window: 8 * time.Hour}
	work := weekly
	work.Kind, work.After, work.RollCall, work.Holiday = store.CleanUp, 2*time.Hour, "18:00", store.SkipIt
	for name, c := range map[string]struct {
		change func(p *store.Plan)
		of     store.Plan
		want   error
	}{
		"as it is":                    {func(*store.Plan) {}, weekly, nil},
		"five minutes":                {func(p *store.Plan) { p.Window = 5 * time.Minute }, weekly, ErrShort},
		"a month":                     {func(p *store.Plan) { p.Window = 30 * 24 * time.Hour }, weekly, ErrLong},
		"at three in the morning":     {func(p *store.Plan) { p.Clock = "03:00" }, weekly, ErrNight},
		"half past eight":             {func(p *store.Plan) { p.Clock = "20:30" }, weekly, ErrNight},
		"two days, on Sunday too":     {func(p *store.Plan) { p.Window = 48 * time.Hour }, weekly, ErrOverlap},
		"until the next":              {func(p *store.Plan) { p.Window = 24 * time.Hour }, weekly, nil},
		"30 February":                 {func(p *store.Plan) { p.Rhythm, p.Cron = store.Rhythm{}, "0 8 30 2 *" }, weekly, ErrNever},
		"a clean-up":                  {func(*store.Plan) {}, work, nil},
		"at six, which is no asking":  {func(p *store.Plan) { p.Clock = "06:00" }, work, nil},
		"at four":                     {func(p *store.Plan) { p.Clock = "04:00" }, work, ErrNight},
		"open when Sunday is called":  {func(p *store.Plan) { p.Window = 10 * time.Hour }, work, ErrOverlap},
		"no roll is called":           {func(p *store.Plan) { p.Window, p.RollCall = 10*time.Hour, "" }, work, nil},
		"a rhythm that nobody reads":  {func(p *store.Plan) { p.Rhythm.RRule = "FREQ=HOURLY" }, weekly, assert.AnError},
		"every day, moved by holiday": {func(p *store.Plan) { p.Rhythm.RRule, p.Window = "FREQ=WEEKLY;BYDAY=FR", 7*24*time.Hour }, weekly, ErrOverlap},
	} {
		p := c.of
		c.change(&p)
		err := Check(p, store.HoChiMinh, calendar.Default(), at("2026-11-22 09:00"))
		switch c.want {
		case assert.AnError:
			assert.Error(t, err, name)
		case nil:
			assert.NoError(t, err, name)
		default:
			assert.ErrorIs(t, err, c.want, name)
		}
	}
}

// TestAheadIsWhatUpcomingMakes: the list that an officer is shown is the chain of rounds, each after the one before.
func TestAheadIsWhatUpcomingMakes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := store.Plan{Rhythm: store.Rhythm{RRule: rapid.SampledFrom(rhythms[:len(rhythms)-1]).Draw(rt, "rrule")}, Clock: "09:00", Began: "2026-11-20",
			Window: 2 * time.Hour, Holiday: rapid.SampledFrom([]store.HolidayRule{store.DayBefore, store.SkipIt, store.KeepIt}).Draw(rt, "holiday"),
			Kind: rapid.SampledFrom([]store.PlanKind{store.Weekly, store.CleanUp, store.Asking}).Draw(rt, "kind")}
		after := at("2026-11-22 09:00").Add(time.Duration(rapid.IntRange(0, 400*24).Draw(rt, "hours")) * time.Hour)
		all, err := Ahead(p, nil, store.HoChiMinh, calendar.Default(), after, 5)
		require.NoError(rt, err)
		var before *store.Round
		held := 0
		for _, o := range all {
			if !o.Held() {
				require.Zero(rt, o.Round)
				continue
			}
			held++
			r, err := Upcoming(p, before, store.HoChiMinh, calendar.Default(), after)
			require.NoError(rt, err)
			require.Equal(rt, r, o.Round)
			if before != nil {
				require.True(rt, r.Opens.After(before.Opens))
			}
			before, after = &r, r.Nominal
		}
		require.Equal(rt, 5, held)
	})
}

func TestAWindowOfDaysLastsOverTheNight(t *testing.T) {
	_, evening := From(at("2026-11-27 19:00"), 4*time.Hour, store.HoChiMinh)
	assert.True(t, at("2026-11-27 21:00").Equal(evening))
	opens, closes := From(at("2026-11-27 22:00"), 48*time.Hour, store.HoChiMinh)
	assert.True(t, at("2026-11-28 06:30").Equal(opens))
	assert.True(t, at("2026-11-30 06:30").Equal(closes))
}

func TestTheFirstRoundReportsOnOneRhythm(t *testing.T) {
	for rrule, want := range map[string]string{"FREQ=WEEKLY;BYDAY=FR": "2026-11-21", "FREQ=MONTHLY;BYMONTHDAY=27": "2026-10-29", "FREQ=DAILY": "2026-11-27", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27": "2025-11-28"} {
		p := store.Plan{Rhythm: store.Rhythm{RRule: rrule}, Clock: "08:00", Began: "2026-11-27", Window: 2 * time.Hour}
		r, err := Upcoming(p, nil, store.HoChiMinh, calendar.Default(), at("2026-11-26 09:00"))
		require.NoError(t, err)
		assert.Equal(t, []string{want, "2026-11-27"}, []string{r.FirstDay, r.LastDay}, rrule)
	}
}
