package postpone

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// words puts the moves into words, in their order.
func words(t *talk.Turn, c store.Committee, moves []move) ([]text.PostponeLine, error) {
	var lines []text.PostponeLine
	for _, m := range moves {
		var l text.PostponeLine
		var err error
		if m.Task != 0 {
			l, err = taskWords(t, c, m)
		} else {
			l, err = roundWords(t, c, m)
		}
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func taskWords(t *talk.Turn, c store.Committee, m move) (text.PostponeLine, error) {
	task, err := t.Tx.Task(c.ID, m.Task)
	if err != nil {
		return text.PostponeLine{}, err
	}
	from, to := task.Deadline, task.Deadline
	from.Day, to.Day = m.Day, m.NewDay
	l := text.PostponeLine{Task: text.Subject{Code: task.Subject(), Name: task.Work}, From: label.Due(from, c.Location()), To: label.Due(to, c.Location())}
	l.Holiday = !t.Calendar.IsWorkingDay(calendar.DateOf(l.To.At))
	return l, nil
}

func roundWords(t *talk.Turn, c store.Committee, m move) (text.PostponeLine, error) {
	r, p, err := roundOf(t, c, m)
	if err != nil {
		return text.PostponeLine{}, err
	}
	l := text.PostponeLine{Round: p.Name, Open: r.Phase == store.Opened && r.Starts.IsZero(), Joined: m.Joined,
		From: text.Due{At: m.From.In(c.Location()), Timed: true}, To: text.Due{At: m.To.In(c.Location()), Timed: true}}
	if !r.Starts.IsZero() && p.RollCall != "" && !m.Joined {
		l.Roll = rollCall(p, l.To.At, t.Tx.Now())
	}
	_, l.Holiday = t.Calendar.Holiday(calendar.DateOf(l.To.At))
	for _, s := range m.Kept {
		if s == "" {
			continue
		}
		kept, err := label.Subject(&t.Tx.ReadTx, c.ID, s)
		if err != nil {
			return l, err
		}
		l.Kept = append(l.Kept, kept)
	}
	return l, nil
}

// affected are the members whom the moves concern, by what: places in moves.
func affected(t *talk.Turn, c store.Committee, moves []move) (map[store.MemberID][]int, error) {
	people := map[store.MemberID][]int{}
	add := func(m store.MemberID, i int) {
		if m != 0 && !slices.Contains(people[m], i) {
			people[m] = append(people[m], i)
		}
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return nil, err
	}
	away, err := t.Tx.AbsentNow(c.ID)
	if err != nil {
		return nil, err
	}
	officers, err := t.Tx.Officers(c.ID, store.Chair, store.Deputy)
	if err != nil {
		return nil, err
	}
	for i, m := range moves {
		var p store.Plan
		if m.Task == 0 {
			var expected []store.Expected
			if p, expected, err = whoAnswers(t, c, m); err != nil {
				return nil, err
			}
			for _, e := range expected {
				add(e.Member, i)
			}
		}
		// What is due to the officers moves; of a plan's own questions only the chair hears, if he gets the answers.
		for _, o := range officers {
			if p.Kind != store.Asking || o.Role == store.Chair && slices.Contains(p.Result, store.ToChair) {
				add(o.ID, i)
			}
		}
		if m.Task == 0 {
			continue
		}
		task, err := t.Tx.Task(c.ID, m.Task)
		if err != nil {
			return nil, err
		}
		for _, p := range task.Parties {
			if p.In(t.Tx.Now()) {
				holder := p.Holder(members, t.Tx.Now())
				add(holder, i)
				add(store.StandIn(holder, away), i)
			}
		}
	}
	return people, nil
}

// whoAnswers is whom a round that moves would ask, or has asked, and its plan.
func whoAnswers(t *talk.Turn, c store.Committee, m move) (store.Plan, []store.Expected, error) {
	r, p, err := roundOf(t, c, m)
	if err != nil {
		return p, nil, err
	}
	expected, err := t.Tx.WhoAnswers(p, r)
	return p, expected, err
}

// roundOf is the round that moves, and its plan.
func roundOf(t *talk.Turn, c store.Committee, m move) (store.Round, store.Plan, error) {
	r, err := t.Tx.Round(c.ID, m.Round)
	if err != nil {
		return r, store.Plan{}, err
	}
	p, err := t.Tx.Plan(c.ID, r.Plan)
	return r, p, err
}

// tell tells each of the people once, all that concerns him in one message, and the group that rounds have moved. It gives
// back the names of those whom no message reaches.
func tell(t *talk.Turn, c store.Committee, people map[store.MemberID][]int, lines []text.PostponeLine, moves []move, reason string) (phone []string, err error) {
	decent := inTime(t, c, moves)
	about := store.About{Committee: c.ID, Flow: FlowName}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		mine, ok := people[m.ID]
		if !ok || m.Person == t.Person.ID {
			continue
		}
		reached, err := t.Tx.Reached(m)
		if err != nil {
			return nil, err
		}
		if !reached {
			phone = append(phone, m.Name)
			continue
		}
		p, err := t.Tx.Person(m.Person)
		if err != nil {
			return nil, err
		}
		said := text.Postponed{Reason: reason}
		for _, i := range mine {
			said.Moves = append(said.Moves, lines[i])
		}
		content, err := text.Say(p.Lang, said)
		if err != nil {
			return nil, err
		}
		job := store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Content: &content, About: about, NotBefore: decent}
		job.About.Person = p.ID
		if _, err := t.Tx.Enqueue(job); err != nil {
			return nil, err
		}
	}
	return phone, tellGroup(t, c, lines, moves, reason)
}

// inTime is when people are told: at a decent hour, but those who were to be woken for a clean-up no later than then.
func inTime(t *talk.Turn, c store.Committee, moves []move) time.Time {
	at := plan.Decent(t.Tx.Now(), c.Location())
	for _, m := range moves {
		if m.Round == 0 || m.Joined {
			continue
		}
		if dawn := m.From.Add(-store.DawnBefore); dawn.Before(at) && m.From.After(t.Tx.Now()) {
			at = dawn
		}
	}
	return at
}

func tellGroup(t *talk.Turn, c store.Committee, lines []text.PostponeLine, moves []move, reason string) error {
	g := c.Group
	said := text.PostponedInGroup{Reason: reason}
	for i, m := range moves {
		if m.Task != 0 {
			said.Tasks++
			continue
		}
		_, p, err := roundOf(t, c, m)
		if err != nil {
			return err
		}
		if p.Kind != store.Asking || slices.Contains(p.Result, store.ToGroup) {
			said.Moves = append(said.Moves, lines[i])
		}
	}
	if g.Chat == "" || g.Mute || len(said.Moves) == 0 {
		return nil
	}
	content, err := text.Say(c.Lang, said)
	if err != nil {
		return err
	}
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: g.Chat, Topic: g.Topic, Lane: store.Rest, Content: &content,
		About: store.About{Committee: c.ID, Flow: FlowName}, NotBefore: plan.Decent(t.Tx.Now(), c.Location())})
	return err
}

// list shows what falls into the next two weeks, and how to move it.
func list(t *talk.Turn, c store.Committee) error {
	now := t.Tx.Now().In(c.Location())
	f := finder{t: t, c: c, now: now}
	var err error
	if f.plans, err = plansOf(t, c); err != nil {
		return err
	}
	if err := f.rounds(now, now.AddDate(0, 0, ahead), false); err != nil {
		return err
	}
	open, err := t.Tx.OpenTasks(c.ID)
	if err != nil {
		return err
	}
	today := calendar.DateOf(now)
	for _, task := range open {
		if task.State == store.TaskOpen && task.Deadline.Day >= today.String() && task.Deadline.Day <= today.AddDays(ahead).String() {
			if err := f.add(task); err != nil {
				return err
			}
		}
	}
	lines, err := words(t, c, f.moves)
	// The buttons of older messages cannot be typed at a list that looks as if one could choose from it.
	return errors.Join(err, t.Tx.PutOffer(&store.Offer{Chat: t.Chat, At: t.Tx.Now()}), t.Answer(text.PostponeList{Moves: lines}))
}

// rollCall is when it is asked, the evening before a clean-up, who comes; zero when that evening is over.
func rollCall(p store.Plan, starts, now time.Time) time.Time {
	clock, err := time.Parse("15:04", p.RollCall)
	if err != nil {
		return time.Time{}
	}
	at := calendar.DateOf(starts).AddDays(-1).At(clock.Hour(), clock.Minute(), starts.Location())
	if !at.After(now) {
		return time.Time{}
	}
	return at
}
