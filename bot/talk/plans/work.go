package plans

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"giaoban/schedule/plan"
)

// What is said of a clean-up only.

var (
	reRoll      = regexp.MustCompile(`^(?:diem danh|hoi ai (?:di|den|tham gia)|hoi truoc|roll call)(?: luc| toi hom truoc| toi truoc| chieu hom truoc| hom truoc| at)*(?: luc)? ` + anHour + `(?: hom truoc| toi hom truoc)?$`)
	reNoRoll    = regexp.MustCompile(`^(?:khong|khoi|bo|no) (?:can )?(?:diem danh|hoi truoc|hoi ai (?:di|den)|roll call)$`)
	rePlace     = regexp.MustCompile(`(?i)^(?:nơi tập trung|noi tap trung|tập trung|tap trung|địa điểm|dia diem|điểm tập trung|diem tap trung|nơi|noi|place|meet)(?:\s+(?:tại|tai|ở|o|là|la|at))?\s*:?\s+(.+)$`)
	reAfterSpan = regexp.MustCompile(`^(?:(?:hoi|lay|bao)(?: ket qua| so lieu)?|figures)? ?(?:sau|after) ` + aSpan + `(?: (?:thi )?(?:hoi|lay|bao)(?: ket qua| so lieu)?)?$`)
	reAfterAt   = regexp.MustCompile(`^(?:hoi|lay|bao) (?:ket qua|so lieu)(?: luc)? ` + anHour + `$`)
	reCriterion = regexp.MustCompile(`^(?:(?:tinh|cho|vao|phuc vu|dung|thuoc) )*(?:tieu chi|tc|criterion) ?(\d{1,2})$`)
	reNoneOf    = regexp.MustCompile(`^(?:khong (?:tinh|cho|vao|thuoc)(?: (?:cho|vao))? tieu chi nao|khong tieu chi)$`)
)

// ofWork reads a clause on a clean-up: its roll call, where people meet, when figures are asked for, what it is for.
func (w *words) ofWork(said, key string) bool {
	none := ""
	switch {
	case reNoRoll.MatchString(key):
		w.rollCall = &none
	case reRoll.MatchString(key):
		clock, ok := hourFrom(reRoll.FindStringSubmatch(key)[1:])
		if !ok {
			return false
		}
		w.rollCall = &clock
	case rePlace.MatchString(said):
		place := strings.TrimSpace(rePlace.FindStringSubmatch(said)[1])
		w.place = &place
	case reAfterSpan.MatchString(key):
		d, ok := spanFrom(reAfterSpan.FindStringSubmatch(key)[1:])
		if !ok {
			return false
		}
		w.after = d
	case reAfterAt.MatchString(key):
		clock, ok := hourFrom(reAfterAt.FindStringSubmatch(key)[1:])
		if !ok {
			return false
		}
		w.afterAt = clock
	case reCriterion.MatchString(key):
		n, _ := strconv.Atoi(reCriterion.FindStringSubmatch(key)[1])
		w.criterion = &n
	case reNoneOf.MatchString(key):
		n := 0
		w.criterion = &n
	default:
		return false
	}
	return true
}

// rolled sets when a clean-up asks who comes.
func (d *draft) rolled(w words) error {
	if w.rollCall == nil {
		return nil
	}
	at := clockOf(*w.rollCall)
	if *w.rollCall != "" && (at < plan.EarliestOpening || at > plan.LatestOpening) {
		return no("roll")
	}
	d.Plan.RollCall = *w.rollCall
	return nil
}

// figured sets when a clean-up asks for figures.
func (d *draft) figured(w words) error {
	p := &d.Plan
	if w.after != 0 {
		p.After = w.after
	}
	if w.afterAt != "" {
		p.After = clockOf(w.afterAt) - clockOf(p.Clock)
	}
	if p.After < 0 || p.After > 12*time.Hour || w.afterAt != "" && p.After == 0 {
		return no("after")
	}
	return nil
}

// placed sets where people meet.
func (d *draft) placed(w words) error {
	if w.place == nil {
		return nil
	}
	if utf8.RuneCountInString(*w.place) > maxPlace {
		return no("place")
	}
	d.Plan.Place = *w.place
	return nil
}
