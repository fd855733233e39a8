package extend

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Thursday 26/11/2026, 08:00.
var thursday = time.Date(2026, 11, 26, 8, 0, 0, 0, store.HoChiMinh)

func plainAsking(old string) asking {
	return asking{now: thursday, cal: calendar.Default(), old: store.Deadline{Day: old, Version: 1}}
}

func TestReadDay(t *testing.T) {
	for in, want := range map[string][2]string{
		"thứ 6 tuần sau":                         {"2026-12-04", ""},
		"đến 4/12":                               {"2026-12-04", ""},
		"den 4/12 vi pa no ve cham":              {"2026-12-04", "pa no ve cham"},
		"lùi đến 4/12 vì 30/11 mới có pa nô":     {"2026-12-04", "30/11 mới có pa nô"},
		"4/12, pa nô về chậm":                    {"2026-12-04", "pa nô về chậm"},
		"vì pa nô về chậm, xin đến 4/12":         {"2026-12-04", "pa nô về chậm"},
		"4/12 nhé anh":                           {"2026-12-04", ""},
		"4-12":                                   {"2026-12-04", ""},
		"4.12.2026":                              {"2026-12-04", ""},
		"thêm 3 ngày":                            {"2026-12-03", ""}, // from the deadline
		"thêm 3 ngày nữa":                        {"2026-12-03", ""},
		"lùi 1 tuần":                             {"2026-12-07", ""},
		"2 tuần vì mưa":                          {"2026-12-14", "mưa"},
		"thêm 3 ngày làm việc":                   {"2026-12-03", ""},
		"nửa tháng":                              {"2026-12-15", ""},
		"1 tháng":                                {"2026-12-30", ""},
		"đến hết tuần sau do chờ kinh phí":       {"2026-12-06", "chờ kinh phí"},
		"next Friday because materials are late": {"2026-12-04", "materials are late"},
		"until Wednesday next week":              {"2026-12-02", ""},
		"pa nô về chậm":                          {"", "pa nô về chậm"},
		"":                                       {"", ""},
	} {
		w := plainAsking("2026-11-30").read(in)
		assert.Empty(t, w.flaw, in)
		assert.Equal(t, want, [2]string{w.due.Day, w.reason}, in)
	}
	assert.Equal(t, "16:00", plainAsking("2026-11-30").read("16h thứ 6 tuần sau").due.Clock)
	assert.Equal(t, "đến 4/12", plainAsking("2026-11-30").read("đến 4/12").due.Phrase, "the words are kept")
}

func TestReadDayThatIsNoExtension(t *testing.T) {
	for in, want := range map[string]text.DateFlaw{
		"31/2": text.DateImpossible, "đến 31/2 vì mưa": text.DateImpossible, "20/11": text.DatePast, "20/11/2026": text.DatePast,
		"thứ 6": text.DateEarlier, "30/11": text.DateEarlier, "28/11 vì mưa": text.DateEarlier, "cuối tháng 12": text.DateGuessed, "đầu tháng 12": text.DateGuessed,
		"sau Tết": text.DateUnclear, "thứ 7 hằng tuần": text.DateUnclear,
	} {
		w := plainAsking("2026-11-30").read(in)
		assert.Equal(t, want, w.flaw, in)
		assert.True(t, w.due.IsZero(), in)
	}
	assert.Equal(t, "2026-11-20", plainAsking("2026-11-30").read("20/11").day.Day, "six days ago, not in a year")
	assert.Equal(t, "2026-12-31", plainAsking("2026-11-30").read("cuối tháng 12").day.Day)
}

func TestSpanOfAnOverdueTaskEndsInTheFuture(t *testing.T) {
	a := plainAsking("2026-11-20")
	assert.Equal(t, "2026-11-29", a.read("thêm 3 ngày").due.Day, "23/11 is over: counted from today")
	assert.Equal(t, "2026-11-27", a.read("thêm 1 tuần").due.Day)
}

func TestLaterWithinADay(t *testing.T) {
	a := asking{now: thursday, cal: calendar.Default(), old: store.Deadline{Day: "2026-11-27", Clock: "10:00"}}
	assert.Empty(t, a.flaw(store.Deadline{Day: "2026-11-27", Clock: "16:00"}))
	assert.Empty(t, a.flaw(store.Deadline{Day: "2026-11-27"}))
	assert.Equal(t, text.DateEarlier, a.flaw(store.Deadline{Day: "2026-11-27", Clock: "09:00"}))
	a.old = store.Deadline{Day: "2026-11-20"}
	assert.Equal(t, text.DatePast, a.flaw(store.Deadline{Day: "2026-11-26", Clock: "07:59"}))
	assert.Empty(t, a.flaw(store.Deadline{Day: "2026-11-26"}))
}

func TestProposals(t *testing.T) {
	days := func(a asking) (all []string) {
		for _, d := range a.proposals() {
			all = append(all, d.String())
		}
		return all
	}
	assert.Equal(t, []string{"2026-12-03", "2026-12-04", "2026-12-31"}, days(plainAsking("2026-11-30")), "from Monday the deadline")
	assert.Equal(t, []string{"2026-12-01", "2026-12-04", "2026-12-31"}, days(plainAsking("2026-11-20")), "from today once it is over")
	assert.Equal(t, []string{"2026-12-09", "2026-12-11", "2026-12-31"}, days(plainAsking("2026-12-04")), "the Friday after")
	// From 28/4/2027 the holidays of 30/4 and 1/5 are passed over.
	a := asking{now: time.Date(2027, 4, 28, 8, 0, 0, 0, store.HoChiMinh), cal: calendar.Default(), old: store.Deadline{Day: "2027-04-28"}}
	for _, d := range a.proposals() {
		assert.True(t, a.cal.IsWorkingDay(d), d.String())
	}
}

func TestProposalsAreExtensionsOnWorkingDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := asking{now: thursday.AddDate(0, 0, rapid.IntRange(0, 800).Draw(t, "today")), cal: calendar.Default()}
		a.old.Day = calendar.DateOf(a.now).AddDays(rapid.IntRange(-60, 200).Draw(t, "deadline")).String()
		all := a.proposals()
		require.GreaterOrEqual(t, len(all), 2)
		for i, d := range all {
			require.Empty(t, a.flaw(store.Deadline{Day: d.String()}), "%s of %s", d, a.old.Day)
			require.True(t, a.cal.IsWorkingDay(d))
			require.True(t, i == 0 || d.After(all[i-1]))
		}
	})
}

func TestStamp(t *testing.T) {
	d := store.Deadline{Day: "2026-12-04", Clock: "16:00"}
	assert.Equal(t, "2026-12-04T1600", stamp(d))
	assert.Equal(t, "16:00", unstamp(stamp(d)).Clock)
	for _, s := range []string{"", "2026-02-31", "4/12/2026", "x", "2026-12-04x", "T1600"} {
		assert.True(t, unstamp(s).IsZero(), s)
	}
	assert.False(t, unstamp("2026-12-04T99999").IsZero())
	assert.Equal(t, text.DateUnclear, plainAsking("2026-11-30").flaw(store.Deadline{}))
}
