package when

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store/storetest"
)

// conventions quotes the rules under which deadlines were promised, word by word, and what each says of phrases read on
// Monday 23 November 2026 at 9:15. An answer is kind, op, due, rrule, guessed.
var conventions = []struct {
	rule   string
	phrase string
	want   string
}{
	{"weeks run Monday–Sunday", "trong tuần này", `["date","within","2026-11-29",null,false]`},
	{"weeks run Monday–Sunday", "chủ nhật tuần này", `["date","on","2026-11-29",null,false]`},
	{"weeks run Monday–Sunday", "thứ hai tuần sau", `["date","on","2026-11-30",null,false]`},
	{"\"tuần sau\" = \"tuần tới\" = the next of them", "tuần sau", `["date","within","2026-12-06",null,false]`},
	{"\"tuần sau\" = \"tuần tới\" = the next of them", "tuần tới", `["date","within","2026-12-06",null,false]`},
	{"\"tuần sau\" = \"tuần tới\" = the next of them", "thứ 6 tuần sau", `["date","on","2026-12-04",null,false]`},
	{"\"tuần sau\" = \"tuần tới\" = the next of them", "thứ 6 tuần tới", `["date","on","2026-12-04",null,false]`},
	{"a bare weekday = the next such day", "thứ 6", `["date","on","2026-11-27",null,false]`},
	{"a bare weekday = the next such day", "thứ 2", `["date","on","2026-11-30",null,false]`},
	{"a bare weekday = the next such day", "CN", `["date","on","2026-11-29",null,false]`},
	{"weekdays (thứ 6 = Friday)", "T6", `["date","on","2026-11-27",null,false]`},
	{"\"trước D\" → before, due D as written", "trước 30/8", `["date","before","2027-08-30",null,true]`},
	{"\"trước D\" → before, due D as written", "hoàn thành trước 30/11/2026", `["date","before","2026-11-30",null,false]`},
	{"\"trước D\" → before, due D as written", "trước thứ 6", `["date","before","2026-11-27",null,false]`},
	{"chậm nhất/hạn/đến hết → by", "chậm nhất 30/11", `["date","by","2026-11-30",null,false]`},
	{"chậm nhất/hạn/đến hết → by", "hạn 30/11", `["date","by","2026-11-30",null,false]`},
	{"chậm nhất/hạn/đến hết → by", "đến hết ngày 30/11", `["date","by","2026-11-30",null,false]`},
	{"trong + span, quarter, year, range → within, due = its last day", "trong tháng 12", `["date","within","2026-12-31",null,false]`},
	{"trong + span, quarter, year, range → within, due = its last day", "quý I/2027", `["date","within","2027-03-31",null,false]`},
	{"trong + span, quarter, year, range → within, due = its last day", "trong năm 2027", `["date","within","2027-12-31",null,false]`},
	{"trong + span, quarter, year, range → within, due = its last day", "6 tháng đầu năm 2027", `["date","within","2027-06-30",null,false]`},
	{"trong + span, quarter, year, range → within, due = its last day", "từ 25/11 đến 30/11", `["date","within","2026-11-30",null,false]`},
	{"\"trong N ngày\" does not count the first day", "trong 5 ngày", `["date","within","2026-11-28",null,false]`},
	{"\"trong N ngày\" does not count the first day", "trong 3 ngày kể từ ngày 25/11", `["date","within","2026-11-28",null,false]`},
	{"working-day counts with the holiday calendar", "trong 1 ngày làm việc", `["date","within","2026-11-25",null,false]`},
	{"working-day counts with the holiday calendar", "5 ngày làm việc kể từ ngày 03/02/2027", `["date","within","2027-02-17",null,false]`},
	{"a session word (sáng, chiều) without an hour leaves the date only", "chiều thứ 6", `["date","on","2026-11-27",null,false]`},
	{"a session word (sáng, chiều) without an hour leaves the date only", "trước chiều mai", `["date","before","2026-11-24",null,false]`},
	{"times of day", "16h thứ 6", `["date","at","2026-11-27T16:00",null,false]`},
	{"times of day", "trước 16h thứ 6", `["date","before","2026-11-27T16:00",null,false]`},
	{"ranges end on their last day", "25 - 30/11", `["date","within","2026-11-30",null,false]`},
	{"ranges end on their last day", "từ thứ 3 đến thứ 6", `["date","within","2026-11-27",null,false]`},
	{"quarterly = `FREQ=MONTHLY;INTERVAL=3`", "hàng quý", `["recur","on",null,"FREQ=MONTHLY;INTERVAL=3",false]`},
	{"hour and session never in the RRULE", "16h chiều thứ Sáu hàng tuần", `["recur","at",null,"FREQ=WEEKLY;BYDAY=FR",false]`},
	{"hour and session never in the RRULE", "trước 10h sáng thứ 2 hằng tuần", `["recur","before",null,"FREQ=WEEKLY;BYDAY=MO",false]`},
	{"recurrences as RRULE", "thứ 7 hằng tuần", `["recur","on",null,"FREQ=WEEKLY;BYDAY=SA",false]`},
	{"recurrences as RRULE", "ngày 25 hàng tháng", `["recur","on",null,"FREQ=MONTHLY;BYMONTHDAY=25",false]`},
	{"recurrences as RRULE", "thứ Bảy và Chủ nhật hàng tuần", `["recur","on",null,"FREQ=WEEKLY;BYDAY=SA,SU",false]`},
	{"*vague* = time words without a day", "sớm", `["vague",null,null,null,false]`},
	{"a proposal is fine if `guessed`", "cuối tháng", `["vague","within","2026-11-30",null,true]`},
	{"*period* = terms and plan periods", "nhiệm kỳ 2025-2030", `["period",null,null,null,false]`},
	{"*period* = terms and plan periods", "giai đoạn 2026 - 2030", `["period",null,null,null,false]`},
	{"*none* = citations", "Kế hoạch số 45/KH-UBND ngày 3/12/2026", `["none",null,null,null,false]`},
	{"*none* = scores", "3/9 tiêu chí", `["none",null,null,null,false]`},
	{"*none* = scores", "48/52", `["none",null,null,null,false]`},
	{"*none* = names", "đồng chí Mai", `["none",null,null,null,false]`},
	{"*none* = conditions", "trước khi ban hành", `["none",null,null,null,false]`},
	{"*none* = no anchor", "trong 10 ngày kể từ ngày ký", `["none",null,null,null,false]`},
	{"*none* = impossible dates", "31/2", `["none",null,null,null,false]`},
	{"all that is NOT a deadline", "dịp 30/4 - 1/5", `["none",null,null,null,false]`},
	{"all that is NOT a deadline", "0912 345 678", `["none",null,null,null,false]`},
	{"Telex and VNI leftovers of known words are decoded", "truwowcs 30/11", `["date","before","2026-11-30",null,false]`},
	{"Telex and VNI leftovers of known words are decoded", "tru7o71c 30/11", `["date","before","2026-11-30",null,false]`},
	{"lunar dates", "mùng 5 Tết", `["date","on","2027-02-10",null,false]`},
	{"lunar dates", "rằm tháng giêng", `["date","on","2027-02-20",null,false]`},
	{"lunar dates", "23 tháng chạp", `["date","on","2027-01-30",null,false]`},
	{"lunar dates", "trước Tết", `["date","before","2027-02-06",null,false]`},
}

func TestConventions(t *testing.T) {
	for _, c := range conventions {
		printed, err := json.Marshal(Understand(c.phrase, monday, office))
		require.NoError(t, err)
		var d struct{ Kind, Op, Due, RRule, Guessed any }
		require.NoError(t, json.Unmarshal(printed, &d))
		got, err := json.Marshal([]any{d.Kind, d.Op, d.Due, d.RRule, d.Guessed})
		require.NoError(t, err)
		assert.Equal(t, c.want, string(got), "%s: %s", c.rule, c.phrase)
	}
}

// "The phrase is kept verbatim."
func TestThePhraseIsKeptVerbatim(t *testing.T) {
	for text, phrase := range map[string]string{
		"giao Hùng hoàn thiện hồ sơ tiêu chí 4 trước 30/11, phối hợp Công an phường": "trước 30/11",
		"nop  truwowcs  30/11 nhe": "truwowcs  30/11", "hạn CHÓT: 5 / 12": "hạn CHÓT: 5 / 12",
	} {
		assert.Equal(t, phrase, Understand(text, monday, office).Phrase)
	}
}

// "Never a date in the past unasked": every labelled phrase, read at hours all over two years. Only a year that stands
// in the text leads back.
func TestNothingIsDueInThePast(t *testing.T) {
	var texts []string
	for _, dir := range []string{"labelled", "fresh", "lots"} {
		for _, l := range readLabelled(t, dir) {
			if !namesYear(l.text) {
				texts = append(texts, l.text)
			}
		}
	}
	require.Greater(t, len(texts), 1500)
	for now := monday; now.Before(monday.AddDate(2, 0, 0)); now = now.Add(149*24*time.Hour + 7*time.Hour) {
		for _, text := range storetest.Some(10, texts) {
			requireSound(t, text, now)
		}
	}
}
