package round_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// member finds somebody at the desk by what he is called.
func (d *desk) member(tx *store.ReadTx, name string) store.Member {
	d.t.Helper()
	all, err := tx.Members(d.c.ID)
	require.NoError(d.t, err)
	for _, m := range all {
		if m.Call == name {
			return m
		}
	}
	require.Fail(d.t, "nobody of that name", name)
	return store.Member{}
}

// gives has Lan give a task to a lead and perhaps supports; due is a day or "".
func (d *desk) gives(work, due, lead string, supports ...string) store.Task {
	d.t.Helper()
	var t store.Task
	d.tx(func(tx *store.Tx) error {
		t = store.Task{Committee: d.c.ID, Work: work, Said: lead + " " + work, GivenBy: d.member(&tx.ReadTx, "Lan").Person,
			Deadline: store.Deadline{Day: due, Op: "by", Version: 1}}
		if due == "" {
			t.Deadline = store.Deadline{}
		}
		t.Parties = append(t.Parties, store.Party{Name: lead, Member: d.member(&tx.ReadTx, lead).ID, Lead: true, From: tx.Now()})
		for _, s := range supports {
			t.Parties = append(t.Parties, store.Party{Name: s, Member: d.member(&tx.ReadTx, s).ID, From: tx.Now()})
		}
		return tx.PutTask(&t)
	})
	return t
}

// reminds asks somebody about tasks as the sweep does, and gives what he reads.
func (d *desk) reminds(who string, subjects ...store.Subject) string {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error {
		m := d.member(&tx.ReadTx, who)
		p, err := tx.Person(m.Person)
		if err != nil {
			return err
		}
		day := tx.Now().In(store.HoChiMinh).Format("2006-01-02")
		b, err := tx.Bundle(p.ID, day)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		b.Person, b.Day = p.ID, day
		for _, s := range subjects {
			b.Add(store.BundleItem{Committee: d.c.ID, Member: m.ID, Subject: s, Since: tx.Now()})
			if err := tx.PutLadder(&store.Ladder{Committee: d.c.ID, Task: s.Number(), At: tx.Now()}); err != nil {
				return err
			}
		}
		if err := tx.PutBundle(&b); err != nil {
			return err
		}
		_, err = tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: "bundle/" + day, NotBefore: plan.Decent(tx.Now(), store.HoChiMinh),
			Recipe: store.RecipeOf(store.RecipeBundle, store.BundleArg{Person: p.ID, Day: day}),
			About:  store.About{Committee: d.c.ID, Person: p.ID, Flow: "round"}})
		return err
	})
	said := map[string][]string{}
	d.read(said)
	if len(said[who]) == 0 {
		return ""
	}
	require.Len(d.t, said[who], 1)
	return said[who][0]
}

// task reads one.
func (d *desk) task(n int) store.Task {
	d.t.Helper()
	var t store.Task
	require.NoError(d.t, d.db.View(func(tx *store.ReadTx) error {
		var err error
		t, err = tx.Task(d.c.ID, n)
		return err
	}))
	return t
}

// writes is says, with all that others hear of it.
func (d *desk) writes(who, words string) map[string]string {
	d.t.Helper()
	return d.hears(talk.Message{Kind: talk.Text, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Text: words})
}

// forges has a client send a code.
func (d *desk) forges(who, code string) string {
	d.t.Helper()
	return d.hears(talk.Message{Kind: talk.Press, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Code: code, Message: "old", Callback: "1"})[who]
}

// code is that of a button by part of its label.
func code(t *testing.T, m shown, label string) string {
	t.Helper()
	for _, row := range m.content.Actions {
		for _, a := range row {
			if strings.Contains(a.Label, label) {
				return a.Code
			}
		}
	}
	require.Fail(t, "no such button", label)
	return ""
}
