package round

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/store/fold"
)

var (
	// reLuc is a time after a word that says so, wherever it stands; reAt one at the end of the sentence.
	reLuc = regexp.MustCompile(`(?i)[,(]?\s*(?:^|[\s,(])(?:lúc|luc|hồi|hoi|at)\s+(\d{1,2})(?:\s*giờ|\s*gio\b|\s*[:hg]\s*(\d{2})?)`)
	// reHalf is the part of the day behind an hour.
	reHalf = regexp.MustCompile(`(?i)^\s*(sáng|sang|trưa|trua|chiều|chieu|tối|toi)(?:\s+nay)?(?:[\s,.;)]|$)`)
	reAt   = regexp.MustCompile(`(?i)[,(]?\s*\b(\d{1,2})\s*[:hg]\s*(\d{2})?\)?\s*$`)
	// reOn is a day right behind the time.
	reOn = regexp.MustCompile(`(?i)^[\s,]*(?:ngày\s+|ngay\s+|on\s+)?(\d{1,2}/\d{1,2}(?:/\d{4})?|hôm qua|hom qua|hôm nay|hom nay|yesterday|today|chủ nhật|chu nhat|thứ\s*\S+|thu\s*\S+)(?:[\s,.;)]|$)`)
)

// longAgo is how far back what is noted can lie; a day before that is more likely a slip.
const longAgo = 60 * 24 * time.Hour

// whenSaid takes the time at which something was told out of a sentence, by the clock of now; without one it was just now. ok
// is false for an hour that does not exist, a day that is not understood, and a time that has not come yet: those are asked
// about, since the time decides which word is the newest.
func whenSaid(sentence string, now time.Time) (said time.Time, rest string, ok bool) {
	said, front, behind, ok := whenParts(sentence, now)
	return said, joined(front, behind), ok
}

// joined puts the words before and behind a time together.
func joined(front, behind string) string {
	return strings.Trim(strings.TrimRight(front, " ")+" "+strings.TrimLeft(behind, " ,)"), " \n,;:(")
}

// whenParts is whenSaid with the words before the time and behind it.
func whenParts(sentence string, now time.Time) (said time.Time, front, behind string, ok bool) {
	at := reLuc.FindStringSubmatchIndex(sentence)
	if at == nil {
		at = reAt.FindStringSubmatchIndex(sentence)
	}
	if at == nil {
		return now.UTC(), sentence, "", true
	}
	hour, _ := strconv.Atoi(sentence[at[2]:at[3]])
	minute := 0
	if at[4] >= 0 && strings.HasPrefix(sentence[at[1]:], "/") {
		at[1], at[4] = at[4], -1 // "8h 31/2": a day, not minutes
	}
	if at[4] >= 0 {
		minute, _ = strconv.Atoi(sentence[at[4]:at[5]])
	}
	day := calendar.DateOf(now)
	behind = strings.TrimLeft(sentence[at[1]:], ")")
	if half := reHalf.FindStringSubmatchIndex(behind); half != nil {
		if k := fold.Key(behind[half[2]:half[3]]); (k == "chieu" || k == "toi") && hour < 12 {
			hour += 12
		}
		behind = behind[half[3]:]
	}
	if on := reOn.FindStringSubmatchIndex(behind); on != nil {
		if day, ok = dayMeant(fold.Key(behind[on[2]:on[3]]), now); !ok {
			return now, sentence, "", false
		}
		behind = behind[on[3]:]
	}
	said = day.At(hour, minute, now.Location())
	if hour > 23 || minute > 59 || said.After(now) || now.Sub(said) > longAgo {
		return now, sentence, "", false
	}
	return said.UTC(), sentence[:at[0]], behind, true
}

// dayMeant is the newest day that words such as "thứ sáu" or "27/11" can mean.
func dayMeant(key string, now time.Time) (calendar.Date, bool) {
	today := calendar.DateOf(now)
	switch key {
	case "hom nay", "today":
		return today, true
	case "hom qua", "yesterday":
		return today.AddDays(-1), true
	}
	if name, ok := strings.CutPrefix(strings.ReplaceAll(key, " ", ""), "thu"); ok || key == "chu nhat" {
		wanted, known := weekdayNames[name]
		if key == "chu nhat" {
			wanted, known = time.Sunday, true
		}
		if !known {
			return today, false
		}
		back := (int(today.Weekday()) - int(wanted) + 7) % 7
		return today.AddDays(-back), true
	}
	return talk.ReadDay(key, now)
}

var weekdayNames = map[string]time.Weekday{"2": time.Monday, "hai": time.Monday, "3": time.Tuesday, "ba": time.Tuesday, "4": time.Wednesday,
	"tu": time.Wednesday, "5": time.Thursday, "nam": time.Thursday, "6": time.Friday, "sau": time.Friday, "7": time.Saturday, "bay": time.Saturday}
