package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

var update = flag.Bool("update", false, "rewrite what the transcripts want")

// openings are the stages that every script begins from, by the language of people's phones, and how they came about;
// each is set once.
var openings struct {
	mu     sync.Mutex
	scenes map[store.Lang]*rehearsal.Scene
	pasts  map[store.Lang][]rehearsal.Entry
}

func opening(t testing.TB, lang store.Lang) *rehearsal.Scene {
	t.Helper()
	sc, _ := openingAndPast(t, lang)
	return sc
}

func openingAndPast(t testing.TB, lang store.Lang) (*rehearsal.Scene, []rehearsal.Entry) {
	t.Helper()
	openings.mu.Lock()
	defer openings.mu.Unlock()
	if sc := openings.scenes[lang]; sc != nil {
		return sc, openings.pasts[lang]
	}
	// Not t.TempDir: the folder outlives the test that happens to be first. The scene keeps what it needs in memory.
	dir, err := os.MkdirTemp("", "giaoban-test")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	stage, err := rehearsal.Past(rehearsal.Options{Build: stageMachine, Dir: dir, Seed: 1, Lang: lang})
	require.NoError(t, err)
	sc, err := stage.Freeze()
	require.NoError(t, err)
	if openings.scenes == nil {
		openings.scenes, openings.pasts = map[store.Lang]*rehearsal.Scene{}, map[store.Lang][]rehearsal.Entry{}
	}
	openings.scenes[lang], openings.pasts[lang] = sc, stage.Entries()
	return sc, stage.Entries()
}

// TestTranscripts plays every script in testdata/transcripts with the real program and compares what everybody reads,
// word for word. A file has a script, what is wanted, and perhaps "-- lang --" of people's phones and "-- show --", the
// chats whose words matter to it. Rewrite with -update, and read the difference.
func TestTranscripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/transcripts/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			ar, err := txtar.ParseFile(file)
			require.NoError(t, err)
			got, err := playArchive(t, file, ar)
			if *update {
				setSection(ar, "want", got)
				require.NoError(t, os.WriteFile(file, txtar.Format(ar), 0o644))
			}
			require.NoError(t, err)
			same(t, section(ar, "want"), got)
		})
	}
}

func playArchive(t *testing.T, file string, ar *txtar.Archive) (string, error) {
	lang := store.Lang(strings.TrimSpace(section(ar, "lang")))
	if lang == "" {
		lang = store.Vietnamese
	}
	lines, err := rehearsal.Parse(file, strings.NewReader(section(ar, "script")))
	require.NoError(t, err)
	stage, err := opening(t, lang).Open(t.TempDir(), nil)
	require.NoError(t, err)
	played := stage.PlayAll(lines)
	entries := stage.Entries()
	if show := strings.Fields(section(ar, "show")); len(show) > 0 {
		entries = rehearsal.Only(entries, show)
	}
	var out bytes.Buffer
	require.NoError(t, rehearsal.WriteText(&out, entries, lang))
	require.NoError(t, stage.Close())
	return out.String(), played
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setSection(ar *txtar.Archive, name, data string) {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			ar.Files[i].Data = []byte(data)
			return
		}
	}
	ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(data)})
}

// TestThePast holds how the committee came to the bot: claim, dialog, roster, invites, consent, group, three Fridays.
func TestThePast(t *testing.T) {
	t.Parallel()
	_, past := openingAndPast(t, store.Vietnamese)
	var out bytes.Buffer
	shown := rehearsal.Only(past, []string{"Lan", "Bảo", "Hùng", rehearsal.Group})
	require.NoError(t, rehearsal.WriteText(&out, shown, store.Vietnamese))
	const file = "testdata/past.txt"
	if *update {
		require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	same(t, string(want), out.String())
}

// same fails with the first lines that differ, and no more: a transcript is long.
func same(t *testing.T, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	at := 0
	for at < len(w) && at < len(g) && w[at] == g[at] {
		at++
	}
	around := func(lines []string) string {
		return strings.Join(lines[max(at-4, 0):min(at+6, len(lines))], "\n")
	}
	t.Errorf("line %d of the transcript differs; -update rewrites it\n--- want\n%s\n--- got\n%s", at+1, around(w), around(g))
}

// BenchmarkThePast is how long it takes to set the stage: 22 people join, three Fridays.
func BenchmarkThePast(b *testing.B) {
	for b.Loop() {
		sc, err := demoCmd{Seed: 1, lang: store.Vietnamese}.opening(b.TempDir())
		require.NoError(b, err)
		require.NotNil(b, sc)
	}
}

// BenchmarkFriday is one play of the whole Friday on the file: 22 people, about 75 sendings.
func BenchmarkFriday(b *testing.B) {
	ar, err := txtar.ParseFile("testdata/transcripts/friday.txtar")
	require.NoError(b, err)
	lines, err := rehearsal.Parse("friday.txtar", strings.NewReader(section(ar, "script")))
	require.NoError(b, err)
	sc := opening(b, store.Vietnamese)
	for b.Loop() {
		stage, err := sc.Open(b.TempDir(), nil)
		require.NoError(b, err)
		require.NoError(b, stage.PlayAll(lines))
		require.NoError(b, stage.Close())
	}
}
