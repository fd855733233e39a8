package extend

import (
	"giaoban/bot/talk"
	"giaoban/bot/talk/round"
	"giaoban/bot/text"
	"giaoban/store"
)

// helpPressed takes [Cần hỗ trợ]. The reason that was given already is what help is needed with.
func helpPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, false)
	m, err := find(t, c.committee, c.task)
	if err != nil {
		return err
	}
	if m.behalf {
		return talk.Refuse(text.NotYourTask{Task: subject(m.task()), Lead: leadName(m.line)})
	}
	if m.task().State != store.TaskOpen {
		return m.open()
	}
	a, err := remembered(t, m)
	if err != nil {
		return err
	}
	if a.Reason != "" {
		return askHelp(t, m, a.Reason)
	}
	open, err := t.Asked(FlowName, &asked{})
	if err != nil {
		return err
	}
	if err := t.Hold(FlowName, stepHelp, a); err != nil {
		return err
	}
	if open == "" {
		return t.AnswerAbout(text.HelpAsk{Task: subject(m.task())}, m.about()) // pressed under the chair's answer, which stays
	}
	return show(t, text.HelpAsk{Task: subject(m.task())}, m.about())
}

// askHelp records the words as a word on the task, by which the officers are told; of a late task they are the explanation
// too.
func askHelp(t *talk.Turn, m matter, words string) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if m.task().Late(m.c, t.Tx.Now()) && !m.task().ExplainedNow() {
		if err := m.keepExplanation(t, words); err != nil {
			return err
		}
	}
	return round.AskHelp(t, m.me, m.task().Subject(), words)
}
