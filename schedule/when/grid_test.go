package when

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"giaoban/store/storetest"
)

// monday is the moment of most tests: Monday 23 November 2026, the day before a public holiday.
var monday = time.Date(2026, time.November, 23, 9, 15, 0, 0, ict)

// gridDays are days as they are named, with what they mean on that Monday. Behind trước a span that has not begun means
// its first day.
var gridDays = map[string]struct{ due, before string }{
	"30/11": {due: "2026-11-30"}, "ngày 30/11": {due: "2026-11-30"}, "ngày 30/11/2026": {due: "2026-11-30"},
	"ngày 30 tháng 11": {due: "2026-11-30"}, "ngày 30": {due: "2026-11-30"}, "thứ 6": {due: "2026-11-27"},
	"thứ Sáu tuần sau": {due: "2026-12-04"}, "T7": {due: "2026-11-28"}, "CN": {due: "2026-11-29"},
	"sáng thứ 6": {due: "2026-11-27"}, "cuối giờ chiều thứ 6": {due: "2026-11-27"}, "thứ 6 (27/11)": {due: "2026-11-27"},
	"thứ Sáu, ngày 27/11/2026": {due: "2026-11-27"}, "hôm nay": {due: "2026-11-23"}, "ngày mai": {due: "2026-11-24"},
	"chiều mai": {due: "2026-11-24"}, "ngày kia": {due: "2026-11-25"}, "16h thứ 6": {due: "2026-11-27T16:00"},
	"16h30 ngày 27/11": {due: "2026-11-27T16:30"}, "17h hôm nay": {due: "2026-11-23T17:00"}, "cuối năm": {due: "2026-12-31"},
	"rằm tháng giêng": {due: "2027-02-20"}, "mùng 5 Tết": {due: "2027-02-10"}, "23 tháng chạp": {due: "2027-01-30"},
	"tháng 12": {"2026-12-31", "2026-12-01"}, "tháng 12/2026": {"2026-12-31", "2026-12-01"},
	"tháng sau": {"2026-12-31", "2026-12-01"}, "tuần sau": {"2026-12-06", "2026-11-30"},
	"quý I/2027": {"2027-03-31", "2027-01-01"}, "6 tháng đầu năm 2027": {"2027-06-30", "2027-01-01"},
	"tuần này": {due: "2026-11-29"}, "tháng này": {due: "2026-11-30"}, "quý IV": {due: "2026-12-31"}, "năm nay": {due: "2026-12-31"},
}

var gridOps = map[Op][]string{
	Before: {"trước", "xong trước", "hoàn thành trước", "phải nộp trước", "trc", "báo cáo kết quả trước"},
	By: {"chậm nhất", "chậm nhất là", "muộn nhất", "trễ nhất là", "hạn", "hạn chót", "hạn chót là", "hạn cuối:", "thời hạn",
		"thời hạn hoàn thành:", "hạn nộp báo cáo", "đến hết", "đến", "cho đến", "cho tới hết", "deadline", "không quá",
		"không muộn hơn", "hạn đến", "kịp"},
	Within: {"trong", "nội trong", "ngay trong", "hoàn thành trong"},
}

// Every operator with every day, alone and inside a sentence, with accents and without.
func TestEveryOperatorWithEveryDay(t *testing.T) {
	for op, words := range gridOps {
		for _, word := range words {
			for day, means := range gridDays {
				want := means.due
				if op == Before && means.before != "" {
					want = means.before
				}
				phrase := word + " " + day
				for _, text := range []string{
					phrase, strip(phrase), "giao Hùng làm hồ sơ tiêu chí 4 " + phrase + ", phối hợp công an",
				} {
					d := Understand(text, monday, office)
					assert.Equal(t, fmt.Sprint(Date, op, want), fmt.Sprint(d.Kind, d.Op, d.Due), text)
				}
			}
		}
	}
}

// Surroundings that say nothing about time change no answer.
func TestSurroundings(t *testing.T) {
	sentences := []string{
		"Giao đồng chí Hùng hoàn thiện hồ sơ tiêu chí 4 %s", "Đề nghị khu phố 3 nộp danh sách %s nhé",
		"%s nộp báo cáo cho thư ký", "giao Yen quet don hem 45, %s, phoi hop khu pho 5",
		"Tâm rà soát 48/52 nội dung theo Kế hoạch số 45/KH-UBND ngày 10/11/2026 %s.",
	}
	for _, l := range storetest.Some(5, readLabelled(t, "labelled")) {
		switch l.class {
		case "date", "range", "weekday", "near", "clock", "lunar", "recur":
		default:
			continue
		}
		if l.want.Kind != Date && l.want.Kind != Recur || l.text == "CN" { // which needs an operator in a sentence
			continue
		}
		l.guessed, l.sure = false, false
		for _, s := range sentences {
			text := fmt.Sprintf(s, strings.TrimRight(l.text, "."))
			assert.Empty(t, l.wrong(Understand(text, l.now, office)), text)
		}
	}
}

// A trap stays one inside a sentence. Those that are sentences themselves stay at its beginning.
func TestTrapsInSentences(t *testing.T) {
	sentences := []string{
		"%s - nhờ thư ký ghi nhận", "(%s)", "1. %s;", "Đề nghị khu phố 3 lưu ý: %s nhé", "giao Cường làm biên bản %s",
	}
	for _, dir := range []string{"labelled", "fresh"} {
		for _, l := range storetest.Some(5, readLabelled(t, dir)) {
			if l.want.Kind != None {
				continue
			}
			first, _ := utf8.DecodeRuneInString(l.text)
			for _, s := range sentences {
				if unicode.IsUpper(first) && !strings.HasPrefix(s, "%s") {
					continue
				}
				text := fmt.Sprintf(s, strings.TrimRight(l.text, "."))
				for _, typed := range []string{text, strip(text)} {
					if typed == text && l.text == strip(l.text) {
						continue // nobody switches accents on in the middle
					}
					got := Understand(typed, l.now, office)
					assert.NotContains(t, []Kind{Date, Recur}, got.Kind, "%s: %s", typed, got.Phrase)
				}
			}
		}
	}
}
