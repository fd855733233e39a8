package telegram

import (
	"context"
	"sync"
	"time"

	tgbot "github.com/go-telegram/bot"
)

const (
	answerLimit = 5 * time.Second // a toast that comes later answers nothing
	answerSlots = 8
)

// answer is what a pressed button flashes.
type answer struct{ callback, toast string }

// answers are sent beside the loop: a toast is best effort and must not hold up the next person.
type answers struct {
	slots chan struct{}
	sent  sync.WaitGroup
}

func newAnswers() answers { return answers{slots: make(chan struct{}, answerSlots)} }

// answerNow stops the button's little clock, with a toast or without.
func (in *Intake) answerNow(ctx context.Context, a answer) {
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	_, err := in.p.lib.AnswerCallbackQuery(ctx, &tgbot.AnswerCallbackQueryParams{CallbackQueryID: a.callback, Text: cut(a.toast, maxToast)})
	if err != nil {
		in.counts.answersLost.Add(1)
	}
}

// answerLater does the same in a goroutine; with all of them busy the answer is dropped.
func (in *Intake) answerLater(ctx context.Context, a answer) {
	select {
	case in.answers.slots <- struct{}{}:
	default:
		in.counts.answersLost.Add(1)
		return
	}
	in.answers.sent.Go(func() {
		defer func() { <-in.answers.slots }()
		in.answerNow(context.WithoutCancel(ctx), a)
	})
}
