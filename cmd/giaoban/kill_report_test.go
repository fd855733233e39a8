package main

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

// What becomes of a committee's documents: the letterhead, a workbook taken in, an inspection, a Friday with a directive, its
// report edited by words and by file, withdrawn, returned, signed and superseded, a dossier, a commendation.
//
//go:embed testdata/documents.txt
var documents string

// TestTheLifeOfDocuments holds what the play below comes to, so that what is compared there is worth comparing with.
func TestTheLifeOfDocuments(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := smallScene(t).Open(dir, nil)
	require.NoError(t, err)
	require.NoError(t, s.PlayAll(parse(t, documents)))
	// came are the messages to somebody that say a thing.
	came := func(chat, part, ext string) (all []rehearsal.Entry) {
		for _, e := range s.Entries() {
			if e.Kind == rehearsal.BotSays && !e.Edited && e.Chat == chat && strings.Contains(e.Text, part) && filepath.Ext(e.File) == ext {
				all = append(all, e)
			}
		}
		return all
	}
	require.NoError(t, s.DB().View(func(tx *store.ReadTx) error {
		reports, err := tx.Reports(1)
		require.NoError(t, err)
		require.Len(t, reports, 2)
		for i, state := range []store.ReportState{store.Superseded, store.Approved} {
			assert.Equal(t, state, reports[i].State)
			lan, bao := came("Lan", reports[i].Hash[:12], ".docx"), came("Bảo", reports[i].Hash[:12], ".docx")
			require.NotEmpty(t, lan)
			require.NotEmpty(t, bao)
			for _, e := range append(lan, bao...) {
				assert.Equal(t, lan[0].Data, e.Data, "both have the same file")
			}
			assert.False(t, reports[i].Altered())
			assert.Equal(t, map[string]string{"II.2": "Tiêu chí 3 thiếu xe gom ở hẻm 45; đã đề nghị bố trí trước ngày 04/12.",
				"III": "- Khu phố 2 báo bổ sung trong ngày thứ Hai.", "IV": "- Đề nghị bố trí 2 xe gom và 1 điểm tập kết ở hẻm 45."}, reports[i].Edits)
		}
		assert.Equal(t, reports[0].ID, reports[1].Supersedes)
		assert.NotEqual(t, reports[0].Hash, reports[1].Hash)

		tasks, err := tx.Tasks(1)
		require.NoError(t, err)
		require.Len(t, tasks, 1, "of the directive")
		assert.Equal(t, "bố trí thêm xe gom", tasks[0].Work)
		criteria, err := tx.Criteria(1)
		require.NoError(t, err)
		assert.Equal(t, store.Met, criteria[2].Attainment)
		assert.Equal(t, store.NotMet, criteria[3].Attainment)
		scores, err := tx.Scores(1)
		require.NoError(t, err)
		assert.Len(t, scores, 5, "two units, one of them undone and scored again, and a photo")
		lists, err := tx.Commendations(1)
		require.NoError(t, err)
		require.Len(t, lists, 1)
		assert.NotZero(t, lists[0].Published)
		for range tx.Jobs() {
			assert.Fail(t, "something still waits to be sent")
		}
		return nil
	}))
	require.NoError(t, s.Close())

	assert.Len(t, came(rehearsal.Group, "biểu dương", ""), 1, "commended once")
	dossiers := came("Lan", "", ".zip")
	require.Len(t, dossiers, 1)
	z, err := zip.NewReader(bytes.NewReader(dossiers[0].Data), int64(len(dossiers[0].Data)))
	require.NoError(t, err)
	assert.True(t, slices.ContainsFunc(z.File, func(f *zip.File) bool { return filepath.Ext(f.Name) == ".jpg" }), "the photo is in the dossier")
	requireSoundFile(t, filepath.Join(dir, "giaoban.db"))
}

// killedDocuments kills the play at each nth point. That the state of the unharmed play comes back means: what was signed has
// the same model, hash and edits, and there is no version more; one task, one import, one score each, one publication. Files
// count by their bytes.
func killedDocuments(t *testing.T, nth int) {
	t.Helper()
	v, err := smallScene(t).EveryNth(parse(t, documents), t.TempDir(), runtime.GOMAXPROCS(0), nth)
	require.NoError(t, err)
	t.Log(v)
	assert.Equal(t, v.Kills, v.Struck, "every point is reached")
	assert.Greater(t, v.Commits, 250)
	assert.Greater(t, v.Sends, 80)
	assert.Zero(t, v.Waiting)
	assert.Empty(t, v.Offenders)
}

// TestDocumentsKilledNowAndThen is the promise of design 3 for documents, at a few of the points.
func TestDocumentsKilledNowAndThen(t *testing.T) {
	notRaced(t)
	t.Parallel()
	killedDocuments(t, 23)
}

// TestAllOfDocumentsKilledAtEveryCommitAndSending is the same at all of them.
func TestAllOfDocumentsKilledAtEveryCommitAndSending(t *testing.T) {
	if !*killAll {
		t.Skip("minutes; run with -kill")
	}
	t.Parallel()
	killedDocuments(t, 1)
}

// TestDocumentsKilledAgainAndAgain scatters several kills and crashes over the same life.
func TestDocumentsKilledAgainAndAgain(t *testing.T) {
	if !*killAll {
		t.Skip("a minute; run with -kill")
	}
	t.Parallel()
	killedAgain(t, documents, 80, 2, 12)
}
