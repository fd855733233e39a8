// Package extend is more time for a task (xin gia hạn), the explanation of a late one (giải trình), and what chair
// and deputy decide.
//
// It promises that a request reaches somebody who may decide it, and that its answer comes back once, with the day and the
// weekday; that a day which is no extension (past, not later than the deadline, 31/2) is never sent, and a guessed one not
// without a yes; that of two officers who decide at once the second is told what the first did; and that an explanation
// counts from the moment it is said, whether or not a new day follows.
package extend

import (
	"errors"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "extend"

// What a button's code begins with.
const (
	pressAsk     = "gh" // committee:task
	pressExplain = "ge" // committee:task
	pressDay     = "gn" // committee:task:day, or "skip"
	pressReason  = "gy" // committee:task:day:reason
	pressWhy     = "gl" // committee:task:reason
	pressBack    = "gw" // committee:task:extension
	pressDecide  = "gx" // committee:task:extension:ok|no|other|back|day
	pressNoWord  = "gz" // committee:task:extension
	pressHelp    = "gc" // committee:task
)

// Flow makes the flow. It is to see a sentence before the flow that takes reports: "V12 gia hạn thứ 6" is none.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: "giahan", Aliases: []string{"extend"}, Bare: []string{"gia han", "xin gia han"}, Right: talk.Belong, Do: command},
		},
		Press: map[string]func(*talk.Turn, string) error{
			pressAsk: askPressed, pressExplain: explainPressed, pressDay: dayPressed, pressReason: reasonPressed, pressWhy: whyPressed,
			pressBack: backPressed, pressDecide: decidePressed, pressNoWord: noWordPressed, pressHelp: helpPressed,
		},
		Step:     step,
		Leave:    leave,
		Sentence: sentence,
		Word:     map[string]func(*store.ReadTx, store.Job) (store.Content, error){store.RecipeDecide: wordDecide},
	}
}

// coded is what a button's code says. Codes come from clients: what is no number is 0, which no record has.
type coded struct {
	committee store.CommitteeID
	task      int
	extension store.ExtensionID
	rest      string
}

func readCode(arg string, withExtension bool) coded {
	n := 2
	if withExtension {
		n = 3
	}
	parts := strings.SplitN(arg, ":", n+1)
	number := func(i int) uint64 {
		if i >= len(parts) {
			return 0
		}
		v, err := strconv.ParseUint(parts[i], 10, 31)
		if err != nil {
			return 0
		}
		return v
	}
	c := coded{committee: store.CommitteeID(number(0)), task: int(number(1))}
	if withExtension {
		c.extension = store.ExtensionID(number(2))
	}
	if len(parts) > n {
		c.rest = parts[n]
	}
	return c
}

// show puts a message in the place of the one whose button was pressed when that is ours; elsewhere it is a new one, so
// that a report or a bundle with a button of ours stays.
func show(t *talk.Turn, m text.Message, about store.About) error {
	about.Flow = FlowName
	if t.Kind == talk.Press {
		s, ok, err := t.Tx.Sent(t.Chat, t.Message.Message)
		if err != nil {
			return err
		}
		if ok && s.About.Flow == FlowName {
			return t.Rewrite(m, about)
		}
	}
	return t.AnswerAbout(m, about)
}

// place is the person's place in the committee that a button names. Errors: talk.Refusal.
func place(t *talk.Turn, c store.CommitteeID) (store.Member, store.Committee, error) {
	p, ok := t.In(c)
	if !ok {
		return store.Member{}, store.Committee{}, talk.Refuse(text.StaleButton{})
	}
	committee, err := t.Tx.Committee(c)
	return p, committee, err
}

func found(err error) (bool, error) {
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
