package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// atomKind is what sort of thing an atom says.
type atomKind int

const (
	dayAtom     atomKind = iota + 1 // one or several days
	clockAtom                       // a time of day
	sessionAtom                     // sáng, chiều, cuối giờ
	rhythmAtom                      // hàng tuần, mỗi tháng
)

// dayForm is how the words of a day atom name it; what may be joined and what may stand alone depends on it.
type dayForm int

const (
	calendarForm dayForm = iota + 1 // 30/8, ngày 25
	weekdayForm                     // thứ 6
	nearForm                        // mai, hôm nay
	spanForm                        // tuần sau, tháng 12, quý III
	partForm                        // cuối tháng
	countForm                       // 5 ngày làm việc, 3 ngày nữa
	feastForm                       // Tết, rằm
)

// atom is the smallest piece that means something by itself. Only the fields of its kind are set.
type atom struct {
	kind     atomKind
	from, to int  // tokens
	ranged   bool // from one day or time to another, both in the words

	// Of a dayAtom.
	form         dayForm
	resolve      func(scene) reading
	several      bool // a list, a range or a span: its last day is due
	named        bool // the words leave no doubt that days are meant: ngày, tháng, thứ, a year, not a mere 5/12
	formal       bool // ngày 31 tháng 7 năm 2023, as documents are dated
	score        bool // it could as well be so many of so many
	relativeSpan bool // tuần sau, tháng này
	weekOffset   *int // of a week: how many weeks from this one
	implied      bool // a unit without saying which ("tuần"): means this one, but only behind an operator
	ahead        bool // 10 ngày trước Tết
	past         bool // hôm qua, tuần trước
	fixed        bool // a weekday of a named week, which cannot come again

	// What a rhythm takes from a day beside it.
	weekdays  []time.Weekday
	monthDays []int
	months    []int
	nth       int // 1 first to 4, -1 last weekday of a month
	lunar     bool
	mixed     bool // days of several months, which one rule cannot name

	// Of a clockAtom.
	hour, minute int
	exact        bool // 03:00 is at night
	midnight     bool // 24h: the end of the day

	// Of a sessionAtom.
	session string

	// Of a rhythmAtom and of a countForm.
	unit   unit
	every  int
	unsure bool // "2 lần mỗi tuần": on which days nobody says; of a day, that no rule says it exactly
}

// reading is what a day atom means on a given day.
type reading struct {
	first, last calendar.Date
	due         Due // set instead by spans of hours
	vague       bool
	guessed     bool
	asked       bool // the words name the year, so that it may be past
	period      bool // the years of a plan
	flaw        Flaw
	// later reads the same words as if today were over, for "16h thứ 6 này" said on Friday at five; nil where the
	// words allow no other day.
	later func(scene) reading
}

// unit is a unit of the calendar.
type unit int

const (
	noUnit unit = iota
	minutes
	hours
	daysUnit
	weeks
	months
	quarters
	years
)

func oneDay(d calendar.Date) reading { return reading{first: d, last: d} }

// tomorrow is the scene one day later, at its beginning.
func (sc scene) tomorrow() scene {
	sc.today = sc.today.AddDays(1)
	return sc
}

// farMonths is how far a date without a year may lie ahead before it is taken for a guess.
const farMonths = 9

func (sc scene) far(d calendar.Date) bool { return d.After(sc.today.AddMonths(farMonths)) }
