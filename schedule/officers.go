package schedule

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// carry takes a lateness that nobody has explained to the deputy, onto the secretary's call list, into the chair's brief,
// each once for a deadline, at the hour of reminders of a working day. Nobody is accused while we cannot hear him, nor
// before he has been asked about the lateness and had a day to answer.
func (k *chase) carry() error {
	if k.t.Pending != 0 || k.t.ExplainedNow() {
		return nil
	}
	levels := []int{k.h.rules.Deputy, k.h.rules.Calls, k.h.rules.Chair}
	for k.made.Level < len(levels) {
		at, err := k.blamed(levels[k.made.Level])
		if err != nil || at.IsZero() {
			return err
		}
		if !k.soon(at) {
			k.again(at)
			return nil
		}
		if at = k.moment(k.office(), plan.Slot{At: at}); !k.soon(at) {
			k.again(at)
			return nil
		}
		if unheard(k.tx, quiet) {
			k.again(k.tx.Now().Add(time.Minute + gather))
			return nil
		}
		k.made.Level++
		if err := k.accuse(k.made.Level, at); err != nil {
			return err
		}
	}
	return nil
}

// blamed is when a lateness of so many days may be carried on, zero while its lead has not been asked: after its days;
// after he has had a day; after what an officer decided about the
// task (a refusal, a sending back) has had a night; on another day than that on which an outage ended that lost what
// people wrote.
func (k *chase) blamed(days int) (time.Time, error) {
	at := k.ladder.Late(max(1, days))
	if at.IsZero() || !k.soon(at) {
		return at, nil
	}
	asked, err := k.tx.Extensions(k.t.Committee, k.t.Number)
	if err != nil {
		return at, err
	}
	if k.made.Late.IsZero() && k.t.SentBack.At.IsZero() && len(asked) == 0 {
		return time.Time{}, nil // on leave, over the holidays: nobody has asked him yet
	}
	var after time.Time
	if !k.made.Late.IsZero() {
		after = calendar.DateOf(k.made.Late.In(k.h.loc)).AddDays(1).At(0, 0, k.h.loc)
	}
	lost, err := k.lost()
	if err != nil {
		return at, err
	}
	if !lost.IsZero() {
		after = laterOf(after, calendar.DateOf(lost.In(k.h.loc)).AddDays(1).At(0, 0, k.h.loc))
	}
	for _, e := range asked {
		after = laterOf(after, e.Decided.At)
	}
	after = laterOf(after, k.t.SentBack.At)
	if after.IsZero() {
		return at, nil
	}
	return laterOf(at, k.ladder.Morning(after)), nil
}

func laterOf(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func (k *chase) accuse(level int, at time.Time) error {
	switch level {
	case 1:
		return k.tell(store.RecipeOverdue, level, at, store.Deputy)
	case 2:
		return k.tell(store.RecipeOverdue, level, at, store.Secretary, store.Deputy, store.Chair)
	}
	recent, err := k.tx.RecentWeeks(k.t.Committee, 8)
	if err != nil {
		return err
	}
	// The brief says it by itself; the newest, which lies in the chair's chat, is brought up to date.
	i := slices.IndexFunc(recent, func(r store.Round) bool { return r.Phase == store.Closed })
	if i < 0 {
		return nil
	}
	return k.tx.ShowBrief(recent[i], at)
}

// press reminds the chair, else the deputy, of more time that was asked for more than a day ago: once a working day.
func (k *chase) press() error {
	if k.t.Pending == 0 {
		return nil
	}
	e, err := k.tx.Extension(k.t.Committee, k.t.Number, k.t.Pending)
	if err != nil {
		return ignoreMissing(err)
	}
	after := e.At.Add(24 * time.Hour)
	if last, err := calendar.ParseDate(k.made.Pressed); err == nil {
		after = laterOf(after, last.AddDays(1).At(0, 0, k.h.loc))
	}
	at := k.ladder.Morning(after)
	if k.soon(at) {
		at = k.moment(k.office(), plan.Slot{At: at})
	}
	if !k.soon(at) {
		k.again(at)
		return nil
	}
	k.made.Pressed = k.h.day(at)
	if err := k.tell(store.RecipeDecide, 0, at, store.Chair, store.Deputy); err != nil {
		return err
	}
	k.again(k.ladder.Morning(calendar.DateOf(at.In(k.h.loc)).AddDays(1).At(0, 0, k.h.loc)))
	return nil
}

// office is the ladder by which officers are told: the same hour, whoever is on leave, and nothing is urgent.
func (k *chase) office() plan.Ladder {
	return plan.Ladder{Rules: k.h.rules, Loc: k.h.loc, Cal: k.cal}
}

// tell puts the task on a list of the day for officers: those who hold the first of the roles that anybody reachable
// holds. A list that still waits takes it along.
func (k *chase) tell(recipe string, level int, at time.Time, roles ...store.Role) error {
	reached, err := k.reachable(k.h, roles...)
	if err != nil {
		return err
	}
	day := k.h.day(at)
	name := recipe
	if level > 0 {
		name = fmt.Sprintf("%s%d", recipe, level)
	}
	for _, p := range reached {
		j := store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: fmt.Sprintf("%s/%d/%s", name, k.t.Committee, day),
			About: store.About{Committee: k.t.Committee, Person: p.ID, Flow: "task"}, NotBefore: at, Deadline: at.Add(stale)}
		arg := store.DayArg{Committee: k.t.Committee, Day: day, Level: level}
		if old, waits, err := k.tx.Waiting(p.Chat, j.Key); err != nil {
			return err
		} else if waits {
			if err := json.Unmarshal(old.Recipe.Arg, &arg); err != nil {
				return err
			}
			if old.NotBefore.Before(at) {
				j.NotBefore = old.NotBefore
			}
		}
		if !slices.Contains(arg.Tasks, k.t.Number) {
			arg.Tasks = append(arg.Tasks, k.t.Number)
			slices.Sort(arg.Tasks)
		}
		j.Recipe = store.RecipeOf(recipe, arg)
		if _, err := k.tx.Enqueue(j); err != nil {
			return err
		}
	}
	return nil
}
