package score

import (
	"errors"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/fold"
)

// officers refuses who may not set up scoring.
func (d desk) officers() error {
	if !d.officer {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SetScoring)})
	}
	return nil
}

// setTeam takes "đoàn Hùng, Lan", "đoàn thêm Minh", "đoàn bớt Lan". Whoever is new is told.
func setTeam(t *talk.Turn, d desk, args string) error {
	if err := d.officers(); err != nil {
		return err
	}
	all, err := t.Tx.MembersIn(d.c.ID)
	if err != nil {
		return err
	}
	if args == "" {
		return d.show(t)
	}
	team, names := []store.MemberID{}, args
	toks := fold.Tokens(args)
	verb := toks[0].Key
	if slices.Contains([]string{"them", "add", "bot", "bo", "remove"}, verb) && len(toks) > 1 {
		team, names = slices.Clone(d.team), behind(args, toks, 1)
	}
	for name := range strings.FieldsFuncSeq(names, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		m, err := talk.One(name, all)
		if err != nil {
			return err
		}
		switch {
		case verb == "bot" || verb == "bo" || verb == "remove":
			team = slices.DeleteFunc(team, func(id store.MemberID) bool { return id == m.ID })
		case !slices.Contains(team, m.ID):
			team = append(team, m.ID)
		}
	}
	added := d.form.SetTeam(team, t.Tx.Now())
	if err := t.Tx.PutScoreForm(&d.form); err != nil {
		return err
	}
	m := text.ScoreTeamSet{Form: len(d.items) > 0}
	for _, id := range team {
		i := slices.IndexFunc(all, func(x store.Member) bool { return x.ID == id })
		if i < 0 {
			continue // he has left
		}
		m.Names = append(m.Names, all[i].Name)
		reached, err := t.Tx.Reached(all[i])
		if err != nil {
			return err
		}
		if !reached {
			m.Calls = append(m.Calls, all[i].Name)
		} else if slices.Contains(added, id) && id != d.me.ID {
			m.Told = true
			if err := d.tell(t, all[i]); err != nil {
				return err
			}
		}
	}
	return t.AnswerAbout(m, d.about())
}

// tell tells a member that he inspects, not at night.
func (d desk) tell(t *talk.Turn, m store.Member) error {
	p, err := t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	c, err := text.Say(p.Lang, text.ScoreNamed{By: d.me.Call, Items: formItems(d.items)})
	if err != nil {
		return err
	}
	about := d.about()
	about.Person = p.ID
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Content: &c, About: about,
		NotBefore: plan.Decent(t.Tx.Now(), d.c.Location())})
	return err
}

// setTerm takes "đợt tháng 12".
func setTerm(t *talk.Turn, d desk, args string) error {
	if err := d.officers(); err != nil {
		return err
	}
	now := t.Tx.Now().In(d.c.Location())
	first, last, ok := readTerm(args, now)
	if !ok {
		return talk.Refuse(text.ScoreTermBad{Said: args})
	}
	d.form.First, d.form.Last = first.String(), last.String()
	if err := t.Tx.PutScoreForm(&d.form); err != nil {
		return err
	}
	return t.AnswerAbout(text.ScoreTermSet{Period: sign.Period(d.c, d.form.First, d.form.Last), Ahead: first.After(calendar.DateOf(now))}, d.about())
}

// setUnits takes "đơn vị: Trạm Y tế; Trường Hoa Mai".
func setUnits(t *talk.Turn, d desk, args string) error {
	if err := d.officers(); err != nil {
		return err
	}
	if args == "" {
		return d.show(t)
	}
	var names []string
	if !slices.Contains([]string{"khong", "khong co", "none"}, fold.Key(args)) {
		var bad string
		if names, bad = readUnits(args); bad != "" {
			return talk.Refuse(text.ScoreUnitsBad{Said: bad})
		}
	}
	d.form.SetUnits(names, t.Tx.Now())
	if err := t.Tx.PutScoreForm(&d.form); err != nil {
		return err
	}
	m := text.ScoreUnitsSet{}
	for _, u := range d.form.UnitsAt(t.Tx.Now()) {
		m.Units = append(m.Units, Atlas{units: []store.ScoreUnit{u}}.Name(store.Inspected{Unit: u.Number}))
	}
	return t.AnswerAbout(m, d.about())
}

// behalf takes "hộ Tư kp5 8 9 4": the paper form of an inspector who cannot type it.
func behalf(t *talk.Turn, d desk, args string) error {
	if !talk.May(d.me.Role, talk.RecordOnBehalf) {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.RecordOnBehalf)})
	}
	toks := fold.Tokens(args)
	for i := range toks {
		if _, _, ok := d.atlas.At(toks, i); !ok || i == 0 {
			continue
		}
		all, err := t.Tx.MembersIn(d.c.ID)
		if err != nil {
			return err
		}
		team := slices.DeleteFunc(slices.Clone(all), func(m store.Member) bool { return !slices.Contains(d.team, m.ID) })
		name := strings.Trim(args[:toks[i].Start], " ,:")
		m, err := talk.One(name, team)
		var no talk.Refusal
		if errors.As(err, &no) && len(team) < len(all) {
			if m, err = talk.One(name, all); err == nil && !slices.Contains(d.team, m.ID) {
				return talk.Refuse(text.ScoreTeamSet{Names: namesOf(team), Form: true})
			}
		}
		if err != nil {
			return err
		}
		rest := args[toks[i].Start:]
		return d.score(t, m, rest, fold.Tokens(rest))
	}
	return talk.Refuse(text.ScoreNoUnit{Said: args, Units: d.names()})
}

func namesOf(all []store.Member) (names []string) {
	for _, m := range all {
		names = append(names, m.Name)
	}
	return names
}
