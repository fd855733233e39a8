package roster

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
)

func newDuties(n int) *duties {
	d := &duties{now: time.Date(2026, 11, 26, 1, 0, 0, 0, time.UTC), dirty: map[store.MemberID]bool{}}
	for i := range n {
		d.all = append(d.all, store.Member{ID: store.MemberID(i + 1), From: d.now})
	}
	return d
}

func TestLeadPassesOn(t *testing.T) {
	d := newDuties(3)
	hung, tam, son := &d.all[0], &d.all[1], &d.all[2]
	for _, m := range []*store.Member{hung, tam, son} {
		d.give(m, "tc3")
		d.now = d.now.Add(time.Hour)
	}
	assert.Equal(t, hung.ID, d.lead("tc3").ID, "the first leads")
	d.makeLead(son, "tc3")
	assert.Equal(t, son.ID, d.lead("tc3").ID)
	d.now = d.now.Add(time.Hour)
	d.take(son, "tc3")
	assert.Equal(t, hung.ID, d.lead("tc3").ID, "the oldest owner takes over, although his charge was rewritten")
	d.now = d.now.Add(time.Hour)
	d.end(hung)
	assert.Equal(t, tam.ID, d.lead("tc3").ID)
	assert.False(t, hung.In(d.now))
	assert.Empty(t, hung.AnswersFor(d.now))
	// An old week still shows who led then.
	then := d.now.Add(-3 * time.Hour).Add(-30 * time.Minute)
	assert.Equal(t, []store.Charge{hung.Charges[0]}, hung.AnswersFor(then))
	assert.True(t, hung.Charges[0].Lead)
}

// Whatever is given, taken and handed on: each subject that has owners has one lead, nobody has a subject twice, and what
// was true of the past stays true.
func TestDutiesHold(t *testing.T) {
	all := codes("tc1 tc2 kp1")
	rapid.Check(t, func(t *rapid.T) {
		d := newDuties(4)
		type moment struct {
			at   time.Time
			held map[store.MemberID][]store.Charge
		}
		var past []moment
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			m := &d.all[rapid.IntRange(0, len(d.all)-1).Draw(t, "member")]
			s := rapid.SampledFrom(all).Draw(t, "subject")
			switch rapid.IntRange(0, 4).Draw(t, "act") {
			case 0:
				d.give(m, s)
			case 1:
				d.take(m, s)
			case 2:
				d.makeLead(m, s)
			case 3:
				d.set(m, rapid.SliceOfDistinct(rapid.SampledFrom(all), rapid.ID[store.Subject]).Draw(t, "set"))
			case 4:
				held := map[store.MemberID][]store.Charge{}
				for _, m := range d.all {
					for _, c := range m.AnswersFor(d.now) {
						c.To = time.Time{}
						held[m.ID] = append(held[m.ID], c)
					}
				}
				past = append(past, moment{d.now, held})
				d.now = d.now.Add(time.Minute)
			}
			for _, s := range all {
				leads := 0
				for _, o := range d.owners(s) {
					mine := slices.DeleteFunc(o.AnswersFor(d.now), func(c store.Charge) bool { return c.Subject != s })
					require.Len(t, mine, 1)
					if mine[0].Lead {
						leads++
					}
				}
				require.Equal(t, min(1, len(d.owners(s))), leads)
			}
		}
		for _, p := range past {
			for _, m := range d.all {
				var now []store.Charge
				for _, c := range m.AnswersFor(p.at) {
					c.To = time.Time{}
					now = append(now, c)
				}
				require.ElementsMatch(t, p.held[m.ID], now)
			}
		}
	})
}
