package plans

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"giaoban/schedule/plan"
	"giaoban/store"
)

// window is how long people get, as words say it: a length, or an hour of the day on which it opens or of the next.
type window struct {
	span  time.Duration
	until string
	next  bool
}

func (w window) found() bool { return w.span > 0 || w.until != "" }

var (
	reSpanAfter = regexp.MustCompile(`^(?:han(?: tra loi| nhan| chot| bao cao)?(?: la| trong)?|trong(?: vong)?|mo(?: trong)?|nhan(?: trong)?|keo dai|cho|tra loi trong|window|within|for|cua so):? ` + aSpan + `$`)
	reSpanAlone = regexp.MustCompile(`^(\d{1,3}|mot|hai|ba|bon|nam|nua)(?:[.,](5))? ?(phut|tieng|ngay|tuan|minutes?|hours?|days?|weeks?)( ruoi)?$`)
	reUntil     = regexp.MustCompile(`^(?:(?:han|nhan|tra loi|chot|dong|mo|window|open)(?: tra loi| nhan| chot| bao cao)? )?(?:den|toi|truoc|han|luc|until|till|chot|dong)?(?: han)?(?: luc)? ?` + anHour + `( cung ngay| cua ngay hom sau| ngay hom sau| hom sau| ngay mai| next day)?$`)
	reUntilLead = regexp.MustCompile(`^(?:han|nhan|tra loi|chot|dong|den|toi|truoc|mo den|until|till|open until)\b`)
	reNextDay   = regexp.MustCompile(`^(?:han|nhan|den|toi|tra loi)?(?: tra loi)?(?: den| truoc)? ?(?:hom sau|ngay hom sau),? (?:luc )?` + anHour + `$`)
	reDayEnd    = regexp.MustCompile(`^(?:han|nhan)?(?: tra loi)? ?den (?:het|cuoi) (?:ngay|buoi|gio lam viec|gio hanh chinh)( hom sau)?$`)
)

// shortHours is up to how many hours "hạn 2 giờ" is a length; above it is an hour of the day.
const shortHours = 6

// readWindow reads "trong 2 giờ", "đến 16h", "hạn trả lời 2 ngày", "hạn 10h hôm sau" from a key that is nothing else.
func readWindow(key string) (w window, ok bool) {
	if m := reSpanAfter.FindStringSubmatch(key); m != nil {
		d, ok := spanFrom(m[1:])
		long := (m[3] == "gio" || m[3] == "h") && d > shortHours*time.Hour
		if ok && (!long || regexp.MustCompile(`^(?:trong|keo dai|tra loi trong|cho|within|for)\b`).MatchString(key)) {
			return window{span: d}, true
		}
	}
	if m := reSpanAlone.FindStringSubmatch(key); m != nil {
		d, ok := spanFrom(m[1:])
		return window{span: d}, ok
	}
	if m := reDayEnd.FindStringSubmatch(key); m != nil {
		return window{until: "17:00", next: m[1] != ""}, true
	}
	if m := reNextDay.FindStringSubmatch(key); m != nil {
		clock, ok := hourFrom(m[1:])
		return window{until: clock, next: true}, ok
	}
	if m := reUntil.FindStringSubmatch(key); m != nil && reUntilLead.MatchString(key) {
		clock, ok := hourFrom(m[1:])
		return window{until: clock, next: m[5] != "" && m[5] != " cung ngay"}, ok
	}
	return window{}, false
}

// length is how long the window of a plan is; asks is the hour of the day at which it opens.
func (w window) length(asks time.Duration) time.Duration {
	if w.span > 0 {
		return w.span
	}
	d := clockOf(w.until) - asks
	if w.next || d <= 0 {
		d += 24 * time.Hour
	}
	return d
}

// asks is the hour of the day at which a plan's rounds open; ok is false for a cron line that names several.
func asks(p store.Plan) (d time.Duration, ok bool) {
	if p.Rhythm.RRule == "" {
		hour, minute, ok := cronClock(p.Cron)
		d := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
		if p.Kind == store.CleanUp {
			d += p.After
		}
		return d, ok
	}
	d = clockOf(p.Clock)
	if p.Kind == store.CleanUp {
		d += p.After
	}
	return d, true
}

// windowed sets how long people get: as the words say, else as an earlier word does, else until the usual hour. A window of
// one day ends where the quiet hours begin.
func (d *draft) windowed(w words) error {
	p := &d.Plan
	if w.window.found() {
		d.Until, d.Next, d.Window, d.Span = w.window.until, w.window.next, true, w.window.span
	}
	at, ok := asks(*p)
	switch {
	case d.Until != "" && !ok:
		return no("until")
	case d.Until != "":
		d.Span = window{until: d.Until, next: d.Next}.length(at)
	case d.Number == 0 && !d.Window && ok:
		d.Span = window{until: usualEnd}.length(at)
		if d.Span > 12*time.Hour || d.Span < 2*time.Hour {
			d.Span = 2 * time.Hour
		}
	case d.Number == 0 && !d.Window:
		d.Span = 2 * time.Hour
	}
	timing := w.window.found() || w.rhythm.found() || w.clock != "" || w.after != 0 || w.afterAt != ""
	if d.Number != 0 && !timing {
		return nil // a plan that was saved so may last over the night
	}
	p.Window, d.Cut = d.Span, false
	if bed := plan.QuietFrom - latest(*p); !d.Next && d.Span <= plan.QuietFrom-plan.EarliestOpening && bed > 0 && p.Window > bed {
		p.Window, d.Cut = bed, true
	}
	return nil
}

// latest is the last hour of the day at which a plan's rounds open; 0 where its cron line does not list them.
func latest(p store.Plan) time.Duration {
	if at, ok := asks(p); ok {
		return at
	}
	f := strings.Fields(p.Cron)
	if len(f) != 5 {
		return 0
	}
	hours, minutes := cronList(f[1], 23), cronList(f[0], 59)
	if hours == nil || minutes == nil {
		return 0
	}
	return time.Duration(slices.Max(hours))*time.Hour + time.Duration(slices.Max(minutes))*time.Minute
}
