package outbox

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func fetch(chat, file string) store.Job {
	return store.Job{Kind: store.Fetch, Chat: chat, Lane: store.Rest, Recipe: store.RecipeOf(store.RecipeFetch, store.FetchArg{File: file})}
}

// keeping is a bench that takes files in, remembers how large they were, and writes their size into the file as a person's language.
func keeping(t *testing.T) (b *bench, kept map[string]int) {
	kept = map[string]int{}
	b = newBench(t, func(b *bench) {
		b.opt.Keep = func(_ context.Context, j store.Job, r io.Reader) (func(*store.Tx) error, error) {
			size, err := io.Copy(io.Discard, r)
			if err != nil {
				return nil, err
			}
			return func(tx *store.Tx) error {
				kept[string(j.Recipe.Arg)] = int(size)
				return tx.PutPerson(&store.Person{Lang: store.Lang(j.Kind)})
			}, nil
		}
	})
	return b, kept
}

func TestAFileIsKeptAndWrittenDownInTheCommitThatEndsItsJob(t *testing.T) {
	b, kept := keeping(t)
	b.world.files["f1"] = "JPEG"
	j := fetch("tg/1", "f1")
	b.put(j)
	b.drain()
	assert.Equal(t, 4, kept[string(j.Recipe.Arg)])
	assert.Empty(t, b.jobs())
	assert.Equal(t, store.Lang(store.Fetch), b.person(1).Lang)
}

func TestTheLargestFileIsKeptAndOneByteMoreIsNot(t *testing.T) {
	b, kept := keeping(t)
	b.world.files["fits"] = strings.Repeat("x", MaxFile)
	b.world.files["not"] = strings.Repeat("x", MaxFile+1)
	fits := fetch("tg/1", "fits")
	b.put(fits, fetch("tg/1", "not"))
	b.drain()
	assert.Equal(t, map[string]int{string(fits.Recipe.Arg): MaxFile}, kept)
	assert.Equal(t, []string{store.TroubleRefused}, b.troubles())
	require.Len(t, b.told, 1)
	assert.Contains(t, b.told[0].Detail, ErrTooLarge.Error())
}

func TestATooLargeFileStaysTooLarge(t *testing.T) {
	r := &bounded{r: strings.NewReader("abcdef"), left: 3}
	raw, err := io.ReadAll(r)
	assert.Equal(t, "abc", string(raw))
	assert.ErrorIs(t, err, ErrTooLarge)
	n, err := r.Read(make([]byte, 10))
	assert.ErrorIs(t, err, ErrTooLarge)
	assert.Zero(t, n)
}

func TestAFileThatCannotBeHad(t *testing.T) {
	for _, c := range []struct {
		name  string
		err   error
		gives bool
	}{
		{"expired", ErrGone, true}, {"refused", ErrRefused, true}, {"chat closed", ErrUnreachable, true}, {"for now", errors.New("502"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, kept := keeping(t)
			b.world.refuse(c.err)
			b.put(fetch("tg/1", "f"))
			b.drain()
			assert.Equal(t, c.gives, len(b.jobs()) == 0)
			assert.Equal(t, c.gives, len(b.told) == 1)
			if c.gives {
				assert.Equal(t, store.TroubleRefused, b.told[0].Kind, "of the file, whoever can be reached")
			}
			b.finish(3)
			assert.Equal(t, !c.gives, len(kept) == 1)
		})
	}
}

func TestALargePhotoDoesNotKeepAnAnswerWaiting(t *testing.T) {
	b, _ := keeping(t)
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.what == "fetch" {
			return SlowDown{For: time.Minute}
		}
		return nil
	}
	b.put(fetch("tg/1", "f"), send("tg/1", "x"))
	b.drain()
	assert.Equal(t, []string{"send tg/1 x"}, b.world.said())
}

func TestKeepingMayFailOnADiskThatIsFull(t *testing.T) {
	full := true
	b := newBench(t, func(b *bench) {
		b.opt.Keep = func(context.Context, store.Job, io.Reader) (func(*store.Tx) error, error) {
			if full {
				return nil, errors.New("no space left on device")
			}
			return nil, nil
		}
	})
	b.put(fetch("tg/1", "f"))
	b.drain()
	assert.Len(t, b.jobs(), 1)
	full = false
	b.finish(2)
	assert.Empty(t, b.jobs())
	assert.Empty(t, b.troubles())
}
