package postpone

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/schedule/when"
	"giaoban/store"
	"giaoban/store/fold"
)

var (
	reTask   = regexp.MustCompile(`\bv ?(\d{1,6})\b`)
	reWeek   = regexp.MustCompile(`\b(?:ca |nguyen |het )?tuan (nay|sau|toi)\b|\b(?:ca|nguyen|het) tuan\b|\b(?:this|next|the|whole) week\b`)
	reTo     = regexp.MustCompile(`(?i)(?:^|[ ,])(?:đến|den|sang|qua|tới|toi|until|to)(?: ngày| ngay)? `)
	reReason = regexp.MustCompile(`(?i)[ ,.;](?:vì|vi|do|because) `)
)

// takes tells whether words after a bare "hoãn" are its own: they name a task, a round or a week.
func takes(args string) bool {
	key := fold.Key(args)
	return reTask.MatchString(key) || namesRound(key, nil) || reWeek.MatchString(key)
}

// find reads what is to move, where to, and why.
// later are rounds that are not there to be moved yet: the round before them has to close first.
func find(t *talk.Turn, c store.Committee, said string) (moves []move, later []text.PostponeLine, reason string, err error) {
	what := fold.NFC(said)
	if at := reReason.FindStringIndex(what); at != nil {
		what, reason = what[:at[0]], strings.TrimSpace(what[at[1]:])
	}
	now := t.Tx.Now().In(c.Location())
	var to when.Due
	var words string
	if at := lastMatch(reTo, what); at != nil {
		d := when.Understand(what[at[1]:], now, t.Calendar)
		if d.Kind != when.Date {
			return nil, nil, "", talk.Refuse(text.PostponeHow{Said: said, NoDay: true})
		}
		to, words, what = d.Due, what[at[1]:], what[:at[0]]
	}
	if !to.IsZero() && to.Day.Before(calendar.DateOf(now)) {
		return nil, nil, "", talk.Refuse(text.PostponeHow{Said: said, Past: true})
	}
	f := finder{t: t, c: c, now: now, to: to, words: words}
	if f.plans, err = plansOf(t, c); err != nil {
		return nil, nil, "", err
	}
	key := fold.Key(what)
	switch {
	case reTask.MatchString(key):
		for _, m := range reTask.FindAllStringSubmatch(key, -1) {
			n, _ := strconv.Atoi(m[1])
			if err := f.task(n); err != nil {
				return nil, nil, "", err
			}
		}
	case namesRound(key, f.plans):
		f.plans = meant(key, f.plans)
		err = f.rounds(now, now.AddDate(0, 0, ahead), true)
	case reWeek.MatchString(key):
		err = f.week(key)
	default:
		return nil, nil, "", talk.Refuse(text.PostponeHow{Said: said})
	}
	if err == nil && len(f.moves) == 0 {
		err = talk.Refuse(text.PostponeNothing{Later: f.later})
	}
	return f.moves, f.later, reason, err
}

func lastMatch(re *regexp.Regexp, s string) []int {
	all := re.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

// ahead is how many days ahead a round, and the list of /hoan, reach.
const ahead = 14

// finder gathers the moves.
type finder struct {
	t   *talk.Turn
	c   store.Committee
	now time.Time
	// to is where words put it, by the day on which they were said.
	to    when.Due
	words string
	plans []store.Plan
	moves []move
	later []text.PostponeLine
}

// task adds one task by its number.
func (f *finder) task(n int) error {
	task, err := f.t.Tx.Task(f.c.ID, n)
	if err != nil {
		return talk.Refuse(text.PostponeNoTask{Code: store.SubjectOf(store.KindTask, n)})
	}
	if !task.Open() || task.Deadline.IsZero() {
		return talk.Refuse(text.PostponeNoTask{Code: task.Subject(), Closed: !task.Open()})
	}
	if f.to.IsZero() {
		return talk.Refuse(text.PostponeHow{NoDay: true})
	}
	return f.add(task)
}

func (f *finder) add(task store.Task) error {
	day, err := calendar.ParseDate(task.Deadline.Day)
	if err != nil {
		return err
	}
	to := f.to.Day
	if to.IsZero() {
		to = day.AddDays(7)
	}
	if !to.After(day) {
		return talk.Refuse(text.PostponeEarlier{Code: task.Subject(), Day: day.At(0, 0, f.c.Location())})
	}
	f.moves = append(f.moves, move{Task: task.Number, Version: task.Version, Day: task.Deadline.Day, NewDay: to.String()})
	return nil
}

// plansOf are a committee's plans as /ky numbers them.
func plansOf(t *talk.Turn, c store.Committee) ([]store.Plan, error) {
	all, err := t.Tx.Plans(c.ID)
	return only(all, func(p store.Plan) bool { return !p.Ended }), err
}

// held is when a round is held: the work of a clean-up begins, an open round closes, any other opens.
func held(r store.Round) time.Time {
	switch {
	case !r.Starts.IsZero():
		return r.Starts
	case r.Phase == store.Opened:
		return r.Closes
	}
	return r.Opens
}

// rounds adds the rounds of the plans that are held in a time, and those that are open; first keeps to the next one. A roll
// call moves with its round.
func (f *finder) rounds(from, until time.Time, first bool) error {
	recent, err := f.t.Tx.RecentRounds(f.c.ID, 64)
	if err != nil {
		return err
	}
	slices.SortFunc(recent, func(a, b store.Round) int { return held(a).Compare(held(b)) })
	for _, r := range recent {
		i := slices.IndexFunc(f.plans, func(p store.Plan) bool { return p.ID == r.Plan })
		if i < 0 || r.IsRollCall() || r.Over() || r.Phase == store.Upcoming && f.plans[i].Paused {
			continue
		}
		if at := held(r); r.Phase != store.Opened && (at.Before(from) || !at.Before(until)) {
			continue
		}
		m, err := f.round(f.plans[i], r)
		if err != nil {
			return err
		}
		if f.moves = append(f.moves, m); first {
			return nil
		}
	}
	return nil
}

// round says where a round would go: to the day and hour named, at its own hour where none is, else a week on; where that
// would meet the next round of its plan, it becomes that one.
func (f *finder) round(p store.Plan, r store.Round) (move, error) {
	loc := f.c.Location()
	at := held(r)
	here := at.In(loc)
	said := f.from(here)
	to := when.Due{Day: said.Day, Hour: here.Hour(), Minute: here.Minute()}
	if to.Day.IsZero() {
		to.Day = calendar.DateOf(here).AddDays(7)
	}
	if said.Timed {
		to.Hour, to.Minute = said.Hour, said.Minute
	}
	m := move{Round: r.ID, From: at, To: to.Day.At(to.Hour, to.Minute, loc).UTC()}
	if !m.To.After(at) || !m.To.After(f.now) {
		return m, talk.Refuse(text.PostponeEarlier{Day: here})
	}
	if r.Phase == store.Opened && r.Starts.IsZero() {
		return m, nil
	}
	var err error
	if m.Kept, err = f.t.Tx.Reported(r); err != nil {
		return m, err
	}
	next, err := plan.Upcoming(p, &r, loc, f.t.Calendar, r.Nominal)
	if err != nil {
		return m, err
	}
	if !m.To.Before(held(next)) {
		m.To, m.Joined = held(next), true
	}
	return m, nil
}

// from is where the words put a round. "Thứ Tư" may be that of the week of the round, not the next one: where it lies before
// the round, the words are read as on the day of the round.
func (f *finder) from(held time.Time) when.Due {
	day := calendar.DateOf(held)
	if f.to.IsZero() || f.to.Day.After(day) || f.to.Day == day && f.to.Timed {
		return f.to
	}
	d := when.Understand(f.words, held, f.t.Calendar)
	if d.Kind == when.Date && d.Due.Day.After(day) && d.Due.Day.Sub(day) <= 7 {
		return d.Due
	}
	return f.to
}

// week adds all that falls into this week, from today on, or into the next.
func (f *finder) week(key string) error {
	today := calendar.DateOf(f.now)
	monday := today.AddDays(-(int(today.Weekday()+6) % 7))
	if strings.Contains(key, "tuan sau") || strings.Contains(key, "tuan toi") || strings.Contains(key, "next week") {
		monday = monday.AddDays(7)
	}
	first, last := monday, monday.AddDays(6)
	if first.Before(today) {
		first = today
	}
	loc := f.c.Location()
	if err := f.rounds(first.At(0, 0, loc), last.AddDays(1).At(0, 0, loc), false); err != nil {
		return err
	}
	f.moves = slices.DeleteFunc(f.moves, func(m move) bool {
		return m.From.Before(first.At(0, 0, loc)) || !m.From.Before(last.AddDays(1).At(0, 0, loc))
	})
	if err := f.notYet(first.At(0, 0, loc), last.AddDays(1).At(0, 0, loc)); err != nil {
		return err
	}
	open, err := f.t.Tx.OpenTasks(f.c.ID)
	if err != nil {
		return err
	}
	for _, task := range open {
		if task.State != store.TaskOpen || task.Deadline.Day < first.String() || task.Deadline.Day > last.String() {
			continue
		}
		if err := f.add(task); err != nil {
			return err
		}
	}
	return nil
}

// notYet finds the rounds of a time that are still to be made: a plan has one round ahead.
func (f *finder) notYet(from, until time.Time) error {
	for _, p := range f.plans {
		r, err := f.t.Tx.Round(f.c.ID, p.Upcoming)
		if err != nil || p.Paused {
			continue
		}
		next, err := plan.Upcoming(p, &r, f.c.Location(), f.t.Calendar, r.Nominal)
		if err != nil {
			return err
		}
		if at := held(next); !at.Before(from) && at.Before(until) {
			f.later = append(f.later, text.PostponeLine{Round: p.Name, From: text.Due{At: at.In(f.c.Location()), Timed: true},
				To: text.Due{At: r.Closes.In(f.c.Location()), Timed: true}})
		}
	}
	return nil
}
