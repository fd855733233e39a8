package agenda

import (
	"cmp"
	"slices"
	"time"

	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// lists are what the member is told of rounds as an officer, as things stand: whom to phone when they open, and when they
// close who is silent and what came out. Several of one instant are one line.
func (h *horizon) lists() ([]text.UpcomingLine, error) {
	m, ok := h.member(h.m)
	if !ok || m.Person == 0 {
		return nil, nil
	}
	plans, err := h.tx.Plans(h.c.ID)
	if err != nil {
		return nil, err
	}
	var lines []text.UpcomingLine
	add := func(at time.Time, p store.Plan, r store.Round, what text.ListKind) {
		at = plan.Decent(at, h.loc).In(h.loc)
		if !at.After(h.tx.Now()) || !at.Before(h.until.AddDays(1).At(0, 0, h.loc)) {
			return
		}
		i := slices.IndexFunc(lines, func(l text.UpcomingLine) bool { return l.At.Equal(at) })
		if i < 0 {
			i, lines = len(lines), append(lines, text.UpcomingLine{At: at})
		}
		lines[i].Lists = append(lines[i].Lists, text.UpcomingList{Plan: p.Name, Kind: p.Kind, Roll: r.IsRollCall(), What: what})
	}
	for _, p := range plans {
		rounds, err := h.held(p)
		if err != nil {
			return nil, err
		}
		for _, r := range rounds {
			for _, l := range listsOf(p, r) {
				told, err := h.told(m, l.roles...)
				if err != nil {
					return nil, err
				}
				if !told {
					continue
				}
				if l.what != text.ListCalls {
					add(r.Closes, p, r, l.what)
				} else if phone, err := h.phoned(p, r); err != nil {
					return nil, err
				} else if phone {
					add(r.Opens, p, r, l.what)
				}
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b text.UpcomingLine) int { return a.At.Compare(b.At) })
	return lines, nil
}

// list is what is told of a round, to those who hold the first of the roles that anybody reachable holds.
type list struct {
	what  text.ListKind
	roles []store.Role
}

// listsOf are those of a round, as schedule and store.ShowOutcome tell them.
func listsOf(p store.Plan, r store.Round) []list {
	calls := list{text.ListCalls, []store.Role{store.Secretary, store.Deputy}}
	silent := list{text.ListSilent, []store.Role{store.Secretary, store.Deputy}}
	switch {
	case r.IsRollCall():
		return []list{calls, {text.ListComing, []store.Role{store.Secretary, store.Deputy, store.Chair}}}
	case p.Kind == store.CleanUp:
		return []list{calls, {text.ListOutcome, []store.Role{store.Secretary, store.Deputy}}, {text.ListOutcome, []store.Role{store.Chair}}}
	case p.Kind == store.Asking:
		all := []list{calls, {text.ListOutcome, []store.Role{store.Secretary, store.Deputy, store.Chair}}, silent}
		if slices.Contains(p.Result, store.ToChair) {
			all = append(all, list{text.ListOutcome, []store.Role{store.Chair}})
		}
		return all
	}
	return []list{calls, {text.ListOutcome, []store.Role{store.Chair, store.Deputy}}, silent}
}

// told tells whether a member is among those who are told what such officers are.
func (h *horizon) told(m store.Member, roles ...store.Role) (bool, error) {
	reached, err := h.tx.Reachable(h.c.ID, roles...)
	return slices.ContainsFunc(reached, func(p store.Person) bool { return p.ID == m.Person }), err
}

// phoned tells whether a round will ask somebody whom no message reaches.
func (h *horizon) phoned(p store.Plan, r store.Round) (bool, error) {
	expected, err := h.tx.WhoWillAnswer(p, r, r.Opens)
	if err != nil {
		return false, err
	}
	for _, e := range expected {
		x, ok := h.member(e.Member)
		reached, err := h.tx.Reached(x)
		if err != nil || ok && !e.Leave && !reached {
			return ok, err
		}
	}
	return false, nil
}

// held are the rounds of a plan that are open, and those that open until the horizon, with their roll calls.
func (h *horizon) held(p store.Plan) ([]store.Round, error) {
	recent, err := h.tx.RecentRounds(h.c.ID, 64)
	if err != nil {
		return nil, err
	}
	all := slices.DeleteFunc(recent, func(r store.Round) bool { return r.Plan != p.ID || r.Phase != store.Opened })
	if p.Upcoming != 0 && !p.Paused && !p.Ended {
		coming, err := h.coming(p)
		if err != nil {
			return nil, err
		}
		for _, r := range coming { // the one that is open stands among them
			if r.ID == 0 || !slices.ContainsFunc(all, func(o store.Round) bool { return o.ID == r.ID }) {
				all = append(all, r)
			}
		}
	}
	slices.SortFunc(all, func(a, b store.Round) int { return cmp.Or(a.Opens.Compare(b.Opens), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}
