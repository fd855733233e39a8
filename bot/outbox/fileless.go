package outbox

import (
	"errors"
	"time"

	"giaoban/store"
)

// MaxUpload is the largest file that is sent, in bytes: Telegram takes 50 MB from a bot with what is around it, and a proxy
// that refuses more says so in a way that looks like a fault which passes.
const MaxUpload = 49 << 20

// fileless sends the words of a message whose file cannot be drawn or is not taken, in the place of both: the words always
// arrive, and say what is missing. It tells whether there are any, and this was the cause.
func (b *book) fileless(r landing, j store.Job) (bool, error) {
	f := r.attempt.out.Content.File
	if f == nil || j.Content == nil || j.Content.File == nil {
		return false, nil
	}
	without := *j.Content
	without.File = nil
	if b.o.opt.Fileless != nil {
		var said store.Content
		err := guard(func() (err error) {
			said, err = b.o.opt.Fileless(&b.ReadTx, j, errors.Is(r.err, ErrTooLarge))
			return err
		})
		switch {
		case err != nil:
			b.note(j, "nobody could word a missing file", describe(err))
		case said.File == nil:
			without = said
		}
	}
	if without.Empty() {
		return false, nil
	}
	t := troubleOf(store.TroubleFile, j, f.Recipe+": "+describe(r.err))
	if err := b.AddTrouble(t); err != nil {
		return false, err
	}
	b.tell(t, j)
	j.Content, j.Flying, j.Attempts, j.RetryAt = &without, false, 0, time.Time{}
	b.note(j, "file left out", t.Detail)
	return true, b.PutJob(&j)
}
