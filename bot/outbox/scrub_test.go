package outbox

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestErrorsAreDescribedInNobodysWords(t *testing.T) {
	const secret = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("%w: sendMessage: 403 Forbidden: bot was blocked by the user", ErrUnreachable),
			"chat cannot be reached: sendMessage: 403 Forbidden: bot was blocked by the user"},
		{errors.New(`can't parse entities: tag "con rac hem 45" at 7`), "can't parse entities: tag … at 7"},
		{errors.New("no member named “Hùng”"), "no member named …"},
		{errors.New("post https://api.telegram.org/bot" + secret + "/sendMessage: EOF"), "post … EOF"},
		{errors.New("bad token " + secret), "bad token …"},
		{errors.New("502 <html><body>Xin chào</body>"), "502"},
		{errors.New("one\ntwo"), "one"},
		{&url.Error{Op: "Post", URL: "https://x/" + secret, Err: context.DeadlineExceeded}, "timeout"},
		{os.ErrDeadlineExceeded, "timeout"},
		{context.Canceled, "stopped"},
		{&panicError{with: "lời"}, "panic (string)"},
		{errors.New("bad \xff byte"), "bad  byte"},
		{errors.New(strings.Repeat("ă", 200)), strings.Repeat("ă", 160) + "…"},
	} {
		assert.Equal(t, c.want, describe(c.err))
		assert.NotContains(t, describe(c.err), "AAHdqTcv")
	}
}

func TestLogsHaveIdsAndNoWords(t *testing.T) {
	const text = "vướng kinh phí của đồng chí Hùng"
	for _, err := range []error{ErrRefused, ErrUnreachable, ErrToken, ErrNoTopic, ErrGone, SlowDown{}, MovedError{To: "tg/2"}, errors.New("502")} {
		b := newBench(t)
		b.world.refuse(fmt.Errorf("%w: \"%s\"", err, text))
		j := send("tg/1", text)
		j.Topic, j.Target, j.Kind = "3", "m1", store.Edit
		b.put(j)
		b.drain()
		log := strings.TrimSpace(b.log.String())
		assert.NotContains(t, log, "vướng")
		assert.NotContains(t, log, "Hùng")
		assert.Equal(t, 1, len(strings.Split(log, "\n")), "one line for a failure")
		assert.Contains(t, log, `"job":1`)
		assert.Contains(t, log, `"chat":"tg/1"`)
	}
}
