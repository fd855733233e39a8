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

// TestTheWordsArriveWithoutTheFile: whatever becomes of a file, what stands under it is sent, and says that it is missing.
func TestTheWordsArriveWithoutTheFile(t *testing.T) {
	broken := func(context.Context, store.File) ([]byte, error) { panic("glyph") }
	large := func(context.Context, store.File) ([]byte, error) { return make([]byte, MaxUpload+1), nil }
	taken := func(context.Context, store.File) ([]byte, error) { return []byte("PNG"), nil }
	notTaken := func(_ context.Context, d delivery) error {
		if d.file != "" {
			return fmt.Errorf("%w: sendDocument: 413 Request Entity Too Large", ErrRefused)
		}
		return nil
	}
	for name, c := range map[string]struct {
		draw   func(context.Context, store.File) ([]byte, error)
		answer func(context.Context, delivery) error
		word   func(*store.ReadTx, store.Job, bool) (store.Content, error)
		want   string
	}{
		"panic":             {broken, nil, withoutIt, "mời (thiếu tệp qr)"},
		"too large":         {large, nil, withoutIt, "mời (thiếu tệp qr, quá lớn)"},
		"not taken":         {taken, notTaken, withoutIt, "mời (thiếu tệp qr)"},
		"nobody words it":   {broken, nil, nil, "mời"},
		"words that fail":   {broken, nil, func(*store.ReadTx, store.Job, bool) (store.Content, error) { panic("template") }, "mời"},
		"words with a file": {broken, nil, func(_ *store.ReadTx, j store.Job, _ bool) (store.Content, error) { return *j.Content, nil }, "mời"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, func(b *bench) { b.opt.Render, b.opt.Fileless = c.draw, c.word })
			b.world.answer = c.answer
			j := withFile(send("tg/1", "mời"), "x")
			j.About.Committee = 4
			b.put(j, send("tg/1", "sau"))
			b.finish(5)
			assert.Equal(t, []string{"send tg/1 " + c.want, "send tg/1 sau"}, b.world.said(), "once, and in its place")
			assert.Empty(t, b.jobs())
			require.Len(t, b.told, 1)
			assert.Equal(t, store.TroubleFile, b.told[0].Kind)
			assert.Equal(t, store.CommitteeID(4), b.told[0].Committee)
			assert.Equal(t, []string{store.TroubleFile}, b.troubles())
		})
	}
}

func withoutIt(_ *store.ReadTx, j store.Job, tooLarge bool) (store.Content, error) {
	note := " (thiếu tệp " + j.Content.File.Recipe
	if tooLarge {
		note += ", quá lớn"
	}
	return *words(j.Content.Plain() + note + ")"), nil
}

// TestOnlyTheFileIsLeftOut: a chat that cannot be reached, and words that are refused, are no matter of a file.
func TestOnlyTheFileIsLeftOut(t *testing.T) {
	for kind, err := range map[string]error{store.TroubleUnreachable: ErrUnreachable, store.TroubleRefused: ErrRefused} {
		b := newBench(t)
		b.world.answer = func(_ context.Context, d delivery) error {
			if kind == store.TroubleRefused && d.file != "" {
				return nil // the file is taken; what follows it is not
			}
			return err
		}
		b.put(withFile(send("tg/1", strings.Repeat("chữ ", 300)), "x"))
		b.finish(3)
		assert.Equal(t, []string{kind}, b.troubles())
	}
	b := newBench(t)
	b.world.refuse(errors.New("502"))
	b.put(withFile(send("tg/1", "mời"), "x"))
	b.finish(3)
	assert.Len(t, b.world.all(), 2)
	assert.Equal(t, "qr:x", b.world.all()[1].file, "what passes is tried again with the file")
	assert.Empty(t, b.troubles())
}

// TestAFileThatNeverGetsThrough: a slow line that breaks each upload off keeps nobody's words for a day; an outage does.
func TestAFileThatNeverGetsThrough(t *testing.T) {
	for _, there := range []bool{true, false} {
		b := newBench(t, func(b *bench) { b.opt.Fileless = withoutIt })
		b.update(func(tx *store.Tx) error { return tx.SignOfLife("tg") })
		b.world.answer = func(_ context.Context, d delivery) error {
			if d.file != "" && len(b.world.all()) < 20 {
				return context.DeadlineExceeded
			}
			return nil
		}
		b.put(withFile(send("tg/1", "mời"), "x"), send("tg/1", "sau"))
		for len(b.jobs()) > 0 {
			at, ok := b.box.Next()
			require.True(t, ok)
			b.clock = later(at, b.clock)
			if there {
				b.update(func(tx *store.Tx) error { return tx.SignOfLife("tg") })
			}
			b.drain()
		}
		if there {
			assert.Equal(t, []string{"send tg/1 mời (thiếu tệp qr)", "send tg/1 sau"}, b.world.said())
			assert.Len(t, b.world.all(), fileTries+2)
			assert.Less(t, b.clock.Sub(friday), 3*time.Minute)
		} else {
			assert.Equal(t, []string{"send tg/1 mời", "send tg/1 sau"}, b.world.said(), "with its file")
			assert.Empty(t, b.troubles())
		}
	}
}

// TestAKillBetweenTheFileAndItsWords: the words that take a file's place are pinned in the commit that leaves it out.
func TestAKillBetweenTheFileAndItsWords(t *testing.T) {
	draws := 0
	b := newBench(t, func(b *bench) {
		b.opt.Render = func(context.Context, store.File) ([]byte, error) { draws++; panic("glyph") }
		b.opt.Fileless = withoutIt
	})
	b.put(withFile(send("tg/1", "mời"), "x"))
	died := b.dieIn(func() { b.drain() }, func(d delivery) bool { return true })
	require.True(t, died)
	b.crash()
	b.finish(3)
	said := b.world.said()
	assert.Equal(t, "send tg/1 mời (thiếu tệp qr)", said[len(said)-1])
	assert.Equal(t, 1, draws, "what kills a drawing is not drawn again")
	assert.Len(t, b.told, 1)
}
