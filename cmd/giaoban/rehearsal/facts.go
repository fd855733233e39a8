package rehearsal

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"

	"giaoban/store"
)

// tally counts how often a thing is there.
type tally map[string]int

// less is what is in t and not in o, as often as it is too few there.
func (t tally) less(o tally) []string {
	var out []string
	for _, what := range slices.Sorted(maps.Keys(t)) {
		for range t[what] - o[what] {
			out = append(out, what)
		}
	}
	return out
}

// outcome is what a play leaves behind.
type outcome struct {
	// words are what people said, as facts; state is everything else that was decided.
	words, state tally
	// said are the words alone, each time they were noted.
	said tally
	// arrived are the messages that came to people, as they first read; last what they read in the end.
	arrived, last tally
	waiting       int
}

// outcome sums a play up. Ids, and the instants at which something reached us, are not in it.
func (s *Stage) outcome() (outcome, error) {
	o := outcome{words: tally{}, said: tally{}, state: tally{}, arrived: tally{}, last: tally{}}
	type where struct {
		chat string
		id   int
	}
	now := map[where]string{}
	for _, e := range s.entries {
		if e.Kind != BotSays {
			continue
		}
		line := e.line()
		if !e.Edited {
			o.arrived[line]++
		}
		now[where{e.Chat, e.ID}] = line
	}
	for _, line := range now {
		o.last[line]++
	}
	err := s.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Committees()
		if err != nil {
			return err
		}
		for _, c := range all {
			o.state.add("committee", c)
			if err := o.committee(tx, c.ID); err != nil {
				return err
			}
		}
		for _, err := range tx.Jobs() {
			if err != nil {
				return err
			}
			o.waiting++
		}
		return nil
	})
	if err != nil {
		return o, fmt.Errorf("sum up play: %w", err)
	}
	return o, nil
}

func (o *outcome) committee(tx *store.ReadTx, c store.CommitteeID) error {
	members, err := tx.Members(c)
	if err != nil {
		return err
	}
	for _, m := range members {
		o.state.add("member", m)
		if p, err := tx.Person(m.Person); err == nil {
			p.Created, p.Consent.At, p.Unreachable = time.Time{}, time.Time{}, p.Unreachable.Truncate(time.Hour)
			o.state.add("person", p)
		}
	}
	criteria, err := tx.Criteria(c)
	if err != nil {
		return err
	}
	for _, k := range criteria {
		o.state.add("criterion", k)
	}
	rounds, err := tx.Rounds(c)
	if err != nil {
		return err
	}
	for _, r := range rounds {
		o.state.add("round", r)
		replies, err := tx.Replies(c, r.ID)
		if err != nil {
			return err
		}
		day := r.Nominal.In(store.HoChiMinh).Format("2/1")
		for _, said := range replies {
			o.words.add("reply of "+day, bare(said))
			o.said.add("reply of "+day, bare(said))
		}
		for _, said := range store.InForce(replies) {
			o.words.add("in force "+day, bare(said))
		}
	}
	if err := o.papers(tx, c); err != nil {
		return err
	}
	return o.tasks(tx, c)
}

// tasks adds what was given to whom until when, what was asked and decided about it, and who is on leave.
func (o *outcome) tasks(tx *store.ReadTx, c store.CommitteeID) error {
	all, err := tx.Tasks(c)
	if err != nil {
		return err
	}
	for _, t := range all {
		asked, err := tx.Extensions(c, t.Number)
		if err != nil {
			return err
		}
		for _, e := range asked {
			e.ID, e.At, e.Decided.At = 0, time.Time{}, time.Time{}
			o.state.add("extension", e)
		}
		t.Given, t.Accepted, t.Explained.At, t.Pending = time.Time{}, t.Accepted.Truncate(time.Hour), t.Explained.At.Truncate(time.Hour), min(t.Pending, 1)
		t.Confirmed.At, t.SentBack.At, t.Dropped.At = time.Time{}, time.Time{}, time.Time{}
		for i := range t.Parties {
			t.Parties[i].From, t.Parties[i].To = t.Parties[i].From.Truncate(time.Hour), t.Parties[i].To.Truncate(time.Hour)
		}
		o.state.add("task", t)
	}
	leave, err := tx.Absences(c)
	if err != nil {
		return err
	}
	for _, a := range leave {
		a.ID, a.At, a.Cancelled = 0, time.Time{}, a.Cancelled.Truncate(time.Hour)
		o.state.add("absence", a)
	}
	return nil
}

// bare takes out of a reply what another order of commits, or one message more in a chat, may change.
func bare(r store.Reply) store.Reply {
	r.ID, r.Seq, r.Received, r.Replaces, r.Withdraws, r.Source = 0, 0, time.Time{}, min(r.Replaces, 1), min(r.Withdraws, 1), ""
	return r
}

func (t tally) add(kind string, v any) {
	raw, err := json.Marshal(v)
	if err != nil {
		raw = fmt.Appendf(nil, "%+v", v)
	}
	t[kind+" "+string(raw)]++
}

// anyCode is a code of chance: a machine that died after drawing one draws another.
var anyCode = regexp.MustCompile(`\b[2-9A-HJ-NP-TW-Z]{8}\b`)

func settleCodes(s string) string { return anyCode.ReplaceAllString(s, "CODE") }
