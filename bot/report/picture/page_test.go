package picture

import (
	"image"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
	"giaoban/store/storetest"
	"giaoban/store/view"
)

// outside tells whether anything is drawn in the margins.
func outside(img *image.RGBA) bool {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for _, side := range [][2]int{{b.Min.X, b.Min.X + margin}, {b.Max.X - margin, b.Max.X}} {
			for x := side[0]; x < side[1]; x++ {
				if img.RGBAAt(x, y) != paper && (x < margin-4 || x > b.Max.X-margin+4) {
					return true
				}
			}
		}
	}
	return false
}

// TestNothingLeavesThePage: whatever names are and however many things there are, all is inside the margins, and the
// picture has a size that platforms take (width and height together under 10,000).
func TestNothingLeavesThePage(t *testing.T) {
	word := rapid.OneOf(rapid.StringMatching("[A-ZĐƯƠa-zàảãạằờữỷ ,.]{0,120}"), rapid.String(), rapid.Just(strings.Repeat("Ằ", 5000)))
	n := rapid.OneOf(rapid.IntRange(0, 12), rapid.Just(100000), rapid.Just(1<<40))
	reports := rapid.Custom(func(t *rapid.T) view.Report {
		r := view.Report{First: "2026-11-21", Last: "2026-11-27"}
		r.Committee.Name = word.Draw(t, "committee")
		r.Met, r.MetBefore, r.Total = n.Draw(t, "met"), n.Draw(t, "before"), n.Draw(t, "total")
		for range rapid.IntRange(0, 8).Draw(t, "criteria") {
			r.Criteria = append(r.Criteria, view.ReportCriterion{Number: n.Draw(t, "number"), Name: word.Draw(t, "name"),
				Light: view.Light(rapid.IntRange(0, 4).Draw(t, "light")), LightBefore: view.Green, Attainment: store.NearlyMet})
		}
		r.Tally = view.ReportTally{All: n.Draw(t, "all"), DoneInTime: n.Draw(t, "in time"), Overdue: n.Draw(t, "overdue"), Undated: n.Draw(t, "undated")}
		r.Rounds = []view.ReportRound{{Phase: store.Closed, Answered: view.Participation{Expected: n.Draw(t, "expected"), Complete: n.Draw(t, "complete"), Silent: n.Draw(t, "silent")}}}
		for range rapid.IntRange(0, 5).Draw(t, "plans") {
			x := view.ReportRound{Plan: word.Draw(t, "plan"), Kind: store.CleanUp, Phase: store.Closed, Turnout: &view.ReportTurnout{Worked: n.Draw(t, "worked"), Asked: n.Draw(t, "asked")}}
			r.Rounds = append(r.Rounds, x)
		}
		return r
	})
	// A picture takes a tenth of a second, and ten times that where races are looked for: a dozen of them will do.
	for seed := range storetest.Times(12, 2) {
		img, err := drawn(store.Vietnamese, reports.Example(seed))
		require.NoError(t, err)
		assert.False(t, outside(img), "drawn outside, seed %d", seed)
		assert.Equal(t, width, img.Bounds().Dx())
		assert.Less(t, img.Bounds().Dy(), 10000-width)
	}
}

// TestAHundredCriteria: a picture that platforms would refuse is cut, and says so.
func TestAHundredCriteria(t *testing.T) {
	r := view.Report{Criteria: make([]view.ReportCriterion, 100), Total: 100}
	words, err := Words(store.Vietnamese, r)
	require.NoError(t, err)
	assert.Equal(t, "… và 40 tiêu chí nữa", words["more"])
	img, err := drawn(store.Vietnamese, r)
	require.NoError(t, err)
	assert.Less(t, img.Bounds().Dy(), 10000-width)
}

// TestFitIsAsLongAsItCanBe: a text that is cut has no room for one letter more, and is never wider than it may be.
func TestFitIsAsLongAsItCanBe(t *testing.T) {
	p, err := newPen()
	require.NoError(t, err)
	s := style{46, false}
	rapid.Check(t, func(t *rapid.T) {
		name := p.clean(rapid.StringMatching("[A-ZĐƯƠa-zàảãạằờữỷ]{1,80}").Draw(t, "name"), s)
		room := rapid.IntRange(120, 900).Draw(t, "room")
		got, err := p.fit(name, s, room)
		require.NoError(t, err)
		wide, err := p.width(got, s)
		require.NoError(t, err)
		assert.LessOrEqual(t, wide, room)
		kept, cut := strings.CutSuffix(got, "…")
		if !cut {
			assert.Equal(t, name, got)
			return
		}
		more := []rune(strings.TrimPrefix(name, kept))
		wide, err = p.width(kept+string(more[0])+"…", s)
		require.NoError(t, err)
		assert.Greater(t, wide, room-8, "room was left")
	})
}
