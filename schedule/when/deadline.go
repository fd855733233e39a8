package when

import (
	"encoding/json"
	"fmt"
	"time"

	"giaoban/schedule/calendar"
)

// Kind says what sort of deadline a text holds.
type Kind string

// The kinds. Only Date and Recur bind; a Vague one may carry a proposal in Due, which is always Guessed.
const (
	None   Kind = "none"   // no deadline: no time words, or such as are none (citation, score, name, condition)
	Date   Kind = "date"   // a day, or a day and a time
	Recur  Kind = "recur"  // a rhythm
	Vague  Kind = "vague"  // time words without a day: "sớm", "cuối tháng"
	Period Kind = "period" // a term of office or the years of a plan
)

// Op says how the due day compares with the day the work is done.
type Op string

// The operators.
const (
	Before Op = "before" // trước D: D as written; whether D itself still counts is the committee's setting
	By     Op = "by"     // chậm nhất, hạn, đến hết: D counts
	Within Op = "within" // trong a span or range: Due is its last day
	On     Op = "on"     // that day
	At     Op = "at"     // that day, at that time
)

// Flaw says why words that look like a deadline give none.
type Flaw string

// The flaws.
const (
	Impossible Flaw = "impossible" // no such day: 31/2
	Past       Flaw = "past"       // "thứ 2 tuần này" said on Wednesday
	NoAnchor   Flaw = "no_anchor"  // "10 ngày kể từ ngày ký"
)

// Due is a day, with a time of day or without. The zero Due is none.
type Due struct {
	Day    calendar.Date
	Timed  bool
	Hour   int // 0–23, 0 unless Timed
	Minute int
}

// IsZero reports whether there is no due day.
func (d Due) IsZero() bool { return d.Day.IsZero() }

// String returns 2026-11-27 or 2026-11-27T16:00, and "" for none.
func (d Due) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Timed:
		return fmt.Sprintf("%sT%02d:%02d", d.Day, d.Hour, d.Minute)
	}
	return d.Day.String()
}

// Deadline is what a text says about when.
type Deadline struct {
	Kind Kind
	Op   Op  // empty where the kind has none
	Due  Due // zero where there is none
	// RRule is the rhythm of a Recur as an RFC 5545 rule without its name, e.g. FREQ=WEEKLY;BYDAY=FR. Hours are
	// never in it. It is empty where no such rule exists (the lunar first and fifteenth).
	RRule string
	// Phrase is the words as they were typed, Start and End where they stand: byte offsets into fold.NFC(text).
	Phrase     string
	Start, End int
	// Guessed is true where something had to be assumed; the person is asked.
	Guessed bool

	// From is the first day of a range or span, zero for single days.
	From calendar.Date
	// Session is sáng, trưa, chiều or tối where the words name one, of dates and rhythms.
	Session string
	// Hour and Minute are the time of day of a rhythm, if Timed.
	Timed        bool
	Hour, Minute int
	// Flaw tells, for None and Vague, what is wrong with words that wanted to be a deadline.
	Flaw Flaw
}

// MarshalJSON writes the form that `giaoban explain deadline` prints; what is absent is null.
func (d Deadline) MarshalJSON() ([]byte, error) {
	orNull := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	phrase := d.Phrase
	if d.Kind == None {
		phrase = ""
	}
	return json.Marshal(struct {
		Kind    Kind    `json:"kind"`
		Op      *string `json:"op"`
		Due     *string `json:"due"`
		RRule   *string `json:"rrule"`
		Phrase  *string `json:"phrase"`
		Guessed bool    `json:"guessed"`
	}{d.Kind, orNull(string(d.Op)), orNull(d.Due.String()), orNull(d.RRule), orNull(phrase), d.Guessed})
}

// scene is what a phrase is resolved against.
type scene struct {
	now   time.Time
	today calendar.Date
	cal   *calendar.Calendar
}
