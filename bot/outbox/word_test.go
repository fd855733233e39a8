package outbox

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func recipe(chat, kind string) store.Job {
	return store.Job{Kind: store.Send, Chat: chat, Lane: store.Rest, Recipe: store.Recipe{Kind: kind}}
}

// worded is a bench whose recipes are worded by f.
func worded(t *testing.T, f func(*store.ReadTx, store.Job) (store.Content, error)) *bench {
	return newBench(t, func(b *bench) { b.opt.Word = f })
}

func TestARecipeIsWordedWhenItsTurnComes(t *testing.T) {
	open := 2
	b := worded(t, func(tx *store.ReadTx, _ store.Job) (store.Content, error) {
		if open == 0 {
			return store.Content{}, fmt.Errorf("bundle: %w", errNothing)
		}
		return *words(fmt.Sprintf("còn %d, %s", open, tx.Now().Format("15:04"))), nil
	})
	// Scene 3: asked at night, answered before the morning.
	night := recipe("tg/1", "bundle")
	night.NotBefore = b.clock.Add(9 * time.Hour)
	other := night
	other.Chat = "tg/2"
	other.NotBefore = b.clock.Add(8 * time.Hour)
	b.put(night, other)
	b.drain()
	open = 1
	b.turn(8 * time.Hour)
	assert.Equal(t, []string{"send tg/2 còn 1, 15:00"}, b.world.said())
	open = 0
	b.turn(time.Hour)
	assert.Len(t, b.world.said(), 1, "nothing to say any more, nothing sent")
	assert.Empty(t, b.jobs())
	assert.Empty(t, b.troubles())
}

func TestARetrySaysTheSameUnlessThereIsNothingToSay(t *testing.T) {
	said := "80%"
	b := worded(t, func(*store.ReadTx, store.Job) (store.Content, error) {
		if said == "" {
			return store.Content{}, errNothing
		}
		return *words(said), nil
	})
	b.world.refuse(errors.New("timeout"), errors.New("timeout"))
	b.put(recipe("tg/1", "a"), recipe("tg/2", "b"))
	b.drain()
	said = "90%"
	b.put(recipe("tg/3", "c"))
	b.clock = b.clock.Add(time.Second)
	b.update(func(tx *store.Tx) error { // tg/2 waits a little longer
		j, err := tx.Job(2)
		if err != nil {
			return err
		}
		j.RetryAt = b.clock.Add(time.Second)
		return tx.PutJob(&j)
	})
	b.drain()
	said = ""
	b.finish(3)
	assert.Equal(t, []string{"send tg/1 80%", "send tg/3 90%"}, b.world.said())
	assert.Empty(t, b.troubles())
}

func TestALongRecipeOnceBegunIsFinished(t *testing.T) {
	answered := false
	b := worded(t, func(*store.ReadTx, store.Job) (store.Content, error) {
		if answered {
			return store.Content{}, errNothing
		}
		return *words("phần một\n\nphần hai"), nil
	})
	b.world.limit = 12
	b.world.answer = func(context.Context, delivery) error { answered = true; return nil }
	b.put(recipe("tg/1", "bundle"))
	b.drain()
	assert.Equal(t, []string{"send tg/1 phần một", "send tg/1 phần hai"}, b.world.said())
}

func TestADefectInOneRecipeDoesNotStopTheOthers(t *testing.T) {
	b := worded(t, func(_ *store.ReadTx, j store.Job) (store.Content, error) {
		switch j.Recipe.Kind {
		case "panic":
			panic("lời của ai đó")
		case "error":
			return store.Content{}, errors.New("template “lời của ai đó”")
		case "empty":
			return store.Content{}, nil
		case "blank":
			return *words(" \n\u200b\n"), nil
		}
		return *words(j.Recipe.Kind), nil
	})
	b.put(recipe("tg/1", "panic"), recipe("tg/1", "error"), recipe("tg/1", "empty"), recipe("tg/1", "blank"), recipe("tg/1", "fine"),
		store.Job{Kind: "dance", Chat: "tg/1"}, store.Job{Kind: store.Send, Chat: "tg/1"},
		store.Job{Kind: store.Menu, Chat: "tg/1", Recipe: store.Recipe{Arg: []byte(`{"commands":7}`)}},
		store.Job{Kind: store.Fetch, Chat: "tg/1", Recipe: store.Recipe{Arg: []byte(`{}`)}})
	b.drain()
	assert.Equal(t, []string{"send tg/1 fine"}, b.world.said())
	assert.Empty(t, b.jobs())
	assert.Len(t, b.told, 8)
	for _, trouble := range b.told {
		assert.Equal(t, store.TroubleRender, trouble.Kind)
		assert.NotContains(t, trouble.Detail, "lời của ai đó")
	}
	assert.NotContains(t, b.log.String(), "lời của ai đó")
}

func withFile(j store.Job, arg string) store.Job {
	c := store.Content{File: &store.File{Kind: store.Picture, Name: "qr.png", Recipe: "qr", Arg: arg}}
	if j.Content != nil {
		c.Runs, c.Actions = j.Content.Runs, j.Content.Actions
	}
	j.Content = &c
	return j
}

func TestAFileIsDrawnOutsideAnyTransaction(t *testing.T) {
	b := newBench(t, func(b *bench) {
		b.opt.Render = func(_ context.Context, f store.File) ([]byte, error) {
			b.update(func(*store.Tx) error { return nil }) // would wait for ever inside one
			return []byte("PNG " + f.Arg), nil
		}
	})
	b.put(withFile(send("tg/1", "mời"), "abc"))
	b.drain()
	require.Len(t, b.world.all(), 1)
	assert.Equal(t, "PNG abc", b.world.all()[0].file)
	assert.Equal(t, "mời", b.world.all()[0].text())
}

func TestAFileThatCannotBeDrawn(t *testing.T) {
	for name, c := range map[string]struct {
		draw  func(context.Context, store.File) ([]byte, error)
		tries int
	}{
		"panic": {func(context.Context, store.File) ([]byte, error) { panic("font") }, 1},
		"error": {func(context.Context, store.File) ([]byte, error) { return nil, errors.New("disk") }, 3},
		"empty": {func(context.Context, store.File) ([]byte, error) { return nil, nil }, 3},
	} {
		t.Run(name, func(t *testing.T) {
			tries := 0
			b := newBench(t, func(b *bench) {
				b.opt.Render = func(ctx context.Context, f store.File) ([]byte, error) {
					tries++
					return c.draw(ctx, f)
				}
			})
			b.put(withFile(send("tg/1", "mời"), ""), send("tg/2", "y"))
			b.finish(5)
			assert.ElementsMatch(t, []string{"send tg/2 y", "send tg/1 mời"}, b.world.said(), "the words arrive")
			assert.Equal(t, []string{store.TroubleFile}, b.troubles())
			assert.Equal(t, c.tries, tries)
		})
	}
}

func TestALongTextUnderAFileGoesAfterIt(t *testing.T) {
	b := newBench(t)
	j := withFile(send("tg/1", strings.Repeat("chữ ", 300)), "x")
	j.Content.Actions = [][]store.Action{{{Label: "Xong", Code: "r:1"}}}
	b.put(j)
	b.drain()
	calls := b.world.all()
	require.Len(t, calls, 2)
	assert.Equal(t, "qr:x", calls[0].file)
	assert.Empty(t, calls[0].text())
	assert.Empty(t, calls[0].content.Actions)
	assert.Empty(t, calls[1].file)
	assert.Equal(t, strings.Repeat("chữ ", 300), calls[1].text())
	assert.NotEmpty(t, calls[1].content.Actions)
}

func TestALongTextRemembersTheLastPartSent(t *testing.T) {
	b := newBench(t, func(b *bench) { b.world.limit = 12 })
	j := send("tg/1", "phần một\n\nphần hai\n\nphần ba")
	j.ReplyTo, j.About.Round = "m9", 5
	j.Content.Actions = [][]store.Action{{{Label: "Xong", Code: "r:1"}}}
	b.put(j)
	b.world.refuse(nil, errors.New("502"))
	b.drain()
	b.crash()
	b.finish(3)
	assert.Equal(t, []string{"send tg/1 phần một", "send tg/1 phần hai", "send tg/1 phần ba"}, b.world.said())
	calls := b.world.all()
	assert.Equal(t, []string{"m9", "", "", ""}, []string{calls[0].replyTo, calls[1].replyTo, calls[2].replyTo, calls[3].replyTo})
	assert.Empty(t, calls[2].content.Actions)
	assert.NotEmpty(t, calls[3].content.Actions, "buttons stand under the end")
	b.view(func(tx *store.ReadTx) error {
		for _, m := range []string{calls[0].message, calls[2].message, calls[3].message} {
			_, ok, err := tx.Sent("tg/1", m)
			require.NoError(t, err)
			assert.True(t, ok, "an answer to any part is understood")
		}
		return nil
	})
}
