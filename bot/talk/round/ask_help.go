package round

import (
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/store"
)

// AskHelp records, as a member's word on a task, that it is stuck and needs help, in his words; the officers are told. It is
// for the flow that asks why a task is late.
func AskHelp(t *talk.Turn, m store.Member, task store.Subject, words string) error {
	return stuckFor(t, m, task, reply.Said{Text: words, NeedsHelp: true})
}
