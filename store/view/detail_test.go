package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func (w *ward) detail(r *store.Round, s store.Subject, asOf ...time.Time) (d view.Detail, err error) {
	w.t.Helper()
	week := w.week(r, asOf...)
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		if len(asOf) > 0 {
			tx = tx.AsOf(asOf[0])
		}
		d, err = view.DetailOf(tx, week, s)
		return nil
	}))
	return d, err
}

// TestDetailIsTheLine: what is shown of a line is what the line rests on: the same light, all the words in force with the
// deciding one first, what was said in the weeks before.
func TestDetailIsTheLine(t *testing.T) {
	w := newWard(t, 18) // two members for each criterion, the first leads
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 3, 3, store.Doing)
	w.close(first)
	r := w.open(at("2026-11-27 14:00"))
	led := w.say(r, 3, 3, store.Blocked)
	w.say(r, 12, 3, store.Done)
	w.say(r, 4, 4, store.Done)

	d, err := w.detail(r, "tc3")
	require.NoError(t, err)
	assert.Equal(t, view.Red, d.Light, "the lead decides")
	assert.Equal(t, view.Yellow, d.Before)
	require.Len(t, d.Words, 2)
	assert.Equal(t, led.ID, d.Words[0].ID, "the deciding word comes first, though the other is newer")
	require.Len(t, d.Owners, 2)
	assert.Equal(t, store.MemberID(3), d.Owners[0].ID, "the lead comes first")
	require.Len(t, d.Earlier, 1)
	assert.Equal(t, store.Doing, d.Earlier[0].Word.Status)

	for _, row := range w.week(r).Rows {
		d, err := w.detail(r, row.Criterion.Subject())
		require.NoError(t, err)
		assert.Equal(t, row.Light, d.Light)
		assert.Equal(t, row.Before, d.Before)
		assert.Len(t, d.Words, len(row.Words))
	}
	d, err = w.detail(r, "tc3", led.Said.Add(-time.Millisecond))
	require.NoError(t, err)
	assert.Empty(t, d.Words, "as of a moment before anybody spoke")
	for _, none := range []store.Subject{"tc12", "tc0", "kp5", "V1", "", "kp"} {
		_, err = w.detail(r, none)
		assert.ErrorIs(t, err, store.ErrNotFound, "%q", none)
	}
}

// TestDetailOfAPlace: a neighbourhood has its own light, tasks and photos; one that has ended is no line of the week.
func TestDetailOfAPlace(t *testing.T) {
	w := newWard(t, 1)
	w.update(func(tx *store.Tx) error {
		for n := 1; n <= 3; n++ {
			p := store.Neighbourhood{Committee: w.c.ID, Number: n, Name: "Khu phố", From: tx.Now()}
			if n == 3 {
				p.To = tx.Now().AddDate(0, 0, 1)
			}
			if err := tx.PutNeighbourhood(&p); err != nil {
				return err
			}
		}
		return nil
	})
	w.now = at("2026-11-25 08:00")
	w.update(func(tx *store.Tx) error {
		late := store.Task{Committee: w.c.ID, Work: "Dọn chợ", Criterion: 3, Deadline: store.Deadline{Day: "2026-11-26"},
			Parties: []store.Party{{Neighbourhood: 1, Name: "Khu phố 1", Lead: true, From: tx.Now()}}}
		return tx.PutTask(&late)
	})
	r := w.open(at("2026-11-28 14:00"))
	kp := func(s store.Subject) func(*store.Reply) { return func(r *store.Reply) { r.Subject = s } }
	w.say(r, 1, 1, store.Done, kp("kp1"))
	w.say(r, 1, 1, store.Done, kp("kp2"))
	w.update(func(tx *store.Tx) error {
		for i, e := range []store.Evidence{{Round: r.ID, Subject: "kp1", MIME: "image/jpeg"}, {Subject: "kp1", MIME: "image/jpeg", At: at("2026-10-01 08:00")},
			{Subject: "kp1", MIME: "application/pdf", At: at("2026-11-27 08:00")}, {Round: r.ID, Subject: "kp2", MIME: "image/jpeg"}} {
			e.Committee, e.ID = w.c.ID, 0
			if e.At.IsZero() {
				e.At = w.now.Add(time.Duration(i) * time.Second)
			}
			if err := tx.PutEvidence(&e); err != nil {
				return err
			}
		}
		return nil
	})
	d, err := w.detail(r, "kp1")
	require.NoError(t, err)
	assert.Equal(t, 1, d.Overdue)
	assert.Equal(t, view.Red, d.Light, "an overdue task, though the word is that it is done")
	assert.Len(t, d.Tasks, 1)
	assert.Equal(t, [4]int{1, 1, 2, 1}, [4]int{d.Photos, d.Files, d.AllPhotos, d.AllFiles})
	d, err = w.detail(r, "kp2")
	require.NoError(t, err)
	assert.Equal(t, view.Green, d.Light)
	assert.Empty(t, d.Tasks)

	week := w.week(r)
	var lights []view.Light
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		all, err := view.PlaceLights(tx, week)
		for _, l := range all {
			lights = append(lights, l.Light)
		}
		return err
	}))
	assert.Equal(t, []view.Light{view.Red, view.Green}, lights)
}
