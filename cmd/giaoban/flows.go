package main

import (
	"errors"
	"strings"
	"time"

	"giaoban/bot"
	"giaoban/bot/outbox"
	"giaoban/bot/talk"
	"giaoban/bot/talk/agenda"
	"giaoban/bot/talk/award"
	"giaoban/bot/talk/cleanup"
	"giaoban/bot/talk/detail"
	"giaoban/bot/talk/directive"
	"giaoban/bot/talk/evidence"
	"giaoban/bot/talk/export"
	"giaoban/bot/talk/extend"
	"giaoban/bot/talk/group"
	"giaoban/bot/talk/handover"
	"giaoban/bot/talk/health"
	"giaoban/bot/talk/help"
	"giaoban/bot/talk/importing"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/leave"
	"giaoban/bot/talk/missing"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/postpone"
	"giaoban/bot/talk/roster"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/rules"
	"giaoban/bot/talk/score"
	"giaoban/bot/talk/sign"
	"giaoban/bot/talk/task"
	"giaoban/bot/telegram"
	"giaoban/bot/text"
	"giaoban/store"
)

// flows are what people come for, in the order in which they see a sentence (answers before codes: "tc12 xong" has eight letters too) and in which
// menus name them.
func (m *machine) flows() []talk.Flow {
	menus := talk.Menus{
		Private: func(places []store.Member) []string { return m.bot.Menu(places) },
		Group:   func() []string { return m.bot.GroupMenu() },
	}
	return []talk.Flow{
		extend.Flow(),         // "V12 gia hạn thứ 6" and an officer's yes to it are no reports
		importing.Files(),     // a list in a workbook is no evidence
		sign.Flow(),           // "mục II.2: …", the chair's "duyệt" below a report: no reports of work
		directive.Flow(),      // "tc3 chỉ đạo: …" is no report either
		task.Flow(m.Calendar), // a task's code alone, an officer's yes to it: nobody's answer
		missing.Flow(),        // an officer's "nhắc 2" is no answer to item 2
		score.Flow(),          // the changed message of an inspector is no report
		award.Flow(),          // "đề xuất kp5" is none either
		detail.Flow(),         // an officer's "tc3" alone asks how it stands
		round.Flow(),
		cleanup.Flow(),
		agenda.Flow(m.Calendar),
		evidence.Flow(),
		export.Flow(),
		join.Flow(menus, m.prepare),
		roster.Flow(menus),
		importing.Flow(menus),
		leave.Flow(),
		handover.Flow(),
		postpone.Flow(),
		plans.Flow(),
		group.Flow(menus),
		rules.Flow(),
		m.health.Flow(),
		help.Flow(menus, func(t *talk.Turn, d store.Dialog) (text.Message, error) { return m.bot.Leave(t, d) }),
	}
}

// prepare gives a new committee the zone that is configured here, and its usual plans.
func (m *machine) prepare(tx *store.Tx, c store.Committee) error {
	if m.Zone != nil && m.Zone.String() != c.Zone {
		c.Zone = m.Zone.String()
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
	}
	return plans.Default(tx, c, m.Calendar)
}

// handle is bot.Handle for a person whose app does not say that it speaks a language of ours: he is first spoken to in
// the configured one.
func (m *machine) handle(msg talk.Message) (bot.Outcome, error) {
	if m.Lang != "" && !strings.HasPrefix(msg.Language, "vi") && !strings.HasPrefix(msg.Language, "en") {
		msg.Language = string(m.Lang)
	}
	return m.bot.Handle(msg)
}

// ownHealth is what /trangthai asks the machine itself.
func (m *machine) ownHealth() health.Health {
	return health.Health{
		Operator: m.Operator, Lang: m.Lang, Zone: m.Zone, NoBackups: m.Nightly == nil,
		Contested: func() bool { return errors.Is(m.intake.Healthy(), telegram.ErrConflict) },
		Held: func() (time.Time, string) {
			s := m.outbox.Stats()
			return s.Frozen, s.Why
		},
	}
}

// ailment names why nothing is taken in; "" when all is well.
func ailment(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, outbox.ErrToken):
		return "token"
	case errors.Is(err, telegram.ErrConflict):
		return "conflict"
	case errors.Is(err, store.ErrFault):
		return "store"
	}
	return "network"
}
