package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
)

func TestRead(t *testing.T) {
	for said, want := range map[string]store.TaskRules{
		"8:00":                 {At: "08:00"},
		"lúc 8h30":             {At: "08:30"},
		"2 giờ":                {},
		"3 giờ chiều":          {At: "15:00"},
		"6:29":                 {},
		"20:01":                {},
		"Trước 14, 7, 3, 1, 0": {Before: []int{0, 1, 3, 7, 14}},
		"truoc 7 7 3 ngay":     {Before: []int{3, 7}},
		"sau 1, 3":             {After: []int{1, 3}},
		"sau 0":                {},
		"trước 365":            {},
		"xác nhận có":          {Confirm: true},
		"xac nhan co; chat":    {Confirm: true, Strict: true},
		"phó ban 3; thư ký 5; trưởng ban 7": {Deputy: 3, Calls: 5, Chair: 7},
		"deputy 2 days":  {Deputy: 2},
		"trưởng ban 0":   {},
		"thích thì nhắc": {},
	} {
		got, err := read(said, store.Committee{})
		if assert.Equal(t, want, got, said); want.At == "" && want.Before == nil && want.After == nil && !want.Confirm && want.Deputy == 0 {
			assert.Error(t, err, said)
		} else {
			assert.NoError(t, err, said)
		}
	}
	set := store.Committee{Rules: store.TaskRules{Confirm: true, At: "09:00"}}
	got, err := read("xác nhận không", set)
	require.NoError(t, err)
	assert.Equal(t, store.TaskRules{At: "09:00"}, got, "what is not named stays")
	got, err = read("mặc định", set)
	require.NoError(t, err)
	assert.Zero(t, got)
}

// TestNoRuleReachesIntoTheNight: whatever is typed, a reminder comes at a decent hour.
func TestNoRuleReachesIntoTheNight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.OneOf(rapid.String(), rapid.StringMatching(`(luc )?\d{1,2}[:hg]\d{0,2}( chieu)?`)).Draw(t, "said")
		r, err := read(said, store.Committee{})
		if err != nil {
			return
		}
		h, m := store.Committee{Rules: r}.TaskRules().Clock()
		at := h*60 + m
		assert.True(t, at >= earliest && at <= latest, "%q → %d:%d", said, h, m)
	})
}
