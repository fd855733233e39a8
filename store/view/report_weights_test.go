package view_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// TestOneWeightInOneUnit: 1.5 tonnes and 300 kg are 1.8 tonnes under the criterion and over the neighbourhoods alike.
func TestOneWeightInOneUnit(t *testing.T) {
	w := newWeekend(t, 3)
	r := w.saturday("2026-11-28")
	w.tell(r, 1, 1, store.Quantities{Tonnes: f(1.5)})
	w.tell(r, 2, 2, store.Quantities{Kg: f(300)})
	w.close(&r)
	got := w.report("2026-11-28", "2026-12-04")
	require.Len(t, got.Criteria[2].CleanUps, 1)
	assert.Equal(t, view.Sums{Tonnes: f(1.8)}, got.Criteria[2].CleanUps[0].Sums)
	assert.Equal(t, view.Sums{Tonnes: f(1.8)}, got.Sums)
	require.Len(t, got.Places, 2)
	assert.Equal(t, []view.Sums{{Tonnes: f(1.5)}, {Tonnes: f(0.3)}}, []view.Sums{got.Places[0].Sums, got.Places[1].Sums})
	checkReport(t, got)
}
