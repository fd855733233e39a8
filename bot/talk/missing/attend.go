package missing

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

const (
	// weeksMost is how far back one may look.
	weeksMost = 260
	// attendShown is how many members one message has.
	attendShown = 30
)

// stretch is a stretch of time until now: so many weekly reports, or from a day on.
type stretch struct {
	weeks int
	from  calendar.Date
}

// code is the stretch in a button's code.
func (s stretch) code() string {
	if s.weeks > 0 {
		return strconv.Itoa(s.weeks)
	}
	return strings.ReplaceAll(s.from.String(), "-", "")
}

// readStretch reads that code, which comes from a client.
func readStretch(code string) (stretch, bool) {
	if d, err := time.Parse("20060102", code); err == nil {
		return stretch{from: calendar.DateOf(d)}, true
	}
	n, err := strconv.Atoi(code)
	return stretch{weeks: n}, err == nil && n > 0
}

// first is the first day of the stretch.
func (s stretch) first(tx *store.ReadTx, c store.Committee) (string, error) {
	if s.weeks == 0 {
		return s.from.String(), nil
	}
	recent, err := tx.RecentWeeks(c.ID, s.weeks+8) // upcoming and skipped ones are among them
	if err != nil {
		return "", err
	}
	first, n := calendar.DateOf(tx.Now().In(c.Location())).AddDays(-7*s.weeks).String(), 0
	for _, r := range recent {
		if r.Phase == store.Closed && n < s.weeks {
			first, n = r.FirstDay, n+1
		}
	}
	return first, nil
}

// attend shows who took part in a stretch of time: to secretary, deputy and chair, in private.
func attend(t *talk.Turn, c store.Committee, s stretch, page int) error {
	list, err := attendance(&t.Tx.ReadTx, c, s, page)
	if err != nil {
		return err
	}
	said := store.About{Committee: c.ID, Flow: FlowName}
	if t.Kind == talk.Press {
		return t.Rewrite(list, said)
	}
	if !t.Private() {
		if err := t.Answer(text.InPrivate{}); err != nil {
			return err
		}
	}
	return t.Privately(list, said)
}

func attendance(tx *store.ReadTx, c store.Committee, s stretch, page int) (text.AttendanceList, error) {
	list := text.AttendanceList{Weeks: min(s.weeks, weeksMost), Word: c.Neighbourhood, Missing: talk.Code("do", "chuabaocao")}
	s.weeks = list.Weeks
	first, err := s.first(tx, c)
	if err != nil {
		return list, err
	}
	rounds, err := view.Held(tx, c.ID, first)
	if err != nil {
		return list, err
	}
	if len(rounds) == 0 {
		from, err := time.ParseInLocation("2006-01-02", first, c.Location())
		return list, errors.Join(err, talk.Refuse(text.AttendanceNone{From: from}))
	}
	last := first
	for _, r := range rounds {
		if r.LastDay > last {
			last = r.LastDay
		}
		if r.Kind == store.CleanUp {
			list.CleanUps++
		} else {
			list.Reports++
		}
	}
	if list.First, err = time.ParseInLocation("2006-01-02", first, c.Location()); err != nil {
		return list, fmt.Errorf("read first day: %w", err)
	}
	if list.Last, err = time.ParseInLocation("2006-01-02", last, c.Location()); err != nil {
		return list, fmt.Errorf("read last day: %w", err)
	}
	all, err := view.AttendanceIn(tx, c.ID, rounds)
	if err != nil {
		return list, err
	}
	if list.Pages = (len(all) + attendShown - 1) / attendShown; list.Pages > 1 {
		list.Page = min(max(1, page), list.Pages)
		if list.Page < list.Pages {
			list.Next = talk.Code(pressAttend, c.ID, s.code(), list.Page+1)
		}
	}
	list.Groups = groups(all, list.Page)
	return list, nil
}

// groups are the members of one page by role, in the order in which a committee lists them.
func groups(all []view.Attendance, page int) []text.AttendanceGroup {
	members, by := make([]store.Member, 0, len(all)), map[store.MemberID]view.Attendance{}
	for _, a := range all {
		members, by[a.Member.ID] = append(members, a.Member), a
	}
	who.Sort(members)
	if page > 0 {
		members = members[(page-1)*attendShown : min(len(members), page*attendShown)]
	}
	var list []text.AttendanceGroup
	for _, m := range members {
		if n := len(list); n == 0 || list[n-1].Role != m.Role {
			list = append(list, text.AttendanceGroup{Role: m.Role})
		}
		a := by[m.ID]
		l := text.AttendanceLine{Name: who.Label(m, members), Reports: counts(a.Reports), CleanUps: counts(a.CleanUps)}
		if a.Reports.Expected+a.CleanUps.Expected == 0 {
			l.Never = m.Person == 0
			l.Lost = !l.Never && cmp.Or(a.Reports.Leave, a.CleanUps.Leave) == 0
		}
		g := &list[len(list)-1]
		g.Lines = append(g.Lines, l)
	}
	return list
}

func counts(t view.Turnout) text.AttendanceCount {
	return text.AttendanceCount{Expected: t.Expected, Answered: t.Answered, Partial: t.Partial, Late: t.Late, Phoned: t.Phoned, Leave: t.Leave}
}

// pressedAttend shows a stretch of time, or another page of it, in place of the message whose button it was.
func pressedAttend(t *talk.Turn, arg string) error {
	n, rest := talk.IDs(arg, 1)
	code, page, _ := strings.Cut(rest, ":")
	t.Committee = store.CommitteeID(n[0])
	_, c, err := t.Office(talk.SeeNames)
	if err != nil {
		return err
	}
	s, ok := readStretch(code)
	if !ok || !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	at, _ := strconv.Atoi(page)
	return attend(t, c, s, at)
}
